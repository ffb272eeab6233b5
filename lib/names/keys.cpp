// Blocking keys: a few per name, such that spellings of one name share one.
#include "names/keys.hpp"

#include "ground/unicode.hpp"
#include "names/acronyms.hpp"
#include "names/by_ear.hpp"
#include "names/han.hpp"
#include "names/nicknames.hpp"
#include "names/prepared.hpp"
#include "names/skeleton.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

namespace allonym {
namespace names {

namespace {

constexpr std::size_t longest_skeleton = 5;
constexpr std::size_t most_habits = 5;
constexpr std::size_t most_related = 4, most_in_pinyin = 2;  // of a Sino-Vietnamese syllable
constexpr std::size_t most_skeletons = 24;                   // of a chain of syllables

class key_maker {
public:
  key_maker(const name::prepared& n, const std::function<void(char, std::string_view, unsigned)>& take) : n_(n), take_(take) {}

  void run() {
    for (std::size_t i = 0; i < n_.parts.size(); ++i) part_keys(i);
    chains();
    romanised();
    other_habits();
    const name_forms forms(n_, ~std::uint32_t{0}, true);
    for (const name_form& form : forms.all()) {
      source_ = from_part + form.first;
      for (const std::uint32_t group : form.groups()) add('n', std::to_string(group));
    }
    source_ = one_chain() ? from_part : from_whole;
    if (n_.parts.size() > 1 && n_.parts.size() <= 8) sounds(n_.joined(0, n_.parts.size()), n_.parts[0].writing);
    source_ = from_initials;
    initials();
    each_anagram(n_, [&](std::string_view letters) { add('g', letters); });
    for (const symbol& s : n_.symbols) {
      source_ = from_part + s.first;
      if (s.role == country_role || (s.role != legal_role && s.weight >= 3)) add('c', std::to_string(s.id));
    }
    if (!any_ && !n_.canonical.empty()) add('t', n_.canonical);
  }

private:
  void add(char kind, std::string_view text) {
    any_ = true;
    take_(kind, text, source_);
  }

  // Syllables tied by hyphens say together what one word says.
  [[nodiscard]] unsigned source_of(std::size_t i) const {
    while (n_.vietnamese && i > 0 && (n_.parts[i].flags & part_chained) != 0) --i;
    return from_part + static_cast<unsigned>(i);
  }
  [[nodiscard]] bool one_chain() const {
    return n_.vietnamese && n_.parts.size() > 1 && source_of(n_.parts.size() - 1) == from_part;
  }

  void part_keys(std::size_t i) {
    source_ = source_of(i);
    const part& p = n_.parts[i];
    const std::string_view letters = n_.letters_of(p);
    for (const std::vector<std::string>& words : n_.pinyin)
      if (!words[i].empty()) add('w', words[i]);
    if (letters.size() < 2 || (p.flags & (part_particle | part_legal)) != 0) return;
    add('w', letters);
    if ((p.flags & part_glued) == 0 || !n_.vietnamese) sounds(letters, p.writing);
    if (p.writing == ground::script::arabic || p.writing == ground::script::hebrew) sounds(without_glides(letters), p.writing);
    if (p.writing == ground::script::latin && p.sino != no_syllable && (n_.vietnamese || (p.flags & part_marked) != 0))
      related(p.sino);
  }

  // Where one letter is a consonant or a long vowel, as the vowel.
  static std::string without_glides(std::string_view letters) {
    std::string out;
    for (const char c : letters)
      if (c != 'w' && c != 'v') out += c;
    return out;
  }

  // Skeletons of each reading, whole and with one consonant less, since codas come and go; of words written together not of all
  // of them.
  void sounds(std::string_view letters, ground::script writing) {
    std::array<std::array<char, longest_skeleton>, 3> heard;
    std::array<std::string_view, 3> readings;
    std::size_t known = 0;
    for (const auto reading : {skeleton_reading::usual, skeleton_reading::other, skeleton_reading::without_silent}) {
      const std::string_view bones(heard[known].data(), skeleton(letters, writing, n_.vietnamese, reading, heard[known]));
      if (bones.empty()) {
        if (reading == skeleton_reading::usual) add('v', letters.substr(0, 2));
        continue;
      }
      if (std::find(readings.begin(), readings.begin() + known, bones) != readings.begin() + known) continue;
      readings[known++] = bones;
      add('s', bones);
      if (bones.size() < 3 || (reading == skeleton_reading::without_silent && source_ == from_whole)) continue;
      std::array<char, longest_skeleton> less{};
      std::copy(bones.begin() + 1, bones.end(), less.begin());
      for (std::size_t i = 0; i < bones.size(); ++i) {  // less the letter at i
        add('s', {less.data(), bones.size() - 1});
        less[i] = bones[i];
      }
    }
  }

  // The spellings that share most characters with a Sino-Vietnamese syllable, and what else it is in Pinyin.
  void related(std::uint16_t sino) {
    const std::vector<relation_row> best = best_relations(sino);
    std::size_t in_pinyin = 0;
    for (std::size_t k = 0; k < best.size(); ++k)
      if (k < most_related || (best[k].pinyin && in_pinyin < most_in_pinyin)) {
        add('w', spelled_text(best[k].spelled));
        in_pinyin += best[k].pinyin;
      }
  }
  static std::vector<relation_row> best_relations(std::uint16_t sino) {
    const auto rows = relations_of(sino);
    std::vector<relation_row> best(rows.begin(), rows.end());
    std::stable_sort(best.begin(), best.end(),
                     [](const relation_row& x, const relation_row& y) { return x.weight > y.weight; });
    return best;
  }
  static std::vector<relation_row> best_pinyin(std::uint16_t sino, std::size_t most) {
    std::vector<relation_row> best = best_relations(sino);
    const auto other = std::stable_partition(best.begin(), best.end(), [](const relation_row& row) { return row.pinyin; });
    best.erase(other, best.end());
    if (best.size() > most) best.resize(most);
    return best;
  }

  // Names of places of two or three syllables are one word where they are romanised: Bắc Kinh, Beijing; Hắc Long Giang,
  // Heilongjiang.
  void romanised() {
    if (!n_.vietnamese || n_.type == entity_type::person) return;
    std::vector<std::uint16_t> syllables;
    for (const part& p : n_.parts) {
      if ((p.flags & part_generic) != 0 && n_.parts.size() > 2) continue;
      if (p.sino == no_syllable || (p.flags & part_glued) != 0 || syllables.size() == 3) return;
      syllables.push_back(p.sino);
    }
    if (syllables.size() < 2) return;
    std::vector<std::string> words{""};
    for (const std::uint16_t sino : syllables) {
      std::vector<std::string> longer;
      for (const relation_row& row : best_pinyin(sino, syllables.size() == 2 ? 3 : 1))
        for (const std::string& word : words) longer.push_back(word + std::string(spelled_text(row.spelled)));
      words = std::move(longer);
    }
    source_ = from_whole;
    for (const std::string& word : words) add('w', word);
  }

  // The family name of who seems to be Chinese in other habits of spelling: Teo, Zhang.
  void other_habits() {
    if (n_.vietnamese || n_.parts.size() < 2 || n_.parts.size() > 3) return;
    if (!std::all_of(n_.parts.begin(), n_.parts.end(), [this](const part& p) {
          return p.writing == ground::script::latin && chinese_syllables(n_.letters_of(p)) != 0;
        }))
      return;
    for (const std::size_t i : {std::size_t{0}, n_.parts.size() - 1}) {
      if (i > 1) continue;  // given names of two syllables stand behind
      const std::uint16_t syllable = spelled_syllable(n_.letters_of(n_.parts[i]));
      if (syllable == no_syllable) continue;
      source_ = source_of(i);
      const auto known = twins_of(syllable);
      std::vector<twin_row> best(known.begin(), known.end());
      std::stable_sort(best.begin(), best.end(), [](const twin_row& x, const twin_row& y) { return x.weight > y.weight; });
      for (std::size_t k = 0; k < std::min(best.size(), most_habits); ++k) add('w', spelled_text(best[k].second));
    }
  }
  // Of how many syllables a word is in some habit of spelling Chinese, if of one or two.
  static int chinese_syllables(std::string_view word) noexcept {
    if (spelled_syllable(word) != no_syllable) return 1;
    for (std::size_t at = 1; at < word.size() && word.size() <= 12; ++at)
      if (spelled_syllable(word.substr(0, at)) != no_syllable && spelled_syllable(word.substr(at)) != no_syllable) return 2;
    return 0;
  }

  // Syllables tied by hyphens or otherwise spelled by ear, as one word.
  void chains() {
    for (std::size_t i = 0; i < n_.parts.size();) {
      std::size_t end = i + 1;
      while (end < n_.parts.size() && (n_.parts[end].flags & part_glued) != 0) ++end;
      source_ = n_.vietnamese ? source_of(i) : from_chain;
      if (end - i > 1) sounds(n_.joined(i, end), n_.parts[i].writing);
      i = end;
    }
    for (const chain c : chains_by_ear(n_)) {
      source_ = source_of(c.first);
      if (c.end - c.first > 1 && (n_.parts[c.first + 1].flags & part_glued) == 0)
        sounds(n_.joined(c.first, c.end), n_.parts[c.first].writing);
      for (const std::string& bones : syllable_skeletons(syllables_by_ear(n_, c), most_skeletons))
        if (bones.size() > 1) add('s', std::string_view(bones).substr(0, longest_skeleton));
    }
  }

  void initials() {
    if (n_.parts.size() == 1) {
      const std::string_view letters = n_.letters_of(n_.parts[0]);
      if (letters.size() >= 2 && letters.size() <= 8) add('a', letters);
      return;
    }
    std::string all, heavy, called;  // the last without legal forms: VPF, Vietnam Professional Football Company
    std::string_view before;
    for (const part& p : n_.parts) {
      const std::string_view letters = n_.letters_of(p);
      if (letters.empty()) continue;
      if (letters == "nam" && before == "viet" && all.size() == 1) continue;  // Việt Nam is one word to acronyms
      before = letters;
      all += letters.front();
      if ((p.flags & part_particle) != 0) continue;
      heavy += letters.front();
      if ((p.flags & part_legal) == 0) called += letters.front();
    }
    if (heavy.size() >= 2 && heavy.size() <= 8) add('a', heavy);
    if (all != heavy && all.size() <= 8) add('a', all);
    if (called != heavy && called.size() >= 3 && called.size() <= 8) add('a', called);
  }

  const name::prepared& n_;
  const std::function<void(char, std::string_view, unsigned)>& take_;
  unsigned source_ = from_part;
  bool any_ = false;
};

}  // namespace

void each_key(const name& n, const std::function<void(char, std::string_view, unsigned)>& take) {
  key_maker(n.parts(), take).run();
}

}  // namespace names

inline namespace v1 {

std::vector<std::string> keys(const name& n) {
  std::vector<std::string> keys;
  names::each_key(n, [&](char kind, std::string_view text, unsigned) { keys.emplace_back(1, kind).append(text); });
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace v1
}  // namespace allonym
