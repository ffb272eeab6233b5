// The subject of a document in lower case: "Letter of Intent | on enhancing Vietnam - France defense cooperation", and its
// period.
#include "document/latin_words.hpp"

namespace allonym::text {
namespace {

using names::word_list;

class document : latin_words {
public:
  document(const latin_words& w, std::uint32_t first, std::uint32_t end)
      : latin_words(w), first_(first), end_(end), k_(end), sure_(end) {}

  // Words of the vocabulary, names and what links them belong to the subject.
  std::uint32_t read() {
    plain_ = all_plain(first_, end_) || head_in(first_, end_);
    for (std::uint32_t i = first_; i < end_; ++i) about_ = about_ || (preposition(r.words[i].canonical) && !r.words[i].capital);
    constexpr std::uint32_t longest = 24;  // words
    while (k_ < r.size() && k_ < end_ + longest && (r.tied(k_ - 1) || dash()) && word_of_subject()) {
    }
    return sure_;
  }

private:
  std::uint32_t first_, end_;
  std::uint32_t k_;     // the next word
  std::uint32_t sure_;  // the end of what has been read and may end a name
  bool plain_ = false;  // the title names nothing but its kind
  bool about_ = false;  // the subject has begun

  // Reads the next word, and says whether it belongs to the subject and another one may.
  bool word_of_subject() {
    if (year(k_)) return period();
    if (is(k_, "period") && year(k_ - 1)) {
      sure_ = k_ + 1;
      return false;
    }
    if (r.words[k_].capital && is(k_ - 1, "the") && headed_by_law(k_)) return false;  // "… and | the Data Act"
    if (const dictionary_hit* hit = best_hit(r, k_, true); hit != nullptr && !hit->lower && about_) return takes(hit->count);
    if (dash() || occasion(k_)) return false;
    if (r.in(word_list::en_matters, k_)) {
      about_ = about_ || plain_;
      ++k_;
      return plain_;
    }
    if (!about_ && !r.words[k_].capital) return false;
    if (matter()) return takes(r.phrase[k_].words);
    const bool link = r.in(word_list::en_matter_links, k_) || r.words[k_].canonical.ends_with("ing");
    ++k_;
    return link;
  }
  bool takes(std::uint32_t words) {
    k_ += words;
    sure_ = k_;
    return true;
  }
  // "for the | 2021", "2021 - | 2030"
  bool period() {
    const bool closed = is(k_ - 1, "the") || dash() || r.words[k_].before == gap::hyphen;
    ++k_;
    if (closed) sure_ = k_;
    return true;
  }

  [[nodiscard]] bool dash() const { return r.words[k_].before == gap::dash; }
  [[nodiscard]] bool year(std::uint32_t i) const { return i < r.size() && r.words[i].digits && r.words[i].range.size() == 4; }
  [[nodiscard]] bool matter() const {
    return r.phrase[k_].words > 0 && r.title[k_].words == 0 &&
           !(r.phrase[k_].words == 1 && !r.words[k_].capital && r.in(word_list::en_deeds, k_));
  }

  // "the Law on Land | in the morning session": when or where, not what about.
  [[nodiscard]] bool occasion(std::uint32_t k) const {
    if (!(is(k, "in") || is(k, "at") || is(k, "during") || is(k, "on"))) return false;
    std::uint32_t at = k + 1;
    if (is(at, "the") || is(at, "a") || is(at, "its") || is(at, "their")) ++at;
    return at < r.size() && r.tied(at - 1) && (r.in(word_list::en_occasions, at) || r.in(word_list::en_calendar, at));
  }

  [[nodiscard]] bool headed_by_law(std::uint32_t k) const {
    constexpr std::uint32_t longest = 4;  // words
    for (const std::uint32_t first = k;
         k < r.size() && k < first + longest && (k == first || r.tied(k - 1)) && r.words[k].capital; ++k)
      if (r.head_type(r.head[k]) == entity_type::law) return true;
    return false;
  }
};

}  // namespace

std::uint32_t law_end(const latin_words& w, std::uint32_t first, std::uint32_t end) { return document(w, first, end).read(); }

}  // namespace allonym::text
