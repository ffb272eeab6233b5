// Names as parts: the concepts, numbers, entities and plain words that a name is made of, and how the parts of two names answer
// each other whatever their order and language. This is how "Ủy ban Tư pháp Thượng viện" meets "Senate Judiciary Committee".
#pragma once

#include <allonym/base.hpp>
#include <allonym/name.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "names/lexicon.hpp"
#include "names/words.hpp"

namespace allonym::names {

enum class part_kind : std::uint8_t { concept_, literal, number, entity, link };

// One reading of some words of a name. Readings may overlap.
struct name_part {
  std::uint32_t first = 0, end = 0;  // words
  part_kind kind = part_kind::literal;
  concept_role role = concept_role::modifier;  // of a concept
  std::uint8_t weight = 0;                     // 0 … 9: what sharing it says
  bool registry = false;                       // "202 | /2025/QH15": left out as often as not
  std::vector<std::uint64_t> symbols;          // what it means; two parts that share one mean the same
};

// An entity known to be named inside the name: the country of a ministry.
struct inner_entity {
  byte_range range;
  std::string id;
};

struct parted_name {
  std::string text;
  std::vector<word> words;
  std::vector<name_part> parts;

  parted_name() = default;
  parted_name(std::string_view text, language lang, const std::vector<inner_entity>& inner = {});
};

// What two names have in common and what not, in weights of the lexicon.
struct part_agreement {
  int shared = 0;              // weight of the parts that answer each other
  int left_a = 0, left_b = 0;  // weight of what is left over on either side
  bool generic_left = true;    // only heads and generic words are left over
  int shared_parts = 0;
  bool copied = false;  // a plain word stands in both
  bool numbers_disagree = false, qualifiers_disagree = false, heads_disagree = false, countries_disagree = false;
  std::vector<evidence> reasons;  // of the parts that answer each other, ranges within the two texts; weight 0
};
part_agreement agree(const parted_name& a, const parted_name& b);

}  // namespace allonym::names
