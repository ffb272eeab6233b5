#include "names/nicknames.hpp"

#include "names/lexicon.hpp"

#include <algorithm>

namespace allonym::names {

name_forms::name_forms(const name::prepared& n, std::uint32_t left, bool loose) noexcept {
  const auto is_left = [left](std::size_t i) { return (left >> i & 1U) != 0; };
  const std::size_t most = n.vietnamese ? longest : 2;
  for (std::size_t size = most; size > 0; --size)
    for (std::size_t i = 0; i + size <= n.parts.size(); ++i) {
      bool whole = is_left(i);
      for (std::size_t k = i + 1; k < i + size && whole; ++k)
        whole = is_left(k) && ((loose && n.vietnamese) || (n.parts[k].flags & part_glued) != 0);
      if (whole && size > 1) add(n, i, i + size);
      else if (whole) add(i, i + 1, n.parts[i].nicknames);
    }
}

void name_forms::add(std::size_t first, std::size_t end, std::span<const std::uint32_t> groups) noexcept {
  if (groups.empty() || count_ == forms_.size()) return;
  forms_[count_++] = {static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(end),
                      static_cast<std::uint16_t>(groups.size()), groups.data()};
}

void name_forms::add(const name::prepared& n, std::size_t first, std::size_t end) noexcept {
  std::array<char, 48> room;
  std::size_t size = 0;
  for (std::size_t i = first; i < end; ++i) {
    const std::string_view piece = n.canonical_of(n.parts[i]);
    if (size + piece.size() > room.size()) return;
    std::copy(piece.begin(), piece.end(), room.data() + size);
    size += piece.size();
  }
  add(first, end, lexicon::get().list(word_list::nicknames).find({room.data(), size}));
}

}  // namespace allonym::names
