// Thai, Lao and Khmer words in Latin letters, as names are written in them: vowels stand before, behind, over and around the
// consonant they are heard after, and often are not written at all.
#pragma once

#include <string>
#include <string_view>

namespace allonym::names {

// Each appends a word of its script.
void romanize_thai(std::string_view word, std::string& out);
void romanize_lao(std::string_view word, std::string& out);
void romanize_khmer(std::string_view word, std::string& out);

}  // namespace allonym::names
