#include "align/pair_score.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "ground/phrase_table.hpp"
#include "names/countries.hpp"
#include "names/lexicon.hpp"
#include "names/syllable.hpp"

namespace allonym::joins {
namespace {


// Thousandths of log-odds, scaled so that the sum is calibrated on annotated reports (lib/README.md).
constexpr std::int32_t base = -520, same_document = 40000;
constexpr std::int32_t same_entity = 3200, same_reading = 1400, other_entity = -2800, unknown_place = -800;
constexpr std::int32_t equal_name = 2400, dropped_marks = 2000, other_marks = 600, per_word = 280, written_together = 2400, acronym_of = 1600;
constexpr std::int32_t per_weight = 180, per_left = -132, all_answered = 720, single_answer = -480;
constexpr std::int32_t same_type = 160, other_type = -1040, person_or_not = -1800, guessed_type = -280;
constexpr std::int32_t same_role = 360, other_sex = -1600, byline_differs = -600;
constexpr std::int32_t numbers_differ = -2000, qualifiers_differ = -720, heads_differ = -600, countries_differ = -2000;
constexpr std::int32_t short_tail = 1360, short_front = 1000, per_short_word = 240, middle_left_out = 1900;
constexpr std::int32_t sure_spelling = 2600;     // no other comparison of the names can add to it
constexpr double name_scale = 400, name_offset = 1.2;  // of the log-odds that the comparison of two names gives
constexpr std::size_t short_name = 3;       // words of a thing's name that are compared by sound whatever they are
constexpr std::size_t longest_sounded = 8;  // words; sounds are compared in their product

// The country that papers call like England, which is one of it; empty for all other ids.
std::string_view whole_of(std::string_view id) { return id == "iso:GB-ENG" ? "iso:GB" : ""; }

std::uint64_t key_hash(std::string_view s, std::uint64_t space) { return space << 32 | ground::hash(s); }

std::string initials_of(const surface& s) {
  std::string out;
  for (const names::word& w : s.parts.words)
    if (w.capital && !w.folded.empty() && !(w.folded == "nam" && out == "v")) out += w.folded[0];  // Việt Nam is one word to acronyms: VFF
  return out;
}

struct name_evidence {
  std::int32_t weight = 0;
  const surface* a = nullptr;  // names whose comparison gave the weight, if its parts are yet to be told
  const surface* b = nullptr;
  bool by_parts = false;         // the parts answer each other, not the whole
  std::vector<evidence> reasons;
};

evidence reason(evidence_kind kind, std::int32_t weight, byte_range a, byte_range b) { return {kind, weight, a, b}; }

byte_range within(byte_range part, byte_range whole) { return {whole.begin + part.begin, whole.begin + part.end}; }

name_evidence same_spelling(const surface& a, const surface& b) {
  const auto words = static_cast<std::int32_t>(std::min<std::size_t>(a.parts.words.size(), 4));
  if (a.canonical == b.canonical) return {equal_name + per_word * words, nullptr, nullptr, false, {reason(evidence_kind::equal, equal_name + per_word * words, a.range, b.range)}};
  if (a.key == b.key) {
    // Marks on both sides that contradict each other are two names.
    bool both_marked = false;
    for (std::size_t i = 0; i < a.parts.words.size() && i < b.parts.words.size(); ++i) {
      const names::word &x = a.parts.words[i], &y = b.parts.words[i];
      both_marked |= x.canonical != x.folded && y.canonical != y.folded && x.canonical != y.canonical;
    }
    const std::int32_t weight = both_marked ? other_marks : dropped_marks + per_word * words;
    return {weight, nullptr, nullptr, false, {reason(both_marked ? evidence_kind::contradicting_marks : evidence_kind::diacritics, weight, a.range, b.range)}};
  }
  std::string ja, jb;
  for (const names::word& w : a.parts.words) ja += w.folded;
  for (const names::word& w : b.parts.words) jb += w.folded;
  if (ja == jb && ja.size() >= 4) return {written_together, nullptr, nullptr, false, {reason(evidence_kind::joined, written_together, a.range, b.range)}};
  return {};
}

// The parts of a comparison of two names, scaled to the weight it has in a join.
std::vector<evidence> parts_of(const name_evidence& e, const compare_options& options) {
  std::vector<evidence> out = compare(e.a->prepared, e.b->prepared, options).reasons;
  std::int64_t sum = 0;
  for (const evidence& r : out) sum += r.weight;
  if (out.empty() || sum <= 0) return {reason(evidence_kind::spelling, e.weight, e.a->range, e.b->range)};
  std::int32_t left = e.weight;
  for (evidence& r : out) {
    r.weight = static_cast<std::int32_t>(std::int64_t{r.weight} * e.weight / sum);
    left -= r.weight;
    r.a = within(r.a, e.a->range);
    r.b = within(r.b, e.b->range);
  }
  out.front().weight += left;
  return out;
}

compare_options name_options_for(const candidate& a, const candidate& b) {
  compare_options options;
  if (a.type == b.type && a.typed && b.typed) options.type = a.type;
  return options;
}

name_evidence spelled_alike(const candidate& a, const candidate& b, const surface& x, const surface& y) {
  const compare_options options = name_options_for(a, b);
  // Long names of things share words by chance: only what is more likely one name than two speaks for them.
  const bool person = a.type == entity_type::person || b.type == entity_type::person;
  const double offset = person || std::max(x.parts.words.size(), y.parts.words.size()) <= short_name ? name_offset : 0;
  const double p = std::clamp(compare_score(x.prepared, y.prepared, options), 1e-4, 1 - 1e-4);
  const auto weight = static_cast<std::int32_t>(std::lround(name_scale * (std::log(p / (1 - p)) + offset)));
  if (weight <= 0) return {};
  return {weight, &x, &y, false, {}};
}

bool lone_acronym(const surface& s) { return s.parts.words.size() == 1 && s.parts.words[0].upper; }

name_evidence acronym(const surface& x, const surface& y) {
  const surface& s = x.parts.words.size() == 1 ? x : y;
  const surface& l = x.parts.words.size() == 1 ? y : x;
  if (s.parts.words.size() != 1 || l.parts.words.size() < 3 || !s.parts.words[0].upper || s.key.size() < 3) return {};
  if (initials_of(l) != s.key) return {};
  return {acronym_of, nullptr, nullptr, false, {reason(evidence_kind::acronym, acronym_of, x.range, y.range)}};
}

// "Kane" for Harry Kane, "Giang" for Phan Văn Giang, "Inter" for Inter Milan: the part that each culture calls by.
name_evidence short_form(const surface& x, const surface& y, bool persons) {
  const bool x_shorter = x.parts.words.size() < y.parts.words.size();
  const auto &s = (x_shorter ? x : y).parts.words, &l = (x_shorter ? y : x).parts.words;
  if (s.size() >= l.size() || l.size() > 5 || s.front().folded.size() < 2) return {};
  const auto same = [&](std::size_t at) {
    for (std::size_t i = 0; i < s.size(); ++i) {
      const names::word &p = s[i], &q = l[at + i];
      const bool marked = p.canonical != p.folded && q.canonical != q.folded;
      if (p.folded != q.folded || (marked && p.canonical != q.canonical)) return false;
    }
    return true;
  };
  const bool tail = same(l.size() - s.size()), front = same(0);
  std::int32_t weight = 0;
  // "Jonathan Baker", "Jonathan Wallace Baker"; Vietnamese surnames and given names are shared by too many.
  const bool native = std::all_of(s.begin(), s.end(), [](const names::word& w) { return names::is_vietnamese_syllable(w.canonical); });
  if (persons && !native && s.size() == 2 && s[0].folded == l.front().folded && s[1].folded == l.back().folded)
    return {middle_left_out, nullptr, nullptr, false, {reason(evidence_kind::missing_part, middle_left_out, x.range, y.range)}};
  if (persons) weight = tail ? short_tail : front ? short_front : 0;
  else if (front && s.front().folded.size() >= 4) weight = short_front;
  else if (tail && s.size() == 1 && s.front().capital && s.front().folded.size() >= 4 && s.front().folded.back() == 's') weight = short_front;  // Jets, New York Jets
  if (weight == 0) return {};
  weight += per_short_word * static_cast<std::int32_t>(s.size() - 1);
  return {weight, nullptr, nullptr, false, {reason(evidence_kind::missing_part, weight, x.range, y.range)}};
}

name_evidence translated(const names::part_agreement& g, const surface& x, const surface& y) {
  if (g.shared == 0) return {};
  name_evidence out;
  const int left = g.left_a + g.left_b;
  std::int32_t penalty = per_left * left;
  if (g.numbers_disagree) penalty += numbers_differ;
  if (g.qualifiers_disagree) penalty += qualifiers_differ;
  if (g.heads_disagree) penalty += heads_differ;
  if (g.countries_disagree) penalty += countries_differ;
  std::int32_t weight = per_weight * g.shared + penalty;
  if (left == 0 || (g.copied && g.generic_left && !g.heads_disagree)) weight += all_answered;
  // One word that answers another says little about names of many.
  if (g.shared_parts == 1 && left > 3) weight += single_answer;
  out.weight = weight;
  out.by_parts = true;
  if (weight <= 0) return {};
  for (evidence e : g.reasons) {
    e.weight = weight / static_cast<std::int32_t>(g.reasons.size());
    if (out.reasons.empty()) e.weight += weight % static_cast<std::int32_t>(g.reasons.size());
    e.a = within(e.a, x.range);
    e.b = within(e.b, y.range);
    out.reasons.push_back(e);
  }
  return out;
}

bool full_name(const candidate& c) {
  return std::any_of(c.surfaces.begin(), c.surfaces.end(), [](const surface& s) { return s.parts.words.size() > 1; });
}

// Whether both are of countries and of none together: the ministries of two states that are called the same.
bool other_countries(const candidate& a, const candidate& b) {
  bool both = false;
  for (const written_form& x : a.forms)
    for (const names::inner_entity& p : x.inner)
      for (const written_form& y : b.forms)
        for (const names::inner_entity& q : y.inner) {
          if (!names::is_country_id(p.id) || !names::is_country_id(q.id)) continue;
          if (p.id == q.id) return false;
          both = true;
        }
  return both;
}

// A country or town, and something that bears its name: Việt Nam, Đoàn Việt Nam.
bool named_for(const candidate& other, const candidate& place) {
  if (place.type != entity_type::place || place.id.empty() || other.type == entity_type::place || !other.typed) return false;
  return std::any_of(other.forms.begin(), other.forms.end(), [&](const written_form& f) {
    return std::any_of(f.inner.begin(), f.inner.end(), [&](const names::inner_entity& n) { return n.id == place.id; });
  });
}

// "UBND phường | Hàm Thắng" and Hàm Thắng: what stands behind a division of its name is where a body is, not what it is called.
bool seat_of(const candidate& body, const candidate& place) {
  if (body.type != entity_type::organization || !body.typed || (place.type == entity_type::organization && place.typed)) return false;
  const names::lexicon& lex = names::lexicon::get();
  const auto behind_division = [&](const surface& s, const surface& name) {
    const std::size_t n = name.parts.words.size();
    for (std::size_t i = 1; i + n <= s.parts.words.size(); ++i) {
      const std::string& before = s.parts.words[i - 1].canonical;
      const bool division = lex.contains(names::word_list::vi_divisions, before) || (i > 1 && lex.contains(names::word_list::vi_divisions, s.parts.words[i - 2].canonical + ' ' + before));
      bool same = division && !s.parts.words[i - 1].capital;
      for (std::size_t k = 0; k < n && same; ++k) same = s.parts.words[i + k].folded == name.parts.words[k].folded;
      if (same) return true;
    }
    return false;
  };
  return std::any_of(body.surfaces.begin(), body.surfaces.end(), [&](const surface& s) {
    return std::any_of(place.surfaces.begin(), place.surfaces.end(), [&](const surface& name) { return behind_division(s, name); });
  });
}

// "Donetsk" and "the Donetsk region": a city and the division around it bear one name, and papers leave the generic out.
bool namesakes(const candidate& a, const candidate& b) {
  if (a.type != entity_type::place || b.type != entity_type::place) return false;
  for (const surface& x : a.surfaces)
    for (const surface& y : b.surfaces)
      if (x.key == y.key) return true;
  return false;
}

}  // namespace

bool only_acronym(const profile& p) {
  return std::all_of(p.forms.begin(), p.forms.end(), [](const written_form& f) {
    const auto words = names::split_words(f.text);
    return words.size() == 1 && words[0].upper && words[0].folded.size() <= 4;
  });
}

double probability(std::int32_t log_odds) noexcept { return 1.0 / (1.0 + std::exp(-log_odds / 1000.0)); }

std::uint64_t id_key(std::string_view id) { return key_hash(id, 4); }

candidate::candidate(profile p) : profile(std::move(p)) {
  for (const written_form& form : forms) {
    name_options options;
    options.lang = lang;
    options.type = typed ? std::optional(type) : std::nullopt;
    surface s{form.range, {}, {}, names::parted_name(form.text, lang, form.inner), allonym::name(form.text, options), form.adjective};
    std::string joined;
    for (const names::word& w : s.parts.words) {
      names::append_word(s.canonical, w.canonical);
      names::append_word(s.key, w.folded);
      joined += w.folded;
    }
    keys.push_back(key_hash(joined, 1));
    keys.push_back(key_hash(initials_of(s), 2));
    if (s.parts.words.size() == 1 && s.parts.words[0].upper) keys.push_back(key_hash(s.key, 2));
    for (const names::name_part& part : s.parts.parts)
      for (const std::uint64_t symbol : part.symbols)
        if (part.weight >= 2) keys.push_back(symbol << 4 ^ 3);
    for (const std::string& k : allonym::keys(s.prepared)) keys.push_back(key_hash(k, 5));
    surfaces.push_back(std::move(s));
  }
  if (!id.empty()) keys.push_back(id_key(id));
  if (const std::string_view whole = whole_of(id); !whole.empty()) keys.push_back(id_key(whole));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

pair_score score(const candidate& a, const candidate& b, bool explain) {
  if (std::tie(b.document, b.entity) < std::tie(a.document, a.entity)) {
    pair_score mirrored = score(b, a, explain);
    for (evidence& e : mirrored.reasons) std::swap(e.a, e.b);
    return mirrored;
  }
  pair_score out;
  const auto add = [&](evidence_kind kind, std::int32_t weight, byte_range ra, byte_range rb) {
    out.log_odds += weight;
    if (explain) out.reasons.push_back({kind, weight, ra, rb});
  };
  const byte_range first_a = a.surfaces.front().range, first_b = b.surfaces.front().range;
  if (a.entity == b.entity && a.document == b.document) {
    add(evidence_kind::equal, same_document, first_a, first_b);
    out.alike = true;
    return out;
  }
  add(evidence_kind::context, base, first_a, first_b);  // most pairs of entities are two things
  const bool known = !a.id.empty() && !b.id.empty();
  const bool known_part = known && (whole_of(a.id) == b.id || whole_of(b.id) == a.id);
  if (known && a.id == b.id) add(evidence_kind::dictionary, a.ambiguous && b.ambiguous ? same_reading : same_entity, first_a, first_b);
  else if (known_part) add(evidence_kind::dictionary, same_reading, first_a, first_b);

  name_evidence best;
  const auto offer = [&](name_evidence e) {
    if (e.weight > best.weight) best = std::move(e);
  };
  const bool person = a.type == entity_type::person || b.type == entity_type::person;
  const bool full_names = person && full_name(a) && full_name(b);
  const bool one_entity = known && a.id == b.id && !(a.ambiguous && b.ambiguous);
  const bool of_others = a.type != entity_type::person && !one_entity && other_countries(a, b);
  for (std::size_t i = 0; i < a.surfaces.size(); ++i)
    for (std::size_t k = 0; k < b.surfaces.size(); ++k) {
      const surface &x = a.surfaces[i], &y = b.surfaces[k];
      if (x.adjective != y.adjective && !a.id.empty()) continue;
      // Where both are named in full, that they share the short name says nothing.
      if (full_names && std::min(x.parts.words.size(), y.parts.words.size()) == 1) continue;
      if (of_others && (a.forms[i].inner.empty() || b.forms[k].inner.empty())) continue;
      offer(same_spelling(x, y));
      if (best.weight > sure_spelling) continue;
      offer(acronym(x, y));
      const bool one_kind = a.type == b.type || (person && !(a.type == entity_type::person ? b.typed : a.typed));
      const bool product = a.type == entity_type::product || b.type == entity_type::product;
      if ((one_kind && (person || a.type == entity_type::organization)) || (product && (one_kind || !a.typed || !b.typed))) offer(short_form(x, y, person || product));
      const std::size_t words = std::max(x.parts.words.size(), y.parts.words.size());
      bool comparable = person || words <= short_name || lone_acronym(x) || lone_acronym(y);  // long names that share no part are not alike by sound
      if (!(a.type == entity_type::person && b.type == entity_type::person)) {
        const names::part_agreement agreed = names::agree(x.parts, y.parts);
        comparable |= agreed.shared > 0;
        offer(translated(agreed, x, y));
      }
      const bool guessed = (lone_acronym(x) && !a.id.empty() && !a.ambiguous) || (lone_acronym(y) && !b.id.empty() && !b.ambiguous);  // dictionaries know what the letters mean
      if (words <= longest_sounded && comparable && !guessed) offer(spelled_alike(a, b, x, y));
    }
  // What the dictionary knows by an acronym may be another's here: MSC, a conference and a shipping company.
  const bool other = known && !known_part && a.id != b.id && !a.ambiguous && !b.ambiguous && !namesakes(a, b);
  if (other && !(best.weight > 0 && !best.by_parts && (only_acronym(a) || only_acronym(b)))) add(evidence_kind::dictionary, other_entity, first_a, first_b);
  out.log_odds += best.weight;
  out.alike = best.weight > 0 || known_part || (known && a.id == b.id);
  if (explain && best.a != nullptr) best.reasons = parts_of(best, name_options_for(a, b));
  if (explain) out.reasons.insert(out.reasons.end(), best.reasons.begin(), best.reasons.end());

  if (a.type == b.type) {
    if (a.typed && b.typed) add(evidence_kind::type, same_type, first_a, first_b);
  } else if (a.typed && b.typed) {
    const bool spelled = best.weight > 0 && !best.by_parts;
    add(evidence_kind::type, person ? person_or_not : spelled ? other_type : 2 * other_type, first_a, first_b);
  } else {
    add(evidence_kind::type, guessed_type, first_a, first_b);
  }
  const bool one_known_place = a.id.empty() != b.id.empty() && a.type == entity_type::place && b.type == entity_type::place;
  if (named_for(a, b) || named_for(b, a) || seat_of(a, b) || seat_of(b, a)) add(evidence_kind::contradiction, other_entity, first_a, first_b);
  if (one_known_place && best.by_parts) add(evidence_kind::dictionary, unknown_place, first_a, first_b);  // Florida, Northwest Florida
  if (a.sex != gender::unknown && b.sex != gender::unknown && a.sex != b.sex) add(evidence_kind::contradiction, other_sex, first_a, first_b);
  if (a.byline != b.byline) add(evidence_kind::context, byline_differs, first_a, first_b);
  if (of_others) add(evidence_kind::country, countries_differ, first_a, first_b);
  int roles = 0;
  for (const written_title& x : a.titles)
    for (const written_title& y : b.titles)
      if (x.concept_id == y.concept_id && roles++ < 2) add(evidence_kind::role, same_role, x.range, y.range);
  return out;
}

std::vector<evidence> reasons(const candidate& a, const candidate& b, std::int32_t context) {
  std::vector<evidence> out = score(a, b, true).reasons;
  if (context != 0) out.push_back({evidence_kind::surroundings, context, a.surfaces.front().range, b.surfaces.front().range});
  return out;
}

}  // namespace allonym::joins
