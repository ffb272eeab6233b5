// The lexicon: concepts, the words and phrases that names are made of in several languages; and plain word lists.
// Read-only, compiled into the library; nothing happens at start.
#pragma once

#include <allonym/base.hpp>

#include "ground/phrase_table.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace allonym::names {

enum class concept_role : std::uint8_t { head, modifier, generic, qualifier, numeral, title, rank, honorific };

struct concept_entry {
  concept_role role = concept_role::modifier;
  std::uint8_t weight = 1;  // 1 … 9: how much it says that two names share it
  entity_type type = entity_type::other;  // of the names it heads
  bool typed = false;       // `type` is given
  char sex = 0;             // of an honorific: 'm', 'f', or 0
};

// Word lists; the order is that of the image.
enum class word_list : std::uint8_t {
  en_inside, en_outside, en_complete, en_cues, fr_cues, fr_outside, fr_divisions, vi_person_cues, vi_place_classifiers, vi_posts, vi_complete,
  en_common, en_ambiguous, en_calendar, en_bylines, en_aliases, en_relations, en_possessives, en_administrative,
  fr_common, fr_calendar, fr_bylines, fr_aliases, fr_relations, fr_inside, fr_apposed, fr_breaks,
  vi_common, vi_verbs, vi_breaks, vi_links, vi_calendar, vi_bylines, vi_aliases, vi_cues, vi_relations, vi_numbered,
  vi_family_names, vi_given_names, vi_middle_names, vi_sino_surnames, vi_inside, vi_outside,
  vi_causes, vi_directions, vi_led, vi_levels, vi_lines, vi_namesakes, vi_title_ends, vi_where,
  en_links, en_determiners,
  chinese_surnames, korean_surnames, given_names, family_names, particles, regions, units, nicknames,
};
inline constexpr std::size_t word_list_count = static_cast<std::size_t>(word_list::nicknames) + 1;
std::string_view path_of(word_list list) noexcept;  // "vi/verbs.txt", below lib/data/words

// Concepts whose longest phrase starts at a word.
struct concept_match {
  std::uint32_t words = 0;                  // how many the phrase takes; 0: none
  std::span<const std::uint32_t> concepts;  // ids
};

class lexicon {
public:
  static const lexicon& get();

  [[nodiscard]] std::uint32_t size() const noexcept { return concept_count_; }
  // The concept `id`; a harmless one if there is none.
  [[nodiscard]] concept_entry entry(std::uint32_t id) const noexcept;
  // Concepts of a phrase: canonical words in list_spelling for vi, folded words for all else, joined by single spaces. `vi_folded` for
  // Vietnamese without its marks.
  [[nodiscard]] std::span<const std::uint32_t> find(language lang, std::string_view phrase) const noexcept { return table(lang).find(phrase); }
  [[nodiscard]] const ground::phrase_table& table(language lang) const noexcept;
  [[nodiscard]] const ground::phrase_table& vi_folded() const noexcept { return concepts_[3]; }
  // Of levelled phrases of scripts other than Latin (script_words.hpp): concepts, and countries by their ids.
  [[nodiscard]] const ground::phrase_table& other_scripts() const noexcept { return concepts_[4]; }

  // Entries of a list; keys are canonical words. The number of an entry is its second column: 'm', 'f', 'u', or 0; of
  // `nicknames`, written together, the groups it stands in.
  [[nodiscard]] const ground::phrase_table& list(word_list l) const noexcept { return lists_[static_cast<std::size_t>(l)]; }
  [[nodiscard]] bool contains(word_list l, std::string_view phrase) const noexcept { return list(l).contains(phrase); }

  explicit lexicon(std::string_view image) noexcept;  // views it

private:
  std::array<ground::phrase_table, 5> concepts_;  // vi, en, fr, vi folded, other scripts
  std::array<ground::phrase_table, word_list_count> lists_;
  const std::uint32_t* entries_ = nullptr;
  std::uint32_t concept_count_ = 0;
};

// A data file of the lexicon as text, and a problem with one of its lines.
struct lexicon_source {
  std::string path;  // for messages; below lib/data
  std::string text;
};
// Compiles concept tables (lexicon/*.tsv, lexicon/scripts/*.tsv) and word lists (words/*/*) into an image. Problems are lines "path:line: what".
std::string compile_lexicon(const std::vector<lexicon_source>& tables, const std::vector<lexicon_source>& lists,
                            std::vector<std::string>& problems);

}  // namespace allonym::names
