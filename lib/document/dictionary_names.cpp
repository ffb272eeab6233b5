// Dictionary names in a text: by match key, then by capitals, marks, language and the conditions that the name carries.
#include <algorithm>

#include "dictionary/image.hpp"
#include "dictionary/layers.hpp"
#include "document/spans.hpp"
#include "names/countries.hpp"
#include "names/legal_forms.hpp"
#include "names/syllable.hpp"

namespace allonym::text {
namespace {

using names::concept_role;
using names::lexicon;
using names::word_list;

// Lower-case spellings of whole names ("liên hợp quốc") count from this many words on.
constexpr std::uint32_t lower_case_words = 3;

int rank(name_kind kind) {
  switch (kind) {
    case name_kind::canonical:
      return 0;
    case name_kind::alias:
      return 1;
    case name_kind::acronym:
      return 1;
    case name_kind::short_form:
      return 2;
    case name_kind::adjective:
      return 2;
    case name_kind::historic:
      return 3;
    case name_kind::weak:
      return 4;
    case name_kind::hidden:
      return 5;
  }
  return 5;
}

struct acceptance {
  bool ok = false, lower = false, marks = false;
};

// "ông Nga", "bà Hàn": one syllable after a Vietnamese address word is somebody, not a country.
bool addressed(const reading& r, const dictionary_hit& hit) {
  const std::uint32_t i = hit.first;
  if (!r.lang.same_primary("vi") || hit.count != 1 || hit.type != entity_type::place || i == 0 || !r.tied(i - 1)) return false;
  return r.title[i - 1].words == 1 && r.has_role(r.title[i - 1], names::concept_role::honorific) &&
         names::is_vietnamese_syllable(r.words[i].canonical);
}

// "Chính phủ Việt Nam", "the U.S. government": a common noun and a place, whatever dictionaries hold.
bool government_of(const reading& r, const dictionary_hit& hit) {
  if (hit.type == entity_type::place) return false;  // "vùng Donetsk" is the region, not the city
  const std::uint32_t i = hit.first, end = i + hit.count;
  const bool vi = r.lang.same_primary("vi");
  const word_list list = vi ? word_list::vi_outside : r.lang.same_primary("fr") ? word_list::fr_outside : word_list::en_outside;
  for (std::uint32_t n = 1; n <= 2 && n < hit.count; ++n) {
    const auto place = [&](std::uint32_t first, std::uint32_t count) {
      const auto hits = r.hits_of(first);
      return std::any_of(hits.begin(), hits.end(),
                         [&](const dictionary_hit& h) { return h.count == count && h.type == entity_type::place; });
    };
    if (lexicon::get().contains(list, r.canonical(i, i + n)) && place(i + n, hit.count - n)) return true;
    if (!vi && lexicon::get().contains(list, r.canonical(end - n, end)) && place(i, hit.count - n)) return true;
  }
  return false;
}

class name_finder {
public:
  explicit name_finder(reading& r) : r_(r), vi_(r.lang.same_primary("vi")) {}

  void find(const dictionary_set& set) {
    const dict::layer_filter hidden(set.layers());
    r_.hits_at.clear();
    for (std::uint32_t i = 0; i < r_.size(); ++i) {
      r_.hits_at.push_back(static_cast<std::uint32_t>(r_.hits.size()));
      const std::size_t first = r_.hits.size();
      for (std::size_t layer = 0; layer < set.layers().size(); ++layer)
        find_in(*set.layers()[layer].handle(), layer, hidden, i, first);
      for (; next_owned_ < owned_.size() && owned_[next_owned_].first == i; ++next_owned_)
        r_.hits.push_back(owned_[next_owned_]);
      std::sort(r_.hits.begin() + static_cast<std::ptrdiff_t>(first), r_.hits.end(),
                [](const dictionary_hit& a, const dictionary_hit& b) {
                  if (a.count != b.count) return a.count > b.count;
                  if (a.marks != b.marks) return a.marks;  // "Nha Trang" is not Nhà Trắng
                  if (rank(a.kind) != rank(b.kind)) return rank(a.kind) < rank(b.kind);
                  return a.id < b.id;
                });
    }
    r_.hits_at.push_back(static_cast<std::uint32_t>(r_.hits.size()));
    drop_parts_of_compounds();
    if (vi_) share_cues(), countries_of_towns();
    else bind_peoples();
  }

private:
  reading& r_;
  bool vi_;
  std::uint32_t longest_ = 0;          // of the hits, in words
  std::vector<dictionary_hit> owned_;  // that begin behind their owner, in text order
  std::size_t next_owned_ = 0;         // the first of them that has not been reached

  // "Seine-Saint-Denis" is not the Seine: names tied to a capital by a hyphen count only beside another name.
  void drop_parts_of_compounds() {
    std::vector<char> starts(r_.size() + 1, 0), ends(r_.size() + 1, 0);
    for (const dictionary_hit& h : r_.hits) starts[h.first] = ends[h.first + h.count] = 1;
    const auto tied = [&](std::uint32_t i) {
      return i > 0 && i < r_.size() && r_.words[i].before == gap::hyphen && r_.words[i].capital && r_.words[i - 1].capital &&
             r_.words[i - 1].range.size() > 1;
    };  // R-Texas is of Texas
    std::vector<dictionary_hit> kept;
    std::vector<std::uint32_t> at;
    std::size_t h = 0;
    for (std::uint32_t i = 0; i < r_.size(); ++i) {
      at.push_back(static_cast<std::uint32_t>(kept.size()));
      for (; h < r_.hits.size() && r_.hits[h].first == i; ++h) {
        const std::uint32_t end = i + r_.hits[h].count;
        if ((tied(end) && !starts[end]) || (tied(i) && !ends[i])) continue;
        kept.push_back(r_.hits[h]);
      }
    }
    at.push_back(static_cast<std::uint32_t>(kept.size()));
    r_.hits = std::move(kept);
    r_.hits_at = std::move(at);
  }

  // "Franco | -German", "russo | -ukrainien": one people before another.
  void bind_peoples() {
    const auto people = [&](std::uint32_t i) {
      const auto hits = std::span(r_.hits).subspan(r_.hits_at[i], r_.hits_at[i + 1] - r_.hits_at[i]);
      return std::any_of(hits.begin(), hits.end(),
                         [](const dictionary_hit& h) { return h.kind == name_kind::adjective && names::is_country_id(h.id); });
    };
    for (dictionary_hit& h : r_.hits)
      if (const std::uint32_t next = h.first + h.count; h.needs_cue && h.kind == name_kind::adjective && next < r_.size() &&
                                                        r_.words[next].before == gap::hyphen && people(next))
        h.needs_cue = false;
  }

  // "Đức, Hà Lan và Bỉ", "như Anh hay Nhật": beside another country in a list a short name is a country too.
  void share_cues() {
    const auto country = [](const dictionary_hit& h) {
      return h.type == entity_type::place && names::is_country_id(h.id) && !h.lower && h.kind != name_kind::weak;
    };
    struct member {
      std::uint32_t first, end;
      bool sure;
    };
    std::vector<member> members;  // in text order
    for (const dictionary_hit& h : r_.hits)
      if (country(h) && (members.empty() || members.back().first != h.first))
        members.push_back({h.first, h.first + h.count, !h.needs_cue});
    const auto in_one_list = [&](const member& a, const member& b) {
      if (b.first == a.end) return r_.words[b.first].before == gap::comma;
      return b.first == a.end + 1 && r_.tied(a.end - 1) && r_.tied(a.end) && r_.in(word_list::vi_conjunctions, a.end);
    };
    // "Tuấn Anh, Pháp", "ông Đức và Mỹ" are of persons.
    const auto of_person = [&](const member& m) {
      return m.first > 0 && r_.tied(m.first - 1) &&
             (r_.words[m.first - 1].capital || r_.has_role(r_.title[m.first - 1], concept_role::honorific));
    };
    for (std::size_t first = 0; first < members.size();) {
      std::size_t end = first + 1;
      while (end < members.size() && in_one_list(members[end - 1], members[end])) ++end;
      const bool named =
          end - first >= 2 && !of_person(members[first]) &&
          (std::any_of(members.begin() + static_cast<std::ptrdiff_t>(first), members.begin() + static_cast<std::ptrdiff_t>(end),
                       [](const member& m) { return m.sure; }) ||
           (members[first].first > 0 && r_.tied(members[first].first - 1) &&
            r_.words[members[first].first - 1].canonical == "như"));
      for (; first < end; ++first)
        if (named)
          for (std::uint32_t h = r_.hits_at[members[first].first]; h < r_.hits_at[members[first].first + 1]; ++h)
            if (r_.hits[h].count == members[first].end - members[first].first) r_.hits[h].needs_cue = false;
    }
  }

  // "FREIBURG, Đức -", "tại London, Anh và": the country of a town abroad, unless it goes on as a sentence of somebody called
  // so.
  void countries_of_towns() {
    std::vector<std::uint32_t> towns;  // where their names end
    for (const dictionary_hit& h : r_.hits) {
      const bool abroad = h.id.starts_with("gn:") || (h.id.size() > 6 && h.id.starts_with("iso:"));
      if (h.type == entity_type::place && abroad && !h.id.starts_with("iso:VN") && !h.needs_cue && !h.lower &&
          !names::is_vietnamese_syllable(r_.words[h.first].canonical))
        towns.push_back(h.first + h.count);
    }
    for (dictionary_hit& h : r_.hits) {
      if (!h.needs_cue || !names::is_country_id(h.id) || r_.words[h.first].before != gap::comma ||
          std::find(towns.begin(), towns.end(), h.first) == towns.end())
        continue;
      const std::uint32_t next = h.first + h.count;
      if (next >= r_.size() || !r_.tied(next - 1) || r_.in(word_list::vi_conjunctions, next) ||
          r_.in(word_list::vi_breaks, next))
        h.needs_cue = false;
    }
  }

  [[nodiscard]] bool bridges(std::uint32_t i) const {  // from word i to the next inside one name
    const gap g = r_.words[i + 1].before;
    return r_.tied(i) || g == gap::dash || g == gap::comma || g == gap::slash;
  }

  void find_in(const dictionary::image& image, std::size_t layer, const dict::layer_filter& hidden, std::uint32_t i,
               std::size_t first_hit) {
    auto range = image.first(r_.words[i].folded);
    std::size_t depth = r_.words[i].folded.size();
    std::string more;
    for (std::uint32_t n = 1; !range.empty(); ++n) {
      if (const auto key = image.complete(range, depth))
        image.each_name(*key, [&](const dict::name_ref& name) {
          if (hidden.none() || !hidden.hides(layer, image.entity_id(name.entity), name)) consider(image, name, i, n, first_hit);
        });
      if (i + n >= r_.size() || !bridges(i + n - 1)) break;
      more = ' ';
      more += r_.words[i + n].folded;
      range = image.narrow(range, depth, more);
      depth += more.size();
    }
  }

  void consider(const dictionary::image& image, const dict::name_ref& name, std::uint32_t i, std::uint32_t n,
                std::size_t first_hit) {
    if (name.kind == name_kind::hidden || (name.flags & dict::when_lookup) != 0 || !readable(name, n)) return;
    const std::string_view id = image.entity_id(name.entity);
    const acceptance a = accept(name, image.type_of(name.entity), names::is_country_id(id) || id.starts_with("m49:"), i, n);
    if (!a.ok || money(i, n) || inside_title(i) || widens(i, n)) return;
    for (std::size_t h = first_hit; h < r_.hits.size(); ++h) {
      dictionary_hit& other = r_.hits[h];
      if (other.id != id || other.count != n) continue;
      if (rank(name.kind) < rank(other.kind)) other.kind = name.kind, other.lang = name.lang;
      other.lower = other.lower && a.lower;
      other.marks = other.marks || a.marks;
      other.needs_cue = other.needs_cue && (name.flags & dict::when_cue) != 0;
      return;
    }
    dictionary_hit hit;
    hit.first = i;
    hit.count = n;
    hit.type = image.type_of(name.entity);
    hit.kind = name.kind;
    hit.lang = name.lang;
    hit.id = id;
    hit.lower = a.lower;
    hit.marks = a.marks;
    const bool bound = (name.flags & dict::when_hyphen) != 0;
    // "China's | National Bureau of Statistics": the owner is a name of its own.
    const auto place = [&](const dictionary_hit& h) { return h.first == i && h.count == 1 && h.type == entity_type::place; };
    if (r_.lang.same_primary("en") && n > 2 && r_.words[i + 1].possessive &&
        std::any_of(r_.hits.begin() + static_cast<std::ptrdiff_t>(first_hit), r_.hits.end(), place)) {
      hit.first = i + 2;
      hit.count = n - 2;
      owned_.push_back(hit);
      return;
    }
    hit.needs_cue = bound || ((name.flags & dict::when_cue) != 0 && (!cue(i, n) || division_of_vietnam(hit)) &&
                              !(hit.type == entity_type::organization && source_cue(i, n)));
    r_.hits.push_back(hit);
    longest_ = std::max(longest_, n);
  }

  // Whether names of that language may stand in this text.
  [[nodiscard]] bool readable(const dict::name_ref& name, std::uint32_t n) const {
    if (!name.lang.known() || name.lang.same_primary(r_.lang)) return true;
    if (name.kind == name_kind::adjective) return false;
    if (vi_) return name.lang.same_primary("en") || (name.lang.same_primary("fr") && n > 1);
    if (name.lang.same_primary("vi")) return true;  // marks decide
    if (name.lang.same_primary("en")) return n > 1 || name.kind == name_kind::acronym || !r_.lang.same_primary("fr");
    return false;
  }

  [[nodiscard]] acceptance accept(const dict::name_ref& name, entity_type type, bool country, std::uint32_t i,
                                  std::uint32_t n) const {
    const auto parts = names::split_words(name.text);
    if (parts.size() != n) return {};
    const bool native = name.lang.same_primary(r_.lang);
    const bool vi_name = name.lang.same_primary("vi");
    bool capitals = true, first_capital = true, marks_equal = true, marks_dropped = true, any_capital = false;
    bool seen = false;
    if (!native && name.lang.known() && std::all_of(parts.begin(), parts.end(), [](const word& p) { return p.digits; }))
      return {};  // 9/11 is a day elsewhere
    for (std::uint32_t k = 0; k < n; ++k) {
      const word& w = r_.words[i + k];
      const word& p = parts[k];
      if (k > 0) {
        const gap g = w.before;
        if (g == gap::comma && p.before != gap::comma) return {};
        if (g == gap::slash && p.before != gap::slash) return {};
        if (p.before == gap::dash && g != gap::dash && g != gap::hyphen) return {};  // Ấn - Thái is not An Thai
        if (g == gap::dash && p.before != gap::dash && p.before != gap::hyphen) return {};
      }
      if (w.canonical != p.canonical) {
        marks_equal = false;
        if (w.canonical != w.folded) marks_dropped = false;
      }
      if (p.capital) {
        any_capital = true;
        if (!w.capital) capitals = false;
        if (!seen && !w.capital) first_capital = false;
        seen = true;
      }
      // An acronym is no word: "Un certain regard" names no United Nations. French papers write one that is spoken as a word
      // like any name: "le Giec".
      const bool spoken = native && r_.lang.same_primary("fr") && w.capital && !r_.initial[i] && p.range.size() >= 4 &&
                          !r_.in(word_list::fr_common, i);
      if (name.kind == name_kind::acronym && n == 1 && p.upper && !w.upper && !spoken && w.range.size() == w.canonical.size())
        return {};
      if ((name.flags & dict::when_case) != 0) {
        const bool dotted = w.range.size() > w.canonical.size();
        if (mixed_case(p, name.text) && slice(r_.text, w.range) != slice(name.text, p.range)) return {};
        if (p.upper != (w.upper || (dotted && w.capital && p.upper)) || p.capital != w.capital ||
            r_.style[i + k] == line_style::capitals)
          return {};
      }
    }
    if (!marks_equal) {
      if (vi_name ? (vi_ || !marks_dropped || n < 2) : !(marks_dropped || !vi_)) return {};
    }
    // Foreign names of one plain syllable are Vietnamese words more often than names.
    if (vi_ && !native && n == 1 && name.lang.known() && r_.words[i].folded.size() <= 3 && !r_.words[i].upper) return {};
    if (!vi_ && vi_name && n == 1 && marks_equal && r_.words[i].canonical == r_.words[i].folded) return {};
    if (!vi_ && vi_name && n == 1 && country) return {};  // Đức, Mỹ, Âu: elsewhere somebody is called so, or half of a place
    if ((name.flags & dict::when_not_initial) != 0 && r_.initial[i]) return {};
    if ((name.flags & dict::when_town) != 0 && !behind_a_town(i, n)) return {};
    if ((name.flags & dict::when_hyphen) != 0 && !(i + n < r_.size() && r_.words[i + n].before == gap::hyphen)) return {};
    if ((name.flags & dict::when_words) != 0 && !words_allow(name, type, i, n)) return {};
    acceptance a;
    a.marks = marks_equal;
    a.lower = any_capital && !first_capital;
    if ((name.flags & (dict::when_capitalised | dict::when_case)) != 0) a.ok = capitals;
    else
      a.ok = first_capital ||
             (native && n >= lower_case_words && marks_equal && rank(name.kind) <= 2 && name.kind != name_kind::adjective);
    // A single ordinary word needs its capital to be more than that of the sentence.
    // "The Atlantic" at the start of a sentence is the ocean more often than the magazine.
    if (a.ok && n == 2 && r_.initial[i] && r_.words[i].canonical == "the") a.ok = false;
    if (a.ok && n == 1 && rank(name.kind) == 4 && (r_.initial[i] || r_.style[i] != line_style::running) && !r_.words[i].upper)
      a.ok = false;
    return a;
  }

  // "iDEA", "BoJ": a small letter beside a capital that does not open the word.
  static bool mixed_case(const word& p, std::string_view name) {
    const std::string_view letters = slice(name, p.range);
    return !p.upper && std::any_of(letters.begin() + 1, letters.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  // "Trưởng ban Đối ngoại": a lower-case word inside a title opens no name.
  [[nodiscard]] bool inside_title(std::uint32_t i) const {
    if (r_.words[i].capital || (vi_ && i + 1 < r_.size() && r_.words[i + 1].capital && r_.in(word_list::vi_inside, i)))
      return false;
    for (std::uint32_t k = 1; k <= 4 && k <= i; ++k)
      if (r_.title[i - k].words > k) return true;
    return false;
  }

  // "đề nghị Australia mở rộng | chương trình": a country that widens something is no championship.
  [[nodiscard]] bool widens(std::uint32_t i, std::uint32_t n) const {
    const std::uint32_t end = i + n;
    if (!vi_ || n < 3 || r_.words[end - 1].canonical != "rộng" || r_.words[end - 2].canonical != "mở" ||
        r_.words[end - 2].capital || end >= r_.size() || !r_.tied(end - 1))
      return false;
    return !r_.words[end].digits && !r_.in(word_list::vi_conjunctions, end) && !r_.in(word_list::vi_breaks, end);
  }
  // "US$2 million" is no mention of a country.
  [[nodiscard]] bool money(std::uint32_t i, std::uint32_t n) const {
    return r_.words[i + n - 1].range.end < r_.text.size() && r_.text[r_.words[i + n - 1].range.end] == '$';
  }

  // "người Tày, | Nùng và | Thái": what holds of the first of a list of peoples holds of the others.
  [[nodiscard]] bool behind_people(std::uint32_t i) const {
    if (i < 2) return false;
    std::uint32_t end = i;
    if (r_.tied(i - 1) && r_.in(word_list::vi_conjunctions, i - 1)) end = i - 1;
    else if (r_.words[i].before != gap::comma) return false;
    for (auto h = r_.hits.rbegin(); h != r_.hits.rend() && h->first + longest_ >= end; ++h)
      if (h->first + h->count == end && h->type == entity_type::other && h->id.starts_with("allonym:vn-people-")) return true;
    return false;
  }

  // "Mỹ | từ chối", "Pháp | bảo vệ": the syllable that would make another word of the name belongs to the word behind. A
  // sentence may open with the other word all the same: "Mỹ phẩm | chất lượng cao".
  [[nodiscard]] bool begins_compound(std::uint32_t i) const {
    if (!vi_ || i + 1 >= r_.size() || r_.words[i].capital || r_.words[i + 1].before != gap::space || r_.words[i + 1].capital)
      return false;
    const lexicon& lex = lexicon::get();
    const auto known = [&](std::uint32_t k) {
      const std::string two = r_.canonical(k, k + 2);
      return lex.contains(word_list::vi_common, two) || lex.contains(word_list::vi_verbs, two);
    };
    return known(i) && !(r_.initial[i - 1] && known(i - 1));
  }

  [[nodiscard]] bool words_allow(const dict::name_ref& name, entity_type type, std::uint32_t i, std::uint32_t n) const {
    bool after_asked = false, after_met = false, before_asked = false, before_met = false, refused = false;
    const bool listed_people = vi_ && type == entity_type::other && behind_people(i);
    dict::each_condition(name.when, [&](std::string_view condition, std::string_view w) {
      const bool follows = i + n < r_.size() && r_.tied(i + n - 1) && r_.words[i + n].canonical == w;
      const bool precedes = i > 0 && (r_.tied(i - 1) || r_.words[i].before == gap::open || r_.words[i].before == gap::stop) &&
                            r_.words[i - 1].canonical == w;
      if (condition == "not-before") refused |= follows && !begins_compound(i + n);
      else if (condition == "not-after") refused |= precedes;
      else if (condition == "after") after_asked = true, after_met |= precedes || listed_people;
      else if (condition == "before") before_asked = true, before_met |= follows;
    });
    return !refused && (!after_asked || after_met) && (!before_asked || before_met);
  }

  // "xã | Trung Giã": a commune is no country.
  [[nodiscard]] bool division_of_vietnam(const dictionary_hit& hit) const {
    return vi_ && hit.count == 1 && names::is_country_id(hit.id) && hit.first > 0 && r_.tied(hit.first - 1) &&
           r_.in(word_list::vi_divisions, hit.first - 1);
  }
  // A role noun, a preposition of place, or another place in coordination stands beside.
  [[nodiscard]] bool cue(std::uint32_t i, std::uint32_t n) const {
    const word_list list = names::in_language(r_.lang, word_list::vi_cues, word_list::fr_cues, word_list::en_cues);
    if (i > 0 && r_.tied(i - 1) && r_.in(list, i - 1)) return true;
    if (vi_ && i > 1 && r_.words[i].before == gap::space && r_.tied(i - 2) &&
        lexicon::get().contains(word_list::vi_cues, r_.canonical(i - 2, i)))
      return true;
    for (std::uint32_t k = 1; k <= 4 && k <= i; ++k)
      if (r_.words[i].before == gap::space && r_.title[i - k].words == k &&
          !r_.has_role(r_.title[i - k], concept_role::honorific))
        return true;
    if (vi_ && in_brackets(i, n)) return true;
    const auto pair = [](gap g) { return g == gap::hyphen || g == gap::dash; };
    if (i > 0 && pair(r_.words[i].before) && place_ends_at(i)) return true;
    return i + n < r_.size() && pair(r_.words[i + n].before) && r_.words[i + n].capital && place_starts_at(i + n);
  }
  // "Siemens (Đức)": nothing but the name, behind another.
  [[nodiscard]] bool in_brackets(std::uint32_t i, std::uint32_t n) const {
    const std::uint32_t end = r_.words[i + n - 1].range.end;
    return i > 0 && r_.words[i].before == gap::open && r_.words[i - 1].capital && r_.text[r_.words[i].range.begin - 1] == '(' &&
           end < r_.text.size() && r_.text[end] == ')';
  }
  // "Khả Hân (Thanh Niên)", "Phạm Tuấn - Tuổi Trẻ": the last line says who wrote for which paper.
  [[nodiscard]] bool signed_for(std::uint32_t i, std::uint32_t n) const {
    constexpr std::uint32_t longest = 8;  // words of such a line
    if (i + n != r_.size() ||
        (r_.words[i].before != gap::open && r_.words[i].before != gap::dash && r_.words[i].before != gap::slash))
      return false;
    for (std::uint32_t k = 1; k <= longest && k <= i; ++k) {
      if (!r_.words[i - k].capital) return false;
      if (r_.words[i - k].before == gap::line) return true;
    }
    return false;
  }
  // "(Dân trí) - Hai bên": at the head of a line in brackets.
  [[nodiscard]] bool opens_line(std::uint32_t i, std::uint32_t n) const {
    const std::uint32_t begin = r_.words[i].range.begin, end = r_.words[i + n - 1].range.end;
    const bool head = begin > 0 && r_.text[begin - 1] == '(' && (begin == 1 || r_.text[begin - 2] == '\n');
    return head && slice(r_.text, {end, static_cast<std::uint32_t>(r_.text.size())}).starts_with(") -");
  }
  // "COATESVILLE, Pa. — ", "Albany, N.Y., in May"
  [[nodiscard]] bool behind_a_town(std::uint32_t i, std::uint32_t n) const {
    const std::uint32_t end = r_.words[i + n - 1].range.end;
    const bool party = i > 0 && r_.words[i].before == gap::hyphen && r_.words[i - 1].range.size() == 1;  // D-Ariz.
    return i > 0 && (r_.words[i].before == gap::comma || party) && r_.words[i - 1].capital &&
           (r_.text[end - 1] == '.' || (end < r_.text.size() && r_.text[end] == '.'));
  }
  // "Theo Dân trí", "Nguồn: Tuổi Trẻ": a paper is quoted.
  [[nodiscard]] bool source_cue(std::uint32_t i, std::uint32_t n) const {
    if (vi_ && (signed_for(i, n) || opens_line(i, n))) return true;
    if (i == 0 || r_.words[i].before == gap::line) return false;
    if (r_.words[i].before == gap::slash) return true;
    return vi_ ? r_.in(word_list::vi_sources, i - 1) : r_.lang.same_primary("fr") && r_.in(word_list::fr_sources, i - 1);
  }
  // Cues go by neighbours that may need a cue themselves ("Nga - Việt", "Việt - Hàn"), so any place name will do.
  [[nodiscard]] bool place_ends_at(std::uint32_t end) const {
    for (auto h = r_.hits.rbegin(); h != r_.hits.rend() && h->first + longest_ >= end; ++h)
      if (h->first + h->count == end && h->type == entity_type::place) return true;
    return false;
  }
  [[nodiscard]] bool place_starts_at(std::uint32_t i) const { return r_.words[i].capital && r_.in(word_list::pairs, i); }
};

}  // namespace

void find_dictionary_names(reading& r, const dictionary_set& dictionaries) { name_finder(r).find(dictionaries); }

bool is_country_or_place(const dictionary_hit& hit) noexcept { return hit.type == entity_type::place; }

const dictionary_hit* best_hit(const reading& r, std::uint32_t i, bool supported) noexcept {
  if (i >= r.size()) return nullptr;
  for (const dictionary_hit& hit : r.hits_of(i))
    if (supported || (!hit.needs_cue && hit.kind != name_kind::weak)) return &hit;
  return nullptr;
}

std::uint32_t number_after(const reading& r, std::uint32_t end) {
  if (end >= r.size() || r.words[end].before != gap::space) return end;
  const word& w = r.words[end];
  const bool roman = w.upper && w.folded.find_first_not_of("ivx") == std::string::npos;
  const bool digits = w.digits && w.folded.size() <= 2 && w.folded.find_first_not_of("0123456789") == std::string::npos;
  if ((!roman && !digits) || result_at(r, end)) return end;
  // A number counts what follows, if something does: "Hà Nội 12 độ", "Hòa Phát 3 năm".
  const auto in = [&](word_list list) {
    return r.in(list, end + 1) ||
           (end + 2 < r.size() && r.tied(end + 1) && lexicon::get().contains(list, r.canonical(end + 1, end + 3)));
  };
  const auto counted = [&] { return r.in(word_list::vi_counted, end + 1) && !(end + 2 < r.size() && r.words[end + 2].digits); };
  const bool closed = end + 1 >= r.size() || !r.tied(end) || (!roman && r.words[end + 1].capital) ||
                      (r.lang.same_primary("vi") &&
                       (in(word_list::vi_verbs) || in(word_list::vi_breaks) || in(word_list::vi_conjunctions)) && !counted());
  return closed || roman ? end + 1 : end;
}

std::uint32_t season_after(const reading& r, std::uint32_t end) {
  if (end >= r.size() || r.words[end].before != gap::space || !r.words[end].digits) return end;
  const std::string& year = r.words[end].folded;
  if (year.size() != 4 || !(year.starts_with("19") || year.starts_with("20"))) return end;
  const bool two = end + 1 < r.size() && r.words[end + 1].digits &&
                   (r.words[end + 1].before == gap::slash || r.words[end + 1].before == gap::hyphen);
  return end + (two ? 2 : 1);
}

// The end of the legal form behind a company's name: "Tata Sons | Pvt Ltd", "Alphabet | Inc."
static std::uint32_t with_company_form(const reading& r, std::uint32_t end) {
  std::string form;
  std::uint32_t sure = end;
  for (std::uint32_t k = end; k < r.size() && k < end + 2 && r.words[k].before == gap::space && r.words[k].capital; ++k) {
    names::append_word(form, r.words[k].folded);
    const bool letters = form.size() >= 3 || r.words[k].upper;
    if (letters && names::is_company_form(form)) sure = k + 1;
  }
  return sure;
}

// Whether what the name holds from `first` on is a name of the same entity.
static bool rest_of(const reading& r, const dictionary_hit& hit, std::uint32_t first) {
  const auto hits = r.hits_of(first);
  return std::any_of(hits.begin(), hits.end(),
                     [&](const dictionary_hit& h) { return h.id == hit.id && first + h.count == hit.first + hit.count; });
}

// "Tổ chức | Cảnh sát Hình sự Quốc tế", unlike Tổ chức | Oxfam: words that say what a body is need their class.
static bool described(const reading& r, std::uint32_t i, std::uint32_t n) {
  return lexicon::get().list(word_list::vi_outside).find(r.canonical(i, i + n)).front() == 'o' &&
         names::is_vietnamese_syllable(r.words[i + n].canonical);
}

// The words at i that are a class which stays outside of Vietnamese names whatever its letters.
static std::uint32_t class_before(const reading& r, std::uint32_t i) {
  if (!r.lang.same_primary("vi")) return 0;
  for (std::uint32_t n = 3; n >= 1; --n)
    if (i + n < r.size() && lexicon::get().contains(word_list::vi_outside, r.canonical(i, i + n))) return n;
  return 0;
}

// "đường | Lê Duẩn", "cầu | Trần Thị Lý": whether the word for a kind of place stands before word i.
static bool behind_place(const reading& r, std::uint32_t i) {
  for (std::uint32_t n = 1; n <= 3 && n <= i; ++n)
    if (r.tied(i - 1) && r.head[i - n].words == n && r.head_type(r.head[i - n]) == entity_type::place) return true;
  return false;
}

// "còn | Nhật giảm": a short name of a country without a cue, whose capital is of its own.
static bool country_without_cue(const reading& r, const dictionary_hit& hit) {
  const std::uint32_t i = hit.first, end = i + hit.count;
  if (!hit.needs_cue || !r.lang.same_primary("vi") || hit.type != entity_type::place || !names::is_country_id(hit.id) ||
      hit.lower)
    return false;
  if (hit.kind == name_kind::adjective || hit.kind == name_kind::weak || r.initial[i] || r.style[i] != line_style::running ||
      r.words[i].upper)
    return false;
  const bool tied_before = i > 0 && r.words[i].before == gap::space, tied_behind = end < r.size() && r.tied(end - 1);
  return tied_before && !r.words[i - 1].capital && !r.words[i - 1].digits && !(tied_behind && r.words[end].capital);
}

// Whether words [first, end) are nothing but places, two or more in a pair: "Nga - Ukraine".
static bool only_places(const reading& r, std::uint32_t first, std::uint32_t end) {
  while (first < end) {
    const dictionary_hit* hit = best_hit(r, first, true);
    if (hit == nullptr || !is_country_or_place(*hit) || first + hit->count > end) return false;
    first += hit->count;
  }
  return true;
}

void dictionary_names(const reading& r, std::vector<span>& out) {
  for (std::uint32_t i = 0; i < r.size(); ++i) {
    for (const dictionary_hit& hit : r.hits_of(i)) {
      if (country_without_cue(r, hit) && !addressed(r, hit))
        out.push_back({i, i + hit.count, hit.type, span_source::dictionary, hit.id, false, true, true, false});
      if (hit.needs_cue || government_of(r, hit) || addressed(r, hit)) continue;
      if (hit.type == entity_type::person && r.lang.same_primary("vi") && (house_number(r, i) || behind_place(r, i)))
        continue;                                                                                // a street
      if (hit.kind == name_kind::weak && hit.count == 1 && r.in(word_list::units, i)) continue;  // GDP
      // "sân bay quốc tế Nội Bài": a generic in lower case stays outside, unless it is of those that belong to the name.
      std::uint32_t first = i;
      const bool thing = hit.type == entity_type::work || hit.type == entity_type::product ||
                         hit.type == entity_type::other;  // trống đồng | Ngọc Lũ
      if (!r.words[i].capital && hit.type != entity_type::law && r.lang.same_primary("vi") &&
          (r.phrase[i].words > 0 || thing) && !r.has_role(r.phrase[i], concept_role::qualifier) &&
          !lexicon::get().contains(word_list::vi_inside, r.canonical(i, i + r.phrase[i].words)))
        while (first + 1 < i + hit.count && !r.words[first].capital && !r.words[first].digits) ++first;
      // "cuộc xung đột ở | Ukraine": in lower case it tells of a war, and the name is where it is.
      if (first > i && hit.type == entity_type::event && only_places(r, first, i + hit.count)) continue;
      if (hit.type == entity_type::place && r.lang.same_primary("fr") && !r.words[i].capital &&
          lexicon::get().contains(word_list::fr_divisions, r.words[i].canonical) &&
          r.words[i + 1].canonical != "des")  // rivière des Parfums
        while (first + 1 < i + hit.count && !r.words[first].capital) ++first;
      while (r.lang.same_primary("fr") && first + 1 < i + hit.count && !r.words[first].capital &&
             r.in(word_list::fr_links, first))
        ++first;  // le | Courrier du Vietnam
      // "bảo tàng Louvre", but "ủy ban Thường vụ Quốc hội": what is left must be a name by itself.
      if (hit.type == entity_type::organization && r.words[first].capital &&
          names::is_vietnamese_syllable(r.words[first].canonical) && !rest_of(r, hit, first))
        first = i;
      // "Tổ chức Oxfam", "Tạp chí The Lancet": the class stays outside though it has a capital.
      if (const std::uint32_t n = class_before(r, i);
          n > 0 && n < hit.count && r.words[i].capital && rest_of(r, hit, i + n) && !described(r, i, n))
        first = i + n;
      span s{r.words[first].capital || r.words[first].digits ? first : i,
             i + hit.count,
             hit.type,
             span_source::dictionary,
             hit.id,
             hit.kind == name_kind::adjective,
             false,
             true};
      while (r.lang.same_primary("en") && s.first + 1 < s.end && r.words[s.first].canonical == "ethnic")
        ++s.first;  // ethnic | Khmer
      // "Falcon 9 | rocket", "the COVID-19 | pandemic", "People | magazine"
      if (r.lang.same_primary("en") &&
          (r.in(word_list::en_press, s.end - 1) || (hit.type != entity_type::organization && hit.type != entity_type::law)))
        while (s.end > s.first + 1 && !r.words[s.end - 1].capital && !r.words[s.end - 1].digits &&
               r.words[s.end - 1].before == gap::space &&
               !lexicon::get().contains(word_list::en_inside, r.words[s.end - 1].canonical))
          --s.end;
      if (r.words[s.end - 1].possessive && s.end < i + hit.count) continue;  // Ho Chi Minh's | thought
      if (hit.type == entity_type::organization) s.end = with_company_form(r, s.end);
      // "xAI | Holdings": in Vietnamese text an English trade with a capital makes another firm of one.
      if (hit.type == entity_type::organization && r.lang.same_primary("vi") && s.end < r.size() && r.tied(s.end - 1) &&
          r.words[s.end].before == gap::space && capital(r, s.end) && r.in(word_list::en_firms, s.end) &&
          !names::is_vietnamese_syllable(r.words[s.end].canonical) && best_hit(r, s.end) == nullptr) {
        ++s.end;
        s.id = {};
      }
      s.ambiguous = hit.kind == name_kind::weak;
      const bool result = s.first > 0 && result_at(r, s.first - 1);  // Leeds 2 | Derby 0
      if (const std::uint32_t end = number_after(r, s.end);
          end > s.end && !result && hit.type != entity_type::law && !s.adjective) {
        // "VSIP III" is not VSIP, but the 33rd SEA Games are SEA Games.
        s.end = end;
        if (hit.type != entity_type::event) s.id = {};
      }
      // What Vietnamese calls by a name of elsewhere; Tết and Giáng sinh are no competitions.
      if (s.type == entity_type::event && r.lang.same_primary("vi") &&
          !names::is_vietnamese_syllable(r.words[s.first].canonical))
        s.end = season_after(r, s.end);
      out.push_back(s);
      break;
    }
  }
}

}  // namespace allonym::text
