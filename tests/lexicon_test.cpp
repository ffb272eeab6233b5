// The word lists of the grammars: a list whose file is named otherwise than the code says would be empty without a word.
#include <doctest/doctest.h>

#include "names/lexicon.hpp"

using namespace allonym;
using names::lexicon;
using names::word_list;

TEST_CASE("every word list stands under its language and has words") {
  for (std::size_t i = 0; i < names::word_list_count; ++i) {
    const auto list = static_cast<word_list>(i);
    const std::string_view path = names::path_of(list);
    CAPTURE(path);
    CHECK((path.starts_with("en/") || path.starts_with("fr/") || path.starts_with("vi/") || path.starts_with("und/")));
    CHECK(lexicon::get().list(list).size() > 0);
  }
}

TEST_CASE("lists and their paths stand in the same order") {
  CHECK(names::path_of(word_list::en_where) == "en/where.txt");
  CHECK(names::path_of(word_list::fr_where) == "fr/where.txt");
  CHECK(names::path_of(word_list::vi_where) == "vi/where.txt");
  CHECK(names::path_of(word_list::units) == "und/units.txt");
  CHECK(names::path_of(word_list::nicknames) == "und/nicknames.tsv");
}
