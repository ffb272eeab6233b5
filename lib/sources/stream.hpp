// Bytes and lines of a file that may be compressed.
#pragma once

#include <allonym/base.hpp>

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace allonym::sources {

// The decompressed bytes of a file, front to back.
class byte_stream {
public:
  virtual ~byte_stream() = default;
  // Bytes read, 0 at the end.
  virtual result<std::size_t> read(std::span<char> out) = 0;
};

// The file as it lies, with a look ahead at its first bytes.
class raw_file {
public:
  static result<std::unique_ptr<raw_file>> open(const std::string& path);
  ~raw_file();
  raw_file(const raw_file&) = delete;
  raw_file& operator=(const raw_file&) = delete;
  result<std::size_t> read(std::span<char> out);
  std::string_view peek();  // up to 8 bytes
  [[nodiscard]] std::uint64_t position() const noexcept { return position_; }
  [[nodiscard]] const std::string& path() const noexcept { return path_; }

private:
  raw_file(std::string path, std::FILE* file) : path_(std::move(path)), file_(file) {}
  std::string path_, ahead_;
  std::FILE* file_;
  std::uint64_t position_ = 0;
};

// By its magic: gzip, bzip2, zstd, else plain. `file` must live as long.
result<std::unique_ptr<byte_stream>> decompress(raw_file& file);

// Lines of a stream, without their ends.
class line_reader {
public:
  explicit line_reader(byte_stream& stream) : stream_(stream) {}
  // The next line, valid until the next call; false at the end. Lines beyond 256 MB are cut there.
  result<bool> next(std::string_view& line);
  // What lies ahead, at least `n` bytes if there are.
  result<std::string_view> peek(std::size_t n);

private:
  result<bool> fill();
  byte_stream& stream_;
  std::string buffer_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

}  // namespace allonym::sources
