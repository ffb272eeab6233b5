// Foreign formats in, rows out: what people already hold, as streams, plain or compressed (gzip, bzip2, zstd by their magic).
// In a library of its own, target allonym::sources, so that the core has no use for its dependencies.
#pragma once

#include <allonym/base.hpp>
#include <allonym/dictionary_builder.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace allonym {
inline namespace v1 {

// "native" (tab-separated, header line), "csv" (the same columns, RFC 4180), "opensanctions" (FollowTheMoney JSON lines),
// "wikidata" (JSON dump), "paranames" (TSV), "geonames" (allCountries), "geonames-names" (alternateNamesV2), "jrc-names",
// "tmx", "tbx".
[[nodiscard]] const std::vector<std::string_view>& source_formats();
[[nodiscard]] bool known_source_format(std::string_view format) noexcept;

struct source_options {
  std::string format;                                       // of source_formats(); empty: detected from the first lines
  bool strict = false;                                      // stop at the first line that makes no sense
  std::function<void(const std::string& message)> problem;  // a line left out: "file:line: what"
  std::function<void(std::uint64_t rows, std::uint64_t bytes_read)> progress;  // bytes of the file as it lies
};

struct source_statistics {
  std::string format;
  std::uint64_t rows = 0, problems = 0, lines = 0;
};

using row_sink = std::function<result<std::monostate>(const dictionary_row&)>;

// Reads `path` ("-" is stdin) from front to back in constant memory and gives its rows to `sink`. Lines that make no sense, and
// rows that `sink` refuses as malformed, are left out; other failures, and with `strict` the first such line, end it.
result<source_statistics> read_source(const std::string& path, const row_sink& sink, const source_options& options = {});

// Bytes of the file, for progress; 0 if unknown.
[[nodiscard]] std::uint64_t source_size(const std::string& path) noexcept;

}  // namespace v1
}  // namespace allonym
#pragma GCC visibility pop
