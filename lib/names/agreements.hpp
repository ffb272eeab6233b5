// What parts of two names agree: equal, of one meaning, spelled, sounded or read alike, short for each other.
#pragma once

#include "names/matching.hpp"

namespace allonym::names {

// Adds what is found and takes the parts away, the surest first.
void find_agreements(matching& m);

}  // namespace allonym::names
