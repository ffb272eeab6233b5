// What Vietnamese documents are about, as far as it belongs to their names: up to the years to which they hold, or to where the
// sentence goes on.
#include "document/vietnamese_words.hpp"

namespace allonym::text {
namespace {

using names::word_list;

constexpr std::uint32_t longest_subject = 40;  // words

bool year(const vietnamese_words& w, std::uint32_t i) {
  const std::string& digits = w.r.words[i].folded;
  return w.digits(i) && digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}
// "đến năm 2030", "giai đoạn 2021 - 2030", "thời kỳ 2021 - 2030": its end, or i.
std::uint32_t term(const vietnamese_words& w, std::uint32_t i) {
  if (w.is(i, "đến") || w.is(i, "tới")) {
    const std::uint32_t at = w.is(i + 1, "năm") ? i + 2 : i + 1;
    return at < w.r.size() && year(w, at) ? at + 1 : i;
  }
  const bool span = (w.is(i, "giai") && w.is(i + 1, "đoạn")) || (w.is(i, "thời") && w.is(i + 1, "kỳ"));
  if (!span || i + 2 >= w.r.size() || !year(w, i + 2)) return i;
  const std::uint32_t end = i + 3;
  const bool pair = w.digits(end) && (w.r.words[end].before == gap::hyphen || w.r.words[end].before == gap::dash);
  return pair ? end + 1 : end;
}
// ", tầm nhìn đến năm 2045", "và định hướng đến 2050": what is said of the years behind; its end, or i.
std::uint32_t beyond(const vietnamese_words& w, std::uint32_t i) {
  if (i >= w.r.size()) return i;
  const bool link = w.is(i, "và") && w.r.tied(i - 1);
  if (!link && w.r.words[i].before != gap::comma) return i;
  const std::uint32_t at = link ? i + 1 : i;
  const bool view = (w.is(at, "tầm") && w.is(at + 1, "nhìn")) || (w.is(at, "định") && w.is(at + 1, "hướng"));
  if (!view || at + 2 >= w.r.size()) return i;
  if (year(w, at + 2)) return at + 3;
  const std::uint32_t end = term(w, at + 2);
  return end > at + 2 ? end : i;
}

// A verb of two syllables.
bool verb(const vietnamese_words& w, std::uint32_t i) { return w.tied_to(i + 1) && w.in(word_list::vi_verbs, i, i + 2); }

// Where the sentence goes on behind what a document is about: the issuer or who signs, where and when, an auxiliary, a verb
// that is no task.
bool leaves_subject(const vietnamese_words& w, std::uint32_t i) {
  const reading& r = w.r;
  if (w.tied_to(i + 1) && w.in(word_list::vi_subject_links, i, i + 2)) return false;  // giữa hai nước
  const bool task = r.in(word_list::vi_links, i - 1) || verb(w, i - 2) ||
                    (verb(w, i) && w.in(word_list::vi_acts, i, i + 2));  // về tăng cường | hợp tác
  if (w.conjunction(i) || (verb(w, i) && !task)) return true;
  if (r.phrase[i].words > 1 || w.compound(i)) return false;
  if (r.in(word_list::vi_subject_links, i))
    return (w.is(i, "giữa") || w.is(i, "của")) && i + 1 < r.size() &&
           r.words[i + 1].capital;  // its parties are names of their own
  return w.breaks(i) || r.in(word_list::vi_title_ends, i);
}
// "về thương mại, đầu tư và nông nghiệp": whether the comma before word i stands in a list.
bool list_goes_on(const vietnamese_words& w, std::uint32_t i) {
  constexpr std::uint32_t longest = 12;  // words
  const reading& r = w.r;
  std::uint32_t k = i;
  while (k < i + longest && k < r.size() && !r.words[k].capital &&
         (k == i || r.tied(k - 1) || r.words[k].before == gap::comma)) {
    if (w.is(k, "và") && k > i) return true;
    if (leaves_subject(w, k) && k > i) return false;
    const std::uint32_t known = r.phrase[k].words > 1 ? r.phrase[k].words : w.compound(k) ? 2 : 0;
    if (known == 0) return false;
    k += known;
  }
  return false;
}

// The words of the deed at word i.
std::uint32_t deed(const vietnamese_words& w, std::uint32_t i) {
  for (std::uint32_t n = 2; n >= 1; --n)
    if (i < w.r.size() && (n == 1 || w.tied_to(i + 1)) && w.in(word_list::vi_deeds, i, i + n)) return n;
  return 0;
}
bool comma(const vietnamese_words& w, std::uint32_t i) { return i < w.r.size() && w.r.words[i].before == gap::comma; }

// "ghép mô, | bộ phận cơ thể người và hiến, lấy xác": whether another deed is told behind the comma before word i.
bool deeds_go_on(const vietnamese_words& w, std::uint32_t i) {
  constexpr std::uint32_t longest = 8;  // words
  const reading& r = w.r;
  for (std::uint32_t k = i; k < i + longest && k + 1 < r.size() && !r.words[k].capital && (k == i || r.tied(k - 1)); ++k) {
    if (w.is(k, "và")) return deed(w, k + 1) > 0;
    if (r.in(word_list::vi_title_ends, k)) return false;
  }
  return false;
}

// "ghép | mô", "lấy | xác": a syllable of no known word behind the deed.
bool object_of_one_syllable(const vietnamese_words& w, std::uint32_t i) {
  const reading& r = w.r;
  return w.tied_to(i) && !r.words[i].capital && !r.words[i].digits && !w.compound(i) && r.phrase[i].words == 0 &&
         !w.breaks(i) && !r.in(word_list::vi_title_ends, i) && !r.in(word_list::vi_verbs, i) &&
         !r.in(word_list::vi_subject_links, i) && !r.in(word_list::vi_calendar, i);
}

// Where the sentence goes on behind what a law is about: also at a verb of one syllable, an auxiliary, a time of the day.
bool leaves_deed(const vietnamese_words& w, std::uint32_t i) {
  const reading& r = w.r;
  if (leaves_subject(w, i) || r.in(word_list::vi_calendar, i)) return true;
  if (w.tied_to(i + 1) && r.in(word_list::vi_title_ends, i) && r.in(word_list::vi_title_ends, i + 1)) return true;
  const bool word = r.phrase[i].words > 0 || w.compound(i) || r.in(word_list::vi_subject_links, i);
  return !word || (r.in(word_list::vi_verbs, i) && r.phrase[i].words <= 1 && !w.compound(i));
}

}  // namespace

std::uint32_t until(const vietnamese_words& w, std::uint32_t i) {
  constexpr std::uint32_t shortest = 1;  // words of the subject
  const reading& r = w.r;
  if (i >= r.size() || !r.tied(i - 1) || (r.phrase[i].words == 0 && !w.is(i, "về") && (!w.compound(i) || verb(w, i)))) return i;
  for (std::uint32_t k = i; k < r.size() && k < i + longest_subject;) {
    if (k > i && !r.tied(k - 1) && r.words[k].before != gap::comma && r.words[k].before != gap::dash) return i;
    if (const std::uint32_t end = term(w, k); end > k) {
      if (k < i + shortest) return i;
      const std::uint32_t more = beyond(w, end);
      return more > end ? beyond(w, more) : end;
    }
    // The sentence goes on: an auxiliary, a relative, a verb that is no task, somebody.
    const std::uint32_t known = r.phrase[k].words > 1 ? r.phrase[k].words : w.compound(k) ? 2 : 1;
    if (known == 1 &&
        (r.words[k].before == gap::comma || (r.in(word_list::vi_title_ends, k) && !w.is(k, "cho") && !w.is(k, "với"))))
      return i;
    if (k > i && verb(w, k) && !w.in(word_list::vi_acts, k, k + 2) && !r.in(word_list::vi_links, k - 1)) return i;
    if (r.title[k].words > 1 || w.person_at(k) > k + 1) return i;
    k += known;
  }
  return i;
}

std::uint32_t topic(const vietnamese_words& w, std::uint32_t i) {
  constexpr std::uint32_t shortest = 2;  // words
  const reading& r = w.r;
  const std::uint32_t about = w.is(i, "chung") ? i + 1 : i;  // Sáng kiến chung về …
  if (!w.is(about, "về")) return i;
  const std::uint32_t first = w.is(about + 1, "việc") ? about + 2 : about + 1;
  std::uint32_t k = first;
  while (k < r.size() && k < i + longest_subject) {
    if (!r.tied(k - 1) && (r.words[k].before != gap::comma || !list_goes_on(w, k))) break;
    if (r.words[k].capital) {
      const dictionary_hit* hit = best_hit(r, k, true);
      if (hit != nullptr && is_country_or_place(*hit)) {
        k += hit->count;
        continue;
      }
      if (k > first && r.in(word_list::vi_links, k - 1)) break;
      return i;
    }
    if (k > first && leaves_subject(w, k)) break;
    if (r.title[k].words > 1 || r.words[k].digits) return i;
    k += r.phrase[k].words > 1 ? r.phrase[k].words : w.compound(k) ? 2 : 1;
  }
  while (k > first && r.in(word_list::vi_subject_links, k - 1)) --k;  // hợp tác | với Bộ Y tế
  return k >= first + shortest ? k : i;
}

std::uint32_t deeds(const vietnamese_words& w, std::uint32_t i) {
  const reading& r = w.r;
  const std::uint32_t first = i + deed(w, i);
  if (first == i || first >= r.size() || r.words[first].capital) return i;
  const bool several = comma(w, first) && deed(w, first) > 0;
  if (!several && !r.tied(first - 1)) return i;
  std::uint32_t k = first;
  while (k < r.size() && k < i + longest_subject && !r.words[k].capital && !r.words[k].digits) {
    if (const std::uint32_t words = comma(w, k) || w.is(k - 1, "và") ? deed(w, k) : 0; words > 0) {
      k += words;
      if (!comma(w, k) && object_of_one_syllable(w, k)) ++k;
      continue;
    }
    const bool goes_on = comma(w, k) ? inside_a_word(w, k) || list_goes_on(w, k) || deeds_go_on(w, k) : r.tied(k - 1);
    if (!goes_on || leaves_deed(w, k)) break;
    k += r.phrase[k].words > 1 ? r.phrase[k].words : w.compound(k) ? 2 : 1;
  }
  while (k > first && r.in(word_list::vi_subject_links, k - 1)) --k;
  return k;
}

std::uint32_t term_with_view(const vietnamese_words& w, std::uint32_t i) {
  const std::uint32_t end = period(w, i);
  return end > i ? beyond(w, end) : i;
}

std::uint32_t period(const vietnamese_words& w, std::uint32_t i) {
  if (!w.is(i, "giai") || !w.is(i + 1, "đoạn") || !w.digits(i + 2)) return i;
  const std::uint32_t end = i + 3;
  const bool years = w.digits(end) && (w.r.words[end].before == gap::hyphen || w.r.words[end].before == gap::dash);
  return years ? end + 1 : end;
}

}  // namespace allonym::text
