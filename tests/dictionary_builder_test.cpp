// What the builder takes and refuses, what it leaves behind, and dictionaries in layers.
#include <doctest/doctest.h>
#include <allonym/dictionary.hpp>
#include <allonym/dictionary_builder.hpp>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using namespace allonym;

namespace {

struct row {
  const char* id;
  const char* lang;
  const char* text;
  name_kind kind = name_kind::canonical;
  entity_type type = entity_type::place;
};

dictionary built(const std::vector<row>& rows, const std::string& path, build_statistics* statistics = nullptr) {
  dictionary_builder builder(path);
  for (const row& r : rows) REQUIRE(builder.add({r.id, r.type, r.lang, r.text, r.kind, ""}).has_value());
  const auto done = builder.finish();
  REQUIRE(done.has_value());
  if (statistics != nullptr) *statistics = *done;
  const auto opened = dictionary::open(path);
  REQUIRE(opened.has_value());
  std::remove(path.c_str());  // the mapping lives on
  return *opened;
}

std::string content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("rows that make no sense are refused and leave the builder usable") {
  const std::string path = "allonym_test_refused.dict";
  dictionary_builder builder(path);
  const std::string longest(70000, 'x');
  CHECK_FALSE(builder.add({"", entity_type::place, "vi", "A", name_kind::alias, ""}).has_value());
  CHECK_FALSE(builder.add({"a", entity_type::place, "vi", "", name_kind::alias, ""}).has_value());
  CHECK_FALSE(builder.add({"a", entity_type::place, "vi", "  ", name_kind::alias, ""}).has_value());
  CHECK_FALSE(builder.add({"a\tb", entity_type::place, "vi", "A", name_kind::alias, ""}).has_value());
  CHECK_FALSE(builder.add({"a", entity_type::place, "vi", "H\xE0 N\xF4i", name_kind::alias, ""}).has_value());
  CHECK_FALSE(builder.add({"\xFF", entity_type::place, "vi", "A", name_kind::alias, ""}).has_value());
  CHECK_FALSE(builder.add({longest, entity_type::place, "vi", "A", name_kind::alias, ""}).has_value());
  CHECK_FALSE(builder.add({"a", entity_type::place, "vi", longest, name_kind::alias, ""}).has_value());
  CHECK(builder.add({"a", entity_type::place, "vi", "A", name_kind::alias, ""}).has_value());
  CHECK(builder.finish().has_value());
  CHECK(dictionary::open(path)->name_count() == 1);
  std::remove(path.c_str());
}

TEST_CASE("progress goes from the first row to the end and never back") {
  const std::string path = "allonym_test_progress.dict";
  std::vector<double> compiled;
  std::uint64_t rows = 0;
  builder_options options;
  options.progress = [&](const build_progress& p) {
    CHECK(p.rows >= rows);
    rows = p.rows;
    compiled.push_back(p.compiled);
  };
  dictionary_builder builder(path, options);
  for (int i = 0; i < 20000; ++i)
    REQUIRE(builder.add({"x" + std::to_string(i), entity_type::place, "vi", "Tên " + std::to_string(i), name_kind::alias, ""})
                .has_value());
  CHECK(compiled == std::vector<double>(compiled.size(), 0));
  REQUIRE(builder.finish().has_value());
  CHECK(std::is_sorted(compiled.begin(), compiled.end()));
  CHECK(compiled.size() > 8);
  CHECK(compiled.back() == 1);
  CHECK(rows == 20000);
  std::remove(path.c_str());
}

TEST_CASE("a builder that is not finished leaves an old file as it was and nothing beside it") {
  const std::string path = "allonym_test_old.dict";
  std::ofstream(path) << "old";
  {
    dictionary_builder builder(path);
    CHECK(builder.add({"a", entity_type::place, "vi", "A", name_kind::alias, ""}).has_value());
  }
  CHECK(content(path) == "old");
  std::remove(path.c_str());
  dictionary_builder nowhere("/nowhere/at/all.dict");
  CHECK(nowhere.add({"a", entity_type::place, "vi", "A", name_kind::alias, ""}).has_value());
  CHECK_FALSE(nowhere.finish().has_value());
}

TEST_CASE("a dictionary without rows answers nothing") {
  const dictionary d = built({}, "allonym_test_empty.dict");
  CHECK(d.entity_count() == 0);
  CHECK(d.lookup(name("Paris")).empty());
  CHECK_FALSE(d.find("a").has_value());
  CHECK(d.verify().has_value());
}

TEST_CASE("types that contradict are counted and the most frequent wins") {
  build_statistics statistics;
  const dictionary d = built({{"a", "vi", "A", name_kind::alias, entity_type::place},
                              {"a", "en", "B", name_kind::alias, entity_type::person},
                              {"a", "en", "C", name_kind::alias, entity_type::person},
                              {"b", "en", "D"}},
                             "allonym_test_types.dict", &statistics);
  CHECK(statistics.conflicting_types == 1);
  CHECK(statistics.conflicting_ids == std::vector<std::string>{"a"});
  CHECK(d.find("a")->type == entity_type::person);
}

TEST_CASE("of several canonical names in a language the shortest stays one") {
  const dictionary d = built({{"a", "en", "Long Name"}, {"a", "en", "Nume"}, {"a", "en", "Name"}, {"a", "vi", "Tên dài"}},
                             "allonym_test_canonical.dict");
  std::string canonical;
  const auto found = d.find("a");
  REQUIRE(found.has_value());
  for (const entity_name& n : found->names)
    if (n.kind == name_kind::canonical) canonical += std::string(n.text) + ";";
  CHECK(canonical == "Name;Tên dài;");
  CHECK(d.lookup(name("Long Name"))[0].canonical == "Name");
  CHECK(d.lookup(name("Tên dài", {.lang = "vi"}))[0].canonical == "Tên dài");
}

TEST_CASE("lookup prefers the spelling as it was written, then the language") {
  const dictionary d =
      built({{"a", "vi", "Bách"}, {"b", "vi", "Bạch"}, {"c", "en", "Bach"}, {"d", "de", "Bach"}}, "allonym_test_prefer.dict");
  CHECK(d.lookup(name("Bách"))[0].id == "a");
  CHECK(d.lookup(name("Bạch"))[0].id == "b");
  CHECK(d.lookup(name("Bach"), {.lang = "de"})[0].id == "d");
  CHECK(d.lookup(name("Bach"), {.lang = "en"})[0].id == "c");
  CHECK(d.lookup(name("bach"), {.limit = 1}).size() == 1);
  CHECK(d.lookup(name("Bach"), {.type = entity_type::person}).empty());
}

TEST_CASE("a name that lost its marks comes before what scores a little more, in layers too") {
  const dictionary ministry = built({{"mps", "vi", "Bộ Công an", name_kind::canonical, entity_type::organization},
                                     {"mps", "vi", "BCA", name_kind::acronym, entity_type::organization}},
                                    "allonym_test_ministry.dict");
  const dictionary union_ =
      built({{"un", "vi", "Liên hợp quốc", name_kind::canonical, entity_type::organization},
             {"university", "vi", "Đại học Liên hợp quốc", name_kind::canonical, entity_type::organization}},
            "allonym_test_union.dict");
  for (const dictionary_set& layers : {dictionary_set{ministry, union_}, dictionary_set{union_, ministry}}) {
    const auto a = layers.lookup(name("Bo Cong an"));
    REQUIRE_FALSE(a.empty());
    CHECK(a[0].name == "Bộ Công an");
    const auto b = layers.lookup(name("Lien hop quoc"));
    REQUIRE_FALSE(b.empty());
    CHECK(b[0].id == "un");
    CHECK(b[0].score > 0.9);
  }
}

TEST_CASE("names of the words of a query in another order come before what scores a little more, in layers too") {
  const dictionary good = built({{"va", "en", "Aleppo Vilnius"},
                                 {"bb", "en", "Berat Baa"},
                                 {"hn", "vi", "Hoàng Nhã Bằng", name_kind::canonical, entity_type::person}},
                                "allonym_test_orders.dict");
  const dictionary more = built({{"vca", "en", "Vilnius County Aleppo"},
                                 {"rb", "en", "Raa Berat"},
                                 {"lhn", "vi", "Lang Hoàng Nhã", name_kind::canonical, entity_type::person}},
                                "allonym_test_more.dict");
  struct query {
    const char* text;
    const char* id;
  };
  for (const query& q : {query{"vilnius aleppo", "va"}, query{"Baa Berat", "bb"}, query{"bang hoang nha", "hn"},
                         query{"Vilnius Aleppo County", "vca"}}) {
    CAPTURE(q.text);
    for (const std::size_t limit : {1U, 10U})
      for (const dictionary_set& layers : {dictionary_set{good, more}, dictionary_set{more, good}}) {
        const auto found = layers.lookup(name(q.text), {.limit = limit});
        REQUIRE_FALSE(found.empty());
        CHECK(found[0].id == q.id);
      }
  }
}

TEST_CASE("inexact lookup finds dropped marks, typos, other orders and other scripts") {
  const dictionary d = built({{"giang", "vi", "Phan Văn Giang", name_kind::canonical, entity_type::person},
                              {"pham", "vi", "Phạm Minh Chính", name_kind::canonical, entity_type::person},
                              {"putin", "en", "Vladimir Putin", name_kind::canonical, entity_type::person},
                              {"moscow", "en", "Moscow"},
                              {"hanoi", "vi", "Hà Nội"},
                              {"mod", "en", "Ministry of National Defence", name_kind::canonical, entity_type::organization}},
                             "allonym_test_near.dict");
  struct query {
    const char* text;
    const char* id;
  };
  for (const query& q :
       {query{"phan van giang", "giang"}, query{"Phan Van Gaing", "giang"}, query{"Giang Phan Văn", "giang"},
        query{"Pham Min Chinh", "pham"}, query{"Hanoi", "hanoi"}, query{"HA-NOI", "hanoi"}, query{"Владимир Путин", "putin"},
        query{"Putin, Vladimir", "putin"}, query{"Minstry of National Defense", "mod"}, query{"Mát-xcơ-va", "moscow"}}) {
    CAPTURE(q.text);
    const auto matches = d.lookup(name(q.text));
    REQUIRE_FALSE(matches.empty());
    CHECK(matches[0].id == q.id);
    CHECK(matches[0].dictionary == "allonym_test_near.dict");
  }
  CHECK(d.lookup(name("Phan Van Gaing"), {.exact = true}).empty());
  CHECK_FALSE(d.lookup(name("Phan Van Giang"), {.with_evidence = true})[0].reasons.empty());
}

TEST_CASE("lookups of strings, one by one or in one go, find what lookups of names find") {
  std::vector<std::string> ids, names{"nothing like it", "", "Nguyen Van An", "nguyễn-văn ÂN", "Straße 7", "東京", "\xFF"};
  for (int i = 0; i < 200; ++i) {
    names.push_back((i % 2 == 0 ? "Nguyễn Văn " : "NGUYEN VAN ") + std::string(1, static_cast<char>('a' + i % 20)) +
                    std::to_string(i % 7));
    ids.push_back("id" + std::to_string(i));
  }
  std::vector<row> rows;
  for (std::size_t i = 0; i < ids.size(); ++i)
    rows.push_back({ids[i].c_str(), i % 3 == 0 ? "vi" : "en", names[i + names.size() - ids.size()].c_str(),
                    name_kind::canonical, i % 5 == 0 ? entity_type::place : entity_type::person});
  rows.push_back({"tokyo", "ja", "東京", name_kind::canonical, entity_type::place});
  const dictionary d = built(rows, "allonym_test_strings.dict");
  const auto same = [](const match& a, const match& b) {
    return a.id == b.id && a.dictionary == b.dictionary && a.type == b.type && a.name == b.name && a.lang == b.lang &&
           a.kind == b.kind && a.canonical == b.canonical && a.score == b.score && a.reasons == b.reasons;
  };
  const std::vector<std::string_view> queries(names.begin(), names.end());
  for (const lookup_options& o :
       {lookup_options{.exact = true}, lookup_options{.limit = 1, .lang = "vi", .exact = true},
        lookup_options{.type = entity_type::person, .threshold = 0.9, .exact = true, .with_evidence = true}}) {
    std::size_t next = 0;
    d.lookup_exact(queries, o, [&](std::size_t number, std::span<const match> found) {
      CHECK(number == next++);
      const auto one = d.lookup(queries[number], o), prepared = d.lookup(name(queries[number], {o.lang, o.type}), o),
                 layered = dictionary_set{d}.lookup(queries[number], o);
      CHECK(std::equal(found.begin(), found.end(), one.begin(), one.end(), same));
      CHECK(std::equal(found.begin(), found.end(), prepared.begin(), prepared.end(), same));
      CHECK(std::equal(found.begin(), found.end(), layered.begin(), layered.end(), same));
    });
    CHECK(next == queries.size());
  }
  CHECK(d.lookup("Nguyen Van A00")[0].name == d.lookup(name("Nguyen Van A00"))[0].name);
}

TEST_CASE("layers extend and hide what lies below them") {
  const dictionary below =
      built({{"a", "en", "Alpha"}, {"a", "en", "Alef", name_kind::alias}, {"b", "en", "Beta"}, {"c", "en", "Gamma"}},
            "allonym_test_below.dict");
  const dictionary above = built({{"a", "en", "Aleph", name_kind::alias},
                                  {"b", "und", "", name_kind::hidden},
                                  {"c", "und", "Gamma", name_kind::hidden},
                                  {"c", "en", "Third"},
                                  {"a", "und", "Alef", name_kind::hidden}},
                                 "allonym_test_above.dict");
  const dictionary_set set{above, below};
  CHECK(set.find("a")->names.size() == 2);
  CHECK_FALSE(set.find("b").has_value());
  CHECK(set.find("c")->names.size() == 1);
  CHECK(set.lookup(name("Alpha"))[0].id == "a");
  CHECK(set.lookup(name("Aleph"))[0].score == 1);
  CHECK(set.lookup(name("Aleph"))[0].canonical == "Alpha");
  CHECK(above.lookup(name("Aleph"))[0].canonical == "Aleph");
  CHECK(set.lookup(name("Beta"), {.exact = true}).empty());
  CHECK(set.lookup(name("Gamma"), {.exact = true}).empty());
  CHECK(set.lookup(name("Alef"), {.exact = true}).empty());
  CHECK(below.lookup(name("Beta"), {.exact = true}).size() == 1);
  CHECK(dictionary_set::none().lookup(name("Alpha")).empty());
  // The other way round nothing is hidden.
  const dictionary_set turned{below, above};
  CHECK(turned.find("b").has_value());
}

TEST_CASE("the native source names what is wrong with a line") {
  struct bad {
    const char* line;
    const char* says;
  };
  for (const bad& b :
       {bad{"a\tthing\tvi\tA", "unknown type"}, bad{"a\tplace\tvi", "expected"}, bad{"a\tplace\tv1!\tA", "language"},
        bad{"\tplace\tvi\tA", "id"}, bad{"a\tplace\tvi\t", "name"}, bad{"a\tplace\tvi\tA\tnick", "unknown kind"},
        bad{"a\tplace\tvi\tA\talias\tsometimes", "unknown condition"},
        bad{"a\tplace\tvi\tA\talias\tnot-before", "unknown condition"}}) {
    CAPTURE(b.line);
    native_source source("x.tsv");
    CHECK_FALSE(source.line("# remark")->has_value());
    CHECK_FALSE(source.line("id\ttype\tlanguage\tname\tkind\twhen")->has_value());
    const auto row = source.line(b.line);
    REQUIRE_FALSE(row.has_value());
    CHECK(row.error().message.find("x.tsv:3: ") == 0);
    CHECK(row.error().message.find(b.says) != std::string::npos);
  }
  native_source source("x.tsv");
  CHECK_FALSE(source.line("name\tlanguage").has_value());
  native_source good("x.tsv");
  CHECK_FALSE(good.line("\xEF\xBB\xBFname\tid\tlanguage\ttype\r\n")->has_value());
  const auto row = good.line("Hà Nội\tiso:VN-HN\tvi\tplace\r\n");
  REQUIRE(row.has_value());
  REQUIRE(row->has_value());
  CHECK((*row)->name == "Hà Nội");
  CHECK((*row)->id == "iso:VN-HN");
}

TEST_CASE("a new file takes the place of the old one under running queries") {
  const std::string path = "allonym_test_swapped.dict";
  const auto write = [&](int version) {
    dictionary_builder builder(path);
    for (int i = 0; i < 50; ++i)
      REQUIRE(builder
                  .add({"a" + std::to_string(i), entity_type::place, "en",
                        "Town " + std::to_string(i) + " of " + std::to_string(version), name_kind::canonical, ""})
                  .has_value());
    REQUIRE(builder.finish().has_value());
    return *dictionary::open(path);
  };
  std::mutex guard;
  dictionary current = write(0);
  const entity_view old = *current.find("a7");
  std::atomic<bool> stop = false;
  std::atomic<int> answered = 0, wrong = 0;
  const auto ask = [&] {
    while (!stop) {
      const dictionary mine = [&] {
        const std::lock_guard lock(guard);
        return current;
      }();
      const auto found = mine.lookup(name("Town 7"), {.limit = 3});
      if (found.empty() || mine.find("a7")->names.size() != 1) ++wrong;
      ++answered;
    }
  };
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) readers.emplace_back(ask);
  for (int version = 1; version <= 20 || answered < 100; ++version) {
    dictionary next = write(version);
    const std::lock_guard lock(guard);
    std::swap(current, next);
  }
  stop = true;
  for (std::thread& reader : readers) reader.join();
  CHECK(wrong == 0);
  CHECK(old.names[0].text == "Town 7 of 0");  // a view keeps its file alive
  std::remove(path.c_str());
}
