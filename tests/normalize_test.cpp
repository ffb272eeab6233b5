#include <allonym/name.hpp>

#include <doctest/doctest.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

using allonym::normal_form;
using allonym::normal_level;
using allonym::normalize;

namespace {

std::string canonical(std::string_view text) { return normalize(text, normal_level::canonical).text; }
std::string folded(std::string_view text) { return normalize(text, normal_level::folded).text; }

std::string utf8(char32_t c) {
  std::string out;
  icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(out);
  return out;
}

// Bytes of no particular sense, the same in every run.
std::string noise(unsigned seed, std::size_t size, const std::vector<std::string>& alphabet) {
  std::string out;
  std::uint32_t state = seed * 2654435761U + 1;
  while (out.size() < size) {
    state = state * 1664525U + 1013904223U;
    out += alphabet[(state >> 8) % alphabet.size()];
  }
  return out;
}

const std::vector<std::string>& pieces() {
  static const std::vector<std::string> all = {
      "a",  "o",      "u",       "q",       "y",      "Y",      "h",      "th",       " ",      "\n",
      "oà", "OÀ",     "uỷ",      "ý",       "ú",      "é",      "ệ",      "Đ",        "ß",      "İ",
      "ı",  "æ",      "\u0301",  "\u0300",  "\u0302", "\u0323", "\u031B", "\u200D",   "\u00AD", "’",
      "–",  "\u00A0", "ﬁ",       "Ａ",      "№",      "ｶ",      "ﾞ",      "が",       "か",     "\u3099",
      "й",  "и",      "\u0306",  "ї",       "Σ",      "ς",      "ά",      "한",       "ᄒ",     "ᅡ",
      "ᆫ", "ไ",      "ก\u0E48", "क\u093C", "\u0958", "ﷺ",      "\xFF",   "\xE1\xBB", "\xC3",   "\xF0\x9F\x98\x80",
      "中", "\u064E", "ا",       "\u0344",  "\u0340", "\x01",   "\t",     "\r\n",     "\uFE0F"};
  return all;
}

}  // namespace

TEST_CASE("canonical forms keep marks and unify how they are written") {
  struct row {
    const char* name;
    const char* canonical;
    const char* folded;
  };
  const row rows[] = {
      {"", "", ""},
      {"Phan Văn Giang", "phan văn giang", "phan van giang"},
      {"Hoà Bình", "hòa bình", "hoa binh"},
      {"HOÀ BÌNH", "hòa bình", "hoa binh"},
      {"Thuỷ, Uỷ ban, Thúy", "thủy, ủy ban, thúy", "thuy, uy ban, thuy"},
      {"khoẻ Khoé", "khỏe khóe", "khoe khoe"},
      {"quý Quỳ", "quý quỳ", "quy quy"},
      {"qúy", "quý", "quy"},
      {"hoàn toàn huỳnh", "hoàn toàn huỳnh", "hoan toan huynh"},
      {"Đoà", "đòa", "doa"},
      {"ho\u0061\u0300", "hòa", "hoa"},
      {"Vie\u0302\u0323t", "việt", "viet"},
      {"Vie\u0323\u0302t", "việt", "viet"},
      {"e\u0301\u0302", "ế", "e"},
      {"Đặng Łódź Ørsted Straße Æsir Þór Œuvre", "đặng łódź ørsted straße æsir þór œuvre",
       "dang lodz orsted strasse aesir thor oeuvre"},
      {"Dvořák", "dvořák", "dvorak"},
      {"İstanbul DIYARBAKIR ısı", "i\u0307stanbul diyarbakir ısı", "istanbul diyarbakir isi"},
      {"O’Brien Hawaiʻi D‘Arc", "o'brien hawai'i d'arc", "o'brien hawai'i d'arc"},
      {"A–B—C‑D−E", "a-b-c-d-e", "a-b-c-d-e"},
      {"“X” «y»", "\"x\" «y»", "\"x\" «y»"},
      {"a\u00A0b\u2003c\td", "a b c d", "a b c d"},
      {"a\nb\u2028c\r\n", "a\nb\nc \n", "a\nb\nc \n"},
      {"soft\u00ADhy\u200Bphen\uFEFF", "softhyphen", "softhyphen"},
      {"Ｆｕｌｌ　１２", "full 12", "full 12"},
      {"ﬁ № ™ ² …", "fi no tm 2 ...", "fi no tm 2 ..."},
      {"© ℅", "© ℅", "© ℅"},
      {"Йод Її", "йод її", "йод її"},
      {"И\u0306", "й", "й"},
      {"Пу\u0301тин", "пу\u0301тин", "путин"},
      {"ΑΘΉΝΑΣ Αθήνας", "αθήνασ αθήνασ", "αθηνασ αθηνασ"},
      {"が か\u3099 ｶﾞ", "が が ガ", "が が ガ"},
      {"한국 \u1112\u1161\u11AB", "한국 한", "한국 한"},
      {"ประเทศไทย ลาว ខ្មែរ हिन्दी", "ประเทศไทย ลาว ខ្មែរ हिन्दी", "ประเทศไทย ลาว ខ្មែរ हिन्दी"},
      {"习近平", "习近平", "习近平"},
      {"a\xFFz\xE1\xBB", "a\uFFFDz\uFFFD", "a\uFFFDz\uFFFD"},
  };
  for (const row& r : rows) {
    CAPTURE(r.name);
    CHECK(canonical(r.name) == r.canonical);
    CHECK(folded(r.name) == r.folded);
  }
  CHECK(canonical(std::string_view("a\0B", 3)) == std::string("a\0b", 3));
}

TEST_CASE("the folding of Latin letters is ICU's") {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> chain(
      icu::Transliterator::createInstance("NFD; [:Nonspacing Mark:] Remove; NFC; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  REQUIRE(U_SUCCESS(status));
  for (UChar32 c = 0; c < 0x1DF30; ++c) {
    UVersionInfo age;
    u_charAge(c, age);
    if (!u_isalpha(c) || uscript_getScript(c, &status) != USCRIPT_LATIN || age[0] > 15) continue;
    if (c > 0x24F && (c < 0x1E00 || c > 0x1EFF) && u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE) > U_DT_CANONICAL)
      continue;
    icu::UnicodeString text(c);
    chain->transliterate(text);
    std::string wanted;
    text.toUTF8String(wanted);
    CAPTURE(c);
    // ICU leaves some letters alone in one case only, where the table treats both alike.
    const bool ascii = wanted.find_first_not_of("abcdefghijklmnopqrstuvwxyz'") == std::string::npos;
    if (ascii && c != 0xA78B && c != 0xA78C) CHECK(folded(utf8(static_cast<char32_t>(c))) == wanted);
  }
}

TEST_CASE("normalising twice is normalising once, and folding forgets what canonical unified") {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    const std::string text = noise(seed, 1 + seed % 40, pieces());
    const std::string once = canonical(text);
    CAPTURE(text);
    CHECK(canonical(once) == once);
    CHECK(folded(once) == folded(text));
    CHECK(folded(folded(text)) == folded(text));
  }
  for (char32_t c = 0; c < 0x11000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const std::string once = canonical(utf8(c));
    CAPTURE(static_cast<std::uint32_t>(c));
    CHECK(canonical(once) == once);
    CHECK(folded(once) == folded(utf8(c)));
  }
}

TEST_CASE("origins never fall, begin on code points and end at the end") {
  for (unsigned seed = 0; seed < 2000; ++seed) {
    const std::string text = noise(seed, 1 + seed % 60, pieces());
    for (const normal_level level : {normal_level::canonical, normal_level::folded}) {
      const normal_form form = normalize(text, level);
      REQUIRE(form.origin.size() == form.text.size() + 1);
      CHECK(form.origin.back() == text.size());
      for (std::size_t i = 0; i < form.text.size(); ++i) {
        CHECK(form.origin[i] <= form.origin[i + 1]);
        CHECK(form.origin[i] < text.size());
      }
    }
  }
  const std::string name = "Ｘ Hoà–Bi\u0300nh";
  const normal_form form = normalize(name, normal_level::folded);
  const std::size_t at = form.text.find("binh");
  CHECK(name.substr(form.origin[at], form.origin[at + 4] - form.origin[at]) == "Bi\u0300nh");
}

TEST_CASE("memory is used again and long nonsense takes linear time") {
  normal_form form;
  normalize("Nguyễn Thị Minh Khai", normal_level::folded, form);
  normalize("Hà Nội", normal_level::canonical, form);
  CHECK(form.text == "hà nội");
  CHECK(form.origin.size() == form.text.size() + 1);
  std::string marks = "a";
  for (int i = 0; i < 300000; ++i) marks += i % 2 != 0 ? "\u0301" : "\u0323";
  CHECK(canonical(marks).size() < 100);
  std::string joiners;
  for (int i = 0; i < 300000; ++i) joiners += "\u200D";
  CHECK(canonical(joiners).empty());
  CHECK(canonical(std::string(1000000, '\xE1')).size() == 3000000);
}
