// Names in another script, for showing.
#include <allonym/name.hpp>

#include "ground/unicode.hpp"
#include "names/romanize.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>

namespace allonym {
inline namespace v1 {
namespace {

using ground::script;

script script_for(language to) {
  static constexpr struct {
    const char* tag;
    script writing;
  } rows[] = {{"ru", script::cyrillic}, {"uk", script::cyrillic}, {"bg", script::cyrillic},   {"sr", script::cyrillic},
              {"mk", script::cyrillic}, {"be", script::cyrillic}, {"kk", script::cyrillic},   {"el", script::greek},
              {"ar", script::arabic},   {"fa", script::arabic},   {"he", script::hebrew},     {"ko", script::hangul},
              {"ja", script::katakana}, {"th", script::thai},     {"hi", script::devanagari}, {"ka", script::georgian},
              {"hy", script::armenian}};
  for (const auto& row : rows)
    if (to.same_primary(row.tag)) return row.writing;
  return script::latin;
}

const char* icu_target(script s) {
  switch (s) {
    case script::cyrillic:
      return "Any-Latin; Latin-Cyrillic";
    case script::greek:
      return "Any-Latin; Latin-Greek";
    case script::arabic:
      return "Any-Latin; Latin-Arabic";
    case script::hebrew:
      return "Any-Latin; Latin-Hebrew";
    case script::hangul:
      return "Any-Latin; Latin-Hangul";
    case script::katakana:
      return "Any-Latin; Latin-Katakana";
    case script::thai:
      return "Any-Latin; Latin-Thai";
    case script::devanagari:
      return "Any-Latin; Latin-Devanagari";
    case script::georgian:
      return "Any-Latin; Latin-Georgian";
    case script::armenian:
      return "Any-Latin; Latin-Armenian";
    default:
      return "Any-Latin";
  }
}

std::string by_icu(std::string_view text, const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> chain(icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
  if (U_FAILURE(status) != 0 || chain == nullptr) return std::string(text);
  icu::UnicodeString units =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  chain->transliterate(units);
  std::string out;
  units.toUTF8String(out);
  return out;
}

bool capital_begins(script s) {
  return s != script::cyrillic && s != script::greek && s != script::armenian && s != script::latin;
}

class to_latin {
public:
  explicit to_latin(std::string_view text) : text_(text) {}

  std::string run() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t from = at;
      const char32_t c = ground::next_code_point(text_, at);
      const script found = ground::script_of(c);
      const script s = c == 0x30FC ? script::katakana : found;  // the long vowel of kana belongs to no script
      const bool inside = word_begin_ < from && ground::is_mark(c);
      if (s == script::other && !inside && !(is_apostrophe(c) && writing_ == script::hebrew)) {
        flush(from);
        out_ += text_.substr(from, at - from);
        word_begin_ = at;
      } else if (s != writing_ && !inside && s != script::other && word_begin_ < from) {
        flush(from);
        word_begin_ = from;
        writing_ = s;
      } else if (s != script::other && word_begin_ == from) {
        writing_ = s;
      }
    }
    flush(text_.size());
    return std::move(out_);
  }

private:
  static bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019 || c == 0x5F3; }

  void flush(std::size_t end) {
    if (word_begin_ >= end) return;
    const std::string_view word = text_.substr(word_begin_, end - word_begin_);
    if (writing_ == script::latin || writing_ == script::other) {
      out_ += word;
      return;
    }
    std::size_t at = 0;
    const bool capital = capital_begins(writing_) || ground::is_upper(ground::next_code_point(word, at));
    const bool all_capital =
        !capital_begins(writing_) && at < word.size() && ground::is_upper(ground::next_code_point(word, at));
    if (writing_ == script::hiragana) return romanised(word, true, false);
    romanised(word, capital, all_capital);
  }
  void romanised(std::string_view word, bool capital, bool all_capital) {
    std::string letters;
    romanize(normalize(word, normal_level::canonical).text, letters);
    for (std::size_t i = 0; i < letters.size(); ++i)
      if (letters[i] >= 'a' && letters[i] <= 'z' && (all_capital || (i == 0 && capital)))
        letters[i] = static_cast<char>(letters[i] - 32);
    if (letters.empty()) out_ += word;
    else out_ += letters;
  }
  void romanize(const std::string& canonical, std::string& letters) const { names::romanize(canonical, writing_, letters); }

  std::string_view text_;
  std::string out_;
  std::size_t word_begin_ = 0;
  script writing_ = script::other;
};

}  // namespace

std::string transliterate(std::string_view name, language, language to) {
  const script target = script_for(to);
  if (target != script::latin) return by_icu(name, icu_target(target));
  if (to.same_primary("zh")) return std::string(name);
  return to_latin(name).run();
}

}  // namespace v1
}  // namespace allonym
