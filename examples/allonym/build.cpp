// build and verify.
#include <allonym/sources.hpp>

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <memory>
#include <optional>

#include "tool.hpp"

namespace tool {
namespace {

struct options {
  std::string output, from;
  bool strict = false, no_near = false;
  std::size_t memory = 512;
  std::vector<std::string> sources;
};

std::string grouped(std::uint64_t n) {
  std::string digits = std::to_string(n), out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

// "12.3 MB".
std::string size_text(std::uint64_t bytes) {
  char text[32];
  if (bytes < 1000) std::snprintf(text, sizeof text, "%u B", static_cast<unsigned>(bytes));
  else if (bytes < 1000000) std::snprintf(text, sizeof text, "%.1f kB", static_cast<double>(bytes) / 1e3);
  else std::snprintf(text, sizeof text, "%.1f MB", static_cast<double>(bytes) / 1e6);
  return text;
}

std::string lines_left_out(std::uint64_t n) { return grouped(n) + (n == 1 ? " line" : " lines") + " left out"; }

// One line on stderr that is written over, with rate and remaining time; nothing unless stderr is a terminal.
class progress_line {
public:
  // Of reading the sources.
  void show(std::uint64_t rows, std::uint64_t bytes, std::uint64_t total) {
    if (!due()) return;
    const double seconds = since(start_);
    std::string line = grouped(rows) + " rows";
    if (seconds > 0.5) line += ", " + grouped(static_cast<std::uint64_t>(static_cast<double>(rows) / seconds)) + "/s";
    if (total != 0 && bytes <= total) {
      line += ", " + std::to_string(bytes * 100 / total) + " %";
      if (seconds > 1 && bytes != 0)
        line += ", " +
                std::to_string(static_cast<long>(seconds * static_cast<double>(total - bytes) / static_cast<double>(bytes))) +
                " s left to read";
    }
    draw(line);
  }
  // Of compiling what was read.
  void show(double compiled) {
    if (!compiling_) compiling_ = clock::now();
    if (!due()) return;
    std::string line = "compiling, " + std::to_string(static_cast<int>(compiled * 100)) + " %";
    if (const double seconds = since(*compiling_); seconds > 1 && compiled > 0)
      line += ", " + std::to_string(static_cast<long>(seconds * (1 - compiled) / compiled)) + " s left";
    draw(line);
  }
  void clear() const {
    if (shown_) std::fprintf(stderr, "\r\x1B[K");
  }

private:
  using clock = std::chrono::steady_clock;
  static double since(clock::time_point then) { return std::chrono::duration<double>(clock::now() - then).count(); }
  bool due() {
    if (!terminal_ || (shown_ && clock::now() - last_ < std::chrono::milliseconds(200))) return false;
    last_ = clock::now();
    return shown_ = true;
  }
  static void draw(const std::string& line) {
    std::fprintf(stderr, "\r%s\x1B[K", line.c_str());
    std::fflush(stderr);
  }

  bool terminal_ = ::isatty(STDERR_FILENO) == 1, shown_ = false;
  clock::time_point start_ = clock::now(), last_ = start_;
  std::optional<clock::time_point> compiling_;
};

constexpr std::uint64_t problems_shown = 20;

int run_build(const options& o) {
  progress_line progress;
  allonym::builder_options how;
  how.memory = o.memory << 20;
  how.near_index = !o.no_near;
  bool reading = true;
  how.progress = [&](const allonym::build_progress& p) {
    if (!reading) progress.show(p.compiled);
  };
  allonym::dictionary_builder builder(o.output, how);
  std::uint64_t rows = 0, bytes_before = 0, total = 0, problems = 0;
  for (const std::string& path : o.sources) total += allonym::source_size(path);
  for (const std::string& path : o.sources) {
    allonym::source_options source;
    source.format = o.from;
    source.strict = o.strict;
    source.problem = [&](const std::string& message) {
      progress.clear();
      if (problems++ < problems_shown) std::fprintf(stderr, "allonym: %s\n", message.c_str());
    };
    source.progress = [&](std::uint64_t r, std::uint64_t b) { progress.show(rows + r, bytes_before + b, total); };
    const auto read = allonym::read_source(
        path, [&](const allonym::dictionary_row& row) { return builder.add(row); }, source);
    if (!read) {
      progress.clear();
      const bool usage = !o.from.empty() && !allonym::known_source_format(o.from);
      throw stop(usage ? bad_usage : bad_input, read.error().message);
    }
    rows += read->rows;
    bytes_before += allonym::source_size(path);
  }
  if (problems > problems_shown)
    std::fprintf(stderr, "allonym: and %s more problems\n", grouped(problems - problems_shown).c_str());
  if (rows == 0 && problems != 0)
    throw stop(bad_input, o.sources.front() + ": no line makes sense, " + lines_left_out(problems));
  reading = false;
  const auto built = builder.finish();
  progress.clear();
  if (!built) throw stop(bad_input, built.error().message);
  if (problems != 0) std::fprintf(stderr, "allonym: %s\n", lines_left_out(problems).c_str());
  if (built->conflicting_types != 0) {
    std::string ids;
    for (const std::string& id : built->conflicting_ids) ids += (ids.empty() ? "" : ", ") + id;
    if (built->conflicting_types > built->conflicting_ids.size()) ids += " …";
    std::fprintf(stderr, "allonym: %s with more than one type, the most frequent was taken: %s\n",
                 (grouped(built->conflicting_types) + (built->conflicting_types == 1 ? " id" : " ids")).c_str(), ids.c_str());
  }
  std::string sections;
  for (const allonym::section_size& s : built->sections)
    if (s.bytes != 0) sections += (sections.empty() ? " (" : ", ") + s.name + " " + size_text(s.bytes);
  std::fprintf(stderr, "%s: %s entities, %s names from %s rows, %s%s\n", o.output.c_str(), grouped(built->entities).c_str(),
               grouped(built->names).c_str(), grouped(built->rows).c_str(), size_text(built->bytes).c_str(),
               sections.empty() ? "" : (sections + ")").c_str());
  return done;
}

int run_verify(const std::string& path) {
  const auto opened = allonym::dictionary::open(path);
  if (!opened) throw stop(bad_input, opened.error().message);
  const auto verified = opened->verify();
  if (!verified) throw stop(bad_input, verified.error().message);
  print(path + ": good, " + grouped(opened->entity_count()) + " entities, " + grouped(opened->name_count()) + " names\n");
  flush();
  return done;
}

}  // namespace

void add_build(CLI::App& app) {
  auto o = std::make_shared<options>();
  CLI::App* command = app.add_subcommand("build", "Compile a dictionary from what you hold");
  command->add_option("-o,--output", o->output, "The dictionary file")->required()->type_name("F");
  command->add_option("--from", o->from, "Format of the sources; else detected")->type_name("FORMAT");
  command->add_flag("--strict", o->strict, "Stop at the first line that makes no sense");
  command->add_flag("--exact-only", o->no_near, "Without the index for inexact lookup: a smaller file");
  command->add_option("--memory", o->memory, "Memory to use")->check(CLI::Range(1, 1 << 20))->type_name("MB");
  command->add_option("SOURCE", o->sources, "Files, plain or compressed; - is stdin")->required();
  command->callback([o] {
    if (!o->from.empty() && !allonym::known_source_format(o->from)) {
      std::string all;
      for (const std::string_view f : allonym::source_formats()) all += (all.empty() ? "" : ", ") + std::string(f);
      throw stop(bad_usage, "unknown format \"" + o->from + "\"; expected one of " + all);
    }
    throw CLI::RuntimeError(run_build(*o));
  });
}

void add_verify(CLI::App& app) {
  auto path = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("verify", "Read a whole dictionary file and say what is wrong with it");
  command->add_option("F", *path, "A compiled dictionary")->required();
  command->callback([path] { throw CLI::RuntimeError(run_verify(*path)); });
}

}  // namespace tool
