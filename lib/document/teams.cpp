// Teams that a report on sport calls by their town or country alone: "Freiburg beat Bayern 2-1", "Ninh Bình hòa Hà Nội".
#include <algorithm>
#include <map>
#include <set>

#include "document/spans.hpp"
#include "names/countries.hpp"

namespace allonym::text {
namespace {

using names::lexicon;
using names::word_list;

constexpr std::uint32_t longest_phrase = 4;  // words
constexpr std::uint32_t near = 80;           // words of a text that tell what it is about here
constexpr std::size_t enough = 2;            // different words of sport

// What stands at words [i, end) says of the team beside it; the flags of the lists of play.
constexpr char does = 's', does_to_another = 'n', done_to = 'o', counted = 'p', opens_clause = 'c', adverb = 'x';

class team_finder {
public:
  team_finder(const reading& r, std::vector<span>& spans)
      : r_(r),
        spans_(spans),
        play_(names::in_language(r.lang, word_list::vi_play, word_list::fr_play, word_list::en_play)),
        sport_(names::in_language(r.lang, word_list::vi_sport, word_list::fr_sport, word_list::en_sport)),
        cues_(names::in_language(r.lang, word_list::vi_town_cues, word_list::fr_town_cues, word_list::en_town_cues)),
        conjunctions_(
            names::in_language(r.lang, word_list::vi_conjunctions, word_list::fr_conjunctions, word_list::en_conjunctions)),
        vi_(r.lang.same_primary("vi")) {}

  void find() {
    find_sport();
    if (sport_at_.empty()) return;
    for (std::size_t k = 0; k < spans_.size(); ++k)
      if (place(k) && sport_near(spans_[k].first) && (plays(k) || played(k) || score_between(k))) spans_[k].team = true;
    share_in_lists();
    share_by_town();
    for (span& s : spans_)
      if (s.team) s.type = entity_type::organization, s.typed = true;
  }

private:
  const reading& r_;
  std::vector<span>& spans_;
  word_list play_, sport_, cues_, conjunctions_;
  bool vi_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> sport_at_;  // words of sport in text order: where, and which

  void find_sport() {
    std::map<std::string, std::uint32_t> kinds;
    const auto learn = [&](std::uint32_t i, const std::string& kind) {
      sport_at_.emplace_back(i, kinds.emplace(kind, static_cast<std::uint32_t>(kinds.size())).first->second);
    };
    for (std::uint32_t i = 0; i < r_.size(); ++i) {
      if (score_at(i)) learn(i, {});
      for (std::uint32_t n = std::min(longest_phrase, r_.size() - i); n >= 1; --n) {
        if (!runs_on(i, i + n)) continue;
        const std::string phrase = r_.canonical(i, i + n);
        if (!of_sport(phrase)) continue;
        learn(i, phrase);
        break;
      }
    }
  }
  [[nodiscard]] bool of_sport(std::string_view phrase) const {
    const lexicon& lex = lexicon::get();
    return lex.contains(sport_, phrase) ||
           (!vi_ && phrase.ends_with('s') && lex.contains(sport_, phrase.substr(0, phrase.size() - 1)));
  }
  // "2-1"; in Vietnamese it may be a day.
  [[nodiscard]] bool score_at(std::uint32_t i) const {
    const auto goals = [&](std::uint32_t k) { return r_.words[k].digits && r_.words[k].folded.size() == 1; };
    return !vi_ && i + 1 < r_.size() && goals(i) && goals(i + 1) && r_.words[i + 1].before == gap::hyphen;
  }
  // Whether nothing but spaces and hyphens stands between words [i, end).
  [[nodiscard]] bool runs_on(std::uint32_t i, std::uint32_t end) const {
    for (std::uint32_t k = i + 1; k < end; ++k)
      if (!r_.tied(k - 1)) return false;
    return true;
  }
  [[nodiscard]] bool sport_near(std::uint32_t i) const {
    auto at = std::lower_bound(sport_at_.begin(), sport_at_.end(), std::pair{i > near ? i - near : 0U, 0U});
    std::set<std::uint32_t> kinds;
    for (; at != sport_at_.end() && at->first <= i + near && kinds.size() < enough; ++at) kinds.insert(at->second);
    return kinds.size() >= enough;
  }

  // A town or country that may be a team here: not the one in the dateline, nor in brackets behind somebody or a town.
  [[nodiscard]] bool place(std::size_t k) const {
    const span& s = spans_[k];
    if (s.type != entity_type::place || s.id.empty() || s.adjective) return false;
    const bool bracketed = s.first > 0 && r_.words[s.first].before == gap::open && s.end < r_.size() &&
                           r_.words[s.end].before == gap::close && r_.text[r_.words[s.first].range.begin - 1] == '(';
    return !bracketed && !dateline(k);
  }
  // "FREIBURG, Germany -", "Hà Nội (TTXVN) -", but "Nam Định - Hải Phòng 2-1"
  [[nodiscard]] bool dateline(std::size_t k) const {
    const span& s = spans_[k];
    if ((s.first > 0 && r_.words[s.first].before != gap::line) || s.end >= r_.size()) return false;
    const word& behind = r_.words[s.end];
    const bool another = k + 1 < spans_.size() && spans_[k + 1].first == s.end;
    if (behind.before == gap::dash) return !(another && spans_[k + 1].end < r_.size() && r_.words[spans_[k + 1].end].digits);
    return behind.before == gap::open || (behind.before == gap::comma && behind.capital);
  }

  // Whether the list of play has words [i, end) with that flag.
  [[nodiscard]] bool flagged(const std::string& phrase, char flag) const {
    const auto found = lexicon::get().list(play_).find(phrase);
    return std::find(found.begin(), found.end(), static_cast<std::uint32_t>(flag)) != found.end();
  }
  [[nodiscard]] bool spaced(std::uint32_t i) const { return i < r_.size() && r_.tied(i - 1); }
  // The words of the longest phrase with that flag at word i.
  [[nodiscard]] std::uint32_t phrase_at(std::uint32_t i, char flag) const {
    for (std::uint32_t n = longest_phrase; n >= 1; --n)
      if (i + n <= r_.size() && runs_on(i, i + n) && flagged(r_.canonical(i, i + n), flag)) return n;
    return 0;
  }
  // "tiếp | tục", "thắng | lợi": the verb is half of another word.
  [[nodiscard]] bool half_a_word(std::uint32_t i, std::uint32_t n) const {
    if (!vi_ || n != 1 || !spaced(i + 1) || r_.words[i + 1].capital) return false;
    const std::string two = r_.canonical(i, i + 2);
    return r_.phrase[i].words >= 2 || lexicon::get().contains(word_list::vi_common, two) ||
           lexicon::get().contains(word_list::vi_verbs, two);
  }

  // "| Freiburg had lost": the town is the subject of what teams do.
  [[nodiscard]] bool plays(std::size_t k) const {
    const span& s = spans_[k];
    if (!opens_clause_at(s.first)) return false;
    if (relative_clause(s.end)) return true;
    if (plural_verb(s.end) && names_no_several(s)) return true;
    for (std::uint32_t i = s.end, left = 4; left > 0 && spaced(i); --left) {
      if (const std::uint32_t n = phrase_at(i, does); n > 0 && !half_a_word(i, n)) return true;
      if (const std::uint32_t n = phrase_at(i, does_to_another); n > 0 && !half_a_word(i, n) && name_or_number(i + n))
        return true;
      const std::uint32_t n = phrase_at(i, adverb);
      if (n == 0) return false;
      i += n;
    }
    return false;
  }
  // A name, a score or the like at word i, behind an article.
  [[nodiscard]] bool name_or_number(std::uint32_t i) const {
    if (!vi_ && spaced(i) && article(i)) ++i;
    return spaced(i) && (r_.words[i].capital || r_.words[i].digits);
  }
  [[nodiscard]] bool article(std::uint32_t i) const {
    const std::string& w = r_.words[i].canonical;
    return w == "the" || w == "la" || w == "le" || w == "l" || w == "les";
  }
  // "Norwich, | who won": nobody speaks of a town so.
  [[nodiscard]] bool relative_clause(std::uint32_t i) const {
    return r_.lang.same_primary("en") && i < r_.size() && r_.words[i].canonical == "who" && r_.words[i].before == gap::comma;
  }
  // "England | are unbeaten": a team is several, a town is one.
  [[nodiscard]] bool plural_verb(std::uint32_t i) const {
    const std::string& w = r_.words[i].canonical;
    return r_.lang.same_primary("en") && spaced(i) && (w == "are" || w == "were" || w == "have");
  }
  [[nodiscard]] bool names_no_several(const span& s) const {
    return !r_.words[s.end - 1].folded.ends_with('s') && !(s.first > 0 && r_.in(conjunctions_, s.first - 1));
  }
  // Nothing before word i makes it a part of another phrase: "| Việt Nam", not "cầu thủ | Việt Nam".
  [[nodiscard]] bool opens_clause_at(std::uint32_t i) const {
    if (!vi_ && i > 0 && r_.tied(i - 1) && article(i - 1)) --i;
    if (i == 0 || !r_.tied(i - 1) || r_.initial[i] || day(i - 1)) return true;
    for (std::uint32_t n = 1; n <= 2 && n <= i; ++n)
      if (flagged(r_.canonical(i - n, i), opens_clause)) return true;
    return false;
  }

  // "8/11", "8-11"
  [[nodiscard]] bool day(std::uint32_t i) const {
    return r_.words[i].digits && (r_.words[i].before == gap::slash || r_.words[i].before == gap::hyphen);
  }

  // "lost 2-0 to | Malaysia", "trận gặp | Hải Phòng": what is done to a team.
  [[nodiscard]] bool played(std::size_t k) const {
    const span& s = spans_[k];
    const bool owner = s.end < r_.size() && r_.words[s.end].possessive;  // Australia's bowlers
    if (owner || modifies(s.end)) return false;
    std::uint32_t i = s.first;
    if (!vi_ && i > 0 && r_.tied(i - 1) && article(i - 1)) --i;
    std::string phrase;
    for (std::uint32_t n = 0, left = 3; n < longest_phrase && i > 0 && r_.tied(i - 1); --i) {
      const word& w = r_.words[i - 1];
      if (w.digits) {
        if (left-- == 0) break;  // of a score
        continue;
      }
      phrase = phrase.empty() ? w.canonical : w.canonical + ' ' + phrase;
      ++n;
      if (flagged(phrase, done_to)) return true;
      if (n == 1 && flagged(phrase, counted) && points_behind(s.end)) return true;
    }
    return false;
  }
  // "against Thailand | captain Bunmathan": in English what stands before a role tells whose it is.
  [[nodiscard]] bool modifies(std::uint32_t i) const {
    if (i >= r_.size() || vi_) return false;
    return r_.words[i].before == gap::hyphen || (r_.words[i].before == gap::space && r_.title[i].words > 0);
  }
  // "hơn Ninh Bình | hai điểm"
  [[nodiscard]] bool points_behind(std::uint32_t i) const {
    if (!spaced(i + 1) || !r_.tied(i - 1)) return false;
    const std::string& unit = r_.words[i + 1].canonical;
    return unit == "điểm" || unit == "bàn";
  }
  // "Đức | 2-1 | Anh", "Leeds | 2 Derby 0"
  [[nodiscard]] bool score_between(std::size_t k) const {
    const auto score = [&](std::size_t a) {  // between spans a and a + 1
      const std::uint32_t i = spans_[a].end, j = spans_[a + 1].first;
      if (j != i + 2 || !runs_on(i - 1, j + 1)) return false;
      return r_.words[i].digits && r_.words[i + 1].digits && r_.words[i].folded.size() <= 2 &&
             r_.words[i + 1].folded.size() <= 2 && r_.words[i + 1].before == gap::hyphen;
    };
    return (k + 1 < spans_.size() && score(k)) || (k > 0 && score(k - 1)) || result_at(r_, spans_[k].end) ||
           (spans_[k].first > 0 && result_at(r_, spans_[k].first - 1));
  }

  // "cùng bảng với Hàn Quốc, Qatar và Trung Quốc": what stands in one list with a team is one.
  void share_in_lists() {
    enum class link : std::uint8_t { none, comma, sure };
    const auto link_of = [&](std::size_t k) {  // of spans k - 1 and k
      if (!place(k - 1) || !place(k)) return link::none;
      const span &a = spans_[k - 1], &b = spans_[k];
      const std::uint32_t article_words = !vi_ && b.first > 0 && article(b.first - 1) ? 1 : 0;
      const std::uint32_t first = b.first - article_words;
      if (first == a.end) {
        const gap g = r_.words[first].before;
        return g == gap::comma ? link::comma : g == gap::dash || g == gap::hyphen ? link::sure : link::none;
      }
      return first == a.end + 1 && r_.in(conjunctions_, a.end) && r_.tied(a.end) ? link::sure : link::none;
    };
    for (std::size_t first = 0; first < spans_.size();) {
      std::size_t end = first + 1;
      bool sure = false, team = spans_[first].team;
      for (link l; end < spans_.size() && (l = link_of(end)) != link::none; ++end)
        sure = sure || l == link::sure, team = team || spans_[end].team;
      for (; first < end; ++first)
        if (sure && team) spans_[first].team = true;
    }
  }

  // "At Signal Iduna Park, Barcelona | seemed": the sentence goes on, and not with where or when.
  [[nodiscard]] bool predicate(std::uint32_t i) const {
    const word_list prepositions =
        names::in_language(r_.lang, word_list::vi_where, word_list::fr_where, word_list::en_prepositions);
    return spaced(i) && !r_.words[i].capital && !r_.words[i].digits && !r_.in(prepositions, i) && !r_.in(conjunctions_, i);
  }
  // Where a town is a team once, it is the town only behind a word that says so. A country is a country more often than not.
  void share_by_town() {
    std::set<std::string_view> towns;
    for (const span& s : spans_)
      if (s.team && !names::is_country_id(s.id)) towns.insert(s.id);
    for (std::size_t k = 0; k < spans_.size() && !towns.empty(); ++k) {
      span& s = spans_[k];
      if (!towns.contains(s.id) || s.team || !place(k) || !sport_near(s.first)) continue;
      const bool told = s.first > 0 && r_.tied(s.first - 1) && r_.in(cues_, s.first - 1);
      const bool address =
          (k > 0 && spans_[k - 1].end == s.first && r_.words[s.first].before == gap::comma && !predicate(s.end)) ||
          (k + 1 < spans_.size() && spans_[k + 1].first == s.end && r_.words[s.end].before == gap::comma);
      s.team = !told && !address;
    }
  }
};

}  // namespace

void bare_teams(const reading& r, std::vector<span>& spans) { team_finder(r, spans).find(); }

}  // namespace allonym::text
