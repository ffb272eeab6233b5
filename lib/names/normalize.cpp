#include "names/normalize.hpp"

#include <allonym/name.hpp>

#include "ground/unicode.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <array>
#include <cstring>

namespace allonym {
namespace names {
namespace {

struct normal_record {
  std::uint16_t canonical_at;
  std::uint8_t canonical_size;
  std::uint16_t folded_at;
  std::uint8_t folded_size;
  std::uint8_t flags;
};
constexpr unsigned extend = 1;   // joins the code point before it
constexpr unsigned letter = 2;   // Latin letter or a mark: a syllable goes on
constexpr unsigned generic = 4;  // a mark of no script
constexpr unsigned plain = 8;    // generic marks after it are dropped by folding
constexpr unsigned drop = 16;    // invisible

#include "data/tables/normal_forms.inc"

// A cluster of more marks than this loses the rest: nobody writes them, and time stays linear (Unicode's stream-safe format).
constexpr std::size_t most_marks = 30;

const normal_record& record(char32_t c) noexcept {
  const std::size_t top = c >> block_shift;
  constexpr std::size_t tops = std::size(block_of);
  const std::size_t block = block_of[top < tops ? top : tops - 1];
  return records[record_of[block << block_shift | (c & ((1U << block_shift) - 1))]];
}

const char* pooled(std::size_t at) noexcept { return reinterpret_cast<const char*>(pool) + at; }

constexpr std::array<char, 128> make_ascii() {
  std::array<char, 128> table{};
  for (std::size_t c = 0; c < table.size(); ++c) table[c] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  for (const char c : {'\t', '\v', '\f', '\r'}) table[static_cast<std::size_t>(c)] = ' ';
  table['`'] = '\'';
  return table;
}
constexpr std::array<char, 128> ascii = make_ascii();

constexpr bool is_ascii(char c) noexcept { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool ascii_letter(char32_t c) noexcept { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

// Vowels whose tone mark moves, in the order grave, acute, hook, tilde, dot.
constexpr char32_t a_tones[] = {0xE0, 0xE1, 0x1EA3, 0xE3, 0x1EA1};
constexpr char32_t e_tones[] = {0xE8, 0xE9, 0x1EBB, 0x1EBD, 0x1EB9};
constexpr char32_t y_tones[] = {0x1EF3, 0xFD, 0x1EF7, 0x1EF9, 0x1EF5};
constexpr char32_t o_tones[] = {0xF2, 0xF3, 0x1ECF, 0xF5, 0x1ECD};
constexpr char32_t u_tones[] = {0xF9, 0xFA, 0x1EE7, 0x169, 0x1EE5};

int tone_of(char32_t c, const char32_t (&row)[5]) noexcept {
  for (int i = 0; i < 5; ++i)
    if (row[i] == c) return i;
  return -1;
}

constexpr std::string_view onsets[] = {"b",   "c",  "ch", "d",  "g", "gi", "gh", "h",  "k",  "kh", "l", "m",        "n", "ng",
                                       "ngh", "nh", "p",  "ph", "r", "s",  "t",  "th", "tr", "v",  "x", "\xC4\x91", ""};

// Whether the last token of `text`, canonical, is one Vietnamese onset (or nothing).
bool ends_in_onset(std::string_view text) noexcept {
  std::size_t begin = text.size();
  while (begin > 0 && text.size() - begin <= 4 &&
         (!is_ascii(text[begin - 1]) || ascii_letter(static_cast<unsigned char>(text[begin - 1]))))
    --begin;
  for (const std::string_view known : onsets)
    if (text.substr(begin) == known) return true;
  return false;
}

class normalizer {
public:
  normalizer(std::string_view in, bool fold, normal_form& out) : in_(in), fold_(fold), out_(out) {
    out_.text.resize(in.size() + in.size() / 16 + 64);
    out_.origin.resize(out_.text.size() + 1);
  }

  void run() {
    while (at_ < in_.size()) {
      ascii_run();
      if (at_ < in_.size()) other();
    }
    out_.text.resize(size_);
    out_.origin.resize(size_ + 1);
    out_.origin[size_] = static_cast<std::uint32_t>(in_.size());
  }

private:
  struct look {
    bool extend;
    bool letter;
  };

  void room(std::size_t more) {
    if (size_ + more <= out_.text.size()) return;
    out_.text.resize(out_.text.size() * 2 + more);
    out_.origin.resize(out_.text.size() + 1);
  }

  void put(const char* bytes, std::size_t count, std::size_t from) {
    room(count);
    char* const text = out_.text.data() + size_;
    std::uint32_t* const origin = out_.origin.data() + size_;
    for (std::size_t i = 0; i < count; ++i) {
      text[i] = bytes[i];
      origin[i] = static_cast<std::uint32_t>(from);
    }
    size_ += count;
  }
  void put(std::string_view bytes, std::size_t from) { put(bytes.data(), bytes.size(), from); }
  void put(char32_t c, std::size_t from) {
    std::string bytes;
    ground::append_utf8(bytes, c);
    put(bytes, from);
  }

  void ascii_run() {
    if (!is_ascii(in_[at_])) return;
    room(in_.size() - at_);
    const char* const in = in_.data();
    char* const text = out_.text.data();
    std::uint32_t* const origin = out_.origin.data();
    std::size_t at = at_;
    std::size_t size = size_;
    for (; at < in_.size() && is_ascii(in[at]); ++at, ++size) {
      text[size] = ascii[static_cast<unsigned char>(in[at])];
      origin[size] = static_cast<std::uint32_t>(at);
    }
    at_ = at;
    size_ = size;
  }

  // The code point at `at`, which moves past it. Two and three well-formed bytes, nearly all there is, without a call.
  char32_t decode(std::size_t& at) const noexcept {
    const auto byte = [this](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(in_[i])); };
    const unsigned lead = byte(at);
    if (lead < 0x80) return ++at, lead;
    if (lead >= 0xC2 && lead < 0xE0 && at + 1 < in_.size() && (byte(at + 1) & 0xC0U) == 0x80) {
      const char32_t c = (lead & 0x1FU) << 6 | (byte(at + 1) & 0x3FU);
      at += 2;
      return c;
    }
    if (lead > 0xE0 && lead < 0xED && at + 2 < in_.size() && (byte(at + 1) & 0xC0U) == 0x80 && (byte(at + 2) & 0xC0U) == 0x80) {
      const char32_t c = (lead & 0xFU) << 12 | (byte(at + 1) & 0x3FU) << 6 | (byte(at + 2) & 0x3FU);
      at += 3;
      return c;
    }
    return ground::next_code_point(in_, at);
  }

  // What follows at `at`, invisible characters aside.
  look ahead(std::size_t at) const noexcept {
    while (at < in_.size()) {
      if (is_ascii(in_[at])) return {false, ascii_letter(static_cast<unsigned char>(in_[at]))};
      const unsigned flags = record(decode(at)).flags;
      if ((flags & drop) == 0) return {(flags & extend) != 0, (flags & letter) != 0};
    }
    return {false, false};
  }

  void other() {
    const std::size_t begin = at_;
    const char32_t c = decode(at_);
    const normal_record& r = record(c);
    if ((r.flags & (extend | drop)) != 0) {
      mark_or_invisible(begin, (r.flags & drop) != 0);
      return;
    }
    if (at_ < in_.size() && !is_ascii(in_[at_]) && ahead(at_).extend) {
      cluster(begin);
      return;
    }
    if (fold_) {
      base_is_plain_ = (r.flags & plain) != 0;
      if (r.folded_size != 0) put(pooled(r.folded_at), r.folded_size, begin);
      else put_itself(c, begin);
      return;
    }
    if (r.canonical_size != 0) put(pooled(r.canonical_at), r.canonical_size, begin);
    else put_itself(c, begin);
    if (c <= 0x1EF9) place_tone(begin);
  }

  void mark_or_invisible(std::size_t begin, bool invisible) {
    const bool after_ascii = begin > 0 && is_ascii(in_[begin - 1]);
    if (invisible) {
      std::size_t next = at_;
      while (next < in_.size() && !is_ascii(in_[next]) && (record(decode(next)).flags & drop) != 0) at_ = next;
      if (!ahead(at_).extend) return;
    }
    if (after_ascii) --size_;
    cluster(after_ascii ? begin - 1 : begin);
  }

  void put_itself(char32_t c, std::size_t begin) {
    if (c == 0xFFFD) put("\xEF\xBF\xBD", 3, begin);
    else put(in_.data() + begin, at_ - begin, begin);
  }

  // A starter and its marks, from `begin` on, composed together.
  void cluster(std::size_t begin) {
    std::string mapped;
    at_ = begin;
    while (at_ < in_.size()) {
      std::size_t next = at_;
      const char32_t c = decode(next);
      const normal_record& r = record(c);
      if (c < 0x80 || (r.flags & drop) == 0) {
        if (!mapped.empty() && (c < 0x80 || (r.flags & extend) == 0)) break;
        if (c < 0x80) mapped += ascii[c];
        else if (r.canonical_size != 0) mapped.append(pooled(r.canonical_at), r.canonical_size);
        else ground::append_utf8(mapped, c);
      }
      at_ = next;
    }
    const std::string text = composed(mapped);
    if (fold_) {
      put_folded(text, begin);
    } else {
      put(text, begin);
      place_tone(begin);
    }
  }

  static std::string composed(const std::string& mapped) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status) != 0) return mapped;
    icu::UnicodeString units = shortened(icu::UnicodeString::fromUTF8(mapped), *nfd);
    units = nfd->normalize(units, status);
    const auto is_shape = [](char16_t c) { return c == 0x302 || c == 0x306; };
    const auto is_tone = [](char16_t c) { return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309; };
    // A tone typed before the vowel's own mark would not compose.
    for (std::int32_t i = 1; i + 1 < units.length(); ++i)
      if (is_tone(units[i]) && is_shape(units[i + 1]) && units[i - 1] < 0x80) {
        const char16_t tone = units[i];
        units.setCharAt(i, units[i + 1]);
        units.setCharAt(i + 1, tone);
      }
    std::string text;
    nfc->normalize(units, status).toUTF8String(text);
    return text;
  }

  // Without the marks beyond the limit, counted as they are when decomposed.
  static icu::UnicodeString shortened(const icu::UnicodeString& units, const icu::Normalizer2& nfd) {
    icu::UnicodeString out;
    icu::UnicodeString parts;
    std::size_t marks = 0;
    for (std::int32_t i = 0; i < units.length() && marks < most_marks;) {
      const UChar32 c = units.char32At(i);
      i += U16_LENGTH(c);
      marks += nfd.getDecomposition(c, parts) != 0 ? static_cast<std::size_t>(parts.length()) : 1;
      out.append(c);
    }
    return out;
  }

  void put_folded(const std::string& text, std::size_t begin) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t from = at;
      const char32_t c = ground::next_code_point(text, at);
      const normal_record& r = record(c);
      if (c >= 0x80 && (r.flags & generic) != 0 && base_is_plain_) continue;
      if (c < 0x80 || (r.flags & extend) == 0) base_is_plain_ = c < 0x80 || (r.flags & plain) != 0;
      if (c >= 0x80 && r.folded_size != 0) put(pooled(r.folded_at), r.folded_size, begin);
      else put(std::string_view(text).substr(from, at - from), begin);
    }
  }

  // After a canonical letter has been put whose source begins at `begin`: oà at the end of an open Vietnamese syllable
  // becomes òa, as the press writes it, and qúy becomes quý.
  void place_tone(std::size_t begin) {
    if (size_ < 3) return;
    const std::string_view text(out_.text.data(), size_);
    const std::size_t width = (static_cast<unsigned char>(text[size_ - 2]) & 0xC0) == 0x80 ? 3 : 2;
    if (size_ <= width) return;
    const char glide = text[size_ - width - 1];
    if (glide != 'o' && glide != 'u' && glide != 'q') return;
    std::size_t from = size_ - width;
    const char32_t c = ground::next_code_point(text, from);
    if (glide == 'q') {
      misplaced_after_q(c, width, begin);
      return;
    }
    char32_t vowel = glide == 'o' ? 'a' : 'y';
    int tone = glide == 'o' ? tone_of(c, a_tones) : tone_of(c, y_tones);
    if (tone < 0 && glide == 'o') {
      tone = tone_of(c, e_tones);
      vowel = 'e';
    }
    if (tone < 0 || ahead(at_).letter || !ends_in_onset(text.substr(0, size_ - width - 1))) return;
    const std::uint32_t glide_begin = out_.origin[size_ - width - 1];
    size_ -= width + 1;
    put((glide == 'o' ? o_tones : u_tones)[tone], glide_begin);
    put(vowel, begin);
  }

  void misplaced_after_q(char32_t u, std::size_t width, std::size_t begin) {
    const int tone = tone_of(u, u_tones);
    if (tone < 0 || at_ >= in_.size() || !is_ascii(in_[at_])) return;
    const char next = ascii[static_cast<unsigned char>(in_[at_])];
    if (next != 'y' && next != 'a' && next != 'e') return;
    if (const look after = ahead(at_ + 1); after.letter || after.extend) return;
    const std::size_t vowel_begin = at_++;
    size_ -= width;
    put(U'u', begin);
    put((next == 'y' ? y_tones : next == 'a' ? a_tones : e_tones)[tone], vowel_begin);
  }

  std::string_view in_;
  bool fold_;
  normal_form& out_;
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  bool base_is_plain_ = true;
};

}  // namespace

std::string_view fold_letter(char32_t c) noexcept {
  const normal_record& r = record(c);
  return {pooled(r.folded_at), r.folded_size};
}

}  // namespace names

inline namespace v1 {

void normalize(std::string_view name, normal_level level, normal_form& out) {
  names::normalizer(name, level == normal_level::folded, out).run();
}

normal_form normalize(std::string_view name, normal_level level) {
  normal_form out;
  normalize(name, level, out);
  return out;
}

}  // namespace v1
}  // namespace allonym
