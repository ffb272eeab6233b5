#include "document/spans.hpp"

#include <algorithm>

namespace allonym::text {
namespace {

using names::concept_role;
using names::lexicon;
using names::word_list;

// The longest quotation that is read as a title.
constexpr std::uint32_t title_words = 14;

}  // namespace

bool capital(const reading& r, std::uint32_t i) noexcept {
  if (i >= r.size()) return false;
  const word& w = r.words[i];
  if (!w.capital || w.possessive) return false;
  const word_list calendar = r.lang.same_primary("vi") ? word_list::vi_calendar : r.lang.same_primary("fr") ? word_list::fr_calendar : word_list::en_calendar;
  if (!r.in(calendar, i)) return true;
  // "Theresa May"
  return i > 0 && r.tied(i - 1) && r.words[i - 1].capital && is_given_name(r, i - 1);
}

bool camel_case(const reading& r, std::uint32_t i) {
  const std::string_view w = slice(r.text, r.words[i].range);
  static constexpr std::string_view prefixes[] = {"Mc", "Mac", "De", "La", "Le", "Van", "Di", "Du", "Da", "Al", "El", "Fitz", "O"};
  for (std::size_t k = 1; k < w.size(); ++k) {
    const bool turn = w[k] >= 'A' && w[k] <= 'Z' && w[k - 1] >= 'a' && w[k - 1] <= 'z';
    if (turn) return std::find(std::begin(prefixes), std::end(prefixes), w.substr(0, k)) == std::end(prefixes);
  }
  return false;
}

bool is_family_name(const reading& r, std::uint32_t i) {
  const lexicon& lex = lexicon::get();
  const word& w = r.words[i];
  for (const word_list list : {word_list::vi_family_names, word_list::vi_sino_surnames})
    if (lex.contains(list, w.canonical)) return true;
  // Papers in other languages drop the marks.
  if (!r.lang.same_primary("vi") && w.canonical == w.folded && lex.contains(word_list::vi_family_names, "~" + w.folded)) return true;
  return false;
}

bool is_given_name(const reading& r, std::uint32_t i) {
  const lexicon& lex = lexicon::get();
  return lex.contains(word_list::given_names, r.words[i].canonical) || lex.contains(word_list::given_names, r.words[i].folded);
}

void quoted_titles(const reading& r, std::vector<span>& out) {
  for (std::uint32_t i = 1; i < r.size(); ++i) {
    if (r.words[i].before != gap::open) continue;
    const std::string_view between = slice(r.text, {r.words[i - 1].range.end, r.words[i].range.begin});
    if (between.find('(') != std::string_view::npos || between.find('[') != std::string_view::npos) continue;
    // The word before says that a work follows: "phim", "cuốn sách", "the novel". French papers set titles in guillemets.
    bool work = r.lang.same_primary("fr") && between.find("«") != std::string_view::npos;
    for (std::uint32_t n = 1; n <= 3 && n <= i; ++n) work |= r.head[i - n].words == n && r.head_type(r.head[i - n]) == entity_type::work;
    if (!work) continue;
    std::uint32_t end = i + 1;
    while (end < r.size() && end - i <= title_words && r.words[end].before != gap::close && r.words[end].before != gap::line) ++end;
    const bool short_title = end - i >= 2 && end - i <= 8;
    if (end < r.size() && r.words[end].before == gap::close && r.words[i].capital && (short_title || r.head[i - 1].words > 0)) out.push_back({i, end, entity_type::work, span_source::quoted, {}, false, false, true, false});
  }
}

std::vector<inner_name> inner_names(const reading& r, std::uint32_t first, std::uint32_t end) {
  std::vector<inner_name> inner;
  for (std::uint32_t i = first; i < end;) {
    const dictionary_hit* hit = best_hit(r, i, true);
    if (hit == nullptr || hit->count >= end - first || i + hit->count > end || hit->lower) {
      ++i;
      continue;
    }
    inner.push_back({r.range(i, i + hit->count), std::string(hit->id)});
    i += hit->count;
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
