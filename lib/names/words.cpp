#include "names/words.hpp"

#include <algorithm>

#include <allonym/name.hpp>

#include "ground/unicode.hpp"

namespace allonym::names {
namespace {

using ground::next_code_point;

bool word_character(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return ground::is_letter(c) || ground::is_mark(c) || ground::is_digit(c);
}

bool is_hyphen(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }
bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x2018 || c == '`'; }
bool is_open(char32_t c) {
  return c == '(' || c == '[' || c == '{' || c == '"' || c == 0x201C || c == 0x201E || c == 0xAB || c == 0x300C || c == 0x300A;
}
bool is_close(char32_t c) { return c == ')' || c == ']' || c == '}' || c == 0x201D || c == 0xBB || c == 0x300D || c == 0x300B; }
bool is_stop(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == ';' || c == ':' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}
bool is_line_end(char32_t c) { return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x0B || c == 0x0C; }

// Scripts written without spaces: every letter is a word, so that names are found inside sentences.
bool unspaced(char32_t c) {
  if (c < 0x0E00) return false;
  switch (ground::script_of(c)) {
    case ground::script::han:
    case ground::script::hiragana:
    case ground::script::katakana:
    case ground::script::thai:
    case ground::script::lao:
    case ground::script::khmer:
      return true;
    default:
      return false;
  }
}

// What the characters between two words say together.
class gap_reader {
public:
  void read(char32_t c) {
    if (ground::is_invisible(c)) return;
    if (is_line_end(c)) raise(gap::line);
    else if (ground::is_space(c)) space_ = true;
    else if (c == '.') dot_ = true;
    else if (is_stop(c)) raise(gap::stop);
    else if (is_open(c)) raise(c == '"' && !space_ && !start_ ? gap::close : gap::open);
    else if (is_close(c)) raise(gap::close);
    else if (is_hyphen(c)) hyphen_ = true;
    else if (is_apostrophe(c)) (space_ || start_ ? opening_ : apostrophe_) = true;
    else if (c == '/') raise(gap::slash);
    else if (c == '&') raise(gap::ampersand);
    else if (c == ',' || c == 0x3001 || c == 0xFF0C) raise(gap::comma);
    else raise(gap::other);
  }
  void at_start() { start_ = true; }
  [[nodiscard]] gap result() const {
    if (level_ == gap::line) return gap::line;
    if (dot_ && (space_ || level_ != gap::none)) return gap::stop;
    if (level_ != gap::none) return level_;
    if (dot_) return gap::dot;
    if (hyphen_) return space_ ? gap::dash : gap::hyphen;
    if (opening_) return gap::open;
    if (apostrophe_ && !space_) return gap::apostrophe;  // with a space behind it: Bishops' Conference
    return space_ ? gap::space : gap::none;
  }

private:
  // The strongest of several separators counts.
  void raise(gap g) {
    const auto rank = [](gap x) {
      switch (x) {
        case gap::line:
          return 6;
        case gap::stop:
          return 5;
        case gap::open:
          return 4;
        case gap::close:
          return 3;
        case gap::comma:
          return 2;
        case gap::none:
          return 0;
        default:
          return 1;
      }
    };
    if (rank(g) > rank(level_)) level_ = g;
  }
  gap level_ = gap::none;
  bool space_ = false, dot_ = false, hyphen_ = false, apostrophe_ = false, opening_ = false, start_ = false;
};

// Length of "U.S." style abbreviations at `at`: single letters, each followed by a full stop, two or more; 0 if none.
std::size_t dotted_letters(std::string_view text, std::size_t at) {
  std::size_t letters = 0, end = at;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (!ground::is_letter(c) || next >= text.size() || text[next] != '.') break;
    ++letters;
    at = end = next + 1;
  }
  if (letters < 2) return 0;
  // "e.g.example": the last letter must not run on into a word.
  if (at < text.size()) {
    std::size_t next = at;
    if (word_character(next_code_point(text, next))) return 0;
  }
  return end;
}

void finish(std::string_view text, word& w, std::size_t begin, std::size_t end) {
  w.range = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  const std::string_view raw = text.substr(begin, end - begin);
  std::size_t upper = 0, lower = 0, at = 0;
  bool first = true;
  while (at < raw.size()) {
    const char32_t c = next_code_point(raw, at);
    if (first) w.digits = ground::is_digit(c);
    if (ground::is_upper(c)) ++upper, w.capital |= first;
    else if (ground::is_lower(c)) ++lower;
    first = false;
  }
  w.upper = upper >= 2 && lower == 0;
}

}  // namespace

std::vector<word> split_words(std::string_view text) {
  std::vector<word> words;
  gap_reader between;
  between.at_start();
  std::size_t at = 0;
  normal_form form;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t first = next_code_point(text, next);
    if (!word_character(first)) {
      between.read(first);
      at = next;
      continue;
    }
    word w;
    w.before = words.empty() && between.result() == gap::none ? gap::none : between.result();
    between = {};
    std::size_t end = dotted_letters(text, at);
    if (end != 0) {
      std::string letters;
      for (std::size_t i = at; i < end;) {
        const std::size_t start = i;
        if (next_code_point(text, i) != '.') letters += text.substr(start, i - start);
      }
      normalize(letters, normal_level::canonical, form);
      w.canonical = form.text;
      normalize(letters, normal_level::folded, form);
      w.folded = form.text;
    } else {
      end = next;
      while (next < text.size()) {
        const char32_t c = next_code_point(text, next);
        if (!word_character(c) && !ground::is_invisible(c)) break;
        if (!ground::is_mark(c) && (unspaced(first) || unspaced(c))) break;
        if (word_character(c)) end = next;
      }
      const std::string_view raw = text.substr(at, end - at);
      normalize(raw, normal_level::canonical, form);
      w.canonical = form.text;
      normalize(raw, normal_level::folded, form);
      w.folded = form.text;
    }
    finish(text, w, at, end);
    w.possessive = w.before == gap::apostrophe && w.canonical == "s";
    words.push_back(std::move(w));
    at = end;
  }
  return words;
}

bool is_link(std::string_view w) noexcept {
  static constexpr std::string_view links[] = {"of",   "the",  "for", "on",  "and", "in",   "to",  "a",    "an",    "at",
                                               "by",   "with", "s",   "va",  "cua", "ve",   "cho", "cac",  "nhung", "tai",
                                               "o",    "de",   "du",  "des", "la",  "le",   "les", "l",    "d",     "et",
                                               "pour", "sur",  "au",  "aux", "en",  "nuoc", "voi", "giua", "ky"};
  return std::find(std::begin(links), std::end(links), w) != std::end(links);
}

void append_word(std::string& phrase, std::string_view w) {
  if (!phrase.empty()) phrase += ' ';
  phrase += w;
}

std::string match_key(std::string_view name) {
  std::string key;
  for (const word& w : split_words(name)) {
    append_word(key, w.folded);
  }
  return key;
}

}  // namespace allonym::names
