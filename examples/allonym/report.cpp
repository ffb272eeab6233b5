#include "report.hpp"

#include <algorithm>
#include <cstdio>

#include "terminal.hpp"
#include "wording.hpp"

namespace tool {

using allonym::alignment;
using allonym::alignment_row;
using allonym::document;

std::vector<std::pair<std::string, std::size_t>> spellings(const documents& texts, const allonym::member& m) {
  std::vector<std::pair<std::string, std::size_t>> out;
  const document& d = texts[m.document];
  for (const std::uint32_t i : d.entities[m.entity].mentions) {
    const std::string text(slice(d.text, d.mentions[i].range));
    const auto it = std::find_if(out.begin(), out.end(), [&](const auto& s) { return s.first == text; });
    if (it == out.end()) out.emplace_back(text, 1);
    else ++it->second;
  }
  return out;
}

std::vector<allonym::evidence> evidence_of(const alignment_row& row) {
  std::vector<allonym::evidence> all;
  for (const allonym::join& j : row.joins) all.insert(all.end(), j.reasons.begin(), j.reasons.end());
  return all;
}

std::vector<std::size_t> rows_of_mentions(const documents& texts, std::uint32_t number, const alignment& found) {
  const document& d = texts[number];
  std::vector<std::size_t> out(d.mentions.size());
  for (std::size_t r = 0; r < found.rows.size(); ++r)
    for (const allonym::member& m : found.rows[r].members)
      if (m.document == number)
        for (const std::uint32_t i : d.entities[m.entity].mentions) out[i] = r;
  return out;
}

std::string file_name(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

namespace {

json side(std::uint32_t number, allonym::byte_range range) {
  return {{"document", number}, {"begin", range.begin}, {"end", range.end}};
}

json entity_json(const documents& texts, const alignment_row& row) {
  json names = json::array(), mentions = json::array(), reasons = json::array();
  for (const allonym::member& m : row.members) {
    const document& d = texts[m.document];
    for (const auto& [text, count] : spellings(texts, m))
      names.push_back({{"document", m.document}, {"language", d.lang.str()}, {"text", text}});
    for (const std::uint32_t i : d.entities[m.entity].mentions)
      mentions.push_back({{"document", m.document},
                          {"begin", d.mentions[i].range.begin},
                          {"end", d.mentions[i].range.end},
                          {"text", std::string(slice(d.text, d.mentions[i].range))}});
  }
  for (const allonym::join& j : row.joins)
    for (const allonym::evidence& e : j.reasons)
      reasons.push_back({{"kind", allonym::to_string(e.kind)},
                         {"weight", e.weight / 1000.0},
                         {"a", side(j.a.document, e.a)},
                         {"b", side(j.b.document, e.b)}});
  return {{"type", allonym::to_string(row.type)},
          {"id", row.id.empty() ? json() : json(row.id)},
          {"score", row.score ? json(rounded(*row.score)) : json()},
          {"names", names},
          {"mentions", mentions},
          {"evidence", reasons}};
}

// What the texts say of two rows that are not one; `from` and `to` count the entities.
json relations_json(const documents& texts, const alignment& found) {
  json out = json::array();
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    const auto row_of_mention = rows_of_mentions(texts, i, found);
    const auto row = [&](std::uint32_t e) { return row_of_mention[texts[i].entities[e].mentions.front()]; };
    for (const allonym::relation& r : texts[i].relations)
      out.push_back({{"kind", allonym::to_string(r.kind)},
                     {"from", row(r.from)},
                     {"to", row(r.to)},
                     {"document", i},
                     {"begin", r.range.begin},
                     {"end", r.range.end}});
  }
  return out;
}

std::string document_title(const document& d, const std::string& path) {
  return (d.lang.known() ? d.lang.str() + ": " : std::string()) + printable(file_name(path));
}

// The fullest spelling first: the longest of them, which people look for.
std::vector<std::string> shown_spellings(const documents& texts, const alignment_row& row, std::uint32_t number) {
  std::vector<std::string> items;
  for (const allonym::member& m : row.members) {
    if (m.document != number) continue;
    auto found = spellings(texts, m);
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return display_width(a.first) > display_width(b.first); });
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

}  // namespace

json alignment_json(const documents& texts, const std::vector<std::string>& paths, const alignment& found) {
  json docs = json::array(), entities = json::array();
  for (std::size_t i = 0; i < texts.size(); ++i)
    docs.push_back({{"path", paths[i].empty() ? json() : json(paths[i])}, {"language", texts[i].lang.str()}});
  for (const alignment_row& row : found.rows) entities.push_back(entity_json(texts, row));
  return {{"documents", docs}, {"entities", entities}, {"relations", relations_json(texts, found)}};
}

std::string alignment_table(const documents& texts, const std::vector<std::string>& paths, const alignment& found) {
  std::vector<std::string> header{"Type"};
  const bool several = texts.size() > 1;
  if (several) header.emplace_back("Score");
  for (std::size_t i = 0; i < texts.size(); ++i) header.push_back(document_title(texts[i], paths[i]));
  header.emplace_back(several ? "Why" : "Entity");
  table out(header);
  for (const alignment_row& row : found.rows) {
    std::vector<table::cell> cells{{std::string(allonym::to_string(row.type)), tone::cyan}};
    if (several)
      cells.push_back(row.score ? table::cell(score_text(*row.score), score_tone(*row.score), true)
                                : table::cell("–", tone::dim, true));
    for (std::uint32_t i = 0; i < texts.size(); ++i) {
      auto items = shown_spellings(texts, row, i);
      if (items.empty()) cells.emplace_back("–", tone::dim);
      else cells.emplace_back(std::move(items), several && row.members.size() == 1 ? tone::plain : tone::bold);
    }
    if (several) cells.emplace_back(in_words(evidence_of(row), 3), tone::dim);
    else cells.emplace_back(row.id, tone::dim);
    out.add(std::move(cells));
  }
  return out.empty() ? "no names found\n" : out.str(terminal_width());
}

}  // namespace tool
