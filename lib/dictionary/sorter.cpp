#include "dictionary/sorter.hpp"

#include <algorithm>

#include "dictionary/format.hpp"

namespace allonym::dict {

// Reads one sorted run of the spill file through a buffer.
class sorter::run {
public:
  run(const ground::spill_file& file, std::uint64_t begin, std::uint64_t end, std::size_t buffer)
      : file_(&file), at_(begin), end_(end), buffer_(std::max<std::size_t>(buffer, 4096), '\0') {}

  // Steps to the next record; false at the end.
  result<bool> step() {
    if (auto got = fill(4); !got || !*got) return got;
    const std::uint32_t size = read_u32(buffer_.data() + begin_);
    if (buffer_.size() < std::size_t{size} + 4) {
      std::string larger(std::size_t{size} + 4096, '\0');
      std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_), buffer_.begin() + static_cast<std::ptrdiff_t>(filled_),
                larger.begin());
      filled_ -= begin_;
      begin_ = 0;
      buffer_ = std::move(larger);
    }
    if (auto got = fill(std::size_t{size} + 4); !got || !*got) return got;
    record_ = std::string_view(buffer_).substr(begin_ + 4, size);
    begin_ += std::size_t{size} + 4;
    return true;
  }
  [[nodiscard]] std::string_view record() const { return record_; }

private:
  // At least n bytes from begin_ on.
  result<bool> fill(std::size_t n) {
    if (filled_ - begin_ >= n) return true;
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_), buffer_.begin() + static_cast<std::ptrdiff_t>(filled_),
              buffer_.begin());
    filled_ -= begin_;
    begin_ = 0;
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(buffer_.size() - filled_, end_ - at_));
    auto read = file_->read_at(at_, {buffer_.data() + filled_, wanted});
    if (!read) return read.error();
    filled_ += *read;
    at_ += *read;
    return filled_ >= n;
  }
  const ground::spill_file* file_;
  std::uint64_t at_, end_;
  std::string buffer_;
  std::size_t begin_ = 0, filled_ = 0;
  std::string_view record_;
};

namespace {

constexpr std::size_t block_size = std::size_t{1} << 18;

std::uint64_t eight_bytes(std::string_view record, std::size_t at) {
  std::uint64_t number = 0;
  const std::size_t n = std::min<std::size_t>(record.size() - std::min(at, record.size()), 8);
  for (std::size_t i = 0; i < n; ++i) number = number << 8 | static_cast<unsigned char>(record[at + i]);
  return n == 0 ? 0 : number << 8 * (8 - n);
}

}  // namespace

bool sorter::fits(std::size_t bytes) const noexcept {
  const std::size_t block = bytes <= block_left_ ? 0 : std::max(bytes, std::min(block_size, memory_ / 4));
  // Entries that grow are for a moment held twice.
  const std::size_t listed = entries_.size() < entries_.capacity() ? entries_.capacity() : 3 * entries_.capacity();
  return held_ + block + listed * sizeof(entry) <= memory_;
}

char* sorter::room_for(std::size_t bytes) {
  if (bytes > block_left_) {
    block_left_ = std::max(bytes, std::min(block_size, memory_ / 4));
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(block_left_));
    held_ += block_left_;
    block_end_ = blocks_.back().get() + block_left_;
  }
  char* const at = block_end_ - block_left_;
  block_left_ -= bytes;
  return at;
}

result<std::monostate> sorter::add(std::string_view record) {
  if (!entries_.empty() && !fits(record.size()))
    if (auto done = spill(); !done) return done;
  char* const at = room_for(record.size());
  std::copy(record.begin(), record.end(), at);
  entries_.push_back({eight_bytes(record, 0), at, static_cast<std::uint32_t>(record.size())});
  return std::monostate{};
}

// By eight bytes at a time, which stand beside each other: names that begin alike are many.
void sorter::sort_from(entries::iterator begin, entries::iterator end, std::size_t depth) {
  constexpr std::ptrdiff_t few = 8;
  while (end - begin > few) {
    const auto left = [depth](const entry& e) {
      return std::min<std::size_t>(e.size - depth, 8);
    };  // with zeros behind it the shorter comes first
    std::sort(begin, end,
              [&](const entry& a, const entry& b) { return a.prefix != b.prefix ? a.prefix < b.prefix : left(a) < left(b); });
    bool all_alike = false;
    for (auto from = begin; from != end && !all_alike;) {
      const auto to =
          std::find_if(from + 1, end, [&](const entry& e) { return e.prefix != from->prefix || left(e) != left(*from); });
      if (to - from > 1 && left(*from) == 8) {
        for (auto e = from; e != to; ++e) e->prefix = eight_bytes(e->record(), depth + 8);
        all_alike = from == begin && to == end;
        if (!all_alike) sort_from(from, to, depth + 8);
      }
      from = to;
    }
    if (!all_alike) return;
    depth += 8;
  }
  std::sort(begin, end, [&](const entry& a, const entry& b) {
    return a.prefix != b.prefix ? a.prefix < b.prefix : a.record().substr(depth) < b.record().substr(depth);
  });
}

result<std::monostate> sorter::spill() {
  if (!file_) {
    auto made = ground::spill_file::create(beside_);
    if (!made) return made.error();
    file_ = std::make_unique<ground::spill_file>(*std::move(made));
  }
  sort_from(entries_.begin(), entries_.end(), 0);
  const std::uint64_t begin = file_->size();
  std::string out;
  for (const entry& e : entries_) {
    put_u32(out, e.size);
    out += e.record();
    if (out.size() < std::size_t{1} << 16) continue;
    if (auto done = file_->append(out); !done) return done;
    out.clear();
  }
  if (auto done = file_->append(out); !done) return done;
  spilled_.emplace_back(begin, file_->size());
  blocks_.clear();
  block_left_ = held_ = 0;
  entries_.clear();
  return std::monostate{};
}

bool sorter::after(const run* a, const run* b) const { return a->record() > b->record(); }

result<std::monostate> sorter::sort() {
  if (!file_) {
    sort_from(entries_.begin(), entries_.end(), 0);
    return std::monostate{};
  }
  if (!entries_.empty())
    if (auto done = spill(); !done) return done;
  entries().swap(entries_);
  const std::size_t buffer =
      std::clamp<std::size_t>(memory_ / (spilled_.size() + 1), std::size_t{4} << 10, std::size_t{4} << 20);
  for (const auto& [begin, end] : spilled_) {
    auto r = std::make_shared<run>(*file_, begin, end, buffer);
    auto stepped = r->step();
    if (!stepped) return stepped.error();
    if (*stepped) runs_.push_back(std::move(r));
  }
  std::make_heap(runs_.begin(), runs_.end(), [&](const auto& a, const auto& b) { return after(a.get(), b.get()); });
  return std::monostate{};
}

result<bool> sorter::next(std::string_view& record) {
  if (!file_) {
    while (at_ < entries_.size()) {
      const std::string_view r = entries_[at_].record();
      const bool again = at_ != 0 && r == entries_[at_ - 1].record();
      ++at_;
      if (again) continue;
      record = r;
      return true;
    }
    return false;
  }
  const auto order = [&](const auto& a, const auto& b) { return after(a.get(), b.get()); };
  while (!runs_.empty()) {
    std::pop_heap(runs_.begin(), runs_.end(), order);
    run& least = *runs_.back();
    const bool again = any_ && least.record() == last_;
    if (!again) last_.assign(least.record());
    any_ = true;
    auto stepped = least.step();
    if (!stepped) return stepped.error();
    if (*stepped) std::push_heap(runs_.begin(), runs_.end(), order);
    else runs_.pop_back();
    if (again) continue;
    record = last_;
    return true;
  }
  return false;
}

void sorter::clear() {
  blocks_.clear();
  block_left_ = held_ = 0;
  entries().swap(entries_);
  runs_.clear();
  file_.reset();
  spilled_.clear();
}

}  // namespace allonym::dict
