#include "dictionary/key.hpp"

#include "ground/unicode.hpp"
#include "names/normalize.hpp"
#include "names/words.hpp"

#include <algorithm>
#include <array>

namespace allonym::dict {
namespace {

// Bytes of a name that its key is made of: even letters that fold to many leave keys that the reader takes.
constexpr std::size_t longest_keyed = 1 << 14;

// The folded form with its blanks and control characters made single spaces.
std::string symbols_key(std::string_view folded) {
  std::string key;
  for (const char c : folded) {
    if (static_cast<unsigned char>(c) > 0x20) key += c;
    else if (!key.empty() && key.back() != ' ') key += ' ';
  }
  if (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

// What the bytes of a text are for its key: a small letter or a digit, a space for what parts words, `odd` for what the bytes
// around it decide.
constexpr char odd = '\0';
constexpr std::array<char, 256> make_key_bytes() {
  std::array<char, 256> bytes{};
  for (std::size_t c = 0; c < 0x80; ++c) bytes[c] = ' ';
  for (std::size_t c = '0'; c <= '9'; ++c) bytes[c] = static_cast<char>(c);
  for (std::size_t c = 'a'; c <= 'z'; ++c) bytes[c] = bytes[c - 32] = static_cast<char>(c);
  bytes['.'] = odd;
  return bytes;
}
constexpr std::array<char, 256> key_bytes = make_key_bytes();
char key_byte(char c) noexcept { return key_bytes[static_cast<unsigned char>(c)]; }

// The letter's folded form, of small Latin letters and digits; empty if it has none that a key can be put together from.
std::string_view simple_letter(char32_t letter) noexcept {
  const bool latin =
      (letter >= 0xC0 && letter < 0x1C0 && letter != 0xD7 && letter != 0xF7) || (letter >= 0x1E00 && letter < 0x1F00);
  const std::string_view folded = latin ? names::fold_letter(letter) : std::string_view{};
  return std::all_of(folded.begin(), folded.end(), [](char c) { return key_byte(c) == c && c != ' ' && c != odd; })
             ? folded
             : std::string_view{};
}

// Whether text[0, at) may end in a word of one letter: with the full stop behind it, it may be part of an abbreviation.
bool may_end_in_one_letter(std::string_view text, std::size_t at) noexcept {
  return at != 0 && key_byte(text[at - 1]) != ' ' &&
         (at == 1 || key_byte(text[at - 1]) == odd || key_byte(text[at - 2]) == ' ' || text[at - 2] == '.');
}

// The key of a text of Latin letters with or without marks, digits and ASCII between them, letter by letter; false if there is
// anything else, or what may be an abbreviation with full stops.
bool simple_key(std::string_view text, std::string& out) {
  out.resize(text.size() + 1);
  char* const begin = out.data();
  char* end = begin;
  char last = ' ';
  for (std::size_t at = 0; at < text.size();) {
    char c = key_byte(text[at]);
    if (c == odd && text[at] == '.') {
      if (may_end_in_one_letter(text, at)) return false;
      c = ' ';
    }
    if (c != odd) {
      *end = c;
      end += c != ' ' || last != ' ' ? 1 : 0;
      last = c;
      ++at;
    } else {
      const std::string_view folded = simple_letter(ground::next_code_point(text, at));
      // Whatever a letter folds to, the key stays within as many bytes as are read.
      if (folded.empty() || folded.size() > at - static_cast<std::size_t>(end - begin)) return false;
      end = std::copy(folded.begin(), folded.end(), end);
      last = folded.back();
    }
  }
  if (last == ' ' && end != begin) --end;
  out.resize(static_cast<std::size_t>(end - begin));
  return !out.empty();
}

}  // namespace

void dictionary_key(std::string_view text, normal_form& form, std::string& out) {
  if (text.size() > longest_keyed) text = text.substr(0, ground::floor_boundary(text, longest_keyed));
  if (simple_key(text, out)) return;
  out = names::match_key(text);
  if (!out.empty()) return;
  normalize(text, normal_level::folded, form);
  out = symbols_key(form.text);
  if (out.empty()) out = symbols_key(text);
}

std::string dictionary_key(std::string_view text) {
  normal_form form;
  std::string key;
  dictionary_key(text, form, key);
  return key;
}

}  // namespace allonym::dict
