// Persons: short forms by the habit of each culture, where only one bearer fits, and spellings that went astray.
#include "document/clusters.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "names/lexicon.hpp"
#include "names/syllable.hpp"

namespace allonym::text {
namespace {

using names::lexicon;
using names::word;
using names::word_list;

constexpr double sure_reading = 0.95;
constexpr double sure_spelling = 0.9;
bool family_name(const word& w) {
  return lexicon::get().contains(word_list::vi_family_names, w.canonical) ||
         lexicon::get().contains(word_list::vi_family_names, "~" + w.folded);
}
bool surname_first(const named& n) {
  const lexicon& lex = lexicon::get();
  const word& first = n.words.front();
  return lex.contains(word_list::vi_sino_surnames, first.canonical) ||
         lex.contains(word_list::chinese_surnames, first.folded) || lex.contains(word_list::korean_surnames, first.folded);
}

// "Joseph Nguyên Nang": a foreign name before a Vietnamese one of two syllables or more.
bool baptised(const named& n) {
  for (std::size_t k = 1; k + 2 <= n.words.size(); ++k)
    if (family_name(n.words[k]) && !names::is_vietnamese_syllable(n.words[k - 1].canonical))
      return std::all_of(n.words.begin() + static_cast<std::ptrdiff_t>(k), n.words.end(),
                         [](const word& w) { return names::is_vietnamese_syllable(w.canonical); });
  return false;
}

// "Father", "Linh mục", "Rev.": a style that goes with the full name too.
bool of_clergy(std::string_view title) {
  std::string words;
  for (const word& w : names::split_words(title)) names::append_word(words, w.canonical);
  return lexicon::get().contains(word_list::clergy, words);
}

// How well a short name suits the bearer of a full one: 0 not at all.
int suits(const named& s, const named& full, bool vietnamese) {
  const std::size_t n = s.words.size(), m = full.words.size();
  if (n >= m) return 0;
  if (n == 1 && std::any_of(full.words.begin() + 1, full.words.end(),
                            [&](const word& w) { return w.before == names::gap::open && w.canonical == s.words[0].canonical; }))
    return 3;
  const auto same = [&](std::size_t at) {
    for (std::size_t k = 0; k < n; ++k)
      if (full.words[at + k].folded != s.words[k].folded ||
          (vietnamese && full.words[at + k].canonical != s.words[k].canonical))
        return false;
    return true;
  };
  // Half of a double given name names nobody, nor does a baptismal name before a Vietnamese one: "François" is not
  // François-Xavier Nguyên Van Thuân.
  const bool half = n == 1 && full.words[1].before == names::gap::hyphen && !surname_first(full);
  const bool tail = same(m - n), front = same(0) && !half && !(n == 1 && baptised(full));
  if (!tail && !front) {
    if (n < 2) return 0;
    // First and last without the middle or a part of it: "Phan Giang", "Christine Ford"; but Nguyễn Văn Anh is not Nguyễn Thị
    // Vân Anh.
    if (s.words.front().folded != full.words.front().folded || s.words.back().folded != full.words.back().folded) return 0;
    std::size_t at = 1;
    for (std::size_t k = 1; k + 1 < n; ++k, ++at) {
      while (at + 1 < m && full.words[at].canonical != s.words[k].canonical) ++at;
      if (at + 1 >= m) return 0;
    }
    return 1;
  }
  if (surname_first(full) && !(vietnamese_name(full) && !front))
    return front && n == 1 ? (m > 2 || !vietnamese ? 3 : 2)
           : tail          ? 2
                           : 1;  // "ông Bảo" is Nguyễn Thanh Bảo before he is Bảo Đại
  // "Mme Nguyen": papers of other languages call a Vietnamese by the surname too, as they do their own.
  if (vietnamese_name(full)) return tail ? 3 : front && n == 1 && !vietnamese ? 1 : 0;
  return tail ? 3 : n == 1 ? 2 : 1;
}

}  // namespace

bool vietnamese_name(const named& n) {
  return std::all_of(n.words.begin(), n.words.end(),
                     [](const word& w) { return names::is_vietnamese_syllable(w.canonical); }) &&
         family_name(n.words.front());
}

// "Ford" after "Christine Blasey Ford" is she, not the company.
void persons_over_brands(clusters& c) {
  std::map<std::string, std::uint32_t> bearer;                // by last word, the first
  std::set<std::pair<std::string, std::string_view>> places;  // id and folded name
  for (std::uint32_t k = 0; k < c.count(); ++k) {
    if (c.full_person(k)) bearer.emplace(c.names[k].words.back().canonical, k);
    if (c.doc.mentions[k].id.starts_with("iso:")) places.emplace(c.doc.mentions[k].id, c.names[k].key);
  }
  // "Thai" after Trinh Quang Thai is he, where nothing else of the text is of Thailand.
  const auto given_name = [&](std::uint32_t i, std::uint32_t k) {
    const mention& m = c.doc.mentions[i];
    const auto of_country = places.lower_bound({m.id, {}});
    return k < i && m.adjective && vietnamese_name(c.names[k]) && of_country != places.end() &&
           of_country->second == c.names[i].key &&
           (std::next(of_country) == places.end() || std::next(of_country)->first != m.id);
  };
  for (std::uint32_t i = 0; i < c.count(); ++i) {
    mention& m = c.doc.mentions[i];
    if (c.names[i].words.size() != 1 || m.type == entity_type::person || town_of_state(c, i)) continue;
    const auto found = bearer.find(c.names[i].key);
    if (found == bearer.end() || !(m.id.empty() || found->second < i)) continue;
    if ((m.adjective || m.id.starts_with("iso:") || m.id.starts_with("m49:")) && !given_name(i, found->second)) continue;
    m.adjective = false;
    m.type = entity_type::person;
    m.id.clear();
    m.typed = true;
  }
}

void short_persons(clusters& c) {
  const auto styled = [&](std::uint32_t i) {
    const auto& titles = c.doc.mentions[i].titles;
    return std::any_of(titles.begin(), titles.end(), [&](const attribute& t) { return of_clergy(slice(c.doc.text, t.range)); });
  };
  // Full names by their first and by their last words; mentions that nothing below tells apart count once.
  std::map<std::string, std::vector<std::uint32_t>> by_first, by_last;
  std::set<std::tuple<std::string, std::uint32_t, bool, bool, bool, gender>> seen;
  const auto learn = [&](std::uint32_t k) {
    const mention& m = c.doc.mentions[k];
    if (!c.full_person(k) || !seen.emplace(c.names[k].canonical, c.root(k), m.byline, m.typed, styled(k), m.sex).second) return;
    by_first[c.names[k].words.front().folded].push_back(k);
    for (const word& w : c.names[k].words)
      if (w.before == names::gap::open) by_first[w.folded].push_back(k);  // a nickname in quotation marks
    by_last[c.names[k].words.back().folded].push_back(k);
  };
  for (std::uint32_t k = 0; k < c.count(); ++k) learn(k);
  std::map<std::string_view, std::uint32_t> first_seen;
  for (std::uint32_t k = 0; k < c.count(); ++k) first_seen.emplace(c.names[k].canonical, k);
  std::vector<char> ordained(c.count(), 0);  // by entity: a mention has a style of the clergy
  for (std::uint32_t k = 0; k < c.count(); ++k) ordained[c.root(k)] = ordained[c.root(k)] | (styled(k) ? 1 : 0);
  // Of each entity, the mention of more than one word that stands last before the one that is looked at.
  std::vector<std::uint32_t> latest(c.count(), c.count());
  const auto later = [&](std::uint32_t a, std::uint32_t b) { return a == c.count() ? b : b == c.count() ? a : std::max(a, b); };
  for (std::uint32_t i = 0; i < c.count(); ++i) {
    if (i > 0 && c.names[i - 1].words.size() > 1) latest[c.root(i - 1)] = i - 1;
    mention& m = c.doc.mentions[i];
    if (m.adjective || c.names[i].family || c.names[i].words.size() > 3 || (!m.id.empty() && m.type != entity_type::person))
      continue;
    if (m.type != entity_type::person && m.typed) continue;
    const bool clergy = styled(i);
    int best = 0;
    std::vector<std::uint32_t> bearers;
    std::vector<std::uint32_t> possible;
    for (const auto& [index, word] :
         {std::pair(&by_first, &c.names[i].words.front()), std::pair(&by_last, &c.names[i].words.back())})
      if (const auto found = index->find(word->folded); found != index->end() && found->second.size() <= most_bearers)
        possible.insert(possible.end(), found->second.begin(), found->second.end());
    std::sort(possible.begin(), possible.end());
    possible.erase(std::unique(possible.begin(), possible.end()), possible.end());
    for (const std::uint32_t k : possible) {
      if (c.doc.mentions[k].byline != m.byline) continue;
      const bool called_so = c.names[k].words.back().canonical == c.names[i].words[0].canonical ||
                             (surname_first(c.names[k]) && c.names[k].words.front().canonical == c.names[i].words[0].canonical);
      // "Kamonrat" for the athlete Kamonrat Kwanmuang, named before in full.
      const bool holder = !c.doc.mentions[k].titles.empty() && first_seen.at(c.names[i].canonical) > k;
      if (!c.doc.mentions[k].typed && c.names[i].words.size() == 1 && !called_so && !holder) continue;
      if (m.sex != gender::unknown && c.doc.mentions[k].sex != gender::unknown && m.sex != c.doc.mentions[k].sex) continue;
      if (clergy && ordained[c.root(k)] == 0) continue;
      const int fit = suits(c.names[i], c.names[k], c.doc.lang.same_primary("vi"));
      if (fit == 0 || fit < best) continue;
      if (fit > best) bearers.clear();
      best = fit;
      if (std::none_of(bearers.begin(), bearers.end(), [&](std::uint32_t b) { return c.root(b) == c.root(k); }))
        bearers.push_back(k);
    }
    if (bearers.empty()) continue;
    const auto surname_only = [&](std::uint32_t k) {
      return vietnamese_name(c.names[k]) && c.names[k].words.back().folded != c.names[i].words.back().folded;
    };
    if (bearers.size() > 1 && best == 1 && c.names[i].words.size() == 1 &&
        std::any_of(bearers.begin(), bearers.end(), surname_only))
      continue;
    if (bearers.size() > 1) {
      // Of several bearers the one named last before counts, if any was.
      const auto last = std::max_element(bearers.begin(), bearers.end(), [&](std::uint32_t a, std::uint32_t b) {
        return latest[c.root(a)] != latest[c.root(b)] && later(latest[c.root(a)], latest[c.root(b)]) == latest[c.root(b)];
      });
      if (latest[c.root(*last)] == c.count()) continue;
      bearers = {*last};
    }
    m.type = entity_type::person;
    const std::uint32_t both = later(latest[c.root(bearers.front())], latest[c.root(i)]);
    const char style = ordained[c.root(bearers.front())] | ordained[c.root(i)];
    c.join(bearers.front(), i);
    latest[c.root(i)] = both;
    ordained[c.root(i)] = style;
    learn(i);
  }
}

// "Ruan Zhiyong" beside Nguyễn Chí Vịnh: a translation by way of Chinese spells a name of the text by its characters.
void pivot_persons(clusters& c) {
  constexpr std::size_t most = 64;
  std::vector<std::uint32_t> vietnamese, other;
  std::set<std::string> seen;
  for (std::uint32_t i = 0; i < c.count(); ++i) {
    const mention& m = c.doc.mentions[i];
    const std::size_t n = c.names[i].words.size();
    if (m.type != entity_type::person || m.byline || n < 2 || n > 4 || !seen.insert(c.names[i].canonical).second) continue;
    auto& list = vietnamese_name(c.names[i]) ? vietnamese : other;
    if ((n >= 3 || &list == &other) && list.size() < most) list.push_back(i);
  }
  for (const std::uint32_t i : vietnamese)
    for (const std::uint32_t k : other) {
      const mention &a = c.doc.mentions[i], &b = c.doc.mentions[k];
      if (c.root(i) == c.root(k) || (a.sex != gender::unknown && b.sex != gender::unknown && a.sex != b.sex)) continue;
      if (!lexicon::get().contains(word_list::chinese_surnames, c.names[k].words.front().folded)) continue;
      const name_options vi{"vi", entity_type::person}, zh{"zh", entity_type::person};
      if (compare_score(allonym::name(slice(c.doc.text, a.range), vi), allonym::name(slice(c.doc.text, b.range), zh)) >=
          sure_reading)
        c.join(i, k);
    }
}

// "Herrera" beside Philippe Errera: a surname alone means somebody the text has named in full; where nobody is called so, it is
// the one whose surname it misspells.
void misspelled_persons(clusters& c) {
  constexpr std::size_t most = 64, shortest = 6;                            // letters
  std::map<std::string, std::pair<std::uint32_t, allonym::name>> surnames;  // of full names, the first bearer
  for (std::uint32_t k = 0; k < c.count() && surnames.size() < most; ++k)
    if (c.full_person(k) && !vietnamese_name(c.names[k]) && !surname_first(c.names[k]) &&
        c.names[k].words.back().folded.size() + 1 >= shortest)
      surnames.try_emplace(c.names[k].words.back().folded, k,
                           allonym::name(c.names[k].words.back().folded, {c.doc.lang, entity_type::person}));
  if (surnames.empty()) return;
  std::set<std::string> seen;
  for (std::uint32_t i = 0; i < c.count() && seen.size() < most; ++i) {
    const mention& m = c.doc.mentions[i];
    const auto& words = c.names[i].words;
    if (words.size() != 1 || c.names[i].family || m.type != entity_type::person || !m.id.empty() || m.adjective || m.byline ||
        words[0].folded.size() < shortest || surnames.contains(words[0].folded))
      continue;
    if (c.root(i) != i || !seen.insert(c.names[i].canonical).second) continue;
    const allonym::name lone(slice(c.doc.text, m.range), {c.doc.lang, entity_type::person});
    std::vector<std::uint32_t> like;
    for (const auto& [surname, bearer] : surnames)
      if (compare_score(lone, bearer.second) >= sure_spelling) like.push_back(bearer.first);
    const bool contrary = like.size() == 1 && c.doc.mentions[like[0]].sex != gender::unknown && m.sex != gender::unknown &&
                          c.doc.mentions[like[0]].sex != m.sex;
    if (like.size() == 1 && !contrary) c.join(like[0], i);
  }
}

}  // namespace allonym::text
