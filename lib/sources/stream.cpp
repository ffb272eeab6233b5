#include "sources/stream.hpp"

#include <bzlib.h>
#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace allonym::sources {
namespace {

constexpr std::size_t chunk = std::size_t{1} << 17;
constexpr std::size_t longest_line = std::size_t{256} << 20;

failure damaged(const raw_file& file, std::string_view what) {
  return {failure_code::damaged, fmt::format("{}: {} at byte {}", file.path(), what, file.position())};
}

class plain_stream final : public byte_stream {
public:
  explicit plain_stream(raw_file& file) : file_(file) {}
  result<std::size_t> read(std::span<char> out) override { return file_.read(out); }

private:
  raw_file& file_;
};

class gzip_stream final : public byte_stream {
public:
  explicit gzip_stream(raw_file& file) : file_(file), in_(chunk, '\0') { inflateInit2(&z_, 32 + 15); }
  ~gzip_stream() override { inflateEnd(&z_); }
  result<std::size_t> read(std::span<char> out) override {
    z_.next_out = reinterpret_cast<Bytef*>(out.data());
    z_.avail_out = static_cast<uInt>(out.size());
    while (z_.avail_out == out.size()) {
      if (z_.avail_in == 0) {
        auto n = file_.read(in_);
        if (!n) return n.error();
        if (*n == 0) {
          if (!between_) return damaged(file_, "the gzip data ends too early");
          return std::size_t{0};
        }
        z_.next_in = reinterpret_cast<Bytef*>(in_.data());
        z_.avail_in = static_cast<uInt>(*n);
      }
      between_ = false;
      const int state = inflate(&z_, Z_NO_FLUSH);
      if (state == Z_STREAM_END) {
        inflateReset(&z_);  // further members may follow
        between_ = true;
      } else if (state != Z_OK && state != Z_BUF_ERROR) {
        return damaged(file_, "the gzip data is damaged");
      }
    }
    return out.size() - z_.avail_out;
  }

private:
  raw_file& file_;
  std::string in_;
  z_stream z_{};
  bool between_ = true;
};

class bzip2_stream final : public byte_stream {
public:
  explicit bzip2_stream(raw_file& file) : file_(file), in_(chunk, '\0') { BZ2_bzDecompressInit(&b_, 0, 0); }
  ~bzip2_stream() override { BZ2_bzDecompressEnd(&b_); }
  result<std::size_t> read(std::span<char> out) override {
    b_.next_out = out.data();
    b_.avail_out = static_cast<unsigned>(out.size());
    while (b_.avail_out == out.size()) {
      if (b_.avail_in == 0) {
        auto n = file_.read(in_);
        if (!n) return n.error();
        if (*n == 0) {
          if (!between_) return damaged(file_, "the bzip2 data ends too early");
          return std::size_t{0};
        }
        b_.next_in = in_.data();
        b_.avail_in = static_cast<unsigned>(*n);
      }
      between_ = false;
      const int state = BZ2_bzDecompress(&b_);
      if (state == BZ_STREAM_END) {
        const bz_stream left = b_;  // further streams may follow
        BZ2_bzDecompressEnd(&b_);
        b_ = {};
        BZ2_bzDecompressInit(&b_, 0, 0);
        b_.next_in = left.next_in;
        b_.avail_in = left.avail_in;
        b_.next_out = left.next_out;
        b_.avail_out = left.avail_out;
        between_ = true;
      } else if (state != BZ_OK) {
        return damaged(file_, "the bzip2 data is damaged");
      }
    }
    return out.size() - b_.avail_out;
  }

private:
  raw_file& file_;
  std::string in_;
  bz_stream b_{};
  bool between_ = true;
};

class zstd_stream final : public byte_stream {
public:
  explicit zstd_stream(raw_file& file) : file_(file), in_(chunk, '\0'), z_(ZSTD_createDStream()) {}
  ~zstd_stream() override { ZSTD_freeDStream(z_); }
  result<std::size_t> read(std::span<char> out) override {
    ZSTD_outBuffer to{out.data(), out.size(), 0};
    while (to.pos == 0) {
      if (from_.pos == from_.size && !more_) {
        auto n = file_.read(in_);
        if (!n) return n.error();
        if (*n == 0) {
          if (!between_) return damaged(file_, "the zstd data ends too early");
          return std::size_t{0};
        }
        from_ = {in_.data(), *n, 0};
      }
      const std::size_t state = ZSTD_decompressStream(z_, &to, &from_);
      if (ZSTD_isError(state) != 0) return damaged(file_, "the zstd data is damaged");
      between_ = state == 0;
      more_ = to.pos == to.size;  // the decoder may hold more than fits
    }
    return to.pos;
  }

private:
  raw_file& file_;
  std::string in_;
  ZSTD_DStream* z_;
  ZSTD_inBuffer from_{nullptr, 0, 0};
  bool between_ = true, more_ = false;
};

}  // namespace

result<std::unique_ptr<raw_file>> raw_file::open(const std::string& path) {
  std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
  if (file == nullptr) {
    const int number = errno;
    return failure{number == ENOENT ? failure_code::not_found : failure_code::unreadable,
                   fmt::format("{}: cannot open: {}", path, std::generic_category().message(number))};
  }
  return std::unique_ptr<raw_file>(new raw_file(path, file));
}

raw_file::~raw_file() {
  if (file_ != stdin) static_cast<void>(std::fclose(file_));  // read only: nothing can be lost
}

result<std::size_t> raw_file::read(std::span<char> out) {
  if (!ahead_.empty()) {
    const std::size_t n = std::min(out.size(), ahead_.size());
    std::copy_n(ahead_.begin(), n, out.begin());
    ahead_.erase(0, n);
    position_ += n;
    return n;
  }
  const std::size_t n = std::fread(out.data(), 1, out.size(), file_);
  if (n == 0 && std::ferror(file_) != 0)
    return failure{failure_code::unreadable, fmt::format("{}: cannot read: {}", path_, std::generic_category().message(errno))};
  position_ += n;
  return n;
}

std::string_view raw_file::peek() {
  if (ahead_.empty()) {
    ahead_.resize(8);
    ahead_.resize(std::fread(ahead_.data(), 1, ahead_.size(), file_));
  }
  return ahead_;
}

result<std::unique_ptr<byte_stream>> decompress(raw_file& file) {
  const std::string_view head = file.peek();
  if (head.starts_with("\x1F\x8B")) return std::unique_ptr<byte_stream>(std::make_unique<gzip_stream>(file));
  if (head.starts_with("BZh")) return std::unique_ptr<byte_stream>(std::make_unique<bzip2_stream>(file));
  if (head.starts_with("\x28\xB5\x2F\xFD")) return std::unique_ptr<byte_stream>(std::make_unique<zstd_stream>(file));
  return std::unique_ptr<byte_stream>(std::make_unique<plain_stream>(file));
}

result<bool> line_reader::fill() {
  if (ended_) return false;
  if (at_ != 0) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  const std::size_t had = buffer_.size();
  buffer_.resize(had + chunk);
  auto n = stream_.read({buffer_.data() + had, chunk});
  buffer_.resize(had + (n ? *n : 0));
  if (!n) return n.error();
  ended_ = *n == 0;
  return !ended_;
}

result<bool> line_reader::next(std::string_view& line) {
  std::size_t searched = 0;
  while (true) {
    const std::size_t end = buffer_.find('\n', at_ + searched);
    if (end != std::string::npos || buffer_.size() - at_ > longest_line) {
      const std::size_t length = std::min(end, at_ + longest_line) - at_;
      line = std::string_view(buffer_).substr(at_, length);
      at_ += length + (end != std::string::npos ? 1 : 0);
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      return true;
    }
    searched = buffer_.size() - at_;
    auto more = fill();
    if (!more) return more.error();
    if (*more) continue;
    if (at_ == buffer_.size()) return false;
    line = std::string_view(buffer_).substr(at_);
    at_ = buffer_.size();
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return true;
  }
}

result<std::string_view> line_reader::peek(std::size_t n) {
  while (buffer_.size() - at_ < n) {
    auto more = fill();
    if (!more) return more.error();
    if (!*more) break;
  }
  return std::string_view(buffer_).substr(at_);
}

}  // namespace allonym::sources
