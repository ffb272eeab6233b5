// Builds a dictionary of made-up names from real name parts and measures lookup: speed with recall, by kind of query.
// usage: lookup_bench [names [queries [seed [kind [file]]]]]
// (1000000 20000 1 and all kinds: exact, "dropped marks", "one edit" …; a file is kept, and the next run with the same names
// takes it) A query counts only where one name is nearest: no other name of the dictionary has the letters of the query, or,
// where an edit was made, is one edit away.
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
      {"đ", "Đ"}, {"á", "Á"}, {"à", "À"}, {"ả", "Ả"}, {"ã", "Ã"}, {"ạ", "Ạ"}, {"ă", "Ă"}, {"â", "Â"}, {"ấ", "Ấ"}, {"ầ", "Ầ"},
      {"ẩ", "Ẩ"}, {"é", "É"}, {"ê", "Ê"}, {"ế", "Ế"}, {"í", "Í"}, {"ỉ", "Ỉ"}, {"ó", "Ó"}, {"ô", "Ô"}, {"ố", "Ố"}, {"ổ", "Ổ"},
      {"ơ", "Ơ"}, {"ở", "Ở"}, {"ú", "Ú"}, {"ư", "Ư"}, {"ứ", "Ứ"}, {"ử", "Ử"}, {"ý", "Ý"}, {"ỷ", "Ỷ"}, {"ẩ", "Ẩ"}, {"ân", "Ân"}};
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
    for (const char* path : {"entities/cities.tsv", "entities/subdivisions.tsv"}) keep_short(column(path, 3, "en"), places_);
    for (const char* path : {"lexicon/government.tsv", "lexicon/education.tsv", "lexicon/health.tsv", "lexicon/economy.tsv",
                             "lexicon/science.tsv"}) {
      keep_short(column(path, 2), vi_words_);
      keep_short(column(path, 3), en_words_);
    }
  }

  entry make() {
    switch (random_() % 10) {
      case 0:
      case 1:
      case 2:
      case 3: {  // Vietnamese persons; common family names are common
        std::string text = pick_early(family_) + ' ' + pick(middle_) + ' ';
        if (random_() % 2) text += pick(given_) + ' ';
        return {capitalised(text + pick(given_)), allonym::entity_type::person, "vi"};
      }
      case 4:
      case 5: {  // persons with two names made of the words of places
        std::string text = first_word(pick(places_)) + ' ';
        if (random_() % 3 == 0) text += first_word(pick(places_)) + ' ';
        return {text + first_word(pick(places_)), allonym::entity_type::person, "en"};
      }
      case 6:
      case 7:
        return {pick(places_) + ' ' + first_word(pick(places_)), allonym::entity_type::place, "en"};
      case 8:
        return {capitalised(pick(vi_words_)) + ' ' + pick(vi_words_) + ' ' + pick(places_), allonym::entity_type::organization,
                "vi"};
      default:
        return {pick(places_) + ' ' + capitalised(pick(en_words_) + ' ' + pick(en_words_)), allonym::entity_type::organization,
                "en"};
    }
  }
  std::mt19937& random() { return random_; }

private:
  // Parts of ordinary length, so that names do not grow with the phrases that the data has learned.
  static void keep_short(std::vector<std::string> from, std::vector<std::string>& to) {
    for (std::string& text : from)
      if (text.size() <= 14) to.push_back(std::move(text));
  }
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
    case 0:
      s[at] = c;
      break;
    case 1:
      s.insert(at, 1, c);
      break;
    case 2:
      s.erase(at, 1);
      break;
    default:
      if (at + 1 < s.size()) std::swap(s[at], s[at + 1]);
  }
  return s;
}

std::string reordered(const std::string& s, std::mt19937& random) {
  std::vector<std::string> words;
  std::stringstream in(s);
  for (std::string w; in >> w;) words.push_back(w);
  std::rotate(words.begin(),
              words.begin() + static_cast<std::ptrdiff_t>(1 + random() % std::max<std::size_t>(1, words.size() - 1)) %
                                  static_cast<std::ptrdiff_t>(words.size()),
              words.end());
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
  return replaced(s, {{"ph", "f"},
                      {"ck", "k"},
                      {"qu", "kw"},
                      {"c", "k"},
                      {"x", "s"},
                      {"y", "i"},
                      {"sch", "sh"},
                      {"th", "t"},
                      {"gi", "z"},
                      {"w", "v"},
                      {"oo", "u"}});
}

std::string cyrillic(const std::string& s) {
  return replaced(s, {{"sh", "ш"}, {"ch", "ч"}, {"kh", "х"}, {"zh", "ж"}, {"ya", "я"}, {"yu", "ю"}, {"a", "а"}, {"b", "б"},
                      {"c", "к"},  {"d", "д"},  {"e", "е"},  {"f", "ф"},  {"g", "г"},  {"h", "х"},  {"i", "и"}, {"j", "дж"},
                      {"k", "к"},  {"l", "л"},  {"m", "м"},  {"n", "н"},  {"o", "о"},  {"p", "п"},  {"q", "к"}, {"r", "р"},
                      {"s", "с"},  {"t", "т"},  {"u", "у"},  {"v", "в"},  {"w", "в"},  {"x", "кс"}, {"y", "й"}, {"z", "з"}});
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
    if (line.find('-') < 20 && line.find(' ') != std::string::npos && line.find(':') > line.find(' '))
      here = line.ends_with(path);
    if (here && line.starts_with("Rss:")) kib.first += std::atol(line.c_str() + 4);
    if (here && line.starts_with("Pss:")) kib.second += std::atol(line.c_str() + 4);
  }
  return kib;
}

using by_letters_map = std::unordered_map<std::string, std::vector<std::uint32_t>>;

std::uint32_t number_of(const allonym::match& m) {
  return static_cast<std::uint32_t>(std::strtoul(m.id.c_str() + 1, nullptr, 10));
}

bool build(const std::string& path, const std::vector<entry>& entries) {
  const double start = clock_type::now();
  allonym::dictionary_builder builder(path);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const entry& e = entries[i];
    if (const auto added =
            builder.add({"x" + std::to_string(i), e.type, e.language, e.text, allonym::name_kind::canonical, ""});
        !added)
      std::puts(added.error().message.c_str());
  }
  const auto built = builder.finish();
  if (!built) return std::puts(built.error().message.c_str()), false;
  std::uint64_t near = 0;
  for (const auto& s : built->sections)
    near += s.name == "filter" || s.name == "letters" || s.name == "sounds" || s.name.starts_with("near") ? s.bytes : 0;
  const auto n = static_cast<double>(entries.size()), bytes = static_cast<double>(built->bytes);
  std::printf("build         %zu names in %.1f s, peak %ld MB (with %zu MB of names to build from)\n", entries.size(),
              seconds_since(start), resident_kib("VmHWM:") / 1024, entries.size() * (sizeof(entry) + 24) >> 20);
  std::size_t letters = 0;
  for (const entry& e : entries) letters += e.text.size();
  std::printf("file          %.1f MB: %.1f bytes a name, %.1f without the near-match index; names are %.1f bytes long\n",
              bytes / 1e6, bytes / n, (bytes - static_cast<double>(near)) / n, static_cast<double>(letters) / n);
  for (const auto& s : built->sections)
    std::printf("              %-9s %.1f bytes a name\n", s.name.c_str(), static_cast<double>(s.bytes) / n);
  return true;
}

void exact_lookups(const allonym::dictionary& d, const std::vector<entry>& entries, std::size_t count, std::mt19937& random) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < count; ++i) texts.push_back(entries[random() % entries.size()].text);
  const std::vector<std::string_view> queries(texts.begin(), texts.end());
  const allonym::lookup_options options{.limit = 1, .exact = true};
  const auto show = [&](const char* how, auto look_all_up) {
    double best = 1e9;
    std::size_t found = 0;
    for (int round = 0; round < 3; ++round) {
      found = 0;
      const double start = clock_type::now();
      look_all_up(found);
      best = std::min(best, seconds_since(start));
    }
    std::printf("exact         %.2f million a second, %s; %zu of %zu found\n", static_cast<double>(count) / best / 1e6, how,
                found, count);
  };
  show("strings in one go", [&](std::size_t& found) {
    d.lookup_exact(queries, options, [&](std::size_t, std::span<const allonym::match> m) { found += m.size(); });
  });
  show("strings one by one", [&](std::size_t& found) {
    for (const std::string_view q : queries) found += d.lookup(q, options).size();
  });
  show("names, prepared for it", [&](std::size_t& found) {
    for (const std::string_view q : queries) found += d.lookup(allonym::name(q), options).size();
  });
}

struct query_kind {
  const char* label;
  std::string (*make)(const std::string&, std::mt19937&);
  bool edited;
};
const query_kind query_kinds[] = {
    {"dropped marks", [](const std::string& s, std::mt19937&) { return allonym::normalize(s).text; }, false},
    {"one edit", [](const std::string& s, std::mt19937& r) { return one_edit(allonym::normalize(s).text, r); }, true},
    {"reordered", [](const std::string& s, std::mt19937& r) { return reordered(allonym::normalize(s).text, r); }, false},
    {"phonetic", [](const std::string& s, std::mt19937&) { return phonetic(allonym::normalize(s).text); }, false},
    {"other script", [](const std::string& s, std::mt19937&) { return cyrillic(allonym::normalize(s).text); }, false}};

// How many strings of letters of the dictionary are as near to `letters`, made from those of `answer`, as the answer's.
std::size_t nearest(const by_letters_map& by_letters, const std::string& letters, const std::string& answer) {
  if (letters == answer) return 1;
  if (by_letters.contains(letters)) return 2;
  std::vector<std::string> around = edits(letters);
  std::sort(around.begin(), around.end());
  around.erase(std::unique(around.begin(), around.end()), around.end());
  return static_cast<std::size_t>(
      std::count_if(around.begin(), around.end(), [&](const std::string& e) { return by_letters.contains(e); }));
}

void near_lookups(const allonym::dictionary& d, const std::vector<entry>& entries, const by_letters_map& by_letters,
                  const query_kind& kind, std::size_t count, std::mt19937& random) {
  struct question {
    std::string text;
    std::uint32_t answer;
    const std::vector<std::uint32_t>* same;  // names with the same letters are equally right
    [[nodiscard]] bool answered_by(const allonym::match& m) const {
      return std::find(same->begin(), same->end(), number_of(m)) != same->end();
    }
  };
  std::vector<question> questions;
  while (questions.size() < count) {
    const auto i = static_cast<std::uint32_t>(random() % entries.size());
    std::string text = kind.make(entries[i].text, random);
    const std::string answer = letters_of(entries[i].text);
    const std::string letters = letters_of(text);
    if (letters != answer && by_letters.contains(letters)) continue;
    if (kind.edited && nearest(by_letters, letters, answer) > 1) continue;
    questions.push_back({std::move(text), i, &by_letters.at(answer)});
  }
  std::size_t at1 = 0, at5 = 0;
  const double start = clock_type::now();
  for (const question& q : questions) {
    const auto matches = d.lookup(allonym::name(q.text), {.limit = 1});
    const bool right = !matches.empty() && q.answered_by(matches.front());
    at1 += right ? 1 : 0;
    if (!right && std::getenv("SHOW_MISSES") != nullptr)
      std::printf(
          "  %s: wanted %s (%.3f), got %s (%.3f)\n", q.text.c_str(), entries[q.answer].text.c_str(),
          allonym::compare_score(allonym::name(q.text),
                                 allonym::name(entries[q.answer].text, {entries[q.answer].language, entries[q.answer].type})),
          matches.empty() ? "nothing" : matches.front().name.c_str(), matches.empty() ? 0.0 : matches.front().score);
  }
  const double seconds = seconds_since(start);
  const std::size_t some = std::max<std::size_t>(1, count / 10);
  for (std::size_t i = 0; i < some; ++i) {
    const question& q = questions[i];
    const auto matches = d.lookup(allonym::name(q.text), {.limit = 5});
    at5 += std::any_of(matches.begin(), matches.end(), [&](const allonym::match& m) { return q.answered_by(m); });
  }
  const auto n = static_cast<double>(count);
  std::printf("%-13s %7.0f a second, recall@1 %.3f, recall@5 %.3f\n", kind.label, n / seconds, static_cast<double>(at1) / n,
              static_cast<double>(at5) / static_cast<double>(some));
}

// Two processes that map one file share it.
bool show_sharing(const allonym::dictionary& d, const std::string& path) {
  int pipe_ends[2];
  if (::pipe(pipe_ends) != 0) return false;
  if (const pid_t child = ::fork(); child == 0) {
    const auto again = allonym::dictionary::open(path);
    const char answer = again && again->verify() ? 'y' : 'n';
    if (::write(pipe_ends[1], &answer, 1) != 1) ::_exit(1);
    ::sleep(2);
    ::_exit(0);
  } else {
    char answer = 0;
    if (::read(pipe_ends[0], &answer, 1) != 1 || answer != 'y' || !d.verify()) return false;
    const auto [rss, pss] = mapping_kib(path);
    std::printf("shared        %ld MB mapped here and in a second process, proportional size %ld MB\n", rss / 1024, pss / 1024);
    ::waitpid(child, nullptr, 0);
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1000000;
  const std::size_t query_count = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 20000;
  generator make(argc > 3 ? static_cast<unsigned>(std::atoi(argv[3])) : 1);
  const std::string only = argc > 4 ? argv[4] : "";
  const bool keep = argc > 5;
  const std::string path = keep ? argv[5] : "lookup_bench.dict";

  std::vector<entry> entries;
  entries.reserve(count);
  for (std::size_t i = 0; i < count; ++i) entries.push_back(make.make());
  if ((!keep || ::access(path.c_str(), R_OK) != 0) && !build(path, entries)) return 1;

  const double start = clock_type::now();
  const auto opened = allonym::dictionary::open(path);
  if (!opened) return std::puts(opened.error().message.c_str()), 1;
  std::printf("open          %.3f ms\n", seconds_since(start) * 1000);
  const allonym::dictionary& d = *opened;

  std::mt19937 random(make.random());
  if (only.empty() || only == "exact") exact_lookups(d, entries, query_count * 10, random);
  if (only != "exact") {
    by_letters_map by_letters;
    for (std::size_t i = 0; i < count; ++i) by_letters[letters_of(entries[i].text)].push_back(static_cast<std::uint32_t>(i));
    for (const query_kind& kind : query_kinds)
      if (only.empty() || only == kind.label) near_lookups(d, entries, by_letters, kind, query_count, random);
  }
  if (only.empty() && !show_sharing(d, path)) return 1;
  if (!keep) std::remove(path.c_str());
}
