// The log-odds that two entities of two documents are one, with the reasons.
#pragma once

#include <allonym/align.hpp>
#include <allonym/document.hpp>
#include <allonym/name.hpp>

#include <cstdint>
#include <string>
#include <vector>

#include "names/parts.hpp"

namespace allonym::joins {

// A name an entity is written with, and where it stands first.
struct written_form {
  std::string text;
  byte_range range;  // of the document
  bool adjective = false;
  std::vector<names::inner_entity> inner;  // ranges of the text
};

struct written_title {
  std::string text;
  byte_range range;  // of the document
  std::uint32_t concept_id = 0;
};

// What the comparison of an entity needs of its document.
struct profile {
  std::uint64_t document = 0;  // fingerprint of the text and its language
  std::uint32_t entity = 0;
  language lang;
  entity_type type = entity_type::other;
  bool typed = false, ambiguous = true, byline = true;
  gender sex = gender::unknown;
  std::string id;
  std::string name;
  std::vector<written_form> forms;    // distinct, longest first, never empty
  std::vector<written_title> titles;  // distinct concepts, no honorifics
};
std::vector<profile> profiles_of(const document& d);
// Whether nothing but letters as MSC name it, which dictionaries may know as another thing.
bool only_acronym(const profile& p);
// By mention, its entity.
std::vector<std::uint32_t> order_of(const document& d);

// A form, prepared.
struct surface {
  byte_range range;  // of the document
  std::string canonical;
  std::string key;  // folded words
  names::parted_name parts;
  allonym::name prepared;
  bool adjective = false;
};

// An entity as it is compared.
struct candidate : profile {
  explicit candidate(profile p);
  std::vector<surface> surfaces;    // one a form
  std::vector<std::uint64_t> keys;  // blocking: candidates that share none are not compared
};

// The entities of a document, and the order their mentions stand in.
struct side {
  explicit side(const document& d);
  std::vector<candidate> entities;
  std::vector<std::uint32_t> order;  // by mention, its entity
};

std::uint64_t id_key(std::string_view id);  // the key that a dictionary entity adds

struct pair_score {
  std::int32_t log_odds = 0;  // thousandths
  bool alike = false;         // a name or a dictionary speaks for it
  std::vector<evidence> reasons;
};
// `reasons` are made only with `explain`. Mirrored when the sides are swapped.
pair_score score(const candidate& a, const candidate& b, bool explain);
// Why a and b are one, `context` of log-odds from their surroundings included.
std::vector<evidence> reasons(const candidate& a, const candidate& b, std::int32_t context);

double probability(std::int32_t log_odds) noexcept;

}  // namespace allonym::joins
