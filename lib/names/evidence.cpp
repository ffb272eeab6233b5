// What two prepared names have in common and what sets them apart, part by part.
#include "names/acronyms.hpp"
#include "names/alike_runs.hpp"
#include "names/forms.hpp"
#include "names/han.hpp"
#include "names/lexicon.hpp"
#include "names/marks.hpp"
#include "names/nicknames.hpp"
#include "names/prepared.hpp"
#include "names/weights.hpp"

#include <algorithm>
#include <bit>
#include <span>
#include <utility>

namespace allonym::names {
namespace {

using ground::script;
using prepared = name::prepared;
using mask = std::uint32_t;

constexpr mask bit(std::size_t i) noexcept { return mask{1} << i; }
constexpr mask span_mask(std::size_t first, std::size_t end) noexcept {
  return (end >= 32 ? ~mask{0} : bit(end) - 1) & ~(bit(first) - 1);
}

class matcher {
public:
  matcher(const prepared& a, const prepared& b, std::optional<entity_type> type, findings& out) noexcept
      : a_(a), b_(b), out_(out), left_a_(span_mask(0, a.parts.size())), left_b_(span_mask(0, b.parts.size())) {
    type_ = type ? type : a.type ? a.type : b.type;
    out.which = !type_ ? profile::any : *type_ == entity_type::person ? profile::person : profile::named;
    if (!type_ && (a.legal || b.legal || a.headed || b.headed)) out.which = profile::named;
  }

  void run_all() {
    out_.add({feature::chance, evidence_kind::context, 0, 0, 0, 0, 1000});
    if (left_a_ == 0 || left_b_ == 0) {
      out_.add({feature::conflict, evidence_kind::contradiction, 0, static_cast<std::uint8_t>(a_.parts.size()), 0,
                static_cast<std::uint8_t>(b_.parts.size()), 1000});
      return;
    }
    equal_parts();
    if (left_a_ != 0 && left_b_ != 0) {
      shared_symbols();
      numbers();
      dialects();
    }
    // What a list knows of a name spelled by ear goes before what it sounds like.
    if (left_a_ != 0 && left_b_ != 0 && a_.vietnamese != b_.vietnamese) nicknames();
    if (left_a_ != 0 && left_b_ != 0) alike();
    if (left_a_ != 0 && left_b_ != 0) {
      nicknames();
      if (left_a_ != 0 && left_b_ != 0) acronyms(false);
      if (left_a_ != 0 && left_b_ != 0) acronyms(true);
      initials();
    }
    order();
    agreed_ = agreed();
    const bool conflict = leftovers();
    const bool complete = !conflict && !missing_;
    if (conflict && agreed_ > 0) out_.add({feature::agreed_in_conflict, evidence_kind::contradiction, 0, 0, 0, 0, agreed_});
    if (complete) {
      out_.add({feature::complete, evidence_kind::context, 0, 0, 0, 0, 1000});
      if (only_countries()) out_.add({feature::country_only, evidence_kind::context, 0, 0, 0, 0, 1000});
      if (const std::int32_t share = only_marks(); share > 0)
        out_.add({feature::marks_only, evidence_kind::diacritics, 0, 0, 0, 0, share});
    }
  }

private:
  void take(run x, run y) noexcept {
    left_a_ &= ~span_mask(x.first, x.end);
    left_b_ &= ~span_mask(y.first, y.end);
  }
  void add(feature f, evidence_kind k, run x, run y, std::int32_t value) noexcept {
    out_.add({f, k, x.first, x.end, y.first, y.end, value});
  }
  static run one(std::size_t i) noexcept { return {static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i + 1)}; }
  static constexpr run none{0, 0};

  // --- parts that are equal

  void equal_parts() noexcept {
    std::size_t expected = 0;
    for (std::size_t i = 0; i < a_.parts.size(); ++i) {
      const part& x = a_.parts[i];
      std::size_t found = b_.parts.size();
      for (std::size_t j = 0; j < b_.parts.size(); ++j) {
        if ((left_b_ & bit(j)) == 0 || b_.parts[j].hash != x.hash || !equal(x, b_.parts[j]) || torn(a_, i, b_, j) ||
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
    take(one(i), one(j));
    if ((x.flags & y.flags & part_number) != 0) {
      add(feature::number_shared, evidence_kind::number, one(i), one(j), 1000);
      return;
    }
    if (((x.flags | y.flags) & part_typed) != 0) {
      add(feature::dropped_marks, evidence_kind::keystrokes, one(i), one(j), info);
      return;
    }
    const mark_relation marks = x.writing == script::latin && ((x.flags | y.flags) & part_marked) != 0
                                    ? compare_marks(a_.canonical_of(x), b_.canonical_of(y))
                                    : mark_relation::same;
    switch (marks) {
      case mark_relation::same:
        add(feature::equal, evidence_kind::equal, one(i), one(j), info);
        break;
      case mark_relation::spelling:
        add(feature::equal, evidence_kind::tone_placement, one(i), one(j), info);
        break;
      case mark_relation::dropped:
        if (contrary_by_silence(x, y))
          add(feature::contrary_marks, evidence_kind::contradicting_marks, one(i), one(j), 1000), contrary_ = true;
        else add(feature::dropped_marks, evidence_kind::diacritics, one(i), one(j), info);
        break;
      case mark_relation::contrary:
        if (a_.vietnamese && b_.vietnamese && (x.flags & y.flags & part_syllable) != 0)
          add(feature::contrary_marks, evidence_kind::contradicting_marks, one(i), one(j), 1000), contrary_ = true;
        else add(feature::dropped_marks, evidence_kind::diacritics, one(i), one(j), info);
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
      if ((left_a_ & mx) != mx) continue;
      for (const symbol& y : b_.symbols) {
        if (y.id != x.id || (x.role == legal_role) != (y.role == legal_role)) continue;
        const mask my = span_mask(y.first, static_cast<std::size_t>(y.first) + y.count);
        if ((left_b_ & my) != my) continue;
        share(x, y);
        break;
      }
    }
  }

  void share(const symbol& x, const symbol& y) noexcept {
    const run rx{x.first, static_cast<std::uint8_t>(x.first + x.count)},
        ry{y.first, static_cast<std::uint8_t>(y.first + y.count)};
    take(rx, ry);
    if (x.role == legal_role) {
      add(feature::legal_shared, evidence_kind::title, rx, ry, 1000);
    } else if (x.role == static_cast<std::uint8_t>(concept_role::numeral)) {
      add(feature::number_shared, evidence_kind::number, rx, ry, 1000);
    } else if (x.role == static_cast<std::uint8_t>(concept_role::head)) {
      add(feature::head_shared, evidence_kind::translation, rx, ry, x.weight * 1000 / 9);
    } else if (x.role == country_role) {
      const bool joined = a_.joined(rx.first, rx.end) == b_.joined(ry.first, ry.end);
      // Its long name and its short one are a little less alike than two of a kind.
      add(feature::country_shared, joined ? evidence_kind::joined : evidence_kind::translation, rx, ry,
          x.weight == y.weight ? 1000 : 950);
    } else if ((a_.parts[x.first].flags & part_title) != 0) {
      add(feature::title, evidence_kind::title, rx, ry, 1000);
    } else {
      add(feature::concept_shared, evidence_kind::translation, rx, ry, x.weight * 1000 / 9);
    }
  }

  // --- numbers

  void numbers() noexcept {
    for (std::size_t i = 0; i < a_.parts.size(); ++i) {
      if ((left_a_ & bit(i)) == 0 || (a_.parts[i].flags & part_number) == 0) continue;
      for (std::size_t j = 0; j < b_.parts.size(); ++j) {
        if ((left_b_ & bit(j)) == 0 || b_.parts[j].number != a_.parts[i].number) continue;
        take(one(i), one(j));
        add(feature::number_shared, evidence_kind::number, one(i), one(j), 1000);
        break;
      }
    }
  }

  // --- syllables that one character has in the north and in the south

  void dialects() noexcept {
    if (!a_.vietnamese || !b_.vietnamese) return;
    for (std::size_t i = 0; i < a_.parts.size(); ++i) {
      if ((left_a_ & bit(i)) == 0 || a_.parts[i].dialect == 0) continue;
      for (std::size_t j = 0; j < b_.parts.size(); ++j) {
        if ((left_b_ & bit(j)) == 0 || b_.parts[j].dialect != a_.parts[i].dialect) continue;
        take(one(i), one(j));
        add(feature::dialect, evidence_kind::dialect, one(i), one(j), 1000);
        missing_ = true;  // not the same name
        break;
      }
    }
  }

  // --- runs of parts that are spelled, sounded or read alike

  void alike() {
    const alike_runs runs(a_, left_a_, b_, left_b_, out_.which);
    for (const alike_pair& p : runs.best_first()) {
      const mask mx = span_mask(p.x.first, p.x.end), my = span_mask(p.y.first, p.y.end);
      if ((left_a_ & mx) != mx || (left_b_ & my) != my) continue;
      take(p.x, p.y);
      add(p.how.what, p.how.kind, p.x, p.y, p.how.value);
      if (p.how.loss != 0)
        add(p.how.what == feature::spelling ? feature::misspelling : feature::unlike_sound, p.how.kind, none, none, p.how.loss);
    }
  }

  // --- acronyms, nicknames, initials

  void acronyms(bool of_b) noexcept {
    const prepared& shorter = of_b ? b_ : a_;
    const prepared& longer = of_b ? a_ : b_;
    const mask left_short = of_b ? left_b_ : left_a_, left_long = of_b ? left_a_ : left_b_;
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
    take(x, y);
    add(feature::acronym, evidence_kind::acronym, x, y, value);
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
    const name_forms forms_a(a_, left_a_, loose);
    if (forms_a.all().empty()) return;
    const name_forms forms_b(b_, left_b_, loose);
    for (const name_form& x : forms_a.all()) {
      const mask mx = span_mask(x.first, x.end);
      for (const name_form& y : forms_b.all()) {
        const mask my = span_mask(y.first, y.end);
        if ((left_a_ & mx) != mx || (left_b_ & my) != my) continue;
        const auto gx = x.groups(), gy = y.groups();
        if (std::find_first_of(gx.begin(), gx.end(), gy.begin(), gy.end()) == gx.end()) continue;
        take({x.first, x.end}, {y.first, y.end});
        add(feature::nickname, evidence_kind::nickname, {x.first, x.end}, {y.first, y.end}, 1000);
      }
    }
  }

  void initials() noexcept {
    for (std::size_t i = 0; i < a_.parts.size(); ++i) {
      if ((left_a_ & bit(i)) == 0) continue;
      for (std::size_t j = 0; j < b_.parts.size(); ++j) {
        if ((left_b_ & bit(j)) == 0) continue;
        const part &x = a_.parts[i], &y = b_.parts[j];
        if (((x.flags | y.flags) & part_initial) == 0 || (x.flags & y.flags & part_initial) != 0 || x.size == 0 || y.size == 0)
          continue;
        if (((x.flags | y.flags) & part_number) != 0 || a_.letters_of(x).front() != b_.letters_of(y).front()) continue;
        take(one(i), one(j));
        add(feature::initial, evidence_kind::initial, one(i), one(j), 1000);
        break;
      }
    }
  }

  // --- order and what is left

  void order() noexcept {
    std::size_t pairs = 0, turned = 0;
    for (std::size_t p = 1; p < out_.count; ++p)
      for (std::size_t q = p + 1; q < out_.count; ++q) {
        const finding &x = out_.items[p], &y = out_.items[q];
        if (!ordered(x) || !ordered(y)) continue;
        ++pairs;
        turned += (x.a_first < y.a_first) != (x.b_first < y.b_first);
      }
    if (turned != 0)
      out_.add({feature::order, evidence_kind::order, 0, 0, 0, 0, static_cast<std::int32_t>(1000 * turned / pairs)});
    if (turned != 0 && two_syllables_of_a_thing()) {
      out_.add({feature::conflict, evidence_kind::order, 0, 0, 0, 0, 2000});
      missing_ = true;
    }
  }
  // Hòa Bình is not Bình Hòa, nor Ninh Binh Binh Ninh: only persons are called in two orders.
  bool two_syllables_of_a_thing() const noexcept {
    if (out_.which == profile::person || !(a_.vietnamese || b_.vietnamese || type_ == entity_type::place)) return false;
    const auto syllables = [this](const prepared& n) {
      return n.parts.size() == 2 && std::all_of(n.parts.begin(), n.parts.end(), [&](const part& p) {
               return (p.flags & part_syllable) != 0 &&
                      (type_ || !lexicon::get().contains(word_list::vi_family_names, n.canonical_of(p)));
             });
    };
    return syllables(a_) && syllables(b_);
  }
  static bool ordered(const finding& f) noexcept {
    return f.a_end > f.a_first && f.b_end > f.b_first && f.kind != evidence_kind::translation &&
           f.kind != evidence_kind::title && f.kind != evidence_kind::number;
  }

  // Parts that say little when they stand on one side only.
  static bool light(const part& p) noexcept {
    return (p.flags & (part_title | part_legal | part_particle | part_generic | part_generation)) != 0;
  }

  // What the parts found say together.
  std::int32_t agreed() const noexcept {
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < out_.count; ++i) {
      const finding& f = out_.items[i];
      switch (f.what) {
        case feature::equal:
        case feature::dropped_marks:
        case feature::joined:
        case feature::spelling:
        case feature::concept_shared:
          sum += f.value;
          break;
        case feature::number_shared:
          sum += 500;
          break;
        case feature::country_shared:
          sum += 800;
          break;
        case feature::sound:
        case feature::sino:
          sum += std::min(f.value / 10, 1500);
          break;
        default:
          break;
      }
    }
    return sum;
  }

  bool only_countries() const noexcept {
    bool any = false;
    for (std::size_t i = 0; i < out_.count; ++i) switch (out_.items[i].what) {
        case feature::country_shared:
          any = true;
          break;
        case feature::chance:
        case feature::complete:
        case feature::missing_generic:
          break;
        default:
          return false;
      }
    return any;
  }

  // In thousandths, how many of the parts are equal but for marks, case and spaces, where the others sound alike; 0 if some do
  // not.
  std::int32_t only_marks() const noexcept {
    std::int32_t marks = 0, sounds = 0;
    for (std::size_t i = 1; i < out_.count; ++i) switch (out_.items[i].what) {
        case feature::equal:
        case feature::dropped_marks:
        case feature::joined:
          ++marks;
          break;
        case feature::sound:
          ++sounds;
          break;
        case feature::chance:
        case feature::complete:
        case feature::unlike_sound:
        case feature::title:
        case feature::missing_generic:
        case feature::legal_shared:
          break;
        case feature::number_shared:
          if (out_.items[i].a_end - out_.items[i].a_first == 1) break;
          return 0;
        default:
          return 0;
      }
    return sounds == 0 ? 1000 : 1000 * marks / (marks + sounds);
  }

  // Whether something excludes that the names are of one thing.
  bool leftovers() noexcept {
    std::size_t heavy_a = 0, heavy_b = 0;
    countries();
    generations();
    heads();
    light_parts(a_, left_a_, heavy_a, false);
    light_parts(b_, left_b_, heavy_b, true);
    const bool conflict = (heavy_a != 0 && heavy_b != 0) || contrary_;
    if (heavy_a != 0 && heavy_b != 0) conflicts();
    missing(a_, left_a_, heavy_b != 0, false);
    missing(b_, left_b_, heavy_a != 0, true);
    return conflict;
  }

  void add_one(bool of_b, feature f, evidence_kind k, std::size_t i, std::int32_t value) noexcept {
    of_b ? add(f, k, none, one(i), value) : add(f, k, one(i), none, value);
  }

  void light_parts(const prepared& n, mask& left, std::size_t& heavy, bool of_b) noexcept {
    kinds_of_place(n, left, of_b);
    for (std::size_t i = 0; i < n.parts.size(); ++i) {
      if ((left & bit(i)) == 0) continue;
      const part& p = n.parts[i];
      if (!light(p)) {
        ++heavy;
        continue;
      }
      left &= ~bit(i);
      if ((p.flags & part_generation) != 0) add_one(of_b, feature::missing_generic, evidence_kind::missing_part, i, 1000);
      else if ((p.flags & (part_title | part_legal)) != 0) add_one(of_b, feature::title, evidence_kind::title, i, 1000);
      else
        add_one(of_b, feature::missing_generic, evidence_kind::extra_generic, i, (p.flags & part_particle) != 0 ? 300 : 1000);
    }
  }

  // The words for a division, however many they are, say as little as one: Khu vực hành chính Managua.
  void kinds_of_place(const prepared& n, mask& left, bool of_b) noexcept {
    for (const symbol& s : n.symbols) {
      const run words{s.first, static_cast<std::uint8_t>(s.first + s.count)};
      const mask m = span_mask(words.first, words.end);
      if (s.count == 1 || s.weight > 3 || (left & m) != m || s.role != static_cast<std::uint8_t>(concept_role::head)) continue;
      const concept_entry e = lexicon::get().entry(s.id);
      if (!e.typed || !e.loose || e.type != entity_type::place) continue;
      left &= ~m;
      of_b ? add(feature::missing_generic, evidence_kind::extra_generic, none, words, 1000)
           : add(feature::missing_generic, evidence_kind::extra_generic, words, none, 1000);
    }
  }

  // Countries left on both sides.
  void countries() noexcept {
    for (const symbol& x : a_.symbols) {
      const mask mx = span_mask(x.first, static_cast<std::size_t>(x.first) + x.count);
      if (x.role != country_role || (left_a_ & mx) != mx) continue;
      for (const symbol& y : b_.symbols) {
        const mask my = span_mask(y.first, static_cast<std::size_t>(y.first) + y.count);
        if (y.role != country_role || (left_b_ & my) != my) continue;
        const run rx{x.first, static_cast<std::uint8_t>(x.first + x.count)},
            ry{y.first, static_cast<std::uint8_t>(y.first + y.count)};
        take(rx, ry);
        add(feature::country_contrary, evidence_kind::contradiction, rx, ry, 1000);
        contrary_ = true;
        break;
      }
    }
  }

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
    const mask left = x.size() != 0 ? left_b_ : left_a_;
    if (heads_shared() || !only_light(other, left & ~qualifiers(other))) return feature::head_missing;
    if (only_light(other, left) && (common_words(a_, x) || common_words(b_, y))) return feature::head_of_common;
    if (only.loose) return feature::head_missing;
    return type_ == only.type && !only.place() && !only.institution ? feature::head_of_kind : feature::head_of_another;
  }
  bool heads_shared() const noexcept {
    return std::any_of(out_.items.begin(), out_.items.begin() + static_cast<std::ptrdiff_t>(out_.count),
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
    if (link == 0 || link >= n.parts.size() || (left & bit(link)) == 0 || left == span_mask(0, n.parts.size())) return none;
    if (!only_light(other, left_of_other) || head_left(other, left_of_other).words.size() != 0) return none;
    const run before{0, static_cast<std::uint8_t>(link)};
    const std::string_view word = n.letters_of(n.parts[link]);
    const bool meant = word == "of" || word == "cua" ||
                       std::any_of(n.symbols.begin(), n.symbols.end(), [&](const symbol& s) { return s.first < link; });
    return meant && !says_no_more(n, before) ? before : none;
  }
  // A charter, a court or a bishop is not whose they are, though they have the whole name. Not so where the type says that both
  // are of one kind, and nothing in the other name does: the University of Oxford is Oxford.
  bool of_an_owner() noexcept {
    const run x = owned(a_, left_a_, b_, left_b_), y = x.size() != 0 ? none : owned(b_, left_b_, a_, left_a_);
    if (x.size() == 0 && y.size() == 0) return false;
    const head found =
        x.size() != 0 ? head_left(a_, left_a_ & span_mask(0, x.end)) : head_left(b_, left_b_ & span_mask(0, y.end));
    if (found.words.size() != 0 && type_ == found.type && !found.institution && !heads_shared()) return false;
    take(x, y);
    const bool common = found.words.size() != 0 && (common_words(a_, x) || common_words(b_, y));
    add(common ? feature::head_of_common : feature::head_of_another, evidence_kind::missing_part, x, y, 1000);
    missing_ = true;
    return true;
  }

  // The Day of the United Nations is not their University, nor they themselves.
  void heads() noexcept {
    if (out_.which == profile::person || of_an_owner()) return;
    const head x = head_left(a_, left_a_), y = head_left(b_, left_b_);
    const bool in_a = x.words.size() != 0, in_b = y.words.size() != 0;
    if (in_a && in_b) {
      take(x.words, y.words);
      add(x.place() && y.place() ? feature::place_contrary : feature::head_contrary, evidence_kind::contradiction, x.words,
          y.words, 1000);
      missing_ = true;
    } else if (const head& only = in_a ? x : y; (in_a || in_b) && !(only.place() && only.loose)) {
      take(x.words, y.words);
      if (type_ == entity_type::place && !only.place()) {  // what is said to be an institution is no place
        add(only.loose ? feature::head_contrary : feature::head_of_another, evidence_kind::contradiction, x.words, y.words,
            1000);
        missing_ = true;
        return;
      }
      add(weight_of_head(only, x.words, y.words), evidence_kind::missing_part, x.words, y.words, 1000);
    }
  }

  // What is left of father and son: Jr. and Sr., Jr. and III.
  void generations() noexcept {
    const auto told = [](const part& p) {
      return (p.flags & (part_generation | part_number)) != 0 && p.number > 0 && p.number < 10;
    };
    for (std::size_t i = 0; i < a_.parts.size(); ++i) {
      if ((left_a_ & bit(i)) == 0 || !told(a_.parts[i])) continue;
      for (std::size_t j = 0; j < b_.parts.size(); ++j) {
        if ((left_b_ & bit(j)) == 0 || !told(b_.parts[j]) || ((a_.parts[i].flags | b_.parts[j].flags) & part_generation) == 0)
          continue;
        const bool same = a_.parts[i].number == b_.parts[j].number;
        take(one(i), one(j));
        add(same ? feature::title : feature::generation_contrary, evidence_kind::generation, one(i), one(j), 1000);
        contrary_ |= !same;
        break;
      }
    }
  }

  // Parts left on both sides exclude each other, pair by pair in their order.
  void conflicts() noexcept {
    std::size_t i = 0, j = 0;
    while (true) {
      while (i < a_.parts.size() && (left_a_ & bit(i)) == 0) ++i;
      while (j < b_.parts.size() && (left_b_ & bit(j)) == 0) ++j;
      if (i == a_.parts.size() || j == b_.parts.size()) break;
      const part &x = a_.parts[i], &y = b_.parts[j];
      feature f = feature::conflict;
      std::int32_t value = (x.info + y.info) / 2;
      if ((x.flags & y.flags & part_number) != 0) f = feature::number_contrary, value = 1000;
      else if ((x.flags & y.flags & part_patronymic) != 0) f = feature::conflict_patronymic, value = 1000;
      const bool sexes = f == feature::conflict && out_.which != profile::named &&
                         given_names_of_both_sexes(a_.canonical_of(x), b_.canonical_of(y));
      add(f, sexes ? evidence_kind::gendered : evidence_kind::contradiction, one(i), one(j), value);
      take(one(i), one(j));
      ++i;
      ++j;
    }
  }

  void missing(const prepared& n, mask left, bool conflict, bool of_b) noexcept {
    for (std::size_t i = 0; i < n.parts.size(); ++i) {
      if ((left & bit(i)) == 0) continue;
      missing_ = true;
      const part& p = n.parts[i];
      feature f = conflict ? feature::conflict_rest : feature::missing;
      if ((p.flags & part_patronymic) != 0) f = feature::missing_patronymic;
      else if ((p.flags & part_number) != 0 && p.number < 1000) f = feature::number_missing;
      else if (!conflict && after_comma(n, i)) f = feature::missing_qualifier;
      add_one(of_b, f, evidence_kind::missing_part, i,
              (p.flags & part_patronymic) != 0 ? 1000
              : f == feature::number_missing   ? 1000
                                               : p.info);
    }
  }
  static bool after_comma(const prepared& n, std::size_t i) noexcept { return (qualifiers(n) & bit(i)) != 0; }
  // The parts behind a comma.
  static mask qualifiers(const prepared& n) noexcept {
    std::size_t first = 0;
    while (first < n.parts.size() && (n.parts[first].flags & part_comma) == 0) ++first;
    return span_mask(0, n.parts.size()) & ~span_mask(0, first);
  }

  const prepared& a_;
  const prepared& b_;
  findings& out_;
  std::optional<entity_type> type_;
  mask left_a_, left_b_;
  std::int32_t agreed_ = 0;
  bool contrary_ = false, missing_ = false;
};

}  // namespace

// Where several parts answer one, the first found is taken: so the names decide which of them is gone through first, not
// their places: the Vietnamese one, whose syllables are cut more finely.
void find_evidence(const name::prepared& a, const name::prepared& b, std::optional<entity_type> type, findings& out) {
  if (a.vietnamese != b.vietnamese ? a.vietnamese : a.canonical <= b.canonical) {
    matcher(a, b, type, out).run_all();
    return;
  }
  matcher(b, a, type, out).run_all();
  for (finding& f : std::span(out.items).first(out.count)) {
    std::swap(f.a_first, f.b_first);
    std::swap(f.a_end, f.b_end);
  }
}

}  // namespace allonym::names
