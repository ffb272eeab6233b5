#include "names/countries.hpp"

#include "names/word_index.hpp"

#include <algorithm>
#include <iterator>

namespace allonym::names {
namespace {

#include "data/tables/countries.inc"

constexpr phrase_reach vietnamese_reach(vi_countries);
constexpr phrase_reach latin_reach(latin_countries);

template <std::size_t N>
country_name country_in(const country_row (&table)[N], std::string_view phrase) noexcept {
  const auto* at = std::lower_bound(std::begin(table), std::end(table), phrase, [](const country_row& r, std::string_view x) { return r.phrase < x; });
  if (at == std::end(table) || at->phrase != phrase) return {};
  return {first_country + at->country, at->with_state};
}

}  // namespace

country_name vietnamese_country(std::string_view phrase) noexcept { return country_in(vi_countries, phrase); }
country_name latin_country(std::string_view phrase) noexcept { return country_in(latin_countries, phrase); }
std::size_t vietnamese_country_reach(std::uint32_t hash_of_word) noexcept { return vietnamese_reach(hash_of_word); }
std::size_t latin_country_reach(std::uint32_t hash_of_word) noexcept { return latin_reach(hash_of_word); }

}  // namespace allonym::names
