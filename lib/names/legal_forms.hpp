// Legal forms of companies: Inc., AG, JSC, TNHH.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace allonym::names {

// The kind of a legal form, of folded words joined by spaces; 0 if it is none.
std::uint8_t legal_group(std::string_view phrase) noexcept;
// How many words the longest one has that begins with a word of this hash_of(); 0 for most words.
std::size_t legal_words_from(std::uint32_t hash_of_first_word) noexcept;
// Whether a folded word (or phrase) is a legal form of a company.
bool is_company_form(std::string_view folded) noexcept;

}  // namespace allonym::names
