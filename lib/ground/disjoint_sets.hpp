// Sets of numbers that grow together. The lowest number of a set is its root, so that the order of the joins does not show.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

namespace allonym::ground {

class disjoint_sets {
public:
  explicit disjoint_sets(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::uint32_t root(std::uint32_t x) noexcept {
    while (parent_[x] != x) x = parent_[x] = parent_[parent_[x]];
    return x;
  }
  void join(std::uint32_t a, std::uint32_t b) noexcept {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace allonym::ground
