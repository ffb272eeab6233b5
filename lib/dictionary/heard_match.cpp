#include "dictionary/heard_match.hpp"

#include <algorithm>

#include "ground/bits.hpp"
#include "ground/unicode.hpp"
#include "names/by_ear.hpp"
#include "names/prepared.hpp"
#include "names/romanize.hpp"
#include "names/sounds.hpp"

namespace allonym::dict {
namespace {

constexpr std::size_t most_words = 6, longest_run = 3;
constexpr std::int32_t extra_word = 100;

// Whether so many letters and such consonants may be what a chain spells.
bool may_be(std::size_t chain, std::uint32_t in_chain, std::size_t letters, std::uint32_t in_letters) noexcept {
  if (2 * letters < chain || 2 * letters > 3 * chain) return false;
  const int common = ground::ones(in_chain & in_letters), least = std::min(ground::ones(in_chain), ground::ones(in_letters));
  return 3 * common >= 2 * least;
}

}  // namespace

heard_match::heard_match(const name& query) {
  const name::prepared& p = query.parts();
  for (const names::chain& c : names::chains_by_ear(p)) {
    const std::string_view letters = p.joined(c.first, c.end);
    chains_.push_back({std::span(p.codes).subspan(p.parts[c.first].at, letters.size()),
                       names::one_liquid(names::consonants(letters, ground::script::latin, true))});
  }
}

std::int32_t heard_match::with(std::string_view key) {
  codes_.clear();
  words_.clear();
  std::size_t at = 0;
  const auto writing = key.empty() ? ground::script::latin : ground::script_of(ground::next_code_point(key, at));
  for (std::size_t begin = 0; begin < key.size() && words_.size() < most_words;) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    letters_.clear();
    names::romanize(key.substr(begin, end - begin), writing, letters_);
    for (const char c : letters_) codes_.push_back(names::code_of(c));
    if (!letters_.empty()) words_.push_back({codes_.size(), names::one_liquid(names::consonants(letters_, writing, false))});
    begin = end + 1;
  }
  std::int32_t sum = 0;
  for (const chain& c : chains_) sum += best_run(c);
  return sum - extra_word * static_cast<std::int32_t>(words_.size());
}

// Of the words of the key, some written together.
std::int32_t heard_match::best_run(const chain& c) const {
  std::int32_t best = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::size_t begin = i == 0 ? 0 : words_[i - 1].end;
    std::uint32_t consonants = 0;
    for (std::size_t k = i; k < std::min(words_.size(), i + longest_run); ++k) {
      consonants |= words_[k].consonants;
      const auto run = std::span(codes_).subspan(begin, words_[k].end - begin);
      if (!may_be(c.codes.size(), c.consonants, run.size(), consonants)) continue;
      const std::int32_t alike = names::align_sounds(names::sound_source::vietnamese, c.codes, run);
      best = std::max(best, alike - std::max(0, names::own_sound(run) - alike) / 2);
    }
  }
  return best;
}

}  // namespace allonym::dict
