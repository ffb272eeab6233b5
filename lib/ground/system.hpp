// Files: mapped to be read, written whole or not at all, spilled. The only place with system calls.
// Failures carry the path and the system's reason. Objects here are for one thread at a time, but a mapping may be read from
// any.
#pragma once

#include <allonym/base.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace allonym::ground {

// The bytes of a file, mapped read-only and shared with every process that maps it. Lives until the last copy is gone.
struct mapping {
  std::string_view bytes;
  std::shared_ptr<const void> owner;
};
result<mapping> map_file(const std::string& path);

// A file that is written beside its target and takes the target's place by commit() only; without it, nothing stays behind.
class replacing_file {
public:
  static result<replacing_file> create(const std::string& target);
  replacing_file(replacing_file&& other) noexcept;
  replacing_file& operator=(replacing_file&& other) noexcept;
  replacing_file(const replacing_file&) = delete;
  replacing_file& operator=(const replacing_file&) = delete;
  ~replacing_file();

  result<std::monostate> append(std::string_view bytes);
  result<std::monostate> write_at(std::uint64_t offset, std::string_view bytes);
  [[nodiscard]] std::uint64_t size() const noexcept { return flushed_ + buffer_.size(); }
  // Syncs the file, renames it over the target, syncs the folder.
  result<std::monostate> commit();

private:
  replacing_file() = default;
  result<std::monostate> flush();
  void discard() noexcept;
  std::string target_, path_, buffer_;
  std::uint64_t flushed_ = 0;
  int descriptor_ = -1;
};

// A file without a name beside `target`: gone when closed. Written from front to back, then read at any place.
class spill_file {
public:
  static result<spill_file> create(const std::string& target);
  spill_file(spill_file&& other) noexcept;
  spill_file& operator=(spill_file&& other) noexcept;
  spill_file(const spill_file&) = delete;
  spill_file& operator=(const spill_file&) = delete;
  ~spill_file();

  result<std::monostate> append(std::string_view bytes);
  [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
  // Bytes read into `out`, fewer than asked for at the end only.
  result<std::size_t> read_at(std::uint64_t offset, std::span<char> out) const;

private:
  spill_file() = default;
  std::string path_;
  std::uint64_t size_ = 0;
  int descriptor_ = -1;
};

}  // namespace allonym::ground
