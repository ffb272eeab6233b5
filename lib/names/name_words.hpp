// Where the words of a name begin and end, in canonical form. Other than in running text (words.hpp) a character of Han or
// Hangul is a word, and kana are apart from all else.
#pragma once

#include "ground/unicode.hpp"

#include <cstddef>
#include <string_view>

namespace allonym::names {

inline bool name_character(char32_t c) noexcept {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
  return ground::is_letter(c) || ground::is_mark(c) || ground::is_digit(c);
}
// Scripts whose every character is a word of its own here; longer words are made of runs of them.
inline bool single_character(char32_t c) noexcept {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000;
}
inline bool kana_character(char32_t c) noexcept { return c >= 0x3041 && c <= 0x30FF; }

// Of the word that begins at `at`; its first character ends at `end`.
inline std::size_t name_word_end(std::string_view text, std::size_t at, std::size_t end, char32_t first) noexcept {
  if (single_character(first)) return end;
  while (end < text.size()) {
    std::size_t next = end;
    const char32_t c = ground::next_code_point(text, next);
    if (c == U'\'' && first >= 0x5D0 && first < 0x600) {  // the geresh of Hebrew
      end = next;
      continue;
    }
    if (!name_character(c) || single_character(c) || kana_character(c) != kana_character(first)) break;
    end = next;
  }
  return end > at ? end : text.size();
}

}  // namespace allonym::names
