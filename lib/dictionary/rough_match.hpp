// A quick guess at how alike two names will compare, by how they sound: which of thousands of candidates are worth comparing.
#pragma once

#include <allonym/name.hpp>

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace allonym::dict {

// The sounds of a key of the dictionary by class, four bits each from the lowest on: vowels, consonants, where a word begins; 0
// is the end. Of a name of more than sixteen the first consonants.
std::uint64_t sound_sketch(std::string_view key);

class rough_match {
public:
  static constexpr std::uint32_t most = 1000;

  explicit rough_match(const name& query);

  // How much of both names is heard in the other, in the same order: 0 … `most`.
  [[nodiscard]] std::uint32_t with(std::uint64_t sketch) const noexcept;
  // The same if words may stand in another order, a little less then.
  [[nodiscard]] std::uint32_t with_words(std::uint64_t sketch) const noexcept;

private:
  static constexpr std::size_t most_words = 8;
  // Of both the sounds in common and all of them, consonants twice.
  [[nodiscard]] std::uint32_t rated(std::uint32_t common, std::uint32_t heard, bool vowels) const noexcept;

  std::array<std::uint64_t, 16> places_{};         // where each sound stands in the query, a bit between its words
  std::array<std::uint64_t, most_words> words_{};  // where each word
  std::uint64_t consonants_ = 0, between_ = 0;
  std::size_t word_count_ = 0;
  std::uint32_t heard_ = 0, heard_consonants_ = 0;
};

}  // namespace allonym::dict
