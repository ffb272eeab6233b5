#include "names/romanize.hpp"

#include "names/han.hpp"
#include "names/normalize.hpp"

#include <array>
#include <utility>

namespace allonym::names {
namespace {

using ground::next_code_point;

#include "data/tables/scripts.inc"

template <std::size_t N>
std::string_view in_block(const char* const (&table)[N], char32_t first, char32_t c) noexcept {
  return c >= first && c - first < N ? table[c - first] : "";
}

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
        case 0x5D2: out += "j"; continue;
        case 0x5D6: out += "zh"; continue;
        case 0x5E6: case 0x5E5: out += "ch"; continue;
        case 0x5EA: out += "th"; continue;
        default: break;
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

// Lao: a vowel written before its consonant is spoken after it.
template <std::size_t N>
void preposed_word(std::string_view word, const char* const (&table)[N], char32_t first, std::string& out) {
  std::string_view waiting;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    const char32_t offset = c - first;
    const std::string_view sound = in_block(table, first, c);
    if (offset >= 0x40 && offset <= 0x44) {
      waiting = sound;
      continue;
    }
    out += sound;
    if (!waiting.empty() && offset <= 0x2E) {
      out += waiting;
      waiting = {};
    }
  }
  out += waiting;
}

// Thai, letter for letter as names are written in Latin ones, with the vowels that stand around a consonant, those that are not
// written, and without the letters that are not heard.
class thai_word {
public:
  thai_word(std::string_view word, std::string& out) : out_(out) {
    for (std::size_t at = 0; at < word.size() && size_ < letters_.size();) {
      const char32_t c = next_code_point(word, at);
      if (c == silencer) silence();
      else if (c < 0xE47 || c > 0xE4E) letters_[size_++] = c;  // without tones
    }
    while (at_ < size_) syllable();
  }

private:
  static constexpr char32_t silencer = 0xE4C, o_ang = 0xE2D, ho_hip = 0xE2B, sara_a = 0xE30, sara_aa = 0xE32, sara_i = 0xE34, sara_ii = 0xE35, sara_uee = 0xE37,
                            yo_yak = 0xE22, ro_ruea = 0xE23, wo_waen = 0xE27, sara_e = 0xE40;

  // The last consonant is not heard, nor a short vowel on it.
  void silence() noexcept {
    if (size_ > 0 && (letters_[size_ - 1] == sara_i || letters_[size_ - 1] == 0xE38)) --size_;
    if (size_ > 0) --size_;
  }
  [[nodiscard]] char32_t letter(std::size_t i) const noexcept { return i < size_ ? letters_[i] : 0; }
  static bool consonant(char32_t c) noexcept { return c >= 0xE01 && c <= 0xE2E; }
  static bool sign(char32_t c) noexcept { return c >= sara_a && c <= 0xE3A; }
  static bool before(char32_t c) noexcept { return c >= sara_e && c <= 0xE44; }
  static bool sonorant(char32_t c) noexcept { return c == 0xE07 || c == 0xE0D || c == 0xE19 || (c >= 0xE21 && c <= 0xE27); }
  static bool cluster(char32_t c, char32_t next) noexcept {
    constexpr std::u32string_view before_r = U"กขคตปพทศส", before_l = U"กขคปผพ", before_w = U"กขค";
    const std::u32string_view first = next == ro_ruea ? before_r : next == 0xE25 ? before_l : next == wo_waen ? before_w : U"";
    return first.find(c) != std::u32string_view::npos;
  }
  [[nodiscard]] bool after_vowel() const noexcept { return !out_.empty() && vowel(out_.back()); }
  void put(char32_t c) { out_ += in_block(thai, 0xE00, c); }

  [[nodiscard]] bool with_vowel(std::size_t i) const noexcept { return sign(letter(i + 1)) || letter(i + 1) == o_ang; }
  [[nodiscard]] bool opens_cluster(std::size_t i) const noexcept { return cluster(letter(i), letter(i + 1)) && with_vowel(i + 1); }
  // Whether the consonant at `i` has no written vowel.
  [[nodiscard]] bool bare(std::size_t i) const noexcept { return consonant(letter(i)) && letter(i) != o_ang && !with_vowel(i) && !opens_cluster(i); }

  // Consonants from at_ on that open a syllable with a vowel of its own.
  void onset(bool vowel_before) {
    const char32_t c = letter(at_);
    if (c == o_ang) {
      ++at_;
      return;
    }
    if (c == ho_hip && sonorant(letter(at_ + 1)) && !sign(letter(at_ + 1))) ++at_;
    put(letter(at_++));
    const char32_t after = letter(at_ + 1);
    if (cluster(letter(at_ - 1), letter(at_)) && (with_vowel(at_) || (vowel_before && consonant(after)))) put(letter(at_++));
  }

  void syllable() {
    const char32_t c = letter(at_), next = letter(at_ + 1);
    const char unwritten = std::exchange(unwritten_, '\0');
    if (before(c)) {
      ++at_;
      if (!consonant(letter(at_))) return put(c);
      onset(true);
      return around(c);
    }
    if (consonant(c) && sign(next)) return onset(false);
    if (c == ho_hip && sonorant(next) && (sign(letter(at_ + 2)) || letter(at_ + 2) == wo_waen)) return skip(1, "");
    if (c == o_ang) return skip(1, after_vowel() || out_.empty() ? "a" : "o");
    if (unwritten == 'o' && c == ro_ruea) return skip(1, "n");
    if (after_vowel() && c == 0xE0D) return skip(1, "n");
    const bool opens = consonant(c) && (unwritten == 'a' || !after_vowel()) && consonant(next) && next != o_ang && !opens_cluster(at_);
    put(c);
    ++at_;
    if (next == wo_waen && !with_vowel(at_) && consonant(letter(at_ + 1))) return skip(1, "ua");
    if (!opens) return;
    // A consonant that no vowel follows: closed by the next with an o, or open with an a.
    unwritten_ = bare(at_) && !bare(at_ + 1) ? 'o' : 'a';
    out_ += unwritten_;
  }

  // What stands before a consonant and what stands behind it are one vowel.
  void around(char32_t c) {
    const char32_t next = letter(at_), after = letter(at_ + 1);
    if (c == sara_e && next == sara_ii && after == yo_yak) return skip(2, "ia");
    if (c == sara_e && next == sara_uee && after == o_ang) return skip(2, "uea");
    if (c == sara_e && next == sara_aa) return skip(1, "ao");
    if (c == sara_e && (next == sara_i || next == o_ang)) return skip(1, "oe");
    put(c);
    if (next == sara_a) ++at_;
  }
  void skip(std::size_t letters, std::string_view sound) {
    at_ += letters;
    out_ += sound;
  }

  std::string& out_;
  std::array<char32_t, 64> letters_{};
  std::size_t size_ = 0, at_ = 0;
  char unwritten_ = '\0';  // the last vowel, if it was not written
};

// Khmer consonants are of two registers, which vowels are heard by; marks change the register.
class khmer_word {
public:
  khmer_word(std::string_view word, std::string& out) : out_(out) {
    for (std::size_t at = 0; at < word.size();) letter(next_code_point(word, at), at < word.size());
  }

private:
  static bool high(char32_t c) noexcept {  // of the second register
    constexpr std::string_view registers = "11222" "11222" "11221" "11222" "11222" "2222" "111111";
    return c >= 0x1780 && c < 0x1780 + registers.size() && registers[c - 0x1780] == '2';
  }

  void letter(char32_t c, bool more) {
    if (c == 0x17D2) {  // the next consonant stands under this one
      open_ = false;
      return;
    }
    if (c == 0x17C9 || c == 0x17CA) {
      high_ = c == 0x17CA;
      return;
    }
    const std::string_view sound = in_block(khmer, 0x1780, c);
    if (c <= 0x17A2) {
      if (open_ && more) out_ += high_ ? 'o' : 'a';
      out_ += sound;
      open_ = true;
      high_ = high(c);
      return;
    }
    switch (high_ ? c : 0) {
      case 0x17B6: out_ += "ea"; break;
      case 0x17B8: out_ += "i"; break;
      case 0x17BB: case 0x17BC: out_ += "u"; break;
      case 0x17C4: out_ += "o"; break;
      default: out_ += sound;
    }
    open_ = open_ && sound.empty();
  }

  std::string& out_;
  bool open_ = false;  // a consonant without its vowel yet
  bool high_ = false;
};

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
    case ground::script::latin: latin_word(word, out); return true;
    case ground::script::cyrillic: letter_by_letter(word, cyrillic_letter, out); return true;
    case ground::script::greek: greek_word(word, out); return true;
    case ground::script::arabic: letter_by_letter(word, arabic_letter, out); return true;
    case ground::script::hebrew: hebrew_word(word, out); return true;
    case ground::script::han:
      for (std::size_t at = 0; at < word.size();) out += mandarin_of(next_code_point(word, at));
      return true;
    case ground::script::hiragana:
    case ground::script::katakana: kana_word(word, out); return true;
    case ground::script::hangul:
      for (std::size_t at = 0; at < word.size();) hangul_syllable(next_code_point(word, at), out);
      return true;
    case ground::script::thai: thai_word(word, out); return true;
    case ground::script::lao: preposed_word(word, lao, 0xE80, out); return true;
    case ground::script::khmer: khmer_word(word, out); return true;
    case ground::script::devanagari: devanagari_word(word, out); return true;
    case ground::script::georgian: letter_by_letter(word, georgian_letter, out); return true;
    case ground::script::armenian: armenian_word(word, out); return true;
    case ground::script::other: break;
  }
  return false;
}

}  // namespace allonym::names
