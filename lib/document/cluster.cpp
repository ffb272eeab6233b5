// cluster: the mentions of a document gathered into entities. Same dictionary entity, same name, acronym beside its full form,
// alias told in the text, and short forms by the habit of each culture, where only one bearer fits.
#include <allonym/document.hpp>
#include <allonym/name.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "document/spans.hpp"
#include "ground/disjoint_sets.hpp"
#include "ground/unicode.hpp"
#include "names/legal_forms.hpp"
#include "names/lexicon.hpp"
#include "names/syllable.hpp"
#include "names/words.hpp"

namespace allonym {
inline namespace v1 {
namespace {

using names::concept_role;
using names::lexicon;
using names::word;
using names::word_list;

struct named {
  std::vector<word> words;
  std::string key;       // folded words
  std::string canonical;
};

class clusterer {
public:
  explicit clusterer(document& d) : d_(d), sets_(d.mentions.size()) {
    for (const mention& m : d_.mentions) {
      named n;
      n.words = names::split_words(slice(d_.text, m.range));
      // Generation suffixes are no part that one is called by.
      if (m.type == entity_type::person && n.words.size() > 2 && generation(n.words.back().folded)) n.words.pop_back();
      for (const word& w : n.words) {
        names::append_word(n.key, w.folded);
        names::append_word(n.canonical, w.canonical);
      }
      names_.push_back(std::move(n));
    }
  }

  void run() {
    persons_over_brands();
    bound_acronyms();
    told_relations();
    same_name();
    acronyms_in_brackets();
    told_aliases();
    short_persons();
    pivot_persons();
    misspelled_persons();
    short_organisations();
    team_nicknames();
    company_names();
    bare_heads();
    initials();
    collect();
  }

private:
  document& d_;
  ground::disjoint_sets sets_;  // of mentions
  std::vector<named> names_;
  struct told {
    relation_kind kind;
    std::uint32_t from, to;  // mentions
    byte_range range;
  };
  static constexpr std::size_t most_told = 64;
  std::vector<told> told_;

  static bool generation(const std::string& w) { return w == "jr" || w == "sr" || w == "ii" || w == "iii" || w == "iv"; }

  std::uint32_t root(std::uint32_t i) noexcept { return sets_.root(i); }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    const bool told_apart = std::any_of(told_.begin(), told_.end(), [&](const told& t) {
      const std::uint32_t x = root(t.from), y = root(t.to);
      return (x == a && y == b) || (x == b && y == a);
    });
    if (!told_apart) sets_.join(a, b);
  }
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(d_.mentions.size()); }

  [[nodiscard]] bool full_person(std::uint32_t i) const {
    return d_.mentions[i].type == entity_type::person && names_[i].words.size() >= 2 && names_[i].words.size() <= 6;
  }

  // "Ford" after "Christine Blasey Ford" is she, not the company.
  void persons_over_brands() {
    std::map<std::string, std::uint32_t> bearer;  // by last word, the first
    for (std::uint32_t k = 0; k < count(); ++k)
      if (full_person(k)) bearer.emplace(names_[k].words.back().canonical, k);
    for (std::uint32_t i = 0; i < count(); ++i) {
      mention& m = d_.mentions[i];
      if (names_[i].words.size() != 1 || m.type == entity_type::person || m.adjective || m.id.starts_with("iso:") || m.id.starts_with("m49:")) continue;
      const auto found = bearer.find(names_[i].key);
      if (found == bearer.end() || !(m.id.empty() || found->second < i)) continue;
      m.type = entity_type::person;
      m.id.clear();
      m.typed = true;
    }
  }

  // An acronym that the text itself introduces means that, whatever dictionaries say.
  void bound_acronyms() {
    std::map<std::string, std::vector<std::uint32_t>> by_name;
    for (std::uint32_t k = 0; k < count(); ++k)
      if (names_[k].words.size() == 1) by_name[names_[k].canonical].push_back(k);
    std::set<std::string> bound;
    for (std::uint32_t i = 0; i + 1 < count(); ++i) {
      const std::string_view gap = between(i, i + 1);
      mention& m = d_.mentions[i + 1];
      if ((gap != " (" && gap != "(") || m.id.empty() || names_[i + 1].words.size() != 1 || m.id == d_.mentions[i].id) continue;
      if (!spells(names_[i].words, names_[i + 1].key)) continue;
      const std::string id = d_.mentions[i].id;
      if (!bound.insert(names_[i + 1].canonical + '\n' + id + '\n' + std::string(to_string(d_.mentions[i].type))).second) continue;
      for (const std::uint32_t k : by_name[names_[i + 1].canonical]) d_.mentions[k].id = id, d_.mentions[k].type = d_.mentions[i].type;
    }
  }

  void same_name() {
    std::map<std::string, std::uint32_t> by_id, by_name;
    for (std::uint32_t i = 0; i < count(); ++i) {
      const mention& m = d_.mentions[i];
      if (!m.id.empty()) {
        const auto [at, fresh] = by_id.emplace(m.id, i);
        if (!fresh) join(at->second, i);
      }
    }
    for (std::uint32_t i = 0; i < count(); ++i) {
      const mention& m = d_.mentions[i];
      // Marks tell Vietnamese names apart: Bách is not Bạch.
      const std::string key = d_.lang.same_primary("vi") ? without_levels(names_[i]) : names_[i].key;
      const auto [at, fresh] = by_name.emplace(key, i);
      if (fresh) continue;
      const mention& other = d_.mentions[at->second];
      if (!m.id.empty() && !other.id.empty() && m.id != other.id) continue;
      // "bà Nga" is not Russia.
      if (m.id.empty() != other.id.empty() && m.typed && other.typed && m.type != other.type && (m.type == entity_type::person || other.type == entity_type::person)) continue;
      join(at->second, i);
    }
  }

  // "BĐBP tỉnh Nghệ An" is "BĐBP Nghệ An": the level of a place in lower case inside a name.
  static std::string without_levels(const named& n) {
    std::string out;
    for (std::size_t i = 0; i < n.words.size(); ++i) {
      const std::string& w = n.words[i].canonical;
      const bool level = !n.words[i].capital && i > 0 && i + 1 < n.words.size() && n.words[i + 1].capital;
      if (level && (w == "tỉnh" || w == "huyện" || w == "quận" || w == "xã" || w == "phường")) continue;
      if (level && i > 1 && w == "phố" && n.words[i - 1].canonical == "thành") {
        out.resize(out.size() - std::string_view(" thành").size());
        continue;
      }
      names::append_word(out, w);
    }
    return out;
  }

  [[nodiscard]] std::string_view between(std::uint32_t i, std::uint32_t k) const { return slice(d_.text, {d_.mentions[i].range.end, d_.mentions[k].range.begin}); }

  // "Công ước … (UNCLOS)": the acronym in brackets is a name of what stands before it.
  void acronyms_in_brackets() {
    for (std::uint32_t i = 0; i + 1 < count(); ++i) {
      const std::string_view gap = between(i, i + 1);
      if (gap != " (" && gap != "(" && gap != "'s (" && gap != "’s (") continue;
      const auto& words = names_[i + 1].words;
      if (words.size() != 1 || !(words[0].upper || numbered(words[0]) || has_two_capitals(slice(d_.text, d_.mentions[i + 1].range)))) continue;
      mention& short_form = d_.mentions[i + 1];
      const mention& full = d_.mentions[i];
      if (full.adjective || names_[i].words.size() < 2) continue;
      if (!short_form.id.empty() && !full.id.empty() && short_form.id != full.id && !short_form.ambiguous && !full.ambiguous) continue;
      if (full.type == entity_type::place && short_form.type == entity_type::place && short_form.id != full.id && !short_form.id.empty()) continue;
      if (!spells(names_[i].words, words[0].folded) && full.type == entity_type::person) continue;  // Bích Huệ (TTXVN)
      join(i, i + 1);
      if (short_form.id.empty() || short_form.ambiguous) {
        short_form.type = full.type;
        short_form.id = full.id;
        short_form.ambiguous = full.ambiguous;
      }
    }
  }
  // "C04", "PA05": a department by letter and number.
  static bool numbered(const word& w) { return w.capital && w.folded.size() >= 2 && std::all_of(w.folded.begin() + 1, w.folded.end(), [](char c) { return c >= '0' && c <= '9'; }); }
  static bool has_two_capitals(std::string_view s) {
    int n = 0;
    for (const char c : s) n += c >= 'A' && c <= 'Z';
    return n >= 2 && static_cast<std::size_t>(n) * 2 > s.size();  // not McLaren
  }
  // Whether the letters abbreviate the words: the first letter of each word in order, or all of one that is an acronym itself (NFL Players
  // Association, NFLPA), small words left out or not, and one letter more from inside a word (Southeastern …, SEPTA).
  static bool spells(const std::vector<word>& words, std::string_view letters) {
    if (std::any_of(words.begin(), words.end(), [&](const word& w) { return w.folded == letters; })) return false;  // BBC One
    return letters.size() >= 2 && words.size() >= 2 && words.size() <= 16 && spells_from(words, 0, letters, letters.size() >= 4 && words.size() >= 3);
  }
  static bool spells_from(const std::vector<word>& words, std::size_t at, std::string_view letters, bool spare) {
    if (at == words.size()) return letters.empty();
    const std::string& w = words[at].folded;
    const bool part_of_viet_nam = at > 0 && w == "nam" && words[at - 1].folded == "viet";
    if ((w.size() <= 3 || !words[at].capital || part_of_viet_nam) && at > 0 && !words[at].upper && spells_from(words, at + 1, letters, spare)) return true;
    if (w.empty() || letters.empty() || w[0] != letters[0]) return false;
    if (words[at].upper && letters.substr(0, w.size()) == w && spells_from(words, at + 1, letters.substr(w.size()), spare)) return true;
    if (spells_from(words, at + 1, letters.substr(1), spare)) return true;
    return spare && letters.size() >= 2 && words[at].capital && w.find(letters[1], 1) != std::string::npos && spells_from(words, at + 1, letters.substr(2), false);
  }
  // The words between a mention and the next, titles of the next and articles left out; empty if they belong to two
  // sentences.
  struct words_between {
    std::string phrase;
    byte_range range;
  };
  [[nodiscard]] words_between said_between(std::uint32_t i) const {
    byte_range range{d_.mentions[i].range.end, d_.mentions[i + 1].range.begin};
    for (const attribute& t : d_.mentions[i + 1].titles)
      if (t.range.begin > range.begin && t.range.end <= d_.mentions[i + 1].range.begin) range.end = std::min(range.end, t.range.begin);
    const std::string_view gap = slice(d_.text, range);
    if (gap.size() > 64 || gap.find('\n') != std::string_view::npos || gap.find(". ") != std::string_view::npos) return {};
    std::vector<word> words = names::split_words(gap);
    if (words.empty()) return {};
    while (words.size() > 1 && before_a_name(words.back().canonical)) words.pop_back();
    words_between out{{}, {range.begin + words.front().range.begin, range.begin + words.back().range.end}};
    for (const word& w : words) names::append_word(out.phrase, w.canonical);
    return out;
  }
  // Articles, and what sets a title in the past.
  static bool before_a_name(const std::string& w) {
    static constexpr std::string_view words[] = {"the", "le", "la", "l", "les", "former", "late", "then", "ancien", "ancienne", "feu", "cố", "cựu", "nguyên"};
    return std::find(std::begin(words), std::end(words), w) != std::end(words);
  }

  [[nodiscard]] word_list in_language(word_list vi, word_list fr, word_list en) const { return d_.lang.same_primary("vi") ? vi : d_.lang.same_primary("fr") ? fr : en; }

  // "Bộ X (nay là Bộ Y)", "a unit of Z": two things, whatever their names share.
  void told_relations() {
    const word_list list = in_language(word_list::vi_relations, word_list::fr_relations, word_list::en_relations);
    for (std::uint32_t i = 0; i + 1 < count() && told_.size() < most_told; ++i) {
      if (!d_.mentions[i].id.empty() && d_.mentions[i].id == d_.mentions[i + 1].id) continue;
      const words_between said = said_between(i);
      const auto found = lexicon::get().list(list).find(said.phrase);
      if (said.phrase.empty() || found.empty()) continue;
      switch (found.front()) {
        case 'a': told_.push_back({relation_kind::succeeded_by, i, i + 1, said.range}); break;
        case 'b': told_.push_back({relation_kind::succeeded_by, i + 1, i, said.range}); break;
        case 'p': told_.push_back({relation_kind::part_of, i, i + 1, said.range}); break;
        default: told_.push_back({relation_kind::named_after, i, i + 1, said.range});
      }
    }
  }

  void told_aliases() {
    const word_list list = in_language(word_list::vi_aliases, word_list::fr_aliases, word_list::en_aliases);
    for (std::uint32_t i = 0; i + 1 < count(); ++i) {
      if (d_.mentions[i].adjective || d_.mentions[i + 1].adjective) continue;  // Brazilian-born Caio César
      if (const std::string phrase = said_between(i).phrase; !phrase.empty() && lexicon::get().contains(list, phrase)) join(i, i + 1);
    }
  }

  [[nodiscard]] bool vietnamese_name(const named& n) const {
    return std::all_of(n.words.begin(), n.words.end(), [](const word& w) { return names::is_vietnamese_syllable(w.canonical); }) &&
           (lexicon::get().contains(word_list::vi_family_names, n.words.front().canonical) || lexicon::get().contains(word_list::vi_family_names, "~" + n.words.front().folded));
  }
  [[nodiscard]] bool surname_first(const named& n) const {
    const lexicon& lex = lexicon::get();
    const word& first = n.words.front();
    return lex.contains(word_list::vi_sino_surnames, first.canonical) || lex.contains(word_list::chinese_surnames, first.folded) || lex.contains(word_list::korean_surnames, first.folded);
  }

  // How well a short name suits the bearer of a full one: 0 not at all.
  [[nodiscard]] int suits(const named& s, const named& full) const {
    const std::size_t n = s.words.size(), m = full.words.size();
    if (n >= m) return 0;
    if (n == 1 && std::any_of(full.words.begin() + 1, full.words.end(), [&](const word& w) { return w.before == names::gap::open && w.canonical == s.words[0].canonical; })) return 3;
    const auto same = [&](std::size_t at) {
      for (std::size_t k = 0; k < n; ++k)
        if (full.words[at + k].folded != s.words[k].folded || (d_.lang.same_primary("vi") && full.words[at + k].canonical != s.words[k].canonical)) return false;
      return true;
    };
    const bool tail = same(m - n), front = same(0);
    if (!tail && !front) {
      if (n < 2) return 0;
      // First and last without the middle: "Phan Giang", "Christine Ford".
      return s.words.front().folded == full.words.front().folded && s.words.back().folded == full.words.back().folded ? 1 : 0;
    }
    if (surname_first(full) && !(vietnamese_name(full) && !front)) return front && n == 1 ? 3 : tail ? 2 : 1;
    if (vietnamese_name(full)) return tail ? 3 : 0;
    return tail ? 3 : n == 1 ? 2 : 1;
  }

  // A word that more persons of one text share calls none of them.
  static constexpr std::size_t most_bearers = 64;

  void short_persons() {
    // Full names by their first and by their last words; mentions that nothing below tells apart count once.
    std::map<std::string, std::vector<std::uint32_t>> by_first, by_last;
    std::set<std::tuple<std::string, std::uint32_t, bool, bool, gender>> seen;
    const auto learn = [&](std::uint32_t k) {
      const mention& m = d_.mentions[k];
      if (!full_person(k) || !seen.emplace(names_[k].canonical, root(k), m.byline, m.typed, m.sex).second) return;
      by_first[names_[k].words.front().folded].push_back(k);
      for (const word& w : names_[k].words)
        if (w.before == names::gap::open) by_first[w.folded].push_back(k);  // a nickname in quotation marks
      by_last[names_[k].words.back().folded].push_back(k);
    };
    for (std::uint32_t k = 0; k < count(); ++k) learn(k);
    // Of each entity, the mention of more than one word that stands last before the one that is looked at.
    std::vector<std::uint32_t> latest(count(), count());
    const auto later = [&](std::uint32_t a, std::uint32_t b) { return a == count() ? b : b == count() ? a : std::max(a, b); };
    for (std::uint32_t i = 0; i < count(); ++i) {
      if (i > 0 && names_[i - 1].words.size() > 1) latest[root(i - 1)] = i - 1;
      mention& m = d_.mentions[i];
      if (m.adjective || names_[i].words.size() > 3 || (!m.id.empty() && m.type != entity_type::person)) continue;
      if (m.type != entity_type::person && m.typed) continue;
      int best = 0;
      std::vector<std::uint32_t> bearers;
      std::vector<std::uint32_t> possible;
      for (const auto& [index, word] : {std::pair(&by_first, &names_[i].words.front()), std::pair(&by_last, &names_[i].words.back())})
        if (const auto found = index->find(word->folded); found != index->end() && found->second.size() <= most_bearers)
          possible.insert(possible.end(), found->second.begin(), found->second.end());
      std::sort(possible.begin(), possible.end());
      possible.erase(std::unique(possible.begin(), possible.end()), possible.end());
      for (const std::uint32_t k : possible) {
        if (d_.mentions[k].byline != m.byline) continue;
        if (!d_.mentions[k].typed && names_[i].words.size() == 1 && names_[k].words.back().canonical != names_[i].words[0].canonical) continue;
        if (m.sex != gender::unknown && d_.mentions[k].sex != gender::unknown && m.sex != d_.mentions[k].sex) continue;
        const int fit = suits(names_[i], names_[k]);
        if (fit == 0 || fit < best) continue;
        if (fit > best) bearers.clear();
        best = fit;
        if (std::none_of(bearers.begin(), bearers.end(), [&](std::uint32_t b) { return root(b) == root(k); })) bearers.push_back(k);
      }
      if (bearers.empty()) continue;
      if (bearers.size() > 1) {
        // Of several bearers the one named last before counts, if any was.
        const auto last = std::max_element(bearers.begin(), bearers.end(), [&](std::uint32_t a, std::uint32_t b) {
          return latest[root(a)] != latest[root(b)] && later(latest[root(a)], latest[root(b)]) == latest[root(b)];
        });
        if (latest[root(*last)] == count()) continue;
        bearers = {*last};
      }
      m.type = entity_type::person;
      const std::uint32_t both = later(latest[root(bearers.front())], latest[root(i)]);
      join(bearers.front(), i);
      latest[root(i)] = both;
      learn(i);
    }
  }

  // "Ruan Zhiyong" beside Nguyễn Chí Vịnh: a translation by way of Chinese spells a name of the text by its characters.
  void pivot_persons() {
    constexpr std::size_t most = 64;
    std::vector<std::uint32_t> vietnamese, other;
    std::set<std::string> seen;
    for (std::uint32_t i = 0; i < count(); ++i) {
      const mention& m = d_.mentions[i];
      const std::size_t n = names_[i].words.size();
      if (m.type != entity_type::person || m.byline || n < 2 || n > 4 || !seen.insert(names_[i].canonical).second) continue;
      auto& list = vietnamese_name(names_[i]) ? vietnamese : other;
      if ((n >= 3 || &list == &other) && list.size() < most) list.push_back(i);
    }
    for (const std::uint32_t i : vietnamese)
      for (const std::uint32_t k : other) {
        const mention &a = d_.mentions[i], &b = d_.mentions[k];
        if (root(i) == root(k) || (a.sex != gender::unknown && b.sex != gender::unknown && a.sex != b.sex)) continue;
        if (!lexicon::get().contains(word_list::chinese_surnames, names_[k].words.front().folded)) continue;
        const name_options vi{"vi", entity_type::person}, zh{"zh", entity_type::person};
        if (compare_score(allonym::name(slice(d_.text, a.range), vi), allonym::name(slice(d_.text, b.range), zh)) >= sure_reading) join(i, k);
      }
  }
  static constexpr double sure_reading = 0.95;

  // "Herrera" beside Philippe Errera: a surname alone means somebody the text has named in full; where nobody is called so, it is the one whose
  // surname it misspells.
  void misspelled_persons() {
    constexpr std::size_t most = 64, shortest = 6;  // letters
    std::map<std::string, std::pair<std::uint32_t, allonym::name>> surnames;  // of full names, the first bearer
    for (std::uint32_t k = 0; k < count() && surnames.size() < most; ++k)
      if (full_person(k) && !vietnamese_name(names_[k]) && !surname_first(names_[k]) && names_[k].words.back().folded.size() + 1 >= shortest) surnames.try_emplace(names_[k].words.back().folded, k, allonym::name(names_[k].words.back().folded, {d_.lang, entity_type::person}));
    if (surnames.empty()) return;
    std::set<std::string> seen;
    for (std::uint32_t i = 0; i < count() && seen.size() < most; ++i) {
      const mention& m = d_.mentions[i];
      const auto& words = names_[i].words;
      if (words.size() != 1 || m.type != entity_type::person || !m.id.empty() || m.adjective || m.byline || words[0].folded.size() < shortest || surnames.contains(words[0].folded)) continue;
      if (root(i) != i || !seen.insert(names_[i].canonical).second) continue;
      const allonym::name lone(slice(d_.text, m.range), {d_.lang, entity_type::person});
      std::vector<std::uint32_t> like;
      for (const auto& [surname, bearer] : surnames)
        if (compare_score(lone, bearer.second) >= sure_spelling) like.push_back(bearer.first);
      const bool contrary = like.size() == 1 && d_.mentions[like[0]].sex != gender::unknown && m.sex != gender::unknown && d_.mentions[like[0]].sex != m.sex;
      if (like.size() == 1 && !contrary) join(like[0], i);
    }
  }
  static constexpr double sure_spelling = 0.9;

  // "Judiciary Committee" for the Senate Judiciary Committee, "Hải quân" for Hải quân Đức: the part with the head, where one
  // longer name only has it.
  void short_organisations() {
    const bool head_last = d_.lang.same_primary("en");
    // Longer names by the part that would be their short form; equal names of one entity count once.
    constexpr std::size_t longest_part = 8;
    std::map<std::string, std::vector<std::uint32_t>> by_part;
    std::set<std::pair<std::string, std::uint32_t>> seen;
    for (std::uint32_t k = 0; k < count(); ++k) {
      const auto& l = names_[k].words;
      if ((d_.mentions[k].type != entity_type::organization && d_.mentions[k].type != entity_type::place) || !seen.emplace(names_[k].canonical, root(k)).second) continue;
      for (std::size_t n = 1; n < l.size() && n <= longest_part; ++n) by_part[part(l, head_last ? l.size() - n : 0, n)].push_back(k);
    }
    for (std::uint32_t i = 0; i < count(); ++i) {
      const mention& m = d_.mentions[i];
      const auto& s = names_[i].words;
      if (!(m.type == entity_type::organization || (m.type == entity_type::place && s.size() >= 2)) || m.adjective || (!m.id.empty() && !m.ambiguous)) continue;
      if (!headed(s, head_last)) continue;
      std::vector<std::uint32_t> longer;
      if (const auto found = by_part.find(part(s, 0, s.size())); found != by_part.end())
        for (const std::uint32_t k : found->second) {
          if (d_.mentions[k].type != m.type || root(k) == root(i) || std::any_of(longer.begin(), longer.end(), [&](std::uint32_t o) { return root(o) == root(k); })) continue;
          longer.push_back(k);
          if (longer.size() > 1) break;
        }
      if (longer.size() == 1) join(longer.front(), i);
    }
  }
  // "Dolphins" for the Miami Dolphins: what comes behind the town.
  void team_nicknames() {
    std::map<std::string, std::vector<std::uint32_t>> teams;  // by the words behind the town
    for (std::uint32_t k = 0; k < count(); ++k) {
      const mention& m = d_.mentions[k];
      const auto& words = names_[k].words;
      if (words.size() < 2 || m.adjective || (m.typed && m.type != entity_type::organization) || !plural(words.back())) continue;
      const bool placed = !m.inner.empty() && m.inner.front().range.begin == m.range.begin;
      if (!placed && m.id.empty()) continue;
      std::size_t town = placed ? 0 : words.size() - 1;
      while (placed && town < words.size() && m.range.begin + words[town].range.end <= m.inner.front().range.end) ++town;
      if (town > 0 && town < words.size()) teams[part(words, town, words.size() - town)].push_back(k);
    }
    if (teams.empty()) return;
    for (std::uint32_t i = 0; i < count(); ++i) {
      mention& m = d_.mentions[i];
      const auto found = teams.find(names_[i].canonical);
      if (found == teams.end() || m.adjective || (m.typed && m.type != entity_type::organization && !m.id.empty())) continue;
      const std::uint32_t team = found->second.front();
      if (std::any_of(found->second.begin(), found->second.end(), [&](std::uint32_t k) { return root(k) != root(team); })) continue;
      m.type = d_.mentions[team].type = entity_type::organization;
      m.id = d_.mentions[team].id;
      join(team, i);
    }
  }
  // "Halden" for Halden Therapeutics Inc. or Halden Chemical: the words that open the name of a company.
  void company_names() {
    std::map<std::string, std::vector<std::uint32_t>> companies;  // by what may stand for them
    std::set<std::string> persons;                                // words that persons are called by
    for (std::uint32_t k = 0; k < count(); ++k) {
      const auto& words = names_[k].words;
      if (full_person(k) && d_.mentions[k].typed)
        for (const word& w : words) persons.insert(w.canonical);
      const std::size_t own = own_words(k);
      for (std::size_t n = 1; n <= own && n <= 4; ++n)
        if (auto& list = companies[part(words, 0, n)]; list.size() < 2 && (list.empty() || root(list.front()) != root(k))) list.push_back(k);
    }
    if (companies.empty()) return;
    for (std::uint32_t i = 0; i < count(); ++i) {
      mention& m = d_.mentions[i];
      const auto found = companies.find(part(names_[i].words, 0, names_[i].words.size()));
      if (found == companies.end() || found->second.size() != 1 || m.adjective || m.type == entity_type::place || (m.type == entity_type::person && m.typed)) continue;
      if (names_[i].words.size() == 1 && persons.contains(names_[i].canonical)) continue;
      const std::uint32_t company = found->second.front();
      if (!m.id.empty() && !d_.mentions[company].id.empty() && m.id != d_.mentions[company].id) continue;
      m.type = entity_type::organization;
      join(company, i);
    }
  }
  // How many words of the name of a company stand before its legal form, or before the words for what it does; 0 if it is none.
  [[nodiscard]] std::size_t own_words(std::uint32_t k) const {
    const auto& words = names_[k].words;
    const mention& m = d_.mentions[k];
    if (words.size() < 2 || m.adjective) return 0;
    if (words.back().capital && names::is_company_form(words.back().folded)) return words.size() - 1;
    const bool company = m.type == entity_type::organization || (m.type == entity_type::person && !m.typed);
    if (!company || words.size() > 4 || !m.inner.empty() || d_.lang.same_primary("vi")) return 0;
    const lexicon& lex = lexicon::get();
    if (words[0].upper || words[0].folded.size() < 5 || !lex.find(d_.lang, words[0].folded).empty() || lex.contains(word_list::en_common, words[0].canonical)) return 0;
    for (std::size_t i = 1; i < words.size(); ++i)
      if (!words[i].capital || words[i].before != names::gap::space || lex.find(d_.lang, words[i].folded).empty()) return 0;
    return 1;
  }
  static bool plural(const word& w) { return w.folded.size() >= 4 && w.folded.back() == 's'; }
  static std::string part(const std::vector<word>& words, std::size_t first, std::size_t n) {
    std::string out;
    for (std::size_t w = 0; w < n; ++w) names::append_word(out, words[first + w].canonical);
    return out;
  }
  // Whether a name begins (Vietnamese, French) or ends (English) with a head of the lexicon.
  [[nodiscard]] bool headed(const std::vector<word>& words, bool last) const {
    const auto& table = lexicon::get().table(d_.lang);
    for (std::size_t n = 1; n <= words.size() && n <= 4; ++n) {
      std::string key;
      for (std::size_t w = 0; w < n; ++w) {
        const word& x = words[last ? words.size() - n + w : w];
        names::append_word(key, d_.lang.same_primary("vi") ? names::list_spelling(x.canonical) : x.folded);
      }
      for (const std::uint32_t id : table.find(key))
        if (lexicon::get().entry(id).role == concept_role::head) return true;
    }
    return false;
  }

  // "Hạt Lee", "Vinh Phuc Province": the place itself; not "Oslo Opera House".
  [[nodiscard]] bool administrative(const named& n) const {
    const lexicon& lex = lexicon::get();
    const auto listed = [&](std::size_t i) { return lex.contains(word_list::regions, n.words[i].canonical) || (i + 1 < n.words.size() && lex.contains(word_list::regions, n.words[i].canonical + ' ' + n.words[i + 1].canonical)); };
    return listed(0) || listed(n.words.size() - 1);
  }

  // What is left of a name without its generic words: "Tập đoàn LEGO" and "LEGO", "Hạt Lee" and "Lee".
  [[nodiscard]] std::string bare(const named& n, std::uint32_t& generics) const {
    std::string out;
    const lexicon& lex = lexicon::get();
    const auto& table = lex.table(d_.lang);
    generics = 0;
    for (std::size_t i = 0; i < n.words.size();) {
      std::size_t taken = 0;
      std::string key;
      for (std::size_t k = 0; k < 4 && i + k < n.words.size(); ++k) {
        names::append_word(key, d_.lang.same_primary("vi") ? names::list_spelling(n.words[i + k].canonical) : n.words[i + k].folded);
        const auto ids = table.find(key);
        const bool numeral = std::any_of(ids.begin(), ids.end(), [&](std::uint32_t id) { return lex.entry(id).role == concept_role::numeral; });  // BBC One
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

  void bare_heads() {
    std::map<std::string, std::vector<std::uint32_t>> by_bare;
    std::vector<std::uint32_t> generics(count());
    for (std::uint32_t i = 0; i < count(); ++i) {
      const mention& m = d_.mentions[i];
      if (m.type == entity_type::person || m.adjective) continue;
      const std::string key = bare(names_[i], generics[i]);
      if (!key.empty()) by_bare[key].push_back(i);
    }
    // Mentions that the conditions below cannot tell apart are looked at once.
    const auto alike = [&](std::uint32_t i) {
      const mention& m = d_.mentions[i];
      return std::tuple(root(i), names_[i].canonical, m.id, m.type, m.typed, generics[i] == 0);
    };
    for (auto& [key, members] : by_bare) {
      std::set<decltype(alike(0))> seen;
      std::erase_if(members, [&](std::uint32_t i) { return !seen.insert(alike(i)).second; });
      if (std::none_of(members.begin(), members.end(), [&](std::uint32_t i) { return generics[i] != 0; })) continue;
      for (const std::uint32_t i : members) {
        if (generics[i] == 0) continue;
        for (const std::uint32_t k : members) {
          if (generics[k] != 0 || root(i) == root(k)) continue;
          const mention &a = d_.mentions[i], &b = d_.mentions[k];
          if (!a.id.empty() && !b.id.empty() && a.id != b.id) continue;
          // A country or town is not the ministry, the army or the university that bears its name.
          if (b.type == entity_type::place && a.type != entity_type::place && b.typed) continue;
          if (a.type != b.type && b.typed && a.typed) continue;
          if (!b.id.empty() && a.id.empty() && (a.type != b.type || !administrative(names_[i]))) continue;
          d_.mentions[k].type = a.type;
          join(i, k);
        }
      }
    }
  }

  // An acronym of a name of the text, whatever else dictionaries call so, unless the text has that too.
  void initials() {
    std::map<char, std::vector<std::uint32_t>> full;  // by first letter, each name once
    std::set<std::string> seen;
    std::map<std::string_view, std::uint32_t> spelled_out;  // mentions of more than one word, by dictionary entity
    for (std::uint32_t k = 0; k < count(); ++k) {
      const mention& m = d_.mentions[k];
      if (names_[k].words.size() < 2 || m.adjective) continue;
      if (!m.id.empty()) ++spelled_out[m.id];
      if (m.type == entity_type::person && m.typed) continue;
      if (auto& list = full[names_[k].key.empty() ? ' ' : names_[k].key[0]]; list.size() < most_bearers && seen.insert(names_[k].key).second) list.push_back(k);
    }
    for (std::uint32_t i = 0; i < count(); ++i) {
      const auto& w = names_[i].words;
      mention& m = d_.mentions[i];
      if (w.size() != 1 || !w[0].upper || w[0].folded.size() < 3 || (!m.id.empty() && (spelled_out[m.id] > 0 || m.type == entity_type::place))) continue;
      for (const std::uint32_t k : full[w[0].folded[0]]) {
        if (!spells(names_[k].words, w[0].folded)) continue;
        if (d_.mentions[k].type == entity_type::person) d_.mentions[k].type = entity_type::organization;
        m.type = d_.mentions[k].type;
        m.id = d_.mentions[k].id;
        join(k, i);
        break;
      }
    }
  }

  void collect() {
    std::map<std::uint32_t, std::uint32_t> entity_of;
    for (std::uint32_t i = 0; i < count(); ++i) {
      const auto [at, fresh] = entity_of.emplace(root(i), static_cast<std::uint32_t>(d_.entities.size()));
      if (fresh) d_.entities.emplace_back();
      d_.entities[at->second].mentions.push_back(i);
    }
    for (const told& t : told_) d_.relations.push_back({t.kind, entity_of.at(root(t.from)), entity_of.at(root(t.to)), t.range});
    for (entity& e : d_.entities) {
      std::array<int, entity_type_count> votes{};
      for (const std::uint32_t i : e.mentions) {
        const mention& m = d_.mentions[i];
        if (!m.id.empty() && !m.ambiguous) e.id = m.id;
        votes[static_cast<std::size_t>(m.type)] += m.id.empty() ? (m.typed ? 3 : 1) : 6;
        const std::string_view name = slice(d_.text, m.range);
        if (!m.adjective && (e.name.empty() || names_[i].words.size() > word_count(e.name))) e.name = std::string(name);
      }
      if (e.name.empty()) e.name = std::string(slice(d_.text, d_.mentions[e.mentions.front()].range));
      e.type = static_cast<entity_type>(std::max_element(votes.begin(), votes.end()) - votes.begin());
    }
  }
  static std::size_t word_count(std::string_view name) { return names::split_words(name).size(); }
};

// What dictionaries know of mentions that come from outside: the entity of a name, and the names inside it.
void know(document& d, const dictionary_set& dictionaries) {
  const text::reading r = text::read(d.text, d.lang, dictionaries);
  std::uint32_t first = 0;
  for (mention& m : d.mentions) {
    while (first < r.size() && r.words[first].range.begin < m.range.begin) ++first;
    std::uint32_t end = first;
    while (end < r.size() && r.words[end].range.end <= m.range.end) ++end;
    if (end == first) continue;
    if (m.inner.empty()) m.inner = text::inner_names(r, first, end);
    if (!m.id.empty()) continue;
    for (const text::dictionary_hit& hit : r.hits_of(first)) {
      if (hit.count != end - first || hit.needs_cue || (m.typed && hit.type != m.type)) continue;
      m.id = std::string(hit.id);
      m.type = hit.type;
      m.adjective = hit.kind == name_kind::adjective;
      m.ambiguous = hit.kind == name_kind::weak;
      break;
    }
  }
}

}  // namespace

std::string_view to_string(relation_kind kind) noexcept {
  switch (kind) {
    case relation_kind::succeeded_by: return "succeeded-by";
    case relation_kind::part_of: return "part-of";
    case relation_kind::named_after: return "named-after";
  }
  return "part-of";
}

document cluster(std::string text, language lang, std::vector<mention> mentions, const dictionary_set& dictionaries, std::vector<std::uint32_t>* dropped) {
  document d;
  d.text = std::move(text);
  d.lang = lang.known() ? lang : detect_language(d.text);
  const auto limit = static_cast<std::uint32_t>(std::min<std::size_t>(d.text.size(), UINT32_MAX));
  std::vector<std::uint32_t> order(mentions.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto snap = [&](std::uint32_t at) {
    at = std::min(at, limit);
    while (at > 0 && at < limit && (static_cast<unsigned char>(d.text[at]) & 0xC0U) == 0x80U) --at;
    return at;
  };
  for (mention& m : mentions) m.range = {snap(m.range.begin), std::max(snap(m.range.begin), snap(m.range.end))};
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const byte_range ra = mentions[a].range, rb = mentions[b].range;
    return ra.size() != rb.size() ? ra.size() > rb.size() : ra.begin < rb.begin;
  });
  std::map<std::uint32_t, std::uint32_t> taken;  // begin -> end
  std::vector<std::uint32_t> kept;
  for (const std::uint32_t i : order) {
    const byte_range range = mentions[i].range;
    auto next = taken.lower_bound(range.begin);
    const bool overlaps = (next != taken.end() && next->first < range.end) || (next != taken.begin() && std::prev(next)->second > range.begin);
    if (range.empty() || overlaps) {
      if (dropped != nullptr) dropped->push_back(i);
      continue;
    }
    taken.emplace(range.begin, range.end);
    kept.push_back(i);
  }
  std::sort(kept.begin(), kept.end(), [&](std::uint32_t a, std::uint32_t b) { return mentions[a].range < mentions[b].range; });
  for (const std::uint32_t i : kept) d.mentions.push_back(std::move(mentions[i]));
  if (dropped != nullptr) std::sort(dropped->begin(), dropped->end());
  if (!dictionaries.layers().empty()) know(d, dictionaries);
  clusterer(d).run();
  return d;
}

}  // namespace v1
}  // namespace allonym
