// Laws of alignments, on the sample reports.
#include <allonym/align.hpp>

#include <doctest/doctest.h>

#include "align/context.hpp"
#include "samples.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

using namespace allonym;

namespace {

// A row as the texts tell it: (document's name, entity's first mention) of its members, and its score.
using row_text = std::tuple<std::set<std::pair<std::string, std::uint32_t>>, double>;

std::multiset<row_text> rows_of(const alignment& a, const std::vector<document>& documents,
                                const std::vector<std::string>& names) {
  std::multiset<row_text> out;
  for (const alignment_row& row : a.rows) {
    std::set<std::pair<std::string, std::uint32_t>> members;
    for (const member& m : row.members)
      members.emplace(names[m.document],
                      documents[m.document].mentions[documents[m.document].entities[m.entity].mentions.front()].range.begin);
    out.emplace(members, row.score.value_or(-1));
  }
  return out;
}

void check_laws(const alignment& a, const std::vector<document>& documents) {
  std::map<member, int> seen;
  for (const alignment_row& row : a.rows) {
    REQUIRE(!row.members.empty());
    for (std::size_t k = 1; k < row.members.size(); ++k) CHECK(row.members[k - 1].document < row.members[k].document);
    for (const member& m : row.members) ++seen[m];
    CHECK(row.score.has_value() == (row.members.size() > 1));
    CHECK(row.joins.size() + 1 >= row.members.size());
    for (const join& j : row.joins) {
      CHECK(j.a.document < j.b.document);
      CHECK(j.score >= *row.score);
      CHECK(j.score <= 1);
      CHECK(std::find(row.members.begin(), row.members.end(), j.a) != row.members.end());
      CHECK(std::find(row.members.begin(), row.members.end(), j.b) != row.members.end());
      CHECK(!j.reasons.empty());
      double odds = 0;
      for (const evidence& e : j.reasons) odds += e.weight / 1000.0;
      CHECK(j.score == doctest::Approx(1 / (1 + std::exp(-odds))));
      for (const evidence& e : j.reasons) {
        CHECK(e.a.end <= documents[j.a.document].text.size());
        CHECK(e.b.end <= documents[j.b.document].text.size());
      }
    }
  }
  std::size_t entities = 0;
  for (const document& d : documents) entities += d.entities.size();
  CHECK(seen.size() == entities);
  for (const auto& [m, n] : seen) CHECK(n == 1);
}

}  // namespace

TEST_CASE("every entity of every document stands in exactly one row") {
  for (const char* name : {"visit", "storm", "trial"}) {
    const std::vector<document> pair{sample(name, "vi"), sample(name, "en")};
    check_laws(align(pair), pair);
  }
  const std::vector<document> three{sample("visit", "vi"), sample("visit", "en"), sample("visit", "fr")};
  check_laws(align(three), three);
  check_laws(align({}), {});
  const std::vector<document> odd{analyze("", "vi"), sample("storm", "en"), analyze("", "fr")};
  check_laws(align(odd), odd);
}

TEST_CASE("swapping the documents mirrors the alignment") {
  for (const char* name : {"visit", "storm", "trial"}) {
    const document vi = sample(name, "vi"), en = sample(name, "en");
    const std::vector<document> there{vi, en}, back{en, vi};
    CHECK(rows_of(align(there), there, {"vi", "en"}) == rows_of(align(back), back, {"en", "vi"}));
  }
}

TEST_CASE("the rows of three documents do not depend on their order") {
  const document vi = sample("visit", "vi"), en = sample("visit", "en"), fr = sample("visit", "fr");
  const std::vector<document> a{vi, en, fr}, b{fr, vi, en}, c{en, fr, vi};
  const auto rows = rows_of(align(a), a, {"vi", "en", "fr"});
  CHECK(rows == rows_of(align(b), b, {"fr", "vi", "en"}));
  CHECK(rows == rows_of(align(c), c, {"en", "fr", "vi"}));
}

TEST_CASE("a text aligned with itself joins everything") {
  for (const char* lang : {"vi", "en"})
    for (const char* name : {"visit", "storm", "trial"}) {
      const document d = sample(name, lang);
      const std::vector<document> twice{d, d};
      for (const alignment_row& row : align(twice).rows) {
        REQUIRE_MESSAGE(row.members.size() == 2, d.entities[row.members[0].entity].name);
        CHECK(row.members[0].entity == row.members[1].entity);
        CHECK_MESSAGE(*row.score == 1, d.entities[row.members[0].entity].name);
      }
    }
}

TEST_CASE("a document that shares nothing changes no join of the others") {
  const document vi = sample("storm", "vi"), en = sample("storm", "en");
  const document other = analyze("Zorblatt Quenneville played chess with Ursk Vandermeulen in Xylopolis.", "en");
  const std::vector<document> two{vi, en}, three{vi, en, other};
  const auto before = rows_of(align(two), two, {"vi", "en"});
  auto after = rows_of(align(three), three, {"vi", "en", "other"});
  for (const entity& e : other.entities) {
    const auto alone = after.find({{{"other", other.mentions[e.mentions.front()].range.begin}}, -1.0});
    REQUIRE_MESSAGE(alone != after.end(), e.name);
    after.erase(alone);
  }
  CHECK(before == after);
}

TEST_CASE("a higher threshold only takes joins away") {
  const std::vector<document> pair{sample("visit", "vi"), sample("visit", "en")};
  std::size_t last = SIZE_MAX;
  for (const double threshold : {0.1, 0.5, 0.9, 0.99, 1.0}) {
    align_options options;
    options.threshold = threshold;
    std::size_t joins = 0;
    for (const alignment_row& row : align(pair, options).rows) {
      joins += row.members.size() > 1;
      if (row.score) CHECK(*row.score >= std::min(threshold, 0.999) - 0.001);
    }
    CHECK(joins <= last);
    last = joins;
  }
}

TEST_CASE("names that answer each other in part join between the same neighbours, not between others") {
  const auto joined = [](std::string_view english, std::string_view vietnamese) {
    const std::vector<document> documents{analyze(english, "en"), analyze(vietnamese, "vi")};
    const alignment a = align(documents);
    check_laws(a, documents);
    return std::any_of(a.rows.begin(), a.rows.end(), [&](const alignment_row& row) {
      return row.members.size() == 2 && documents[0].entities[row.members[0].entity].name == "Lancaster House";
    });
  };
  const std::string_view english =
      "Anna Berg met Olga Dahl at Lancaster House. Marie Holm flew to Oslo. Later, Per Lund and Nina Moe met Ida Foss at Hotel "
      "Bristol.";
  CHECK(joined(english,
               "Anna Berg gặp Olga Dahl tại Tòa nhà Lancaster. Marie Holm bay tới Oslo. Sau đó, Per Lund và Nina Moe gặp Ida "
               "Foss tại khách sạn Bristol."));
  CHECK_FALSE(joined(
      english,
      "Anna Berg gặp Olga Dahl. Marie Holm bay tới Oslo. Sau đó, Per Lund và Nina Moe gặp Ida Foss tại Tòa nhà Lancaster."));
}

TEST_CASE("surroundings weigh by the share of common neighbours; nobody is a neighbour of its own") {
  // Entities 0 … 3 in a row; both documents share 0, 1 and 3, under the numbers 10, 11 and 13.
  const std::unordered_map<std::uint32_t, std::uint32_t> shared{{0, 10}, {1, 11}, {3, 13}};
  joins::surroundings a({0, 1, 2, 3}, shared), b({3, 2, 1, 0}, shared), other({2, 5}, {{5, 15}}), alone({2}, {});
  CHECK(a.around(2) == std::vector<std::uint32_t>{10, 11, 13});
  CHECK(a.around(1) == std::vector<std::uint32_t>{10, 13});
  CHECK(joins::context_weight(a, 2, b, 2) == joins::most_context);
  CHECK(joins::context_weight(a, 2, other, 2) == -joins::most_context / 2);
  CHECK(joins::context_weight(a, 2, alone, 2) == -joins::most_context / 2);
  CHECK(joins::context_weight(alone, 2, alone, 2) == 0);
}

TEST_CASE("what one report calls by two names is one in the other report too") {
  const document en = analyze(
      "The Drift Fisheries Control Commission (DFCC) fined three captains. The DFCC said more fines would follow.", "en");
  const document vi =
      analyze("Ủy ban Kiểm soát Nghề cá Drift phạt ba thuyền trưởng. Người phát ngôn của DFCC nói sẽ còn phạt nữa.", "vi");
  REQUIRE(en.entities.size() == 1);
  REQUIRE(vi.entities.size() == 2);
  const std::vector<document> told = reconcile({vi, en});
  REQUIRE(told.size() == 2);
  CHECK(told[0].entities.size() == 1);
  CHECK(told[0].mentions.size() == vi.mentions.size());
  CHECK(told[0].entities[0].name == "Ủy ban Kiểm soát Nghề cá Drift");
  CHECK(told[1].entities.size() == 1);
  const std::vector<document> swapped = reconcile({en, vi});
  CHECK(swapped[1].entities.size() == 1);
  CHECK(reconcile({}).empty());
  CHECK(reconcile({vi})[0].entities.size() == 2);
}

TEST_CASE("documents reconciled keep every mention in exactly one entity") {
  for (const char* name : {"visit", "storm", "trial"}) {
    const std::vector<document> pair = reconcile({sample(name, "vi"), sample(name, "en")});
    for (const document& d : pair) {
      std::vector<int> times(d.mentions.size(), 0);
      for (const entity& e : d.entities)
        for (const std::uint32_t m : e.mentions) ++times[m];
      CHECK(std::all_of(times.begin(), times.end(), [](int n) { return n == 1; }));
    }
    check_laws(align(pair), pair);
  }
}
