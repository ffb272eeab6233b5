#include "names/syllable.hpp"

#include "ground/unicode.hpp"
#include "names/marks.hpp"
#include "names/sounds.hpp"

#include <array>
#include <span>
#include <utility>

namespace allonym::names {
namespace {

// Letters as the codes of sounds.hpp, strings of at most five of them as group_key.
constexpr std::size_t longest_rime = 5;
constexpr std::uint8_t code_of_letter(char32_t c) noexcept {
  constexpr std::u32string_view marked = U"ăâđêôơư";
  if (c < 0x80) return c >= 'a' && c <= 'z' ? code_of(static_cast<char>(c)) : 0;
  const std::size_t at = marked.find(c);
  return at == std::u32string_view::npos ? std::uint8_t{0} : static_cast<std::uint8_t>(27 + at);
}
static_assert(code_of('z') < 27);
constexpr std::uint8_t folded_code(std::uint8_t code) noexcept {
  constexpr std::string_view plain = "aadeoou";
  return code < 27 ? code : code_of(plain[static_cast<std::size_t>(code - 27)]);
}
constexpr std::uint64_t make_vowels() noexcept {
  std::uint64_t codes = 0;
  for (const char32_t v : std::u32string_view(U"aăâeêioôơuưy")) codes |= std::uint64_t{1} << code_of_letter(v);
  return codes;
}
constexpr std::uint64_t vowels = make_vowels();  // bits, by code
constexpr bool is_vowel(std::uint8_t code) noexcept { return (vowels >> code & 1) != 0; }

constexpr std::u32string_view onset_words = U"ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x";
constexpr std::u32string_view rime_words =
    U"a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên "
    U"ênh êp êt "
    U"êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm "
    U"oăn oăng oăt "
    U"oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch "
    U"uênh ui um "
    U"un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương "
    U"ươp ươt ươu "
    U"ưt ưu y yêm yên yêng yêt yêu";

// A set of short strings of codes, by their keys; made by the compiler.
class key_set {
public:
  constexpr key_set(std::u32string_view words, bool folded) noexcept {
    std::uint32_t key = 0;
    for (const char32_t c : words) {
      if (c == U' ') {
        add(key);
        key = 0;
      } else {
        key = key << 6 | (folded ? folded_code(code_of_letter(c)) : code_of_letter(c));
      }
    }
    add(key);
  }
  [[nodiscard]] constexpr bool contains(std::uint32_t key) const noexcept {
    std::uint32_t at = home(key);
    while (slots_[at] != 0 && slots_[at] != key) at = (at + 1) & mask;
    return slots_[at] == key && key != 0;
  }

private:
  static constexpr std::uint32_t mask = 511;
  static constexpr std::uint32_t home(std::uint32_t key) noexcept { return key * 2654435761U >> 23; }
  constexpr void add(std::uint32_t key) noexcept {
    std::uint32_t at = home(key);
    while (slots_[at] != 0 && slots_[at] != key) at = (at + 1) & mask;
    slots_[at] = key;
  }
  std::array<std::uint32_t, mask + 1> slots_{};
};
// The i for the y of an open syllable after an onset with which usage varies; empty for other words.
std::string_view open_i(std::string_view canonical) noexcept {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> open{
      {{"ý", "í"}, {"ỳ", "ì"}, {"ỷ", "ỉ"}, {"ỹ", "ĩ"}, {"ỵ", "ị"}, {"y", "i"}}};
  if (canonical.size() >= 2 && canonical.size() <= 4 && std::string_view("hklmst").find(canonical[0]) != std::string_view::npos)
    for (const auto& [y, i] : open)
      if (canonical.substr(1) == y) return i;
  return {};
}
constexpr key_set onset_keys(onset_words, false), marked_rimes(rime_words, false), plain_rimes(rime_words, true);

}  // namespace

std::string without_tone(std::string_view canonical) {
  std::string out;
  for (std::size_t at = 0; at < canonical.size();)
    ground::append_utf8(out, without_tone(ground::next_code_point(canonical, at)).letter);
  return out;
}

std::string list_spelling(std::string_view canonical) {
  const std::string_view rime = open_i(canonical);
  return rime.empty() ? std::string(canonical) : std::string(canonical.substr(0, 1)).append(rime);
}

bool listed_otherwise(std::string_view canonical) noexcept { return !open_i(canonical).empty(); }

bool is_vietnamese_syllable(std::string_view canonical) {
  if (canonical.empty() || canonical.size() > 12) return false;
  std::array<std::uint8_t, 12> codes{};
  std::size_t size = 0, onset = 0;
  bool plain = true;
  for (std::size_t at = 0; at < canonical.size(); ++size) {
    const char32_t c = ground::next_code_point(canonical, at);
    plain &= c < 0x80;
    codes[size] = code_of_letter(c < 0x80 ? c : without_tone(c).letter);
    if (codes[size] == 0) return false;
  }
  while (onset < size && !is_vowel(codes[onset])) ++onset;
  if (onset > 3 || size - onset > longest_rime) return false;
  const key_set& rimes = plain ? plain_rimes : marked_rimes;
  const auto key = [&](std::size_t begin, std::size_t end) { return group_key(std::span(codes).subspan(begin, end - begin)); };
  if ((onset == 0 || onset_keys.contains(key(0, onset))) && rimes.contains(key(onset, size))) return true;
  if (onset != 1 || size < 2) return false;
  // gì, gìn, giếng: the i belongs to onset and rime; so does the u of quyền, but not that of quý.
  const bool gi = codes[0] == code_of('g') && codes[1] == code_of('i'),
             qu = codes[0] == code_of('q') && codes[1] == code_of('u');
  if (gi && (size == 2 || rimes.contains(key(2, size)))) return true;
  return qu && (rimes.contains(key(1, size)) || (size > 2 && rimes.contains(key(2, size))));
}

}  // namespace allonym::names
