#include "names/romanize_southeast.hpp"

#include "ground/unicode.hpp"
#include "names/block_table.hpp"

#include <array>
#include <utility>

namespace allonym::names {
namespace {

using ground::next_code_point;

#include "data/tables/scripts_southeast.inc"

constexpr bool vowel(char c) noexcept { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

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
  static constexpr char32_t silencer = 0xE4C, o_ang = 0xE2D, ho_hip = 0xE2B, sara_a = 0xE30, sara_aa = 0xE32, sara_i = 0xE34,
                            sara_ii = 0xE35, sara_uee = 0xE37, yo_yak = 0xE22, ngo_ngu = 0xE07, no_nen = 0xE13, ro_ruea = 0xE23,
                            wo_waen = 0xE27, sara_e = 0xE40;

  // The last consonant is not heard, nor a short vowel on it.
  void silence() noexcept {
    if (size_ > 0 && (letters_[size_ - 1] == sara_i || letters_[size_ - 1] == 0xE38)) --size_;
    if (size_ > 0) --size_;
    if (size_ > 0) last_[size_ - 1] = true;
  }
  [[nodiscard]] char32_t letter(std::size_t i) const noexcept { return i < size_ ? letters_[i] : 0; }
  static bool consonant(char32_t c) noexcept { return c >= 0xE01 && c <= 0xE2E && c != 0xE24 && c != 0xE26; }
  static bool sign(char32_t c) noexcept { return c >= sara_a && c <= 0xE3A; }
  static bool before(char32_t c) noexcept { return c >= sara_e && c <= 0xE44; }
  static bool sonorant(char32_t c) noexcept { return c == 0xE07 || c == 0xE0D || c == 0xE19 || (c >= 0xE21 && c <= 0xE27); }
  static bool cluster(char32_t c, char32_t next) noexcept {
    constexpr std::u32string_view before_r = U"กขคจตปพทศส", before_l = U"กขคปผพ", before_w = U"กขค";
    const std::u32string_view first = next == ro_ruea ? before_r : next == 0xE25 ? before_l : next == wo_waen ? before_w : U"";
    return first.find(c) != std::u32string_view::npos;
  }
  [[nodiscard]] bool after_vowel() const noexcept { return !out_.empty() && vowel(out_.back()); }
  void put(char32_t c) { out_ += in_block(thai, 0xE00, c); }

  [[nodiscard]] bool with_vowel(std::size_t i) const noexcept { return sign(letter(i + 1)) || letter(i + 1) == o_ang; }
  [[nodiscard]] bool opens_cluster(std::size_t i) const noexcept {
    return cluster(letter(i), letter(i + 1)) && with_vowel(i + 1);
  }
  // Whether the consonant at `i` has no written vowel.
  [[nodiscard]] bool bare(std::size_t i) const noexcept {
    return consonant(letter(i)) && letter(i) != o_ang && !with_vowel(i) && !opens_cluster(i);
  }

  // Consonants from at_ on that open a syllable with a vowel of its own.
  void onset(bool vowel_before) {
    const char32_t c = letter(at_);
    if (c == o_ang) {
      ++at_;
      return;
    }
    if (c == ho_hip && sonorant(letter(at_ + 1)) && !sign(letter(at_ + 1))) ++at_;
    const bool two =
        consonant(letter(at_ + 1)) && ((letter(at_ + 2) == sara_ii && letter(at_ + 3) == yo_yak) ||
                                       (letter(at_ + 2) == sara_uee && letter(at_ + 3) == o_ang) || letter(at_ + 2) == sara_i);
    put(letter(at_++));
    if (vowel_before && two) {
      if (!cluster(letter(at_ - 1), letter(at_))) out_ += 'a';
      return put(letter(at_++));
    }
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
    if (c == ho_hip && sonorant(next) && (sign(letter(at_ + 2)) || letter(at_ + 2) == wo_waen || letter(at_ + 2) == o_ang))
      return skip(1, "");
    if (at_ == 0 && city()) return skip(3, "nakhon");
    if (c == o_ang) return skip(1, after_vowel() || out_.empty() ? "a" : "o");
    if (unwritten == 'o' && c == ro_ruea) return skip(1, "n");
    if (after_vowel() && c == 0xE0D) return skip(1, "n");
    if (next == ro_ruea && letter(at_ + 2) == ro_ruea) return doubled_r(c);
    if (c == ro_ruea && after_vowel() && (at_ + 1 == size_ || last_[at_])) return skip(1, "n");
    if (after_vowel() && unwritten != 'a' && !last_[at_] && opens_again(c, next)) {
      put(c);
      return skip(2, next == ngo_ngu ? "ong" : "on");
    }
    if (bare(at_) && next == ro_ruea && letter(at_ + 2) == no_nen && bare(at_ + 2)) {
      put(c);
      return skip(3, "on");
    }
    const bool opens = consonant(c) && (unwritten == 'a' || !after_vowel()) &&
                       ((consonant(next) && next != o_ang && !opens_cluster(at_)) || before(next));
    if (after_vowel() && !opens && (c == 0xE28 || c == 0xE29) && bare(at_)) out_ += 't';  // an s of Sanskrit
    else put(c);
    ++at_;
    if (next == wo_waen && !with_vowel(at_) && consonant(letter(at_ + 1)) && letter(at_ + 2) != ro_ruea) return skip(1, "ua");
    if (!opens) return;
    // A consonant that no vowel follows: closed by the next with an o, or open with an a.
    unwritten_ = bare(at_) && (!bare(at_ + 1) || last_[at_]) ? 'o' : 'a';
    out_ += unwritten_;
  }

  // A word that many names of towns begin with.
  [[nodiscard]] bool city() const noexcept {
    return letter(0) == 0xE19 && letter(1) == 0xE04 && letter(2) == ro_ruea && bare(2);
  }
  // Two r are an a: before a last consonant, else with an n.
  void doubled_r(char32_t c) {
    put(c);
    at_ += 3;
    out_ += bare(at_) ? "a" : "an";
    if (bare(at_)) put(letter(at_++));
  }
  // After a vowel, a consonant that begins a syllable of its own with r or itself: kon, thon, non; not the stops that swallow
  // an r.
  [[nodiscard]] bool opens_again(char32_t c, char32_t next) const noexcept {
    constexpr std::u32string_view before_r = U"กขจธพศษส";
    if (!consonant(c) || !bare(at_) || !bare(at_ + 1) || (bare(at_ + 2) && next != ngo_ngu)) return false;
    if (next == ngo_ngu) return true;
    return next == ro_ruea ? before_r.find(c) != std::u32string_view::npos : next == c && sonorant(c);
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
  std::array<bool, 64> last_{};  // of its syllable: what follows is not heard
  std::size_t size_ = 0, at_ = 0;
  char unwritten_ = '\0';  // the last vowel, if it was not written
};

// Lao writes all its vowels. Papers write them in the French way: v, ou, x.
class lao_word {
public:
  lao_word(std::string_view word, std::string& out) : out_(out) {
    for (std::size_t at = 0; at < word.size() && size_ < letters_.size();) {
      const char32_t c = next_code_point(word, at);
      if (c >= 0xEC8 && c <= 0xECC) toned_[size_ > 0 ? size_ - 1 : 0] = true;
      else letters_[size_++] = c;
    }
    while (at_ < size_) syllable();
  }

private:
  static constexpr char32_t ho = 0xEAB, vo = 0xEA7, yo = 0xE8D, o_carrier = 0xEAD, short_a = 0xEB1, a = 0xEB0, aa = 0xEB2,
                            i = 0xEB4, ii = 0xEB5, eu = 0xEB6, euu = 0xEB7, short_o = 0xEBB, small_l = 0xEBC, ie = 0xEBD,
                            o_above = 0xECD, before_e = 0xEC0;

  [[nodiscard]] char32_t letter(std::size_t k) const noexcept { return k < size_ ? letters_[k] : 0; }
  static bool consonant(char32_t c) noexcept { return (c >= 0xE81 && c <= 0xEAE && c != o_carrier) || c >= 0xEDC; }
  static bool sign(char32_t c) noexcept { return (c >= a && c <= short_o) || c == ie || c == o_above; }
  static bool before(char32_t c) noexcept { return c >= before_e && c <= 0xEC4; }
  static bool sonorant(char32_t c) noexcept {
    return c == 0xE87 || c == yo || c == 0xE99 || c == 0xEA1 || c == 0xEA3 || c == 0xEA5 || c == vo || c == small_l;
  }
  // Whether the consonant at `k` has a vowel behind it.
  [[nodiscard]] bool with_vowel(std::size_t k) const noexcept {
    const char32_t next = letter(k + 1);
    return sign(next) || next == o_carrier || (next == vo && consonant(letter(k + 2)) && !sign(letter(k + 2)));
  }
  // Whether a w that its own vowel follows is heard with the consonant at `k`.
  [[nodiscard]] bool glides(std::size_t k) const noexcept {
    const bool velar =
        letter(k) == 0xE82 || letter(k) == 0xE84 || (letter(k) == 0xE81 && (out_.empty() || !vowel(out_.back())));
    return velar && letter(k + 1) == vo && sign(letter(k + 2));
  }
  void put(char32_t c) { out_ += in_block(lao, 0xE80, c); }
  void say(std::size_t letters, std::string_view sound) {
    at_ += letters;
    out_ += sound;
  }

  void syllable() {
    const char32_t c = letter(at_);
    if (before(c)) {
      ++at_;
      onset(true);
      return around(c);
    }
    if (c == o_carrier) return say(1, out_.empty() || sign(letter(at_ + 1)) || vowel(out_.back()) ? "" : "o");
    if (sign(c)) return written(c);
    if (out_.empty() || with_vowel(at_) || letter(at_ + 1) == small_l || (c == ho && sonorant(letter(at_ + 1))) || glides(at_))
      return onset(false);
    coda(c);
  }

  void onset(bool vowel_before) {
    const char32_t c = letter(at_);
    if (c == o_carrier) {
      ++at_;
      return;
    }
    // An h that only gives its tone to what follows.
    if (c == ho && !toned_[at_] && sonorant(letter(at_ + 1)) &&
        (vowel_before || with_vowel(at_ + 1) || letter(at_ + 1) == small_l))
      ++at_;
    put(letter(at_++));
    if (glides(at_ - 1)) say(1, "ou");
    else if (!vowel_before && letter(at_) == vo && consonant(letter(at_ + 1)) && !sign(letter(at_ + 1))) say(1, "oua");
  }

  void around(char32_t c) {
    const char32_t next = letter(at_), after = letter(at_ + 1);
    if (c != before_e) {
      put(c);
      if (next == a) ++at_;
      return;
    }
    if (next == short_o && after == aa) return say(2, "ao");
    if (next == i || next == ii) return say(1, "eu");
    if ((next == eu || next == euu) && after == o_carrier) return say(2, "eua");
    if (next == ie) return say(1, "ie");
    if (next == short_a && after == yo) return say(2, "ie");
    put(c);
    if (next == a || next == short_a) ++at_;
  }

  void written(char32_t c) {
    const char32_t next = letter(at_ + 1);
    if ((c == short_o || c == short_a) && next == vo) return say(2, "oua");
    if (c == short_a && next == yo) return say(2, "ay");
    put(c);
    ++at_;
  }

  void coda(char32_t c) {
    ++at_;
    if (c == 0xE94) out_ += 't';
    else if (c == 0xE9A) out_ += 'p';
    else if (c == vo && !out_.empty() && vowel(out_.back())) out_ += 'o';
    else put(c);
  }

  std::string& out_;
  std::array<char32_t, 64> letters_{};
  std::array<bool, 64> toned_{};
  std::size_t size_ = 0, at_ = 0;
};

// Khmer consonants are of two registers, which vowels are heard by; marks change the register. A consonant without a vowel
// closes the syllable before it or has one that is not written.
class khmer_word {
public:
  khmer_word(std::string_view word, std::string& out) : out_(out) {
    for (std::size_t at = 0; at < word.size() && size_ < letters_.size();) {
      const char32_t c = next_code_point(word, at);
      if (c == silencer) silence();
      else letters_[size_++] = c;
    }
    for (at_ = 0; at_ < size_; ++at_) letter();
    if (open_ && size_ == 1) inherent();
  }

private:
  static constexpr char32_t first_register = 0x17C9, second_register = 0x17CA, closer = 0x17CB, silencer = 0x17CD,
                            a_above = 0x17D0, below = 0x17D2, nasal = 0x17C6, breath = 0x17C7, aa = 0x17B6, i = 0x17B7,
                            ii = 0x17B8, u = 0x17BB, uu = 0x17BC, ie = 0x17C0, ai = 0x17C3, yo = 0x1799, ngo = 0x1784,
                            bo = 0x1794, ho = 0x17A0, vo = 0x179C;

  // The last consonant is not heard, nor a vowel on it.
  void silence() noexcept {
    while (size_ > 0 && !consonant(letters_[size_ - 1])) --size_;
    if (size_ > 0) --size_;
  }
  [[nodiscard]] char32_t at(std::size_t k) const noexcept { return k < size_ ? letters_[k] : 0; }
  static bool consonant(char32_t c) noexcept { return c >= 0x1780 && c <= 0x17A2; }
  static bool vowel_sign(char32_t c) noexcept { return (c >= aa && c <= 0x17C8) || c == a_above; }
  static bool second(char32_t c) noexcept {  // of the second register
    constexpr std::string_view registers =
        "11222"
        "11222"
        "11221"
        "11222"
        "11222"
        "2222"
        "111111";
    return c >= 0x1780 && c < 0x1780 + registers.size() && registers[c - 0x1780] == '2';
  }
  // Whether the consonant at `k` has no vowel of its own in writing, nor a consonant under it.
  [[nodiscard]] bool bare(std::size_t k) const noexcept {
    if (!consonant(at(k))) return false;
    const char32_t next = at(k + 1) == first_register || at(k + 1) == second_register ? at(k + 2) : at(k + 1);
    return !vowel_sign(next) && next != below;
  }
  // Whether the consonant at `k` has no vowel behind it, nor has one under it, so that the one before must have it.
  [[nodiscard]] bool closes_word(std::size_t k) const noexcept {
    if (!consonant(at(k))) return false;
    if (at(k + 1) == closer) return true;
    return at(k + 1) == below && !vowel_sign(at(k + 3)) && at(k + 3) != below;
  }
  void put(char32_t c) { out_ += in_block(khmer, 0x1780, c); }
  void inherent() {
    out_ += high_ ? 'o' : 'a';
    open_ = false;
  }

  void letter() {
    const char32_t c = at(at_);
    if (consonant(c)) return base(c);
    switch (c) {
      case below:
        return under();
      case first_register:
      case second_register:
        high_ = c == second_register;
        break;
      case a_above:
        return say(at(at_ + 1) == yo ? "e" : "a");
      case nasal:
        return nasalised();
      case breath:
        say(open_ ? high_ ? "eah" : "ah" : "h");
        break;
      case closer:
        break;
      default:
        sound(c);
    }
    if (c == first_register && at_ > 0 && at(at_ - 1) == bo && !out_.empty()) out_.back() = 'p';
  }

  void under() {
    ++at_;
    put(at(at_));
    if (second(at(at_)) && !sonorant(at(at_))) high_ = true;
    open_ = true;
  }
  static bool sonorant(char32_t c) noexcept { return c == ngo || c == 0x1789 || c == 0x1793 || (c >= 0x1798 && c <= 0x179C); }

  void base(char32_t c) {
    const bool after_written = may_close_;
    may_close_ = false;
    if (open_ && nucleus_missing_) {
      inherent();
      const char32_t next = at(at_ + 1);
      if (bare(at_) && (next == closer || at_ + 1 == size_ || !bare(at_ + 1) || sonorant(c))) return close(c);
    } else if (after_written && bare(at_) && c != ho && !closes_word(at_ + 1)) {
      return close(c);
    }
    if (c == bo && at(at_ + 1) == below) out_ += 'p';
    else put(c);
    open_ = true;
    nucleus_missing_ = at_ + 1 < size_;
    high_ = second(c);
  }
  void close(char32_t c) {
    if (c == bo) out_ += 'p';
    else if (c == vo && !out_.empty() && vowel(out_.back())) out_ += 'o';
    else put(c);
    open_ = false;
  }

  void say(std::string_view sound) {
    out_ += sound;
    open_ = false;
    may_close_ = true;
  }
  void sound(char32_t c) {
    if (c == ie) return say(consonant(at(at_ + 1)) ? "ie" : "ea");
    switch (high_ ? c : 0) {
      case aa:
        return say(at(at_ + 1) == nasal ? "oa" : "ea");
      case i:
      case ii:
        return say("i");
      case u:
      case uu:
        return say("u");
      case ai:
        return say("ey");
      default:
        break;
    }
    const std::string_view s = in_block(khmer, 0x1780, c);
    if (!s.empty()) say(s);
  }
  // With a vowel before it only m, or nothing before ng.
  void nasalised() {
    if (open_) out_ += high_ ? "om" : "am";
    else if (at(at_ + 1) != ngo) out_ += 'm';
    open_ = false;
    may_close_ = at(at_ + 1) == ngo;
  }

  std::string& out_;
  std::array<char32_t, 96> letters_{};
  std::size_t size_ = 0, at_ = 0;
  bool open_ = false;  // a consonant without its vowel yet
  bool nucleus_missing_ = false;
  bool may_close_ = false;  // behind a written vowel
  bool high_ = false;
};

}  // namespace

void romanize_thai(std::string_view word, std::string& out) { thai_word(word, out); }
void romanize_lao(std::string_view word, std::string& out) { lao_word(word, out); }
void romanize_khmer(std::string_view word, std::string& out) { khmer_word(word, out); }

}  // namespace allonym::names
