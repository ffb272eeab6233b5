// Names in Vietnamese text. Heads and the words that follow them come from the lexicon; what is written here and in the files
// beside is the order in which they combine: a capital opens a component, lower-case syllables belong to it as far as the
// lexicon knows the phrase, a country closes an organisation, "về" opens the subject of a document. A title opens a role, and
// what stands behind the role is who holds it.
#include "document/vietnamese_words.hpp"

#include <algorithm>
#include <utility>

namespace allonym::text {
namespace {

using names::concept_role;
using names::word_list;

constexpr std::uint32_t longest_title = 9;  // words of a title without quotation marks

class vietnamese_reader : vietnamese_text {
public:
  using vietnamese_text::vietnamese_text;

  void run() {
    for (std::uint32_t i = 0; i < r.size();) i = std::max(step(i), i + 1);
  }

private:
  // The end of what stands at word i, or i.
  std::uint32_t step(std::uint32_t i) {
    if (signs(i)) return add(i, r.size(), entity_type::person, span_source::person);
    if (const std::uint32_t end = numbered_name(*this, i); end > i) return end;
    if (const std::uint32_t end = route(*this, i); end > i) return end;
    if (const std::uint32_t end = region(*this, i); end > i) return end;
    if (in_role(i) && i > 0 && !tied_to(i)) role_end = UINT32_MAX;
    if (another_of_persons(i)) return add(i, i + 2, entity_type::person, span_source::person);
    if (opens_role(i)) return role(i);
    if (const std::uint32_t end = titled_works(i); end > i) return end;
    if (const std::uint32_t end = made_work(i); end > i) return end;
    if (const std::uint32_t end = golden(i); end > i) return end;
    if (const std::uint32_t end = surname_with_particle(i); end > i) return end;
    if (const std::uint32_t end = headed_name(*this, i); end > i) return end;
    if (const std::uint32_t end = portfolio(i); end > i) return end;
    return capital(r, i) ? capitals(*this, i) : i + 1;
  }

  // "Quốc Thiên, | Anh Tú", "Duy Hưng, | Hồ Phong": in a list of persons an address word or a head with a capital is a name.
  [[nodiscard]] bool another_of_persons(std::uint32_t i) const {
    if (out.empty() || out.back().end != i || out.back().type != entity_type::person || r.words[i].before != gap::comma ||
        !r.words[i].capital || r.words[i].upper || capital_run(i) != 2 || !spaced(i + 1))
      return false;
    const bool address = r.title[i].words == 1 && r.has_role(r.title[i], concept_role::honorific);
    const bool surname = r.head[i].words == 1 && is_family_name(r, i);
    const dictionary_hit* hit = best_hit(r, i);
    return (address || surname) && (hit == nullptr || hit->count == 1) && r.in(word_list::vi_given_names, i + 1);
  }
  // A title, unless a longer name begins like it: "Phủ Chủ tịch", "Thống Nhất".
  [[nodiscard]] bool opens_role(std::uint32_t i) const {
    const std::uint32_t words = r.title[i].words;
    if (words == 0 || words < r.head[i].words || credited(i)) return false;
    if (i > 0 && r.words[i].capital && r.has_role(r.title[i], concept_role::honorific) && spaced(i) &&
        r.in(word_list::vi_divisions, i - 1) && !r.words[i - 1].capital)
      return false;  // huyện Anh Sơn
    const dictionary_hit* hit = best_hit(r, i);
    return hit == nullptr || hit->count <= words;
  }
  std::uint32_t role(std::uint32_t i) {
    const concept_match& title = r.title[i];
    role_end = i + title.words;
    honorific = r.has_role(title, concept_role::honorific);
    // "Trưởng | Phòng Cảnh sát giao thông", "Trưởng | Ban Quản lý": a body with a capital that goes on behind the office.
    for (std::uint32_t k = i + 1; k < role_end; ++k)
      if (r.words[k].capital && !r.words[k].upper && heads(k, entity_type::organization) && k + r.head[k].words > role_end)
        return role_end = k;
    // "Trưởng | Khoa Ngoại thần kinh"
    if (title.words > 1 && r.words[role_end - 1].capital && !r.words[i + 1].upper && opens_body(role_end - 1))
      return --role_end;
    // "lãnh đạo | đảng Dân chủ Tự do": the last word of the office opens the name behind it.
    if (title.words > 1 && opens_organisation(role_end - 1)) --role_end;
    return role_end;
  }
  [[nodiscard]] bool opens_organisation(std::uint32_t i) const {
    return tied_to(i + 1) && r.words[i + 1].capital && r.in(word_list::vi_inside, i) && !r.in(word_list::vi_outside, i) &&
           heads(i, entity_type::organization);
  }
  // The last word of an office, before what the body under it looks after.
  [[nodiscard]] bool opens_body(std::uint32_t i) const {
    return spaced(i + 1) && heads(i, entity_type::organization) && r.words[i + 1].capital && r.phrase[i + 1].words > 0 &&
           attributive(r.phrase[i + 1]) && r.title[i + 1].words == 0 && person_at(i + 1) == i + 1;
  }
  // "ông | van Ginneken", "bà | von der Leyen"; two such words are no Vietnamese anywhere.
  std::uint32_t surname_with_particle(std::uint32_t i) {
    if (r.words[i].capital && !in_role(i)) return i;
    const std::uint32_t n = particles_at(*this, i);
    if (!in_role(i) && (n < 2 || r.words[i].before != gap::space || r.words[i - 1].capital)) return i;
    const std::uint32_t end = i + n + (n > 0 ? foreign_run(i + n) : 0);
    return end > i + n ? add(i, end, entity_type::person, span_source::person) : i;
  }
  // "GS Đồng Văn | Hệ": one syllable more makes a person of what begins like a place.
  [[nodiscard]] bool given_name_behind(std::uint32_t i, const dictionary_hit& hit) const {
    const std::uint32_t end = i + hit.count + 1;
    return hit.type == entity_type::place && hit.count == 2 && person_at(i) == end && capital_run(i) == hit.count + 1 &&
           best_hit(r, end - 1) == nullptr && r.in(word_list::vi_middle_names, i + 1);
  }
  // What a title governs: "Bộ trưởng | Quốc phòng", "Thủ tướng | Chính phủ", "Chủ tịch | nước Pháp".
  std::uint32_t portfolio(std::uint32_t i) {
    if (!in_role(i) || honorific) return i;
    // The dictionary proposes it as a name of its own.
    if (const dictionary_hit* hit = best_hit(r, i, true); hit != nullptr && hit->type != entity_type::person && !hit->lower &&
                                                          !called_like_a_place(i, *hit) && !given_name_behind(i, *hit) &&
                                                          !holder_like_a_country(*hit))
      return role_end = i + hit->count;
    const concept_match& phrase = r.phrase[i];
    if (phrase.words == 0 || r.words[i].upper || !attributive(phrase) || person_at(i) > i + phrase.words) return i;
    return role_end = i + phrase.words;
  }

  // "loạt phim | Mùa gặt cuối cùng | của", "tiểu thuyết | Đi tìm Hương | kể": a title of Vietnamese words without quotation
  // marks, whose first has the only capital.
  std::uint32_t titled_works(std::uint32_t i) {
    const auto [words, type] = classifier(i);
    const std::uint32_t first = i + words;
    if (first == i || !tied_to(first) ||
        (type == entity_type::event && (attributive(r.phrase[first]) || r.head[first].words > 0)))
      return i;
    std::uint32_t end = title_end(first);
    if (end == first) return i;
    add(r.words[i].capital && !r.initial[i] ? i : first, end, type);
    if (type != entity_type::work) return end;
    // "những bức Lợn đàn, | Đám cưới chuột, | Đánh ghen"
    for (std::uint32_t next = end; next < r.size(); next = end) {
      if (r.words[next].before != gap::comma && !(spaced(next) && r.in(word_list::vi_conjunctions, next++) && spaced(next)))
        break;
      const std::uint32_t other = title_end(next);
      if (other == next) break;
      end = add(next, other, entity_type::work);
    }
    return end;
  }
  // The words at i that tell that a title follows, and of what.
  [[nodiscard]] std::pair<std::uint32_t, entity_type> classifier(std::uint32_t i) const {
    const std::uint32_t head = heads(i, entity_type::work) ? r.head[i].words : 0;
    for (std::uint32_t n = 3; n > head; --n)
      if (i + n < r.size() && r.tied(i + n - 1))
        if (const auto type = work_classifier(r, i, i + n)) return {n, *type};
    return {head, entity_type::work};
  }
  // "là | Những lá thư mùa mưa | của đạo diễn", "| Đảo vắng người |, phim đầu tay": an ordinary word has a capital inside the
  // sentence, and what stands behind the phrase says that somebody made it.
  std::uint32_t made_work(std::uint32_t i) {
    const std::uint32_t next = i + 1;
    if (!capital(r, i) || !syllable(i) || r.initial[i] || r.style[i] != line_style::running || r.words[i].upper ||
        !spaced(next) || r.words[next].capital)
      return i;
    if (r.title[i].words > 0 || heads(i, entity_type::organization) || heads(i, entity_type::law) ||
        best_hit(r, i, true) != nullptr || is_family_name(r, i))
      return i;
    for (std::uint32_t k = next; k < i + longest_title && k < r.size(); ++k) {
      if (!spaced(k))
        return k > next && r.words[k].before == gap::comma && heads(k, entity_type::work) ? add(i, k, entity_type::work) : i;
      if (is(k, "của")) return k > next && maker(k + 1) ? add(i, k, entity_type::work) : i;
      if (r.in(word_list::vi_title_ends, k)) return i;
    }
    return i;
  }
  [[nodiscard]] bool maker(std::uint32_t i) const {
    for (std::uint32_t n = 1; n <= 3; ++n)
      if (tied_to(i + n - 1) && in(word_list::vi_makers, i, i + n)) return true;
    return false;
  }
  // Where the title that begins at `first` ends; `first` if none does.
  [[nodiscard]] std::uint32_t title_end(std::uint32_t first) const {
    if (first + 1 >= r.size() || !capital(r, first) || !syllable(first) || r.words[first].upper || r.words[first + 1].capital ||
        r.style[first] != line_style::running)
      return first;
    if (const dictionary_hit* hit = best_hit(r, first, true); hit != nullptr && hit->count >= r.phrase[first].words)
      return hit->type == entity_type::work && hit->count > 1 ? first + hit->count : first;
    std::uint32_t end = first + 1;
    while (spaced(end) && end < first + longest_title && !ends_title(end)) ++end;
    while (end > first + 1 && (r.in(word_list::vi_links, end - 1) || r.in(word_list::vi_breaks, end - 1))) --end;
    end = std::max(end, author_behind(first));
    return end < first + 2 ? first : end;
  }
  // "đoạt | Xích lô vàng", "giành | Quả bóng bạc": a prize called by a thing and its metal.
  std::uint32_t golden(std::uint32_t i) {
    if (!capital(r, i) || !syllable(i) || r.initial[i] || r.style[i] != line_style::running || r.words[i].upper || is(i, "huy"))
      return i;
    const std::uint32_t metal = i + (compound(i) || r.phrase[i].words == 2 ? 2 : 1);
    const bool prize = metal == i + 2 || (i > 0 && (is(i - 1, "giải") || is(i - 1, "đoạt") || is(i - 1, "giành")));
    if (!prize || !spaced(metal) || r.words[metal - 1].capital != (metal == i + 1) || best_hit(r, i, true) != nullptr) return i;
    return !r.words[metal].capital && (is(metal, "vàng") || is(metal, "bạc") || is(metal, "đồng"))
               ? add(i, metal + 1, entity_type::other)
               : i;
  }
  // "Tiểu thuyết Ngày không tên | của nhà văn Trần Thư": who made it ends a title, whatever words stand in it; the first word
  // otherwise.
  [[nodiscard]] std::uint32_t author_behind(std::uint32_t first) const {
    std::uint32_t k = first + 1;
    while (k < first + longest_title && spaced(k) && !r.words[k].capital && !is(k, "của")) ++k;
    return is(k, "của") && r.tied(k - 1) && tied_to(k + 1) && (r.title[k + 1].words > 0 || person_at(k + 1) > k + 1) ? k
                                                                                                                     : first;
  }
  // Where a sentence goes on behind a title that nothing sets off: an auxiliary, a verb of two syllables, another name in a
  // list.
  [[nodiscard]] bool ends_title(std::uint32_t i) const {
    if (r.words[i].digits || r.in(word_list::vi_title_ends, i)) return true;
    if (r.in(word_list::vi_conjunctions, i) && i + 1 < r.size() && r.words[i + 1].capital) return true;
    return tied_to(i + 1) && (in(word_list::vi_verbs, i, i + 2) || in(word_list::vi_breaks, i, i + 2));
  }
};

}  // namespace

void vietnamese_names(const reading& r, std::vector<span>& out) { vietnamese_reader(r, out).run(); }

}  // namespace allonym::text
