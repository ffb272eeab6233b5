// Looks up all names of one language among the names of the same entities in the other languages, and says what became of those
// that were not found. usage: language_bench names.tsv [language]      (columns id, type, language, name; vi)
#include <allonym.hpp>

#include <time.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace allonym;

struct row {
  std::string id;
  entity_type type;
  language lang;
  std::string name;
};

std::vector<row> read(const char* path) {
  std::vector<row> rows;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    std::array<std::string, 4> fields;
    std::size_t begin = 0, count = 0;
    for (; count < fields.size() && begin <= line.size(); ++count) {
      const std::size_t end = std::min(line.find('\t', begin), line.size());
      fields[count] = line.substr(begin, end - begin);
      begin = end + 1;
    }
    const auto type = parse_entity_type(fields[1]);
    if (count == fields.size() && type) rows.push_back({fields[0], *type, language(fields[2]), fields[3]});
  }
  return rows;
}

// What became of a query. A miss that compare would have put among the five best is the index's.
enum class fate { first, among_five, beaten, not_proposed, below_threshold, nothing_shared, count_ };
constexpr std::size_t fates = static_cast<std::size_t>(fate::count_);

fate fate_of(const name& query, const std::string& id, const dictionary& d) {
  constexpr std::size_t five = 5;
  const std::vector<match> matches = d.lookup(query, {.limit = five});
  const auto right = std::find_if(matches.begin(), matches.end(), [&](const match& m) { return m.id == id; });
  if (right != matches.end()) return right == matches.begin() ? fate::first : fate::among_five;
  double best = 0;
  bool shared = false;
  const auto entity = d.find(id);
  for (const entity_name& n : entity->names) {
    const comparison c = compare(query, name(n.text, {n.lang, std::nullopt}));
    best = std::max(best, c.score);
    shared |= std::any_of(c.reasons.begin(), c.reasons.end(),
                          [](const evidence& e) { return e.weight > 0 && !e.a.empty() && !e.b.empty(); });
  }
  if (!shared) return fate::nothing_shared;
  if (best < 0.5) return fate::below_threshold;
  return matches.size() < five || best > matches.back().score ? fate::not_proposed : fate::beaten;
}

double processor_seconds() {
  timespec t{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::fprintf(stderr, "usage: language_bench names.tsv [language]\n"), 2;
  const language asked(argc > 2 ? argv[2] : "vi");
  const std::vector<row> rows = read(argv[1]);
  const std::string path = "language_bench.dict";
  dictionary_builder builder(path);
  for (const row& r : rows) {
    if (r.lang.same_primary(asked)) continue;
    if (const auto added = builder.add({r.id, r.type, r.lang, r.name, name_kind::canonical, ""}); !added)
      std::puts(added.error().message.c_str());
  }
  const auto built = builder.finish();
  const auto opened = dictionary::open(path);
  if (!built || !opened) return std::puts((built ? opened.error() : built.error()).message.c_str()), 1;

  std::map<std::string, std::array<std::size_t, fates>> counts;  // by type
  std::size_t queries = 0;
  const double start = processor_seconds();
  for (const row& r : rows) {
    if (!r.lang.same_primary(asked) || !opened->find(r.id)) continue;
    ++queries;
    ++counts[std::string(to_string(r.type))]
            [static_cast<std::size_t>(fate_of(name(r.name, {r.lang, std::nullopt}), r.id, *opened))];
  }
  const double seconds = processor_seconds() - start;
  std::remove(path.c_str());

  std::printf("%llu names of %llu entities, %zu queries in %s, %.0f a second\n\n",
              static_cast<unsigned long long>(built->names), static_cast<unsigned long long>(built->entities), queries,
              asked.str().c_str(), static_cast<double>(queries) / seconds);
  std::printf(
      "| type | queries | acc@1 | acc@5 | beaten by others | not proposed by the index | compared below 0.5 | nothing shared "
      "|\n|---|---|---|---|---|---|---|---|\n");
  for (const auto& [type, of] : counts) {
    std::size_t all = 0;
    for (const std::size_t n : of) all += n;
    const auto part = [&](fate f) { return static_cast<double>(of[static_cast<std::size_t>(f)]) / static_cast<double>(all); };
    std::printf("| %s | %zu | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f |\n", type.c_str(), all, part(fate::first),
                part(fate::first) + part(fate::among_five), part(fate::beaten), part(fate::not_proposed),
                part(fate::below_threshold), part(fate::nothing_shared));
  }
}
