#include "align/context.hpp"

#include <algorithm>
#include <iterator>

namespace allonym::joins {
namespace {

constexpr std::size_t nearest = 3;    // on either side of a mention
constexpr std::size_t farthest = 12;  // landmarks looked at to find them

void make_set(std::vector<std::uint32_t>& v) {
  std::sort(v.begin(), v.end());
  v.erase(std::unique(v.begin(), v.end()), v.end());
}

}  // namespace

surroundings::surroundings(std::vector<std::uint32_t> order, std::unordered_map<std::uint32_t, std::uint32_t> shared)
    : order_(std::move(order)), shared_(std::move(shared)) {
  for (std::uint32_t i = 0; i < order_.size(); ++i) {
    mentions_[order_[i]].push_back(i);
    if (shared_.contains(order_[i])) landmarks_.push_back(i);
  }
}

const std::vector<std::uint32_t>& surroundings::around(std::uint32_t entity) {
  const auto [at, fresh] = around_.try_emplace(entity);
  std::vector<std::uint32_t>& out = at->second;
  if (!fresh) return out;
  for (const std::uint32_t mention : mentions_[entity]) {
    const auto next = std::lower_bound(landmarks_.begin(), landmarks_.end(), mention);
    std::size_t found = 0;
    const auto take = [&](std::uint32_t landmark) {
      if (order_[landmark] == entity) return;
      out.push_back(shared_.at(order_[landmark]));
      ++found;
    };
    for (auto p = next; p != landmarks_.begin() && found < nearest && static_cast<std::size_t>(next - p) < farthest;)
      take(*--p);
    found = 0;
    for (auto p = next; p != landmarks_.end() && found < nearest && static_cast<std::size_t>(p - next) < farthest; ++p)
      take(*p);
  }
  make_set(out);
  return out;
}

std::vector<std::uint32_t> surroundings::without(std::uint32_t entity, std::vector<std::uint32_t> numbers) const {
  if (const auto found = shared_.find(entity); found != shared_.end()) std::erase(numbers, found->second);
  return numbers;
}

std::int32_t context_weight(surroundings& a, std::uint32_t entity_a, surroundings& b, std::uint32_t entity_b) {
  // Whatever the two themselves were taken for before says nothing.
  const std::vector<std::uint32_t> near_a = b.without(entity_b, a.around(entity_a)),
                                   near_b = a.without(entity_a, b.around(entity_b));
  std::vector<std::uint32_t> both;
  std::set_intersection(near_a.begin(), near_a.end(), near_b.begin(), near_b.end(), std::back_inserter(both));
  const auto all = static_cast<std::int32_t>(near_a.size() + near_b.size() - both.size());
  if (all == 0) return 0;
  const std::int32_t weight = 2 * most_context * static_cast<std::int32_t>(both.size()) / all - most_context;
  return weight < 0 ? weight / 2 : weight;  // two reports of one event tell it in other orders
}

}  // namespace allonym::joins
