// The mentions of a document on their way into entities: which are one already, and the steps that join more of them.
#pragma once

#include <allonym/document.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ground/disjoint_sets.hpp"
#include "names/words.hpp"

namespace allonym::text {

// The name of a mention.
struct named {
  std::vector<names::word> words;  // without a generation suffix
  std::string key;                 // folded words
  std::string canonical;
  bool family = false;  // of all who bear a surname: the Dahlbergs, gia đình Dahlberg
  std::string owner;    // id of the country whose institution this is, where the text has the name of several
};

// What a text says of two mentions that are not one.
struct told_relation {
  relation_kind kind;
  std::uint32_t from, to;  // mentions
  byte_range range;        // of the words that say so
};

class clusters {
public:
  explicit clusters(document& d);

  document& doc;
  std::vector<named> names;  // by mention
  std::vector<told_relation> told;

  [[nodiscard]] std::uint32_t count() const noexcept { return static_cast<std::uint32_t>(doc.mentions.size()); }
  // The first mention of the entity of mention i, as far as it is joined.
  [[nodiscard]] std::uint32_t root(std::uint32_t i) noexcept { return sets_.root(i); }
  // Makes two entities one, unless the text tells that they are two.
  void join(std::uint32_t a, std::uint32_t b);
  // The text from mention i to mention k.
  [[nodiscard]] std::string_view between(std::uint32_t i, std::uint32_t k) const {
    return slice(doc.text, {doc.mentions[i].range.end, doc.mentions[k].range.begin});
  }
  [[nodiscard]] bool full_person(std::uint32_t i) const {
    return doc.mentions[i].type == entity_type::person && names[i].words.size() >= 2 && names[i].words.size() <= 6;
  }

private:
  ground::disjoint_sets sets_;  // of mentions
};

// Whether a name is a Vietnamese one: syllables, of which the first is a family name.
bool vietnamese_name(const named& n);

// A team called by its town or country alone.
bool bare_team(const mention& m);

// "Lincoln, | Nebraska", "Lincoln, bang | Nebraska": mention i is a town, and the state that it lies in is the next mention.
bool town_of_state(const clusters& c, std::uint32_t i);

// The canonical words [first, first + n).
std::string part(const std::vector<names::word>& words, std::size_t first, std::size_t n);

// A word that more names of one text share says nothing about any of them.
inline constexpr std::size_t most_bearers = 64;

// The steps, in the order in which they run; each builds on the ones before.
void persons_over_brands(clusters& c);
void bound_acronyms(clusters& c);
void told_relations(clusters& c);
void clubs_over_towns(clusters& c);
void told_owners(clusters& c);
void same_name(clusters& c);
void acronyms_in_brackets(clusters& c);
void told_aliases(clusters& c);
void short_persons(clusters& c);
void pivot_persons(clusters& c);
void misspelled_persons(clusters& c);
void short_organisations(clusters& c);
void team_nicknames(clusters& c);
void products_by_name(clusters& c);
void company_names(clusters& c);
void bare_heads(clusters& c);
void initials(clusters& c);

}  // namespace allonym::text
