// The words of two names that say what kind of thing is named, where one has them or both have others.
#pragma once

#include "names/matching.hpp"

namespace allonym::names {

// Of what is left when all that agrees was taken.
void compare_heads(matching& m) noexcept;

}  // namespace allonym::names
