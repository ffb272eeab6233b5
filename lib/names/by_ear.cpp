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
constexpr reading_of_group codas[] = {{"c", "k-s"}, {"ch", "ks"}, {"m", "n"},  {"n", "nr"},
                                      {"ng", "n-"}, {"nh", "n"},  {"p", "p-"}, {"t", "ts"}};

std::string_view classes_of(std::span<const reading_of_group> table, std::string_view letters) noexcept {
  const auto found =
      std::find_if(table.begin(), table.end(), [letters](const reading_of_group& g) { return g.letters == letters; });
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
constexpr std::string_view all_vowels = "aeiouy";

rhyme cut(std::string_view syllable) noexcept {
  const std::size_t vowels = std::min(syllable.find_first_of(all_vowels), syllable.size());
  const std::size_t after = std::max(vowels, std::min(syllable.find_last_of(all_vowels) + 1, syllable.size()));
  const std::size_t first = syllable.starts_with("gi") && after > 2 ? 2 : vowels;
  return {syllable.substr(0, first), syllable.substr(first, after - first), syllable.substr(after)};
}

// Syllables written together: of the consonants between two vowels the first closes a syllable, if any can.
void take_apart(std::string_view letters, std::vector<std::string>& syllables) {
  while (!letters.empty()) {
    const std::size_t vowels = std::min(letters.find_first_of(all_vowels), letters.size());
    std::size_t end = std::min(letters.find_first_not_of(all_vowels, vowels), letters.size());
    const std::size_t next = std::min(letters.find_first_of(all_vowels, end), letters.size());
    if (next == letters.size()) end = next;
    for (const std::size_t coda : {std::size_t{2}, std::size_t{1}})
      if (end + coda < next && !classes_of(codas, letters.substr(end, coda)).empty()) {
        end += coda;
        break;
      }
    syllables.emplace_back(letters.substr(0, end));
    letters.remove_prefix(end);
  }
}

bool written_together(const part& p) noexcept {
  constexpr std::size_t shortest = 4;
  return (p.flags & (part_syllable | part_marked)) == part_marked && p.writing == ground::script::latin && p.size >= shortest;
}

bool known_word(const name::prepared& n, std::size_t i) noexcept {
  return std::any_of(n.symbols.begin(), n.symbols.end(),
                     [i](const symbol& s) { return s.first <= i && i < std::size_t{s.first} + s.count; });
}

bool begins_small(const name::prepared& n, const part& p) noexcept {
  std::size_t at = p.range.begin;
  return p.range.begin < p.range.end && ground::is_lower(ground::next_code_point(n.text, at));
}

// Behind syllables in small letters that follow a capital one: their end.
std::size_t end_of_loose_chain(const name::prepared& n, std::size_t first) noexcept {
  if (known_word(n, first) || begins_small(n, n.parts[first])) return first + 1;
  std::size_t end = first + 1;
  while (end < n.parts.size() && begins_small(n, n.parts[end]) && !known_word(n, end) && n.parts[end].number < 0) ++end;
  return end;
}

}  // namespace

std::size_t vowel_groups(std::string_view letters) noexcept {
  std::size_t groups = 0;
  bool inside = false;
  for (const char c : letters) {
    const bool vowel = all_vowels.find(c) != std::string_view::npos;
    if (vowel && !inside) ++groups;
    inside = vowel;
  }
  return std::max<std::size_t>(groups, 1);
}

std::vector<chain> chains_by_ear(const name::prepared& n) {
  std::vector<chain> chains;
  for (std::size_t first = 0; n.vietnamese && first < n.parts.size();) {
    chain c{first, first + 1};
    while (c.end < n.parts.size() && (n.parts[c.end].flags & part_chained) != 0) ++c.end;
    if (c.end == first + 1) c.end = end_of_loose_chain(n, first);
    if (c.end > first + 1 || written_together(n.parts[first])) chains.push_back(c);
    first = c.end;
  }
  return chains;
}

std::vector<std::string> syllables_by_ear(const name::prepared& n, chain c) {
  const bool marked = std::any_of(n.parts.begin(), n.parts.end(), [](const part& p) { return (p.flags & part_marked) != 0; });
  std::vector<std::string> syllables;
  for (std::size_t i = c.first; i < c.end; ++i) {
    const part& p = n.parts[i];
    std::string letters(n.letters_of(p));
    for (std::size_t k = 0; marked && k < letters.size(); ++k)
      if (letters[k] == 'd' && n.codes[p.at + k] != code_of_vietnamese(U'đ')) letters[k] = 'z';
    if ((p.flags & part_syllable) != 0) syllables.push_back(std::move(letters));
    else take_apart(letters, syllables);
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
