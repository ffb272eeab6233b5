// Bytes that are made before their turn to be written: beyond a given amount of memory they wait beside a file.
#pragma once

#include <allonym/base.hpp>

#include "ground/bytes.hpp"
#include "ground/system.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace allonym::dict {

class spool {
public:
  spool(std::string beside, std::size_t memory) : beside_(std::move(beside)), memory_(memory) {}

  result<std::monostate> append(std::string_view bytes) {
    held_ += bytes;
    return held_.size() < memory_ ? result<std::monostate>(std::monostate{}) : spill();
  }
  result<std::monostate> append_u32(std::uint32_t number) {
    ground::put_u32(held_, number);
    return held_.size() < memory_ ? result<std::monostate>(std::monostate{}) : spill();
  }
  // All of it to sink(bytes), which gives a result.
  template <class Sink>
  result<std::monostate> drain(Sink sink) {
    std::string buffer;
    for (std::uint64_t at = 0, all = file_ ? file_->size() : 0; at < all; at += buffer.size()) {
      buffer.resize(static_cast<std::size_t>(std::min<std::uint64_t>(all - at, std::uint64_t{1} << 16)));
      auto got = file_->read_at(at, buffer);
      if (!got) return got.error();
      if (*got != buffer.size())
        return failure{failure_code::unreadable, beside_ + ": what was spilled beside it has been cut short"};
      if (auto done = sink(std::string_view(buffer)); !done) return done;
    }
    if (auto done = sink(std::string_view(held_)); !done) return done;
    std::string().swap(held_);
    file_.reset();
    return std::monostate{};
  }

private:
  result<std::monostate> spill() {
    if (!file_) {
      auto made = ground::spill_file::create(beside_);
      if (!made) return made.error();
      file_.emplace(*std::move(made));
    }
    auto done = file_->append(held_);
    held_.clear();
    return done;
  }

  std::string beside_, held_;
  std::size_t memory_;
  std::optional<ground::spill_file> file_;
};

}  // namespace allonym::dict
