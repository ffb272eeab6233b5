#include "names/syllable.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <allonym/name.hpp>

namespace allonym::names {
namespace {

struct toned {
  std::string_view letters;  // five tones of one vowel
  std::string_view base;
};
constexpr std::array<toned, 12> tones{{{"áàảãạ", "a"}, {"ắằẳẵặ", "ă"}, {"ấầẩẫậ", "â"}, {"éèẻẽẹ", "e"}, {"ếềểễệ", "ê"}, {"íìỉĩị", "i"},
                                       {"óòỏõọ", "o"}, {"ốồổỗộ", "ô"}, {"ớờởỡợ", "ơ"}, {"úùủũụ", "u"}, {"ứừửữự", "ư"}, {"ýỳỷỹỵ", "y"}}};

// Longest first, so that the first that fits is the onset.
constexpr std::array<std::string_view, 28> onsets{"ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d",
                                                  "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", ""};

constexpr std::string_view rime_words =
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt "
    "êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt "
    "oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um "
    "un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ưng ươc ươi ươm ươn ương ươp ươt ươu "
    "ưt ưu y yêm yên yêng yêt yêu";

std::vector<std::string> rimes(bool folded) {
  std::vector<std::string> list;
  for (std::size_t begin = 0; begin < rime_words.size();) {
    const std::size_t end = std::min(rime_words.find(' ', begin), rime_words.size());
    const std::string_view rime = rime_words.substr(begin, end - begin);
    list.push_back(folded ? normalize(rime).text : std::string(rime));
    begin = end + 1;
  }
  std::sort(list.begin(), list.end());
  return list;
}

bool is_rime(std::string_view rime, bool folded) {
  static const std::vector<std::string> marked = rimes(false), plain = rimes(true);
  const auto& list = folded ? plain : marked;
  return std::binary_search(list.begin(), list.end(), rime);
}

}  // namespace

std::string without_tone(std::string_view canonical) {
  std::string out;
  for (std::size_t i = 0; i < canonical.size();) {
    const auto lead = static_cast<unsigned char>(canonical[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const std::string_view letter = canonical.substr(i, length);
    i += length;
    const auto* const vowel = length == 1 ? tones.end() : std::find_if(tones.begin(), tones.end(), [&](const toned& t) { return t.letters.find(letter) != std::string_view::npos; });
    out += vowel == tones.end() ? letter : vowel->base;
  }
  return out;
}

std::string list_spelling(std::string_view canonical) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> open{{{"ý", "í"}, {"ỳ", "ì"}, {"ỷ", "ỉ"}, {"ỹ", "ĩ"}, {"ỵ", "ị"}, {"y", "i"}}};
  if (canonical.size() >= 2 && canonical.size() <= 4 && std::string_view("hklmst").find(canonical[0]) != std::string_view::npos)
    for (const auto& [y, i] : open)
      if (canonical.substr(1) == y) return std::string(canonical.substr(0, 1)).append(i);
  return std::string(canonical);
}

bool is_vietnamese_syllable(std::string_view canonical) {
  if (canonical.empty() || canonical.size() > 12) return false;
  const bool plain = std::all_of(canonical.begin(), canonical.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const std::string base = plain ? std::string(canonical) : without_tone(canonical);
  return std::any_of(onsets.begin(), onsets.end(), [&](std::string_view onset) {
    if (!base.starts_with(onset)) return false;
    const std::string_view rest = std::string_view(base).substr(onset.size());
    if (is_rime(rest, plain)) return true;
    // gì, gìn, giếng: the i belongs to both.
    if (onset == "gi") return rest.empty() || is_rime(std::string(rest).insert(0, 1, 'i'), plain);
    if (onset == "qu") return is_rime(std::string(rest).insert(0, 1, 'u'), plain) || rest == "y";
    return false;
  });
}

}  // namespace allonym::names
