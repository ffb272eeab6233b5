// Vietnamese names of roads, railways and lines by their two ends.
#include "document/vietnamese_words.hpp"

#include <algorithm>

namespace allonym::text {
namespace {

using names::word_list;

constexpr std::uint32_t longest_place = 5;  // words
constexpr std::uint32_t longest_line = 5;   // words before the first end

// The end of "Biên Hòa - Vũng Tàu" that starts at `from`, or `from`.
std::uint32_t from_to(const vietnamese_words& w, std::uint32_t from) {
  const reading& r = w.r;
  const auto dash = [&](std::uint32_t k) { return r.words[k].before == gap::dash || r.words[k].before == gap::hyphen; };
  std::uint32_t to = from + 1;
  while (to < from + longest_place && w.tied_to(to) && !dash(to) && capital(r, to)) ++to;
  if (to >= r.size() || !dash(to) || !capital(r, to)) return from;
  const dictionary_hit* hit = best_hit(r, to, true);
  const bool half =
      hit != nullptr && hit->count == 1 && w.syllable(to) && w.spaced(to + 1) && r.words[to + 1].capital;  // Dầu | Giây
  if (hit != nullptr && hit->type == entity_type::place && !hit->lower && !half) return to + hit->count;
  std::uint32_t end = to + 1;
  while (end < to + longest_place && w.tied_to(end) && r.words[end].capital) ++end;
  return end;
}

// "500 kV", "220 kV mạch 2" of a power line: its end, or i.
std::uint32_t voltage(const vietnamese_words& w, std::uint32_t i) {
  if (!w.digits(i)) return i;
  const bool joined = w.r.words[i].canonical.ends_with("kv");
  if (!joined && !(w.tied_to(i + 1) && w.is(i + 1, "kv"))) return i;
  const std::uint32_t end = i + (joined ? 1 : 2);
  return w.tied_to(end + 1) && w.is(end, "mạch") && w.digits(end + 1) ? end + 2 : end;
}

// "cao tốc Biên Hòa - Vũng Tàu", "đường sắt Bắc - Nam": its end, or i.
std::uint32_t line(const vietnamese_words& w, std::uint32_t i) {
  for (std::uint32_t n = longest_line; n >= 1; --n) {
    if (i + n >= w.r.size() || !w.in(word_list::vi_lines, i, i + n)) continue;
    const std::uint32_t from = voltage(w, i + n);
    if (!w.tied_to(from) || !capital(w.r, from)) continue;
    const std::uint32_t end = from_to(w, from);
    return end > from ? end : i;
  }
  return i;
}

}  // namespace

std::uint32_t region(vietnamese_text& t, std::uint32_t i) {
  const reading& r = t.r;
  const std::uint32_t side = i + 1, end = i + 2;
  if (!t.is(i, "miền") || !t.spaced(side) || !r.words[side].capital ||
      !(r.in(word_list::vi_directions, side) || t.is(side, "trung")))
    return i;
  if (t.tied_to(end) && (r.words[end].capital || t.is(end, "nước") || t.is(end, "của"))) return i;
  // "các bang miền Nam"; and what belongs to the body before: "Đoàn Đặc nhiệm phòng, chống ma túy và tội phạm miền Trung"
  const bool matter =
      i >= 2 && r.tied(i - 1) && r.phrase[i - 2].words == 2 && r.has_role(r.phrase[i - 2], names::concept_role::modifier);
  const bool other = matter || (i > 0 && t.is(i - 1, "bang"));
  const bool here = std::any_of(r.hits.begin(), r.hits.end(),
                                [](const dictionary_hit& h) { return h.id.starts_with("iso:VN-") && !h.lower; });
  return here && !other ? t.add(i, end, entity_type::place) : i;
}

std::uint32_t route(vietnamese_text& t, std::uint32_t i) {
  const bool road = t.is(i, "đường");
  // "tuyến | đường sắt Hải Phòng - Lào Cai", "đường | cao tốc …"
  if ((road || t.is(i, "tuyến")) && t.tied_to(i + 1) && line(t, i + 1) > i + 1) return i + 1;
  // "đường | Hoàng Sa - Dốc Sỏi"
  if (road && !t.r.words[i].capital && t.tied_to(i + 1) && capital(t.r, i + 1))
    if (const std::uint32_t end = from_to(t, i + 1); end > i + 1) return t.add(i + 1, end, entity_type::place);
  const std::uint32_t end = line(t, i);
  return end > i ? t.add(i, end, entity_type::place) : i;
}

}  // namespace allonym::text
