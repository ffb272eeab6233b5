// What the words between two names tell: that they are one (alias, also known as), or how two things are related.
#include "document/clusters.hpp"

#include <algorithm>
#include <iterator>

#include "names/lexicon.hpp"

namespace allonym::text {
namespace {

using names::lexicon;
using names::word;
using names::word_list;

constexpr std::size_t most_told = 64;

// Articles, and what sets a title in the past.
bool before_a_name(const std::string& w) {
  static constexpr std::string_view words[] = {"the", "le", "la", "l", "les", "former", "late", "then", "ancien", "ancienne", "feu", "cố", "cựu", "nguyên"};
  return std::find(std::begin(words), std::end(words), w) != std::end(words);
}

// The words between a mention and the next, titles of the next and articles left out; empty if they belong to two
// sentences.
struct words_between {
  std::string phrase;
  byte_range range;
};
words_between said_between(const clusters& c, std::uint32_t i) {
  byte_range range{c.doc.mentions[i].range.end, c.doc.mentions[i + 1].range.begin};
  for (const attribute& t : c.doc.mentions[i + 1].titles)
    if (t.range.begin > range.begin && t.range.end <= c.doc.mentions[i + 1].range.begin) range.end = std::min(range.end, t.range.begin);
  const std::string_view gap = slice(c.doc.text, range);
  if (gap.size() > 64 || gap.find('\n') != std::string_view::npos || gap.find(". ") != std::string_view::npos) return {};
  std::vector<word> words = names::split_words(gap);
  if (words.empty()) return {};
  while (words.size() > 1 && before_a_name(words.back().canonical)) words.pop_back();
  words_between out{{}, {range.begin + words.front().range.begin, range.begin + words.back().range.end}};
  for (const word& w : words) names::append_word(out.phrase, w.canonical);
  return out;
}

word_list in_language(const language& lang, word_list vi, word_list fr, word_list en) { return lang.same_primary("vi") ? vi : lang.same_primary("fr") ? fr : en; }

}  // namespace

// "Bộ X (nay là Bộ Y)", "a unit of Z": two things, whatever their names share.
void told_relations(clusters& c) {
  const word_list list = in_language(c.doc.lang, word_list::vi_relations, word_list::fr_relations, word_list::en_relations);
  for (std::uint32_t i = 0; i + 1 < c.count() && c.told.size() < most_told; ++i) {
    if (!c.doc.mentions[i].id.empty() && c.doc.mentions[i].id == c.doc.mentions[i + 1].id) continue;
    const words_between said = said_between(c, i);
    const auto found = lexicon::get().list(list).find(said.phrase);
    if (said.phrase.empty() || found.empty()) continue;
    switch (found.front()) {
      case 'a': c.told.push_back({relation_kind::succeeded_by, i, i + 1, said.range}); break;
      case 'b': c.told.push_back({relation_kind::succeeded_by, i + 1, i, said.range}); break;
      case 'p': c.told.push_back({relation_kind::part_of, i, i + 1, said.range}); break;
      default: c.told.push_back({relation_kind::named_after, i, i + 1, said.range});
    }
  }
}

void told_aliases(clusters& c) {
  const word_list list = in_language(c.doc.lang, word_list::vi_aliases, word_list::fr_aliases, word_list::en_aliases);
  for (std::uint32_t i = 0; i + 1 < c.count(); ++i) {
    if (c.doc.mentions[i].adjective || c.doc.mentions[i + 1].adjective) continue;  // Brazilian-born Caio César
    if (const std::string phrase = said_between(c, i).phrase; !phrase.empty() && lexicon::get().contains(list, phrase)) c.join(i, i + 1);
  }
}

}  // namespace allonym::text
