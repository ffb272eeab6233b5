#include "characters.hpp"

namespace tool {

char32_t next_character(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  if (lead < 0xC2 || lead > 0xF4) return 0xFFFD;
  const int following = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  // The bounds of the second byte keep out overlong forms, surrogates and what is beyond U+10FFFF.
  unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  char32_t c = lead & (0x3FU >> following);
  for (int i = 0; i < following; ++i, ++at, low = 0x80, high = 0xBF) {
    const unsigned byte = at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
    if (byte < low || byte > high) return 0xFFFD;
    c = c << 6 | (byte & 0x3F);
  }
  return c;
}

std::string well_formed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_character(text, at);
    if (c == 0xFFFD) out += "\uFFFD";
    else out += text.substr(begin, at - begin);
  }
  return out;
}

std::vector<unit_range> mention_ranges(const allonym::document& d, unit u) {
  std::vector<unit_range> out;
  std::size_t at = 0, count = 0;
  const auto advance = [&](std::size_t to) {
    while (at < to && at < d.text.size()) count += next_character(d.text, at) > 0xFFFF && u == unit::utf16 ? 2 : 1;
    return count;
  };
  for (const allonym::mention& m : d.mentions) {
    const std::size_t begin = advance(m.range.begin);
    out.push_back({begin, advance(m.range.end)});
  }
  return out;
}

}  // namespace tool
