#include "names/likeness.hpp"

#include "ground/bits.hpp"
#include "names/by_ear.hpp"
#include "names/forms.hpp"
#include "names/han.hpp"
#include "names/lexicon.hpp"
#include "names/normalize.hpp"
#include "names/palladius.hpp"
#include "names/sounds.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace allonym::names {
namespace {

using ground::script;
using prepared = name::prepared;

// Damerau-Levenshtein distance with adjacent transpositions, up to `limit`; limit + 1 beyond. Words of at most 24 letters.
int distance(std::string_view x, std::string_view y, int limit) noexcept {
  constexpr std::size_t longest = 24;
  if (x.size() > longest || y.size() > longest) return limit + 1;
  const int n = static_cast<int>(x.size()), m = static_cast<int>(y.size());
  if (std::abs(n - m) > limit) return limit + 1;
  int rows[3][longest + 1];
  int *before = rows[0], *last = rows[1], *now = rows[2];
  for (int j = 0; j <= m; ++j) last[j] = j;
  for (int i = 1; i <= n; ++i) {
    now[0] = i;
    int least = i;
    for (int j = 1; j <= m; ++j) {
      const bool same = x[static_cast<std::size_t>(i - 1)] == y[static_cast<std::size_t>(j - 1)];
      int d = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
      if (i > 1 && j > 1 && x[static_cast<std::size_t>(i - 1)] == y[static_cast<std::size_t>(j - 2)] &&
          x[static_cast<std::size_t>(i - 2)] == y[static_cast<std::size_t>(j - 1)])
        d = std::min(d, before[j - 2] + 1);
      now[j] = d;
      least = std::min(least, d);
    }
    if (least > limit) return limit + 1;
    std::swap(before, last);
    std::swap(last, now);
  }
  return last[m];
}

std::string_view letters(const prepared& n, const letter_run& r) noexcept {
  return {n.letters.data() + r.at, r.size_of_letters};
}
std::span<const std::uint8_t> codes(const prepared& n, const letter_run& r) noexcept {
  return {n.codes.data() + r.at, r.size_of_letters};
}
std::span<const std::uint8_t> plain(const prepared& n, const letter_run& r) noexcept {
  return {n.plain.data() + r.at, r.size_of_letters};
}

class alikeness {
public:
  alikeness(const prepared& a, const prepared& b, profile which, run_sounds& sounds) noexcept
      : a_(a), b_(b), which_(which), sounds_(sounds) {}

  [[nodiscard]] likeness of(const letter_run& x, const letter_run& y) const {
    const std::string_view lx = letters(a_, x), ly = letters(b_, y);
    if (lx.empty() || ly.empty()) return {};
    const script sx = a_.parts[x.first].writing, sy = b_.parts[y.first].writing;
    if (sx != sy && (read_as_mandarin(a_, sx) || read_as_mandarin(b_, sy)))
      if (const likeness read = mandarin(x, y, lx, ly); read.gain > 0 || sounds_.strict()) return read;
    if (lx == ly && (sx == script::latin || sx != sy)) {
      if (sx != sy) {
        const std::int32_t value = std::min(10 * std::max(own_sound(plain(a_, x)), sound_ratio(x, y, sx, sy)) + 1000, 25000);
        return {feature::sound, evidence_kind::script, value, 0, value + 1000};
      }
      const std::int32_t says = lx.size() >= 6 ? 1000 : static_cast<std::int32_t>(lx.size()) * 160;
      return {feature::joined, evidence_kind::joined, says, 0, 100000 + says};
    }
    likeness best = sino(x, y, lx, ly, sx, sy);
    if (best.gain > 0 && x.size() + y.size() > 2) return best;  // syllable for syllable: no chance likeness of sounds
    if (sx == sy && sx == script::latin && a_.vietnamese == b_.vietnamese) better(best, spelled(x, y, lx, ly));
    else if (sx == sy && sx == script::latin) {
      better(best, spelled(x, y, lx, ly));
      better(best, sounded(x, y, lx, ly, sx, sy));
    } else if (sx != sy) better(best, sounded(x, y, lx, ly, sx, sy));
    else if (!single_characters(sx)) better(best, spelled(x, y, lx, ly));
    return best;
  }

private:
  static std::int32_t info(const prepared& n, run r) noexcept {
    std::int32_t sum = 0;
    for (std::size_t i = r.first; i < r.end; ++i) sum += n.parts[i].info;
    return sum;
  }
  static void better(likeness& best, const likeness& other) noexcept {
    if (other.gain > best.gain) best = other;
  }

  likeness spelled(const letter_run& x, const letter_run& y, std::string_view lx, std::string_view ly) const {
    if (x.size() + y.size() > 2 && x.size() + y.size() > 4) return {};
    const std::size_t longer = std::max(lx.size(), ly.size()), shorter = std::min(lx.size(), ly.size());
    if (shorter < 3 || longer > 24) return {};
    if (((a_.parts[x.first].flags | b_.parts[y.first].flags) & part_number) != 0) return {};
    if (x.size() == 1 && y.size() == 1 && longer - shorter <= 4 && lx.substr(0, 3) == ly.substr(0, 3) &&
        which_ != profile::named && gendered_surnames(lx, ly)) {
      const std::int32_t says = std::min(info(a_, x), info(b_, y));
      return {feature::gendered, evidence_kind::gendered, says, 0, 5 * says};
    }
    const int limit = edits_within(longer);
    if (ground::ones(x.mask ^ y.mask) > 2 * limit) return {};
    const int d = distance(lx, ly, limit);
    if (d > limit) return {};
    if (x.size() == 1 && y.size() == 1 && which_ != profile::named &&
        given_names_of_both_sexes(a_.canonical_of(a_.parts[x.first]), b_.canonical_of(b_.parts[y.first])))
      return {};
    const std::int32_t says = std::min({info(a_, x), info(b_, y), 1000});
    // What the letters that differ sound like tempers what their number says.
    const std::int32_t own = std::min(own_sound(plain(a_, x)), own_sound(plain(b_, y)));
    const std::int32_t ratio = latin_ratio(plain(a_, x), plain(b_, y));
    const std::int32_t by_sound = own > 0 ? std::clamp(1000 - 1000 * ratio / own, 0, 1000) : 500;
    const std::int32_t by_letters = 1000 * d / static_cast<std::int32_t>(longer);
    const std::int32_t loss = (by_sound + by_letters) / 2;
    return {feature::spelling, evidence_kind::spelling, says, loss, says * (600 - loss) / 100};
  }

  // The same from either side: the table's drops and additions are not.
  static std::int32_t latin_ratio(std::span<const std::uint8_t> x, std::span<const std::uint8_t> y) {
    const bool turned = std::lexicographical_compare(y.begin(), y.end(), x.begin(), x.end());
    return turned ? align_sounds(sound_source::latin, y, x) : align_sounds(sound_source::latin, x, y);
  }

  // Not a foreign name, as it is or spelled by ear.
  static bool words_of_vietnamese(const prepared& n, run r) noexcept {
    return n.vietnamese && !chain(n, r) && std::all_of(n.parts.begin() + r.first, n.parts.begin() + r.end, [](const part& p) {
             return (p.flags & part_syllable) != 0;
           });
  }

  // By the table of whichever side is not in Latin letters of its own.
  std::int32_t sound_ratio(const letter_run& x, const letter_run& y, script sx, script sy) const {
    if (sx == script::latin && (sy != script::latin || (b_.vietnamese && !a_.vietnamese)))
      return sounds_.ratio(sy == script::latin ? sound_source::vietnamese : source_of(sy, words_of_vietnamese(a_, x)), true, x,
                           y);
    if (sy == script::latin && (sx != script::latin || a_.vietnamese != b_.vietnamese))
      return sounds_.ratio(sx == script::latin ? sound_source::vietnamese : source_of(sx, words_of_vietnamese(b_, y)), false, x,
                           y);
    return latin_ratio(plain(a_, x), plain(b_, y));
  }

  // Syllables tied by hyphens are heard together or not at all.
  static bool whole_chains(const prepared& n, run r) noexcept {
    if (!n.vietnamese || n.parts[r.first].writing != script::latin) return true;
    return (n.parts[r.first].flags & part_glued) == 0 && (r.end == n.parts.size() || (n.parts[r.end].flags & part_glued) == 0);
  }

  static bool chain(const prepared& n, run r) noexcept {
    for (std::size_t i = static_cast<std::size_t>(r.first) + 1; i < r.end; ++i)
      if ((n.parts[i].flags & part_chained) == 0) return false;
    return r.size() > 1;
  }

  // Of Vietnamese words, some written together (Mátxcơva).
  static std::size_t syllables(const prepared& n, run r) noexcept {
    std::size_t count = 0;
    for (std::size_t i = r.first; i < r.end; ++i)
      count += (n.parts[i].flags & part_syllable) != 0 ? 1 : vowel_groups(n.letters_of(n.parts[i]));
    return count;
  }

  // Whether enough classes of consonants are heard on both sides. Other writings tell liquids and nasals apart badly.
  static bool may_sound_alike(std::uint32_t x, std::uint32_t y, bool other_writing) noexcept {
    if (other_writing) x = one_liquid(x), y = one_liquid(y);
    const auto [least, most] = std::minmax({ground::ones(x), ground::ones(y)});
    const int common = ground::ones(x & y);
    if (other_writing && least == 0) return most <= 1;  // Huế, フエ
    return 2 * common >= least && (other_writing ? 3 : 2.5) * common >= most;
  }

  // The value at which a sound says no more: of Vietnamese words in another script no more than they say themselves, which is
  // little of a family name.
  std::int32_t most_said(run x, run y, script sx, script sy) const noexcept {
    constexpr std::int32_t most = 25000, of_info = 25;
    if (sx == sy || a_.vietnamese == b_.vietnamese) return most;
    return std::min(most, of_info * (a_.vietnamese ? info(a_, x) : info(b_, y)));
  }

  likeness sounded(const letter_run& x, const letter_run& y, std::string_view lx, std::string_view ly, script sx,
                   script sy) const {
    if (lx.size() < 2 || ly.size() < 2 || lx.size() > 3 * ly.size() + 2 || ly.size() > 3 * lx.size() + 2) return {};
    if (!whole_chains(a_, x) || !whole_chains(b_, y)) return {};
    // Several syllables that have meanings are read one by one, if no hyphen ties them.
    if (x.size() > 1 && y.size() > 1 &&
        ((a_.vietnamese && can_be_read(a_, x) && !chain(a_, x)) || (b_.vietnamese && can_be_read(b_, y) && !chain(b_, y))))
      return {};
    if (!may_sound_alike(x.sound, y.sound, sx != sy || a_.vietnamese != b_.vietnamese)) return {};
    // A Vietnamese syllable alone is hardly a long foreign word.
    if (sx == script::latin && a_.vietnamese && ly.size() > 7 * syllables(a_, x) &&
        (b_.parts[y.first].flags & part_syllable) == 0)
      return {};
    if (sy == script::latin && b_.vietnamese && lx.size() > 7 * syllables(b_, y) &&
        (a_.parts[x.first].flags & part_syllable) == 0)
      return {};
    const std::int32_t ratio = sound_ratio(x, y, sx, sy);
    if (ratio < 100) return {};
    const std::int32_t own = std::max(own_sound(plain(a_, x)), own_sound(plain(b_, y)));
    const std::int32_t loss = std::max(0, own - ratio) * 10;
    return {feature::sound, sx == sy ? evidence_kind::sound : evidence_kind::script,
            std::min(ratio * 10, most_said(x, y, sx, sy)), loss, ratio * 10};
  }

  // --- syllables that share characters

  // Best sum, in hundredths, over ways to cut `letters` into spellings of the syllables of a run; negative: none.
  static std::int32_t readings(const prepared& n, run r, std::string_view letters) noexcept {
    constexpr std::size_t longest = 24;
    if (letters.size() > longest || r.size() > 4 || letters.size() < r.size() || letters.size() > longest_spelling * r.size())
      return -1;
    std::int32_t best[longest + 1];
    std::fill(best, best + letters.size() + 1, -1);
    best[0] = 0;
    for (std::size_t i = r.first; i < r.end; ++i) {
      const part& p = n.parts[i];
      const bool han = p.writing == script::han;
      std::size_t begin = 0;
      const std::span<const relation_row> rows =
          han ? character_of(ground::next_code_point(n.canonical_of(p), begin)).spelled : relations_of(p.sino);
      std::int32_t next[longest + 1];
      std::fill(next, next + letters.size() + 1, -1);
      bool any = false;
      for (std::size_t at = 0; at < letters.size(); ++at) {
        if (best[at] < 0) continue;
        const std::string_view rest = letters.substr(at);
        for (const relation_row& row : rows) {
          const std::string_view spelling = spelled_text(row.spelled);
          if (spelling.front() != rest.front() || !rest.starts_with(spelling)) continue;
          const std::int32_t w = han ? 250 + 15 * row.weight : 5 * row.weight;
          next[at + spelling.size()] = std::max(next[at + spelling.size()], best[at] + w);
          any = true;
        }
      }
      if (!any) return -1;
      std::copy(next, next + letters.size() + 1, best);
    }
    return best[letters.size()];
  }

  static bool can_be_read(const prepared& n, run r) noexcept {
    for (std::size_t i = r.first; i < r.end; ++i)
      if (n.parts[i].writing != script::han && (n.parts[i].writing != script::latin || n.parts[i].sino == no_syllable))
        return false;
    return true;
  }

  // A word, or characters of one.
  static bool one_word(const prepared& n, run r) noexcept {
    return r.size() == 1 || single_characters(n.parts[r.first].writing);
  }

  static bool read_as_mandarin(const prepared& n, script s) noexcept { return s == script::cyrillic && !n.pinyin.empty(); }
  static std::string pinyin(const std::vector<std::string>& words, run r) {
    std::string word;
    for (std::size_t i = r.first; i < r.end; ++i) word += words[i];
    return word;
  }

  // Mandarin in Russian letters on one side: as its Pinyin.
  likeness mandarin(const letter_run& x, const letter_run& y, std::string_view lx, std::string_view ly) const {
    const bool of_b = read_as_mandarin(b_, b_.parts[y.first].writing);
    for (const std::vector<std::string>& words : of_b ? b_.pinyin : a_.pinyin)
      if (const likeness read = mandarin(pinyin(words, of_b ? y : x), of_b, x, y, lx, ly); read.gain > 0) return read;
    return {};
  }
  likeness mandarin(const std::string& word, bool of_b, const letter_run& x, const letter_run& y, std::string_view lx,
                    std::string_view ly) const {
    if (word.empty()) return {};
    (of_b ? ly : lx) = word;
    const script other = of_b ? a_.parts[x.first].writing : b_.parts[y.first].writing;
    if (lx == ly && other == script::latin) {
      constexpr std::int32_t letter = 3000;
      const std::int32_t value = std::min(letter * static_cast<std::int32_t>(word.size()), 25000);
      return {feature::sound, evidence_kind::script, value, 0, value + 1000};
    }
    if (sounds_.strict()) return {};
    return of_b ? sino(x, y, lx, ly, a_.parts[x.first].writing, script::latin)
                : sino(x, y, lx, ly, script::latin, b_.parts[y.first].writing);
  }

  // By the writings of both; Mandarin in Russian letters is read as Latin ones.
  likeness sino(const letter_run& x, const letter_run& y, std::string_view lx, std::string_view ly, script sx,
                script sy) const noexcept {
    std::int32_t sum = -1;
    if (sx == script::latin && sy == script::han)
      sum = std::max(characters(a_, x, b_, y), y.size() >= x.size() ? readings(b_, y, lx) : -1);
    else if (sx == script::han && sy == script::latin)
      sum = std::max(characters(b_, y, a_, x), x.size() >= y.size() ? readings(a_, x, ly) : -1);
    else if (sx == script::han && sy == script::hangul) sum = hangul(a_, x, b_, y);
    else if (sx == script::hangul && sy == script::han) sum = hangul(b_, y, a_, x);
    else if (sx == script::latin && sy == script::latin && !a_.vietnamese && !b_.vietnamese) sum = romanised(x, y, lx, ly);
    else if (sx == script::latin && (sy == script::latin || sy == script::hangul) && a_.vietnamese && !b_.vietnamese &&
             can_be_read(a_, x) && one_word(b_, y))
      sum = readings(a_, x, ly);
    else if ((sx == script::latin || sx == script::hangul) && sy == script::latin && b_.vietnamese && !a_.vietnamese &&
             can_be_read(b_, y) && one_word(a_, x))
      sum = readings(b_, y, lx);
    if (sum <= 0) return {};
    return {feature::sino, evidence_kind::sino, sum * 10, 0,
            sum * 10 + 500 * static_cast<std::int32_t>(std::max(x.size(), y.size()))};
  }

  // Two habits of writing Chinese syllables, of short words only: Tse-tung and Zedong. Or of Korean ones.
  std::int32_t romanised(const letter_run& x, const letter_run& y, std::string_view lx, std::string_view ly) const noexcept {
    if (std::min(x.size(), y.size()) != 1 || std::max(x.size(), y.size()) > 2 || lx.size() < 2 || ly.size() < 2) return -1;
    if (x.size() == 2) return cut(a_.letters_of(a_.parts[x.first]), a_.letters_of(a_.parts[x.first + 1U]), ly);
    if (y.size() == 2) return cut(b_.letters_of(b_.parts[y.first]), b_.letters_of(b_.parts[y.first + 1U]), lx);
    const bool towns = a_.parts.size() == 1 && b_.parts.size() == 1;  // Kaohsiung, Gaoxiong
    if (lx.size() > longest_spelling || ly.size() > longest_spelling) return towns ? both_cut(lx, ly) : -1;
    const std::int32_t chinese = twins(lx, ly);
    if (chinese > 0) return chinese;
    return voiced(lx[0]) == voiced(ly[0]) && korean_sound(lx) == korean_sound(ly) && korean(a_) && korean(b_) ? 150 : -1;
  }
  static std::int32_t twins(std::string_view x, std::string_view y) noexcept { return twins(spelled_syllable(x), y); }
  static std::int32_t twins(std::uint16_t p, std::string_view y) noexcept {
    if (p == no_syllable) return -1;
    const std::uint16_t q = spelled_syllable(y);
    if (q == no_syllable) return -1;
    const int w = p == q ? 100 : same_syllable(p, q);
    return w > 0 ? 2 * w : -1;
  }
  // Two syllables against one word.
  static std::int32_t cut(std::string_view first, std::string_view second, std::string_view word) noexcept {
    const std::uint16_t one = spelled_syllable(first), two = spelled_syllable(second);
    if (one == no_syllable || two == no_syllable) return -1;
    for (std::size_t at = 1; at < word.size(); ++at) {
      const std::int32_t p = twins(one, word.substr(0, at));
      if (p <= 0) continue;
      const std::int32_t q = twins(two, word.substr(at));
      if (q > 0) return p + q;
    }
    return -1;
  }
  // Two words of two syllables.
  static std::int32_t both_cut(std::string_view x, std::string_view y) noexcept {
    for (std::size_t at = 1; at < x.size(); ++at) {
      if (at > longest_spelling || x.size() - at > longest_spelling) continue;
      if (const std::int32_t sum = cut(x.substr(0, at), x.substr(at), y); sum > 0) return sum;
    }
    return -1;
  }
  static constexpr char voiced(char c) noexcept {
    return c == 'k' ? 'g' : c == 't' ? 'd' : c == 'p' ? 'b' : c == 'c' ? 'j' : c;
  }
  static bool korean(const prepared& n) noexcept {
    return std::any_of(n.parts.begin(), n.parts.end(),
                       [&n](const part& p) { return lexicon::get().contains(word_list::korean_surnames, n.letters_of(p)); });
  }

  // Sino-Vietnamese syllables against as many characters.
  static std::int32_t characters(const prepared& v, run x, const prepared& h, run y) noexcept {
    if (x.size() != y.size()) return -1;
    std::int32_t sum = 0;
    for (std::size_t k = 0; k < x.size(); ++k) {
      const part& p = v.parts[x.first + k];
      if (p.sino == no_syllable) return -1;
      std::size_t at = 0;
      const character c = character_of(ground::next_code_point(h.canonical_of(h.parts[y.first + k]), at));
      std::int32_t w = -1;
      const std::string_view text = sino_text(p.sino);
      for (std::size_t s = 0; s < c.sino.size(); ++s) {
        if (c.sino[s] == p.sino) w = std::max(w, s == 0 ? 450 : 380);
        else if (text.front() == '~' && bare_sino_syllable(v.letters_of(p)) == p.sino &&
                 bare(sino_text(c.sino[s]), text.substr(1)))
          w = std::max(w, 300);
      }
      if (w < 0) return -1;
      sum += w;
    }
    return sum;
  }
  // Whether a canonical word is `letters` without its marks.
  static bool bare(std::string_view canonical, std::string_view letters) noexcept {
    for (std::size_t at = 0; at < canonical.size();) {
      const std::size_t from = at;
      std::string_view folded = fold_letter(ground::next_code_point(canonical, at));
      if (folded.empty()) folded = canonical.substr(from, at - from);
      if (!letters.starts_with(folded)) return false;
      letters.remove_prefix(folded.size());
    }
    return letters.empty();
  }

  static std::int32_t hangul(const prepared& h, run x, const prepared& k, run y) noexcept {
    if (x.size() != y.size()) return -1;
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      std::size_t at = 0;
      const character c = character_of(ground::next_code_point(h.canonical_of(h.parts[x.first + i]), at));
      if (c.hangul == 0 || c.hangul != ground::next_code_point(k.canonical_of(k.parts[y.first + i]), at = 0)) return -1;
      sum += 400;
    }
    return sum;
  }

  const prepared& a_;
  const prepared& b_;
  profile which_;
  run_sounds& sounds_;
};

}  // namespace

run_sounds::run_sounds(const prepared& a, run within_a, const prepared& b, run within_b) noexcept
    : a_(letters_within(a, within_a)),
      b_(letters_within(b, within_b)),
      strict_((!a.pinyin.empty() && both_mandarin(a, b)) || (!b.pinyin.empty() && both_mandarin(b, a))) {}

run_sounds::side run_sounds::letters_within(const prepared& n, run r) noexcept {
  const std::uint16_t at = n.parts[r.first].at;
  return {&n, {r, at, static_cast<std::uint16_t>(n.joined(r.first, r.end).size()), 0, 0}};
}

std::int32_t run_sounds::ratio(sound_source source, bool of_b, const letter_run& x, const letter_run& y) {
  const side &own = of_b ? b_ : a_, &latin = of_b ? a_ : b_;
  const letter_run &heard = of_b ? y : x, &spelled = of_b ? x : y;
  if (std::max(own.within.size_of_letters, latin.within.size_of_letters) > sound_alignment::longest)
    return align_sounds(source, codes(*own.of, heard), plain(*latin.of, spelled));
  if (!letters_ || source_ != source || of_b_ != of_b) {
    letters_.emplace(source, codes(*own.of, own.within), plain(*latin.of, latin.within));
    source_ = source;
    of_b_ = of_b;
  }
  const auto behind = [](const letter_run& r, const side& of) {
    return sound_alignment::run{static_cast<std::size_t>(r.at - of.within.at), r.size_of_letters};
  };
  return letters_->score(behind(heard, own), behind(spelled, latin));
}

likeness likeness_of(const prepared& a, const letter_run& x, const prepared& b, const letter_run& y, profile which,
                     run_sounds& sounds) {
  return alikeness(a, b, which, sounds).of(x, y);
}

}  // namespace allonym::names
