#include "dictionary/letter_contexts.hpp"

#include <algorithm>
#include <bit>

#include "dictionary/format.hpp"

namespace allonym::dict {
namespace {

constexpr int least_bits = 6, most_bits = 18;

}  // namespace

context_writer::context_writer(std::uint64_t names)
    : bits_(std::clamp(static_cast<int>(std::bit_width(names / 4)) - 1, least_bits, most_bits)) {
  for (auto& table : tables_) table.resize(std::size_t{1} << bits_);
}

void context_writer::add(std::string_view letters) noexcept {
  if (letters.size() > longest_edited + 1) return;
  const numbered_letters numbered(letters);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const auto contexts = numbered.contexts(i, i + 1);
    for (std::size_t kind = 0; kind < context_kinds; ++kind)
      tables_[kind][letter_contexts::slot(contexts[kind], bits_)] |= std::uint64_t{1} << letter_number(letters[i]);
  }
}

std::string context_writer::section() const {
  std::string out;
  for (const auto& table : tables_)
    for (const std::uint64_t letters : table) put_u64(out, letters);
  return out;
}

letter_contexts::letter_contexts(std::string_view bytes) noexcept {
  const std::size_t slots = bytes.size() / (8 * context_kinds);
  if (slots < std::size_t{1} << least_bits || slots > std::size_t{1} << most_bits || !std::has_single_bit(slots) ||
      bytes.size() != 8 * context_kinds * slots)
    return;
  bits_ = static_cast<int>(std::bit_width(slots)) - 1;
  tables_ = bytes;
}

}  // namespace allonym::dict
