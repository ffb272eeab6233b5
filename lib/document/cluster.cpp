// cluster: the mentions of a document gathered into entities. Same dictionary entity, same name, acronym beside its full form,
// alias told in the text, and short forms by the habit of each culture, where only one bearer fits.
#include "document/clusters.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>

#include "document/spans.hpp"
#include "ground/unicode.hpp"
#include "names/lexicon.hpp"
#include "names/syllable.hpp"

namespace allonym {
namespace text {

namespace {

using names::lexicon;
using names::word_list;

bool generation(const std::string& w) { return lexicon::get().contains(word_list::generations, w); }

// "BĐBP tỉnhNghệ An" is "BĐBP Nghệ An": the level of a place in lower case inside a name.
std::string without_levels(const named& n) {
  const auto lower = [&](std::size_t i) { return i < n.words.size() && !n.words[i].capital; };
  // How many words of such a level stand at i.
  const auto level = [&](std::size_t i) {
    for (std::size_t words = lower(i + 1) ? 2 : 1; words >= 1; --words)
      if (i + words < n.words.size() && n.words[i + words].capital &&
          lexicon::get().contains(word_list::vi_divisions, part(n.words, i, words)))
        return words;
    return std::size_t{0};
  };
  std::string out;
  for (std::size_t i = 0; i < n.words.size(); ++i) {
    if (i > 0 && lower(i)) i += level(i);
    names::append_word(out, n.words[i].canonical);
  }
  return out;
}

// The begin of the code point that byte `at` continues, or `at`; bytes that continue nothing are code points of their own.
std::uint32_t code_point_at(std::string_view text, std::uint32_t at) {
  for (std::uint32_t back = 1; at < text.size() && back <= 3 && back <= at; ++back) {
    const auto byte = static_cast<unsigned char>(text[at - back]);
    if ((byte & 0xC0U) == 0x80U) continue;
    std::size_t next = at - back;
    ground::next_code_point(text, next);
    return next > at ? at - back : at;
  }
  return at;
}

// "gia đình | Dahlberg", "the | Dahlberg | family": whether the words around a mention say so.
bool beside_family(const document& d, byte_range name) {
  constexpr std::uint32_t reach = 24;  // bytes
  const std::string_view before = slice(d.text, {name.begin > reach ? name.begin - reach : 0, name.begin});
  if (!d.lang.same_primary("vi"))
    return std::string_view(d.text).substr(name.end).starts_with(" family") && before.ends_with("the ");
  if (!before.ends_with(' ')) return false;
  const std::vector<names::word> words = names::split_words(before);
  for (std::size_t n = 2; n <= 3 && n <= words.size(); ++n)
    if (lexicon::get().contains(word_list::vi_families, part(words, words.size() - n, n))) return true;
  return false;
}

// Surnames of the text that stand for all who bear them, alone behind or before a word for a family, or in the plural.
void mark_families(const document& d, std::vector<named>& names) {
  const lexicon& lex = lexicon::get();
  std::set<std::string> surnames;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::vector<names::word>& words = names[i].words;
    if (d.mentions[i].type == entity_type::person && d.mentions[i].typed && words.size() >= 2 && words.size() <= 4 &&
        !lex.contains(word_list::vi_family_names, words.front().canonical) &&
        !names::is_vietnamese_syllable(words.back().canonical))
      surnames.insert(words.back().folded);
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].words.size() != 1 || !d.mentions[i].id.empty()) continue;
    const std::string& w = names[i].words.front().folded;
    const bool plural =
        !d.lang.same_primary("vi") && w.size() >= 4 && w.back() == 's' && !surnames.contains(w) &&
        (surnames.contains(w.substr(0, w.size() - 1)) || (w.ends_with("es") && surnames.contains(w.substr(0, w.size() - 2))));
    if (plural || (surnames.contains(w) && beside_family(d, d.mentions[i].range))) names[i].family = true;
  }
}

// The last words of the names of persons.
std::set<std::string> surnames_of(const clusters& c) {
  std::set<std::string> out;
  for (std::uint32_t i = 0; i < c.count(); ++i)
    if (c.full_person(i) && c.doc.mentions[i].typed) out.insert(c.names[i].words.back().canonical);
  return out;
}

}  // namespace

clusters::clusters(document& d) : doc(d), sets_(d.mentions.size()) {
  for (const mention& m : doc.mentions) {
    named n;
    n.words = names::split_words(slice(doc.text, m.range));
    // Generation suffixes are no part that one is called by.
    if (m.type == entity_type::person && n.words.size() > 2 && generation(n.words.back().folded)) n.words.pop_back();
    for (const names::word& w : n.words) {
      names::append_word(n.key, w.folded);
      names::append_word(n.canonical, w.canonical);
    }
    names.push_back(std::move(n));
  }
  mark_families(d, names);
  for (std::uint32_t i = 0; i < count(); ++i)
    if (names[i].family) d.mentions[i].type = entity_type::person, d.mentions[i].typed = true;
}

void clusters::join(std::uint32_t a, std::uint32_t b) {
  a = root(a);
  b = root(b);
  const bool two = std::any_of(told.begin(), told.end(), [&](const told_relation& t) {
    const std::uint32_t x = root(t.from), y = root(t.to);
    return (x == a && y == b) || (x == b && y == a);
  });
  if (!two) sets_.join(a, b);
}

std::string part(const std::vector<names::word>& words, std::size_t first, std::size_t n) {
  std::string out;
  for (std::size_t w = 0; w < n; ++w) names::append_word(out, words[first + w].canonical);
  return out;
}

bool town_of_state(const clusters& c, std::uint32_t i) {
  constexpr std::size_t longest = 8;  // bytes between them: a comma and the level of the state
  if (i + 1 >= c.count()) return false;
  const mention &town = c.doc.mentions[i], &state = c.doc.mentions[i + 1];
  if (town.type != entity_type::place || !town.typed || state.type != entity_type::place || !state.id.starts_with("iso:"))
    return false;
  const std::string_view between = c.between(i, i + 1);
  return between.starts_with(", ") && between.size() <= longest && between.find('.') == std::string_view::npos;
}

void same_name(clusters& c) {
  std::map<std::string, std::uint32_t> by_id, by_name;
  for (std::uint32_t i = 0; i < c.count(); ++i) {
    const mention& m = c.doc.mentions[i];
    if (!m.id.empty()) {
      const auto [at, fresh] = by_id.emplace(m.id, i);
      if (!fresh) c.join(at->second, i);
    }
  }
  const std::set<std::string> surnames = surnames_of(c);
  for (std::uint32_t i = 0; i < c.count(); ++i) {
    const mention& m = c.doc.mentions[i];
    // Marks tell Vietnamese names apart: Bách is not Bạch.
    std::string key = c.doc.lang.same_primary("vi") ? without_levels(c.names[i]) : c.names[i].key;
    if (c.names[i].family) key += " family";
    if (bare_team(m)) key += " team";
    if (surnames.contains(c.names[i].canonical) && town_of_state(c, i)) key += " town";
    if (!c.names[i].owner.empty()) names::append_word(key, c.names[i].owner);
    const auto [at, fresh] = by_name.emplace(key, i);
    if (fresh) continue;
    const mention& other = c.doc.mentions[at->second];
    if (!m.id.empty() && !other.id.empty() && m.id != other.id) continue;
    // "ông Nguyễn Tiến Lộc" is not "bà Nguyễn Tiến Lộc".
    if (c.full_person(i) && m.sex != gender::unknown && other.sex != gender::unknown && m.sex != other.sex) continue;
    // "bà Nga" is not Russia.
    if (m.id.empty() != other.id.empty() && m.typed && other.typed && m.type != other.type &&
        (m.type == entity_type::person || other.type == entity_type::person))
      continue;
    c.join(at->second, i);
  }
}

}  // namespace text

inline namespace v1 {
namespace {

std::size_t word_count(std::string_view name) { return names::split_words(name).size(); }

// The entities of the document, and what is told of them.
void collect(text::clusters& c) {
  std::map<std::uint32_t, std::uint32_t> entity_of;
  for (std::uint32_t i = 0; i < c.count(); ++i) {
    const auto [at, fresh] = entity_of.emplace(c.root(i), static_cast<std::uint32_t>(c.doc.entities.size()));
    if (fresh) c.doc.entities.emplace_back();
    c.doc.entities[at->second].mentions.push_back(i);
  }
  for (const text::told_relation& t : c.told)
    c.doc.relations.push_back({t.kind, entity_of.at(c.root(t.from)), entity_of.at(c.root(t.to)), t.range});
  for (entity& e : c.doc.entities) {
    std::array<int, entity_type_count> votes{};
    for (const std::uint32_t i : e.mentions) {
      const mention& m = c.doc.mentions[i];
      if (!m.id.empty() && !m.ambiguous) e.id = m.id;
      votes[static_cast<std::size_t>(m.type)] += m.id.empty() ? (m.typed ? 3 : 1) : 6;
      const std::string_view name = slice(c.doc.text, m.range);
      if (!m.adjective && (e.name.empty() || c.names[i].words.size() > word_count(e.name))) e.name = std::string(name);
    }
    if (e.name.empty()) e.name = std::string(slice(c.doc.text, c.doc.mentions[e.mentions.front()].range));
    e.type = static_cast<entity_type>(std::max_element(votes.begin(), votes.end()) - votes.begin());
  }
}

// What dictionaries know of mentions that come from outside: the entity of a name, and the names inside it.
void know(document& d, const dictionary_set& dictionaries) {
  const text::reading r = text::read(d.text, d.lang, dictionaries);
  std::uint32_t first = 0;
  for (mention& m : d.mentions) {
    while (first < r.size() && r.words[first].range.begin < m.range.begin) ++first;
    std::uint32_t end = first;
    while (end < r.size() && r.words[end].range.end <= m.range.end) ++end;
    if (end == first) continue;
    if (m.inner.empty()) m.inner = text::inner_names(r, first, end);
    if (!m.id.empty()) continue;
    for (const text::dictionary_hit& hit : r.hits_of(first)) {
      if (hit.count != end - first || hit.needs_cue || (m.typed && hit.type != m.type)) continue;
      m.id = std::string(hit.id);
      m.type = hit.type;
      m.adjective = hit.kind == name_kind::adjective;
      m.ambiguous = hit.kind == name_kind::weak;
      break;
    }
  }
}

}  // namespace

std::string_view to_string(relation_kind kind) noexcept {
  switch (kind) {
    case relation_kind::succeeded_by:
      return "succeeded-by";
    case relation_kind::part_of:
      return "part-of";
    case relation_kind::named_after:
      return "named-after";
  }
  return "part-of";
}

document cluster(std::string text, language lang, std::vector<mention> mentions, const dictionary_set& dictionaries,
                 std::vector<std::uint32_t>* dropped) {
  document d;
  d.text = std::move(text);
  d.lang = lang.known() ? lang : detect_language(d.text);
  const auto limit = static_cast<std::uint32_t>(std::min<std::size_t>(d.text.size(), UINT32_MAX));
  std::vector<std::uint32_t> order(mentions.size());
  std::iota(order.begin(), order.end(), 0U);
  for (mention& m : mentions) {
    const std::uint32_t begin = text::code_point_at(d.text, std::min(m.range.begin, limit)),
                        end = text::code_point_at(d.text, std::min(m.range.end, limit));
    m.range = {begin, std::max(begin, end)};
    std::erase_if(m.inner, [&](const inner_name& n) {
      return n.range.begin < m.range.begin || n.range.end > m.range.end || n.range.empty();
    });
  }
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const byte_range ra = mentions[a].range, rb = mentions[b].range;
    return ra.size() != rb.size() ? ra.size() > rb.size() : ra.begin < rb.begin;
  });
  std::map<std::uint32_t, std::uint32_t> taken;  // begin -> end
  std::vector<std::uint32_t> kept;
  for (const std::uint32_t i : order) {
    const byte_range range = mentions[i].range;
    auto next = taken.lower_bound(range.begin);
    const bool overlaps =
        (next != taken.end() && next->first < range.end) || (next != taken.begin() && std::prev(next)->second > range.begin);
    if (range.empty() || overlaps) {
      if (dropped != nullptr) dropped->push_back(i);
      continue;
    }
    taken.emplace(range.begin, range.end);
    kept.push_back(i);
  }
  std::sort(kept.begin(), kept.end(), [&](std::uint32_t a, std::uint32_t b) { return mentions[a].range < mentions[b].range; });
  for (const std::uint32_t i : kept) d.mentions.push_back(std::move(mentions[i]));
  if (dropped != nullptr) std::sort(dropped->begin(), dropped->end());
  if (!dictionaries.layers().empty()) know(d, dictionaries);
  text::clusters c(d);
  text::persons_over_brands(c);
  text::bound_acronyms(c);
  text::told_relations(c);
  text::clubs_over_towns(c);
  text::told_owners(c);
  text::same_name(c);
  text::acronyms_in_brackets(c);
  text::told_aliases(c);
  text::short_persons(c);
  text::pivot_persons(c);
  text::misspelled_persons(c);
  text::short_organisations(c);
  text::team_nicknames(c);
  text::products_by_name(c);
  text::company_names(c);
  text::bare_heads(c);
  text::initials(c);
  collect(c);
  return d;
}

}  // namespace v1
}  // namespace allonym
