// A foreign format: what reads its lines and gives rows.
#pragma once

#include <allonym/sources.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace allonym::sources {

// Takes rows; a failure other than malformed ends the reading.
using emit = std::function<result<std::monostate>(const dictionary_row&)>;

class line_format {
public:
  virtual ~line_format() = default;
  // Reads one line. A failure with code malformed is about this line only, one with code damaged about the file; their messages
  // are without file and line.
  virtual result<std::monostate> line(std::string_view text, const emit& row) = 0;
  // Behind the last line.
  virtual result<std::monostate> end(const emit&) { return std::monostate{}; }
};

std::unique_ptr<line_format> make_native();
std::unique_ptr<line_format> make_csv();
std::unique_ptr<line_format> make_opensanctions();
std::unique_ptr<line_format> make_wikidata();
std::unique_ptr<line_format> make_paranames();
std::unique_ptr<line_format> make_geonames();
std::unique_ptr<line_format> make_geonames_names();
std::unique_ptr<line_format> make_jrc_names();
std::unique_ptr<line_format> make_tmx();
std::unique_ptr<line_format> make_tbx();

// The format that a file with this beginning has; "native" if nothing else fits.
std::string_view detect(std::string_view head);

inline failure malformed(std::string what) { return {failure_code::malformed, std::move(what)}; }
std::vector<std::string_view> split(std::string_view line, char separator);

// The language of a tag as sources write them ("zh-hans", "en_GB"); und for what is none.
language language_of(std::string_view tag);

}  // namespace allonym::sources
