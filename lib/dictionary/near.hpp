// The near-match index of a dictionary: from traits of a name, hashed, to the keys of names that share them, and a filter that
// says which strings of letters stand in it at all, so that all strings one edit away from a query are tried in microseconds.
#pragma once

#include <allonym/name.hpp>

#include "dictionary/letter_contexts.hpp"
#include "dictionary/pair_sorter.hpp"
#include "dictionary/spool.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace allonym::dict {

using byte_sink = std::function<result<std::monostate>(std::string_view)>;

// Hash of such letters, from their polynomial (format.hpp).
std::uint64_t letters_hash(std::uint64_t polynomial) noexcept;
// What names are found by otherwise: a blocking key or a pair of words.
struct trait {
  std::uint32_t hash = 0;
  unsigned source = 0;  // traits of one source say the same thing in several ways
};
// Those of a name. No hash twice.
std::vector<trait> traits_of(const name& n);

// Collects the index while keys are written.
class near_writer {
public:
  // For at most so many names, in that much memory, without the two bytes a name of the filter.
  near_writer(const std::string& beside, std::size_t memory, std::uint64_t names);
  // A name of the key that is written now, then that key.
  void add(const name& n);
  result<std::monostate> end_key(std::string_view key);
  // The sections `filter`, `letters`, `near`, `nearends` and `sounds`, in this order.
  result<std::monostate> filter(const byte_sink& sink) const;
  [[nodiscard]] std::string letters() const { return contexts_.section(); }
  // Tells how many of how many are written.
  result<std::monostate> postings(const byte_sink& sink, const std::function<void(std::uint64_t, std::uint64_t)>& written);
  result<std::monostate> ends(const byte_sink& sink) { return ends_.drain(sink); }
  result<std::monostate> sounds(const byte_sink& sink) { return sounds_.drain(sink); }

private:
  pair_sorter pairs_;  // hash, key
  spool ends_, sounds_;
  std::uint32_t keys_ = 0;
  std::vector<std::uint32_t> hashes_;  // of the key that is written, duplicates among them
  std::vector<std::uint64_t> filter_;
  context_writer contexts_;
};

// Keys that share a trait. Views the image.
struct posting_list {
  std::uint32_t count = 0;  // how many there are
  std::string_view bytes;   // empty if they are too many to be listed
  bool single = false;
  // Appends the keys.
  void read(std::vector<std::uint32_t>& out) const;
};

// These sections where they lie; every offset is checked where it is used.
class near_index {
public:
  near_index() = default;
  near_index(std::string_view filter, std::string_view letters, std::string_view ends, std::string_view near,
             std::string_view sounds) noexcept;
  [[nodiscard]] bool empty() const noexcept { return words_ == 0; }
  // False: no name has these letters. True: perhaps.
  [[nodiscard]] bool may_contain(std::uint64_t letters) const noexcept {
    const std::uint64_t word = read_word(static_cast<std::uint64_t>((static_cast<unsigned __int128>(letters) * words_) >> 64));
    const std::uint64_t mask = bits_of(letters);
    return (word & mask) == mask;
  }
  // What may_contain() will read is fetched ahead.
  void expect(std::uint64_t letters) const noexcept {
    __builtin_prefetch(filter_.data() + 8 * static_cast<std::size_t>((static_cast<unsigned __int128>(letters) * words_) >> 64));
  }
  [[nodiscard]] const letter_contexts& contexts() const noexcept { return contexts_; }
  [[nodiscard]] posting_list find(std::uint32_t hash) const noexcept;
  // How a key sounds (rough_match.hpp).
  [[nodiscard]] std::uint64_t sketch(std::uint32_t key) const noexcept;
  void expect_sketch(std::uint32_t key) const noexcept {
    __builtin_prefetch(sounds_.data() + std::min<std::size_t>(std::size_t{key} * 8, sounds_.size()));
  }

  static std::uint64_t bits_of(std::uint64_t hash) noexcept {
    return std::uint64_t{1} << (hash & 63) | std::uint64_t{1} << (hash >> 6 & 63) | std::uint64_t{1} << (hash >> 12 & 63) |
           std::uint64_t{1} << (hash >> 18 & 63);
  }

private:
  [[nodiscard]] std::uint64_t read_word(std::uint64_t i) const noexcept;
  std::string_view filter_, offsets_, stream_, sounds_;
  letter_contexts contexts_;
  std::uint64_t words_ = 0;
  std::uint32_t bits_ = 0;
};

// The strings of a-z and 0-9 one edit away from `letters`, or equal to them, that the filter lets pass: their hashes, the equal
// one first.
std::vector<std::uint64_t> near_letters(const near_index& index, std::string_view letters);
// The same for the letters of these words in any order; none if they are more than most_reordered.
inline constexpr std::size_t most_reordered = 5;
std::vector<std::uint64_t> reordered_letters(const near_index& index, std::span<const std::string_view> words);

}  // namespace allonym::dict
