// Names and adjectives of countries, regions and unions of states, as names are compared by.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace allonym::names {

struct country_name {
  std::uint32_t id = 0;     // above those of concepts; 0: no country
  bool with_state = false;  // the long name, with what kind of state it is
};
inline constexpr std::uint32_t first_country = 0x1000000;

// Whether a dictionary id is that of a state by ISO 3166-1: "iso:VN", not "iso:VN-HN".
constexpr bool is_country_id(std::string_view id) noexcept { return id.size() == 6 && id.starts_with("iso:"); }

// Of a phrase, words joined by single spaces: in canonical form for Vietnamese, folded for English and French.
country_name vietnamese_country(std::string_view phrase) noexcept;
country_name latin_country(std::string_view phrase) noexcept;
// Of a Vietnamese name whose folded letters are given, spaces left out, some of them spelled by ear: In-đô-nê-xi-a,
// In-đô-nê-si-a.
country_name country_by_ear(std::string_view letters) noexcept;
// At most so many words has a name that begins with a word of this hash.
std::size_t vietnamese_country_reach(std::uint32_t hash_of_word) noexcept;
std::size_t latin_country_reach(std::uint32_t hash_of_word) noexcept;

}  // namespace allonym::names
