// What capitals name that neither a head nor a title nor the dictionary explains: by the words before and behind them and by
// what they look like.
#include "document/latin_words.hpp"

#include <algorithm>
#include <array>

#include "names/syllable.hpp"

namespace allonym::text {
namespace {

using names::lexicon;
using names::word_list;

class guess : latin_words {
public:
  guess(const latin_words& w, std::uint32_t first, std::uint32_t end, const office& o)
      : latin_words(w), first_(first), end_(end), n_(end - first), office_(o), role_(o.held), kind_(kind_before(first)) {
    capitals_ =
        n_ - static_cast<std::uint32_t>(std::count_if(r.words.begin() + first, r.words.begin() + end, [](const word& x) {
          return !x.capital && lexicon::get().contains(word_list::particles, x.canonical);
        }));
    given_ = is_given_name(r, first) && !marked_syllables(first, end);
  }

  std::optional<span> read() {
    if (say() == verdict::nothing) return std::nullopt;
    if (s_.source == span_source::run) {
      if (const auto told = apposed(end_)) s_.type = *told, s_.typed = true;
      else if (introduced(first_, end_)) s_.type = entity_type::person, s_.typed = true;
    }
    return s_;
  }

private:
  enum class verdict { none, name, nothing };
  using reader = verdict (guess::*)();

  std::uint32_t first_, end_;
  std::uint32_t n_;             // words
  std::uint32_t capitals_ = 0;  // of them, without the particles of surnames
  office office_;
  bool role_;
  std::optional<entity_type> kind_;  // of thing that the word before says
  bool given_ = false;
  span s_{first_, end_, entity_type::person, span_source::run, {}, false, false, true, false};

  verdict say() {
    static constexpr std::array<reader, 15> readers{
        &guess::french_place, &guess::firm_by_form, &guess::thing_by_kind,   &guess::vessel, &guess::english_in_french,
        &guess::division,     &guess::part_of_town, &guess::vietnamese_firm, &guess::branch, &guess::saint,
        &guess::camel,        &guess::holder,       &guess::before_facility, &guess::person, &guess::one_word};
    for (const reader read_one : readers)
      if (const verdict v = (this->*read_one)(); v != verdict::none) return v;
    return n_ <= 4 && std::none_of(r.words.begin() + first_, r.words.begin() + end_,
                                   [](const word& w) { return w.upper || w.digits; })
               ? few_words()
               : many_words();
  }
  verdict as(entity_type type, span_source source = span_source::run) {
    s_.type = type;
    s_.source = source;
    return verdict::name;
  }
  verdict as_if(bool so, entity_type type, span_source source = span_source::run) {
    return so ? as(type, source) : verdict::none;
  }
  [[nodiscard]] bool running() const { return r.style[first_] == line_style::running; }

  verdict french_place() {
    if (!french) return verdict::none;
    const bool hyphened = n_ >= 2 && hyphens(first_, end_) + 1 == n_;
    const bool saint = hyphened && n_ >= 3 && (is(first_, "saint") || is(first_, "sainte"));
    const bool place = hyphenated_place(*this, first_, end_) || saint ||
                       (hyphened && !given_ && !role_ && preposition_of_place(r, first_) != place_cue::none);
    return as_if(place, entity_type::place, span_source::grammar);
  }
  verdict firm_by_form() {
    const bool body = partners(r, first_, end_) || family_firm(first_, end_) || ends_in_company_form(r, first_, end_) ||
                      (!role_ && !given_ && team(first_, end_));
    return as_if(body, entity_type::organization, span_source::grammar);
  }
  // "le prix | Netpac", "l'album | Sillages", "la tempête | Ciarán"
  verdict thing_by_kind() {
    if (role_ || !kind_) return verdict::none;
    switch (*kind_) {
      case entity_type::product:
        return as_if(n_ >= 2 || french, *kind_);
      case entity_type::organization:
        return as_if(!given_, *kind_, french ? span_source::grammar : span_source::run);
      case entity_type::other:
      case entity_type::work:
        return as_if(french && !given_, *kind_);
      case entity_type::event:
        return as_if(n_ == 1 || !given_, *kind_);
      default:
        return verdict::none;
    }
  }
  verdict vessel() { return as_if(french && !role_ && vessel_before(first_), entity_type::product); }
  // "Airbus Defence and Space", "France Travail"
  verdict english_in_french() {
    if (!french || role_) return verdict::none;
    return as_if(english_inside(first_, end_) ||
                     (!given_ && vietnamese_person(first_) != end_ && english_words(first_, end_)) ||
                     (is(first_, "france") && n_ >= 2 && r.in(vocabulary, first_ + 1)),
                 entity_type::organization);
  }
  // "West Belfast"
  verdict part_of_town() {
    return as_if(
        !french && !role_ && n_ == 2 && compass(first_) && r.words[first_ + 1].before == gap::space && !common(first_ + 1),
        entity_type::place, span_source::grammar);
  }
  // "Thien Huong Land"
  verdict vietnamese_firm() {
    if (french || role_ || n_ < 2 || !all_syllables(first_, end_ - 1)) return verdict::none;
    return as_if(!names::is_vietnamese_syllable(r.words[end_ - 1].canonical) && r.in(vocabulary, end_ - 1),
                 entity_type::organization, span_source::grammar);
  }
  // "Transparency International France", "Tennis Australia"
  verdict branch() {
    return as_if(!role_ && !given_ && branch_of_country(first_, end_), entity_type::organization, span_source::grammar);
  }
  verdict saint() { return as_if(!role_ && saint_before(first_), entity_type::person, span_source::person); }
  verdict camel() { return as_if(!role_ && camel_case(r, end_ - 1), entity_type::organization); }
  verdict holder() {
    if (!role_ || office_.before_title) return verdict::none;
    if (n_ == 1 && common(first_) && !given_ && !office_.addressed) return verdict::nothing;
    return as(entity_type::person, span_source::person);
  }
  verdict division() { return as_if(n_ <= 4 && division_before(r, first_), entity_type::place, span_source::grammar); }
  // "Sophia Antipolis, | où": somewhere.
  [[nodiscard]] bool somewhere() const {
    return end_ < r.size() && r.words[end_].before == gap::comma && (is(end_, "où") || is(end_, "where"));
  }
  // the embankment of | Thi Nai | lagoon
  verdict before_facility() {
    return as_if(!french && n_ >= 2 && (!given_ || all_syllables(first_, end_)) && place_behind(r, end_) &&
                     !r.words[end_].capital && r.words[end_].before == gap::space,
                 entity_type::place);
  }
  verdict person() {
    if (!role_ && somewhere()) return as(entity_type::place);
    if (!role_ && measured()) return as(entity_type::product);
    const bool vietnamese = n_ >= 2 && n_ <= 5 && is_family_name(r, first_) && all_syllables(first_, end_);
    if (!vietnamese && !(given_ && n_ >= 2 && capitals_ <= 4 + hyphens(first_, end_))) return verdict::none;
    if (r.style[first_] == line_style::title_case && n_ > 3) s_.unsure = true;
    return as(entity_type::person, span_source::person);
  }

  verdict one_word() {
    if (n_ != 1) return verdict::none;
    if (common(first_)) {
      const bool call =
          !french && names::is_vietnamese_syllable(r.words[first_].canonical);  // Long, with Le Van Long in the text
      if (r.initial[first_] || !running() || (plain(first_) && !call)) return verdict::nothing;
      s_.unsure = true;
    }
    const bool upper = r.words[first_].upper;
    const place_cue cue =
        place_behind(r, end_) || home(first_) || road(first_) ? place_cue::one_word : preposition_of_place(r, first_);
    s_.type = cue != place_cue::none ? entity_type::place : upper || !given_ ? entity_type::organization : entity_type::person;
    s_.typed = cue >= place_cue::one_word;
    if (kind_ == entity_type::place && cue == place_cue::none)
      s_.type = entity_type::place, s_.typed = true;  // provincial road | TL676, asteroid | Apophis
    if (!upper && cue == place_cue::none && !french && r.in(word_list::family_names, first_) && person_told(first_, end_))
      s_.type = entity_type::person;
    if (employer(first_)) s_.type = entity_type::organization, s_.typed = true;
    else if (called_so(first_)) s_.type = entity_type::person, s_.typed = true;
    if (r.initial[first_] && (many(first_) || describes_title(first_))) s_.unsure = true;
    return verdict::name;
  }
  verdict few_words() {
    std::uint32_t ordinary = 0;
    for (std::uint32_t k = first_; k < end_; ++k) ordinary += common(k) || (plain(k) && r.words[k].range.size() > 1);
    if (ordinary == n_ && !running()) return verdict::nothing;
    s_.unsure = ordinary == n_ && r.initial[first_];
    s_.typed = false;
    if (model_number(r, first_, end_)) return as(entity_type::product);
    const place_cue cue = preposition_of_place(r, first_);
    const bool town = french && n_ == 2 && r.in(word_list::fr_links, first_);  // "à | La Rochelle", as "à | Brest"
    if (cue == place_cue::any || (town && cue != place_cue::none) || home(first_)) return as(entity_type::place);
    const bool definite = !french && n_ >= 2 && !given_ && first_ > 0 && is(first_ - 1, "the") && r.tied(first_ - 1);
    const bool body = (ordinary * 2 >= n_ && !r.in(word_list::family_names, end_ - 1)) || definite;  // the | Gemini Cooperation
    return as(body ? entity_type::organization : entity_type::person);
  }
  // "the 399-metre | Marchen Maersk": what has a length or a weight is nobody.
  [[nodiscard]] bool measured() const {
    static constexpr std::string_view units[] = {"foot",   "kilometer", "kilometre", "meter", "metre",
                                                 "storey", "story",     "ton",       "tonne"};
    const std::uint32_t unit = first_ - 1;
    return !french && first_ > 1 && r.words[first_].before == gap::space && r.words[unit].before == gap::hyphen &&
           r.words[unit - 1].digits &&
           std::find(std::begin(units), std::end(units), r.words[unit].canonical) != std::end(units);
  }
  verdict many_words() {
    s_.typed = false;
    s_.unsure = !running();
    return as(entity_type::organization);
  }

  // Something with a name and behind it the country it is the branch of.
  [[nodiscard]] bool branch_of_country(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t k = first + 1; k < end; ++k)
      if (const dictionary_hit* hit = best_hit(r, k, true); hit != nullptr && country(*hit) &&
                                                            hit->kind != name_kind::adjective && k + hit->count == end &&
                                                            r.words[k].before == gap::space && !r.words[k].upper)
        return !compass(k - 1) && !is_family_name(r, first) && (french || r.style[first] == line_style::running);
    return false;
  }
  // "Ana Diaz, 34, of | Lunford"
  [[nodiscard]] bool home(std::uint32_t i) const {
    if (french || i < 2 || !is(i - 1, "of") || r.words[i].before != gap::space) return false;
    return r.words[i - 1].before == gap::comma && r.words[i - 2].digits && r.words[i - 2].range.size() == 2 &&
           r.words[i - 2].before == gap::comma;
  }
  // "the A9", "l'A13": one letter and a number, with the article of things.
  [[nodiscard]] bool road(std::uint32_t i) const {
    const std::string& w = r.words[i].folded;
    if (i == 0 || w.size() < 2 || w.size() > 5 ||
        std::string_view(french ? "adn" : "abemn").find(w[0]) == std::string_view::npos ||
        w.find_first_not_of("0123456789", 1) != std::string::npos)
      return false;
    if (french)
      return (is(i - 1, "l") && !(w.size() == 4 && w.back() == '0' && (w[1] == '3' || w[1] == '2'))) ||
             is(i - 1, "la");  // l'A320 flies
    return is(i - 1, "the");
  }
  // "an economist at | Fathom": with a town it would be "in".
  [[nodiscard]] bool employer(std::uint32_t i) const {
    if (french || i < 2 || !is(i - 1, "at") || !r.tied(i - 2)) return false;
    for (std::uint32_t at = i - 1; at > 0 && at + 5 > i && r.tied(at - 1); --at) {
      for (std::uint32_t n = 1; n <= 4 && n <= at; ++n)
        if (r.title[at - n].words == n) return true;
      if (!r.words[at - 1].capital) return false;  // Analyst | Jeff Lind at
    }
    return false;
  }
  // "We called him | Ty", "a man named | Hai"
  [[nodiscard]] bool called_so(std::uint32_t i) const {
    static constexpr std::string_view people[] = {"boy",       "child",    "friend", "girl", "man",
                                                  "neighbour", "neighbor", "person", "woman"};
    if (!french && i >= 2 && (is(i - 1, "named") || is(i - 1, "called")))
      return std::any_of(std::begin(people), std::end(people), [&](std::string_view p) { return is(i - 2, p); });
    return !french && i >= 2 && (is(i - 1, "him") || is(i - 1, "her")) &&
           (is(i - 2, "called") || is(i - 2, "call") || is(i - 2, "named") || is(i - 2, "nicknamed") || is(i - 2, "dubbed"));
  }
  // "Amphibians have": the verb says that a word in -s that opens a sentence is the plural of a noun.
  [[nodiscard]] bool many(std::uint32_t i) const {
    const std::string& w = r.words[i].folded;
    return !french && w.size() >= 5 && w.back() == 's' && !w.ends_with("ss") && i + 1 < r.size() && r.tied(i) &&
           (is(i + 1, "are") || is(i + 1, "have") || is(i + 1, "were"));
  }
  // "a businessman, | Soulivong, has"
  [[nodiscard]] bool introduced(std::uint32_t first, std::uint32_t end) const {
    if (french || first < 2 || end >= r.size() || r.words[first].before != gap::comma || r.words[end].before != gap::comma)
      return false;
    for (std::uint32_t n = 1; n <= 4 && n < first; ++n)
      if (r.title[first - n].words == n && !r.words[first - n].capital) return true;
    return false;
  }
  // "Thoracic surgeon": a word with the ending of an adjective that opens a sentence before an office.
  [[nodiscard]] bool describes_title(std::uint32_t i) const {
    const std::string& w = r.words[i].folded;
    const bool adjective = w.size() >= 6 && (w.ends_with("ic") || w.ends_with("al") || w.ends_with("ous") ||
                                             w.ends_with("ive") || w.ends_with("ary"));
    return !french && adjective && i + 1 < r.size() && r.words[i + 1].before == gap::space && !r.words[i + 1].capital &&
           r.title[i + 1].words > 0;
  }
  // "Marnham, | a village of 300 people": what the noun behind the comma says that a name is.
  [[nodiscard]] std::optional<entity_type> apposed(std::uint32_t end) const {
    if (end + 1 >= r.size() || slice(r.text, {r.words[end - 1].range.end, r.words[end].range.begin}) != ", ")
      return std::nullopt;
    const bool one = french ? is(end, "un") || is(end, "une") : is(end, "a") || is(end, "an");
    if (!one || !r.tied(end)) return std::nullopt;
    if (french) return r.title[end + 1].words > 0 ? entity_type::person : r.head_type(r.head[end + 1]);
    constexpr std::uint32_t longest = 6;  // words of the noun and what describes it
    std::uint32_t k = end + 1;
    while (k < r.size() && k <= end + longest && r.words[k].before != gap::comma && (k == end + 1 || r.tied(k - 1)) &&
           !preposition(r.words[k].canonical) && !is(k, "that") && !is(k, "which") && !is(k, "where") && !is(k, "who"))
      ++k;
    for (std::uint32_t n = 3; n >= 1; --n) {
      if (k < end + 1 + n || r.words[k - n].capital) continue;
      if (r.title[k - n].words == n) return entity_type::person;
      if (r.head[k - n].words == n) return r.head_type(r.head[k - n]);
    }
    return std::nullopt;
  }
  // The halves of double names: "Jean-Baptiste Nguyên Van Loc" has a given name of two.
  [[nodiscard]] std::uint32_t hyphens(std::uint32_t first, std::uint32_t end) const {
    std::uint32_t n = 0;
    for (std::uint32_t k = first + 1; k < end; ++k) n += r.words[k].before == gap::hyphen;
    return n;
  }
  // "Long Đức": marks and no family name are a place or a company rather than somebody called Long.
  [[nodiscard]] bool marked_syllables(std::uint32_t first, std::uint32_t end) const {
    return all_syllables(first, end) &&
           std::any_of(r.words.begin() + first, r.words.begin() + end, [](const word& w) { return w.canonical != w.folded; });
  }
  // "Lamoureux et Fils", "Steptoe and Sons"
  [[nodiscard]] bool family_firm(std::uint32_t first, std::uint32_t end) const {
    return end - first >= 3 && kin_in_a_firm(r, end - 2);
  }
  // "la frégate | Prairial", "la frégate de surveillance | Prairial"
  [[nodiscard]] bool vessel_before(std::uint32_t i) const {
    if (i == 0 || !r.tied(i - 1) || r.words[i - 1].capital || r.words[i].before != gap::space) return false;
    for (std::uint32_t n = 1; n <= 4 && n <= i; ++n) {
      const concept_match& head = r.head[i - n];
      const bool complement =
          head.words < n && lexicon::get().contains(word_list::fr_links, r.words[i - n + 1].canonical) && plain(i - 1);
      if (r.head_type(head) == entity_type::product && (head.words == n || complement)) return true;
      if (!r.tied(i - n) || r.words[i - n].capital) break;
    }
    return false;
  }
  [[nodiscard]] bool english_inside(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t k = first + 1; k + 1 < end; ++k)
      if (!r.words[k].capital && (is(k, "and") || is(k, "of"))) return true;
    return false;
  }
  // "Kuwait Petroleum International": two words of the English lexicon that are none of French.
  [[nodiscard]] bool english_words(std::uint32_t first, std::uint32_t end) const {
    std::uint32_t n = 0;
    for (std::uint32_t k = first; k < end; ++k)
      n += !plain(k) && !common(k) && r.words[k].capital && !r.words[k].upper &&
           !lexicon::get().find("en", r.words[k].folded).empty();
    return n >= 2;
  }
  // "les reliques de saint | André Dung Lac": with a small letter and no hyphen the saint, not a church or a town called after
  // one.
  [[nodiscard]] bool saint_before(std::uint32_t i) const {
    return french && i > 0 && r.words[i].before == gap::space && (is(i - 1, "saint") || is(i - 1, "sainte")) &&
           !r.words[i - 1].capital;
  }
  // "Utah Rams": a place and what its players call themselves.
  [[nodiscard]] bool team(std::uint32_t first, std::uint32_t end) const {
    const dictionary_hit* hit = best_hit(r, first);
    const std::string& last = r.words[end - 1].folded;
    return !french && hit != nullptr && is_country_or_place(*hit) && hit->kind != name_kind::adjective &&
           first + hit->count + 1 == end && last.size() >= 4 && last.ends_with('s') && !last.ends_with("ss") &&
           r.words[end - 1].before == gap::space;
  }
};

}  // namespace

std::optional<span> guessed_name(const latin_words& w, std::uint32_t first, std::uint32_t end, const office& o) {
  return guess(w, first, end, o).read();
}

}  // namespace allonym::text
