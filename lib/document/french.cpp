// French names: the head opens the name, adjectives and complements in lower case follow it.
#include "document/latin_words.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace allonym::text {

namespace {

bool link(const std::string& s) {
  static constexpr std::string_view words[] = {"de", "du", "des", "d", "l", "la", "le", "les", "et", "pour", "sur", "à", "au", "aux", "en", "contre"};
  return std::find(std::begin(words), std::end(words), s) != std::end(words);
}

}  // namespace

std::uint32_t french_name_end(const latin_words& text, std::uint32_t i) {
  const reading& r = text.r;
  const concept_match& head = r.head[i];
  if (text.outside(i) || (best_hit(r, i) != nullptr && best_hit(r, i)->count > head.words)) return 0;
  std::uint32_t j = i + head.words, end = j;
  bool content = false;
  while (j < r.size() && r.tied(j - 1) && j - i < 20) {
    const word& w = r.words[j];
    if (const dictionary_hit* hit = best_hit(r, j, true); hit != nullptr && (hit->kind == name_kind::adjective || !hit->lower) && hit->type != entity_type::person) {
      j += hit->count;
      end = j;
      content = true;
      continue;
    }
    // "Université | franco-vietnamienne"
    if (!w.capital && j + 1 < r.size() && r.words[j + 1].before == gap::hyphen && best_hit(r, j + 1, true) != nullptr && best_hit(r, j + 1, true)->kind == name_kind::adjective) {
      ++j;
      continue;
    }
    if (w.capital) {
      if (r.title[j].words > 0) break;
      ++j;
      end = j;
      content = true;
      continue;
    }
    if (w.canonical == "est" && r.phrase[j].words == 1) break;  // the verb rather than the east
    if (r.phrase[j].words > 0 && r.title[j].words == 0 && !link(w.canonical)) {
      j += r.phrase[j].words;
      end = j;
      content = true;
      continue;
    }
    if (!link(w.canonical)) break;
    if (kin_in_a_firm(r, j)) {
      end = j += 2;
      continue;
    }
    if (w.canonical == "et") {  // "Société générale | et de BNP Paribas"
      std::uint32_t k = j + 1;
      while (k < r.size() && link(r.words[k].canonical)) ++k;
      if (k >= r.size() || r.words[k].capital || r.phrase[k].words == 0) break;
      if (k > j + 1 && r.head[k].words > 0) break;  // "et | le ministère"
    }
    ++j;
  }
  if (!content || std::none_of(r.words.begin() + i, r.words.begin() + end, [](const word& w) { return w.capital; })) return 0;
  return end;
}

bool hyphenated_place(const latin_words& text, std::uint32_t first, std::uint32_t end) {
  const reading& r = text.r;
  for (std::uint32_t k = first + 1; k + 1 < end; ++k) {
    const std::string& w = r.words[k].canonical;
    const bool small = w == "sur" || w == "en" || w == "sous" || w == "lès" || w == "les" || w == "de" || w == "du" || w == "la" || w == "le" || w == "aux";
    if (small && r.words[k].before == gap::hyphen && r.words[k + 1].before == gap::hyphen) return true;
  }
  return false;
}

}  // namespace allonym::text
