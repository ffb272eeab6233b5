// align: candidates that share a key, scored; the best one-to-one assignment of each connected component; more than two
// documents by merging pairwise joins in falling score.
#include <allonym/align.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "align/pair_score.hpp"
#include "ground/assignment.hpp"

namespace allonym {
inline namespace v1 {
namespace {

using joins::candidate;
using joins::pair_score;

// Keys that more entities of one document share than this say nothing.
constexpr std::size_t common_key = 64;

std::vector<std::pair<std::uint32_t, std::uint32_t>> candidate_pairs(const std::vector<candidate>& a, const std::vector<candidate>& b) {
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> index;
  for (std::uint32_t k = 0; k < b.size(); ++k)
    for (const std::uint64_t key : b[k].keys) index[key].push_back(k);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t i = 0; i < a.size(); ++i) {
    std::vector<std::uint32_t> others;
    for (const std::uint64_t key : a[i].keys)
      if (const auto found = index.find(key); found != index.end() && found->second.size() <= common_key)
        others.insert(others.end(), found->second.begin(), found->second.end());
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    for (const std::uint32_t k : others) pairs.emplace_back(i, k);
  }
  return pairs;
}

struct scored {
  std::uint32_t a, b;
  std::int32_t log_odds;
};

// Joins of two documents, as indices into their entities.
std::vector<scored> join_two(const std::vector<candidate>& a, const std::vector<candidate>& b, std::int32_t threshold, std::size_t limit, bool& greedy) {
  std::vector<scored> edges;
  for (const auto& [i, k] : candidate_pairs(a, b)) {
    const pair_score s = joins::score(a[i], b[k], false);
    if (s.log_odds >= threshold) edges.push_back({i, k, s.log_odds});
  }
  // Connected components over both sides.
  std::vector<std::uint32_t> parent(a.size() + b.size());
  std::iota(parent.begin(), parent.end(), 0U);
  const auto root = [&](std::uint32_t x) {
    while (parent[x] != x) x = parent[x] = parent[parent[x]];
    return x;
  };
  const auto offset = static_cast<std::uint32_t>(a.size());
  for (const scored& e : edges) parent[root(e.a)] = root(offset + e.b);
  std::map<std::uint32_t, std::vector<scored>> components;
  for (const scored& e : edges) components[root(e.a)].push_back(e);
  std::vector<scored> out;
  for (const auto& [id, members] : components) {
    std::vector<std::uint32_t> rows, columns;
    for (const scored& e : members) {
      rows.push_back(e.a);
      columns.push_back(e.b);
    }
    for (auto* side : {&rows, &columns}) {
      std::sort(side->begin(), side->end());
      side->erase(std::unique(side->begin(), side->end()), side->end());
    }
    std::vector<std::int64_t> gain(rows.size() * columns.size(), 0);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::int32_t> value;
    for (const scored& e : members) {
      const auto i = static_cast<std::size_t>(std::lower_bound(rows.begin(), rows.end(), e.a) - rows.begin());
      const auto k = static_cast<std::size_t>(std::lower_bound(columns.begin(), columns.end(), e.b) - columns.begin());
      gain[i * columns.size() + k] = std::int64_t{e.log_odds} - threshold + 1;
      value[{e.a, e.b}] = e.log_odds;
    }
    const bool large = rows.size() > limit || columns.size() > limit;
    greedy |= large;
    const auto chosen = large ? ground::greedy_assignment(gain, rows.size(), columns.size()) : ground::best_assignment(gain, rows.size(), columns.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (chosen[i] >= 0) {
        const std::uint32_t k = columns[static_cast<std::size_t>(chosen[i])];
        out.push_back({rows[i], k, value[{rows[i], k}]});
      }
  }
  return out;
}

}  // namespace

alignment align(std::span<const document> documents, const align_options& options) {
  alignment out;
  std::vector<std::vector<candidate>> sides(documents.size());
  std::vector<std::uint32_t> offset(documents.size() + 1, 0);
  for (std::size_t d = 0; d < documents.size(); ++d) {
    for (std::uint32_t e = 0; e < documents[d].entities.size(); ++e) sides[d].push_back(joins::prepare(documents[d], e));
    offset[d + 1] = offset[d] + static_cast<std::uint32_t>(documents[d].entities.size());
  }
  // The order of the documents decides nothing, not even between equals: pairs are scored and assigned in the order of the texts.
  std::vector<std::uint32_t> by_text(documents.size()), place_by_text(documents.size());
  std::iota(by_text.begin(), by_text.end(), 0U);
  std::stable_sort(by_text.begin(), by_text.end(), [&](std::uint32_t x, std::uint32_t y) { return documents[x].text < documents[y].text; });
  for (std::uint32_t d = 0; d < by_text.size(); ++d) place_by_text[by_text[d]] = d;

  const double p = std::clamp(options.threshold, 1e-6, 1 - 1e-6);
  const auto threshold = static_cast<std::int32_t>(std::lround(1000 * std::log(p / (1 - p))));

  struct link {
    member a, b;
    std::int32_t log_odds;
    std::string_view name_a, name_b;
  };
  std::vector<link> links;
  for (std::uint32_t x = 0; x < documents.size(); ++x)
    for (std::uint32_t y = x + 1; y < documents.size(); ++y) {
      const bool swapped = place_by_text[y] < place_by_text[x];
      auto joined = join_two(sides[swapped ? y : x], sides[swapped ? x : y], threshold, options.component_limit, out.greedy);
      for (scored& s : joined) {
        if (swapped) std::swap(s.a, s.b);
        std::string_view na = documents[x].entities[s.a].name, nb = documents[y].entities[s.b].name;
        if (nb < na) std::swap(na, nb);
        links.push_back({{x, s.a}, {y, s.b}, s.log_odds, na, nb});
      }
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
    const candidate &one = sides[l.a.document][l.a.entity], &other = sides[l.b.document][l.b.entity];
    const bool swapped = place_by_text[l.b.document] < place_by_text[l.a.document];
    pair_score why = swapped ? joins::score(other, one, true) : joins::score(one, other, true);
    if (swapped)
      for (evidence& e : why.reasons) std::swap(e.a, e.b);
    join j{l.a, l.b, joins::probability(why.log_odds), std::move(why.reasons)};
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
      if (row.id.empty()) row.id = e.id;
      const bool typed = sides[m.document][m.entity].typed;
      votes[static_cast<std::size_t>(e.type)] += e.id.empty() ? (typed ? 2 : 1) : 4;
    }
    row.type = static_cast<entity_type>(std::max_element(votes.begin(), votes.end()) - votes.begin());
    for (const join& j : row.joins) row.score = std::min(row.score.value_or(1.0), j.score);
    out.rows.push_back(std::move(row));
  }
  const auto place = [&](const alignment_row& row) {
    const member& m = row.members.front();
    return std::make_tuple(-static_cast<long>(row.members.size()), m.document, documents[m.document].entities[m.entity].mentions.front());
  };
  std::stable_sort(out.rows.begin(), out.rows.end(), [&](const alignment_row& a, const alignment_row& b) { return place(a) < place(b); });
  return out;
}

}  // namespace v1
}  // namespace allonym
