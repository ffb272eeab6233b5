// detect_language: letters that only Vietnamese has, then the most frequent function words. Counted over the first bytes only.
#include <allonym/document.hpp>

#include <algorithm>
#include <array>

#include "ground/unicode.hpp"
#include "names/lexicon.hpp"
#include "names/words.hpp"

namespace allonym {
inline namespace v1 {
namespace {

constexpr std::size_t sample_bytes = 20000;

bool vietnamese_letter(char32_t c) {
  c = ground::to_lower(c);
  return c == U'đ' || c == U'ơ' || c == U'ư' || c == U'ă' || (c >= 0x1EA0 && c <= 0x1EF9);
}

}  // namespace

language detect_language(std::string_view text) {
  text = text.substr(0, ground::floor_boundary(text, std::min(text.size(), sample_bytes)));
  std::array<std::size_t, 16> scripts{};
  std::size_t letters = 0, vietnamese_marks = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = ground::next_code_point(text, at);
    if (!ground::is_letter(c)) continue;
    ++letters;
    ++scripts[static_cast<std::size_t>(ground::script_of(c))];
    vietnamese_marks += vietnamese_letter(c);
  }
  if (letters == 0) return {};
  const auto count = [&](ground::script s) { return scripts[static_cast<std::size_t>(s)]; };
  const auto most = [&](ground::script s) { return count(s) * 2 > letters; };
  if (count(ground::script::hiragana) + count(ground::script::katakana) > letters / 10) return "ja";
  if (most(ground::script::han)) return "zh";
  if (most(ground::script::hangul)) return "ko";
  if (most(ground::script::cyrillic)) return "ru";
  if (most(ground::script::greek)) return "el";
  if (most(ground::script::arabic)) return "ar";
  if (most(ground::script::hebrew)) return "he";
  if (most(ground::script::thai)) return "th";
  if (most(ground::script::lao)) return "lo";
  if (most(ground::script::khmer)) return "km";
  if (most(ground::script::devanagari)) return "hi";
  if (most(ground::script::georgian)) return "ka";
  if (most(ground::script::armenian)) return "hy";
  if (!most(ground::script::latin)) return {};
  const names::lexicon& words_of = names::lexicon::get();
  std::size_t words = 0, en = 0, fr = 0, vi = 0, marked = 0;
  for (const names::word& w : names::split_words(text)) {
    if (w.digits) continue;
    ++words;
    en += words_of.contains(names::word_list::en_frequent, w.canonical);
    fr += words_of.contains(names::word_list::fr_frequent, w.canonical);
    vi += words_of.contains(names::word_list::vi_frequent, w.folded);
    marked += w.canonical != w.folded;
  }
  if (words == 0) return {};
  // Vietnamese names in an English text carry the marks too, the function words between them do not.
  if (vietnamese_marks * 8 > letters && vi > en && vi > fr) return "vi";
  if (en >= fr && en >= vi && en * 12 >= words) return "en";
  if (fr > en && fr >= vi && fr * 12 >= words) return "fr";
  if (vi > en && vi > fr && vi * 8 >= words) return "vi";
  if (vietnamese_marks * 8 > letters && marked * 3 > words) return "vi";
  return {};
}

}  // namespace v1
}  // namespace allonym
