// Texts as the readers of other formats count and see them: code points, UTF-16 code units, no ill-formed bytes.
#pragma once

#include <allonym/document.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tool {

// The code point at `at`, which moves past it. An ill-formed sequence is U+FFFD, one for each maximal part, as browsers and
// Python decode it. `at` < text.size().
char32_t next_character(std::string_view text, std::size_t& at);

// The text with U+FFFD for what is ill-formed.
std::string well_formed(std::string_view text);

enum class unit { code_point, utf16 };
struct unit_range {
  std::size_t begin, end;
};
// Where the mentions are in `well_formed(d.text)`, in their order.
std::vector<unit_range> mention_ranges(const allonym::document& d, unit u);

}  // namespace tool
