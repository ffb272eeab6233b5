#include "dictionary/letter_contexts.hpp"

#include <algorithm>
#include <bit>

#include "dictionary/format.hpp"

namespace allonym::dict {
namespace {

constexpr int least_bits = 6, most_bits = 18;

}  // namespace

context_writer::context_writer(std::uint64_t names)
    : bits_(std::clamp(static_cast<int>(std::bit_width(names / 8)) - 1, least_bits, most_bits)), before_(std::size_t{1} << bits_), after_(before_.size()) {}

void context_writer::add(std::string_view letters) noexcept {
  if (letters.size() > longest_edited + 1) return;
  const numbered_letters numbered(letters);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const std::uint64_t letter = std::uint64_t{1} << letter_number(letters[i]);
    before_[letter_contexts::slot(numbered.mostly_before(i, i + 1), bits_)] |= letter;
    after_[letter_contexts::slot(numbered.mostly_after(i, i + 1), bits_)] |= letter;
  }
}

std::string context_writer::section() const {
  std::string out;
  for (const auto* side : {&before_, &after_})
    for (const std::uint64_t letters : *side) put_u64(out, letters);
  return out;
}

letter_contexts::letter_contexts(std::string_view bytes) noexcept {
  const std::size_t half = bytes.size() / 2;
  if (half / 8 < std::size_t{1} << least_bits || half / 8 > std::size_t{1} << most_bits || !std::has_single_bit(half) || bytes.size() % 2 != 0) return;
  bits_ = static_cast<int>(std::bit_width(half / 8)) - 1;
  before_ = bytes.substr(0, half);
  after_ = bytes.substr(half);
}

std::uint64_t letter_contexts::between(const numbered_letters& letters, std::size_t left, std::size_t right) const noexcept {
  if (bits_ == 0) return ~std::uint64_t{0};
  return read_u64(before_.data() + 8 * slot(letters.mostly_before(left, right), bits_)) & read_u64(after_.data() + 8 * slot(letters.mostly_after(left, right), bits_));
}

}  // namespace allonym::dict
