#include "names/heads.hpp"

#include "names/lexicon.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace allonym::names {
namespace {

using prepared = name::prepared;

class head_comparison {
public:
  explicit head_comparison(matching& m) noexcept : m_(m), a_(m.a), b_(m.b) {}

  // The Day of the United Nations is not their University, nor they themselves.
  void heads() noexcept {
    if (m_.out.which == profile::person || of_an_owner()) return;
    const head x = head_left(a_, m_.left_a), y = head_left(b_, m_.left_b);
    const bool in_a = x.words.size() != 0, in_b = y.words.size() != 0;
    if (in_a && in_b) {
      m_.take(x.words, y.words);
      m_.add(x.place() && y.place() ? feature::place_contrary : feature::head_contrary, evidence_kind::contradiction, x.words,
             y.words, 1000);
      m_.missing = true;
    } else if (const head& only = in_a ? x : y; (in_a || in_b) && !(only.place() && only.loose)) {
      m_.take(x.words, y.words);
      if (m_.type == entity_type::place && !only.place()) {  // what is said to be an institution is no place
        m_.add(only.loose ? feature::head_contrary : feature::head_of_another, evidence_kind::contradiction, x.words, y.words,
               1000);
        m_.missing = true;
        return;
      }
      m_.add(weight_of_head(only, x.words, y.words), evidence_kind::missing_part, x.words, y.words, 1000);
    }
  }

private:
  // Words left that say what kind of thing is named.
  struct head {
    run words{};
    entity_type type = entity_type::other;
    bool loose = false;        // in one of the senses of the words
    bool institution = false;  // whoever it is of, it is not the same
    [[nodiscard]] bool place() const noexcept { return type == entity_type::place; }
  };
  // Of legal forms, an association, a foundation and a cooperative: not what papers call a company at will.
  static bool is_institution(std::uint32_t legal_group) noexcept { return legal_group >= 7 && legal_group <= 9; }
  static head head_left(const prepared& n, mask left) noexcept {
    head found;
    if (left == 0) return found;
    for (const symbol& s : n.symbols) {
      const run words{s.first, static_cast<std::uint8_t>(s.first + s.count)};
      const mask m = span_mask(words.first, words.end);
      if ((left & m) != m) continue;
      if (found.words.size() != 0 && (found.words.first != words.first || found.words.end != words.end)) continue;
      if (s.role == legal_role && is_institution(s.id)) return {words, entity_type::organization, false, true};
      if (s.role != static_cast<std::uint8_t>(concept_role::head) || (n.parts[s.first].flags & (part_legal | part_title)) != 0)
        continue;
      const concept_entry e = lexicon::get().entry(s.id);
      if (!e.typed || e.type == entity_type::product) continue;
      if (found.words.size() == 0) found = {words, e.type, false, false};
      found.loose |= e.loose || e.type == entity_type::work;
    }
    return found;
  }

  // Whether the words of a name but these are countries and concepts alone, of which many things are named.
  static bool common_words(const prepared& n, run but) noexcept {
    mask covered = span_mask(but.first, but.end);
    for (const symbol& s : n.symbols)
      if (s.role != legal_role) covered |= span_mask(s.first, static_cast<std::size_t>(s.first) + s.count);
    return covered == span_mask(0, n.parts.size());
  }

  static bool only_light(const prepared& n, mask left) noexcept {
    for (std::size_t i = 0; i < n.parts.size(); ++i)
      if ((left & bit(i)) != 0 && !light(n.parts[i])) return false;
    return true;
  }

  // What a head says that only one side has. It makes another thing of the name that the other side is.
  feature weight_of_head(const head& only, run x, run y) const noexcept {
    const prepared& other = x.size() != 0 ? b_ : a_;
    const mask left = x.size() != 0 ? m_.left_b : m_.left_a;
    if (heads_shared() || !only_light(other, left & ~qualifiers(other))) return feature::head_missing;
    if (only_light(other, left) && (common_words(a_, x) || common_words(b_, y))) return feature::head_of_common;
    if (only.loose) return feature::head_missing;
    return m_.type == only.type && !only.place() && !only.institution ? feature::head_of_kind : feature::head_of_another;
  }
  bool heads_shared() const noexcept {
    return std::any_of(m_.out.items.begin(), m_.out.items.begin() + static_cast<std::ptrdiff_t>(m_.out.count),
                       [](const finding& f) { return f.what == feature::head_shared; });
  }

  // Whether a part links what is owned with its owner.
  static bool owner_follows(const prepared& n, const part& p) noexcept {
    static constexpr std::string_view links[] = {"of", "cua", "de", "des", "du", "d"};
    return (p.flags & part_particle) != 0 && std::find(std::begin(links), std::end(links), n.letters_of(p)) != std::end(links);
  }
  static bool loose_place(const concept_entry& e) noexcept { return e.typed && e.loose && e.type == entity_type::place; }
  // Whether words say of what kind a land or a town is, or nothing: the State of Israel is Israel.
  static bool says_no_more(const prepared& n, run words) noexcept {
    const mask m = span_mask(words.first, words.end);
    for (const symbol& s : n.symbols)
      if ((bit(s.first) & m) != 0 && s.role == static_cast<std::uint8_t>(concept_role::head) &&
          (n.parts[s.first].flags & part_title) == 0 && loose_place(lexicon::get().entry(s.id)))
        return true;
    return std::all_of(n.parts.begin() + words.first, n.parts.begin() + words.end,
                       [](const part& p) { return (p.flags & (part_generic | part_particle | part_legal)) != 0; });
  }
  // The words before an owner with which nothing agrees, where the other name is all found behind them: the Charter of the
  // United Nations. Behind "de" a name goes on as often, so they must have a meaning: not Charles de Gaulle.
  static run owned(const prepared& n, mask left, const prepared& other, mask left_of_other) noexcept {
    std::size_t link = 0;
    while (link < n.parts.size() && (left & bit(link)) != 0 && (link == 0 || !owner_follows(n, n.parts[link]))) ++link;
    if (link == 0 || link >= n.parts.size() || (left & bit(link)) == 0 || left == span_mask(0, n.parts.size())) return no_run;
    if (!only_light(other, left_of_other) || head_left(other, left_of_other).words.size() != 0) return no_run;
    const run before{0, static_cast<std::uint8_t>(link)};
    const std::string_view word = n.letters_of(n.parts[link]);
    const bool meant = word == "of" || word == "cua" ||
                       std::any_of(n.symbols.begin(), n.symbols.end(), [&](const symbol& s) { return s.first < link; });
    return meant && !says_no_more(n, before) ? before : no_run;
  }
  // A charter, a court or a bishop is not whose they are, though they have the whole name. Not so where the type says that both
  // are of one kind, and nothing in the other name does: the University of Oxford is Oxford.
  bool of_an_owner() noexcept {
    if (((m_.left_a | m_.left_b) & bit(0)) == 0) return false;
    const run x = owned(a_, m_.left_a, b_, m_.left_b), y = x.size() != 0 ? no_run : owned(b_, m_.left_b, a_, m_.left_a);
    if (x.size() == 0 && y.size() == 0) return false;
    const head found =
        x.size() != 0 ? head_left(a_, m_.left_a & span_mask(0, x.end)) : head_left(b_, m_.left_b & span_mask(0, y.end));
    if (found.words.size() != 0 && m_.type == found.type && !found.institution && !heads_shared()) return false;
    m_.take(x, y);
    const bool common = found.words.size() != 0 && (common_words(a_, x) || common_words(b_, y));
    m_.add(common ? feature::head_of_common : feature::head_of_another, evidence_kind::missing_part, x, y, 1000);
    m_.missing = true;
    return true;
  }

  matching& m_;
  const prepared& a_;
  const prepared& b_;
};

}  // namespace

void compare_heads(matching& m) noexcept { head_comparison(m).heads(); }

}  // namespace allonym::names
