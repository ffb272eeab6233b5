// A line for each mention.
#include <cstdio>

#include "characters.hpp"
#include "report.hpp"

namespace tool {
namespace {

// One field: what would end it is written as \t, \n, \r, and \ as \\.
std::string field(std::string_view text) {
  std::string out;
  for (const char c : well_formed(text)) {
    if (c == '\t') out += "\\t";
    else if (c == '\n') out += "\\n";
    else if (c == '\r') out += "\\r";
    else if (c == '\\') out += "\\\\";
    else out += c;
  }
  return out;
}

std::string score_field(const std::optional<double>& score) {
  if (!score) return "";
  char text[16];
  std::snprintf(text, sizeof text, "%.4f", *score);
  return text;
}

}  // namespace

std::string alignment_tsv(const documents& texts, const std::vector<std::string>&, const allonym::alignment& found) {
  std::string out = "entity\ttype\tid\tscore\tdocument\tlanguage\tbegin\tend\ttext\n";
  for (std::size_t r = 0; r < found.rows.size(); ++r) {
    const allonym::alignment_row& row = found.rows[r];
    const std::string entity = std::to_string(r) + "\t" + std::string(allonym::to_string(row.type)) + "\t" + field(row.id) +
                               "\t" + score_field(row.score) + "\t";
    for (const allonym::member& m : row.members) {
      const allonym::document& d = texts[m.document];
      for (const std::uint32_t i : d.entities[m.entity].mentions) {
        const allonym::byte_range range = d.mentions[i].range;
        out += entity + std::to_string(m.document) + "\t" + d.lang.str() + "\t" + std::to_string(range.begin) + "\t" +
               std::to_string(range.end) + "\t" + field(slice(d.text, range)) + "\n";
      }
    }
  }
  return out;
}

}  // namespace tool
