// What offices govern, in English and French: "Minister | of Culture, Sports and Tourism | Le Van An". It is no name of its
// own.
#include "document/latin_words.hpp"

#include <algorithm>

#include "names/syllable.hpp"

namespace allonym::text {
namespace {

using names::lexicon;
using names::word_list;

class portfolio : latin_words {
public:
  portfolio(const latin_words& w, std::uint32_t title) : latin_words(w), title_(title), from_(title + w.r.title[title].words) {}

  [[nodiscard]] std::uint32_t end() const {
    std::uint32_t end = from_;
    if (const std::uint32_t first = behind_of(from_); first > from_) {
      end = past_matter(first);
      if (end == first) return from_;
    } else if (!begun()) {
      return from_;
    }
    while (const std::uint32_t next = past_link(end)) {
      const std::uint32_t stop = past_matter(next);
      if (stop == next) break;
      end = stop;
    }
    return body_follows(end) ? from_ : end;
  }

private:
  std::uint32_t title_, from_;  // the first word of the title, and the one behind it

  // "Foreign Minister", "Deputy Minister", "secrétaire d'État": whose offices are for matters of all kinds.
  [[nodiscard]] bool minister() const {
    for (std::uint32_t k = title_; k < from_; ++k)
      if (is(k, "minister") || is(k, "ministers") || is(k, "secretary") || is(k, "ministre") || is(k, "secrétaire"))
        return true;
    return false;
  }
  // "Minister of Finance | and Public Credit": the title itself holds the first matter.
  [[nodiscard]] bool begun() const {
    return minister() && std::any_of(r.words.begin() + title_, r.words.begin() + from_, [&](const word& w) {
             return french ? of(w.canonical) : w.canonical == "of" || w.canonical == "for";
           });
  }
  static bool of(const std::string& s) { return s == "de" || s == "du" || s == "des" || s == "d"; }
  [[nodiscard]] bool tied_word(std::uint32_t k) const { return k < r.size() && r.tied(k - 1); }

  // The first word behind the preposition at word k and its article; k if there is none.
  [[nodiscard]] std::uint32_t behind_of(std::uint32_t k) const {
    if (!tied_word(k)) return k;
    if (french) return of(r.words[k].canonical) ? past_articles(k) : k;
    if (!is(k, "of") && !is(k, "for")) return k;
    return is(k + 1, "the") ? k + 2 : k + 1;
  }
  [[nodiscard]] std::uint32_t past_articles(std::uint32_t k) const {
    while (tied_word(k) && !r.words[k].capital && (of(r.words[k].canonical) || is(k, "la") || is(k, "l"))) ++k;
    return k;
  }

  // The end of the matter at word k, k if it is none: words that say what something is about.
  [[nodiscard]] std::uint32_t past_matter(std::uint32_t k) const {
    std::uint32_t end = k;
    while (end < r.size() && (end == k || r.words[end].before == gap::space) && (matter(end) || (end > k && described(end))))
      end += std::max(1U, r.phrase[end].words);
    return std::min(end, r.size());
  }
  [[nodiscard]] bool matter(std::uint32_t k) const {
    if (r.title[k].words > 0 || before_country(k)) return false;
    if (!french && component(k) && (r.head[k].words == 0 || r.head[k].words < r.phrase[k].words)) return true;
    if (!minister() || !capital(r, k) || r.words[k].upper || r.initial[k] || somebody(k)) return false;
    if (r.head_type(r.head[k]) == entity_type::organization && r.head[k].words >= r.phrase[k].words) return false;
    const dictionary_hit* hit = best_hit(r, k, true);
    if (hit != nullptr && (hit->kind != name_kind::weak || is_country_or_place(*hit))) return false;
    const bool word = r.in(vocabulary, k) && r.style[k] == line_style::running;
    return plain_word(k) || (word && (r.head[k].words == 0 || r.head_type(r.head[k]) == entity_type::place));
  }
  // "Affaires | étrangères", "Développement | rural"
  [[nodiscard]] bool described(std::uint32_t k) const {
    return french && !r.words[k].capital && plain_word(k) && r.title[k].words == 0 && !r.in(word_list::fr_breaks, k) &&
           best_hit(r, k, true) == nullptr;
  }
  // "head of | Tennis Australia"
  [[nodiscard]] bool before_country(std::uint32_t k) const {
    const std::uint32_t next = k + std::max(1U, r.phrase[k].words);
    const dictionary_hit* hit = tied_word(next) ? best_hit(r, next, true) : nullptr;
    return hit != nullptr && country(*hit) && hit->kind != name_kind::adjective && r.words[next].capital;
  }
  [[nodiscard]] bool somebody(std::uint32_t k) const {
    return vietnamese_person(k) > k ||
           (is_given_name(r, k) && tied_word(k + 1) && r.words[k + 1].capital && !plain_word(k + 1));
  }

  // The next matter behind the "and" or the comma at word k; 0 if the list does not go on.
  [[nodiscard]] std::uint32_t past_link(std::uint32_t k) const {
    if (k >= r.size()) return 0;
    if (r.words[k].before == gap::comma) return closes(k) ? behind_comma(k) : 0;
    const std::uint32_t next = past_articles_of_list(k + 1);
    return r.tied(k - 1) && conjunction(k) && next < r.size() ? next : 0;
  }
  [[nodiscard]] bool conjunction(std::uint32_t k) const { return french ? is(k, "et") : is(k, "and"); }
  [[nodiscard]] std::uint32_t past_articles_of_list(std::uint32_t k) const {
    if (french) return past_articles(k);
    if (is(k, "of") || is(k, "for")) ++k;
    return is(k, "the") ? k + 1 : k;
  }
  [[nodiscard]] std::uint32_t behind_comma(std::uint32_t k) const {
    if (conjunction(k)) return past_articles_of_list(k + 1);
    if (!french) return k;
    while (k < r.size() && !r.words[k].capital && (of(r.words[k].canonical) || is(k, "la") || is(k, "l"))) ++k;
    return k;
  }
  // Whether the list whose comma stands before word k ends in an "and" and a matter.
  [[nodiscard]] bool closes(std::uint32_t k) const {
    constexpr std::uint32_t longest = 5;  // matters
    for (std::uint32_t parts = 0; parts < longest && k < r.size() && r.words[k].before == gap::comma; ++parts) {
      const bool last = conjunction(k);
      const std::uint32_t first = behind_comma(k);
      if (first >= r.size() || !matter(first)) return false;
      if (last) return true;
      k = past_matter(first);
      if (k + 1 < r.size() && r.tied(k - 1) && conjunction(k)) {
        const std::uint32_t next = past_articles_of_list(k + 1);
        return next < r.size() && matter(next);
      }
    }
    return false;
  }
  // "Head | of the Provincial Park Authority": not what somebody governs, but whose.
  [[nodiscard]] bool body_follows(std::uint32_t k) const {
    return !french && k > from_ && tied_word(k) && r.words[k].before == gap::space && r.words[k].capital && r.head[k].words > 0;
  }
};

}  // namespace

std::uint32_t portfolio_end(const latin_words& w, std::uint32_t title) { return portfolio(w, title).end(); }

}  // namespace allonym::text
