#include "document/latin_words.hpp"

#include <algorithm>

#include "names/syllable.hpp"

namespace allonym::text {

using names::concept_role;
using names::lexicon;
using names::word_list;

bool latin_words::common(std::uint32_t i) const {
  if (is(i, "the") || (french && r.in(word_list::fr_links, i))) return true;
  return (r.in(vocabulary, i) || (!french && r.in(word_list::en_ambiguous, i))) && r.always_capital[i] == 0;
}

bool latin_words::currency(const word& w) {
  return w.folded.size() > 3 && w.folded[3] >= '0' && w.folded[3] <= '9' &&
         (w.canonical.starts_with("vnd") || w.folded.starts_with("vnd") || w.canonical.starts_with("usd") ||
          w.canonical.starts_with("eur"));
}

bool latin_words::plural_acronym(const word& w) const {
  const std::string_view raw = slice(r.text, w.range);
  return raw.size() >= 3 && raw.back() == 's' &&
         std::all_of(raw.begin(), raw.end() - 1, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool latin_words::amount(std::uint32_t i) const {
  const std::string& w = r.words[i].canonical;
  if (w.size() <= 2 && i + 1 < r.size() && r.words[i].range.size() == 2 && !r.words[i].upper && r.words[i + 1].digits &&
      (r.tied(i) || r.words[i + 1].before == gap::other))
    return true;
  std::size_t at = 0;
  while (at < w.size() && at < 3 && w[at] >= 'a' && w[at] <= 'z') ++at;
  std::size_t digits = at;
  while (digits < w.size() && w[digits] >= '0' && w[digits] <= '9') ++digits;
  if (digits == at || at == 0) return false;
  const std::string_view unit = std::string_view(w).substr(digits);
  const bool thousands = unit.empty() && i + 1 < r.size() && r.words[i + 1].digits &&
                         (r.words[i + 1].before == gap::dot || r.words[i + 1].before == gap::comma) &&
                         r.words[i + 1].range.begin == r.words[i].range.end + 1;
  return unit == "bn" || unit == "m" || unit == "tn" || unit == "k" || thousands;
}

bool latin_words::name_like(std::uint32_t i) const {
  if (!capital(r, i)) return false;
  const word& w = r.words[i];
  if (w.canonical == "i" && w.range.size() == 1 && !french) return false;
  // "Y Blo Mlo", "Y Combinator"
  if (w.canonical == "y" && w.range.size() == 1 && !french && i + 1 < r.size() && r.words[i + 1].before == gap::space &&
      capital(r, i + 1) && !r.words[i + 1].upper)
    return true;
  if (w.range.size() == 1 && i + 1 < r.size() && r.words[i + 1].before == gap::ampersand && r.words[i + 1].capital)
    return true;  // S&D
  if (w.range.size() == 1 && !r.words[i].possessive && i + 1 < r.size() && r.words[i + 1].before == gap::apostrophe &&
      capital(r, i + 1) && (!french || w.canonical == "k" || w.canonical == "h"))
    return true;  // K'Brêu, O'Neill
  if (w.range.size() == 1 && !(i + 1 < r.size() && r.words[i + 1].before == gap::dot) &&
      (i == 0 || !r.tied(i - 1) || !r.words[i - 1].capital))
    return false;
  if (currency(w) || amount(i) || (plural_acronym(w) && best_hit(r, i) == nullptr) ||
      (w.range.end < r.text.size() && r.text[w.range.end] == '$'))
    return false;
  if (w.upper && w.range.size() >= 2 && r.style[i] != line_style::capitals) return true;
  if (w.range.size() == 1 && slice(r.text, {w.range.end, static_cast<std::uint32_t>(r.text.size())}).starts_with(".-"))
    return true;  // J.-P. Martin
  if (r.initial[i]) {
    if (occupation(i)) return false;
    if (!common(i)) return r.style[i] != line_style::capitals;
    // "Decree 168/2024/ND-CP", "Resolution No. 80"
    if (i + 2 < r.size() && r.head[i].words == 1 && r.head_type(r.head[i]) == entity_type::law && r.tied(i)) {
      const gap after = r.words[i + 2].before;
      if ((r.words[i + 1].digits && (after == gap::slash || after == gap::hyphen)) ||
          (is(i + 1, "no") && r.words[i + 2].digits))
        return true;
    }
    // "Hurricane Odette", "Lake Victoria": the head of a storm or a place opens its name.
    if (r.head[i].words == 1 && i + 1 < r.size() && r.tied(i) && capital(r, i + 1) && !common(i + 1)) {
      const auto type = r.head_type(r.head[i]);
      if (type == entity_type::event || type == entity_type::place) return true;
    }
    if (couple_of_persons(i) || (!french && vietnamese_person(i) >= i + 3)) return true;  // Ngo Van Son, no NGO
    // "Transport Department staff": what a body is for, before its head.
    if (!french && r.style[i] == line_style::running && r.phrase[i].words == 1 &&
        r.has_role(r.phrase[i], concept_role::modifier) && i + 1 < r.size() && r.tied(i) &&
        r.words[i + 1].before == gap::space && r.words[i + 1].capital &&
        r.head_type(r.head[i + 1]) == entity_type::organization && !outside(i + 1) &&
        (best_hit(r, i + 1, true) == nullptr || best_hit(r, i + 1, true)->count < 2))
      return true;
    // "Engineering Unit | Rotation 4"
    if (!french && r.style[i] == line_style::running && r.head[i].words == 2 && r.words[i + 1].capital && i + 2 < r.size() &&
        r.tied(i + 1) && r.words[i + 2].before == gap::space && r.words[i + 2].capital && r.title[i + 2].words == 0 &&
        r.head_type(r.head[i]) == entity_type::organization && r.in(vocabulary, i + 2))
      return true;
    // "Arts Council | England"
    if (!french && r.head[i].words >= 2 && i + r.head[i].words < r.size() && r.words[i + r.head[i].words - 1].capital &&
        r.head_type(r.head[i]) == entity_type::organization && body_with_place(i, i + r.head[i].words + 1))
      return true;
    // "An Se-young": a surname though it is a word.
    if (!french && i + 2 < r.size() && lexicon::get().contains(word_list::korean_surnames, r.words[i].folded) && r.tied(i) &&
        r.words[i + 1].before == gap::space && r.words[i + 1].capital && r.words[i + 2].before == gap::hyphen &&
        !r.words[i + 2].capital && r.words[i + 1].range.size() <= 5)
      return true;
    // "South Wales Police": the direction belongs to the name behind it.
    if (!french && compass(i) && i + 1 < r.size() && r.tied(i) && r.words[i + 1].before == gap::space && capital(r, i + 1) &&
        !common(i + 1) && r.title[i + 1].words == 0)
      return true;
    return r.style[i] == line_style::running && !r.in(vocabulary, i) && i + 1 < r.size() && r.tied(i) && capital(r, i + 1);
  }
  switch (r.style[i]) {
    case line_style::running:
      return true;
    case line_style::title_case:
      return !common(i) || best_hit(r, i) != nullptr;
    case line_style::capitals:
      return false;
  }
  return false;
}

bool latin_words::outside(std::uint32_t k) const {
  return lexicon::get().contains(french ? word_list::fr_outside : word_list::en_outside, r.canonical(k, k + r.head[k].words));
}

bool latin_words::head_ends_at(std::uint32_t first, std::uint32_t end, entity_type* type) const {
  for (std::uint32_t k = first; k < end; ++k)
    if (r.head[k].words > 0 && !outside(k) && k + r.head[k].words == end && r.words[k].capital) {
      if (type != nullptr) *type = *r.head_type(r.head[k]);
      return true;
    }
  return false;
}

bool latin_words::head_in(std::uint32_t i, std::uint32_t j) const {
  for (std::uint32_t k = i; k < j; ++k)
    if (r.head[k].words > 0) return true;
  return false;
}

bool latin_words::headed(std::uint32_t i, std::uint32_t end, entity_type type) const {
  for (std::uint32_t k = i; k < end; ++k)
    if (r.head_type(r.head[k]) == type) return true;
  for (const dictionary_hit& hit : r.hits_of(i))
    if (hit.type == type && i + hit.count == end) return true;
  return false;
}

std::uint32_t latin_words::whole_head(std::uint32_t i) const {
  const std::uint32_t n = r.head[i].words;
  for (std::uint32_t k = i + 1; k < i + n; ++k)
    if (!r.words[k].capital && r.words[i].capital && r.words[i + n - 1].capital) return n;
  return 1;
}

std::uint32_t latin_words::facility_at(std::uint32_t j) const {
  if (french || r.words[j].capital || r.words[j].before != gap::space) return j;
  for (std::uint32_t n = 2; n >= 1; --n)
    if (j + n <= r.size() && (n == 1 || r.tied(j)) && lexicon::get().contains(word_list::en_inside, r.canonical(j, j + n)))
      return j + n;
  return j;
}

bool latin_words::headed_compound(std::uint32_t j) const {
  if (j + 1 < r.size() && facility_at(j + 1) > j + 1) return true;  // the Hanoi-Vientiane | expressway
  for (std::uint32_t k = j + 1; k < r.size() && k < j + 8 && r.tied(k - 1) && (r.words[k].capital || prefixed(k - 1)); ++k)
    if (r.head[k].words > 0) return true;
  return false;
}

bool latin_words::plain_word(std::uint32_t j) const {
  return r.has_role(r.phrase[j], concept_role::modifier) || r.has_role(r.phrase[j], concept_role::qualifier) ||
         r.has_role(r.phrase[j], concept_role::generic);
}

bool latin_words::component(std::uint32_t j) const {
  if (j >= r.size() || !r.words[j].capital || r.phrase[j].words == 0 || r.title[j].words > 0) return false;
  if (const dictionary_hit* hit = best_hit(r, j); hit != nullptr && hit->count >= r.phrase[j].words) return false;
  return plain_word(j) || r.head[j].words > 0;
}

bool latin_words::subject(std::uint32_t j) const {
  if (component(j)) return true;
  return j < r.size() && capital(r, j) && !r.words[j].upper && !r.initial[j] && r.style[j] == line_style::running &&
         r.title[j].words == 0 && r.in(vocabulary, j) && best_hit(r, j, true) == nullptr;
}

bool latin_words::all_plain(std::uint32_t first, std::uint32_t end) const {
  for (std::uint32_t k = first; k < end;) {
    if (r.phrase[k].words == 0) {
      if (common(k) || r.words[k].digits) {
        ++k;
        continue;
      }
      return false;
    }
    k += r.phrase[k].words;
  }
  return true;
}

bool latin_words::only_generic(std::uint32_t first, std::uint32_t end) const {
  // "Abbey Ward", "Meridian Prize": streets, wards and prizes are named for what stands somewhere.
  if (!french && end - first == 2 && !r.initial[first] && r.style[first] == line_style::running &&
      r.head_type(r.head[first]) == entity_type::place) {
    const auto type = r.head_type(r.head[end - 1]);
    if (r.in(word_list::en_parts, end - 1) ||
        (r.head[end - 1].words == 1 && (type == entity_type::other || type == entity_type::event)))
      return false;
  }
  for (std::uint32_t k = first; k < end;) {
    const concept_match& m = r.phrase[k];
    if (m.words == 0 || m.words > 1 || best_hit(r, k, true) != nullptr) return false;
    if (r.has_role(m, concept_role::modifier) || r.has_role(m, concept_role::qualifier)) return false;
    if (r.head[k].words == 0 && !r.has_role(m, concept_role::generic)) return false;
    k += m.words;
  }
  return true;
}

bool latin_words::all_syllables(std::uint32_t first, std::uint32_t end) const {
  for (std::uint32_t k = first; k < end; ++k)
    if (!names::is_vietnamese_syllable(r.words[k].canonical)) return false;
  return true;
}

bool latin_words::pair_of_places(std::uint32_t i, std::uint32_t j, bool countries) const {
  const dictionary_hit* right = best_hit(r, j, true);
  if (right == nullptr) return false;
  for (std::uint32_t k = i; k < j; ++k)
    for (const dictionary_hit& hit : r.hits_of(k))
      if (k + hit.count == j && is_country_or_place(hit) && is_country_or_place(*right) &&
          (!countries || (country(hit) && country(*right))))
        return true;
  return false;
}

const dictionary_hit* latin_words::dictionary_covers(std::uint32_t first, std::uint32_t end) const {
  const dictionary_hit* hit = best_hit(r, first, true);
  return hit != nullptr && first + hit->count >= end ? hit : nullptr;
}

bool latin_words::person_told(std::uint32_t first, std::uint32_t end) const {
  for (std::uint32_t n = 1; n <= 3 && n <= first; ++n)
    if (r.title[first - n].words == n && r.tied(first - 1)) return true;
  if (end >= r.size()) return false;
  if (r.tied(end - 1)) return r.in(word_list::en_deeds, end);
  return r.words[end].digits && r.words[end].range.size() == 2 &&
         slice(r.text, {r.words[end - 1].range.end, r.words[end].range.begin}) == ", ";  // Alan Park, 34,
}

bool latin_words::surname_of_place(std::uint32_t first, std::uint32_t end) const {
  if (r.in(word_list::family_names, end - 1)) return true;
  const auto found = lexicon::get().list(word_list::en_surnames).find(r.words[end - 1].canonical);
  if (found.empty() || preposition_of_place(r, first) != place_cue::none ||
      (first > 0 && r.tied(first - 1) && is(first - 1, "the")))
    return false;
  return found.front() == 'p' || person_told(first, end);
}

bool latin_words::opens(std::uint32_t first) const {
  const std::uint32_t words = r.head[first].words;
  const word& after = r.words[first + words];
  return words > 1 || french || after.digits || after.range.size() == 1 || r.in(word_list::en_openers, first) ||
         !r.lang.same_primary("en");
}

bool latin_words::named_by_head(std::uint32_t first, std::uint32_t end, entity_type& type) const {
  if (!french && end - first >= 2 && (ends_like_a_firm(r, first, end) || ends_in_company_form(r, first, end))) {
    type = entity_type::organization;
    return true;
  }
  // "ASEAN Ministers on Energy Meeting"
  for (std::uint32_t k = first; k + 2 < end && r.head_type(r.head[end - 1]) == entity_type::event; ++k)
    if (is(k, "ministers") && is(k + 1, "on")) return type = entity_type::event, true;
  // A head of several words opens the name or is all of it: "Letter of Intent", "Code of Conduct in the East Sea".
  if (r.head[first].words > 2 && first + r.head[first].words <= end && !outside(first)) {
    type = *r.head_type(r.head[first]);
    return true;
  }
  // "Decision No 1579/QĐ-TTg": a number with the letters of who issued it; "Invoice No 12/2024" has none.
  for (std::uint32_t k = first + 1; k + 1 < end && r.words[first].capital && !r.words[end - 1].digits; ++k)
    if (r.words[k].digits && r.words[k + 1].before == gap::slash) return type = entity_type::law, true;
  // "Memorandum of Understanding | on cooperation in": a longer head began alike.
  if (r.head[first].words > end - first && end - first > 1)
    for (const std::uint32_t id : lexicon::get().find(r.lang, r.folded(first, end)))
      if (const names::concept_entry e = lexicon::get().entry(id); e.role == concept_role::head && e.typed)
        return type = e.type, true;
  std::uint32_t stop = first;
  while (stop < end && (r.words[stop].capital || r.words[stop].possessive || r.words[stop].digits || is(stop, "and") ||
                        (!french && stop > first && prefixed(stop - 1)) ||
                        (!french && stop > first && r.in(word_list::en_administrative, stop))))
    stop += whole_head(stop);
  stop = std::min(stop, end);
  while (stop > first && (r.words[stop - 1].digits || is(stop - 1, "and"))) --stop;
  if (stop > first && head_ends_at(first, stop, &type)) {
    // "Phung Ngoc Tram" runs on no rails.
    const bool vietnamese = stop == end && stop - first >= 3 && stop - first <= 4 && is_family_name(r, first) &&
                            all_syllables(first, stop) && r.head[stop - 1].words == 1 && r.phrase[first].words == 0 &&
                            best_hit(r, first, true) == nullptr && type != entity_type::organization && !is(stop - 1, "bay");
    if (vietnamese) return false;
    const bool surname = stop == end && stop - first >= 2 && stop - first <= 3 && is_given_name(r, first) &&
                         r.head[stop - 1].words == 1 && type != entity_type::organization && !plain_word(first) &&
                         surname_of_place(first, stop);
    return !surname;
  }
  if (given_name_here(first)) return false;
  if (body_with_place(first, end)) return type = entity_type::organization, true;
  // "Bank of X", "Typhoon Haiyan", "Lake Victoria", "Mount Everest": the head comes first.
  if (r.head[first].words > 0 && first + r.head[first].words < end && r.words[first].capital && !outside(first)) {
    type = *r.head_type(r.head[first]);
    const std::uint32_t after = first + r.head[first].words;
    return type == entity_type::event || (type == entity_type::place && opens(first)) ||
           (type == entity_type::law && (r.words[after].digits || is(after, "no"))) || preposition(r.words[after].canonical) ||
           french;
  }
  return false;
}

std::optional<entity_type> latin_words::kind_before(std::uint32_t i) const {
  const bool told =
      i > 0 && r.tied(i - 1) && r.words[i].before == gap::space && !r.words[i - 1].capital && r.head[i - 1].words == 1;
  return told ? r.head_type(r.head[i - 1]) : std::nullopt;
}

bool latin_words::golden(std::uint32_t i) const {
  if (!french || i == 0 || i + 1 >= r.size() || !is(i, "d") || r.words[i].capital || r.words[i].before != gap::space ||
      r.words[i + 1].before != gap::apostrophe || is(i - 1, "médaille") || is(i - 1, "médailles"))
    return false;
  return is(i + 1, "or") || is(i + 1, "argent") || is(i + 1, "honneur");
}

bool latin_words::named_by_noun(std::uint32_t i, std::uint32_t j) const {
  const bool of = is(j, "de") || is(j, "du") || is(j, "des") || is(j, "d");
  if (!of || j != i + 1 || i < 2 || j + 1 >= r.size() || !r.tied(j) || !r.words[j + 1].capital || r.initial[i] ||
      r.style[i] != line_style::running || !r.in(vocabulary, i) || r.words[i].upper)
    return false;
  if (r.head[i].words > 0 || r.title[i].words > 0 || r.has_role(r.phrase[i], concept_role::qualifier) ||
      best_hit(r, i, true) != nullptr)
    return false;
  return (is(i - 1, "de") || is(i - 1, "d") || is(i - 1, "association")) && r.words[i].before != gap::hyphen;
}

bool latin_words::firm_of_two(std::uint32_t i, std::uint32_t j) const {
  static constexpr std::string_view firms[] = {"agence", "agency", "cabinet", "company",     "compagnie", "entreprise", "firm",
                                               "firme",  "groupe", "maison",  "partnership", "société",   "studio"};
  const auto name = [&](std::uint32_t k) {
    return k < r.size() && capital(r, k) && !r.words[k].upper && r.title[k].words == 0 && r.head[k].words == 0 &&
           best_hit(r, k, true) == nullptr;
  };
  if (j != i + 1 || i == 0 || !r.tied(i - 1) || r.words[i].before != gap::space || !r.tied(j) || !name(i) || !name(j + 1))
    return false;
  if (std::none_of(std::begin(firms), std::end(firms), [&](std::string_view f) { return is(i - 1, f); })) return false;
  return j + 2 >= r.size() || !r.tied(j + 1) || !r.words[j + 2].capital;
}

bool latin_words::occupation(std::uint32_t i) const {
  const std::string& w = r.words[i].canonical;
  const auto ends = [&](std::string_view e) { return w.size() > e.size() + 2 && w.ends_with(e); };
  if (french || !(ends("ist") || ends("cian") || ends("rian") || ends("eer") || ends("woman") || ends("person")) ||
      is_given_name(r, i) || is_family_name(r, i) || i + 2 >= r.size() || best_hit(r, i) != nullptr)
    return false;
  const bool name =
      r.tied(i) && r.words[i + 1].before == gap::space && r.words[i + 1].capital && r.words[i + 2].capital && r.tied(i + 1);
  return name &&
         (is_given_name(r, i + 1) || (is_family_name(r, i + 1) && names::is_vietnamese_syllable(r.words[i + 2].canonical)));
}

bool latin_words::given_name_here(std::uint32_t i) const {
  if (!french || r.head[i].words != 1 || !r.words[i].capital || !is_given_name(r, i) || i + 1 >= r.size() ||
      best_hit(r, i) != nullptr)
    return false;
  const word& next = r.words[i + 1];
  const bool article = (is(i + 1, "le") || is(i + 1, "la")) && i + 2 < r.size() && r.words[i + 2].before == gap::space &&
                       r.words[i + 2].capital;  // Marine | Le Guen
  return next.before == gap::space && next.capital && !next.upper && r.phrase[i + 1].words == 0 && (article || !common(i + 1));
}

bool latin_words::work_told(std::uint32_t i) const {
  if (french || i < 2 || !capital(r, i) || r.words[i].upper || kind_before(i) != entity_type::work || !r.tied(i - 2))
    return false;
  const bool owned = r.words[i - 2].possessive || r.in(word_list::en_determiners, i - 2) || is(i - 2, "his") ||
                     is(i - 2, "her") || is(i - 2, "its") || is(i - 2, "their") ||
                     r.has_role(r.phrase[i - 2], concept_role::numeral) || is(i - 2, "new") || is(i - 2, "latest") ||
                     is(i - 2, "debut") || is(i - 2, "hit") || is(i - 2, "best-selling");
  return owned && !is_given_name(r, i) && r.title[i].words == 0 && best_hit(r, i, true) == nullptr;
}

bool latin_words::games(std::uint32_t i, std::uint32_t j) const {
  const word& w = r.words[j];
  if (french || i == 0 || !r.tied(i - 1) || !is(i - 1, "at") || w.before != gap::space || w.range.size() != 4 ||
      !(w.folded.starts_with("19") || w.folded.starts_with("20")))
    return false;
  const dictionary_hit* town = best_hit(r, i, true);
  return town != nullptr && town->type == entity_type::place && i + town->count == j;
}

bool latin_words::body_with_place(std::uint32_t first, std::uint32_t end) const {
  for (std::uint32_t k = first; k + 1 < end; ++k) {
    const std::uint32_t behind = k + r.head[k].words;
    if (behind < first + 2 || behind == k || behind >= end || !r.words[k].capital ||
        r.head_type(r.head[k]) != entity_type::organization || outside(k))
      continue;
    const dictionary_hit* hit = best_hit(r, behind, true);
    const bool place =
        hit != nullptr && is_country_or_place(*hit) && hit->kind != name_kind::adjective && behind + hit->count == end;
    if (place || (behind + 1 == end && r.in(word_list::en_schools, k) && !common(behind) && r.words[behind].capital))
      return true;
  }
  return false;
}

std::uint32_t latin_words::number_end(std::uint32_t i) const {
  std::uint32_t end = i + 1;
  while (end < r.size() && end < i + 8 && (r.words[end].before == gap::slash || r.words[end].before == gap::hyphen) &&
         (r.words[end].digits || r.words[end].capital))
    ++end;
  return end;
}

std::uint32_t latin_words::chain_of_places(std::uint32_t i) const {
  constexpr std::uint32_t longest_place = 4;  // words
  std::uint32_t places = 0, k = i;
  while (const dictionary_hit* hit = best_hit(r, k, true)) {
    if (hit->type != entity_type::place || hit->lower || hit->count > longest_place || country(*hit)) break;
    ++places;
    k += hit->count;
    if (k >= r.size() || (r.words[k].before != gap::hyphen && r.words[k].before != gap::dash) || !r.words[k].capital) break;
  }
  return places >= 3 ? k : i;
}

bool latin_words::compass(std::uint32_t i) const {
  static constexpr std::string_view directions[] = {
      "north",     "south",     "east",      "west",      "northern",     "southern",     "eastern",      "western",
      "northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern"};
  return std::any_of(std::begin(directions), std::end(directions), [&](std::string_view d) { return is(i, d); });
}

bool latin_words::member_of(std::uint32_t i) const {
  static constexpr std::string_view words[] = {"member", "members", "delegate", "delegates"};
  return !french && i + 1 < r.size() && r.tied(i) && is(i + 1, "of") &&
         std::any_of(std::begin(words), std::end(words), [&](std::string_view w) { return is(i, w); });
}

bool latin_words::prefixed(std::uint32_t i) const {
  static constexpr std::string_view prefixes[] = {"agro",  "anti",  "co",   "counter", "cross", "full",  "high",
                                                  "hydro", "inter", "long", "low",     "mid",   "multi", "non",
                                                  "post",  "pre",   "self", "short",   "socio", "sub",   "trans"};
  return i + 1 < r.size() && r.words[i].capital && r.words[i + 1].before == gap::hyphen && !r.words[i + 1].capital &&
         std::any_of(std::begin(prefixes), std::end(prefixes), [&](std::string_view p) { return is(i, p); });
}

bool latin_words::office_of(std::uint32_t i) const {
  constexpr std::uint32_t longest_title = 5;
  const auto past_small_words = [&](std::uint32_t k) {
    while (k > 0 && r.tied(k - 1) && !r.words[k - 1].capital &&
           (french ? r.in(word_list::fr_links, k - 1) : is(k - 1, "of") || is(k - 1, "the")))
      --k;
    return k;
  };
  const auto title_ends = [&](std::uint32_t k) {
    for (std::uint32_t n = 1; n <= longest_title && n <= k && k < i; ++n)
      if (r.title[k - n].words == n) return r.tied(k - 1);
    return false;
  };
  const std::uint32_t k = past_small_words(i);
  if (title_ends(k)) return true;
  // "chef du | bureau de | l'Assemblée nationale"
  return french && k > 1 && k < i && r.tied(k - 1) && !r.words[k - 1].capital && r.head[k - 1].words > 0 &&
         title_ends(past_small_words(k - 1));
}

std::uint32_t latin_words::vietnamese_person(std::uint32_t i) const {
  constexpr std::uint32_t longest = 5;  // words
  if (!is_family_name(r, i) || !capital(r, i) || r.head[i].words > 0) return i;
  std::uint32_t end = i + 1;
  while (end < r.size() && end <= i + longest && r.words[end].before == gap::space && capital(r, end) &&
         names::is_vietnamese_syllable(r.words[end].canonical))
    ++end;
  const dictionary_hit* place = best_hit(r, i + 1, true);
  if (preposition(r.words[i].canonical) && place != nullptr && i + 1 + place->count >= end) return i;  // On Phu Quy
  const bool whole = end >= r.size() || !r.tied(end - 1) || !r.words[end].capital;
  return whole && end >= i + 2 && end <= i + longest ? end : i;
}

bool latin_words::couple_of_persons(std::uint32_t i) const {
  if (french || i + 3 >= r.size() || r.title[i].words == 0 || !r.words[i].capital || !is_given_name(r, i) ||
      !is(i + 1, "and") || !r.tied(i) || !r.tied(i + 1))
    return false;
  return r.words[i + 2].capital && is_given_name(r, i + 2) && r.title[i + 2].words == 0 && r.tied(i + 2) &&
         r.words[i + 3].capital && r.words[i + 3].before == gap::space;
}

bool latin_words::preposition(const std::string& w) { return lexicon::get().contains(word_list::en_prepositions, w); }

}  // namespace allonym::text
