#include "names/marks.hpp"

#include "ground/unicode.hpp"
#include "names/syllable.hpp"

#include <array>

namespace allonym::names {
namespace {

struct vowel_row {
  char32_t plain;
  char32_t toned[5];  // grave, acute, hook, tilde, dot
};
constexpr vowel_row vowels[] = {
    {U'a', {U'à', U'á', U'ả', U'ã', U'ạ'}}, {U'ă', {U'ằ', U'ắ', U'ẳ', U'ẵ', U'ặ'}}, {U'â', {U'ầ', U'ấ', U'ẩ', U'ẫ', U'ậ'}},
    {U'e', {U'è', U'é', U'ẻ', U'ẽ', U'ẹ'}}, {U'ê', {U'ề', U'ế', U'ể', U'ễ', U'ệ'}}, {U'i', {U'ì', U'í', U'ỉ', U'ĩ', U'ị'}},
    {U'o', {U'ò', U'ó', U'ỏ', U'õ', U'ọ'}}, {U'ô', {U'ồ', U'ố', U'ổ', U'ỗ', U'ộ'}}, {U'ơ', {U'ờ', U'ớ', U'ở', U'ỡ', U'ợ'}},
    {U'u', {U'ù', U'ú', U'ủ', U'ũ', U'ụ'}}, {U'ư', {U'ừ', U'ứ', U'ử', U'ữ', U'ự'}}, {U'y', {U'ỳ', U'ý', U'ỷ', U'ỹ', U'ỵ'}},
};

// The letters of a block of code points with their tones apart.
template <char32_t First, char32_t Last>
constexpr std::array<toned_letter, Last - First + 1> letters_apart() {
  std::array<toned_letter, Last - First + 1> block{};
  for (char32_t c = First; c <= Last; ++c) block[c - First] = {c, tone::level};
  for (const vowel_row& row : vowels)
    for (std::size_t i = 0; i < 5; ++i)
      if (row.toned[i] >= First && row.toned[i] <= Last) block[row.toned[i] - First] = {row.plain, static_cast<tone>(i + 1)};
  return block;
}
constexpr auto western = letters_apart<0xC0, 0x169>();
constexpr auto vietnamese = letters_apart<0x1EA0, 0x1EF9>();

}  // namespace

toned_letter without_tone(char32_t c) noexcept {
  if (c >= 0xC0 && c < 0xC0 + western.size()) return western[c - 0xC0];
  if (c >= 0x1EA0 && c < 0x1EA0 + vietnamese.size()) return vietnamese[c - 0x1EA0];
  return {c, tone::level};
}

mark_relation compare_marks(std::string_view a, std::string_view b) noexcept {
  if (a == b) return mark_relation::same;
  std::size_t i = 0, j = 0;
  tone tone_a = tone::level, tone_b = tone::level;
  bool shape_contrary = false, shape_differs = false, i_for_y = false;
  while (i < a.size() && j < b.size()) {
    const toned_letter x = without_tone(ground::next_code_point(a, i));
    const toned_letter y = without_tone(ground::next_code_point(b, j));
    if (x.mark != tone::level) tone_a = x.mark;
    if (y.mark != tone::level) tone_b = y.mark;
    if (x.letter == y.letter) continue;
    if ((x.letter == U'i' && y.letter == U'y') || (x.letter == U'y' && y.letter == U'i')) {
      i_for_y = true;
      continue;
    }
    shape_differs = true;
    if (x.letter >= 0x80 && y.letter >= 0x80) shape_contrary = true;
  }
  if (shape_contrary || (tone_a != tone_b && tone_a != tone::level && tone_b != tone::level)) return mark_relation::contrary;
  if (!shape_differs && tone_a == tone_b && i_for_y) return mark_relation::spelling;
  return mark_relation::dropped;
}

std::string without_keystrokes(std::string_view folded) {
  std::string out;
  bool changed = false, toned = false;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    const bool letter_before = !out.empty() && out.back() >= 'a' && out.back() <= 'z';
    const bool vowel_seen = out.find_first_of("aeiouy") != std::string::npos;
    if (letter_before && c >= '1' && c <= '9') {
      changed = true;  // VNI: digits stand for marks
    } else if (letter_before && (c == 'w' || (c == out.back() && (c == 'a' || c == 'e' || c == 'o' || c == 'd')))) {
      changed = true;  // Telex: aa, ee, oo, dd, aw, ow, uw
    } else if (vowel_seen && !toned && (c == 'f' || c == 's' || c == 'r' || c == 'x' || c == 'j') &&
               folded.find_first_of("aeiouy", i + 1) == std::string_view::npos) {
      changed = toned = true;  // Telex: a tone behind its vowel
    } else {
      out += c;
    }
  }
  if (!changed || !is_vietnamese_syllable(out)) out.clear();
  return out;
}

}  // namespace allonym::names
