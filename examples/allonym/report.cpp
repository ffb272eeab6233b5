#include "report.hpp"

#include <algorithm>
#include <cstdio>

#include "terminal.hpp"
#include "wording.hpp"

namespace tool {
namespace {

using allonym::alignment;
using allonym::alignment_row;
using allonym::document;

// The distinct spellings of a member, in the order of the text, with their number.
std::vector<std::pair<std::string, std::size_t>> spellings(const std::vector<document>& documents, const allonym::member& m) {
  std::vector<std::pair<std::string, std::size_t>> out;
  const document& d = documents[m.document];
  for (const std::uint32_t i : d.entities[m.entity].mentions) {
    const std::string text(slice(d.text, d.mentions[i].range));
    const auto it = std::find_if(out.begin(), out.end(), [&](const auto& s) { return s.first == text; });
    if (it == out.end()) out.emplace_back(text, 1);
    else ++it->second;
  }
  return out;
}

json side(std::uint32_t number, allonym::byte_range range) { return {{"document", number}, {"begin", range.begin}, {"end", range.end}}; }

json entity_json(const std::vector<document>& documents, const alignment_row& row) {
  json names = json::array(), mentions = json::array(), reasons = json::array();
  for (const allonym::member& m : row.members) {
    const document& d = documents[m.document];
    for (const auto& [text, count] : spellings(documents, m)) names.push_back({{"document", m.document}, {"language", d.lang.str()}, {"text", text}});
    for (const std::uint32_t i : d.entities[m.entity].mentions)
      mentions.push_back({{"document", m.document}, {"begin", d.mentions[i].range.begin}, {"end", d.mentions[i].range.end},
                          {"text", std::string(slice(d.text, d.mentions[i].range))}});
  }
  for (const allonym::join& j : row.joins)
    for (const allonym::evidence& e : j.reasons)
      reasons.push_back({{"kind", allonym::to_string(e.kind)}, {"weight", e.weight / 1000.0},
                         {"a", side(j.a.document, e.a)}, {"b", side(j.b.document, e.b)}});
  return {{"type", allonym::to_string(row.type)},
          {"id", row.id.empty() ? json() : json(row.id)},
          {"score", row.score ? json(rounded(*row.score)) : json()},
          {"names", names},
          {"mentions", mentions},
          {"evidence", reasons}};
}

std::string document_title(const document& d, const std::string& path) {
  return (d.lang.known() ? d.lang.str() + ": " : std::string()) + printable(path.substr(path.find_last_of('/') + 1));
}

// The fullest spelling first: the longest of them, which people look for.
std::vector<std::string> shown_spellings(const std::vector<document>& documents, const alignment_row& row, std::uint32_t number) {
  std::vector<std::string> items;
  for (const allonym::member& m : row.members) {
    if (m.document != number) continue;
    auto found = spellings(documents, m);
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return display_width(a.first) > display_width(b.first); });
    for (const auto& [text, count] : found) items.push_back(printable(text) + (count > 1 ? " ×" + std::to_string(count) : ""));
  }
  return items;
}

std::string score_text(double score) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", score);
  return text;
}

tone score_tone(double score) { return score >= 0.9 ? tone::green : score >= 0.7 ? tone::plain : tone::yellow; }

std::vector<std::string> reasons_of(const alignment_row& row) {
  std::vector<allonym::evidence> all;
  for (const allonym::join& j : row.joins) all.insert(all.end(), j.reasons.begin(), j.reasons.end());
  return in_words(all, 3);
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '&') out += "&amp;";
    else if (c == '"') out += "&quot;";
    else out += c;
  }
  return out;
}

std::string well_formed(std::string_view text) {
  const json escaped_text = std::string(text);
  return json::parse(dump(escaped_text)).get<std::string>();
}

}  // namespace

json alignment_json(const std::vector<document>& documents, const std::vector<std::string>& paths, const alignment& found) {
  json docs = json::array(), entities = json::array();
  for (std::size_t i = 0; i < documents.size(); ++i)
    docs.push_back({{"path", paths[i].empty() ? json() : json(paths[i])}, {"language", documents[i].lang.str()}});
  for (const alignment_row& row : found.rows) entities.push_back(entity_json(documents, row));
  return {{"documents", docs}, {"entities", entities}};
}

std::string alignment_table(const std::vector<document>& documents, const std::vector<std::string>& paths, const alignment& found) {
  std::vector<std::string> header{"Type"};
  const bool several = documents.size() > 1;
  if (several) header.emplace_back("Score");
  for (std::size_t i = 0; i < documents.size(); ++i) header.push_back(document_title(documents[i], paths[i]));
  header.emplace_back(several ? "Why" : "Entity");
  table out(header);
  for (const alignment_row& row : found.rows) {
    std::vector<table::cell> cells{{std::string(allonym::to_string(row.type)), tone::cyan}};
    if (several)
      cells.push_back(row.score ? table::cell(score_text(*row.score), score_tone(*row.score), true) : table::cell("–", tone::dim, true));
    for (std::uint32_t i = 0; i < documents.size(); ++i) {
      auto items = shown_spellings(documents, row, i);
      if (items.empty()) cells.emplace_back("–", tone::dim);
      else cells.emplace_back(std::move(items), several && row.members.size() == 1 ? tone::plain : tone::bold);
    }
    if (several) cells.emplace_back(reasons_of(row), tone::dim);
    else cells.emplace_back(row.id, tone::dim);
    out.add(std::move(cells));
  }
  return out.empty() ? "no names found\n" : out.str(terminal_width());
}

std::string alignment_html(const std::vector<document>& documents, const std::vector<std::string>& paths, const alignment& found) {
  std::string out = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Alignment</title>
<style>
body{font:15px/1.5 system-ui,sans-serif;margin:2rem;color:#222}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35rem .75rem;border-bottom:1px solid #ddd}
.type,.why{color:#666}.score{font-variant-numeric:tabular-nums;text-align:right}
.texts{display:flex;gap:2rem;margin-top:2rem}.texts pre{flex:1;white-space:pre-wrap;font:inherit;min-width:0}
mark{background:#fff3b0;border-radius:3px}mark.joined{background:#c9f0d0}mark:target,mark.on{outline:2px solid #d33}
</style></head><body>
<table><thead><tr><th>Type</th><th>Score</th>)";
  for (std::size_t i = 0; i < documents.size(); ++i) out += "<th>" + escaped(well_formed(document_title(documents[i], paths[i]))) + "</th>";
  out += "<th>Why</th></tr></thead><tbody>\n";
  // Which row each entity of each document is in.
  std::vector<std::vector<std::size_t>> row_of(documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) row_of[i].resize(documents[i].entities.size());
  for (std::size_t r = 0; r < found.rows.size(); ++r) {
    const alignment_row& row = found.rows[r];
    out += "<tr data-row=\"" + std::to_string(r) + "\"><td class=\"type\">" + std::string(allonym::to_string(row.type)) + "</td><td class=\"score\">" +
           (row.score ? score_text(*row.score) : "–") + "</td>";
    for (std::uint32_t i = 0; i < documents.size(); ++i) {
      out += "<td>";
      const auto items = shown_spellings(documents, row, i);
      for (std::size_t k = 0; k < items.size(); ++k) out += (k == 0 ? "" : "<br>") + escaped(well_formed(items[k]));
      out += "</td>";
    }
    out += "<td class=\"why\">";
    const auto reasons = reasons_of(row);
    for (std::size_t k = 0; k < reasons.size(); ++k) out += (k == 0 ? "" : ", ") + escaped(reasons[k]);
    out += "</td></tr>\n";
    for (const allonym::member& m : row.members) row_of[m.document][m.entity] = r;
  }
  out += "</tbody></table>\n<div class=\"texts\">";
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const document& d = documents[i];
    std::vector<std::size_t> row_of_mention(d.mentions.size());
    for (std::size_t e = 0; e < d.entities.size(); ++e)
      for (const std::uint32_t m : d.entities[e].mentions) row_of_mention[m] = row_of[i][e];
    out += "<pre lang=\"" + escaped(d.lang.str()) + "\">";
    std::size_t at = 0;
    for (std::size_t m = 0; m < d.mentions.size(); ++m) {
      const allonym::byte_range range = d.mentions[m].range;
      const bool joined = found.rows[row_of_mention[m]].members.size() > 1;
      out += escaped(well_formed(std::string_view(d.text).substr(at, range.begin - at)));
      out += "<mark data-row=\"" + std::to_string(row_of_mention[m]) + (joined ? "\" class=\"joined\">" : "\">") + escaped(well_formed(slice(d.text, range))) + "</mark>";
      at = range.end;
    }
    out += escaped(well_formed(std::string_view(d.text).substr(std::min(at, d.text.size())))) + "</pre>";
  }
  out += R"(</div>
<script>
document.addEventListener("mouseover", e => {
  const at = e.target.closest("[data-row]");
  document.querySelectorAll("mark.on").forEach(m => m.classList.remove("on"));
  if (at) document.querySelectorAll(`mark[data-row="${at.dataset.row}"]`).forEach(m => m.classList.add("on"));
});
</script></body></html>
)";
  return out;
}

}  // namespace tool
