#include "names/skeleton.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace allonym::names {
namespace {

using ground::script;

constexpr bool vowel(char c) noexcept { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }
constexpr bool soft(char c) noexcept { return c == 'e' || c == 'i' || c == 'y'; }

// A group of letters and its class in the usual and the other reading; '-' is silent.
struct group {
  std::string_view letters;
  char usual, other;
};
// By first letter, longer ones first.
constexpr std::array<group, 23> groups{{
    {"ch", 's', 'k'}, {"ck", 'k', 'k'},   {"cz", 's', 's'},  {"dzh", 's', 's'}, {"dg", 's', 'k'},  {"dj", 's', 's'},
    {"dz", 's', 's'}, {"gh", 'k', '-'},   {"gi", 's', 'k'},  {"kh", 'k', '-'},  {"ng", 'n', 'n'},  {"ph", 'p', 'p'},
    {"qu", 'k', 'k'}, {"sch", 's', 's'},  {"sh", 's', 's'},  {"sz", 's', 's'},  {"tsch", 's', 's'}, {"tch", 's', 's'},
    {"tsh", 's', 's'}, {"th", 't', 's'},  {"ts", 's', 's'},  {"tz", 's', 's'},  {"zh", 's', 's'},
}};
struct span_of_groups {
  std::uint8_t begin = 0, end = 0;
};
constexpr std::array<span_of_groups, 26> groups_of_letter = [] {
  std::array<span_of_groups, 26> spans{};
  for (std::size_t i = 0; i < groups.size(); ++i) {
    span_of_groups& s = spans[static_cast<std::size_t>(groups[i].letters[0] - 'a')];
    if (s.end == 0) s.begin = static_cast<std::uint8_t>(i);
    s.end = static_cast<std::uint8_t>(i + 1);
  }
  return spans;
}();

struct sound {
  std::size_t letters;
  char heard;
};

// One letter, known what follows.
char letter(char c, char after, script writing, bool vietnamese, bool other) noexcept {
  const bool chinese = writing == script::han;
  switch (c) {
    case 'b': case 'p': case 'f': case 'v': return 'p';
    case 'w': return other ? 'p' : '-';
    case 't': return 't';
    case 'd': return vietnamese && other ? 's' : 't';
    case 'k': return 'k';
    case 'q': return chinese || other ? 's' : 'k';
    case 'g': return other && soft(after) ? 's' : 'k';
    case 'c': return chinese || soft(after) ? 's' : 'k';
    case 's': case 'z': return 's';
    case 'x': return 's';
    case 'j':
      if (!other) return 's';
      return chinese || writing == script::arabic ? 'k' : '-';
    case 'm': case 'n': return 'n';
    case 'l': case 'r': return 'r';
    default: return '-';
  }
}

sound heard(std::string_view rest, script writing, bool vietnamese, bool other) noexcept {
  const char c = rest.front();
  if (c >= 'a' && c <= 'z' && rest.size() > 1) {
    const span_of_groups of = groups_of_letter[static_cast<std::size_t>(c - 'a')];
    for (std::size_t i = of.begin; i < of.end; ++i) {
      const group& g = groups[i];
      if (g.letters[1] != rest[1] || !rest.starts_with(g.letters) || (rest[1] == 'i' && !vietnamese)) continue;
      return {g.letters.size(), other ? g.other : g.usual};
    }
  }
  return {1, letter(c, rest.size() > 1 ? rest[1] : '\0', writing, vietnamese, other)};
}

// Without the consonants at the end that French writes and does not say: Bordeaux, Renault.
std::string_view without_silent_end(std::string_view letters) noexcept {
  const auto silent = [](char c) { return c == 's' || c == 't' || c == 'd' || c == 'x' || c == 'z'; };
  std::size_t end = letters.size();
  while (end > 2 && silent(letters[end - 1])) --end;
  if (end < letters.size() && end > 2 && letters[end - 1] == 'l' && letters[end - 2] == 'u') --end;
  return end > 2 ? letters.substr(0, end) : letters;
}

// What the consonants around the vowel of a syllable spelled by ear may stand for, the likeliest first: classes, '-' for nothing.
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

}  // namespace

std::vector<std::string> syllable_skeletons(std::span<const std::string_view> syllables, std::size_t most) {
  std::vector<std::string> known{""};
  const auto hear = [&](std::span<const reading_of_group> table, std::string_view group) {
    if (const std::string_view classes = classes_of(table, group); !classes.empty()) return go_on(known, classes, most);
    for (const char c : skeleton(group, script::latin, true, skeleton_reading::usual)) go_on(known, {&c, 1}, most);
  };
  bool nasal = false;  // after ng a g may be of the same ng: Engels
  for (const std::string_view syllable : syllables) {
    const std::size_t vowels = std::min(syllable.find_first_of("aeiouy"), syllable.size());
    const std::size_t after = std::max(vowels, std::min(syllable.find_last_of("aeiouy") + 1, syllable.size()));
    const std::string_view onset = syllable.substr(0, syllable.starts_with("gi") && after > 2 ? 2 : vowels), coda = syllable.substr(after);
    if (nasal && (onset == "g" || onset == "gh")) go_on(known, "k-", most);
    else hear(onsets, onset);
    const bool glide = coda.empty() && after > vowels + 1 && (syllable.back() == 'i' || syllable.back() == 'y');
    if (glide) go_on(known, "-r", most);  // Versailles
    else hear(codas, coda);
    nasal = coda == "ng";
  }
  return known;
}

std::size_t skeleton(std::string_view letters, script writing, bool vietnamese, skeleton_reading reading, std::span<char> out) {
  const bool other = reading == skeleton_reading::other, silent = reading == skeleton_reading::without_silent;
  if (silent && writing == script::latin && !vietnamese) letters = without_silent_end(letters);
  // An x between Latin or Cyrillic letters is k and s, elsewhere s.
  const bool x_is_ks = writing != script::han && !vietnamese && !other;
  std::size_t size = 0;
  const auto put = [&](char c) {
    if (size < out.size()) out[size++] = c;
  };
  for (std::size_t i = 0; i < letters.size() && size < out.size();) {
    if (i + 1 < letters.size() && letters[i] == letters[i + 1]) {
      ++i;
      continue;
    }
    const sound s = heard(letters.substr(i), writing, vietnamese, other);
    const bool coda = i + s.letters == letters.size() || !vowel(letters[i + s.letters]);
    const bool left_out = s.heard == '-' || (silent && letters[i] == 'r' && coda);
    if (!left_out) {
      if (letters[i] == 'x' && x_is_ks && i > 0 && size != 0 && out[size - 1] != 'k') put('k');
      if (size == 0 || out[size - 1] != s.heard) put(s.heard);
    }
    i += s.letters;
  }
  return size;
}

std::string skeleton(std::string_view letters, script writing, bool vietnamese, skeleton_reading reading) {
  std::string out(2 * letters.size(), '\0');
  out.resize(skeleton(letters, writing, vietnamese, reading, out));
  return out;
}

void rough_sounds(std::string_view letters, script writing, bool vietnamese, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < letters.size();) {
    const sound s = heard(letters.substr(i), writing, vietnamese, false);
    char c = s.heard;
    if (c == '-') switch (letters[i]) {
        case 'a': c = 'a'; break;
        case 'e': case 'i': case 'y': c = 'i'; break;
        case 'o': case 'u': case 'w': c = 'u'; break;
        default: break;
      }
    if (c != '-' && (out.empty() || out.back() != c)) out += c;
    i += s.letters;
  }
}

}  // namespace allonym::names
