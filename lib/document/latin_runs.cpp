// Where a run of capitals ends: the words, numbers and facilities that it takes in.
#include "document/latin_words.hpp"

#include <algorithm>
#include <array>

#include "names/legal_forms.hpp"

namespace allonym::text {
namespace {

using names::lexicon;
using names::word_list;

class latin_run : latin_words {
public:
  latin_run(const latin_words& w, std::uint32_t first)
      : latin_words(w), first_(first), end_(first + std::max(1U, r.head[first].words)) {}

  std::uint32_t read() {
    open();
    if (way_of_places()) return end_ + 1;
    constexpr std::uint32_t longest = 24;  // words
    while (end_ < r.size() && end_ - first_ < longest && next() == step::on) {
    }
    return end_;
  }

private:
  // What a reader makes of the word behind the run: nothing, a part of the name, or the end.
  enum class step { none, on, over };
  using reader = step (latin_run::*)();

  std::uint32_t first_, end_;
  bool linked_ = false;  // a preposition stands in the run
  bool listed_ = false;  // a list of subjects has begun

  step next() {
    static constexpr std::array<reader, 18> readers{&latin_run::listed_subject, &latin_run::way,     &latin_run::second_of_two,
                                                    &latin_run::company_form,   &latin_run::act,     &latin_run::numbered_body,
                                                    &latin_run::ordinal,        &latin_run::untied,  &latin_run::possessive,
                                                    &latin_run::capital_word,   &latin_run::variant, &latin_run::number,
                                                    &latin_run::hyphened,       &latin_run::elided,  &latin_run::post,
                                                    &latin_run::facility,       &latin_run::body,    &latin_run::small_word};
    for (const reader read_one : readers)
      if (const step s = (this->*read_one)(); s != step::none) return s;
    return step::over;
  }
  step on(std::uint32_t end) {
    end_ = end;
    return step::on;
  }
  step over(std::uint32_t end) {
    end_ = end;
    return step::over;
  }
  step over() { return step::over; }
  [[nodiscard]] const word& at_end() const { return r.words[end_]; }

  // The head and the name of the dictionary that open the run.
  void open() {
    linked_ = whole_head(first_) > 1;
    const dictionary_hit* hit = best_hit(r, first_, true);
    if (hit == nullptr) return;
    if (!hit->lower) end_ = std::max(end_, first_ + hit->count);
    if (!french && hit->kind == name_kind::weak &&
        r.head_type(r.head[first_]) == entity_type::organization)  // Ministry of Trade | and Fisheries
      for (std::uint32_t k = first_ + 1; k < end_; ++k)
        linked_ = linked_ || (!r.words[k].capital && preposition(r.words[k].canonical));
  }
  // "Cát Linh-Hà Đông | line"
  [[nodiscard]] bool way_of_places() const {
    const bool joined = !french && std::any_of(r.words.begin() + first_ + 1, r.words.begin() + end_,
                                               [](const word& x) { return x.before == gap::hyphen || x.before == gap::dash; });
    return joined && end_ < r.size() && at_end().before == gap::space && r.in(word_list::en_routes, end_);
  }

  step listed_subject() {
    if (at_end().before != gap::comma || !(linked_ || chamber(first_) || subjects_of_body(first_, end_)) || !listed(end_))
      return step::none;
    listed_ = true;
    return on(end_ + std::max(1U, r.phrase[end_].words));
  }
  step way() {
    const std::uint32_t end = way_between(first_, end_);
    return end > end_ ? over(end) : step::none;
  }
  step second_of_two() {
    if (at_end().before != gap::dash || !capital(r, end_)) return step::none;
    return (pair_of_places(first_, end_, true) && headed_compound(end_)) || part_of_town(first_, end_) ? on(end_ + 1)
                                                                                                       : step::none;
  }
  step company_form() { return company_form_follows(end_) ? on(end_ + 1) : step::none; }
  step act() {
    const std::uint32_t end = bracketed_act(end_);
    return end > end_ ? on(end) : step::none;
  }
  [[nodiscard]] bool behind_no() const { return at_end().digits && end_ > first_ + 1 && is(end_ - 1, "no"); }
  // "China Railway | No 6 Group"
  step numbered_body() {
    const std::uint32_t head = end_ + 1;
    if (french || !behind_no() || head >= r.size() || r.words[head].before != gap::space || !r.words[head].capital ||
        r.head_type(r.head[head]) != entity_type::organization)
      return step::none;
    return on(head + r.head[head].words);
  }
  // "Hai Tien No. 3"
  step ordinal() {
    if (!behind_no() || !r.words[end_ - 1].capital) return step::none;
    const bool near =
        at_end().before == gap::space || slice(r.text, {r.words[end_ - 1].range.end, at_end().range.begin}) == ". ";
    return near ? over(number_end(end_)) : step::none;
  }
  step untied() { return r.tied(end_ - 1) ? step::none : over(); }
  step possessive() {
    if (!at_end().possessive)
      return plural_possessive(end_) && !(capital(r, end_) && r.phrase[end_ - 1].words > 0)
                 ? over()
                 : step::none;  // Laos' | Xieng Khouang
    const bool inside = r.phrase[end_ - 1].words >= 2 || is(first_, "st") || is(first_, "saint") || possessive_inside(end_) ||
                        owner_in_a_name(first_, end_);
    return inside ? on(end_ + 1) : over();
  }

  step capital_word() {
    if (!capital(r, end_)) return step::none;
    if (currency(at_end()) || speaker() || another_name() || clause_of_country() || of_headline()) return over();
    const std::uint32_t words = whole_head(end_);
    linked_ = linked_ || words > 1;
    return on(end_ + words);
  }
  // "In Vietnam | I train"
  [[nodiscard]] bool speaker() const {
    if (french || !is(end_, "i") || at_end().range.size() != 1 || end_ + 1 >= r.size() || !r.tied(end_) ||
        r.words[end_ + 1].capital)
      return false;
    const dictionary_hit* place = dictionary_covers(first_, end_);
    return place != nullptr && place->type == entity_type::place;
  }
  // "the Trade Agreements | Vietnam has signed": behind a plural a country does something.
  [[nodiscard]] bool clause_of_country() const {
    const std::string& plural = r.words[end_ - 1].folded;
    const dictionary_hit* hit = best_hit(r, end_, true);
    if (french || plural.size() < 5 || plural.back() != 's' || hit == nullptr || !country(*hit) ||
        hit->kind == name_kind::adjective || lexicon::get().find("en", plural.substr(0, plural.size() - 1)).empty())
      return false;
    const std::uint32_t verb = end_ + hit->count;
    return verb < r.size() && r.words[verb].before == gap::space && !r.words[verb].capital &&
           (is(verb, "has") || is(verb, "had") || is(verb, "have") || is(verb, "is") || is(verb, "was") ||
            r.in(word_list::en_deeds, verb));
  }
  [[nodiscard]] bool another_name() const {
    if (at_end().before != gap::hyphen) return false;
    const bool twinned = french && kind_before(first_) == entity_type::organization;  // l'association Bretagne-Vietnam
    if (!twinned && pair_of_places(first_, end_) && !headed_compound(end_)) return true;
    const dictionary_hit* state = best_hit(r, end_, true);  // ASEAN-India | Centre
    if (r.words[first_].upper && state != nullptr && country(*state) && headed_compound(end_)) return false;
    return end_ - first_ == 1 && r.alone[first_] != 0 && r.alone[end_] != 0;  // the Kim-Trump summit
  }
  // In a headline every word has a capital: only those of names and their heads go on.
  [[nodiscard]] bool of_headline() const {
    if (r.style[end_] != line_style::title_case || name_like(end_)) return false;
    const std::uint32_t behind = end_ + r.head[end_].words;
    const bool compound = r.head[end_].words >= 2 && behind <= r.size() && r.words[behind - 1].capital &&
                          name_like(end_ - 1);  // Ho Chi Minh City | People's Court
    return !compound && (common(end_) || !head_after(end_));
  }

  step variant() {
    return (at_end().before == gap::space && variant_at(r, end_)) || golden(end_) ? over(end_ + 2) : step::none;
  }
  step number() {
    if (!at_end().digits) return step::none;
    if (number_of_ship()) return over(end_ + 1);
    if (best_hit(r, end_, true) != nullptr) return over();  // the Delta Airways | 737 MAX
    if (number_of_law()) return over(number_end(end_));
    const bool spaced = at_end().before == gap::space;
    if (spaced && (score() || counts(end_) || (!french && result_at(r, end_)))) return over();
    if (spaced && numbered_unit()) return over(end_ + 1);
    if (at_end().before == gap::hyphen || (spaced && at_end().range.size() <= 4 && takes_number())) return on(end_ + 1);
    if (edition(r, first_, end_) || games(first_, end_) || model(first_, end_)) return over(end_ + 1);
    return spaced && before_place() ? on(end_ + 1) : over();
  }
  [[nodiscard]] bool tied_behind() const { return end_ + 1 < r.size() && r.tied(end_); }
  [[nodiscard]] bool capital_behind() const { return tied_behind() && r.words[end_ + 1].capital; }
  // CSB 8002
  [[nodiscard]] bool number_of_ship() const {
    return end_ - first_ == 1 && r.words[first_].upper && at_end().range.size() >= 2 && r.in(word_list::ship_prefixes, first_);
  }
  [[nodiscard]] bool number_of_law() const {
    entity_type type{};
    return at_end().before == gap::space && head_ends_at(first_, end_, &type) && type == entity_type::law &&
           number_end(end_) > end_ + 1;
  }
  // HCM City Police | 3-1
  [[nodiscard]] bool score() const {
    return tied_behind() && r.words[end_ + 1].digits && r.words[end_ + 1].before != gap::space;
  }
  // "Field Hospital Rotation | 7"
  [[nodiscard]] bool numbered_unit() const {
    if (french || at_end().range.size() > 2 || capital_behind() || r.style[first_] != line_style::running ||
        !headed(first_, end_, entity_type::organization))
      return false;
    return r.phrase[first_].words > 0 && r.words[end_ - 1].capital && r.head[end_ - 1].words == 0 && r.in(vocabulary, end_ - 1);
  }
  [[nodiscard]] bool takes_number() const {
    return headed(first_, end_, entity_type::event) || headed(first_, end_, entity_type::product) || is(end_ - 1, "no") ||
           is(end_ - 1, "number") || head_ends_at(first_, end_);
  }
  // "Long Duc | 2 Industrial Park"
  [[nodiscard]] bool before_place() const {
    return capital_behind() && r.head_type(r.head[end_ + 1]) == entity_type::place && at_end().range.size() <= 2 &&
           !headed(first_, end_, entity_type::place);
  }

  step hyphened() {
    if (at_end().before != gap::hyphen) return step::none;
    if (prefixed(end_ - 1) && (capital_behind() || r.head[end_ - 1].words == 2))
      return on(end_ + 1);  // Inter-governmental Committee, Textile Co-operative
    const bool joins =
        end_ + 1 < r.size() && r.words[end_ + 1].before == gap::hyphen && r.words[end_ + 1].capital;  // Neuilly-sur-Seine
    const bool korean = end_ == first_ + 2 && lexicon::get().contains(word_list::korean_surnames, r.words[first_].folded) &&
                        r.words[first_ + 1].before == gap::space;  // An Se-young
    return common(end_) && !joins && !korean ? over() : on(end_ + 1);
  }
  step elided() {
    if (at_end().before != gap::apostrophe) return step::none;
    return at_end().range.size() <= 2 ? over() : on(end_ + 1);
  }
  step post() {
    const std::uint32_t end = post_of_country(first_, end_);
    return end > end_ ? over(end) : step::none;
  }
  step facility() {
    const std::uint32_t end = common(first_) ? end_ : facility_at(end_);
    return end > end_ ? over(end) : step::none;
  }
  step body() {
    const std::uint32_t end = body_of_place(first_, end_);
    return end > end_ ? on(end) : step::none;
  }
  step small_word() {
    const std::uint32_t next = bridge_end(*this, first_, end_, linked_);
    if (next == 0) return over();
    linked_ = linked_ || preposition(at_end().canonical);
    return on(next);
  }

  // "Acme Holdings, Inc.", "Lap Tam Co., Ltd"
  [[nodiscard]] bool company_form_follows(std::uint32_t j) const {
    const word& w = r.words[j];
    const std::string_view between = slice(r.text, {r.words[j - 1].range.end, w.range.begin});
    return (between == ", " || between == "., " || (between == ". " && r.words[j - 1].canonical == "co")) && w.capital &&
           r.words[j - 1].capital && names::is_company_form(w.folded);
  }

  // "Money Laundering | (Prevention and Prohibition) Act": the end of the title of an act with brackets inside; `j` if there is
  // none.
  [[nodiscard]] std::uint32_t bracketed_act(std::uint32_t j) const {
    if (french || r.words[j].before != gap::open || !r.words[j].capital || r.text[r.words[j].range.begin - 1] != '(') return j;
    std::uint32_t k = j + 1;
    while (k < r.size() && k < j + 8 && r.tied(k - 1) && (r.words[k].capital || is(k, "and") || is(k, "of") || is(k, "to")))
      ++k;
    if (k >= r.size() || r.words[k].before != gap::close || !r.words[k].capital || r.head[k].words == 0) return j;
    return r.head_type(r.head[k]) == entity_type::law ? k + r.head[k].words : j;
  }

  [[nodiscard]] bool holds_conjunction(std::uint32_t i, std::uint32_t j) const {
    while (i < j && !is(i, "and") && !is(i, "et")) ++i;
    return i < j;
  }
  [[nodiscard]] bool listed(std::uint32_t j) const {
    const auto words = [&](std::uint32_t k) { return std::max(1U, r.phrase[k].words); };
    for (std::uint32_t parts = 0; parts < 5 && subject(j); ++parts) {
      if ((listed_ || parts > 0) && holds_conjunction(j, j + words(j)))
        return true;  // Construction, Natural Resources and Environment
      j += words(j);
      while (j < r.size() && r.tied(j - 1) && subject(j)) j += words(j);
      if (j + 1 >= r.size()) return false;
      if (is(j, "and") || is(j, "et")) return subject(j + 1);
      if (r.words[j].before != gap::comma) return false;
    }
    return false;
  }

  // "Oil, | Gas and Coal Department": subjects alone, and a head behind the last.
  [[nodiscard]] bool subjects_of_body(std::uint32_t i, std::uint32_t j) const {
    if (french || !all_plain(i, j) || !component(i) || head_in(i, j)) return false;
    const auto words = [&](std::uint32_t k) { return std::max(1U, r.phrase[k].words); };
    for (std::uint32_t parts = 0; parts < 5 && j < r.size() && component(j) && r.head[j].words == 0; ++parts) {
      j += words(j);
      if (j + 1 < r.size() && is(j, "and") && component(j + 1)) {
        const std::uint32_t last = j + 1 + words(j + 1);
        return last < r.size() && r.tied(last - 1) && r.words[last].capital &&
               r.head_type(r.head[last]) == entity_type::organization;
      }
      if (j >= r.size() || r.words[j].before != gap::comma) return false;
    }
    return false;
  }

  // "State's Attorney's Office", "Children's Hospital": the word before the 's at `i` is one that names hold, and a head
  // follows.
  [[nodiscard]] bool possessive_inside(std::uint32_t i) const {
    return r.words[i - 1].capital && r.in(word_list::en_possessives, i - 1) && headed_compound(i);
  }

  // "near Bishop | 's | Cleeve", "from Miller's Point": an ordinary word with a capital inside a sentence owns nothing but a
  // name.
  [[nodiscard]] bool owner_in_a_name(std::uint32_t i, std::uint32_t end) const {
    if (french || end - i != 1 || end + 1 >= r.size() || !r.words[i].capital || r.initial[i] ||
        r.style[i] != line_style::running || i == 0)
      return false;
    if (r.words[end + 1].before != gap::space || !r.words[end + 1].capital || best_hit(r, i, true) != nullptr ||
        is(i - 1, "the") || r.words[i - 1].capital)
      return false;
    return r.in(vocabulary, i) && r.head[i].words == 0 && !r.in(word_list::en_calendar, i) && r.title[end + 1].words == 0 &&
           !is_given_name(r, end + 1);
  }

  // Whether the gap before word i holds the apostrophe of a plural: "Laos' Xieng Khouang".
  [[nodiscard]] bool plural_possessive(std::uint32_t i) const {
    const std::string_view between = slice(r.text, {r.words[i - 1].range.end, r.words[i].range.begin});
    return between == "' " || between == "\u2019 ";
  }

  // "Nghe An | provincial | People's Committee": the head behind the lower-case word at `j`; `j` if there is none.
  [[nodiscard]] std::uint32_t body_of_place(std::uint32_t i, std::uint32_t j) const {
    if (french || r.words[j].capital || !r.in(word_list::en_administrative, j) || j + 1 >= r.size() || !r.tied(j) ||
        !r.words[j + 1].capital)
      return j;
    const concept_match& head = r.head[j + 1];
    if (r.head_type(head) != entity_type::organization) return j;
    const bool known = place_ends(i, j);
    if (!known && (common(i) || head_in(i, j) || head.words < 2)) return j;
    return j + 1 + head.words;
  }

  // "the Philippine | embassy", "the French | consulate in Da Nang": the end of the post in lower case of the country at [i,
  // j); `j` if there is none.
  [[nodiscard]] std::uint32_t post_of_country(std::uint32_t i, std::uint32_t j) const {
    const dictionary_hit* owner = best_hit(r, i, true);
    if (french || owner == nullptr || i + owner->count != j || !country(*owner) || r.words[j].capital ||
        r.words[j].before != gap::space || !r.in(word_list::en_posts, j))
      return j;
    if (!is(j + 1, "in") || j + 2 >= r.size() || !r.tied(j) || !r.tied(j + 1)) return j + 1;
    const dictionary_hit* seat = best_hit(r, j + 2, true);
    return seat != nullptr && is_country_or_place(*seat) && seat->kind != name_kind::adjective && !seat->lower
               ? j + 2 + seat->count
               : j + 1;
  }

  // Whether a place of the dictionary ends the words [i, j).
  [[nodiscard]] bool place_ends(std::uint32_t i, std::uint32_t j) const {
    for (std::uint32_t k = i; k < j; ++k)
      for (const dictionary_hit& hit : r.hits_of(k))
        if (k + hit.count == j && hit.type == entity_type::place && hit.kind != name_kind::adjective) return true;
    return false;
  }

  // "the Riverside Church | 18 years ago": the number is that of the noun in the plural behind it.
  [[nodiscard]] bool counts(std::uint32_t j) const {
    if (j + 1 >= r.size() || !r.tied(j) || r.words[j + 1].before != gap::space || r.words[j + 1].capital) return false;
    const std::string& noun = r.words[j + 1].canonical;
    return noun.size() >= 4 && noun.back() == 's' && !noun.ends_with("ss") && !noun.ends_with("us");
  }

  [[nodiscard]] bool head_after(std::uint32_t j) const { return r.head[j].words > 0 && j > 0 && name_like(j - 1); }

  // "Xuan Huong | - Da Lat Ward": what was two is one part of a town.
  [[nodiscard]] bool part_of_town(std::uint32_t i, std::uint32_t j) const {
    const std::string_view between = slice(r.text, {r.words[j - 1].range.end, r.words[j].range.begin});
    if (french || j - i > 3 || between.size() < 3 || between.front() != ' ' || head_in(i, j) || r.words[j - 1].upper ||
        (i == 0 || r.words[i].before == gap::line))
      return false;
    std::uint32_t k = j + 1;
    while (k < r.size() && k < j + 4 && r.tied(k - 1) && r.words[k].capital && r.head[k].words == 0) ++k;
    return k > j && k < r.size() && r.tied(k - 1) && r.words[k].capital && r.in(word_list::en_parts, k);
  }

  // "Van Ninh | - Cam Lo expressway", "Cát Linh | -Hà Đông line": the end of the way between two places, `j` if it is none.
  [[nodiscard]] std::uint32_t way_between(std::uint32_t i, std::uint32_t j) const {
    const auto name = [&](std::uint32_t k) { return capital(r, k) && !r.words[k].upper && r.title[k].words == 0; };
    if (french || j - i > 3 || (r.words[j].before != gap::dash && r.words[j].before != gap::hyphen) || !name(i) || !name(j))
      return j;
    std::uint32_t k = j + 1;
    while (k < r.size() && k < j + 4 && r.words[k].before == gap::space && name(k)) ++k;
    // "the Trump-Biden line" runs nowhere.
    const bool doubtful = r.words[j].before == gap::hyphen && (is(k, "line") || is(k, "road"));
    if (doubtful && best_hit(r, i, true) == nullptr && best_hit(r, j, true) == nullptr && !(all_syllables(i, k))) return j;
    const std::uint32_t chain = chain_of_places(i);
    if (chain > k) k = chain;
    for (std::uint32_t n = 3; n >= 1 && k < r.size() && r.words[k].before == gap::space; --n)
      if (k + n <= r.size() && r.tied(k + n - 2) && lexicon::get().contains(word_list::en_routes, r.canonical(k, k + n)))
        return k + n;
    return std::max(j, chain);
  }

  // "every Kestrel | 4": a thing of which there are several, by its article, and the number of its make.
  [[nodiscard]] bool model(std::uint32_t i, std::uint32_t j) const {
    const word& w = r.words[j];
    if (french || j != i + 1 || i == 0 || !r.tied(i - 1) || w.before != gap::space || w.range.size() > 2 || r.words[i].upper ||
        r.style[i] != line_style::running || best_hit(r, i, true) != nullptr || common(i) || plain(i))
      return false;
    if (j + 1 < r.size() && r.tied(j) && r.words[j + 1].before != gap::space) return false;
    return is(i - 1, "a") || is(i - 1, "an") || is(i - 1, "every") || is(i - 1, "each") || is(i - 1, "its");
  }
};

}  // namespace

std::uint32_t run_end(const latin_words& w, std::uint32_t i) { return latin_run(w, i).read(); }

}  // namespace allonym::text
