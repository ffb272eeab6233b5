#include "names/forms.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "names/lexicon.hpp"
#include "names/word_index.hpp"

namespace allonym::names {
namespace {

struct endings {
  std::string_view masculine, feminine;
};
// Slavic, Baltic and Greek surnames as they are written in Latin letters.
constexpr endings surnames[] = {
    {"ov", "ova"},          {"ev", "eva"},     {"in", "ina"},      {"yn", "yna"},   {"sky", "skaya"}, {"skiy", "skaya"},
    {"skii", "skaya"},      {"skij", "skaja"}, {"skyi", "ska"},    {"ski", "ska"},  {"cki", "cka"},   {"sky", "ska"},
    {"cky", "cka"},         {"ny", "na"},      {"oy", "aya"},      {"iy", "aya"},   {"iy", "a"},      {"as", "iene"},
    {"as", "aite"},         {"is", "iene"},    {"is", "yte"},      {"us", "iene"},  {"us", "ute"},    {"ins", "ina"},
    {"opoulos", "opoulou"}, {"idis", "idou"},  {"iadis", "iadou"}, {"akis", "aki"},
};
constexpr std::size_t shortest_stem = 3;

bool feminine_of(std::string_view man, std::string_view woman) noexcept {
  for (const endings& e : surnames) {
    if (!man.ends_with(e.masculine) || !woman.ends_with(e.feminine)) continue;
    const std::string_view stem = man.substr(0, man.size() - e.masculine.size());
    if (stem.size() >= shortest_stem && stem == woman.substr(0, woman.size() - e.feminine.size())) return true;
  }
  // Czech and Slovak: Novák and Nováková, Svoboda and Svobodová, Havel and Havlová.
  if (!woman.ends_with("ova") || man.size() < 4) return false;
  const std::string_view stem = woman.substr(0, woman.size() - 3);
  if (stem == man || (man.ends_with('a') && stem == man.substr(0, man.size() - 1))) return true;
  const std::size_t n = man.size();
  return man[n - 2] == 'e' && stem.size() == n - 1 && stem.back() == man.back() && stem.starts_with(man.substr(0, n - 2));
}

struct reading {
  std::string_view word;
  std::uint8_t character;
};
// Where both are names and nothing else tells them apart.
constexpr reading readings[] = {
    {"vũ", 1},     {"võ", 1},    {"hoàng", 2}, {"huỳnh", 2},  {"phúc", 3},   {"phước", 3}, {"chu", 4},
    {"châu", 4},   {"cảnh", 5},  {"kiểng", 5}, {"phụng", 6},  {"phượng", 6}, {"chính", 7}, {"chánh", 7},
    {"nhân", 8},   {"nhơn", 8},  {"bảo", 9},   {"bửu", 9},    {"tùng", 10},  {"tòng", 10}, {"quý", 11},
    {"quới", 11},  {"nhật", 12}, {"nhựt", 12}, {"sinh", 13},  {"sanh", 13},  {"tính", 14}, {"tánh", 14},
    {"nghĩa", 15}, {"ngãi", 15}, {"nhậm", 16}, {"nhiệm", 16}, {"lĩnh", 17},  {"lãnh", 17},
};
constexpr word_index reading_index(readings);

}  // namespace

bool gendered_surnames(std::string_view a, std::string_view b) noexcept { return feminine_of(a, b) || feminine_of(b, a); }

bool given_names_of_both_sexes(std::string_view a, std::string_view b) noexcept {
  const ground::phrase_table& names = lexicon::get().list(word_list::given_names);
  const auto sex = [&names](std::string_view n) {
    const auto found = names.find(n);
    return found.size() == 1 ? found.front() : 0U;
  };
  const std::uint32_t x = sex(a);
  return (x == 'm' && sex(b) == 'f') || (x == 'f' && sex(b) == 'm');
}

int generation(std::string_view letters, bool vietnamese) noexcept {
  for (const std::string_view w : {"jr", "junior", "jnr", "fils", "filho", "hijo"})
    if (letters == w) return 2;
  for (const std::string_view w : {"sr", "senior", "snr", "pere", "pai"})
    if (letters == w) return 1;
  if (vietnamese && letters == "con") return 2;
  return vietnamese && letters == "cha" ? 1 : 0;
}

std::string korean_sound(std::string_view letters) {
  static constexpr std::array<std::pair<std::string_view, char>, 12> groups{{{"yeo", 'O'},
                                                                             {"eo", 'o'},
                                                                             {"eu", 'u'},
                                                                             {"oo", 'u'},
                                                                             {"ee", 'i'},
                                                                             {"ou", 'u'},
                                                                             {"ae", 'e'},
                                                                             {"yu", 'O'},
                                                                             {"ng", 'N'},
                                                                             {"ch", 'c'},
                                                                             {"sh", 's'},
                                                                             {"wo", 'w'}}};
  std::string out;
  for (std::size_t i = 0; i < letters.size();) {
    const auto* const group =
        std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return letters.substr(i).starts_with(g.first); });
    if (group != groups.end()) {
      out += group->second;
      i += group->first.size();
      continue;
    }
    switch (const char c = letters[i++]) {
      case 'g':
        out += 'k';
        break;
      case 'd':
        out += 't';
        break;
      case 'b':
        out += 'p';
        break;
      case 'j':
        out += 'c';
        break;
      case 'r':
        out += 'l';
        break;
      default:
        out += c;
        break;
    }
  }
  // Between vowels of one sound spellings waver: u for eo and o.
  for (char& c : out)
    if (c == 'o') c = 'u';
  return out;
}

std::uint8_t dialect_reading(std::string_view canonical) noexcept {
  const reading* const r = reading_index.row(canonical);
  return r != nullptr ? r->character : std::uint8_t{0};
}

}  // namespace allonym::names
