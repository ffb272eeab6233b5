// Blocking keys without strings of their own, for who makes millions.
#pragma once

#include <allonym/name.hpp>

#include <functional>
#include <string_view>

namespace allonym::names {

// What a key is made of: keys of one source say the same thing in several ways. Parts by number, then these.
enum key_source : unsigned { from_part = 0, from_whole = 64, from_chain = 65, from_initials = 66 };

// Calls take(kind, text, source) for each blocking key, in no order, some of them twice: kind and text make one string of
// allonym::keys.
void each_key(const name& n, const std::function<void(char, std::string_view, unsigned)>& take);

}  // namespace allonym::names
