#include "names/script_words.hpp"

#include <allonym/name.hpp>

#include "names/han.hpp"
#include "names/name_words.hpp"
#include "names/normalize.hpp"

#include <array>

namespace allonym::names {
namespace {

using ground::next_code_point;
using ground::script;

// Endings of Russian nouns and adjectives, longer ones first; taken off twice, so that what is left is the same whatever was
// there.
constexpr std::array<std::string_view, 42> cyrillic_endings = {
    "ого", "его", "ому", "ему", "ыми", "ими", "ами", "ями", "ый", "ий", "ой", "ая", "яя", "ое",
    "ее",  "ые",  "ие",  "ую",  "юю",  "ых",  "их",  "ым",  "им", "ом", "ем", "ах", "ях", "ов",
    "ев",  "ей",  "ам",  "ям",  "ия",  "ии",  "а",   "я",   "о",  "е",  "ы",  "и",  "у",  "ь"};

void take_ending_off(std::string& word) {
  constexpr std::size_t least = 6;                            // three letters
  constexpr std::string_view last_letters = "аеийоуыьюямхв";  // of the endings: most words are known by theirs to have none
  if (word.size() <= least || last_letters.find(std::string_view(word).substr(word.size() - 2)) == std::string_view::npos)
    return;
  for (const std::string_view ending : cyrillic_endings) {
    if (word.size() < ending.size() + least || !word.ends_with(ending)) continue;
    word.resize(word.size() - ending.size());
    return;
  }
}

void take_article_off(std::string& word) {
  for (const std::string_view article : {"وال", "بال", "ال", "لل"})
    if (word.size() >= article.size() + 6 && word.starts_with(article)) {
      word.erase(0, article.size());
      return;
    }
}

// Letters that Arabic typesetting takes for each other.
char32_t arabic_letter(char32_t c) noexcept {
  switch (c) {
    case 0x622:
    case 0x623:
    case 0x625:
      return 0x627;
    case 0x649:
      return 0x64A;
    case 0x629:
      return 0x647;
    default:
      return c;
  }
}

}  // namespace

std::string level_word(std::string_view canonical, script writing) {
  std::string out;
  for (std::size_t at = 0; at < canonical.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(canonical, at);
    if (writing == script::han) ground::append_utf8(out, simplified_form(c));
    else if (writing == script::arabic) ground::append_utf8(out, arabic_letter(c));
    else if (c == U'ё') out += "е";
    else out += canonical.substr(from, at - from);
  }
  if (writing == script::arabic) take_article_off(out);
  if (writing == script::cyrillic)
    for (int i = 0; i < 2; ++i) take_ending_off(out);
  return out;
}

std::string level_phrase(std::string_view text) {
  normal_form form;
  normalize(text, normal_level::canonical, form);
  std::string phrase;
  for (std::size_t at = 0; at < form.text.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(form.text, at);
    if (!name_character(c)) continue;
    at = name_word_end(form.text, from, at, c);
    if (!phrase.empty()) phrase += ' ';
    phrase += level_word(std::string_view(form.text).substr(from, at - from), ground::script_of(c));
  }
  return phrase;
}

}  // namespace allonym::names
