#include "names/script_words.hpp"

#include "names/lexicon.hpp"
#include "names/romanize.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace allonym;
using names::level_phrase;

TEST_CASE("words of other scripts are levelled: characters, cases, articles") {
  CHECK(level_phrase("國防部") == "国 防 部");
  CHECK(level_phrase("国防部") == level_phrase("國防部"));
  CHECK(level_phrase("センター市") == "センター 市");
  CHECK(level_phrase("Министерство обороны") == level_phrase("министерства оборона"));
  CHECK(level_phrase("Российской Федерации") == level_phrase("Российская Федерация"));
  CHECK(level_phrase("Объединённых Наций") == level_phrase("объединенные нации"));
  CHECK(level_phrase("островов") == level_phrase("остров"));
  CHECK(level_phrase("وزارة الدفاع") == level_phrase("وزارة دفاع"));
  CHECK(level_phrase("").empty());
  for (const char* text : {"国防部", "Министерство обороны", "وزارة الدفاع", "국방부"})
    CHECK(level_phrase(level_phrase(text)) == level_phrase(text));
}

TEST_CASE("a concept has one id in every script") {
  const names::lexicon& words = names::lexicon::get();
  const auto defence = words.find(language("vi"), "quốc phòng");
  REQUIRE(!defence.empty());
  for (const char* text : {"国防", "防衛", "국방", "обороны", "الدفاع"}) {
    const auto found = words.other_scripts().find(level_phrase(text));
    CAPTURE(std::string(text));
    CHECK(std::find(found.begin(), found.end(), defence[0]) != found.end());
  }
}

TEST_CASE("Thai, Lao and Khmer are written in Latin letters as they are heard") {
  const auto latin = [](std::string_view word, ground::script writing) {
    std::string out;
    names::romanize(word, writing, out);
    return out;
  };
  struct row {
    const char *word, *latin;
  };
  for (const row& r : {row{"เชียงใหม่", "chiangmai"},
                       {"กรุงเทพ", "krungtheph"},
                       {"สงขลา", "songkhla"},
                       {"หลวง", "luang"},
                       {"ประยุทธ์", "prayuth"},
                       {"ทวีสิน", "thawisin"},
                       {"อนุทิน", "anuthin"},
                       {"สุพรรณ", "suphan"},
                       {"สวรรค์", "sawan"},
                       {"บรรหาร", "banhan"},
                       {"นครปฐม", "nakhonpathom"},
                       {"ยโสธร", "yasothon"},
                       {"พงศ์", "phong"},
                       {"หนองคาย", "nongkhay"},
                       {"เสงี่ยม", "sangiam"},
                       {"", ""}})
    CHECK(latin(r.word, ground::script::thai) == r.latin);
  for (const row& r : {row{"ភ្នំពេញ", "phnompenh"},
                       {"នរោត្តម", "norottam"},
                       {"សីហនុ", "sihanu"},
                       {"តាកែវ", "takeo"},
                       {"ប្រាក់", "prak"},
                       {"ព្រះ", "preah"},
                       {"មេគង្គ", "mekongk"},
                       {"ពោធិ៍សាត់", "posat"},
                       {"ឆ្នាំង", "chhnang"},
                       {"ស", "sa"}})
    CHECK(latin(r.word, ground::script::khmer) == r.latin);
  for (const row& r : {row{"ວຽງຈັນ", "viengchan"},
                       {"ຫຼວງພະບາງ", "louangphabang"},
                       {"ຫ້ວຍຊາຍ", "houayxay"},
                       {"ທ່າແຂກ", "thakhek"},
                       {"ບໍ່ແກ້ວ", "bokeo"},
                       {"ຊຽງຂວາງ", "xiengkhouang"},
                       {"ເມືອງ", "meuang"}})
    CHECK(latin(r.word, ground::script::lao) == r.latin);
}
