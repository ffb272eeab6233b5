// Rows as the builder sorts them, and what it makes of all rows of one entity.
#pragma once

#include <allonym/dictionary_builder.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace allonym::dict {

// Numbers inside sorted records, so that byte order is their order.
inline void put_big(std::string& out, std::uint32_t v) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(v >> shift & 0xFF);
}
inline std::uint32_t read_big(std::string_view in, std::size_t at) {
  std::uint32_t v = 0;
  for (std::size_t i = 0; i < 4; ++i) v = v << 8 | static_cast<unsigned char>(in[at + i]);
  return v;
}

struct stored_row {
  std::string id;
  entity_type type;
  name_kind kind;
  language lang;
  std::string when;
  std::string text;
};

// id NUL type kind language conditions NUL name.
void encode(const dictionary_row& row, std::string& out);
stored_row decode(std::string_view record);

// The type most rows of an entity give, of equals the first of the list; and whether others give another.
std::pair<entity_type, bool> type_of(const std::vector<stored_row>& rows);
// One row for each name of a language, one canonical name for each language: the shortest, then the first in byte order.
void settle(std::vector<stored_row>& rows);

}  // namespace allonym::dict
