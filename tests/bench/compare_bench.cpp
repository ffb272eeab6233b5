// What a comparison costs: prepared names of three parts, raw strings, other writings; beside it, in the same run, the edit
// distance of the folded strings. Processor time, so that what else the machine does is left out.
#include <allonym/name.hpp>

#include <time.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace allonym;
double now() {
  timespec t{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e9 + static_cast<double>(t.tv_nsec);
}

// The best of five rounds.
template <class F>
double nanoseconds(std::size_t times, F&& f) {
  double best = 1e18;
  for (int round = 0; round < 5; ++round) {
    const double begin = now();
    for (std::size_t i = 0; i < times; ++i) f(i);
    best = std::min(best, (now() - begin) / static_cast<double>(times));
  }
  return best;
}

// Levenshtein's distance, row by row.
std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({corner + 1, row[j - 1] + 1, replaced});
    }
  }
  return row[b.size()];
}

struct group {
  const char* title;
  const char* language_a;
  const char* language_b;
  std::vector<const char*> a, b;
};

}  // namespace

int main() {
  const group groups[] = {
      {"Latin, three parts",
       "en",
       "en",
       {"Sergey Viktorovich Lavrov", "John Fitzgerald Kennedy", "Margaret Hilda Thatcher", "Gabriel Garcia Marquez",
        "Friedrich Wilhelm Nietzsche"},
       {"Sergei Viktorovich Lavrov", "John Fitzgerald Kennedy", "Martin Luther King", "Gabriel Marquez Garcia",
        "Johann Wolfgang Goethe", "Franklin Delano Roosevelt", "Angela Dorothea Merkel"}},
      {"Vietnamese, three parts",
       "vi",
       "vi",
       {"Phan Văn Giang", "Nguyễn Phú Trọng", "Lê Hoài Trung"},
       {"Phan Văn Giang", "Phạm Minh Chính", "Nguyễn Phu Trong", "Võ Văn Thưởng"}},
      {"Vietnamese and English",
       "vi",
       "en",
       {"Phan Văn Giang", "Nguyễn Phú Trọng", "Lê Hoài Trung"},
       {"Phan Van Giang", "Xi Jinping", "Donald John Trump", "Vladimir Putin"}},
      {"organisations, translated",
       "vi",
       "en",
       {"Bộ Quốc phòng Việt Nam", "Ủy ban Nhân dân tỉnh An Giang"},
       {"Vietnamese Ministry of National Defence", "People's Committee of An Giang Province"}},
      {"phonetic spelling", "vi", "en", {"Mát-xcơ-va", "Nen-xơn Man-đê-la"}, {"Moscow", "Nelson Mandela"}},
      {"Cyrillic and Latin",
       "ru",
       "en",
       {"Сергей Викторович Лавров", "Владимир Путин"},
       {"Sergey Viktorovich Lavrov", "Vladimir Putin", "Joe Biden"}},
      {"Han and Latin", "zh", "en", {"习近平", "温家宝"}, {"Xi Jinping", "Wen Jiabao"}},
  };
  std::printf("%-28s %12s %12s %12s %16s %14s\n", "nanoseconds", "prepared", "with reasons", "raw strings", "folded distance",
              "and folding");
  double sink = 0;
  for (const group& g : groups) {
    std::vector<name> a, b;
    for (const char* t : g.a) a.emplace_back(t, name_options{language(g.language_a), {}});
    for (const char* t : g.b) b.emplace_back(t, name_options{language(g.language_b), {}});
    const double prepared = nanoseconds(4000, [&](std::size_t i) { sink += compare_score(a[i % a.size()], b[i % b.size()]); });
    const double reasons = nanoseconds(2000, [&](std::size_t i) { sink += compare(a[i % a.size()], b[i % b.size()]).score; });
    const double raw = nanoseconds(2000, [&](std::size_t i) {
      sink += compare_score(name(g.a[i % a.size()], {language(g.language_a), {}}),
                            name(g.b[i % b.size()], {language(g.language_b), {}}));
    });
    std::vector<std::string> folded_a, folded_b;
    for (const name& n : a) folded_a.push_back(n.folded());
    for (const name& n : b) folded_b.push_back(n.folded());
    const double distance = nanoseconds(4000, [&](std::size_t i) {
      sink += static_cast<double>(edit_distance(folded_a[i % a.size()], folded_b[i % b.size()]));
    });
    const double folding = nanoseconds(4000, [&](std::size_t i) {
      sink += static_cast<double>(edit_distance(normalize(g.a[i % a.size()]).text, normalize(g.b[i % b.size()]).text));
    });
    std::printf("%-28s %12.0f %12.0f %12.0f %16.0f %14.0f\n", g.title, prepared, reasons, raw, distance, folding);
  }
  std::string text;
  while (text.size() < 1 << 20)
    text += "Bộ trưởng Quốc phòng Phan Văn Giang gặp Minister of the Armed Forces Sébastien Lecornu. ";
  normal_form form;
  const double whole = nanoseconds(20, [&](std::size_t) { normalize(text, normal_level::folded, form); });
  std::printf("folding a mixed text: %.0f MB/s\n", static_cast<double>(text.size()) / whole * 1000);
  return sink > 0 ? 0 : 1;
}
