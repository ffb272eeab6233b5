// Evidence in words.
#pragma once

#include <allonym/name.hpp>

#include <string>
#include <vector>

namespace tool {

// "equal once diacritics are dropped"; how strongly it speaks is said by the weight.
std::string in_words(allonym::evidence_kind kind, bool against);
// The kinds among `reasons` in words, strongest first, each once.
std::vector<std::string> in_words(const std::vector<allonym::evidence>& reasons, std::size_t limit);

}  // namespace tool
