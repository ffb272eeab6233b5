// Words of other scripts in Latin letters, by committed tables: what keys and scores are made from. Press spelling rather than
// scholarly: ж is zh, χ ch, ش sh.
#pragma once

#include "ground/unicode.hpp"

#include <string>
#include <string_view>

namespace allonym::names {

// Appends `word`, canonical and of script `s`, in lower-case letters a-z. False if there is no table for the script; nothing is
// appended then. Latin words are folded.
bool romanize(std::string_view word, ground::script s, std::string& out);

}  // namespace allonym::names
