// entity_index: rows that grow. A new document's entities are compared with the profiles their keys lead to, then assigned to
// rows one to one.
#include <allonym/entity_index.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

#include "align/context.hpp"
#include "align/index_state.hpp"
#include "align/matching.hpp"
#include "ground/phrase_table.hpp"
#include "ground/system.hpp"

namespace allonym {
inline namespace v1 {

using joins::candidate;
using joins::edge;
using joins::kept_profile;
using joins::profile;
using joins::surroundings;

namespace {

constexpr std::size_t most_profiles = 16;  // of a row
constexpr std::int32_t ruled_out = -1500;  // thousandths of log-odds

bool brings_nothing(const profile& p, const profile& known) {
  if (p.lang != known.lang || (p.id != known.id && !p.id.empty())) return false;
  return std::all_of(p.forms.begin(), p.forms.end(), [&](const joins::written_form& f) {
    return std::any_of(known.forms.begin(), known.forms.end(),
                       [&](const joins::written_form& k) { return k.text == f.text && k.adjective == f.adjective; });
  });
}

}  // namespace

struct entity_index::state : joins::index_content {
  align_options options;
  std::unordered_map<std::string, std::uint32_t> by_label;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_key;  // profiles; of common keys only the first

  // Enters a profile under its keys.
  void enter(std::uint32_t number, const std::vector<std::uint64_t>& keys) {
    for (const std::uint64_t key : keys)
      if (auto& list = by_key[key]; list.size() <= joins::common_key && (list.empty() || list.back() != number))
        list.push_back(number);
  }

  // Profiles that share a key with `c`, but for keys that many share here or in its document.
  [[nodiscard]] std::vector<std::uint32_t> near(const candidate& c,
                                                const std::unordered_map<std::uint64_t, std::uint32_t>& in_document) const {
    std::vector<std::uint32_t> out;
    for (const std::uint64_t key : c.keys)
      if (const auto found = by_key.find(key);
          found != by_key.end() && found->second.size() <= joins::common_key && in_document.at(key) <= joins::common_key)
        out.insert(out.end(), found->second.begin(), found->second.end());
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  std::uint32_t open_row() {
    rows.emplace_back();
    kept.emplace_back();
    return static_cast<std::uint32_t>(rows.size() - 1);
  }

  void note(std::uint32_t number, const candidate& c, std::uint32_t document, std::uint32_t mentions) {
    indexed_row& row = rows[number];
    row.occurrences.push_back({document, c.entity, mentions});
    const auto add_name = [&](const std::string& text) {
      if (std::none_of(row.names.begin(), row.names.end(),
                       [&](const row_name& n) { return n.lang == c.lang && n.text == text; }))
        row.names.push_back({c.lang, text});
    };
    add_name(c.name);
    for (const joins::written_form& f : c.forms) add_name(f.text);
    joins::kept_row& k = kept[number];
    k.votes[static_cast<std::size_t>(c.type)] += c.id.empty() ? (c.typed ? 2 : 1) : 4;
    row.type = static_cast<entity_type>(std::max_element(k.votes.begin(), k.votes.end()) - k.votes.begin());

    const bool guessed = row.id.empty() || (row.id != c.id && !joins::only_acronym(c) &&
                                            std::all_of(k.profiles.begin(), k.profiles.end(), [&](std::uint32_t p) {
                                              return joins::only_acronym(profiles[p].what);
                                            }));
    if (guessed && !c.id.empty() && !c.ambiguous) {
      // What the row now knows, its profiles know.
      row.id = c.id;
      for (const std::uint32_t p : k.profiles)
        if (profile& known = profiles[p].what; known.id != row.id) {
          known.id = row.id;
          known.ambiguous = false;
          enter(p, {joins::id_key(row.id)});
        }
    }
    const bool known =
        std::any_of(k.profiles.begin(), k.profiles.end(), [&](std::uint32_t p) { return brings_nothing(c, profiles[p].what); });
    if (known || k.profiles.size() >= most_profiles) return;
    kept_profile fresh{c, number, document};
    if (fresh.what.id.empty() && !row.id.empty()) {
      fresh.what.id = row.id;
      fresh.what.ambiguous = false;
    }
    const auto at = static_cast<std::uint32_t>(profiles.size());
    k.profiles.push_back(at);
    enter(at, c.keys);
    if (fresh.what.id != c.id) enter(at, {joins::id_key(row.id)});
    profiles.push_back(std::move(fresh));
  }
};

entity_index::entity_index(const align_options& options) : state_(std::make_unique<state>()) { state_->options = options; }
entity_index::~entity_index() = default;
entity_index::entity_index(entity_index&&) noexcept = default;
entity_index& entity_index::operator=(entity_index&&) noexcept = default;

result<std::vector<placement>> entity_index::add(std::string label, const document& d) {
  state& s = *state_;
  const auto number = static_cast<std::uint32_t>(s.labels.size());
  if (!s.by_label.emplace(label, number).second)
    return failure{failure_code::malformed, fmt::format("{}: already in the index", label)};
  s.labels.push_back(std::move(label));

  const joins::side arrived(d);
  const std::vector<candidate>& fresh = arrived.entities;
  std::unordered_map<std::uint64_t, std::uint32_t> sharing;  // how many of the document's entities have a key
  for (const candidate& c : fresh)
    for (const std::uint64_t key : c.keys) ++sharing[key];

  const std::int32_t threshold = joins::log_odds_of(s.options.threshold);
  struct best {
    std::int32_t log_odds;
    std::uint32_t profile;
  };
  std::map<std::pair<std::uint32_t, std::uint32_t>, best> found;  // (row, entity)
  std::map<std::uint32_t, candidate> prepared;                    // profiles
  const auto prepare = [&](std::uint32_t p) -> const candidate& {
    return prepared.try_emplace(p, s.profiles[p].what).first->second;
  };
  // A row is one thing: what one of its profiles rules out does not join by another.
  const auto contradicted = [&](std::uint32_t row, std::uint32_t e) {
    const auto& of_row = s.kept[row].profiles;
    return of_row.size() > 1 && std::any_of(of_row.begin(), of_row.end(), [&](std::uint32_t p) {
             return joins::score(prepare(p), fresh[e], false).log_odds < ruled_out;
           });
  };
  for (std::uint32_t e = 0; e < fresh.size(); ++e)
    for (const std::uint32_t p : s.near(fresh[e], sharing)) {
      const joins::pair_score like = joins::score(prepare(p), fresh[e], false);
      const std::int32_t odds = like.log_odds;
      if (!like.alike || odds < joins::least_alike(threshold) || contradicted(s.profiles[p].row, e)) continue;
      const auto [at, first] = found.try_emplace({s.profiles[p].row, e}, best{odds, p});
      if (!first && odds > at->second.log_odds) at->second = {odds, p};
    }

  std::vector<edge> edges;
  std::vector<std::uint32_t> row_of;  // by edge::a
  for (const auto& [pair, b] : found) {
    if (row_of.empty() || row_of.back() != pair.first) row_of.push_back(pair.first);
    edges.push_back({static_cast<std::uint32_t>(row_of.size() - 1), pair.second, b.log_odds, 0,
                     joins::tie_of(s.profiles[b.profile].what.name, fresh[pair.second].name)});
  }
  bool greedy = false;
  std::vector<placement> out(fresh.size());
  std::vector<char> placed(fresh.size(), 0);
  const auto profile_of = [&](const edge& e) { return found.at({row_of[e.a], e.b}).profile; };
  const auto judge = [&](const std::vector<edge>& landmarks, std::vector<edge>& judged) {
    std::unordered_map<std::uint32_t, std::uint32_t> rows, here;  // both are numbered by the row
    for (const edge& e : landmarks) rows[row_of[e.a]] = here[e.b] = row_of[e.a];
    std::map<std::uint32_t, surroundings> earlier;  // documents
    surroundings now(arrived.order, std::move(here));
    for (edge& e : judged) {
      const std::uint32_t document = s.profiles[profile_of(e)].document;
      surroundings& then = earlier.try_emplace(document, s.orders[document], rows).first->second;
      e.context = joins::context_weight(then, row_of[e.a], now, e.b);
    }
  };
  for (const edge& e : joins::best_in_context(std::move(edges), threshold, s.options.component_limit, greedy, judge)) {
    const std::uint32_t p = profile_of(e);
    const kept_profile& like = s.profiles[p];
    placed[e.b] = 1;
    out[e.b] = {row_of[e.a], joins::probability(e.log_odds), member{like.document, like.what.entity},
                joins::reasons(prepared.at(p), fresh[e.b], e.context)};
  }
  for (std::uint32_t e = 0; e < fresh.size(); ++e) {
    if (!placed[e]) out[e].row = s.open_row();
    s.note(out[e].row, fresh[e], number, static_cast<std::uint32_t>(d.entities[e].mentions.size()));
  }
  std::vector<std::uint32_t> order;
  for (const std::uint32_t e : arrived.order) order.push_back(out[e].row);
  s.orders.push_back(std::move(order));
  return out;
}

std::span<const indexed_row> entity_index::rows() const noexcept { return state_->rows; }
std::span<const std::string> entity_index::labels() const noexcept { return state_->labels; }

std::optional<std::uint32_t> entity_index::document_of(std::string_view label) const {
  const auto found = state_->by_label.find(std::string(label));
  return found == state_->by_label.end() ? std::nullopt : std::optional(found->second);
}

std::vector<found_row> entity_index::find(std::string_view text, std::size_t limit, double threshold) const {
  const state& s = *state_;
  profile asked;
  asked.forms.push_back({std::string(text), {}, false, {}});
  const candidate question(std::move(asked));
  std::map<std::uint32_t, double> best;
  for (const std::uint64_t key : question.keys)
    if (const auto found = s.by_key.find(key); found != s.by_key.end())
      for (const std::uint32_t p : found->second) best.emplace(s.profiles[p].row, 0);
  std::vector<found_row> out;
  for (auto& [row, score] : best) {
    for (const row_name& n : s.rows[row].names)
      score = std::max(score, compare_score(question.surfaces.front().prepared, name(n.text, {n.lang, std::nullopt})));
    if (score >= threshold) out.push_back({row, score});
  }
  std::stable_sort(out.begin(), out.end(), [](const found_row& a, const found_row& b) { return a.score > b.score; });
  if (out.size() > limit) out.resize(limit);
  return out;
}

result<std::monostate> entity_index::save(const std::string& path) const {
  auto file = ground::replacing_file::create(path);
  if (!file) return file.error();
  if (auto done = file->append(joins::written(*state_)); !done) return done.error();
  return file->commit();
}

result<entity_index> entity_index::load(const std::string& path, const align_options& options) {
  auto file = ground::map_file(path);
  if (!file) return file.error();
  auto content = joins::read_index(file->bytes, path);
  if (!content) return content.error();
  entity_index out(options);
  state& s = *out.state_;
  static_cast<joins::index_content&>(s) = std::move(*content);
  for (std::uint32_t d = 0; d < s.labels.size(); ++d)
    if (!s.by_label.emplace(s.labels[d], d).second)
      return failure{failure_code::damaged, fmt::format("{}: two documents have one label", path)};
  for (std::uint32_t p = 0; p < s.profiles.size(); ++p) s.enter(p, candidate(s.profiles[p].what).keys);
  return out;
}

}  // namespace v1
}  // namespace allonym
