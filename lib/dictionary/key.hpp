// The key under which a dictionary files a name.
#pragma once

#include <string>
#include <string_view>

namespace allonym::dict {

// The match key (names/words.hpp); for names without letters and digits what is left of their folded form.
std::string dictionary_key(std::string_view text);
// The same from its folded form, if the text is simple enough for that; else false.
bool word_key(std::string_view text, std::string_view folded, std::string& out);

}  // namespace allonym::dict
