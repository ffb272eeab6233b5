// One phenomenon of names a file of tests/golden. Tables of three shapes, told by their header:
//   language text entities                     names of an entity joined by " = ", then ":type"; entities joined by " | "
//   language text language text joins          fullest names of the rows that hold both documents, "A = B", joined by " | "
//   language name language name type verdict   what compare says, "same" or "different", and a kind of evidence it must name
// "-" stands for none, a backslash and n for a line end. A last field "gap: why" lists what is known to fail; it fails when the
// gap closes.
#include <allonym.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace allonym;

std::vector<std::string> split(const std::string& text, const std::string& mark) {
  std::vector<std::string> out;
  for (std::size_t at = 0;;) {
    const std::size_t next = text.find(mark, at);
    out.push_back(text.substr(at, next - at));
    if (next == std::string::npos) return out;
    at = next + mark.size();
  }
}

std::string with_lines(const std::string& text) {
  std::string out;
  for (const std::string& line : split(text, "\\n")) out += (out.empty() ? "" : "\n") + line;
  return out;
}

std::string joined(const std::multiset<std::string>& parts) {
  std::string out;
  for (const std::string& p : parts) out += (out.empty() ? "" : " | ") + p;
  return out;
}

// Entities in one order, their names too.
std::string ordered(const std::string& entities) {
  std::multiset<std::string> all;
  for (const std::string& e : split(entities, " | ")) {
    if (e.empty() || e == "-") continue;
    const std::size_t colon = e.rfind(':');
    std::vector<std::string> names = split(e.substr(0, colon), " = ");
    std::sort(names.begin(), names.end());
    std::string text;
    for (const std::string& n : names) text += (text.empty() ? "" : " = ") + n;
    all.insert(text + e.substr(colon));
  }
  return joined(all);
}

std::string entities_of(const std::string& lang, const std::string& text) {
  const document d = analyze(with_lines(text), language(lang));
  std::string out;
  for (const entity& e : d.entities) {
    std::set<std::string> names;
    for (const std::uint32_t m : e.mentions) names.emplace(slice(d.text, d.mentions[m].range));
    std::string line;
    for (const std::string& n : names) line += (line.empty() ? "" : " = ") + n;
    out += (out.empty() ? "" : " | ") + line + ":" + std::string(to_string(e.type));
  }
  return ordered(out);
}

std::string joins_of(const std::vector<std::string>& fields) {
  const std::vector<document> documents{analyze(with_lines(fields[1]), language(fields[0])),
                                        analyze(with_lines(fields[3]), language(fields[2]))};
  std::multiset<std::string> out;
  for (const alignment_row& row : align(documents).rows)
    if (row.members.size() == 2)
      out.insert(documents[0].entities[row.members[0].entity].name + " = " + documents[1].entities[row.members[1].entity].name);
  return joined(out);
}

// The verdict on two names and, of the evidence, the kind that is looked for.
std::string verdict_of(const std::vector<std::string>& fields) {
  const auto made = [&](std::size_t i) { return name(fields[i + 1], {language(fields[i]), parse_entity_type(fields[4])}); };
  const comparison c = compare(made(0), made(2));
  const std::vector<std::string> wanted = split(fields[5], " ");
  std::string out = c.same ? "same" : "different";
  for (const evidence& e : c.reasons)
    if (to_string(e.kind) == wanted.back()) return out + " " + wanted.back();
  return out;
}

std::string in_order(const std::string& joins) {
  std::multiset<std::string> all;
  for (const std::string& j : split(joins, " | "))
    if (!j.empty() && j != "-") all.insert(j);
  return joined(all);
}

}  // namespace

TEST_CASE("golden cases hold, and known gaps are still open") {
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(ALLONYM_GOLDEN)) files.insert(entry.path());
  std::size_t cases = 0, gaps = 0;
  for (const auto& file : files) {
    std::ifstream in(file);
    std::size_t width = 0, number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      if (line.empty() || line.front() == '#') continue;
      std::vector<std::string> fields = split(line, "\t");
      if (width == 0) {
        width = fields.size();
        continue;
      }
      const bool gap = fields.back().starts_with("gap: ");
      if (gap) fields.pop_back();
      const std::string place = file.filename().string() + ":" + std::to_string(number);
      REQUIRE_MESSAGE(fields.size() == width, place);
      const std::string expected = width == 3 ? ordered(fields[2]) : width == 5 ? in_order(fields[4]) : fields[5];
      const std::string found = width == 3   ? entities_of(fields[0], fields[1])
                                : width == 5 ? joins_of(fields)
                                             : verdict_of(fields);
      ++cases;
      gaps += gap;
      if (gap) CHECK_MESSAGE(found != expected, place << ": the gap has closed; take the mark away: " << line);
      else CHECK_MESSAGE(found == expected, place << ": " << line << "\n  expected: " << expected << "\n  found:    " << found);
    }
  }
  CHECK(cases >= 120);
  MESSAGE(cases << " golden cases, " << gaps << " of them known gaps");
}
