// For the programs that compile the images: a library without any.
#include "ground/embedded.hpp"

namespace allonym::ground {

std::string_view embedded_dictionary() noexcept { return {}; }
std::string_view embedded_lexicon() noexcept { return {}; }

}  // namespace allonym::ground
