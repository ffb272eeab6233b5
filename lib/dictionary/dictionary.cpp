#include <allonym/dictionary.hpp>

#include <algorithm>
#include <array>

#include "dictionary/image.hpp"
#include "ground/embedded.hpp"
#include "ground/system.hpp"

namespace allonym {
inline namespace v1 {
namespace {

constexpr std::array<std::string_view, 8> kind_names{"canonical", "alias", "acronym",   "short",
                                                     "historic",  "weak",  "adjective", "hidden"};

}  // namespace

std::string_view to_string(name_kind kind) noexcept {
  const auto i = static_cast<std::size_t>(kind);
  return i < kind_names.size() ? kind_names[i] : "alias";
}

std::optional<name_kind> parse_name_kind(std::string_view text) noexcept {
  const auto it = std::find(kind_names.begin(), kind_names.end(), text);
  if (it == kind_names.end()) return std::nullopt;
  return static_cast<name_kind>(it - kind_names.begin());
}

dictionary dictionary::builtin() {
  static const std::shared_ptr<const image> embedded = [] {
    auto made = image::make(ground::embedded_dictionary(), nullptr, "builtin");
    return made ? *made : image::none("builtin");
  }();
  return dictionary(embedded);
}

result<dictionary> dictionary::open(std::string_view path) {
  auto mapped = ground::map_file(std::string(path));
  if (!mapped) return mapped.error();
  auto made = image::make(mapped->bytes, mapped->owner, std::string(path));
  if (!made) return made.error();
  return dictionary(*std::move(made));
}

std::optional<entity_view> dictionary::find(std::string_view id) const {
  const auto entity = image_->find_entity(id);
  if (!entity) return std::nullopt;
  entity_view view{image_->entity_id(*entity), image_->type_of(*entity), {}, image_};
  for (const dict::name_ref& n : image_->names_of(*entity)) {
    if (n.kind != name_kind::hidden) view.names.push_back({n.text, n.lang, n.kind, n.when});
  }
  if (view.names.empty()) return std::nullopt;
  return view;
}

result<std::monostate> dictionary::verify() const { return image_->verify(); }
std::size_t dictionary::entity_count() const noexcept { return image_->entity_count(); }
std::size_t dictionary::name_count() const noexcept { return image_->name_count(); }
const std::string& dictionary::origin() const noexcept { return image_->origin(); }

}  // namespace v1
}  // namespace allonym
