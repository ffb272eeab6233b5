// What the words between two names tell: that they are one (alias, also known as), or how two things are related.
#include "document/clusters.hpp"

#include <algorithm>

#include "names/lexicon.hpp"

namespace allonym::text {
namespace {

using names::in_language;
using names::lexicon;
using names::word;
using names::word_list;

constexpr std::size_t most_told = 64;

// The words between a mention and the next, titles of the next and articles left out; empty if they belong to two
// sentences.
struct words_between {
  std::string phrase;
  byte_range range;
};
words_between said_between(const clusters& c, std::uint32_t i) {
  byte_range range{c.doc.mentions[i].range.end, c.doc.mentions[i + 1].range.begin};
  for (const attribute& t : c.doc.mentions[i + 1].titles)
    if (t.range.begin > range.begin && t.range.end <= c.doc.mentions[i + 1].range.begin)
      range.end = std::min(range.end, t.range.begin);
  const std::string_view gap = slice(c.doc.text, range);
  if (gap.size() > 64 || gap.find('\n') != std::string_view::npos || gap.find(". ") != std::string_view::npos) return {};
  std::vector<word> words = names::split_words(gap);
  if (words.empty()) return {};
  const word_list former = in_language(c.doc.lang, word_list::vi_former, word_list::fr_former, word_list::en_former);
  while (words.size() > 1 && lexicon::get().contains(former, words.back().canonical)) words.pop_back();
  words_between out{{}, {range.begin + words.front().range.begin, range.begin + words.back().range.end}};
  for (const word& w : words) names::append_word(out.phrase, w.canonical);
  return out;
}

// "La Maison des brumes (Nhà sương)": behind a title in brackets, and alone in them, what else the work is called.
bool title_in_brackets(const clusters& c, std::uint32_t i) {
  if (c.doc.mentions[i].type != entity_type::work || c.doc.mentions[i + 1].type != entity_type::work) return false;
  const std::string_view gap = c.between(i, i + 1),
                         behind = std::string_view(c.doc.text).substr(c.doc.mentions[i + 1].range.end, 1);
  return gap.size() <= 8 && gap.ends_with(" (") && names::split_words(gap).empty() && behind == ")";
}

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
      case 'a':
        c.told.push_back({relation_kind::succeeded_by, i, i + 1, said.range});
        break;
      case 'b':
        c.told.push_back({relation_kind::succeeded_by, i + 1, i, said.range});
        break;
      case 'p':
        c.told.push_back({relation_kind::part_of, i, i + 1, said.range});
        break;
      default:
        c.told.push_back({relation_kind::named_after, i, i + 1, said.range});
    }
  }
}

void told_aliases(clusters& c) {
  const word_list list = in_language(c.doc.lang, word_list::vi_aliases, word_list::fr_aliases, word_list::en_aliases);
  for (std::uint32_t i = 0; i + 1 < c.count(); ++i) {
    if (c.doc.mentions[i].adjective || c.doc.mentions[i + 1].adjective) continue;  // Brazilian-born Caio César
    if (title_in_brackets(c, i)) c.join(i, i + 1);
    if (const std::string phrase = said_between(c, i).phrase; !phrase.empty() && lexicon::get().contains(list, phrase))
      c.join(i, i + 1);
  }
}

}  // namespace allonym::text
