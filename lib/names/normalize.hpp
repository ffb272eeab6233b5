// The tables of normalisation, for single code points.
#pragma once

#include <string_view>

namespace allonym::names {

// The folded text of a canonical, non-ASCII code point; empty if it folds to itself. Static storage.
std::string_view fold_letter(char32_t c) noexcept;

}  // namespace allonym::names
