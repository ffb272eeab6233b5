// A text as the grammars see it: words, where sentences and headlines are, which phrases the lexicon and the dictionaries know.
#pragma once

#include <allonym/document.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "names/lexicon.hpp"
#include "names/words.hpp"

namespace allonym::text {

using names::concept_match;
using names::gap;
using names::word;

// Capitals say little in a headline, so its names need other support.
enum class line_style : std::uint8_t { running, title_case, capitals };

// A name of a dictionary at some words.
struct dictionary_hit {
  std::uint32_t first = 0, count = 0;  // words
  entity_type type = entity_type::other;
  name_kind kind = name_kind::alias;
  language lang;
  std::string_view id;  // views the dictionary
  bool lower = false;   // the text writes it without the capitals of the dictionary
  bool needs_cue = false;
  bool marks = false;  // the text writes all of its marks
};

struct reading {
  std::string_view text;
  language lang;
  std::vector<word> words;
  std::vector<char> initial;           // by word: opens a sentence, a line or a quotation
  std::vector<line_style> style;       // by word
  std::vector<char> always_capital;    // by word: capitalised inside sentences, and never in lower case
  std::vector<char> alone;             // by word: stands somewhere capitalised without a hyphen on either side
  std::vector<char> single;            // by word: is somewhere the only capital of a name
  std::vector<concept_match> phrase;   // by word: longest phrase of the lexicon
  std::vector<concept_match> title;    // by word: longest title, rank or honorific
  std::vector<concept_match> head;     // by word: longest head of a name
  std::vector<dictionary_hit> hits;    // by first word, longest first
  std::vector<std::uint32_t> hits_at;  // words + 1 indices into hits

  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(words.size()); }
  [[nodiscard]] std::span<const dictionary_hit> hits_of(std::uint32_t i) const noexcept {
    return std::span(hits).subspan(hits_at[i], hits_at[i + 1] - hits_at[i]);
  }
  // Whether words i and i + 1 belong to one stretch of running text: nothing stronger than a space or a tie between them.
  [[nodiscard]] bool tied(std::uint32_t i) const noexcept;
  [[nodiscard]] byte_range range(std::uint32_t first, std::uint32_t end) const noexcept {
    return {words[first].range.begin, words[end - 1].range.end};
  }
  // Canonical words [first, end) joined by spaces.
  [[nodiscard]] std::string canonical(std::uint32_t first, std::uint32_t end) const;
  [[nodiscard]] std::string folded(std::uint32_t first, std::uint32_t end) const;
  [[nodiscard]] bool in(names::word_list list, std::uint32_t i) const {
    return names::lexicon::get().contains(list, words[i].canonical);
  }
  [[nodiscard]] bool has_role(const concept_match& m, names::concept_role role) const noexcept;
  // The entity type that a head phrase gives, if it is one.
  [[nodiscard]] std::optional<entity_type> head_type(const concept_match& m) const noexcept;
};

reading read(std::string_view text, language lang, const dictionary_set& dictionaries);

// Fills `hits` and `hits_at`.
void find_dictionary_names(reading& r, const dictionary_set& dictionaries);

}  // namespace allonym::text
