// How much a run of parts of one name is like a run of parts of another: written together, misspelled, sounding alike, or readings of the
// same Chinese characters.
#pragma once

#include "ground/unicode.hpp"
#include "names/prepared.hpp"
#include "names/sounds.hpp"
#include "names/weights.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace allonym::names {

// Parts [first, end) of a name.
struct run {
  std::uint8_t first, end;
  [[nodiscard]] std::size_t size() const noexcept { return static_cast<std::size_t>(end - first); }
};

struct likeness {
  feature what = feature::chance;
  evidence_kind kind = evidence_kind::spelling;
  std::int32_t value = 0;   // of the finding
  std::int32_t loss = 0;    // of misspelling or unlike_sound
  std::int32_t gain = 0;    // by which candidates are chosen; 0: not alike
};

// How two names sound, run by run: what their letters answer is looked up once for all runs within two given ones.
class run_sounds {
public:
  run_sounds(const name::prepared& a, run within_a, const name::prepared& b, run within_b) noexcept
      : a_(a), b_(b), within_a_(within_a), within_b_(within_b) {}
  // By the table of a writing, which is that of b's letters instead of a's where `of_b`; the other side is read as Latin letters.
  std::int32_t ratio(sound_source source, bool of_b, run x, run y);

private:
  const name::prepared& a_;
  const name::prepared& b_;
  run within_a_, within_b_;
  std::optional<sound_alignment> letters_;
  sound_source source_ = sound_source::latin;
  bool of_b_ = false;
};

likeness likeness_of(const name::prepared& a, run x, const name::prepared& b, run y, profile which, run_sounds& sounds);

// Scripts whose every character is a part.
inline bool single_characters(ground::script s) noexcept { return s == ground::script::han || s == ground::script::hangul; }

}  // namespace allonym::names
