// Fits a table of sounds: how groups of letters in one kind of writing answer groups of Latin letters.
//
// usage: fit_sounds [--fold K] SOURCE PAIRS.tsv... > ../tables/sounds_SOURCE.inc
//
// SOURCE is latin, vietnamese, cyrillic, arabic, hebrew, kana, hangul, han, thai, lao, khmer,
// cyrillic_vietnamese, hangul_vietnamese or kana_vietnamese. A line of PAIRS.tsv is a spelling in Latin letters, a tab, and the
// spelling in SOURCE's writing; further columns are ignored. Expectation maximisation over all ways to cut both spellings into
// groups of up to three letters; rare groups are pruned by a discount, pairs that are no pairs are weighed down. With --fold K
// every fifth line, from K on, is left out, for checking.
#include <allonym/name.hpp>

#include "names/prepared.hpp"
#include "names/sounds.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace {

using allonym::names::longest_group;
using codes = std::vector<std::uint8_t>;

struct pair {
  codes x, y;
};

struct unit {
  double probability = 0, count = 0;
  int a = 0, b = 0;
};

codes codes_of(const std::string& text, const char* language) {
  allonym::name_options options;
  options.lang = language;
  const allonym::name n(text, options);
  codes out;
  for (const std::uint8_t c : n.parts().codes)
    if (c < 38) out.push_back(c);
  return out;
}

std::uint64_t key_of(const codes& x, std::size_t i, std::size_t a, const codes& y, std::size_t j, std::size_t b) {
  const std::uint64_t u = allonym::names::group_key({x.data() + i, a}), v = allonym::names::group_key({y.data() + j, b});
  return u << 18 | v;
}

// Whether two codes stand for one letter, marks aside.
int plain(std::uint8_t c) {
  switch (c) {
    case 27:
    case 28:
      return 1;
    case 29:
      return 4;
    case 30:
      return 5;
    case 31:
    case 32:
      return 15;
    case 33:
      return 21;
    default:
      return c;
  }
}

class fitting {
public:
  // `discount` of what is seen rarely: little for a reviewed list, which holds no pairs that are none.
  fitting(std::vector<pair> pairs, double discount) : pairs_(std::move(pairs)), discount_(discount) {
    double letters_x = 0, letters_y = 0;
    x_.fill(0.5);
    y_.fill(0.5);
    for (const pair& p : pairs_) {
      for (const auto c : p.x) x_[c] += 1, letters_x += 1;
      for (const auto c : p.y) y_[c] += 1, letters_y += 1;
    }
    for (double& v : x_) v /= letters_x + 20;
    for (double& v : y_) v /= letters_y + 20;
    start();
    for (int round = 0; round < 14; ++round) step(round);
  }

  struct entry {
    std::uint64_t key;
    int weight;
  };
  std::vector<entry> table() const {
    std::vector<entry> out;
    for (const auto& [key, u] : units_) {
      if (u.probability <= 0) continue;
      out.push_back(
          {key, static_cast<int>(std::lround(100 * std::clamp(std::log(u.probability / chance(key, u)), -8.0, 12.0)))});
    }
    std::sort(out.begin(), out.end(), [](const entry& p, const entry& q) { return p.key < q.key; });
    return out;
  }
  double single(bool of_x) const { return of_x ? drop_ : add_; }

private:
  double chance(std::uint64_t key, const unit& u) const {
    double p = 1;
    std::uint64_t a = key >> 18, b = key & 0x3FFFF;
    for (int i = 0; i < u.a; ++i, a >>= 6) p *= x_[a & 63];
    for (int i = 0; i < u.b; ++i, b >>= 6) p *= y_[b & 63];
    return p;
  }

  template <class F>
  void each(const pair& p, F&& f) const {
    for (std::size_t i = 0; i <= p.x.size(); ++i)
      for (std::size_t j = 0; j <= p.y.size(); ++j)
        for (std::size_t a = 0; a <= longest_group && i + a <= p.x.size(); ++a)
          for (std::size_t b = 0; b <= longest_group && j + b <= p.y.size(); ++b)
            if (a + b > 0 && a + b <= 5 && !(a == 0 && b > 1) && !(b == 0 && a > 2)) f(i, j, a, b);
  }

  void start() {
    double total = 0;
    for (const pair& p : pairs_)
      each(p, [&](std::size_t i, std::size_t j, std::size_t a, std::size_t b) {
        unit& u = units_[key_of(p.x, i, a, p.y, j, b)];
        u.a = static_cast<int>(a);
        u.b = static_cast<int>(b);
        double w = std::exp(-1.2 * static_cast<double>(a + b));
        if (a == 0 || b == 0) w *= 0.3;
        for (std::size_t s = 0; s < a; ++s)
          for (std::size_t t = 0; t < b; ++t)
            if (plain(p.x[i + s]) == plain(p.y[j + t])) w *= a == b && s == t ? 12 : 3;
        const double off = static_cast<double>(i) / static_cast<double>(p.x.size() + 1) -
                           static_cast<double>(j) / static_cast<double>(p.y.size() + 1);
        u.count += w * std::exp(-20 * off * off);
      });
    for (auto& [key, u] : units_) total += u.count;
    for (auto& [key, u] : units_) u.probability = u.count / total;
  }

  void step(int round) {
    for (auto& [key, u] : units_) u.count = 0;
    for (const pair& p : pairs_) expect(p);
    double total = 0;
    for (auto& [key, u] : units_) {
      const int size = u.a + u.b;
      if (round > 3) u.count -= discount_ * (size <= 2 ? 0.2 : 0.5 + 0.35 * (size - 2));
      if (u.count < (round > 10 && size > 2 ? 0.6 : 0.02)) u.count = 0;
      total += u.count;
    }
    for (auto it = units_.begin(); it != units_.end();) {
      it->second.probability = it->second.count / total;
      it = it->second.probability == 0 && round > 3 ? units_.erase(it) : std::next(it);
    }
  }

  // Probability of a letter on one side only, or of two that no unit joins: never none.
  double of(std::uint64_t key, std::size_t a, std::size_t b, double* floor) const {
    const auto found = units_.find(key);
    *floor = 0;
    if (a + b == 1) *floor = 2e-5;
    if (a == 1 && b == 1) *floor = 1e-6;
    return std::max(found == units_.end() ? 0.0 : found->second.probability, *floor);
  }

  void expect(const pair& p) {
    const std::size_t n = p.x.size(), m = p.y.size(), w = m + 1;
    std::vector<double> f((n + 1) * w, 0), g((n + 1) * w, 0);
    f[0] = 1;
    double floor = 0;
    each(p, [&](std::size_t i, std::size_t j, std::size_t a, std::size_t b) {
      if (f[i * w + j] > 0) f[(i + a) * w + j + b] += f[i * w + j] * of(key_of(p.x, i, a, p.y, j, b), a, b, &floor);
    });
    if (f[n * w + m] <= 0) return;
    g[n * w + m] = 1;
    for (std::size_t i = n + 1; i-- > 0;)
      for (std::size_t j = m + 1; j-- > 0;)
        for (std::size_t a = 0; a <= longest_group && i + a <= n; ++a)
          for (std::size_t b = 0; b <= longest_group && j + b <= m; ++b)
            if (a + b > 0 && a + b <= 5 && !(a == 0 && b > 1) && !(b == 0 && a > 2))
              g[i * w + j] += of(key_of(p.x, i, a, p.y, j, b), a, b, &floor) * g[(i + a) * w + j + b];
    double by_chance = 0.1;
    for (const auto c : p.x) by_chance *= x_[c];
    for (const auto c : p.y) by_chance *= y_[c];
    const double all = f[n * w + m];
    const double true_pair = all / (all + by_chance);
    each(p, [&](std::size_t i, std::size_t j, std::size_t a, std::size_t b) {
      const auto found = units_.find(key_of(p.x, i, a, p.y, j, b));
      if (found == units_.end()) return;
      found->second.count += true_pair * f[i * w + j] * found->second.probability * g[(i + a) * w + j + b] / all;
    });
  }

  std::vector<pair> pairs_;
  std::map<std::uint64_t, unit> units_;
  std::array<double, 64> x_{}, y_{};
  double drop_ = -2.5, add_ = -2.5, discount_;
};

void print(const char* name, const std::vector<fitting::entry>& entries) {
  std::size_t size = 16;
  while (size < entries.size() * 2) size *= 2;
  std::vector<std::uint64_t> slots(size, 0);
  for (const fitting::entry& e : entries) {
    std::uint64_t at = e.key * 0x9E3779B97F4A7C15ULL >> 40;
    while (slots[at & (size - 1)] != 0) ++at;
    slots[at & (size - 1)] = e.key << 16 | static_cast<std::uint64_t>(e.weight + 32768);
  }
  std::printf("// Made by lib/data/generate/fit_sounds.cpp; see lib/data/README.md. Do not edit.\n");
  std::printf("constexpr std::uint64_t %s_sounds[] = {\n", name);
  for (std::size_t i = 0; i < size; ++i)
    std::printf("%s%llu%s", i % 12 == 0 && i > 0 ? "\n" : "", static_cast<unsigned long long>(slots[i]),
                i + 1 < size ? "," : "");
  std::printf("};\n");
}

std::vector<pair> read(const char* path, bool vietnamese, long fold) {
  std::vector<pair> pairs;
  std::ifstream in(path);
  std::string line;
  for (long number = 0; std::getline(in, line); ++number) {
    if (fold >= 0 && number % 5 == fold) continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos || line[0] == '#') continue;
    const std::size_t end = line.find('\t', tab + 1);
    pair p{codes_of(line.substr(tab + 1, end == std::string::npos ? end : end - tab - 1), vietnamese ? "vi" : "und"),
           codes_of(line.substr(0, tab), "en")};
    if (p.x.empty() || p.y.empty() || p.x.size() > 30 || p.y.size() > 30) continue;
    if (vietnamese) {  // some spellings lack marks, some keep the foreign letters
      pair bare = p;
      for (auto& c : bare.x)
        if (c != 29) c = static_cast<std::uint8_t>(plain(c));
      pairs.push_back(bare);
      if (number % 4 == 0) pairs.push_back({p.y, p.y});
    }
    pairs.push_back(std::move(p));
  }
  return pairs;
}

}  // namespace

int main(int argc, char** argv) {
  long fold = -1;
  int at = 1;
  if (at + 1 < argc && std::strcmp(argv[at], "--fold") == 0) fold = std::strtol(argv[at + 1], nullptr, 10), at += 2;
  if (at + 1 >= argc) {
    std::fprintf(stderr, "usage: fit_sounds [--fold K] SOURCE PAIRS.tsv...\n");
    return 2;
  }
  const char* const source = argv[at++];
  const bool vietnamese = std::strcmp(source, "vietnamese") == 0;
  std::vector<pair> pairs;
  for (; at < argc; ++at)
    for (pair& p : read(argv[at], vietnamese, fold)) pairs.push_back(std::move(p));
  const std::size_t count = pairs.size();
  const auto entries = fitting(std::move(pairs), vietnamese ? 0.35 : 1).table();
  std::fprintf(stderr, "%s: %zu pairs, %zu groups\n", source, count, entries.size());
  print(source, entries);
}
