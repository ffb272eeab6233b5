// align and annotate.
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "report.hpp"
#include "tool.hpp"

namespace tool {
namespace {

struct text_options {
  dictionary_options dictionaries;
  std::vector<std::string> files;
  std::string format = "table", output;
  double threshold = allonym::align_options{}.threshold;
  bool jsonl = false, strict = false;
};

void save(const std::string& path, const std::string& text) {
  if (path.empty() || path == "-") {
    print(text);
    flush();
    return;
  }
  std::FILE* file = std::fopen(path.c_str(), "wb");
  const bool written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  const int number = errno;
  const bool closed = file != nullptr && std::fclose(file) == 0;
  if (!written || !closed) throw stop(bad_input, path + ": cannot write: " + std::strerror(number));
}

allonym::align_options joining(const text_options& o) {
  allonym::align_options out;
  out.threshold = o.threshold;
  return out;
}

int run_files(const text_options& o) {
  const allonym::dictionary_set set = o.dictionaries.load();
  std::vector<allonym::document> documents;
  std::vector<std::string> paths;
  std::vector<input> inputs;
  for (const std::string& argument : o.files) inputs.push_back(parse_input(argument));
  for (const input& in : inputs) {
    const std::string text = read_file(in.path);
    documents.push_back(allonym::analyze(text, in.lang, set));
    paths.push_back(in.path);
  }
  const allonym::alignment found = allonym::align(documents, joining(o));
  if (o.format == "json") save(o.output, dump(alignment_json(documents, paths, found), 1) + "\n");
  else if (o.format == "html") save(o.output, alignment_html(documents, paths, found));
  else save(o.output, alignment_table(documents, paths, found));
  return done;
}

allonym::document read_document(const json& d, const allonym::dictionary_set& set) {
  if (!d.is_object()) throw std::runtime_error("a document is not an object");
  const std::string text = string_field(d, "text");
  return allonym::analyze(text, language_field(d, "language"), set);
}

int run_lines(const text_options& o, bool one) {
  const allonym::dictionary_set set = o.dictionaries.load();
  return filter_lines(o.strict, [&](const json& line) {
    std::vector<allonym::document> documents;
    if (one && !line.contains("documents")) {
      documents.push_back(read_document(line, set));
    } else {
      const auto it = line.find("documents");
      if (it == line.end() || !it->is_array()) throw std::runtime_error("\"documents\" is not a list");
      for (const json& d : *it) documents.push_back(read_document(d, set));
      if (one && documents.size() != 1) throw std::runtime_error("expected one document");
      if (!one && documents.size() < 2) throw std::runtime_error("expected two documents or more");
    }
    const std::vector<std::string> paths(documents.size());
    return alignment_json(documents, paths, allonym::align(documents, joining(o)));
  });
}

void add(CLI::App& app, bool one) {
  auto o = std::make_shared<text_options>();
  CLI::App* command = app.add_subcommand(one ? "annotate" : "align", one ? "Find the entities of a text" : "Align the entities of two or more texts");
  auto* files = command->add_option("FILE", o->files, "A text, with its language before a colon (vi:a.txt) or in its name (a.vi.txt); - is stdin");
  o->dictionaries.add_to(*command);
  if (!one) command->add_option("--threshold", o->threshold, "Probability from which two entities are joined")->check(CLI::Range(0.0, 1.0))->type_name("P");
  command->add_option("--format", o->format, "table, json or html")->check(CLI::IsMember({"table", "json", "html"}))->type_name("FORMAT");
  command->add_option("-o,--output", o->output, "Write there instead of stdout")->type_name("F");
  auto* jsonl = command->add_flag("--jsonl", o->jsonl, "Answer each JSON line of stdin with one");
  command->add_flag("--strict", o->strict, "With --jsonl: stop at the first bad line")->needs(jsonl);
  files->excludes(jsonl);
  command->callback([o, one] {
    if (o->jsonl) throw CLI::RuntimeError(run_lines(*o, one));
    if (one && o->files.size() != 1) throw stop(bad_usage, "annotate: expected one FILE, or --jsonl");
    if (!one && o->files.size() < 2) throw stop(bad_usage, "align: expected two FILEs or more, or --jsonl");
    throw CLI::RuntimeError(run_files(*o));
  });
}

}  // namespace

void add_align(CLI::App& app) { add(app, false); }
void add_annotate(CLI::App& app) { add(app, true); }

}  // namespace tool
