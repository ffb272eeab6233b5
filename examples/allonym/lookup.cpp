#include <cstdio>
#include <iostream>
#include <memory>

#include "terminal.hpp"
#include "tool.hpp"
#include "wording.hpp"

namespace tool {
namespace {

struct options {
  dictionary_options dictionaries;
  std::string type, lang;
  std::size_t limit = 10;
  double threshold = 0;
  bool exact = false, evidence = false, jsonl = false, strict = false;
  std::vector<std::string> names;
};

allonym::lookup_options how(const options& o) {
  allonym::lookup_options out;
  out.limit = o.limit;
  out.type = parse_type(o.type);
  out.threshold = o.threshold;
  out.exact = o.exact;
  out.with_evidence = o.evidence;
  return out;
}

allonym::language given_language(const options& o) {
  if (o.lang.empty()) return {};
  const auto lang = parse_language(o.lang);
  if (!lang) throw stop(bad_usage, "unknown language \"" + o.lang + "\"; expected a tag like vi, en or fr");
  return *lang;
}

void show(const std::string& query, const std::vector<allonym::match>& matches, bool evidence) {
  print(coloured(printable(query), tone::bold) + "\n");
  if (matches.empty()) {
    print("  no match\n");
    return;
  }
  std::vector<std::string> header{"Score", "Type", "Canonical", "Matched", "Id", "Dictionary"};
  if (evidence) header.emplace_back("Why");
  table out(header);
  for (const allonym::match& m : matches) {
    char score[16];
    std::snprintf(score, sizeof score, "%.4f", m.score);
    const std::string matched = printable(m.name) + (m.lang.known() ? " (" + m.lang.str() + ")" : "");
    std::vector<table::cell> row{{score, m.score >= 0.9 ? tone::green : tone::plain, true},
                                 {std::string(allonym::to_string(m.type)), tone::cyan},
                                 {printable(m.canonical), tone::bold},
                                 {matched},
                                 {printable(m.id)},
                                 {printable(m.dictionary), tone::dim}};
    if (evidence) row.emplace_back(in_words(m.reasons, 4), tone::dim);
    out.add(std::move(row));
  }
  print(out.str(terminal_width()));
}

int run_names(const options& o) {
  const allonym::dictionary_set set = o.dictionaries.load();
  const allonym::lookup_options options = how(o);
  const allonym::language lang = given_language(o);
  bool first = true;
  const auto one = [&](const std::string& text) {
    if (!first) print("\n");
    first = false;
    show(text, set.lookup(allonym::name(text, {lang, options.type}), options), o.evidence);
    flush();
  };
  for (const std::string& text : o.names) {
    if (text != "-") {
      one(text);
      continue;
    }
    for (std::string line; std::getline(std::cin, line);)
      if (!line.empty()) one(line);
  }
  return done;
}

int run_lines(const options& o) {
  const allonym::dictionary_set set = o.dictionaries.load();
  const allonym::lookup_options common = how(o);
  const allonym::language lang = given_language(o);
  return filter_lines(o.strict, [&](const json& line) {
    allonym::lookup_options options = common;
    if (const auto type = type_field(line, "type")) options.type = type;
    const allonym::language own = language_field(line, "language");
    const allonym::name query(string_field(line, "name"), {own.known() ? own : lang, options.type});
    json matches = json::array();
    for (const allonym::match& m : set.lookup(query, options)) {
      json one{{"id", m.id},     {"dictionary", m.dictionary}, {"type", allonym::to_string(m.type)},
               {"name", m.name}, {"canonical", m.canonical},   {"score", rounded(m.score)}};
      if (o.evidence) {
        one["evidence"] = json::array();
        for (const allonym::evidence& e : m.reasons) one["evidence"].push_back(evidence_json(e));
      }
      matches.push_back(std::move(one));
    }
    return json{{"matches", matches}};
  });
}

}  // namespace

void add_lookup(CLI::App& app) {
  auto o = std::make_shared<options>();
  CLI::App* command = app.add_subcommand("lookup", "Find the entities that names are names of, best first");
  auto* names = command->add_option("NAME", o->names, "Names; - reads them from stdin, one a line");
  o->dictionaries.add_to(*command);
  command->add_option("--limit", o->limit, "At most so many for each name")->check(CLI::Range(1, 1000000))->type_name("N");
  command->add_option("--type", o->type, "Entities of this type only")->type_name("T");
  command->add_option("--language", o->lang, "Language of the names")->type_name("LANG");
  command->add_option("--threshold", o->threshold, "Leave out what scores less")->check(CLI::Range(0.0, 1.0))->type_name("P");
  command->add_flag("--exact", o->exact, "Equal normal forms only");
  command->add_flag("--evidence", o->evidence, "Say why");
  auto* jsonl = command->add_flag("--jsonl", o->jsonl, "Answer each JSON line of stdin with one");
  command->add_flag("--strict", o->strict, "With --jsonl: stop at the first bad line")->needs(jsonl);
  names->excludes(jsonl);
  command->callback([o] {
    if (o->jsonl) throw CLI::RuntimeError(run_lines(*o));
    if (o->names.empty()) throw stop(bad_usage, "lookup: expected names, or --jsonl");
    throw CLI::RuntimeError(run_names(*o));
  });
}

}  // namespace tool
