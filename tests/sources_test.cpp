// Foreign formats: a small faithful sample of each, and the rows it gives.
#include <doctest/doctest.h>
#include <zlib.h>
#include <allonym/sources.hpp>

#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

using namespace allonym;

namespace {

struct reading {
  std::vector<std::string> rows;  // id|type|language|name|kind
  std::vector<std::string> problems;
  std::string format, failure;
};

reading read_file(const std::string& path, source_options options = {}) {
  reading out;
  options.problem = [&](const std::string& message) { out.problems.push_back(message); };
  const auto done = read_source(
      path,
      [&](const dictionary_row& r) -> result<std::monostate> {
        if (r.name.empty()) return failure{failure_code::malformed, "the name is empty"};
        out.rows.push_back(std::string(r.id) + "|" + std::string(to_string(r.type)) + "|" + r.lang.str() + "|" +
                           std::string(r.name) + "|" + std::string(to_string(r.kind)));
        return std::monostate{};
      },
      options);
  if (done) {
    out.format = done->format;
    CHECK(done->rows == out.rows.size());
    CHECK(done->problems == out.problems.size());
  } else {
    out.failure = done.error().message;
  }
  std::remove(path.c_str());
  return out;
}

reading read_text(const std::string& text, source_options options = {}) {
  const std::string path = "allonym_test_source";
  std::ofstream(path, std::ios::binary) << text;
  return read_file(path, std::move(options));
}

using lines = std::vector<std::string>;

}  // namespace

TEST_CASE("each format is detected and read") {
  struct sample {
    const char* format;
    std::string text;
    lines rows;
  };
  const std::vector<sample> samples{
      {"native",
       "# ours\nid\ttype\tlanguage\tname\tkind\nx:1\tplace\tvi\tHà Nội\tcanonical\nx:1\tplace\ten\tHanoi\n",
       {"x:1|place|vi|Hà Nội|canonical", "x:1|place|en|Hanoi|alias"}},
      {"csv",
       "id,name,language,type\r\n1,\"Nguyễn, \"\"Văn\"\" An\",vi,person\r\n2,\"two\nlines\",en,other\r\n",
       {"1|person|vi|Nguyễn, \"Văn\" An|alias", "2|other|en|two lines|alias"}},
      {"opensanctions",
       R"({"id":"NK-1","caption":"Ivan Petrov","schema":"Person","properties":{"name":["Иван Петров","Ivan Petrov"],"alias":["Vanya"],"weakAlias":["Ivan"],"previousName":["Ivan Sidorov"],"birthDate":["1960"]},"datasets":["x"]}
{"id":"NK-2","caption":"x","schema":"Ownership","properties":{"owner":["NK-1"]}}
{"id":"NK-3","caption":"MV Star","schema":"Vessel","properties":{"name":["MV Star"],"imoNumber":["1"]}}
)",
       {"NK-1|person|und|Иван Петров|alias", "NK-1|person|und|Ivan Petrov|canonical", "NK-1|person|und|Vanya|alias",
        "NK-1|person|und|Ivan|weak", "NK-1|person|und|Ivan Sidorov|historic", "NK-3|product|und|MV Star|canonical"}},
      {"wikidata",
       R"([
{"type":"item","id":"Q1858","labels":{"en":{"language":"en","value":"Hanoi"},"zh-hant":{"language":"zh-hant","value":"河內"},"simple":{"language":"simple","value":"Hanoi"}},"aliases":{"vi":[{"language":"vi","value":"Thăng Long"}]},"claims":{"P31":[{"mainsnak":{"snaktype":"value","property":"P31","datavalue":{"value":{"entity-type":"item","numeric-id":515,"id":"Q515"},"type":"wikibase-entityid"}}}]}},
{"type":"item","id":"Q42","labels":{"en":{"language":"en","value":"Douglas Adams"}},"aliases":{},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}}}]}}
]
)",
       {"Q1858|place|en|Hanoi|canonical", "Q1858|place|zh-Hant|河內|canonical", "Q1858|place|vi|Thăng Long|alias",
        "Q42|person|en|Douglas Adams|canonical"}},
      {"paranames",
       "wikidata_id\teng\tlabel\tlanguage\ttype\nQ1\tParis\tParis\tfr\tLOC\nQ2\tX\tИкс\tru\tPER\n",
       {"Q1|place|fr|Paris|canonical", "Q2|person|ru|Икс|canonical"}},
      {"geonames",
       "1581130\tHanoi\tHanoi\tHa Noi,Hà "
       "Nội\t21.0245\t105.84117\tP\tPPLC\tVN\t\t44\t\t\t\t8053663\t\t17\tAsia/Bangkok\t2024-01-01\n",
       {"gn:1581130|place|und|Hanoi|canonical", "gn:1581130|place|und|Ha Noi|alias", "gn:1581130|place|und|Hà Nội|alias"}},
      {"geonames-names",
       "1\t1581130\tvi\tHà "
       "Nội\t1\t\t\t\t\t\n2\t1581130\tlink\thttps://en.wikipedia.org/wiki/Hanoi\t\t\t\t\t\t\n3\t1581130\tvi\tĐông "
       "Kinh\t\t\t\t1\t\t\n4\t1581130\tabbr\tHN\t\t\t\t\t\t\n",
       {"gn:1581130|place|vi|Hà Nội|canonical", "gn:1581130|place|vi|Đông Kinh|historic", "gn:1581130|place|und|HN|acronym"}},
      {"jrc-names",
       "12\tP\tu\tPhan+Van+Giang\n13\tO\ten,fr\tUNESCO\n",
       {"jrc:12|person|und|Phan Van Giang|alias", "jrc:13|organization|en|UNESCO|alias",
        "jrc:13|organization|fr|UNESCO|alias"}},
      {"tmx",
       R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="x" srclang="vi"/><body>
<tu tuid="7"><tuv xml:lang="vi"><seg>Bộ Quốc
phòng</seg></tuv><tuv xml:lang="en-GB"><seg>Ministry <bpt i="1">&lt;b></bpt>of<ept i="1"/> Defence &amp; &#x1EC7;</seg></tuv></tu>
</body></tmx>
)",
       {"tmx:7|other|vi|Bộ Quốc phòng|canonical", "tmx:7|other|en|Ministry of Defence & ệ|canonical"}},
      {"tbx",
       R"(<martif type="TBX"><text><body><termEntry id="c1"><langSet xml:lang="en"><tig><term>World Health Organization</term></tig>
<tig><term>WHO</term><termNote type="termType">acronym</termNote></tig></langSet><langSet xml:lang="vi"><tig><term>Tổ chức Y tế Thế giới</term></tig></langSet></termEntry></body></text></martif>
)",
       {"tbx:c1|other|en|World Health Organization|canonical", "tbx:c1|other|en|WHO|acronym",
        "tbx:c1|other|vi|Tổ chức Y tế Thế giới|canonical"}},
  };
  for (const sample& s : samples) {
    CAPTURE(s.format);
    const reading r = read_text(s.text);
    CHECK(r.failure == "");
    CHECK(r.format == s.format);
    CHECK(r.rows == s.rows);
    CHECK(r.problems.empty());
    CHECK(known_source_format(s.format));
    // Cut at any byte: rows, problems or a failure, and an end.
    for (std::size_t n = 0; n < s.text.size(); n += 7) read_text(s.text.substr(0, n));
  }
  CHECK(source_formats().size() == samples.size());
}

TEST_CASE("lines that make no sense are named, left out and counted, or end it") {
  const std::string text = "id\ttype\tlanguage\tname\nx:1\tplanet\tvi\tA\nx:2\tplace\tvi\tB\n";
  const reading r = read_text(text);
  CHECK(r.rows == lines{"x:2|place|vi|B|alias"});
  REQUIRE(r.problems.size() == 1);
  CHECK(r.problems[0].starts_with("allonym_test_source:2: unknown type"));
  source_options strict;
  strict.strict = true;
  CHECK(read_text(text, strict).failure.starts_with("allonym_test_source:2: unknown type"));
  CHECK(read_text("{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{}}\n{nonsense\n").problems.size() == 1);
  CHECK(read_text("<tmx><body></oops></body></tmx></tmx>").failure.find("never began") != std::string::npos);
  CHECK(read_text(std::string("\xFF\xFE<\0t\0", 6)).failure.find("UTF-16") != std::string::npos);
  CHECK_FALSE(read_file("allonym_no_such_file").failure.empty());
}

TEST_CASE("compressed files are known by their first bytes, and damage ends the reading") {
  const std::string text = "id\ttype\tlanguage\tname\nx:2\tplace\tvi\tB\n", path = "allonym_test_source";
  const auto write = [&](const char* mode) {
    gzFile file = gzopen(path.c_str(), mode);
    gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
    gzclose(file);
  };
  write("wb");
  CHECK(read_file(path).rows == lines{"x:2|place|vi|B|alias"});
  write("wb");
  write("ab");  // two members
  CHECK(read_file(path).problems.size() == 1);
  write("wb");
  std::string bytes;
  {
    std::ifstream in(path, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(in), {});
  }
  CHECK(read_text(bytes.substr(0, bytes.size() - 4)).failure.find("ends too early") != std::string::npos);
  CHECK_FALSE(read_text(std::string("\x28\xB5\x2F\xFD nonsense that is no frame")).failure.empty());
  CHECK_FALSE(read_text(std::string("BZh9 nonsense that is no block")).failure.empty());
}
