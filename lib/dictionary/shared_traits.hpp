// The third step of a lookup: names that share words, pairs of words, sounds or concepts with the query.
#pragma once

#include "dictionary/image.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace allonym::dict {

// How rare what `some` of `all` have is: 100 times the natural logarithm of 1 + all / some, the same on every machine.
std::uint32_t hundredths_of_nats(std::uint32_t all, std::uint32_t some) noexcept;

// Numbers of the keys worth comparing with `query`, best first, at most `wanted`: those that share the most telling traits and
// sound most like it.
std::vector<std::uint32_t> sharing_keys(const dictionary::image& image, const name& query, std::size_t wanted);

}  // namespace allonym::dict
