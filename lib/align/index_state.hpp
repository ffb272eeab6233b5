// What an index of entities holds, and how it is written.
#pragma once

#include <allonym/entity_index.hpp>

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "align/pair_score.hpp"

namespace allonym::joins {

// A row, and what later entities are compared with: profiles of those of its entities that brought a new name.
struct kept_row {
  std::vector<std::uint32_t> profiles;
  std::array<std::uint32_t, entity_type_count> votes{};
};

struct kept_profile {
  profile what;
  std::uint32_t row = 0;
  std::uint32_t document = 0;
};

struct index_content {
  std::vector<std::string> labels;
  std::vector<std::vector<std::uint32_t>> orders;  // by document, its mentions in text order: their rows
  std::vector<indexed_row> rows;
  std::vector<kept_row> kept;  // one a row
  std::vector<kept_profile> profiles;
};

std::string written(const index_content& index);
// `path` is for messages.
result<index_content> read_index(std::string_view bytes, const std::string& path);

}  // namespace allonym::joins
