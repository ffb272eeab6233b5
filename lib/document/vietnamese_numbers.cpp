// Vietnamese names with numbers: a word and its number, the numbers of documents.
#include "document/vietnamese_words.hpp"

namespace allonym::text {
namespace {

using names::lexicon;
using names::word_list;

constexpr std::uint32_t longest_numbered = 5;  // words before the number

// What the letter of words/vi/numbered.txt makes of a word and its number.
entity_type type_of(std::uint32_t letter) {
  switch (letter) {
    case 'e':
      return entity_type::event;
    case 'p':
      return entity_type::place;
    case 'o':
      return entity_type::organization;
    case 'f':
      return entity_type::other;
    default:
      return entity_type::law;
  }
}

// "chuyến bay 418 của hãng", but "chuyến bay 500 km".
bool flight_number(const vietnamese_words& w, std::uint32_t i) {
  const word& number = w.r.words[i];
  if (number.folded.size() < 3 || number.folded.size() > 4) return false;
  return !w.tied_to(i + 1) || w.r.words[i + 1].capital || w.is(i + 1, "của") || w.breaks(i + 1);
}

// "thay thế | Lệnh 248 | về đăng ký": a capital inside the sentence, and a number that counts nothing and is no year.
bool bare_number(const vietnamese_words& w, std::uint32_t first, std::uint32_t number) {
  const reading& r = w.r;
  const std::size_t figures = r.words[number].folded.size();
  if (!r.words[first].capital || r.initial[first] || r.style[first] != line_style::running || number != first + 1 ||
      figures < 2 || figures > 3)
    return false;
  const std::uint32_t end = number + 1;
  return !w.tied_to(end) || w.is(end, "về") || w.is(end, "của") || w.breaks(end) || r.in(word_list::vi_conjunctions, end);
}

}  // namespace

std::uint32_t numbered_name(vietnamese_text& t, std::uint32_t i) {
  const reading& r = t.r;
  for (std::uint32_t n = longest_numbered; n >= 1; --n) {
    const std::uint32_t number = i + n;
    if (!t.digits(number) || !r.tied(number - 1)) continue;
    const auto found = lexicon::get().list(word_list::vi_numbered).find(r.canonical(i, number));
    if (found.empty() || (found.front() == 'f' && !flight_number(t, number))) continue;
    const entity_type type = type_of(found.front());
    const std::uint32_t end = type == entity_type::law ? document_number(t, number) : number + 1;
    if (found.front() == 's' && end == number + 1 && !bare_number(t, i, number)) continue;
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
    const bool glued =
        part.before == gap::slash || part.before == gap::hyphen || part.before == gap::dot || part.before == gap::none;
    const word& last = w.r.words[end - 1];
    if (part.before == gap::dash && last.before == gap::slash && last.upper && part.upper) continue;  // 2970/QĐ - BVHTTDL
    if (!glued || !(part.digits || part.upper || part.range.size() <= 3)) break;
  }
  return end;
}

}  // namespace allonym::text
