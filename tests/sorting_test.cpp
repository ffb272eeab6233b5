// What a dictionary is built with: sorters and what they leave aside, in any amount of memory.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dictionary/format.hpp"
#include "dictionary/pair_sorter.hpp"
#include "dictionary/sorter.hpp"
#include "dictionary/spool.hpp"

using namespace allonym;

namespace {

using pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

pairs sorted(const pairs& in, std::size_t memory) {
  dict::pair_sorter sorter("allonym_test_pairs", memory);
  for (const auto& [first, second] : in) REQUIRE(sorter.add(first, second).has_value());
  CHECK(sorter.size() == in.size());
  pairs out;
  const auto drained = sorter.drain([&](std::uint32_t first, std::uint32_t second) {
    out.emplace_back(first, second);
    return result<std::monostate>(std::monostate{});
  });
  REQUIRE(drained.has_value());
  return out;
}

}  // namespace

TEST_CASE("pairs come out by their firsts, equal ones as they came, whatever the memory and however they are spread") {
  std::mt19937 random(7);
  const auto spread = [&](std::size_t count, auto first) {
    pairs made;
    for (std::uint32_t i = 0; i < count; ++i) made.emplace_back(static_cast<std::uint32_t>(first()), i);
    return made;
  };
  for (const pairs& in : {pairs{}, spread(1, [&] { return 5; }), spread(30000, [&] { return random(); }),
                          spread(30000, [&] { return random() % 3; }),
                          spread(30000, [&] { return 0xFFFFFF00U + random() % 300; }), spread(20000, [&] { return 42; })}) {
    pairs expected = in;
    std::stable_sort(expected.begin(), expected.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const std::size_t memory : {std::size_t{0}, std::size_t{1} << 12, std::size_t{1} << 16, std::size_t{1} << 26})
      CHECK(sorted(in, memory) == expected);
  }
}

TEST_CASE("records come out in byte order, once, whatever the memory") {
  std::mt19937 random(7);
  const auto word = [&](std::size_t longest) {
    std::string text;
    for (std::size_t i = random() % (longest + 1); i > 0; --i) text += "ab\0"[random() % 3];
    return text;
  };
  for (const std::string& prefix : {std::string(), std::string("nguyen van "), std::string(3000, '\0')}) {
    std::vector<std::string> in;
    for (int i = 0; i < 3000; ++i) in.push_back(prefix + word(20));
    const std::set<std::string> expected(in.begin(), in.end());
    for (const std::size_t memory : {std::size_t{1} << 10, std::size_t{1} << 16, std::size_t{1} << 26}) {
      dict::sorter sorter("allonym_test_records", memory);
      for (const std::string& record : in) REQUIRE(sorter.add(record).has_value());
      REQUIRE(sorter.sort().has_value());
      std::vector<std::string> out;
      for (std::string_view next; *sorter.next(next);) out.emplace_back(next);
      CHECK(out == std::vector<std::string>(expected.begin(), expected.end()));
    }
  }
}

TEST_CASE("a spool gives back what it took") {
  for (const std::size_t memory : {0U, 1U, 100U, 1000000U}) {
    dict::spool spool("allonym_test_spool", memory);
    std::string in, out;
    for (std::uint32_t i = 0; i < 20000; ++i) {
      REQUIRE(spool.append_u32(i).has_value());
      dict::put_u32(in, i);
    }
    const auto drained = spool.drain([&](std::string_view bytes) {
      out += bytes;
      return result<std::monostate>(std::monostate{});
    });
    CHECK(drained.has_value());
    CHECK(out == in);
  }
}

TEST_CASE("a hash index finds each of its items and no other") {
  for (const std::uint32_t count : {0U, 1U, 2U, 7U, 1000U}) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> items;  // upper half of the hash, item
    const auto hash = [&](std::uint32_t item) {
      return dict::key_hash(std::to_string(item % 500));
    };  // half of them share theirs
    for (std::uint32_t i = 0; i < count; ++i) items.emplace_back(dict::slots::upper(hash(i)), i);
    std::sort(items.begin(), items.end());
    dict::slots_writer writer(count);
    std::string bytes;
    for (const auto& [upper, item] : items) writer.put(upper, item, bytes);
    writer.finish(bytes);
    const dict::slots slots{bytes, count};
    for (std::uint32_t i = 0; i < count; ++i) CHECK(slots.find(hash(i), [&](std::uint32_t item) { return item == i; }) == i);
    CHECK(slots.find(dict::key_hash("none"), [](std::uint32_t) { return true; }) == count);
  }
}
