#include "ground/assignment.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace allonym::ground {

std::vector<std::int32_t> best_assignment(const std::vector<std::int64_t>& gain, std::size_t rows, std::size_t columns) {
  // Every row gets a column of its own that stands for "alone", at cost 0.
  const std::size_t n = rows, m = columns + rows;
  const auto cost = [&](std::size_t i, std::size_t j) -> std::int64_t {
    return j < columns ? -std::max<std::int64_t>(0, gain[i * columns + j]) : 0;
  };
  constexpr std::int64_t infinity = std::numeric_limits<std::int64_t>::max() / 4;
  std::vector<std::int64_t> u(n + 1), v(m + 1);
  std::vector<std::size_t> row_of(m + 1, 0), way(m + 1, 0);
  for (std::size_t i = 1; i <= n; ++i) {
    row_of[0] = i;
    std::size_t j0 = 0;
    std::vector<std::int64_t> least(m + 1, infinity);
    std::vector<char> seen(m + 1, 0);
    do {
      seen[j0] = 1;
      const std::size_t i0 = row_of[j0];
      std::int64_t delta = infinity;
      std::size_t j1 = 0;
      for (std::size_t j = 1; j <= m; ++j) {
        if (seen[j]) continue;
        const std::int64_t reduced = cost(i0 - 1, j - 1) - u[i0] - v[j];
        if (reduced < least[j]) {
          least[j] = reduced;
          way[j] = j0;
        }
        if (least[j] < delta) {
          delta = least[j];
          j1 = j;
        }
      }
      for (std::size_t j = 0; j <= m; ++j) {
        if (seen[j]) {
          u[row_of[j]] += delta;
          v[j] -= delta;
        } else {
          least[j] -= delta;
        }
      }
      j0 = j1;
    } while (row_of[j0] != 0);
    do {
      const std::size_t j1 = way[j0];
      row_of[j0] = row_of[j1];
      j0 = j1;
    } while (j0 != 0);
  }
  std::vector<std::int32_t> column_of(rows, -1);
  for (std::size_t j = 1; j <= columns; ++j)
    if (row_of[j] != 0 && gain[(row_of[j] - 1) * columns + j - 1] > 0)
      column_of[row_of[j] - 1] = static_cast<std::int32_t>(j - 1);
  return column_of;
}

std::vector<std::int32_t> greedy_assignment(const std::vector<std::int64_t>& gain, std::size_t rows, std::size_t columns) {
  std::vector<std::size_t> cells;
  for (std::size_t c = 0; c < gain.size(); ++c)
    if (gain[c] > 0) cells.push_back(c);
  std::stable_sort(cells.begin(), cells.end(), [&](std::size_t a, std::size_t b) { return gain[a] > gain[b]; });
  std::vector<std::int32_t> column_of(rows, -1);
  std::vector<char> taken(columns, 0);
  for (const std::size_t c : cells) {
    const std::size_t i = c / columns, j = c % columns;
    if (column_of[i] >= 0 || taken[j]) continue;
    column_of[i] = static_cast<std::int32_t>(j);
    taken[j] = 1;
  }
  return column_of;
}

}  // namespace allonym::ground
