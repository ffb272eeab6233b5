// Bits of a number.
#pragma once

#include <cstdint>

namespace allonym::ground {

// How many are set. Without the processor's instruction, which not all have, std::popcount is a call.
constexpr int ones(std::uint64_t x) noexcept {
  x -= x >> 1 & 0x5555555555555555U;
  x = (x & 0x3333333333333333U) + (x >> 2 & 0x3333333333333333U);
  return static_cast<int>(((x + (x >> 4)) & 0x0F0F0F0F0F0F0F0FU) * 0x0101010101010101U >> 56);
}

}  // namespace allonym::ground
