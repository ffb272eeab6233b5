#include "ground/phrase_table.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace allonym::ground {
namespace {

constexpr std::uint32_t header_words = 5;  // size, longest, mask, numbers, text bytes

void put(std::string& out, std::uint32_t value) { out.append(reinterpret_cast<const char*>(&value), sizeof value); }

// A slot holds the number of a key, from 1 on, and above it bits of the key's hash that its place does not tell: what has
// others is not compared.
std::uint32_t numbers_of_keys(std::uint32_t size) { return std::bit_ceil(size + 1) - 1; }

}  // namespace

std::uint32_t hash(std::string_view bytes) noexcept {
  std::uint32_t h = 2166136261U;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 16777619U;
  return h;
}

phrase_table::phrase_table(std::string_view image) noexcept {
  if (image.size() < header_words * 4 || reinterpret_cast<std::uintptr_t>(image.data()) % 4 != 0) return;
  std::uint32_t head[header_words];
  std::memcpy(head, image.data(), sizeof head);
  const std::uint64_t words =
      std::uint64_t{header_words} + head[2] + 1 + (std::uint64_t{head[2]} + 1) / 4 + 2 * (std::uint64_t{head[0]} + 1) + head[3];
  if (words * 4 + head[4] > image.size() || head[2] < 3 || !std::has_single_bit(std::uint64_t{head[2]} + 1)) return;
  const auto* at = reinterpret_cast<const std::uint32_t*>(image.data()) + header_words;
  size_ = head[0];
  longest_ = head[1];
  mask_ = head[2];
  slots_ = at;
  reach_ = reinterpret_cast<const std::uint8_t*>(slots_ + mask_ + 1);
  keys_ = slots_ + mask_ + 1 + (mask_ + 1) / 4;
  values_ = keys_ + size_ + 1;
  numbers_ = values_ + size_ + 1;
  number_count_ = head[3];
  text_ = {reinterpret_cast<const char*>(numbers_ + number_count_), head[4]};
}

std::span<const std::uint32_t> phrase_table::find(std::string_view phrase, std::uint32_t hash_of_phrase) const noexcept {
  if (size_ == 0) return {};
  const std::uint32_t number = numbers_of_keys(size_);
  for (std::uint32_t at = hash_of_phrase & mask_, seen = 0; seen <= mask_; at = (at + 1) & mask_, ++seen) {
    if (slots_[at] == 0) return {};
    if (((slots_[at] ^ hash_of_phrase) & ~number) != 0) continue;
    const std::uint32_t slot = slots_[at] & number;
    if (slot == 0 || slot > size_) return {};
    const std::uint32_t begin = keys_[slot - 1], end = keys_[slot];
    if (begin > end || end > text_.size()) return {};
    if (text_.substr(begin, end - begin) != phrase) continue;
    const std::uint32_t first = values_[slot - 1], last = values_[slot];
    if (first > last || last > number_count_) return {};
    return {numbers_ + first, last - first};
  }
  return {};
}

std::string phrase_table::compile(const std::map<std::string, std::vector<std::uint32_t>>& phrases) {
  const auto size = static_cast<std::uint32_t>(phrases.size());
  const std::uint32_t mask = std::bit_ceil(std::max<std::uint32_t>(4, 2 * size)) - 1;
  std::vector<std::uint32_t> slots(mask + 1), keys{0}, values{0}, numbers;
  std::string text, reach(mask + 1, '\0');
  std::uint32_t longest = 0, number = 0;
  for (const auto& [phrase, ids] : phrases) {
    std::uint32_t at = hash(phrase) & mask;
    while (slots[at] != 0) at = (at + 1) & mask;
    slots[at] = ++number | (hash(phrase) & ~numbers_of_keys(size));
    text += phrase;
    numbers.insert(numbers.end(), ids.begin(), ids.end());
    keys.push_back(static_cast<std::uint32_t>(text.size()));
    values.push_back(static_cast<std::uint32_t>(numbers.size()));
    const auto words = static_cast<std::uint32_t>(std::count(phrase.begin(), phrase.end(), ' ')) + 1;
    longest = std::max(longest, words);
    char& reached = reach[hash(std::string_view(phrase).substr(0, phrase.find(' '))) & mask];
    reached =
        static_cast<char>(std::max<std::uint32_t>(static_cast<unsigned char>(reached), std::min<std::uint32_t>(words, 255)));
  }
  std::string out;
  for (const std::uint32_t word :
       {size, longest, mask, static_cast<std::uint32_t>(numbers.size()), static_cast<std::uint32_t>(text.size())})
    put(out, word);
  for (const std::uint32_t word : slots) put(out, word);
  out += reach;
  for (const auto* part : {&keys, &values, &numbers})
    for (const std::uint32_t word : *part) put(out, word);
  out += text;
  out.resize((out.size() + 3) / 4 * 4);
  return out;
}

}  // namespace allonym::ground
