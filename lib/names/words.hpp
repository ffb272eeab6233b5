// The words of a text: what dictionaries, the lexicon and the recogniser of names match on. One definition for all of them.
#pragma once

#include <allonym/base.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace allonym::names {

// What stands between a word and the one before it. `glued` separators tie the two closer than a space does.
enum class gap : std::uint8_t {
  none,    // first of the text, or a change of script without anything between
  space,   // white space only
  hyphen,  // a hyphen or dash without spaces
  dash,    // the same with spaces
  apostrophe,
  dot,  // full stop without space: TP.HCM
  slash,
  ampersand,
  comma,
  open,   // opening bracket or quote
  close,  // closing bracket or quote
  stop,   // end of a sentence: . ! ? … ; and also colon
  line,   // a line end
  other,
};

struct word {
  byte_range range;       // of the text
  std::string canonical;  // normal forms
  std::string folded;
  gap before = gap::none;
  bool capital = false;     // first letter is upper case
  bool upper = false;       // two letters or more, none lower case
  bool digits = false;      // begins with a digit
  bool possessive = false;  // the s of 's
};

// Maximal runs of letters, marks and digits; dotted single letters ("U.S.") are one word without the dots; hyphens and
// apostrophes separate.
std::vector<word> split_words(std::string_view text);

// Adds a word to a phrase: a space between, none before the first.
void append_word(std::string& phrase, std::string_view w);
// A folded word that ties the others together: of, the, và, des.
bool is_link(std::string_view w) noexcept;

// The folded words of a name joined by single spaces: the key under which dictionaries sort it.
std::string match_key(std::string_view name);

}  // namespace allonym::names
