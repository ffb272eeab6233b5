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
      std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_), buffer_.begin() + static_cast<std::ptrdiff_t>(filled_), larger.begin());
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
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_), buffer_.begin() + static_cast<std::ptrdiff_t>(filled_), buffer_.begin());
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

result<std::monostate> sorter::add(std::string_view record) {
  const std::size_t needed = bytes_.size() + record.size() + (entries_.size() + 1) * sizeof(entry);
  if (needed > memory_ && !entries_.empty())
    if (auto done = spill(); !done) return done;
  entry e{0, bytes_.size(), static_cast<std::uint32_t>(record.size())};
  for (std::size_t i = 0; i < 8; ++i) e.prefix = e.prefix << 8 | (i < record.size() ? static_cast<unsigned char>(record[i]) : 0U);
  bytes_ += record;
  entries_.push_back(e);
  return std::monostate{};
}

void sorter::sort_memory() {
  std::sort(entries_.begin(), entries_.end(), [&](const entry& a, const entry& b) {
    return a.prefix != b.prefix ? a.prefix < b.prefix : record_of(a) < record_of(b);
  });
}

result<std::monostate> sorter::spill() {
  if (!file_) {
    auto made = ground::spill_file::create(beside_);
    if (!made) return made.error();
    file_ = std::make_unique<ground::spill_file>(*std::move(made));
  }
  sort_memory();
  const std::uint64_t begin = file_->size();
  std::string out;
  for (const entry& e : entries_) {
    put_u32(out, e.size);
    out += record_of(e);
    if (out.size() < std::size_t{1} << 20) continue;
    if (auto done = file_->append(out); !done) return done;
    out.clear();
  }
  if (auto done = file_->append(out); !done) return done;
  spilled_.emplace_back(begin, file_->size());
  bytes_.clear();
  entries_.clear();
  return std::monostate{};
}

bool sorter::after(const run* a, const run* b) const { return a->record() > b->record(); }

result<std::monostate> sorter::sort() {
  if (!file_) {
    sort_memory();
    return std::monostate{};
  }
  if (!entries_.empty())
    if (auto done = spill(); !done) return done;
  std::string().swap(bytes_);
  std::vector<entry>().swap(entries_);
  const std::size_t buffer = std::clamp<std::size_t>(memory_ / (spilled_.size() + 1), std::size_t{64} << 10, std::size_t{4} << 20);
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
      const std::string_view r = record_of(entries_[at_]);
      const bool again = at_ != 0 && r == record_of(entries_[at_ - 1]);
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
  std::string().swap(bytes_);
  std::vector<entry>().swap(entries_);
  runs_.clear();
  file_.reset();
  spilled_.clear();
}

}  // namespace allonym::dict
