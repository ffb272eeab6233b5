#include <allonym/sources.hpp>

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>

#include "sources/format.hpp"
#include "sources/stream.hpp"

namespace allonym {
namespace sources {

namespace {

struct format_entry {
  std::string_view name;
  std::unique_ptr<line_format> (*make)();
};
constexpr std::array<format_entry, 10> formats{{{"native", make_native},
                                                {"csv", make_csv},
                                                {"opensanctions", make_opensanctions},
                                                {"wikidata", make_wikidata},
                                                {"paranames", make_paranames},
                                                {"geonames", make_geonames},
                                                {"geonames-names", make_geonames_names},
                                                {"jrc-names", make_jrc_names},
                                                {"tmx", make_tmx},
                                                {"tbx", make_tbx}}};

bool number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::unique_ptr<line_format> make_format(std::string_view format) {
  const auto* const it = std::find_if(formats.begin(), formats.end(), [&](const format_entry& e) { return e.name == format; });
  return it == formats.end() ? make_native() : it->make();
}

}  // namespace

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> fields;
  while (true) {
    const std::size_t end = line.find(separator);
    fields.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return fields;
    line.remove_prefix(end + 1);
  }
}

language language_of(std::string_view tag) {
  std::string hyphened(tag);
  std::replace(hyphened.begin(), hyphened.end(), '_', '-');
  return language(hyphened);
}

std::string_view detect(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t start = head.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return "native";
  const auto has = [&](std::string_view text) { return head.find(text) != std::string_view::npos; };
  if (head[start] == '<' || head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"))
    return has("<martif") || has("<tbx") ? "tbx" : "tmx";
  if (head[start] == '{' || head[start] == '[')
    return has("\"schema\"") && has("\"properties\"") ? "opensanctions" : "wikidata";
  // The first line that is no remark.
  std::string_view line;
  while (!head.empty() && (line.empty() || line.front() == '#')) {
    const std::size_t end = head.find('\n');
    line = head.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    head = end == std::string_view::npos ? std::string_view{} : head.substr(end + 1);
  }
  const auto fields = split(line, '\t');
  const auto holds = [](const std::vector<std::string_view>& f, std::string_view name) {
    return std::find(f.begin(), f.end(), name) != f.end();
  };
  if (holds(fields, "wikidata_id")) return "paranames";
  if (fields.size() == 1) {
    const auto cells = split(line, ',');
    return holds(cells, "id") && holds(cells, "name") ? "csv" : "native";
  }
  if (number(fields[0]) && fields.size() >= 15) return "geonames";
  if (number(fields[0]) && fields.size() >= 4 && number(fields[1])) return "geonames-names";
  if (number(fields[0]) && fields.size() == 4 && fields[1].size() == 1) return "jrc-names";
  return "native";
}

}  // namespace sources

inline namespace v1 {

const std::vector<std::string_view>& source_formats() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all;
    all.reserve(std::size(sources::formats));
    for (const auto& entry : sources::formats) all.push_back(entry.name);
    return all;
  }();
  return names;
}

bool known_source_format(std::string_view format) noexcept {
  const auto& all = source_formats();
  return std::find(all.begin(), all.end(), format) != all.end();
}

std::uint64_t source_size(const std::string& path) noexcept {
  struct stat status {};
  return path != "-" && ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode)
             ? static_cast<std::uint64_t>(status.st_size)
             : 0;
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
  if (!known_source_format(statistics.format))
    return failure{failure_code::malformed, fmt::format("unknown format \"{}\"", statistics.format)};
  const auto format = sources::make_format(statistics.format);

  // A malformed line is reported and left out; of one line only the first problem.
  const auto settle = [&](const result<std::monostate>& done) -> result<std::monostate> {
    if (done) return done;
    const bool fatal = done.error().code == failure_code::damaged;
    if (done.error().code != failure_code::malformed && !fatal) return done;
    const std::string message = fmt::format("{}:{}: {}", path, statistics.lines, done.error().message);
    if (options.strict || fatal) return failure{failure_code::malformed, message};
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
