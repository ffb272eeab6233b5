// The consonants of a word by class, without vowels and doubles: what two spellings of one name still have in common when their
// writings have little.
#pragma once

#include "ground/unicode.hpp"

#include <span>
#include <string>
#include <string_view>

namespace allonym::names {

// How letters that languages disagree on are taken: as most do, as some do (ch a k, j a vowel, w a v), or without what some
// leave unsaid, the r and gh that close a syllable (Carter, Wright) and the consonants at the end of a French word.
enum class skeleton_reading { usual, other, without_silent };

// "moscow" is "nsk", as "mátxcơva" and "москва" are but for the p at their end. Letters are those of romanize; classes are
// p t k s n r.
std::string skeleton(std::string_view letters, ground::script writing, bool vietnamese, skeleton_reading reading);
// The same into `out`, as much as it takes; returns how much that is.
std::size_t skeleton(std::string_view letters, ground::script writing, bool vietnamese, skeleton_reading reading,
                     std::span<char> out);
// The usual reading with its vowels, a, i and u, into `out`.
void rough_sounds(std::string_view letters, ground::script writing, bool vietnamese, std::string& out);

}  // namespace allonym::names
