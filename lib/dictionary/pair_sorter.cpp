#include "dictionary/pair_sorter.hpp"

#include <algorithm>

namespace allonym::dict {

// Half of the memory may be chunks that are not full yet.
pair_sorter::pair_sorter(std::string beside, std::size_t memory, int bits)
    : beside_(std::move(beside)),
      memory_(memory),
      chunk_pairs_(std::clamp<std::size_t>(memory / part_count / sizeof(std::uint64_t) / 2, 16, 2048)),
      bits_(bits) {}

result<std::monostate> pair_sorter::add(std::uint32_t first, std::uint32_t second) {
  part& p = parts_[first >> (bits_ - 8) & (part_count - 1)];
  if (p.empty() || p.back().count == chunk_pairs_ || !p.back().pairs) {
    if (resident_ + chunk_pairs_ * sizeof(std::uint64_t) > memory_)
      if (auto done = spill(); !done) return done;
    p.push_back({std::make_unique_for_overwrite<std::uint64_t[]>(chunk_pairs_), 0, 0});
    resident_ += chunk_pairs_ * sizeof(std::uint64_t);
  }
  chunk& last = p.back();
  last.pairs[last.count++] = std::uint64_t{first} << 32 | second;
  ++size_;
  return std::monostate{};
}

// Only this process reads it back: in the machine's own byte order.
result<std::monostate> pair_sorter::spill() {
  if (!file_) {
    auto made = ground::spill_file::create(beside_);
    if (!made) return made.error();
    file_.emplace(*std::move(made));
  }
  for (part& p : parts_)
    for (chunk& c : p) {
      if (!c.pairs || c.count < chunk_pairs_) continue;
      c.offset = file_->size();
      if (auto done = file_->append({reinterpret_cast<const char*>(c.pairs.get()), c.count * sizeof(std::uint64_t)}); !done)
        return done;
      c.pairs.reset();
      resident_ -= chunk_pairs_ * sizeof(std::uint64_t);
    }
  return std::monostate{};
}

result<std::monostate> pair_sorter::read(const chunk& c, std::uint64_t* out) const {
  if (c.pairs) {
    std::copy_n(c.pairs.get(), c.count, out);
    return std::monostate{};
  }
  const std::size_t bytes = c.count * sizeof(std::uint64_t);
  auto got = file_->read_at(c.offset, {reinterpret_cast<char*>(out), bytes});
  if (!got) return got.error();
  if (*got != bytes) return failure{failure_code::unreadable, beside_ + ": what was spilled beside it has been cut short"};
  return std::monostate{};
}

std::uint64_t pair_sorter::count(const part& p) noexcept {
  std::uint64_t all = 0;
  for (const chunk& c : p) all += c.count;
  return all;
}

result<std::monostate> pair_sorter::load(const part& p) {
  pairs_.resize(count(p));
  std::size_t at = 0;
  for (const chunk& c : p) {
    if (auto done = read(c, pairs_.data() + at); !done) return done;
    at += c.count;
  }
  if (pairs_.size() < part_count) {
    std::stable_sort(pairs_.begin(), pairs_.end(), [](std::uint64_t a, std::uint64_t b) { return a >> 32 < b >> 32; });
    return std::monostate{};
  }
  other_.resize(pairs_.size());
  for (int shift = 32; shift < 32 + bits_ - 8; shift += 8) {
    std::array<std::size_t, part_count> ends{};
    for (const std::uint64_t pair : pairs_) ++ends[pair >> shift & (part_count - 1)];
    std::size_t begin = 0;
    for (std::size_t& end : ends) {
      const std::size_t here = end;
      end = begin;
      begin += here;
    }
    for (const std::uint64_t pair : pairs_) other_[ends[pair >> shift & (part_count - 1)]++] = pair;
    pairs_.swap(other_);
  }
  return std::monostate{};
}

}  // namespace allonym::dict
