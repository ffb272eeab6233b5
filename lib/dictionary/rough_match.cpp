#include "dictionary/rough_match.hpp"

#include <algorithm>

#include "ground/bits.hpp"
#include "ground/unicode.hpp"
#include "names/prepared.hpp"
#include "names/romanize.hpp"
#include "names/skeleton.hpp"

namespace allonym::dict {
namespace {

// Sounds as numbers.
constexpr std::string_view sounds = "aiuptksnr";
constexpr unsigned word_begins = 10, last_vowel = 3;
constexpr std::size_t sketched = 16;

unsigned number_of(char sound) noexcept { return static_cast<unsigned>(sounds.find(sound)) + 1; }
constexpr bool vowel(unsigned number) noexcept { return number <= last_vowel; }
// Consonants say more than vowels: they count twice.
constexpr std::uint32_t said_by(unsigned number) noexcept { return vowel(number) ? 1 : 2; }

std::uint32_t ones(std::uint64_t bits) noexcept { return static_cast<std::uint32_t>(ground::ones(bits)); }

}  // namespace

std::uint64_t sound_sketch(std::string_view key) {
  std::size_t first = 0;
  const auto writing = key.empty() ? ground::script::latin : ground::script_of(ground::next_code_point(key, first));
  std::string numbers, letters, heard;
  for (std::size_t begin = 0; begin < key.size();) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    letters.clear();
    names::romanize(key.substr(begin, end - begin), writing, letters);
    names::rough_sounds(letters, writing, false, heard);
    if (!numbers.empty() && !heard.empty()) numbers += static_cast<char>(word_begins);
    for (const char c : heard) numbers += static_cast<char>(number_of(c));
    begin = end + 1;
  }
  if (numbers.size() > sketched) std::erase_if(numbers, [](char c) { return vowel(static_cast<unsigned>(c)); });
  std::uint64_t sketch = 0;
  for (std::size_t i = std::min(numbers.size(), sketched); i-- > 0;)
    sketch = sketch << 4 | static_cast<unsigned char>(numbers[i]);
  return sketch;
}

rough_match::rough_match(const name& query) {
  const name::prepared& p = query.parts();
  std::string heard;
  unsigned at = 0;
  for (const names::part& part : p.parts) {
    names::rough_sounds(p.letters_of(part), part.writing, p.vietnamese, heard);
    if (heard.empty() || at + 1 + heard.size() > 64) continue;
    if (at != 0) between_ |= std::uint64_t{1} << at++;
    std::uint64_t word = 0;
    for (const char c : heard) {
      const unsigned number = number_of(c);
      const std::uint64_t bit = std::uint64_t{1} << at++;
      places_[number] |= bit;
      word |= bit;
      heard_ += said_by(number);
      if (vowel(number)) continue;
      consonants_ |= bit;
      heard_consonants_ += said_by(number);
    }
    if (word_count_ < most_words) words_[word_count_++] = word;
  }
}

std::uint32_t rough_match::rated(std::uint32_t common, std::uint32_t heard, bool vowels) const noexcept {
  const std::uint32_t all = heard + (vowels ? heard_ : heard_consonants_);
  return all == 0 ? 0 : std::min(most, 2 * most * common / all);
}

// Hyyrö's bit-parallel length of the longest common subsequence: a bit of `open` falls where one more sound is matched.
std::uint32_t rough_match::with(std::uint64_t sketch) const noexcept {
  std::uint64_t open = ~std::uint64_t{0};
  std::uint32_t heard = 0;
  bool vowels = false;
  for (; sketch != 0; sketch >>= 4) {
    const auto number = static_cast<unsigned>(sketch & 15);
    if (number >= word_begins) continue;
    const std::uint64_t here = open & places_[number];
    open = (open + here) | (open - here);
    heard += said_by(number);
    vowels |= vowel(number);
  }
  return rated(ones(~open) + ones(~open & consonants_), heard, vowels);
}

// What holds for all of the query holds for its words side by side if no carry passes between them.
std::uint32_t rough_match::with_words(std::uint64_t sketch) const noexcept {
  const std::uint64_t fresh = ~between_;
  std::uint64_t open = fresh;
  std::uint32_t heard = 0, heard_in_word = 0, common = 0;
  unsigned used = 0;
  bool vowels = false;
  const auto end_word = [&] {
    std::uint32_t best = heard_in_word / 2;  // less is chance
    std::size_t which = word_count_;
    for (std::size_t i = 0; i < word_count_; ++i) {
      const std::uint64_t matched = ~open & words_[i];
      if (const std::uint32_t said = ones(matched) + ones(matched & consonants_); said > best && (used >> i & 1) == 0) {
        best = said;
        which = i;
      }
    }
    if (which != word_count_) {
      used |= 1U << which;
      common += best;
    }
    heard += heard_in_word;
    heard_in_word = 0;
    open = fresh;
  };
  for (; sketch != 0; sketch >>= 4) {
    const auto number = static_cast<unsigned>(sketch & 15);
    if (number >= word_begins) {
      end_word();
      continue;
    }
    const std::uint64_t here = open & places_[number];
    open = ((open + here) | (open - here)) & fresh;
    heard_in_word += said_by(number);
    vowels |= vowel(number);
  }
  end_word();
  return rated(common, heard, vowels) * 15 / 16;
}

}  // namespace allonym::dict
