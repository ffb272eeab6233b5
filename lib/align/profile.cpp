#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "align/pair_score.hpp"
#include "ground/bytes.hpp"
#include "names/lexicon.hpp"

namespace allonym::joins {
namespace {

constexpr std::size_t most_forms = 8;

std::uint64_t fingerprint(const document& d) {
  std::string padded = d.text;
  ground::put_u32(padded, d.lang.code());
  ground::pad(padded);
  return ground::checksum(padded, ground::checksum_start ^ d.text.size()) >> 1;  // fits a variable-length number
}

profile describe(const document& d, std::uint32_t index) {
  const entity& e = d.entities[index];
  profile p;
  p.entity = index;
  p.lang = d.lang;
  p.type = e.type;
  p.id = e.id;
  p.name = e.name;
  std::map<std::string_view, std::uint32_t> first;  // mention of a form
  std::set<std::uint32_t> concepts;
  for (const std::uint32_t i : e.mentions) {
    const mention& m = d.mentions[i];
    p.typed |= m.typed;
    p.byline &= m.byline;
    if (!m.id.empty() && !m.ambiguous) p.ambiguous = false;
    if (p.id.empty()) p.id = m.id;  // one reading of several
    if (p.sex == gender::unknown) p.sex = m.sex;
    first.emplace(slice(d.text, m.range), i);
    for (const attribute& t : m.titles)
      if (names::lexicon::get().entry(t.concept_id).role != names::concept_role::honorific &&
          concepts.insert(t.concept_id).second)
        p.titles.push_back({std::string(slice(d.text, t.range)), t.range, t.concept_id});
  }
  for (const auto& [text, i] : first) {
    const mention& m = d.mentions[i];
    written_form form{std::string(text), m.range, m.adjective, {}};
    for (const inner_name& n : m.inner)
      form.inner.push_back({{n.range.begin - m.range.begin, n.range.end - m.range.begin}, n.id});
    p.forms.push_back(std::move(form));
  }
  std::stable_sort(p.forms.begin(), p.forms.end(), [](const written_form& x, const written_form& y) {
    return x.adjective != y.adjective ? !x.adjective : x.text.size() > y.text.size();
  });
  if (p.forms.size() > most_forms) p.forms.resize(most_forms);
  return p;
}

}  // namespace

std::vector<profile> profiles_of(const document& d) {
  std::vector<profile> out;
  const std::uint64_t document = fingerprint(d);
  for (std::uint32_t e = 0; e < d.entities.size(); ++e) {
    out.push_back(describe(d, e));
    out.back().document = document;
  }
  return out;
}

std::vector<std::uint32_t> order_of(const document& d) {
  std::vector<std::uint32_t> out(d.mentions.size());
  for (std::uint32_t e = 0; e < d.entities.size(); ++e)
    for (const std::uint32_t m : d.entities[e].mentions) out[m] = e;
  return out;
}

side::side(const document& d) : order(order_of(d)) {
  for (profile& p : profiles_of(d)) entities.emplace_back(std::move(p));
}

}  // namespace allonym::joins
