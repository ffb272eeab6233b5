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

// Whether a hidden row hides a name: an empty one all, else those of its text and, if it has one, its language.
inline bool hides(const name_ref& hidden, std::string_view text, language lang) {
  return hidden.text.empty() || (hidden.text == text && (!hidden.lang.known() || hidden.lang.same_primary(lang)));
}

}  // namespace allonym::dict
