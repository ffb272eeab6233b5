// W3C Web Annotation Data Model, https://www.w3.org/TR/annotation-model/
#include <algorithm>

#include "characters.hpp"
#include "report.hpp"

namespace tool {
namespace {

constexpr std::size_t context_length = 32;  // code points of TextQuoteSelector's prefix and suffix

// A path as a relative IRI reference.
std::string reference(const std::string& path) {
  constexpr std::string_view hex = "0123456789ABCDEF", kept = "-._~/!$&'()*+,;=@";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || kept.find(c) != kept.npos;
    if (plain) out += c;
    else out += {'%', hex[byte >> 4], hex[byte & 15]};
  }
  return out;
}

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  for (std::size_t n = 0; n < context_length && begin > 0; ++n) {
    --begin;
    for (int k = 0; k < 3 && begin > 0 && continues(text[begin]); ++k) --begin;
  }
  return well_formed(text.substr(begin, end - begin));
}

std::string after(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  for (std::size_t n = 0; n < context_length && end < text.size(); ++n) next_character(text, end);
  return well_formed(text.substr(begin, end - begin));
}

json target(const allonym::document& d, const std::string& source, std::uint32_t mention, unit_range position) {
  const allonym::byte_range range = d.mentions[mention].range;
  json text{{"id", source}, {"type", "Text"}, {"format", "text/plain"}};
  if (d.lang.known()) text["language"] = d.lang.str();
  return {{"source", text},
          {"selector",
           {{{"type", "TextPositionSelector"}, {"start", position.begin}, {"end", position.end}},
            {{"type", "TextQuoteSelector"},
             {"exact", well_formed(slice(d.text, range))},
             {"prefix", before(d.text, range.begin)},
             {"suffix", after(d.text, range.end)}}}}};
}

json annotation(const documents& texts, const std::vector<std::string>& sources,
                const std::vector<std::vector<unit_range>>& positions, const allonym::alignment_row& row, std::size_t number) {
  json bodies = json::array(), targets = json::array();
  bodies.push_back({{"type", "TextualBody"}, {"purpose", "classifying"}, {"value", allonym::to_string(row.type)}});
  if (!row.id.empty()) bodies.push_back({{"type", "SpecificResource"}, {"purpose", "identifying"}, {"source", row.id}});
  if (row.score) bodies.push_back({{"type", "TextualBody"}, {"purpose", "assessing"}, {"value", dump(rounded(*row.score))}});
  for (const allonym::member& m : row.members)
    for (const std::uint32_t i : texts[m.document].entities[m.entity].mentions)
      targets.push_back(target(texts[m.document], sources[m.document], i, positions[m.document][i]));
  return {{"id", "#entity-" + std::to_string(number)},
          {"type", "Annotation"},
          {"motivation", row.members.size() > 1 ? "linking" : "identifying"},
          {"body", bodies},
          {"target", targets}};
}

}  // namespace

std::string alignment_webannotation(const documents& texts, const std::vector<std::string>& paths,
                                    const allonym::alignment& found) {
  std::vector<std::string> sources;
  std::vector<std::vector<unit_range>> positions;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    sources.push_back(reference(paths[i]));
    positions.push_back(mention_ranges(texts[i], unit::utf16));
  }
  json items = json::array();
  for (std::size_t r = 0; r < found.rows.size(); ++r) items.push_back(annotation(texts, sources, positions, found.rows[r], r));
  const json page{
      {"@context", "http://www.w3.org/ns/anno.jsonld"}, {"id", "#entities"}, {"type", "AnnotationPage"}, {"items", items}};
  return dump(page, 1) + "\n";
}

}  // namespace tool
