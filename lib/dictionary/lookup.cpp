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

// What a name has in common with a query without marks: its letters, or its words in another order. Such names come before what
// may score a little more: they score less than certain because other names lose their marks alike or have words of their own,
// and those are answers too.
enum class likeness : std::uint8_t { letters, words, less };
constexpr double good_without_marks = 0.7;

// The best name of an entity so far.
struct candidate {
  std::uint32_t entity = 0;
  dict::name_ref best;
  double score = -1;
  bool same_text = false, same_language = false;
  likeness like = likeness::less;
};

// Of those that share traits so many are compared: twice as many if none is good, fewer if as many as are asked
// for are sure. A query of one word has fewer traits to tell names apart by.
constexpr std::size_t most_candidates = 24, most_of_one_word = 32, most_after_sure = 6;
constexpr double good = 0.7, sure = 0.97;

// Whether a name comes before another of the same entity.
bool better(const candidate& a, const candidate& b) {
  const auto rank = [](name_kind kind) { return kind == name_kind::canonical ? 0 : kind == name_kind::weak ? 2 : 1; };
  return std::tuple(a.like, -a.score, !a.same_text, !a.same_language, rank(a.best.kind), a.best.text) <
         std::tuple(b.like, -b.score, !b.same_text, !b.same_language, rank(b.best.kind), b.best.text);
}

// A name that is looked up: given, or prepared from its text when it is first compared.
class asked_name {
public:
  explicit asked_name(const name& given) noexcept : text_(given.text()), lang_(given.lang()), given_(&given) {}
  asked_name(std::string_view text, const lookup_options& options) noexcept
      : text_(text), lang_(options.lang), type_(options.type) {}
  [[nodiscard]] std::string_view text() const noexcept { return text_; }
  [[nodiscard]] language lang() const noexcept { return lang_; }
  [[nodiscard]] bool without_marks() {
    const name::prepared& p = prepared().parts();
    return p.canonical == p.folded;
  }
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
  // What is found lies in `room`, whose memory is used again.
  search(const dictionary::image& image, asked_name& query, const lookup_options& options, const dict::layer_filter* filter,
         std::size_t layer, std::vector<candidate>& room)
      : image_(image),
        query_(query),
        options_(options),
        filter_(filter),
        layer_(layer),
        lang_(options.lang.known() ? options.lang : query.lang()),
        found_(room) {
    found_.clear();
  }

  // Scores the names of the key that the query has: those of its very text, which nothing excels, then the others if more are
  // wanted.
  void add(const dict::found_key& key) {
    equal_ = key;
    image_.expect_entities(key.names);
    image_.names_in(key.names, [&](const dict::name_ref& n) {
      if (n.text == query_.text()) add(n);
    });
    if (enough()) return;
    image_.names_in(key.names, [&](const dict::name_ref& n) {
      if (n.text != query_.text()) add(n, likeness::letters);
    });
  }
  // Scores the names of a key, once.
  void add(std::uint32_t key, likeness like = likeness::less) {
    if ((equal_ && equal_->number == key) || std::find(seen_.begin(), seen_.end(), key) != seen_.end()) return;
    seen_.push_back(key);
    image_.each_name(key, [&](const dict::name_ref& n) { add(n, like); });
  }

  // Names whose letters are those of the query, or one edit away.
  void add_similar_letters() {
    if (image_.near().empty()) return;
    for (const std::uint32_t key : keys_with(dict::near_letters(image_.near(), query_.prepared().parts().letters))) add(key);
  }

  // Names of the words of the query in another order.
  void add_other_orders() {
    const name::prepared& p = query_.prepared().parts();
    if (image_.near().empty() || other_thing_in_other_order(p)) return;
    std::vector<std::string_view> words;
    for (const names::part& part : p.parts) words.push_back(p.letters_of(part));
    const auto keys = keys_with(dict::reordered_letters(image_.near(), words));
    std::sort(words.begin(), words.end());
    std::string text;
    for (const std::uint32_t key : keys) {
      image_.key_text(key, text);
      if (sorted_words(text) == words) add(key, likeness::words);
    }
  }

  // Names that share the most telling words, pairs of words, sounds or concepts with the query.
  void add_shared_traits() {
    if (image_.near().empty()) return;
    std::size_t compared = 0, last = std::max(query_.prepared().parts().parts.size() == 1 ? most_of_one_word : most_candidates,
                                              2 * options_.limit);
    for (const std::uint32_t key : dict::sharing_keys(image_, query_.prepared(), 2 * last)) {
      if (compared >= last && count_of(good) != 0) break;
      add(key);
      ++compared;
      if (compared + most_after_sure < last && count_of(sure) >= options_.limit) last = compared + most_after_sure;
    }
  }

  // Whether there are as many as asked for: what is found later shares less with the query.
  [[nodiscard]] bool enough() const { return count_of(options_.threshold) >= options_.limit; }
  [[nodiscard]] bool enough_good() const { return count_of(std::max(good, options_.threshold)) >= options_.limit; }

  // The best into the first of `matches`, whose memory is used again; returns how many. What they have in common with the query
  // is added to `likenesses`.
  std::size_t best(std::vector<match>& matches, std::vector<likeness>* likenesses = nullptr) {
    if (found_.size() > 1)
      std::sort(found_.begin(), found_.end(), [&](const candidate& a, const candidate& b) {
        if (a.like != b.like) return a.like < b.like;
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
      if (likenesses != nullptr) likenesses->push_back(c.like);
      const auto [id, type] = image_.id_of(c.entity);
      m.id = id;
      m.dictionary = image_.origin();
      m.type = type;
      m.name = c.best.text;
      m.lang = c.best.lang;
      m.kind = c.best.kind;
      m.canonical = canonical_name(c);
      m.score = c.score;
      m.reasons.clear();
      if (options_.with_evidence) m.reasons = compare(query_.prepared(), prepared(c.best), how()).reasons;
    }
    return count;
  }

private:
  [[nodiscard]] std::string_view canonical_name(const candidate& c) const {
    if (c.best.sole || (c.best.kind == name_kind::canonical && c.best.lang == lang_)) return c.best.text;
    return image_.canonical_name(c.entity, lang_, equal_.value_or(dict::found_key{}));
  }

  // Two Vietnamese syllables the other way round: Hòa Bình is not Bình Hòa, Minh Anh not Anh Minh.
  static bool other_thing_in_other_order(const name::prepared& p) {
    return p.parts.size() == 2 && std::all_of(p.parts.begin(), p.parts.end(),
                                              [](const names::part& part) { return (part.flags & names::part_syllable) != 0; });
  }
  [[nodiscard]] std::vector<std::uint32_t> keys_with(const std::vector<std::uint64_t>& letters) const {
    std::vector<std::uint32_t> keys;
    for (const std::uint64_t hash : letters) image_.near().find(static_cast<std::uint32_t>(hash >> 32)).read(keys);
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
  }
  static std::vector<std::string_view> sorted_words(std::string_view key) {
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; begin < key.size();) {
      const std::size_t end = std::min(key.find(' ', begin), key.size());
      words.push_back(key.substr(begin, end - begin));
      begin = end + 1;
    }
    std::sort(words.begin(), words.end());
    return words;
  }

  // How many score so much.
  [[nodiscard]] std::size_t count_of(double score) const {
    return static_cast<std::size_t>(
        std::count_if(found_.begin(), found_.end(), [&](const candidate& c) { return c.score >= score; }));
  }

  void add(const dict::name_ref& n, likeness like = likeness::less) {
    if (n.kind == name_kind::hidden) return;
    if (options_.type && image_.type_of(n.entity) != *options_.type) return;
    if (filter_ != nullptr && filter_->hides(layer_, image_.entity_id(n.entity), n)) return;
    candidate c{n.entity, n, 1.0, n.text == query_.text(), lang_.known() && n.lang.same_primary(lang_)};
    if (!c.same_text) c.score = scored(n);
    if (c.same_text) c.like = likeness::letters;
    else if (like != likeness::less && c.score >= good_without_marks && query_.without_marks()) c.like = like;
    const auto known = std::find_if(found_.begin(), found_.end(), [&](const candidate& k) { return k.entity == n.entity; });
    if (known == found_.end()) found_.push_back(c);
    else if (better(c, *known)) *known = c;
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
  std::vector<candidate>& found_;
  std::optional<dict::found_key> equal_;
  std::vector<std::uint32_t> seen_;
  std::string_view last_text_;
  language last_language_;
  double last_score_ = 0;
};

// A dictionary alone, or as one of layers.
struct answer {
  std::vector<match> matches;
  std::vector<likeness> likenesses;  // of them
};
answer lookup_in(const dictionary::image& image, asked_name& query, const lookup_options& options,
                 const dict::layer_filter* filter, std::size_t layer) {
  const std::string key = dict::dictionary_key(query.text());
  std::vector<candidate> room;
  search found(image, query, options, filter, layer, room);
  if (const auto number = image.locate(key, dict::key_hash(key))) found.add(*number);
  if (!options.exact && !found.enough()) {
    found.add_other_orders();
    if (!found.enough_good()) found.add_similar_letters();
    if (!found.enough()) found.add_shared_traits();
  }
  answer all;
  found.best(all.matches, &all.likenesses);
  return all;
}

// Queries whose waiting for memory overlaps: what each will read is fetched ahead while the others are worked on.
class exact_batch {
public:
  static constexpr std::size_t size = 12;

  exact_batch(const dictionary::image& image, const lookup_options& options) : image_(image), options_(options) {}

  // Calls found(number within the batch, matches) for each of at most `size` queries.
  template <class F>
  void run(std::span<const std::string_view> queries, F found) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      dict::dictionary_key(queries[i], form_, steps_[i].key);
      steps_[i].hash = dict::key_hash(steps_[i].key);
      image_.expect_slot(steps_[i].hash);
    }
    for (std::size_t i = 0; i < queries.size(); ++i) steps_[i].likely = image_.expect_offset(steps_[i].hash);
    for (std::size_t i = 0; i < queries.size(); ++i) image_.expect_block(steps_[i].likely);
    for (std::size_t i = 0; i < queries.size(); ++i) {
      steps_[i].place = image_.locate(steps_[i].key, steps_[i].hash);
      if (steps_[i].place) image_.expect_entities(steps_[i].place->names);
    }
    for (std::size_t i = 0; i < queries.size(); ++i)
      if (steps_[i].place) image_.expect_ids(steps_[i].place->names);
    for (std::size_t i = 0; i < queries.size(); ++i) {
      std::size_t count = 0;
      if (steps_[i].place) {
        asked_name query(queries[i], options_);
        search names(image_, query, options_, nullptr, 0, room_);
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
    std::uint32_t likely = 0;  // number of the key
    std::optional<dict::found_key> place;
  };

  const dictionary::image& image_;
  const lookup_options& options_;
  normal_form form_;
  std::array<step, size> steps_;
  std::vector<candidate> room_;
  std::vector<match> matches_;
};

std::vector<match> lookup_layers(const std::vector<dictionary>& layers, asked_name& query, const lookup_options& options) {
  struct layered_match {
    match m;
    likeness like;
    [[nodiscard]] bool before(const layered_match& other) const {
      return like != other.like ? like < other.like : m.score > other.m.score;
    }
  };
  const dict::layer_filter filter(layers);
  std::vector<layered_match> all;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    answer found = lookup_in(*layers[i].handle(), query, options, filter.none() ? nullptr : &filter, i);
    for (std::size_t n = 0; n < found.matches.size(); ++n) {
      layered_match next{std::move(found.matches[n]), found.likenesses[n]};
      const auto known = std::find_if(all.begin(), all.end(), [&](const layered_match& k) { return k.m.id == next.m.id; });
      if (known == all.end()) {
        all.push_back(std::move(next));
      } else if (next.before(*known)) {  // a name that a layer below adds to the entity; what the entity is, the upper one says
        next.m.type = known->m.type;
        next.m.canonical = std::move(known->m.canonical);
        *known = std::move(next);
      }
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const layered_match& a, const layered_match& b) { return a.before(b); });
  if (all.size() > options.limit) all.resize(options.limit);
  std::vector<match> matches;
  matches.reserve(all.size());
  for (layered_match& next : all) matches.push_back(std::move(next.m));
  // A layer may only add an alias to an entity that one below names.
  for (match& m : matches)
    if (layers.size() > 1)
      if (const std::string_view canonical =
              dict::canonical_name(layers, filter, m.id, options.lang.known() ? options.lang : query.lang());
          !canonical.empty())
        m.canonical = canonical;
  return matches;
}

}  // namespace

std::vector<match> dictionary::lookup(const name& query, const lookup_options& options) const {
  asked_name asked(query);
  return lookup_in(*image_, asked, options, nullptr, 0).matches;
}

std::vector<match> dictionary::lookup(std::string_view query, const lookup_options& options) const {
  asked_name asked(query, options);
  return lookup_in(*image_, asked, options, nullptr, 0).matches;
}

void dictionary::lookup_exact(std::span<const std::string_view> queries, const lookup_options& options,
                              const std::function<void(std::size_t, std::span<const match>)>& found) const {
  exact_batch batch(*image_, options);
  for (std::size_t begin = 0; begin < queries.size(); begin += exact_batch::size)
    batch.run(queries.subspan(begin, std::min(exact_batch::size, queries.size() - begin)),
              [&](std::size_t i, std::span<const match> matches) { found(begin + i, matches); });
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
