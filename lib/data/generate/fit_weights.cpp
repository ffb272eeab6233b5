// Fits what the pieces of evidence of a comparison weigh, and says how well the probabilities hold.
//
// usage: fit_weights PAIRS.tsv... [--heads HEADS.tsv] > ../tables/weights.inc
//
// PAIRS.tsv has a header line and the columns name1 lang1 name2 lang2 type label. A table without rows of label 0 gets its
// negatives from itself: the best of some wrong candidates, and a random one. Logistic regression with a pull towards the law
// below for what the tables do not show: they hold no names that are equal but for marks, for instance. Figures go to standard
// error, five-fold cross-validated; the table to standard output. HEADS.tsv holds names with a head and without it, of one
// thing and of two; it alone fits what a missing head weighs, when all else is fitted.
#include <allonym/name.hpp>

#include "names/prepared.hpp"
#include "names/weights.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace allonym;
using names::feature_count;
constexpr std::size_t profiles = 3;
constexpr double most = 9;

struct law {
  const char* name;
  double centre[profiles];  // person, named, any
  double least, greatest;
  double pull;
};
// In the order of names::feature. What the tables show little of is pulled hard.
constexpr law laws[feature_count] = {
    {"chance", {-2, -2, -2}, -6, -1, 0.5},
    {"equal", {2.6, 3.0, 2.8}, 1.8, 6, 1},
    {"dropped_marks", {2.5, 2.9, 2.7}, 1.5, 6, 1},
    {"contrary_marks", {-3, -1.5, -2}, -6, -1, 30},
    {"joined", {2.5, 2.8, 2.6}, 1.5, 6, 3},
    {"spelling", {2.5, 2.6, 2.5}, 1, 6, 1},
    {"misspelling", {-6, -6, -6}, -14, -1, 1},
    {"sound", {0.3, 0.3, 0.3}, 0.1, 1, 1},
    {"unlike_sound", {-0.1, -0.1, -0.1}, -1, 0, 1},
    {"sino", {0.4, 0.4, 0.4}, 0.1, 1, 1},
    {"nickname", {1.8, 1, 1.5}, 0.5, 4, 5},
    {"initial", {0.9, 0.3, 0.6}, 0.1, 2, 5},
    {"concept_shared", {3, 3, 3}, 0.5, 6, 1},
    {"head_shared", {0.6, 0.6, 0.6}, 0, 4, 1},
    {"number_shared", {1.5, 1.5, 1.5}, 0.2, 4, 3},
    {"number_contrary", {-3, -3, -3}, -8, -1, 5},
    {"acronym", {2, 3.5, 3}, 0.5, 7, 3},
    {"order", {-0.3, -0.1, -0.2}, -2, 0, 3},
    {"missing", {-1, -1.2, -1.1}, -4, -0.1, 1},
    {"missing_qualifier", {-0.5, -0.5, -0.5}, -3, -0.1, 1},
    {"missing_generic", {-0.3, -0.3, -0.3}, -2, -0.02, 1},
    {"missing_patronymic", {-0.3, -0.3, -0.3}, -2, -0.02, 5},
    {"conflict", {-3.5, -3.5, -3.5}, -9, -1, 1},
    {"conflict_rest", {-0.8, -1, -0.9}, -4, -0.1, 1},
    {"conflict_concept", {-1, -2, -1.5}, -6, -0.2, 1},
    {"conflict_patronymic", {-4, -4, -4}, -7, -1, 10},
    {"legal_shared", {0.1, 0.2, 0.2}, 0, 1.5, 3},
    {"legal_contrary", {-0.2, -0.2, -0.2}, -2, 0, 3},
    {"title", {-0.1, -0.1, -0.1}, -0.5, 0, 10},
    {"agreed_in_conflict", {-0.7, -0.7, -0.7}, -1.6, 0, 1},
    {"complete", {0.5, 0.5, 0.5}, 0, 3, 1},
    {"marks_only", {2.5, 2.5, 2.5}, 1, 4, 1},
    {"number_missing", {-1.5, -1, -1}, -4, -0.2, 3},
    {"country_shared", {1.5, 2.5, 2.5}, 0.5, 5, 1},
    {"country_contrary", {-1, -3, -3}, -6, -0.5, 1},
    {"country_only", {1, 2, 2}, 0.5, 4, 5},
    {"gendered", {1, 0.5, 0.8}, 0.2, 3, 5},
    {"dialect", {-1.2, -0.8, -1}, -2, 0.5, 20},
    {"generation_contrary", {-4, -2, -3}, -8, -1, 20},
    {"head_missing", {-0.3, -0.3, -0.3}, -4, -0.1, 1},
    {"head_of_kind", {-0.3, -0.7, -0.7}, -4, -0.1, 1},
    {"head_of_another", {-1, -2, -2}, -6, -0.5, 1},
    {"head_of_common", {-2.5, -3.3, -3.3}, -6, -0.5, 50},
    {"head_contrary", {-1, -1.5, -1.5}, -6, -0.8, 1},
    {"place_contrary", {-1, -0.5, -0.5}, -6, -0.02, 1},
};

struct row {
  std::array<float, feature_count> x{};
  double weight = 1;
  std::uint8_t profile = 0, table = 0, fold = 0;
  bool label = false;
};

using weights = std::array<std::array<double, profiles>, feature_count>;

row measure(const name& a, const name& b, std::optional<entity_type> type) {
  names::findings found;
  names::find_evidence(a.parts(), b.parts(), type, found);
  row r;
  for (std::size_t i = 0; i < found.count; ++i)
    r.x[static_cast<std::size_t>(found.items[i].what)] += static_cast<float>(found.items[i].value) / 1000;
  r.profile = static_cast<std::uint8_t>(found.which);
  return r;
}

double raw(const row& r, const weights& w) {
  double sum = 0;
  for (std::size_t f = 0; f < feature_count; ++f) sum += w[f][r.profile] * static_cast<double>(r.x[f]);
  return sum;
}
double probability(const row& r, const weights& w) { return 1 / (1 + std::exp(-most * std::tanh(raw(r, w) / most))); }

using features = std::array<bool, feature_count>;

weights by_law() {
  weights w{};
  for (std::size_t f = 0; f < feature_count; ++f)
    for (std::size_t p = 0; p < profiles; ++p) w[f][p] = laws[f].centre[p];
  return w;
}

// From `w` on; those not `free` stay.
weights fit(const std::vector<row>& rows, int without, weights w, const features& free) {
  weights step{}, speed{};
  for (int round = 1; round <= 400; ++round) {
    weights slope{};
    for (const row& r : rows) {
      if (r.fold == without) continue;
      const double t = std::tanh(raw(r, w) / most);
      const double error = r.weight * (1 / (1 + std::exp(-most * t)) - (r.label ? 1 : 0)) * std::max(1 - t * t, 0.05);
      for (std::size_t f = 0; f < feature_count; ++f)
        if (r.x[f] != 0) slope[f][r.profile] += error * static_cast<double>(r.x[f]);
    }
    for (std::size_t f = 0; f < feature_count; ++f)
      for (std::size_t p = 0; p < profiles && free[f]; ++p) {
        const double g = slope[f][p] + laws[f].pull * (w[f][p] - laws[f].centre[p]);
        step[f][p] = 0.9 * step[f][p] + 0.1 * g;
        speed[f][p] = 0.99 * speed[f][p] + 0.01 * g * g;
        const double m = step[f][p] / (1 - std::pow(0.9, round)), v = speed[f][p] / (1 - std::pow(0.99, round));
        w[f][p] = std::clamp(w[f][p] - 0.05 * m / (std::sqrt(v) + 1e-9), laws[f].least, laws[f].greatest);
      }
  }
  return w;
}

weights fit_all(const std::vector<row>& rows, int without, std::size_t heads_table) {
  features heads{}, others;
  for (const names::feature f : {names::feature::head_missing, names::feature::head_of_kind, names::feature::head_of_another})
    heads[static_cast<std::size_t>(f)] = true;
  others.fill(true);
  std::vector<row> of_heads, rest;
  for (const row& r : rows) (r.table == heads_table ? of_heads : rest).push_back(r);
  const weights w = fit(rest, without, by_law(), others);
  return of_heads.empty() ? w : fit(of_heads, without, w, heads);
}

std::vector<std::string> columns(const std::string& line) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find('\t', at), line.size());
    out.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::optional<entity_type> type_of(const std::string& text) {
  if (text == "org" || text == "company") return entity_type::organization;
  if (text == "country" || text == "city") return entity_type::place;
  if (text == "person-token") return entity_type::person;
  return parse_entity_type(text);
}

language language_of(const std::string& tag) { return tag == "abbr" ? language{} : language(std::string_view(tag)); }

struct random_numbers {
  std::uint64_t state = 88172645463325252ULL;
  std::size_t operator()(std::size_t below) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return static_cast<std::size_t>(state % below);
  }
};

struct pair {
  name a, b;
  std::optional<entity_type> type;
  bool label;
};

void read(const char* path, std::uint8_t table, double total, std::vector<row>& rows) {
  std::ifstream in(path);
  std::string line;
  std::vector<pair> pairs;
  bool negatives = false;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const auto c = columns(line);
    if (c.size() < 6) continue;
    const auto type = type_of(c[4]);
    pairs.push_back({name(c[0], {language_of(c[1]), type}), name(c[2], {language_of(c[3]), type}), type, c[5] == "1"});
    negatives |= c[5] == "0";
  }
  random_numbers random;
  const std::size_t first = rows.size();
  // Every pair also without its type, as many callers compare.
  const auto add = [&](const name& a, const name& b, std::optional<entity_type> type, bool label, std::size_t number) {
    if (a.canonical() == b.canonical()) return;
    for (const bool typed : {true, false}) {
      if (!typed && !type) continue;
      row r = typed ? measure(a, b, type) : measure(name(a.text(), {a.lang(), {}}), name(b.text(), {b.lang(), {}}), {});
      r.label = label;
      r.table = table;
      r.fold = static_cast<std::uint8_t>(number % 5);
      r.weight = typed ? 1 : 0.5;
      rows.push_back(r);
    }
  };
  const std::size_t every = !negatives && pairs.size() > 1200 ? pairs.size() / 1200 : 1;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (i % every != 0) continue;
    const pair& p = pairs[i];
    add(p.a, p.b, p.type, p.label, i / every);
    if (negatives) continue;
    std::size_t best = i;
    double score = -1;
    for (int k = 0; k < 40; ++k) {
      const std::size_t j = random(pairs.size());
      if (pairs[j].b.canonical() == p.b.canonical() || pairs[j].a.canonical() == p.a.canonical()) continue;
      const double s = compare_score(p.a, pairs[j].b);
      if (s > score) score = s, best = j;
    }
    if (best != i) add(p.a, pairs[best].b, p.type, false, i / every);
    const std::size_t j = random(pairs.size());
    if (pairs[j].b.canonical() != p.b.canonical() && pairs[j].a.canonical() != p.a.canonical())
      add(p.a, pairs[j].b, p.type, false, i / every);
  }
  double sum = 0;
  for (std::size_t i = first; i < rows.size(); ++i) sum += rows[i].weight;
  for (std::size_t i = first; i < rows.size(); ++i) rows[i].weight *= total / sum;
}

void report(const std::vector<row>& rows, const std::vector<double>& p, int table, const char* name) {
  double tp = 0, fp = 0, fn = 0;
  std::vector<std::pair<double, bool>> scored;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].table != table) continue;
    const bool said = p[i] >= 0.5;
    tp += said && rows[i].label;
    fp += said && !rows[i].label;
    fn += !said && rows[i].label;
    scored.emplace_back(p[i], rows[i].label);
  }
  std::sort(scored.begin(), scored.end());
  double rank_sum = 0, positives = 0;
  for (std::size_t i = 0; i < scored.size();) {
    std::size_t j = i;
    while (j < scored.size() && scored[j].first == scored[i].first) ++j;
    for (std::size_t k = i; k < j; ++k)
      if (scored[k].second) rank_sum += static_cast<double>(i + j + 1) / 2, positives += 1;
    i = j;
  }
  const double rest = static_cast<double>(scored.size()) - positives;
  std::fprintf(stderr, "%-40s rows %6zu  F1 %.3f  AUC %.3f\n", name, scored.size(), 2 * tp / std::max(2 * tp + fp + fn, 1.0),
               (rank_sum - positives * (positives + 1) / 2) / std::max(positives * rest, 1.0));
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<row> rows;
  std::vector<const char*> tables;
  std::size_t heads_table = profiles * feature_count;  // none
  for (int i = 1; i < argc; ++i) {
    const std::string path = argv[i];
    if (path == "--heads") {
      heads_table = tables.size();
      continue;
    }
    const bool labelled = path.find("screening") != std::string::npos || path.find("wikidata") != std::string::npos;
    read(argv[i], static_cast<std::uint8_t>(tables.size()),
         path.find("wikidata") != std::string::npos ? 1500
         : labelled                                 ? 1100
                                                    : 250,
         rows);
    tables.push_back(argv[i]);
  }
  std::vector<double> p(rows.size());
  for (int fold = 0; fold < 5; ++fold) {
    const weights w = fit_all(rows, fold, heads_table);
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i].fold == fold) p[i] = probability(rows[i], w);
  }
  for (std::size_t t = 0; t < tables.size(); ++t) report(rows, p, static_cast<int>(t), tables[t]);
  double weight[10] = {}, right[10] = {}, predicted[10] = {};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto tenth = std::min<std::size_t>(9, static_cast<std::size_t>(p[i] * 10));
    weight[tenth] += rows[i].weight;
    predicted[tenth] += rows[i].weight * p[i];
    right[tenth] += rows[i].label ? rows[i].weight : 0;
  }
  std::fprintf(stderr, "predicted  observed  share\n");
  double total = 0;
  for (const double x : weight) total += x;
  for (int t = 0; t < 10; ++t)
    std::fprintf(stderr, "%9.3f %9.3f %6.3f\n", predicted[t] / std::max(weight[t], 1e-9), right[t] / std::max(weight[t], 1e-9),
                 weight[t] / total);
  const weights w = fit_all(rows, -1, heads_table);
  std::printf(
      "// Made by lib/data/generate/fit_weights.cpp; see lib/data/README.md. Do not edit. Per feature: person, named, any.\n");
  std::printf("constexpr std::int32_t weights[feature_count][3] = {\n");
  for (std::size_t f = 0; f < feature_count; ++f)
    std::printf("    {%ld, %ld, %ld},  // %s\n", std::lround(1000 * w[f][0]), std::lround(1000 * w[f][1]),
                std::lround(1000 * w[f][2]), laws[f].name);
  std::printf("};\n");
}
