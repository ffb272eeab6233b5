// Numbers in bytes, as the library's files hold them: little-endian, variable-length, checksummed; and a reader that stays
// inside.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace allonym::ground {

inline std::uint32_t read_u32(const char* at) noexcept {
  const auto* b = reinterpret_cast<const unsigned char*>(at);
  return std::uint32_t{b[0]} | std::uint32_t{b[1]} << 8 | std::uint32_t{b[2]} << 16 | std::uint32_t{b[3]} << 24;
}
inline std::uint64_t read_u64(const char* at) noexcept { return read_u32(at) | std::uint64_t{read_u32(at + 4)} << 32; }
inline void put_u32(std::string& out, std::uint32_t v) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(v >> shift & 0xFF);
}
inline void put_u64(std::string& out, std::uint64_t v) {
  put_u32(out, static_cast<std::uint32_t>(v));
  put_u32(out, static_cast<std::uint32_t>(v >> 32));
}
// Seven bits a byte, the lowest first, the high bit set on all but the last.
inline void put_varint(std::string& out, std::uint64_t v) {
  for (; v >= 0x80; v >>= 7) out += static_cast<char>((v & 0x7F) | 0x80);
  out += static_cast<char>(v);
}
inline void pad(std::string& out) { out.resize((out.size() + 7) / 8 * 8); }

// Running checksum of 8-byte words: each step is a bijection of the state, so no change of one word goes unseen.
inline constexpr std::uint64_t checksum_start = 0x9E3779B97F4A7C15U;
inline std::uint64_t checksum_step(std::uint64_t state, std::uint64_t word) noexcept {
  return std::rotl((state ^ word) * 0xD6E8FEB86659FD93U, 29);
}
inline std::uint64_t checksum(std::string_view bytes, std::uint64_t state = checksum_start) noexcept {
  for (std::size_t i = 0; i + 8 <= bytes.size(); i += 8) state = checksum_step(state, read_u64(bytes.data() + i));
  return state;
}

// Reads numbers and bytes from front to back; once it fails it stays failed and gives zeros.
class reader {
public:
  explicit reader(std::string_view bytes) noexcept : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}
  [[nodiscard]] bool done() const noexcept { return at_ == end_; }
  [[nodiscard]] bool failed() const noexcept { return failed_; }
  std::uint32_t varint() noexcept {
    const std::uint64_t value = long_varint();
    return value <= 0xFFFFFFFFU ? static_cast<std::uint32_t>(value) : fail();
  }
  std::uint64_t long_varint() noexcept {
    if (at_ != end_ && static_cast<unsigned char>(*at_) < 0x80) return static_cast<unsigned char>(*at_++);
    std::uint64_t value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      if (at_ == end_) return fail();
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    return fail();
  }
  std::string_view bytes(std::size_t n) noexcept {
    if (n > static_cast<std::size_t>(end_ - at_)) return fail(), std::string_view{};
    const std::string_view out(at_, n);
    at_ += n;
    return out;
  }
  [[nodiscard]] std::string_view rest() const noexcept { return {at_, static_cast<std::size_t>(end_ - at_)}; }

private:
  std::uint32_t fail() noexcept {
    failed_ = true;
    at_ = end_;
    return 0;
  }
  const char* at_;
  const char* end_;
  bool failed_ = false;
};

}  // namespace allonym::ground
