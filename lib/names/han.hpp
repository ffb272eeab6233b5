// Chinese characters and the syllables of four languages that share them: Sino-Vietnamese, Mandarin, Cantonese, Korean.
// Read-only tables; everything handed out is static.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace allonym::names {

inline constexpr std::uint16_t no_syllable = 0xFFFF;
inline constexpr std::size_t longest_spelling = 6;  // letters of a syllable of Chinese or Korean

// A spelled syllable and how strongly it is tied: to a Sino-Vietnamese syllable in twentieths of log-odds, to a character in
// tenths of its main reading. `pinyin`: it is how some character read as the Sino-Vietnamese one is spelled in Pinyin.
struct relation_row {
  std::uint16_t spelled;
  std::uint8_t weight;
  bool pinyin;
};

// The Sino-Vietnamese syllable of this canonical spelling, or of this spelling without marks; no_syllable if there is none.
std::uint16_t sino_syllable(std::string_view canonical) noexcept;
std::uint16_t bare_sino_syllable(std::string_view folded) noexcept;
// The syllable spelled so in Latin letters in any of Pinyin, Wade-Giles, Hong Kong's or Korea's habits.
std::uint16_t spelled_syllable(std::string_view letters) noexcept;

std::span<const relation_row> relations_of(std::uint16_t sino) noexcept;  // sorted by `spelled`
// Weight of the relation between the two, 0 if none.
int relation(std::uint16_t sino, std::uint16_t spelled) noexcept;

// Weight, at most 150, of two spellings being habits of writing one Mandarin syllable, or Pinyin and the way in which Hong
// Kong, Singapore or an old atlas writes one character; 0 if they are not.
int same_syllable(std::uint16_t spelled_a, std::uint16_t spelled_b) noexcept;
// The pairs that same_syllable() knows, both ways; sorted by their first, then their second.
struct twin_row {
  std::uint16_t first, second;
  std::uint8_t weight;
};
std::span<const twin_row> twins_of(std::uint16_t spelled) noexcept;

struct character {
  std::string_view mandarin;              // Pinyin without tones; empty if the character is not known
  std::span<const std::uint16_t> sino;    // best first
  std::span<const relation_row> spelled;  // sorted by `spelled`
  char32_t hangul = 0;
};
character character_of(char32_t c) noexcept;
std::string_view mandarin_of(char32_t c) noexcept;
// The simplified form of a character, itself if there is none.
char32_t simplified_form(char32_t c) noexcept;
std::string_view sino_text(std::uint16_t sino) noexcept;
std::string_view spelled_text(std::uint16_t spelled) noexcept;

}  // namespace allonym::names
