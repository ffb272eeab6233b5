#include "dictionary/stored_rows.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace allonym::dict {

void encode(const dictionary_row& row, std::string& out) {
  out.assign(row.id);
  out += '\0';
  out += static_cast<char>(row.type);
  out += static_cast<char>(row.kind);
  put_big(out, row.lang.code());
  out += row.when;
  out += '\0';
  out += row.name;
}

stored_row decode(std::string_view record) {
  const std::size_t id_end = record.find('\0');
  const std::size_t when_end = record.find('\0', id_end + 7);
  return {std::string(record.substr(0, id_end)),
          static_cast<entity_type>(record[id_end + 1]),
          static_cast<name_kind>(record[id_end + 2]),
          language::from_code(read_big(record, id_end + 3)),
          std::string(record.substr(id_end + 7, when_end - id_end - 7)),
          std::string(record.substr(when_end + 1))};
}

std::pair<entity_type, bool> type_of(const std::vector<stored_row>& rows) {
  std::array<std::size_t, entity_type_count> votes{};
  for (const stored_row& row : rows) ++votes[static_cast<std::size_t>(row.type)];
  const auto most = static_cast<std::size_t>(std::max_element(votes.begin(), votes.end()) - votes.begin());
  return {static_cast<entity_type>(most), votes[most] != rows.size()};
}

void settle(std::vector<stored_row>& rows) {
  std::sort(rows.begin(), rows.end(), [](const stored_row& a, const stored_row& b) {
    return std::tuple(a.lang.code(), std::string_view(a.text), a.kind == name_kind::hidden, a.kind, std::string_view(a.when)) <
           std::tuple(b.lang.code(), std::string_view(b.text), b.kind == name_kind::hidden, b.kind, std::string_view(b.when));
  });
  rows.erase(std::unique(rows.begin(), rows.end(),
                         [](const stored_row& a, const stored_row& b) {
                           return a.lang == b.lang && a.text == b.text &&
                                  (a.kind == name_kind::hidden) == (b.kind == name_kind::hidden);
                         }),
             rows.end());
  std::map<std::uint32_t, stored_row*> canonical;
  for (stored_row& row : rows) {
    if (row.kind != name_kind::canonical) continue;
    stored_row*& best = canonical[row.lang.code()];
    if (best == nullptr) {
      best = &row;
    } else if (std::pair(row.text.size(), row.text) < std::pair(best->text.size(), best->text)) {
      best->kind = name_kind::alias;
      best = &row;
    } else {
      row.kind = name_kind::alias;
    }
  }
}

}  // namespace allonym::dict
