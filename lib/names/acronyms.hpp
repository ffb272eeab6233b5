// Acronyms of translated names: MOFA for Bộ Ngoại giao, OMS for World Health Organization.
#pragma once

#include "names/prepared.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

namespace allonym::names {

// Whether the words of `n` at the bits of `parts`, each told in another language, spell `letters` with their initials in
// whatever order: every letter but the o of one "of" comes from a word, every word but generic ones and countries gives its
// letters.
[[nodiscard]] bool spells_translated(const name::prepared& n, std::uint32_t parts, std::string_view letters);

inline constexpr std::size_t shortest_translated = 3, longest_translated = 7;  // letters of such an acronym

// The sorted letters that an acronym of the translated name may have, and those that an acronym's name may stand for.
void each_anagram(const name::prepared& n, const std::function<void(std::string_view)>& take);

}  // namespace allonym::names
