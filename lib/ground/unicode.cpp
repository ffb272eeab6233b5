#include "ground/unicode.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <array>

namespace allonym::ground {
namespace {

constexpr char32_t replacement = 0xFFFD;

bool has_category(char32_t c, std::uint32_t mask) noexcept { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & mask) != 0; }

constexpr bool ascii_upper(char32_t c) noexcept { return c >= U'A' && c <= U'Z'; }
constexpr bool ascii_lower(char32_t c) noexcept { return c >= U'a' && c <= U'z'; }

bool wide(char32_t c) noexcept {
  const int width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

}  // namespace

char32_t next_long_code_point(std::string_view text, std::size_t& at) noexcept {
  // U8_NEXT moves past a maximal ill-formed subpart, as Unicode recommends.
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = 0;
  U8_NEXT(bytes, at, text.size(), c);
  return c < 0 ? replacement : static_cast<char32_t>(c);
}

bool well_formed(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (next_code_point(text, at) == replacement && text.substr(begin, at - begin) != "\xEF\xBF\xBD") return false;
  }
  return true;
}

void append_utf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement;
  const auto byte = [&out](char32_t b) { out += static_cast<char>(static_cast<unsigned char>(b)); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | c >> 6);
    byte(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    byte(0xE0 | c >> 12);
    byte(0x80 | (c >> 6 & 0x3F));
    byte(0x80 | (c & 0x3F));
  } else {
    byte(0xF0 | c >> 18);
    byte(0x80 | (c >> 12 & 0x3F));
    byte(0x80 | (c >> 6 & 0x3F));
    byte(0x80 | (c & 0x3F));
  }
}

std::size_t floor_boundary(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return text.size();
  // A code point has at most three trailing bytes: more of them in a row are ill-formed and each a boundary.
  for (std::size_t back = 0; back < 4 && back <= at; ++back) {
    const auto lead = static_cast<unsigned char>(text[at - back]);
    if ((lead & 0xC0) == 0x80) continue;
    std::size_t end = at - back;
    next_code_point(text, end);
    return end <= at ? at : at - back;
  }
  return at;
}

bool is_letter(char32_t c) noexcept { return c < 0x80 ? ascii_upper(c) || ascii_lower(c) : has_category(c, U_GC_L_MASK); }
bool is_mark(char32_t c) noexcept { return c >= 0x300 && has_category(c, U_GC_M_MASK); }
bool is_digit(char32_t c) noexcept { return c < 0x80 ? c >= U'0' && c <= U'9' : has_category(c, U_GC_ND_MASK); }
bool is_upper(char32_t c) noexcept { return c < 0x80 ? ascii_upper(c) : has_category(c, U_GC_LU_MASK | U_GC_LT_MASK); }
bool is_lower(char32_t c) noexcept { return c < 0x80 ? ascii_lower(c) : has_category(c, U_GC_LL_MASK); }
bool is_space(char32_t c) noexcept {
  return c < 0x80 ? c == U' ' || (c >= 9 && c <= 13) : u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool is_invisible(char32_t c) noexcept {
  return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE0FFF);
}

char32_t to_lower(char32_t c) noexcept {
  if (c < 0x80) return ascii_upper(c) ? c + 32 : c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

script script_of(char32_t c) noexcept {
  if (c < 0x80) return ascii_upper(c) || ascii_lower(c) ? script::latin : script::other;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_LATIN:
      return script::latin;
    case USCRIPT_CYRILLIC:
      return script::cyrillic;
    case USCRIPT_GREEK:
      return script::greek;
    case USCRIPT_ARABIC:
      return script::arabic;
    case USCRIPT_HEBREW:
      return script::hebrew;
    case USCRIPT_HAN:
      return script::han;
    case USCRIPT_HIRAGANA:
      return script::hiragana;
    case USCRIPT_KATAKANA:
      return script::katakana;
    case USCRIPT_HANGUL:
      return script::hangul;
    case USCRIPT_THAI:
      return script::thai;
    case USCRIPT_LAO:
      return script::lao;
    case USCRIPT_KHMER:
      return script::khmer;
    case USCRIPT_DEVANAGARI:
      return script::devanagari;
    case USCRIPT_GEORGIAN:
      return script::georgian;
    case USCRIPT_ARMENIAN:
      return script::armenian;
    default:
      return script::other;
  }
}

std::size_t display_width(std::string_view text) noexcept {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < 0x20 || is_invisible(c) || has_category(c, U_GC_MN_MASK | U_GC_ME_MASK)) continue;
    columns += c >= 0x1100 && wide(c) ? 2 : 1;
  }
  return columns;
}

}  // namespace allonym::ground
