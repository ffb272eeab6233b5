// Scores the library on annotated document pairs in the folders of ALLONYM_CORPORA, and fails below the floors; without the
// variable it is skipped (exit code 77). A pair NAME is NAME.json with {"langs": [a, b], "entities": [{"id", "type",
// "mentions": {lang:
// [{"line", "text", "nth"?, "kind"?, "section"?}]}}]} and NAME.a.txt, NAME.b.txt; mentions with a kind or in the section "tail"
// may be found or left out.
#include <allonym.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

namespace {

using nlohmann::json;

struct floors {
  double entities = 0.75, links = 0.70, mentions = 0.75, types = 0;
};
const std::map<std::string, floors> known{{"seeds", {0.85, 0.80, 0.80, 0.85}}, {"ntrex-dev", {0.85, 0.80, 0.80, 0.85}}};

struct count {
  double right = 0, found = 0, wanted = 0;
  [[nodiscard]] double f1() const { return found + wanted > 0 ? 2 * right / (found + wanted) : 0; }
};

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

struct marked {
  std::size_t begin, end;
  std::string entity;
  bool optional;
};

std::vector<marked> marks(const json& gold, const std::string& lang, const std::string& text) {
  std::vector<std::size_t> lines{0};
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') lines.push_back(i + 1);
  std::vector<marked> out;
  for (const json& e : gold["entities"]) {
    if (!e["mentions"].contains(lang)) continue;
    for (const json& m : e["mentions"][lang]) {
      const std::string name = m["text"];
      std::size_t at = lines.at(m["line"].get<std::size_t>());
      for (int nth = m.value("nth", 1);; ++at) {
        at = text.find(name, at);
        if (at == std::string::npos || --nth == 0) break;
      }
      if (at != std::string::npos)
        out.push_back({at, at + name.size(), e["id"], m.contains("kind") || m.value("section", "") == "tail"});
    }
  }
  return out;
}

// For every mention the index of its mark, or -1: one to one, by falling overlap of at least half.
std::vector<int> matched(const allonym::document& d, const std::vector<marked>& gold) {
  std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < d.mentions.size(); ++i)
    for (std::size_t g = 0; g < gold.size(); ++g) {
      const auto [b, e] = d.mentions[i].range;
      const double both = double(std::min<std::size_t>(e, gold[g].end)) - double(std::max<std::size_t>(b, gold[g].begin));
      const double all = double(std::max<std::size_t>(e, gold[g].end)) - double(std::min<std::size_t>(b, gold[g].begin));
      if (both * 2 >= all) pairs.emplace_back(-both / all, i, g);
    }
  std::sort(pairs.begin(), pairs.end());
  std::vector<int> out(d.mentions.size(), -1);
  std::set<std::size_t> taken;
  for (const auto& [value, i, g] : pairs)
    if (out[i] < 0 && taken.insert(g).second) out[i] = static_cast<int>(g);
  return out;
}

const char* type_of(const std::string& mark) {
  static const std::map<std::string, const char*> types{{"PER", "person"},   {"LOC", "place"}, {"ORG", "organization"},
                                                        {"EVENT", "event"},  {"LAW", "law"},   {"WORK", "work"},
                                                        {"PROD", "product"}, {"MISC", "other"}};
  const auto found = types.find(mark);
  return found == types.end() ? "other" : found->second;
}

struct scores {
  std::map<std::string, count> mentions;
  count entities, links, types;
};

void score(const std::filesystem::path& file, scores& s) {
  const json gold = json::parse(read_file(file));
  std::vector<allonym::document> documents;
  std::array<std::vector<marked>, 2> all;
  std::array<std::vector<int>, 2> at;
  std::map<std::string, std::string> type;
  for (const json& e : gold["entities"]) type[e["id"]] = type_of(e["type"]);
  std::map<std::string, std::array<std::array<int, 2>, 2>> wanted;  // entity -> side -> any, required
  for (std::size_t side = 0; side < 2; ++side) {
    const std::string lang = gold["langs"][side];
    const std::string text = read_file(file.parent_path() / (file.stem().string() + "." + lang + ".txt"));
    documents.push_back(allonym::analyze(text, allonym::language(lang)));
    all[side] = marks(gold, lang, text);
    at[side] = matched(documents[side], all[side]);
    count& c = s.mentions[lang];
    for (const marked& m : all[side]) {
      c.wanted += !m.optional;
      ++wanted[m.entity][side][0];
      wanted[m.entity][side][1] += !m.optional;
    }
    for (const allonym::entity& e : documents[side].entities)
      for (const std::uint32_t i : e.mentions) {
        const int g = at[side][i];
        if (g >= 0 && all[side][std::size_t(g)].optional) continue;
        ++c.found;
        const auto range = documents[side].mentions[i].range;
        if (g < 0 || range.begin != all[side][std::size_t(g)].begin || range.end != all[side][std::size_t(g)].end) continue;
        ++c.right;
        ++s.types.found;
        ++s.types.wanted;
        s.types.right += allonym::to_string(e.type) == type[all[side][std::size_t(g)].entity];
      }
  }
  for (const auto& [id, n] : wanted) {
    s.entities.wanted += n[0][1] > 0 && n[1][1] > 0;
    s.links.wanted += n[0][1] * n[1][1];
  }
  std::set<std::string> claimed;
  for (const allonym::alignment_row& row : allonym::align(documents).rows) {
    if (row.members.size() < 2) continue;
    std::array<std::string, 2> top;
    std::array<std::map<std::string, int>, 2> votes;  // required or not met by a mark; optional ones apart
    std::array<std::map<std::string, int>, 2> counted;
    for (const allonym::member& m : row.members) {
      const auto& mentions = documents[m.document].entities[m.entity].mentions;
      for (const std::uint32_t i : mentions) {
        const int g = at[m.document][i];
        const std::string id = g < 0 ? "" : all[m.document][std::size_t(g)].entity;
        if (2 * ++votes[m.document][id] > static_cast<int>(mentions.size())) top[m.document] = id;
        if (g < 0 || !all[m.document][std::size_t(g)].optional) ++counted[m.document][id];
      }
    }
    const auto entry = wanted.find(top[0]);
    const bool right = !top[0].empty() && top[0] == top[1] && entry->second[0][0] > 0 && entry->second[1][0] > 0 &&
                       claimed.insert(top[0]).second;
    const bool required = right && entry->second[0][1] > 0 && entry->second[1][1] > 0;
    s.entities.right += required;
    s.entities.found += required || !right;
    for (const auto& [a, n] : counted[0])
      for (const auto& [b, m] : counted[1]) {
        s.links.found += n * m;
        if (!a.empty() && a == b) s.links.right += n * m;
      }
  }
}

bool report(const std::string& corpus, const std::string& what, double value, double floor) {
  std::printf("%-12s %-14s %.3f  (at least %.2f)%s\n", corpus.c_str(), what.c_str(), value, floor,
              value < floor ? "  TOO LOW" : "");
  return value >= floor;
}

}  // namespace

int main() {
  const char* folder = std::getenv("ALLONYM_CORPORA");
  if (folder == nullptr || *folder == '\0') {
    std::puts("ALLONYM_CORPORA is not set: skipped");
    return 77;
  }
  bool good = true;
  std::size_t corpora = 0;
  std::set<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.is_directory()) folders.insert(entry.path());
  for (const auto& path : folders) {
    scores s;
    std::size_t pairs = 0;
    for (const auto& entry : std::filesystem::directory_iterator(path))
      if (entry.path().extension() == ".json") score(entry.path(), s), ++pairs;
    if (pairs == 0) continue;
    ++corpora;
    const std::string name = path.filename().string();
    const auto found = known.find(name);
    const floors f = found == known.end() ? floors{} : found->second;
    good &= report(name, "entities F1", s.entities.f1(), f.entities);
    good &= report(name, "links F1", s.links.f1(), f.links);
    for (const auto& [lang, c] : s.mentions) good &= report(name, "mentions " + lang, c.f1(), f.mentions);
    good &= report(name, "types", s.types.f1(), f.types);
  }
  if (corpora == 0) std::printf("no annotated pairs in %s\n", folder);
  return good && corpora > 0 ? 0 : 1;
}
