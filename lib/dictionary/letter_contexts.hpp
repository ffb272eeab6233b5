// Which letters stand between which others in the names of a dictionary. Most strings one edit away from a query have a letter where
// no name has one and need not be looked for; what is excluded is excluded for certain.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace allonym::dict {

// Names of a-z and 0-9 beyond this length are neither looked for nor noted.
inline constexpr std::size_t longest_edited = 64;
inline constexpr std::string_view edit_letters = "abcdefghijklmnopqrstuvwxyz0123456789";

// The place of a letter in edit_letters.
constexpr unsigned letter_number(char c) noexcept { return c >= 'a' ? static_cast<unsigned>(c - 'a') : 26U + static_cast<unsigned>(c - '0'); }

// Letters as numbers from 1 on, with room for what is not there around them.
class numbered_letters {
public:
  explicit numbered_letters(std::string_view letters) noexcept {
    for (std::size_t i = 0; i < letters.size(); ++i) numbers_[i + around] = static_cast<std::uint8_t>(letter_number(letters[i]) + 1);
  }
  // The contexts of a letter between those before `left` and those from `right` on: three before and one after, one before and three after.
  [[nodiscard]] std::uint32_t mostly_before(std::size_t left, std::size_t right) const noexcept {
    return packed(at(left, 3), at(left, 2), at(left, 1), numbers_[right + around]);
  }
  [[nodiscard]] std::uint32_t mostly_after(std::size_t left, std::size_t right) const noexcept {
    return packed(at(left, 1), numbers_[right + around], numbers_[right + around + 1], numbers_[right + around + 2]);
  }

private:
  static constexpr std::size_t around = 3;
  [[nodiscard]] std::uint32_t at(std::size_t left, std::size_t back) const noexcept { return numbers_[left + around - back]; }
  static std::uint32_t packed(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) noexcept { return a << 18 | b << 12 | c << 6 | d; }
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
  std::vector<std::uint64_t> before_, after_;
};

// The section where it lies.
class letter_contexts {
public:
  letter_contexts() = default;
  // Bytes that make no sense exclude nothing.
  explicit letter_contexts(std::string_view bytes) noexcept;
  // The letters, as bits, that may stand there.
  [[nodiscard]] std::uint64_t between(const numbered_letters& letters, std::size_t left, std::size_t right) const noexcept;
  static std::size_t slot(std::uint32_t context, int bits) noexcept { return context * 2654435761U >> (32 - bits); }

private:
  std::string_view before_, after_;
  int bits_ = 0;
};

}  // namespace allonym::dict
