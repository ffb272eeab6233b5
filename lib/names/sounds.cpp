#include "names/sounds.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

namespace allonym::names {
namespace {

struct sound_table {
  const std::uint64_t* slots;  // key of both groups << 16 | weight + 32768; 0 free
  std::uint32_t mask;
  std::int16_t drop, add, other;  // a letter on the first side only, on the second only, an unknown pair
};

#include "data/tables/sounds.inc"

constexpr std::int32_t unknown = -100000;

std::int32_t weight_of(const sound_table& table, std::uint64_t key) noexcept {
  std::uint64_t at = key * 0x9E3779B97F4A7C15ULL >> 40;
  for (;;) {
    const std::uint64_t slot = table.slots[at & table.mask];
    if (slot == 0) return unknown;
    if (slot >> 16 == key) return static_cast<std::int32_t>(slot & 0xFFFF) - 32768;
    ++at;
  }
}

constexpr std::size_t longest = 48;

}  // namespace

sound_source source_of(ground::script s) noexcept {
  switch (s) {
    case ground::script::cyrillic: return sound_source::cyrillic;
    case ground::script::arabic: return sound_source::arabic;
    case ground::script::hebrew: return sound_source::hebrew;
    case ground::script::hiragana:
    case ground::script::katakana: return sound_source::kana;
    case ground::script::hangul: return sound_source::hangul;
    case ground::script::han: return sound_source::han;
    default: return sound_source::latin;
  }
}

std::uint8_t code_of_vietnamese(char32_t c) noexcept {
  switch (c) {
    case U'ă': return 27;
    case U'â': return 28;
    case U'đ': return 29;
    case U'ê': return 30;
    case U'ô': return 31;
    case U'ơ': return 32;
    case U'ư': return 33;
    default: return 0;
  }
}

std::uint32_t consonants(std::string_view letters, ground::script writing, bool vietnamese) noexcept {
  constexpr std::uint32_t lip = 1, tooth = 2, throat = 4, hiss = 8, m = 16, n = 32, l = 64, r = 128;
  std::uint32_t heard = 0;
  for (const char c : letters) switch (c) {
      case 'b': case 'p': case 'f': case 'v': case 'w': heard |= lip; break;
      case 't': case 'd': heard |= tooth; break;
      case 'k': case 'q': heard |= throat; break;
      case 'c': case 'g': heard |= throat | hiss; break;
      case 'x': heard |= vietnamese ? hiss : hiss | throat; break;
      case 's': case 'z': case 'j': heard |= hiss; break;
      case 'm': heard |= m; break;
      case 'n': heard |= n; break;
      case 'l': heard |= l; break;
      case 'r': heard |= r; break;
      default: break;
    }
  const bool one_liquid = writing == ground::script::hiragana || writing == ground::script::katakana || writing == ground::script::han ||
                          writing == ground::script::hangul || writing == ground::script::thai || vietnamese;
  if (one_liquid && (heard & (l | r | n)) != 0) heard |= l | r;
  return heard;
}

std::int32_t align_sounds(sound_source source, std::span<const std::uint8_t> x, std::span<const std::uint8_t> y) noexcept {
  const sound_table& table = sound_tables[static_cast<std::size_t>(source)];
  const std::size_t n = std::min(x.size(), longest), m = std::min(y.size(), longest);
  std::array<std::array<std::int32_t, longest + 1>, longest_group + 1> rows;  // the last rows, by i modulo their number
  constexpr std::int32_t lowest = -1000000;
  for (std::size_t i = 0; i <= n; ++i) {
    auto& row = rows[i % rows.size()];
    for (std::size_t j = 0; j <= m; ++j) {
      std::int32_t best = i == 0 && j == 0 ? 0 : lowest;
      if (i > 0) best = std::max(best, rows[(i - 1) % rows.size()][j] + table.drop);
      if (j > 0) best = std::max(best, row[j - 1] + table.add);
      if (i > 0 && j > 0) best = std::max(best, rows[(i - 1) % rows.size()][j - 1] + table.other);
      std::uint64_t u = 0;
      for (std::size_t a = 0; a <= longest_group && a <= i; ++a) {
        if (a > 0) u |= static_cast<std::uint64_t>(x[i - a]) << (6 * (a - 1));
        const auto& from = rows[(i - a) % rows.size()];
        std::uint64_t v = 0;
        for (std::size_t b = 0; b <= longest_group && b <= j; ++b) {
          if (b > 0) v |= static_cast<std::uint64_t>(y[j - b]) << (6 * (b - 1));
          if (a + b == 0 || from[j - b] <= lowest / 2) continue;
          const std::int32_t w = weight_of(table, u << 18 | v);
          if (w != unknown) best = std::max(best, from[j - b] + w);
        }
      }
      row[j] = best;
    }
  }
  return rows[n % rows.size()][m];
}

std::int32_t own_sound(std::span<const std::uint8_t> x) noexcept {
  const sound_table& table = sound_tables[static_cast<std::size_t>(sound_source::latin)];
  std::int32_t sum = 0;
  for (const std::uint8_t c : x) {
    const std::int32_t w = weight_of(table, static_cast<std::uint64_t>(c) << 18 | c);
    sum += w == unknown ? 300 : w;
  }
  return sum;
}

}  // namespace allonym::names
