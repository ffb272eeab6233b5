// The page a person reads: the texts side by side with their names marked, and a table of the entities.
#include <algorithm>
#include <array>

#include "characters.hpp"
#include "page_parts.hpp"
#include "report.hpp"
#include "sha256.hpp"
#include "wording.hpp"

namespace tool {
namespace {

constexpr std::size_t reasons_shown = 5;

// Text as content or as an attribute in double quotes. Control characters, which a page must not contain, become their
// pictures.
std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_character(text, at);
    if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '&') out += "&amp;";
    else if (c == '"') out += "&quot;";
    else if (c == '\'') out += "&#39;";
    else if (c == '\r' && at < text.size() && text[at] == '\n') continue;
    else if (c == 0x7F) out += "\u2421";
    else if (c < 0x20 && c != '\n' && c != '\t') out += {'\xE2', '\x90', static_cast<char>(0x80 + c)};
    else if (c == 0xFFFD) out += "\uFFFD";
    else out += text.substr(begin, at - begin);
  }
  return out;
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

std::string language_attribute(const allonym::document& d) { return d.lang.known() ? attribute("lang", d.lang.str()) : ""; }

std::string mention_id(std::uint32_t document, std::uint32_t mention) {
  return "m" + std::to_string(document) + "-" + std::to_string(mention);
}

std::string percent(double score) {
  if (score >= 0.995) return ">99%";
  return std::to_string(static_cast<int>(score * 100 + 0.5)) + "%";
}

std::string title_of(const allonym::document& d, const std::string& name) {
  return (d.lang.known() ? d.lang.str() + ": " : "") + name;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

std::string text_section(const documents& texts, std::uint32_t number, const std::string& title,
                         const allonym::alignment& found) {
  const allonym::document& d = texts[number];
  const std::vector<std::size_t> rows = rows_of_mentions(texts, number, found);
  std::string out = "<section><h2>" + escaped(title) + "</h2><div class=\"text\" dir=\"auto\"" + language_attribute(d) + ">";
  std::size_t at = 0;
  for (std::uint32_t m = 0; m < d.mentions.size(); ++m) {
    const allonym::byte_range range = d.mentions[m].range;
    const allonym::alignment_row& row = found.rows[rows[m]];
    const bool alone = texts.size() > 1 && row.members.size() == 1;
    const std::string number_text = std::to_string(rows[m]);
    out += escaped(std::string_view(d.text).substr(at, range.begin - at));
    out += "<a class=\"name " + std::string(allonym::to_string(row.type)) + (alone ? " alone\"" : "\"") +
           attribute("id", mention_id(number, m)) + attribute("href", "#e" + number_text) + attribute("data-row", number_text) +
           ">" + escaped(slice(d.text, range)) + "</a>";
    at = range.end;
  }
  return out + escaped(std::string_view(d.text).substr(at)) + "</div></section>\n";
}

// The spellings of a row in one text, the longest first, each a link to where it is first written.
std::string names_cell(const documents& texts, const allonym::alignment_row& row, std::uint32_t number,
                       const std::string& title) {
  const auto member =
      std::find_if(row.members.begin(), row.members.end(), [&](const allonym::member& m) { return m.document == number; });
  if (member == row.members.end()) return "<td class=\"none\">–</td>";
  const allonym::document& d = texts[number];
  const std::vector<std::uint32_t>& mentions = d.entities[member->entity].mentions;
  auto names = spellings(texts, *member);
  std::stable_sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  std::string out = "<td class=\"names\" dir=\"auto\"" + attribute("data-label", title) + language_attribute(d) + ">";
  for (const auto& [text, count] : names) {
    const auto first = std::find_if(mentions.begin(), mentions.end(),
                                    [&, &name = text](std::uint32_t m) { return slice(d.text, d.mentions[m].range) == name; });
    out += "<div><a" + attribute("href", "#" + mention_id(number, *first)) + ">" + escaped(text) + "</a>" +
           (count > 1 ? " <span class=\"count\">×" + std::to_string(count) + "</span>" : "") + "</div>";
  }
  return out + "</td>";
}

std::string why_cell(const allonym::alignment_row& row) {
  std::vector<allonym::evidence> pro, contra;
  for (const allonym::evidence& e : evidence_of(row)) (e.weight < 0 ? contra : pro).push_back(e);
  std::string out = "<td class=\"why\" data-label=\"Why\">" + escaped(joined(in_words(pro, reasons_shown)));
  if (!contra.empty()) out += "<div>against it: " + escaped(joined(in_words(contra, reasons_shown))) + "</div>";
  if (!row.id.empty()) out += "<div><code>" + escaped(row.id) + "</code></div>";
  return out + "</td>";
}

std::string table_of(const documents& texts, const std::vector<std::string>& titles, const allonym::alignment& found) {
  const bool several = texts.size() > 1;
  std::string out = "<table><caption>Entities</caption><thead><tr><th scope=\"col\">Type</th>";
  for (const std::string& title : titles) out += "<th scope=\"col\">" + escaped(title) + "</th>";
  if (several) out += "<th scope=\"col\" class=\"number\">Probability</th>";
  out += several ? "<th scope=\"col\">Why</th>" : "<th scope=\"col\">Dictionary entry</th>";
  out += "</tr></thead><tbody>\n";
  for (std::size_t r = 0; r < found.rows.size(); ++r) {
    const allonym::alignment_row& row = found.rows[r];
    const std::string number = std::to_string(r), type(allonym::to_string(row.type));
    out += "<tr" + attribute("id", "e" + number) + attribute("class", type) + attribute("data-row", number) +
           "><th scope=\"row\">" + type + "</th>";
    for (std::uint32_t i = 0; i < texts.size(); ++i) out += names_cell(texts, row, i, titles[i]);
    if (several)
      out += row.score ? "<td class=\"number\" data-label=\"Probability\">" + escaped(percent(*row.score)) + "</td>"
                       : "<td class=\"number none\">–</td>";
    out += several ? why_cell(row)
                   : "<td class=\"why\"" + attribute("data-label", row.id.empty() ? "" : "Dictionary entry") + "><code>" +
                         escaped(row.id) + "</code></td>";
    out += "</tr>\n";
  }
  return out + "</tbody></table>\n";
}

std::string legend(const allonym::alignment& found, bool several) {
  std::array<std::size_t, allonym::entity_type_count> counts{};
  for (const allonym::alignment_row& row : found.rows) ++counts[static_cast<std::size_t>(row.type)];
  std::string out = "<ul class=\"legend\">";
  for (std::size_t t = 0; t < counts.size(); ++t) {
    if (counts[t] == 0) continue;
    const std::string type(allonym::to_string(static_cast<allonym::entity_type>(t)));
    out += "<li><span class=\"name " + type + "\">" + type + "</span> " + std::to_string(counts[t]) + "</li>";
  }
  if (several) out += "<li><span class=\"name other alone\">dotted</span> in one text only</li>";
  return out + "</ul>\n";
}

std::string summary(const documents& texts, const allonym::alignment& found) {
  const auto shared =
      std::count_if(found.rows.begin(), found.rows.end(), [](const auto& row) { return row.members.size() > 1; });
  std::string out = "<p>" + std::to_string(found.rows.size()) + (found.rows.size() == 1 ? " entity" : " entities");
  if (texts.size() > 1) out += ", " + std::to_string(shared) + " of them in more than one text";
  out += ". Point at a name or move to it with Tab to see its counterparts; ← and → walk through them, Esc lets go.</p>\n";
  if (found.greedy)
    out += "<p>There were too many candidates for the best assignment: some were joined one after another.</p>\n";
  return out;
}

}  // namespace

std::string alignment_html(const documents& texts, const std::vector<std::string>& paths, const allonym::alignment& found) {
  std::vector<std::string> names, titles;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    names.push_back(paths[i] == "-" ? "standard input" : file_name(paths[i]));
    titles.push_back(title_of(texts[i], names[i]));
  }
  const std::string heading = "Names in " + joined(names);
  const std::string policy = "default-src 'none'; style-src 'sha256-" + sha256_base64(page_style) + "'; script-src 'sha256-" +
                             sha256_base64(page_script) + "'; base-uri 'none'; form-action 'none'";
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
      "content=\"" +
      policy + "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escaped(heading) +
      "</title>\n<style>" + std::string(page_style) + "</style>\n</head>\n<body>\n<header><h1>" + escaped(heading) + "</h1>\n" +
      summary(texts, found) + legend(found, texts.size() > 1) + "</header>\n<main>\n<div class=\"texts\">\n";
  for (std::uint32_t i = 0; i < texts.size(); ++i) out += text_section(texts, i, titles[i], found);
  out += "</div>\n" + table_of(texts, titles, found) + "</main>\n<div id=\"now\" role=\"status\"></div>\n<script>" +
         std::string(page_script) + "</script>\n</body>\n</html>\n";
  return out;
}

}  // namespace tool
