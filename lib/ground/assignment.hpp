// One-to-one matching of two sides that gains most.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace allonym::ground {

// `gain` is rows × columns, row-major; a gain of 0 or less is no match. Returns for every row its column or -1, such that the
// sum of gains is the largest. Hungarian method with potentials (Jonker and Volgenant 1987), O(n² m).
std::vector<std::int32_t> best_assignment(const std::vector<std::int64_t>& gain, std::size_t rows, std::size_t columns);

// The same greedily: largest gain first, ties by row, then column.
std::vector<std::int32_t> greedy_assignment(const std::vector<std::int64_t>& gain, std::size_t rows, std::size_t columns);

}  // namespace allonym::ground
