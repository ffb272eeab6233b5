// Words of other scripts than Latin without what their grammar and typesetting change: the keys of lexicon/scripts.
#pragma once

#include "ground/unicode.hpp"

#include <string>
#include <string_view>

namespace allonym::names {

// A word in canonical form, levelled: Chinese characters simplified, Cyrillic without its ending, Arabic without its article.
std::string level_word(std::string_view canonical, ground::script writing);
// The words of a text, levelled, joined by single spaces; every character of Han and Hangul is a word.
std::string level_phrase(std::string_view text);

}  // namespace allonym::names
