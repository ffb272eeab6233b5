#include "dictionary/shared_traits.hpp"

#include <algorithm>
#include <bit>
#include <span>
#include <string>
#include <utility>

#include "dictionary/heard_match.hpp"
#include "dictionary/rough_match.hpp"

namespace allonym::dict {
namespace {

constexpr std::size_t few_postings = 600, most_postings = 5000, most_postings_by_ear = 15000;  // read for one query
constexpr std::size_t most_heard = 512;
constexpr std::uint32_t sounds_right = 900;  // of rough_match::most: no reason to read on

// A key, how rare what it shares with the query is, in hundredths of nats, and how much it sounds like it.
struct sharer {
  std::uint32_t share = 0, key = 0, sounds = 0;
};
bool before(const sharer& a, const sharer& b) noexcept { return a.share != b.share ? a.share > b.share : a.key < b.key; }

// Adds up what keys share, of each source the first only.
class share_table {
public:
  // For at most so many keys.
  explicit share_table(std::size_t keys)
      : slots_(std::bit_ceil(keys + keys / 2 + 1)), shift_(32 - static_cast<int>(std::bit_width(slots_.size() - 1))) {}
  void add(std::uint32_t key, std::uint32_t share, unsigned source) noexcept {
    std::size_t at = key * 2654435761U >> shift_;
    while (slots_[at].share != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    if (slots_[at].share != 0 && slots_[at].source == source) return;
    slots_[at].key = key;
    slots_[at].share += share;
    slots_[at].source = source;
  }
  [[nodiscard]] std::vector<sharer> sharers() const {
    std::vector<sharer> all;
    for (const slot& s : slots_)
      if (s.share != 0) all.push_back({s.share, s.key, 0});
    return all;
  }

private:
  struct slot {
    std::uint32_t share = 0, key = 0;  // a share of 0 is free
    unsigned source = 0;               // of what was added last
  };
  std::vector<slot> slots_;
  int shift_;
};

// The keys that share a trait.
struct sharing_list {
  posting_list keys;
  unsigned source = 0;
};

// Of a query, rare traits first.
std::vector<sharing_list> lists_of(const dictionary::image& image, const name& query) {
  std::vector<sharing_list> lists;
  for (const trait& t : traits_of(query)) {
    const posting_list list = image.near().find(t.hash);
    if (list.count != 0 && !list.bytes.empty()) lists.push_back({list, t.source});
  }
  std::sort(lists.begin(), lists.end(), [](const auto& a, const auto& b) {
    return std::pair(a.keys.count, a.keys.bytes.data()) < std::pair(b.keys.count, b.keys.bytes.data());
  });
  return lists;
}

// As many of them as have so many keys together, and the first.
std::span<const sharing_list> within(std::span<const sharing_list> lists, std::size_t postings) {
  std::size_t read = 0, count = 0;
  for (; count < lists.size() && (count == 0 || read + lists[count].keys.count <= postings); ++count)
    read += lists[count].keys.count;
  return lists.first(count);
}

// The keys of lists.
std::vector<sharer> sharers_of(const dictionary::image& image, std::span<const sharing_list> some) {
  std::vector<sharing_list> lists(some.begin(), some.end());
  std::stable_sort(lists.begin(), lists.end(), [](const auto& a, const auto& b) { return a.source < b.source; });
  // A list has no more keys than bytes, whatever a damaged one says.
  std::size_t keys = 0;
  for (const sharing_list& list : lists) keys += list.keys.bytes.size();
  share_table shares(keys);
  std::vector<std::uint32_t> numbers;
  for (const sharing_list& list : lists) {
    const std::uint32_t rare = hundredths_of_nats(image.key_count(), list.keys.count);
    numbers.clear();
    list.keys.read(numbers);
    for (const std::uint32_t key : numbers) shares.add(key, std::max<std::uint32_t>(rare, 1), list.source);
  }
  return shares.sharers();
}

// Leaves the best, so many, in no order.
void keep_best(std::vector<sharer>& sharers, std::size_t count) {
  if (count >= sharers.size()) return;
  std::nth_element(sharers.begin(), sharers.begin() + static_cast<std::ptrdiff_t>(count), sharers.end(), before);
  sharers.resize(count);
}

// How alike they sound counts too: two words of one skeleton share as much as two others. The best, so many, in order.
std::vector<sharer> best_of(const dictionary::image& image, const rough_match& rough, std::span<const sharing_list> lists,
                            std::size_t wanted) {
  constexpr std::uint32_t weight = 2;
  constexpr std::size_t ahead = 8, most_by_words = 256;
  std::vector<sharer> sharers = sharers_of(image, lists);
  for (std::size_t i = 0; i < sharers.size(); ++i) {
    if (i + ahead < sharers.size()) image.near().expect_sketch(sharers[i + ahead].key);
    sharer& s = sharers[i];
    s.sounds = rough.with(image.near().sketch(s.key));
    s.share += weight * s.sounds;
  }
  keep_best(sharers, std::max(wanted, most_by_words));
  for (sharer& s : sharers) {
    const std::uint32_t by_words = rough.with_words(image.near().sketch(s.key));
    if (by_words <= s.sounds) continue;
    s.share += weight * (by_words - s.sounds);
    s.sounds = by_words;
  }
  keep_best(sharers, wanted);
  std::sort(sharers.begin(), sharers.end(), before);
  return sharers;
}

// Those that sound most like the query and those that share the most with it by turns, so many.
std::vector<std::uint32_t> heard_first(const dictionary::image& image, heard_match& heard, const std::vector<sharer>& sharers,
                                       std::size_t wanted) {
  std::vector<std::pair<std::int32_t, std::uint32_t>> by_sound;
  std::string text;
  for (const sharer& s : sharers) {
    image.key_text(s.key, text);
    by_sound.emplace_back(-heard.with(text), s.key);
  }
  std::sort(by_sound.begin(), by_sound.end());
  std::vector<std::uint32_t> keys;
  const auto add = [&](std::uint32_t key) {
    if (keys.size() < wanted && std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
  };
  for (std::size_t i = 0; i < sharers.size() && keys.size() < wanted; ++i) {
    add(by_sound[i].second);
    add(sharers[i].key);
  }
  return keys;
}

}  // namespace

std::uint32_t hundredths_of_nats(std::uint32_t all, std::uint32_t some) noexcept {
  // The binary logarithm of 1 + all / some, its eight digits behind the point by squaring.
  const std::uint64_t ratio = (std::uint64_t{1} << 16) + (std::uint64_t{all} << 16) / std::max<std::uint32_t>(some, 1);
  const int whole = static_cast<int>(std::bit_width(ratio)) - 1;
  std::uint64_t mantissa = ratio << (63 - whole), digits = 0;
  for (int i = 0; i < 8; ++i) {
    const unsigned __int128 square = static_cast<unsigned __int128>(mantissa) * mantissa;
    const bool two = (square >> 127) != 0;
    mantissa = static_cast<std::uint64_t>(square >> (two ? 64 : 63));
    digits = digits << 1 | (two ? 1 : 0);
  }
  return static_cast<std::uint32_t>(((static_cast<std::uint64_t>(whole - 16) << 8) + digits) * 17745 >> 16);
}

std::vector<std::uint32_t> sharing_keys(const dictionary::image& image, const name& query, std::size_t wanted) {
  const std::vector<sharing_list> lists = lists_of(image, query);
  const rough_match rough(query);
  if (heard_match heard(query); !heard.empty())
    return heard_first(image, heard, best_of(image, rough, within(lists, most_postings_by_ear), std::max(wanted, most_heard)),
                       wanted);
  const auto few = within(lists, few_postings), many = within(lists, most_postings);
  std::vector<sharer> best = best_of(image, rough, few, wanted);
  const bool settled =
      best.size() == wanted && std::any_of(best.begin(), best.end(), [](const sharer& s) { return s.sounds >= sounds_right; });
  if (!settled && many.size() > few.size()) best = best_of(image, rough, many, wanted);
  std::vector<std::uint32_t> keys;
  keys.reserve(best.size());
  for (const sharer& s : best) keys.push_back(s.key);
  return keys;
}

}  // namespace allonym::dict
