#include "names/romanize.hpp"

#include "names/block_table.hpp"
#include "names/han.hpp"
#include "names/normalize.hpp"
#include "names/romanize_southeast.hpp"

namespace allonym::names {
namespace {

using ground::next_code_point;

#include "data/tables/scripts.inc"

// Alphabets where each letter stands for itself, whatever its neighbours.
void letter_by_letter(std::string_view word, std::string_view (*letter)(char32_t), std::string& out) {
  for (std::size_t at = 0; at < word.size();) out += letter(next_code_point(word, at));
}

std::string_view cyrillic_letter(char32_t c) noexcept {
  if (c < 0x460) return in_block(cyrillic, 0x430, c);
  for (const letter_row& row : cyrillic_rest)
    if (row.letter == c) return row.latin;
  return "";
}
std::string_view georgian_letter(char32_t c) noexcept { return in_block(georgian, 0x10D0, c); }
std::string_view hebrew_letter(char32_t c) noexcept { return in_block(hebrew, 0x5D0, c); }

void hebrew_word(std::string_view word, std::string& out) {
  // A geresh makes another sound of the letter before it.
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    std::size_t next = at;
    const char32_t after = at < word.size() ? next_code_point(word, next) : 0;
    if (after == U'\'' || after == 0x5F3) {
      at = next;
      switch (c) {
        case 0x5D2:
          out += "j";
          continue;
        case 0x5D6:
          out += "zh";
          continue;
        case 0x5E6:
        case 0x5E5:
          out += "ch";
          continue;
        case 0x5EA:
          out += "th";
          continue;
        default:
          break;
      }
    }
    out += hebrew_letter(c);
  }
}

std::string_view arabic_letter(char32_t c) noexcept {
  if (c < 0x650) return in_block(arabic, 0x621, c);
  for (const letter_row& row : arabic_rest)
    if (row.letter == c) return row.latin;
  return "";
}

void greek_word(std::string_view word, std::string& out) {
  const std::size_t start = out.size();
  for (std::size_t at = 0; at < word.size();) {
    char32_t c = next_code_point(word, at);
    std::string_view folded = fold_letter(c);
    std::size_t i = 0;
    if (!folded.empty()) c = next_code_point(folded, i);
    std::size_t next = at;
    char32_t after = at < word.size() ? next_code_point(word, next) : 0;
    if (folded = fold_letter(after); after != 0 && !folded.empty()) after = next_code_point(folded, i = 0);
    std::string_view pair;
    for (const letter_pair& row : greek_pairs)
      if (row.first == c && row.second == after) pair = out.size() == start ? row.initial : row.inside;
    if (!pair.empty()) {
      out += pair;
      at = next;
    } else {
      out += in_block(greek, 0x3B1, c);
    }
  }
}

std::string_view armenian_letter(char32_t c) noexcept { return in_block(armenian, 0x561, c); }
void armenian_word(std::string_view word, std::string& out) {
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    std::size_t next = at;
    if (c == 0x578 && at < word.size() && next_code_point(word, next) == 0x582) {
      out += 'u';
      at = next;
    } else {
      out += armenian_letter(c);
    }
  }
}

constexpr bool vowel(char c) noexcept { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

void kana_word(std::string_view word, std::string& out) {
  bool doubled = false;
  for (std::size_t at = 0; at < word.size();) {
    char32_t c = next_code_point(word, at);
    if (c >= 0x3041 && c <= 0x3096) c += 0x60;  // hiragana to katakana
    const std::string_view mora = in_block(katakana, 0x30A1, c);
    if (c == 0x30C3) {
      doubled = true;
      continue;
    }
    if (mora.empty()) continue;
    if (mora.front() == '+') {  // a small vowel: takes the place of the vowel before it
      const bool glide = mora[1] == 'y';
      const bool vowel_before = !out.empty() && vowel(out.back());
      if (vowel_before) {
        const bool of_i = out.back() == 'i';
        if (out.size() == 1 || vowel(out[out.size() - 2])) {
          if (out.back() == 'u') out.back() = 'w';
        } else {
          out.pop_back();
        }
        const bool soft = !out.empty() && (out.back() == 'h' || out.back() == 'j') && of_i;
        out += mora.substr(glide && soft ? 2 : 1);
      } else {
        out += mora.substr(1);
      }
      continue;
    }
    if (doubled && !vowel(mora.front())) out += mora.front() == 'c' ? 't' : mora.front();
    doubled = false;
    out += mora;
  }
}

void hangul_syllable(char32_t c, std::string& out) {
  if (c < 0xAC00 || c > 0xD7A3) return;
  const std::size_t index = c - 0xAC00;
  out += hangul_initials[index / 588];
  out += hangul_vowels[index % 588 / 28];
  out += hangul_finals[index % 28];
}

void devanagari_word(std::string_view word, std::string& out) {
  bool open = false;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    const std::string_view sound = in_block(devanagari, 0x900, c);
    const bool consonant = (c >= 0x915 && c <= 0x939) || (c >= 0x958 && c <= 0x95F);
    const bool sign = (c >= 0x93E && c <= 0x94D) || c == 0x93C;
    if (open && !sign) out += 'a';
    out += sound;
    if (c != 0x93C) open = consonant;
  }
}

void latin_word(std::string_view word, std::string& out) {
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(word, at);
    const std::string_view folded = c < 0x80 ? word.substr(from, 1) : fold_letter(c);
    for (const char x : folded)
      if ((x >= 'a' && x <= 'z') || (x >= '0' && x <= '9')) out += x;
  }
}

}  // namespace

bool romanize(std::string_view word, ground::script s, std::string& out) {
  switch (s) {
    case ground::script::latin:
      latin_word(word, out);
      return true;
    case ground::script::cyrillic:
      letter_by_letter(word, cyrillic_letter, out);
      return true;
    case ground::script::greek:
      greek_word(word, out);
      return true;
    case ground::script::arabic:
      letter_by_letter(word, arabic_letter, out);
      return true;
    case ground::script::hebrew:
      hebrew_word(word, out);
      return true;
    case ground::script::han:
      for (std::size_t at = 0; at < word.size();) out += mandarin_of(next_code_point(word, at));
      return true;
    case ground::script::hiragana:
    case ground::script::katakana:
      kana_word(word, out);
      return true;
    case ground::script::hangul:
      for (std::size_t at = 0; at < word.size();) hangul_syllable(next_code_point(word, at), out);
      return true;
    case ground::script::thai:
      romanize_thai(word, out);
      return true;
    case ground::script::lao:
      romanize_lao(word, out);
      return true;
    case ground::script::khmer:
      romanize_khmer(word, out);
      return true;
    case ground::script::devanagari:
      devanagari_word(word, out);
      return true;
    case ground::script::georgian:
      letter_by_letter(word, georgian_letter, out);
      return true;
    case ground::script::armenian:
      armenian_word(word, out);
      return true;
    case ground::script::other:
      break;
  }
  return false;
}

}  // namespace allonym::names
