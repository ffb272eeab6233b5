// The comparison of two prepared names: score, verdict and evidence from what evidence.cpp finds.
#include <allonym/name.hpp>

#include "names/prepared.hpp"
#include "names/weights.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace allonym {
namespace names {
namespace {

#include "data/tables/weights.inc"

// Beyond this many thousandths of log-odds names cannot say more.
constexpr double most = 9000;

std::int64_t contribution(profile p, const finding& f) noexcept {
  return static_cast<std::int64_t>(weight_of(p, f.what)) * f.value / 1000;
}

std::int64_t total(const findings& found) noexcept {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < found.count; ++i) sum += contribution(found.which, found.items[i]);
  return sum;
}

// Rises with `sum` and stays within the bounds.
double bounded(double sum) noexcept { return most * std::tanh(sum / most); }

double prior_log_odds(double prior) noexcept {
  const double p = std::clamp(prior, 1e-9, 1 - 1e-9);
  return std::log(p / (1 - p));
}

double logistic(double log_odds) noexcept { return 1 / (1 + std::exp(-std::clamp(log_odds, -34.0, 34.0))); }

byte_range span_of(const name::prepared& n, std::size_t first, std::size_t end) noexcept {
  if (first >= end || end > n.parts.size()) return {};
  return {n.parts[first].range.begin, n.parts[end - 1].range.end};
}

bool same_canonical(const name::prepared& a, const name::prepared& b) noexcept { return a.canonical == b.canonical; }

}  // namespace

std::int32_t weight_of(profile p, feature f) noexcept {
  return weights[static_cast<std::size_t>(f)][static_cast<std::size_t>(p)];
}

}  // namespace names

inline namespace v1 {

double compare_score(const name& a, const name& b, const compare_options& options) {
  if (names::same_canonical(a.parts(), b.parts())) return 1;
  names::findings found;
  names::find_evidence(a.parts(), b.parts(), options.type, found);
  const double sum = names::bounded(static_cast<double>(names::total(found)));
  return names::logistic(names::prior_log_odds(options.prior) + std::round(sum) / 1000);
}

comparison compare(const name& a, const name& b, const compare_options& options) {
  comparison out;
  const name::prepared &x = a.parts(), &y = b.parts();
  if (names::same_canonical(x, y)) {
    out.score = 1;
    out.same = true;
    out.reasons.push_back({evidence_kind::equal,
                           34000,
                           {0, static_cast<std::uint32_t>(x.text.size())},
                           {0, static_cast<std::uint32_t>(y.text.size())}});
    return out;
  }
  names::findings found;
  names::find_evidence(x, y, options.type, found);
  const auto sum = static_cast<double>(names::total(found));
  const auto bound = static_cast<std::int64_t>(std::llround(names::bounded(sum)));
  const double scale = std::abs(sum) > 0 ? static_cast<double>(bound) / sum : 1;
  // What is said of no part in particular is one reason; how far parts are from equal belongs to what they have in common.
  evidence whole{evidence_kind::context, 0, {}, {}};
  std::int64_t left = bound;
  for (std::size_t i = 0; i < found.count; ++i) {
    const names::finding& f = found.items[i];
    const auto weight =
        static_cast<std::int32_t>(std::llround(static_cast<double>(names::contribution(found.which, f)) * scale));
    left -= weight;
    const bool of_a_part = f.a_end > f.a_first || f.b_end > f.b_first;
    if (of_a_part || f.kind == evidence_kind::order)
      out.reasons.push_back({f.kind, weight, names::span_of(x, f.a_first, f.a_end), names::span_of(y, f.b_first, f.b_end)});
    else if ((f.what == names::feature::misspelling || f.what == names::feature::unlike_sound) && !out.reasons.empty())
      out.reasons.back().weight += weight;
    else whole.weight += weight;
  }
  whole.weight += static_cast<std::int32_t>(left);
  out.reasons.push_back(whole);
  std::stable_sort(out.reasons.begin(), out.reasons.end(), [](const evidence& p, const evidence& q) {
    const auto place = [](const evidence& e) { return e.a.empty() ? 0xFFFFFFFFU : e.a.begin; };
    return place(p) < place(q);
  });
  out.score = names::logistic(names::prior_log_odds(options.prior) + static_cast<double>(bound) / 1000);
  out.same = out.score >= options.threshold;
  return out;
}

comparison compare(std::string_view a, std::string_view b, const compare_options& options) {
  const name_options prepare{{}, options.type};
  return compare(name(a, prepare), name(b, prepare), options);
}

std::string_view to_string(evidence_kind kind) noexcept {
  static constexpr std::string_view kinds[] = {"equal",         "diacritics", "tone-placement", "contradicting-marks",
                                               "joined",        "spelling",   "sound",          "script",
                                               "sino",          "nickname",   "initial",        "translation",
                                               "number",        "acronym",    "order",          "missing-part",
                                               "extra-generic", "title",      "contradiction",  "dictionary",
                                               "type",          "role",       "context",        "country",
                                               "keystrokes",    "gendered",   "generation",     "dialect",
                                               "surroundings"};
  const auto i = static_cast<std::size_t>(kind);
  return i < std::size(kinds) ? kinds[i] : "context";
}

}  // namespace v1
}  // namespace allonym
