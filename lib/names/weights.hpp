// What the pieces of evidence of a comparison weigh: fitted, see lib/data/generate/fit_weights.py.
#pragma once

#include <allonym/name.hpp>

#include <array>
#include <cstdint>

namespace allonym::names {

// One kind of finding; `value` of a finding is in thousandths of its unit.
enum class feature : std::uint8_t {
  chance,          // before anything is seen
  equal,           // equal parts, by what they say
  dropped_marks,   // equal but for dropped marks
  contrary_marks,  // equal but for marks that exclude each other
  joined,          // equal when written together
  spelling,        // nearly equal, by what they say
  misspelling,     // how far from equal
  sound,           // log-likelihood ratio of spellings of one sound
  unlike_sound,    // how far from the best
  sino,            // log-likelihood ratio of shared characters
  nickname,
  initial,
  concept_shared,  // weight of the concept
  head_shared,
  number_shared,
  number_contrary,
  acronym,
  order,              // parts in another order
  missing,            // parts on one side only, the other side all found
  missing_qualifier,  // the same after a comma
  missing_generic,    // generic words on one side only
  missing_patronymic,
  conflict,          // parts left on both sides
  conflict_rest,     // more parts left on one of them
  conflict_concept,  // concepts left on both sides
  conflict_patronymic,
  legal_shared,
  legal_contrary,
  title,
  agreed_in_conflict,  // what agreed, where something excludes it
  complete,            // nothing is left on either side
  marks_only,          // complete, and only marks, case or spaces differ
  number_missing,      // a number on one side only
  country_shared,
  country_contrary,
  country_only,  // complete, and countries are all there is
  gendered,      // masculine and feminine of a surname, by what they say
  dialect,       // northern and southern reading of one character
  generation_contrary,
  head_missing,     // one side only says what kind of thing it is, as often left out as not: Nokia, Nokia Corporation
  head_of_kind,     // the same of a kind that makes names of others, where the type says that both are of it: Harvard, Harvard
                    // University
  head_of_another,  // the same where nothing says so: Toyota, Toyota Foundation
  head_of_common,   // the same, where the other is made of countries and concepts alone
  head_contrary,    // the sides say different kinds
  place_contrary,   // the same of places
  count_
};
inline constexpr std::size_t feature_count = static_cast<std::size_t>(feature::count_);

enum class profile : std::uint8_t { person, named, any };
// Thousandths of log-odds for one unit of the feature.
std::int32_t weight_of(profile p, feature f) noexcept;
evidence_kind kind_of(feature f) noexcept;

// What the comparison of two prepared names found.
struct finding {
  feature what;
  evidence_kind kind;
  std::uint8_t a_first, a_end, b_first, b_end;  // parts
  std::int32_t value;
};
struct findings {
  std::array<finding, 100> items;
  std::size_t count = 0;
  profile which = profile::any;
  void add(const finding& f) noexcept {
    if (count < items.size()) items[count++] = f;
  }
};
void find_evidence(const name::prepared& a, const name::prepared& b, std::optional<entity_type> type, findings& out);

}  // namespace allonym::names
