#include "dictionary/number_sorter.hpp"

#include <algorithm>
#include <functional>
#include <span>

namespace allonym::dict {

result<std::monostate> number_sorter::add(std::uint64_t number) {
  if (numbers_.size() >= most_ && !numbers_.empty())
    if (auto done = spill(); !done) return done;
  numbers_.push_back(number);
  sorted_ = false;
  return std::monostate{};
}

void number_sorter::put_in_order() {
  std::sort(numbers_.begin(), numbers_.end());
  numbers_.erase(std::unique(numbers_.begin(), numbers_.end()), numbers_.end());
}

result<std::monostate> number_sorter::spill() {
  if (!file_) {
    auto made = ground::spill_file::create(beside_);
    if (!made) return made.error();
    file_ = std::make_unique<ground::spill_file>(*std::move(made));
  }
  put_in_order();
  const std::uint64_t begin = file_->size();
  // Only this process reads it back: in the machine's own byte order.
  if (auto done = file_->append({reinterpret_cast<const char*>(numbers_.data()), numbers_.size() * sizeof(std::uint64_t)}); !done) return done;
  spilled_.emplace_back(begin, file_->size());
  numbers_.clear();
  return std::monostate{};
}

result<bool> number_sorter::fill(run& r) const {
  if (r.taken < r.buffer.size()) return true;
  r.taken = 0;
  const std::uint64_t left = (r.end - r.at) / sizeof(std::uint64_t);
  r.buffer.resize(static_cast<std::size_t>(std::min<std::uint64_t>(left, std::max<std::size_t>(most_ / (spilled_.size() + 1), 512))));
  if (r.buffer.empty()) return false;
  auto read = file_->read_at(r.at, {reinterpret_cast<char*>(r.buffer.data()), r.buffer.size() * sizeof(std::uint64_t)});
  if (!read) return read.error();
  r.at += *read;
  return *read == r.buffer.size() * sizeof(std::uint64_t);
}

result<std::monostate> number_sorter::sort() {
  at_ = 0;
  any_ = false;
  if (!file_) {
    if (!sorted_) put_in_order();
    sorted_ = true;
    return std::monostate{};
  }
  if (!numbers_.empty())
    if (auto done = spill(); !done) return done;
  std::vector<std::uint64_t>().swap(numbers_);
  runs_.clear();
  heap_.clear();
  for (const auto& [begin, end] : spilled_) runs_.push_back({begin, end, {}, 0});
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    auto more = fill(runs_[i]);
    if (!more) return more.error();
    if (*more) heap_.emplace_back(runs_[i].buffer[runs_[i].taken++], i);
  }
  std::make_heap(heap_.begin(), heap_.end(), std::greater<>());
  return std::monostate{};
}

result<bool> number_sorter::next(std::uint64_t& number) {
  if (!file_) {
    if (at_ == numbers_.size()) return false;
    number = numbers_[at_++];
    return true;
  }
  while (!heap_.empty()) {
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
    auto& [least, from] = heap_.back();
    const std::uint64_t value = least;
    auto more = fill(runs_[from]);
    if (!more) return more.error();
    if (*more) {
      least = runs_[from].buffer[runs_[from].taken++];
      std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
    } else {
      heap_.pop_back();
    }
    if (any_ && value == last_) continue;
    any_ = true;
    last_ = number = value;
    return true;
  }
  return false;
}

}  // namespace allonym::dict
