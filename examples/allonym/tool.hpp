// What the subcommands of the tool share: exit codes, options, reading of inputs.
#pragma once

#include <allonym.hpp>

#include <CLI/CLI.hpp>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tool {

using json = nlohmann::ordered_json;

inline constexpr int done = 0, bad_input = 1, bad_usage = 2;

// Ends the program with one line on stderr and the exit code.
struct stop : std::runtime_error {
  stop(int c, const std::string& message) : std::runtime_error(message), code(c) {}
  int code;
};

// Subcommands: each adds itself and runs from its callback.
void add_align(CLI::App& app);
void add_annotate(CLI::App& app);
void add_compare(CLI::App& app);
void add_lookup(CLI::App& app);
void add_index(CLI::App& app);
void add_build(CLI::App& app);
void add_verify(CLI::App& app);
void add_normalize(CLI::App& app);

// --dictionary F…, --no-builtin: the user's dictionaries before the built-in one.
struct dictionary_options {
  std::vector<std::string> files;
  bool no_builtin = false;
  void add_to(CLI::App& command);
  [[nodiscard]] allonym::dictionary_set load() const;
};

// The whole of a file, or of stdin for "-".
std::string read_file(const std::string& path);

// An input text with its language: from the prefix, else from the name, else und.
struct input {
  std::string path;
  allonym::language lang;
};
input parse_input(const std::string& argument);
// A language that BCP 47 knows by its shape, of two letters only those of ISO 639-1.
std::optional<allonym::language> parse_language(std::string_view tag);

std::optional<allonym::entity_type> parse_type(const std::string& text);  // empty: any; unknown: stop

// Answers each line of stdin with one line of stdout, in its order. `answer` throws std::exception for a bad line.
int filter_lines(bool strict, const std::function<json(const json&)>& answer);
// Fields of such a line; throw std::runtime_error if they are missing or of another kind.
std::string string_field(const json& line, const char* field);
std::optional<std::string> optional_string(const json& line, const char* field);
allonym::language language_field(const json& line, const char* field);
std::optional<allonym::entity_type> type_field(const json& line, const char* field);

// One line of JSON; ill-formed bytes of names become U+FFFD.
std::string dump(const json& value, int indent = -1);
double rounded(double score);  // to four places
json evidence_json(const allonym::evidence& e);

// To stdout; stop if it cannot be written.
void print(std::string_view text);
void flush();

}  // namespace tool
