// The images compiled into the library at build time. Views of static storage.
#pragma once

#include <string_view>

namespace allonym::ground {

std::string_view embedded_dictionary() noexcept;  // format of lib/dictionary
std::string_view embedded_lexicon() noexcept;     // format of lib/names/lexicon

}  // namespace allonym::ground
