// Tables of a Unicode block: the spelling of each of its characters, by its place in the block.
#pragma once

#include <cstddef>
#include <string_view>

namespace allonym::names {

template <std::size_t N>
std::string_view in_block(const char* const (&table)[N], char32_t first, char32_t c) noexcept {
  return c >= first && c - first < N ? table[c - first] : "";
}

}  // namespace allonym::names
