// The syllables of Vietnamese.
#pragma once

#include <string>
#include <string_view>

namespace allonym::names {

// A Vietnamese syllable in canonical spelling without its tone: "nguyễn" -> "nguyên"; other marks stay.
std::string without_tone(std::string_view canonical);

// The spelling under which word lists and the lexicon hold a Vietnamese word: y for i in open syllables after h k l m s t,
// where usage varies (nghị sĩ/sỹ, Mỹ/Mĩ), becomes i.
std::string list_spelling(std::string_view canonical);
// Whether that is another spelling.
bool listed_otherwise(std::string_view canonical) noexcept;

// Whether a canonical word is an onset and a rime of Vietnamese orthography. Words without any mark are held against the rimes
// without marks, so that "nguyen" counts; so do a few foreign words ("tan", "kim").
bool is_vietnamese_syllable(std::string_view canonical);

}  // namespace allonym::names
