#include "document/reading.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "ground/rules.hpp"
#include "ground/unicode.hpp"
#include "names/countries.hpp"
#include "names/syllable.hpp"

namespace allonym::text {
namespace {

using names::concept_role;
using names::lexicon;
using names::word_list;

// The key under which the lexicon of `lang` holds a word.
std::string key_of(const word& w, language lang) {
  return lang.same_primary("vi") ? names::list_spelling(w.canonical) : w.folded;
}

// "Gen. X", "St. X", "J. X", "TP. X": a full stop that ends no sentence.
bool abbreviation(const reading& r, std::uint32_t i) {
  const word& w = r.words[i];
  if (!w.capital) return false;
  if (w.range.size() == 1) {
    if (i > 0 && w.before == gap::space && r.in(word_list::lettered, i - 1))
      return false;  // "bảng C. | Đội", "2 độ C. | Tiếp viên"
    return i == 0 || w.before != gap::hyphen || r.words[i - 1].range.size() == 1;  // "J.-M. Martin", but "la Brav-M. | Elle"
  }
  if (w.range.size() > 5) return false;
  if (lexicon::get().contains(word_list::abbreviations, w.folded)) return true;
  if (r.lang.same_primary("vi") && names::is_vietnamese_syllable(w.canonical)) return false;  // "… Vân Anh. Ông …"
  if (!r.lang.same_primary("vi") && (r.in(names::word_list::en_common, i) || r.in(names::word_list::en_ambiguous, i)))
    return false;  // "with Paul Dean. They"
  for (const std::uint32_t id : lexicon::get().find(r.lang, key_of(w, r.lang)))
    if (names::is_title(lexicon::get().entry(id).role)) return true;
  return false;
}

// Words that may stand before the dash of a dateline: capitals and dates only.
bool dateline(const reading& r, std::uint32_t first, std::uint32_t end) {
  for (std::uint32_t i = first; i < end; ++i)
    if (!r.words[i].capital && !r.words[i].digits) return false;
  return first < end;
}

void mark_sentences(reading& r) {
  r.initial.assign(r.words.size(), 0);
  std::uint32_t line_start = 0;
  for (std::uint32_t i = 0; i < r.size(); ++i) {
    word& w = r.words[i];
    if (w.before == gap::line) line_start = i;
    if (i > 0 && w.before == gap::stop) {
      const std::string_view between = slice(r.text, {r.words[i - 1].range.end, w.range.begin});
      if (between == ". " && abbreviation(r, i - 1)) w.before = gap::dot;
    }
    r.initial[i] = i == 0 || w.before == gap::stop || w.before == gap::line || w.before == gap::open;
    // "HÀ NỘI — The …", "Hanoï (VNA) - Le …": the sentence opens behind the dateline.
    if (!r.initial[i] && (w.before == gap::dash || w.before == gap::close) && i - line_start <= 6 &&
        slice(r.text, {r.words[i - 1].range.end, w.range.begin}).find_first_of("-\xE2") != std::string_view::npos &&
        dateline(r, line_start, i))
      r.initial[i] = 1;
    // Numbers and bullets before the first word do not make it less of a first word.
    if (i > 0 && !r.initial[i] && r.initial[i - 1] && r.words[i - 1].digits && r.words[i - 1].range.size() <= 2 &&
        w.before != gap::space)
      r.initial[i] = 1;
  }
}

// Whether a line whose words end at `end` closes like a sentence; headlines do not.
bool full_stop(const reading& r, std::uint32_t end) {
  const std::uint32_t at = r.words[end - 1].range.end;
  return at < r.text.size() && r.text[at] == '.';
}

// "Pemberley Meets Morvan": a verb with a capital between two names.
bool headline_of_three(const reading& r, std::uint32_t first, std::uint32_t end) {
  if (!r.lang.same_primary("en") || end != first + 3 || end >= r.size() || !r.tied(first) || !r.tied(first + 1) ||
      full_stop(r, end))
    return false;
  const word& verb = r.words[first + 1];
  return r.words[first].capital && verb.capital && r.words[end - 1].capital && verb.folded.size() >= 4 &&
         verb.folded.ends_with('s') && r.in(word_list::en_common, first + 1);
}

void mark_headlines(reading& r) {
  r.style.assign(r.words.size(), line_style::running);
  for (std::uint32_t first = 0; first < r.size();) {
    std::uint32_t end = first + 1;
    while (end < r.size() && r.words[end].before != gap::line) ++end;
    std::uint32_t letters = 0, upper = 0, capital = 0, lower = 0;
    for (std::uint32_t i = first; i < end; ++i) {
      const word& w = r.words[i];
      if (w.digits || w.range.size() < 2) continue;
      ++letters;
      upper += w.upper;
      if ((w.canonical.size() < 4 && !r.lang.same_primary("vi")) || i == first) continue;
      capital += w.capital;
      lower += !w.capital;
    }
    line_style style = line_style::running;
    if (letters >= 4 && upper * 10 >= letters * 8) style = line_style::capitals;
    else if (headline_of_three(r, first, end)) style = line_style::title_case;
    else if (capital >= 3 && lower * 4 <= capital && end - first <= 30 && !full_stop(r, end))
      style = r.lang.same_primary("vi") && end - first < 7 ? style : line_style::title_case;
    std::fill(r.style.begin() + first, r.style.begin() + end, style);
    first = end;
  }
}

// Words of addresses, and labels in square brackets ("[Video]"), are no names whatever their letters.
void drop_labels(reading& r) {
  std::uint32_t i = 0;
  for (const byte_range address : ground::addresses(r.text)) {
    while (i < r.size() && r.words[i].range.end <= address.begin) ++i;
    for (; i < r.size() && r.words[i].range.begin < address.end; ++i) r.words[i].capital = r.words[i].upper = false;
  }
  for (word& w : r.words) {
    const bool open = w.range.begin > 0 && r.text[w.range.begin - 1] == '[',
               close = w.range.end < r.text.size() && r.text[w.range.end] == ']';
    if (open && close) w.capital = w.upper = false;
  }
}

// What the text itself says of a word: a name is capitalised wherever it stands.
void count_capitals(reading& r) {
  struct use {
    bool capital = false, lower = false, alone = false, single = false;
  };
  std::unordered_map<std::string_view, use> uses;
  for (std::uint32_t i = 0; i < r.size(); ++i) {
    const word& w = r.words[i];
    const bool hyphen = w.before == gap::hyphen || (i + 1 < r.size() && r.words[i + 1].before == gap::hyphen);
    if (w.capital && !hyphen) uses[w.canonical].alone = true;
    const bool neighbour =
        (i > 0 && r.tied(i - 1) && r.words[i - 1].capital) || (i + 1 < r.size() && r.tied(i) && r.words[i + 1].capital);
    if (w.capital && !neighbour) uses[w.canonical].single = true;
    if (r.style[i] != line_style::running) continue;
    if (!w.capital) uses[w.canonical].lower = true;
    else if (!r.initial[i]) uses[w.canonical].capital = true;
  }
  r.always_capital.assign(r.words.size(), 0);
  r.alone.assign(r.words.size(), 0);
  r.single.assign(r.words.size(), 0);
  for (std::uint32_t i = 0; i < r.size(); ++i) {
    const use u = uses[r.words[i].canonical];
    const bool possessive =
        r.initial[i] && r.lang.same_primary("en") && r.in(word_list::en_determiners, i);  // "My parents", beside My Linh
    r.always_capital[i] = r.words[i].capital && u.capital && !u.lower && !possessive;
    r.alone[i] = u.alone;
    r.single[i] = u.single;
  }
}

// "the provincial People's Committees": whether `key`, which ends with word `last`, is the plural of what heads the names of
// bodies.
bool several_bodies(const reading& r, std::uint32_t last, std::string_view key) {
  if (!r.lang.same_primary("en") || key.size() < 6 || key.back() != 's' || !r.words[last].capital || r.words[last].upper)
    return false;
  const lexicon& lex = lexicon::get();
  const auto ids = lex.table(r.lang).find(key.substr(0, key.size() - 1));
  return std::any_of(ids.begin(), ids.end(), [&](std::uint32_t id) {
    const names::concept_entry e = lex.entry(id);
    return e.role == concept_role::head && e.typed && e.type == entity_type::organization && !e.loose;
  });
}

void find_concepts(reading& r) {
  const lexicon& lex = lexicon::get();
  const ground::phrase_table& table = lex.table(r.lang);
  r.phrase.assign(r.words.size(), {});
  r.title.assign(r.words.size(), {});
  r.head.assign(r.words.size(), {});
  std::string key;
  for (std::uint32_t i = 0; i < r.size(); ++i) {
    key.clear();
    for (std::uint32_t n = 0; n < table.longest() && i + n < r.size(); ++n) {
      if (n > 0) {
        if (!r.tied(i + n - 1)) break;
        key += ' ';
      }
      key += key_of(r.words[i + n], r.lang);
      auto ids = table.find(key);
      // Offices are also held by several, "the two Defence Ministers"; French names speak of "des sciences", "des musées".
      bool plural = false;
      if (ids.empty() && several_bodies(r, i + n, key)) {
        r.head[i] = {n + 1, table.find(std::string_view(key).substr(0, key.size() - 1))};
        continue;
      }
      if (ids.empty() && !r.lang.same_primary("vi") && key.size() > 4 && key.back() == 's') {
        ids = table.find(std::string_view(key).substr(0, key.size() - 1));
        const bool title =
            std::any_of(ids.begin(), ids.end(), [&](std::uint32_t id) { return names::is_title(lex.entry(id).role); });
        if (!title && !r.lang.same_primary("fr")) ids = {};
        plural = true;
      }
      if (ids.empty()) continue;
      const concept_match match{n + 1, ids};
      r.phrase[i] = match;
      // "Ngo Thi Mai" is no NGO.
      const bool surname = n == 0 && !r.words[i].upper && i + 1 < r.size() && r.words[i + 1].before == gap::space &&
                           r.words[i + 1].capital && !r.lang.same_primary("vi") &&
                           lex.contains(word_list::vi_family_names, "~" + r.words[i].folded);
      if (!plural && !surname && r.head_type(match)) r.head[i] = match;
      if (std::any_of(ids.begin(), ids.end(), [&](std::uint32_t id) { return names::is_title(lex.entry(id).role); }))
        r.title[i] = match;
    }
  }
}

// "Chambre | malienne | de commerce": in French the people whose body it is stands between the words of a head.
void split_heads(reading& r) {
  if (!r.lang.same_primary("fr")) return;
  const lexicon& lex = lexicon::get();
  const ground::phrase_table& table = lex.table(r.lang);
  const auto people = [&](std::uint32_t i) {
    const auto hits = r.hits_of(i);
    return r.words[i].before == gap::space && !r.words[i].capital &&
           std::any_of(hits.begin(), hits.end(), [](const dictionary_hit& h) {
             return h.count == 1 && h.kind == name_kind::adjective && names::is_country_id(h.id);
           });
  };
  for (std::uint32_t i = 0; i + 2 < r.size(); ++i) {
    if (!r.words[i].capital || !r.tied(i) || !people(i + 1)) continue;
    std::string key = key_of(r.words[i], r.lang);
    for (std::uint32_t n = 2; n < table.longest() && i + n < r.size() && r.tied(i + n - 1); ++n) {
      key += ' ' + key_of(r.words[i + n], r.lang);
      if (const concept_match match{n + 1, table.find(key)}; !match.concepts.empty() && r.head_type(match)) r.head[i] = match;
    }
  }
}

std::string joined(const reading& r, std::uint32_t first, std::uint32_t end, std::string word::*form) {
  std::string out;
  for (std::uint32_t i = first; i < end; ++i) {
    if (i > first) out += ' ';
    out += r.words[i].*form;
  }
  return out;
}

// "BỘ CÔNG AN | BẮT | GIÁM ĐỐC": in a line of capitals a verb has one too. Not what the text has as a name, or persons are
// called.
void lower_verbs(reading& r) {
  if (!r.lang.same_primary("vi")) return;
  std::set<std::string_view> names;
  for (std::uint32_t i = 0; i < r.size(); ++i)
    if (r.style[i] == line_style::running && r.words[i].capital && !r.initial[i]) names.insert(r.words[i].canonical);
  for (std::uint32_t i = 0; i < r.size();) {
    const std::uint32_t phrase = std::max({r.phrase[i].words, r.title[i].words, r.head[i].words});
    word& w = r.words[i];
    const bool verb = r.style[i] == line_style::capitals && w.upper && phrase <= 1 && r.in(word_list::vi_verbs, i) &&
                      !names.contains(w.canonical);
    if (verb && !r.in(word_list::vi_given_names, i) && !r.in(word_list::vi_middle_names, i) &&
        !r.in(word_list::vi_family_names, i))
      w.capital = w.upper = false;
    i += std::max(phrase, 1U);
  }
}

}  // namespace

bool reading::tied(std::uint32_t i) const noexcept {
  switch (words[i + 1].before) {
    case gap::none:
    case gap::space:
    case gap::hyphen:
    case gap::apostrophe:
    case gap::dot:
    case gap::ampersand:
      return true;
    default:
      return false;
  }
}

std::string reading::canonical(std::uint32_t first, std::uint32_t end) const {
  return joined(*this, first, end, &word::canonical);
}
std::string reading::folded(std::uint32_t first, std::uint32_t end) const { return joined(*this, first, end, &word::folded); }

bool reading::has_role(const concept_match& m, concept_role role) const noexcept {
  return std::any_of(m.concepts.begin(), m.concepts.end(),
                     [&](std::uint32_t id) { return lexicon::get().entry(id).role == role; });
}

std::optional<entity_type> reading::head_type(const concept_match& m) const noexcept {
  for (const std::uint32_t id : m.concepts) {
    const names::concept_entry e = lexicon::get().entry(id);
    if (e.role == concept_role::head) return e.type;
  }
  return std::nullopt;
}

reading read(std::string_view text, language lang, const dictionary_set& dictionaries) {
  reading r;
  r.text = text;
  r.lang = lang.known() ? lang : detect_language(text);
  r.words = names::split_words(text);
  mark_sentences(r);
  mark_headlines(r);
  drop_labels(r);
  count_capitals(r);
  find_concepts(r);
  lower_verbs(r);
  find_dictionary_names(r, dictionaries);
  split_heads(r);
  return r;
}

}  // namespace allonym::text
