#include <allonym/sources.hpp>

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>

#include "sources/format.hpp"
#include "sources/stream.hpp"

namespace allonym {
namespace sources {

std::string_view detect(std::string_view) { return "native"; }

std::unique_ptr<line_format> make_format(std::string_view) { return make_native(); }

}  // namespace sources

inline namespace v1 {

const std::vector<std::string_view>& source_formats() {
  static const std::vector<std::string_view> formats{"native"};
  return formats;
}

bool known_source_format(std::string_view format) noexcept {
  const auto& all = source_formats();
  return std::find(all.begin(), all.end(), format) != all.end();
}

std::uint64_t source_size(const std::string& path) noexcept {
  struct stat status {};
  return path != "-" && ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0;
}

result<source_statistics> read_source(const std::string& path, const row_sink& sink, const source_options& options) {
  auto file = sources::raw_file::open(path);
  if (!file) return file.error();
  auto stream = sources::decompress(**file);
  if (!stream) return stream.error();
  sources::line_reader lines(**stream);
  source_statistics statistics;
  const auto head = lines.peek(std::size_t{1} << 16);
  if (!head) return head.error();
  statistics.format = options.format.empty() ? std::string(sources::detect(*head)) : options.format;
  if (!known_source_format(statistics.format)) return failure{failure_code::malformed, fmt::format("unknown format \"{}\"", statistics.format)};
  const auto format = sources::make_format(statistics.format);

  // A malformed line is reported and left out; of one line only the first problem.
  const auto settle = [&](const result<std::monostate>& done) -> result<std::monostate> {
    if (done) return done;
    if (done.error().code != failure_code::malformed) return done;
    const std::string message = fmt::format("{}:{}: {}", path, statistics.lines, done.error().message);
    if (options.strict) return failure{failure_code::malformed, message};
    ++statistics.problems;
    if (options.problem) options.problem(message);
    return std::monostate{};
  };
  const sources::emit row = [&](const dictionary_row& r) -> result<std::monostate> {
    auto taken = sink(r);
    if (taken) {
      ++statistics.rows;
      return taken;
    }
    return settle(taken);
  };
  for (std::string_view line;;) {
    auto more = lines.next(line);
    if (!more) return more.error();
    if (!*more) break;
    ++statistics.lines;
    if (auto done = settle(format->line(line, row)); !done) return done.error();
    if (options.progress && statistics.lines % 4096 == 0) options.progress(statistics.rows, (*file)->position());
  }
  if (auto done = settle(format->end(row)); !done) return done.error();
  if (options.progress) options.progress(statistics.rows, (*file)->position());
  return statistics;
}

}  // namespace v1
}  // namespace allonym
