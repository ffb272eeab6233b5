// The log-odds that two entities of two documents are one, with the reasons.
#pragma once

#include <allonym/align.hpp>
#include <allonym/document.hpp>
#include <allonym/name.hpp>

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "names/parts.hpp"

namespace allonym::joins {

// A surface form of an entity: where it stands first, and its parts.
struct surface {
  byte_range range;  // of the document
  std::string canonical;
  std::string key;   // folded words
  names::parted_name parts;
  name prepared;
  bool adjective = false;
};

// An entity as it is compared.
struct candidate {
  const document* doc = nullptr;
  std::uint32_t entity = 0;
  entity_type type = entity_type::other;
  bool typed = false, ambiguous = false, byline = false;
  std::string id;
  gender sex = gender::unknown;
  std::vector<surface> surfaces;          // distinct, longest first
  std::vector<attribute> titles;          // distinct concepts, no honorifics
  std::vector<std::uint64_t> keys;        // blocking: candidates that share none are not compared
};
candidate prepare(const document& d, std::uint32_t entity);

struct pair_score {
  std::int32_t log_odds = 0;  // thousandths
  std::vector<evidence> reasons;
};
// `reasons` are made only with `explain`.
pair_score score(const candidate& a, const candidate& b, bool explain);

double probability(std::int32_t log_odds) noexcept;

}  // namespace allonym::joins
