#include "names/by_ear.hpp"

#include "names/prepared.hpp"
#include "names/skeleton.hpp"
#include "names/sounds.hpp"

#include <algorithm>
#include <utility>

namespace allonym::names {
namespace {

// What a group of letters may stand for, the likeliest first: classes, '-' for nothing.
struct reading_of_group {
  std::string_view letters, classes;
};
constexpr reading_of_group onsets[] = {{"d", "ts"}, {"gi", "s-"}, {"kh", "k-"}, {"th", "ts"}, {"tr", "s"}, {"v", "p-"}};
constexpr reading_of_group codas[] = {{"c", "k-s"}, {"ch", "ks"}, {"m", "n"}, {"n", "nr"}, {"ng", "n-"}, {"nh", "n"}, {"p", "p-"}, {"t", "ts"}};

std::string_view classes_of(std::span<const reading_of_group> table, std::string_view letters) noexcept {
  const auto found = std::find_if(table.begin(), table.end(), [letters](const reading_of_group& g) { return g.letters == letters; });
  return found == table.end() ? std::string_view() : found->classes;
}

// Each of `known` with each of `classes` behind it.
void go_on(std::vector<std::string>& known, std::string_view classes, std::size_t most) {
  std::vector<std::string> next;
  for (const char c : classes)
    for (const std::string& before : known) {
      std::string more = before;
      if (c != '-' && (more.empty() || more.back() != c)) more += c;
      if (next.size() < most && std::find(next.begin(), next.end(), more) == next.end()) next.push_back(std::move(more));
    }
  known = std::move(next);
}

// The consonants before the vowels of a syllable, the vowels, the consonants behind them.
struct rhyme {
  std::string_view onset, vowels, coda;
};
rhyme cut(std::string_view syllable) noexcept {
  constexpr std::string_view all_vowels = "aeiouy";
  const std::size_t vowels = std::min(syllable.find_first_of(all_vowels), syllable.size());
  const std::size_t after = std::max(vowels, std::min(syllable.find_last_of(all_vowels) + 1, syllable.size()));
  const std::size_t first = syllable.starts_with("gi") && after > 2 ? 2 : vowels;
  return {syllable.substr(0, first), syllable.substr(first, after - first), syllable.substr(after)};
}

}  // namespace

std::vector<chain> chains_by_ear(const name::prepared& n) {
  std::vector<chain> chains;
  for (std::size_t first = 0; n.vietnamese && first < n.parts.size();) {
    std::size_t end = first + 1;
    while (end < n.parts.size() && (n.parts[end].flags & part_chained) != 0) ++end;
    if (end - first > 1) chains.push_back({first, end});
    first = end;
  }
  return chains;
}

std::vector<std::string> syllables_by_ear(const name::prepared& n, std::size_t first, std::size_t end) {
  const bool marked = std::any_of(n.parts.begin(), n.parts.end(), [](const part& p) { return (p.flags & part_marked) != 0; });
  std::vector<std::string> syllables;
  for (std::size_t i = first; i < end; ++i) {
    const part& p = n.parts[i];
    std::string letters(n.letters_of(p));
    for (std::size_t k = 0; marked && k < letters.size(); ++k)
      if (letters[k] == 'd' && n.codes[p.at + k] != code_of_vietnamese(U'đ')) letters[k] = 'z';
    syllables.push_back(std::move(letters));
  }
  return syllables;
}

std::vector<std::string> syllable_skeletons(std::span<const std::string> syllables, std::size_t most) {
  std::vector<std::string> known{""};
  const auto hear = [&](std::span<const reading_of_group> table, std::string_view group) {
    if (const std::string_view classes = classes_of(table, group); !classes.empty()) return go_on(known, classes, most);
    for (const char c : skeleton(group, ground::script::latin, true, skeleton_reading::usual)) go_on(known, {&c, 1}, most);
  };
  bool nasal = false;  // after ng a g may be of the same ng: Engels
  for (const std::string_view syllable : syllables) {
    const auto [onset, vowels, coda] = cut(syllable);
    if (nasal && (onset == "g" || onset == "gh")) go_on(known, "k-", most);
    else hear(onsets, onset);
    const bool glide = coda.empty() && vowels.size() > 1 && (vowels.back() == 'i' || vowels.back() == 'y');
    if (glide) go_on(known, "-r", most);  // Versailles
    else hear(codas, coda);
    nasal = coda == "ng";
  }
  return known;
}

}  // namespace allonym::names
