// Blocking keys without strings of their own, for who makes millions.
#pragma once

#include <allonym/name.hpp>

#include <functional>
#include <string_view>

namespace allonym::names {

// Calls take(kind, text) for each blocking key, in no order, some of them twice: kind and text make one string of allonym::keys.
void each_key(const name& n, const std::function<void(char, std::string_view)>& take);

}  // namespace allonym::names
