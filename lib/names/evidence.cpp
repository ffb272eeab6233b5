// What two prepared names have in common and what sets them apart, part by part, and what that says of them as a whole.
#include "names/agreements.hpp"
#include "names/leftovers.hpp"
#include "names/lexicon.hpp"
#include "names/matching.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace allonym::names {
namespace {

using prepared = name::prepared;

class matcher {
public:
  matcher(const prepared& a, const prepared& b, std::optional<entity_type> type, findings& out) noexcept
      : m_{a, b, out, type ? type : a.type ? a.type : b.type, span_mask(0, a.parts.size()), span_mask(0, b.parts.size())} {
    out.which = !m_.type ? profile::any : *m_.type == entity_type::person ? profile::person : profile::named;
    if (!m_.type && (a.legal || b.legal || a.headed || b.headed)) out.which = profile::named;
  }

  void run_all() {
    of_the_whole(feature::chance, evidence_kind::context, 1000);
    if (!m_.both_left()) {
      m_.add(feature::conflict, evidence_kind::contradiction, {0, static_cast<std::uint8_t>(m_.a.parts.size())},
             {0, static_cast<std::uint8_t>(m_.b.parts.size())}, 1000);
      return;
    }
    find_agreements(m_);
    order();
    const std::int32_t agreement = agreed();
    const bool conflict = judge_leftovers(m_);
    if (conflict && agreement > 0) of_the_whole(feature::agreed_in_conflict, evidence_kind::contradiction, agreement);
    if (conflict || m_.missing) return;
    of_the_whole(feature::complete, evidence_kind::context, 1000);
    if (only_countries()) of_the_whole(feature::country_only, evidence_kind::context, 1000);
    if (const std::int32_t share = only_marks(); share > 0) of_the_whole(feature::marks_only, evidence_kind::diacritics, share);
  }

private:
  void of_the_whole(feature f, evidence_kind k, std::int32_t value) noexcept { m_.add(f, k, no_run, no_run, value); }

  void order() noexcept {
    std::size_t pairs = 0, turned = 0;
    for (std::size_t p = 1; p < m_.out.count; ++p)
      for (std::size_t q = p + 1; q < m_.out.count; ++q) {
        const finding &x = m_.out.items[p], &y = m_.out.items[q];
        if (!ordered(x) || !ordered(y)) continue;
        ++pairs;
        turned += (x.a_first < y.a_first) != (x.b_first < y.b_first);
      }
    if (turned != 0) of_the_whole(feature::order, evidence_kind::order, static_cast<std::int32_t>(1000 * turned / pairs));
    if (turned != 0 && two_syllables_of_a_thing()) {
      of_the_whole(feature::conflict, evidence_kind::order, 2000);
      m_.missing = true;
    }
  }
  // Hòa Bình is not Bình Hòa, nor Ninh Binh Binh Ninh: only persons are called in two orders.
  bool two_syllables_of_a_thing() const noexcept {
    if (m_.out.which == profile::person || !(m_.a.vietnamese || m_.b.vietnamese || m_.type == entity_type::place)) return false;
    const auto syllables = [this](const prepared& n) {
      return n.parts.size() == 2 && std::all_of(n.parts.begin(), n.parts.end(), [&](const part& p) {
               return (p.flags & part_syllable) != 0 &&
                      (m_.type || !lexicon::get().contains(word_list::vi_family_names, n.canonical_of(p)));
             });
    };
    return syllables(m_.a) && syllables(m_.b);
  }
  static bool ordered(const finding& f) noexcept {
    return f.a_end > f.a_first && f.b_end > f.b_first && f.kind != evidence_kind::translation &&
           f.kind != evidence_kind::title && f.kind != evidence_kind::number;
  }

  // What the parts found say together.
  std::int32_t agreed() const noexcept {
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < m_.out.count; ++i) {
      const finding& f = m_.out.items[i];
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
    for (std::size_t i = 0; i < m_.out.count; ++i) switch (m_.out.items[i].what) {
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
    for (std::size_t i = 1; i < m_.out.count; ++i) switch (m_.out.items[i].what) {
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
          if (m_.out.items[i].a_end - m_.out.items[i].a_first == 1) break;
          return 0;
        default:
          return 0;
      }
    return sounds == 0 ? 1000 : 1000 * marks / (marks + sounds);
  }

  matching m_;
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
