#include "align/pair_score.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "align/name_evidence.hpp"
#include "ground/phrase_table.hpp"
#include "names/countries.hpp"
#include "names/lexicon.hpp"

namespace allonym::joins {
namespace {

// Thousandths of log-odds, scaled so that the sum is calibrated on annotated reports (lib/README.md).
constexpr std::int32_t base = -520, same_document = 40000;
constexpr std::int32_t same_entity = 3200, same_reading = 1400, other_entity = -2800, unknown_place = -800;
constexpr std::int32_t same_type = 160, other_type = -1040, person_or_not = -1800, guessed_type = -280;
constexpr std::int32_t same_role = 360, other_sex = -1600, byline_differs = -600, countries_differ = -2000;

// The country that papers call like England, which is one of it; empty for all other ids.
std::string_view whole_of(std::string_view id) { return id == "iso:GB-ENG" ? "iso:GB" : ""; }

std::uint64_t key_hash(std::string_view s, std::uint64_t space) { return space << 32 | ground::hash(s); }

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

// A country or town, and something that bears its name: Việt Nam, Đoàn Việt Nam. A team that a town's name stands for may be
// what the other text, which says less of it, seems to call the town.
bool named_for(const candidate& other, const candidate& place) {
  if (place.type != entity_type::place || place.id.empty() || other.type == entity_type::place || !other.typed) return false;
  const bool town = !names::is_country_id(place.id);
  return std::any_of(other.forms.begin(), other.forms.end(), [&](const written_form& f) {
    return std::any_of(f.inner.begin(), f.inner.end(), [&](const names::inner_entity& n) {
      return n.id == place.id && !(town && n.range.begin == 0 && n.range.end == f.text.size());
    });
  });
}

// "UBND phường | Hàm Thắng" and Hàm Thắng: what stands behind a division of its name is where a body is, not what it is called.
bool seat_of(const candidate& body, const candidate& place) {
  if (body.type != entity_type::organization || !body.typed || (place.type == entity_type::organization && place.typed))
    return false;
  const names::lexicon& lex = names::lexicon::get();
  const auto behind_division = [&](const surface& s, const surface& name) {
    const std::size_t n = name.parts.words.size();
    for (std::size_t i = 1; i + n <= s.parts.words.size(); ++i) {
      const std::string& before = s.parts.words[i - 1].canonical;
      const bool division =
          lex.contains(names::word_list::vi_divisions, before) ||
          (i > 1 && lex.contains(names::word_list::vi_divisions, s.parts.words[i - 2].canonical + ' ' + before));
      bool same = division && !s.parts.words[i - 1].capital;
      for (std::size_t k = 0; k < n && same; ++k) same = s.parts.words[i + k].folded == name.parts.words[k].folded;
      if (same) return true;
    }
    return false;
  };
  return std::any_of(body.surfaces.begin(), body.surfaces.end(), [&](const surface& s) {
    return std::any_of(place.surfaces.begin(), place.surfaces.end(),
                       [&](const surface& name) { return behind_division(s, name); });
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

// What speaks for and against two candidates being one.
class pairing {
public:
  pairing(const candidate& a, const candidate& b, bool explain) : a_(a), b_(b), explain_(explain) {
    known_ = !a.id.empty() && !b.id.empty();
    one_id_ = known_ && a.id == b.id;
    part_ = known_ && (whole_of(a.id) == b.id || whole_of(b.id) == a.id);
    person_ = a.type == entity_type::person || b.type == entity_type::person;
    of_others_ = a.type != entity_type::person && !(one_id_ && !(a.ambiguous && b.ambiguous)) && other_countries(a, b);
  }

  pair_score scored() {
    if (a_.entity == b_.entity && a_.document == b_.document) {
      add(evidence_kind::equal, same_document);
      out_.alike = true;
      return std::move(out_);
    }
    add(evidence_kind::context, base);  // most pairs of entities are two things
    if (one_id_) add(evidence_kind::dictionary, a_.ambiguous && b_.ambiguous ? same_reading : same_entity);
    else if (part_) add(evidence_kind::dictionary, same_reading);
    const name_evidence names = best_names(a_, b_, of_others_, explain_);
    if (other_in_dictionary(names)) add(evidence_kind::dictionary, other_entity);
    out_.log_odds += names.weight;
    out_.reasons.insert(out_.reasons.end(), names.reasons.begin(), names.reasons.end());
    out_.alike = names.weight > 0 || part_ || one_id_;
    types(names);
    contradictions(names);
    roles();
    return std::move(out_);
  }

private:
  void add(evidence_kind kind, std::int32_t weight) { add(kind, weight, a_.surfaces.front().range, b_.surfaces.front().range); }
  void add(evidence_kind kind, std::int32_t weight, byte_range ra, byte_range rb) {
    out_.log_odds += weight;
    if (explain_) out_.reasons.push_back({kind, weight, ra, rb});
  }

  // What the dictionary knows by an acronym may be another's here: MSC, a conference and a shipping company.
  bool other_in_dictionary(const name_evidence& names) const {
    if (!known_ || one_id_ || part_ || a_.ambiguous || b_.ambiguous || namesakes(a_, b_)) return false;
    return names.weight <= 0 || names.by_parts || !(only_acronym(a_) || only_acronym(b_));
  }

  void types(const name_evidence& names) {
    if (!a_.typed || !b_.typed) {
      if (a_.type != b_.type) add(evidence_kind::type, guessed_type);
    } else if (a_.type == b_.type) {
      add(evidence_kind::type, same_type);
    } else {
      const bool spelled = names.weight > 0 && !names.by_parts;
      add(evidence_kind::type, person_ ? person_or_not : spelled ? other_type : 2 * other_type);
    }
  }

  void contradictions(const name_evidence& names) {
    if (named_for(a_, b_) || named_for(b_, a_) || seat_of(a_, b_) || seat_of(b_, a_))
      add(evidence_kind::contradiction, other_entity);
    const bool one_known_place =
        a_.id.empty() != b_.id.empty() && a_.type == entity_type::place && b_.type == entity_type::place;
    if (one_known_place && names.by_parts) add(evidence_kind::dictionary, unknown_place);  // Florida, Northwest Florida
    if (a_.sex != gender::unknown && b_.sex != gender::unknown && a_.sex != b_.sex)
      add(evidence_kind::contradiction, other_sex);
    if (a_.byline != b_.byline) add(evidence_kind::context, byline_differs);
    if (of_others_) add(evidence_kind::country, countries_differ);
  }

  void roles() {
    int count = 0;
    for (const written_title& x : a_.titles)
      for (const written_title& y : b_.titles)
        if (x.concept_id == y.concept_id && count++ < 2) add(evidence_kind::role, same_role, x.range, y.range);
  }

  const candidate& a_;
  const candidate& b_;
  bool explain_;
  bool known_, one_id_, part_;  // by dictionaries: both, as one, as a country and what is called like it
  bool person_, of_others_;     // either is; they are of different countries
  pair_score out_;
};

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
    surface s{form.range,    {}, {}, names::parted_name(form.text, lang, form.inner), allonym::name(form.text, options),
              form.adjective};
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
  const bool turned = std::tie(b.document, b.entity) < std::tie(a.document, a.entity);
  pair_score out = turned ? pairing(b, a, explain).scored() : pairing(a, b, explain).scored();
  if (turned)
    for (evidence& e : out.reasons) std::swap(e.a, e.b);
  return out;
}

std::vector<evidence> reasons(const candidate& a, const candidate& b, std::int32_t context) {
  std::vector<evidence> out = score(a, b, true).reasons;
  if (context != 0) out.push_back({evidence_kind::surroundings, context, a.surfaces.front().range, b.surfaces.front().range});
  return out;
}

}  // namespace allonym::joins
