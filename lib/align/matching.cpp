#include "align/matching.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <unordered_map>

#include "align/context.hpp"
#include "ground/assignment.hpp"
#include "ground/disjoint_sets.hpp"
#include "ground/phrase_table.hpp"

namespace allonym::joins {
namespace {

constexpr std::uint32_t tie_bits = 10;
constexpr std::int64_t one_unit = std::int64_t{1} << 20;  // more than all ties of a component together

std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_key(std::span<const candidate> side) {
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> out;
  for (std::uint32_t i = 0; i < side.size(); ++i)
    for (const std::uint64_t key : side[i].keys) out[key].push_back(i);
  return out;
}

// The edges in groups that share no a and no b.
std::vector<std::vector<edge>> components(const std::vector<edge>& edges) {
  std::uint32_t width = 0, height = 0;
  for (const edge& e : edges) {
    width = std::max(width, e.a + 1);
    height = std::max(height, e.b + 1);
  }
  ground::disjoint_sets sets(std::size_t{width} + height);
  for (const edge& e : edges) sets.join(e.a, width + e.b);
  std::map<std::uint32_t, std::vector<edge>> grouped;
  for (const edge& e : edges) grouped[sets.root(e.a)].push_back(e);
  std::vector<std::vector<edge>> out;
  for (auto& [id, members] : grouped) out.push_back(std::move(members));
  return out;
}

std::vector<std::uint32_t> distinct(const std::vector<edge>& edges, std::uint32_t edge::*side) {
  std::vector<std::uint32_t> out;
  for (const edge& e : edges) out.push_back(e.*side);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

std::vector<std::pair<std::uint32_t, std::uint32_t>> sharing_a_key(std::span<const candidate> a, std::span<const candidate> b) {
  const auto in_a = by_key(a), in_b = by_key(b);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t i = 0; i < a.size(); ++i) {
    std::vector<std::uint32_t> others;
    for (const std::uint64_t key : a[i].keys) {
      const auto found = in_b.find(key);
      if (found == in_b.end() || found->second.size() > common_key || in_a.at(key).size() > common_key) continue;
      others.insert(others.end(), found->second.begin(), found->second.end());
    }
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    for (const std::uint32_t k : others) pairs.emplace_back(i, k);
  }
  return pairs;
}

std::uint32_t tie_of(std::string_view one, std::string_view other) noexcept {
  const std::uint32_t sum = ground::hash(one) + ground::hash(other);
  return (sum ^ sum >> 16) & ((1U << tie_bits) - 1);
}

std::vector<edge> best_edges(const std::vector<edge>& edges, std::int32_t threshold, std::size_t limit, bool& greedy) {
  std::vector<edge> out;
  for (const std::vector<edge>& members : components(edges)) {
    const auto rows = distinct(members, &edge::a), columns = distinct(members, &edge::b);
    std::vector<std::int64_t> gain(rows.size() * columns.size(), 0);
    std::vector<const edge*> cell(gain.size(), nullptr);
    for (const edge& e : members) {
      const auto i = static_cast<std::size_t>(std::lower_bound(rows.begin(), rows.end(), e.a) - rows.begin());
      const auto k = static_cast<std::size_t>(std::lower_bound(columns.begin(), columns.end(), e.b) - columns.begin());
      gain[i * columns.size() + k] = (std::int64_t{e.log_odds} - threshold + 1) * one_unit + e.tie;
      cell[i * columns.size() + k] = &e;
    }
    const bool large = rows.size() > limit || columns.size() > limit;
    greedy |= large;
    const auto chosen = large ? ground::greedy_assignment(gain, rows.size(), columns.size())
                              : ground::best_assignment(gain, rows.size(), columns.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (chosen[i] >= 0) out.push_back(*cell[i * columns.size() + static_cast<std::size_t>(chosen[i])]);
  }
  return out;
}

std::int32_t least_alike(std::int32_t threshold) noexcept { return std::min(threshold, landmark) - most_context; }

std::vector<edge> best_in_context(
    std::vector<edge> edges, std::int32_t threshold, std::size_t limit, bool& greedy,
    const std::function<void(const std::vector<edge>& landmarks, std::vector<edge>& edges)>& judge) {
  const auto from = [&](std::int32_t least) {
    std::vector<edge> out;
    std::copy_if(edges.begin(), edges.end(), std::back_inserter(out), [&](const edge& e) { return e.log_odds >= least; });
    return best_edges(out, least, limit, greedy);
  };
  judge(from(landmark), edges);
  for (edge& e : edges) e.log_odds += e.context;
  return from(threshold);
}

std::vector<edge> join_two(const side& a, const side& b, std::int32_t threshold, std::size_t limit, bool& greedy) {
  std::vector<edge> edges;
  for (const auto& [i, k] : sharing_a_key(a.entities, b.entities)) {
    const pair_score s = score(a.entities[i], b.entities[k], false);
    if (s.alike && s.log_odds >= least_alike(threshold))
      edges.push_back({i, k, s.log_odds, 0, tie_of(a.entities[i].name, b.entities[k].name)});
  }
  return best_in_context(std::move(edges), threshold, limit, greedy,
                         [&](const std::vector<edge>& landmarks, std::vector<edge>& judged) {
                           std::unordered_map<std::uint32_t, std::uint32_t> in_a, in_b;
                           for (std::uint32_t n = 0; n < landmarks.size(); ++n) in_a[landmarks[n].a] = in_b[landmarks[n].b] = n;
                           surroundings around_a(a.order, std::move(in_a)), around_b(b.order, std::move(in_b));
                           for (edge& e : judged) e.context = context_weight(around_a, e.a, around_b, e.b);
                         });
}

std::int32_t log_odds_of(double probability) noexcept {
  const double p = std::clamp(probability, 1e-6, 1 - 1e-6);
  return static_cast<std::int32_t>(std::lround(1000 * std::log(p / (1 - p))));
}

}  // namespace allonym::joins
