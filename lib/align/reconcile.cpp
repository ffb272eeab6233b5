// reconcile: the names that one document has for an entity make one of what another document left apart.
#include <allonym/align.hpp>

#include <algorithm>

#include "align/matching.hpp"
#include "ground/disjoint_sets.hpp"

namespace allonym {
inline namespace v1 {
namespace {

using joins::candidate;
using joins::edge;
using joins::surface;

// Bytes; a shorter name is an acronym of many things.
constexpr std::size_t shortest_full = 6;

bool acronym(const candidate& c) {
  return std::all_of(c.surfaces.begin(), c.surfaces.end(),
                     [](const surface& s) { return s.parts.words.size() == 1 && s.parts.words[0].upper; });
}

// Every name of `c` is one of `other`, which has more than those.
bool named_within(const candidate& c, const candidate& other) {
  return other.surfaces.size() > c.surfaces.size() && std::all_of(c.surfaces.begin(), c.surfaces.end(), [&](const surface& s) {
           return s.key.size() >= 3 && !s.adjective &&
                  std::any_of(other.surfaces.begin(), other.surfaces.end(), [&](const surface& o) { return o.key == s.key; });
         });
}

// Nothing says that the two entities of one document are two.
bool compatible(const candidate& a, const candidate& b) {
  const bool ids = a.id.empty() || b.id.empty() || a.id == b.id || a.ambiguous || b.ambiguous;
  const bool types = a.type == b.type || !a.typed || !b.typed ||
                     (a.type != entity_type::person && b.type != entity_type::person && (acronym(a) || acronym(b)));
  return ids && types && a.byline == b.byline && (a.sex == gender::unknown || b.sex == gender::unknown || a.sex == b.sex);
}

// Entities of a document that are one, and the dictionary entities that another document gives them.
struct entity_sets : ground::disjoint_sets {
  using disjoint_sets::disjoint_sets;
  std::vector<std::pair<std::uint32_t, std::string>> ids;
};

// Joins entities of `b` that `a` has under one: the one that was joined to it, and another that is like it too, where one of
// the two has only names that it has word for word.
void learn(const std::vector<candidate>& a, const std::vector<candidate>& b, const std::vector<edge>& joined,
           std::int32_t threshold, bool swapped, entity_sets& sets) {
  std::vector<std::int64_t> partner(a.size(), -1);
  std::vector<char> taken(b.size(), 0);
  for (const edge& e : joined) {
    partner[swapped ? e.b : e.a] = swapped ? e.a : e.b;
    taken[swapped ? e.a : e.b] = 1;
  }
  for (const auto& [i, k] : joins::sharing_a_key(a, b)) {
    if (partner[i] < 0 || taken[k]) continue;
    const candidate& other = b[static_cast<std::size_t>(partner[i])];
    const bool spelled_out = named_within(other, a[i]) && b[k].name.size() > other.name.size();
    if (!(named_within(b[k], a[i]) || spelled_out) || !compatible(b[k], other)) continue;
    if (joins::score(a[i], b[k], false).log_odds < threshold) continue;
    sets.join(other.entity, k);
    if (!a[i].id.empty()) sets.ids.emplace_back(k, a[i].id);
  }
}

document merged(document d, entity_sets& sets) {
  std::vector<entity> entities;
  std::vector<std::uint32_t> place(d.entities.size());
  for (std::uint32_t e = 0; e < d.entities.size(); ++e) {
    const std::uint32_t first = sets.root(e);
    if (first == e) {
      place[e] = static_cast<std::uint32_t>(entities.size());
      entities.push_back(std::move(d.entities[e]));
      continue;
    }
    place[e] = place[first];
    entity &into = entities[place[e]], &from = d.entities[e];
    into.mentions.insert(into.mentions.end(), from.mentions.begin(), from.mentions.end());
    std::sort(into.mentions.begin(), into.mentions.end());
    // The fuller name tells what it is.
    const bool fuller = from.name.size() > into.name.size();
    if (fuller ? !from.id.empty() || into.name.size() < shortest_full : into.id.empty() && from.name.size() >= shortest_full)
      into.id = from.id;
    if (fuller) {
      into.name = from.name;
      into.type = from.type;
    }
  }
  for (const auto& [e, id] : sets.ids) entities[place[e]].id = id;
  d.entities = std::move(entities);
  for (relation& r : d.relations) {
    r.from = place[r.from];
    r.to = place[r.to];
  }
  std::erase_if(d.relations, [](const relation& r) { return r.from == r.to; });
  return d;
}

}  // namespace

std::vector<document> reconcile(std::vector<document> documents, const align_options& options) {
  std::vector<joins::side> sides;
  std::vector<entity_sets> sets;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    sides.emplace_back(documents[d]);
    sets.emplace_back(documents[d].entities.size());
  }
  const std::int32_t threshold = joins::log_odds_of(options.threshold);
  bool greedy = false;
  for (std::size_t x = 0; x < documents.size(); ++x)
    for (std::size_t y = x + 1; y < documents.size(); ++y) {
      const std::vector<edge> joined = joins::join_two(sides[x], sides[y], threshold, options.component_limit, greedy);
      learn(sides[x].entities, sides[y].entities, joined, threshold, false, sets[y]);
      learn(sides[y].entities, sides[x].entities, joined, threshold, true, sets[x]);
    }
  for (std::size_t d = 0; d < documents.size(); ++d) documents[d] = merged(std::move(documents[d]), sets[d]);
  return documents;
}

}  // namespace v1
}  // namespace allonym
