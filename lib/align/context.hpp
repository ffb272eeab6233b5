// What stands around an entity in its document, as evidence: two names of one thing keep the same company.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace allonym::joins {

// The mentions of a document in text order, with what of it another document is known to have too.
class surroundings {
public:
  // `order`: by mention, its entity. `shared`: of the entities that both documents have, the number they both give it.
  surroundings(std::vector<std::uint32_t> order, std::unordered_map<std::uint32_t, std::uint32_t> shared);
  // The shared things that stand nearest to the mentions of an entity, itself left out, ascending. Valid as long as this.
  const std::vector<std::uint32_t>& around(std::uint32_t entity);
  // `numbers` without the one of this entity.
  [[nodiscard]] std::vector<std::uint32_t> without(std::uint32_t entity, std::vector<std::uint32_t> numbers) const;

private:
  std::vector<std::uint32_t> order_;
  std::unordered_map<std::uint32_t, std::uint32_t> shared_;
  std::vector<std::uint32_t> landmarks_;                                             // mentions of what is shared
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> mentions_, around_;  // by entity
};

// The most that surroundings can add to the log-odds of a join, in thousandths. Fitted on annotated reports (lib/README.md).
inline constexpr std::int32_t most_context = 1100;

// Thousandths of log-odds, by the share of common neighbours among all neighbours; 0 where there are none to compare.
std::int32_t context_weight(surroundings& a, std::uint32_t entity_a, surroundings& b, std::uint32_t entity_b);

}  // namespace allonym::joins
