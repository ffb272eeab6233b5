// How much two spellings sound alike: weighted alignment of letter groups, by tables fitted for each kind of writing. The
// result is a log-likelihood ratio: of the two being spellings of one name, against chance.
#pragma once

#include "ground/unicode.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace allonym::names {

// The writing of the first of two spellings; the second is in Latin letters as Europeans and Americans use them.
enum class sound_source : std::uint8_t {
  latin,
  vietnamese,
  cyrillic,
  arabic,
  hebrew,
  kana,
  hangul,
  han,
  thai,
  lao,
  khmer,
  cyrillic_vietnamese,
  hangul_vietnamese,
  kana_vietnamese
};
inline constexpr std::size_t sound_source_count = 14;
// Of names in other letters than Latin ones, by whether the name beside them is written as Vietnamese; `latin` for scripts
// without a table.
sound_source source_of(ground::script s, bool beside_vietnamese) noexcept;

// Letters as codes from 1 on; Vietnamese vowels and đ have their own.
inline constexpr std::uint8_t code_count = 40;
constexpr std::uint8_t code_of(char c) noexcept {
  if (c >= 'a' && c <= 'z') return static_cast<std::uint8_t>(c - 'a' + 1);
  return c >= '0' && c <= '9' ? 39 : 38;
}
std::uint8_t code_of_vietnamese(char32_t toneless) noexcept;  // 0 for letters that a-z hold

// Classes of consonants that are heard: a quick test of what cannot sound alike.
std::uint32_t consonants(std::string_view letters, ground::script writing, bool vietnamese) noexcept;
// The same with n, l and r in one class.
std::uint32_t one_liquid(std::uint32_t heard) noexcept;

// What a spelling scores against itself in the table of Latin: the most it can reach, about.
std::int32_t own_sound(std::span<const std::uint8_t> x) noexcept;

// Key of a letter group of up to three codes.
constexpr std::uint32_t group_key(std::span<const std::uint8_t> codes) noexcept {
  std::uint32_t key = 0;
  for (const std::uint8_t c : codes) key = key << 6 | c;
  return key;
}
inline constexpr std::size_t longest_group = 3;

// Two spellings of up to `longest` codes, of which any runs can be aligned: which of their groups answer each other is looked
// up once.
class sound_alignment {
public:
  static constexpr std::size_t longest = 64, longest_run = 48;
  sound_alignment(sound_source source, std::span<const std::uint8_t> x, std::span<const std::uint8_t> y);

  struct run {
    std::size_t first, size;
  };
  // Log-likelihood ratio in hundredths of nats. Runs beyond `longest_run` codes are cut. Quicker after one that begins at the
  // same letters and is no shorter on the second side.
  [[nodiscard]] std::int32_t score(run x, run y);

private:
  // A group of each side, by its last letter. One without letters of the second side goes with any.
  struct answer {
    std::uint8_t x_size, y_last, y_size;
    std::int16_t weight;
  };
  using row = std::array<std::int32_t, longest_run + 1>;
  void fill(std::size_t heard) noexcept;
  void go_on(row& costs) const noexcept;

  std::int32_t drop_, other_;  // a letter of the first side alone, two that do not answer each other
  std::vector<answer> answers_;
  std::array<std::uint16_t, longest + 1> answers_of_;  // where those begin whose group ends with a letter of the first side
  std::array<std::int32_t, longest> alone_;            // what each letter of the second side costs alone
  // What was aligned last: the best for each number of letters of either side.
  std::array<row, longest_run + 1> rows_;
  std::size_t rows_done_ = 0, x_first_ = 0;
  run y_{};
};
// Of two whole spellings, of any length.
std::int32_t align_sounds(sound_source source, std::span<const std::uint8_t> x, std::span<const std::uint8_t> y);

}  // namespace allonym::names
