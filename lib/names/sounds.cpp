#include "names/sounds.hpp"

#include "names/sound_rules.hpp"

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
constexpr std::int32_t lowest = -1000000;

enum consonant_class : std::uint32_t { lip = 1, tooth = 2, throat = 4, hiss = 8, lips_nasal = 16, nasal = 32, lateral = 64, trill = 128 };
constexpr std::uint32_t liquids = nasal | lateral | trill;

constexpr sound_layout latin_layout(latin_sounds);
constexpr sound_layout vietnamese_layout(vietnamese_sounds);
constexpr sound_layout cyrillic_layout(cyrillic_sounds);
constexpr sound_layout arabic_layout(arabic_sounds);
constexpr sound_layout hebrew_layout(hebrew_sounds);
constexpr sound_layout kana_layout(kana_sounds);
constexpr sound_layout hangul_layout(hangul_sounds);
constexpr sound_layout han_layout(han_sounds);
// In the order of sound_source.
constexpr sound_rules all_rules[] = {latin_layout.rules(),  vietnamese_layout.rules(), cyrillic_layout.rules(), arabic_layout.rules(),
                                     hebrew_layout.rules(), kana_layout.rules(),       hangul_layout.rules(),   han_layout.rules()};

// The second of two spellings that are aligned: where its groups end, and what its letters cost alone.
class second_side {
public:
  second_side(std::span<const std::uint8_t> y, std::span<const sound_answer> alone, std::int32_t add) noexcept : size_(y.size()) {
    for (std::size_t j = 1; j <= size_; ++j) ends_[y[j - 1] & 63U] |= std::uint64_t{1} << j;
    std::fill(alone_[0].begin(), alone_[0].begin() + static_cast<std::ptrdiff_t>(size_) + 1, add);
    for (const sound_answer& answer : alone) {
      if (answer.size == 0) continue;
      auto& costs = alone_[static_cast<std::size_t>(answer.size - 1)];
      for (; groups_alone_ < answer.size; ++groups_alone_) alone_[groups_alone_].fill(lowest);
      for (std::uint64_t ends = ends_of(answer); ends != 0; ends &= ends - 1) {
        std::int32_t& cost = costs[static_cast<std::size_t>(std::countr_zero(ends))];
        cost = std::max<std::int32_t>(cost, answer.weight);
      }
    }
  }
  // After how many letters a group ends, as bits.
  [[nodiscard]] std::uint64_t ends_of(const sound_answer& group) const noexcept {
    std::uint64_t ends = ends_[group.codes[0]];
    for (std::size_t k = 1; k < group.size; ++k) ends &= ends_[group.codes[k]] << k;
    return ends;
  }
  // From each place of a row to those behind it, by letters of this side alone.
  template <class Row>
  void go_on(Row& row) const noexcept {
    for (std::size_t j = 1; j <= size_; ++j)
      for (std::size_t b = 1; b <= groups_alone_ && b <= j; ++b) row[j] = std::max(row[j], row[j - b] + alone_[b - 1][j]);
  }

private:
  std::size_t size_, groups_alone_ = 1;
  std::array<std::uint64_t, 64> ends_{};
  std::array<std::array<std::int32_t, longest + 1>, longest_group> alone_;
};

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

std::uint8_t code_of_vietnamese(char32_t toneless) noexcept {
  switch (toneless) {
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

std::uint32_t one_liquid(std::uint32_t heard) noexcept { return (heard & liquids) != 0 ? (heard & ~liquids) | nasal : heard; }

std::uint32_t consonants(std::string_view letters, ground::script writing, bool vietnamese) noexcept {
  std::uint32_t heard = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) switch (letters[i]) {
      case 'b': case 'p': case 'f': case 'v': case 'w': heard |= lip; break;
      case 't': heard |= vietnamese && i + 1 < letters.size() && letters[i + 1] == 'r' ? tooth | hiss : tooth; break;
      case 'd': heard |= vietnamese ? tooth | hiss : tooth; break;
      case 'k': case 'q': heard |= throat; break;
      case 'c': case 'g': heard |= throat | hiss; break;
      case 'x': heard |= vietnamese ? hiss : hiss | throat; break;
      case 's': case 'z': case 'j': heard |= hiss; break;
      case 'm': heard |= lips_nasal; break;
      case 'n': heard |= nasal; break;
      case 'l': heard |= lateral; break;
      case 'r': heard |= trill; break;
      default: break;
    }
  const bool one = writing == ground::script::hiragana || writing == ground::script::katakana || writing == ground::script::han ||
                   writing == ground::script::hangul || writing == ground::script::thai || vietnamese;
  if (one && (heard & liquids) != 0) heard |= lateral | trill;
  return heard;
}

std::int32_t align_sounds(sound_source source, std::span<const std::uint8_t> x, std::span<const std::uint8_t> y) noexcept {
  const sound_table& table = sound_tables[static_cast<std::size_t>(source)];
  const sound_rules& rules = all_rules[static_cast<std::size_t>(source)];
  const std::size_t n = std::min(x.size(), longest), m = std::min(y.size(), longest);
  const second_side heard(y.first(m), rules.of(0), table.add);
  std::array<std::array<std::int32_t, longest + 1>, longest_group + 1> rows;  // the last rows, by i modulo their number
  rows[0].fill(lowest);
  rows[0][0] = 0;
  heard.go_on(rows[0]);
  for (std::size_t i = 1; i <= n; ++i) {
    auto& row = rows[i % rows.size()];
    const auto& before = rows[(i - 1) % rows.size()];
    row[0] = before[0] + table.drop;
    for (std::size_t j = 1; j <= m; ++j) row[j] = std::max(before[j] + table.drop, before[j - 1] + table.other);
    for (std::size_t a = 1; a <= longest_group && a <= i; ++a) {
      const auto& from = rows[(i - a) % rows.size()];
      for (const sound_answer& answer : rules.of(group_key(x.subspan(i - a, a)))) {
        const std::int32_t weight = answer.weight;
        if (answer.size == 0)
          for (std::size_t j = 0; j <= m; ++j) row[j] = std::max(row[j], from[j] + weight);
        else
          for (std::uint64_t ends = heard.ends_of(answer); ends != 0; ends &= ends - 1) {
            const auto j = static_cast<std::size_t>(std::countr_zero(ends));
            row[j] = std::max(row[j], from[j - answer.size] + weight);
          }
      }
    }
    heard.go_on(row);
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
