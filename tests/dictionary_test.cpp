// What a compiled dictionary answers, against a list searched from end to end.
#include <doctest/doctest.h>
#include <allonym/dictionary.hpp>
#include <allonym/dictionary_builder.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "dictionary/image.hpp"
#include "dictionary/key.hpp"
#include "dictionary/near.hpp"
#include "dictionary/shared_traits.hpp"
#include "names/prepared.hpp"
#include "names/words.hpp"

using namespace allonym;

namespace {

struct row {
  std::string id;
  entity_type type;
  std::string lang, text;
  name_kind kind;
  std::string when;
};

const std::vector<row> small{
    {"allonym:vn-mofa", entity_type::organization, "vi", "Bộ Ngoại giao", name_kind::canonical, ""},
    {"allonym:vn-mofa", entity_type::organization, "en", "Ministry of Foreign Affairs", name_kind::canonical, ""},
    {"allonym:vn-mofa", entity_type::organization, "en", "Foreign Ministry", name_kind::alias, ""},
    {"allonym:vn-mofa", entity_type::organization, "vi", "BNG", name_kind::acronym, "case"},
    {"allonym:vn-mod", entity_type::organization, "vi", "Bộ Quốc phòng", name_kind::canonical, ""},
    {"iso:VN", entity_type::place, "vi", "Việt Nam", name_kind::canonical, ""},
    {"iso:VN", entity_type::place, "en", "Vietnam", name_kind::canonical, ""},
    {"iso:VN", entity_type::place, "en", "Viet Nam", name_kind::alias, ""},
    {"iso:FR", entity_type::place, "vi", "Pháp", name_kind::canonical, "not-initial,cue,not-before:luật"},
    {"iso:FR", entity_type::place, "fr", "France", name_kind::canonical, ""},
    {"allonym:un", entity_type::organization, "und", "U.N.", name_kind::acronym, ""},
    {"allonym:un", entity_type::organization, "en", "United Nations", name_kind::canonical, ""},
    {"allonym:symbol", entity_type::work, "und", "!!!", name_kind::canonical, ""},
    {"allonym:tokyo", entity_type::place, "ja", "東京", name_kind::canonical, ""},
};

std::string scratch(const std::string& name) { return "allonym_test_" + name; }

std::string build(const std::vector<row>& rows, const std::string& file, builder_options options = {}) {
  const std::string path = scratch(file);
  dictionary_builder builder(path, options);
  for (const row& r : rows) {
    const auto added = builder.add({r.id, r.type, language(r.lang), r.text, r.kind, r.when});
    REQUIRE(added.has_value());
  }
  const auto built = builder.finish();
  if (!built) FAIL(built.error().message);
  return path;
}

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Rows of made-up names with shared words, for comparing with a list.
std::vector<row> many(std::size_t count) {
  std::mt19937 random(7);
  const std::vector<std::string> words{"Bộ",   "Quốc", "phòng", "Ngoại", "giao", "An", "Giang",
                                       "Anna", "Viện", "東",    "京",    "A",    "Á",  "Số 1"};
  std::vector<row> rows;
  for (std::size_t i = 0; i < count; ++i) {
    std::string text;
    for (std::size_t n = random() % 5 + 1; n != 0; --n) text += (text.empty() ? "" : " ") + words[random() % words.size()];
    rows.push_back({"e:" + std::to_string(random() % (count / 3 + 1)), entity_type::other, random() % 2 ? "vi" : "en", text,
                    random() % 3 ? name_kind::alias : name_kind::canonical, random() % 5 ? "" : "case"});
  }
  return rows;
}

const dictionary::image& image_of(const dictionary& d) { return *d.handle(); }

}  // namespace

TEST_CASE("a dictionary gives back the entities it was built from") {
  const auto d = dictionary::open(build(small, "small.dict"));
  REQUIRE(d.has_value());
  CHECK(d->entity_count() == 7);
  CHECK(d->name_count() == small.size());
  CHECK(d->verify().has_value());
  const auto mofa = d->find("allonym:vn-mofa");
  REQUIRE(mofa.has_value());
  CHECK(mofa->type == entity_type::organization);
  REQUIRE(mofa->names.size() == 4);
  CHECK(mofa->names[0].text == "Ministry of Foreign Affairs");
  CHECK(mofa->names[1].text == "Foreign Ministry");
  CHECK(mofa->names[2].text == "Bộ Ngoại giao");
  CHECK(mofa->names[3].when == "case");
  CHECK(d->find("iso:FR")->names[1].when == "not-initial,cue,not-before:luật");
  CHECK_FALSE(d->find("iso:V").has_value());
  CHECK_FALSE(d->find("").has_value());
  CHECK_FALSE(d->find("zzz").has_value());
}

TEST_CASE("keys are followed word by word") {
  const auto d = dictionary::open(build(small, "walk.dict"));
  REQUIRE(d.has_value());
  const dictionary::image& i = image_of(*d);
  auto at = i.first("bo");
  CHECK(at.size() == 2);
  CHECK_FALSE(i.complete(at, 2).has_value());
  at = i.narrow(at, 2, " quoc");
  CHECK(at.size() == 1);
  at = i.narrow(at, 7, " phong");
  const auto key = i.complete(at, 13);
  REQUIRE(key.has_value());
  int names = 0;
  i.each_name(*key, [&](const dict::name_ref& n) {
    ++names;
    CHECK(n.text == "Bộ Quốc phòng");
    CHECK(i.entity_id(n.entity) == "allonym:vn-mod");
  });
  CHECK(names == 1);
  CHECK(i.first("un").size() == 1);
  CHECK(i.first("nations").empty());
  CHECK(i.first("").empty());
  CHECK(i.exact("!!!").has_value());
  const auto france = i.exact("phap");
  REQUIRE(france.has_value());
  i.each_name(*france,
              [](const dict::name_ref& n) { CHECK(n.flags == (dict::when_not_initial | dict::when_cue | dict::when_words)); });
  CHECK(i.canonical_name(*i.find_entity("iso:VN"), "vi") == "Việt Nam");
  CHECK(i.canonical_name(*i.find_entity("iso:VN"), "fr") == "Vietnam");
  CHECK(i.canonical_name(*i.find_entity("iso:FR"), "fr") == "France");
}

TEST_CASE("ranges and exact keys equal a search of the whole list") {
  const std::vector<row> rows = many(700);
  const auto d = dictionary::open(build(rows, "many.dict"));
  REQUIRE(d.has_value());
  const dictionary::image& i = image_of(*d);
  std::set<std::string> keys;
  for (const row& r : rows) keys.insert(names::match_key(r.text));
  const std::vector<std::string> sorted(keys.begin(), keys.end());
  REQUIRE(i.key_count() == sorted.size());
  std::string text;
  std::set<std::string> prefixes{"", "\xFF", "a", "an ", "zz"};
  for (std::uint32_t k = 0; k < i.key_count(); ++k) {
    i.key_text(k, text);
    CHECK(text == sorted[k]);
    CHECK(i.exact(text) == std::optional(k));
    for (std::size_t n = 0; n <= text.size(); ++n) prefixes.insert(text.substr(0, n));
  }
  for (const std::string& prefix : prefixes) {
    const auto begin = std::lower_bound(sorted.begin(), sorted.end(), prefix);
    auto end = begin;
    while (end != sorted.end() && end->starts_with(prefix)) ++end;
    const auto range = i.narrow(i.all(), prefix);
    CHECK(range.size() == static_cast<std::uint32_t>(end - begin));
    if (begin != end) CHECK(range.begin == static_cast<std::uint32_t>(begin - sorted.begin()));
    CHECK(i.exact(prefix).has_value() == keys.contains(prefix));
    std::set<std::string> firsts;
    for (const std::string& key : sorted)
      if (key == prefix || key.starts_with(prefix + " ")) firsts.insert(key);
    if (!prefix.empty() && prefix.find(' ') == std::string::npos) CHECK(i.first(prefix).size() == firsts.size());
  }
}

TEST_CASE("every entity has the names its rows gave it, one canonical name a language") {
  const std::vector<row> rows = many(500);
  const auto d = dictionary::open(build(rows, "entities.dict"));
  REQUIRE(d.has_value());
  std::map<std::string, std::set<std::pair<std::string, std::string>>> expected;
  for (const row& r : rows) expected[r.id].insert({r.lang, r.text});
  CHECK(d->entity_count() == expected.size());
  for (const auto& [id, names] : expected) {
    const auto found = d->find(id);
    REQUIRE(found.has_value());
    std::set<std::pair<std::string, std::string>> got;
    std::map<std::string, std::string> canonical;
    for (const entity_name& n : found->names) {
      got.insert({n.lang.str(), std::string(n.text)});
      if (n.kind == name_kind::canonical) CHECK(canonical.emplace(n.lang.str(), n.text).second);
    }
    CHECK(got == names);
    for (const row& r : rows)
      if (r.id == id && r.kind == name_kind::canonical) CHECK(canonical.at(r.lang).size() <= r.text.size());
  }
}

TEST_CASE("the order of the rows and spilling leave no trace in the file") {
  std::vector<row> rows = many(3000);
  const std::string first = read(build(rows, "order1.dict"));
  std::shuffle(rows.begin(), rows.end(), std::mt19937(3));
  builder_options tiny;
  tiny.memory = 1;
  CHECK(read(build(rows, "order2.dict", tiny)) == first);
}

TEST_CASE("the short way to a key gives the key that the words of the text give") {
  for (const char* text : {"Hà Nội",
                           "Ngô Đình-Diệm",
                           "U.N.",
                           "TP.HCM",
                           "N'Djamena",
                           "Œuvre × 2",
                           "№ 5",
                           "Straße",
                           "東京都",
                           "!!!",
                           " a  b ",
                           "½",
                           "Đặng Tiểu Bình",
                           "ÿ-Æ",
                           "x",
                           "-",
                           "Мо́сква",
                           "ŉ",
                           "ŀl",
                           "Ŀ",
                           "İstanbul",
                           "ẞ",
                           "Đ.N.",
                           "St. John's",
                           "a.b",
                           "ab.c.",
                           "COVID-19 (1/2) & Co.,Ltd",
                           "x_y",
                           "'quoted'",
                           "\tA\nb\r",
                           "J. R. Ewing",
                           "ẞẞẞ",
                           "a\u00ADb"}) {
    CAPTURE(text);
    const std::string key = dict::dictionary_key(text);
    CHECK_FALSE(key.empty());
    if (const std::string words = names::match_key(text); !words.empty()) CHECK(key == words);
  }
}

TEST_CASE("a hash put together from four letters at a time is that of one at a time") {
  const std::string text = "Nguyễn Thị Minh Khai";
  for (std::size_t from = 0; from <= text.size(); ++from)
    for (std::size_t to = from; to <= text.size(); ++to) {
      std::uint64_t hash = 7;
      for (std::size_t i = from; i < to; ++i) hash = hash * dict::hash_base + static_cast<unsigned char>(text[i]) + 1;
      CHECK(dict::hash_append(7, std::string_view(text).substr(from, to - from)) == hash);
    }
}

TEST_CASE("the letters of every name are tried for all strings one edit away from them, and for every order of its words") {
  const auto built = dictionary::open(build(many(300), "letters.dict"));
  REQUIRE(built.has_value());
  const dictionary::image& image = image_of(*built);
  std::mt19937 random(5);
  for (std::uint32_t key = 0; key < image.key_count(); ++key)
    image.each_name(key, [&](const dict::name_ref& n) {
      const name prepared(n.text, {n.lang, image.type_of(n.entity)});
      const std::string letters = prepared.parts().letters;
      const std::uint64_t wanted = dict::letters_hash(dict::hash_append(0, letters));
      const auto tried = [&](const std::vector<std::uint64_t>& hashes) {
        return std::find(hashes.begin(), hashes.end(), wanted) != hashes.end();
      };
      CHECK(tried(dict::near_letters(image.near(), letters)));
      if (letters.size() < 3) return;
      const std::size_t at = random() % (letters.size() - 1);
      const char c = dict::edit_letters[random() % dict::edit_letters.size()];
      std::string swapped = letters;
      std::swap(swapped[at], swapped[at + 1]);
      for (const std::string& edited :
           {letters.substr(0, at) + c + letters.substr(at), letters.substr(0, at) + letters.substr(at + 1),
            letters.substr(0, at) + c + letters.substr(at + 1), swapped}) {
        CAPTURE(letters);
        CAPTURE(edited);
        CHECK(tried(dict::near_letters(image.near(), edited)));
      }
      std::vector<std::string_view> words;
      for (const names::part& p : prepared.parts().parts) words.push_back(prepared.parts().letters_of(p));
      std::shuffle(words.begin(), words.end(), random);
      if (words.size() > 1 && words.size() <= dict::most_reordered) CHECK(tried(dict::reordered_letters(image.near(), words)));
    });
}

TEST_CASE("how rare a trait is needs no floating point") {
  for (const std::uint32_t all : {1U, 7U, 1000U, 1000000U, 2000000000U})
    for (const std::uint32_t some : {1U, 2U, 5U, 999U, 4000000U}) {
      const double exact = 100 * std::log(1.0 + static_cast<double>(all) / some);
      CHECK(dict::hundredths_of_nats(all, some) == doctest::Approx(exact).epsilon(0.01).scale(100));
    }
  CHECK(dict::hundredths_of_nats(0, 0) == 0);
}
