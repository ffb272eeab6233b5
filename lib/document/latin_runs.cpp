// Where a run of capitals ends: the small words, numbers and facilities that it takes in, and the subject of a document behind it.
#include "document/latin_words.hpp"

#include <algorithm>

#include "names/legal_forms.hpp"

namespace allonym::text {
namespace {

using names::concept_role;
using names::lexicon;
using names::word_list;

struct latin_run : latin_words {
  explicit latin_run(const latin_words& w) : latin_words(w) {}

  // "Acme Holdings, Inc.", "Lap Tam Co., Ltd"
  [[nodiscard]] bool company_form_follows(std::uint32_t j) const {
    const word& w = r.words[j];
    const std::string_view between = slice(r.text, {r.words[j - 1].range.end, w.range.begin});
    return (between == ", " || between == "., " || (between == ". " && r.words[j - 1].canonical == "co")) && w.capital && r.words[j - 1].capital && names::is_company_form(w.folded);
  }

  // "Money Laundering | (Prevention and Prohibition) Act": the end of the title of an act with brackets inside; `j` if there is none.
  [[nodiscard]] std::uint32_t bracketed_act(std::uint32_t j) const {
    if (french || r.words[j].before != gap::open || !r.words[j].capital || r.text[r.words[j].range.begin - 1] != '(') return j;
    std::uint32_t k = j + 1;
    while (k < r.size() && k < j + 8 && r.tied(k - 1) && (r.words[k].capital || is(k, "and") || is(k, "of") || is(k, "to"))) ++k;
    if (k >= r.size() || r.words[k].before != gap::close || !r.words[k].capital || r.head[k].words == 0) return j;
    return r.head_type(r.head[k]) == entity_type::law ? k + r.head[k].words : j;
  }

  // A capitalised word that is no name: of the lexicon, or inside a sentence of the language.
  [[nodiscard]] bool subject(std::uint32_t j) const {
    if (component(j)) return true;
    return j < r.size() && capital(r, j) && !r.words[j].upper && !r.initial[j] && r.style[j] == line_style::running && r.title[j].words == 0 && r.in(vocabulary, j) && best_hit(r, j, true) == nullptr;
  }

  [[nodiscard]] bool listed(std::uint32_t j) const {
    const auto words = [&](std::uint32_t k) { return std::max(1U, r.phrase[k].words); };
    for (std::uint32_t parts = 0; parts < 5 && subject(j); ++parts) {
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
        return last < r.size() && r.tied(last - 1) && r.words[last].capital && r.head_type(r.head[last]) == entity_type::organization;
      }
      if (j >= r.size() || r.words[j].before != gap::comma) return false;
    }
    return false;
  }

  // "Senate | Environment and Public Works Committee": what a committee belongs to.
  [[nodiscard]] bool chamber(std::uint32_t i) const { return !french && r.words[i].capital && (r.in(word_list::en_complete, i) || is(i, "house")); }
  // "State's Attorney's Office", "Children's Hospital": the word before the 's at `i` is one that names hold, and a head follows.
  [[nodiscard]] bool possessive_inside(std::uint32_t i) const {
    return r.words[i - 1].capital && r.in(word_list::en_possessives, i - 1) && headed_compound(i);
  }

  // "near Bishop | 's | Cleeve", "from Miller's Point": an ordinary word with a capital inside a sentence owns nothing but a name.
  [[nodiscard]] bool owner_in_a_name(std::uint32_t i, std::uint32_t end) const {
    if (french || end - i != 1 || end + 1 >= r.size() || !r.words[i].capital || r.initial[i] || r.style[i] != line_style::running || i == 0) return false;
    if (r.words[end + 1].before != gap::space || !r.words[end + 1].capital || best_hit(r, i, true) != nullptr || is(i - 1, "the") || r.words[i - 1].capital) return false;
    return r.in(vocabulary, i) && r.head[i].words == 0 && !r.in(word_list::en_calendar, i) && r.title[end + 1].words == 0 && !is_given_name(r, end + 1);
  }

  // Whether the gap before word i holds the apostrophe of a plural: "Laos' Xieng Khouang".
  [[nodiscard]] bool plural_possessive(std::uint32_t i) const {
    const std::string_view between = slice(r.text, {r.words[i - 1].range.end, r.words[i].range.begin});
    return between == "' " || between == "\u2019 ";
  }

  // "Nghe An | provincial | People's Committee": the head behind the lower-case word at `j`; `j` if there is none.
  [[nodiscard]] std::uint32_t body_of_place(std::uint32_t i, std::uint32_t j) const {
    if (french || r.words[j].capital || !r.in(word_list::en_administrative, j) || j + 1 >= r.size() || !r.tied(j) || !r.words[j + 1].capital) return j;
    const concept_match& head = r.head[j + 1];
    if (r.head_type(head) != entity_type::organization) return j;
    const bool known = place_ends(i, j);
    if (!known && (common(i) || head_in(i, j) || head.words < 2)) return j;
    return j + 1 + head.words;
  }
  // Whether a post that some country keeps ends the words [i, j).
  [[nodiscard]] bool post_ends_at(std::uint32_t i, std::uint32_t j) const {
    for (std::uint32_t n = 1; n <= 4 && i + n < j; ++n)
      if (lexicon::get().contains(word_list::en_posts, r.canonical(j - n, j))) return true;
    return false;
  }
  // "the Philippine | embassy", "the French | consulate in Da Nang": the end of the post in lower case of the country at [i, j); `j` if there is none.
  [[nodiscard]] std::uint32_t post_of_country(std::uint32_t i, std::uint32_t j) const {
    const dictionary_hit* owner = best_hit(r, i, true);
    if (french || owner == nullptr || i + owner->count != j || !country(*owner) || r.words[j].capital || r.words[j].before != gap::space || !r.in(word_list::en_posts, j)) return j;
    if (!is(j + 1, "in") || j + 2 >= r.size() || !r.tied(j) || !r.tied(j + 1)) return j + 1;
    const dictionary_hit* seat = best_hit(r, j + 2, true);
    return seat != nullptr && is_country_or_place(*seat) && seat->kind != name_kind::adjective && !seat->lower ? j + 2 + seat->count : j + 1;
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
  // "Industrial Park | and Economic Zone Authority": kinds of places before the head of who looks after them.
  bool kinds_of_one_body(std::uint32_t i, std::uint32_t j) const {
    entity_type type{};
    if (!head_ends_at(i, j, &type) || type != entity_type::place) return false;
    std::uint32_t end = j + 1;
    bool place = false;
    for (; end < r.size() && end < j + 6 && (end == j + 1 || r.tied(end - 1)) && r.words[end].capital; ++end) place |= r.head_type(r.head[end]) == entity_type::place;
    return place && head_ends_at(j + 1, end, &type) && type == entity_type::organization;
  }

  // "Xuan Huong | - Da Lat Ward": what was two is one part of a town.
  [[nodiscard]] bool part_of_town(std::uint32_t i, std::uint32_t j) const {
    const std::string_view between = slice(r.text, {r.words[j - 1].range.end, r.words[j].range.begin});
    if (french || j - i > 3 || between.size() < 3 || between.front() != ' ' || head_in(i, j) || r.words[j - 1].upper || (i == 0 || r.words[i].before == gap::line)) return false;
    std::uint32_t k = j + 1;
    while (k < r.size() && k < j + 4 && r.tied(k - 1) && r.words[k].capital && r.head[k].words == 0) ++k;
    return k > j && k < r.size() && r.tied(k - 1) && r.words[k].capital && r.in(word_list::en_parts, k);
  }

  // "Van Ninh | - Cam Lo expressway", "Cát Linh | -Hà Đông line": the end of the way between two places, `j` if it is none.
  [[nodiscard]] std::uint32_t way_between(std::uint32_t i, std::uint32_t j) const {
    const auto name = [&](std::uint32_t k) { return capital(r, k) && !r.words[k].upper && r.title[k].words == 0; };
    if (french || j - i > 3 || (r.words[j].before != gap::dash && r.words[j].before != gap::hyphen) || !name(i) || !name(j)) return j;
    std::uint32_t k = j + 1;
    while (k < r.size() && k < j + 4 && r.words[k].before == gap::space && name(k)) ++k;
    // "the Trump-Biden line" runs nowhere.
    const bool doubtful = r.words[j].before == gap::hyphen && (is(k, "line") || is(k, "road"));
    if (doubtful && best_hit(r, i, true) == nullptr && best_hit(r, j, true) == nullptr && !(all_syllables(i, k))) return j;
    const std::uint32_t chain = chain_of_places(i);
    if (chain > k) k = chain;
    for (std::uint32_t n = 3; n >= 1 && k < r.size() && r.words[k].before == gap::space; --n)
      if (k + n <= r.size() && r.tied(k + n - 2) && lexicon::get().contains(word_list::en_routes, r.canonical(k, k + n))) return k + n;
    return std::max(j, chain);
  }

  // "Perth | and Kinross Council": one body for two places, since its head is one.
  [[nodiscard]] bool body_of_two(std::uint32_t i, std::uint32_t j) const {
    const auto name = [&](std::uint32_t k) { return capital(r, k) && !r.words[k].upper && r.head[k].words == 0 && r.title[k].words == 0 && !plain_word(k); };
    if (french || j - i > 2 || !name(i) || !name(j - 1) || is_given_name(r, i) || (r.initial[i] && common(i))) return false;
    if (const dictionary_hit* hit = best_hit(r, i, true); hit != nullptr && (hit->type != entity_type::place || country(*hit) || hit->id.starts_with("iso:VN"))) return false;
    std::uint32_t k = j + 1;
    while (k < r.size() && k < j + 3 && r.tied(k - 1) && name(k)) ++k;
    return k > j + 1 && k < r.size() && r.tied(k - 1) && r.words[k].capital && r.head[k].words > 0 && lexicon::get().contains(word_list::en_shared, r.canonical(k, k + r.head[k].words));
  }

  // "Catfish Farmers | of America": who they are, in the plural and with capitals inside a sentence.
  [[nodiscard]] bool members(std::uint32_t i, std::uint32_t j) const {
    if (french || j - i < 2 || j - i > 3 || r.initial[i] || r.style[i] != line_style::running || best_hit(r, i, true) != nullptr) return false;
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

  // "every Kestrel | 4": a thing of which there are several, by its article, and the number of its make.
  [[nodiscard]] bool model(std::uint32_t i, std::uint32_t j) const {
    const word& w = r.words[j];
    if (french || j != i + 1 || i == 0 || !r.tied(i - 1) || w.before != gap::space || w.range.size() > 2 || r.words[i].upper || r.style[i] != line_style::running || best_hit(r, i, true) != nullptr || common(i) || plain(i)) return false;
    if (j + 1 < r.size() && r.tied(j) && r.words[j + 1].before != gap::space) return false;
    return is(i - 1, "a") || is(i - 1, "an") || is(i - 1, "every") || is(i - 1, "each") || is(i - 1, "its");
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
    return j >= i + 2 && owner != nullptr && (is_country_or_place(*owner) || owner->type == entity_type::organization) && owner->kind != name_kind::adjective && head_ends_at(i + 1, j, &type) && type == entity_type::law;
  }

  // "Peking University | of China": a name of its own before the head, and behind it only where or whose it is.
  [[nodiscard]] bool complete_body(std::uint32_t i, std::uint32_t j, std::uint32_t k) const {
    const dictionary_hit* owner = best_hit(r, k, true);
    if (french || j < i + 2 || owner == nullptr || owner->kind == name_kind::adjective || r.initial[i]) return false;
    entity_type type{};
    if (!head_ends_at(i, j, &type) || type != entity_type::organization || r.head[j - 1].words != 1) return false;
    const bool proper = r.phrase[i].words == 0 && !common(i) && !r.words[i].upper;
    const dictionary_hit* own = best_hit(r, i, true);
    return country(*owner) && proper && (own == nullptr || i + own->count == j || !is_country_or_place(*own) || !country(*own)) && (own == nullptr || own->kind != name_kind::adjective);
  }

  // "Bill and Melinda Gates Foundation": two given names before a head.
  [[nodiscard]] bool couple(std::uint32_t i, std::uint32_t j) const {
    if (j - i != 1 || !is_given_name(r, i) || j + 1 >= r.size() || !r.words[j + 1].capital || !is_given_name(r, j + 1)) return false;
    for (std::uint32_t k = j + 2; k < j + 6 && k < r.size() && r.tied(k - 1) && r.words[k].capital; ++k)
      if (r.head[k].words > 0) return true;
    return false;
  }

  // The word after the small words at `j` that the run [i, j) may step over; 0 if it may not.
  [[nodiscard]] std::uint32_t bridge(std::uint32_t i, std::uint32_t j, bool linked) const {
    const word& w = r.words[j];
    const auto tied_capital = [&](std::uint32_t k) { return k < r.size() && r.tied(k - 1) && capital(r, k) && !r.words[k].digits; };
    const auto dimension = [&](std::uint32_t k) { return k + 1 < r.size() && r.tied(k - 1) && r.words[k].folded.size() == 2 && (r.words[k].folded.back() == 'd' || r.words[k].folded.back() == 'g') && r.words[k].digits && tied_capital(k + 1); };  // 3D, 5G
    const std::string& s = w.canonical;
    // "Airbus Defence | and | Space": English words in a French text are those of a name.
    if (french && (s == "and" || s == "of")) {
      const std::uint32_t k = is(j + 1, "the") && r.tied(j) ? j + 2 : j + 1;
      return tied_capital(k) ? k : 0;
    }
    if (preposition(s)) {
      std::uint32_t k = j + 1;
      if ((is(k, "the") || is(k, "a")) && r.tied(k - 1)) ++k;
      if (dimension(k) && head_ends_at(i, j)) return k + 1;
      if (!tied_capital(k) || r.in(word_list::en_calendar, k)) return 0;  // the Arms Trade Treaty | on Tuesday
      const bool title = is(i, "the") && r.words[i].capital && !r.initial[i] && r.style[i] == line_style::running && s == "of" && j <= i + 4 && dictionary_covers(i, j) == nullptr;
      if (title || work_told(i)) return k;
      // "Back of the Yards", "Isle of Dogs": inside a sentence no ordinary word has a capital but to open a name.
      const bool named = j == i + 1 && s == "of" && !r.initial[i] && r.style[i] == line_style::running && r.title[i].words == 0 && (common(i) || plain(i)) && best_hit(r, i, true) == nullptr;
      if (named) return k;
      if (s == "of" && !linked && members(i, j) && best_hit(r, k, true) != nullptr && is_country_or_place(*best_hit(r, k, true))) return k;
      entity_type type{};
      if (!head_ends_at(i, j, &type) && !linked) return 0;
      if (s == "of" && !linked && (complete_body(i, j, k) || act_of_owner(i, j, k))) return 0;
      if (linked && !head_in(i, j)) return 0;
      if (s == "of" && j == i + 2 && is(i + 1, "district") && compass(i)) return k;  // Western District | of Missouri
      if (s == "of" && type == entity_type::place && j > i + 1 && !linked && lexicon::get().contains(word_list::regions, r.words[j - 1].canonical)) return 0;  // Gio Linh District | of Quang Tri Province
      if (s == "on" && street(k)) return 0;
      if (s == "for" && known_body(i, j)) return 0;  // left Star Alliance | for SkyTeam
      if (s == "of" || (s == "for" && type != entity_type::place) || (s == "on" && type != entity_type::place)) return k;
      // "Centre of 3D Technology | in Medicine": a field, not a place.
      if (s == "in" && linked && headed(i, j, entity_type::organization) && k == j + 1 && component(k) && r.head[k].words == 0 && best_hit(r, k, true) == nullptr) return k;
      if (s == "in" && !linked && post_ends_at(i, j) && best_hit(r, k, true) != nullptr && is_country_or_place(*best_hit(r, k, true))) return k;  // Dutch Embassy | in Hanoi
      if (s == "at" || s == "by" || s == "from" || (s == "in" && !linked)) return 0;
      return type == entity_type::law || (linked && headed(i, j, entity_type::law)) ? k : 0;
    }
    if (s == "and" && work_told(i) && tied_capital(j + 1)) return j + 1;
    if (elided_particle(r, j) && j - i <= 2 && is_given_name(r, i)) return j + 1;  // Jeanne d'Arc
    if (kin_in_a_firm(r, j) || (s == "and" && !linked && (couple(i, j) || body_of_two(i, j)))) return j + 1;
    if ((s == "and" || s == "et") && !linked && firm_of_two(i, j)) return j + 1;
    if (s == "and" || s == "et") {
      if (!tied_capital(j + 1) || !subject(j + 1)) return 0;
      if (linked || kinds_of_one_body(i, j)) return j + 1;
      // "Natural Resources and Environment Department": words of the vocabulary up to a head.
      std::uint32_t own = chamber(i) ? i + 1 : i;
      if (const dictionary_hit* place = best_hit(r, i, true); place != nullptr && is_country_or_place(*place) && i + place->count < j) own = i + place->count;  // Texas | Parks and Wildlife Department
      for (std::uint32_t k = own; k < j; k += std::max(1U, r.phrase[k].words)) {
        const dictionary_hit* hit = best_hit(r, k, true);
        if (hit != nullptr && hit->kind == name_kind::adjective) continue;
        const bool region = r.head_type(r.head[k]) == entity_type::place && k + r.head[k].words < j;  // Northern Region Drug and Crime Unit
        if (!subject(k) || (r.head[k].words > 0 && !region)) return 0;
      }
      for (std::uint32_t k = j + 1; tied_capital(k) && k < j + 5; ++k)
        if (r.head[k].words > 0) return j + 1;
      return 0;
    }
    if (s == "the" && linked) return 0;
    if (french && (s == "le" || s == "la") && j == i + 1 && is_given_name(r, i) && !r.initial[i] && tied_capital(j + 1) && r.in(vocabulary, j + 1)) return j + 1;  // Philippe | le Bel
    if (french && named_by_noun(i, j)) return j + 1;
    if (lexicon::get().contains(word_list::particles, s)) {
      std::uint32_t k = j + 1;
      if (k < r.size() && r.tied(k - 1) && !r.words[k].capital && lexicon::get().contains(word_list::particles, r.words[k].canonical)) ++k;
      // "Renew Europe | de Valérie Hayer": what the dictionary has whole is not the first half of a person.
      const dictionary_hit* whole = french ? dictionary_covers(i, j) : nullptr;
      if (tied_capital(k) && !(french && (head_in(i, j) || best_hit(r, k) != nullptr)) && (whole == nullptr || whole->type == entity_type::person)) return k;
    }
    return 0;
  }

  // "Resolution | 222/2025/QH15", "No. | 80-NQ/TW": the end of a number with the letters of who issued it.
  [[nodiscard]] std::uint32_t number_end(std::uint32_t i) const {
    std::uint32_t end = i + 1;
    while (end < r.size() && end < i + 8 && (r.words[end].before == gap::slash || r.words[end].before == gap::hyphen) && (r.words[end].digits || r.words[end].capital)) ++end;
    return end;
  }

  // End of the run of name words that starts at i.
  [[nodiscard]] std::uint32_t extend(std::uint32_t i) const {
    std::uint32_t end = i + std::max(1U, r.head[i].words);
    if (const dictionary_hit* hit = best_hit(r, i, true); hit != nullptr && !hit->lower) end = std::max(end, i + hit->count);
    bool linked = whole_head(i) > 1;  // a preposition stands in the run
    if (const dictionary_hit* hit = best_hit(r, i, true); !french && hit != nullptr && hit->kind == name_kind::weak && r.head_type(r.head[i]) == entity_type::organization)  // Ministry of Trade | and Fisheries
      for (std::uint32_t k = i + 1; k < end; ++k) linked |= !r.words[k].capital && preposition(r.words[k].canonical);
    const bool joined = !french && std::any_of(r.words.begin() + i + 1, r.words.begin() + end, [](const word& x) { return x.before == gap::hyphen || x.before == gap::dash; });
    if (joined && end < r.size() && r.words[end].before == gap::space && r.in(word_list::en_routes, end)) return end + 1;  // Cát Linh-Hà Đông | line
    while (end < r.size() && end - i < 24) {
      const word& w = r.words[end];
      if (w.before == gap::comma && (linked || chamber(i) || subjects_of_body(i, end)) && listed(end)) {
        end += std::max(1U, r.phrase[end].words);
        continue;
      }
      if (const std::uint32_t way = way_between(i, end); way > end) return way;
      if (w.before == gap::dash && capital(r, end) && ((pair_of_places(i, end, true) && headed_compound(end)) || part_of_town(i, end))) {
        ++end;
        continue;
      }
      if (company_form_follows(end)) {
        ++end;
        continue;
      }
      if (const std::uint32_t act = bracketed_act(end); act > end) {
        end = act;
        continue;
      }
      // "China Railway | No 6 Group"
      if (const std::uint32_t head = end + 1; w.digits && !french && end > i + 1 && is(end - 1, "no") && head < r.size() && r.words[head].before == gap::space && r.words[head].capital && r.head_type(r.head[head]) == entity_type::organization) {
        end = head + r.head[head].words;
        continue;
      }
      // "Hai Tien No. 3"
      if (w.digits && end > i + 1 && is(end - 1, "no") && r.words[end - 1].capital && (w.before == gap::space || slice(r.text, {r.words[end - 1].range.end, w.range.begin}) == ". ")) return number_end(end);
      if (!r.tied(end - 1)) break;
      if (w.possessive) {
        if (r.phrase[end - 1].words >= 2 || is(i, "st") || is(i, "saint") || possessive_inside(end) || owner_in_a_name(i, end)) {
          ++end;
          continue;
        }
        break;
      }
      if (plural_possessive(end) && !(capital(r, end) && r.phrase[end - 1].words > 0)) break;  // Laos' | Xieng Khouang
      if (capital(r, end)) {
        if (!french && is(end, "i") && w.range.size() == 1 && end + 1 < r.size() && r.tied(end) && !r.words[end + 1].capital && dictionary_covers(i, end) != nullptr && dictionary_covers(i, end)->type == entity_type::place) break;  // In Vietnam | I train
        const bool twinned = french && kind_before(i) == entity_type::organization;  // l'association Bretagne-Vietnam
        if (w.before == gap::hyphen && pair_of_places(i, end) && !headed_compound(end) && !twinned) break;
        if (w.before == gap::hyphen && end - i == 1 && r.alone[i] != 0 && r.alone[end] != 0) break;  // the Kim-Trump summit
        const bool compound = r.head[end].words >= 2 && end + r.head[end].words <= r.size() && r.words[end + r.head[end].words - 1].capital && end > i && name_like(end - 1);  // Ho Chi Minh City | People's Court
        if (r.style[end] == line_style::title_case && !compound && !name_like(end) && (common(end) || !head_after(end))) break;
        const std::uint32_t words = whole_head(end);
        linked |= words > 1;
        end += words;
        continue;
      }
      if (w.before == gap::space && variant_at(r, end)) return end + 2;
      if (w.digits && end - i == 1 && r.words[i].upper && w.range.size() >= 2 && r.in(word_list::ship_prefixes, i)) return end + 1;  // CSB 8002
      if (w.digits && best_hit(r, end, true) != nullptr) break;  // the Delta Airways | 737 MAX
      if (entity_type type{}; w.digits && w.before == gap::space && head_ends_at(i, end, &type) && type == entity_type::law && number_end(end) > end + 1) return number_end(end);
      if (w.digits) {
        const bool score = end + 1 < r.size() && r.words[end + 1].digits && r.words[end + 1].before != gap::space && r.tied(end);  // HCM City Police | 3-1
        if (w.before == gap::space && (score || counts(end))) break;
        const bool event = headed(i, end, entity_type::event) || headed(i, end, entity_type::product);
        // "Manchester United | 2 Chelsea 1"
        if (!french && w.before == gap::space && w.range.size() == 1 && end + 2 < r.size() && r.tied(end) && r.words[end + 1].capital && r.words[end + 2].digits && r.tied(end + 1)) break;
        const bool next_capital = end + 1 < r.size() && r.tied(end) && r.words[end + 1].capital;
        // "Field Hospital Rotation | 7"
        if (!french && w.before == gap::space && w.range.size() <= 2 && !next_capital && r.style[i] == line_style::running && headed(i, end, entity_type::organization) && r.phrase[i].words > 0 && r.words[end - 1].capital && r.head[end - 1].words == 0 && r.in(vocabulary, end - 1)) return end + 1;
        const bool numbered = is(end - 1, "no") || is(end - 1, "number") || head_ends_at(i, end);
        if (w.before == gap::hyphen || (w.before == gap::space && (event || numbered) && w.range.size() <= 4)) {
          ++end;
          continue;
        }
        if (edition(r, i, end) || games(i, end) || model(i, end)) return end + 1;
        // "Long Duc | 2 Industrial Park"
        const bool before_head = end + 1 < r.size() && r.tied(end) && r.words[end + 1].capital && r.head_type(r.head[end + 1]) == entity_type::place;
        if (!before_head || w.before != gap::space || w.range.size() > 2 || headed(i, end, entity_type::place)) break;
        ++end;
        continue;
      }
      if (golden(end)) return end + 2;
      if (w.before == gap::hyphen) {
        const bool joins = end + 1 < r.size() && r.words[end + 1].before == gap::hyphen && r.words[end + 1].capital;  // Neuilly-sur-Seine
        const bool korean = end == i + 2 && lexicon::get().contains(word_list::korean_surnames, r.words[i].folded) && r.words[i + 1].before == gap::space;  // An Se-young
        if (common(end) && !joins && !korean) break;
        ++end;
        continue;
      }
      if (w.before == gap::apostrophe) {
        if (w.range.size() <= 2) break;
        ++end;
        continue;
      }
      if (const std::uint32_t post = post_of_country(i, end); post > end) return post;
      if (const std::uint32_t facility = common(i) ? end : facility_at(end); facility > end) return facility;
      if (const std::uint32_t body = body_of_place(i, end); body > end) {
        end = body;
        continue;
      }
      const std::uint32_t next = bridge(i, end, linked);
      if (next == 0) break;
      if (preposition(w.canonical)) linked = true;
      end = next;
    }
    return end;
  }

  // "the Law on Land | in the morning session": when or where, not what about.
  [[nodiscard]] bool occasion(std::uint32_t k) const {
    if (!(is(k, "in") || is(k, "at") || is(k, "during") || is(k, "on"))) return false;
    std::uint32_t at = k + 1;
    if (is(at, "the") || is(at, "a") || is(at, "its") || is(at, "their")) ++at;
    return at < r.size() && r.tied(at - 1) && (r.in(word_list::en_occasions, at) || r.in(word_list::en_calendar, at));
  }

  [[nodiscard]] bool headed_by_law(std::uint32_t k) const {
    constexpr std::uint32_t longest = 4;  // words
    for (const std::uint32_t first = k; k < r.size() && k < first + longest && (k == first || r.tied(k - 1)) && r.words[k].capital; ++k)
      if (r.head_type(r.head[k]) == entity_type::law) return true;
    return false;
  }
  // The subject of a document in lower case: "Letter of Intent | on enhancing Vietnam - France defense cooperation", and its
  // period. Words of the vocabulary, names and what links them belong to it.
  [[nodiscard]] std::uint32_t law_tail(std::uint32_t first, std::uint32_t end) const {
    std::uint32_t k = end, sure = end;
    const bool plain = all_plain(first, end) || head_in(first, end);
    const auto year = [&](std::uint32_t i) { return i < r.size() && r.words[i].digits && r.words[i].range.size() == 4; };
    bool about = false;
    for (std::uint32_t i = first; i < end; ++i) about |= preposition(r.words[i].canonical) && !r.words[i].capital;
    while (k < r.size() && k < end + 24) {
      const word& w = r.words[k];
      const bool dash = w.before == gap::dash;
      if (!r.tied(k - 1) && !dash) break;
      if (year(k)) {
        ++k;
        if (is(k - 2, "the") || dash || w.before == gap::hyphen) sure = k;
        continue;
      }
      if (is(k, "period") && year(k - 1)) return k + 1;
      if (w.capital && is(k - 1, "the") && headed_by_law(k)) break;  // "… and | the Data Act"
      if (const dictionary_hit* hit = best_hit(r, k, true); hit != nullptr && !hit->lower && about) {
        k += hit->count;
        sure = k;
        continue;
      }
      if (dash || occasion(k)) break;
      if (r.in(word_list::en_matters, k)) {
        if (!plain) break;
        about = true;
        ++k;
        continue;
      }
      if (!about && !w.capital) break;
      if (r.phrase[k].words > 0 && r.title[k].words == 0 && !(r.phrase[k].words == 1 && !w.capital && r.in(word_list::en_deeds, k))) {
        k += r.phrase[k].words;
        sure = k;
        continue;
      }
      if (r.in(word_list::en_matter_links, k) || w.canonical.ends_with("ing")) {
        ++k;
        continue;
      }
      break;
    }
    return sure;
  }
};

}  // namespace

std::uint32_t run_end(const latin_words& w, std::uint32_t i) { return latin_run(w).extend(i); }
std::uint32_t law_end(const latin_words& w, std::uint32_t first, std::uint32_t end) { return latin_run(w).law_tail(first, end); }

}  // namespace allonym::text
