// Laws that hold for any text: where mentions lie, how they form entities, and that hostile texts get an answer in linear time.
#include <allonym/align.hpp>
#include <allonym/document.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

using namespace allonym;

namespace {

std::string times(std::string_view piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// The sample reports, cut at odd places, and texts that are none.
std::vector<std::string> texts() {
  std::vector<std::string> out{"",
                               " ",
                               "\n",
                               "A",
                               ".",
                               std::string(1000, '\0'),
                               "\xFF\xFE\xFD",
                               "H\xC3",
                               "Bộ Quốc ph\xE1\xBB",
                               "\xE1\xBB Hà Nội \xF0\x9F",
                               "Chambre de commerce australienne au Vietnam\x90 và AMO KIEV\xA7\x80",
                               times("\xCC\x81", 2000),
                               times("Việt-", 2000),
                               times("\"", 500),
                               times("((", 500),
                               times("Bộ Ủy ban Hội đồng ", 3000)};
  for (const auto& file : std::filesystem::directory_iterator(ALLONYM_SAMPLES)) {
    const std::string text = read_file(file.path());
    out.push_back(text);
    for (const std::size_t cut : {97U, 301U, 702U, 1103U})
      if (cut < text.size()) out.push_back(text.substr(0, cut) + '\xE1' + text.substr(cut));
  }
  return out;
}

// Bytes that continue nothing are code points of their own.
bool boundary(std::string_view text, std::uint32_t at) {
  const auto byte = [&](std::uint32_t i) { return static_cast<unsigned char>(text[i]); };
  std::uint32_t lead = at;
  while (lead > 0 && lead < text.size() && at - lead < 4 && (byte(lead) & 0xC0U) == 0x80U) --lead;
  if (lead == at) return true;
  return lead + (byte(lead) >= 0xF0 ? 4U : byte(lead) >= 0xE0 ? 3U : byte(lead) >= 0xC0 ? 2U : 1U) <= at;
}

// Processor time of one call.
double seconds(const std::function<void()>& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void check_laws(const document& d) {
  std::vector<int> owners(d.mentions.size(), 0);
  std::uint32_t end = 0;
  for (const mention& m : d.mentions) {
    CHECK(m.range.begin >= end);
    CHECK(m.range.begin < m.range.end);
    REQUIRE(m.range.end <= d.text.size());
    CHECK(boundary(d.text, m.range.begin));
    CHECK(boundary(d.text, m.range.end));
    for (const inner_name& n : m.inner)
      CHECK((n.range.begin >= m.range.begin && n.range.begin < n.range.end && n.range.end <= m.range.end));
    CHECK(m.confidence > 0);
    CHECK(m.confidence <= 1);
    end = m.range.end;
  }
  std::uint32_t first = 0;
  for (const entity& e : d.entities) {
    REQUIRE(!e.mentions.empty());
    CHECK(e.mentions.front() >= first);
    first = e.mentions.front();
    for (std::size_t k = 1; k < e.mentions.size(); ++k) CHECK(e.mentions[k - 1] < e.mentions[k]);
    for (const std::uint32_t m : e.mentions) ++owners[m];
    CHECK(d.text.find(e.name) != std::string::npos);
  }
  for (const int n : owners) CHECK(n == 1);
}

}  // namespace

TEST_CASE("mentions lie in order on code points, each in one entity, whatever the text") {
  for (const std::string& text : texts())
    for (const char* lang : {"vi", "en", "fr", "ja", "und"}) check_laws(analyze(text, lang));
}

TEST_CASE("analyze is find_mentions and cluster, and twice the same") {
  for (const std::string& text : texts()) {
    const document a = analyze(text, "vi"), b = cluster(text, "vi", find_mentions(text, "vi"));
    REQUIRE(a.mentions.size() == b.mentions.size());
    for (std::size_t i = 0; i < a.mentions.size(); ++i) CHECK(a.mentions[i].range == b.mentions[i].range);
    REQUIRE(a.entities.size() == b.entities.size());
    for (std::size_t i = 0; i < a.entities.size(); ++i) {
      CHECK(a.entities[i].name == b.entities[i].name);
      CHECK(a.entities[i].mentions == b.entities[i].mentions);
    }
  }
}

TEST_CASE("without dictionaries there are no ids") {
  const document d = analyze("Thủ tướng Phạm Gia Khiết thăm Lào.", "vi", dictionary_set::none());
  for (const mention& m : d.mentions) CHECK(m.id.empty());
  CHECK(!d.mentions.empty());
}

TEST_CASE("a name for lookup only is found by lookup, and in a text with its generic") {
  const auto matches = dictionary::builtin().lookup(name("Batman"));
  CHECK(std::any_of(matches.begin(), matches.end(), [](const match& m) { return m.id == "iso:TR-72"; }));
  const auto named = [](std::string_view text, language lang) {
    const auto mentions = find_mentions(text, lang, dictionary_set{});
    return std::any_of(mentions.begin(), mentions.end(), [](const mention& m) { return m.id == "iso:TR-72"; });
  };
  CHECK_FALSE(named("The film brought millions to Batman.", "en"));
  CHECK(named("The quake was felt in Batman Province.", "en"));
  CHECK(named("Động đất rung chuyển tỉnh Batman.", "vi"));
}

TEST_CASE("mentions from outside get the entities that dictionaries know, and the names inside them") {
  const std::string text = "Bộ Quốc phòng Pháp và Liên hợp quốc";
  std::vector<mention> given(2);
  given[0].range = {0, static_cast<std::uint32_t>(text.find(" và"))};
  given[0].type = entity_type::organization;
  given[1].range = {static_cast<std::uint32_t>(text.find("Liên")), static_cast<std::uint32_t>(text.size())};
  given[1].type = entity_type::organization;
  const document known = cluster(text, "vi", given);
  REQUIRE(known.mentions.size() == 2);
  CHECK(known.mentions[1].id == "allonym:un");
  REQUIRE(known.mentions[0].inner.size() >= 1);
  CHECK(known.mentions[0].inner.back().id == "iso:FR");
  const document unknown = cluster(text, "vi", given, dictionary_set::none());
  CHECK(unknown.mentions[1].id.empty());
}

TEST_CASE("mentions from outside are clamped, and of overlapping ones the longer, then the earlier stays") {
  const std::string text = "ông Hồ Gia Khánh";
  std::vector<mention> given(6);
  given[0].range = {5, 7};                                        // inside the next
  given[1].range = {5, static_cast<std::uint32_t>(text.size())};  // "Hồ Gia Khánh"
  given[2].range = {3, 3};                                        // empty
  given[3].range = {100, 200};                                    // outside
  given[4].range = {1, 2};                                        // in the middle of "ô": nothing once clamped
  given[5].range = {0, 4};                                        // "ông"
  std::vector<std::uint32_t> dropped;
  const document d = cluster(text, "vi", given, {}, &dropped);
  check_laws(d);
  REQUIRE(d.mentions.size() == 2);
  CHECK(slice(d.text, d.mentions[0].range) == "ông");
  CHECK(slice(d.text, d.mentions[1].range) == "Hồ Gia Khánh");
  CHECK(dropped == std::vector<std::uint32_t>{0, 2, 3, 4});
}

TEST_CASE("what a text says of two things that are not one is kept as a relation, and they stay apart") {
  struct row {
    const char *lang, *text, *kind, *from, *to, *words;
  };
  for (const row& r : {
           row{"vi", "Bộ Nông nghiệp và Phát triển nông thôn (nay là Bộ Nông nghiệp và Môi trường) đã ban hành quyết định.",
               "succeeded-by", "Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Nông nghiệp và Môi trường", "nay là"},
           row{"vi", "Ông làm việc tại Công ty Hoa Sen, trực thuộc Tập đoàn Lưu Ly.", "part-of", "Công ty Hoa Sen",
               "Tập đoàn Lưu Ly", "trực thuộc"},
           row{"en", "The Ministry of Transport, which was merged into the Ministry of Construction, had a plan.",
               "succeeded-by", "Ministry of Transport", "Ministry of Construction", "which was merged into"},
           row{"en", "The Kovalev Prize, named after the late physicist Igor Kovalev, goes to MIT.", "named-after",
               "Kovalev Prize", "Igor Kovalev", "named after"},
           row{"en", "Bangladesh, successor of East Pakistan, is a country.", "succeeded-by", "East Pakistan", "Bangladesh",
               "successor of"},
           row{"fr", "La société Lumina, filiale de Veolia, a signé.", "part-of", "Lumina", "Veolia", "filiale de"},
       }) {
    const document d = analyze(r.text, r.lang);
    REQUIRE_MESSAGE(d.relations.size() == 1, r.text);
    const relation& found = d.relations.front();
    CHECK(to_string(found.kind) == r.kind);
    CHECK(d.entities[found.from].name == r.from);
    CHECK(d.entities[found.to].name == r.to);
    CHECK(slice(d.text, found.range) == r.words);
  }
  CHECK(analyze("Nguyễn Ái Quốc, bí danh của Hồ Chí Minh. Hà Nội, Huế.", "vi").relations.empty());
}

TEST_CASE("languages are detected, and unsure texts are und") {
  const std::pair<const char*, const char*> rows[] = {
      {"Người dân địa phương đã được đưa đến nơi an toàn.", "vi"},
      {"Nguoi dan dia phuong da duoc dua den noi an toan trong dem qua.", "vi"},
      {"The people of the district were taken to safety in the night.", "en"},
      {"Les habitants du district ont été mis en sécurité dans la nuit.", "fr"},
      {"Mr. Nguyễn Văn Đức of Hải Phòng was among the people who were taken to safety.", "en"},
      {"Жители района были эвакуированы ночью.", "ru"},
      {"地区居民已被转移到安全地带。", "zh"},
      {"住民は夜のうちに避難しました。", "ja"},
      {"", "und"},
      {"123 456", "und"},
      {"Xqzzt Wvrrk", "und"},
  };
  for (const auto& [text, lang] : rows) CHECK_MESSAGE(detect_language(text).str() == lang, text);
}

TEST_CASE("four times the text takes about four times as long, however hostile") {
  const auto many_names = [](std::size_t bytes) {
    std::string out;
    for (std::uint32_t n = 1; out.size() < bytes; n = n * 1664525 + 1013904223) {
      const auto word = [&](std::uint32_t seed) {
        std::string w;
        for (int k = 0; k < 3; ++k, seed /= 97) w += {"bdfgklmnrstvz"[seed % 13], "aeiou"[seed / 13 % 5]};
        w[0] = static_cast<char>(w[0] - 32);
        return w;
      };
      out += "Then " + word(n >> 3) + ' ' + word(n >> 9) + " met Mr. " + word(n >> 9) + " of the " + word(n >> 5) +
             " Council in " + word(n >> 11) + ". ";
    }
    return out;
  };
  const std::function<std::string(std::size_t)> makers[] = {
      many_names,
      [](std::size_t n) { return times("Ông Trần Văn Sơn gặp ông Sơn và bà Lê Thị Lan. ", n); },
      [](std::size_t n) { return times("Bộ Quốc phòng ", n); },
      [](std::size_t n) { return times("Bộ Ủy ban Hội đồng ", n); },
      [](std::size_t n) { return times("Công ước về ", n); },
      [](std::size_t n) { return times("Bang ", n); },
      [](std::size_t n) { return times("Phêrô ", n); },
      [](std::size_t n) { return times("Ministry of the ", n); },
      [](std::size_t n) { return times("Việt-", n); },
      [](std::size_t n) { return times("Alpha ", n); },
      [](std::size_t n) { return times("phim \"", n); },
      [](std::size_t n) { return times("<a ", n); },
      [](std::size_t n) { return times("\xCC\x81", n); },
      [](std::size_t n) { return std::string(n, 'a'); },
      [](std::size_t n) { return std::string(n, '\0'); },
      [](std::size_t n) { return times("\xE1", n); },
  };
  constexpr std::size_t size = 60000;
  for (const auto& make : makers)
    for (const char* lang : {"vi", "en", "fr"}) {
      const std::string small = make(size), large = make(4 * size);
      const double once = seconds([&] { static_cast<void>(analyze(small, lang)); });
      const double fourfold = seconds([&] { static_cast<void>(analyze(large, lang)); });
      // Quadratic work would take sixteen times as long; below a tenth of a second the clock says nothing.
      CHECK_MESSAGE((fourfold < 10 * once || fourfold < 0.1),
                    make(40) << " in " << lang << ": " << once << " s, then " << fourfold << " s");
    }
}

TEST_CASE("two megabytes in one line, and a megabyte of combining marks, are answered") {
  check_laws(analyze(times("Hà Nội và Paris, ", 2000000), "vi"));
  const document d = analyze(times("\xCC\x81", 1000000), "en");
  CHECK(d.mentions.empty());
}
