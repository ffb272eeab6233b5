// A foreign format: what reads its lines and gives rows.
#pragma once

#include <allonym/sources.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace allonym::sources {

// Takes rows; a failure other than malformed ends the reading.
using emit = std::function<result<std::monostate>(const dictionary_row&)>;

class line_format {
public:
  virtual ~line_format() = default;
  // Reads one line. A failure with code malformed is about this line only, its message without file and line.
  virtual result<std::monostate> line(std::string_view text, const emit& row) = 0;
  // Behind the last line.
  virtual result<std::monostate> end(const emit&) { return std::monostate{}; }
};

std::unique_ptr<line_format> make_native();
// The format that a file with this beginning has; "native" if nothing else fits.
std::string_view detect(std::string_view head);
std::unique_ptr<line_format> make_format(std::string_view format);

inline failure malformed(std::string what) { return {failure_code::malformed, std::move(what)}; }

}  // namespace allonym::sources
