// align and annotate.
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <set>

#include "characters.hpp"
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

// Whether brat's files go to a folder, one for each text.
bool is_folder(const std::string& path) {
  std::error_code ignored;
  return !path.empty() && (path.back() == '/' || std::filesystem::is_directory(path, ignored));
}

// NAME.ann for each text and beside it NAME.txt, the text that its offsets count in.
void save_brat(const std::string& folder, const documents& texts, const std::vector<std::string>& paths,
               const allonym::alignment& found) {
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem) throw stop(bad_input, folder + ": cannot make this folder: " + problem.message());
  std::set<std::string> taken;
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    const std::string stem = paths[i] == "-" ? "stdin" : std::filesystem::path(paths[i]).stem().string();
    std::string name = stem;
    for (int n = 2; !taken.insert(name).second; ++n) name = stem + "-" + std::to_string(n);
    const std::string file = (std::filesystem::path(folder) / name).string();
    save(file + ".ann", document_brat(texts, i, found));
    save(file + ".txt", well_formed(texts[i].text));
  }
}

struct format {
  const char* name;
  std::string (*write)(const documents&, const std::vector<std::string>&, const allonym::alignment&);
};
constexpr format formats[] = {
    {"table", alignment_table},
    {"json", [](const documents& d, const std::vector<std::string>& p,
                const allonym::alignment& a) { return dump(alignment_json(d, p, a), 1) + "\n"; }},
    {"html", alignment_html},
    {"tsv", alignment_tsv},
    {"brat", alignment_brat},
    {"webannotation", alignment_webannotation},
};

std::vector<std::string> format_names() {
  std::vector<std::string> out;
  for (const format& f : formats) out.emplace_back(f.name);
  return out;
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
  documents = allonym::reconcile(std::move(documents), joining(o));
  const allonym::alignment found = allonym::align(documents, joining(o));
  if (o.format == "brat" && is_folder(o.output)) {
    save_brat(o.output, documents, paths, found);
    return done;
  }
  for (const format& f : formats)
    if (o.format == f.name) save(o.output, f.write(documents, paths, found));
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
    documents = allonym::reconcile(std::move(documents), joining(o));
    const std::vector<std::string> paths(documents.size());
    return alignment_json(documents, paths, allonym::align(documents, joining(o)));
  });
}

void add(CLI::App& app, bool one) {
  auto o = std::make_shared<text_options>();
  CLI::App* command = app.add_subcommand(one ? "annotate" : "align",
                                         one ? "Find the entities of a text" : "Align the entities of two or more texts");
  auto* files = command->add_option(
      "FILE", o->files, "A text, with its language before a colon (vi:a.txt) or in its name (a.vi.txt); - is stdin");
  o->dictionaries.add_to(*command);
  if (!one)
    command->add_option("--threshold", o->threshold, "Probability from which two entities are joined")
        ->check(CLI::Range(0.0, 1.0))
        ->type_name("P");
  auto* format = command->add_option("--format", o->format, "table, json, html, tsv, brat or webannotation")
                     ->check(CLI::IsMember(format_names()))
                     ->type_name("FORMAT");
  auto* output =
      command
          ->add_option(
              "-o,--output", o->output,
              "Write there instead of stdout; brat: a folder (with / at the end, or there already) gets a file for each text")
          ->type_name("F");
  auto* jsonl = command->add_flag("--jsonl", o->jsonl, "Answer each JSON line of stdin with one");
  command->add_flag("--strict", o->strict, "With --jsonl: stop at the first bad line")->needs(jsonl);
  files->excludes(jsonl);
  output->excludes(jsonl);
  command->callback([o, one, format] {
    if (o->jsonl && format->count() != 0 && o->format != "json")
      throw stop(bad_usage, "--jsonl answers in JSON lines; --format " + o->format + " is for FILEs");
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
