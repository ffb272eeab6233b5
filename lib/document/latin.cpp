// Names in English and French text, and capitalised runs in any other language with capitals. A run of capitals, tied together by
// the small words that names hold, is cut at titles, nationalities and possessives; what is left is named by its head.
#include "document/spans.hpp"

#include <algorithm>

#include "names/syllable.hpp"

namespace allonym::text {
namespace {

using names::concept_role;
using names::lexicon;
using names::word_list;

class latin_reader {
public:
  latin_reader(const reading& r, std::vector<span>& out)
      : r_(r), out_(out), french_(r.lang.same_primary("fr")), common_(french_ ? word_list::fr_common : word_list::en_common) {}

  void run() {
    for (std::uint32_t i = 0; i < r_.size();) i = std::max(step(i), i + 1);
  }

private:
  const reading& r_;
  std::vector<span>& out_;
  bool french_;
  word_list common_;
  std::uint32_t role_end_ = UINT32_MAX;
  concept_role role_ = concept_role::title;
  std::uint32_t last_ = 0;  // end of what a segment took beyond its run

  [[nodiscard]] bool is(std::uint32_t i, std::string_view w) const { return i < r_.size() && r_.words[i].canonical == w; }
  // A word of the language rather than a name, as far as the lists and the text itself tell.
  [[nodiscard]] bool common(std::uint32_t i) const {
    return (r_.in(common_, i) || (!french_ && r_.in(word_list::en_ambiguous, i))) && r_.always_capital[i] == 0;
  }
  [[nodiscard]] bool in_role(std::uint32_t i) const { return i == role_end_; }

  // "VND49.8 billion", "USD20"
  static bool currency(const word& w) {
    return w.folded.size() > 3 && w.folded[3] >= '0' && w.folded[3] <= '9' && (w.canonical.starts_with("vnd") || w.folded.starts_with("vnd") || w.canonical.starts_with("usd") || w.canonical.starts_with("eur"));
  }

  // "NGOs", "PMs"
  [[nodiscard]] bool plural_acronym(const word& w) const {
    const std::string_view raw = slice(r_.text, w.range);
    return raw.size() >= 3 && raw.back() == 's' && std::all_of(raw.begin(), raw.end() - 1, [](char c) { return c >= 'A' && c <= 'Z'; });
  }
  // "N48bn", "Rs 5,000": letters of a currency.
  [[nodiscard]] bool amount(std::uint32_t i) const {
    const std::string& w = r_.words[i].canonical;
    if (w.size() <= 2 && i + 1 < r_.size() && r_.words[i].range.size() == 2 && !r_.words[i].upper && r_.words[i + 1].digits && (r_.tied(i) || r_.words[i + 1].before == gap::other)) return true;
    std::size_t at = 0;
    while (at < w.size() && at < 3 && w[at] >= 'a' && w[at] <= 'z') ++at;
    std::size_t digits = at;
    while (digits < w.size() && w[digits] >= '0' && w[digits] <= '9') ++digits;
    if (digits == at || at == 0) return false;
    const std::string_view unit = std::string_view(w).substr(digits);
    const bool thousands = unit.empty() && i + 1 < r_.size() && r_.words[i + 1].digits && (r_.words[i + 1].before == gap::dot || r_.words[i + 1].before == gap::comma) && r_.words[i + 1].range.begin == r_.words[i].range.end + 1;
    return unit == "bn" || unit == "m" || unit == "tn" || unit == "k" || thousands;
  }

  // A capital that says "name": not that of a sentence, a headline or a date.
  [[nodiscard]] bool name_like(std::uint32_t i) const {
    if (!capital(r_, i)) return false;
    const word& w = r_.words[i];
    if (w.canonical == "i" && w.range.size() == 1 && !french_) return false;
    if (w.range.size() == 1 && !(i + 1 < r_.size() && r_.words[i + 1].before == gap::dot) && (i == 0 || !r_.tied(i - 1) || !r_.words[i - 1].capital)) return false;
    if (currency(w) || amount(i) || (plural_acronym(w) && best_hit(r_, i) == nullptr) || (w.range.end < r_.text.size() && r_.text[w.range.end] == '$')) return false;
    if (w.upper && w.range.size() >= 2 && r_.style[i] != line_style::capitals) return true;
    if (r_.initial[i]) {
      if (!common(i)) return r_.style[i] != line_style::capitals;
      // "Hurricane Odette", "Lake Victoria": the head of a storm or a place opens its name.
      if (r_.head[i].words == 1 && i + 1 < r_.size() && r_.tied(i) && capital(r_, i + 1) && !common(i + 1)) {
        const auto type = r_.head_type(r_.head[i]);
        if (type == entity_type::event || type == entity_type::place) return true;
      }
      return r_.style[i] == line_style::running && !r_.in(common_, i) && i + 1 < r_.size() && r_.tied(i) && capital(r_, i + 1);
    }
    switch (r_.style[i]) {
      case line_style::running: return true;
      case line_style::title_case: return !common(i) || best_hit(r_, i) != nullptr;
      case line_style::capitals: return false;
    }
    return false;
  }

  [[nodiscard]] bool outside(std::uint32_t k) const {
    return lexicon::get().contains(french_ ? word_list::fr_outside : word_list::en_outside, r_.canonical(k, k + r_.head[k].words));
  }
  [[nodiscard]] bool head_ends_at(std::uint32_t first, std::uint32_t end, entity_type* type = nullptr) const {
    for (std::uint32_t k = first; k < end; ++k)
      if (r_.head[k].words > 0 && !outside(k) && k + r_.head[k].words == end && r_.words[k].capital) {
        if (type != nullptr) *type = *r_.head_type(r_.head[k]);
        return true;
      }
    return false;
  }
  [[nodiscard]] bool plain_word(std::uint32_t j) const {
    return r_.has_role(r_.phrase[j], concept_role::modifier) || r_.has_role(r_.phrase[j], concept_role::qualifier) ||
           r_.has_role(r_.phrase[j], concept_role::generic);
  }
  // A capitalised word of the vocabulary that may stand in a list inside a name.
  [[nodiscard]] bool component(std::uint32_t j) const {
    if (j >= r_.size() || !r_.words[j].capital || r_.phrase[j].words == 0 || r_.title[j].words > 0) return false;
    if (const dictionary_hit* hit = best_hit(r_, j); hit != nullptr && hit->count >= r_.phrase[j].words) return false;
    return plain_word(j) || r_.head[j].words > 0;
  }
  [[nodiscard]] bool listed(std::uint32_t j) const {
    for (std::uint32_t parts = 0; parts < 5 && component(j); ++parts) {
      j += r_.phrase[j].words;
      while (j < r_.size() && r_.tied(j - 1) && component(j)) j += r_.phrase[j].words;
      if (j + 1 >= r_.size()) return false;
      if (is(j, "and") || is(j, "et")) return component(j + 1);
      if (r_.words[j].before != gap::comma) return false;
    }
    return false;
  }

  // "Acme Holdings, Inc.", "Lap Tam Co., Ltd"
  [[nodiscard]] bool company_form_follows(std::uint32_t j) const {
    static constexpr std::string_view forms[] = {"inc", "ltd", "llc", "plc", "jsc", "llp", "lp", "corp", "limited", "gmbh"};
    const word& w = r_.words[j];
    const std::string_view between = slice(r_.text, {r_.words[j - 1].range.end, w.range.begin});
    return (between == ", " || between == "., ") && w.capital && r_.words[j - 1].capital && std::find(std::begin(forms), std::end(forms), w.folded) != std::end(forms);
  }
  // "Money Laundering | (Prevention and Prohibition) Act": the end of the title of an act with brackets inside; `j` if there is none.
  [[nodiscard]] std::uint32_t bracketed_act(std::uint32_t j) const {
    if (french_ || r_.words[j].before != gap::open || !r_.words[j].capital || r_.text[r_.words[j].range.begin - 1] != '(') return j;
    std::uint32_t k = j + 1;
    while (k < r_.size() && k < j + 8 && r_.tied(k - 1) && (r_.words[k].capital || is(k, "and") || is(k, "of") || is(k, "to"))) ++k;
    if (k >= r_.size() || r_.words[k].before != gap::close || !r_.words[k].capital || r_.head[k].words == 0) return j;
    return r_.head_type(r_.head[k]) == entity_type::law ? k + r_.head[k].words : j;
  }
  // "State's Attorney's Office", "Children's Hospital": the word before the 's at `i` is one that names hold, and a head follows.
  [[nodiscard]] bool possessive_inside(std::uint32_t i) const {
    return r_.words[i - 1].capital && r_.in(word_list::en_possessives, i - 1) && headed_compound(i);
  }
  // Whether the gap before word i holds the apostrophe of a plural: "Laos' Xieng Khouang".
  [[nodiscard]] bool plural_possessive(std::uint32_t i) const {
    const std::string_view between = slice(r_.text, {r_.words[i - 1].range.end, r_.words[i].range.begin});
    return between == "' " || between == "\u2019 ";
  }
  // "Nghe An | provincial | People's Committee": the head behind the lower-case word at `j`; `j` if there is none.
  [[nodiscard]] std::uint32_t body_of_place(std::uint32_t i, std::uint32_t j) const {
    if (french_ || r_.words[j].capital || !r_.in(word_list::en_administrative, j) || j + 1 >= r_.size() || !r_.tied(j) || !r_.words[j + 1].capital) return j;
    if (common(i) || head_in(i, j)) return j;
    const concept_match& head = r_.head[j + 1];
    return head.words >= 2 && r_.head_type(head) == entity_type::organization ? j + 1 + head.words : j;
  }

  static bool preposition(const std::string& w) {
    return w == "of" || w == "for" || w == "on" || w == "to" || w == "in" || w == "against" || w == "with" || w == "from" || w == "at" || w == "by";
  }

  // End of the run of name words that starts at i.
  [[nodiscard]] std::uint32_t extend(std::uint32_t i) const {
    std::uint32_t end = i + std::max(1U, r_.head[i].words);
    if (const dictionary_hit* hit = best_hit(r_, i, true); hit != nullptr && !hit->lower) end = std::max(end, i + hit->count);
    bool linked = false;  // a preposition stands in the run
    while (end < r_.size() && end - i < 24) {
      const word& w = r_.words[end];
      if (w.before == gap::comma && linked && listed(end)) {
        end += r_.phrase[end].words;
        continue;
      }
      if (w.before == gap::dash && capital(r_, end) && pair_of_places(i, end, true) && headed_compound(end)) {
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
      if (!r_.tied(end - 1)) break;
      if (w.possessive) {
        if (r_.phrase[end - 1].words >= 2 || is(i, "st") || is(i, "saint") || possessive_inside(end)) {
          ++end;
          continue;
        }
        break;
      }
      if (plural_possessive(end) && !(capital(r_, end) && r_.phrase[end - 1].words > 0)) break;  // Laos' | Xieng Khouang
      if (capital(r_, end)) {
        if (w.before == gap::hyphen && pair_of_places(i, end) && !headed_compound(end)) break;
        if (w.before == gap::hyphen && end - i == 1 && r_.alone[i] != 0 && r_.alone[end] != 0) break;  // the Kim-Trump summit
        if (r_.style[end] == line_style::title_case && !name_like(end) && (common(end) || !head_after(end))) break;
        end += whole_head(end);
        continue;
      }
      if (w.digits) {
        const bool event = headed(i, end, entity_type::event) || headed(i, end, entity_type::product);
        const bool numbered = is(end - 1, "no") || is(end - 1, "number") || head_ends_at(i, end);
        if (w.before == gap::hyphen || (w.before == gap::space && (event || numbered) && w.range.size() <= 4)) {
          ++end;
          continue;
        }
        if (r_.head[std::min(end + 1, r_.size() - 1)].words > 0) break;
        break;
      }
      if (w.before == gap::hyphen) {
        const bool joins = end + 1 < r_.size() && r_.words[end + 1].before == gap::hyphen && r_.words[end + 1].capital;  // Neuilly-sur-Seine
        if (common(end) && !joins) break;
        ++end;
        continue;
      }
      if (w.before == gap::apostrophe) {
        if (w.range.size() <= 2) break;
        ++end;
        continue;
      }
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

  // Words of the head at i if small words stand in it, "University of Agriculture"; else 1.
  [[nodiscard]] std::uint32_t whole_head(std::uint32_t i) const {
    const std::uint32_t n = r_.head[i].words;
    for (std::uint32_t k = i + 1; k < i + n; ++k)
      if (!r_.words[k].capital && r_.words[i].capital && r_.words[i + n - 1].capital) return n;
    return 1;
  }
  [[nodiscard]] bool headed(std::uint32_t i, std::uint32_t end, entity_type type) const {
    for (std::uint32_t k = i; k < end; ++k)
      if (r_.head_type(r_.head[k]) == type) return true;
    for (const dictionary_hit& hit : r_.hits_of(i))
      if (hit.type == type && i + hit.count == end) return true;
    return false;
  }
  [[nodiscard]] bool head_after(std::uint32_t j) const { return r_.head[j].words > 0 && j > 0 && name_like(j - 1); }

  static bool country(const dictionary_hit& hit) { return hit.id.size() == 6 && hit.id.starts_with("iso:"); }

  [[nodiscard]] bool pair_of_places(std::uint32_t i, std::uint32_t j, bool countries = false) const {
    const dictionary_hit* right = best_hit(r_, j, true);
    if (right == nullptr) return false;
    for (std::uint32_t k = i; k < j; ++k)
      for (const dictionary_hit& hit : r_.hits_of(k))
        if (k + hit.count == j && is_country_or_place(hit) && is_country_or_place(*right) && (!countries || (country(hit) && country(*right)))) return true;
    return false;
  }

  // "Long Bien | bridge", "Monsoon | wind farm": the end of the lower-case facility at j that belongs to a name, or j.
  [[nodiscard]] std::uint32_t facility_at(std::uint32_t j) const {
    if (french_ || r_.words[j].capital || r_.words[j].before != gap::space) return j;
    for (std::uint32_t n = 2; n >= 1; --n)
      if (j + n <= r_.size() && (n == 1 || r_.tied(j)) && lexicon::get().contains(word_list::en_inside, r_.canonical(j, j + n))) return j + n;
    return j;
  }

  // Whether the capitals from j on end in a head: "Vietnam - France | Defense Cooperation Program".
  [[nodiscard]] bool headed_compound(std::uint32_t j) const {
    if (j + 1 < r_.size() && facility_at(j + 1) > j + 1) return true;  // the Hanoi-Vientiane | expressway
    for (std::uint32_t k = j + 1; k < r_.size() && k < j + 8 && r_.tied(k - 1) && r_.words[k].capital; ++k)
      if (r_.head[k].words > 0) return true;
    return false;
  }

  // The word after the small words at `j` that the run [i, j) may step over; 0 if it may not.
  [[nodiscard]] std::uint32_t bridge(std::uint32_t i, std::uint32_t j, bool linked) const {
    const word& w = r_.words[j];
    const auto tied_capital = [&](std::uint32_t k) { return k < r_.size() && r_.tied(k - 1) && capital(r_, k) && !r_.words[k].digits; };
    const std::string& s = w.canonical;
    if (preposition(s)) {
      std::uint32_t k = j + 1;
      if ((is(k, "the") || is(k, "a")) && r_.tied(k - 1)) ++k;
      if (!tied_capital(k)) return 0;
      // "Back of the Yards", "Isle of Dogs": inside a sentence no ordinary word has a capital but to open a name.
      const bool named = j == i + 1 && s == "of" && !r_.initial[i] && r_.style[i] == line_style::running && r_.title[i].words == 0 && (common(i) || plain(i)) && best_hit(r_, i, true) == nullptr;
      if (named) return k;
      entity_type type{};
      if (!head_ends_at(i, j, &type) && !linked) return 0;
      if (linked && !head_in(i, j)) return 0;
      if (s == "of" || (s == "for" && type != entity_type::place) || (s == "on" && type != entity_type::place)) return k;
      if (s == "at" || s == "by" || s == "from" || (s == "in" && !linked)) return 0;
      return type == entity_type::law || (linked && headed(i, j, entity_type::law)) ? k : 0;
    }
    if (s == "and" && !linked && couple(i, j)) return j + 1;
    if (s == "and" || s == "et") {
      if (!tied_capital(j + 1) || !component(j + 1)) return 0;
      if (linked) return j + 1;
      // "Natural Resources and Environment Department": words of the vocabulary up to a head.
      for (std::uint32_t k = i; k < j; k += std::max(1U, r_.phrase[k].words)) {
        const dictionary_hit* hit = best_hit(r_, k, true);
        if (hit != nullptr && hit->kind == name_kind::adjective) continue;
        if (!component(k) || r_.head[k].words > 0) return 0;
      }
      for (std::uint32_t k = j + 1; tied_capital(k) && k < j + 5; ++k)
        if (r_.head[k].words > 0) return j + 1;
      return 0;
    }
    if (s == "the" && linked) return 0;
    if (lexicon::get().contains(word_list::particles, s)) {
      std::uint32_t k = j + 1;
      if (k < r_.size() && r_.tied(k - 1) && !r_.words[k].capital && lexicon::get().contains(word_list::particles, r_.words[k].canonical)) ++k;
      if (tied_capital(k) && !(french_ && (head_in(i, j) || best_hit(r_, k) != nullptr))) return k;
    }
    return 0;
  }
  // "Bill and Melinda Gates Foundation": two given names before a head.
  [[nodiscard]] bool couple(std::uint32_t i, std::uint32_t j) const {
    if (j - i != 1 || !is_given_name(r_, i) || j + 1 >= r_.size() || !r_.words[j + 1].capital || !is_given_name(r_, j + 1)) return false;
    for (std::uint32_t k = j + 2; k < j + 6 && k < r_.size() && r_.tied(k - 1) && r_.words[k].capital; ++k)
      if (r_.head[k].words > 0) return true;
    return false;
  }
  [[nodiscard]] bool head_in(std::uint32_t i, std::uint32_t j) const {
    for (std::uint32_t k = i; k < j; ++k)
      if (r_.head[k].words > 0) return true;
    return false;
  }

  std::uint32_t step(std::uint32_t i) {
    if (in_role(i) && i > 0 && !r_.tied(i - 1)) role_end_ = UINT32_MAX;
    const concept_match& t = r_.title[i];
    if (t.words > 0 && title_here(i)) {
      role(i);
      return role_end_;
    }
    if (french_ && r_.head[i].words > 0 && (r_.words[i].capital || lexicon::get().contains(word_list::fr_inside, r_.canonical(i, i + r_.head[i].words))))
      if (const std::uint32_t end = french_name(i); end > i) return end;
    if (const std::uint32_t end = numbered_name(i); end > i) return end;
    if (!name_like(i)) {
      // An adjective or a portfolio may stand between a title and its person: "ministre chinois Wang Yi".
      if (in_role(i) && french_ && (best_hit(r_, i, true) != nullptr || plain_word(i))) role_end_ = i + 1;
      return i + 1;
    }
    return cut(i, extend(i));
  }

  // "125th Street", "12th National Congress of the Party", "7th Fleet": an ordinal opens a name with a head.
  std::uint32_t numbered_name(std::uint32_t i) {
    const word& w = r_.words[i];
    if (french_ || !w.digits || w.folded.size() < 3 || w.folded.back() < 'a' || i + 1 >= r_.size() || !r_.tied(i) || !capital(r_, i + 1)) return 0;
    std::uint32_t end = extend(i + 1);
    if (const dictionary_hit* hit = best_hit(r_, i + 1, true); hit != nullptr && i + 1 + hit->count >= end) return 0;  // the 33rd SEA Games are SEA Games
    entity_type type{};
    if (r_.head[i + 1].words > 0 && r_.head_type(r_.head[i + 1]) == entity_type::place) {
      end = i + 1 + r_.head[i + 1].words;
      type = entity_type::place;
    } else if (!named_by_head(i + 1, end, type)) {
      return 0;
    }
    out_.push_back({i, end, type, span_source::grammar, {}, false, false, true, false});
    return end;
  }

  // Whether the title phrase at i is used as one, not as a surname or part of a longer name.
  [[nodiscard]] bool title_here(std::uint32_t i) const {
    const concept_match& t = r_.title[i];
    if (const dictionary_hit* hit = best_hit(r_, i); hit != nullptr && hit->count > t.words) return false;
    if (r_.head[i].words > t.words || r_.phrase[i].words > t.words) return false;
    if (!french_ && t.words == 1 && r_.has_role(r_.phrase[i], concept_role::modifier) && i + 1 < r_.size() && r_.tied(i) && r_.head[i + 1].words > 0) return false;  // Justice Department
    // "Hoang Son Tung" has no son.
    if (t.words == 1 && r_.words[i].capital && i > 0 && r_.tied(i - 1) && r_.words[i - 1].capital && is_family_name(r_, i - 1) &&
        names::is_vietnamese_syllable(r_.words[i].canonical) && i + 1 < r_.size() && r_.tied(i) && r_.words[i + 1].capital)
      return false;
    return true;
  }
  // "Minister | of the Armed Forces": what an office governs is no name of its own.
  [[nodiscard]] std::uint32_t portfolio(std::uint32_t i) const {
    std::uint32_t k = i;
    if (k + 1 >= r_.size() || !r_.tied(k - 1) || !(is(k, "of") || is(k, "for"))) return i;
    ++k;
    if (is(k, "the")) ++k;
    std::uint32_t end = i;
    while (k < r_.size() && r_.tied(k - 1) && component(k) && r_.head[k].words == 0) {
      k += r_.phrase[k].words;
      end = k;
      if (is(k, "and") && k + 1 < r_.size()) ++k;
    }
    return end;
  }

  void role(std::uint32_t i) {
    role_end_ = i + r_.title[i].words;
    if (!french_) role_end_ = portfolio(role_end_);
    role_ = r_.has_role(r_.title[i], concept_role::honorific) ? concept_role::honorific : concept_role::title;
  }

  // Cuts the run [i, end) at titles and emits the names between; where reading goes on.
  std::uint32_t cut(std::uint32_t i, std::uint32_t end) {
    std::uint32_t first = i;
    while (first < end) {
      if (r_.title[first].words > 0 && title_here(first)) {
        role(first);
        first = role_end_;
        continue;
      }
      if (!r_.words[first].capital) {  // a small word left over by a cut
        ++first;
        continue;
      }
      std::uint32_t stop = first + 1;
      while (stop < end && !cuts(first, stop, end)) ++stop;
      const bool before_title = stop < end;
      segment(first, stop, before_title);
      first = stop;
    }
    return std::max({first, end, last_});
  }

  // Whether a title inside the run [first, end) begins at k: not a surname that is also a title, not inside a headed name.
  [[nodiscard]] bool cuts(std::uint32_t first, std::uint32_t k, std::uint32_t end) const {
    const concept_match& t = r_.title[k];
    if (t.words == 0 || !r_.words[k].capital || !title_here(k)) return false;
    if (r_.words[k].before == gap::hyphen || r_.words[k].before == gap::apostrophe) return false;
    // "Council of Ministers", "Institute of Directors"
    if (!r_.words[k - 1].capital && head_in(first, k)) return false;
    const std::uint32_t after = k + t.words;
    if (after < end) {
      // "Foreign Affairs Minister Committee" does not exist, but "Prime Minister Office" does.
      return !head_ends_at(k, end) || end - after > 3;
    }
    if (t.words > 1) return true;
    return !is_given_name(r_, first) || k - first > 2;
  }

  void segment(std::uint32_t first, std::uint32_t end, bool before_title) {
    const std::uint32_t facility = end;
    while (end > first && !r_.words[end - 1].capital && !r_.words[end - 1].digits && !r_.words[end - 1].possessive && r_.words[end - 1].before == gap::space) --end;
    if (first >= end) return;
    if (end < facility && facility_at(end) == facility) {
      out_.push_back({first, facility, entity_type::place, span_source::grammar, {}, false, false, true, false});
      return;
    }
    // A nationality before something else: "French President", "Vietnamese Ministry of National Defence".
    if (const dictionary_hit* hit = best_hit(r_, first, true); hit != nullptr && hit->kind == name_kind::adjective && first + hit->count < end) {
      const std::uint32_t rest = first + hit->count;
      if (before_title || !head_somewhere(rest, end)) {
        if (in_role(first)) role_end_ = rest;
        segment(rest, end, before_title);
        return;
      }
    }
    // "People's Committee | Vo Van Minh"
    for (std::uint32_t k = first + 1; k + 1 < end; ++k)
      if (end - k <= 4 && is_family_name(r_, k) && head_ends_at(first, k) && all_syllables(k, end) && r_.head[k].words == 0) {
        segment(first, k, true);
        segment(k, end, before_title);
        return;
      }
    // "UN Security Council | Resolution 1244"
    if (const dictionary_hit* hit = best_hit(r_, first); hit != nullptr && hit->type == entity_type::organization && first + hit->count + 1 < end) {
      const std::uint32_t rest = first + hit->count;
      if (r_.head[rest].words > 0 && r_.head_type(r_.head[rest]) == entity_type::law && r_.words[end - 1].digits) return segment(rest, end, before_title);
    }
    if (lexicon::get().contains(french_ ? word_list::fr_outside : word_list::en_outside, r_.canonical(first, end))) return;
    entity_type type = entity_type::other;
    if (named_by_head(first, end, type)) {
      if (end - first == 1 || only_generic(first, end)) {
        if (end - first == 1 && r_.style[first] == line_style::running && r_.always_capital[first] != 0 && !r_.initial[first])
          out_.push_back({first, end, type, span_source::grammar, {}, false, true, true, false});
        return;
      }
      if (r_.initial[first] && common(first) && r_.style[first] != line_style::running) return;
      if (type == entity_type::law) end = last_ = law_tail(first, end);
      // "Samsung Electronics Vice Chairman": the title is cut already; "Hanoi Party Committee" keeps its place.
      out_.push_back({first, end, type, span_source::grammar, {}, false, false, true, false});
      return;
    }
    if (end - first == 1 && r_.words[first].upper && (r_.phrase[first].words == 1 || r_.in(word_list::units, first)) && dictionary_covers(first, end) == nullptr && !in_role(first)) return;  // USD, CEO
    if (before_title && all_plain(first, end)) return;
    if (all_plain(first, end) && end - first <= 2 && dictionary_covers(first, end) == nullptr) {
      if (end - first == 1 && r_.style[first] == line_style::running && r_.always_capital[first] != 0)  // "West said", "the Navy": short for a longer name
        out_.push_back({first, end, entity_type::person, plain(first) ? span_source::grammar : span_source::run, {}, false, true, false, false});
      if (end - first == 1 || r_.initial[first] || r_.style[first] != line_style::running) return;
    }
    if (const dictionary_hit* hit = best_hit(r_, first); hit != nullptr && first + hit->count < end && hit->type != entity_type::person) {
      const std::uint32_t rest = first + hit->count;
      if (is_country_or_place(*hit) && (r_.words[rest].before == gap::hyphen || is_given_name(r_, rest) || is_family_name(r_, rest) || hit->count >= 2)) {
        segment(rest, end, before_title);
        return;
      }
    }
    person_or_unknown(first, end, before_title);
  }

  // The subject of a document in lower case: "Letter of Intent | on enhancing Vietnam - France defense cooperation", and its
  // period. Words of the vocabulary, names and what links them belong to it.
  [[nodiscard]] std::uint32_t law_tail(std::uint32_t first, std::uint32_t end) const {
    std::uint32_t k = end, sure = end;
    const bool plain = all_plain(first, end) || head_in(first, end);
    const auto year = [&](std::uint32_t i) { return i < r_.size() && r_.words[i].digits && r_.words[i].range.size() == 4; };
    bool about = false;
    for (std::uint32_t i = first; i < end; ++i) about |= preposition(r_.words[i].canonical) && !r_.words[i].capital;
    while (k < r_.size() && k < end + 24) {
      const word& w = r_.words[k];
      const bool dash = w.before == gap::dash;
      if (!r_.tied(k - 1) && !dash) break;
      if (year(k)) {
        ++k;
        if (is(k - 2, "the") || dash || w.before == gap::hyphen) sure = k;
        continue;
      }
      if (is(k, "period") && year(k - 1)) return k + 1;
      if (const dictionary_hit* hit = best_hit(r_, k, true); hit != nullptr && !hit->lower && about) {
        k += hit->count;
        sure = k;
        continue;
      }
      if (dash) break;
      if (w.canonical == "on" || w.canonical == "for" || w.canonical == "concerning" || w.canonical == "regarding") {
        if (!plain) break;
        about = true;
        ++k;
        continue;
      }
      if (!about && !w.capital) break;
      if (r_.phrase[k].words > 0 && r_.title[k].words == 0) {
        k += r_.phrase[k].words;
        sure = k;
        continue;
      }
      if (w.canonical == "of" || w.canonical == "the" || w.canonical == "and" || w.canonical == "in" || w.canonical == "against" || w.canonical.ends_with("ing")) {
        ++k;
        continue;
      }
      break;
    }
    return sure;
  }

  [[nodiscard]] bool head_somewhere(std::uint32_t first, std::uint32_t end) const {
    entity_type type{};
    return named_by_head(first, end, type);
  }
  [[nodiscard]] const dictionary_hit* dictionary_covers(std::uint32_t first, std::uint32_t end) const {
    const dictionary_hit* hit = best_hit(r_, first, true);
    return hit != nullptr && first + hit->count >= end ? hit : nullptr;
  }

  // English: the last head before the first preposition, else the last word.
  [[nodiscard]] bool named_by_head(std::uint32_t first, std::uint32_t end, entity_type& type) const {
    // A head of several words opens the name or is all of it: "Letter of Intent", "Code of Conduct in the East Sea".
    if (r_.head[first].words > 2 && first + r_.head[first].words <= end && !outside(first)) {
      type = *r_.head_type(r_.head[first]);
      return true;
    }
    std::uint32_t stop = first;
    while (stop < end && (r_.words[stop].capital || r_.words[stop].possessive || r_.words[stop].digits || is(stop, "and") || (!french_ && stop > first && r_.in(word_list::en_administrative, stop)))) stop += whole_head(stop);
    stop = std::min(stop, end);
    while (stop > first && (r_.words[stop - 1].digits || is(stop - 1, "and"))) --stop;
    if (stop > first && head_ends_at(first, stop, &type)) {
      // A person may be called Park, Banks or Church.
      const bool surname = stop == end && stop - first >= 2 && stop - first <= 3 && is_given_name(r_, first) && r_.head[stop - 1].words == 1 && type != entity_type::organization && r_.in(word_list::family_names, stop - 1) &&
                           !plain_word(first);
      return !surname;
    }
    // "Bank of X", "Typhoon Haiyan", "Lake Victoria", "Mount Everest": the head comes first.
    if (r_.head[first].words > 0 && first + r_.head[first].words < end && r_.words[first].capital && !outside(first)) {
      type = *r_.head_type(r_.head[first]);
      const std::uint32_t after = first + r_.head[first].words;
      return type == entity_type::event || type == entity_type::place || preposition(r_.words[after].canonical) || french_;
    }
    return false;
  }

  [[nodiscard]] bool all_plain(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t k = first; k < end;) {
      if (r_.phrase[k].words == 0) {
        if (common(k) || r_.words[k].digits) {
          ++k;
          continue;
        }
        return false;
      }
      k += r_.phrase[k].words;
    }
    return true;
  }
  // "City", "the Committee", "National Assembly Committee" are names; "Government", "State Party" are not.
  [[nodiscard]] bool only_generic(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t k = first; k < end;) {
      const concept_match& m = r_.phrase[k];
      if (m.words == 0 || m.words > 1 || best_hit(r_, k, true) != nullptr) return false;
      if (r_.has_role(m, concept_role::modifier) || r_.has_role(m, concept_role::qualifier)) return false;
      if (r_.head[k].words == 0 && !r_.has_role(m, concept_role::generic)) return false;
      k += m.words;
    }
    return true;
  }

  void person_or_unknown(std::uint32_t first, std::uint32_t end, bool before_title) {
    const std::uint32_t n = end - first;
    span s{first, end, entity_type::person, span_source::run, {}, false, false, true, false};
    const bool role = in_role(first);
    const bool given = is_given_name(r_, first);
    const bool vietnamese = is_family_name(r_, first) && n >= 2 && n <= 5 && all_syllables(first, end);
    const bool partners = std::any_of(r_.words.begin() + first + 1, r_.words.begin() + end, [](const word& w) { return w.before == gap::ampersand; });
    if (french_ && hyphenated_place(first, end)) {
      s.type = entity_type::place;
      s.source = span_source::grammar;
    } else if (partners || ends_in_company_form(r_, first, end) || (!role && !given && team(first, end))) {
      s.type = entity_type::organization;
      s.source = span_source::grammar;
    } else if (camel_case(r_, end - 1) && !role) {
      s.type = entity_type::organization;
    } else if (role && !before_title) {
      s.source = span_source::person;
      if (n == 1 && common(first) && !given) return;
    } else if ((given && n >= 2 && n <= 4) || vietnamese) {
      s.source = span_source::person;
      if (r_.style[first] == line_style::title_case && n > 3) s.unsure = true;
    } else if (n == 1) {
      if (common(first)) {
        if (r_.initial[first] || r_.style[first] != line_style::running || plain(first)) return;
        s.unsure = true;
      }
      const std::uint32_t prev = first - 1;
      const bool place = first > 0 && r_.tied(prev) && (is(prev, "in") || is(prev, "at") || is(prev, "near") || is(prev, "from") || is(prev, "à") || is(prev, "en"));
      s.type = place ? entity_type::place : r_.words[first].upper || !given ? entity_type::organization : entity_type::person;
      s.typed = place;
    } else if (n <= 4 && std::none_of(r_.words.begin() + first, r_.words.begin() + end, [](const word& w) { return w.upper || w.digits; })) {
      std::uint32_t ordinary = 0;
      for (std::uint32_t k = first; k < end; ++k) ordinary += common(k);
      const bool place = first > 0 && r_.tied(first - 1) && (is(first - 1, "in") || is(first - 1, "at") || is(first - 1, "near"));
      s.typed = false;
      if (place) s.type = entity_type::place;
      else if (ordinary * 2 >= n) s.type = entity_type::organization;
      if (ordinary == n && r_.style[first] != line_style::running) return;
      if (ordinary == n && r_.initial[first]) s.unsure = true;
    } else {
      s.type = entity_type::organization;
      s.typed = false;
      if (r_.style[first] != line_style::running) s.unsure = true;
    }
    out_.push_back(s);
  }
  // "Utah Rams": a place and what its players call themselves.
  [[nodiscard]] bool team(std::uint32_t first, std::uint32_t end) const {
    const dictionary_hit* hit = best_hit(r_, first);
    const std::string& last = r_.words[end - 1].folded;
    return !french_ && hit != nullptr && is_country_or_place(*hit) && hit->kind != name_kind::adjective && first + hit->count + 1 == end && last.size() >= 4 && last.ends_with('s') && !last.ends_with("ss") &&
           r_.words[end - 1].before == gap::space;
  }
  // "Ivry-sur-Marne", "Aix-en-Provence"
  [[nodiscard]] bool hyphenated_place(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t k = first + 1; k + 1 < end; ++k) {
      const std::string& w = r_.words[k].canonical;
      const bool small = w == "sur" || w == "en" || w == "sous" || w == "lès" || w == "les" || w == "de" || w == "du" || w == "la" || w == "le" || w == "aux";
      if (small && r_.words[k].before == gap::hyphen && r_.words[k + 1].before == gap::hyphen) return true;
    }
    return false;
  }
  [[nodiscard]] bool plain(std::uint32_t i) const { return r_.phrase[i].words > 0; }

  [[nodiscard]] bool all_syllables(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t k = first; k < end; ++k)
      if (!names::is_vietnamese_syllable(r_.words[k].canonical)) return false;
    return true;
  }

  // French: the head opens the name, adjectives and complements in lower case follow it.
  std::uint32_t french_name(std::uint32_t i) {
    const concept_match& head = r_.head[i];
    if (outside(i) || (best_hit(r_, i) != nullptr && best_hit(r_, i)->count > head.words)) return 0;
    std::uint32_t j = i + head.words, end = j;
    bool content = false;
    const auto link = [](const std::string& s) {
      return s == "de" || s == "du" || s == "des" || s == "d" || s == "l" || s == "la" || s == "le" || s == "les" || s == "et" || s == "pour" || s == "sur" || s == "à" ||
             s == "au" || s == "aux" || s == "en" || s == "contre";
    };
    while (j < r_.size() && r_.tied(j - 1) && j - i < 20) {
      const word& w = r_.words[j];
      if (const dictionary_hit* hit = best_hit(r_, j, true); hit != nullptr && (hit->kind == name_kind::adjective || !hit->lower) && hit->type != entity_type::person) {
        j += hit->count;
        end = j;
        content = true;
        continue;
      }
      if (w.capital) {
        if (r_.title[j].words > 0) break;
        ++j;
        end = j;
        content = true;
        continue;
      }
      if (w.canonical == "est" && r_.phrase[j].words == 1) break;  // the verb rather than the east
      if (r_.phrase[j].words > 0 && r_.title[j].words == 0 && !link(w.canonical)) {
        j += r_.phrase[j].words;
        end = j;
        content = true;
        continue;
      }
      if (!link(w.canonical)) break;
      if (w.canonical == "et") {  // "Société générale | et de BNP Paribas"
        std::uint32_t k = j + 1;
        while (k < r_.size() && link(r_.words[k].canonical)) ++k;
        if (k >= r_.size() || r_.words[k].capital || r_.phrase[k].words == 0) break;
        if (k > j + 1 && r_.head[k].words > 0) break;  // "et | le ministère"
      }
      ++j;
    }
    if (!content || std::none_of(r_.words.begin() + i, r_.words.begin() + end, [](const word& w) { return w.capital; })) return 0;
    out_.push_back({i, end, *r_.head_type(head), span_source::grammar, {}, false, false, true, false});
    return end;
  }
};

}  // namespace

void latin_names(const reading& r, std::vector<span>& out) { latin_reader(r, out).run(); }

}  // namespace allonym::text
