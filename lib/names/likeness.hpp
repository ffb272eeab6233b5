// How much a run of parts of one name is like a run of parts of another: written together, misspelled, sounding alike, or
// readings of the same Chinese characters.
#pragma once

#include "ground/unicode.hpp"
#include "names/prepared.hpp"
#include "names/sounds.hpp"
#include "names/weights.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace allonym::names {

// Parts [first, end) of a name.
struct run {
  std::uint8_t first, end;
  [[nodiscard]] std::size_t size() const noexcept { return static_cast<std::size_t>(end - first); }
};

// From the first of some parts, each a bit, to the last.
constexpr run around(std::uint32_t parts) noexcept {
  return {static_cast<std::uint8_t>(std::countr_zero(parts)), static_cast<std::uint8_t>(std::bit_width(parts))};
}

// With their letters, which lie together in the letters of the name.
struct letter_run : run {
  std::uint16_t at, size_of_letters;
  std::uint32_t mask, sound;  // of the parts
};

struct likeness {
  feature what = feature::chance;
  evidence_kind kind = evidence_kind::spelling;
  std::int32_t value = 0;  // of the finding
  std::int32_t loss = 0;   // of misspelling or unlike_sound
  std::int32_t gain = 0;   // by which candidates are chosen; 0: not alike
};

// How two names sound, run by run: what their letters answer is looked up once for all runs within two given ones.
class run_sounds {
public:
  run_sounds(const name::prepared& a, run within_a, const name::prepared& b, run within_b) noexcept;
  // By the table of a writing, which is that of b's letters instead of a's where `of_b`; the other side is read as Latin
  // letters.
  std::int32_t ratio(sound_source source, bool of_b, const letter_run& x, const letter_run& y);
  // Both are Mandarin by strict tables: what is not the same by them does not sound alike.
  [[nodiscard]] bool strict() const noexcept { return strict_; }

private:
  struct side {
    const name::prepared* of;
    letter_run within;
  };
  static side letters_within(const name::prepared& n, run r) noexcept;

  side a_, b_;
  std::optional<sound_alignment> letters_;
  sound_source source_ = sound_source::latin;
  bool of_b_ = false, strict_;
};

likeness likeness_of(const name::prepared& a, const letter_run& x, const name::prepared& b, const letter_run& y, profile which,
                     run_sounds& sounds);

// Edits between spellings of one word, of which the longer has so many letters.
inline constexpr int most_edits = 3;
constexpr int edits_within(std::size_t letters) noexcept { return letters <= 4 ? 1 : letters <= 10 ? 2 : most_edits; }

// Scripts whose every character is a part.
inline bool single_characters(ground::script s) noexcept { return s == ground::script::han || s == ground::script::hangul; }

}  // namespace allonym::names
