// Sorts 64-bit numbers in a given amount of memory, spilling beside a file what does not fit; duplicates come out once.
#pragma once

#include <allonym/base.hpp>

#include "ground/system.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace allonym::dict {

class number_sorter {
public:
  number_sorter(std::string beside, std::size_t memory) : beside_(std::move(beside)), most_(memory / sizeof(std::uint64_t)) {}

  result<std::monostate> add(std::uint64_t number);
  result<std::monostate> sort();
  // The next number; false at the end. sort() again starts over.
  result<bool> next(std::uint64_t& number);

private:
  struct run {
    std::uint64_t at = 0, end = 0;  // bytes of the spill file still to read
    std::vector<std::uint64_t> buffer;
    std::size_t taken = 0;
  };
  result<std::monostate> spill();
  void put_in_order();  // of numbers_, without duplicates
  result<bool> fill(run& r) const;

  std::string beside_;
  std::size_t most_;
  std::vector<std::uint64_t> numbers_;
  bool sorted_ = false;  // numbers_ are in order
  std::size_t at_ = 0;
  std::unique_ptr<ground::spill_file> file_;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> spilled_;
  std::vector<run> runs_;
  std::vector<std::pair<std::uint64_t, std::size_t>> heap_;  // number, run
  std::uint64_t last_ = 0;
  bool any_ = false;
};

}  // namespace allonym::dict
