// Lookup of names: by key, then by the near-match index; candidates are scored by compare.
#include <allonym/dictionary.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "dictionary/image.hpp"
#include "dictionary/key.hpp"
#include "dictionary/layers.hpp"
#include "dictionary/shared_traits.hpp"
#include "names/prepared.hpp"

namespace allonym {
inline namespace v1 {
namespace {

// The best name of an entity so far.
struct candidate {
  std::uint32_t entity = 0;
  dict::name_ref best;
  double score = -1;
  bool same_text = false, same_language = false;
};

// Of those that share traits so many are compared: twice as many if none is good, fewer if as many as are asked
// for are sure.
constexpr std::size_t most_candidates = 20, most_after_sure = 6;
constexpr double good = 0.7, sure = 0.97;

// Whether a name of this score and these agreements comes before another.
bool better(double score, bool text, bool lang, const dict::name_ref& n, const candidate& than) {
  const auto rank = [](name_kind kind) { return kind == name_kind::canonical ? 0 : kind == name_kind::weak ? 2 : 1; };
  return std::tuple(-score, !text, !lang, rank(n.kind), n.text) <
         std::tuple(-than.score, !than.same_text, !than.same_language, rank(than.best.kind), than.best.text);
}

// A name that is looked up: given, or prepared from its text when it is first compared.
class asked_name {
public:
  explicit asked_name(const name& given) noexcept : text_(given.text()), lang_(given.lang()), given_(&given) {}
  asked_name(std::string_view text, const lookup_options& options) noexcept : text_(text), lang_(options.lang), type_(options.type) {}
  [[nodiscard]] std::string_view text() const noexcept { return text_; }
  [[nodiscard]] language lang() const noexcept { return lang_; }
  [[nodiscard]] const name& prepared() {
    if (given_ != nullptr) return *given_;
    if (!made_) made_.emplace(text_, name_options{lang_, type_});
    return *made_;
  }

private:
  std::string_view text_;
  language lang_;
  std::optional<entity_type> type_;
  const name* given_ = nullptr;
  std::optional<name> made_;
};

class search {
public:
  search(const dictionary::image& image, asked_name& query, const lookup_options& options, const dict::layer_filter* filter, std::size_t layer)
      : image_(image), query_(query), options_(options), filter_(filter), layer_(layer), lang_(options.lang.known() ? options.lang : query.lang()) {}

  // Scores the names of the key that the query has: those of its very text, which nothing excels, then the others if more are wanted.
  void add(const dict::found_key& key) {
    equal_ = key;
    image_.names_in(key.names, [&](const dict::name_ref& n) {
      if (n.text == query_.text()) add(n);
    });
    if (enough()) return;
    image_.names_in(key.names, [&](const dict::name_ref& n) {
      if (n.text != query_.text()) add(n);
    });
  }
  // Scores the names of a key, once.
  void add(std::uint32_t key) {
    if ((equal_ && equal_->number == key) || std::find(seen_.begin(), seen_.end(), key) != seen_.end()) return;
    seen_.push_back(key);
    image_.each_name(key, [&](const dict::name_ref& n) { add(n); });
  }

  // Names whose letters are those of the query, or one edit away.
  void add_similar_letters() {
    if (image_.near().empty()) return;
    std::vector<std::uint32_t> keys;
    for (const std::uint64_t hash : dict::near_letters(image_.near(), query_.prepared().parts().letters))
      image_.near().find(static_cast<std::uint32_t>(hash >> 32)).read(keys);
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    for (const std::uint32_t key : keys) add(key);
  }

  // Names that share the most telling words, pairs of words, sounds or concepts with the query.
  void add_shared_traits() {
    if (image_.near().empty()) return;
    std::size_t compared = 0, last = std::max(most_candidates, 2 * options_.limit);
    for (const std::uint32_t key : dict::sharing_keys(image_, query_.prepared(), 2 * last)) {
      if (compared >= last && count_of(good) != 0) break;
      add(key);
      ++compared;
      if (compared + most_after_sure < last && count_of(sure) >= options_.limit) last = compared + most_after_sure;
    }
  }

  // Whether there are as many as asked for: what is found later shares less with the query.
  [[nodiscard]] bool enough() const { return count_of(options_.threshold) >= options_.limit; }

  // The best into the first of `matches`, whose memory is used again; returns how many.
  std::size_t best(std::vector<match>& matches) {
    if (found_.size() > 1) std::sort(found_.begin(), found_.end(), [&](const candidate& a, const candidate& b) {
      if (a.score != b.score) return a.score > b.score;
      if (a.same_text != b.same_text) return a.same_text;
      if (a.same_language != b.same_language) return a.same_language;
      return a.entity < b.entity;
    });
    std::size_t count = 0;
    for (const candidate& c : found_) {
      if (count == options_.limit) break;
      if (c.score < options_.threshold) continue;
      if (count == matches.size()) matches.emplace_back();
      match& m = matches[count++];
      m.id = image_.entity_id(c.entity);
      m.dictionary = image_.origin();
      m.type = image_.type_of(c.entity);
      m.name = c.best.text;
      m.lang = c.best.lang;
      m.kind = c.best.kind;
      m.canonical = c.best.kind == name_kind::canonical && c.best.lang == lang_ ? c.best.text
                                                                                 : image_.canonical_name(c.entity, lang_, equal_.value_or(dict::found_key{}));
      m.score = c.score;
      m.reasons.clear();
      if (options_.with_evidence) m.reasons = compare(query_.prepared(), prepared(c.best), how()).reasons;
    }
    return count;
  }

private:
  // How many score so much.
  [[nodiscard]] std::size_t count_of(double score) const {
    return static_cast<std::size_t>(std::count_if(found_.begin(), found_.end(), [&](const candidate& c) { return c.score >= score; }));
  }

  void add(const dict::name_ref& n) {
    if (n.kind == name_kind::hidden) return;
    image_.expect(n.entity);
    if (options_.type && image_.type_of(n.entity) != *options_.type) return;
    if (filter_ != nullptr && filter_->hides(layer_, image_.entity_id(n.entity), n)) return;
    const bool text = n.text == query_.text(), lang = lang_.known() && n.lang.same_primary(lang_);
    const double score = text ? 1.0 : scored(n);
    const auto known = std::find_if(found_.begin(), found_.end(), [&](const candidate& c) { return c.entity == n.entity; });
    if (known == found_.end()) found_.push_back({n.entity, n, score, text, lang});
    else if (better(score, text, lang, n, *known)) *known = {n.entity, n, score, text, lang};
  }

  [[nodiscard]] compare_options how() const {
    compare_options o;
    o.type = options_.type;
    return o;
  }
  [[nodiscard]] name prepared(const dict::name_ref& n) const { return name(n.text, {n.lang, image_.type_of(n.entity)}); }
  // Names of one key are often the same words in several languages.
  double scored(const dict::name_ref& n) {
    if (n.text == last_text_ && n.lang == last_language_) return last_score_;
    last_text_ = n.text;
    last_language_ = n.lang;
    return last_score_ = compare_score(query_.prepared(), prepared(n), how());
  }

  const dictionary::image& image_;
  asked_name& query_;
  const lookup_options& options_;
  const dict::layer_filter* filter_;
  std::size_t layer_;
  language lang_;
  std::vector<candidate> found_;
  std::optional<dict::found_key> equal_;
  std::vector<std::uint32_t> seen_;
  std::string_view last_text_;
  language last_language_;
  double last_score_ = 0;
};

// A dictionary alone, or as one of layers.
std::vector<match> lookup_in(const dictionary::image& image, asked_name& query, const lookup_options& options, const dict::layer_filter* filter,
                             std::size_t layer) {
  const std::string key = dict::dictionary_key(query.text());
  search found(image, query, options, filter, layer);
  if (const auto number = image.locate(key, dict::key_hash(key))) found.add(*number);
  if (!options.exact && !found.enough()) found.add_similar_letters();
  if (!options.exact && !found.enough()) found.add_shared_traits();
  std::vector<match> matches;
  found.best(matches);
  return matches;
}

// Queries whose waiting for memory overlaps: what each will read is fetched ahead while the others are worked on.
class exact_batch {
public:
  static constexpr std::size_t size = 16;

  exact_batch(const dictionary::image& image, const lookup_options& options) : image_(image), options_(options) {}

  // Calls found(number within the batch, matches) for each of at most `size` queries.
  template <class F>
  void run(std::span<const std::string_view> queries, F found) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      dict::dictionary_key(queries[i], form_, steps_[i].key);
      steps_[i].hash = dict::key_hash(steps_[i].key);
      image_.expect_slot(steps_[i].hash);
    }
    for (std::size_t i = 0; i < queries.size(); ++i) image_.expect_block(steps_[i].hash);
    for (std::size_t i = 0; i < queries.size(); ++i) {
      steps_[i].place = image_.locate(steps_[i].key, steps_[i].hash);
      each_entity(steps_[i], [&](std::uint32_t entity) { image_.expect(entity); });
    }
    for (std::size_t i = 0; i < queries.size(); ++i) each_entity(steps_[i], [&](std::uint32_t entity) { image_.expect_id(entity); });
    for (std::size_t i = 0; i < queries.size(); ++i) {
      std::size_t count = 0;
      if (steps_[i].place) {
        asked_name query(queries[i], options_);
        search names(image_, query, options_, nullptr, 0);
        names.add(*steps_[i].place);
        count = names.best(matches_);
      }
      found(i, std::span<const match>(matches_.data(), count));
    }
  }

private:
  struct step {
    std::string key;
    std::uint64_t hash = 0;
    std::optional<dict::found_key> place;
  };
  template <class F>
  void each_entity(const step& s, F f) const {
    if (s.place) image_.names_in(s.place->names, [&](const dict::name_ref& n) { f(n.entity); });
  }

  const dictionary::image& image_;
  const lookup_options& options_;
  normal_form form_;
  std::array<step, size> steps_;
  std::vector<match> matches_;
};

std::vector<match> lookup_layers(const std::vector<dictionary>& layers, asked_name& query, const lookup_options& options) {
  const dict::layer_filter filter(layers);
  std::vector<match> all;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    for (match& m : lookup_in(*layers[i].handle(), query, options, filter.none() ? nullptr : &filter, i)) {
      const auto known = std::find_if(all.begin(), all.end(), [&](const match& before) { return before.id == m.id; });
      if (known == all.end()) {
        all.push_back(std::move(m));
      } else if (m.score > known->score) {  // a name that a layer below adds to the entity; what the entity is, the upper one says
        m.type = known->type;
        m.canonical = std::move(known->canonical);
        *known = std::move(m);
      }
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const match& a, const match& b) { return a.score > b.score; });
  if (all.size() > options.limit) all.resize(options.limit);
  return all;
}

}  // namespace

std::vector<match> dictionary::lookup(const name& query, const lookup_options& options) const {
  asked_name asked(query);
  return lookup_in(*image_, asked, options, nullptr, 0);
}

std::vector<match> dictionary::lookup(std::string_view query, const lookup_options& options) const {
  asked_name asked(query, options);
  return lookup_in(*image_, asked, options, nullptr, 0);
}

void dictionary::lookup_exact(std::span<const std::string_view> queries, const lookup_options& options,
                              const std::function<void(std::size_t, std::span<const match>)>& found) const {
  exact_batch batch(*image_, options);
  for (std::size_t begin = 0; begin < queries.size(); begin += exact_batch::size)
    batch.run(queries.subspan(begin, std::min(exact_batch::size, queries.size() - begin)), [&](std::size_t i, std::span<const match> matches) { found(begin + i, matches); });
}

std::vector<match> dictionary_set::lookup(const name& query, const lookup_options& options) const {
  asked_name asked(query);
  return lookup_layers(layers_, asked, options);
}

std::vector<match> dictionary_set::lookup(std::string_view query, const lookup_options& options) const {
  asked_name asked(query, options);
  return lookup_layers(layers_, asked, options);
}

}  // namespace v1
}  // namespace allonym
