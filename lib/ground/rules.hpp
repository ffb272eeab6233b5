// Shapes of text that regular expressions describe best: the only file pair that knows re2.
#pragma once

#include <allonym/base.hpp>

#include <string_view>
#include <vector>

namespace allonym::ground {

// Web and mail addresses, handles and hash tags, markup of pictures: stretches whose words are no names. In text order.
std::vector<byte_range> addresses(std::string_view text);

}  // namespace allonym::ground
