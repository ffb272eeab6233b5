// Capitals in Vietnamese text that no head opens: names of the dictionary with what goes on behind them, persons, and what
// nothing but the words around them tells of.
#include "document/vietnamese_words.hpp"

#include <algorithm>
#include <array>

#include "names/countries.hpp"
#include "names/syllable.hpp"

namespace allonym::text {
namespace {

using names::word_list;

constexpr std::uint32_t longest_name = 8;  // words

class run : vietnamese_words {
public:
  run(vietnamese_text& text, std::uint32_t first) : vietnamese_words(text), text_(text), first_(first) {}

  std::uint32_t read() {
    if (const std::uint32_t end = before_the_name(); end > first_) return end;
    if (const std::uint32_t end = foreign_phrase(*this, first_); end > first_) {
      const dictionary_hit* hit = best_hit(r, first_, true);
      if (hit == nullptr || first_ + hit->count < end) return unknown(end, true);
    }
    if (house_number(r, first_) && !r.words[first_].upper)
      return text_.add(first_, first_ + capital_run(first_), entity_type::place);
    if (const std::uint32_t end = part_of_place(); end > first_) return text_.add(first_, end, entity_type::place);
    if (called_by_name()) return text_.add(first_, first_ + capital_run(first_), entity_type::person, span_source::person);
    if (const std::uint32_t end = ship(); end > first_) return text_.add(first_, end, entity_type::product);
    if (const std::uint32_t end = open_championship(); end > first_) return text_.add(first_, end, entity_type::event);
    if (const dictionary_hit* hit = known_name(); hit != nullptr)
      if (const std::uint32_t end = known(*hit); end > first_) return end;
    if (opens_sentence() || (r.style[first_] == line_style::title_case && syllable(first_) && !named_in_full()))
      return first_ + 1;
    if (const std::uint32_t end = person_at(first_); end > first_) return person(with_foreign_part(end));
    if (spaced(first_ + 1) && !syllable(first_) && variant_at(r, first_ + 1))
      return text_.add(first_, first_ + 3, entity_type::product);
    const std::uint32_t end = capitals_end();
    if (const std::uint32_t behind = end == first_ + 1 ? site(end) : end; behind > end)
      return text_.add(first_, behind, entity_type::organization);
    if (!syllable(first_) && edition(r, first_, end)) return text_.add(first_, end + 1, entity_type::event);
    if (const std::uint32_t branch = local_branch(end); branch > end) return branch;
    return unknown(end);
  }

private:
  vietnamese_text& text_;
  std::uint32_t first_;

  // Capitals that open no name: the end of what they are.
  std::uint32_t before_the_name() {
    const std::uint32_t next = first_ + 1;
    // "Cao ủy Thương mại châu | Âu": the capital is the last of a name that began before.
    if (first_ > 0 && !r.words[first_ - 1].capital && r.tied(first_ - 1))
      if (const dictionary_hit* hit = best_hit(r, first_ - 1, true);
          hit != nullptr && hit->type == entity_type::place && hit->count == 2)
        return next;
    if (r.words[first_].range.size() == 1 && next < r.size() && r.words[next].before == gap::hyphen &&
        best_hit(r, next) != nullptr)
      return next;  // R-Arizona
    if (foreign_title(*this, first_)) return text_.role_end = next;
    if (is(first_, "tt") && r.words[first_].upper && spaced(next) && capital(r, next) && !syllable(next) &&
        !r.words[next].upper)
      return text_.role_end = next;  // TT | Trump
    if (const std::uint32_t end = bearing(); end > first_) return end;
    if (const std::uint32_t end = number_of_edition(); end > first_) return end;
    if (short_for_title()) return next;
    if (first_ > 0 && is(first_ - 1, "loài") && spaced(first_) && spaced(next) && !syllable(first_) && !r.words[next].capital &&
        !syllable(next))
      return next + 1;  // loài | Mnemiopsis leidyi
    if (spaced(next) && r.words[next].capital && capital_run(first_) == 2 && in(word_list::vi_calendar, first_, next + 1))
      return next + 1;  // Tết | Giáp Thìn
    // "phía Nam | Nevada": the capital is of a phrase that began before.
    if (first_ > 0 && !r.words[first_ - 1].capital && r.tied(first_ - 1) && syllable(first_) &&
        (r.phrase[first_ - 1].words >= 2 || compound(first_ - 1)))
      return next;
    // "Bang | Vermont"
    const dictionary_hit* whole = best_hit(r, first_);
    const bool known = whole != nullptr && whole->count > r.head[first_].words && !whole->lower;  // TP.HCM
    if (r.head[first_].words > 0 && outside(first_) && !known) return first_ + r.head[first_].words;
    return first_;
  }

  // "hướng | Tây Tây Bắc", "18,9 độ | Vĩ Bắc", "gió mùa | Đông Bắc": where something moves, lies or comes from.
  [[nodiscard]] std::uint32_t bearing() const {
    const bool degree = is(first_, "vĩ") || is(first_, "kinh");
    std::uint32_t end = first_ + (degree ? 1 : 0);
    while (end < r.size() && (end == first_ || spaced(end)) && r.words[end].capital && r.in(word_list::vi_directions, end))
      ++end;
    const std::uint32_t points = end - first_ - (degree ? 1 : 0);
    const dictionary_hit* hit = best_hit(r, first_, true);
    if (points == 0 || (hit != nullptr && hit->count > points)) return first_;
    const bool told = first_ > 0 && r.tied(first_ - 1) &&
                      (is(first_ - 1, "hướng") || is(first_ - 1, "phía") || is(first_ - 1, "gió") ||
                       (is(first_ - 1, "mùa") && first_ > 1 && is(first_ - 2, "gió")));
    // "từ | Bắc | đảo Cồn Cỏ"
    const bool of_place = points == 1 && spaced(end) && !r.words[end].capital && r.in(word_list::vi_place_classifiers, end);
    return degree || points >= 3 || (points == 2 && told) || (of_place && !r.initial[first_]) ? end : first_;
  }
  // "lần thứ | VI-2015"
  [[nodiscard]] std::uint32_t number_of_edition() const {
    if (first_ == 0 || !is(first_ - 1, "thứ") || !r.words[first_].upper || r.words[first_ - 1].capital) return first_;
    const std::uint32_t year = first_ + 1;
    return digits(year) && r.words[year].before == gap::hyphen ? year + 1 : year;
  }
  // "kiểm sát viên (KSV)": what papers write for a title.
  [[nodiscard]] bool short_for_title() const {
    const word& w = r.words[first_];
    if (w.before != gap::open || !w.upper || (first_ + 1 < r.size() && r.words[first_ + 1].before != gap::close)) return false;
    for (std::uint32_t n = 2; n <= 5 && n <= first_; ++n) {
      if (r.title[first_ - n].words != n) continue;
      std::string initials;
      for (std::uint32_t k = first_ - n; k < first_; ++k) initials += r.words[k].folded.substr(0, 1);
      if (initials == w.folded) return true;
    }
    return false;
  }

  // "chi nhánh | Bắc Đắk Lắk", "Nam Sài Gòn": the end of a place of Viet Nam with a point of the compass before it, or the
  // first word.
  [[nodiscard]] std::uint32_t part_of_place() const {
    const std::uint32_t place = first_ + 1;
    if (!r.in(word_list::vi_directions, first_) || !spaced(place) || r.initial[first_] || text_.addressed(first_) ||
        best_hit(r, first_) != nullptr)
      return first_;
    if (r.tied(first_ - 1) && (is(first_ - 1, "phía") || is(first_ - 1, "miền") || is(first_ - 1, "hướng"))) return first_;
    const dictionary_hit* hit = best_hit(r, place);
    const bool native = hit != nullptr && hit->count >= 2 && hit->type == entity_type::place && !hit->lower &&
                        (hit->id.starts_with("iso:VN-") || hit->id.starts_with("allonym:vn-"));
    return native && person_at(place) <= place + hit->count ? place + hit->count : first_;
  }
  [[nodiscard]] const dictionary_hit* known_name() const {
    const dictionary_hit* hit = best_hit(r, first_, text_.in_role(first_) && !text_.honorific);
    if (hit == nullptr || hit->lower) return nullptr;
    const bool somebody =
        text_.addressed(first_) && hit->count == 1 && hit->type == entity_type::place && syllable(first_);  // "ông Nga"
    return somebody || text_.holder_like_a_country(*hit) ? nullptr : hit;
  }
  // What the dictionary's name at the first word belongs to; the first word if the dictionary does not decide.
  std::uint32_t known(const dictionary_hit& hit) {
    using reader = std::uint32_t (run::*)(const dictionary_hit&);
    static constexpr std::array<reader, 16> readers{&run::part_of_division,
                                                    &run::office_in_vietnam,
                                                    &run::street_of_person,
                                                    &run::english_competition,
                                                    &run::engineers,
                                                    &run::firm_like_a_place,
                                                    &run::branch_of_firm,
                                                    &run::maker_and_model,
                                                    &run::branch_of_people,
                                                    &run::acronym_with_rest,
                                                    &run::acronym_with_direction,
                                                    &run::given_name_like_a_place,
                                                    &run::surname_like_a_place,
                                                    &run::edition_of_known,
                                                    &run::longer_than_known,
                                                    &run::by_itself};
    for (const reader read_one : readers)
      if (const std::uint32_t end = (this->*read_one)(hit); end > first_) return end;
    return first_;
  }
  // "xã | Tuy Phước Đông", "An Nhơn Bắc": a part of a division bears its name with a point of the compass.
  std::uint32_t part_of_division(const dictionary_hit& hit) {
    const std::uint32_t end = first_ + hit.count + 1;
    if (hit.type != entity_type::place || hit.count < 2 || !hit.id.starts_with("allonym:vn-") || !spaced(end - 1) ||
        !r.words[end - 1].capital || !r.in(word_list::vi_directions, end - 1))
      return first_;
    return tied_to(end) && r.words[end].capital ? first_ : text_.add(first_, end, entity_type::place);
  }
  // "UNICEF | Việt Nam", "Honda | Việt Nam": what a body of elsewhere calls itself here.
  std::uint32_t office_in_vietnam(const dictionary_hit& hit) {
    if (hit.type != entity_type::organization || hit.lower || hit.id.starts_with("allonym:vn-") || syllable(first_))
      return first_;
    const std::uint32_t end = local_branch(first_ + hit.count);
    if (end > first_ + hit.count && text_.in_role(first_)) text_.role_end = end;
    return end > first_ + hit.count ? end : first_;
  }
  // "đường | Lê Duẩn": a street is not whom it is named after.
  std::uint32_t street_of_person(const dictionary_hit& hit) {
    return hit.type == entity_type::person && generic_before() == entity_type::place
               ? text_.add(first_, first_ + hit.count, entity_type::place)
               : first_;
  }
  // "giải Đức | mở rộng", "Úc Mở rộng": a championship open to all, unless the country widens something.
  [[nodiscard]] std::uint32_t open_championship() const {
    const dictionary_hit* hit = best_hit(r, first_, true);
    if (hit == nullptr || hit->type != entity_type::place || hit->lower) return first_;
    const std::uint32_t open = first_ + hit->count, end = open + 2;
    if (!spaced(open) || !spaced(open + 1) || !is(open, "mở") || !is(open + 1, "rộng")) return first_;
    const bool cup = generic_before() == entity_type::event;
    const bool alone =
        end >= r.size() || !r.tied(end - 1) || digits(end) || breaks(end) || r.in(word_list::vi_conjunctions, end);
    return r.words[open].capital || cup || (alone && !r.initial[first_]) ? end : first_;
  }
  // "tàu | Trường Sa 571", "tàu cá | QNg 95118 TS", "tàu | CSB 8002": a ship with the number that it bears.
  [[nodiscard]] std::uint32_t ship() const {
    if (text_.in_role(first_) || generic_before() != entity_type::product) return first_;
    const dictionary_hit* hit = best_hit(r, first_, true);
    const std::uint32_t number = hit != nullptr ? first_ + hit->count : first_ + capital_run(first_);
    if (!digits(number) || !spaced(number) || r.words[number].folded.size() > 5 || (number == first_ + 1 && syllable(first_)))
      return first_;
    const std::uint32_t end = number + 1;
    if (tied_to(end) && r.words[end].upper && r.words[end].range.size() <= 2) return end + 1;  // TS
    const bool closed = !tied_to(end) || r.words[end].capital || breaks(end) || r.in(word_list::vi_conjunctions, end) ||
                        r.in(word_list::vi_title_ends, end) || r.in(word_list::vi_links, end) ||
                        (tied_to(end + 1) && in(word_list::vi_verbs, end, end + 2));
    const bool small = number >= first_ + 2 && r.words[number].range.size() <= 2;  // Hải Thiên 3
    return (closed || small) && !(tied_to(end) && r.in(word_list::vi_counted, end)) ? end : first_;
  }
  // "Vietnam | Open", "Hanoi | Masters 2026"
  std::uint32_t english_competition(const dictionary_hit& hit) {
    std::uint32_t end = first_ + hit.count;
    if (hit.type != entity_type::place || r.words[first_].canonical != r.words[first_].folded || text_.in_role(first_))
      return first_;
    while (end < first_ + longest_name && spaced(end) && capital(r, end) && !syllable(end) && !names_competition(*this, end) &&
           best_hit(r, end) == nullptr)
      ++end;
    if (!spaced(end) || !capital(r, end) || r.words[end].upper || !names_competition(*this, end)) return first_;
    return headed_in_english(end + 1, entity_type::event);
  }
  // "Hyundai | E&C"
  std::uint32_t engineers(const dictionary_hit& hit) {
    const auto letter = [&](std::uint32_t k) { return k < r.size() && r.words[k].capital && r.words[k].range.size() == 1; };
    const std::uint32_t end = first_ + hit.count;
    const bool here = hit.type == entity_type::organization && spaced(end) && letter(end) && letter(end + 1) &&
                      r.words[end + 1].before == gap::ampersand;
    return here ? text_.add(first_, end + 2, entity_type::organization) : first_;
  }
  // "Biển Đông | Seafood": an English trade behind a place is a firm's.
  std::uint32_t firm_like_a_place(const dictionary_hit& hit) {
    std::uint32_t end = first_ + hit.count;
    if (hit.type != entity_type::place || hit.count < 2 || hit.lower || !syllable(first_)) return first_;
    while (spaced(end) && capital(r, end) && !syllable(end) && !r.words[end].upper &&
           (r.in(word_list::en_firms, end) || r.in(word_list::en_common, end)) && best_hit(r, end) == nullptr)
      ++end;
    return end > first_ + hit.count ? text_.add(first_, end, entity_type::organization) : first_;
  }
  // "Vietcombank | Ninh Bình": what a firm of Viet Nam has in a province, or the team that bears both names.
  std::uint32_t branch_of_firm(const dictionary_hit& hit) {
    const std::uint32_t end = first_ + hit.count;
    if (hit.type != entity_type::organization || hit.lower || !hit.id.starts_with("allonym:vn-") || syllable(first_) ||
        !spaced(end))
      return first_;
    const dictionary_hit* place = best_hit(r, end);
    const bool province = place != nullptr && !place->lower && place->id.starts_with("iso:VN-") && r.words[end].capital;
    return province ? text_.add(first_, end + place->count, entity_type::organization) : first_;
  }
  // "Siemens | ACS-64", "Mercedes-Benz | G-Wagon"
  std::uint32_t maker_and_model(const dictionary_hit& hit) {
    const std::uint32_t end = first_ + hit.count;
    if (hit.type != entity_type::organization || syllable(first_)) return first_;
    const std::uint32_t whole = model(*this, end);
    return whole > end ? text_.add(first_, whole, entity_type::product, span_source::run) : first_;
  }
  // "người Dao | Thanh Phán", "người Mông | Hoa"
  std::uint32_t branch_of_people(const dictionary_hit& hit) {
    if (hit.count != 1 || !hit.id.starts_with("allonym:vn-people-")) return first_;
    const std::uint32_t end = first_ + capital_run(first_);
    const bool branch = end > first_ + 1 && end <= first_ + 3 && syllable(first_ + 1) && best_hit(r, first_ + 1) == nullptr &&
                        person_at(first_ + 1) == first_ + 1 && r.title[first_ + 1].words == 0 && r.head[first_ + 1].words == 0;
    return branch ? text_.add(first_, end, hit.type) : first_;
  }
  [[nodiscard]] bool acronym(const dictionary_hit& hit) const { return hit.count == 1 && r.words[first_].upper; }
  // "NHS | England", "NBA | Paris Games": what goes on in English is one name.
  std::uint32_t acronym_with_rest(const dictionary_hit& hit) {
    const std::uint32_t end = first_ + hit.count;
    const std::uint32_t whole = acronym(hit) ? foreign_rest(*this, end) : end;
    return whole > end ? headed_in_english(whole, foreign_head(*this, end, whole).value_or(hit.type)) : first_;
  }
  // "AFC Futsal Cup | 2028"
  std::uint32_t headed_in_english(std::uint32_t end, entity_type type) {
    return text_.add(first_, type == entity_type::event ? season_after(r, end) : end, type);
  }
  // "AFC | Đông"
  std::uint32_t acronym_with_direction(const dictionary_hit& hit) {
    const std::uint32_t end = first_ + hit.count;
    const bool directed = acronym(hit) && spaced(end) && r.words[end].capital && r.in(word_list::vi_directions, end);
    return directed ? text_.add(first_, end + 1, hit.type, span_source::run) : first_;
  }
  // "Charlotte Aguttes-Reynier"
  std::uint32_t given_name_like_a_place(const dictionary_hit& hit) {
    if (hit.count != 1 || !is_given_name(r, first_) || (text_.in_role(first_) && !called_like_a_place(first_, hit)))
      return first_;
    const std::uint32_t n = capital_run(first_);
    const bool surname = n >= 2 && n <= 3 && !syllable(first_ + 1) && best_hit(r, first_ + 1) == nullptr &&
                         (n == 2 || r.words[first_ + 2].before == gap::hyphen);
    return surname ? person(first_ + n) : first_;
  }
  // "Ủy viên Bộ Chính trị | Thái Kỳ"
  std::uint32_t surname_like_a_place(const dictionary_hit& hit) {
    if (hit.count != 1 || !is_family_name(r, first_)) return first_;
    const std::uint32_t end = person_at(first_);
    return end > first_ + 1 && end - first_ == capital_run(first_) && syllable(first_ + 1) ? person(end) : first_;
  }
  // "Indo-Pacific Endeavour 2025"
  std::uint32_t edition_of_known(const dictionary_hit& hit) {
    if (syllable(first_)) return first_;
    const std::uint32_t end = first_ + hit.count;
    std::uint32_t year = end;
    while (year < end + 4 && tied_to(year) && capital(r, year) && !syllable(year)) ++year;
    return year > end && edition(r, first_, year) ? text_.add(first_, year + 1, entity_type::event) : first_;
  }
  static bool country(const dictionary_hit& hit) { return names::is_country_id(hit.id); }
  // "Davao Oriental" is not Davao; "Brazil Lucas Vinícius" is a country and its player.
  std::uint32_t longer_than_known(const dictionary_hit& hit) {
    std::uint32_t end = first_ + hit.count;
    const bool publisher = hit.count > 1 && hit.type == entity_type::organization && spaced(end) && r.words[end].capital &&
                           r.in(word_list::en_common, end);  // Condé Nast | Traveler
    if ((hit.count != 1 && !publisher) || (country(hit) && !r.words[first_].upper) || syllable(first_) || text_.in_role(first_))
      return first_;
    const auto more = [&](std::uint32_t k) {
      return spaced(k) && capital(r, k) && (!syllable(k) || (k > end && !syllable(k - 1) && names_competition(*this, k)));
    };
    if (!more(end) || best_hit(r, end) != nullptr || r.title[end].words > 0 || r.head[end].words > 0 || r.words[end].upper)
      return first_;
    while (more(end) && !starts_other(end)) ++end;
    const bool team = hit.type == entity_type::place &&
                      (ends_like_a_firm(r, first_, end) ||
                       (r.in(word_list::en_common, end - 1) && r.words[end - 1].folded.ends_with('s')));  // Gunma Green Wings
    const entity_type guess = team ? entity_type::organization : is_given_name(r, first_) ? entity_type::person : hit.type;
    const entity_type type = names_competition(*this, end - 1) ? entity_type::event : guess;
    if (type == entity_type::event) end = season_after(r, end);
    text_.out.push_back({first_, end, type, span_source::run, {}, false, false, false, false});
    return end;
  }
  // "Hà Nội | Trần Sỹ Thanh" is a place and a person, "Phan Đình Phùng" one person whatever begins like it. The dictionary
  // proposes its name.
  std::uint32_t by_itself(const dictionary_hit& hit) {
    const std::uint32_t end = first_ + hit.count;
    const bool person_behind =
        tied_to(end) && (person_at(end) > end || (hit.count >= 2 && !syllable(end) && foreign_person(end)));
    const bool other_behind = end < r.size() && ((r.head[end].words > 0 && capital_run(first_) != hit.count + 1) ||
                                                 r.title[end].words > 0);  // GS Đồng Văn Hệ
    const bool holder_behind = text_.in_role(first_) && !text_.honorific && hit.type != entity_type::person &&
                               capital_run(first_) > hit.count + (syllable(end) ? 1 : 0);
    if (person_at(first_) > end && !person_behind && !(hit.count >= 2 && (country(hit) || other_behind)) && !holder_behind)
      return first_;
    if (text_.in_role(first_)) text_.role_end = end;
    return end;
  }

  // "Huỳnh Diệu Ngân, Lê Thị Thùy Trinh": in a line of capitals, a family name and a given one with nothing else beside them.
  [[nodiscard]] bool named_in_full() const {
    const std::uint32_t end = person_at(first_);
    const bool opens = first_ == 0 || !r.tied(first_ - 1) || text_.in_role(first_);
    return opens && end >= first_ + 3 && !tied_to(end) && r.in(word_list::vi_given_names, end - 1);
  }
  // A sentence opens with a word of the vocabulary, and a name follows: "Theo | FWC", "Tại | Quỹ Khoa học".
  [[nodiscard]] bool opens_sentence() const {
    if (!r.initial[first_] || !syllable(first_) || r.words[first_].upper || r.always_capital[first_] != 0) return false;
    const std::uint32_t next = first_ + 1;
    if (tied_to(next) && r.words[next].upper && r.words[next].range.size() >= 3 && r.style[first_] != line_style::capitals)
      return true;  // Trình | UNESCO
    if (place_from(first_) > first_) return true;
    if (is_family_name(r, first_)) return false;
    if (r.in(word_list::vi_common, first_) || breaks(first_)) return true;
    // "Dan Ives", "Ben Stiller": a given name of elsewhere that is no word here.
    if (is_given_name(r, first_) && spaced(next) && capital(r, next) && !syllable(next)) return false;
    return !r.in(word_list::vi_middle_names, first_) && !r.in(word_list::vi_given_names, first_);
  }
  // A Korean or Western name may go on where the syllables are not Vietnamese.
  [[nodiscard]] std::uint32_t with_foreign_part(std::uint32_t end) const {
    while (tied_to(end) && capital(r, end) && !syllable(end) && !starts_other(end)) ++end;
    return end;
  }

  // "Baonghean | .vn", "VnExpress | .net": what a site is called ends with its domain; its end, or `end`.
  [[nodiscard]] std::uint32_t site(std::uint32_t end) const {
    static constexpr std::string_view domains[] = {"com", "gov", "info", "net", "org", "vn"};
    while (end < r.size() && r.words[end].before == gap::dot && !r.words[end].capital &&
           std::find(std::begin(domains), std::end(domains), r.words[end].canonical) != std::end(domains))
      ++end;
    return end;
  }
  // The end of the capitals, with the particles and hyphens that names hold.
  [[nodiscard]] std::uint32_t capitals_end() const {
    std::uint32_t end = first_ + 1;
    while (end < r.size() && end - first_ < longest_name) {
      const word& w = r.words[end];
      if (w.before == gap::hyphen && end - first_ == 1 && r.alone[first_] != 0 && r.alone[end] != 0)
        break;  // the Kim-Trump summit
      if (r.tied(end - 1) && named_part(end)) {
        if (another_begins(end)) break;
        ++end;
      } else if (const std::uint32_t small = particles(end); small > 0) {
        end += small + 1;
      } else if (tied_to(end) && (kin_in_a_firm(r, end) || elided_particle(r, end))) {
        end += 2;
      } else if (w.before == gap::hyphen && !w.capital && !w.digits) {
        ++end;  // Mát-xcơ-va
      } else {
        break;
      }
    }
    return end;
  }
  // A capital, or what hyphens tie to it: "Covid-19", "Mát-xcơ-Va".
  [[nodiscard]] bool named_part(std::uint32_t i) const {
    const bool hyphen = r.words[i].before == gap::hyphen;
    return capital(r, i) || (hyphen && (r.words[i].digits || r.words[i - 1].before == gap::hyphen));
  }
  [[nodiscard]] bool another_begins(std::uint32_t i) const {
    // "Dex Harrow | Và | Lena Moss": in a headline every word has a capital.
    if (r.style[i] == line_style::title_case && !syllable(i - 1) && syllable(i) && ordinary(i)) return true;
    return r.words[i].before == gap::space &&
           (starts_other(i) || (!syllable(first_) && is_family_name(r, i) && person_at(i) >= i + 3 && !christened(i)));
  }
  // "Giáo sư Jean | Trần Thanh Vân": behind a title a given name of elsewhere belongs to the name behind it.
  [[nodiscard]] bool christened(std::uint32_t i) const {
    return i == first_ + 1 && text_.in_role(first_) && is_given_name(r, first_) && best_hit(r, first_) == nullptr;
  }
  // How many words of "Ludwig | van | Beethoven", "Ursula | von der | Leyen" stand before the next capital of the name; 0 if it
  // ends.
  [[nodiscard]] std::uint32_t particles(std::uint32_t i) const { return syllable(first_) ? 0 : particles_at(*this, i); }
  // "Nordhavn | Việt Nam": what a company of elsewhere calls itself here; its end, or `end`.
  std::uint32_t local_branch(std::uint32_t end) {
    if (syllable(first_) || end - first_ > 2 || is_given_name(r, first_) || text_.addressed(first_) || !spaced(end)) return end;
    const dictionary_hit* hit = best_hit(r, end);
    if (hit == nullptr || hit->id != "iso:VN" || hit->kind == name_kind::adjective || hit->lower) return end;
    text_.out.push_back(
        {first_, end + hit->count, entity_type::organization, span_source::run, {}, false, false, false, false});
    return end + hit->count;
  }

  // The type that the lower-case or outside generic just before gives: "xã Ea Kly", "tập đoàn LEGO", "Bang Vermont".
  [[nodiscard]] std::optional<entity_type> generic_before() const {
    std::uint32_t i = first_;
    if (i >= 3 && r.words[i - 1].digits && is(i - 2, "số") && r.tied(i - 1)) i -= 2;  // bão số 13 Kalmaegi
    for (std::uint32_t n = 1; n <= 4 && n <= i; ++n) {
      const std::uint32_t k = i - n;
      if (!r.tied(k)) break;
      const bool lower = !r.words[k].capital;
      if (n == 1 && lower && k > 0 && spaced(k) && compound(k - 1) && !r.in(word_list::vi_breaks, k - 1))
        continue;  // các đồng | đội
      if (lower && in(word_list::vi_place_classifiers, k, i)) return entity_type::place;
      if (lower && in(word_list::vi_person_cues, k, i)) return entity_type::person;
      if (r.head[k].words == n && (lower || r.initial[k] || outside(k))) {
        const auto type = r.head_type(r.head[k]);
        return type == entity_type::law ? std::nullopt : type;  // the Chequers plan is no plan by name
      }
    }
    return std::nullopt;
  }

  std::uint32_t person(std::uint32_t end) {
    // "đường Nguyễn Huệ" is a street, but "vụ Trịnh Xuân Thanh" is about a person.
    const auto type = text_.in_role(first_) ? std::nullopt : generic_before();
    const bool thing = type == entity_type::place || type == entity_type::product;
    // "từ Kim Mã, qua Cát Linh": two syllables behind such a preposition may be either.
    if (end - first_ == 2 && !text_.in_role(first_) && !type && !r.initial[first_]) {
      const place_cue cue = preposition_of_place(r, first_);
      const bool place = cue == place_cue::any, unsure = cue == place_cue::one_word;
      if (place || unsure) {
        text_.out.push_back({first_,
                             end,
                             place ? entity_type::place : entity_type::person,
                             span_source::person,
                             {},
                             false,
                             false,
                             place,
                             false});
        return end;
      }
    }
    return text_.add(first_, end, thing ? *type : entity_type::person, span_source::person);
  }

  // Words [first_, end) with capitals of which no list knows more; `phrase` if English small words tie them.
  std::uint32_t unknown(std::uint32_t end, bool phrase = false) {
    const std::uint32_t n = end - first_;
    // "Thư ký BCCI | Devajit Saikia"
    if (text_.in_role(first_) && n >= 3 && r.words[first_].upper && !r.words[first_ + 1].upper && spaced(first_ + 1) &&
        !syllable(first_ + 1)) {
      text_.role_end = text_.add(first_, first_ + 1, entity_type::organization);
      return run(text_, first_ + 1).unknown(end);
    }
    const bool native = std::all_of(r.words.begin() + first_, r.words.begin() + end,
                                    [](const word& w) { return names::is_vietnamese_syllable(w.canonical); });
    if (text_.in_role(first_)) return office_holder(end, native);
    if (no_name(n, native)) return end;
    if (ends_in_company_form(r, first_, end) || (!native && ends_like_a_firm(r, first_, end)) ||
        (n >= 3 && kin_in_a_firm(r, end - 2)))
      return text_.add(first_, end, entity_type::organization);
    if (n >= 2 && credited(first_)) return text_.add(first_, end, entity_type::person, span_source::person);
    if (const auto type = n >= 2 && !native ? foreign_head(*this, first_, end) : std::nullopt)
      return headed_in_english(end, *type);
    const auto generic = generic_before();
    // "Ủy viên giải đấu | Roger Goodell": a person, not the competition.
    const bool called = !native && !phrase && n >= 2 && n <= 4 && is_given_name(r, first_);
    if (generic && !(generic == entity_type::event && called)) return text_.add(first_, end, *generic, span_source::run);
    return native ? guess_native(end) : guess_foreign(end, phrase);
  }
  // Whoever stands behind a title.
  std::uint32_t office_holder(std::uint32_t end, bool native) {
    const std::uint32_t n = end - first_;
    // "Chủ tịch HĐQT | Sao Mai Group"
    if (!text_.honorific && n >= 2 &&
        (ends_in_company_form(r, first_, end) ||
         (!syllable(end - 1) && (is(end - 1, "group") || ends_like_a_firm(r, first_, end)))))
      return text_.role_end = text_.add(first_, end, entity_type::organization);
    // "Chủ tịch VFV | Hoàng Ngọc Huấn"
    if (n == 1 && !text_.honorific && r.words[first_].upper && r.words[first_].range.size() >= 3 &&
        r.style[first_] == line_style::running && spaced(end) && person_at(end) > end)
      return text_.role_end = text_.add(first_, end, entity_type::organization);
    // "Giám đốc điều hành Nordvik | Jens Lindholm": where somebody works is named by itself elsewhere in the text.
    const std::uint32_t holder = first_ + 1;
    if (n >= 3 && !text_.honorific && r.single[first_] != 0 && !syllable(first_) && !is_given_name(r, first_) &&
        spaced(holder) && is_given_name(r, holder))
      return text_.role_end = text_.add(first_, holder, entity_type::organization);
    // A word of the vocabulary after a title is no name: "Chủ tịch Đoàn".
    if (n == 1 && native && !text_.honorific && (r.phrase[first_].words > 0 || compound(first_))) return end;
    const bool unsure = n == 1 && native && r.initial[first_];
    // "Tổng Giám đốc Nordhavn Hearing": who holds an office, or where.
    const bool typed = n < 2 || native || text_.honorific || is_given_name(r, first_);
    text_.out.push_back({first_, end, entity_type::person, span_source::person, {}, false, unsure, typed, false});
    return end;
  }
  // Capitals that name nothing: headlines, units, letters, words of the vocabulary ("Thủy triều đỏ", "Cuộc gặp").
  [[nodiscard]] bool no_name(std::uint32_t n, bool native) const {
    if (native && r.style[first_] == line_style::title_case) return true;
    if (n > 1) return false;
    const word& w = r.words[first_];
    if (r.initial[first_] && !w.upper && r.in(word_list::vi_common, first_)) return true;  // Camera
    if (w.range.size() == 1 || (w.upper && (r.phrase[first_].words > 0 || r.in(word_list::units, first_))))
      return true;  // HCV, USD
    return r.in(word_list::vi_common, first_) || (native && (r.phrase[first_].words > 1 || compound(first_)));
  }
  // "một ông lão tên | Bảy Theo"
  [[nodiscard]] bool called_by_name() const {
    if (first_ == 0 || !is(first_ - 1, "tên") || !spaced(first_) || !syllable(first_) ||
        (first_ > 1 && r.tied(first_ - 2) && in(word_list::vi_naming, first_ - 2, first_)))
      return false;
    const std::uint32_t n = capital_run(first_);
    return n >= 2 && n <= 4 && best_hit(r, first_) == nullptr && r.head[first_].words == 0;
  }
  // "mang tên | Táo Bạo": a name is told.
  [[nodiscard]] bool told() const {
    return first_ >= 2 && r.tied(first_ - 1) && r.tied(first_ - 2) && in(word_list::vi_naming, first_ - 2, first_);
  }
  // "từ | Nhổn | đến Cầu Giấy", "đoạn trên cao | Nhổn | - Cầu Giấy": one end of a way, whose other end is a place.
  [[nodiscard]] bool one_end(std::uint32_t end) const {
    if (first_ == 0 || end >= r.size() || !r.tied(first_ - 1)) return false;
    const bool dash = r.words[end].before == gap::dash && !r.initial[first_];
    const bool between = is(first_ - 1, "từ") && (is(end, "đến") || is(end, "tới")) && tied_to(end) && tied_to(end + 1);
    const std::uint32_t other = dash ? end : end + 1;
    if ((!dash && !between) || !capital(r, other)) return false;
    const dictionary_hit* hit = best_hit(r, other, true);
    return hit != nullptr && hit->type == entity_type::place && !hit->lower && !names::is_country_id(hit->id);
  }
  // "Quang Vinh": words of the vocabulary by which persons are called; whether somebody is, the rest of the text must tell.
  [[nodiscard]] bool called(std::uint32_t i) const {
    return r.in(word_list::vi_middle_names, i) && r.in(word_list::vi_given_names, i + 1);
  }
  std::uint32_t guess_native(std::uint32_t end) {
    const std::uint32_t n = end - first_;
    if (one_end(end) || (n >= 2 && !r.initial[first_] && preposition_of_place(r, first_) == place_cue::any))
      return text_.add(first_, end, entity_type::place, span_source::run);
    if (n >= 2 && told()) return text_.add(first_, end, generic_before().value_or(entity_type::product), span_source::run);
    const bool vocabulary = r.phrase[first_].words > 0 || compound(first_) || r.in(word_list::vi_common, first_);
    if (vocabulary && (n == 1 || r.initial[first_] || r.phrase[first_].words >= n) &&
        !(n == 2 && !r.initial[first_] && called(first_)))
      return end;
    const bool person = n == 2 && called(first_);  // Xuân Son và Quang Vinh behind VFF in a list
    text_.out.push_back({first_, end, entity_type::person, span_source::run, {}, false, vocabulary || n == 1, person, false});
    return end;
  }
  // "Peep Show", "The Lobster": half of them are words of English, and nothing is a name of persons.
  [[nodiscard]] bool english_words(std::uint32_t end) const {
    const bool article = r.words[first_].canonical == "the" && !r.words[first_].upper;
    std::uint32_t ordinary = article ? 1 : 0;
    for (std::uint32_t k = first_; k < end; ++k) ordinary += r.in(word_list::en_common, k);
    return ordinary * 2 >= end - first_ &&
           (article || !(syllable(first_) || is_given_name(r, first_) || r.in(word_list::family_names, end - 1) ||
                         r.in(word_list::en_surnames, end - 1)));
  }
  // "STV-215", "CR-25": capitals and a number make no person.
  [[nodiscard]] bool code(std::uint32_t end) const {
    return end == first_ + 2 && r.words[first_].upper && r.words[first_ + 1].digits &&
           r.words[first_ + 1].before == gap::hyphen;
  }
  // "cách 385 dặm về phía Tây Nam | Punta Eugenia"
  [[nodiscard]] bool behind_bearing() const {
    std::uint32_t i = first_;
    while (i > 0 && r.words[i].before == gap::space && r.words[i - 1].capital && r.in(word_list::vi_directions, i - 1)) --i;
    return i < first_ && i > 0 && r.tied(i - 1) && (is(i - 1, "phía") || is(i - 1, "hướng"));
  }
  std::uint32_t guess_foreign(std::uint32_t end, bool phrase) {
    const bool one = end - first_ == 1;
    const place_cue cue = one && place_behind(r, end) ? place_cue::one_word : preposition_of_place(r, first_);
    const bool place = cue == place_cue::any || (one && cue == place_cue::one_word) || behind_bearing();
    const bool brand = end == first_ + 2 && r.words[first_].upper && camel_case(r, first_ + 1);  // TH TrueMilk
    const bool acronym = (one && r.words[first_].upper) || camel_case(r, first_) || brand;
    entity_type type = entity_type::person;
    if (acronym || partners(r, first_, end)) type = entity_type::organization;
    else if (one || place || phrase) type = place ? entity_type::place : entity_type::organization;
    else if (english_words(end)) type = r.words[first_].canonical == "the" ? entity_type::work : entity_type::organization;
    if (code(end) || model_number(r, first_, end)) type = entity_type::product;
    const bool typed = acronym || place || (type == entity_type::person && is_given_name(r, first_));
    text_.out.push_back({first_, end, type, span_source::run, {}, false, false, typed, false});
    return end;
  }
};

}  // namespace

std::uint32_t capitals(vietnamese_text& t, std::uint32_t i) { return run(t, i).read(); }

}  // namespace allonym::text
