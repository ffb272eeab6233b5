// The marks of Vietnamese spellings: when two of them agree, and what typing them left behind.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace allonym::names {

enum class tone : std::uint8_t { level, grave, acute, hook, tilde, dot };

// A canonical letter without its Vietnamese tone, and that tone.
struct toned_letter {
  char32_t letter;
  tone mark;
};
toned_letter without_tone(char32_t c) noexcept;

// Whether the marks of two canonical spellings of equal folded form exclude each other: both carry a tone and it differs, or
// both carry a mark on the same vowel and it differs. Spellings where one only lacks marks of the other agree.
enum class mark_relation : std::uint8_t { same, spelling, dropped, contrary };
mark_relation compare_marks(std::string_view canonical_a, std::string_view canonical_b) noexcept;

// Telex or VNI keystrokes left in a folded word turned into what they stand for without marks ("phan vawn" gives "van"); empty
// if the word is none.
std::string without_keystrokes(std::string_view folded);

}  // namespace allonym::names
