#include "names/sounds.hpp"

#include "names/sound_rules.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <iterator>
#include <numeric>

namespace allonym::names {
namespace {

struct sound_table {
  const std::uint64_t* slots;  // key of both groups << 16 | weight + 32768; 0 free
  std::uint32_t mask;
  std::int16_t drop, add, other;  // a letter on the first side only, on the second only, an unknown pair
};

#include "data/tables/sounds.inc"

constexpr std::int32_t lowest = -1000000;

enum consonant_class : std::uint32_t {
  lip = 1,
  tooth = 2,
  throat = 4,
  hiss = 8,
  lips_nasal = 16,
  nasal = 32,
  lateral = 64,
  trill = 128
};
constexpr std::uint32_t liquids = nasal | lateral | trill;

constexpr sound_layout latin_layout(latin_sounds);
constexpr sound_layout vietnamese_layout(vietnamese_sounds);
constexpr sound_layout cyrillic_layout(cyrillic_sounds);
constexpr sound_layout arabic_layout(arabic_sounds);
constexpr sound_layout hebrew_layout(hebrew_sounds);
constexpr sound_layout kana_layout(kana_sounds);
constexpr sound_layout hangul_layout(hangul_sounds);
constexpr sound_layout han_layout(han_sounds);
constexpr sound_layout thai_layout(thai_sounds);
constexpr sound_layout lao_layout(lao_sounds);
constexpr sound_layout khmer_layout(khmer_sounds);
constexpr sound_layout cyrillic_vietnamese_layout(cyrillic_vietnamese_sounds);
constexpr sound_layout hangul_vietnamese_layout(hangul_vietnamese_sounds);
constexpr sound_layout kana_vietnamese_layout(kana_vietnamese_sounds);
// In the order of sound_source.
constexpr sound_rules all_rules[] = {latin_layout.rules(),
                                     vietnamese_layout.rules(),
                                     cyrillic_layout.rules(),
                                     arabic_layout.rules(),
                                     hebrew_layout.rules(),
                                     kana_layout.rules(),
                                     hangul_layout.rules(),
                                     han_layout.rules(),
                                     thai_layout.rules(),
                                     lao_layout.rules(),
                                     khmer_layout.rules(),
                                     cyrillic_vietnamese_layout.rules(),
                                     hangul_vietnamese_layout.rules(),
                                     kana_vietnamese_layout.rules()};

static_assert(std::all_of(std::begin(all_rules), std::end(all_rules), [](const sound_rules& rules) {
  const auto alone = rules.of(0);
  return std::all_of(alone.begin(), alone.end(), [](const sound_answer& a) { return a.size == 1; });
}));

// What letters of the table of Latin score against themselves.
constexpr auto own_weights = [] {
  std::array<std::int16_t, 64> weights{};
  weights.fill(300);
  for (const std::uint64_t pair : latin_sounds)
    if (const std::uint64_t letter = pair >> 34; letter != 0 && letter < weights.size() && letter == (pair >> 16 & 0x3FFFF))
      weights[letter] = static_cast<std::int16_t>(static_cast<std::int32_t>(pair & 0xFFFF) - 32768);
  return weights;
}();

// After which letters of a spelling a group ends, as bits.
class group_ends {
public:
  explicit group_ends(std::span<const std::uint8_t> letters) noexcept {
    for (std::size_t i = 0; i < letters.size(); ++i) {
      ends_[letters[i] & 63U] |= std::uint64_t{1} << i;
      letters_ |= std::uint64_t{1} << (letters[i] & 63U);
    }
  }
  // A quick test of what ends nowhere; a group without letters may end anywhere.
  [[nodiscard]] bool any(const sound_answer& group) const noexcept { return (letters_ >> group.codes[0] & 1U) != 0; }
  [[nodiscard]] std::uint64_t letters() const noexcept { return letters_; }
  [[nodiscard]] std::uint64_t of(const sound_answer& group) const noexcept {
    std::uint64_t ends = ends_[group.codes[0]];
    for (std::size_t k = 1; k < group.size; ++k) ends &= ends_[group.codes[k]] << k;
    return ends;
  }

private:
  std::array<std::uint64_t, 64> ends_{};
  std::uint64_t letters_ = 1;  // which occur, and none
};

template <class F>
void each_bit(std::uint64_t bits, F f) {
  for (; bits != 0; bits &= bits - 1) f(static_cast<std::size_t>(std::countr_zero(bits)));
}

}  // namespace

sound_source source_of(ground::script s, bool beside_vietnamese) noexcept {
  switch (s) {
    case ground::script::cyrillic:
      return beside_vietnamese ? sound_source::cyrillic_vietnamese : sound_source::cyrillic;
    case ground::script::arabic:
      return sound_source::arabic;
    case ground::script::hebrew:
      return sound_source::hebrew;
    case ground::script::hiragana:
    case ground::script::katakana:
      return beside_vietnamese ? sound_source::kana_vietnamese : sound_source::kana;
    case ground::script::hangul:
      return beside_vietnamese ? sound_source::hangul_vietnamese : sound_source::hangul;
    case ground::script::han:
      return sound_source::han;
    case ground::script::thai:
      return sound_source::thai;
    case ground::script::lao:
      return sound_source::lao;
    case ground::script::khmer:
      return sound_source::khmer;
    default:
      return sound_source::latin;
  }
}

std::uint8_t code_of_vietnamese(char32_t toneless) noexcept {
  switch (toneless) {
    case U'ă':
      return 27;
    case U'â':
      return 28;
    case U'đ':
      return 29;
    case U'ê':
      return 30;
    case U'ô':
      return 31;
    case U'ơ':
      return 32;
    case U'ư':
      return 33;
    default:
      return 0;
  }
}

std::uint32_t one_liquid(std::uint32_t heard) noexcept { return (heard & liquids) != 0 ? (heard & ~liquids) | nasal : heard; }

std::uint32_t consonants(std::string_view letters, ground::script writing, bool vietnamese) noexcept {
  std::uint32_t heard = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) switch (letters[i]) {
      case 'b':
      case 'p':
      case 'f':
      case 'v':
      case 'w':
        heard |= lip;
        break;
      case 't':
        heard |= vietnamese && i + 1 < letters.size() && letters[i + 1] == 'r' ? tooth | hiss : tooth;
        break;
      case 'd':
        heard |= vietnamese ? tooth | hiss : tooth;
        break;
      case 'k':
        if (writing != ground::script::cyrillic || i + 1 == letters.size() || letters[i + 1] != 'h')
          heard |= throat;  // х is h as often
        break;
      case 'q':
        heard |= throat;
        break;
      case 'c':
        heard |= vietnamese && i + 1 < letters.size() && letters[i + 1] == 'h' ? tooth | hiss | throat : throat | hiss;
        break;
      case 'g':
        heard |= throat | hiss;
        break;
      case 'x':
        heard |= vietnamese ? hiss : hiss | throat;
        break;
      case 's':
      case 'z':
      case 'j':
        heard |= hiss;
        break;
      case 'm':
        heard |= lips_nasal;
        break;
      case 'n':
        heard |= nasal;
        break;
      case 'l':
        heard |= lateral;
        break;
      case 'r':
        heard |= trill;
        break;
      default:
        break;
    }
  const bool one = writing == ground::script::hiragana || writing == ground::script::katakana ||
                   writing == ground::script::han || writing == ground::script::hangul || writing == ground::script::thai ||
                   writing == ground::script::lao || writing == ground::script::khmer || vietnamese;
  if (one && (heard & liquids) != 0) heard |= lateral | trill;
  return heard;
}

sound_alignment::sound_alignment(sound_source source, std::span<const std::uint8_t> x, std::span<const std::uint8_t> y) {
  const sound_table& table = sound_tables[static_cast<std::size_t>(source)];
  const sound_rules& rules = all_rules[static_cast<std::size_t>(source)];
  drop_ = table.drop;
  other_ = table.other;
  x = x.first(std::min(x.size(), longest));
  y = y.first(std::min(y.size(), longest));
  const group_ends ends(y);
  answers_.reserve(4 * (x.size() + y.size()));
  answers_of_[0] = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    for (std::size_t size = 1; size <= longest_group && size <= i + 1; ++size)
      for (const sound_answer& group : rules.of(group_key(x.subspan(i + 1 - size, size)), ends.letters())) {
        if (!ends.any(group)) continue;
        const auto add = [&](std::size_t last) {
          answers_.push_back({static_cast<std::uint8_t>(size), static_cast<std::uint8_t>(last), group.size, group.weight});
        };
        if (group.size == 0) add(0);
        else each_bit(ends.of(group), add);
      }
    answers_of_[i + 1] = static_cast<std::uint16_t>(answers_.size());
  }
  std::fill_n(alone_.begin(), y.size(), table.add);
  for (const sound_answer& letter : rules.of(0))
    each_bit(ends.of(letter), [&](std::size_t at) { alone_[at] = std::max<std::int32_t>(alone_[at], letter.weight); });
}

std::int32_t sound_alignment::score(run x, run y) {
  x.size = std::min(x.size, longest_run);
  y.size = std::min(y.size, longest_run);
  if (rows_done_ == 0 || x.first != x_first_ || y.first != y_.first || y.size > y_.size) {
    x_first_ = x.first;
    y_ = y;
    std::fill_n(rows_[0].begin(), y.size + 1, lowest);
    rows_[0][0] = 0;
    go_on(rows_[0]);
    rows_done_ = 1;
  }
  for (; rows_done_ <= x.size; ++rows_done_) fill(rows_done_);
  return rows_[x.size][y.size];
}

// The row of what is best where so many letters of the first side are heard.
void sound_alignment::fill(std::size_t heard) noexcept {
  row& costs = rows_[heard];
  const row& before = rows_[heard - 1];
  costs[0] = before[0] + drop_;
  for (std::size_t j = 1; j <= y_.size; ++j) costs[j] = std::max(before[j] + drop_, before[j - 1] + other_);
  const std::size_t last = x_first_ + heard - 1;
  for (std::size_t k = answers_of_[last]; k < answers_of_[last + 1]; ++k) {
    const answer& a = answers_[k];
    if (a.x_size > heard) continue;
    const row& from = rows_[heard - a.x_size];
    if (a.y_size == 0)
      for (std::size_t j = 0; j <= y_.size; ++j) costs[j] = std::max(costs[j], from[j] + a.weight);
    else if (const std::size_t j = a.y_last + 1 - y_.first; j >= a.y_size && j <= y_.size)
      costs[j] = std::max(costs[j], from[j - a.y_size] + a.weight);
  }
  go_on(costs);
}

// From each place of a row to those behind it, by letters of the second side alone.
void sound_alignment::go_on(row& costs) const noexcept {
  std::int32_t best = costs[0];
  for (std::size_t j = 1; j <= y_.size; ++j) costs[j] = best = std::max(costs[j], best + alone_[y_.first + j - 1]);
}

std::int32_t align_sounds(sound_source source, std::span<const std::uint8_t> x, std::span<const std::uint8_t> y) {
  constexpr std::size_t most = sound_alignment::longest_run;
  x = x.first(std::min(x.size(), most));
  y = y.first(std::min(y.size(), most));
  return sound_alignment(source, x, y).score({0, x.size()}, {0, y.size()});
}

std::int32_t own_sound(std::span<const std::uint8_t> x) noexcept {
  return std::accumulate(x.begin(), x.end(), 0, [](std::int32_t sum, std::uint8_t c) { return sum + own_weights[c & 63U]; });
}

}  // namespace allonym::names
