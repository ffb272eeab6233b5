// The small words over which a run of capitals goes on: "Bank | of | China", "Catfish Farmers | of | America", "Cuisine | and |
// Wine Institute".
#include "document/latin_words.hpp"

#include <algorithm>

namespace allonym::text {
namespace {

using names::lexicon;
using names::word_list;

class bridge : latin_words {
public:
  bridge(const latin_words& w, std::uint32_t first, std::uint32_t at, bool linked)
      : latin_words(w), first_(first), at_(at), linked_(linked) {}

  [[nodiscard]] std::uint32_t read() const {
    const bool conjunction = is(at_, "and") || is(at_, "et");
    if (french && (is(at_, "and") || is(at_, "of"))) return english_link();
    if (preposition(r.words[at_].canonical)) return over_preposition();
    if (is(at_, "and") && work_told(first_) && tied_capital(at_ + 1)) return at_ + 1;
    if (elided_particle(r, at_) && at_ - first_ <= 2 && is_given_name(r, first_)) return at_ + 1;  // Jeanne d'Arc
    if (kin_in_a_firm(r, at_) || (is(at_, "and") && !linked_ && (couple(first_, at_) || body_of_two(first_, at_))))
      return at_ + 1;
    if (conjunction && !linked_ && firm_of_two(first_, at_)) return at_ + 1;
    if (conjunction) return list_goes_on() ? at_ + 1 : 0;
    if (is(at_, "the") && linked_) return 0;
    if (french && (surname_with_article() || named_by_noun(first_, at_))) return at_ + 1;
    return over_particles();
  }

private:
  std::uint32_t first_;
  std::uint32_t at_;  // the small word
  bool linked_;       // a preposition stands in the run before it

  [[nodiscard]] bool tied_capital(std::uint32_t k) const {
    return k < r.size() && r.tied(k - 1) && capital(r, k) && !r.words[k].digits;
  }

  // "Airbus Defence | and | Space": English words in a French text are those of a name.
  [[nodiscard]] std::uint32_t english_link() const {
    const std::uint32_t k = is(at_ + 1, "the") && r.tied(at_) ? at_ + 2 : at_ + 1;
    return tied_capital(k) ? k : 0;
  }

  [[nodiscard]] std::uint32_t over_preposition() const {
    std::uint32_t k = at_ + 1;
    if ((is(k, "the") || is(k, "a")) && r.tied(k - 1)) ++k;
    if (dimension(k) && head_ends_at(first_, at_)) return k + 1;
    if (!tied_capital(k) || r.in(word_list::en_calendar, k)) return 0;  // the Arms Trade Treaty | on Tuesday
    if (title_with_article() || work_told(first_) || named_by_word()) return k;
    if (is(at_, "of") && !linked_ && members(first_, at_) && place_at(k)) return k;
    if (is(at_, "on") && !linked_ && ministers_meet()) return k;
    entity_type type{};
    if (!head_ends_at(first_, at_, &type) && !linked_) return 0;
    if (linked_ && !head_in(first_, at_)) return 0;
    return joins(k, type) ? k : 0;
  }
  // Whether the preposition ties the word at k to a head of that type.
  [[nodiscard]] bool joins(std::uint32_t k, entity_type type) const {
    if (is(at_, "of")) return of(k, type);
    if (is(at_, "on")) return !street(k) && (type != entity_type::place || by_law(type));
    if (is(at_, "for"))
      return !known_body(first_, at_) && (type != entity_type::place || by_law(type));  // left Star Alliance | for SkyTeam
    if (is(at_, "in")) return in(k, type);
    return !is(at_, "at") && !is(at_, "by") && !is(at_, "from") && by_law(type);
  }
  [[nodiscard]] bool of(std::uint32_t k, entity_type type) const {
    if (!linked_ && (complete_body(first_, at_, k) || act_of_owner(first_, at_, k))) return false;
    if (several_bodies() && place_at(k)) return false;
    if (at_ == first_ + 2 && is(first_ + 1, "district") && compass(first_)) return true;  // Western District | of Missouri
    const bool part = type == entity_type::place && at_ > first_ + 1 && !linked_;
    return !part || !lexicon::get().contains(word_list::regions,
                                             r.words[at_ - 1].canonical);  // Gio Linh District | of Quang Tri Province
  }
  // "the People's Committees | of Lai Chau and Lao Cai": each place has its own.
  [[nodiscard]] bool several_bodies() const {
    for (std::uint32_t k = first_; k < at_; ++k)
      if (r.head[k].words > r.phrase[k].words && k + r.head[k].words == at_) return true;  // a plural is no phrase
    return false;
  }
  [[nodiscard]] bool in(std::uint32_t k, entity_type type) const {
    if (!linked_) return post_ends_at(first_, at_) && place_at(k);  // Dutch Embassy | in Hanoi
    // "Centre of 3D Technology | in Medicine": a field, not a place.
    const bool field = headed(first_, at_, entity_type::organization) && k == at_ + 1 && component(k) && r.head[k].words == 0 &&
                       best_hit(r, k, true) == nullptr;
    return field || by_law(type);
  }
  [[nodiscard]] bool by_law(entity_type type) const {
    return type == entity_type::law || (linked_ && headed(first_, at_, entity_type::law));
  }

  // "ASEAN Ministers | on Energy Meeting"
  [[nodiscard]] bool ministers_meet() const {
    if (!is(at_ - 1, "ministers")) return false;
    for (std::uint32_t k = at_ + 1; tied_capital(k) && k < at_ + 6; ++k)
      if (r.head_type(r.head[k]) == entity_type::event) return true;
    return false;
  }
  // "3D Printing", "5G Networks"
  [[nodiscard]] bool dimension(std::uint32_t k) const {
    if (k + 1 >= r.size() || !r.tied(k - 1)) return false;
    const word& w = r.words[k];
    return w.folded.size() == 2 && (w.folded.back() == 'd' || w.folded.back() == 'g') && w.digits && tied_capital(k + 1);
  }
  [[nodiscard]] bool inside_sentence() const { return !r.initial[first_] && r.style[first_] == line_style::running; }
  [[nodiscard]] bool title_with_article() const {
    return is(first_, "the") && r.words[first_].capital && inside_sentence() && is(at_, "of") && at_ <= first_ + 4 &&
           dictionary_covers(first_, at_) == nullptr;
  }
  // "Back of the Yards", "Isle of Dogs": inside a sentence no ordinary word has a capital but to open a name.
  [[nodiscard]] bool named_by_word() const {
    return at_ == first_ + 1 && is(at_, "of") && inside_sentence() && !member_of(first_) && r.title[first_].words == 0 &&
           (common(first_) || plain(first_)) && best_hit(r, first_, true) == nullptr;
  }
  [[nodiscard]] bool place_at(std::uint32_t k) const {
    const dictionary_hit* hit = best_hit(r, k, true);
    return hit != nullptr && is_country_or_place(*hit);
  }

  // "Natural Resources | and Environment Department": words of the vocabulary up to a head.
  [[nodiscard]] bool list_goes_on() const {
    if (!tied_capital(at_ + 1) || !subject(at_ + 1)) return false;
    return linked_ || kinds_of_one_body(first_, at_) || (only_subjects() && head_behind()) || trades_of_firm();
  }
  // "Viet Phap Steel | and Iron Factory": a name, and behind it what the body is for.
  [[nodiscard]] bool trades_of_firm() const {
    const auto trade = [&](std::uint32_t k) { return component(k) && r.head[k].words == 0 && r.phrase[k].words == 1; };
    if (french || !inside_sentence() || at_ < first_ + 2 || !trade(at_ - 1) || !trade(at_ + 1) || at_ + 2 >= r.size())
      return false;
    const bool proper = r.phrase[first_].words == 0 && !common(first_) && r.title[first_].words == 0;
    return proper && tied_capital(at_ + 2) && r.head_type(r.head[at_ + 2]) == entity_type::organization;
  }
  [[nodiscard]] bool only_subjects() const {
    for (std::uint32_t k = subjects_from(); k < at_; k += std::max(1U, r.phrase[k].words)) {
      const dictionary_hit* hit = best_hit(r, k, true);
      if (hit != nullptr && hit->kind == name_kind::adjective) continue;
      const bool region =
          r.head_type(r.head[k]) == entity_type::place && k + r.head[k].words < at_;  // Northern Region Drug and Crime Unit
      if (!subject(k) || (r.head[k].words > 0 && !region)) return false;
    }
    return true;
  }
  // Behind whose body it is: "Texas | Parks and Wildlife Department", "Senate | Environment and Public Works Committee".
  [[nodiscard]] std::uint32_t subjects_from() const {
    const dictionary_hit* place = best_hit(r, first_, true);
    if (place != nullptr && is_country_or_place(*place) && first_ + place->count < at_) return first_ + place->count;
    return chamber(first_) ? first_ + 1 : first_;
  }
  [[nodiscard]] bool head_behind() const {
    for (std::uint32_t k = at_ + 1; tied_capital(k) && k < at_ + 5; ++k)
      if (r.head[k].words > 0) return true;
    return false;
  }

  // "Philippe | le Bel"
  [[nodiscard]] bool surname_with_article() const {
    return (is(at_, "le") || is(at_, "la")) && at_ == first_ + 1 && is_given_name(r, first_) && !r.initial[first_] &&
           tied_capital(at_ + 1) && r.in(vocabulary, at_ + 1);
  }
  // "Ursula | von der | Leyen"
  [[nodiscard]] std::uint32_t over_particles() const {
    const auto particle = [&](std::uint32_t k) { return lexicon::get().contains(word_list::particles, r.words[k].canonical); };
    if (!particle(at_)) return 0;
    std::uint32_t k = at_ + 1;
    if (k < r.size() && r.tied(k - 1) && !r.words[k].capital && particle(k)) ++k;
    if (!tied_capital(k) || (french && (head_in(first_, at_) || best_hit(r, k) != nullptr))) return 0;
    // "Renew Europe | de Valérie Hayer": what the dictionary has whole is not the first half of a person.
    const dictionary_hit* whole = french ? dictionary_covers(first_, at_) : nullptr;
    return whole == nullptr || whole->type == entity_type::person ? k : 0;
  }

  // Whether a post that some country keeps ends the words [i, j).
  [[nodiscard]] bool post_ends_at(std::uint32_t i, std::uint32_t j) const {
    for (std::uint32_t n = 1; n <= 4 && i + n < j; ++n)
      if (lexicon::get().contains(word_list::en_posts, r.canonical(j - n, j))) return true;
    return false;
  }

  // "Industrial Park | and Economic Zone Authority": kinds of places before the head of who looks after them.
  bool kinds_of_one_body(std::uint32_t i, std::uint32_t j) const {
    entity_type type{};
    if (!head_ends_at(i, j, &type) || type != entity_type::place) return false;
    std::uint32_t end = j + 1;
    bool place = false;
    for (; end < r.size() && end < j + 6 && (end == j + 1 || r.tied(end - 1)) && r.words[end].capital; ++end)
      place |= r.head_type(r.head[end]) == entity_type::place;
    return place && head_ends_at(j + 1, end, &type) && type == entity_type::organization;
  }

  // "Perth | and Kinross Council": one body for two places, since its head is one.
  [[nodiscard]] bool body_of_two(std::uint32_t i, std::uint32_t j) const {
    const auto name = [&](std::uint32_t k) {
      return capital(r, k) && !r.words[k].upper && r.head[k].words == 0 && r.title[k].words == 0 && !plain_word(k);
    };
    if (french || j - i > 2 || !name(i) || !name(j - 1) || is_given_name(r, i) || (r.initial[i] && common(i))) return false;
    if (const dictionary_hit* hit = best_hit(r, i, true);
        hit != nullptr && (hit->type != entity_type::place || country(*hit) || hit->id.starts_with("iso:VN")))
      return false;
    std::uint32_t k = j + 1;
    while (k < r.size() && k < j + 3 && r.tied(k - 1) && name(k)) ++k;
    return k > j + 1 && k < r.size() && r.tied(k - 1) && r.words[k].capital && r.head[k].words > 0 &&
           lexicon::get().contains(word_list::en_shared, r.canonical(k, k + r.head[k].words));
  }

  // "Catfish Farmers | of America": who they are, in the plural and with capitals inside a sentence.
  [[nodiscard]] bool members(std::uint32_t i, std::uint32_t j) const {
    if (french || j - i < 2 || j - i > 3 || r.initial[i] || r.style[i] != line_style::running ||
        best_hit(r, i, true) != nullptr)
      return false;
    for (std::uint32_t k = i; k < j; ++k)
      if (!r.words[k].capital || r.words[k].upper || r.title[k].words > 0 || r.head[k].words > 0) return false;
    const std::string& last = r.words[j - 1].canonical;
    return last.size() >= 5 && last.back() == 's' && !last.ends_with("ss") && r.in(vocabulary, j - 1);
  }

  // "the Futures Institute on | Lauriston Place"
  [[nodiscard]] bool street(std::uint32_t k) const {
    std::uint32_t end = k;
    while (end < r.size() && end < k + 4 && (end == k || r.tied(end - 1)) && r.words[end].capital) ++end;
    return end > k + 1 && (r.in(word_list::en_parts, end - 1) || is(end - 1, "place") || is(end - 1, "drive"));
  }

  // Whether the dictionary knows the words [i, j) as an organisation, and whole.
  [[nodiscard]] bool known_body(std::uint32_t i, std::uint32_t j) const {
    const dictionary_hit* hit = best_hit(r, i);
    return hit != nullptr && i + hit->count == j && hit->type == entity_type::organization;
  }

  // "the AI Act | of the European Union": an act that is named before its head is complete; who passed it is another name.
  [[nodiscard]] bool act_of_owner(std::uint32_t i, std::uint32_t j, std::uint32_t k) const {
    entity_type type{};
    const dictionary_hit* owner = best_hit(r, k, true);
    return j >= i + 2 && owner != nullptr && (is_country_or_place(*owner) || owner->type == entity_type::organization) &&
           owner->kind != name_kind::adjective && head_ends_at(i + 1, j, &type) && type == entity_type::law;
  }

  // "Peking University | of China": a name of its own before the head, and behind it only where or whose it is.
  [[nodiscard]] bool complete_body(std::uint32_t i, std::uint32_t j, std::uint32_t k) const {
    const dictionary_hit* owner = best_hit(r, k, true);
    if (french || j < i + 2 || owner == nullptr || owner->kind == name_kind::adjective || r.initial[i]) return false;
    entity_type type{};
    if (!head_ends_at(i, j, &type) || type != entity_type::organization || r.head[j - 1].words != 1) return false;
    const bool proper = r.phrase[i].words == 0 && !common(i) && !r.words[i].upper;
    const dictionary_hit* own = best_hit(r, i, true);
    return country(*owner) && proper &&
           (own == nullptr || i + own->count == j || !is_country_or_place(*own) || !country(*own)) &&
           (own == nullptr || own->kind != name_kind::adjective);
  }

  // "Bill and Melinda Gates Foundation": two given names before a head.
  [[nodiscard]] bool couple(std::uint32_t i, std::uint32_t j) const {
    if (j - i != 1 || !is_given_name(r, i) || j + 1 >= r.size() || !r.words[j + 1].capital || !is_given_name(r, j + 1))
      return false;
    for (std::uint32_t k = j + 2; k < j + 6 && k < r.size() && r.tied(k - 1) && r.words[k].capital; ++k)
      if (r.head[k].words > 0) return true;
    return false;
  }
};

}  // namespace

std::uint32_t bridge_end(const latin_words& w, std::uint32_t first, std::uint32_t at, bool linked) {
  return bridge(w, first, at, linked).read();
}

}  // namespace allonym::text
