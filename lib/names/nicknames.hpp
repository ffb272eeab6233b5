// Forms of one given name that no rule of letters or sounds tells: nicknames, cognates, baptismal names, names of saints and
// buddhas.
#pragma once

#include "names/prepared.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace allonym::names {

// Words of a name that are a form in the list, and the groups of the list it stands in.
struct name_form {
  std::uint8_t first, end;
  std::uint16_t group_count;
  const std::uint32_t* first_group;
  [[nodiscard]] std::span<const std::uint32_t> groups() const noexcept { return {first_group, group_count}; }
};

class name_forms {
public:
  static constexpr std::size_t longest = 5;  // words of one form
  // Of the words left in `left`, longer forms first. Several words of a Vietnamese name are one form when they are tied by
  // hyphens (Phi-e-rơ), or also when they are not (Đa Minh) if it may be `loose`.
  name_forms(const name::prepared& n, std::uint32_t left, bool loose) noexcept;
  [[nodiscard]] std::span<const name_form> all() const noexcept { return {forms_.data(), count_}; }

private:
  void add(const name::prepared& n, std::size_t first, std::size_t end) noexcept;
  void add(std::size_t first, std::size_t end, std::span<const std::uint32_t> groups) noexcept;
  std::array<name_form, most_parts> forms_;
  std::size_t count_ = 0;
};

}  // namespace allonym::names
