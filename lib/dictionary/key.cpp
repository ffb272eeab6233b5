#include "dictionary/key.hpp"

#include <allonym/name.hpp>

#include "ground/unicode.hpp"
#include "names/words.hpp"

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

// Whether a text consists of Latin letters, digits, spaces, hyphens and apostrophes, so that its folded form has the same words.
bool plain(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    const auto follow = [&](std::size_t k) { return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U; };
    if (c < 0x80) {
      const bool fine = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '-';
      if (!fine) return false;
      ++i;
    } else if (c == 0xC3 && follow(1) >= 0x80 && follow(1) <= 0xBF && follow(1) != 0x97 && follow(1) != 0xB7) {
      i += 2;
    } else if ((c == 0xC4 || c == 0xC5 || c == 0xC6) && follow(1) >= 0x80 && follow(1) <= 0xBF) {
      i += 2;
    } else if (c == 0xE1 && follow(1) >= 0xB8 && follow(1) <= 0xBB && follow(2) >= 0x80 && follow(2) <= 0xBF) {
      i += 3;
    } else {
      return false;
    }
  }
  return true;
}

bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// The words of a folded form of ASCII; false if it has anything else.
bool words_of(std::string_view folded, std::string& out) {
  out.clear();
  bool space = false;
  for (const char c : folded) {
    if (is_word_byte(c)) {
      if (space && !out.empty()) out += ' ';
      out += c;
      space = false;
    } else if (c == ' ' || c == '-') {
      space = true;
    } else {
      return false;
    }
  }
  return !out.empty();
}

}  // namespace

bool word_key(std::string_view text, std::string_view folded, std::string& out) { return text.size() <= longest_keyed && plain(text) && words_of(folded, out); }

std::string dictionary_key(std::string_view text) {
  std::string key;
  if (text.size() > longest_keyed) text = text.substr(0, ground::floor_boundary(text, longest_keyed));
  normal_form form;
  if (plain(text)) {
    normalize(text, normal_level::folded, form);
    if (words_of(form.text, key)) return key;
  }
  key = names::match_key(text);
  if (!key.empty()) return key;
  normalize(text, normal_level::folded, form);
  key = symbols_key(form.text);
  return key.empty() ? symbols_key(text) : key;
}

}  // namespace allonym::dict
