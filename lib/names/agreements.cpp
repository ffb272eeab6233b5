#include "names/agreements.hpp"

#include "names/acronyms.hpp"
#include "names/alike_runs.hpp"
#include "names/lexicon.hpp"
#include "names/marks.hpp"
#include "names/nicknames.hpp"

#include <algorithm>

namespace allonym::names {
namespace {

using ground::script;
using prepared = name::prepared;

class agreement_finder {
public:
  explicit agreement_finder(matching& m) noexcept : m_(m), a_(m.a), b_(m.b) {}

  void run_all() {
    equal_parts();
    if (m_.both_left()) {
      shared_symbols();
      numbers();
      dialects();
    }
    // What a list knows of a name spelled by ear goes before what it sounds like.
    if (m_.both_left() && a_.vietnamese != b_.vietnamese) nicknames();
    if (m_.both_left()) alike();
    if (!m_.both_left()) return;
    nicknames();
    if (m_.both_left()) acronyms(false);
    if (m_.both_left()) acronyms(true);
    initials();
  }

private:
  // --- parts that are equal

  void equal_parts() noexcept {
    std::size_t expected = 0;
    for (std::size_t i = 0; i < a_.parts.size(); ++i) {
      const part& x = a_.parts[i];
      std::size_t found = b_.parts.size();
      for (std::size_t j = 0; j < b_.parts.size(); ++j) {
        if ((m_.left_b & bit(j)) == 0 || b_.parts[j].hash != x.hash || !equal(x, b_.parts[j]) || torn(a_, i, b_, j) ||
            torn(b_, j, a_, i) || of_two_countries(a_, i, b_, j))
          continue;
        if (found == b_.parts.size() || j == expected) found = j;
        if (j >= expected) break;
      }
      if (found == b_.parts.size()) continue;
      expected = found + 1;
      pair_equal(i, found);
    }
  }

  bool equal(const part& x, const part& y) const noexcept {
    if (x.writing != y.writing) return false;
    if (x.writing == script::latin) return same_letters(x, y);
    return true;  // the hash is of the folded form
  }

  // Whether part `i`, tied to its neighbour by ear, would answer one that stands beside another: An-rê and An Bình.
  static bool torn(const prepared& n, std::size_t i, const prepared& other, std::size_t j) noexcept {
    const auto tied = [&n](std::size_t k) { return k < n.parts.size() && (n.parts[k].flags & part_chained) != 0; };
    if (tied(i) && (j == 0 || other.parts[j - 1].hash != n.parts[i - 1].hash)) return true;
    return tied(i + 1) && (j + 1 == other.parts.size() || other.parts[j + 1].hash != n.parts[i + 1].hash);
  }

  // Lý and Lí are one syllable.
  bool same_letters(const part& x, const part& y) const noexcept {
    std::string_view p = a_.letters_of(x), q = b_.letters_of(y);
    if (p == q) return true;
    if (p.size() != q.size() || p.empty() || (!a_.vietnamese && !b_.vietnamese) || (x.flags & y.flags & part_syllable) == 0)
      return false;
    const char c = p.back(), d = q.back();
    return p.substr(0, p.size() - 1) == q.substr(0, q.size() - 1) && (c == 'i' || c == 'y') && (d == 'i' || d == 'y');
  }

  void pair_equal(std::size_t i, std::size_t j) noexcept {
    const part &x = a_.parts[i], &y = b_.parts[j];
    const std::int32_t info = std::min(x.info, y.info);
    m_.take(one(i), one(j));
    if ((x.flags & y.flags & part_number) != 0) {
      m_.add(feature::number_shared, evidence_kind::number, one(i), one(j), 1000);
      return;
    }
    if (((x.flags | y.flags) & part_typed) != 0) {
      m_.add(feature::dropped_marks, evidence_kind::keystrokes, one(i), one(j), info);
      return;
    }
    const mark_relation marks = x.writing == script::latin && ((x.flags | y.flags) & part_marked) != 0
                                    ? compare_marks(a_.canonical_of(x), b_.canonical_of(y))
                                    : mark_relation::same;
    switch (marks) {
      case mark_relation::same:
        m_.add(feature::equal, evidence_kind::equal, one(i), one(j), info);
        break;
      case mark_relation::spelling:
        m_.add(feature::equal, evidence_kind::tone_placement, one(i), one(j), info);
        break;
      case mark_relation::dropped:
        if (contrary_by_silence(x, y))
          m_.add(feature::contrary_marks, evidence_kind::contradicting_marks, one(i), one(j), 1000), m_.contrary = true;
        else m_.add(feature::dropped_marks, evidence_kind::diacritics, one(i), one(j), info);
        break;
      case mark_relation::contrary:
        if (a_.vietnamese && b_.vietnamese && (x.flags & y.flags & part_syllable) != 0)
          m_.add(feature::contrary_marks, evidence_kind::contradicting_marks, one(i), one(j), 1000), m_.contrary = true;
        else m_.add(feature::dropped_marks, evidence_kind::diacritics, one(i), one(j), info);
        break;
    }
  }

  // Dũng and Dung differ where both names carry all their other marks; of names of no told language, where Dung is a name as it
  // is.
  bool contrary_by_silence(const part& x, const part& y) const noexcept {
    const language vi("vi");
    const bool told = a_.lang.same_primary(vi) && b_.lang.same_primary(vi);
    if (!told && (a_.lang.known() || b_.lang.known() || !a_.vietnamese || !b_.vietnamese)) return false;
    if ((x.flags & y.flags & part_syllable) == 0 || (x.flags & part_marked) == (y.flags & part_marked)) return false;
    const bool bare_in_a = (x.flags & part_marked) == 0;
    if (!marked_elsewhere(bare_in_a ? a_ : b_, bare_in_a ? x : y)) return false;
    return told || lexicon::get().contains(word_list::vi_given_names, bare_in_a ? a_.canonical_of(x) : b_.canonical_of(y));
  }
  static bool marked_elsewhere(const prepared& n, const part& but) noexcept {
    return std::any_of(n.parts.begin(), n.parts.end(),
                       [&but](const part& p) { return &p != &but && (p.flags & part_marked) != 0; });
  }

  // --- concepts and legal forms

  void shared_symbols() noexcept {
    for (const symbol& x : a_.symbols) {
      const mask mx = span_mask(x.first, static_cast<std::size_t>(x.first) + x.count);
      if ((m_.left_a & mx) != mx) continue;
      for (const symbol& y : b_.symbols) {
        if (y.id != x.id || (x.role == legal_role) != (y.role == legal_role)) continue;
        const mask my = span_mask(y.first, static_cast<std::size_t>(y.first) + y.count);
        if ((m_.left_b & my) != my) continue;
        share(x, y);
        break;
      }
    }
  }

  void share(const symbol& x, const symbol& y) noexcept {
    const run rx{x.first, static_cast<std::uint8_t>(x.first + x.count)},
        ry{y.first, static_cast<std::uint8_t>(y.first + y.count)};
    m_.take(rx, ry);
    if (x.role == legal_role) {
      m_.add(feature::legal_shared, evidence_kind::title, rx, ry, 1000);
    } else if (x.role == static_cast<std::uint8_t>(concept_role::numeral)) {
      m_.add(feature::number_shared, evidence_kind::number, rx, ry, 1000);
    } else if (x.role == static_cast<std::uint8_t>(concept_role::head)) {
      m_.add(feature::head_shared, evidence_kind::translation, rx, ry, x.weight * 1000 / 9);
    } else if (x.role == country_role) {
      const bool joined = a_.joined(rx.first, rx.end) == b_.joined(ry.first, ry.end);
      // Its long name and its short one are a little less alike than two of a kind.
      m_.add(feature::country_shared, joined ? evidence_kind::joined : evidence_kind::translation, rx, ry,
             x.weight == y.weight ? 1000 : 950);
    } else if ((a_.parts[x.first].flags & part_title) != 0) {
      m_.add(feature::title, evidence_kind::title, rx, ry, 1000);
    } else {
      m_.add(feature::concept_shared, evidence_kind::translation, rx, ry, x.weight * 1000 / 9);
    }
  }

  // --- numbers

  void numbers() noexcept {
    for (std::size_t i = 0; i < a_.parts.size(); ++i) {
      if ((m_.left_a & bit(i)) == 0 || (a_.parts[i].flags & part_number) == 0) continue;
      for (std::size_t j = 0; j < b_.parts.size(); ++j) {
        if ((m_.left_b & bit(j)) == 0 || b_.parts[j].number != a_.parts[i].number) continue;
        m_.take(one(i), one(j));
        m_.add(feature::number_shared, evidence_kind::number, one(i), one(j), 1000);
        break;
      }
    }
  }

  // --- syllables that one character has in the north and in the south

  void dialects() noexcept {
    if (!a_.vietnamese || !b_.vietnamese) return;
    for (std::size_t i = 0; i < a_.parts.size(); ++i) {
      if ((m_.left_a & bit(i)) == 0 || a_.parts[i].dialect == 0) continue;
      for (std::size_t j = 0; j < b_.parts.size(); ++j) {
        if ((m_.left_b & bit(j)) == 0 || b_.parts[j].dialect != a_.parts[i].dialect) continue;
        m_.take(one(i), one(j));
        m_.add(feature::dialect, evidence_kind::dialect, one(i), one(j), 1000);
        m_.missing = true;  // not the same name
        break;
      }
    }
  }

  // --- runs of parts that are spelled, sounded or read alike

  void alike() {
    const alike_runs runs(a_, m_.left_a, b_, m_.left_b, m_.out.which);
    for (const alike_pair& p : runs.best_first()) {
      const mask mx = span_mask(p.x.first, p.x.end), my = span_mask(p.y.first, p.y.end);
      if ((m_.left_a & mx) != mx || (m_.left_b & my) != my) continue;
      m_.take(p.x, p.y);
      m_.add(p.how.what, p.how.kind, p.x, p.y, p.how.value);
      if (p.how.loss != 0)
        m_.add(p.how.what == feature::spelling ? feature::misspelling : feature::unlike_sound, p.how.kind, no_run, no_run,
               p.how.loss);
    }
  }

  // --- acronyms, nicknames, initials

  void acronyms(bool of_b) noexcept {
    const prepared& shorter = of_b ? b_ : a_;
    const prepared& longer = of_b ? a_ : b_;
    const mask left_short = of_b ? m_.left_b : m_.left_a, left_long = of_b ? m_.left_a : m_.left_b;
    for (std::size_t i = 0; i < shorter.parts.size(); ++i) {
      const part& p = shorter.parts[i];
      if ((left_short & bit(i)) == 0 || p.size < 2 || p.size > 8 || p.writing != script::latin) continue;
      if ((p.flags & part_upper) == 0 && (shorter.parts.size() > 1 || p.size > 5)) continue;
      const std::string_view letters = shorter.letters_of(p);
      for (const bool skip : {true, false})
        for (std::size_t j = 0; j < longer.parts.size(); ++j) {
          const std::size_t end = spelled_by(longer, left_long, j, letters, skip);
          if (end == 0) continue;
          return take_acronym(of_b, i, {static_cast<std::uint8_t>(j), static_cast<std::uint8_t>(end)},
                              p.size == 2   ? 400
                              : p.size == 3 ? 800
                                            : 1000);
        }
      if (shorter.parts.size() > 1 || (p.flags & part_upper) == 0 || known_word(shorter, i) ||
          !spells_translated(longer, left_long, letters))
        continue;
      return take_acronym(of_b, i, around(left_long), p.size == 3 ? 600 : p.size == 4 ? 800 : 1000);
    }
  }
  void take_acronym(bool of_b, std::size_t letters, run words, std::int32_t value) noexcept {
    const run x = of_b ? words : one(letters), y = of_b ? one(letters) : words;
    m_.take(x, y);
    m_.add(feature::acronym, evidence_kind::acronym, x, y, value);
  }

  // "UBND" is a word of the lexicon itself.
  static bool known_word(const prepared& n, std::size_t i) noexcept {
    return std::any_of(n.symbols.begin(), n.symbols.end(),
                       [i](const symbol& s) { return s.first <= i && i < std::size_t{s.first} + s.count; });
  }

  // End of the run of left parts from `j` on whose first letters are `letters`; 0 if they are not.
  static std::size_t spelled_by(const prepared& n, mask left, std::size_t j, std::string_view letters, bool skip) noexcept {
    std::size_t at = 0;
    for (; j < n.parts.size() && at < letters.size(); ++j) {
      const part& p = n.parts[j];
      if ((left & bit(j)) == 0 || p.size == 0) return 0;
      if (skip && at > 0 && (p.flags & part_particle) != 0) continue;
      if (n.letters_of(p).front() != letters[at]) return 0;
      ++at;
    }
    return at == letters.size() ? j : 0;
  }

  void nicknames() noexcept {
    const bool loose = a_.vietnamese != b_.vietnamese;
    const name_forms forms_a(a_, m_.left_a, loose);
    if (forms_a.all().empty()) return;
    const name_forms forms_b(b_, m_.left_b, loose);
    for (const name_form& x : forms_a.all()) {
      const mask mx = span_mask(x.first, x.end);
      for (const name_form& y : forms_b.all()) {
        const mask my = span_mask(y.first, y.end);
        if ((m_.left_a & mx) != mx || (m_.left_b & my) != my) continue;
        const auto gx = x.groups(), gy = y.groups();
        if (std::find_first_of(gx.begin(), gx.end(), gy.begin(), gy.end()) == gx.end()) continue;
        m_.take({x.first, x.end}, {y.first, y.end});
        m_.add(feature::nickname, evidence_kind::nickname, {x.first, x.end}, {y.first, y.end}, 1000);
      }
    }
  }

  void initials() noexcept {
    for (std::size_t i = 0; i < a_.parts.size(); ++i) {
      if ((m_.left_a & bit(i)) == 0) continue;
      for (std::size_t j = 0; j < b_.parts.size(); ++j) {
        if ((m_.left_b & bit(j)) == 0) continue;
        const part &x = a_.parts[i], &y = b_.parts[j];
        if (((x.flags | y.flags) & part_initial) == 0 || (x.flags & y.flags & part_initial) != 0 || x.size == 0 || y.size == 0)
          continue;
        if (((x.flags | y.flags) & part_number) != 0 || a_.letters_of(x).front() != b_.letters_of(y).front()) continue;
        m_.take(one(i), one(j));
        m_.add(feature::initial, evidence_kind::initial, one(i), one(j), 1000);
        break;
      }
    }
  }

  matching& m_;
  const prepared& a_;
  const prepared& b_;
};

}  // namespace

void find_agreements(matching& m) { agreement_finder(m).run_all(); }

}  // namespace allonym::names
