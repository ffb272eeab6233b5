// Build-time program: compiles lib/data/lexicon and lib/data/words into the image that the library embeds.
// usage: compile_lexicon OUT TABLES… -- LISTS…
#include "names/lexicon.hpp"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string_view>

int main(int argc, char** argv) {
  using allonym::names::lexicon_source;
  std::vector<lexicon_source> tables, lists;
  std::vector<lexicon_source>* into = &tables;
  for (int i = 2; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--") {
      into = &lists;
      continue;
    }
    std::ifstream in(argv[i], std::ios::binary);
    if (!in) {
      std::fprintf(stderr, "%s: cannot be read\n", argv[i]);
      return 1;
    }
    into->push_back({argv[i], {std::istreambuf_iterator<char>(in), {}}});
  }
  std::vector<std::string> problems;
  const std::string image = allonym::names::compile_lexicon(tables, lists, problems);
  for (const std::string& problem : problems) std::fprintf(stderr, "%s\n", problem.c_str());
  if (!problems.empty() || argc < 2) return 1;
  std::ofstream out(argv[1], std::ios::binary | std::ios::trunc);
  out << image;
  return out.good() ? 0 : 1;
}
