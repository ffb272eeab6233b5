#include <allonym/dictionary_builder.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "dictionary/image.hpp"

namespace allonym {
inline namespace v1 {
namespace {

constexpr std::array<std::string_view, 6> known_columns{"id", "type", "language", "name", "kind", "when"};

bool known_condition(std::string_view condition, bool with_word) {
  if (with_word) return condition == "not-before" || condition == "not-after" || condition == "after";
  return condition == "capitalised" || condition == "case" || condition == "not-initial" || condition == "cue" ||
         condition == "lookup" || condition == "hyphen" || condition == "town";
}

std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> fields;
  while (true) {
    const std::size_t tab = line.find('\t');
    fields.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

std::string_view trimmed(std::string_view field) {
  const auto blank = [](char c) { return c == ' ' || c == '\r'; };
  while (!field.empty() && blank(field.front())) field.remove_prefix(1);
  while (!field.empty() && blank(field.back())) field.remove_suffix(1);
  return field;
}

}  // namespace

result<std::optional<dictionary_row>> native_source::line(std::string_view text) {
  ++line_number_;
  const auto fail = [&](std::string what, failure_code code = failure_code::malformed) {
    return failure{code, fmt::format("{}:{}: {}", path_, line_number_, what)};
  };
  if (line_number_ == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  if (trimmed(text).empty() || text.front() == '#') return std::optional<dictionary_row>{};
  std::vector<std::string_view> fields = split(text);
  // A last field that begins with # is a remark.
  if (fields.size() > 1 && fields.back().starts_with('#') && (columns_.empty() || fields.size() > 4)) fields.pop_back();

  if (columns_.empty()) {
    std::vector<std::string> columns;
    for (const std::string_view field : fields) {
      const std::string_view name = trimmed(field);
      if (std::find(known_columns.begin(), known_columns.end(), name) == known_columns.end())
        return fail(fmt::format("expected a header line with the columns id, type, language, name and perhaps kind and when, "
                                "separated by tabs; \"{}\" is none of them",
                                name),
                    failure_code::damaged);
      if (std::find(columns.begin(), columns.end(), name) != columns.end())
        return fail(fmt::format("column \"{}\" stands twice in the header", name), failure_code::damaged);
      columns.emplace_back(name);
    }
    for (std::size_t i = 0; i < 4; ++i)
      if (std::find(columns.begin(), columns.end(), known_columns[i]) == columns.end())
        return fail(fmt::format("the header lacks the column \"{}\"", known_columns[i]), failure_code::damaged);
    columns_ = std::move(columns);
    return std::optional<dictionary_row>{};
  }

  const std::size_t needed =
      1 + static_cast<std::size_t>(std::max({std::find(columns_.begin(), columns_.end(), "id") - columns_.begin(),
                                             std::find(columns_.begin(), columns_.end(), "type") - columns_.begin(),
                                             std::find(columns_.begin(), columns_.end(), "language") - columns_.begin(),
                                             std::find(columns_.begin(), columns_.end(), "name") - columns_.begin()}));
  if (fields.size() < needed || fields.size() > columns_.size())
    return fail(fmt::format("expected {} fields, found {}", columns_.size(), fields.size()));
  dictionary_row row;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string_view field = trimmed(fields[i]);
    const std::string& column = columns_[i];
    if (column == "id") {
      if (field.empty()) return fail("the id is empty");
      row.id = field;
    } else if (column == "type") {
      const auto type = parse_entity_type(field);
      if (!type)
        return fail(fmt::format("unknown type \"{}\"; expected person, organization, place, event, law, work, product or other",
                                field));
      row.type = *type;
    } else if (column == "language") {
      if (!field.empty() && !language::well_formed(field))
        return fail(fmt::format("\"{}\" is not a language tag; expected one like vi, en or und", field));
      row.lang = language(field);
    } else if (column == "name") {
      row.name = field;
    } else if (column == "kind") {
      if (field.empty()) continue;
      const auto kind = parse_name_kind(field);
      if (!kind)
        return fail(fmt::format(
            "unknown kind \"{}\"; expected canonical, alias, acronym, short, historic, weak, adjective or hidden", field));
      row.kind = *kind;
    } else {
      row.when = field;
      std::string_view unknown;
      dict::each_condition(field, [&](std::string_view condition, std::string_view word) {
        if (!known_condition(condition, !word.empty())) unknown = condition;
      });
      if (!unknown.empty())
        return fail(
            fmt::format("unknown condition \"{}\"; expected capitalised, case, not-initial, cue, lookup, hyphen, town, or "
                        "not-before, not-after, after with a word behind a colon",
                        unknown));
    }
  }
  if (row.name.empty() && row.kind != name_kind::hidden) return fail("the name is empty");
  return std::optional<dictionary_row>(row);
}

}  // namespace v1
}  // namespace allonym
