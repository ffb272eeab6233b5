// What the grammars of English and French ask of the words of a text: is this a name, a head, a word of the language.
#pragma once

#include "document/spans.hpp"
#include "names/countries.hpp"

namespace allonym::text {

struct latin_words {
  explicit latin_words(const reading& text)
      : r(text),
        french(text.lang.same_primary("fr")),
        vocabulary(french ? names::word_list::fr_common : names::word_list::en_common) {}

  const reading& r;
  bool french;
  names::word_list vocabulary;

  [[nodiscard]] bool is(std::uint32_t i, std::string_view w) const { return i < r.size() && r.words[i].canonical == w; }
  // A word of the language rather than a name, as far as the lists and the text itself tell.
  [[nodiscard]] bool common(std::uint32_t i) const;
  // "VND49.8 billion", "USD20"
  static bool currency(const word& w);
  // "NGOs", "PMs"
  [[nodiscard]] bool plural_acronym(const word& w) const;
  // "N48bn", "Rs 5,000": letters of a currency.
  [[nodiscard]] bool amount(std::uint32_t i) const;
  // A capital that says "name": not that of a sentence, a headline or a date.
  [[nodiscard]] bool name_like(std::uint32_t i) const;
  // A head that stays outside of names: "the state of | Utah".
  [[nodiscard]] bool outside(std::uint32_t k) const;
  // Whether a capitalised head ends the words [first, end), and the type it gives.
  [[nodiscard]] bool head_ends_at(std::uint32_t first, std::uint32_t end, entity_type* type = nullptr) const;
  // Whether a head begins in [i, j).
  [[nodiscard]] bool head_in(std::uint32_t i, std::uint32_t j) const;
  // Whether a head of that type begins in [i, end), or a dictionary name of it covers them.
  [[nodiscard]] bool headed(std::uint32_t i, std::uint32_t end, entity_type type) const;
  // Words of the head at i if small words stand in it, "University of Agriculture"; else 1.
  [[nodiscard]] std::uint32_t whole_head(std::uint32_t i) const;
  // "Long Bien | bridge", "Monsoon | wind farm": the end of the lower-case facility at j that belongs to a name, or j.
  [[nodiscard]] std::uint32_t facility_at(std::uint32_t j) const;
  // Whether the capitals from j on end in a head: "Vietnam - France | Defense Cooperation Program".
  [[nodiscard]] bool headed_compound(std::uint32_t j) const;
  // Words of the lexicon; plain words are about something, or say little, and name nothing alone.
  [[nodiscard]] bool plain(std::uint32_t i) const { return r.phrase[i].words > 0; }
  [[nodiscard]] bool plain_word(std::uint32_t j) const;
  // A capitalised word of the vocabulary that may stand in a list inside a name.
  [[nodiscard]] bool component(std::uint32_t j) const;
  // A capitalised word that is no name: of the lexicon, or inside a sentence of the language.
  [[nodiscard]] bool subject(std::uint32_t j) const;
  // "Senate | Environment and Public Works Committee": what a committee belongs to.
  [[nodiscard]] bool chamber(std::uint32_t i) const {
    return !french && r.words[i].capital && (r.in(names::word_list::en_complete, i) || is(i, "house"));
  }
  // Nothing but words of the lexicon, of the language and digits.
  [[nodiscard]] bool all_plain(std::uint32_t first, std::uint32_t end) const;
  // "City", "the Committee", "National Assembly Committee" are names; "Government", "State Party" are not.
  [[nodiscard]] bool only_generic(std::uint32_t first, std::uint32_t end) const;
  [[nodiscard]] bool all_syllables(std::uint32_t first, std::uint32_t end) const;
  // A state by its ISO 3166-1 id.
  static bool country(const dictionary_hit& hit) { return names::is_country_id(hit.id); }
  // Whether a place (a country) ends before word j, and another starts there: "Vietnam - France".
  [[nodiscard]] bool pair_of_places(std::uint32_t i, std::uint32_t j, bool countries = false) const;
  // The dictionary name that covers [first, end), or null.
  [[nodiscard]] const dictionary_hit* dictionary_covers(std::uint32_t first, std::uint32_t end) const;
  // Whether the words around a name say that a person bears it: a title, what only persons do, an age.
  [[nodiscard]] bool person_told(std::uint32_t first, std::uint32_t end) const;
  // "Jonah Hill", "Alan Park said": whether the word for a place behind a given name is a surname.
  [[nodiscard]] bool surname_of_place(std::uint32_t first, std::uint32_t end) const;
  // "Lake Victoria", not "Forest Whitaker": whether a place named by its first word begins there.
  [[nodiscard]] bool opens(std::uint32_t first) const;
  // English: the last head before the first preposition, else the last word.
  [[nodiscard]] bool named_by_head(std::uint32_t first, std::uint32_t end, entity_type& type) const;
  static bool preposition(const std::string& w);
  // "the ferry | Hai Yen No. 3", "la société | Daydé et Pillé": what kind of thing the lower-case word before word i says.
  [[nodiscard]] std::optional<entity_type> kind_before(std::uint32_t i) const;
  // "président de | Mémoire d'Indochine": inside a sentence a French noun, word i, has a capital only if it opens a name; j
  // behind it.
  [[nodiscard]] bool named_by_noun(std::uint32_t i, std::uint32_t j) const;
  // "la société | Daydé et Pillé": one firm, as its noun is in the singular, with the names of two; "et" at word j.
  [[nodiscard]] bool firm_of_two(std::uint32_t i, std::uint32_t j) const;
  // "Cyclo | d'or", "Clap | d'argent" at word i: what ends the French names of awards.
  [[nodiscard]] bool golden(std::uint32_t i) const;
  // "Arts Council England", "Harris Academy Peckham": a body, and behind its head where.
  [[nodiscard]] bool body_with_place(std::uint32_t first, std::uint32_t end) const;
  // "Anaesthetist | Tô Thị Thu Hiền" opens a sentence: what somebody is, by its ending, for no list holds all trades.
  [[nodiscard]] bool occupation(std::uint32_t i) const;
  // "Marine | Besson": a given name, whatever else it means, before a capital that is no word.
  [[nodiscard]] bool given_name_here(std::uint32_t i) const;
  // "his film | Burning Fields": a word for works before word i, with its determiner; not "play Arsenal".
  [[nodiscard]] bool work_told(std::uint32_t i) const;
  // "at Paris | 2024": games by their town and year, since a year alone does not follow a town; the year at word j.
  [[nodiscard]] bool games(std::uint32_t i, std::uint32_t j) const;
  // "Northern", "south": a direction of the compass.
  // "Resolution | 222/2025/QH15", "No. | 80-NQ/TW": the end of a number with the letters of who issued it.
  [[nodiscard]] std::uint32_t number_end(std::uint32_t i) const;
  // "Hải Phòng-Hạ Long-Móng Cái": three places or more on one way; its end, or i.
  [[nodiscard]] std::uint32_t chain_of_places(std::uint32_t i) const;
  [[nodiscard]] bool compass(std::uint32_t i) const;
  // "Member | of the Party Central Committee": somebody who belongs to a body, with a capital too.
  [[nodiscard]] bool member_of(std::uint32_t i) const;
  // "Inter-governmental", "High-level": whether word i is a prefix or the like and the word behind its hyphen has a small
  // letter.
  [[nodiscard]] bool prefixed(std::uint32_t i) const;
  // "président de | l'Assemblée nationale": whether an office stands before word i, with the small words between.
  [[nodiscard]] bool office_of(std::uint32_t i) const;
  // "Le Van An": the end of the Vietnamese name in full that begins at word i, or i.
  [[nodiscard]] std::uint32_t vietnamese_person(std::uint32_t i) const;
  // "Earl | and Lorraine Sutherland": a given name beside another, though it is a title too.
  [[nodiscard]] bool couple_of_persons(std::uint32_t i) const;
};

// The end of the run of name words that starts at word i.
std::uint32_t run_end(const latin_words& w, std::uint32_t i);
// The word behind the small words at word `at` that the run [first, at) may step over, 0 if it may not; `linked` if a
// preposition stands in it.
std::uint32_t bridge_end(const latin_words& w, std::uint32_t first, std::uint32_t at, bool linked);
// The end of the title of a document that starts with words [first, end), with its subject in lower case and its period.
std::uint32_t law_end(const latin_words& w, std::uint32_t first, std::uint32_t end);
// The end of the title at word `title` with what the office governs: "Minister of Culture, Sports and Tourism".
std::uint32_t portfolio_end(const latin_words& w, std::uint32_t title);
// How words stand to an office beside them.
struct office {
  bool held;          // a title or an honorific stands before them
  bool addressed;     // one that only names follow
  bool before_title;  // a title stands behind them
};
// What words [first, end) name that no head, title or list explains.
std::optional<span> guessed_name(const latin_words& w, std::uint32_t first, std::uint32_t end, const office& o);
// French: whether a head that may open a name stands at word i.
bool french_head(const latin_words& w, std::uint32_t i);
// French: the end of the name with a head at word i, 0 if there is none.
std::uint32_t french_name_end(const latin_words& w, std::uint32_t i);
// French: the end of the military unit whose number stands at word i, "2e régiment étranger de parachutistes"; 0 if there is
// none. "de | La Gardienne de barques |, roman de": inside a sentence the capital of the article is that of a title. Its end,
// or i.
std::uint32_t french_title_end(const latin_words& w, std::uint32_t i);
std::uint32_t french_unit_end(const latin_words& w, std::uint32_t i);
// "Ivry-sur-Marne", "Aix-en-Provence"
bool hyphenated_place(const latin_words& w, std::uint32_t first, std::uint32_t end);

}  // namespace allonym::text
