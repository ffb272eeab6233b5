// Builds a dictionary of made-up names from real name parts and measures lookup: speed with recall, by kind of query.
// usage: lookup_bench [names [queries [seed [kind]]]]      (1000000 20000 1 and all kinds: exact, "dropped marks", "one edit" …)
// A query counts only where one name is nearest: no other name of the dictionary has the letters of the query, or, where none has
// them, is one edit away.
#include <allonym.hpp>

#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

namespace {

// Time that one processor spent on this process: what else the machine does is left out.
struct clock_type {
  using time_point = double;
  static double now() {
    timespec t{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
  }
};
double seconds_since(double start) { return clock_type::now() - start; }

std::vector<std::string> word_list(const std::string& path) {
  std::vector<std::string> words;
  std::ifstream in(ALLONYM_DATA "/" + path);
  for (std::string line; std::getline(in, line);) {
    line = line.substr(0, line.find('\t'));
    if (!line.empty() && line[0] != '#') words.push_back(line);
  }
  if (words.empty()) std::fprintf(stderr, "%s: no words\n", path.c_str()), std::exit(1);
  return words;
}

// The cells of a column of a tab-separated file, variants apart.
std::vector<std::string> column(const std::string& path, std::size_t number, const std::string& language = {}) {
  std::vector<std::string> cells;
  std::ifstream in(ALLONYM_DATA "/" + path);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> fields;
    std::stringstream row(line);
    for (std::string field; std::getline(row, field, '\t');) fields.push_back(field);
    if (fields.size() <= number || (!language.empty() && fields[2] != language)) continue;
    if (const std::string cell = fields[number].substr(0, fields[number].find('|')); !cell.empty()) cells.push_back(cell);
  }
  return cells;
}

// First letter of each word upper case, ASCII and the letters of Vietnamese that begin words.
std::string capitalised(const std::string& text) {
  static const std::unordered_map<std::string, std::string> upper{
      {"đ", "Đ"}, {"á", "Á"}, {"à", "À"}, {"ả", "Ả"}, {"ã", "Ã"}, {"ạ", "Ạ"}, {"ă", "Ă"}, {"â", "Â"}, {"ấ", "Ấ"}, {"ầ", "Ầ"}, {"ẩ", "Ẩ"},
      {"é", "É"}, {"ê", "Ê"}, {"ế", "Ế"}, {"í", "Í"}, {"ỉ", "Ỉ"}, {"ó", "Ó"}, {"ô", "Ô"}, {"ố", "Ố"}, {"ổ", "Ổ"}, {"ơ", "Ơ"}, {"ở", "Ở"},
      {"ú", "Ú"}, {"ư", "Ư"}, {"ứ", "Ứ"}, {"ử", "Ử"}, {"ý", "Ý"}, {"ỷ", "Ỷ"}, {"ẩ", "Ẩ"}, {"ân", "Ân"}};
  std::string out;
  bool start = true;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t n = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::string c = text.substr(i, n);
    if (start) {
      if (const auto it = upper.find(c); it != upper.end()) c = it->second;
      else if (n == 1) c[0] = static_cast<char>(std::toupper(c[0]));
    }
    start = c == " " || c == "-";
    out += c;
    i += n;
  }
  return out;
}

struct entry {
  std::string text;
  allonym::entity_type type;
  const char* language;
};

class generator {
public:
  explicit generator(unsigned seed) : random_(seed) {
    for (const char* path : {"entities/cities.tsv", "entities/subdivisions.tsv"})
      for (std::string& name : column(path, 3, "en")) places_.push_back(std::move(name));
    for (const char* path : {"lexicon/government.tsv", "lexicon/education.tsv", "lexicon/health.tsv", "lexicon/economy.tsv", "lexicon/science.tsv"}) {
      for (std::string& word : column(path, 2)) vi_words_.push_back(std::move(word));
      for (std::string& word : column(path, 3)) en_words_.push_back(std::move(word));
    }
  }

  entry make() {
    switch (random_() % 10) {
      case 0: case 1: case 2: case 3: {  // Vietnamese persons; common family names are common
        std::string text = pick_early(family_) + ' ' + pick(middle_) + ' ';
        if (random_() % 2) text += pick(given_) + ' ';
        return {capitalised(text + pick(given_)), allonym::entity_type::person, "vi"};
      }
      case 4: case 5: {  // persons with two names made of the words of places
        std::string text = first_word(pick(places_)) + ' ';
        if (random_() % 3 == 0) text += first_word(pick(places_)) + ' ';
        return {text + first_word(pick(places_)), allonym::entity_type::person, "en"};
      }
      case 6: case 7: return {pick(places_) + ' ' + first_word(pick(places_)), allonym::entity_type::place, "en"};
      case 8: return {capitalised(pick(vi_words_)) + ' ' + pick(vi_words_) + ' ' + pick(places_), allonym::entity_type::organization, "vi"};
      default: return {pick(places_) + ' ' + capitalised(pick(en_words_) + ' ' + pick(en_words_)), allonym::entity_type::organization, "en"};
    }
  }
  std::mt19937& random() { return random_; }

private:
  const std::string& pick(const std::vector<std::string>& from) { return from[random_() % from.size()]; }
  const std::string& pick_early(const std::vector<std::string>& from) {
    const double u = static_cast<double>(random_()) / 4294967296.0;
    return from[static_cast<std::size_t>(u * u * static_cast<double>(from.size()))];
  }
  static std::string first_word(const std::string& text) { return text.substr(0, text.find(' ')); }

  std::mt19937 random_;
  std::vector<std::string> family_ = word_list("words/vi/family_names.txt"), middle_ = word_list("words/vi/middle_names.txt"),
                           given_ = word_list("words/vi/given_names.txt"), places_, vi_words_, en_words_;
};

std::string letters_of(const std::string& text) {
  std::string letters = allonym::normalize(text).text;
  std::erase_if(letters, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); });
  return letters;
}

// Everything one edit away.
std::vector<std::string> edits(const std::string& s) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i <= s.size(); ++i) {
    for (char c = 'a'; c <= 'z'; ++c) out.push_back(s.substr(0, i) + c + s.substr(i));
    if (i == s.size()) break;
    out.push_back(s.substr(0, i) + s.substr(i + 1));
    for (char c = 'a'; c <= 'z'; ++c) out.push_back(s.substr(0, i) + c + s.substr(i + 1));
    if (i + 1 < s.size()) out.push_back(s.substr(0, i) + s[i + 1] + s[i] + s.substr(i + 2));
  }
  return out;
}

std::string one_edit(std::string s, std::mt19937& random) {
  const std::size_t at = random() % s.size();
  const char c = static_cast<char>('a' + random() % 26);
  switch (random() % 4) {
    case 0: s[at] = c; break;
    case 1: s.insert(at, 1, c); break;
    case 2: s.erase(at, 1); break;
    default:
      if (at + 1 < s.size()) std::swap(s[at], s[at + 1]);
  }
  return s;
}

std::string reordered(const std::string& s, std::mt19937& random) {
  std::vector<std::string> words;
  std::stringstream in(s);
  for (std::string w; in >> w;) words.push_back(w);
  std::rotate(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(1 + random() % std::max<std::size_t>(1, words.size() - 1)) % static_cast<std::ptrdiff_t>(words.size()), words.end());
  std::string out;
  for (const std::string& w : words) out += (out.empty() ? "" : " ") + w;
  return out;
}

std::string replaced(std::string s, const std::vector<std::pair<std::string, std::string>>& rules) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    bool done = false;
    for (const auto& [from, to] : rules)
      if (s.compare(i, from.size(), from) == 0) {
        out += to;
        i += from.size();
        done = true;
        break;
      }
    if (!done) out += s[i++];
  }
  return out;
}

// As heard: letters that several spellings of a sound exchange.
std::string phonetic(const std::string& s) {
  return replaced(s, {{"ph", "f"}, {"ck", "k"}, {"qu", "kw"}, {"c", "k"}, {"x", "s"}, {"y", "i"}, {"sch", "sh"}, {"th", "t"}, {"gi", "z"}, {"w", "v"}, {"oo", "u"}});
}

std::string cyrillic(const std::string& s) {
  return replaced(s, {{"sh", "ш"}, {"ch", "ч"}, {"kh", "х"}, {"zh", "ж"}, {"ya", "я"}, {"yu", "ю"}, {"a", "а"}, {"b", "б"}, {"c", "к"}, {"d", "д"}, {"e", "е"},
                      {"f", "ф"}, {"g", "г"}, {"h", "х"}, {"i", "и"}, {"j", "дж"}, {"k", "к"}, {"l", "л"}, {"m", "м"}, {"n", "н"}, {"o", "о"}, {"p", "п"},
                      {"q", "к"}, {"r", "р"}, {"s", "с"}, {"t", "т"}, {"u", "у"}, {"v", "в"}, {"w", "в"}, {"x", "кс"}, {"y", "й"}, {"z", "з"}});
}

long resident_kib(const char* field) {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(field)) return std::atol(line.c_str() + std::strlen(field) + 1);
  return 0;
}

// Resident and proportional size of the mapping of `path` in this process.
std::pair<long, long> mapping_kib(const std::string& path) {
  std::ifstream in("/proc/self/smaps");
  bool here = false;
  std::pair<long, long> kib{0, 0};
  for (std::string line; std::getline(in, line);) {
    if (line.find('-') < 20 && line.find(' ') != std::string::npos && line.find(':') > line.find(' ')) here = line.ends_with(path);
    if (here && line.starts_with("Rss:")) kib.first += std::atol(line.c_str() + 4);
    if (here && line.starts_with("Pss:")) kib.second += std::atol(line.c_str() + 4);
  }
  return kib;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1000000;
  const std::size_t query_count = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 20000;
  generator make(argc > 3 ? static_cast<unsigned>(std::atoi(argv[3])) : 1);
  const std::string path = "lookup_bench.dict";

  std::vector<entry> entries;
  entries.reserve(count);
  for (std::size_t i = 0; i < count; ++i) entries.push_back(make.make());

  auto start = clock_type::now();
  allonym::build_statistics built;
  {
    allonym::dictionary_builder builder(path);
    for (std::size_t i = 0; i < count; ++i) {
      const entry& e = entries[i];
      if (const auto added = builder.add({"x" + std::to_string(i), e.type, e.language, e.text, allonym::name_kind::canonical, ""}); !added) std::puts(added.error().message.c_str());
    }
    auto finished = builder.finish();
    if (!finished) return std::puts(finished.error().message.c_str()), 1;
    built = *finished;
  }
  std::uint64_t near = 0;
  for (const auto& s : built.sections) near += s.name == "filter" || s.name == "near" ? s.bytes : 0;
  const double n = static_cast<double>(count);
  std::printf("build         %zu names in %.1f s, peak %ld MB (with %zu MB of names to build from)\n", count, seconds_since(start), resident_kib("VmHWM:") / 1024,
              count * (sizeof(entry) + 24) >> 20);
  std::printf("file          %.1f MB: %.1f bytes a name, %.1f without the near-match index\n", static_cast<double>(built.bytes) / 1e6, static_cast<double>(built.bytes) / n,
              static_cast<double>(built.bytes - near) / n);
  for (const auto& s : built.sections) std::printf("              %-9s %.1f bytes a name\n", s.name.c_str(), static_cast<double>(s.bytes) / n);

  start = clock_type::now();
  const auto opened = allonym::dictionary::open(path);
  if (!opened) return std::puts(opened.error().message.c_str()), 1;
  std::printf("open          %.3f ms\n", seconds_since(start) * 1000);
  const allonym::dictionary& d = *opened;

  std::unordered_map<std::string, std::vector<std::uint32_t>> by_letters;
  for (std::size_t i = 0; i < count; ++i) by_letters[letters_of(entries[i].text)].push_back(static_cast<std::uint32_t>(i));

  {
    std::vector<allonym::name> queries;
    for (std::size_t i = 0; i < query_count * 10; ++i) queries.emplace_back(entries[make.random()() % count].text);
    for (const int round : {0, 1, 2}) {
      if (argc > 4 && std::string_view(argv[4]) != "exact") break;
      std::size_t found = 0;
      start = clock_type::now();
      for (const allonym::name& q : queries) found += d.lookup(q, {.limit = 1, .exact = true}).size();
      const double s = seconds_since(start);
      std::printf("exact         %.2f million a second%s, %zu of %zu found\n", static_cast<double>(queries.size()) / s / 1e6, round == 0 ? " (cold)" : "", found, queries.size());
    }
  }

  const std::string only = argc > 4 ? argv[4] : "";
  struct kind {
    const char* label;
    std::string (*make)(const std::string&, std::mt19937&);
    bool edited;
  };
  const std::vector<kind> kinds{{"dropped marks", [](const std::string& s, std::mt19937&) { return allonym::normalize(s).text; }, false},
                                {"one edit", [](const std::string& s, std::mt19937& r) { return one_edit(allonym::normalize(s).text, r); }, true},
                                {"reordered", [](const std::string& s, std::mt19937& r) { return reordered(allonym::normalize(s).text, r); }, false},
                                {"phonetic", [](const std::string& s, std::mt19937&) { return phonetic(allonym::normalize(s).text); }, false},
                                {"other script", [](const std::string& s, std::mt19937&) { return cyrillic(allonym::normalize(s).text); }, false}};
  for (const kind& k : kinds) {
    if (!only.empty() && only != k.label) continue;
    struct question {
      std::string text;
      std::uint32_t answer;
      std::vector<std::uint32_t> same;
    };
    std::vector<question> questions;
    while (questions.size() < query_count) {
      const auto i = static_cast<std::uint32_t>(make.random()() % count);
      const std::string text = k.make(entries[i].text, make.random());
      const std::string letters = letters_of(text);
      const auto& same = by_letters[letters_of(entries[i].text)];
      if (k.edited) {  // only where one name is nearest
        std::size_t nearest = by_letters.contains(letters) && letters != letters_of(entries[i].text) ? 2 : 0;
        if (letters != letters_of(entries[i].text) && nearest == 0) {
          std::vector<std::string> around = edits(letters);
          std::sort(around.begin(), around.end());
          around.erase(std::unique(around.begin(), around.end()), around.end());
          for (const std::string& e : around) nearest += by_letters.contains(e) ? 1 : 0;
        }
        if (nearest > 1) continue;
      }
      questions.push_back({text, i, same});
    }
    std::size_t at1 = 0, at5 = 0;
    start = clock_type::now();
    for (const question& q : questions) {
      const auto matches = d.lookup(allonym::name(q.text), {.limit = 1});
      // Names with the same letters are equally right.
      for (std::size_t m = 0; m < matches.size() && m < 1; ++m) {
        const auto id = static_cast<std::uint32_t>(std::strtoul(matches[m].id.c_str() + 1, nullptr, 10));
        const bool right = std::find(q.same.begin(), q.same.end(), id) != q.same.end();
        at1 += right ? 1 : 0;
        if (!right && std::getenv("SHOW_MISSES") != nullptr)
          std::printf("  %s: wanted %s (%.3f), got %s (%.3f)\n", q.text.c_str(), entries[q.answer].text.c_str(),
                      allonym::compare_score(allonym::name(q.text), allonym::name(entries[q.answer].text, {entries[q.answer].language, entries[q.answer].type})),
                      matches[m].name.c_str(), matches[m].score);
      }
    }
    const double s = seconds_since(start);
    for (std::size_t i = 0; i < questions.size() / 10; ++i) {
      const question& q = questions[i];
      const auto matches = d.lookup(allonym::name(q.text), {.limit = 5});
      at5 += std::any_of(matches.begin(), matches.end(), [&](const allonym::match& m) {
        return std::find(q.same.begin(), q.same.end(), static_cast<std::uint32_t>(std::strtoul(m.id.c_str() + 1, nullptr, 10))) != q.same.end();
      });
    }
    std::printf("%-13s %7.0f a second, recall@1 %.3f, recall@5 %.3f\n", k.label, static_cast<double>(questions.size()) / s,
                static_cast<double>(at1) / static_cast<double>(questions.size()), static_cast<double>(at5) / static_cast<double>(questions.size() / 10));
  }

  // Two processes that map one file share it.
  int pipe_ends[2];
  if (::pipe(pipe_ends) != 0) return 1;
  if (const pid_t child = ::fork(); child == 0) {
    const auto again = allonym::dictionary::open(path);
    const bool good = again && again->verify();
    char byte = good ? 'y' : 'n';
    if (::write(pipe_ends[1], &byte, 1) != 1) ::_exit(1);
    ::sleep(2);
    ::_exit(0);
  } else {
    char byte = 0;
    if (::read(pipe_ends[0], &byte, 1) != 1 || !d.verify()) return 1;
    const auto [rss, pss] = mapping_kib(path);
    std::printf("shared        %ld MB mapped here and in a second process, proportional size %ld MB\n", rss / 1024, pss / 1024);
    ::waitpid(child, nullptr, 0);
  }
  std::remove(path.c_str());
}
