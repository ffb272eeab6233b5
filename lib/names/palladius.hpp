// Names of Mandarin in Russian letters, by the system of Palladius. It has one spelling for each syllable, as Pinyin has: where
// both are read in full, their tables say whether two words are one, and what else they sound like says nothing.
#pragma once

#include <allonym/name.hpp>

#include <string>
#include <vector>

namespace allonym::names {

// The words of a name of which each that says something is nothing but such syllables, in Pinyin without tones, as many as it
// has parts; none if it is another name. A second reading where papers may have written е for э: Мао Цзедун.
std::vector<std::vector<std::string>> pinyin_of_russian(const name::prepared& n);

// Whether a name read so and one in Latin letters are of Mandarin both: all of the second is Pinyin, and they share a family
// name or one of them is spelled as only Chinese is.
bool both_mandarin(const name::prepared& russian, const name::prepared& latin) noexcept;

}  // namespace allonym::names
