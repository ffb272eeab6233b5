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
  struct entry {
    std::uint64_t last_letters = 0;  // of the answers, as bits; bit 0 for one without letters
    std::uint32_t group = 0;
    std::uint16_t first = 0, count = 0;  // of the answers
  };
  constexpr sound_rules(const std::uint16_t* slots, const entry* entries, const sound_answer* answers,
                        std::uint32_t mask) noexcept
      : slots_(slots), entries_(entries), answers_(answers), mask_(mask) {}

  // Of a group_key, if any ends with one of these letters.
  [[nodiscard]] constexpr std::span<const sound_answer> of(std::uint32_t group,
                                                           std::uint64_t letters = ~std::uint64_t{0}) const noexcept {
    const std::uint16_t number = slots_[slot_of(group, slots_, entries_, mask_)];
    if (number == 0 || (entries_[number - 1].last_letters & letters) == 0) return {};
    return {answers_ + entries_[number - 1].first, entries_[number - 1].count};
  }
  // Where the number of a group's entry stands, from 1 on, or 0 if it has none.
  static constexpr std::uint32_t slot_of(std::uint32_t group, const std::uint16_t* slots, const entry* entries,
                                         std::uint32_t mask) noexcept {
    std::uint32_t at = (group * 2654435761U >> 16) & mask;
    while (slots[at] != 0 && entries[slots[at] - 1].group != group) at = (at + 1) & mask;
    return at;
  }

private:
  const std::uint16_t* slots_;
  const entry* entries_;
  const sound_answer* answers_;
  std::uint32_t mask_;
};

// A small hash table of numbers of groups, for most groups of letters have no answer, and what they are numbers of.
template <std::size_t N>
class sound_layout {
public:
  // From slots of group_key(first) << 18 | group_key(second), << 16 | weight + 32768, in any order; 0 is none, as are half of
  // them or more.
  constexpr explicit sound_layout(const std::uint64_t (&pairs)[N]) noexcept {
    for (const std::uint64_t pair : pairs) {
      if (pair == 0) continue;
      sound_rules::entry& e = entry_of(pair);
      ++e.count;
      e.last_letters |= std::uint64_t{1} << answer_of(pair).codes[0];
    }
    std::uint16_t end = 0;
    for (sound_rules::entry& e : entries_) e.first = end = static_cast<std::uint16_t>(end + e.count);
    for (const std::uint64_t pair : pairs)
      if (pair != 0) answers_[--entry_of(pair).first] = answer_of(pair);
  }
  [[nodiscard]] constexpr sound_rules rules() const noexcept { return {slots_.data(), entries_.data(), answers_.data(), mask}; }

private:
  static_assert((N & (N - 1)) == 0 && N <= 0x8000);
  static constexpr std::uint32_t mask = N - 1;
  static constexpr sound_answer answer_of(std::uint64_t pair) noexcept {
    sound_answer a;
    a.weight = static_cast<std::int16_t>(static_cast<std::int32_t>(pair & 0xFFFF) - 32768);
    for (auto group = static_cast<std::uint32_t>(pair >> 16 & 0x3FFFF); group != 0; group >>= 6)
      a.codes[a.size++] = static_cast<std::uint8_t>(group & 63);
    return a;
  }
  constexpr sound_rules::entry& entry_of(std::uint64_t pair) noexcept {
    const auto group = static_cast<std::uint32_t>(pair >> 34);
    std::uint16_t& number = slots_[sound_rules::slot_of(group, slots_.data(), entries_.data(), mask)];
    if (number == 0) {
      number = ++groups_;
      entries_[number - 1U].group = group;
    }
    return entries_[number - 1U];
  }

  std::array<std::uint16_t, N> slots_{};
  std::array<sound_rules::entry, N / 2> entries_{};
  std::array<sound_answer, N / 2> answers_{};
  std::uint16_t groups_ = 0;
};

}  // namespace allonym::names
