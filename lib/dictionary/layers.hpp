// What the `hidden` rows of a layer hide of the layers below it.
#pragma once

#include <allonym/dictionary.hpp>

#include "dictionary/image.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace allonym::dict {

// Views the layers, which must outlive it. For one query or text; cheap to make.
class layer_filter {
public:
  explicit layer_filter(const std::vector<dictionary>& layers);
  // Whether an earlier layer hides this name, or its entity, of `layer`.
  [[nodiscard]] bool hides(std::size_t layer, std::string_view id, const name_ref& n) const;
  [[nodiscard]] bool none() const noexcept { return hiding_.empty(); }

private:
  const std::vector<dictionary>& layers_;
  std::vector<std::size_t> hiding_;  // layers with hidden rows
};

// The canonical name of an entity in a language, else in English, else any, of the first layer that has such a one; empty if
// none has. Views the layers.
std::string_view canonical_name(const std::vector<dictionary>& layers, const layer_filter& filter, std::string_view id,
                                language lang);

// Whether a hidden row hides a name: an empty one all, else those of its text and, if it has one, its language.
inline bool hides(const name_ref& hidden, std::string_view text, language lang) {
  return hidden.text.empty() || (hidden.text == text && (!hidden.lang.known() || hidden.lang.same_primary(lang)));
}

}  // namespace allonym::dict
