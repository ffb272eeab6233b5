#include "names/skeleton.hpp"

#include "dictionary/rough_match.hpp"
#include "names/forms.hpp"

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
      {"xoadilen", script::latin, true, "suazilen", script::latin},
  };
  const auto readings = {skeleton_reading::usual, skeleton_reading::other, skeleton_reading::without_silent};
  for (const row& r : rows) {
    bool shared = false;
    for (const auto p : readings)
      for (const auto q : readings) shared |= skeleton(r.a, r.a_writing, r.a_vietnamese, p) == skeleton(r.b, r.b_writing, false, q);
    CAPTURE(std::string(r.a));
    CHECK(shared);
  }
  CHECK(skeleton("", script::latin, false, skeleton_reading::usual).empty());
  CHECK(skeleton("aeiou", script::latin, false, skeleton_reading::usual).empty());
}

TEST_CASE("a chain of syllables has the skeleton of what it spells among its own") {
  struct row {
    std::vector<std::string_view> syllables;
    const char* spelled;
  };
  const row rows[] = {
      {{"ro", "no"}, "renault"}, {{"von", "ta"}, "volta"}, {{"mo", "lat"}, "molasse"}, {{"booc", "do"}, "bordeaux"}, {{"vec", "xai"}, "versailles"}, {{"ang", "ghen"}, "engels"},
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
