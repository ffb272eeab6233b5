// Rows in, compiled dictionary out.
#pragma once

#include <allonym/base.hpp>
#include <allonym/dictionary.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace allonym {
inline namespace v1 {

// One name of one entity. The views need live during dictionary_builder::add only.
struct dictionary_row {
  std::string_view id;
  entity_type type = entity_type::other;
  language lang;
  std::string_view name;
  name_kind kind = name_kind::alias;
  std::string_view when;  // conditions in running text, comma-separated: see README
};

struct build_progress {
  std::uint64_t rows = 0;  // taken
  double compiled = 0;     // 0 … 1: how much of finish() is done
};

struct builder_options {
  std::size_t memory = std::size_t{512} << 20;  // bytes; beyond it spills beside the target
  bool near_index = true;                       // for inexact lookup
  std::function<void(const build_progress&)> progress;
};

struct section_size {
  std::string name;
  std::uint64_t bytes = 0;
};

struct build_statistics {
  std::uint64_t rows = 0, entities = 0, names = 0, bytes = 0;
  std::uint64_t conflicting_types = 0;       // ids whose rows give several
  std::vector<std::string> conflicting_ids;  // the first few of them
  std::vector<section_size> sections;
};

// Not to be shared between threads while rows are added. Same rows in any order give the same bytes.
class dictionary_builder {
public:
  // Spills, if it must, beside `target`, which is replaced only by a finished file.
  explicit dictionary_builder(std::string target, builder_options options = {});
  ~dictionary_builder();  // removes what is unfinished
  dictionary_builder(dictionary_builder&&) noexcept;
  dictionary_builder& operator=(dictionary_builder&&) noexcept;

  // Fails on a row that makes no sense (empty id or name, over-long, not UTF-8); the row is left out, the builder stays usable.
  result<std::monostate> add(const dictionary_row& row);
  // Writes, syncs, renames. Once.
  result<build_statistics> finish();

private:
  struct state;
  std::unique_ptr<state> state_;
};

// One row of the native source: tab-separated, columns named by the header line `id type language name [kind] [when]` in any
// order. The first call takes the header; one that makes no sense is `damaged`, a line `malformed`. A row views the line. No
// row for blank and comment (#) lines.
class native_source {
public:
  explicit native_source(std::string path) : path_(std::move(path)) {}
  result<std::optional<dictionary_row>> line(std::string_view text);
  [[nodiscard]] std::uint64_t line_number() const noexcept { return line_number_; }

private:
  std::string path_;
  std::uint64_t line_number_ = 0;
  std::vector<std::string> columns_;
};

}  // namespace v1
}  // namespace allonym
#pragma GCC visibility pop
