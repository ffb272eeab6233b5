// What the words of a name mean: concepts of the lexicon, countries, legal forms; and which of them are titles or say little.
#pragma once

#include <allonym/name.hpp>

namespace allonym::names {

// Of a name whose parts are described. Symbols of many words stand before those of few, those of much weight before those of
// little.
void find_symbols(name::prepared& n);

}  // namespace allonym::names
