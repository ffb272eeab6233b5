#include "tool.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <memory>

namespace tool {
namespace {

// ISO 639-1.
constexpr std::string_view two_letters =
    " aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es "
    "et eu fa "
    "ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km "
    "kn ko kr "
    "ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os "
    "pa pi pl "
    "ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw "
    "ty ug uk "
    "ur uz ve vi vo wa wo xh yi yo za zh zu ";

bool exists(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0;
}

// The language that a file name says: "x.vi.txt".
allonym::language language_of_name(const std::string& path) {
  const std::string name = path.substr(path.find_last_of('/') + 1);
  const std::size_t last = name.find_last_of('.');
  if (last == std::string::npos || last == 0) return {};
  const std::size_t before = name.find_last_of('.', last - 1);
  if (before == std::string::npos) return {};
  const std::string tag = name.substr(before + 1, last - before - 1);
  if (tag.size() != 2 && tag.find('-') != 2) return {};
  return parse_language(tag).value_or(allonym::language{});
}

}  // namespace

void dictionary_options::add_to(CLI::App& command) {
  command.add_option("--dictionary", files, "A compiled dictionary, before the built-in one; may be repeated")
      ->type_name("F")
      ->allow_extra_args(false);
  command.add_flag("--no-builtin", no_builtin, "Without the built-in dictionary");
}

allonym::dictionary_set dictionary_options::load() const {
  std::vector<allonym::dictionary> layers;
  for (const std::string& file : files) {
    auto opened = allonym::dictionary::open(file);
    if (!opened) throw stop(bad_input, opened.error().message);
    layers.push_back(*std::move(opened));
  }
  if (!no_builtin) layers.push_back(allonym::dictionary::builtin());
  return allonym::dictionary_set(std::move(layers));
}

std::string read_file(const std::string& path) {
  const bool standard = path == "-";
  struct closer {
    void operator()(std::FILE* f) const {
      if (f != stdin) std::fclose(f);
    }
  };
  const std::unique_ptr<std::FILE, closer> file(standard ? stdin : std::fopen(path.c_str(), "rb"));
  const auto fail = [&](int number) { return stop(bad_input, path + ": cannot read: " + std::strerror(number)); };
  if (!file) throw fail(errno);
  std::string text;
  char buffer[1 << 16];
  while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, file.get())) text.append(buffer, n);
  if (std::ferror(file.get()) != 0) throw fail(errno);
  if (text.size() > 0xFFFFFFFFU) throw stop(bad_input, path + ": longer than 4 GiB");
  return text;
}

std::optional<allonym::language> parse_language(std::string_view tag) {
  if (!allonym::language::well_formed(tag)) return std::nullopt;
  const std::size_t primary = std::min(tag.find('-'), tag.size());
  if (primary == 2) {
    std::string padded = " ";
    for (const char c : tag.substr(0, 2)) padded += static_cast<char>(c | 0x20);
    if (two_letters.find(padded + ' ') == std::string_view::npos) return std::nullopt;
  }
  return allonym::language(tag);
}

input parse_input(const std::string& argument) {
  const std::size_t colon = argument.find(':');
  if (colon != std::string::npos && allonym::language::well_formed(argument.substr(0, colon)) && !exists(argument)) {
    const auto lang = parse_language(argument.substr(0, colon));
    if (!lang)
      throw stop(bad_usage, "unknown language \"" + argument.substr(0, colon) + "\"; expected a tag like vi, en or fr");
    return {argument.substr(colon + 1), *lang};
  }
  return {argument, language_of_name(argument)};
}

std::optional<allonym::entity_type> parse_type(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto type = allonym::parse_entity_type(text);
  if (!type)
    throw stop(bad_usage,
               "unknown type \"" + text + "\"; expected person, organization, place, event, law, work, product or other");
  return type;
}

int filter_lines(bool strict, const std::function<json(const json&)>& answer) {
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);
  std::size_t number = 0;
  for (std::string line; std::getline(std::cin, line);) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    json id;
    bool has_id = false;
    std::string problem;
    try {
      const json question = json::parse(line);
      if (!question.is_object()) throw std::runtime_error("expected an object");
      has_id = question.contains("id");
      if (has_id) id = question["id"];
      json reply = answer(question);
      if (has_id) {
        json with_id{{"id", id}};
        with_id.update(reply);
        reply = std::move(with_id);
      }
      print(dump(reply) + "\n");
    } catch (const json::parse_error& error) {
      problem = "not JSON: character " + std::to_string(error.byte) + " is not what is expected there";
    } catch (const json::exception&) {
      problem = "not the fields that are expected";
    } catch (const stop&) {
      throw;
    } catch (const std::runtime_error& error) {
      problem = error.what();
    }
    if (!problem.empty()) {
      if (strict) throw stop(bad_input, "stdin:" + std::to_string(number) + ": " + problem);
      print(dump(json{{"id", id}, {"error", problem}}) + "\n");
    }
    flush();
  }
  return done;
}

std::optional<std::string> optional_string(const json& line, const char* field) {
  const auto it = line.find(field);
  if (it == line.end() || it->is_null()) return std::nullopt;
  if (!it->is_string()) throw std::runtime_error(std::string("\"") + field + "\" is not a string");
  return it->get<std::string>();
}

std::string string_field(const json& line, const char* field) {
  auto text = optional_string(line, field);
  if (!text) throw std::runtime_error(std::string("\"") + field + "\" is missing");
  return *std::move(text);
}

allonym::language language_field(const json& line, const char* field) {
  const auto tag = optional_string(line, field);
  if (!tag || tag->empty()) return {};
  const auto lang = parse_language(*tag);
  if (!lang) throw std::runtime_error("unknown language \"" + *tag + "\"");
  return *lang;
}

std::optional<allonym::entity_type> type_field(const json& line, const char* field) {
  const auto text = optional_string(line, field);
  if (!text || text->empty()) return std::nullopt;
  const auto type = allonym::parse_entity_type(*text);
  if (!type) throw std::runtime_error("unknown type \"" + *text + "\"");
  return type;
}

std::string dump(const json& value, int indent) { return value.dump(indent, ' ', false, json::error_handler_t::replace); }

double rounded(double score) { return std::round(score * 10000) / 10000; }

json evidence_json(const allonym::evidence& e) {
  return {{"kind", allonym::to_string(e.kind)},
          {"weight", e.weight / 1000.0},
          {"a", {{"begin", e.a.begin}, {"end", e.a.end}}},
          {"b", {{"begin", e.b.begin}, {"end", e.b.end}}}};
}

void print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
    throw stop(bad_input, std::string("cannot write to stdout: ") + std::strerror(errno));
}

void flush() {
  if (std::fflush(stdout) != 0) throw stop(bad_input, std::string("cannot write to stdout: ") + std::strerror(errno));
}

}  // namespace tool
