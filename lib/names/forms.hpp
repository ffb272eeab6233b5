// Forms of one name that differ by sex, generation or region.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace allonym::names {

// Whether two folded words are the masculine and the feminine of one surname: Ivanov and Ivanova, Dvořák and Dvořáková.
bool gendered_surnames(std::string_view a, std::string_view b) noexcept;
// Whether one is a given name of men and the other one of women: Mario and Maria.
bool given_names_of_both_sexes(std::string_view canonical_a, std::string_view canonical_b) noexcept;

// What a folded word says of father and son: 1 the elder (Sr., père, cha), 2 the younger (Jr., fils, con), 0 nothing.
int generation(std::string_view letters, bool vietnamese) noexcept;

// What a Korean syllable is heard as, whichever habit spells it: Geun and Kun, Myung and Myeong.
std::string korean_sound(std::string_view letters);

// The number of the character that northern and southern Vietnamese read differently (Vũ and Võ, Hoàng and Huỳnh); 0 for none.
std::uint8_t dialect_reading(std::string_view canonical) noexcept;

}  // namespace allonym::names
