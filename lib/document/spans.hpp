// Candidate names: what the dictionaries and the grammars propose, before overlaps are settled.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "document/reading.hpp"

namespace allonym::text {

// Where a candidate comes from; of two of one length the later kind wins.
enum class span_source : std::uint8_t { run, person, grammar, dictionary, quoted };

struct span {
  std::uint32_t first = 0, end = 0;  // words
  entity_type type = entity_type::other;
  span_source source = span_source::run;
  std::string_view id;  // of a dictionary entity; views the dictionary
  bool adjective = false;
  bool unsure = false;     // counts only if the same name stands elsewhere in the text on better grounds
  bool typed = true;       // `type` is more than a guess
  bool ambiguous = false;  // `id` is one of several readings
  bool team = false;       // that is called by the place `id`

  [[nodiscard]] std::uint32_t size() const noexcept { return end - first; }
};

// What words [first, end) of Vietnamese say that the title behind them is of: "bức", "cuộc thi".
std::optional<entity_type> work_classifier(const reading& r, std::uint32_t first, std::uint32_t end);
// The grammars. Each appends; spans of one grammar may overlap.
void vietnamese_names(const reading& r, std::vector<span>& out);
void latin_names(const reading& r, std::vector<span>& out);  // English, French, and capitalised runs of others
void dictionary_names(const reading& r, std::vector<span>& out);
void quoted_titles(const reading& r, std::vector<span>& out);
// Whether nothing but spaces and quotation marks stands before word i.
bool follows_in_clause(const reading& r, std::uint32_t i);
// The type of the quoted name at word i where the text says what it is the name of: "a missile dubbed “Fattah”", "chiến dịch
// “Thần tốc”".
std::optional<entity_type> told_type(const reading& r, std::uint32_t i);
// "a missile dubbed | Fattah", "vắc xin | Qdenga": gives names that no dictionary knows the type that the text tells.
void told_types(const reading& r, std::vector<span>& spans);
// "La Saison des eaux (| Mùa nước nổi |)": behind the title of a work in brackets, what it is called in another language.
void titles_in_brackets(const reading& r, std::vector<span>& spans);

// Makes teams of the towns and countries that play in a report on sport.
void bare_teams(const reading& r, std::vector<span>& spans);

// Longest first, then better source, then earlier; none overlapping another. In text order.
std::vector<span> settle(std::vector<span> spans);

// The dictionary names inside words [first, end), but not one that covers them all.
std::vector<inner_name> inner_names(const reading& r, std::uint32_t first, std::uint32_t end);

// Parts that grammars share.
// The end of a number that belongs to the name before it, Roman or of up to two digits; `end` if there is none.
std::uint32_t number_after(const reading& r, std::uint32_t end);
// The same of the year of a competition: "Asian Cup 2027", "V-League 2025/26".
std::uint32_t season_after(const reading& r, std::uint32_t end);
bool is_country_or_place(const dictionary_hit& hit) noexcept;
// The longest accepted dictionary name at word i, or null. Weak and cue-bound names only with `supported`.
const dictionary_hit* best_hit(const reading& r, std::uint32_t i, bool supported = false) noexcept;
// Whether `word i` could open a Vietnamese, Chinese or Korean full name: a family name.
bool is_family_name(const reading& r, std::uint32_t i);
bool is_given_name(const reading& r, std::uint32_t i);
// A capital inside the word, as brands have: YouGov, MoveOn; not McGregor.
bool camel_case(const reading& r, std::uint32_t i);
// "Halden Therapeutics Inc": the last word of [first, end) is the legal form of a company.
bool ends_in_company_form(const reading& r, std::uint32_t first, std::uint32_t end) noexcept;
// "Indo-Pacific Endeavour | 2025", "Miss Grand | 2026": a year behind capitals that are no name yet makes them one, of an
// event.
bool edition(const reading& r, std::uint32_t first, std::uint32_t year);
// "tại 49 | Lý Thái Tổ", "trụ sở số 12 | Lê Duẩn": a house number before word i, and before it where; in Vietnamese.
bool house_number(const reading& r, std::uint32_t i) noexcept;
// "Jeanne | d'Arc" at word i.
bool elided_particle(const reading& r, std::uint32_t i) noexcept;
// "Marsh & Tully"
bool partners(const reading& r, std::uint32_t first, std::uint32_t end);
// "Orlestone Energy", "Wharfedale Harriers": whether a name ends in what only those of firms and teams end in.
bool ends_like_a_firm(const reading& r, std::uint32_t first, std::uint32_t end);
// Whether the head at word i is that of a firm, with or without its legal form: Công ty CP, Tập đoàn, Ngân hàng TMCP.
bool firm(const reading& r, std::uint32_t i);
// "et Fils", "and Sons" at word i: they end the name of a firm.
bool kin_in_a_firm(const reading& r, std::uint32_t i);
// "ATR | 72-600", "737-800": a number with the number of a variant, which ends in two noughts; a score does not.
bool variant_at(const reading& r, std::uint32_t i) noexcept;
// "Manchester United | 2 Chelsea 1": the figures of a match, with the other side between, begin at word i.
bool result_at(const reading& r, std::uint32_t i) noexcept;
// "Galaxy S24": a word and behind it a letter with a number, as models have.
bool model_number(const reading& r, std::uint32_t first, std::uint32_t end);
// What the preposition before word i tells of an unknown name there: of one word or of any length, that it is a place.
enum class place_cue : std::uint8_t { none, guess, one_word, any };
place_cue preposition_of_place(const reading& r, std::uint32_t i);
// "district", "communes": an English word in lower case for a division of a country, or for several.
bool division(const reading& r, std::uint32_t i) noexcept;
// "the communes of | Xuan Lac", "village of | Ashdon": an English word for a division of a country with "of" before word i.
bool division_before(const reading& r, std::uint32_t i) noexcept;
// "Joliet, | Illinois", "the Kakuma | refugee camp": whether what follows a name, at word `end`, says that it is a place.
bool place_behind(const reading& r, std::uint32_t end);
// A capitalised word that may be part of a name: not a digit, not a calendar word.
bool capital(const reading& r, std::uint32_t i) noexcept;

}  // namespace allonym::text
