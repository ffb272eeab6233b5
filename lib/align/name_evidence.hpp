// What the written names of two entities say for their being one.
#pragma once

#include <allonym/name.hpp>

#include <cstdint>
#include <string>
#include <vector>

#include "align/pair_score.hpp"

namespace allonym::joins {

struct name_evidence {
  std::int32_t weight = 0;  // thousandths of log-odds; 0 if no name of one is like any of the other
  bool by_parts = false;    // the parts answer each other, not the whole
  std::vector<evidence> reasons;
};

// The best of what any two of their names say; `of_others` if they are of different countries, which names that leave them out
// do not tell.
name_evidence best_names(const candidate& a, const candidate& b, bool of_others, bool explain);

std::string initials_of(const surface& s);

}  // namespace allonym::joins
