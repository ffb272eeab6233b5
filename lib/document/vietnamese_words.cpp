#include "document/vietnamese_words.hpp"

#include <algorithm>

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

bool vietnamese_words::compound(std::uint32_t i) const {
  return i + 1 < r.size() && r.tied(i) && in(word_list::vi_common, i, i + 2);
}

bool vietnamese_words::conjunction(std::uint32_t i) const {
  return i + 1 < r.size() && r.tied(i) && in(word_list::vi_breaks, i, i + 2);
}

bool vietnamese_words::ordinary(std::uint32_t i) const {
  return r.words[i].canonical != r.words[i].folded || compound(i) || r.in(word_list::vi_common, i) ||
         r.in(word_list::vi_links, i) || breaks(i);
}

bool vietnamese_words::outside(std::uint32_t i) const {
  const std::uint32_t end = i + r.head[i].words;
  const auto found = names::lexicon::get().list(word_list::vi_outside).find(r.canonical(i, end));
  const auto has_capital = [](const word& w) { return w.capital; };
  return !found.empty() && (found.front() != 'l' || std::none_of(r.words.begin() + i + 1, r.words.begin() + end, has_capital));
}

bool vietnamese_words::attributive(const concept_match& phrase) const {
  return r.has_role(phrase, concept_role::modifier) || r.has_role(phrase, concept_role::qualifier) ||
         r.has_role(phrase, concept_role::generic);
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
  const auto korean = [&](std::uint32_t k) {
    return r.words[k].before == gap::hyphen && !r.words[k].digits && r.in(word_list::korean_surnames, own);
  };  // Kim Dae | -hwan
  std::uint32_t end = own + 1;
  while (end - own < longest_person &&
         ((tied_to(end) && capital(r, end) && !r.words[end].upper) || (end < r.size() && end - own == 2 && korean(end)))) {
    if (end - own >= 2 && starts_other(end)) break;
    ++end;
  }
  return end - own >= 2 && place_from(own) < end ? end : i;
}

std::uint32_t vietnamese_words::place_from(std::uint32_t i) const {
  if (!r.initial[i] || !r.in(word_list::vi_where, i) || !tied_to(i + 1)) return i;
  const bool called = r.in(word_list::vi_middle_names, i + 1) || r.in(word_list::vi_given_names, i + 1);
  if (r.words[i + 1].capital && (r.head[i + 1].words >= 2 || (heads(i + 1, entity_type::organization) && !called)))
    return i + 1 + r.head[i + 1].words;  // Từ | Thương vụ Việt Nam tại Hoa Kỳ
  const dictionary_hit* place = best_hit(r, i + 1);
  return place != nullptr && place->type == entity_type::place && !place->lower ? i + 1 + place->count : i;
}

bool vietnamese_words::foreign_person(std::uint32_t i) const {
  return capital_run(i) >= 2 && best_hit(r, i) == nullptr &&
         (r.in(word_list::korean_surnames, i) || r.in(word_list::chinese_surnames, i) || is_given_name(r, i));
}

bool vietnamese_words::called_like_a_place(std::uint32_t i, const dictionary_hit& hit) const {
  const std::uint32_t next = i + 1;
  return hit.count == 1 && !hit.id.starts_with("iso:") && is_given_name(r, i) && tied_to(next) && capital(r, next) &&
         !syllable(next) && !is_given_name(r, next) && best_hit(r, next) == nullptr;
}

bool vietnamese_words::starts_other(std::uint32_t i) const {
  if (r.title[i].words >= 2 || r.has_role(r.title[i], concept_role::rank)) return true;
  if (r.head[i].words >= 2) return true;
  const dictionary_hit* hit = best_hit(r, i);
  return hit != nullptr && hit->count >= 2 && hit->type != entity_type::person;
}

bool vietnamese_words::signs(std::uint32_t i) const {
  constexpr std::uint32_t fewest = 2, most = 4;  // words
  const std::uint32_t n = r.size() - i;
  if (r.words[i].before != gap::line || n < fewest || n > most || capital_run(i) != n || best_hit(r, i) != nullptr)
    return false;
  for (std::uint32_t k = i; k < r.size(); ++k)
    if (!syllable(k) || r.words[k].upper || r.words[k].range.size() < 2) return false;
  const concept_match& title = r.title[i];
  return r.head[i].words == 0 &&
         (title.words == 0 || (title.words == 1 && r.has_role(title, concept_role::honorific)));  // Anh Tú
}

bool vietnamese_words::credited(std::uint32_t i) const {
  if (capital_run(i) < 2) return false;
  for (std::uint32_t n = 1; n <= 3 && n <= i; ++n)
    if (in(word_list::vi_bylines, i - n, i)) return true;
  return false;
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
