// Build-time program: compiles lib/data/entities into the dictionary image that the library embeds.
// usage: compile_dictionary [--strict] OUT SOURCE…
// Malformed lines are errors; what only our own data must not have is a warning, with --strict an error.
#include <allonym/dictionary_builder.hpp>

#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace {

using namespace allonym;

// What the native format allows and our own data must not have.
class reviewer {
public:
  // Problems as "what", empty if none.
  std::string check(const dictionary_row& row, const std::string& place) {
    if (row.kind == name_kind::hidden) return {};
    const auto [entity, fresh] = entities_.try_emplace(std::string(row.id), row.type, place);
    if (!fresh && entity->second.first != row.type)
      return "type " + std::string(to_string(row.type)) + " of " + entity->first + " contradicts " + entity->second.second;
    if (row.kind == name_kind::canonical) {
      const auto [name, first] = canonical_.try_emplace({std::string(row.id), row.lang.str()}, place);
      if (!first)
        return "a second canonical name of " + std::string(row.id) + " in " + row.lang.str() + "; the first is at " +
               name->second;
    }
    return {};
  }

private:
  std::map<std::string, std::pair<entity_type, std::string>> entities_;
  std::map<std::pair<std::string, std::string>, std::string> canonical_;
};

}  // namespace

int main(int argc, char** argv) {
  const bool strict = argc > 1 && std::string_view(argv[1]) == "--strict";
  if (strict) --argc, ++argv;
  if (argc < 2) return 2;
  builder_options options;
  dictionary_builder builder(argv[1], options);
  reviewer review;
  bool good = true;
  for (int i = 2; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    if (!in) {
      std::fprintf(stderr, "%s: cannot be read\n", argv[i]);
      good = false;
      continue;
    }
    native_source source(argv[i]);
    for (std::string line; std::getline(in, line);) {
      const auto row = source.line(line);
      const std::string place = std::string(argv[i]) + ":" + std::to_string(source.line_number());
      if (!row) {
        std::fprintf(stderr, "%s\n", row.error().message.c_str());
        good = false;
      } else if (*row) {
        if (const std::string problem = review.check(**row, place); !problem.empty()) {
          std::fprintf(stderr, "%s: %s%s\n", place.c_str(), strict ? "" : "warning: ", problem.c_str());
          good = good && !strict;
        }
        if (const auto added = builder.add(**row); !added) {
          std::fprintf(stderr, "%s: %s\n", place.c_str(), added.error().message.c_str());
          good = false;
        }
      }
    }
  }
  if (!good) return 1;
  const auto built = builder.finish();
  if (!built) std::fprintf(stderr, "%s\n", built.error().message.c_str());
  return built ? 0 : 1;
}
