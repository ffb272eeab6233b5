// Alignment: the entities of two or more documents, joined; each join says why.
#pragma once

#include <allonym/base.hpp>
#include <allonym/document.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#pragma GCC visibility push(default)
namespace allonym {
inline namespace v1 {

// An entity of a document of the alignment.
struct member {
  std::uint32_t document = 0;
  std::uint32_t entity = 0;  // index into document::entities
  friend auto operator<=>(const member&, const member&) = default;
};

// Why two entities of two documents are one. Ranges of the evidence are of the documents of `a` and `b`.
struct join {
  member a, b;       // a.document < b.document
  double score = 0;  // probability
  std::vector<evidence> reasons;
};

// One thing across the documents: at most one entity of each.
struct alignment_row {
  entity_type type = entity_type::other;
  std::string id;               // of a dictionary entity, or empty
  std::optional<double> score;  // the lowest of the joins; none where it has one document only
  std::vector<member> members;  // by document
  std::vector<join> joins;      // those that hold it together
};

// Every entity of every document is in exactly one row. Rows with more documents first, then by first mention.
// Refers to the documents by index: keep them for the texts.
struct alignment {
  std::vector<alignment_row> rows;
  bool greedy = false;  // a component of candidates was too large for the best assignment
};

struct align_options {
  double threshold = 0.6;             // of a join's probability; above even odds: a wrong join is worse than a missing one
  std::size_t component_limit = 512;  // entities of one side in a component of candidates, beyond which it is greedy
};

// Makes one of the entities of a document that another document shows to be one: a Vietnamese report may speak of "EFCC" and of
// "Ủy ban Tội phạm Kinh tế và Tài chính" and not say that they are the same, the English report uses both names for one body.
// Mentions stay as they are; the order of the documents decides nothing. For `align` after `analyze`; documents that arrive one
// at a time do without.
[[nodiscard]] std::vector<document> reconcile(std::vector<document> documents, const align_options& options = {});

// Two or more documents (one or none: every entity alone). Optimal one-to-one for two.
[[nodiscard]] alignment align(std::span<const document> documents, const align_options& options = {});

}  // namespace v1
}  // namespace allonym
#pragma GCC visibility pop
