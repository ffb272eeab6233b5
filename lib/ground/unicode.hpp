// Code points and their properties: the only file pair that knows ICU.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace allonym::ground {

// The code point at `at`, which moves past it; U+FFFD for each maximal ill-formed subpart. Precondition: at < text.size().
char32_t next_long_code_point(std::string_view text, std::size_t& at) noexcept;  // of several bytes
inline char32_t next_code_point(std::string_view text, std::size_t& at) noexcept {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first >= 0x80) return next_long_code_point(text, at);
  ++at;
  return first;
}
// Whether it is UTF-8 throughout.
bool well_formed(std::string_view text) noexcept;
void append_utf8(std::string& out, char32_t c);

// Longest prefix of at most `at` bytes that ends on a code-point boundary (of well-formed text).
std::size_t floor_boundary(std::string_view text, std::size_t at) noexcept;

bool is_letter(char32_t c) noexcept;     // general category L*
bool is_mark(char32_t c) noexcept;       // M*
bool is_digit(char32_t c) noexcept;      // Nd
bool is_upper(char32_t c) noexcept;      // Lu, Lt
bool is_lower(char32_t c) noexcept;      // Ll
bool is_space(char32_t c) noexcept;      // White_Space
bool is_invisible(char32_t c) noexcept;  // zero-width and soft hyphen: dropped by normalisation
char32_t to_lower(char32_t c) noexcept;  // simple mapping

enum class script : std::uint8_t {
  other,
  latin,
  cyrillic,
  greek,
  arabic,
  hebrew,
  han,
  hiragana,
  katakana,
  hangul,
  thai,
  lao,
  khmer,
  devanagari,
  georgian,
  armenian
};
script script_of(char32_t c) noexcept;  // `other` for common and inherited too

// Columns of a terminal that the text takes (East Asian width, marks take none).
std::size_t display_width(std::string_view text) noexcept;

}  // namespace allonym::ground
