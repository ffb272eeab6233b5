#include "names/numerals.hpp"

#include "names/word_index.hpp"

#include <algorithm>

namespace allonym::names {
namespace {

#include "data/tables/number_words.inc"

constexpr word_index number_index(number_words);

}  // namespace

std::int32_t number_of_word(std::string_view letters, std::uint32_t hash) noexcept {
  const std::uint16_t at = number_index.find(letters, hash);
  return at != number_index.none ? number_words[at].value : -1;
}

std::int32_t roman(std::string_view letters) noexcept {
  if (letters.empty() || letters.size() > 8) return -1;
  const auto value = [](char c) {
    switch (c) {
      case 'i':
        return 1;
      case 'v':
        return 5;
      case 'x':
        return 10;
      case 'l':
        return 50;
      case 'c':
        return 100;
      default:
        return 0;
    }
  };
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const int v = value(letters[i]);
    if (v == 0) return -1;
    sum += i + 1 < letters.size() && value(letters[i + 1]) > v ? -v : v;
  }
  return sum > 0 && sum < 100 ? sum : -1;
}

std::int32_t digits(std::string_view letters) noexcept {
  std::int64_t value = 0;
  for (const char c : letters) {
    if (c < '0' || c > '9') return -1;
    value = std::min<std::int64_t>(value * 10 + (c - '0'), 2000000000);
  }
  return letters.empty() ? -1 : static_cast<std::int32_t>(value);
}

}  // namespace allonym::names
