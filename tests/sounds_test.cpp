// The alignment of sounds against the plain dynamic program that it is a quick form of.
#include "names/sounds.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <vector>

using namespace allonym;

namespace {

struct sound_table {
  const std::uint64_t* slots;
  std::uint32_t mask;
  std::int16_t drop, add, other;
};
#include "data/tables/sounds.inc"

// Every group of up to three codes against every other, wherever both end.
std::int32_t slowly_aligned(names::sound_source source, const std::vector<std::uint8_t>& x,
                            const std::vector<std::uint8_t>& y) {
  const sound_table& table = sound_tables[static_cast<std::size_t>(source)];
  const auto weight = [&](std::uint64_t u, std::uint64_t v) {
    const std::uint64_t* const found = std::find_if(table.slots, table.slots + table.mask + 1, [&](std::uint64_t slot) {
      return slot != 0 && slot >> 16 == (u << 18 | v);
    });
    return found == table.slots + table.mask + 1 ? -1000000 : static_cast<std::int32_t>(*found & 0xFFFF) - 32768;
  };
  std::vector<std::vector<std::int32_t>> best(x.size() + 1, std::vector<std::int32_t>(y.size() + 1, -1000000));
  for (std::size_t i = 0; i <= x.size(); ++i)
    for (std::size_t j = 0; j <= y.size(); ++j) {
      if (i == 0 && j == 0) best[0][0] = 0;
      for (std::size_t a = 0; a <= names::longest_group && a <= i; ++a)
        for (std::size_t b = 0; b <= names::longest_group && b <= j; ++b) {
          if (a + b == 0) continue;
          std::int32_t w =
              weight(names::group_key(std::span(x).subspan(i - a, a)), names::group_key(std::span(y).subspan(j - b, b)));
          if (a == 1 && b == 0) w = std::max<std::int32_t>(w, table.drop);
          if (a == 0 && b == 1) w = std::max<std::int32_t>(w, table.add);
          if (a == 1 && b == 1) w = std::max<std::int32_t>(w, table.other);
          best[i][j] = std::max(best[i][j], best[i - a][j - b] + w);
        }
    }
  return best[x.size()][y.size()];
}

std::vector<std::uint8_t> random_letters(std::size_t count, std::mt19937& random) {
  std::vector<std::uint8_t> codes(count);
  for (std::uint8_t& c : codes) c = static_cast<std::uint8_t>(1 + random() % (random() % 4 == 0 ? 39 : 20));
  return codes;
}

}  // namespace

TEST_CASE("sounds are aligned as the plain program aligns them") {
  std::mt19937 random(1);
  const auto letters = [&] { return random_letters(random() % 9, random); };
  for (std::size_t source = 0; source < names::sound_source_count; ++source)
    for (int i = 0; i < 25; ++i) {
      const auto x = letters(), y = letters();
      const auto s = static_cast<names::sound_source>(source);
      CHECK(names::align_sounds(s, x, y) == slowly_aligned(s, x, y));
    }
}

TEST_CASE("a run sounds the same among other letters, whatever was aligned before it") {
  std::mt19937 random(2);
  for (std::size_t source = 0; source < names::sound_source_count; ++source)
    for (const std::size_t size : {std::size_t{12}, names::sound_alignment::longest}) {
      const auto s = static_cast<names::sound_source>(source);
      const auto x = random_letters(size, random), y = random_letters(size, random);
      names::sound_alignment alignment(s, x, y);
      names::sound_alignment::run of_x{}, of_y{};
      for (int i = 0; i < 200; ++i) {
        if (random() % 4 == 0) of_x.first = random() % size;
        if (random() % 4 == 0) of_y.first = random() % size;
        of_x.size = random() % (size - of_x.first + 1);
        of_y.size = random() % (size - of_y.first + 1);
        CHECK(alignment.score(of_x, of_y) ==
              names::align_sounds(s, std::span(x).subspan(of_x.first, of_x.size), std::span(y).subspan(of_y.first, of_y.size)));
      }
    }
}
