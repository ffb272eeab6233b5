// Coordinations inside Vietnamese names: lists of subjects with a final "và", kinds of things, what a body is for.
#include "document/vietnamese_words.hpp"

namespace allonym::text {
namespace {

using names::word_list;

constexpr std::uint32_t longest_list = 5;  // parts

}  // namespace

bool inside_a_word(const vietnamese_words& w, std::uint32_t i) {
  const reading& r = w.r;
  if (i == 0 || i >= r.size() || r.words[i].before != gap::comma || !w.tied_to(i + 1)) return false;
  for (std::uint32_t before = 1; before <= 2 && before <= i; ++before)
    for (std::uint32_t behind = 1; behind <= 3 && i + behind <= r.size(); ++behind)
      if ((before == 1 || r.tied(i - 2)) && w.in(word_list::vi_across_commas, i - before, i + behind)) return true;
  return false;
}

bool component(const vietnamese_words& w, std::uint32_t i) {
  const reading& r = w.r;
  if (!w.tied_to(i) || !r.words[i].capital) return false;
  if (inside_a_word(w, i + 1)) return true;
  if (r.title[i].words > 0 || (r.head[i].words > 0 && r.head[i].words >= r.phrase[i].words)) return false;
  if (const dictionary_hit* hit = best_hit(r, i); hit != nullptr && hit->count >= r.phrase[i].words) return false;
  return r.phrase[i].words > 0 || w.compound(i);
}

bool listed(const vietnamese_words& w, std::uint32_t i) {
  const reading& r = w.r;
  const auto known = [&](std::uint32_t k) {
    if (k >= r.size() || !r.words[k].capital || r.title[k].words > 0 || (r.phrase[k].words == 0 && !w.compound(k)))
      return false;
    if (r.head[k].words > 0 && r.head[k].words >= r.phrase[k].words) return false;  // Vụ Khoa học, | Bộ Giáo dục và Đào tạo
    const dictionary_hit* hit = best_hit(r, k);
    return hit == nullptr || hit->count < r.phrase[k].words;
  };
  for (std::uint32_t k = i, parts = 0; parts < longest_list && known(k); ++parts) {
    k += r.phrase[k].words > 0 ? r.phrase[k].words : 2;
    if (k >= r.size()) return false;
    if (w.is(k, "và") && r.tied(k - 1)) return component(w, k + 1);
    if (r.words[k].before != gap::comma) return false;
  }
  return false;
}

bool kinds(const vietnamese_words& w, std::uint32_t i) {
  const reading& r = w.r;
  for (std::uint32_t k = i, parts = 0; parts < longest_list; ++parts) {
    const std::uint32_t first = k;
    for (std::uint32_t n = 0;
         n < 3 && k < r.size() && (k == first || r.tied(k - 1)) && !r.words[k].capital && r.title[k].words == 0; ++n) {
      if (r.phrase[k].words >= 2) k += r.phrase[k].words;
      else if (w.compound(k)) k += 2;
      else break;
    }
    if (k == first || k >= r.size()) return false;
    if (r.tied(k - 1) && !r.words[k].capital && r.head[k].words > 0 && w.in(word_list::vi_divisions, k, k + r.head[k].words) &&
        w.tied_to(k + r.head[k].words))
      k += r.head[k].words;  // tỉnh | Bắc Ninh
    if (r.tied(k - 1) && r.words[k].capital) {
      const dictionary_hit* hit = best_hit(r, k, true);
      return hit != nullptr && is_country_or_place(*hit);
    }
    if (w.is(k, "và") && r.tied(k - 1)) ++k;
    else if (r.words[k].before != gap::comma) return false;
  }
  return false;
}

std::uint32_t makers(const vietnamese_words& w, std::uint32_t i) {
  constexpr std::uint32_t longest = 9;  // words
  const reading& r = w.r;
  if (!w.is(i, "các") || !w.is(i + 1, "nhà") || r.words[i + 1].capital) return i;
  std::uint32_t k = i + 2;
  while (k < i + longest && w.tied_to(k) && !r.words[k].capital && !r.in(word_list::vi_breaks, k) && r.title[k].words == 0)
    k += w.compound(k) ? 2 : 1;
  const dictionary_hit* hit = w.tied_to(k) && r.words[k].capital ? best_hit(r, k, true) : nullptr;
  return k > i + 2 && hit != nullptr && is_country_or_place(*hit) ? k + hit->count : i;
}

std::uint32_t second_object(const vietnamese_words& w, std::uint32_t i) {
  const reading& r = w.r;
  const std::uint32_t first = i + 1;
  if (!w.is(i, "và") || !w.tied_to(first) || r.words[i - 1].capital || r.words[first].capital) return i;
  const concept_match& phrase = r.phrase[first];
  if (phrase.words < 2 || !r.has_role(phrase, names::concept_role::modifier) || r.head[first].words > 0 ||
      r.title[first].words > 0)
    return i;
  const std::uint32_t end = first + phrase.words;
  if (w.in(word_list::vi_verbs, first, end) || w.in(word_list::vi_breaks, first, end)) return i;
  const bool closes = !w.tied_to(end) || r.words[end].capital || w.breaks(end) ||
                      (w.tied_to(end + 1) && w.in(word_list::vi_verbs, end, end + 2)) ||
                      (r.head[end].words > 0 && w.heads(end, entity_type::place));
  return closes ? end : i;
}

std::uint32_t purpose(const vietnamese_words& w, std::uint32_t i) {
  constexpr std::uint32_t longest = 14, shortest = 3;  // words
  const reading& r = w.r;
  std::uint32_t k = i + 1;
  while (k < i + longest && (w.tied_to(k) || inside_a_word(w, k)) && !r.words[k].capital) {
    const bool deed = w.tied_to(k + 1) && w.in(word_list::vi_verbs, k, k + 2);
    if (deed && k > i + 1 && !w.in(word_list::vi_acts, k, k + 2) && !r.in(word_list::vi_links, k - 1)) break;
    if (r.phrase[k].words >= 2) k += r.phrase[k].words;
    else if (w.compound(k) && !deed) k += 2;
    else if (r.phrase[k].words == 1 || r.in(word_list::vi_links, k)) ++k;
    else break;
  }
  if (k < i + shortest) return i;
  // "về hợp tác kinh tế | Việt Nam - Romania"
  const auto place = [&](std::uint32_t at) {
    const dictionary_hit* hit = at < r.size() && r.words[at].capital ? best_hit(r, at, true) : nullptr;
    return hit != nullptr && is_country_or_place(*hit) ? at + hit->count : at;
  };
  if (const std::uint32_t end = w.tied_to(k) ? place(k) : k; end > k) {
    const bool pair = end < r.size() && (r.words[end].before == gap::hyphen || r.words[end].before == gap::dash);
    return pair ? place(end) : end;
  }
  const bool predicate = w.breaks(k) || (w.tied_to(k + 1) && w.in(word_list::vi_verbs, k, k + 2));
  return !w.tied_to(k) || predicate ? k : i;
}

}  // namespace allonym::text
