// An immutable map from phrases (words joined by single spaces) to lists of numbers, in one block of bytes: sorted keys, a hash
// index over them, no pointers. Searched where it lies; every offset is checked where it is used.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace allonym::ground {

// FNV-1a, 32 bits.
[[nodiscard]] std::uint32_t hash(std::string_view bytes) noexcept;

class phrase_table {
public:
  phrase_table() = default;
  // Views `image`, which must outlive the table. An ill-formed image is an empty table.
  explicit phrase_table(std::string_view image) noexcept;

  // The numbers of `phrase` in the order they were given; none if it is not there. Views the image.
  [[nodiscard]] std::span<const std::uint32_t> find(std::string_view phrase) const noexcept {
    return find(phrase, hash(phrase));
  }
  [[nodiscard]] std::span<const std::uint32_t> find(std::string_view phrase, std::uint32_t hash_of_phrase) const noexcept;
  [[nodiscard]] bool contains(std::string_view phrase) const noexcept { return !find(phrase).empty(); }
  [[nodiscard]] std::uint32_t longest() const noexcept { return longest_; }  // words in the longest phrase
  // At most so many words has a phrase that begins with a word of this hash; 0 for most words.
  [[nodiscard]] std::uint32_t reach(std::uint32_t hash_of_word) const noexcept {
    return size_ == 0 ? 0 : reach_[hash_of_word & mask_];
  }
  // A phrase of this hash will be looked for soon.
  void expect(std::uint32_t hash_of_phrase) const noexcept {
    if (size_ == 0) return;
    __builtin_prefetch(slots_ + (hash_of_phrase & mask_));
    __builtin_prefetch(reach_ + (hash_of_phrase & mask_));
  }
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }

  // The image of `phrases`, a multiple of 4 bytes long; the same on every machine of its byte order.
  static std::string compile(const std::map<std::string, std::vector<std::uint32_t>>& phrases);

private:
  std::uint32_t size_ = 0, longest_ = 0, mask_ = 0;
  const std::uint8_t* reach_ = nullptr;    // mask_ + 1
  const std::uint32_t* slots_ = nullptr;   // mask_ + 1: number of a key from 1 on below bits of its hash, 0 free
  const std::uint32_t* keys_ = nullptr;    // size_ + 1 offsets into text_
  const std::uint32_t* values_ = nullptr;  // size_ + 1 offsets into numbers_
  const std::uint32_t* numbers_ = nullptr;
  std::uint32_t number_count_ = 0;
  std::string_view text_;
};

}  // namespace allonym::ground
