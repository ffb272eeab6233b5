#include "dictionary/shared_traits.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>

#include "dictionary/rough_match.hpp"

namespace allonym::dict {
namespace {

constexpr std::size_t most_postings = 5000;  // read for one query
constexpr std::size_t most_weighed = 512;    // of those that share traits, looked at by their letters

// A key, and how rare what it shares with the query is, in hundredths of nats.
struct sharer {
  std::uint32_t share = 0, key = 0;
};
bool before(const sharer& a, const sharer& b) noexcept { return a.share != b.share ? a.share > b.share : a.key < b.key; }

// Adds up what keys share.
class share_table {
public:
  // For at most so many keys.
  explicit share_table(std::size_t keys) : slots_(std::bit_ceil(2 * keys + 1)), shift_(32 - static_cast<int>(std::bit_width(slots_.size() - 1))) {}
  void add(std::uint32_t key, std::uint32_t share) noexcept {
    std::size_t at = key * 2654435761U >> shift_;
    while (slots_[at].share != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    slots_[at].key = key;
    slots_[at].share += share;
  }
  [[nodiscard]] std::vector<sharer> sharers() && {
    std::erase_if(slots_, [](const sharer& s) { return s.share == 0; });
    return std::move(slots_);
  }

private:
  std::vector<sharer> slots_;  // a share of 0 is free
  int shift_;
};

// The keys of the query's traits, rare traits first and no more than a query may read.
std::vector<sharer> sharers_of(const dictionary::image& image, const name& query) {
  std::vector<posting_list> lists;
  for (const std::uint32_t hash : trait_hashes(query)) {
    const posting_list list = image.near().find(hash);
    if (list.count != 0 && !list.bytes.empty()) lists.push_back(list);
  }
  std::sort(lists.begin(), lists.end(), [](const auto& a, const auto& b) { return std::pair(a.count, a.bytes.data()) < std::pair(b.count, b.bytes.data()); });
  std::size_t read = 0, count = 0;
  for (; count < lists.size() && (count == 0 || read + lists[count].count <= most_postings); ++count) read += lists[count].count;
  // A list has no more keys than bytes, whatever a damaged one says.
  std::size_t keys = 0;
  for (std::size_t i = 0; i < count; ++i) keys += lists[i].bytes.size();
  share_table shares(keys);
  std::vector<std::uint32_t> list;
  for (std::size_t i = 0; i < count; ++i) {
    const auto rare = static_cast<std::uint32_t>(100 * std::log(1.0 + static_cast<double>(image.key_count()) / lists[i].count));
    list.clear();
    lists[i].read(list);
    for (const std::uint32_t key : list) shares.add(key, std::max<std::uint32_t>(rare, 1));
  }
  return std::move(shares).sharers();
}

// Of sharers, best first, the `wanted` best when how alike they sound counts too: two words of one skeleton share as much as two others.
std::vector<sharer> weighed(const dictionary::image& image, const name& query, const std::vector<sharer>& sharers, std::size_t wanted) {
  constexpr std::uint32_t weight = 2;
  rough_match rough(query);
  std::vector<sharer> best;  // a heap, the worst in front
  std::string text;
  for (const sharer& s : sharers) {
    // What follows shares no more, and would have to sound better than anything can.
    if (best.size() == wanted && s.share + weight * rough_match::most < best.front().share) break;
    image.key_text(s.key, text);
    const sharer heavy{s.share + weight * rough.with(text), s.key};
    if (best.size() == wanted) {
      if (!before(heavy, best.front())) continue;
      std::pop_heap(best.begin(), best.end(), before);
      best.pop_back();
    }
    best.push_back(heavy);
    std::push_heap(best.begin(), best.end(), before);
  }
  std::sort_heap(best.begin(), best.end(), before);
  return best;
}

}  // namespace

std::vector<std::uint32_t> sharing_keys(const dictionary::image& image, const name& query, std::size_t wanted) {
  std::vector<sharer> sharers = sharers_of(image, query);
  if (const std::size_t some = std::min(sharers.size(), std::max(most_weighed, wanted)); some < sharers.size()) {
    std::nth_element(sharers.begin(), sharers.begin() + static_cast<std::ptrdiff_t>(some), sharers.end(), before);
    sharers.resize(some);
  }
  std::sort(sharers.begin(), sharers.end(), before);
  if (wanted < sharers.size()) sharers = weighed(image, query, sharers, wanted);
  std::vector<std::uint32_t> keys;
  keys.reserve(sharers.size());
  for (const sharer& s : sharers) keys.push_back(s.key);
  return keys;
}

}  // namespace allonym::dict
