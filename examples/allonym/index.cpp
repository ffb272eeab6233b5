// index: documents that arrive one at a time, and which of them mention an entity.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "terminal.hpp"
#include "tool.hpp"

namespace tool {
namespace {

struct options {
  dictionary_options dictionaries;
  std::string index;
  std::vector<std::string> files, names;
  std::size_t limit = 10;
  double threshold = allonym::align_options{}.threshold;
  bool jsonl = false, strict = false;
};

allonym::entity_index open(const options& o) {
  allonym::align_options joining;
  joining.threshold = o.threshold;
  std::error_code ignored;
  if (o.names.empty() && !std::filesystem::exists(o.index, ignored)) return allonym::entity_index(joining);
  auto index = allonym::entity_index::load(o.index, joining);
  if (!index) throw stop(bad_input, index.error().message);
  return std::move(*index);
}

void save(const allonym::entity_index& index, const std::string& path) {
  if (auto saved = index.save(path); !saved) throw stop(bad_input, saved.error().message);
}

std::string score_text(double score) {
  char out[16];
  std::snprintf(out, sizeof out, "%.4f", score);
  return out;
}

// Labels of the documents that mention a row, the latest first.
std::vector<std::string> documents_of(const allonym::entity_index& index, const allonym::indexed_row& row) {
  std::vector<std::string> out;
  for (auto o = row.occurrences.rbegin(); o != row.occurrences.rend(); ++o)
    out.push_back(printable(index.labels()[o->document]));
  return out;
}

std::vector<std::string> names_of(const allonym::indexed_row& row) {
  std::vector<std::string> out;
  for (const allonym::row_name& n : row.names) out.push_back(printable(n.text) + " (" + n.lang.str() + ")");
  return out;
}

int add_files(const options& o) {
  const allonym::dictionary_set set = o.dictionaries.load();
  allonym::entity_index index = open(o);
  std::vector<input> inputs;
  for (const std::string& argument : o.files) inputs.push_back(parse_input(argument));
  table out({"Document", "Entities", "Known", "New"});
  for (const input& in : inputs) {
    const auto placed = index.add(in.path, allonym::analyze(read_file(in.path), in.lang, set));
    if (!placed) throw stop(bad_input, placed.error().message);
    const auto known = static_cast<std::size_t>(
        std::count_if(placed->begin(), placed->end(), [](const allonym::placement& p) { return p.score.has_value(); }));
    out.add({{printable(in.path), tone::bold},
             {std::to_string(placed->size()), tone::plain, true},
             {std::to_string(known), tone::plain, true},
             {std::to_string(placed->size() - known), tone::plain, true}});
  }
  save(index, o.index);
  print(out.str(terminal_width()));
  flush();
  return done;
}

int find_names(const options& o) {
  const allonym::entity_index index = open(o);
  for (const std::string& name : o.names) {
    print(coloured(printable(name), tone::bold) + "\n");
    table out({"Score", "Type", "Names", "Documents"});
    for (const allonym::found_row& found : index.find(name, o.limit)) {
      const allonym::indexed_row& row = index.rows()[found.row];
      out.add({{score_text(found.score), tone::plain, true},
               {std::string(allonym::to_string(row.type)), tone::cyan},
               {names_of(row)},
               {documents_of(index, row), tone::dim}});
    }
    print(out.empty() ? "  no match\n" : out.str(terminal_width()));
  }
  flush();
  return done;
}

int add_lines(const options& o) {
  const allonym::dictionary_set set = o.dictionaries.load();
  allonym::entity_index index = open(o);
  const int code = filter_lines(o.strict, [&](const json& line) {
    const allonym::document d = allonym::analyze(string_field(line, "text"), language_field(line, "language"), set);
    const auto placed = index.add(string_field(line, "label"), d);
    if (!placed) throw std::runtime_error(placed.error().message);
    json entities = json::array();
    for (std::size_t e = 0; e < placed->size(); ++e) {
      const allonym::placement& p = (*placed)[e];
      json one{{"row", p.row},
               {"type", allonym::to_string(d.entities[e].type)},
               {"name", d.entities[e].name},
               {"score", p.score ? json(rounded(*p.score)) : json(nullptr)}};
      one["mentions"] = json::array();
      for (const std::uint32_t m : d.entities[e].mentions)
        one["mentions"].push_back({{"begin", d.mentions[m].range.begin}, {"end", d.mentions[m].range.end}});
      entities.push_back(std::move(one));
    }
    return json{{"entities", entities}};
  });
  if (code == done) save(index, o.index);  // stopped at a bad line: nothing is half-written
  return code;
}

}  // namespace

void add_index(CLI::App& app) {
  auto o = std::make_shared<options>();
  CLI::App* command =
      app.add_subcommand("index", "Keep the entities of documents as they arrive, and tell which documents mention one");
  command->add_option("INDEX", o->index, "The file of the index; made if it is not there")->required();
  auto* files =
      command->add_option("FILE", o->files, "Texts to add, in order, each with its language before a colon or in its name");
  auto* find = command->add_option("--find", o->names, "Show the rows with such a name and their documents")->type_name("NAME");
  o->dictionaries.add_to(*command);
  command->add_option("--limit", o->limit, "At most so many rows for each name")->check(CLI::Range(1, 1000000))->type_name("N");
  command->add_option("--threshold", o->threshold, "Probability from which an entity joins a row")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("P");
  auto* jsonl = command->add_flag("--jsonl", o->jsonl,
                                  "Add the document of each JSON line of stdin, with its \"label\", and answer with its rows");
  command->add_flag("--strict", o->strict, "With --jsonl: stop at the first bad line")->needs(jsonl);
  files->excludes(jsonl)->excludes(find);
  find->excludes(jsonl);
  command->callback([o] {
    if (o->jsonl) throw CLI::RuntimeError(add_lines(*o));
    if (!o->names.empty()) throw CLI::RuntimeError(find_names(*o));
    if (o->files.empty()) throw stop(bad_usage, "index: expected FILEs, --find or --jsonl");
    throw CLI::RuntimeError(add_files(*o));
  });
}

}  // namespace tool
