// The runs of parts of two names that are spelled, sounded or read alike.
#pragma once

#include "names/likeness.hpp"
#include "names/prepared.hpp"
#include "names/weights.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace allonym::names {

struct alike_pair {
  run x, y;  // of the first name and the second
  likeness how;
};

// Of parts of two names, each a bit, those that are most alike. Runs overlap.
class alike_runs {
public:
  alike_runs(const name::prepared& a, std::uint32_t left_a, const name::prepared& b, std::uint32_t left_b, profile which);
  [[nodiscard]] std::span<const alike_pair> best_first() const noexcept { return {found_.data(), count_}; }

private:
  void keep(const alike_pair& p) noexcept;

  static constexpr std::size_t most = 24;
  std::array<alike_pair, most> found_;
  std::size_t count_ = 0;
};

}  // namespace allonym::names
