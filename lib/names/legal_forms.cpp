#include "names/legal_forms.hpp"

#include "names/word_index.hpp"

namespace allonym::names {
namespace {

#include "data/tables/legal_forms.inc"

constexpr word_index legal_index(legal_forms);
constexpr phrase_reach legal_reach(legal_forms);

}  // namespace

std::uint8_t legal_group(std::string_view phrase) noexcept {
  const legal_form* const form = legal_index.row(phrase);
  return form != nullptr ? form->group : 0;
}

std::size_t legal_words_from(std::uint32_t hash_of_first_word) noexcept { return legal_reach(hash_of_first_word); }

bool is_company_form(std::string_view folded) noexcept {
  const std::uint8_t group = legal_group(folded);
  return group >= 1 && group <= 4;
}

}  // namespace allonym::names
