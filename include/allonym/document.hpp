// Documents: a text, the names in it, and the entities those names form within it.
// Every function here is total and takes time linear in the text but for the sorting of its names.
#pragma once

#include <allonym/base.hpp>
#include <allonym/dictionary.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace allonym {
inline namespace v1 {

// What stands beside a name and says something about it, as concepts of the lexicon: "general", "minister", "Mr".
struct attribute {
  byte_range range;              // of the document
  std::uint32_t concept_id = 0;  // stable within one version of the library only
};

// A dictionary name inside a mention: the country of a ministry.
struct inner_name {
  byte_range range;  // of the document
  std::string id;
};

enum class gender : std::uint8_t { unknown, male, female };

// A name at a place of a text.
struct mention {
  byte_range range;
  entity_type type = entity_type::other;
  bool adjective = false;  // "French", "người Pháp"
  bool typed = true;       // `type` is more than a guess
  bool byline = false;     // outside the story: author, photographer, agency
  bool ambiguous = false;  // `id` is one of several readings of the name
  std::string id;          // of a dictionary entity, or empty
  gender sex = gender::unknown;
  std::vector<attribute> titles;  // titles, ranks and honorifics around it, outside `range`
  std::vector<inner_name> inner;  // dictionary names inside it
  double confidence = 1;          // in (0, 1]: how sure it is a name at all
};

// The mentions of one thing in one document. Indices into document::mentions, in text order, never empty.
struct entity {
  entity_type type = entity_type::other;
  std::string id;    // of a dictionary entity, or empty
  std::string name;  // the fullest of its names
  std::vector<std::uint32_t> mentions;
};

enum class relation_kind : std::uint8_t {
  succeeded_by,  // renamed, merged, replaced: "MARD, now the Ministry of Agriculture and Environment"
  part_of,       // "BIDV, a member of …"
  named_after,   // "the Nobel Prize, named after Alfred Nobel"
};
[[nodiscard]] std::string_view to_string(relation_kind kind) noexcept;  // "succeeded-by"

// What the text says of two entities that are not one.
struct relation {
  relation_kind kind = relation_kind::part_of;
  std::uint32_t from = 0, to = 0;  // indices into document::entities: `from` is part of `to`
  byte_range range;                // of the words that say so
};

// Owns its strings; may be copied, moved and read from any thread.
struct document {
  std::string text;
  language lang;
  std::vector<mention> mentions;    // in text order, none overlapping another
  std::vector<entity> entities;     // every mention is in exactly one; by first mention
  std::vector<relation> relations;  // in text order
};

struct analyze_options {
  bool bylines = true;     // find names of bylines and credits too
  double threshold = 0.5;  // of mention::confidence
};

// The language of a text among those the library reads (vi, en, fr, and by script others); und when unsure.
[[nodiscard]] language detect_language(std::string_view text);

// The names of a text in text order. `lang` und: detected.
[[nodiscard]] std::vector<mention> find_mentions(std::string_view text, language lang = {},
                                                 const dictionary_set& dictionaries = {}, const analyze_options& options = {});

// A document from mentions found by whoever. Ranges are clamped to code points; of overlapping ones the longer, then the
// earlier stays; what was dropped is in `dropped` if given, as indices of `mentions`. Mentions without an id get that of the
// dictionary entity they name, if one has the name and the type.
[[nodiscard]] document cluster(std::string text, language lang, std::vector<mention> mentions,
                               const dictionary_set& dictionaries = {}, std::vector<std::uint32_t>* dropped = nullptr);

// find_mentions, then cluster.
[[nodiscard]] document analyze(std::string_view text, language lang = {}, const dictionary_set& dictionaries = {},
                               const analyze_options& options = {});

}  // namespace v1
}  // namespace allonym
#pragma GCC visibility pop
