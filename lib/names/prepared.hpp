// A name prepared for comparison: its words in Latin letters with what each of them says, and the symbols they form.
#pragma once

#include <allonym/name.hpp>

#include "ground/unicode.hpp"
#include "names/word_index.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace allonym::names {

// Words beyond this many are read as part of the last one.
inline constexpr std::size_t most_parts = 32;

enum part_flag : std::uint16_t {
  part_initial = 1,  // one letter
  part_marked = 2,   // Latin letters with marks
  part_number = 4,
  part_glued = 8,           // nothing, a hyphen or an apostrophe before it
  part_title = 16,          // title, rank or honorific at the start or the end
  part_particle = 32,       // de, van, bin, al
  part_legal = 64,          // legal form of a company
  part_syllable = 128,      // could be a Vietnamese syllable
  part_upper = 256,         // capitals only, two or more
  part_patronymic = 512,    // Russian father's name
  part_generic = 1024,      // says little: "city", "the"
  part_comma = 2048,        // a comma stands before it
  part_chained = 4096,      // tied by a hyphen to the syllable before it, as in Vietnamese spellings by ear: Mát-xcơ-va
  part_typed = 8192,        // Telex or VNI keystrokes were taken out
  part_generation = 16384,  // Jr., Sr.; `number` tells which
};

// One word of a name. Letters and codes are views into the name's `letters` and `codes`, at the same place.
struct part {
  byte_range range;                                    // of the text
  std::uint32_t hash = 0;                              // of the letters
  std::uint32_t mask = 0;                              // which of a-z stand in it
  std::uint32_t sound = 0;                             // which classes of consonants are heard in it
  std::int32_t number = -1;                            // value of digits, Roman numerals
  std::uint16_t at = 0, size = 0;                      // letters
  std::uint16_t canonical_at = 0, canonical_size = 0;  // in the canonical form
  std::uint16_t flags = 0;
  std::span<const std::uint32_t> nicknames{};  // the groups of forms of a given name it stands in
  std::uint16_t info = 0;                      // what sharing it says, in thousandths
  std::uint16_t sino = 0xFFFF;                 // Sino-Vietnamese syllable
  std::uint8_t dialect = 0;                    // see dialect_reading
  ground::script writing = ground::script::latin;
};

// Words that mean something: a concept of the lexicon, a legal form. Several readings of the same words, and of words within
// them, are several symbols.
struct symbol {
  std::uint32_t id = 0;
  std::uint8_t first = 0, count = 0;
  std::uint8_t weight = 0;  // 0 … 9
  std::uint8_t role = 0;    // concept_role, legal_role or country_role
};
inline constexpr std::uint8_t legal_role = 100;
inline constexpr std::uint8_t country_role = 101;

}  // namespace allonym::names

struct allonym::v1::name::prepared {
  std::string text, canonical, folded;
  language lang;
  std::optional<entity_type> type;
  std::string letters;              // a-z and 0-9 of all parts, one after the other
  std::vector<std::uint8_t> plain;  // letters as codes of sounds.hpp
  std::vector<std::uint8_t> codes;  // the same with the Vietnamese vowels apart
  std::vector<names::part> parts;
  std::vector<names::symbol> symbols;  // of many words before those of few, of much weight before those of little
  std::uint32_t mask = 0, sound = 0;
  bool vietnamese = false;                       // written as Vietnamese
  bool legal = false;                            // holds a legal form
  bool headed = false;                           // holds a head of an organisation or a place
  std::vector<std::vector<std::string>> pinyin;  // readings of a name of Mandarin in Russian letters: palladius.hpp

  [[nodiscard]] std::string_view letters_of(const names::part& p) const noexcept { return {letters.data() + p.at, p.size}; }
  // Letters of the parts [first, end), written together.
  [[nodiscard]] std::string_view joined(std::size_t first, std::size_t end) const noexcept {
    const names::part& last = parts[end - 1];
    return {letters.data() + parts[first].at, static_cast<std::size_t>(last.at + last.size - parts[first].at)};
  }
  // The country that a part is said of; 0 if none.
  [[nodiscard]] std::uint32_t country_at(std::size_t part) const noexcept {
    for (const names::symbol& s : symbols)
      if (s.role == names::country_role && s.first <= part && part < std::size_t{s.first} + s.count) return s.id;
    return 0;
  }
  [[nodiscard]] std::string_view canonical_of(const names::part& p) const noexcept {
    return {canonical.data() + p.canonical_at, p.canonical_size};
  }
};

namespace allonym::names {

// Whether some word is in Latin letters with marks.
inline bool has_marks(const name::prepared& n) noexcept {
  return std::any_of(n.parts.begin(), n.parts.end(), [](const part& p) { return (p.flags & part_marked) != 0; });
}

// South Sudan and Sudan have nothing in common.
inline bool of_two_countries(const name::prepared& a, std::size_t i, const name::prepared& b, std::size_t j) noexcept {
  const std::uint32_t x = a.country_at(i);
  if (x == 0) return false;
  const std::uint32_t y = b.country_at(j);
  return y != 0 && x != y;
}

}  // namespace allonym::names
