// What the syllables of a foreign name that Vietnamese spells by ear may stand for: Mác-cốt, Marcos; Boóc-đô, Bordeaux.
#pragma once

#include <allonym/name.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace allonym::names {

// The parts [first, end) of a name that are spelled by ear: tied by hyphens (Mát-xcơ-va), written together (Mátxcơva), or the
// first of them with a capital (Oa sinh tơn), unless the lexicon knows some of them.
struct chain {
  std::size_t first = 0, end = 0;
};
// Those of a Vietnamese name.
std::vector<chain> chains_by_ear(const name::prepared& n);
// The letters of their syllables, z for a d without stroke where marks tell it from đ.
std::vector<std::string> syllables_by_ear(const name::prepared& n, chain c);

// How often vowels begin in letters, at least once.
std::size_t vowel_groups(std::string_view letters) noexcept;

// Skeletons (skeleton.hpp), at most so many, of what these syllables spell: their last consonants stand for several.
std::vector<std::string> syllable_skeletons(std::span<const std::string> syllables, std::size_t most);

}  // namespace allonym::names
