#include "document/vietnamese_words.hpp"

#include "names/syllable.hpp"

namespace allonym::text {

using names::concept_role;
using names::word_list;

namespace {

constexpr std::uint32_t longest_run = 16;    // words that are looked ahead
constexpr std::uint32_t longest_person = 5;  // words
constexpr std::uint32_t most_baptismal = 4;  // Christian names before one's own

}  // namespace

bool vietnamese_words::syllable(std::uint32_t i) const { return names::is_vietnamese_syllable(r.words[i].canonical); }

bool vietnamese_words::compound(std::uint32_t i) const { return i + 1 < r.size() && r.tied(i) && in(word_list::vi_common, i, i + 2); }

bool vietnamese_words::conjunction(std::uint32_t i) const { return i + 1 < r.size() && r.tied(i) && in(word_list::vi_breaks, i, i + 2); }

bool vietnamese_words::ordinary(std::uint32_t i) const {
  return r.words[i].canonical != r.words[i].folded || compound(i) || r.in(word_list::vi_common, i) || r.in(word_list::vi_links, i) || breaks(i);
}

bool vietnamese_words::attributive(const concept_match& phrase) const {
  return r.has_role(phrase, concept_role::modifier) || r.has_role(phrase, concept_role::qualifier) || r.has_role(phrase, concept_role::generic);
}

std::uint32_t vietnamese_words::baptized(std::uint32_t i) const {
  for (std::uint32_t n = 2; n >= 1; --n)
    if (capital(r, i) && tied_to(i + n) && in(word_list::vi_baptismal, i, i + n)) return i + n;
  return i;
}

std::uint32_t vietnamese_words::person_at(std::uint32_t i) const {
  std::uint32_t own = i;  // Giuse Maria | Lê Quốc Thăng
  for (std::uint32_t n = 0; n < most_baptismal && baptized(own) > own; ++n) own = baptized(own);
  if (!capital(r, own) || !is_family_name(r, own) || r.words[own].upper) return i;
  const auto korean = [&](std::uint32_t k) { return r.words[k].before == gap::hyphen && !r.words[k].digits && r.in(word_list::korean_surnames, own); };  // Kim Dae | -hwan
  std::uint32_t end = own + 1;
  while (end - own < longest_person && ((tied_to(end) && capital(r, end) && !r.words[end].upper) || (end < r.size() && end - own == 2 && korean(end)))) {
    if (end - own >= 2 && starts_other(end)) break;
    ++end;
  }
  return end - own >= 2 && place_from(own) < end ? end : i;
}

std::uint32_t vietnamese_words::place_from(std::uint32_t i) const {
  if (!r.initial[i] || !r.in(word_list::vi_where, i) || !tied_to(i + 1)) return i;
  const dictionary_hit* place = best_hit(r, i + 1);
  return place != nullptr && place->type == entity_type::place && !place->lower ? i + 1 + place->count : i;
}

bool vietnamese_words::foreign_person(std::uint32_t i) const {
  return capital_run(i) >= 2 && best_hit(r, i) == nullptr && (r.in(word_list::korean_surnames, i) || r.in(word_list::chinese_surnames, i) || is_given_name(r, i));
}

bool vietnamese_words::called_like_a_place(std::uint32_t i, const dictionary_hit& hit) const {
  const std::uint32_t next = i + 1;
  return hit.count == 1 && !hit.id.starts_with("iso:") && is_given_name(r, i) && tied_to(next) && capital(r, next) && !syllable(next) && !is_given_name(r, next) &&
         best_hit(r, next) == nullptr;
}

bool vietnamese_words::starts_other(std::uint32_t i) const {
  if (r.title[i].words >= 2 || r.has_role(r.title[i], concept_role::rank)) return true;
  if (r.head[i].words >= 2) return true;
  const dictionary_hit* hit = best_hit(r, i);
  return hit != nullptr && hit->count >= 2 && hit->type != entity_type::person;
}

std::uint32_t vietnamese_words::capital_run(std::uint32_t i) const {
  std::uint32_t n = 1;
  while (n < longest_run && tied_to(i + n) && capital(r, i + n)) ++n;
  return n;
}

std::uint32_t vietnamese_words::foreign_run(std::uint32_t i) const {
  std::uint32_t n = 0;
  while (n < longest_run && i + n < r.size() && (n == 0 || r.tied(i + n - 1)) && capital(r, i + n) && !syllable(i + n)) ++n;
  return n;
}

}  // namespace allonym::text
