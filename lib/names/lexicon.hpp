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

// Whether words of the role stand beside persons' names.
constexpr bool is_title(concept_role role) noexcept {
  return role == concept_role::title || role == concept_role::rank || role == concept_role::honorific;
}

struct concept_entry {
  concept_role role = concept_role::modifier;
  std::uint8_t weight = 1;                // 1 … 9: how much it says that two names share it
  entity_type type = entity_type::other;  // of the names it heads
  bool typed = false;                     // `type` is given
  bool loose =
      false;  // of a head: names stand without it as often as not, for it says no more than what they are: Nokia (Corporation)
  char sex = 0;  // of an honorific: 'm', 'f', or 0
};

// Word lists; the order is that of the image.
enum class word_list : std::uint8_t {
  en_administrative,
  en_aliases,
  en_ambiguous,
  en_bylines,
  en_calendar,
  en_common,
  en_complete,
  en_conjunctions,
  en_cues,
  en_dated,
  en_deeds,
  en_determiners,
  en_fillers,
  en_firms,
  en_former,
  en_frequent,
  en_inside,
  en_kinds,
  en_links,
  en_makers,
  en_matter_links,
  en_matters,
  en_naming,
  en_numbered,
  en_occasions,
  en_openers,
  en_outside,
  en_parts,
  en_play,
  en_possessives,
  en_postnominals,
  en_posts,
  en_prepositions,
  en_press,
  en_relations,
  en_routes,
  en_scales,
  en_schools,
  en_several,
  en_shared,
  en_sport,
  en_surnames,
  en_town_cues,
  en_where,
  fr_aliases,
  fr_apposed,
  fr_breaks,
  fr_bylines,
  fr_calendar,
  fr_common,
  fr_conjunctions,
  fr_cues,
  fr_divisions,
  fr_fillers,
  fr_former,
  fr_frequent,
  fr_hyphenated,
  fr_indefinite,
  fr_inside,
  fr_kinds,
  fr_links,
  fr_naming,
  fr_numbered,
  fr_outside,
  fr_play,
  fr_posts,
  fr_relations,
  fr_several,
  fr_sources,
  fr_sport,
  fr_town_cues,
  fr_where,
  vi_across_commas,
  vi_acts,
  vi_aliases,
  vi_baptismal,
  vi_breaks,
  vi_bylines,
  vi_calendar,
  vi_causes,
  vi_common,
  vi_complete,
  vi_conjunctions,
  vi_counted,
  vi_cues,
  vi_deeds,
  vi_directions,
  vi_divisions,
  vi_families,
  vi_family_names,
  vi_fillers,
  vi_firms,
  vi_former,
  vi_frequent,
  vi_given_names,
  vi_inside,
  vi_kinds,
  vi_led,
  vi_levels,
  vi_lines,
  vi_links,
  vi_makers,
  vi_middle_names,
  vi_namesakes,
  vi_naming,
  vi_numbered,
  vi_outside,
  vi_person_cues,
  vi_place_classifiers,
  vi_play,
  vi_posts,
  vi_relations,
  vi_sessions,
  vi_several,
  vi_sino_surnames,
  vi_sources,
  vi_sport,
  vi_subject_links,
  vi_title_ends,
  vi_town_cues,
  vi_verbs,
  vi_where,
  vi_work_classifiers,
  abbreviations,
  chinese_surnames,
  clergy,
  closing_abbreviations,
  clubs,
  family_names,
  generations,
  given_names,
  kin_in_firms,
  korean_surnames,
  lettered,
  name_prefixes,
  pairs,
  particles,
  provinces,
  regions,
  ship_prefixes,
  units,
  nicknames,
};
inline constexpr std::size_t word_list_count = static_cast<std::size_t>(word_list::nicknames) + 1;
std::string_view path_of(word_list list) noexcept;  // "vi/verbs.txt", below lib/data/words
// The list of a language; the English one for all but Vietnamese and French.
inline word_list in_language(const language& lang, word_list vi, word_list fr, word_list en) noexcept {
  return lang.same_primary("vi") ? vi : lang.same_primary("fr") ? fr : en;
}

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
  // Concepts of a phrase: canonical words in list_spelling for vi, folded words for all else, joined by single spaces.
  // `vi_folded` for Vietnamese without its marks.
  [[nodiscard]] std::span<const std::uint32_t> find(language lang, std::string_view phrase) const noexcept {
    return table(lang).find(phrase);
  }
  [[nodiscard]] const ground::phrase_table& table(language lang) const noexcept;
  [[nodiscard]] const ground::phrase_table& vi_folded() const noexcept { return concepts_[3]; }
  // Of levelled phrases of scripts other than Latin (script_words.hpp): concepts, and countries by their ids.
  [[nodiscard]] const ground::phrase_table& other_scripts() const noexcept { return concepts_[4]; }

  // The initials of the words for a concept, small ones aside, by a language of the tables (vi, en, fr): "m", "nd fa". Split by
  // spaces.
  static constexpr std::size_t languages = 3, english = 1;
  [[nodiscard]] std::string_view initials(std::uint32_t id, std::size_t language) const noexcept;

  // Entries of a list; keys are canonical words. The number of an entry is its second column: 'm', 'f', 'u', or 0; of
  // `nicknames`, written together, the groups it stands in.
  [[nodiscard]] const ground::phrase_table& list(word_list l) const noexcept { return lists_[static_cast<std::size_t>(l)]; }
  [[nodiscard]] bool contains(word_list l, std::string_view phrase) const noexcept { return list(l).contains(phrase); }

  explicit lexicon(std::string_view image) noexcept;  // views it

private:
  std::array<ground::phrase_table, 5> concepts_;  // vi, en, fr, vi folded, other scripts
  std::array<ground::phrase_table, word_list_count> lists_;
  const std::uint32_t* entries_ = nullptr;
  const std::uint32_t* initials_at_ =
      nullptr;  // by concept and language, where they begin in initials_; one more than there are
  std::string_view initials_;
  std::uint32_t concept_count_ = 0;
};

// A data file of the lexicon as text, and a problem with one of its lines.
struct lexicon_source {
  std::string path;  // for messages; below lib/data
  std::string text;
};
// Compiles concept tables (lexicon/*.tsv, lexicon/scripts/*.tsv) and word lists (words/*/*) into an image. Problems are lines
// "path:line: what".
std::string compile_lexicon(const std::vector<lexicon_source>& tables, const std::vector<lexicon_source>& lists,
                            std::vector<std::string>& problems);

}  // namespace allonym::names
