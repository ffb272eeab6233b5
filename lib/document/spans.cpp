#include "document/spans.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "names/legal_forms.hpp"

namespace allonym::text {
namespace {

using names::concept_role;
using names::lexicon;
using names::word_list;

// The longest quotation that is read as a title.
constexpr std::uint32_t title_words = 20;
// And as the name of what the text tells before it.
constexpr std::uint32_t longest_told = 8;

}  // namespace

bool variant_at(const reading& r, std::uint32_t i) noexcept {
  if (i + 1 >= r.size() || !r.words[i].digits || r.words[i + 1].before != gap::hyphen) return false;
  const std::string& variant = r.words[i + 1].canonical;
  return r.words[i + 1].digits && variant.size() >= 3 && variant.size() <= 4 && variant.ends_with("00") &&
         r.words[i].canonical.size() <= 3;
}

bool result_at(const reading& r, std::uint32_t i) noexcept {
  constexpr std::uint32_t longest_side = 3;  // words
  const auto goals = [&](std::uint32_t at) {
    return at < r.size() && r.words[at].digits && r.words[at].folded.size() == 1 && r.words[at].before == gap::space;
  };
  std::uint32_t other = i + 1;
  while (other <= i + longest_side && other < r.size() && r.tied(other - 1) && r.words[other].capital) ++other;
  return goals(i) && other > i + 1 && goals(other);
}

bool model_number(const reading& r, std::uint32_t first, std::uint32_t end) {
  if (end < first + 2 || r.words[first].upper || r.head[first].words > 0 || r.words[end - 1].before != gap::space) return false;
  const std::string& w = r.words[end - 1].folded;
  return r.words[end - 1].capital && w.size() >= 2 && w.size() <= 4 && w[0] >= 'a' && w[0] <= 'z' &&
         w.find_first_not_of("0123456789", 1) == std::string::npos;
}

// "XIXe siècle", "VIe arrondissement": a number in Roman figures.
bool french_ordinal(const reading& r, std::uint32_t i) noexcept {
  if (!r.lang.same_primary("fr")) return false;
  const std::string_view w = slice(r.text, r.words[i].range);
  const std::size_t figures = w.find_first_not_of("IVX");
  if (figures == 0 || figures == std::string_view::npos) return false;
  const std::string_view ending = w.substr(figures);
  return ending == "e" || ending == "er" || ending == "ère" || ending == "ème";
}

bool capital(const reading& r, std::uint32_t i) noexcept {
  if (i >= r.size()) return false;
  const word& w = r.words[i];
  if (!w.capital || w.possessive || french_ordinal(r, i)) return false;
  if (!r.in(names::in_language(r.lang, word_list::vi_calendar, word_list::fr_calendar, word_list::en_calendar), i)) return true;
  if (r.lang.same_primary("fr") && !r.initial[i] && r.style[i] == line_style::running)
    return true;  // French months have no capital
  // "Theresa May", "To Huu Tue"
  if (i == 0 || !r.tied(i - 1) || !r.words[i - 1].capital) return false;
  if (is_given_name(r, i - 1)) return true;
  const auto family = [&](std::uint32_t k) {
    return r.tied(k) && r.words[k].capital && is_family_name(r, k) && !r.in(word_list::en_common, i - 1);
  };
  return !r.lang.same_primary("vi") &&
         ((i >= 2 && family(i - 2)) || (i >= 3 && r.tied(i - 2) && r.words[i - 2].capital && family(i - 3)));
}

bool camel_case(const reading& r, std::uint32_t i) {
  const std::string_view w = slice(r.text, r.words[i].range);
  for (std::size_t k = 1; k < w.size(); ++k) {
    const bool turn = w[k] >= 'A' && w[k] <= 'Z' && w[k - 1] >= 'a' && w[k - 1] <= 'z';
    if (turn) return !lexicon::get().contains(word_list::name_prefixes, r.words[i].canonical.substr(0, k));
  }
  return false;
}

bool ends_in_company_form(const reading& r, std::uint32_t first, std::uint32_t end) noexcept {
  const word& last = r.words[end - 1];
  return end - first >= 2 && last.capital && (last.folded.size() >= 3 || last.upper) && names::is_company_form(last.folded);
}

bool is_family_name(const reading& r, std::uint32_t i) {
  const lexicon& lex = lexicon::get();
  const word& w = r.words[i];
  for (const word_list list : {word_list::vi_family_names, word_list::vi_sino_surnames})
    if (lex.contains(list, w.canonical)) return true;
  // Papers in other languages drop the marks, French ones some of them: "Trân Hông Hà".
  const bool dropped = w.canonical == w.folded || r.lang.same_primary("fr");
  if (!r.lang.same_primary("vi") && dropped && lex.contains(word_list::vi_family_names, "~" + w.folded)) return true;
  return false;
}

bool edition(const reading& r, std::uint32_t first, std::uint32_t year) {
  if (year < first + 2 || year >= r.size() || !r.tied(year - 1) || r.words[year].before != gap::space ||
      r.style[first] != line_style::running)
    return false;
  const word& w = r.words[year];
  if (!w.digits || w.folded.size() != 4 || !(w.folded.starts_with("19") || w.folded.starts_with("20"))) return false;
  const word& last = r.words[year - 1];
  if (!last.capital || last.digits || is_given_name(r, first) || is_family_name(r, first) ||
      best_hit(r, year - 1, true) != nullptr)
    return false;
  for (const dictionary_hit& hit : r.hits_of(first))
    if (first + hit.count >= year) return false;
  return r.phrase[year - 1].words == 0;
}

bool house_number(const reading& r, std::uint32_t i) noexcept {
  if (i < 2 || !r.words[i - 1].digits || r.words[i].before != gap::space || !r.words[i].capital) return false;
  std::uint32_t k = i - 1;
  while (k > 0 && r.words[k].before == gap::slash && r.words[k - 1].digits) --k;
  const bool numbered = k > 0 && r.words[k - 1].canonical == "số";
  if (numbered) --k;
  if (!numbered && r.words[i - 1].folded.size() > 3) return false;  // từ 1975 Trần Văn Giàu
  if (k == 0 || !r.tied(k - 1)) return false;
  const std::string& w = r.words[k - 1].canonical;  // trụ sở, địa chỉ, nhà
  return r.in(word_list::vi_where, k - 1) || w == "sở" || w == "chỉ" || w == "nhà";
}

bool elided_particle(const reading& r, std::uint32_t i) noexcept {
  return i + 1 < r.size() && r.words[i].before == gap::space && r.words[i].canonical == "d" && !r.words[i].capital &&
         r.words[i + 1].before == gap::apostrophe && r.words[i + 1].capital;
}

place_cue preposition_of_place(const reading& r, std::uint32_t i) {
  if (i == 0 || !r.tied(i - 1)) return place_cue::none;
  const ground::phrase_table& list =
      lexicon::get().list(names::in_language(r.lang, word_list::vi_where, word_list::fr_where, word_list::en_where));
  auto found = list.find(r.words[i - 1].canonical);
  for (std::uint32_t n = 2; n <= 3 && n <= i && found.empty(); ++n) found = list.find(r.canonical(i - n, i));  // the village of
  if (found.empty()) return place_cue::none;
  return found.front() == 'g' ? place_cue::guess : found.front() == 'w' ? place_cue::one_word : place_cue::any;
}

// "county", "counties"
static bool division_word(std::string_view w) {
  static constexpr std::string_view divisions[] = {"city",       "commune",  "county", "district", "hamlet",  "municipality",
                                                   "prefecture", "province", "town",   "township", "village", "ward"};
  return std::any_of(std::begin(divisions), std::end(divisions), [&](std::string_view one) {
    const std::string_view stem = one.ends_with('y') ? one.substr(0, one.size() - 1) : one;
    return w == one || (w.starts_with(stem) && w.substr(stem.size()) == (one.ends_with('y') ? "ies" : "s"));
  });
}

bool division(const reading& r, std::uint32_t i) noexcept {
  return r.lang.same_primary("en") && i < r.size() && !r.words[i].capital && division_word(r.words[i].canonical);
}

bool division_before(const reading& r, std::uint32_t i) noexcept {
  return i >= 2 && r.words[i - 1].canonical == "of" && r.tied(i - 1) && r.tied(i - 2) && division(r, i - 2);
}

// "Larun, | South Menda Province": whether the capitals at word i end in the word for a division of a country.
static bool division_in_capitals(const reading& r, std::uint32_t i) {
  constexpr std::uint32_t longest = 4;  // words
  if (!r.lang.same_primary("en")) return false;
  std::uint32_t end = i;
  while (end < r.size() && end < i + longest && r.words[end].capital && (end == i || r.words[end].before == gap::space)) ++end;
  return end >= i + 2 && division_word(r.words[end - 1].folded);
}

bool place_behind(const reading& r, std::uint32_t end) {
  if (end >= r.size()) return false;
  if (r.words[end].before == gap::comma) {
    if (division_in_capitals(r, end)) return true;
    const dictionary_hit* hit = best_hit(r, end, true);
    return hit != nullptr && is_country_or_place(*hit) && hit->kind != name_kind::adjective && !hit->lower &&
           (end + hit->count >= r.size() || !r.tied(end + hit->count - 1) || !r.words[end + hit->count].capital);
  }
  return !r.lang.same_primary("vi") && r.words[end].before == gap::space && !r.words[end].capital &&
         r.head_type(r.head[end]) == entity_type::place;
}

bool partners(const reading& r, std::uint32_t first, std::uint32_t end) {
  return std::any_of(r.words.begin() + first + 1, r.words.begin() + end,
                     [](const word& w) { return w.before == gap::ampersand; });
}

bool ends_like_a_firm(const reading& r, std::uint32_t first, std::uint32_t end) {
  if (end - first < 2 || !r.words[end - 1].capital || r.words[end - 1].possessive || !r.in(word_list::en_firms, end - 1))
    return false;
  if (is_given_name(r, first) && (r.in(word_list::family_names, end - 1) || r.in(word_list::en_surnames, end - 1)))
    return false;  // Martha Mills
  // Something before must be a name: Palm Oil is none.
  for (std::uint32_t k = first; k + 1 < end; ++k)
    if (r.words[k].capital && r.phrase[k].words == 0 && !r.in(word_list::en_common, k)) return true;
  return false;
}

bool firm(const reading& r, std::uint32_t i) {
  for (std::uint32_t n = r.head[i].words; n >= 1; --n)
    if (lexicon::get().contains(word_list::vi_firms, r.canonical(i, i + n))) return true;
  return false;
}

bool kin_in_a_firm(const reading& r, std::uint32_t i) {
  if (i + 1 >= r.size() || !r.tied(i) || !r.words[i + 1].capital) return false;
  const std::string& link = r.words[i].canonical;
  return (link == "et" || link == "and") && lexicon::get().contains(word_list::kin_in_firms, r.words[i + 1].folded);
}

bool is_given_name(const reading& r, std::uint32_t i) {
  const lexicon& lex = lexicon::get();
  return lex.contains(word_list::given_names, r.words[i].canonical) || lex.contains(word_list::given_names, r.words[i].folded);
}

namespace {

// Words [first, end) between quotation marks.
struct quotation {
  std::uint32_t first = 0, end = 0;
  bool guillemets = false;  // and nothing says that somebody speaks
  bool dash = false;        // one stands before and behind
};

std::vector<quotation> short_quotations(const reading& r) {
  std::vector<quotation> out;
  for (std::uint32_t i = 0; i < r.size(); ++i) {
    const std::string_view before =
        i == 0 ? r.text.substr(0, r.words[0].range.begin) : slice(r.text, {r.words[i - 1].range.end, r.words[i].range.begin});
    if ((i > 0 && r.words[i].before != gap::open && r.words[i].before != gap::line) ||
        before.find_first_of("([") != std::string_view::npos)
      continue;
    const bool quoted = before.find_first_of("\"'") != std::string_view::npos ||
                        before.find("\u201C") != std::string_view::npos || before.find("\u2018") != std::string_view::npos ||
                        before.find("\u00AB") != std::string_view::npos || before.find("\u201E") != std::string_view::npos;
    if (!quoted || !r.words[i].capital) continue;
    const auto behind = [&](std::uint32_t end) {
      return end < r.size() ? slice(r.text, {r.words[end - 1].range.end, r.words[end].range.begin})
                            : r.text.substr(r.words[end - 1].range.end);
    };
    const auto closed = [&](std::uint32_t end) {
      const std::string_view gap = behind(end);
      if (gap == "'" || gap == "\u2019") return false;  // inside a word
      return gap.find_first_of("\"'") != std::string_view::npos || gap.find("\u201D") != std::string_view::npos ||
             gap.find("\u2019") != std::string_view::npos || gap.find("\u00BB") != std::string_view::npos;
    };
    std::uint32_t end = i + 1;
    while (end < r.size() && end - i <= title_words && !closed(end) && r.words[end].before != gap::line &&
           behind(end).find_first_of(".!?") == std::string_view::npos)
      ++end;
    if (!closed(end)) continue;
    // « Un succès », dit-il, but L'un d'eux, « Jeune fille aux lotus », a été vendu
    const bool opens = before.find_first_of(".!?") != std::string_view::npos;
    const bool spoken = before.find(':') != std::string_view::npos || r.words[i].before == gap::line ||
                        (opens && behind(end).find(',') != std::string_view::npos);
    const auto dashed = [](std::string_view gap) {
      return gap.find_first_of("-") != std::string_view::npos || gap.find("\u2013") != std::string_view::npos;
    };
    out.push_back({i, end, before.find("\u00AB") != std::string_view::npos && !spoken, dashed(before) && dashed(behind(end))});
  }
  return out;
}

// The word behind the brackets that open before word i, if they are short; i if none do.
std::uint32_t behind_brackets(const reading& r, std::uint32_t i) {
  constexpr std::uint32_t longest = 7;  // words
  if (i >= r.size() || r.words[i].before != gap::open) return i;
  for (std::uint32_t k = i + 1; k < r.size() && k <= i + longest; ++k)
    if (r.words[k].before == gap::close) return k;
  return i;
}

// "… by Indonesian director Ratna Wiryawan", "… của đạo diễn Lê An": behind a title, whatever brackets stand between, who made
// it.
bool made_by_somebody(const reading& r, std::uint32_t title_end) {
  constexpr std::uint32_t reach = 3;  // words
  const bool vi = r.lang.same_primary("vi");
  if (!vi && !r.lang.same_primary("en")) return false;
  const std::uint32_t by = behind_brackets(r, title_end);
  if (by >= r.size() || (r.words[by].before != gap::close && r.words[by].before != gap::space) ||
      r.words[by].canonical != (vi ? "của" : "by"))
    return false;
  const word_list makers = vi ? word_list::vi_makers : word_list::en_makers;
  for (std::uint32_t k = by + 1; k < r.size() && k <= by + reach && r.tied(k - 1); ++k)
    if (r.in(makers, k) || (k + 1 < r.size() && r.tied(k) && lexicon::get().contains(makers, r.canonical(k, k + 2))))
      return true;
  return false;
}

// What the words directly before a title say that it names: "bài hát | “…”", "triển lãm | “…”".
std::optional<entity_type> classified(const reading& r, std::uint32_t title) {
  if (!follows_in_clause(r, title)) return std::nullopt;
  for (std::uint32_t n = 3; n >= 1; --n) {
    if (n > title) continue;
    const std::uint32_t i = title - n;
    if (r.words[i].canonical == "giải" || r.words[i].canonical == "vụ")
      return std::nullopt;  // giải “Phim hay nhất”, vụ án “Mua bán trái phép”
    if (r.head[i].words == n) {
      const auto type = r.head_type(r.head[i]);
      if (type == entity_type::work || type == entity_type::event) return type;
    }
    if (!r.lang.same_primary("vi")) continue;
    if (const auto type = work_classifier(r, i, title)) return type;
  }
  return std::nullopt;
}

// A word for works (film, novel, bài hát) in the clause before or directly behind.
bool beside_work(const reading& r, const quotation& q) {
  const std::uint32_t reach = q.dash ? 12 : 6;  // Bộ phim đầu tay của Lê An - “…” -
  const auto work = [&](std::uint32_t k) { return r.head[k].words > 0 && r.head_type(r.head[k]) == entity_type::work; };
  for (std::uint32_t n = 1; n <= reach && n <= q.first; ++n) {
    if (work(q.first - n)) return true;
    if (n < q.first && (r.words[q.first - n].before == gap::stop || r.words[q.first - n].before == gap::line)) break;
  }
  if (made_by_somebody(r, q.end)) return true;
  for (std::uint32_t k = q.end; k < r.size() && k < q.end + 3; ++k) {
    if (k > q.end && !r.tied(k - 1)) break;
    if (work(k) && (r.words[q.end].before == gap::comma || r.words[q.end].before == gap::close)) return true;
  }
  return false;
}

// "The Laundry on the Hill": English writes with capitals all but the small words of a title, and nothing else of that length.
bool titled(const reading& r, const quotation& q) {
  if (!r.lang.same_primary("en") || r.style[q.first] != line_style::running || q.end - q.first < 3 || q.end - q.first > 9 ||
      !r.words[q.end - 1].capital)
    return false;
  bool small = false;
  for (std::uint32_t k = q.first; k < q.end; ++k) {
    if (k > q.first && r.words[k].before != gap::space && r.words[k].before != gap::apostrophe) return false;
    if (r.words[k].upper && r.words[k].range.size() > 1) return false;
    const bool link = r.in(word_list::en_links, k) || r.in(word_list::en_prepositions, k) || r.in(word_list::en_determiners, k);
    if (!r.words[k].capital && !r.words[k].possessive && !link) return false;
    small |= link || r.in(word_list::en_fillers, k);
  }
  return small && best_hit(r, q.first) == nullptr;
}

}  // namespace

std::optional<entity_type> work_classifier(const reading& r, std::uint32_t first, std::uint32_t end) {
  const auto found = lexicon::get().list(word_list::vi_work_classifiers).find(r.canonical(first, end));
  if (found.empty()) return std::nullopt;
  return found.front() == 'e' ? entity_type::event : entity_type::work;
}

void quoted_titles(const reading& r, std::vector<span>& out) {
  const std::vector<quotation> quotations = short_quotations(r);
  const auto shaped = [&](const quotation& q) {
    if (q.end - q.first > (classified(r, q.first) ? title_words : 8)) return false;
    if (r.lang.same_primary("vi") || r.lang.same_primary("fr")) return true;
    std::uint32_t capitals = 0;  // English titles capitalise what they say
    for (std::uint32_t k = q.first; k < q.end; ++k) capitals += r.words[k].capital;
    return capitals * 2 >= q.end - q.first;
  };
  std::map<std::string, entity_type> titles;
  const auto find = [&](const quotation& q) { return titles.find(r.canonical(q.first, q.end)); };
  const auto learn = [&](const quotation& q, entity_type type) { titles.emplace(r.canonical(q.first, q.end), type); };
  // French papers set titles in guillemets, but quote in them too.
  for (const quotation& q : quotations) {
    const auto told = q.end - q.first <= longest_told ? told_type(r, q.first) : std::nullopt;
    if (told) learn(q, *told);
    if (told || !shaped(q)) continue;
    const auto kind = classified(r, q.first);
    if (kind) learn(q, *kind);
    else if (beside_work(r, q) || titled(r, q) || (q.guillemets && q.end - q.first >= 2 && r.lang.same_primary("fr")))
      learn(q, entity_type::work);
  }
  // "Severance" and "The Bear": what stands in one list with a title is one.
  const word_list conjunctions =
      names::in_language(r.lang, word_list::vi_conjunctions, word_list::fr_conjunctions, word_list::en_conjunctions);
  for (std::size_t k = 1; k < quotations.size(); ++k) {
    const quotation &a = quotations[k - 1], &b = quotations[k];
    const bool listed = b.first - a.end <= 1 && shaped(a) && shaped(b) && (b.first == a.end || r.in(conjunctions, a.end));
    if (!listed) continue;
    if (const auto first = find(a); first != titles.end()) learn(b, first->second);
    if (const auto second = find(b); second != titles.end()) learn(a, second->second);
  }
  for (const quotation& q : quotations)
    if (const auto title = find(q); title != titles.end() && (shaped(q) || told_type(r, q.first)))
      out.push_back({q.first, q.end, title->second, span_source::quoted, {}, false, false, true, false});
}

void titles_in_brackets(const reading& r, std::vector<span>& spans) {
  constexpr std::uint32_t longest = 7;  // words
  std::vector<span> found;
  for (const span& s : spans) {
    if (s.type != entity_type::work || s.end >= r.size() || r.words[s.end].before != gap::open || !r.words[s.end].capital ||
        r.text[r.words[s.end].range.begin - 1] != '(')
      continue;
    std::uint32_t end = s.end;
    while (end < r.size() && end < s.end + longest && (end == s.end || r.tied(end - 1)) && !r.words[end].digits) ++end;
    const std::uint32_t at = r.words[end - 1].range.end;
    const bool title =
        end >= s.end + 2 && r.title[s.end].words == 0 && best_hit(r, s.end) == nullptr && r.style[s.end] == line_style::running;
    if (title && at < r.text.size() && r.text[at] == ')')
      found.push_back({s.end, end, entity_type::work, span_source::quoted, {}, false, false, true, false});
  }
  spans.insert(spans.end(), found.begin(), found.end());
}

std::vector<inner_name> inner_names(const reading& r, std::uint32_t first, std::uint32_t end) {
  // The longest name at word i that leaves a word of the mention outside.
  const auto inside = [&](std::uint32_t i) -> const dictionary_hit* {
    for (const dictionary_hit& hit : r.hits_of(i))
      if (!hit.lower && hit.count < end - first && i + hit.count <= end) return &hit;
    return nullptr;
  };
  std::vector<inner_name> inner;
  for (std::uint32_t i = first; i < end;) {
    const dictionary_hit* hit = inside(i);
    if (hit == nullptr) {
      ++i;
      continue;
    }
    const std::uint32_t next = i + hit->count;
    // "Bộ Quốc phòng | Nhật Bản": a body that goes on with its country is not the one known by the bare name.
    const dictionary_hit* country = next < end && hit->type == entity_type::organization ? inside(next) : nullptr;
    if (country == nullptr || !is_country_or_place(*country)) inner.push_back({r.range(i, next), std::string(hit->id)});
    i = next;
  }
  return inner;
}

std::vector<span> settle(std::vector<span> spans) {
  std::stable_sort(spans.begin(), spans.end(), [](const span& a, const span& b) {
    if (a.size() != b.size()) return a.size() > b.size();
    if (a.source != b.source) return a.source > b.source;
    return a.first < b.first;
  });
  std::vector<span> kept;
  std::vector<char> taken;
  for (const span& s : spans) {
    if (taken.size() < s.end) taken.resize(s.end);
    if (std::any_of(taken.begin() + s.first, taken.begin() + s.end, [](char t) { return t != 0; })) continue;
    std::fill(taken.begin() + s.first, taken.begin() + s.end, 1);
    kept.push_back(s);
  }
  std::sort(kept.begin(), kept.end(), [](const span& a, const span& b) { return a.first < b.first; });
  return kept;
}

}  // namespace allonym::text
