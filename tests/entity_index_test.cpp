// An index of documents that arrive one at a time: against align, saved and loaded, damaged files.
#include <allonym/entity_index.hpp>

#include <doctest/doctest.h>

#include "samples.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace allonym;

namespace {

std::vector<placement> add(entity_index& index, const std::string& label, const document& d) {
  auto placed = index.add(label, d);
  REQUIRE(placed.has_value());
  REQUIRE(placed->size() == d.entities.size());
  return *placed;
}

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// A file of ours that goes when the test does.
struct scratch_file {
  std::string path;
  explicit scratch_file(const std::string& name)
      : path((std::filesystem::temp_directory_path() / (std::to_string(std::random_device{}()) + name)).string()) {}
  ~scratch_file() { std::filesystem::remove(path); }
};

void check_same(const entity_index& a, const entity_index& b) {
  REQUIRE(a.rows().size() == b.rows().size());
  CHECK(std::equal(a.labels().begin(), a.labels().end(), b.labels().begin(), b.labels().end()));
  for (std::size_t r = 0; r < a.rows().size(); ++r) {
    const indexed_row &x = a.rows()[r], &y = b.rows()[r];
    CHECK(x.type == y.type);
    CHECK(x.id == y.id);
    CHECK(x.occurrences == y.occurrences);
    REQUIRE(x.names.size() == y.names.size());
    for (std::size_t n = 0; n < x.names.size(); ++n)
      CHECK((x.names[n].lang == y.names[n].lang && x.names[n].text == y.names[n].text));
  }
}

}  // namespace

TEST_CASE("two documents give the rows that align gives, with the same probabilities") {
  for (const char* name : {"visit", "storm", "trial"})
    for (const bool swapped : {false, true}) {
      const std::vector<document> pair{sample(name, swapped ? "en" : "vi"), sample(name, swapped ? "vi" : "en")};
      entity_index index;
      const auto first = add(index, "first", pair[0]), second = add(index, "second", pair[1]);
      for (const placement& p : first) CHECK(!p.score);
      const alignment both = align(pair);
      CHECK(both.rows.size() == index.rows().size());
      for (const alignment_row& row : both.rows) {
        if (row.members.size() < 2) {
          const member& m = row.members.front();
          if (m.document == 1) CHECK_MESSAGE(!second[m.entity].score, pair[1].entities[m.entity].name);
          continue;
        }
        const placement& p = second[row.members[1].entity];
        CHECK(p.row == first[row.members[0].entity].row);
        REQUIRE(p.score);
        CHECK(*p.score == *row.score);
        CHECK(p.reasons == row.joins.front().reasons);
        REQUIRE(p.like);
        CHECK(p.like->entity == row.members[0].entity);
      }
    }
}

TEST_CASE("a row has the id of the name told in full, not of what its acronym means elsewhere") {
  const document vi = analyze("Cổ đông lớn là TIL, công ty con của MSC.", "vi");
  const document en =
      analyze("A major owner is Terminal Investment Limited, a unit of Mediterranean Shipping Company (MSC).", "en");
  const auto by_acronym = std::find_if(vi.entities.begin(), vi.entities.end(), [](const entity& e) { return e.name == "MSC"; });
  REQUIRE(by_acronym != vi.entities.end());
  REQUIRE(by_acronym->id == "allonym:munich-security-conference");  // what makes the case
  for (const bool swapped : {false, true}) {
    const std::vector<document> pair{swapped ? en : vi, swapped ? vi : en};
    const alignment both = align(pair);
    const auto row =
        std::find_if(both.rows.begin(), both.rows.end(), [](const alignment_row& r) { return r.id == "allonym:msc-shipping"; });
    REQUIRE(row != both.rows.end());
    CHECK(row->members.size() == 2);
    entity_index index;
    const auto first = add(index, "first", pair[0]);
    CHECK(add(index, "second", pair[1])[row->members[1].entity].row == first[row->members[0].entity].row);
    CHECK(index.rows()[first[row->members[0].entity].row].id == "allonym:msc-shipping");
  }
}

TEST_CASE("every entity of every document has its place, and no row two of one document") {
  entity_index index;
  std::size_t entities = 0;
  for (const char* name : {"visit", "storm", "trial"})
    for (const char* lang : {"vi", "en"}) {
      const document d = sample(name, lang);
      entities += d.entities.size();
      std::set<std::uint32_t> rows;
      for (const placement& p : add(index, std::string(name) + lang, d)) {
        REQUIRE(p.row < index.rows().size());
        CHECK(rows.insert(p.row).second);
      }
    }
  std::size_t occurrences = 0;
  for (const indexed_row& row : index.rows()) {
    CHECK(!row.names.empty());
    CHECK(!row.occurrences.empty());
    CHECK(std::is_sorted(row.occurrences.begin(), row.occurrences.end()));
    occurrences += row.occurrences.size();
  }
  CHECK(occurrences == entities);
}

TEST_CASE("which documents mention an entity") {
  entity_index index;
  add(index, "monday", analyze("Đại tướng Phan Văn Giang tiếp đại sứ Pháp tại Hà Nội.", "vi"));
  add(index, "tuesday", analyze("Gen. Phan Van Giang visited Paris on Tuesday, the Ministry of National Defence said.", "en"));
  add(index, "wednesday", analyze("A storm hit Haiphong on Wednesday.", "en"));
  const auto found = index.find("Phan Van Giang");
  REQUIRE(!found.empty());
  const indexed_row& row = index.rows()[found.front().row];
  CHECK(row.type == entity_type::person);
  REQUIRE(row.occurrences.size() == 2);
  CHECK(index.labels()[row.occurrences[0].document] == "monday");
  CHECK(index.labels()[row.occurrences[1].document] == "tuesday");
  CHECK(index.document_of("wednesday") == 2);
  CHECK(!index.document_of("thursday"));
  CHECK(index.find("Zorblatt Quenneville").empty());
}

TEST_CASE("a label stands once") {
  entity_index index;
  const document d = analyze("Paris", "en");
  CHECK(index.add("a", d).has_value());
  const auto again = index.add("a", d);
  REQUIRE(!again.has_value());
  CHECK(again.error().message.find("already") != std::string::npos);
  CHECK(index.labels().size() == 1);
}

TEST_CASE("saved and loaded, it goes on as if it had never stopped") {
  const scratch_file file("allonym_test_index.idx");
  entity_index whole;
  const std::vector<std::pair<const char*, const char*>> days{
      {"visit", "vi"}, {"storm", "vi"}, {"visit", "en"}, {"trial", "en"}, {"visit", "fr"}, {"storm", "en"}, {"trial", "vi"}};
  for (const auto& [name, lang] : days) {
    const document d = sample(name, lang);
    REQUIRE(whole.save(file.path).has_value());
    auto loaded = entity_index::load(file.path);
    REQUIRE(loaded.has_value());
    check_same(whole, *loaded);
    const std::string label = std::string(name) + "." + lang;
    const auto here = add(whole, label, d), there = add(*loaded, label, d);
    for (std::size_t e = 0; e < here.size(); ++e) {
      CHECK(here[e].row == there[e].row);
      CHECK(here[e].score == there[e].score);
    }
    check_same(whole, *loaded);
  }
}

TEST_CASE("names that many entities of one document share lead nowhere, before and after loading") {
  std::string text;
  for (char a = 'a'; a <= 'z'; ++a)
    for (const char* b : {"ora", "elin", "udo", "ivar"})
      text += std::string(1, static_cast<char>(a - 32)) + b + " Zorblatt met the mayor. ";
  const document crowd = analyze(text, "en"), few = analyze("Mr. Zorblatt met Aora Zorblatt in Hanoi.", "en");
  REQUIRE(crowd.entities.size() > 64);
  const scratch_file file("allonym_test_crowd.idx");
  entity_index whole;
  add(whole, "crowd", crowd);
  REQUIRE(whole.save(file.path).has_value());
  auto loaded = entity_index::load(file.path);
  REQUIRE(loaded.has_value());
  const auto here = add(whole, "few", few), there = add(*loaded, "few", few);
  for (std::size_t e = 0; e < here.size(); ++e) {
    CHECK(here[e].row == there[e].row);
    CHECK(here[e].score == there[e].score);
  }
  check_same(whole, *loaded);
}

TEST_CASE("a row is one thing: what one of its profiles rules out does not join it by another") {
  entity_index index;
  const auto russian =
      add(index, "b", analyze("Bộ Quốc phòng Nga cho biết như vậy. Theo Bộ Quốc phòng, không ai bị thương.", "vi"));
  const auto japanese =
      add(index, "c", analyze("Bộ Quốc phòng Nhật Bản cho biết như vậy. Theo Bộ Quốc phòng, không ai bị thương.", "vi"));
  CHECK(russian.front().row != japanese.front().row);
}

TEST_CASE("a damaged index is refused, whatever byte is changed and wherever it ends") {
  const scratch_file file("allonym_test_damaged.idx");
  entity_index index;
  add(index, "a", analyze("Gen. Phan Van Giang visited Paris, the French Ministry of Armed Forces said.", "en"));
  REQUIRE(index.save(file.path).has_value());
  const std::string good = bytes_of(file.path);
  const auto load = [&](const std::string& bytes) {
    std::ofstream(file.path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return entity_index::load(file.path);
  };
  CHECK(load(good).has_value());
  for (std::size_t n = 0; n < good.size(); ++n) CHECK(!load(good.substr(0, n)).has_value());
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x15);
    CHECK_MESSAGE(!load(bad).has_value(), i);
  }
  std::filesystem::remove(file.path);
  const auto missing = entity_index::load(file.path);
  REQUIRE(!missing.has_value());
  CHECK(missing.error().code == failure_code::not_found);
}
