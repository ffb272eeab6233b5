// align: candidates that share a key, scored; the best one-to-one assignment of each connected component; more than two
// documents by merging pairwise joins in falling score.
#include <allonym/align.hpp>

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "align/matching.hpp"

namespace allonym {
inline namespace v1 {

using joins::edge;

alignment align(std::span<const document> documents, const align_options& options) {
  alignment out;
  std::vector<joins::side> sides;
  std::vector<std::uint32_t> offset(documents.size() + 1, 0);
  for (std::size_t d = 0; d < documents.size(); ++d) {
    sides.emplace_back(documents[d]);
    offset[d + 1] = offset[d] + static_cast<std::uint32_t>(documents[d].entities.size());
  }
  const std::int32_t threshold = joins::log_odds_of(options.threshold);

  struct link {
    member a, b;
    std::int32_t log_odds, context;
    std::string_view name_a, name_b;
  };
  std::vector<link> links;
  for (std::uint32_t x = 0; x < documents.size(); ++x)
    for (std::uint32_t y = x + 1; y < documents.size(); ++y)
      for (const edge& e : joins::join_two(sides[x], sides[y], threshold, options.component_limit, out.greedy)) {
        std::string_view na = sides[x].entities[e.a].name, nb = sides[y].entities[e.b].name;
        if (nb < na) std::swap(na, nb);
        links.push_back({{x, e.a}, {y, e.b}, e.log_odds, e.context, na, nb});
      }
  std::stable_sort(links.begin(), links.end(), [](const link& l, const link& r) {
    if (l.log_odds != r.log_odds) return l.log_odds > r.log_odds;
    if (l.name_a != r.name_a) return l.name_a < r.name_a;
    return l.name_b < r.name_b;
  });

  // Rows grow by joins in falling score; a join that would put two entities of a document into one row is left out.
  std::vector<std::uint32_t> row_of(offset.back());
  std::iota(row_of.begin(), row_of.end(), 0U);
  std::vector<std::vector<member>> members(offset.back());
  std::vector<std::vector<join>> held(offset.back());
  for (std::uint32_t d = 0; d < documents.size(); ++d)
    for (std::uint32_t e = 0; e < documents[d].entities.size(); ++e) members[offset[d] + e].push_back({d, e});
  for (const link& l : links) {
    const std::uint32_t ra = row_of[offset[l.a.document] + l.a.entity], rb = row_of[offset[l.b.document] + l.b.entity];
    if (ra != rb) {
      const bool clash = std::any_of(members[ra].begin(), members[ra].end(), [&](const member& m) {
        return std::any_of(members[rb].begin(), members[rb].end(), [&](const member& o) { return o.document == m.document; });
      });
      if (clash) continue;
    }
    join j{l.a, l.b, joins::probability(l.log_odds),
           joins::reasons(sides[l.a.document].entities[l.a.entity], sides[l.b.document].entities[l.b.entity], l.context)};
    held[ra].push_back(std::move(j));
    if (ra == rb) continue;
    for (const member& m : members[rb]) row_of[offset[m.document] + m.entity] = ra;
    members[ra].insert(members[ra].end(), members[rb].begin(), members[rb].end());
    held[ra].insert(held[ra].end(), std::make_move_iterator(held[rb].begin()), std::make_move_iterator(held[rb].end()));
    members[rb].clear();
    held[rb].clear();
  }

  for (std::size_t r = 0; r < members.size(); ++r) {
    if (members[r].empty()) continue;
    alignment_row row;
    row.members = std::move(members[r]);
    row.joins = std::move(held[r]);
    std::sort(row.members.begin(), row.members.end());
    std::array<int, entity_type_count> votes{};
    for (const member& m : row.members) {
      const entity& e = documents[m.document].entities[m.entity];
      const bool typed = sides[m.document].entities[m.entity].typed;
      votes[static_cast<std::size_t>(e.type)] += e.id.empty() ? (typed ? 2 : 1) : 4;
    }
    for (const bool spelled_out : {true, false})
      for (const member& m : row.members)
        if (row.id.empty() && joins::only_acronym(sides[m.document].entities[m.entity]) != spelled_out)
          row.id = documents[m.document].entities[m.entity].id;
    row.type = static_cast<entity_type>(std::max_element(votes.begin(), votes.end()) - votes.begin());
    for (const join& j : row.joins) row.score = std::min(row.score.value_or(1.0), j.score);
    out.rows.push_back(std::move(row));
  }
  const auto place = [&](const alignment_row& row) {
    const member& m = row.members.front();
    return std::make_tuple(-static_cast<long>(row.members.size()), m.document,
                           documents[m.document].entities[m.entity].mentions.front());
  };
  std::stable_sort(out.rows.begin(), out.rows.end(),
                   [&](const alignment_row& a, const alignment_row& b) { return place(a) < place(b); });
  return out;
}

}  // namespace v1
}  // namespace allonym
