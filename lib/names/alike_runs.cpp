#include "names/alike_runs.hpp"

#include "ground/bits.hpp"
#include "names/han.hpp"

#include <algorithm>
#include <cstdlib>

namespace allonym::names {
namespace {

using ground::script;
using prepared = name::prepared;

// The runs of a name that may be read as one word, by the part that they begin with, the shorter first.
class name_runs {
public:
  name_runs(const prepared& n, std::uint32_t left) noexcept : name_(n), left_(left) {
    std::uint16_t count = 0;
    for (std::uint8_t i = 0; i < n.parts.size(); ++i) {
      from_[i] = count;
      if (!is_left(i)) continue;
      letter_run r{{i, i}, n.parts[i].at, 0, 0, 0};
      do {
        const part& p = n.parts[r.end++];
        r.size_of_letters = static_cast<std::uint16_t>(p.at + p.size - r.at);
        r.mask |= p.mask;
        r.sound |= p.sound;
        runs_[count++] = r;
      } while (goes_on(r));
    }
    from_[n.parts.size()] = count;
  }
  [[nodiscard]] std::span<const letter_run> from(std::size_t part) const noexcept {
    return {runs_.data() + from_[part], runs_.data() + from_[part + 1]};
  }

private:
  static constexpr std::size_t longest = 8, longest_vietnamese = 7, longest_of_words = 3;
  [[nodiscard]] bool is_left(std::size_t i) const noexcept { return i < name_.parts.size() && (left_ >> i & 1U) != 0; }
  // Whether the part behind a run may belong to it.
  [[nodiscard]] bool goes_on(const run& r) const noexcept {
    const script writing = name_.parts[r.first].writing;
    const bool many = single_characters(writing);
    if (r.size() == (many ? longest : name_.vietnamese ? longest_vietnamese : longest_of_words) || !is_left(r.end))
      return false;
    const part& next = name_.parts[r.end];
    return next.writing == writing && (!many || (next.flags & part_glued) != 0) &&
           (next.flags & (part_comma | part_legal)) == 0;
  }

  const prepared& name_;
  std::uint32_t left_;
  std::array<letter_run, most_parts * longest> runs_;
  std::array<std::uint16_t, most_parts + 1> from_;
};

bool syllabic(const prepared& n, const run& r) noexcept {
  return single_characters(n.parts[r.first].writing) || n.parts[r.first].sino != no_syllable;
}

bool free_words(const prepared& n, const run& r) noexcept {
  return r.size() > 1 && !single_characters(n.parts[r.first].writing) && !n.vietnamese &&
         (n.parts[r.end - 1U].flags & part_glued) == 0;
}

// Whether two runs of Latin letters may be one or two syllables of Chinese or Korean each, in different habits of spelling
// them; a name of one word may be of two.
bool may_be_syllables(const prepared& a, const letter_run& x, const prepared& b, const letter_run& y) noexcept {
  const std::size_t most = a.parts.size() == 1 && b.parts.size() == 1 ? 2 : std::max(x.size(), y.size());
  return most <= 2 && std::min(x.size(), y.size()) == 1 &&
         std::max(x.size_of_letters, y.size_of_letters) <= most * longest_spelling;
}

// How many edits may turn one into the other; more at the end of a surname, which may be in the feminine.
int edits(const prepared& a, const letter_run& x, const prepared& b, const letter_run& y) noexcept {
  return a.letters[x.at] == b.letters[y.at] ? most_edits : edits_within(std::max(x.size_of_letters, y.size_of_letters));
}

// Quick tests before letters are looked at one by one: of runs that are spelled by one habit, and of others.
bool may_be_spelled_alike(const prepared& a, const letter_run& x, const prepared& b, const letter_run& y) noexcept {
  if (std::abs(x.size_of_letters - y.size_of_letters) > most_edits) return false;
  return ground::ones(x.mask ^ y.mask) <= 2 * edits(a, x, b, y) || (!a.vietnamese && may_be_syllables(a, x, b, y));
}
bool may_be_heard_alike(const prepared& a, const letter_run& x, const prepared& b, const letter_run& y) noexcept {
  const int most = std::max(x.size_of_letters, y.size_of_letters), least = std::min(x.size_of_letters, y.size_of_letters);
  if (!(a.pinyin.empty() && b.pinyin.empty()) && std::max(x.size(), y.size()) <= 2) return true;
  // Free words of alphabets are read together only when they were written together.
  if (free_words(a, x) || free_words(b, y)) return most - least <= 2;
  return single_characters(a.parts[x.first].writing) || single_characters(b.parts[y.first].writing) || most <= 2 * least + 3;
}

}  // namespace

alike_runs::alike_runs(const prepared& a, std::uint32_t left_a, const prepared& b, std::uint32_t left_b, profile which) {
  const name_runs runs_a(a, left_a), runs_b(b, left_b);
  run_sounds sounds(a, around(left_a), b, around(left_b));
  for (std::size_t i = 0; i < a.parts.size(); ++i) {
    const std::span<const letter_run> from_i = runs_a.from(i);
    for (std::size_t j = 0; j < b.parts.size() && !from_i.empty(); ++j) {
      const std::span<const letter_run> from_j = runs_b.from(j);
      if (from_j.empty() || of_two_countries(a, i, b, j)) continue;
      const bool one_habit =
          a.vietnamese == b.vietnamese && a.parts[i].writing == script::latin && b.parts[j].writing == script::latin;
      for (const letter_run& x : from_i)
        for (const letter_run& y : from_j) {
          const bool longest = &x == &from_i.back() && &y == &from_j.back();
          if (x.size() > 1 && y.size() > 1 && !longest &&
              !(x.size() == y.size() && x.size() <= 4 && syllabic(a, x) && syllabic(b, y)))
            continue;
          if (one_habit ? may_be_spelled_alike(a, x, b, y) : may_be_heard_alike(a, x, b, y))
            keep({x, y, likeness_of(a, x, b, y, which, sounds)});
        }
    }
  }
  std::stable_sort(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(count_),
                   [](const alike_pair& p, const alike_pair& q) { return p.how.gain > q.how.gain; });
}

void alike_runs::keep(const alike_pair& p) noexcept {
  if (p.how.gain <= 0) return;
  if (count_ < most) {
    found_[count_++] = p;
    return;
  }
  alike_pair& least = *std::min_element(found_.begin(), found_.end(),
                                        [](const alike_pair& q, const alike_pair& r) { return q.how.gain < r.how.gain; });
  if (least.how.gain < p.how.gain) least = p;
}

}  // namespace allonym::names
