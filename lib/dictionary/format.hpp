// The file format of a compiled dictionary; byte boxes are in lib/README.md. Little-endian, no pointers, every section a
// multiple of 8 bytes, one behind the other from the header to the end of the file.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

#include "ground/bytes.hpp"

namespace allonym::dict {

using ground::checksum, ground::checksum_start, ground::checksum_step, ground::pad, ground::put_u32, ground::put_u64,
    ground::put_varint, ground::read_u32, ground::read_u64, ground::reader;

inline constexpr std::string_view magic{"ALLONYM\x1A", 8};
inline constexpr std::uint32_t format_version = 4;
// Grows whenever a normal form, a match key or a blocking key of any name changes.
inline constexpr std::uint32_t normaliser_version = 1;
inline constexpr std::uint32_t unicode_version = 15;

enum class section : std::uint32_t {
  ids,
  blocks,
  postings,
  id_offsets,
  entities,
  block_offsets,
  exact,
  first_words,
  attributes,
  conditions,
  filter,
  letters,
  near_keys,
  near_ends,
  sounds
};
inline constexpr std::size_t section_count = 15;
inline constexpr std::array<std::string_view, section_count> section_names{
    "ids",   "blocks", "postings", "idoffs",  "entities", "blkoffs",  "exact", "first",
    "attrs", "when",   "filter",   "letters", "near",     "nearends", "sounds"};

inline constexpr std::size_t header_fixed = 64;   // then the section table
inline constexpr std::size_t section_entry = 32;  // name 8, offset 8, length 8, checksum 8
inline constexpr std::size_t header_size = header_fixed + section_count * section_entry + 8;  // and the header's checksum

inline constexpr std::uint64_t flag_hidden = 1;  // of the header: there are hidden rows

inline constexpr std::uint32_t block_keys = 4;  // keys of a block; the first is whole, the others share a prefix
inline constexpr std::uint32_t id_block = 8;    // ids between two offsets
inline constexpr std::size_t attribute_size =
    16;  // language 4, kind 1, flags 1, length of conditions 2, their offset 4, zero 4
inline constexpr std::size_t longest_name = 0xFFFF;  // bytes of a name, an id, the conditions of a name
// What a name of a key says of itself: the number of its attribute, and whether its entity has no other name.
constexpr std::uint32_t described(std::uint32_t attribute, bool sole) noexcept { return attribute << 1 | (sole ? 1 : 0); }
constexpr std::uint32_t attribute_of(std::uint32_t described) noexcept { return described >> 1; }
constexpr bool sole(std::uint32_t described) noexcept { return (described & 1) != 0; }
inline constexpr std::uint32_t many_keys = 0x80000000U;  // entity record: offset into postings, not a key

// Hash of a key: a polynomial of its bytes, so that the hash of a key with one byte changed is had from parts, then mixed.
inline constexpr std::uint64_t hash_base = 0x9FB21C651E98DF25U;
inline std::uint64_t hash_mix(std::uint64_t h) noexcept {
  h = (h ^ h >> 32) * 0xD6E8FEB86659FD93U;
  h = (h ^ h >> 32) * 0xD6E8FEB86659FD93U;
  return h ^ h >> 32;
}
inline std::uint64_t hash_append(std::uint64_t h, std::string_view bytes) noexcept {
  constexpr std::uint64_t base2 = hash_base * hash_base, base3 = base2 * hash_base, base4 = base3 * hash_base;
  const auto digit = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(bytes[i])} + 1; };
  std::size_t i = 0;
  // Four at a time: one multiplication waits for the one before, not four.
  for (; i + 4 <= bytes.size(); i += 4)
    h = h * base4 + (digit(i) * base3 + digit(i + 1) * base2 + digit(i + 2) * hash_base + digit(i + 3));
  for (; i < bytes.size(); ++i) h = h * hash_base + digit(i);
  return h;
}
inline std::uint64_t key_hash(std::string_view key) noexcept { return hash_mix(hash_append(0, key)); }

// Open addressing over numbered items, never round the end: items stand in order of their hashes' upper halves, each at its
// home or in the first free slot behind it. A slot holds item + 1 in its low bits, above them what home() leaves of that half;
// 0 is free.
struct slots {
  std::string_view bytes;
  std::uint32_t items = 0;

  static std::uint32_t homes(std::uint32_t items) noexcept { return items + items / 4 + 1; }
  static int item_bits(std::uint32_t items) noexcept { return static_cast<int>(std::bit_width(items)); }
  static std::uint32_t upper(std::uint64_t hash) noexcept { return static_cast<std::uint32_t>(hash >> 32); }
  static std::uint32_t mark(std::uint32_t upper, int bits) noexcept { return bits >= 32 ? 0 : upper << bits; }
  static std::uint32_t home(std::uint32_t upper, std::uint32_t homes) noexcept {
    return static_cast<std::uint32_t>(std::uint64_t{upper} * homes >> 32);
  }

  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(bytes.size() / 4); }
  // Where the search for a hash begins; null if there is nothing to search.
  [[nodiscard]] const char* place(std::uint64_t hash) const noexcept {
    const std::uint32_t at = home(upper(hash), homes(items));
    return at < size() ? bytes.data() + std::size_t{at} * 4 : nullptr;
  }
  // The first item with this hash for which `is(item)`, or `items`.
  template <class Predicate>
  std::uint32_t find(std::uint64_t hash, Predicate is) const {
    const int bits = item_bits(items);
    const std::uint32_t low = static_cast<std::uint32_t>((std::uint64_t{1} << bits) - 1), wanted = mark(upper(hash), bits);
    for (std::uint32_t at = home(upper(hash), homes(items)); at < size(); ++at) {
      const std::uint32_t slot = read_u32(bytes.data() + std::size_t{at} * 4);
      if (slot == 0) return items;
      const std::uint32_t item = (slot & low) - 1;
      if ((slot & ~low) == wanted && item < items && is(item)) return item;
    }
    return items;
  }
};

// Writes such a table, given the items by the upper halves of their hashes.
class slots_writer {
public:
  explicit slots_writer(std::uint32_t items) noexcept : homes_(slots::homes(items)), bits_(slots::item_bits(items)) {}
  // Appends the slots that are settled.
  void put(std::uint32_t upper, std::uint32_t item, std::string& out) {
    for (const std::uint32_t home = slots::home(upper, homes_); at_ < home; ++at_) put_u32(out, 0);
    put_u32(out, slots::mark(upper, bits_) | (item + 1));
    ++at_;
  }
  // Behind the last home a free slot ends every search.
  void finish(std::string& out) {
    do put_u32(out, 0);
    while (++at_ < homes_);
  }

private:
  std::uint32_t homes_, at_ = 0;
  int bits_;
};

}  // namespace allonym::dict
