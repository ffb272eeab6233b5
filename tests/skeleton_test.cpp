#include "names/skeleton.hpp"

#include "dictionary/heard_match.hpp"
#include "dictionary/rough_match.hpp"
#include "names/by_ear.hpp"
#include "names/forms.hpp"
#include "names/prepared.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>
#include <vector>

using namespace allonym;
using ground::script;
using names::skeleton;
using names::skeleton_reading;

TEST_CASE("spellings of one name have a skeleton in common, read one way or the other") {
  struct row {
    const char* a;
    script a_writing;
    bool a_vietnamese;
    const char* b;
    script b_writing;
  };
  const row rows[] = {
      {"michael", script::latin, false, "maykl", script::cyrillic},
      {"charlotte", script::latin, false, "sharlot", script::cyrillic},
      {"jensen", script::latin, false, "yensen", script::cyrillic},
      {"ahmad", script::latin, false, "akhmad", script::cyrillic},
      {"wagner", script::latin, false, "vagner", script::cyrillic},
      {"smith", script::latin, false, "sumisu", script::katakana},
      {"carter", script::latin, false, "kata", script::katakana},
      {"bettina", script::latin, false, "betina", script::cyrillic},
      {"chiyoshi", script::latin, false, "tiyosi", script::cyrillic},
      {"hillers", script::latin, false, "giller", script::cyrillic},
      {"trong", script::latin, true, "chong", script::cyrillic},
      {"chinh", script::latin, true, "tin", script::cyrillic},
      {"xoadilen", script::latin, true, "suazilen", script::latin},
  };
  const auto readings = {skeleton_reading::usual, skeleton_reading::other, skeleton_reading::without_silent};
  for (const row& r : rows) {
    bool shared = false;
    for (const auto p : readings)
      for (const auto q : readings)
        shared |= skeleton(r.a, r.a_writing, r.a_vietnamese, p) == skeleton(r.b, r.b_writing, false, q);
    CAPTURE(std::string(r.a));
    CHECK(shared);
  }
  CHECK(skeleton("", script::latin, false, skeleton_reading::usual).empty());
  CHECK(skeleton("aeiou", script::latin, false, skeleton_reading::usual).empty());
}

TEST_CASE("a chain of syllables has the skeleton of what it spells among its own") {
  struct row {
    std::vector<std::string> syllables;
    const char* spelled;
  };
  const row rows[] = {
      {{"ro", "no"}, "renault"},    {{"von", "ta"}, "volta"},       {{"mo", "lat"}, "molasse"},
      {{"booc", "do"}, "bordeaux"}, {{"vec", "xai"}, "versailles"}, {{"ang", "ghen"}, "engels"},
  };
  for (const row& r : rows) {
    const auto known = names::syllable_skeletons(r.syllables, 24);
    CHECK(known.size() <= 24);
    bool shared = false;
    for (const auto reading : {skeleton_reading::usual, skeleton_reading::other, skeleton_reading::without_silent})
      shared |= std::find(known.begin(), known.end(), skeleton(r.spelled, script::latin, false, reading)) != known.end();
    CAPTURE(std::string(r.spelled));
    CHECK(shared);
  }
  CHECK(names::syllable_skeletons({}, 24) == std::vector<std::string>{""});
}

TEST_CASE("a chain of syllables sounds most like what it spells") {
  struct row {
    const char *chain, *spelled, *other;
  };
  const row rows[] = {
      {"Mác-ken-di", "mackenzie", "macon georgia"},
      {"Phơ-run-dê", "frunze", "firenze"},
      {"Goay-a-kin", "guayaquil", "guy barker"},
      {"Vin-nít-xa", "vinnytsia", "bermudas"},
      {"Dai-xép", "zaitsev", "tachov"},
      {"Cô-nhi", "cogny", "komi"},
      {"Đác-linh", "darling", "dublin"},
      {"sông Ê-nít-xây", "yenisei", "nice"},
      {"Vô-rô-ne-giơ", "воронеж", "варна"},
      {"Ha-gri-vơ", "hargreaves", "zagreb"},
  };
  for (const row& r : rows) {
    const name query(r.chain, {language("vi"), {}});
    dict::heard_match heard(query);
    CAPTURE(std::string(r.chain));
    CHECK(heard.with(r.spelled) > heard.with(r.other));
    CHECK(heard.with("") == 0);
  }
  for (const char* const text : {"Phạm Minh Chính", "Moskva", "Saint-Étienne"}) {
    const name query(text);
    CHECK(dict::heard_match(query).empty());
  }
}

TEST_CASE("a syllable with d is read as z where marks tell d from đ") {
  const auto syllables = [](const char* text) {
    const name n(text, {language("vi"), {}});
    return names::syllables_by_ear(n.parts(), {0, n.parts().parts.size()});
  };
  CHECK(syllables("Đa-gơ-dan") == std::vector<std::string>{"da", "go", "zan"});
  CHECK(syllables("Da-go-dan") == std::vector<std::string>{"da", "go", "dan"});
  CHECK(syllables("Đagơdan") == syllables("Đa-gơ-dan"));
}

TEST_CASE("what is spelled by ear is tied by hyphens, written together or in small letters") {
  const auto chains = [](const char* text) {
    const name n(text, {language("vi"), {}});
    std::vector<std::vector<std::string>> found;
    for (const names::chain c : names::chains_by_ear(n.parts())) found.push_back(names::syllables_by_ear(n.parts(), c));
    return found;
  };
  using spelled = std::vector<std::vector<std::string>>;
  CHECK(chains("Mát-xcơ-va") == spelled{{"mat", "xco", "va"}});
  CHECK(chains("Oa sinh tơn") == spelled{{"oa", "sinh", "ton"}});
  CHECK(chains("Xantiagô") == spelled{{"xan", "tia", "go"}});
  CHECK(chains("Vaxilépxki") == spelled{{"va", "xi", "lep", "xki"}});
  CHECK(chains("Phi-đen Ca-xtơ-rô") == spelled{{"phi", "den"}, {"ca", "xto", "ro"}});
  CHECK(chains("sông Đa-nuýp") == spelled{{"da", "nuyp"}});
  CHECK(chains("Nguyễn Văn An").empty());
  CHECK(chains("Bộ Quốc phòng").empty());
  CHECK(chains("Moscow").empty());
}

TEST_CASE("a name sounds most like itself, more like its other spelling than like another name") {
  for (const char* const text : {"Mandela", "Nguyễn Văn An", "Путин", "習近平"}) {
    const name n(text);
    CHECK(dict::rough_match(n).with(dict::sound_sketch(n.folded())) >= 990);
  }
  const dict::rough_match query(name("Menđêla", {language("vi"), {}}));
  const auto with = [](const dict::rough_match& q, const char* key) { return q.with(dict::sound_sketch(key)); };
  CHECK(with(query, "mandela") > with(query, "madrid"));
  CHECK(with(query, "мандела") > with(query, "мадрид"));
  CHECK(with(query, "") == 0);
  const dict::rough_match turned(name("Bling Thuan Duc"));
  CHECK(with(turned, "bling thuan duc") == dict::rough_match::most);
  CHECK(with(turned, "thuan duc bling") < 800);
  CHECK(turned.with_words(dict::sound_sketch("thuan duc bling")) > 900);
  CHECK(turned.with_words(dict::sound_sketch("thuan duc bling")) > turned.with_words(dict::sound_sketch("thuan bao bling")));
  const dict::rough_match lengthy(name("Ministry of Agriculture and Rural Development of Vietnam"));
  CHECK(with(lengthy, "ministry of agriculture and rural development") > with(lengthy, "ministry of foreign affairs"));
}

TEST_CASE("forms of surnames and Korean syllables") {
  CHECK(names::gendered_surnames("ivanov", "ivanova"));
  CHECK(names::gendered_surnames("petrovskaya", "petrovsky"));
  CHECK(names::gendered_surnames("dvorakova", "dvorak"));
  CHECK(names::gendered_surnames("svobodova", "svoboda"));
  CHECK(names::gendered_surnames("havlova", "havel"));
  CHECK_FALSE(names::gendered_surnames("ivanov", "ivanov"));
  CHECK_FALSE(names::gendered_surnames("petrov", "ivanova"));
  CHECK(names::korean_sound("geun") == names::korean_sound("kun"));
  CHECK(names::korean_sound("myung") == names::korean_sound("myeong"));
  CHECK(names::korean_sound("jong") != names::korean_sound("jin"));
}
