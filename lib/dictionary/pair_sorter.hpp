// Puts pairs of 32-bit numbers in order of the first, those of equal firsts as they came, in a given amount of memory: what
// does not fit is spilled beside a file. Firsts should be spread evenly, as hashes are; others cost time, not memory.
#pragma once

#include <allonym/base.hpp>

#include "ground/system.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace allonym::dict {

// A radix sort by bytes, the highest first: pairs are dealt out to 256 parts as they come; each part is put in order when it is
// read.
class pair_sorter {
public:
  // Firsts agree in all bits but the lowest `bits`.
  pair_sorter(std::string beside, std::size_t memory, int bits = 32);

  result<std::monostate> add(std::uint32_t first, std::uint32_t second);
  [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
  // Calls f(first, second), which gives a result, for each in order. Once; gives the memory back.
  template <class F>
  result<std::monostate> drain(F f);

private:
  static constexpr std::size_t part_count = 256;
  struct chunk {
    std::unique_ptr<std::uint64_t[]> pairs;  // none: in the spill file
    std::uint64_t offset = 0;
    std::size_t count = 0;
  };
  using part = std::vector<chunk>;

  result<std::monostate> spill();
  result<std::monostate> read(const chunk& c, std::uint64_t* out) const;
  // The pairs of a part in order into pairs_.
  result<std::monostate> load(const part& p);
  [[nodiscard]] static std::uint64_t count(const part& p) noexcept;

  std::string beside_;
  std::size_t memory_, chunk_pairs_, resident_ = 0;
  int bits_;
  std::uint64_t size_ = 0;
  std::array<part, part_count> parts_;
  std::optional<ground::spill_file> file_;
  std::vector<std::uint64_t> pairs_, other_;
};

template <class F>
result<std::monostate> pair_sorter::drain(F f) {
  for (part& p : parts_) {
    if (p.empty()) continue;
    if (bits_ > 8 && count(p) * 2 * sizeof(std::uint64_t) > memory_) {
      pair_sorter finer(beside_, memory_, bits_ - 8);
      for (chunk& c : p) {
        pairs_.resize(c.count);
        if (auto done = read(c, pairs_.data()); !done) return done;
        for (const std::uint64_t pair : pairs_)
          if (auto done = finer.add(static_cast<std::uint32_t>(pair >> 32), static_cast<std::uint32_t>(pair)); !done)
            return done;
        c.pairs.reset();
      }
      if (auto done = finer.drain(f); !done) return done;
    } else if (bits_ <= 8) {  // equal firsts
      for (const chunk& c : p) {
        pairs_.resize(c.count);
        if (auto done = read(c, pairs_.data()); !done) return done;
        for (const std::uint64_t pair : pairs_)
          if (auto done = f(static_cast<std::uint32_t>(pair >> 32), static_cast<std::uint32_t>(pair)); !done) return done;
      }
    } else {
      if (auto done = load(p); !done) return done;
      for (const std::uint64_t pair : pairs_)
        if (auto done = f(static_cast<std::uint32_t>(pair >> 32), static_cast<std::uint32_t>(pair)); !done) return done;
    }
    part().swap(p);
  }
  std::vector<std::uint64_t>().swap(pairs_);
  std::vector<std::uint64_t>().swap(other_);
  file_.reset();
  return std::monostate{};
}

}  // namespace allonym::dict
