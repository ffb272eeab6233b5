// French names: the head opens the name, adjectives and complements in lower case follow it.
#include "document/latin_words.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace allonym::text {

namespace {

using names::lexicon;
using names::word_list;

bool link(const std::string& s) { return lexicon::get().contains(word_list::fr_links, s); }

bool of(const std::string& s) { return s == "de" || s == "du" || s == "des" || s == "d"; }

bool adjective_ending(const word& w) {
  static constexpr std::string_view endings[] = {
      "al",    "ale",  "ales",   "aux",   "el",    "elle",  "els",   "elles",  "ique",  "iques", "ien",
      "ienne", "iens", "iennes", "aire",  "aires", "if",    "ive",   "ifs",    "ives",  "eux",   "euse",
      "euses", "ois",  "oise",   "oises", "ais",   "aise",  "aises", "ain",    "aine",  "ains",  "aines",
      "in",    "ine",  "ins",    "ines",  "ieur",  "ieure", "ieurs", "ieures", "icole", "icoles"};
  return std::any_of(std::begin(endings), std::end(endings), [&](std::string_view e) { return w.canonical.ends_with(e); });
}
// "dormantes", "lentes", "perdus"
bool participle(const word& w) {
  static constexpr std::string_view endings[] = {"ant", "ante", "ants", "antes", "ente", "entes", "é",
                                                 "ée",  "és",   "ées",  "u",     "ue",   "us",    "ues"};
  return std::any_of(std::begin(endings), std::end(endings), [&](std::string_view e) { return w.canonical.ends_with(e); });
}
bool possessive(const word& w) {
  static constexpr std::string_view all[] = {"mon", "ma",    "mes", "ton",   "ta",  "tes",  "son",  "sa",
                                             "ses", "notre", "nos", "votre", "vos", "leur", "leurs"};
  return std::find(std::begin(all), std::end(all), w.canonical) != std::end(all);
}

// "la | marine allemande": forces of a country, in lower case too; an army may be anybody's.
bool force(const reading& r, std::uint32_t i) {
  static constexpr std::string_view forces[] = {"gendarmerie", "marine"};
  if (r.head[i].words != 1 || i + 1 >= r.size() || r.words[i + 1].before != gap::space ||
      std::find(std::begin(forces), std::end(forces), r.words[i].canonical) == std::end(forces))
    return false;
  const dictionary_hit* people = best_hit(r, i + 1, true);
  return people != nullptr && people->kind == name_kind::adjective && latin_words::country(*people);
}

class french_name {
public:
  // A numbered head names by its number: "2e | régiment étranger".
  french_name(const latin_words& words, std::uint32_t head, bool number_before = false)
      : text_(words),
        r_(words.r),
        first_(head),
        number_before_(number_before),
        proper_(number_before || (r_.words[head].capital && r_.initial[head] == 0)) {}

  [[nodiscard]] std::uint32_t end() const {
    const concept_match& head = r_.head[first_];
    if (text_.outside(first_) || (best_hit(r_, first_) != nullptr && best_hit(r_, first_)->count > head.words)) return 0;
    std::uint32_t j = first_ + head.words, end = j;
    bool content = number_before_ || complete();
    while (j < r_.size() && j - first_ < 24) {
      if (const std::uint32_t list = std::max(portfolios(j), adjectives(j)); list > j) {
        end = j = list;
        continue;
      }
      if (!r_.tied(j - 1)) break;
      if ((content || known(j)) && holder(j)) break;
      if (const std::uint32_t next = part(j); next > j) {
        end = j = next;
        content = true;
        continue;
      }
      const word& w = r_.words[j];
      // "avenue Favrel-et-Lincy"
      if (w.before == gap::hyphen && !w.capital && j + 1 < r_.size() && r_.words[j + 1].before == gap::hyphen &&
          r_.words[j + 1].capital) {
        end = j += 2;
        continue;
      }
      // "Université | franco-vietnamienne"
      if (!w.capital && j + 1 < r_.size() && r_.words[j + 1].before == gap::hyphen && best_hit(r_, j + 1, true) != nullptr &&
          best_hit(r_, j + 1, true)->kind == name_kind::adjective) {
        ++j;
        continue;
      }
      if (w.capital || !joins(j)) break;
      if (one_in_so_many(j)) break;
      if (kin_in_a_firm(r_, j)) {
        end = j += 2;
        continue;
      }
      if (w.canonical == "et" && !goes_on(j)) break;
      if (elsewhere(j)) break;
      if (r_.words[j - 1].digits && type() == entity_type::law) break;  // "Résolution 1701 | du Conseil de sécurité"
      ++j;
    }
    const bool named = number_before_ || force(r_, first_) || by_number(first_ + head.words) ||
                       std::any_of(r_.words.begin() + first_, r_.words.begin() + end, [](const word& w) { return w.capital; });
    return content && named && !middle_of_a_country(end) ? end : 0;
  }

private:
  const latin_words& text_;
  const reading& r_;
  std::uint32_t first_;
  bool number_before_;
  bool proper_;  // the head has the capital of a name

  // Whether the dictionary has the name as it stands before word j.
  [[nodiscard]] bool known(std::uint32_t j) const {
    const dictionary_hit* hit = best_hit(r_, first_, true);
    return hit != nullptr && first_ + hit->count == j;
  }
  // "président de l'Assemblée nationale | Nguyen Van An": who holds the office before the name.
  [[nodiscard]] bool holder(std::uint32_t j) const {
    if (r_.words[j].before != gap::space || linked(j) || text_.vietnamese_person(j) == j) return false;
    return text_.office_of(first_);
  }
  // Whether the head names by itself: "Grand Prix du jury", "ministère de l'Éducation", but "la Cour d'appel".
  [[nodiscard]] bool complete() const {
    const std::uint32_t n = r_.head[first_].words;
    const bool body = type() == entity_type::organization || type() == entity_type::place;
    return (proper_ && n > (body ? 3U : 2U)) ||
           std::any_of(r_.words.begin() + first_ + 1, r_.words.begin() + first_ + n, [](const word& w) { return w.capital; });
  }
  [[nodiscard]] entity_type type() const { return *r_.head_type(r_.head[first_]); }
  // A small word between the parts of the name; an article before one of many only behind "pour": "Partenariat pour | une
  // transition".
  [[nodiscard]] bool joins(std::uint32_t j) const {
    const std::string& s = r_.words[j].canonical;
    return link(s) || (j > first_ && (s == "un" || s == "une") && r_.words[j - 1].canonical == "pour");
  }
  [[nodiscard]] bool linked(std::uint32_t j) const { return joins(j - 1) && !r_.words[j - 1].capital; }
  [[nodiscard]] bool breaks(std::uint32_t j) const { return r_.in(word_list::fr_breaks, j); }
  // The end of the part of the name at word j: a name, a capital, words of the lexicon, what looks like an adjective or a
  // complement; j if there is none.
  [[nodiscard]] std::uint32_t part(std::uint32_t j) const {
    const word& w = r_.words[j];
    if (const dictionary_hit* hit = best_hit(r_, j, true);
        hit != nullptr && (hit->kind == name_kind::adjective || !hit->lower) && hit->type != entity_type::person)
      return j + hit->count;
    if (numbered(j)) return j + 2;
    if (by_number(j)) return j + 1;
    if (w.capital) return r_.title[j].words > 0 && w.before != gap::hyphen ? j : j + 1;  // hôpital Femme-Mère-Enfant
    if (joins(j)) return j;
    if (type() == entity_type::place && closed(j) && !linked(j)) return j;  // "place Gambetta | fermée"
    if (w.canonical == "est" && r_.phrase[j].words == 1) return j;          // the verb rather than the east
    if (r_.phrase[j].words > 0 && r_.title[j].words == 0)
      return r_.phrase[j].words == 1 && !linked(j) && breaks(j) ? j : j + r_.phrase[j].words;
    if (!linked(j)) return (proper_ || subject(j - 1)) && adjective(j) ? j + 1 : j;
    return proper_ && complement(j) ? j + 1 : j;
  }
  // "résolution | 2231", "route nationale | 2"
  [[nodiscard]] bool by_number(std::uint32_t j) const {
    if (j != first_ + r_.head[first_].words || j >= r_.size() || !r_.words[j].digits || !r_.tied(j - 1)) return false;
    return type() == entity_type::law ? r_.words[j].range.size() >= 2
                                      : lexicon::get().contains(word_list::fr_numbered, r_.canonical(first_, j));
  }
  // "Centre national des archives | N°1"
  [[nodiscard]] bool numbered(std::uint32_t j) const {
    if (r_.words[j].canonical != "n" || type() == entity_type::law || j + 1 >= r_.size() || !r_.words[j + 1].digits)
      return false;
    const std::string_view between = slice(r_.text, {r_.words[j].range.end, r_.words[j + 1].range.begin});
    return between.starts_with("°") || between.starts_with("º");
  }
  // "Comité | interprofessionnel": by its ending, for no list holds all adjectives.
  [[nodiscard]] bool adjective(std::uint32_t j) const {
    const word& w = r_.words[j];
    return (w.before == gap::space || w.before == gap::comma) && w.range.size() >= 5 && !breaks(j) && adjective_ending(w);
  }
  // "Syndicat des | riziculteurs", "Office des | fraudes": a noun that says whose or of what; not what somebody is asked to do.
  [[nodiscard]] bool complement(std::uint32_t j) const {
    const word& w = r_.words[j];
    std::uint32_t k = j;
    while (k > first_ && joins(k - 1) && !of(r_.words[k - 1].canonical)) --k;
    const bool cause = k < j && r_.words[k].canonical == "pour" && k + 1 < j;  // "Mouvement | pour le changement"
    if (cause && type() == entity_type::organization && !w.digits && !breaks(j) && r_.title[j].words == 0) return true;
    if (k == first_ || !of(r_.words[k - 1].canonical) || w.digits || w.range.size() < 3 || breaks(j) || r_.title[j].words > 0)
      return false;
    if (type() == entity_type::place) return false;
    const std::string_view s = w.canonical;
    const bool noun = r_.words[k - 1].canonical == "du" || r_.words[k - 1].canonical == "des";  // "de l'adopter" has a verb
    return noun || !(s.ends_with("er") || s.ends_with("ir") || s.ends_with("re"));
  }
  // "un TGV | sur deux"
  [[nodiscard]] bool one_in_so_many(std::uint32_t j) const {
    return r_.words[j].canonical == "sur" && j + 1 < r_.size() && r_.words[j].before == gap::space &&
           (r_.words[j + 1].digits || r_.has_role(r_.phrase[j + 1], names::concept_role::numeral));
  }
  // "le Centre du Vietnam" lies between its North and its South and is no institution.
  [[nodiscard]] bool middle_of_a_country(std::uint32_t end) const {
    if (r_.words[first_].canonical != "centre" || r_.head[first_].words != 1 || first_ + 2 >= end ||
        !of(r_.words[first_ + 1].canonical))
      return false;
    const std::uint32_t k = behind_links(first_ + 1);
    const dictionary_hit* hit = k < end ? best_hit(r_, k, true) : nullptr;
    return hit != nullptr && latin_words::country(*hit) && hit->kind != name_kind::adjective && k + hit->count == end;
  }
  // The name before word j is complete with the name of a place or a person.
  [[nodiscard]] bool closed(std::uint32_t j) const {
    return j > first_ + 1 && r_.words[j - 1].capital && !r_.words[j - 1].upper && !subject(j - 1) &&
           r_.words[j].before == gap::space;
  }
  // Whether a place of the dictionary ends before word j.
  [[nodiscard]] bool place_ends(std::uint32_t j) const {
    for (std::uint32_t k = first_ + 1; k < j; ++k)
      if (const dictionary_hit* hit = best_hit(r_, k, true);
          hit != nullptr && k + hit->count == j && is_country_or_place(*hit) && hit->kind != name_kind::adjective)
        return true;
    return false;
  }
  // "hôtel Métropole | à Hanoï": where the thing stands is no part of its name, but that of an embassy.
  [[nodiscard]] bool elsewhere(std::uint32_t j) const {
    const std::string& s = r_.words[j].canonical;
    // "quitter la base navale de Toulon | pour une mission"
    if (s == "contre" || s == "sur" || (s == "pour" && type() == entity_type::place)) return closed(j);
    if (s != "à" && s != "au" && s != "aux" && s != "en") return false;
    if (r_.in(word_list::fr_posts, first_)) return false;
    const std::uint32_t k = behind_links(j);
    const bool complete_head =
        proper_ && r_.head[first_].words >= 2 && j == first_ + r_.head[first_].words;  // "Casques bleus | à Abyei"
    return k < r_.size() && r_.words[k].capital &&
           (complete_head ||
            std::any_of(r_.words.begin() + first_ + 1, r_.words.begin() + j, [](const word& w) { return w.capital; }));
  }
  // A capitalised subject of a ministry rather than a name: "Souveraineté".
  [[nodiscard]] bool subject(std::uint32_t k) const {
    if (k >= r_.size() || !r_.words[k].capital || r_.words[k].upper || r_.initial[k] != 0 || r_.title[k].words > 0 ||
        best_hit(r_, k, true) != nullptr)
      return false;
    return text_.plain_word(k) || (r_.head[k].words == 0 && r_.in(text_.vocabulary, k));
  }
  // A head whose names begin with it in lower case.
  [[nodiscard]] bool body(std::uint32_t k) const {
    const std::string head = r_.canonical(k, k + r_.head[k].words);
    return lexicon::get().contains(word_list::fr_inside, head) || lexicon::get().contains(word_list::fr_apposed, head);
  }
  // The first word behind the links at j.
  [[nodiscard]] std::uint32_t behind_links(std::uint32_t j) const {
    while (j < r_.size() && !r_.words[j].capital && link(r_.words[j].canonical) && r_.words[j].canonical != "et") ++j;
    return j;
  }
  // Whether the name goes on behind the "et" at j.
  [[nodiscard]] bool goes_on(std::uint32_t j) const {
    const std::uint32_t k = behind_links(j + 1);
    if (k >= r_.size() || !r_.tied(k - 1) || r_.words[k].digits) return false;  // "et | la 27e brigade"
    const bool again = k > j + 1 && of(r_.words[j + 1].canonical);
    if (!r_.words[k].capital && closed(j) && (!again || place_ends(j)))
      return false;  // "l'Institut de Rennes | et les experts", "l'ambassade du Vietnam | et des anciens"
    if (r_.words[k].capital)
      return (again || (k == j + 1 && subject(j - 1))) &&
             subject(k);  // "Économie | et de la Souveraineté", but "Société générale | et de BNP Paribas"
    const bool matter = k == j + 2 && (r_.words[j + 1].canonical == "de" ||
                                       r_.words[j + 1].canonical == "d");  // École de théâtre | et de cinéma
    if (k > j + 1 && r_.head[k].words > 0 && (!again || (body(k) && !matter)))
      return false;  // "et | le ministère", "et | du tribunal"
    return r_.phrase[k].words > 0 || (again && proper_ && complement(k));
  }
  // "Conseil économique|, social et environnemental": the end of the list of adjectives that goes on at j; j if there is none.
  [[nodiscard]] std::uint32_t adjectives(std::uint32_t j) const {
    const auto listed = [&](std::uint32_t k) {
      return k < r_.size() && !r_.words[k].capital && !link(r_.words[k].canonical) && !breaks(k) && r_.title[k].words == 0 &&
             (r_.phrase[k].words == 1 || adjective(k));
    };
    std::uint32_t k = j;
    if (!proper_ || j <= first_ + r_.head[first_].words || r_.words[j - 1].capital) return j;
    while (k < j + 4 && k < r_.size() && r_.words[k].before == gap::comma && listed(k)) ++k;
    return k > j && k < r_.size() && r_.tied(k - 1) && r_.words[k].canonical == "et" && listed(k + 1) ? k + 2 : j;
  }
  // "ministère du Travail|, de la Santé et des Solidarités": where the list that goes on at j has its "et"; j if there is none.
  [[nodiscard]] std::uint32_t portfolios(std::uint32_t j) const {
    std::uint32_t k = j;
    for (std::uint32_t parts = 0; parts < 6 && k < r_.size() && k > first_ && r_.words[k].before == gap::comma; ++parts) {
      k = behind_links(k);
      if (!subject(k)) return j;
      k += std::max(1U, r_.phrase[k].words);
      while (k < r_.size() && r_.tied(k - 1) && !r_.words[k].capital && !link(r_.words[k].canonical) && !breaks(k) &&
             (r_.phrase[k].words > 0 || adjective(k)))
        k += std::max(1U, r_.phrase[k].words);
      if (k < r_.size() && r_.words[k].canonical == "et" && r_.tied(k - 1) && subject(behind_links(k + 1))) return k;
    }
    return j;
  }
};

}  // namespace

bool french_head(const latin_words& text, std::uint32_t i) {
  const reading& r = text.r;
  if (r.head[i].words == 0) return false;
  if (text.given_name_here(i)) return false;
  // The first word of a sentence has its capital in any case: "Métro de Hanoï : la ligne rouvre".
  const bool opens = r.initial[i] != 0 && r.head[i].words == 1 && r.head_type(r.head[i]) != entity_type::organization;
  if ((r.words[i].capital && !opens) || force(r, i)) return true;
  // "une université de Lyon" is one of several.
  if (i > 0 && r.tied(i - 1) && r.in(word_list::fr_indefinite, i - 1)) return false;
  for (std::uint32_t n = 1; n <= r.head[i].words; ++n)
    if (lexicon::get().contains(word_list::fr_inside, r.canonical(i, i + n))) return true;
  // "loi Sapin", "résolution 2231", "théâtre de l'Odéon", but "l'école de Lyon"
  std::uint32_t next = i + r.head[i].words;
  if (next >= r.size() || r.words[next].before != gap::space ||
      !lexicon::get().contains(word_list::fr_apposed, r.canonical(i, next)))
    return false;
  const auto type = r.head_type(r.head[i]);
  if (r.words[next].digits) return lexicon::get().contains(word_list::fr_numbered, r.canonical(i, next));
  const bool stands = type == entity_type::place || type == entity_type::organization;
  bool article = false;
  for (; stands && next < r.size() && r.tied(next - 1) && link(r.words[next].canonical) && !r.words[next].capital; ++next)
    article = r.words[next].canonical != "de" && r.words[next].canonical != "d";
  if (next > i + r.head[i].words &&
      (!article || !of(r.words[i + r.head[i].words].canonical) || (next < r.size() && best_hit(r, next, true) != nullptr)))
    return false;
  return next < r.size() && r.tied(next - 1) && r.words[next].capital && r.title[next].words == 0;
}

std::uint32_t french_name_end(const latin_words& text, std::uint32_t i) { return french_name(text, i).end(); }

std::uint32_t french_unit_end(const latin_words& text, std::uint32_t i) {
  const reading& r = text.r;
  const std::string& number = r.words[i].folded;
  const std::size_t digits = number.find_first_not_of("0123456789");
  if (!r.words[i].digits || digits == std::string::npos || digits == 0 || i + 1 >= r.size() ||
      r.words[i + 1].before != gap::space)
    return 0;
  const std::string_view ending = std::string_view(number).substr(digits);
  if (ending != "e" && ending != "er" && ending != "ere" && ending != "eme") return 0;
  // "2e REP", "3e RIMa", "27e BCA": initials of a régiment, bataillon or brigade.
  const word& next = r.words[i + 1];
  const std::string_view letters = slice(r.text, next.range);
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (letters.size() >= 3 && letters.size() <= 6 && (letters[0] == 'R' || letters[0] == 'B') && upper(letters[1]) &&
      upper(letters[2]) && best_hit(r, i + 1) == nullptr)
    return i + 2;
  const auto kind = lexicon::get().list(word_list::fr_numbered).find(next.canonical);
  // "20e Congrès du Parti": what is held again and again.
  const bool held = next.capital && !next.upper && r.head_type(r.head[i + 1]) == entity_type::event;
  if (held) return french_name(text, i + 1).end();
  return r.head[i + 1].words > 0 && !kind.empty() && kind.front() == 'u' ? french_name(text, i + 1, true).end() : 0;
}

std::uint32_t french_title_end(const latin_words& text, std::uint32_t i) {
  constexpr std::uint32_t longest = 9;  // words
  static constexpr std::string_view articles[] = {"le", "la", "les", "l", "un", "une"};
  const reading& r = text.r;
  const auto noun = [&](std::uint32_t k) {
    return !r.words[k].digits && r.words[k].range.size() >= 3 && !r.in(word_list::fr_breaks, k);
  };
  const auto quality = [&](std::uint32_t k) {
    return r.words[k].before == gap::space && !r.words[k].capital && noun(k) &&
           (adjective_ending(r.words[k]) || participle(r.words[k]));
  };
  const auto article = [&](std::uint32_t k) {
    return std::find(std::begin(articles), std::end(articles), r.words[k].canonical) != std::end(articles);
  };
  const bool opens =
      article(i) && r.words[i].capital && !r.words[i].upper && r.initial[i] == 0 && r.style[i] == line_style::running;
  const std::uint32_t first = i + 1;
  if (!opens || first >= r.size() || !r.tied(i) || !r.words[first].capital || r.words[first].upper ||
      r.title[first].words > 0 || best_hit(r, i, true) != nullptr || best_hit(r, first, true) != nullptr)
    return i;
  std::uint32_t end = first + 1;
  while (end < i + longest && end < r.size() && r.tied(end - 1)) {
    std::uint32_t k = end;  // behind the small words
    const bool pair = r.words[k].canonical == "et";
    if (pair) ++k;
    while (k < r.size() && r.tied(k - 1) && !r.words[k].capital &&
           (link(r.words[k].canonical) || (pair && possessive(r.words[k]))))
      ++k;
    if (k >= r.size() || !r.tied(k - 1)) break;
    if (k == end ? !quality(k) : r.words[k].capital ? best_hit(r, k, true) == nullptr : !noun(k)) break;
    end = k + 1;
  }
  const bool goes_on = end < r.size() && (r.words[end].before == gap::hyphen ||
                                          (r.tied(end - 1) && r.words[end].capital));  // Les Sables-d'Olonne, Les Deux Rives
  return goes_on || (end == first + 1 && !r.in(text.vocabulary, first)) ? i : end;     // La Rochelle
}

bool hyphenated_place(const latin_words& text, std::uint32_t first, std::uint32_t end) {
  const reading& r = text.r;
  for (std::uint32_t k = first + 1; k + 1 < end; ++k) {
    if (r.words[k].before == gap::hyphen && r.words[k + 1].before == gap::hyphen && r.in(word_list::fr_hyphenated, k))
      return true;
  }
  return false;
}

}  // namespace allonym::text
