// Vietnamese names with numbers: a word and its number, the numbers of documents, periods.
#include "document/vietnamese_words.hpp"

namespace allonym::text {
namespace {

using names::lexicon;
using names::word_list;

constexpr std::uint32_t longest_numbered = 5;  // words before the number

// What the letter of words/vi/numbered.txt makes of a word and its number.
entity_type type_of(std::uint32_t letter) {
  switch (letter) {
    case 'e': return entity_type::event;
    case 'p': return entity_type::place;
    case 'o': return entity_type::organization;
    case 'f': return entity_type::other;
    default: return entity_type::law;
  }
}

// "chuyến bay 418 của hãng", but "chuyến bay 500 km".
bool flight_number(const vietnamese_words& w, std::uint32_t i) {
  const word& number = w.r.words[i];
  if (number.folded.size() < 3 || number.folded.size() > 4) return false;
  return !w.tied_to(i + 1) || w.r.words[i + 1].capital || w.is(i + 1, "của") || w.breaks(i + 1);
}

bool year(const vietnamese_words& w, std::uint32_t i) {
  const std::string& digits = w.r.words[i].folded;
  return w.digits(i) && digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}
// "đến năm 2030", "giai đoạn 2021 - 2030", "thời kỳ 2021 - 2030": its end, or i.
std::uint32_t term(const vietnamese_words& w, std::uint32_t i) {
  if (w.is(i, "đến")) {
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

}  // namespace

std::uint32_t until(const vietnamese_words& w, std::uint32_t i) {
  constexpr std::uint32_t longest = 40, shortest = 1;  // words of the subject
  const reading& r = w.r;
  const auto verb = [&](std::uint32_t k) { return w.tied_to(k + 1) && w.in(word_list::vi_verbs, k, k + 2); };
  if (i >= r.size() || !r.tied(i - 1) || (r.phrase[i].words == 0 && !w.is(i, "về") && (!w.compound(i) || verb(i)))) return i;
  for (std::uint32_t k = i; k < r.size() && k < i + longest;) {
    if (k > i && !r.tied(k - 1) && r.words[k].before != gap::comma && r.words[k].before != gap::dash) return i;
    if (const std::uint32_t end = term(w, k); end > k) {
      if (k < i + shortest) return i;
      const std::uint32_t more = beyond(w, end);
      return more > end ? beyond(w, more) : end;
    }
    // The sentence goes on: an auxiliary, a relative, a verb that is no task, somebody.
    const std::uint32_t known = r.phrase[k].words > 1 ? r.phrase[k].words : w.compound(k) ? 2 : 1;
    if (known == 1 && (r.words[k].before == gap::comma || (r.in(word_list::vi_title_ends, k) && !w.is(k, "cho") && !w.is(k, "với")))) return i;
    if (k > i && verb(k) && !w.in(word_list::vi_acts, k, k + 2) && !r.in(word_list::vi_links, k - 1)) return i;
    if (r.title[k].words > 1 || w.person_at(k) > k + 1) return i;
    k += known;
  }
  return i;
}

std::uint32_t numbered_name(vietnamese_text& t, std::uint32_t i) {
  const reading& r = t.r;
  for (std::uint32_t n = longest_numbered; n >= 1; --n) {
    const std::uint32_t number = i + n;
    if (!t.digits(number) || !r.tied(number - 1)) continue;
    const auto found = lexicon::get().list(word_list::vi_numbered).find(r.canonical(i, number));
    if (found.empty() || (found.front() == 'f' && !flight_number(t, number))) continue;
    const entity_type type = type_of(found.front());
    const std::uint32_t end = type == entity_type::law ? document_number(t, number) : number + 1;
    if (found.front() == 's' && end == number + 1) continue;
    if (type == entity_type::organization && t.tied_to(end) && r.words[end].capital) return i;  // Sư đoàn 316 Quân khu 2
    return t.add(i, end, type);
  }
  return i;
}

std::uint32_t document_number(const vietnamese_words& w, std::uint32_t i) {
  std::uint32_t end = w.is(i, "số") ? i + 1 : i;
  if (!w.digits(end)) return i;
  for (++end; end < w.r.size(); ++end) {
    const word& part = w.r.words[end];
    const bool glued = part.before == gap::slash || part.before == gap::hyphen || part.before == gap::dot || part.before == gap::none;
    if (!glued || !(part.digits || part.upper || part.range.size() <= 3)) break;
  }
  return end;
}

std::uint32_t period(const vietnamese_words& w, std::uint32_t i) {
  if (!w.is(i, "giai") || !w.is(i + 1, "đoạn") || !w.digits(i + 2)) return i;
  const std::uint32_t end = i + 3;
  const bool years = w.digits(end) && (w.r.words[end].before == gap::hyphen || w.r.words[end].before == gap::dash);
  return years ? end + 1 : end;
}

}  // namespace allonym::text
