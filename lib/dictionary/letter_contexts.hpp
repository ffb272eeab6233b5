// Which letters stand between which others in the names of a dictionary. Most strings one edit away from a query have a letter
// where no name has one and need not be looked for; what is excluded is excluded for certain.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ground/bytes.hpp"

namespace allonym::dict {

// Names of a-z and 0-9 beyond this length are neither looked for nor noted.
inline constexpr std::size_t longest_edited = 64;
inline constexpr std::size_t context_kinds = 3;
inline constexpr std::string_view edit_letters = "abcdefghijklmnopqrstuvwxyz0123456789";

// The place of a letter in edit_letters.
constexpr unsigned letter_number(char c) noexcept {
  return c >= 'a' ? static_cast<unsigned>(c - 'a') : 26U + static_cast<unsigned>(c - '0');
}

// Letters as numbers from 1 on, with room for what is not there around them.
class numbered_letters {
public:
  explicit numbered_letters(std::string_view letters) noexcept {
    for (std::size_t i = 0; i < letters.size(); ++i)
      numbers_[i + around] = static_cast<std::uint8_t>(letter_number(letters[i]) + 1);
  }
  // The contexts of a letter between those before `left` and those from `right` on: three before and one after, two and two,
  // one and three.
  [[nodiscard]] std::array<std::uint32_t, context_kinds> contexts(std::size_t left, std::size_t right) const noexcept {
    const std::uint8_t* const before = numbers_.data() + left;  // numbers_[left + around] is the letter at `left`
    const std::uint8_t* const after = numbers_.data() + right + around;
    const std::uint32_t three_one =
        std::uint32_t{before[0]} << 18 | std::uint32_t{before[1]} << 12 | std::uint32_t{before[2]} << 6 | after[0];
    const std::uint32_t two_two = (three_one << 6 | after[1]) & 0xFFFFFFU, one_three = (two_two << 6 | after[2]) & 0xFFFFFFU;
    return {three_one, two_two, one_three};
  }

private:
  static constexpr std::size_t around = 3;
  std::array<std::uint8_t, longest_edited + 1 + 2 * around> numbers_{};
};

// Collects the contexts of names.
class context_writer {
public:
  // For about so many names.
  explicit context_writer(std::uint64_t names);
  void add(std::string_view letters) noexcept;
  // The section `letters`.
  [[nodiscard]] std::string section() const;

private:
  int bits_;
  std::array<std::vector<std::uint64_t>, context_kinds> tables_;
};

// The section where it lies.
class letter_contexts {
public:
  letter_contexts() = default;
  // Bytes that make no sense exclude nothing.
  explicit letter_contexts(std::string_view bytes) noexcept;
  // The letters, as bits, that may stand there.
  [[nodiscard]] std::uint64_t between(const numbered_letters& letters, std::size_t left, std::size_t right) const noexcept {
    std::uint64_t may = ~std::uint64_t{0};
    if (bits_ == 0) return may;
    const char* table = tables_.data();
    for (const std::uint32_t context : letters.contexts(left, right)) {
      may &= ground::read_u64(table + 8 * slot(context, bits_));
      table += std::size_t{8} << bits_;
    }
    return may;
  }
  static std::size_t slot(std::uint32_t context, int bits) noexcept { return context * 2654435761U >> (32 - bits); }

private:
  std::string_view tables_;
  int bits_ = 0;
};

}  // namespace allonym::dict
