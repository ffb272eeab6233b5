// A first comparison by edit distance, until names/compare.cpp takes its place.
#include <algorithm>
#include <allonym/name.hpp>
#include <cmath>
#include "names/words.hpp"
namespace allonym {
inline namespace v1 {
struct name::prepared {
  std::string text, canonical, folded;
  name_options o;
};
name::name(std::string_view t, const name_options& o) {
  auto p = std::make_shared<prepared>();
  p->text = t;
  p->canonical = normalize(t, normal_level::canonical).text;
  p->folded = normalize(t).text;
  p->o = o;
  prepared_ = p;
}
const std::string& name::text() const noexcept { return prepared_->text; }
const std::string& name::canonical() const noexcept { return prepared_->canonical; }
const std::string& name::folded() const noexcept { return prepared_->folded; }
language name::lang() const noexcept { return prepared_->o.lang; }
std::optional<entity_type> name::type() const noexcept { return prepared_->o.type; }
double compare_score(const name& a, const name& b, const compare_options&) {
  const std::string &x = a.folded(), &y = b.folded();
  size_t n = x.size(), m = y.size();
  if (n > 60 || m > 60) return 0.01;
  std::vector<size_t> d(m + 1);
  for (size_t j = 0; j <= m; j++) d[j] = j;
  for (size_t i = 1; i <= n; i++) {
    size_t prev = d[0];
    d[0] = i;
    for (size_t j = 1; j <= m; j++) {
      size_t t = d[j];
      d[j] = std::min({d[j] + 1, d[j - 1] + 1, prev + (x[i - 1] != y[j - 1])});
      prev = t;
    }
  }
  double s = 1 - double(d[m]) / double(std::max<size_t>(1, std::max(n, m)));
  return 1 / (1 + std::exp(-(s - 0.75) * 20));
}
comparison compare(const name&, const name&, const compare_options&) { return {}; }
std::vector<std::string> keys(const name& n) {
  std::vector<std::string> k;
  for (auto& w : names::split_words(n.text()))
    if (w.folded.size() > 3) k.push_back(w.folded.substr(0, 3));
  return k;
}
}  // namespace v1
}  // namespace allonym
namespace allonym {
inline namespace v1 {
std::string_view to_string(evidence_kind kind) noexcept {
  constexpr std::string_view words[] = {"equal", "diacritics", "tone-placement", "contradicting-marks", "joined", "spelling", "sound", "script", "sino",
                                        "nickname", "initial", "translation", "number", "acronym", "order", "missing-part", "extra-generic", "title",
                                        "contradiction", "dictionary", "type", "role", "context", "country"};
  return static_cast<std::size_t>(kind) < std::size(words) ? words[static_cast<std::size_t>(kind)] : "equal";
}
}  // namespace v1
}  // namespace allonym
