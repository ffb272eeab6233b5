// English and French inside Vietnamese text, which papers leave as they are: titles, phrases with small words, heads, models.
#include "document/vietnamese_words.hpp"

#include <algorithm>

namespace allonym::text {
namespace {

using names::concept_entry;
using names::concept_role;
using names::lexicon;
using names::word_list;

constexpr std::uint32_t longest_phrase = 10;  // words

}  // namespace

bool foreign_title(const vietnamese_words& w, std::uint32_t i) {
  if (w.syllable(i) || !w.tied_to(i + 1) || !w.r.words[i + 1].capital) return false;
  const auto concepts = lexicon::get().find("en", w.r.words[i].folded);
  const bool title = std::any_of(concepts.begin(), concepts.end(),
                                 [](std::uint32_t id) { return names::is_title(lexicon::get().entry(id).role); });
  return title && !is_given_name(w.r, i);
}

std::uint32_t foreign_phrase(const vietnamese_words& w, std::uint32_t i) {
  const reading& r = w.r;
  const auto plain = [&](std::uint32_t k) { return r.words[k].canonical == r.words[k].folded; };
  const auto next = [&](std::uint32_t k) { return w.spaced(k) && capital(r, k) && plain(k); };
  const auto small = [&](std::uint32_t k, word_list list) { return w.tied_to(k) && !r.words[k].capital && r.in(list, k); };
  // The word behind "of", "of the", "in the"; "in" and "to" alone are Vietnamese as well.
  const auto behind_link = [&](std::uint32_t k) {
    if (small(k, word_list::en_links)) return small(k + 1, word_list::en_determiners) ? k + 2 : k + 1;
    return (w.is(k, "in") || w.is(k, "to")) && small(k + 1, word_list::en_determiners) ? k + 2 : k;
  };
  std::uint32_t end = i + 1;
  bool english = false;
  while (end < r.size() && end < i + longest_phrase) {
    if (r.words[end].possessive) {
      ++end;
      english = true;
    } else if (const std::uint32_t behind = behind_link(end); behind > end && next(behind)) {
      end = behind + 1;
      english = true;
    } else if (next(end) && !w.starts_other(end) && !is_family_name(r, end)) {
      ++end;
    } else {
      break;
    }
  }
  return english && plain(i) ? end : i;
}

std::uint32_t foreign_rest(const vietnamese_words& w, std::uint32_t i) {
  const reading& r = w.r;
  std::uint32_t n = w.spaced(i) ? w.foreign_run(i) : 0;
  if (n > 0 && w.spaced(i + n) && capital(r, i + n) && names_competition(w, i + n)) ++n;
  if (n == 0 || r.title[i].words > 0) return i;
  if (n >= 2 && !is_given_name(r, i) && foreign_head(w, i, i + n)) return i + n;
  const dictionary_hit* hit = best_hit(r, i, true);
  return hit != nullptr && hit->count == 1 && n == 1 && hit->type == entity_type::place && hit->id.starts_with("iso:GB-")
             ? i + 1
             : i;
}

bool names_competition(const vietnamese_words& w, std::uint32_t i) {
  const auto concepts = lexicon::get().find("en", w.r.words[i].folded);
  return std::any_of(concepts.begin(), concepts.end(), [](std::uint32_t id) {
    const concept_entry e = lexicon::get().entry(id);
    return e.role == concept_role::head && e.type == entity_type::event;
  });
}

std::optional<entity_type> foreign_head(const vietnamese_words& w, std::uint32_t first, std::uint32_t end) {
  const auto heads = [&](language lang, std::uint32_t at, entity_type type) {
    const auto concepts = lexicon::get().find(lang, w.r.words[at].folded);
    return !w.syllable(at) && std::any_of(concepts.begin(), concepts.end(), [type](std::uint32_t id) {
      const concept_entry e = lexicon::get().entry(id);
      return e.role == concept_role::head && e.type == type;
    });
  };
  const reading& r = w.r;
  if (heads("en", end - 1, entity_type::organization) || heads("fr", first, entity_type::organization))
    return entity_type::organization;
  if (heads("en", end - 1, entity_type::event) || (end >= first + 2 && !w.syllable(end - 2) && names_competition(w, end - 1)))
    return entity_type::event;  // AVC Nations Cup
  // "Port Douglas", "Liberty Plaza"; not Jonah Hill
  if (heads("en", first, entity_type::place) && r.in(word_list::en_openers, first)) return entity_type::place;
  const bool capitals = std::all_of(r.words.begin() + first, r.words.begin() + end, [](const word& x) { return x.capital; });
  if (capitals && heads("en", end - 1, entity_type::place) && !is_given_name(r, first) &&
      !r.in(word_list::family_names, end - 1) && !r.in(word_list::en_surnames, end - 1))
    return entity_type::place;
  return std::nullopt;
}

std::uint32_t particles_at(const vietnamese_words& w, std::uint32_t i) {
  constexpr std::uint32_t longest = 3;  // words
  const reading& r = w.r;
  std::uint32_t small = 0;
  while (small < longest && w.tied_to(i + small) && !r.words[i + small].capital && r.words[i + small].before != gap::ampersand)
    ++small;
  for (std::uint32_t n = small; n > 0; --n)
    if (w.tied_to(i + n) && capital(r, i + n) && w.in(word_list::particles, i, i + n)) return n;
  return 0;
}

std::uint32_t model(const vietnamese_words& w, std::uint32_t i) {
  const reading& r = w.r;
  if (!w.spaced(i)) return i;
  if (variant_at(r, i)) return i + 2;
  const word& first = r.words[i];
  if (!first.capital) return i;
  const bool joined =
      i + 1 < r.size() && r.words[i + 1].before == gap::hyphen && (r.words[i + 1].digits || r.words[i + 1].capital);
  if (joined && (first.upper || first.range.size() == 1)) return i + 2;
  return std::any_of(first.folded.begin(), first.folded.end(), [](char c) { return c >= '0' && c <= '9'; }) ? i + 1 : i;
}

}  // namespace allonym::text
