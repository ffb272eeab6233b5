// Two names beside each other while they are compared: which of their parts nothing has answered yet, and what was found.
#pragma once

#include "names/likeness.hpp"
#include "names/prepared.hpp"
#include "names/weights.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace allonym::names {

// Parts of a name, each a bit.
using mask = std::uint32_t;
constexpr mask bit(std::size_t i) noexcept { return mask{1} << i; }
constexpr mask span_mask(std::size_t first, std::size_t end) noexcept {
  return (end >= 32 ? ~mask{0} : bit(end) - 1) & ~(bit(first) - 1);
}
constexpr run one(std::size_t i) noexcept { return {static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i + 1)}; }
inline constexpr run no_run{0, 0};

struct matching {
  const name::prepared& a;
  const name::prepared& b;
  findings& out;
  std::optional<entity_type> type;  // no value: any
  mask left_a, left_b;
  bool contrary = false;  // something excludes that they are one
  bool missing = false;   // something says that they are not quite one

  [[nodiscard]] bool both_left() const noexcept { return left_a != 0 && left_b != 0; }
  void take(run x, run y) noexcept {
    left_a &= ~span_mask(x.first, x.end);
    left_b &= ~span_mask(y.first, y.end);
  }
  void add(feature f, evidence_kind k, run x, run y, std::int32_t value) noexcept {
    out.add({f, k, x.first, x.end, y.first, y.end, value});
  }
};

// Parts that say little when they stand on one side only.
inline bool light(const part& p) noexcept {
  return (p.flags & (part_title | part_legal | part_particle | part_generic | part_generation)) != 0;
}

// The parts behind a comma.
inline mask qualifiers(const name::prepared& n) noexcept {
  std::size_t first = 0;
  while (first < n.parts.size() && (n.parts[first].flags & part_comma) == 0) ++first;
  return span_mask(0, n.parts.size()) & ~span_mask(0, first);
}

}  // namespace allonym::names
