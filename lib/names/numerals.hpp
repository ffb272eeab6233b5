// Numbers as they stand in names: digits, Roman numerals, words.
#pragma once

#include <cstdint>
#include <string_view>

namespace allonym::names {

// The value of folded letters; -1 if they are no number.
std::int32_t digits(std::string_view letters) noexcept;
std::int32_t roman(std::string_view letters) noexcept;                               // as it is usually written, below 100
std::int32_t number_of_word(std::string_view letters, std::uint32_t hash) noexcept;  // by their hash_of()

}  // namespace allonym::names
