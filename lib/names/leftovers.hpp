// What parts of two names say with which nothing agrees.
#pragma once

#include "names/matching.hpp"

namespace allonym::names {

// Whether something excludes that the names are of one thing.
bool judge_leftovers(matching& m) noexcept;

}  // namespace allonym::names
