#include "names/symbols.hpp"

#include "names/countries.hpp"
#include "names/legal_forms.hpp"
#include "names/lexicon.hpp"
#include "names/prepared.hpp"
#include "names/script_words.hpp"
#include "names/syllable.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace allonym::names {
namespace {

using ground::script;

constexpr std::uint8_t country_weight = 9;  // of a bare name; one less with the word for what kind of state it is

// The words of a name: as Latin letters, in canonical form, as lists of Vietnamese words spell them, or levelled as the keys of
// other scripts are.
enum class word_form { letters, canonical, listed, levelled };
class wording {
public:
  wording(const name::prepared& n, word_form form) : n_(n), form_(form) {
    if (form == word_form::levelled)
      for (const part& p : n.parts) own_.push_back(level_word(n.canonical_of(p), p.writing));
    for (std::size_t i = 0; form == word_form::listed && i < n.parts.size(); ++i)
      if (const std::string_view word = n.canonical_of(n.parts[i]); listed_otherwise(word)) {
        own_.resize(n.parts.size());
        own_[i] = list_spelling(word);
      }
    for (std::size_t i = 0; i < n.parts.size(); ++i) hashes_[i] = hash_of(word(i));
  }
  [[nodiscard]] std::uint32_t hash(std::size_t i) const noexcept { return hashes_[i]; }
  // The parts from `first` to `end`, joined by single spaces; valid until the next call.
  std::string_view phrase(std::size_t first, std::size_t end) {
    if (end - first == 1) return word(first);
    phrase_.clear();
    for (std::size_t i = first; i < end; ++i) {
      if (i != first) phrase_ += ' ';
      phrase_ += word(i);
    }
    return phrase_;
  }

private:
  [[nodiscard]] std::string_view word(std::size_t i) const noexcept {
    if (!own_.empty() && !own_[i].empty()) return own_[i];
    return form_ == word_form::letters ? n_.letters_of(n_.parts[i]) : n_.canonical_of(n_.parts[i]);
  }

  const name::prepared& n_;
  word_form form_;
  std::vector<std::string> own_;  // where it is not that of the name
  std::uint32_t hashes_[most_parts];
  std::string phrase_;
};
class symbol_finder {
public:
  explicit symbol_finder(name::prepared& n) noexcept : out_(n) {}

  void run() {
    if (out_.parts.empty()) return;
    wording letters(out_, word_form::letters);
    const bool person = out_.type == entity_type::person;
    if (!person) legal(letters);
    const lexicon& words = lexicon::get();
    const auto latin =
        std::count_if(out_.parts.begin(), out_.parts.end(), [](const part& p) { return p.writing == script::latin; });
    if (static_cast<std::size_t>(latin) < out_.parts.size()) {
      wording levelled(out_, word_form::levelled);
      concepts(words.other_scripts(), levelled, person);
    }
    if (latin == 0) return in_order();
    const language vi("vi"), en("en"), fr("fr");
    if (out_.vietnamese) {
      if (wording listed(out_, word_form::listed); has_marks(out_)) concepts(words.table(vi), listed, person);
      else concepts(words.vi_folded(), letters, person);
    }
    if (!out_.lang.same_primary(vi)) {
      if (out_.lang.same_primary(fr)) concepts(words.table(fr), letters, person);
      else concepts(words.table(en), letters, person);
    }
    countries(letters, person);
    in_order();
  }

private:
  // Whether words [first, end) are not cut out of a chain of syllables.
  bool whole(std::size_t first, std::size_t end) const noexcept {
    return (out_.parts[first].flags & part_chained) == 0 &&
           (end == out_.parts.size() || (out_.parts[end].flags & part_chained) == 0);
  }
  void in_order() {
    std::stable_sort(out_.symbols.begin(), out_.symbols.end(), [](const symbol& x, const symbol& y) {
      return std::tie(y.count, y.weight, x.first) < std::tie(x.count, x.weight, y.first);
    });
  }

  void legal(wording& letters) {
    const std::size_t n = out_.parts.size();
    for (std::size_t first = 0; first < n;) {
      std::size_t taken = 0;
      for (std::size_t end = std::min(n, first + legal_words_from(letters.hash(first))); end > first && taken == 0; --end) {
        if (end - first == n) continue;
        if (!whole(first, end)) continue;
        const std::uint8_t group = legal_group(letters.phrase(first, end));
        if (group == 0 || (group <= 2 && end - first == 1 && first != 0 && end != n && group == 1)) continue;
        // "Cơ quan" opens with no company.
        if (end - first == 1 && out_.parts[first].size <= 3 &&
            (out_.parts[first].flags & (part_marked | part_upper)) == part_marked)
          continue;
        // Two letters are a form only where forms stand.
        if (end - first == 1 && out_.parts[first].size <= 2 && first != 0 && end != n &&
            (out_.parts[end].flags & part_legal) == 0 && !form_follows(letters, end))
          continue;
        taken = end - first;
        out_.symbols.push_back({group, static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(taken), 1, legal_role});
        out_.legal = true;
        for (std::size_t i = first; i < end; ++i) {
          out_.parts[i].flags |= part_legal;
          out_.parts[i].flags &= static_cast<std::uint16_t>(~(part_initial | part_number));
          out_.parts[i].info = 100;
        }
      }
      first += std::max<std::size_t>(taken, 1);
    }
  }
  bool form_follows(wording& letters, std::size_t from) const {
    return legal_group(letters.phrase(from, out_.parts.size())) != 0;
  }

  static bool of_a_land(std::string_view word) noexcept {
    return word == "of" || word == "cua" || word == "nuoc" || word == "de" || word == "du" || word == "d";
  }

  void countries(wording& letters, bool person) {
    const std::size_t n = out_.parts.size();
    wording canonical(out_, word_form::canonical);
    for (std::size_t first = 0; first < n;) {
      std::size_t taken = 0;
      // In a person's name only as the land of a king or a saint.
      if (person && (first == 0 || !of_a_land(out_.letters_of(out_.parts[first - 1])))) {
        ++first;
        continue;
      }
      const std::size_t reach = std::max(latin_country_reach(letters.hash(first)),
                                         out_.vietnamese ? vietnamese_country_reach(canonical.hash(first)) : 0);
      for (std::size_t end = std::min(n, first + reach); end > first && taken == 0; --end) {
        if (!whole(first, end)) continue;
        country_name found = out_.vietnamese ? vietnamese_country(canonical.phrase(first, end)) : country_name{};
        if (found.id == 0) found = latin_country(letters.phrase(first, end));
        taken = add_country(found, first, end);
      }
      constexpr std::size_t most_by_ear = 12;
      for (std::size_t end = out_.vietnamese ? std::min(n, first + most_by_ear) : 0; end > first + 1 && taken == 0; --end)
        if (whole(first, end) && (out_.parts[end - 1].flags & part_chained) != 0)
          taken = add_country(country_by_ear(out_.joined(first, end)), first, end);
      first += std::max<std::size_t>(taken, 1);
    }
  }
  // How many words it takes.
  std::size_t add_country(country_name found, std::size_t first, std::size_t end) {
    if (found.id == 0) return 0;
    const std::uint8_t weight = found.with_state ? country_weight - 1 : country_weight;
    out_.symbols.push_back(
        {found.id, static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(end - first), weight, country_role});
    return end - first;
  }

  void concepts(const ground::phrase_table& table, wording& words, bool person) {
    const std::size_t n = out_.parts.size();
    for (std::size_t first = 0; first < n;) {
      std::size_t taken = 0;
      for (std::size_t end = std::min<std::size_t>(n, first + table.reach(words.hash(first))); end > first && taken == 0;
           --end) {
        if (!whole(first, end)) continue;
        const auto ids = table.find(words.phrase(first, end));
        if (ids.empty()) continue;
        bool any = false;
        for (const std::uint32_t id : ids) {
          if (id >= first_country) {
            if (!person)
              out_.symbols.push_back(
                  {id, static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(end - first), country_weight, country_role});
            any |= !person;
            continue;
          }
          const concept_entry e = lexicon::get().entry(id);
          if (e.role == concept_role::head && end - first == 1 && !heads_alone(first)) continue;
          const bool title = is_title(e.role);
          if (person && !title) continue;
          if (title && (person || !out_.type) && end - first < n && stands_as_title(first, end, person))
            for (std::size_t i = first; i < end; ++i) {
              out_.parts[i].flags |= part_title;
              out_.parts[i].info = 100;
            }
          else if (person) continue;
          any = true;
          if (e.role == concept_role::head && e.typed) out_.headed = true;
          out_.symbols.push_back({id, static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(end - first), e.weight,
                                  static_cast<std::uint8_t>(e.role)});
          if (person || title) continue;
          const bool light =
              e.role == concept_role::generic || (e.role != concept_role::modifier && e.role != concept_role::qualifier &&
                                                  e.role != concept_role::numeral && e.weight <= 3);
          for (std::size_t i = first; i < end; ++i) {
            if (light) out_.parts[i].flags |= part_generic;
            out_.parts[i].info = std::min<std::uint16_t>(
                out_.parts[i].info, static_cast<std::uint16_t>((100 + 100 * e.weight) / (end - first > 1 ? 2 : 1)));
          }
        }
        if (any) taken = end - first;
      }
      if (taken > 1 && !person) within(table, words, first, first + taken);
      first += std::max<std::size_t>(taken, 1);
    }
  }
  // What the words of a phrase say by themselves: the other name may tell it word by word.
  void within(const ground::phrase_table& table, wording& words, std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) {
      const std::size_t longest = std::min<std::size_t>(table.reach(words.hash(i)), end - i - (i == first ? 1 : 0));
      std::size_t size = longest;
      while (size > 0 && !symbols_of(table.find(words.phrase(i, i + size)), i, size)) --size;
    }
  }
  // Whether any of these concepts, no titles, is a symbol now.
  bool symbols_of(std::span<const std::uint32_t> ids, std::size_t first, std::size_t size) {
    const std::size_t before = out_.symbols.size();
    for (const std::uint32_t id : ids) {
      const bool country = id >= first_country;
      const concept_entry e = lexicon::get().entry(id);
      if (!country && is_title(e.role)) continue;
      if (!country && e.role == concept_role::head && size == 1 && !heads_alone(first)) continue;
      out_.symbols.push_back({id, static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(size),
                              country ? country_weight : e.weight, country ? country_role : static_cast<std::uint8_t>(e.role)});
    }
    return out_.symbols.size() != before;
  }
  // A single character of Han or Hangul is a head only at the end of a word that is no person's name: 省, but not in 江泽民.
  bool heads_alone(std::size_t at) const noexcept {
    const script writing = out_.parts[at].writing;
    if (writing != script::han && writing != script::hangul) return true;
    if (at + 1 < out_.parts.size() && (out_.parts[at + 1].flags & part_glued) != 0) return false;
    return (out_.parts[at].flags & part_glued) != 0 && (out_.type || at >= 3);
  }
  // At the start; in East Asia at the end as well.
  bool stands_as_title(std::size_t first, std::size_t end, bool person) const noexcept {
    if (titled_before(first)) return true;
    const part& p = out_.parts[first];
    return end == out_.parts.size() && ((person && end > 2 && (p.flags & part_comma) != 0) ||
                                        (end - first > 1 && (p.writing == script::han || p.writing == script::hangul)));
  }
  bool titled_before(std::size_t first) const noexcept {
    for (std::size_t i = 0; i < first; ++i)
      if ((out_.parts[i].flags & part_title) == 0) return false;
    return true;
  }

  name::prepared& out_;
};

}  // namespace

void find_symbols(name::prepared& n) { symbol_finder(n).run(); }

}  // namespace allonym::names
