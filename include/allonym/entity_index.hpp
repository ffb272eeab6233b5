// An index of the entities of many documents, which arrive one at a time: the news of a day, then of the next.
#pragma once

#include <allonym/align.hpp>
#include <allonym/base.hpp>
#include <allonym/document.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace allonym {
inline namespace v1 {

// Where a row is mentioned.
struct occurrence {
  std::uint32_t document = 0;  // in order of arrival, from 0
  std::uint32_t entity = 0;    // index into the entities of that document
  std::uint32_t mentions = 0;  // how many there
  friend auto operator<=>(const occurrence&, const occurrence&) = default;
};

// A name a row was written with, as it stood first.
struct row_name {
  language lang;
  std::string text;
};

// One thing across all documents so far.
struct indexed_row {
  entity_type type = entity_type::other;
  std::string id;                       // of a dictionary entity, or empty
  std::vector<row_name> names;          // distinct, as they arrived; the fullest of the first document first
  std::vector<occurrence> occurrences;  // by document
};

// The row an entity of a new document went to.
struct placement {
  std::uint32_t row = 0;
  std::optional<double> score;    // probability of the join; none where it opened a row
  std::optional<member> like;     // the entity of an earlier document that it was joined by
  std::vector<evidence> reasons;  // `a`: ranges of that earlier document, `b`: of the new one
};

// A row and how well its names answer a question.
struct found_row {
  std::uint32_t row = 0;
  double score = 0;  // of compare
};

// Rows only grow: what was placed stays. So they may depend on the order of arrival; those of two documents equal those of
// `align`. Keeps the names of the documents, not their texts. `add` is for one thread at a time and for none beside it; const
// calls from any.
class entity_index {
public:
  explicit entity_index(const align_options& options = {});
  ~entity_index();
  entity_index(entity_index&&) noexcept;
  entity_index& operator=(entity_index&&) noexcept;

  // The placement of each entity of `d`, by index. `label` is the caller's name of the document; fails, and adds nothing, if it
  // is there already. Where more than `component_limit` rows or entities hang together, the best pairs are taken first.
  result<std::vector<placement>> add(std::string label, const document& d);

  // Views stay valid until the next `add`.
  [[nodiscard]] std::span<const indexed_row> rows() const noexcept;
  [[nodiscard]] std::span<const std::string> labels() const noexcept;  // by document
  [[nodiscard]] std::optional<std::uint32_t> document_of(std::string_view label) const;
  // Rows with a name like this, best first, at or above the threshold.
  [[nodiscard]] std::vector<found_row> find(std::string_view text, std::size_t limit = 10, double threshold = 0.5) const;

  // Replaces the file by rename. A file is read by every version with the same file format.
  result<std::monostate> save(const std::string& path) const;
  static result<entity_index> load(const std::string& path, const align_options& options = {});

private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace v1
}  // namespace allonym
#pragma GCC visibility pop
