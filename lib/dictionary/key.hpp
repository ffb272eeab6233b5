// The key under which a dictionary files a name.
#pragma once

#include <allonym/name.hpp>

#include <string>
#include <string_view>

namespace allonym::dict {

// The match key (names/words.hpp); for names without letters and digits what is left of their folded form.
std::string dictionary_key(std::string_view text);
// The same into `out`. The memory of both is used again.
void dictionary_key(std::string_view text, normal_form& form, std::string& out);

}  // namespace allonym::dict
