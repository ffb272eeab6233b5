// Which pairs of entities are joined: those that share a key are compared, the best one-to-one assignment of them stands.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "align/pair_score.hpp"

namespace allonym::joins {

// Keys that more entities of one side share than this say nothing.
inline constexpr std::size_t common_key = 64;

// Pairs of indices that share a key which is not common, each once, in order.
std::vector<std::pair<std::uint32_t, std::uint32_t>> sharing_a_key(std::span<const candidate> a, std::span<const candidate> b);

struct edge {
  std::uint32_t a = 0, b = 0;
  std::int32_t log_odds = 0;
  std::int32_t context = 0;  // the part of log_odds that the surroundings give
  std::uint32_t tie = 0;  // settles equal sums; of the names, so that neither the order of the sides nor of the entities does
};
std::uint32_t tie_of(std::string_view one, std::string_view other) noexcept;

// The edges of the assignment with the greatest sum above `threshold`, one at most for each a and each b. Connected components
// with more than `limit` on a side are assigned greedily, which sets `greedy`.
std::vector<edge> best_edges(const std::vector<edge>& edges, std::int32_t threshold, std::size_t limit, bool& greedy);

// Thousandths of log-odds from which the first joins are landmarks, whatever the threshold.
inline constexpr std::int32_t landmark = 405;
// The least log-odds that surroundings can bring to the threshold or that make a landmark.
std::int32_t least_alike(std::int32_t threshold) noexcept;

// best_edges, twice: those of the first time are the landmarks by which `judge` gives every edge its context before the second
// time.
std::vector<edge> best_in_context(
    std::vector<edge> edges, std::int32_t threshold, std::size_t limit, bool& greedy,
    const std::function<void(const std::vector<edge>& landmarks, std::vector<edge>& edges)>& judge);

// The joins of two documents, as indices into their entities.
std::vector<edge> join_two(const side& a, const side& b, std::int32_t threshold, std::size_t limit, bool& greedy);

// Thousandths of log-odds.
std::int32_t log_odds_of(double probability) noexcept;

}  // namespace allonym::joins
