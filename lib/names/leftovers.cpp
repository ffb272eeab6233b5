#include "names/leftovers.hpp"

#include "names/forms.hpp"
#include "names/heads.hpp"
#include "names/lexicon.hpp"

namespace allonym::names {
namespace {

using prepared = name::prepared;

class leftover_judge {
public:
  explicit leftover_judge(matching& m) noexcept : m_(m), a_(m.a), b_(m.b) {}

  bool leftovers() noexcept {
    std::size_t heavy_a = 0, heavy_b = 0;
    countries();
    generations();
    compare_heads(m_);
    light_parts(a_, m_.left_a, heavy_a, false);
    light_parts(b_, m_.left_b, heavy_b, true);
    const bool conflict = (heavy_a != 0 && heavy_b != 0) || m_.contrary;
    if (heavy_a != 0 && heavy_b != 0) conflicts();
    missing(a_, m_.left_a, heavy_b != 0, false);
    missing(b_, m_.left_b, heavy_a != 0, true);
    return conflict;
  }

private:
  void add_one(bool of_b, feature f, evidence_kind k, std::size_t i, std::int32_t value) noexcept {
    of_b ? m_.add(f, k, no_run, one(i), value) : m_.add(f, k, one(i), no_run, value);
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
      of_b ? m_.add(feature::missing_generic, evidence_kind::extra_generic, no_run, words, 1000)
           : m_.add(feature::missing_generic, evidence_kind::extra_generic, words, no_run, 1000);
    }
  }

  // Countries left on both sides.
  void countries() noexcept {
    for (const symbol& x : a_.symbols) {
      const mask mx = span_mask(x.first, static_cast<std::size_t>(x.first) + x.count);
      if (x.role != country_role || (m_.left_a & mx) != mx) continue;
      for (const symbol& y : b_.symbols) {
        const mask my = span_mask(y.first, static_cast<std::size_t>(y.first) + y.count);
        if (y.role != country_role || (m_.left_b & my) != my) continue;
        const run rx{x.first, static_cast<std::uint8_t>(x.first + x.count)},
            ry{y.first, static_cast<std::uint8_t>(y.first + y.count)};
        m_.take(rx, ry);
        m_.add(feature::country_contrary, evidence_kind::contradiction, rx, ry, 1000);
        m_.contrary = true;
        break;
      }
    }
  }

  // What is left of father and son: Jr. and Sr., Jr. and III.
  void generations() noexcept {
    const auto told = [](const part& p) {
      return (p.flags & (part_generation | part_number)) != 0 && p.number > 0 && p.number < 10;
    };
    for (std::size_t i = 0; i < a_.parts.size(); ++i) {
      if ((m_.left_a & bit(i)) == 0 || !told(a_.parts[i])) continue;
      for (std::size_t j = 0; j < b_.parts.size(); ++j) {
        if ((m_.left_b & bit(j)) == 0 || !told(b_.parts[j]) || ((a_.parts[i].flags | b_.parts[j].flags) & part_generation) == 0)
          continue;
        const bool same = a_.parts[i].number == b_.parts[j].number;
        m_.take(one(i), one(j));
        m_.add(same ? feature::title : feature::generation_contrary, evidence_kind::generation, one(i), one(j), 1000);
        m_.contrary |= !same;
        break;
      }
    }
  }

  // Parts left on both sides exclude each other, pair by pair in their order.
  void conflicts() noexcept {
    std::size_t i = 0, j = 0;
    while (true) {
      while (i < a_.parts.size() && (m_.left_a & bit(i)) == 0) ++i;
      while (j < b_.parts.size() && (m_.left_b & bit(j)) == 0) ++j;
      if (i == a_.parts.size() || j == b_.parts.size()) break;
      const part &x = a_.parts[i], &y = b_.parts[j];
      feature f = feature::conflict;
      std::int32_t value = (x.info + y.info) / 2;
      if ((x.flags & y.flags & part_number) != 0) f = feature::number_contrary, value = 1000;
      else if ((x.flags & y.flags & part_patronymic) != 0) f = feature::conflict_patronymic, value = 1000;
      const bool sexes = f == feature::conflict && m_.out.which != profile::named &&
                         given_names_of_both_sexes(a_.canonical_of(x), b_.canonical_of(y));
      m_.add(f, sexes ? evidence_kind::gendered : evidence_kind::contradiction, one(i), one(j), value);
      m_.take(one(i), one(j));
      ++i;
      ++j;
    }
  }

  void missing(const prepared& n, mask left, bool conflict, bool of_b) noexcept {
    for (std::size_t i = 0; i < n.parts.size(); ++i) {
      if ((left & bit(i)) == 0) continue;
      m_.missing = true;
      const part& p = n.parts[i];
      feature f = conflict ? feature::conflict_rest : feature::missing;
      if ((p.flags & part_patronymic) != 0) f = feature::missing_patronymic;
      else if ((p.flags & part_number) != 0 && p.number < 1000) f = feature::number_missing;
      else if (!conflict && (qualifiers(n) & bit(i)) != 0) f = feature::missing_qualifier;
      add_one(of_b, f, evidence_kind::missing_part, i,
              (p.flags & part_patronymic) != 0 ? 1000
              : f == feature::number_missing   ? 1000
                                               : p.info);
    }
  }

  matching& m_;
  const prepared& a_;
  const prepared& b_;
};

}  // namespace

bool judge_leftovers(matching& m) noexcept {
  const bool nothing = m.left_a == 0 && m.left_b == 0;
  return nothing ? m.contrary : leftover_judge(m).leftovers();
}

}  // namespace allonym::names
