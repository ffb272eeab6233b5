#include "align/name_evidence.hpp"

#include <algorithm>
#include <cmath>

#include "names/syllable.hpp"

namespace allonym::joins {
namespace {

// Thousandths of log-odds, as those of pair_score.cpp.
constexpr std::int32_t equal_name = 2400, dropped_marks = 2000, other_marks = 600, per_word = 280, written_together = 2400,
                       acronym_of = 1600;
constexpr std::int32_t per_weight = 180, per_left = -132, all_answered = 720, single_answer = -480;
constexpr std::int32_t numbers_differ = -2000, qualifiers_differ = -720, heads_differ = -600, countries_differ = -2000;
constexpr std::int32_t short_tail = 1360, short_front = 1000, per_short_word = 240, middle_left_out = 1900;
constexpr std::int32_t sure_spelling = 2600;           // no other comparison of the names can add to it
constexpr double name_scale = 400, name_offset = 1.2;  // of the log-odds that the comparison of two names gives
constexpr std::size_t short_name = 3;                  // words of a thing's name that are compared by sound whatever they are
constexpr std::size_t longest_sounded = 8;             // words; sounds are compared in their product

// What two names say.
struct spoken {
  std::int32_t weight = 0;
  const surface* a = nullptr;  // names whose comparison gave the weight, if its parts are yet to be told
  const surface* b = nullptr;
  bool by_parts = false;
  std::vector<evidence> reasons;
};

evidence reason(evidence_kind kind, std::int32_t weight, byte_range a, byte_range b) { return {kind, weight, a, b}; }

byte_range within(byte_range part, byte_range whole) { return {whole.begin + part.begin, whole.begin + part.end}; }

spoken same_spelling(const surface& a, const surface& b) {
  const auto words = static_cast<std::int32_t>(std::min<std::size_t>(a.parts.words.size(), 4));
  if (a.canonical == b.canonical)
    return {equal_name + per_word * words,
            nullptr,
            nullptr,
            false,
            {reason(evidence_kind::equal, equal_name + per_word * words, a.range, b.range)}};
  if (a.key == b.key) {
    // Marks on both sides that contradict each other are two names.
    bool both_marked = false;
    for (std::size_t i = 0; i < a.parts.words.size() && i < b.parts.words.size(); ++i) {
      const names::word &x = a.parts.words[i], &y = b.parts.words[i];
      both_marked |= x.canonical != x.folded && y.canonical != y.folded && x.canonical != y.canonical;
    }
    const std::int32_t weight = both_marked ? other_marks : dropped_marks + per_word * words;
    return {weight,
            nullptr,
            nullptr,
            false,
            {reason(both_marked ? evidence_kind::contradicting_marks : evidence_kind::diacritics, weight, a.range, b.range)}};
  }
  std::string ja, jb;
  for (const names::word& w : a.parts.words) ja += w.folded;
  for (const names::word& w : b.parts.words) jb += w.folded;
  if (ja == jb && ja.size() >= 4)
    return {written_together, nullptr, nullptr, false, {reason(evidence_kind::joined, written_together, a.range, b.range)}};
  return {};
}

// The parts of a comparison of two names, scaled to the weight it has in a join.
std::vector<evidence> parts_of(const spoken& e, const compare_options& options) {
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

bool lone_acronym(const surface& s) { return s.parts.words.size() == 1 && s.parts.words[0].upper; }

spoken acronym(const surface& x, const surface& y) {
  const surface& s = x.parts.words.size() == 1 ? x : y;
  const surface& l = x.parts.words.size() == 1 ? y : x;
  if (s.parts.words.size() != 1 || l.parts.words.size() < 3 || !s.parts.words[0].upper || s.key.size() < 3) return {};
  if (initials_of(l) != s.key) return {};
  return {acronym_of, nullptr, nullptr, false, {reason(evidence_kind::acronym, acronym_of, x.range, y.range)}};
}

// "Kane" for Harry Kane, "Giang" for Phan Văn Giang, "Inter" for Inter Milan: the part that each culture calls by.
spoken short_form(const surface& x, const surface& y, bool persons) {
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
  const bool native =
      std::all_of(s.begin(), s.end(), [](const names::word& w) { return names::is_vietnamese_syllable(w.canonical); });
  if (persons && !native && s.size() == 2 && s[0].folded == l.front().folded && s[1].folded == l.back().folded)
    return {middle_left_out, nullptr, nullptr, false, {reason(evidence_kind::missing_part, middle_left_out, x.range, y.range)}};
  if (persons) weight = tail ? short_tail : front ? short_front : 0;
  else if (front && s.front().folded.size() >= 4) weight = short_front;
  else if (tail && s.size() == 1 && s.front().capital && s.front().folded.size() >= 4 && s.front().folded.back() == 's')
    weight = short_front;  // Jets, New York Jets
  if (weight == 0) return {};
  weight += per_short_word * static_cast<std::int32_t>(s.size() - 1);
  return {weight, nullptr, nullptr, false, {reason(evidence_kind::missing_part, weight, x.range, y.range)}};
}

spoken translated(const names::part_agreement& g, const surface& x, const surface& y) {
  if (g.shared == 0) return {};
  spoken out;
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

// All names of one candidate against all of the other.
class name_comparison {
public:
  name_comparison(const candidate& a, const candidate& b) : a_(a), b_(b) {
    persons_ = a.type == entity_type::person && b.type == entity_type::person;
    person_ = a.type == entity_type::person || b.type == entity_type::person;
    product_ = a.type == entity_type::product || b.type == entity_type::product;
    const bool one_kind = a.type == b.type || (person_ && !(a.type == entity_type::person ? b.typed : a.typed));
    called_short_ =
        (one_kind && (person_ || a.type == entity_type::organization)) || (product_ && (one_kind || !a.typed || !b.typed));
    if (a.type == b.type && a.typed && b.typed) options_.type = a.type;
  }

  name_evidence best(bool of_others, bool explain) {
    const bool full_names = person_ && full_name(a_) && full_name(b_);
    for (std::size_t i = 0; i < a_.surfaces.size(); ++i)
      for (std::size_t k = 0; k < b_.surfaces.size(); ++k) {
        const surface &x = a_.surfaces[i], &y = b_.surfaces[k];
        if (x.adjective != y.adjective && !a_.id.empty()) continue;
        // Where both are named in full, that they share the short name says nothing.
        if (full_names && std::min(x.parts.words.size(), y.parts.words.size()) == 1) continue;
        if (of_others && (a_.forms[i].inner.empty() || b_.forms[k].inner.empty())) continue;
        compare_names(x, y);
      }
    if (!explain) return {best_.weight, best_.by_parts, {}};
    if (best_.a != nullptr) best_.reasons = parts_of(best_, options_);
    return {best_.weight, best_.by_parts, std::move(best_.reasons)};
  }

private:
  void offer(spoken s) {
    if (s.weight > best_.weight) best_ = std::move(s);
  }

  void compare_names(const surface& x, const surface& y) {
    offer(same_spelling(x, y));
    if (best_.weight > sure_spelling) return;
    offer(acronym(x, y));
    if (called_short_) offer(short_form(x, y, person_ || product_));
    const std::size_t words = std::max(x.parts.words.size(), y.parts.words.size());
    bool comparable = person_ || words <= short_name || lone_acronym(x) ||
                      lone_acronym(y);  // long names that share no part are not alike by sound
    if (!persons_) {
      const names::part_agreement agreed = names::agree(x.parts, y.parts);
      comparable |= agreed.shared > 0;
      offer(translated(agreed, x, y));
    }
    if (comparable && words <= longest_sounded && !known_acronym(a_, x) && !known_acronym(b_, y)) offer(spelled_alike(x, y));
  }

  // Dictionaries know what its letters mean.
  static bool known_acronym(const candidate& c, const surface& s) { return lone_acronym(s) && !c.id.empty() && !c.ambiguous; }

  spoken spelled_alike(const surface& x, const surface& y) const {
    // Long names of things share words by chance: only what is more likely one name than two speaks for them.
    const double offset = person_ || std::max(x.parts.words.size(), y.parts.words.size()) <= short_name ? name_offset : 0;
    const double p = std::clamp(compare_score(x.prepared, y.prepared, options_), 1e-4, 1 - 1e-4);
    const auto weight = static_cast<std::int32_t>(std::lround(name_scale * (std::log(p / (1 - p)) + offset)));
    if (weight <= 0) return {};
    return {weight, &x, &y, false, {}};
  }

  const candidate& a_;
  const candidate& b_;
  bool persons_, person_, product_;  // both are, either is
  bool called_short_;                // as the names of such things are
  compare_options options_;
  spoken best_;
};

}  // namespace

std::string initials_of(const surface& s) {
  std::string out;
  for (const names::word& w : s.parts.words)
    if (w.capital && !w.folded.empty() && !(w.folded == "nam" && out == "v"))
      out += w.folded[0];  // Việt Nam is one word to acronyms: VFF
  return out;
}

name_evidence best_names(const candidate& a, const candidate& b, bool of_others, bool explain) {
  return name_comparison(a, b).best(of_others, explain);
}

}  // namespace allonym::joins
