#include "names/parts.hpp"

#include <algorithm>

#include "names/syllable.hpp"

namespace allonym::names {
namespace {

constexpr std::uint64_t concept_space = 1ULL << 32, literal_space = 2ULL << 32, number_space = 3ULL << 32,
                        entity_space = 4ULL << 32;
constexpr std::uint8_t literal_weight = 7, small_word_weight = 2, number_weight = 6, entity_weight = 6;
// A country that only one side names is often understood on the other.
constexpr int entity_left = 2;

std::uint64_t literal(std::string_view w) { return literal_space | ground::hash(w); }

// Roman numerals up to 39 in capitals: "Đại hội XIV", "World War II".
int roman(std::string_view w) {
  int value = 0, last = 100;
  for (const char c : w) {
    const int v = c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : 0;
    if (v == 0) return 0;
    value += v > last ? v - 2 * last : v;
    last = v;
  }
  return w.size() <= 6 ? value : 0;
}

// "Nghị quyết 202 | /2025/QH15", "57 | -NQ/TW": the words of a register behind the number of a document. Marks them.
std::vector<char> registered(const std::vector<word>& words) {
  std::vector<char> out(words.size(), 0);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].digits || out[i] != 0) continue;
    std::size_t end = i + 1;
    bool slash = false;
    while (end < words.size() &&
           (words[end].before == gap::slash || words[end].before == gap::hyphen || words[end].before == gap::dot) &&
           (words[end].digits || words[end].upper))
      slash |= words[end++].before == gap::slash;
    if (slash) std::fill(out.begin() + static_cast<std::ptrdiff_t>(i) + 1, out.begin() + static_cast<std::ptrdiff_t>(end), 1);
  }
  return out;
}

}  // namespace

parted_name::parted_name(std::string_view t, language lang, const std::vector<inner_entity>& inner)
    : text(t), words(split_words(t)) {
  const lexicon& lex = lexicon::get();
  const bool english = lang.same_primary("en");
  const auto n = static_cast<std::uint32_t>(words.size());
  for (const inner_entity& e : inner) {
    name_part p;
    p.first = n;
    for (std::uint32_t i = 0; i < n; ++i) {
      if (words[i].range.begin >= e.range.begin && words[i].range.end <= e.range.end) {
        p.first = std::min(p.first, i);
        p.end = i + 1;
      }
    }
    if (p.first >= p.end) continue;
    p.kind = part_kind::entity;
    p.weight = entity_weight;
    p.symbols.push_back(entity_space | ground::hash(e.id));
    parts.push_back(std::move(p));
  }
  std::string key;
  // Adds the concepts of the phrases that start at word i; whether there are any.
  const auto phrases = [&](language of, std::uint32_t i) {
    const ground::phrase_table& table = lex.table(of);
    bool found = false;
    key.clear();
    for (std::uint32_t k = 0; k < table.longest() && i + k < n; ++k) {
      append_word(key, of.same_primary("vi") ? list_spelling(words[i + k].canonical) : words[i + k].folded);
      auto ids = table.find(key);
      if (ids.empty() && of.same_primary("fr") && key.size() > 4 && key.back() == 's')
        ids = table.find(std::string_view(key).substr(0, key.size() - 1));
      if (ids.empty()) continue;
      name_part p{i, i + k + 1, part_kind::concept_, concept_role::modifier, 0, false, {}};
      for (const std::uint32_t id : ids) {
        const concept_entry e = lex.entry(id);
        p.symbols.push_back(concept_space | id);
        if (e.weight > p.weight) {
          p.weight = e.weight;
          p.role = e.role;
        }
      }
      parts.push_back(std::move(p));
      found = true;
    }
    return found;
  };
  for (std::uint32_t i = 0; i < n; ++i) {
    const word& w = words[i];
    if (w.digits) {
      name_part p{i, i + 1, part_kind::number, concept_role::numeral, number_weight, false, {}};
      std::size_t digits = 0;
      while (digits < w.folded.size() && w.folded[digits] >= '0' && w.folded[digits] <= '9') ++digits;
      p.symbols.push_back(number_space | ground::hash(w.folded.substr(0, digits)));
      p.symbols.push_back(literal(w.folded));
      parts.push_back(std::move(p));
      continue;
    }
    if (w.capital && (w.upper || w.folded.size() == 1))
      if (const int value = roman(w.folded); value > 0 && i > 0)
        parts.push_back({i,
                         i + 1,
                         part_kind::number,
                         concept_role::numeral,
                         number_weight,
                         false,
                         {number_space | ground::hash(std::to_string(value)), literal(w.folded)}});
    // What other languages leave in English: "la Kuwait Investment Authority".
    if (!phrases(lang, i) && w.capital && !english) phrases("en", i);
    if (is_link(w.folded)) {
      parts.push_back({i, i + 1, part_kind::link, concept_role::generic, 0, false, {}});
    } else {
      parts.push_back({i,
                       i + 1,
                       part_kind::literal,
                       concept_role::modifier,
                       w.capital ? literal_weight : small_word_weight,
                       false,
                       {literal(w.folded)}});
    }
  }
  const std::vector<char> register_ = registered(words);
  for (name_part& p : parts)
    p.registry = std::all_of(register_.begin() + p.first, register_.begin() + p.end, [](char r) { return r != 0; });
}

namespace {

bool share_symbol(const name_part& p, const name_part& q) {
  return std::any_of(p.symbols.begin(), p.symbols.end(),
                     [&](std::uint64_t s) { return std::find(q.symbols.begin(), q.symbols.end(), s) != q.symbols.end(); });
}

// The known name of several words that holds a part, if one does.
const name_part* known_around(const parted_name& n, const name_part& p) {
  for (const name_part& e : n.parts)
    if (e.kind == part_kind::entity && e.first <= p.first && p.end <= e.end && e.end - e.first > p.end - p.first) return &e;
  return nullptr;
}

// Whether a part of `a` has a word that the part of `b` lacks.
bool adds(const parted_name& a, const name_part& p, const parted_name& b, const name_part& q) {
  const auto in = [&](const word& w) {
    return std::any_of(b.words.begin() + q.first, b.words.begin() + q.end, [&](const word& o) { return o.folded == w.folded; });
  };
  return !std::all_of(a.words.begin() + p.first, a.words.begin() + p.end, in);
}

// "Bắc | Carolina" and "South | Carolina": a word that the names of two things share. Rio de Janeiro, the city and the state,
// has one name.
bool of_two_things(const parted_name& a, const name_part& p, const parted_name& b, const name_part& q) {
  const name_part* x = known_around(a, p);
  const name_part* y = x != nullptr ? known_around(b, q) : nullptr;
  return y != nullptr && !share_symbol(*x, *y) && adds(a, *x, b, *y) && adds(b, *y, a, *x);
}

}  // namespace

part_agreement agree(const parted_name& a, const parted_name& b) {
  struct pair {
    std::uint32_t a, b;
    int value;
  };
  std::vector<pair> pairs;
  for (std::uint32_t i = 0; i < a.parts.size(); ++i)
    for (std::uint32_t k = 0; k < b.parts.size(); ++k) {
      const name_part &p = a.parts[i], &q = b.parts[k];
      if (!share_symbol(p, q) || of_two_things(a, p, b, q)) continue;
      const int words = static_cast<int>((p.end - p.first) + (q.end - q.first));
      pairs.push_back({i, k, words * 16 + std::min(p.weight, q.weight)});
    }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const pair& x, const pair& y) { return x.value != y.value ? x.value > y.value : x.a + x.b < y.a + y.b; });
  std::vector<char> used_a(a.words.size(), 0), used_b(b.words.size(), 0);
  const auto free = [](const std::vector<char>& used, const name_part& p) {
    return std::none_of(used.begin() + p.first, used.begin() + p.end, [](char u) { return u != 0; });
  };
  const auto range = [](const parted_name& n, const name_part& p) {
    return byte_range{n.words[p.first].range.begin, n.words[p.end - 1].range.end};
  };
  part_agreement out;
  for (const pair& x : pairs) {
    const name_part &p = a.parts[x.a], &q = b.parts[x.b];
    if (!free(used_a, p) || !free(used_b, q)) continue;
    std::fill(used_a.begin() + p.first, used_a.begin() + p.end, 1);
    std::fill(used_b.begin() + q.first, used_b.begin() + q.end, 1);
    const int weight = std::min(p.weight, q.weight);
    out.shared += weight;
    ++out.shared_parts;
    const bool copied = p.kind == part_kind::literal && q.kind == part_kind::literal;
    out.copied |= copied && weight >= literal_weight;
    evidence e;
    e.kind = p.kind == part_kind::number   ? evidence_kind::number
             : p.kind == part_kind::entity ? evidence_kind::country
             : copied                      ? evidence_kind::equal
                                           : evidence_kind::translation;
    e.a = range(a, p);
    e.b = range(b, q);
    out.reasons.push_back(e);
  }
  // What is left: the reading of the remaining words that weighs most a phrase, longest first.
  struct rest {
    int weight = 0;
    bool number = false, qualifier = false, head = false, country = false, content = false;
  };
  const auto left = [&](const parted_name& n, std::vector<char>& used) {
    rest r;
    std::vector<const name_part*> open;
    for (const name_part& p : n.parts)
      if (free(used, p)) open.push_back(&p);
    std::stable_sort(open.begin(), open.end(), [](const name_part* x, const name_part* y) {
      if (x->end - x->first != y->end - y->first) return x->end - x->first > y->end - y->first;
      return x->kind != part_kind::literal && y->kind == part_kind::literal;
    });
    for (const name_part* p : open) {
      if (!free(used, *p)) continue;
      std::fill(used.begin() + p->first, used.begin() + p->end, 1);
      const bool generic = p->kind == part_kind::concept_ && p->role == concept_role::generic;
      r.number |= p->kind == part_kind::number;
      if (p->registry) continue;
      r.weight += generic ? 1 : p->kind == part_kind::entity ? entity_left : p->weight;
      r.content |= p->weight > 0 && !generic && !(p->kind == part_kind::concept_ && p->role == concept_role::head);
      r.country |= p->kind == part_kind::entity;
      r.qualifier |= p->kind == part_kind::concept_ && p->role == concept_role::qualifier;
      r.head |= p->kind == part_kind::concept_ && p->role == concept_role::head;
    }
    return r;
  };
  const rest ra = left(a, used_a), rb = left(b, used_b);
  out.left_a = ra.weight;
  out.left_b = rb.weight;
  out.generic_left = !ra.content && !rb.content;
  out.numbers_disagree = ra.number && rb.number;
  out.qualifiers_disagree = ra.qualifier && rb.qualifier;
  out.heads_disagree = ra.head && rb.head;
  out.countries_disagree = ra.country && rb.country;
  return out;
}

}  // namespace allonym::names
