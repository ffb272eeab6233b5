// Indexes of constant, sorted tables of words and phrases, made by the compiler: one look tells that most words are not there.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace allonym::names {

// FNV-1a, also byte by byte.
constexpr std::uint32_t hash_on(std::uint32_t hash, char c) noexcept {
  return (hash ^ static_cast<unsigned char>(c)) * 16777619U;
}
constexpr std::uint32_t hash_of(std::string_view bytes) noexcept {
  std::uint32_t h = 2166136261U;
  for (const char c : bytes) h = hash_on(h, c);
  return h;
}

// The word or phrase of a row of a table.
template <class Row>
constexpr std::string_view text_of(const Row& row) noexcept {
  if constexpr (requires { row.phrase; }) return row.phrase;
  else if constexpr (requires { row.word; }) return row.word;
  else return row;
}

// The place of a word or phrase in a table of different ones.
template <class Row, std::size_t N>
class word_index {
public:
  static constexpr std::uint16_t none = 0xFFFF;

  constexpr explicit word_index(const Row (&rows)[N]) noexcept : rows_(rows) {
    for (std::size_t i = 0; i < N; ++i) {
      std::size_t at = hash_of(text_of(rows[i])) & mask;
      while (slots_[at] != 0) at = (at + 1) & mask;
      slots_[at] = static_cast<std::uint16_t>(i + 1);
    }
  }
  [[nodiscard]] std::uint16_t find(std::string_view word, std::uint32_t hash) const noexcept {
    for (std::size_t at = hash & mask; slots_[at] != 0; at = (at + 1) & mask)
      if (text_of(rows_[slots_[at] - 1U]) == word) return static_cast<std::uint16_t>(slots_[at] - 1U);
    return none;
  }
  [[nodiscard]] std::uint16_t find(std::string_view word) const noexcept { return find(word, hash_of(word)); }
  [[nodiscard]] const Row* row(std::string_view word) const noexcept {
    const std::uint16_t at = find(word);
    return at == none ? nullptr : rows_ + at;
  }

private:
  static_assert(N < none);
  static constexpr std::size_t mask = std::bit_ceil(2 * N) - 1;
  const Row (&rows_)[N];
  std::array<std::uint16_t, mask + 1> slots_{};
};

// How many words the longest phrase has that begins with a word of some hash; 0 for most words.
template <std::size_t N>
class phrase_reach {
public:
  template <class Row>
  constexpr explicit phrase_reach(const Row (&phrases)[N]) noexcept {
    for (const Row& row : phrases) {
      const std::string_view phrase = text_of(row);
      const auto words = static_cast<std::uint8_t>(1 + std::count(phrase.begin(), phrase.end(), ' '));
      std::uint8_t& longest = longest_[hash_of(phrase.substr(0, phrase.find(' '))) & mask];
      longest = std::max(longest, words);
    }
  }
  [[nodiscard]] constexpr std::size_t operator()(std::uint32_t hash_of_first_word) const noexcept {
    return longest_[hash_of_first_word & mask];
  }

private:
  static constexpr std::size_t mask = std::bit_ceil(4 * N) - 1;
  std::array<std::uint8_t, mask + 1> longest_{};
};
template <class Row, std::size_t N>
phrase_reach(const Row (&)[N]) -> phrase_reach<N>;

}  // namespace allonym::names
