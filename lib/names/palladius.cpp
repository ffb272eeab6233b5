#include "names/palladius.hpp"

#include "names/prepared.hpp"
#include "names/word_index.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <utility>

namespace allonym::names {
namespace {

struct palladius_row {
  std::string_view word, pinyin;
};

#include "data/tables/palladius.inc"

constexpr auto pinyin_syllables = [] {
  std::array<std::string_view, std::size(palladius)> all{};
  std::transform(std::begin(palladius), std::end(palladius), all.begin(), [](const palladius_row& row) { return row.pinyin; });
  std::sort(all.begin(), all.end());
  return all;
}();
constexpr word_index russian_index(palladius);

constexpr std::size_t letter = 2;  // bytes of a Russian one
constexpr std::size_t longest_russian = 6 * letter, longest_pinyin = 6;
constexpr std::size_t longest_word = 24 * letter;  // four syllables
static_assert(std::all_of(std::begin(palladius), std::end(palladius), [](const palladius_row& row) {
  return row.word.size() <= longest_russian && row.pinyin.size() <= longest_pinyin;
}));

bool begins_with_vowel(std::string_view rest) noexcept {
  static constexpr std::string_view vowels = "аеиоуэюя";
  const std::size_t at = vowels.find(rest.substr(0, letter));
  return !rest.empty() && at != vowels.npos && at % letter == 0;
}

// Reads words, the longest syllables first.
class reader {
public:
  // An н before a vowel belongs to that, for ъ would part them; where there is no such reading, ъ was left out.
  bool read(std::string_view word, std::string& out) {
    if (rest(word, out)) return true;
    if (!refused_) return false;
    parted_ = false;
    failed_ = 0;
    return rest(word, out);
  }

private:
  bool rest(std::string_view word, std::string& out) {
    const std::uint32_t letters_left = std::uint32_t{1} << word.size() / letter;
    if ((failed_ & letters_left) != 0) return false;
    const std::size_t before = out.size();
    std::array<std::uint32_t, longest_russian / letter> hashes{};  // of so many letters and one
    std::uint32_t hash = hash_of({});
    const std::size_t most = std::min(word.size(), longest_russian);
    for (std::size_t at = 0; at < most; ++at) hashes[at / letter] = hash = hash_on(hash, word[at]);
    for (std::size_t size = most; size >= letter; size -= letter) {
      const std::uint16_t found = russian_index.find(word.substr(0, size), hashes[size / letter - 1]);
      if (found == russian_index.none) continue;
      std::string_view behind = word.substr(size);
      if (palladius[found].word.ends_with("н") && begins_with_vowel(behind)) {
        refused_ = true;
        if (parted_) continue;
      }
      if (behind.starts_with("ъ")) behind.remove_prefix(letter);
      out += palladius[found].pinyin;
      if (behind.empty() || rest(behind, out)) return true;
      out.resize(before);
    }
    failed_ |= letters_left;
    return false;
  }

  bool parted_ = true, refused_ = false;
  std::uint32_t failed_ = 0;  // how many letters are left where no reading goes on, as bits
};

// чж and цз, and нь at the end of a syllable.
bool told_in_russian(std::string_view canonical) noexcept {
  if (canonical.find("чж") != canonical.npos || canonical.find("цз") != canonical.npos) return true;
  constexpr std::string_view soft = "нь";
  for (std::size_t at = canonical.find(soft); at != canonical.npos; at = canonical.find(soft, at + 1))
    if (!begins_with_vowel(canonical.substr(at + soft.size()))) return true;
  return false;
}
// zh, x and q, and ng at the end of a syllable.
bool told_in_pinyin(std::string_view letters) noexcept {
  if (letters.find("zh") != letters.npos || letters.find_first_of("xq") != letters.npos) return true;
  for (std::size_t at = letters.find("ng"); at != letters.npos; at = letters.find("ng", at + 1))
    if (at + 2 == letters.size() || std::string_view("aeiou").find(letters[at + 2]) == std::string_view::npos) return true;
  return false;
}

// A family name before others, of one syllable, as nearly all are.
bool family_name(std::string_view word, const name::prepared& n) noexcept {
  return n.parts.size() > 1 && std::binary_search(pinyin_syllables.begin(), pinyin_syllables.end(), word) &&
         std::any_of(n.parts.begin(), n.parts.end(), [&](const part& p) { return n.letters_of(p) == word; });
}

// Of words beside a name, which need not be read.
bool says_little(const part& p) noexcept { return (p.flags & (part_title | part_generic | part_legal)) != 0; }

// Whether a syllable may end so.
bool may_end(std::string_view letters) noexcept {
  static constexpr std::string_view last = "аеєиіоуыэюяйнрь";
  return letters.empty() || last.find(letters.substr(letters.size() - letter)) != last.npos;
}
// A quick test: few consonants close a syllable, and р stands in эр alone.
bool may_be_read(std::string_view canonical) noexcept {
  if (canonical.empty() || canonical.size() > longest_word || canonical.size() % letter != 0 || !may_end(canonical))
    return false;
  const std::size_t r = canonical.find("р");
  if (r == canonical.npos) return true;
  const std::string_view before = canonical.substr(0, r);
  return (before.ends_with("э") || before.ends_with("е")) && may_end(before.substr(0, r - letter));
}

// Where an е is read as э. Behind ц, ж, ш and ч the two sound alike.
enum class hard_e : std::uint8_t { nowhere, behind_hissing, everywhere };

// With Russian letters for those of Ukrainian.
std::string levelled(std::string_view canonical, hard_e where) {
  static constexpr std::string_view hissing = "цзжшч";
  std::string out;
  std::string_view before;
  for (std::size_t at = 0; at < canonical.size(); at += letter) {
    const std::string_view c = canonical.substr(at, letter);
    const bool hard = where == hard_e::everywhere ||
                      (where == hard_e::behind_hissing && !before.empty() && hissing.find(before) != hissing.npos);
    out += c == "і" ? "и" : c == "є" ? "е" : c == "е" && hard ? "э" : c;
    before = c;
  }
  return out;
}

// In Pinyin; empty if the word is not made of syllables of the table.
std::string pinyin_of_word(std::string_view canonical, hard_e where) {
  std::string out;
  if (may_be_read(canonical) && !reader().read(levelled(canonical, where), out))
    reader().read(levelled(canonical, hard_e::everywhere), out);
  return out;
}

// None if a word that says something is not read.
std::vector<std::string> pinyin_words(const name::prepared& n, hard_e where) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < n.parts.size(); ++i) {
    const part& p = n.parts[i];
    if (says_little(p)) continue;
    std::string word = p.writing == ground::script::cyrillic ? pinyin_of_word(n.canonical_of(p), where) : std::string();
    if (word.empty()) return {};
    words.resize(n.parts.size());
    words[i] = std::move(word);
  }
  return words;
}

bool is_pinyin(std::string_view letters) noexcept {
  constexpr std::size_t longest = 24;
  if (letters.empty() || letters.size() > longest) return false;
  std::array<bool, longest + 1> reached{true};
  for (std::size_t at = 0; at < letters.size(); ++at)
    for (std::size_t size = 1; reached[at] && size <= longest_pinyin && at + size <= letters.size(); ++size)
      if (std::binary_search(pinyin_syllables.begin(), pinyin_syllables.end(), letters.substr(at, size)))
        reached[at + size] = true;
  return reached[letters.size()];
}

}  // namespace

std::vector<std::vector<std::string>> pinyin_of_russian(const name::prepared& n) {
  std::vector<std::vector<std::string>> readings;
  for (const hard_e where : {hard_e::nowhere, hard_e::behind_hissing}) {
    std::vector<std::string> words = pinyin_words(n, where);
    if (words.empty()) break;
    if (readings.empty() || readings.front() != words) readings.push_back(std::move(words));
  }
  return readings;
}

bool both_mandarin(const name::prepared& russian, const name::prepared& latin) noexcept {
  if (latin.vietnamese) return false;
  bool told = false;
  for (const part& p : latin.parts) {
    if (says_little(p)) continue;
    const std::string_view letters = latin.letters_of(p);
    if (p.writing != ground::script::latin || !is_pinyin(letters)) return false;
    told |= told_in_pinyin(letters);
  }
  const auto family = [&](const std::vector<std::string>& words) {
    return family_name(*std::find_if_not(words.begin(), words.end(), [](const std::string& w) { return w.empty(); }), latin);
  };
  return told || (russian.parts.size() > 1 && std::any_of(russian.pinyin.begin(), russian.pinyin.end(), family)) ||
         std::any_of(russian.parts.begin(), russian.parts.end(),
                     [&](const part& p) { return !says_little(p) && told_in_russian(russian.canonical_of(p)); });
}

}  // namespace allonym::names
