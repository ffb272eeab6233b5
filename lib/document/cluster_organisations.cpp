// Organisations, companies and places: the part of a name with its head, the words that open the name of a company, a name
// without its generic words.
#include "document/clusters.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "names/legal_forms.hpp"
#include "names/lexicon.hpp"
#include "names/syllable.hpp"

namespace allonym::text {
namespace {

using names::concept_role;
using names::lexicon;
using names::word;
using names::word_list;

// "Tân Lộc Phát | Seafood": how many words stand before those for what a firm does; 0 if there is no name before them.
std::size_t before_trade(const std::vector<word>& words) {
  const lexicon& lex = lexicon::get();
  std::size_t n = words.size();
  while (n > 0 && words[n - 1].capital && lex.contains(word_list::en_firms, words[n - 1].canonical)) --n;
  const bool name = n > 0 && n < words.size() && words[0].folded.size() >= 3 &&
                    !lex.contains(word_list::en_common, words[0].canonical) && lex.find("en", words[0].folded).empty();
  return name ? n : 0;
}

// How many words of the name of a company stand before its legal form, or before the words for what it does; 0 if it is none.
std::size_t own_words(const clusters& c, std::uint32_t k) {
  const auto& words = c.names[k].words;
  const mention& m = c.doc.mentions[k];
  if (words.size() < 2 || m.adjective) return 0;
  if (words.back().capital && names::is_company_form(words.back().folded)) return words.size() - 1;
  if (m.type == entity_type::organization && m.inner.empty())
    if (const std::size_t own = before_trade(words); own > 0) return own;
  const bool company = m.type == entity_type::organization || (m.type == entity_type::person && !m.typed);
  if (!company || words.size() > 4 || !m.inner.empty()) return 0;
  // What Vietnamese papers say of a company of elsewhere they leave in English: hãng Halden Chemical.
  const bool vi = c.doc.lang.same_primary("vi");
  if (vi && std::any_of(words.begin(), words.end(), [](const word& w) { return names::is_vietnamese_syllable(w.canonical); }))
    return 0;
  const language lang = vi ? language("en") : c.doc.lang;
  const lexicon& lex = lexicon::get();
  if (words[0].upper || words[0].folded.size() < 5 || !lex.find(lang, words[0].folded).empty() ||
      lex.contains(word_list::en_common, words[0].canonical))
    return 0;
  for (std::size_t i = 1; i < words.size(); ++i)
    if (!words[i].capital || words[i].before != names::gap::space || lex.find(lang, words[i].folded).empty()) return 0;
  return 1;
}

// Where the name of a firm stands behind its head and trade, "Công ty CP Thủy sản | Tân Lộc Phát": the capitals behind the last
// word in lower case; the length if there are none.
std::size_t called(const clusters& c, std::uint32_t k) {
  const auto& words = c.names[k].words;
  const mention& m = c.doc.mentions[k];
  if (!c.doc.lang.same_primary("vi") || m.type != entity_type::organization || m.adjective || words.size() < 3)
    return words.size();
  const lexicon& lex = lexicon::get();
  if (!lex.contains(word_list::vi_firms, part(words, 0, 2)) && !lex.contains(word_list::vi_firms, part(words, 0, 3)) &&
      !lex.contains(word_list::vi_firms, part(words, 0, 1)))
    return words.size();
  std::size_t first = words.size();
  while (first > 0 && words[first - 1].capital && (first == words.size() || words[first].before == names::gap::space)) --first;
  while (first < words.size() && words[first].upper) ++first;  // TNHH, TMCP
  const bool place =
      std::any_of(m.inner.begin(), m.inner.end(), [&](const inner_name& n) { return n.range.end == m.range.end; });
  return first == 0 || place || words.size() - first < 2 ? words.size() : first;
}

// Whether a name begins (Vietnamese, French) or ends (English) with a head of the lexicon.
bool headed(const language& lang, const std::vector<word>& words, bool last) {
  const auto& table = lexicon::get().table(lang);
  for (std::size_t n = 1; n <= words.size() && n <= 4; ++n) {
    std::string key;
    for (std::size_t w = 0; w < n; ++w) {
      const word& x = words[last ? words.size() - n + w : w];
      names::append_word(key, lang.same_primary("vi") ? names::list_spelling(x.canonical) : x.folded);
    }
    for (const std::uint32_t id : table.find(key))
      if (lexicon::get().entry(id).role == concept_role::head) return true;
  }
  return false;
}

// "Hạt Lee", "Vinh Phuc Province": the place itself; not "Oslo Opera House".
bool administrative(const named& n) {
  const lexicon& lex = lexicon::get();
  const auto listed = [&](std::size_t i) {
    return lex.contains(word_list::regions, n.words[i].canonical) ||
           (i + 1 < n.words.size() && lex.contains(word_list::regions, n.words[i].canonical + ' ' + n.words[i + 1].canonical));
  };
  return listed(0) || listed(n.words.size() - 1);
}

// What is left of a name without its generic words: "Tập đoàn LEGO" and "LEGO", "Hạt Lee" and "Lee".
std::string bare(const language& lang, const named& n, std::uint32_t& generics) {
  std::string out;
  const lexicon& lex = lexicon::get();
  const auto& table = lex.table(lang);
  generics = 0;
  for (std::size_t i = 0; i < n.words.size();) {
    std::size_t taken = 0;
    std::string key;
    for (std::size_t k = 0; k < 4 && i + k < n.words.size(); ++k) {
      names::append_word(key, lang.same_primary("vi") ? names::list_spelling(n.words[i + k].canonical) : n.words[i + k].folded);
      const auto ids = table.find(key);
      const bool numeral = std::any_of(
          ids.begin(), ids.end(), [&](std::uint32_t id) { return lex.entry(id).role == concept_role::numeral; });  // BBC One
      for (const std::uint32_t id : ids) {
        const concept_role role = lex.entry(id).role;
        if (!numeral && (role == concept_role::head || role == concept_role::generic)) taken = k + 1;
      }
    }
    if (taken > 0) {
      generics += static_cast<std::uint32_t>(taken);
      i += taken;
      continue;
    }
    names::append_word(out, n.words[i].folded);
    ++i;
  }
  return out;
}

// A place has one department of construction, but several universities: whether the head of mention k, its last word or its
// first ones, says so.
bool one_of_several(const clusters& c, std::uint32_t k, bool head_last) {
  const auto& words = c.names[k].words;
  const word_list several = names::in_language(c.doc.lang, word_list::vi_several, word_list::fr_several, word_list::en_several);
  const auto listed = [&](const std::string& phrase) { return lexicon::get().contains(several, phrase); };
  if (head_last) return listed(words.back().canonical);
  return listed(words.front().canonical) || (words.size() >= 2 && listed(part(words, 0, 2)));
}

// Whether a word of mention k before word `at` (or from it on) is neither of the lexicon nor of a place: what makes "Đại học
// Công nghệ Nanyang" more than a university of technology.
bool proper_outside(const clusters& c, std::uint32_t k, std::size_t at, bool before) {
  const auto& words = c.names[k].words;
  const mention& m = c.doc.mentions[k];
  const bool several = one_of_several(c, k, before);
  for (std::size_t i = before ? 0 : at; i < (before ? at : words.size()); ++i) {
    const std::uint32_t begin = m.range.begin + words[i].range.begin;
    const bool inner = !several && std::any_of(m.inner.begin(), m.inner.end(), [&](const inner_name& n) {
      return n.range.begin <= begin && begin < n.range.end;
    });
    const bool vietnamese = c.doc.lang.same_primary("vi");  // whose syllables say too little alone
    if (words[i].capital && !words[i].upper && !inner && !(vietnamese && names::is_vietnamese_syllable(words[i].canonical)) &&
        lexicon::get().find(c.doc.lang, words[i].folded).empty())
      return true;
  }
  return false;
}

}  // namespace

// "Judiciary Committee" for the Senate Judiciary Committee, "Hải quân" for Hải quân Đức: the part with the head, where one
// longer name only has it.
void short_organisations(clusters& c) {
  const bool head_last = c.doc.lang.same_primary("en"), vi = c.doc.lang.same_primary("vi");
  // Longer names by the part that would be their short form; equal names of one entity count once.
  constexpr std::size_t longest_part = 8;
  std::map<std::string, std::vector<std::uint32_t>> by_part;
  std::set<std::pair<std::string, std::uint32_t>> seen;
  for (std::uint32_t k = 0; k < c.count(); ++k) {
    const auto& l = c.names[k].words;
    const entity_type type = c.doc.mentions[k].type;
    if ((type != entity_type::organization && type != entity_type::place && !(vi && type == entity_type::law)) ||
        !seen.emplace(c.names[k].canonical, c.root(k)).second)
      continue;
    for (std::size_t n = 1; n < l.size() && n <= longest_part; ++n)
      by_part[part(l, head_last ? l.size() - n : 0, n)].push_back(k);
  }
  for (std::uint32_t i = 0; i < c.count(); ++i) {
    const mention& m = c.doc.mentions[i];
    const auto& s = c.names[i].words;
    if (!c.names[i].owner.empty()) continue;
    // "Tuyên bố chung" of two states; but partnerships have rungs.
    const bool document =
        vi && m.type == entity_type::law && !lexicon::get().contains(word_list::vi_complete, c.names[i].canonical);
    if (!(m.type == entity_type::organization || ((m.type == entity_type::place || document) && s.size() >= 2)) ||
        m.adjective || (!m.id.empty() && !m.ambiguous))
      continue;
    if (!headed(c.doc.lang, s, head_last)) continue;
    std::vector<std::uint32_t> longer;
    if (const auto found = by_part.find(part(s, 0, s.size())); found != by_part.end())
      for (const std::uint32_t k : found->second) {
        if (c.doc.mentions[k].type != m.type || c.root(k) == c.root(i) ||
            (s.size() > 1 && proper_outside(c, k, head_last ? c.names[k].words.size() - s.size() : s.size(), head_last)) ||
            std::any_of(longer.begin(), longer.end(), [&](std::uint32_t o) { return c.root(o) == c.root(k); }))
          continue;
        longer.push_back(k);
        if (longer.size() > 1) break;
      }
    if (longer.size() == 1) c.join(longer.front(), i);
  }
}

// "the Seahawk" for an MH-60R Seahawk, "Warrnambool" for HMAS Warrnambool: what stands behind a model number or a prefix of
// ships.
void products_by_name(clusters& c) {
  std::map<std::string, std::vector<std::uint32_t>> called;  // by the words behind the first
  for (std::uint32_t k = 0; k < c.count(); ++k) {
    const auto& words = c.names[k].words;
    if (words.size() < 2 || words.size() > 4 || c.doc.mentions[k].adjective) continue;
    const bool model =
        std::any_of(words[0].folded.begin(), words[0].folded.end(), [](char ch) { return ch >= '0' && ch <= '9'; }) ||
        words[0].upper;
    if (!(model && (c.doc.mentions[k].type == entity_type::product || !c.doc.mentions[k].typed))) continue;
    std::size_t first = 1;
    while (first + 1 < words.size() && (words[first].before == names::gap::hyphen || words[first].digits)) ++first;  // MH-60R
    if (auto& list = called[part(words, first, words.size() - first)]; list.empty() || c.root(list.front()) != c.root(k))
      list.push_back(k);
  }
  for (std::uint32_t i = 0; i < c.count() && !called.empty(); ++i) {
    mention& m = c.doc.mentions[i];
    const auto found = called.find(c.names[i].canonical);
    if (found == called.end() || found->second.size() != 1 || m.adjective || !m.id.empty() ||
        (m.typed && m.type != entity_type::product))
      continue;
    m.type = c.doc.mentions[found->second.front()].type = entity_type::product;
    c.join(found->second.front(), i);
  }
}
// "Halden" for Halden Therapeutics Inc. or Halden Chemical: the words that open the name of a company.
void company_names(clusters& c) {
  std::map<std::string, std::vector<std::uint32_t>> companies;  // by what may stand for them
  std::set<std::string> persons;                                // words that persons are called by
  for (std::uint32_t k = 0; k < c.count(); ++k) {
    const auto& words = c.names[k].words;
    if (c.full_person(k) && c.doc.mentions[k].typed) {
      for (const word& w : words) persons.insert(w.canonical);
      if (words.size() >= 3) persons.insert(part(words, words.size() - 2, 2));
    }
    const std::size_t own = own_words(c, k);
    for (std::size_t n = 1; n <= own && n <= 4; ++n)
      if (auto& list = companies[part(words, 0, n)]; list.size() < 2 && (list.empty() || c.root(list.front()) != c.root(k)))
        list.push_back(k);
    if (const std::size_t first = called(c, k); first < words.size())
      if (auto& list = companies[part(words, first, words.size() - first)];
          list.size() < 2 && (list.empty() || c.root(list.front()) != c.root(k)))
        list.push_back(k);
  }
  if (companies.empty()) return;
  for (std::uint32_t i = 0; i < c.count(); ++i) {
    mention& m = c.doc.mentions[i];
    const auto found = companies.find(part(c.names[i].words, 0, c.names[i].words.size()));
    if (found == companies.end() || found->second.size() != 1 || m.adjective || m.type == entity_type::place || bare_team(m) ||
        (m.type == entity_type::person && m.typed))
      continue;
    if (c.names[i].words.size() <= 2 && persons.contains(c.names[i].canonical)) continue;
    const std::uint32_t company = found->second.front();
    if (!m.id.empty() && !c.doc.mentions[company].id.empty() && m.id != c.doc.mentions[company].id) continue;
    m.type = entity_type::organization;
    c.join(company, i);
  }
}

void bare_heads(clusters& c) {
  std::map<std::string, std::vector<std::uint32_t>> by_bare;
  std::vector<std::uint32_t> generics(c.count());
  std::set<std::string> surnames;  // "Picasso" is the painter, not the Administration Picasso
  for (std::uint32_t k = 0; k < c.count(); ++k)
    if (c.full_person(k) && c.doc.mentions[k].typed) {
      const auto& words = c.names[k].words;
      surnames.insert(words.back().folded);
      if (words.size() >= 3)
        surnames.insert(words[words.size() - 2].folded + ' ' + words.back().folded);  // Minh Khôi is Nguyễn Minh Khôi
    }
  for (std::uint32_t i = 0; i < c.count(); ++i) {
    const mention& m = c.doc.mentions[i];
    if ((m.type == entity_type::person && (m.typed || surnames.contains(c.names[i].key))) || m.adjective) continue;
    const std::string key = bare(c.doc.lang, c.names[i], generics[i]);
    if (!key.empty()) by_bare[key].push_back(i);
  }
  std::set<std::string> towns;  // "Wexley", where something is said to be, is not the Wexley Borough Council
  for (std::uint32_t k = 0; k < c.count(); ++k)
    if ((c.doc.mentions[k].type == entity_type::place && c.doc.mentions[k].typed) || bare_team(c.doc.mentions[k]))
      towns.insert(c.names[k].canonical);
  // Mentions that the conditions below cannot tell apart are looked at once.
  const auto alike = [&](std::uint32_t i) {
    const mention& m = c.doc.mentions[i];
    return std::tuple(c.root(i), c.names[i].canonical, m.id, m.type, m.typed, generics[i] == 0);
  };
  for (auto& [key, members] : by_bare) {
    std::set<decltype(alike(0))> seen;
    std::erase_if(members, [&](std::uint32_t i) { return !seen.insert(alike(i)).second; });
    if (std::none_of(members.begin(), members.end(), [&](std::uint32_t i) { return generics[i] != 0; })) continue;
    for (const std::uint32_t i : members) {
      if (generics[i] == 0) continue;
      for (const std::uint32_t k : members) {
        if (generics[k] != 0 || c.root(i) == c.root(k)) continue;
        const mention &a = c.doc.mentions[i], &b = c.doc.mentions[k];
        if (!a.id.empty() && !b.id.empty() && a.id != b.id) continue;
        // A country or town is not the ministry, the army or the university that bears its name.
        if (a.type != entity_type::place && ((b.type == entity_type::place && b.typed) || towns.contains(c.names[k].canonical)))
          continue;
        if (a.type != b.type && b.typed && a.typed) continue;
        if (b.type == entity_type::person && c.names[k].words.size() < 2 && a.type != entity_type::event)
          continue;  // storms are called by one word
        if (!b.id.empty() && a.id.empty() && (a.type != b.type || !administrative(c.names[i]))) continue;
        c.doc.mentions[k].type = a.type;
        c.join(i, k);
      }
    }
  }
}

}  // namespace allonym::text
