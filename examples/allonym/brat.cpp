// Standoff annotations as the brat tool reads them: https://brat.nlplab.org/standoff.html
#include "characters.hpp"
#include "report.hpp"

namespace tool {
namespace {

// Fields are ended by tabs and lines; so are the fragments of an annotation, below.
std::string one_line(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return text;
}

// The range without its line ends, which an annotation must not contain: "0 5;6 9".
std::string fragments(std::string_view text, std::size_t begin) {
  std::string out;
  std::size_t start = begin, position = begin;
  const auto close = [&] {
    if (position > start) out += (out.empty() ? "" : ";") + std::to_string(start) + " " + std::to_string(position);
  };
  for (std::size_t at = 0; at < text.size(); ++position) {
    const char32_t c = next_character(text, at);
    if (c != '\n' && c != '\r') continue;
    close();
    start = position + 1;
  }
  close();
  return out;
}

// The fragments' texts, a space between two.
std::string fragment_texts(std::string_view text) {
  std::string out;
  for (const char c : well_formed(text)) {
    const bool ends = c == '\n' || c == '\r';
    if (!ends || (!out.empty() && out.back() != '\n')) out += ends ? '\n' : c;
  }
  while (!out.empty() && out.back() == '\n') out.pop_back();
  return one_line(std::move(out));
}

}  // namespace

std::string document_brat(const documents& texts, std::uint32_t number, const allonym::alignment& found) {
  const allonym::document& d = texts[number];
  const std::vector<std::size_t> rows = rows_of_mentions(texts, number, found);
  const std::vector<unit_range> ranges = mention_ranges(d, unit::code_point);
  std::string names, notes, references, same;
  std::size_t reference = 0;
  for (std::size_t i = 0; i < d.mentions.size(); ++i) {
    const std::string t = "T" + std::to_string(i + 1);
    const allonym::alignment_row& row = found.rows[rows[i]];
    const std::string_view text = slice(d.text, d.mentions[i].range);
    names += t + "\t" + std::string(allonym::to_string(row.type)) + " " + fragments(text, ranges[i].begin) + "\t" +
             fragment_texts(text) + "\n";
    if (!row.id.empty())
      references +=
          "N" + std::to_string(++reference) + "\tReference " + t + " " + one_line(row.id) + "\t" + fragment_texts(text) + "\n";
    notes += "#" + std::to_string(i + 1) + "\tAnnotatorNotes " + t + "\tentity " + std::to_string(rows[i]) +
             (row.score ? ", score " + dump(rounded(*row.score)) : "") + "\n";
  }
  for (const allonym::entity& e : d.entities) {
    if (e.mentions.size() < 2) continue;
    same += "*\tEquiv";
    for (const std::uint32_t i : e.mentions) same += " T" + std::to_string(i + 1);
    same += "\n";
  }
  return names + same + references + notes;
}

std::string alignment_brat(const documents& texts, const std::vector<std::string>& paths, const allonym::alignment& found) {
  std::string out;
  for (std::uint32_t i = 0; i < texts.size(); ++i)
    out += "# " + one_line(well_formed(paths[i])) + "\n" + document_brat(texts, i, found);
  return out;
}

}  // namespace tool
