#include "names/countries.hpp"

#include "names/word_index.hpp"

#include <array>

namespace allonym::names {
namespace {

#include "data/tables/countries.inc"

constexpr phrase_reach vietnamese_reach(vi_countries);
constexpr phrase_reach latin_reach(latin_countries);

constexpr word_index vietnamese_index(vi_countries);
constexpr word_index latin_index(latin_countries);
constexpr word_index ear_index(ear_countries);

country_name country_of(const country_row* row) noexcept {
  return row == nullptr ? country_name{} : country_name{first_country + row->country, row->with_state};
}

constexpr std::size_t longest_by_ear = 48;

// What spellings by ear of one name have in common, into `out`; how much that is. As lib/data/generate/countries.py has it.
std::size_t by_ear(std::string_view letters, std::array<char, longest_by_ear>& out) noexcept {
  std::size_t size = 0;
  const auto put = [&](char c) {
    if (size == 0 || out[size - 1] != c) out[size++] = c;
  };
  for (std::size_t i = 0; i < letters.size() && size < out.size(); ++i) {
    const char c = letters[i], next = i + 1 < letters.size() ? letters[i + 1] : '\0';
    if (c == 'p' && next == 'h') put('f'), ++i;
    else if (c == 'g' && next == 'h') put('g'), ++i;
    else if (c == 'q' && next == 'u') put('c');
    else if (c == 'o' && (next == 'a' || next == 'e')) put('u');
    else put(c == 'k' ? 'c' : c == 'x' ? 's' : c == 'y' ? 'i' : c);
  }
  return size;
}

}  // namespace

country_name country_by_ear(std::string_view letters) noexcept {
  std::array<char, longest_by_ear> key;
  return country_of(ear_index.row({key.data(), by_ear(letters, key)}));
}
country_name vietnamese_country(std::string_view phrase) noexcept { return country_of(vietnamese_index.row(phrase)); }
country_name latin_country(std::string_view phrase) noexcept { return country_of(latin_index.row(phrase)); }
std::size_t vietnamese_country_reach(std::uint32_t hash_of_word) noexcept { return vietnamese_reach(hash_of_word); }
std::size_t latin_country_reach(std::uint32_t hash_of_word) noexcept { return latin_reach(hash_of_word); }

}  // namespace allonym::names
