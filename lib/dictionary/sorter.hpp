// Sorts byte strings in a given amount of memory: what does not fit is spilled in sorted runs beside a file and merged.
#pragma once

#include <allonym/base.hpp>

#include "ground/system.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace allonym::dict {

// Records go in by add(), come out by next() in byte order, duplicates once. For one thread.
class sorter {
public:
  sorter(std::string beside, std::size_t memory) : beside_(std::move(beside)), memory_(memory) {}

  result<std::monostate> add(std::string_view record);
  // After the last add().
  result<std::monostate> sort();
  // The next record, which stays valid until the next call; false at the end.
  result<bool> next(std::string_view& record);
  // Gives the memory back.
  void clear();

private:
  struct entry {
    std::uint64_t prefix;  // eight bytes, big-endian, from where the records are compared
    const char* bytes;
    std::uint32_t size;
    [[nodiscard]] std::string_view record() const noexcept { return {bytes, size}; }
  };
  using entries = std::vector<entry>;
  class run;

  // Whether a record and its entry fit into the memory, growth of the entries included.
  [[nodiscard]] bool fits(std::size_t bytes) const noexcept;
  char* room_for(std::size_t bytes);
  // Entries whose records agree in the first `depth` bytes.
  static void sort_from(entries::iterator begin, entries::iterator end, std::size_t depth);
  result<std::monostate> spill();
  bool after(const run* a, const run* b) const;

  std::string beside_;
  std::size_t memory_;
  std::vector<std::unique_ptr<char[]>> blocks_;  // records
  char* block_end_ = nullptr;                    // of the last block
  std::size_t block_left_ = 0, held_ = 0;        // bytes free in the last block, of all blocks
  entries entries_;
  std::size_t at_ = 0;
  std::unique_ptr<ground::spill_file> file_;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> spilled_;  // where each run lies
  std::vector<std::shared_ptr<run>> runs_;                        // a heap, the least on top
  std::string last_;
  bool any_ = false;
};

}  // namespace allonym::dict
