#include "names/han.hpp"

#include "names/word_index.hpp"

#include <algorithm>
#include <iterator>

namespace allonym::names {
namespace {

struct character_row {
  std::uint16_t letter;
  std::uint16_t mandarin;
  std::uint16_t sino_at;
  std::uint8_t sino_count;
  std::uint16_t spelled_at;
  std::uint8_t spelled_count;
  std::uint16_t hangul;
};
struct variant_row {
  std::uint16_t traditional, simple;
};

#include "data/tables/han.inc"

constexpr word_index sino_index(sino_syllables);
constexpr word_index spelled_index(spelled_syllables);
static_assert(word_index<std::string_view, 1>::none == no_syllable);
static_assert(std::all_of(std::begin(spelled_syllables), std::end(spelled_syllables),
                          [](std::string_view s) { return s.size() <= longest_spelling; }));

const character_row* row_of(char32_t c) noexcept {
  const auto* at = std::lower_bound(std::begin(characters), std::end(characters), c,
                                    [](const character_row& r, char32_t x) { return r.letter < x; });
  return at != std::end(characters) && at->letter == c ? at : nullptr;
}

}  // namespace

std::uint16_t sino_syllable(std::string_view canonical) noexcept { return sino_index.find(canonical); }

std::uint16_t bare_sino_syllable(std::string_view folded) noexcept {
  char key[9] = "~";
  if (folded.size() >= sizeof key - 1) return no_syllable;
  std::copy(folded.begin(), folded.end(), key + 1);
  return sino_index.find(std::string_view(key, folded.size() + 1));
}

std::uint16_t spelled_syllable(std::string_view letters) noexcept { return spelled_index.find(letters); }

std::span<const relation_row> relations_of(std::uint16_t sino) noexcept {
  if (sino >= std::size(sino_syllables)) return {};
  return {related + related_from[sino], related + related_from[sino + 1]};
}

int relation(std::uint16_t sino, std::uint16_t spelled) noexcept {
  const auto rows = relations_of(sino);
  const auto at =
      std::lower_bound(rows.begin(), rows.end(), spelled, [](const relation_row& r, std::uint16_t s) { return r.spelled < s; });
  return at != rows.end() && at->spelled == spelled ? at->weight : 0;
}

std::span<const twin_row> twins_of(std::uint16_t spelled) noexcept {
  const auto [begin, end] = std::equal_range(std::begin(twins), std::end(twins), twin_row{spelled, 0, 0},
                                             [](const twin_row& x, const twin_row& y) { return x.first < y.first; });
  return {begin, end};
}

int same_syllable(std::uint16_t a, std::uint16_t b) noexcept {
  const auto rows = twins_of(a);
  const auto at =
      std::lower_bound(rows.begin(), rows.end(), b, [](const twin_row& r, std::uint16_t s) { return r.second < s; });
  return at != rows.end() && at->second == b ? at->weight : 0;
}

character character_of(char32_t c) noexcept {
  const character_row* r = row_of(c);
  if (r == nullptr) return {};
  return {spelled_syllables[r->mandarin],
          {character_sino + r->sino_at, r->sino_count},
          {character_spelled + r->spelled_at, r->spelled_count},
          r->hangul};
}

std::string_view mandarin_of(char32_t c) noexcept {
  const character_row* r = row_of(c);
  return r == nullptr ? std::string_view{} : spelled_syllables[r->mandarin];
}

char32_t simplified_form(char32_t c) noexcept {
  const auto* at = std::lower_bound(std::begin(simplified), std::end(simplified), c,
                                    [](const variant_row& r, char32_t x) { return r.traditional < x; });
  return at != std::end(simplified) && at->traditional == c ? at->simple : c;
}

std::string_view sino_text(std::uint16_t sino) noexcept {
  return sino < std::size(sino_syllables) ? sino_syllables[sino] : std::string_view{};
}

std::string_view spelled_text(std::uint16_t spelled) noexcept {
  return spelled < std::size(spelled_syllables) ? spelled_syllables[spelled] : std::string_view{};
}

}  // namespace allonym::names
