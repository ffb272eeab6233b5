// Teams: the nickname behind the town, and the town alone where a club bears its name.
#include "document/clusters.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "names/lexicon.hpp"

namespace allonym::text {
namespace {

using names::lexicon;
using names::word;
using names::word_list;

bool plural(const word& w) { return w.folded.size() >= 4 && w.folded.back() == 's'; }

// The town of "CLB Hải Phòng", "Hai Phong FC": the only place in a name that says no more than that it is a club; empty if
// there is none.
std::string town_of(const mention& m, const named& n) {
  if (m.type != entity_type::organization || m.inner.size() != 1) return {};
  const inner_name& town = m.inner.front();
  bool club = false;
  for (const word& w : n.words) {
    const std::uint32_t begin = m.range.begin + w.range.begin;
    if (begin >= town.range.begin && begin < town.range.end) continue;
    if (!lexicon::get().contains(word_list::clubs, w.canonical)) return {};
    club = true;
  }
  return club ? town.id : std::string();
}

// The word before a name says that it is a place: "ở Hải Phòng", "TP Hải Phòng".
bool place_before(const document& d, const mention& m) {
  constexpr std::uint32_t longest = 16;  // bytes of a word and what stands around it
  const std::uint32_t from = m.range.begin > longest ? m.range.begin - longest : 0;
  const std::vector<word> before = names::split_words(slice(d.text, {from, m.range.begin}));
  const word_list cues = names::in_language(d.lang, word_list::vi_town_cues, word_list::fr_town_cues, word_list::en_town_cues);
  return !before.empty() && lexicon::get().contains(cues, before.back().canonical);
}

// Whether what dictionaries know does not tell two clubs of a town apart.
bool same_club(const clusters& c, std::uint32_t a, std::uint32_t b) {
  const std::string &x = c.doc.mentions[a].id, &y = c.doc.mentions[b].id;
  return x.empty() || y.empty() || x == y;
}

}  // namespace

bool bare_team(const mention& m) {
  return m.type == entity_type::organization && m.inner.size() == 1 && m.inner.front().range.begin == m.range.begin &&
         m.inner.front().range.end == m.range.end;
}

// "Hải Phòng hòa HAGL": where a text names a club by its town, the town without a word of place is the club.
void clubs_over_towns(clusters& c) {
  std::map<std::string, std::uint32_t> clubs;  // by town
  std::set<std::string> of_several;            // towns with two clubs in the text: Manchester United, Manchester City
  for (std::uint32_t k = 0; k < c.count(); ++k)
    if (const std::string town = town_of(c.doc.mentions[k], c.names[k]); !town.empty()) {
      const auto [club, fresh] = clubs.emplace(town, k);
      if (!fresh && !same_club(c, club->second, k)) of_several.insert(town);
    }
  for (const std::string& town : of_several) clubs.erase(town);
  if (clubs.empty()) return;
  for (std::uint32_t i = 0; i < c.count(); ++i) {
    mention& m = c.doc.mentions[i];
    if (bare_team(m)) {
      if (const auto club = clubs.find(m.inner.front().id); club != clubs.end()) c.join(club->second, i);
      continue;
    }
    const auto club = clubs.find(m.id);
    if (club == clubs.end() || m.type != entity_type::place || m.byline || m.adjective) continue;
    if (c.names[i].words.front().upper || place_before(c.doc, m)) continue;  // HÀ NỘI —
    m.type = entity_type::organization;
    m.id = c.doc.mentions[club->second].id;
    c.join(club->second, i);
  }
}

// "Dolphins" for the Miami Dolphins: what comes behind the town.
void team_nicknames(clusters& c) {
  std::map<std::string, std::vector<std::uint32_t>> teams;  // by the words behind the town
  for (std::uint32_t k = 0; k < c.count(); ++k) {
    const mention& m = c.doc.mentions[k];
    const auto& words = c.names[k].words;
    if (words.size() < 2 || m.adjective || (m.typed && m.type != entity_type::organization) || !plural(words.back())) continue;
    const bool placed = !m.inner.empty() && m.inner.front().range.begin == m.range.begin;
    if (!placed && m.id.empty()) continue;
    std::size_t town = placed ? 0 : words.size() - 1;
    while (placed && town < words.size() && m.range.begin + words[town].range.end <= m.inner.front().range.end) ++town;
    if (town > 0 && town < words.size()) teams[part(words, town, words.size() - town)].push_back(k);
  }
  if (teams.empty()) return;
  for (std::uint32_t i = 0; i < c.count(); ++i) {
    mention& m = c.doc.mentions[i];
    const auto found = teams.find(c.names[i].canonical);
    if (found == teams.end() || m.adjective || (m.typed && m.type != entity_type::organization && !m.id.empty())) continue;
    const std::uint32_t team = found->second.front();
    if (std::any_of(found->second.begin(), found->second.end(), [&](std::uint32_t k) { return c.root(k) != c.root(team); }))
      continue;
    m.type = c.doc.mentions[team].type = entity_type::organization;
    m.id = c.doc.mentions[team].id;
    c.join(team, i);
  }
}

}  // namespace allonym::text
