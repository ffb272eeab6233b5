// How much a run of parts of one name is like a run of parts of another: written together, misspelled, sounding alike, or readings of the
// same Chinese characters.
#pragma once

#include "ground/unicode.hpp"
#include "names/prepared.hpp"
#include "names/weights.hpp"

#include <cstddef>
#include <cstdint>

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
likeness likeness_of(const name::prepared& a, run x, const name::prepared& b, run y, profile which) noexcept;

// Scripts whose every character is a part.
inline bool single_characters(ground::script s) noexcept { return s == ground::script::han || s == ground::script::hangul; }

}  // namespace allonym::names
