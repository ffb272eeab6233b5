// Dictionaries: entities with their names in many languages, compiled into an immutable image.
#pragma once

#include <allonym/base.hpp>
#include <allonym/name.hpp>

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace allonym {
inline namespace v1 {

enum class name_kind : std::uint8_t { canonical, alias, acronym, short_form, historic, weak, adjective, hidden };
[[nodiscard]] std::string_view to_string(name_kind kind) noexcept;  // "canonical" … ("short" for short_form)
[[nodiscard]] std::optional<name_kind> parse_name_kind(std::string_view text) noexcept;

// One name of an entity. The views point into the dictionary's image and live as long as any handle to it.
struct entity_name {
  std::string_view text;
  language lang;
  name_kind kind = name_kind::alias;
  std::string_view when;  // conditions, comma-separated, as in the source
};

// An entity and all its names; keeps its dictionary alive.
struct entity_view {
  std::string_view id;
  entity_type type = entity_type::other;
  std::vector<entity_name> names;
  std::shared_ptr<const void> owner;
};

struct lookup_options {
  std::size_t limit = 10;
  std::optional<entity_type> type = std::nullopt;
  language lang = {};    // prefer names of this language; und: that of the query
  double threshold = 0;  // drop matches that score less
  bool exact = false;    // equal normal forms only
  bool with_evidence = false;
};

// An entity found for a name. Owns its strings.
struct match {
  std::string id;
  std::string dictionary;  // "builtin" or the path it was opened from
  entity_type type = entity_type::other;
  std::string name;  // the name that matched
  language lang;     // its language
  name_kind kind = name_kind::alias;
  std::string canonical;  // canonical name in the query's language, else English, else the first
  double score = 0;
  std::vector<evidence> reasons;  // a: the query, b: `name`; only with_evidence
};

// A handle to an immutable image: cheap to copy, safe to use from any number of threads, the image lives until the last
// handle, set or view is gone.
class dictionary {
public:
  // The one compiled into the library: no file, no network.
  static dictionary builtin();
  // Maps a compiled file; constant work, whatever the size. Fails if it is missing, foreign, damaged or of another version.
  static result<dictionary> open(std::string_view path);

  // Best first: for a query without marks spellings that differ from it in their marks alone, then those of its words in
  // another order (not two Vietnamese syllables); then by score. Also poor ones unless a threshold is set.
  [[nodiscard]] std::vector<match> lookup(const name& query, const lookup_options& options = {}) const;
  // The same for a name of the options' language and type as a string, which is not prepared where an equal text settles it.
  [[nodiscard]] std::vector<match> lookup(std::string_view query, const lookup_options& options = {}) const;
  // Equal normal forms only, of many names in one go, which is several times as fast: calls found(number of the query, its
  // matches) for each in order. The matches live until found returns.
  void lookup_exact(std::span<const std::string_view> queries, const lookup_options& options,
                    const std::function<void(std::size_t, std::span<const match>)>& found) const;
  [[nodiscard]] std::optional<entity_view> find(std::string_view id) const;
  // Reads everything and checks every checksum; the failure says which section is damaged.
  [[nodiscard]] result<std::monostate> verify() const;

  [[nodiscard]] std::size_t entity_count() const noexcept;
  [[nodiscard]] std::size_t name_count() const noexcept;
  [[nodiscard]] const std::string& origin() const noexcept;  // "builtin" or the path

  class image;  // internal
  explicit dictionary(std::shared_ptr<const image> i) noexcept : image_(std::move(i)) {}
  [[nodiscard]] const std::shared_ptr<const image>& handle() const noexcept { return image_; }

private:
  std::shared_ptr<const image> image_;
};

// Dictionaries searched as one: the first that has an entity wins; `hidden` rows of an earlier one hide names or entities of
// later ones. {} is the built-in one alone.
class dictionary_set {
public:
  dictionary_set();
  dictionary_set(std::initializer_list<dictionary> layers) : layers_(layers) {}
  explicit dictionary_set(std::vector<dictionary> layers) : layers_(std::move(layers)) {}
  static dictionary_set none() { return dictionary_set(std::vector<dictionary>{}); }

  [[nodiscard]] std::vector<match> lookup(const name& query, const lookup_options& options = {}) const;
  [[nodiscard]] std::vector<match> lookup(std::string_view query, const lookup_options& options = {}) const;
  [[nodiscard]] std::optional<entity_view> find(std::string_view id) const;
  [[nodiscard]] const std::vector<dictionary>& layers() const noexcept { return layers_; }

private:
  std::vector<dictionary> layers_;
};

}  // namespace v1
}  // namespace allonym
#pragma GCC visibility pop
