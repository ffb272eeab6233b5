// Text in columns on a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tool {

// Whether stdout is a terminal that shows colours (and NO_COLOR is not set).
bool colourful();
// Its width; 0 if stdout is no terminal.
std::size_t terminal_width();

// Columns that the text takes: two for wide characters, none for marks.
std::size_t display_width(std::string_view text);
// Control characters made visible, line ends made spaces.
std::string printable(std::string_view text);

enum class tone { plain, bold, dim, green, yellow, red, cyan };
std::string coloured(std::string_view text, tone t);

// A table with a header; cells are lists of items, which stand in one line where there is room.
class table {
public:
  explicit table(std::vector<std::string> header) : header_(std::move(header)) {}
  struct cell {
    std::vector<std::string> items;
    tone colour = tone::plain;
    bool right = false;  // aligned right
    cell(std::string text, tone t = tone::plain, bool r = false) : items{std::move(text)}, colour(t), right(r) {}  // NOLINT
    cell(std::vector<std::string> list, tone t = tone::plain) : items(std::move(list)), colour(t) {}               // NOLINT
  };
  void add(std::vector<cell> row) { rows_.push_back(std::move(row)); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  // Folded to `width` columns, unless 0.
  [[nodiscard]] std::string str(std::size_t width) const;

private:
  std::vector<std::string> header_;
  std::vector<std::vector<cell>> rows_;
};

}  // namespace tool
