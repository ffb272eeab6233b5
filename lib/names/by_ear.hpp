// What the syllables of a foreign name that Vietnamese spells by ear may stand for: Mác-cốt, Marcos; Boóc-đô, Bordeaux.
#pragma once

#include <allonym/name.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace allonym::names {

// Syllables [first, end) that hyphens tie, two or more.
struct chain {
  std::size_t first = 0, end = 0;
};
// Those of a Vietnamese name.
std::vector<chain> chains_by_ear(const name::prepared& n);
// The letters of these syllables; z for a d without stroke where marks tell it from đ.
std::vector<std::string> syllables_by_ear(const name::prepared& n, std::size_t first, std::size_t end);

// Skeletons (skeleton.hpp), at most so many, of what these syllables spell: their last consonants stand for several.
std::vector<std::string> syllable_skeletons(std::span<const std::string> syllables, std::size_t most);

}  // namespace allonym::names
