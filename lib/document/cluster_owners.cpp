// Whose an institution is: the parliaments and ministries of two states bear one name, and texts leave the country out where it
// is plain.
#include "document/clusters.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "names/countries.hpp"
#include "names/lexicon.hpp"

namespace allonym::text {
namespace {

using names::concept_role;
using names::lexicon;
using names::word;

// "Quốc hội | Pháp", "French | National Assembly", "Parliament | of India", "Quốc hội | nước Lào": the country, and the name
// without it.
struct owned_name {
  std::string owner, rest;
};
owned_name owned(const clusters& c, std::uint32_t i) {
  const mention& m = c.doc.mentions[i];
  const bool vi = c.doc.lang.same_primary("vi");
  for (const inner_name& n : m.inner) {
    const bool first = n.range.begin == m.range.begin, last = n.range.end == m.range.end;
    if (!names::is_country_id(n.id) || first == last || (first && vi)) continue;
    std::vector<word> words;
    for (const word& w : c.names[i].words) {
      const std::uint32_t at = m.range.begin + w.range.begin;
      if (at < n.range.begin || at >= n.range.end) words.push_back(w);
    }
    while (last && words.size() > 1 && (vi ? words.back().canonical == "nước" : !words.back().capital))
      words.pop_back();  // of the
    owned_name out{n.id, {}};
    for (const word& w : words) names::append_word(out.rest, w.canonical);
    if (!out.rest.empty()) return out;
  }
  return {{}, c.names[i].canonical};
}

// "France's | National Assembly", "the Republic of Korea's (RoK) | National Assembly": the country before mention i.
std::string possessor(const clusters& c, std::uint32_t i) {
  constexpr std::uint32_t longest = 16;  // bytes
  for (std::uint32_t k = i; k-- > 0 && i - k <= 2;) {
    if (!names::is_country_id(c.doc.mentions[k].id)) return {};
    const std::string_view between = slice(c.doc.text, {c.doc.mentions[k].range.end, c.doc.mentions[i].range.begin});
    if (between.size() > longest || between.find(',') != between.npos) return {};
    if (between.starts_with("'s ") || between.starts_with("\u2019s ")) return c.doc.mentions[k].id;
  }
  return {};
}

// The person whose office is told with mention i: "Chủ tịch | Quốc hội | Trần Thanh Mẫn", "Man, Chairman of the | National
// Assembly".
std::optional<std::uint32_t> officer(const clusters& c, std::uint32_t i) {
  constexpr std::uint32_t reach = 8;  // bytes of "of the"
  const byte_range body = c.doc.mentions[i].range;
  const auto holds = [&](std::uint32_t p) {
    const mention& person = c.doc.mentions[p];
    if (person.type != entity_type::person || c.names[p].words.empty()) return false;
    return std::any_of(person.titles.begin(), person.titles.end(), [&](const attribute& t) {
      if (lexicon::get().entry(t.concept_id).role == concept_role::honorific) return false;
      const bool before = t.range.begin < body.begin && body.begin <= t.range.end + reach,
                 behind = t.range.begin >= body.end && t.range.begin - body.end <= reach;
      return before || behind;
    });
  };
  if (i + 1 < c.count() && holds(i + 1)) return i + 1;
  if (i > 0 && holds(i - 1)) return i - 1;
  return std::nullopt;
}

}  // namespace

void told_owners(clusters& c) {
  const std::string home = "iso:VN";
  std::vector<owned_name> said(c.count());
  std::map<std::string, std::set<std::string>> owners;  // of bodies, by what they are called without their country
  std::map<std::string, std::string> country_of;        // of those who hold an office, by what they may be called
  for (std::uint32_t i = 0; i < c.count(); ++i) {
    const mention& m = c.doc.mentions[i];
    if (m.type == entity_type::organization && !m.adjective) said[i] = owned(c, i);
    if (!said[i].rest.empty() && said[i].owner.empty()) said[i].owner = possessor(c, i);
    if (!said[i].owner.empty()) owners[said[i].rest].insert(said[i].owner);
    if (const std::string& of = names::is_country_id(m.id) ? m.id : said[i].owner; !of.empty())
      if (const auto holder = officer(c, i))
        for (const word* called : {&c.names[*holder].words.back(), &c.names[*holder].words.front()})
          country_of.emplace(called->folded, of);  // Woo is Woo Won Shik
  }
  // Who holds an office of a body that is called by its bare name tells whose it is.
  std::vector<char> foreign(c.count(), 0);
  for (std::uint32_t i = 0; i < c.count(); ++i) {
    mention& m = c.doc.mentions[i];
    const auto several = owners.find(said[i].rest);
    if ((!m.id.empty() && !m.ambiguous) || said[i].rest.empty() || !said[i].owner.empty() ||
        (several == owners.end() && !m.ambiguous))
      continue;
    const auto holder = officer(c, i);
    if (!holder) continue;
    const auto found = country_of.find(c.names[*holder].words.back().folded);
    if (found != country_of.end()) said[i].owner = found->second;
    else if (c.full_person(*holder) && vietnamese_name(c.names[*holder])) said[i].owner = home;
    else foreign[i] = 1;
    if (said[i].owner == home && m.id.starts_with("allonym:vn-")) m.ambiguous = false;
    if (!said[i].owner.empty() && several != owners.end()) several->second.insert(said[i].owner);
  }
  std::map<std::string_view, std::vector<std::uint32_t>> called;  // mentions by what they are called without their country
  for (std::uint32_t i = 0; i < c.count(); ++i)
    if (!said[i].rest.empty()) called[said[i].rest].push_back(i);
  for (const auto& [bare, countries] : owners) {
    if (countries.size() < 2) continue;
    std::map<std::string, std::uint32_t> body;  // by country: a mention, with an id if one has it
    std::string last;                           // whose the body was that the text spoke of before
    for (const std::uint32_t i : called[bare]) {
      mention& m = c.doc.mentions[i];
      if (said[i].owner.empty() && !m.id.empty() && !m.ambiguous) continue;
      // Vietnamese papers call their own institutions by the bare name.
      const bool own = m.ambiguous && countries.contains(home) && foreign[i] == 0;
      if (said[i].owner.empty()) said[i].owner = own ? home : last.empty() ? *countries.begin() : last;
      if (foreign[i] != 0 && said[i].owner == home)
        said[i].owner = *std::find_if(countries.begin(), countries.end(), [&](const std::string& o) { return o != home; });
      last = c.names[i].owner = said[i].owner;
      if (m.ambiguous && last != home) m.id.clear(), m.ambiguous = false;
      const auto [at, fresh] = body.emplace(last, i);
      if (!fresh && m.id.empty()) m.id = c.doc.mentions[at->second].id;
      if (!fresh) c.join(at->second, i);
    }
  }
}

}  // namespace allonym::text
