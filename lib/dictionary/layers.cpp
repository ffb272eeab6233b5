#include "dictionary/layers.hpp"

#include <algorithm>

namespace allonym {
namespace dict {

layer_filter::layer_filter(const std::vector<dictionary>& layers) : layers_(layers) {
  for (std::size_t i = 0; i + 1 < layers.size(); ++i)
    if (layers[i].handle()->has_hidden()) hiding_.push_back(i);
}

bool layer_filter::hides(std::size_t layer, std::string_view id, const name_ref& n) const {
  for (const std::size_t i : hiding_) {
    if (i >= layer) return false;
    const dictionary::image& above = *layers_[i].handle();
    const auto entity = above.find_entity(id);
    if (!entity) continue;
    const auto names = above.names_of(*entity);
    if (std::any_of(names.begin(), names.end(),
                    [&](const name_ref& h) { return h.kind == name_kind::hidden && dict::hides(h, n.text, n.lang); }))
      return true;
  }
  return false;
}

std::string_view canonical_name(const std::vector<dictionary>& layers, const layer_filter& filter, std::string_view id,
                                language lang) {
  std::string_view best;
  int best_rank = 4;
  for (std::size_t i = 0; i < layers.size() && best_rank > 0; ++i) {
    const dictionary::image& image = *layers[i].handle();
    const auto entity = image.find_entity(id);
    if (!entity) continue;
    for (const name_ref& n : image.names_of(*entity)) {
      if (n.kind != name_kind::canonical || filter.hides(i, id, n)) continue;
      const int rank = n.lang == lang ? 0 : n.lang.same_primary(lang) ? 1 : n.lang.same_primary("en") ? 2 : 3;
      if (rank >= best_rank) continue;
      best = n.text;
      best_rank = rank;
    }
  }
  return best;
}

}  // namespace dict

inline namespace v1 {

dictionary_set::dictionary_set() : layers_{dictionary::builtin()} {}

std::optional<entity_view> dictionary_set::find(std::string_view id) const {
  const dict::layer_filter filter(layers_);
  entity_view view;
  auto owners = std::make_shared<std::vector<std::shared_ptr<const dictionary::image>>>();
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const dictionary::image& image = *layers_[i].handle();
    const auto entity = image.find_entity(id);
    if (!entity) continue;
    for (const dict::name_ref& n : image.names_of(*entity)) {
      if (n.kind == name_kind::hidden || filter.hides(i, id, n)) continue;
      if (owners->empty()) {
        view.id = image.entity_id(*entity);
        view.type = image.type_of(*entity);
      }
      if (owners->empty() || owners->back() != layers_[i].handle()) owners->push_back(layers_[i].handle());
      const bool known = std::any_of(view.names.begin(), view.names.end(),
                                     [&](const entity_name& o) { return o.text == n.text && o.lang == n.lang; });
      if (!known) view.names.push_back({n.text, n.lang, n.kind, n.when});
    }
  }
  if (view.names.empty()) return std::nullopt;
  view.owner = std::move(owners);
  return view;
}

}  // namespace v1
}  // namespace allonym
