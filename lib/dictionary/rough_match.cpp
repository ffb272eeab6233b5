#include "dictionary/rough_match.hpp"

#include <bit>
#include <string>

#include "ground/unicode.hpp"
#include "names/prepared.hpp"
#include "names/romanize.hpp"
#include "names/skeleton.hpp"

namespace allonym::dict {
namespace {

constexpr std::size_t longest = 64, letters_of_alphabet = 26;

constexpr bool vowel(char c) noexcept { return c == 'a' || c == 'i' || c == 'u'; }

// The class of each sound as a number. Consonants say more than vowels: they stand twice.
template <class F>
void each_sound(std::string_view sounds, F f) {
  for (const char c : sounds) {
    const auto sound = static_cast<std::size_t>(c - 'a');
    f(sound);
    if (!vowel(c)) f(sound + letters_of_alphabet);
  }
}

}  // namespace

rough_match::rough_match(const name& query) {
  const name::prepared& p = query.parts();
  const auto writing = p.parts.empty() ? ground::script::latin : p.parts.front().writing;
  names::rough_sounds(p.letters, writing, p.vietnamese, sounds_);
  each_sound(sounds_, [&](std::size_t sound) {
    if (heard_ < longest) places_[sound] |= std::uint64_t{1} << heard_++;
  });
}

std::uint32_t rough_match::with(std::string_view key) {
  letters_.clear();
  std::size_t first = 0;
  const auto writing = key.empty() ? ground::script::latin : ground::script_of(ground::next_code_point(key, first));
  for (std::size_t begin = 0; begin < key.size();) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    names::romanize(key.substr(begin, end - begin), writing, letters_);
    begin = end + 1;
  }
  // Hyyrö's bit-parallel length of the longest common subsequence: a bit of `open` falls where one more sound is matched.
  std::uint64_t open = ~std::uint64_t{0};
  std::uint32_t heard = 0;
  names::rough_sounds(letters_, writing, false, sounds_);
  each_sound(sounds_, [&](std::size_t sound) {
    const std::uint64_t here = open & places_[sound];
    open = (open + here) | (open - here);
    ++heard;
  });
  const auto common = static_cast<std::uint32_t>(std::popcount(~open));
  return heard + heard_ == 0 ? 0 : 2 * most * common / (heard + heard_);
}

}  // namespace allonym::dict
