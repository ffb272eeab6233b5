#include <allonym/dictionary.hpp>

#include "dictionary/image.hpp"
#include "dictionary/key.hpp"

namespace allonym {
inline namespace v1 {

std::vector<match> dictionary::lookup(const name& query, const lookup_options& options) const {
  std::vector<match> found;
  std::string key;
  if (!dict::word_key(query.text(), query.folded(), key)) key = dict::dictionary_key(query.text());
  const auto number = image_->exact(key);
  if (!number) return found;
  (void)options;
  return found;
}

std::vector<match> dictionary_set::lookup(const name& query, const lookup_options& options) const {
  if (layers_.empty()) return {};
  return layers_.front().lookup(query, options);
}

}  // namespace v1
}  // namespace allonym
