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
    {"ch", 's', 'k'},  {"ck", 'k', 'k'},  {"cz", 's', 's'}, {"dzh", 's', 's'}, {"dg", 's', 'k'},   {"dj", 's', 's'},
    {"dz", 's', 's'},  {"gh", 'k', '-'},  {"gi", 's', 'k'}, {"kh", 'k', '-'},  {"ng", 'n', 'n'},   {"ph", 'p', 'p'},
    {"qu", 'k', 'k'},  {"sch", 's', 's'}, {"sh", 's', 's'}, {"sz", 's', 's'},  {"tsch", 's', 's'}, {"tch", 's', 's'},
    {"tsh", 's', 's'}, {"th", 't', 's'},  {"ts", 's', 's'}, {"tz", 's', 's'},  {"zh", 's', 's'},
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
  const bool chinese = writing == script::han, cyrillic = writing == script::cyrillic;
  switch (c) {
    case 'b':
    case 'p':
    case 'f':
    case 'v':
      return 'p';
    case 'w':
      return other ? 'p' : '-';
    case 't':
      return cyrillic && other && (after == 'i' || after == 'y') ? 's' : 't';  // of Japanese chi and Vietnamese ch
    case 'd':
      return vietnamese && other ? 's' : 't';
    case 'k':
      return 'k';
    case 'q':
      return chinese || other ? 's' : 'k';
    case 'g':
      if (cyrillic) return other ? '-' : 'k';  // also of h
      return other && soft(after) ? 's' : 'k';
    case 'c':
      return chinese || soft(after) ? 's' : 'k';
    case 's':
    case 'z':
      return 's';
    case 'x':
      return 's';
    case 'j':
      if (!other) return 's';
      return chinese || writing == script::arabic ? 'k' : '-';
    case 'm':
    case 'n':
      return 'n';
    case 'l':
    case 'r':
      return 'r';
    default:
      return '-';
  }
}

sound heard(std::string_view rest, script writing, bool vietnamese, bool other) noexcept {
  const char c = rest.front();
  if (vietnamese && other && rest.starts_with("tr")) return {2, 's'};
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

}  // namespace

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
    const bool unsaid = coda && (letters[i] == 'r' || (i > 0 && letters.substr(i, 2) == "gh"));
    const bool left_out = s.heard == '-' || (silent && unsaid);
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
        case 'a':
          c = 'a';
          break;
        case 'e':
        case 'i':
        case 'y':
          c = 'i';
          break;
        case 'o':
        case 'u':
        case 'w':
          c = 'u';
          break;
        default:
          break;
      }
    const bool breath = writing == script::cyrillic && letters.substr(i).starts_with("kh");  // h as often as kh
    if (c != '-' && !breath && (out.empty() || out.back() != c)) out += c;
    i += s.letters;
  }
}

}  // namespace allonym::names
