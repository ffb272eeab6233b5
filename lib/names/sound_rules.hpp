// The pairs of letter groups of one table of sounds, by the group of the first side; laid out by the compiler.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace allonym::names {

// A group of the second side, its last letter first, and what the pair weighs.
struct sound_answer {
  std::array<std::uint8_t, 3> codes{};
  std::uint8_t size = 0;
  std::int16_t weight = 0;
};

// What answers a group of the first side. Views the layout it was made from.
class sound_rules {
public:
  struct place {
    std::uint64_t last_letters = 0;  // of the answers, as bits; 0 for one without letters
    std::uint32_t group = 0;
    std::uint16_t first = 0, count = 0;  // of the answers; none where no group is
  };
  constexpr sound_rules(const sound_answer* answers, const place* places, std::uint32_t mask) noexcept : answers_(answers), places_(places), mask_(mask) {}

  // Of a group_key, if any ends with one of these letters; bit 0 stands for no letters.
  [[nodiscard]] constexpr std::span<const sound_answer> of(std::uint32_t group, std::uint64_t letters = ~std::uint64_t{0}) const noexcept {
    for (std::uint32_t at = home(group) & mask_; places_[at].count != 0; at = (at + 1) & mask_)
      if (places_[at].group == group && (places_[at].last_letters & letters) != 0) return {answers_ + places_[at].first, places_[at].count};
    return {};
  }
  static constexpr std::uint32_t home(std::uint32_t group) noexcept { return group * 2654435761U >> 16; }

private:
  const sound_answer* answers_;
  const place* places_;
  std::uint32_t mask_;
};

// A hash table of groups, of as many places as the table of sounds has slots.
template <std::size_t N>
class sound_layout {
public:
  // From slots of group_key(first) << 18 | group_key(second), << 16 | weight + 32768, in any order; 0 is none.
  constexpr explicit sound_layout(const std::uint64_t (&pairs)[N]) noexcept {
    for (const std::uint64_t pair : pairs) {
      if (pair == 0) continue;
      sound_rules::place& p = place_of(pair);
      ++p.count;
      p.last_letters |= std::uint64_t{1} << answer_of(pair).codes[0];
    }
    std::uint16_t end = 0;
    for (sound_rules::place& p : places_) p.first = end = static_cast<std::uint16_t>(end + p.count);
    for (const std::uint64_t pair : pairs)
      if (pair != 0) answers_[--place_of(pair).first] = answer_of(pair);
  }
  [[nodiscard]] constexpr sound_rules rules() const noexcept { return {answers_.data(), places_.data(), mask}; }

private:
  static_assert((N & (N - 1)) == 0 && N <= 0x8000);
  static constexpr std::uint32_t mask = N - 1;
  static constexpr sound_answer answer_of(std::uint64_t pair) noexcept {
    sound_answer a;
    a.weight = static_cast<std::int16_t>(static_cast<std::int32_t>(pair & 0xFFFF) - 32768);
    for (auto group = static_cast<std::uint32_t>(pair >> 16 & 0x3FFFF); group != 0; group >>= 6) a.codes[a.size++] = static_cast<std::uint8_t>(group & 63);
    return a;
  }
  constexpr sound_rules::place& place_of(std::uint64_t pair) noexcept {
    const auto group = static_cast<std::uint32_t>(pair >> 34);
    std::uint32_t at = sound_rules::home(group) & mask;
    while (places_[at].count != 0 && places_[at].group != group) at = (at + 1) & mask;
    places_[at].group = group;
    return places_[at];
  }

  std::array<sound_answer, N> answers_{};
  std::array<sound_rules::place, N> places_{};
};

}  // namespace allonym::names
