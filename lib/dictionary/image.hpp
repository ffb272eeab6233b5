// A compiled dictionary where it lies: a view of its bytes, searched in place. Immutable; const calls from any number of
// threads. The bytes are hostile: every offset is checked where it is used, and a damaged body gives a wrong or empty answer.
//
// Names are found by their match key (names/words.hpp): the folded words joined by single spaces. Keys are numbered in byte
// order, so all keys that continue a phrase are one range, which narrow() follows word by word:
//
//   key_range at = image.first("bo");                 // by hash; empty for most words of a text
//   if (image.complete(at, 2)) ...                    // "bo" itself is a name
//   at = image.narrow(at, 2, " quoc"); ...            // or one call per " word"; depth is what is matched so far
//   image.each_name(*image.complete(at, depth), [&](const dict::name_ref& n) { ... });
#pragma once

#include <allonym/dictionary.hpp>

#include "dictionary/format.hpp"
#include "dictionary/near.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace allonym {
namespace dict {

// Numbers of keys, half-open.
struct key_range {
  std::uint32_t begin = 0, end = 0;
  [[nodiscard]] bool empty() const noexcept { return begin >= end; }
  [[nodiscard]] std::uint32_t size() const noexcept { return empty() ? 0 : end - begin; }
};
using name_range = key_range;

// What a name's conditions ask for, without the words of not-before and after.
enum when_flag : std::uint8_t {
  when_capitalised = 1,
  when_case = 2,
  when_not_initial = 4,
  when_cue = 8,
  when_words = 16,
  when_lookup = 32,
  when_hyphen = 64,
  when_town = 128
};
std::uint8_t when_flags(std::string_view conditions) noexcept;
// Calls f(condition, word) for each condition of a comma list; the word is what follows a colon.
template <class F>
void each_condition(std::string_view conditions, F f) {
  while (!conditions.empty()) {
    const std::size_t comma = conditions.find(',');
    std::string_view one = conditions.substr(0, comma);
    conditions = comma == std::string_view::npos ? std::string_view{} : conditions.substr(comma + 1);
    while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
    while (!one.empty() && one.back() == ' ') one.remove_suffix(1);
    const std::size_t colon = one.find(':');
    if (!one.empty()) f(one.substr(0, colon), colon == std::string_view::npos ? std::string_view{} : one.substr(colon + 1));
  }
}

// One name of one entity. Views the image.
struct name_ref {
  std::uint32_t entity = 0;  // number of the entity
  std::string_view text;     // as in the source
  language lang;
  name_kind kind = name_kind::alias;
  std::uint8_t flags = 0;  // of when_flag
  bool sole = false;       // the entity has no other name
  std::string_view when;
};

// An id, empty if there is no such entity, and the type that goes with it.
struct typed_id {
  std::string_view id;
  entity_type type = entity_type::other;
};

// A key, and where its names lie.
struct found_key {
  std::uint32_t number = 0;
  std::string_view names;
};

}  // namespace dict

inline namespace v1 {

class dictionary::image {
public:
  using key_range = dict::key_range;
  using name_ref = dict::name_ref;
  using found_key = dict::found_key;

  // Checks the header; constant work. `owner` keeps the bytes.
  static result<std::shared_ptr<const image>> make(std::string_view bytes, std::shared_ptr<const void> owner,
                                                   std::string origin);
  // One without entities.
  static std::shared_ptr<const image> none(std::string origin);

  [[nodiscard]] const std::string& origin() const noexcept { return origin_; }
  [[nodiscard]] std::uint32_t entity_count() const noexcept { return entities_; }
  [[nodiscard]] std::uint32_t key_count() const noexcept { return keys_; }
  [[nodiscard]] std::uint64_t name_count() const noexcept { return names_; }
  [[nodiscard]] std::string_view bytes() const noexcept { return bytes_; }
  [[nodiscard]] bool has_hidden() const noexcept { return hidden_; }
  [[nodiscard]] std::string_view section(dict::section s) const noexcept { return sections_[static_cast<std::size_t>(s)]; }

  // Keys.
  [[nodiscard]] key_range all() const noexcept { return {0, keys_}; }
  // Keys whose first word is `word`; by hash.
  [[nodiscard]] key_range first(std::string_view word) const;
  // The part of `within`, keys that share `depth` bytes, whose keys go on with `more` there. In time logarithmic in the range.
  [[nodiscard]] key_range narrow(key_range within, std::size_t depth, std::string_view more) const;
  // Those of `within` that begin with `prefix`.
  [[nodiscard]] key_range narrow(key_range within, std::string_view prefix) const;
  // Of keys that share `depth` bytes the one that ends there.
  [[nodiscard]] std::optional<std::uint32_t> complete(key_range within, std::size_t depth) const;
  // The key that equals `key`; by hash.
  [[nodiscard]] std::optional<std::uint32_t> exact(std::string_view key) const { return exact(key, dict::key_hash(key)); }
  [[nodiscard]] std::optional<std::uint32_t> exact(std::string_view key, std::uint64_t hash) const;
  // The same with what names_in() reads.
  [[nodiscard]] std::optional<found_key> locate(std::string_view key, std::uint64_t hash) const;
  // What locate() of this hash will read, fetched ahead in three steps: the hash index; where the block of the key lies that it
  // likely is, since most marks are right; that block.
  void expect_slot(std::uint64_t hash) const noexcept;
  [[nodiscard]] std::uint32_t expect_offset(std::uint64_t hash) const noexcept;
  void expect_block(std::uint32_t key) const noexcept;
  // The text of a key into `out`, whose memory is used again; empty if there is none.
  void key_text(std::uint32_t key, std::string& out) const;

  // The names of a key, by entity: f(name_ref).
  template <class F>
  void each_name(std::uint32_t key, F f) const {
    names_in(names_at(key), f);
  }
  template <class F>
  void names_in(std::string_view names, F f) const {
    dict::reader in(names);
    while (!in.done()) {
      name_ref n;
      n.entity = in.varint();
      const std::uint32_t described = in.varint();
      n.text = in.bytes(in.varint());
      if (in.failed() || n.entity >= entities_) return;
      n.sole = dict::sole(described);
      describe(dict::attribute_of(described), n);
      f(static_cast<const name_ref&>(n));
    }
  }

  [[nodiscard]] const dict::near_index& near() const noexcept { return near_; }

  // Entities, numbered in byte order of their ids.
  // What an answer says of the entities of these names of a key, fetched ahead in two steps: where it lies, then it.
  void expect_entities(std::string_view names) const noexcept;
  void expect_ids(std::string_view names) const noexcept;
  [[nodiscard]] dict::typed_id id_of(std::uint32_t entity) const noexcept;
  [[nodiscard]] std::string_view entity_id(std::uint32_t entity) const noexcept { return id_of(entity).id; }
  [[nodiscard]] entity_type type_of(std::uint32_t entity) const noexcept { return id_of(entity).type; }
  [[nodiscard]] std::optional<std::uint32_t> find_entity(std::string_view id) const noexcept;
  // The keys of an entity's names, those of canonical names first, no duplicates.
  [[nodiscard]] std::vector<std::uint32_t> keys_of(std::uint32_t entity) const;
  // All names of an entity: by language, canonical ones first, then by kind and text.
  [[nodiscard]] std::vector<name_ref> names_of(std::uint32_t entity) const;
  // Its canonical name in `lang`, else in English, else any; if it has none, any name by the same order, the shortest. `known`
  // is one of its keys with its names, which saves looking for it.
  [[nodiscard]] std::string_view canonical_name(std::uint32_t entity, language lang, found_key known = {}) const;

  // Reads everything.
  [[nodiscard]] result<std::monostate> verify() const;

private:
  [[nodiscard]] std::string_view block(std::uint32_t number) const noexcept;
  // Walks the keys of a block: f(number, shared bytes, rest, names) until it gives false.
  template <class F>
  void walk(std::uint32_t number, F f) const;
  [[nodiscard]] std::string_view names_at(std::uint32_t key) const;
  void describe(std::uint32_t attribute, name_ref& n) const noexcept;
  // f(entity, whether it has no other name)
  template <class F>
  void entities_in(std::string_view names, F f) const;
  // The first key of [begin, end) not below `target`; with `past`, not below all that begin with it.
  [[nodiscard]] std::uint32_t bound(key_range within, std::string_view target, bool past) const;
  [[nodiscard]] std::uint32_t bound_in_block(std::uint32_t number, std::string_view target, bool past) const;

  std::string_view bytes_;
  std::shared_ptr<const void> owner_;
  std::string origin_;
  std::array<std::string_view, dict::section_count> sections_{};
  std::uint32_t entities_ = 0, keys_ = 0;
  std::uint64_t names_ = 0;
  bool hidden_ = false;
  dict::slots exact_, first_;
  std::string_view first_ranges_;
  dict::near_index near_;
};

}  // namespace v1
}  // namespace allonym
