#include "dictionary/key.hpp"

#include "ground/unicode.hpp"
#include "names/normalize.hpp"
#include "names/words.hpp"

#include <algorithm>

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

bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// The key of a text of Latin letters with or without marks, digits, spaces and hyphens, letter by letter; false if there is anything else.
bool simple_key(std::string_view text, std::string& out) {
  out.clear();
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == ' ' || c == '-') {
      space = true;
      ++at;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    if (static_cast<unsigned char>(c) < 0x80) {
      const char lower = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      if (!is_word_byte(lower)) return false;
      out += lower;
      ++at;
    } else {
      const char32_t letter = ground::next_code_point(text, at);
      const bool latin = (letter >= 0xC0 && letter < 0x1C0 && letter != 0xD7 && letter != 0xF7) || (letter >= 0x1E00 && letter < 0x1F00);
      const std::string_view folded = latin ? names::fold_letter(letter) : std::string_view{};
      if (folded.empty() || !std::all_of(folded.begin(), folded.end(), is_word_byte)) return false;
      out += folded;
    }
  }
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
