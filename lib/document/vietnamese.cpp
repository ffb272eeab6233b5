// Names in Vietnamese text. Heads and the words that follow them come from the lexicon; what is written here is the order in
// which they combine: a capital opens a component, lower-case syllables belong to it as far as the lexicon knows the phrase, a
// country closes an organisation, "về" opens the subject of a document.
#include "document/spans.hpp"

#include <algorithm>

#include "names/syllable.hpp"

namespace allonym::text {
namespace {

using names::concept_role;
using names::lexicon;
using names::word_list;

class vietnamese_reader {
public:
  vietnamese_reader(const reading& r, std::vector<span>& out) : r_(r), out_(out) {}

  void run() {
    for (std::uint32_t i = 0; i < r_.size();) i = std::max(step(i), i + 1);
  }

private:
  const reading& r_;
  std::vector<span>& out_;
  std::uint32_t role_end_ = UINT32_MAX;  // word directly after a title and what belongs to it
  bool honorific_ = false;               // the title is an address word: a single syllable may follow

  [[nodiscard]] bool space_before(std::uint32_t i) const { return i < r_.size() && r_.tied(i - 1); }
  [[nodiscard]] bool is(std::uint32_t i, std::string_view w) const { return i < r_.size() && r_.words[i].canonical == w; }
  [[nodiscard]] bool in_role(std::uint32_t i) const { return i == role_end_; }
  [[nodiscard]] bool digits(std::uint32_t i) const { return i < r_.size() && r_.words[i].digits; }

  // Two syllables that dictionaries of Vietnamese list as one word.
  [[nodiscard]] bool compound(std::uint32_t i) const {
    return i + 1 < r_.size() && r_.tied(i) && lexicon::get().contains(word_list::vi_common, r_.canonical(i, i + 2));
  }

  // "bão số 13", "Quốc lộ 1A", "Nghị định 15/2020/NĐ-CP": a word that makes a name with its number; its end, or i.
  std::uint32_t numbered(std::uint32_t i) {
    const lexicon& lex = lexicon::get();
    for (std::uint32_t n = 5; n >= 1; --n) {
      if (i + n >= r_.size() || !digits(i + n) || !r_.tied(i + n - 1)) continue;
      const auto found = lex.list(word_list::vi_numbered).find(r_.canonical(i, i + n));
      if (found.empty()) continue;
      const entity_type type = found.front() == 'e' ? entity_type::event : found.front() == 'p' ? entity_type::place : found.front() == 'o' ? entity_type::organization : found.front() == 'f' ? entity_type::other : entity_type::law;
      if (found.front() == 'f' && !flight_number(i + n)) continue;
      const std::uint32_t end = type == entity_type::law ? law_number(i + n) : i + n + 1;
      if (type == entity_type::organization && end < r_.size() && r_.tied(end - 1) && r_.words[end].capital) return i;  // Sư đoàn 316 Quân khu 2
      out_.push_back({i, end, type, span_source::grammar, {}, false, false, true, false});
      return end;
    }
    return i;
  }
  // "chuyến bay 418 của hãng", but "chuyến bay 500 km".
  [[nodiscard]] bool flight_number(std::uint32_t i) const {
    if (r_.words[i].folded.size() < 3 || r_.words[i].folded.size() > 4) return false;
    return i + 1 >= r_.size() || !r_.tied(i) || r_.words[i + 1].capital || is(i + 1, "của") || r_.in(word_list::vi_breaks, i + 1) || r_.in(word_list::vi_verbs, i + 1);
  }
  // "cao tốc Biên Hòa - Vũng Tàu", "đường sắt Bắc - Nam": what runs from one place to another is one place; its end, or i.
  [[nodiscard]] std::uint32_t line_between(std::uint32_t i) const {
    std::uint32_t from = i;
    if (is(i, "tuyến") || is(i, "metro")) from = i + 1;
    else if (i + 1 < r_.size() && r_.tied(i) && ((is(i, "cao") && is(i + 1, "tốc")) || (is(i, "đường") && is(i + 1, "sắt")))) from = i + 2;
    if (from == i || from >= r_.size() || !r_.tied(from - 1) || !capital(r_, from)) return i;
    const std::uint32_t end = from_to(from);
    return end > from ? end : i;
  }
  // The end of "Biên Hòa - Vũng Tàu" that starts at `from`, or `from`.
  [[nodiscard]] std::uint32_t from_to(std::uint32_t from) const {
    const auto dash = [&](std::uint32_t k) { return r_.words[k].before == gap::dash || r_.words[k].before == gap::hyphen; };
    std::uint32_t to = from + 1;
    while (to < r_.size() && to < from + 5 && r_.tied(to - 1) && !dash(to) && capital(r_, to)) ++to;
    if (to >= r_.size() || !dash(to) || !capital(r_, to)) return from;
    std::uint32_t end = to + 1;
    const dictionary_hit* hit = best_hit(r_, to, true);
    if (hit != nullptr && hit->type == entity_type::place && !hit->lower) return to + hit->count;
    while (end < r_.size() && end < to + 5 && r_.tied(end - 1) && capital(r_, end)) ++end;
    return end;
  }

  std::uint32_t step(std::uint32_t i) {
    const word& w = r_.words[i];
    if (const std::uint32_t end = numbered(i); end > i) return end;
    // "tuyến | đường sắt Hải Phòng - Lào Cai", "đường | cao tốc …"
    if ((is(i, "tuyến") || is(i, "đường")) && i + 1 < r_.size() && r_.tied(i) && line_between(i + 1) > i + 1) return i + 1;
    // "đường | Hoàng Sa - Dốc Sỏi"
    if (is(i, "đường") && !w.capital && i + 1 < r_.size() && r_.tied(i) && capital(r_, i + 1))
      if (const std::uint32_t end = from_to(i + 1); end > i + 1) {
        out_.push_back({i + 1, end, entity_type::place, span_source::grammar, {}, false, false, true, false});
        return end;
      }
    if (const std::uint32_t end = line_between(i); end > i) {
      out_.push_back({i, end, entity_type::place, span_source::grammar, {}, false, false, true, false});
      return end;
    }
    if (in_role(i) && i > 0 && !space_before(i)) role_end_ = UINT32_MAX;
    if (r_.title[i].words > 0 && r_.title[i].words >= r_.head[i].words && !longer_name(i, r_.title[i].words)) return title(i);
    if (const std::uint32_t end = titled_work(i); end > i) return end;
    if (r_.head[i].words > 0 && !place_begins(i) && !surname(i)) {
      const std::uint32_t end = w.capital || inside(i) ? organisation(i) : 0;
      if (end > i) return end;
    }
    if (in_role(i)) {
      const std::uint32_t end = portfolio(i);
      if (end > i) return end;
    }
    if (capital(r_, i)) return run_from(i);
    return i + 1;
  }

  // "loạt phim | Mùa gặt cuối cùng | của", "tiểu thuyết | Đi tìm Hương | kể": a title of Vietnamese words without quotation marks, whose
  // first has the only capital; its end, or i.
  std::uint32_t titled_work(std::uint32_t i) {
    const std::uint32_t first = i + r_.head[i].words;
    if (r_.head[i].words == 0 || r_.head_type(r_.head[i]) != entity_type::work || first + 1 >= r_.size() || !r_.tied(first - 1)) return i;
    if (!capital(r_, first) || !vietnamese(first) || r_.words[first].upper || r_.words[first + 1].capital || r_.style[first] != line_style::running) return i;
    if (const dictionary_hit* hit = best_hit(r_, first, true); hit != nullptr && hit->count >= r_.phrase[first].words) return i;
    std::uint32_t end = first + 1;
    while (end < r_.size() && end < first + 9 && r_.words[end].before == gap::space && !ends_title(end)) ++end;
    while (end > first + 1 && (r_.in(word_list::vi_links, end - 1) || r_.in(word_list::vi_breaks, end - 1))) --end;
    if (end < first + 2) return i;
    out_.push_back({r_.words[i].capital ? i : first, end, entity_type::work, span_source::grammar, {}, false, false, true, false});
    return end;
  }
  // Where a sentence goes on behind a title that nothing sets off: an auxiliary, a verb of two syllables, another name in a list.
  [[nodiscard]] bool ends_title(std::uint32_t i) const {
    static constexpr std::string_view words[] = {"đã", "đang", "sẽ", "được", "bị", "của", "do", "là", "có", "không", "cùng", "vẫn", "cũng", "chưa", "còn", "vừa", "từng", "khi", "để", "tại", "ở", "với", "cho", "thắng", "đoạt", "giành", "hút", "lấy", "ra", "vang", "chiếu", "nói"};
    const std::string& w = r_.words[i].canonical;
    if (r_.words[i].digits || std::find(std::begin(words), std::end(words), w) != std::end(words)) return true;
    if ((w == "và" || w == "hay" || w == "hoặc") && i + 1 < r_.size() && r_.words[i + 1].capital) return true;
    if (i + 1 >= r_.size() || !r_.tied(i)) return false;
    const std::string two = r_.canonical(i, i + 2);
    return lexicon::get().contains(word_list::vi_verbs, two) || lexicon::get().contains(word_list::vi_breaks, two);
  }

  // "Hồ Tấn Tài", "Đoàn Văn Hậu": a head that is a family name, before words that persons are called by.
  [[nodiscard]] bool surname(std::uint32_t i) const {
    const std::uint32_t end = person_at(i);
    if (end < i + 3 || r_.head[i].words > 1 || best_hit(r_, i) != nullptr || person_at(i + 1) > i + 2) return false;  // đường Trần Hưng Đạo
    return r_.in(word_list::vi_middle_names, i + 1) && r_.in(word_list::vi_given_names, end - 1);
  }

  // A place whose first syllable is also a head ("Triều Tiên"), or a document that the dictionary knows whole.
  [[nodiscard]] bool place_begins(std::uint32_t i) const {
    const dictionary_hit* hit = best_hit(r_, i);
    return hit != nullptr && ((hit->type == entity_type::place && hit->count > r_.head[i].words) || (hit->type == entity_type::law && hit->count >= r_.head[i].words));
  }

  // A dictionary name or capital run that begins like the title but is more: "Phủ Chủ tịch", "Thống Nhất".
  [[nodiscard]] bool longer_name(std::uint32_t i, std::uint32_t words) const {
    const dictionary_hit* hit = best_hit(r_, i);
    return hit != nullptr && hit->count > words;
  }

  [[nodiscard]] bool opens_name(std::uint32_t i) const {
    return i + 1 < r_.size() && r_.tied(i) && r_.words[i + 1].capital && r_.in(word_list::vi_inside, i) && r_.head_type(r_.head[i]) == entity_type::organization;
  }
  std::uint32_t title(std::uint32_t i) {
    const concept_match& m = r_.title[i];
    role_end_ = i + m.words;
    honorific_ = r_.has_role(m, concept_role::honorific);
    // "lãnh đạo | đảng Dân chủ Tự do": the last word of the office opens the name behind it.
    if (m.words > 1 && opens_name(i + m.words - 1)) --role_end_;
    return role_end_;
  }

  // What a title governs: "Bộ trưởng | Quốc phòng", "Thủ tướng | Chính phủ", "Chủ tịch | nước Pháp".
  std::uint32_t portfolio(std::uint32_t i) {
    if (honorific_) return 0;
    if (const dictionary_hit* hit = best_hit(r_, i, true); hit != nullptr && hit->type != entity_type::person && !hit->lower && !called_like_a_place(i, *hit)) {
      role_end_ = i + hit->count;
      return role_end_;  // the dictionary proposes it as a name of its own
    }
    const concept_match& m = r_.phrase[i];
    if (m.words == 0 || r_.words[i].upper || person_at(i) > i + m.words) return 0;
    const bool part = r_.has_role(m, concept_role::modifier) || r_.has_role(m, concept_role::qualifier) || r_.has_role(m, concept_role::generic);
    if (!part) return 0;
    role_end_ = i + m.words;
    return role_end_;
  }

  // "chuyên gia | Charlotte Aguttes-Reynier": a given name that is also a town, before a surname.
  [[nodiscard]] bool called_like_a_place(std::uint32_t i, const dictionary_hit& hit) const {
    const std::uint32_t next = i + 1;
    return hit.count == 1 && !hit.id.starts_with("iso:") && is_given_name(r_, i) && next < r_.size() && r_.tied(i) && capital(r_, next) && !vietnamese(next) &&
           !is_given_name(r_, next) && best_hit(r_, next) == nullptr;
  }

  [[nodiscard]] bool inside(std::uint32_t i) const {
    // "Quận 1", "Quân khu 7": a number follows; "quận Sơn Trà" leaves its generic outside.
    const std::uint32_t end = i + r_.head[i].words;
    if (is(i, "quận") || is(i, "phường")) return digits(end);
    if (lexicon::get().contains(word_list::vi_inside, r_.canonical(i, end))) return true;
    for (std::uint32_t k = i + 1; k < end; ++k)  // "đảng Xanh": a head of its own, with a capital
      if (r_.words[k].capital && lexicon::get().contains(word_list::vi_inside, r_.canonical(i, k))) return true;
    return false;
  }
  [[nodiscard]] bool outside(std::uint32_t i, std::uint32_t end) const {
    return lexicon::get().contains(word_list::vi_outside, r_.canonical(i, end));
  }

  // End of a person's full name that starts at i, or i.
  [[nodiscard]] std::uint32_t person_at(std::uint32_t i) const {
    if (!capital(r_, i) || !is_family_name(r_, i) || r_.words[i].upper) return i;
    std::uint32_t end = i + 1;
    while (end < r_.size() && end - i < 5 && space_before(end) && capital(r_, end) && !r_.words[end].upper) {
      if (end - i >= 2 && (starts_other(end))) break;
      ++end;
    }
    return end - i >= 2 ? end : i;
  }

  // A word inside a capital run at which something else begins.
  [[nodiscard]] bool starts_other(std::uint32_t i) const {
    if (r_.title[i].words >= 2 || r_.has_role(r_.title[i], concept_role::rank)) return true;
    if (r_.head[i].words >= 2) return true;
    const dictionary_hit* hit = best_hit(r_, i);
    return hit != nullptr && hit->count >= 2 && hit->type != entity_type::person;
  }

  std::uint32_t law_number(std::uint32_t j) const {
    std::uint32_t end = j;
    if (is(end, "số") && digits(end + 1)) end += 2;
    else if (digits(end)) ++end;
    else return j;
    while (end < r_.size()) {
      const gap g = r_.words[end].before;
      if ((g != gap::slash && g != gap::hyphen && g != gap::dot && g != gap::none) || !(r_.words[end].digits || r_.words[end].upper || r_.words[end].range.size() <= 3)) break;
      ++end;
    }
    return end;
  }

  // "giai đoạn 2018 - 2028", "2025-2030"
  std::uint32_t period(std::uint32_t j) const {
    std::uint32_t end = j;
    if (is(end, "giai") && is(end + 1, "đoạn")) end += 2;
    else return j;
    if (!digits(end)) return j;
    ++end;
    if (digits(end) && (r_.words[end].before == gap::hyphen || r_.words[end].before == gap::dash)) ++end;
    return end;
  }

  // The end of an organisation, document, event or place whose head is at i; 0 if that is no name.
  std::uint32_t organisation(std::uint32_t i) {
    const concept_match& head = r_.head[i];
    const entity_type type = *r_.head_type(head);
    std::uint32_t j = i + head.words;
    if (lexicon::get().contains(word_list::vi_complete, r_.canonical(i, j))) {
      out_.push_back({i, j, type, span_source::grammar, {}, false, false, true, false});
      return j;
    }
    // At the start of a sentence only a capital right behind the head tells a name from a noun or a verb.
    if (r_.initial[i] && head.words == 1 && j < r_.size() && !r_.words[j].capital && !r_.words[j].digits && !is(j, "về") && best_hit(r_, j) == nullptr) return 0;
    std::uint32_t end = j;       // of what is certain
    // A head of several words with a capital inside is a name as it stands: "Đảng Dân chủ", "Tòa án Tối cao".
    bool content = false;
    for (std::uint32_t k = i + 1; k < j; ++k) content |= r_.words[k].capital;
    bool capitals = content, about = false, country = false, own = false, generic_only = true;  // `own`: a syllable of no known word stands before
    const bool role = in_role(i);
    const bool law = type == entity_type::law;
    while (j < r_.size()) {
      const gap g = r_.words[j].before;
      const bool tie = r_.tied(j - 1);
      if (!tie && !(country && g == gap::dash) && !(g == gap::comma && content && (listed(j) || (end < j && generics(j)))) && !(g == gap::slash && law)) break;
      const word& w = r_.words[j];
      if (const std::uint32_t stop = law || type == entity_type::organization || type == entity_type::place ? law_number(j) : j; stop > j && (law || !content || type != entity_type::organization)) {
        j = end = stop;
        content = true;
        if (!law) break;
        continue;
      }
      if (const std::uint32_t stop = period(j); stop > j) {
        end = stop;
        break;
      }
      const dictionary_hit* hit = best_hit(r_, j, true);
      if (hit != nullptr && hit->needs_cue && person_at(j) > j + hit->count) hit = nullptr;  // Bộ Chính trị | Thái Kỳ
      const dictionary_hit* whole = best_hit(r_, i, true);
      const bool complete = content || (whole != nullptr && i + whole->count == j);
      if (w.capital && complete && !content && (foreign_run(j) >= 2 || foreign_person(j))) break;
      const bool person_next = complete && person_at(j) > j && !(hit != nullptr && j + hit->count >= person_at(j)) && r_.phrase[j].words < person_at(j) - j;
      // "Chủ tịch Tập đoàn | Trần Văn Bình"
      if (w.capital && role && !content && (is(i, "tập") || is(i, "công") || is(i, "ngân") || is(i, "hãng")) && person_at(j) >= j + 3) return role_end_ = j;
      if (w.capital && person_next && (role || ((!content || person_at(j) - j >= 3) && !(generic_only && content && named_after(i))))) break;
      // A probe or a ship is not named by its country.
      if (hit != nullptr && hit->type == entity_type::place && (type == entity_type::product || type == entity_type::work)) break;
      const bool word = hit != nullptr && hit->count == 1 && (r_.phrase[j].words > 1 || (compound(j) && !r_.words[j + 1].capital));  // Chăm sóc
      const bool syllable = hit != nullptr && hit->count == 1 && own && is_country_or_place(*hit) && vietnamese(j);  // Khu công nghiệp Long Đức
      if (hit != nullptr && !hit->lower && hit->type != entity_type::person && !word && !syllable) {
        own = false;
        generic_only &= is_country_or_place(*hit);
        j += hit->count;
        end = j;
        content = capitals = true;
        country = is_country_or_place(*hit);
        if (const std::uint32_t stop = country ? post(i, j) : j; stop > j) {
          end = stop;
          break;
        }
        if (country && generic_before_name(j)) {
          j += r_.phrase[j].words;
          continue;
        }
        if (type == entity_type::place && !continues(j)) {
          end = number_after(r_, end);
          break;
        }
        if (country && !law && !about && !continues(j) && period(j) == j) break;
        continue;
      }
      // A pair of countries ends the subject of a document unless it goes on in so many words.
      if (country && law && !lexicon::get().contains(word_list::vi_links, w.canonical)) break;
      country = false;
      if (w.possessive && r_.words[j - 1].capital) {  // Bệnh viện St James's
        end = ++j;
        continue;
      }
      if (w.capital) {
        if (content && r_.title[j].words >= 2) break;
        if (content && foreign_run(j) >= 2 && (role || is_given_name(r_, j)) && !(generic_only && named_after(i))) break;
        own = r_.phrase[j].words == 0 && !compound(j) && vietnamese(j);
        generic_only &= r_.phrase[j].words > 0;
        if (r_.phrase[j].words > 1) j += r_.phrase[j].words;
        else if (compound(j)) j += 2;
        else ++j;
        end = j;
        content = capitals = true;
        continue;
      }
      // Lower-case words.
      if (kin_in_a_firm(r_, j) || (content && elided_particle(r_, j))) {
        end = j += 2;
        continue;
      }
      if ((w.canonical == "và" || w.canonical == "&") && content && component(j + 1)) {
        ++j;
        continue;
      }
      if (w.canonical == "về" && (law || r_.head_type(head) == entity_type::organization) && j + 1 < r_.size()) {
        if (law || (content && r_.words[j + 1].capital && (r_.phrase[j + 1].words > 0 || r_.words[j + 1].upper))) {
          about = law;
          ++j;
          continue;
        }
        if (const std::uint32_t stop = subject(j); content && stop > j) {
          end = stop;
          break;
        }
      }
      if (w.canonical == "các" && content && generics(j + 1)) {
        j += 1 + std::max(2U, r_.phrase[j + 1].words);
        continue;
      }
      if ((w.canonical == "chống" || w.canonical == "vì" || w.canonical == "phòng") && content && !law) {
        if (const std::uint32_t stop = subject(j); stop > j) {
          end = stop;
          break;
        }
      }
      if (const std::uint32_t stop = content ? post(i, j) : j; stop > j) {
        end = stop;
        break;
      }
      if (type == entity_type::organization && content && level(j)) {
        end = j += 2;
        continue;
      }
      if (w.canonical == "của" && law && !about) break;
      const concept_match& phrase = r_.phrase[j];
      if (r_.head[j].words > 0 && j + r_.head[j].words < r_.size() && r_.tied(j + r_.head[j].words - 1) && place_generic(j) &&
          capital(r_, j + r_.head[j].words)) {
        if (role && !content && holder_after_level(j)) return role_end_ = j + r_.head[j].words;
        j += r_.head[j].words;
        continue;
      }
      // "Bộ Quy tắc ứng xử ở Biển Đông": the subject of a document may follow its head at once.
      if (law && !about && !content && !r_.initial[i] && (phrase.words > 0 || lexicon::get().contains(word_list::vi_links, w.canonical))) about = true;
      if (about) {
        if (conjunction(j)) break;
        if (phrase.words > 0) {
          j += phrase.words;
          end = j;
          continue;
        }
        if (lexicon::get().contains(word_list::vi_links, w.canonical) || compound(j)) {
          j += compound(j) ? 2 : 1;
          continue;
        }
        break;
      }
      const bool part = phrase.words > 0 && (r_.has_role(phrase, concept_role::modifier) || r_.has_role(phrase, concept_role::qualifier) || r_.has_role(phrase, concept_role::generic));
      const std::string said = part ? r_.canonical(j, j + phrase.words) : std::string();
      // "Liên hoan | quốc tế Võ cổ truyền Việt Nam"
      if (part && !content && lexicon::get().contains(word_list::vi_links, said) && j + phrase.words < r_.size() && r_.tied(j + phrase.words - 1) && r_.words[j + phrase.words].capital) {
        j += phrase.words;
        continue;
      }
      const bool ends = part && (lexicon::get().contains(word_list::vi_verbs, said) || lexicon::get().contains(word_list::vi_breaks, said) ||
                                 lexicon::get().contains(word_list::vi_links, said) || (phrase.words == 1 && content));
      if (part && !ends) {
        j += phrase.words;
        if (!content && j - i <= 4 && phrase.words >= 2 && !r_.initial[i] && r_.words[i].capital) {
          end = j;
          content = true;
        }
        continue;
      }
      break;
    }
    if (!content) return lone_head(i);
    if (!capitals && r_.initial[i]) return 0;
    if (outside(i, i + head.words)) return 0;
    out_.push_back({i, end, type, span_source::grammar, {}, false, false, true, false});
    if (role) role_end_ = end;
    return end;
  }

  // "Chủ tịch UBND tỉnh | Võ Văn Hưng": dictionaries know every province, so an unknown capital behind the level is whoever holds the office.
  [[nodiscard]] bool holder_after_level(std::uint32_t j) const {
    const std::uint32_t next = j + r_.head[j].words;
    return (is(j, "tỉnh") || (is(j, "thành") && is(j + 1, "phố"))) && best_hit(r_, next) == nullptr && person_at(next) > next;
  }

  // "Hải quân", "Quỹ" in running text: short for a longer name, if the text has one.
  std::uint32_t lone_head(std::uint32_t i) {
    const std::uint32_t end = i + r_.head[i].words;
    if (!r_.words[i].capital || r_.initial[i] || r_.style[i] != line_style::running || outside(i, end) || r_.head_type(r_.head[i]) != entity_type::organization) return 0;
    out_.push_back({i, end, entity_type::organization, span_source::grammar, {}, false, true, true, false});
    return 0;
  }

  // "Đại sứ quán Việt Nam | tại Pháp": where a diplomatic post is belongs to its name.
  [[nodiscard]] std::uint32_t post(std::uint32_t i, std::uint32_t j) const {
    if (!is(j, "tại") || !r_.tied(j - 1) || j + 1 >= r_.size() || !lexicon::get().contains(word_list::vi_posts, r_.canonical(i, i + r_.head[i].words))) return j;
    const dictionary_hit* hit = best_hit(r_, j + 1, true);
    return hit != nullptr && is_country_or_place(*hit) ? j + 1 + hit->count : j;
  }

  // "Văn phòng Trung ương | chống buôn bán tài sản văn hóa": the subject of a body in lower case, if it is made of known words and
  // the phrase closes behind it.
  [[nodiscard]] std::uint32_t subject(std::uint32_t j) const {
    const lexicon& lex = lexicon::get();
    std::uint32_t k = j + 1;
    while (k < r_.size() && k < j + 14 && r_.tied(k - 1) && !r_.words[k].capital) {
      if (r_.phrase[k].words >= 2) k += r_.phrase[k].words;
      else if (compound(k) && !lex.contains(word_list::vi_verbs, r_.canonical(k, k + 2))) k += 2;
      else if (r_.phrase[k].words == 1 || r_.in(word_list::vi_links, k)) ++k;
      else break;
    }
    if (k < j + 3) return j;
    const bool closed = k >= r_.size() || !r_.tied(k - 1) || r_.in(word_list::vi_verbs, k) || r_.in(word_list::vi_breaks, k);
    return closed ? k : j;
  }

  // "Trường Pháp | quốc tế Marguerite Duras"
  [[nodiscard]] bool generic_before_name(std::uint32_t j) const {
    if (j >= r_.size() || !r_.tied(j - 1) || r_.words[j].capital || r_.phrase[j].words < 2) return false;
    const std::uint32_t next = j + r_.phrase[j].words;
    return next < r_.size() && r_.tied(next - 1) && foreign_run(next) >= 2;
  }

  // After a country inside an organisation: another country of a pair, or a place that completes it.
  [[nodiscard]] bool continues(std::uint32_t j) const {
    if (j >= r_.size()) return false;
    const gap g = r_.words[j].before;
    if ((g == gap::hyphen || g == gap::dash) && r_.words[j].capital) {
      const dictionary_hit* hit = best_hit(r_, j, true);
      return hit != nullptr && is_country_or_place(*hit);
    }
    return false;
  }

  // "Trường THPT | Marie Curie", "Bệnh viện Đa khoa | Alexandre Yersin": what bears the names of persons.
  [[nodiscard]] bool named_after(std::uint32_t i) const {
    static constexpr std::string_view heads[] = {"trường", "đại", "học", "bệnh", "viện", "phòng", "quỹ", "giải", "nhà", "bảo", "thư", "công", "trung", "sân", "khu", "tập", "hãng", "ngân"};
    return std::find(std::begin(heads), std::end(heads), r_.words[i].canonical) != std::end(heads);
  }
  // "Bệnh viện Nhi | trung ương", "Viện KSND | tối cao": the level of an institution closes its name in lower case too.
  [[nodiscard]] bool level(std::uint32_t j) const {
    static constexpr std::string_view levels[] = {"tối cao", "cấp cao", "trung ương", "quốc gia", "liên bang"};
    return j + 1 < r_.size() && r_.tied(j) && std::find(std::begin(levels), std::end(levels), r_.canonical(j, j + 2)) != std::end(levels);
  }
  // "cũng như", "trong khi": two syllables that end whatever stands before them.
  [[nodiscard]] bool conjunction(std::uint32_t j) const { return j + 1 < r_.size() && r_.tied(j) && lexicon::get().contains(word_list::vi_breaks, r_.canonical(j, j + 2)); }

  [[nodiscard]] bool place_generic(std::uint32_t j) const { return r_.head_type(r_.head[j]) == entity_type::place; }

  // A capitalised component that may follow "và" or a comma inside a name: known words, no place, no person.
  [[nodiscard]] bool component(std::uint32_t j) const {
    if (j >= r_.size() || !r_.words[j].capital || !r_.tied(j - 1)) return false;
    if (r_.title[j].words > 0 || (r_.head[j].words > 0 && r_.head[j].words >= r_.phrase[j].words)) return false;
    if (const dictionary_hit* hit = best_hit(r_, j); hit != nullptr && hit->count >= r_.phrase[j].words) return false;
    return r_.phrase[j].words > 0 || compound(j);
  }

  // "Khoa học, Công nghệ và Môi trường": a comma inside a name needs a final "và".
  [[nodiscard]] bool listed(std::uint32_t j) const {
    const auto known = [&](std::uint32_t k) {
      return k < r_.size() && r_.words[k].capital && r_.title[k].words == 0 && (r_.phrase[k].words > 0 || compound(k)) &&
             (best_hit(r_, k) == nullptr || best_hit(r_, k)->count < r_.phrase[k].words);
    };
    for (std::uint32_t k = j, parts = 0; parts < 5 && known(k); ++parts) {
      k += r_.phrase[k].words > 0 ? r_.phrase[k].words : 2;
      if (k >= r_.size()) return false;
      if (is(k, "và") && r_.tied(k - 1)) return component(k + 1);
      if (r_.words[k].before != gap::comma) return false;
    }
    return false;
  }

  // "Ban Quản lý các | khu công nghiệp, khu kinh tế Đồng Nai": kinds of things in lower case, up to the place that has them.
  [[nodiscard]] bool generics(std::uint32_t j) const {
    for (std::uint32_t k = j, parts = 0; parts < 5; ++parts) {
      const std::uint32_t first = k;
      for (std::uint32_t n = 0; n < 3 && k < r_.size() && (k == first || r_.tied(k - 1)) && !r_.words[k].capital && r_.title[k].words == 0; ++n) {
        if (r_.phrase[k].words >= 2) k += r_.phrase[k].words;
        else if (compound(k)) k += 2;
        else break;
      }
      if (k == first || k >= r_.size()) return false;
      if (r_.tied(k - 1) && r_.words[k].capital) {
        const dictionary_hit* hit = best_hit(r_, k, true);
        return hit != nullptr && is_country_or_place(*hit);
      }
      if (is(k, "và") && r_.tied(k - 1)) ++k;
      else if (r_.words[k].before != gap::comma) return false;
    }
    return false;
  }

  // "Mun Jinseog", "Wang Yi": a surname or given name of elsewhere opens a run of capitals.
  [[nodiscard]] bool foreign_person(std::uint32_t j) const {
    return capital_run(j) >= 2 && best_hit(r_, j) == nullptr && (r_.in(word_list::korean_surnames, j) || r_.in(word_list::chinese_surnames, j) || is_given_name(r_, j));
  }

  // Capital words from j that are no Vietnamese syllables.
  [[nodiscard]] std::uint32_t foreign_run(std::uint32_t j) const {
    std::uint32_t n = 0;
    while (j + n < r_.size() && (n == 0 || r_.tied(j + n - 1)) && capital(r_, j + n) && !names::is_vietnamese_syllable(r_.words[j + n].canonical)) ++n;
    return n;
  }

  [[nodiscard]] bool vietnamese(std::uint32_t i) const { return names::is_vietnamese_syllable(r_.words[i].canonical); }

  // The type that the lower-case or outside generic just before i gives: "xã Ea Kly", "tập đoàn LEGO", "Bang Vermont".
  [[nodiscard]] std::optional<entity_type> generic_before(std::uint32_t i) const {
    // "bão số 13 | Kalmaegi"
    if (i >= 3 && r_.words[i - 1].digits && is(i - 2, "số") && r_.tied(i - 1)) i -= 2;
    for (std::uint32_t n = 1; n <= 4 && n <= i; ++n) {
      if (!r_.tied(i - n)) break;
      const concept_match& head = r_.head[i - n];
      if (!r_.words[i - n].capital && lexicon::get().contains(word_list::vi_place_classifiers, r_.canonical(i - n, i))) return entity_type::place;
      if (!r_.words[i - n].capital && lexicon::get().contains(word_list::vi_person_cues, r_.canonical(i - n, i))) return entity_type::person;
      if (head.words == n && (!r_.words[i - n].capital || outside(i - n, i) || r_.initial[i - n])) {
        const auto type = r_.head_type(head);
        return type == entity_type::law ? std::nullopt : type;  // the Chequers plan is no plan by name
      }
    }
    return std::nullopt;
  }

  // A sentence opens with a word of the vocabulary, and a name follows: "Theo | FWC", "Tại | Quỹ Khoa học".
  [[nodiscard]] bool opener(std::uint32_t i) const {
    if (!r_.initial[i] || !vietnamese(i) || r_.words[i].upper || r_.always_capital[i] != 0) return false;
    if (i + 1 < r_.size() && r_.tied(i) && r_.words[i + 1].upper && r_.words[i + 1].range.size() >= 3 && r_.style[i] != line_style::capitals) return true;  // Trình | UNESCO
    if (is_family_name(r_, i)) return false;
    const lexicon& lex = lexicon::get();
    const std::string& w = r_.words[i].canonical;
    // "Dan Ives", "Ben Stiller": a given name of elsewhere that is no word here.
    if (is_given_name(r_, i) && i + 1 < r_.size() && r_.words[i + 1].before == gap::space && capital(r_, i + 1) && !vietnamese(i + 1) && !lex.contains(word_list::vi_common, w) && !lex.contains(word_list::vi_verbs, w) && !lex.contains(word_list::vi_breaks, w)) return false;
    return lex.contains(word_list::vi_common, w) || lex.contains(word_list::vi_verbs, w) || lex.contains(word_list::vi_breaks, w) ||
           !(lex.contains(word_list::vi_middle_names, w) || lex.contains(word_list::vi_given_names, w));
  }

  // English titles that papers leave as they are: "Lord Adonis", "Sir Keir Starmer".
  [[nodiscard]] bool english_title(std::uint32_t i) const {
    if (vietnamese(i) || i + 1 >= r_.size() || !r_.tied(i) || !r_.words[i + 1].capital) return false;
    for (const std::uint32_t id : lexicon::get().find("en", r_.words[i].folded)) {
      const concept_role role = lexicon::get().entry(id).role;
      if (role == concept_role::title || role == concept_role::rank || role == concept_role::honorific) return !is_given_name(r_, i);
    }
    return false;
  }

  std::uint32_t run_from(std::uint32_t i) {
    if (r_.words[i].range.size() == 1 && i + 1 < r_.size() && r_.words[i + 1].before == gap::hyphen && best_hit(r_, i + 1) != nullptr) return i + 1;  // R-Arizona
    if (english_title(i)) {
      role_end_ = i + 1;
      return i + 1;
    }
    // "phía Nam | Nevada": the capital is of a phrase that began before.
    if (i > 0 && !r_.words[i - 1].capital && r_.tied(i - 1) && vietnamese(i) && (r_.phrase[i - 1].words >= 2 || compound(i - 1))) return i + 1;
    // "Bang | Vermont"
    if (r_.head[i].words > 0 && outside(i, i + r_.head[i].words)) return i + r_.head[i].words;
    if (const std::uint32_t end = english_phrase(i); end > i) {
      const dictionary_hit* hit = best_hit(r_, i, true);
      if (hit == nullptr || i + hit->count < end) return unknown(i, end, true);
    }
    const bool addressed = in_role(i) && honorific_;  // "ông Nga" is somebody
    if (const dictionary_hit* hit = best_hit(r_, i, in_role(i) && !honorific_); hit != nullptr && !hit->lower && !(addressed && hit->count == 1 && hit->type == entity_type::place && vietnamese(i))) {
      std::uint32_t end = i + hit->count;
      // "Siemens | ACS-64", "Mercedes-Benz | G-Wagon": a maker and a model.
      if (const std::uint32_t model = hit->type == entity_type::organization && !vietnamese(i) ? model_at(end) : end; model > end) {
        out_.push_back({i, model, entity_type::product, span_source::run, {}, false, false, true, false});
        return model;
      }
      // "NHS | England", "NBA | Paris Games": what goes on in English is one name.
      if (r_.words[i].upper && hit->count == 1)
        if (const std::uint32_t whole = english_rest(end); whole > end) {
          out_.push_back({i, whole, foreign_head(end, whole).value_or(hit->type), span_source::grammar, {}, false, false, true, false});
          return whole;
        }
      // "AFC | Đông"
      if (r_.words[i].upper && hit->count == 1 && end < r_.size() && r_.words[end].before == gap::space && r_.words[end].capital && direction(end)) {
        out_.push_back({i, end + 1, hit->type, span_source::run, {}, false, false, true, false});
        return end + 1;
      }
      const std::uint32_t person = person_at(i);
      // "Hà Nội Trần Sỹ Thanh" is a place and a person; "Phan Đình Phùng" one person whatever begins like it.
      const bool rest_is_person = end < r_.size() && r_.tied(end - 1) && (person_at(end) > end || (hit->count >= 2 && !vietnamese(end) && foreign_person(end)));
      const std::uint32_t run = capital_run(i);
      const bool called = hit->count == 1 && is_given_name(r_, i) && (!in_role(i) || called_like_a_place(i, *hit)) && run >= 2 && run <= 3 && !vietnamese(i + 1) && best_hit(r_, i + 1) == nullptr &&
                          (run == 2 || r_.words[i + 2].before == gap::hyphen);  // Charlotte Aguttes-Reynier
      if (called) return this->person(i, i + run, true);
      // "Ủy viên Bộ Chính trị | Thái Kỳ"
      if (hit->count == 1 && person > end && person - i == capital_run(i) && vietnamese(i + 1) && is_family_name(r_, i)) return this->person(i, person, true);
      // "Indo-Pacific Endeavour 2025"
      if (!vietnamese(i)) {
        std::uint32_t year = end;
        while (year < end + 4 && year < r_.size() && r_.tied(year - 1) && capital(r_, year) && !vietnamese(year)) ++year;
        if (year > end && edition(r_, i, year)) {
          out_.push_back({i, year + 1, entity_type::event, span_source::grammar, {}, false, false, true, false});
          return year + 1;
        }
      }
      // "Davao Oriental" is not Davao; "Brazil Lucas Vinícius" is a country and its player.
      const bool country = hit->id.size() == 6 && hit->id.starts_with("iso:");
      if (hit->count == 1 && !(country && !r_.words[i].upper) && !vietnamese(i) && !in_role(i) && end < r_.size() && r_.words[end].before == gap::space && capital(r_, end) && !vietnamese(end) &&
          best_hit(r_, end) == nullptr && r_.title[end].words == 0 && r_.head[end].words == 0 && !r_.words[end].upper) {
        while (end < r_.size() && r_.words[end].before == gap::space && capital(r_, end) && !vietnamese(end) && !starts_other(end)) ++end;
        out_.push_back({i, end, is_given_name(r_, i) ? entity_type::person : hit->type, span_source::run, {}, false, false, false, false});
        return end;
      }
      const bool other_next = end < r_.size() && (r_.head[end].words > 0 || r_.title[end].words > 0);
      if (person <= end || rest_is_person || (hit->count >= 2 && (country || other_next)) || (in_role(i) && !honorific_ && hit->type != entity_type::person && capital_run(i) > hit->count)) {
        if (in_role(i)) role_end_ = end;
        return end;
      }
    }
    if (opener(i) || (r_.style[i] == line_style::title_case && vietnamese(i))) return i + 1;
    std::uint32_t end = person_at(i);
    if (end > i) {
      // A Korean or Western name may go on where the syllables are not Vietnamese.
      while (end < r_.size() && r_.tied(end - 1) && capital(r_, end) && !vietnamese(end) && !starts_other(end)) ++end;
      return person(i, end, true);
    }
    end = i + 1;
    if (end < r_.size() && r_.words[end].before == gap::space && !vietnamese(i) && variant_at(r_, end)) {
      out_.push_back({i, end + 2, entity_type::product, span_source::grammar, {}, false, false, true, false});
      return end + 2;
    }
    while (end < r_.size() && end - i < 8) {
      if (r_.words[end].before == gap::hyphen && end - i == 1 && r_.alone[i] != 0 && r_.alone[end] != 0) break;  // the Kim-Trump summit
      if (r_.tied(end - 1) && (capital(r_, end) || (r_.words[end].digits && r_.words[end].before == gap::hyphen) || (r_.words[end - 1].before == gap::hyphen && r_.words[end].before == gap::hyphen))) {
        // "Dex Harrow | Và | Lena Moss": in a headline every word has a capital.
        if (r_.style[end] == line_style::title_case && !vietnamese(end - 1) && vietnamese(end) && ordinary(end)) break;
        if (r_.words[end].before == gap::space && (starts_other(end) || (end > i && !vietnamese(i) && is_family_name(r_, end) && person_at(end) >= end + 3))) break;
        ++end;
      } else if (r_.tied(end - 1) && end + 1 < r_.size() && r_.tied(end) && r_.words[end].before != gap::ampersand && capital(r_, end + 1) &&
                 lexicon::get().contains(word_list::particles, r_.words[end].canonical) && !vietnamese(i)) {
        end += 2;
      } else if (r_.tied(end - 1) && (kin_in_a_firm(r_, end) || elided_particle(r_, end))) {
        end += 2;
      } else if (r_.words[end].before == gap::hyphen && !r_.words[end].capital && !r_.words[end].digits) {
        ++end;  // Mát-xcơ-va
      } else {
        break;
      }
    }
    if (!vietnamese(i) && edition(r_, i, end)) {
      out_.push_back({i, end + 1, entity_type::event, span_source::grammar, {}, false, false, true, false});
      return end + 1;
    }
    // "tàu Hải Thiên 3"
    if (end - i >= 2 && !in_role(i) && generic_before(i) == entity_type::product && digits(end) && r_.words[end].before == gap::space && r_.words[end].range.size() <= 2) ++end;
    // "Nordhavn Việt Nam": what a company of elsewhere calls itself here.
    if (!vietnamese(i) && end - i <= 2 && !is_given_name(r_, i) && !(in_role(i) && honorific_) && end < r_.size() && r_.words[end].before == gap::space)
      if (const dictionary_hit* hit = best_hit(r_, end); hit != nullptr && hit->id == "iso:VN" && hit->kind != name_kind::adjective && !hit->lower) {
        out_.push_back({i, end + hit->count, entity_type::organization, span_source::run, {}, false, false, false, false});
        return end + hit->count;
      }
    return unknown(i, end);
  }

  // "Sun on Sunday", "Back of the Yards", "Rae's Creek": the end of a name at i that papers leave in English, small words and all; else i.
  [[nodiscard]] std::uint32_t english_phrase(std::uint32_t i) const {
    static constexpr std::string_view small[] = {"the", "of", "and", "for", "from", "with", "on", "at", "by"}, second[] = {"the", "a", "an", "our", "my", "your"};
    const auto in = [&](std::uint32_t k, const auto& list) { return k < r_.size() && r_.tied(k - 1) && !r_.words[k].capital && std::find(std::begin(list), std::end(list), r_.words[k].canonical) != std::end(list); };
    const auto next = [&](std::uint32_t k) { return k < r_.size() && r_.words[k].before == gap::space && capital(r_, k) && r_.words[k].canonical == r_.words[k].folded; };
    std::uint32_t end = i + 1;
    bool english = false;
    while (end < r_.size() && end < i + 10) {
      const std::uint32_t link = end + (in(end, small) || is(end, "in") || is(end, "to") ? (in(end + 1, second) ? 2 : in(end, small) ? 1 : 0) : 0);
      if (r_.words[end].possessive) {
        ++end;
        english = true;
      } else if (link > end && next(link)) {
        end = link + 1;
        english = true;
      } else if (next(end) && !starts_other(end) && !is_family_name(r_, end)) {
        ++end;
      } else {
        break;
      }
    }
    return english && r_.words[i].canonical == r_.words[i].folded ? end : i;
  }

  // A word of the language, or of two syllables with the next.
  [[nodiscard]] bool ordinary(std::uint32_t i) const {
    return r_.words[i].canonical != r_.words[i].folded || compound(i) || r_.in(word_list::vi_common, i) || r_.in(word_list::vi_links, i) || r_.in(word_list::vi_verbs, i) || r_.in(word_list::vi_breaks, i);
  }

  // The end of words at j that are English and belong to the acronym before them: a part of Britain, words with a head.
  [[nodiscard]] std::uint32_t english_rest(std::uint32_t j) const {
    const std::uint32_t n = j < r_.size() && r_.words[j].before == gap::space ? foreign_run(j) : 0;
    if (n == 0 || r_.title[j].words > 0) return j;
    if (n >= 2 && !is_given_name(r_, j) && foreign_head(j, j + n)) return j + n;
    const dictionary_hit* hit = best_hit(r_, j, true);
    return hit != nullptr && hit->count == 1 && n == 1 && hit->type == entity_type::place && hit->id.starts_with("iso:GB-") ? j + 1 : j;
  }

  // The end of a model's letters and numbers at j, or j: ACS-64, G-Wagon, A321neo, 737 MAX.
  [[nodiscard]] std::uint32_t model_at(std::uint32_t j) const {
    if (j >= r_.size() || r_.words[j].before != gap::space) return j;
    const word& w = r_.words[j];
    if (variant_at(r_, j)) return j + 2;
    const bool joined = j + 1 < r_.size() && r_.words[j + 1].before == gap::hyphen && (r_.words[j + 1].digits || r_.words[j + 1].capital);
    if (w.capital && joined && (w.upper || w.range.size() == 1)) return j + 2;
    const bool letters_and_digits = w.capital && std::any_of(w.folded.begin(), w.folded.end(), [](char c) { return c >= '0' && c <= '9'; });
    return letters_and_digits ? j + 1 : j;
  }
  [[nodiscard]] bool direction(std::uint32_t i) const { return is(i, "đông") || is(i, "tây") || is(i, "nam") || is(i, "bắc"); }

  static constexpr std::uint32_t longest_run = 16;  // words that are looked ahead
  [[nodiscard]] std::uint32_t capital_run(std::uint32_t i) const {
    std::uint32_t n = 1;
    while (n < longest_run && i + n < r_.size() && r_.tied(i + n - 1) && capital(r_, i + n)) ++n;
    return n;
  }

  std::uint32_t person(std::uint32_t i, std::uint32_t end, bool sure) {
    span s{i, end, entity_type::person, span_source::person, {}, false, !sure, true, false};
    // "đường Nguyễn Huệ" is a street, but "vụ Trịnh Xuân Thanh" is about a person.
    if (const auto type = generic_before(i); (type == entity_type::place || type == entity_type::product) && !in_role(i)) s.type = *type;
    out_.push_back(s);
    return end;
  }

  // "Administration Picasso", "Sequoia Foundation": names left as they are tell by their own heads what they name.
  [[nodiscard]] std::optional<entity_type> foreign_head(std::uint32_t i, std::uint32_t end) const {
    for (const auto& [lang, at] : {std::pair(language("en"), end - 1), std::pair(language("fr"), i)})
      if (!vietnamese(at))
        for (const std::uint32_t id : lexicon::get().find(lang, r_.words[at].folded)) {
          const names::concept_entry e = lexicon::get().entry(id);
          if (e.role == concept_role::head && e.type == entity_type::organization) return e.type;
        }
    return std::nullopt;
  }

  // "Ảnh: Trọng Dũng"
  [[nodiscard]] bool credited(std::uint32_t i) const {
    for (std::uint32_t n = 1; n <= 3 && n <= i; ++n)
      if (lexicon::get().contains(word_list::vi_bylines, r_.canonical(i - n, i))) return true;
    return false;
  }

  std::uint32_t unknown(std::uint32_t i, std::uint32_t end, bool phrase = false) {
    // "Thư ký BCCI | Devajit Saikia"
    if (in_role(i) && end - i >= 3 && r_.words[i].upper && !r_.words[i + 1].upper && r_.words[i + 1].before == gap::space && !vietnamese(i + 1)) {
      out_.push_back({i, i + 1, entity_type::organization, span_source::grammar, {}, false, false, true, false});
      role_end_ = i + 1;
      return unknown(i + 1, end);
    }
    const bool native = std::all_of(r_.words.begin() + i, r_.words.begin() + end, [](const word& w) { return names::is_vietnamese_syllable(w.canonical); });
    const std::uint32_t n = end - i;
    span s{i, end, entity_type::person, span_source::run, {}, false, false, true, false};
    if (in_role(i)) {
      s.source = span_source::person;
      // A word of the vocabulary after a title is no name: "Chủ tịch Đoàn".
      if (n == 1 && native && !honorific_ && (r_.phrase[i].words > 0 || compound(i))) return end;
      if (n == 1 && native && r_.initial[i]) s.unsure = true;
      // "Tổng Giám đốc Nordhavn Hearing": who holds an office, or where.
      if (n >= 2 && !native && !honorific_ && !is_given_name(r_, i)) s.typed = false;
      out_.push_back(s);
      return end;
    }
    if (r_.style[i] == line_style::title_case && native) return end;
    if (n == 1 && r_.words[i].upper && (r_.phrase[i].words > 0 || r_.in(word_list::units, i))) return end;  // HCV, USD
    if (n == 1 && r_.words[i].range.size() == 1) return end;
    if (ends_in_company_form(r_, i, end) || (n >= 3 && kin_in_a_firm(r_, end - 2))) {
      s.type = entity_type::organization;
      s.source = span_source::grammar;
      out_.push_back(s);
      return end;
    }
    if (credited(i) && n >= 2) {
      s.source = span_source::person;
      out_.push_back(s);
      return end;
    }
    // A capital on a word of the vocabulary: "Thủy triều đỏ", "Cuộc gặp".
    if (native && n == 1 && !honorific_ && (r_.phrase[i].words > 1 || compound(i) || r_.in(word_list::vi_common, i))) return end;
    if (const auto type = n >= 2 && !native ? foreign_head(i, end) : std::nullopt) {
      s.type = *type;
      s.source = span_source::grammar;
      out_.push_back(s);
      return end;
    }
    const auto generic = generic_before(i);
    // "Ủy viên giải đấu | Roger Goodell": a person, not the competition.
    const bool called = !native && !phrase && n >= 2 && n <= 4 && is_given_name(r_, i);
    if (generic && !(generic == entity_type::event && called)) {
      s.type = *generic;
    } else if (native) {
      if (r_.phrase[i].words > 0 || compound(i) || lexicon::get().contains(word_list::vi_common, r_.words[i].canonical)) {
        if (n == 1 || r_.initial[i] || r_.phrase[i].words >= n) return end;
        s.unsure = true;
      }
      s.typed = false;
      if (n == 1) s.unsure = true;
      if (r_.initial[i] && n < 2) s.unsure = true;
    } else {
      const bool cue = i > 0 && r_.tied(i - 1) && (is(i - 1, "tại") || is(i - 1, "ở") || is(i - 1, "gần") || is(i - 1, "quanh") || (n == 1 && (is(i - 1, "đến") || is(i - 1, "tới") || is(i - 1, "từ"))));
      if ((r_.words[i].upper && n == 1) || camel_case(r_, i)) s.type = entity_type::organization;
      else if (n == 1 || cue || phrase) s.type = cue ? entity_type::place : entity_type::organization, s.typed = cue;
      else if (!is_given_name(r_, i)) s.typed = false;
    }
    out_.push_back(s);
    return end;
  }
};

}  // namespace

void vietnamese_names(const reading& r, std::vector<span>& out) { vietnamese_reader(r, out).run(); }

}  // namespace allonym::text
