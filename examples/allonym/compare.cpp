#include <cstdio>
#include <memory>

#include "terminal.hpp"
#include "tool.hpp"
#include "wording.hpp"

namespace tool {
namespace {

struct options {
  std::string type;
  double threshold = 0.5;
  bool jsonl = false, strict = false;
  std::vector<std::string> names;
};

std::string weight_text(std::int32_t weight) {
  char text[24];
  std::snprintf(text, sizeof text, "%+.2f", weight / 1000.0);
  return text;
}

int run_pair(const options& o, const allonym::compare_options& how) {
  const allonym::name a(o.names[0], {{}, how.type}), b(o.names[1], {{}, how.type});
  const allonym::comparison c = allonym::compare(a, b, how);
  char score[16];
  std::snprintf(score, sizeof score, "%.4f", c.score);
  print(coloured(score, tone::bold) + "  " + coloured(c.same ? "same" : "different", c.same ? tone::green : tone::red) + "\n");
  if (!c.reasons.empty()) {
    table out({"Weight", "Reason", printable(a.text()), printable(b.text())});
    for (const allonym::evidence& e : c.reasons)
      out.add({{weight_text(e.weight), e.weight < 0 ? tone::red : tone::green, true},
               in_words(e.kind, e.weight < 0),
               printable(slice(a.text(), e.a)),
               printable(slice(b.text(), e.b))});
    print("\n" + out.str(terminal_width()));
  }
  flush();
  return done;
}

int run_lines(const options& o, const allonym::compare_options& how) {
  return filter_lines(o.strict, [&](const json& line) {
    allonym::compare_options one = how;
    if (const auto type = type_field(line, "type")) one.type = type;
    const allonym::name a(string_field(line, "a"), {language_field(line, "a_language"), one.type});
    const allonym::name b(string_field(line, "b"), {language_field(line, "b_language"), one.type});
    const allonym::comparison c = allonym::compare(a, b, one);
    json reasons = json::array();
    for (const allonym::evidence& e : c.reasons) reasons.push_back(evidence_json(e));
    return json{{"score", rounded(c.score)}, {"same", c.same}, {"evidence", reasons}};
  });
}

}  // namespace

void add_compare(CLI::App& app) {
  auto o = std::make_shared<options>();
  CLI::App* command = app.add_subcommand("compare", "Say whether two names are names of the same thing");
  auto* names = command->add_option("NAME", o->names, "Two names")->expected(2);
  command->add_option("--type", o->type, "What both name")->type_name("T");
  command->add_option("--threshold", o->threshold, "Score from which they are the same")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("P");
  auto* jsonl = command->add_flag("--jsonl", o->jsonl, "Answer each JSON line of stdin with one");
  command->add_flag("--strict", o->strict, "With --jsonl: stop at the first bad line")->needs(jsonl);
  names->excludes(jsonl);
  command->callback([o] {
    allonym::compare_options how;
    how.type = parse_type(o->type);
    how.threshold = o->threshold;
    if (o->jsonl) throw CLI::RuntimeError(run_lines(*o, how));
    if (o->names.size() != 2) throw stop(bad_usage, "compare: expected two names, or --jsonl");
    throw CLI::RuntimeError(run_pair(*o, how));
  });
}

}  // namespace tool
