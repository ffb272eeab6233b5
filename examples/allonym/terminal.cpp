#include "terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <utility>

namespace tool {
namespace {

using range = std::pair<char32_t, char32_t>;

// Marks and other characters that take no column.
constexpr std::array<range, 42> no_width{{
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2}, {0x05C4, 0x05C5},
    {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x06DF, 0x06E4}, {0x06E7, 0x06E8},
    {0x06EA, 0x06ED}, {0x0900, 0x0902}, {0x093A, 0x093A}, {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D},
    {0x0951, 0x0957}, {0x0981, 0x0981}, {0x09BC, 0x09BC}, {0x09C1, 0x09C4}, {0x09CD, 0x09CD}, {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x0EB1, 0x0EB1}, {0x0EB4, 0x0EBC}, {0x0EC8, 0x0ECD}, {0x17B4, 0x17B5},
    {0x17B7, 0x17BD}, {0x17C6, 0x17C6}, {0x17C9, 0x17D3}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F},
    {0x2028, 0x202E}, {0x2060, 0x2064}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
}};

constexpr std::array<range, 15> two_columns{{
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},
    {0xA960, 0xA97C},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1FAFF},
    {0x20000, 0x3FFFD},
}};

template <std::size_t N>
bool in(const std::array<range, N>& ranges, char32_t c) {
  const auto it = std::upper_bound(ranges.begin(), ranges.end(), c, [](char32_t x, const range& r) { return x < r.first; });
  return it != ranges.begin() && c <= std::prev(it)->second;
}

// The code point at `at`, which moves past it; U+FFFD for a byte that is none.
char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned lead = byte(at);
  const std::size_t length = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
  char32_t c = length == 1 ? lead : length == 0 ? 0xFFFD : lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (byte(at + i) >> 6 != 2) {
      ++at;
      return 0xFFFD;
    }
    c = c << 6 | (byte(at + i) & 0x3F);
  }
  at += length == 0 ? 1 : length;
  return c;
}

std::size_t columns_of(char32_t c) {
  if (c < 0x20 || c == 0x7F || in(no_width, c)) return 0;
  return in(two_columns, c) ? 2 : 1;
}

std::string padded(const std::string& text, std::size_t width, bool right) {
  const std::size_t taken = display_width(text);
  const std::string blanks(width > taken ? width - taken : 0, ' ');
  return right ? blanks + text : text + blanks;
}

// Pieces of an item, each at most `width` columns, broken at spaces where there are any.
void fold(const std::string& item, std::size_t width, std::vector<std::string>& lines) {
  std::string line;
  std::size_t taken = 0, at = 0;
  while (at < item.size()) {
    const std::size_t begin = at;
    taken += columns_of(next_code_point(item, at));
    line.append(item, begin, at - begin);
    if (taken <= width || at == begin) continue;
    std::size_t cut = line.find_last_of(' ');
    if (cut == std::string::npos || cut == 0) cut = line.size() - (at - begin);
    if (cut == 0) cut = line.size();
    lines.push_back(line.substr(0, cut));
    line.erase(0, cut);
    line.erase(0, line.find_first_not_of(' ') == std::string::npos ? line.size() : line.find_first_not_of(' '));
    taken = display_width(line);
  }
  lines.push_back(line);
}

// The lines of a cell: items joined by commas as long as they fit.
std::vector<std::string> lines_of(const table::cell& c, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  for (std::size_t i = 0; i < c.items.size(); ++i) {
    const std::string item = c.items[i] + (i + 1 < c.items.size() ? "," : "");
    if (line.empty()) {
      line = item;
    } else if (width == 0 || display_width(line) + 1 + display_width(item) <= width) {
      line += ' ' + item;
    } else {
      fold(line, width, lines);
      line = item;
    }
  }
  if (width == 0) lines.push_back(line);
  else fold(line, width, lines);
  return lines;
}

}  // namespace

bool colourful() {
  static const bool answer = ::isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
  return answer;
}

std::size_t terminal_width() {
  if (::isatty(STDOUT_FILENO) != 1) return 0;
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return std::max<std::size_t>(size.ws_col, 40);
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += columns_of(next_code_point(text, at));
  return width;
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c == 0xFFFD && at - begin == 1) out += "\xEF\xBF\xBD";
    else if (c == '\n' || c == '\r' || c == '\t') out += ' ';
    else if (c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
      out += "\xEF\xBF\xBD";
    else out.append(text, begin, at - begin);
  }
  return out;
}

std::string coloured(std::string_view text, tone t) {
  if (t == tone::plain || !colourful()) return std::string(text);
  const char* code = t == tone::bold     ? "1"
                     : t == tone::dim    ? "2"
                     : t == tone::green  ? "32"
                     : t == tone::yellow ? "33"
                     : t == tone::red    ? "31"
                                         : "36";
  return "\x1B[" + std::string(code) + "m" + std::string(text) + "\x1B[0m";
}

std::string table::str(std::size_t width) const {
  const std::size_t columns = header_.size();
  std::vector<std::size_t> widths(columns);
  for (std::size_t c = 0; c < columns; ++c) widths[c] = display_width(header_[c]);
  for (const auto& row : rows_)
    for (std::size_t c = 0; c < columns && c < row.size(); ++c)
      widths[c] = std::max(widths[c], display_width(lines_of(row[c], 0).front()));
  if (width != 0) {
    // The widest give way until all fit.
    const auto total = [&] {
      std::size_t sum = 2 * (columns - 1);
      for (const std::size_t w : widths) sum += w;
      return sum;
    };
    while (total() > width) {
      auto widest = std::max_element(widths.begin(), widths.end());
      if (*widest <= 12) break;
      --*widest;
    }
  }
  std::string out;
  const auto line = [&](const std::vector<std::string>& cells, const std::vector<cell>* row) {
    std::string text;
    for (std::size_t c = 0; c < columns; ++c) {
      const std::string one = c < cells.size() ? cells[c] : "";
      const tone t = row == nullptr ? tone::bold : c < row->size() ? (*row)[c].colour : tone::plain;
      const std::string full =
          padded(one, c + 1 < columns ? widths[c] : 0, row != nullptr && c < row->size() && (*row)[c].right);
      text += coloured(full, t);
      if (c + 1 < columns) text += "  ";
    }
    if (!colourful()) text.erase(text.find_last_not_of(' ') + 1);
    out += text + '\n';
  };
  line(header_, nullptr);
  for (const auto& row : rows_) {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 1;
    for (std::size_t c = 0; c < row.size(); ++c) {
      cells.push_back(lines_of(row[c], width == 0 ? 0 : widths[c]));
      height = std::max(height, cells.back().size());
    }
    for (std::size_t h = 0; h < height; ++h) {
      std::vector<std::string> now;
      for (const auto& lines : cells) now.push_back(h < lines.size() ? lines[h] : "");
      line(now, &row);
    }
  }
  return out;
}

}  // namespace tool
