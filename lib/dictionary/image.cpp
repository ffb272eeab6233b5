#include "dictionary/image.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace allonym {
namespace dict {

std::uint8_t when_flags(std::string_view conditions) noexcept {
  std::uint8_t flags = 0;
  each_condition(conditions, [&](std::string_view condition, std::string_view word) {
    if (!word.empty()) flags |= when_words;
    else if (condition == "capitalised") flags |= when_capitalised;
    else if (condition == "case") flags |= when_case;
    else if (condition == "not-initial") flags |= when_not_initial;
    else if (condition == "cue") flags |= when_cue;
    else if (condition == "lookup") flags |= when_lookup;
    else if (condition == "hyphen") flags |= when_hyphen;
    else if (condition == "town") flags |= when_town;
  });
  return flags;
}

namespace {

// An array of 32-bit numbers; 0 beyond its end.
std::uint32_t number_at(std::string_view array, std::uint64_t index) noexcept {
  return (index + 1) * 4 <= array.size() ? read_u32(array.data() + index * 4) : 0;
}

std::size_t mismatch(std::string_view a, std::string_view b) noexcept {
  const std::size_t n = std::min(a.size(), b.size());
  std::size_t i = 0;
  while (i < n && a[i] == b[i]) ++i;
  return i;
}

}  // namespace
}  // namespace dict

inline namespace v1 {

using dict::number_at;
using dict::read_u32;
using dict::read_u64;
using dict::reader;

result<std::shared_ptr<const dictionary::image>> dictionary::image::make(std::string_view bytes,
                                                                         std::shared_ptr<const void> owner,
                                                                         std::string origin) {
  const auto fail = [&](failure_code code, std::string_view what) {
    return failure{code, fmt::format("{}: {}", origin, what)};
  };
  if (bytes.size() < dict::magic.size() || bytes.substr(0, dict::magic.size()) != dict::magic)
    return fail(failure_code::not_a_dictionary, "not a compiled dictionary; make one from its source with `allonym build`");
  if (bytes.size() < dict::header_fixed) return fail(failure_code::damaged, "cut short; build it again or copy it again");
  const char* head = bytes.data();
  if (const std::uint32_t v = read_u32(head + 8); v != dict::format_version)
    return fail(failure_code::other_version,
                fmt::format("file format {}, this version reads {}; build it again from its source with `allonym build`", v,
                            dict::format_version));
  if (const std::uint32_t v = read_u32(head + 12); v != dict::normaliser_version)
    return fail(failure_code::other_version,
                fmt::format("made with normaliser {}, this version has {}; build it again from its source with `allonym build`",
                            v, dict::normaliser_version));
  if (bytes.size() < dict::header_size || bytes.size() != read_u64(head + 24))
    return fail(failure_code::damaged,
                fmt::format("{} bytes long, should be {}; build it again or copy it again", bytes.size(), read_u64(head + 24)));
  if (read_u32(head + 20) != dict::section_count ||
      read_u64(head + dict::header_size - 8) != dict::checksum(bytes.substr(0, dict::header_size - 8)))
    return fail(failure_code::damaged, "its header is damaged; build it again or copy it again");

  auto made = std::make_shared<image>();
  made->bytes_ = bytes;
  std::uint64_t at = dict::header_size;
  for (std::size_t i = 0; i < dict::section_count; ++i) {
    const char* entry = head + dict::header_fixed + i * dict::section_entry;
    const std::uint64_t offset = read_u64(entry + 8), length = read_u64(entry + 16);
    if (offset != at || length > bytes.size() - at || length % 8 != 0)
      return fail(failure_code::damaged, "its section table makes no sense; build it again");
    made->sections_[i] = bytes.substr(offset, length);
    at += length;
  }
  const std::uint64_t entities = read_u64(head + 32), keys = read_u64(head + 40);
  if (at != bytes.size() || entities >= dict::many_keys || keys >= dict::many_keys ||
      (entities + dict::id_block - 1) / dict::id_block * 4 + 4 > made->section(dict::section::id_offsets).size())
    return fail(failure_code::damaged, "its section table makes no sense; build it again");
  made->owner_ = std::move(owner);
  made->origin_ = std::move(origin);
  made->entities_ = static_cast<std::uint32_t>(entities);
  made->keys_ = static_cast<std::uint32_t>(keys);
  made->names_ = read_u64(head + 48);
  made->hidden_ = (read_u64(head + 56) & dict::flag_hidden) != 0;
  made->exact_ = {made->section(dict::section::exact), made->keys_};
  const std::string_view first = made->section(dict::section::first_words);
  if (const std::uint64_t count = number_at(first, 0); count < dict::many_keys && 8 + count * 8 <= first.size()) {
    made->first_ranges_ = first.substr(std::min<std::size_t>(8, first.size()), count * 8);
    made->first_ = {first.substr(std::min<std::size_t>(8 + count * 8, first.size())), static_cast<std::uint32_t>(count)};
  }
  made->near_ = dict::near_index(made->section(dict::section::filter), made->section(dict::section::letters),
                                 made->section(dict::section::near_ends), made->section(dict::section::near_keys),
                                 made->section(dict::section::sounds));
  return std::shared_ptr<const image>(std::move(made));
}

std::shared_ptr<const dictionary::image> dictionary::image::none(std::string origin) {
  auto made = std::make_shared<image>();
  made->origin_ = std::move(origin);
  return made;
}

std::string_view dictionary::image::block(std::uint32_t number) const noexcept {
  const std::string_view offsets = section(dict::section::block_offsets), blocks = section(dict::section::blocks);
  const std::uint32_t begin = number_at(offsets, number), end = number_at(offsets, std::uint64_t{number} + 1);
  return begin < end && end <= blocks.size() ? blocks.substr(begin, end - begin) : std::string_view{};
}

namespace {

// Has the lines of what lies in the first `most` bytes come together.
void fetch(std::string_view bytes, std::size_t most) noexcept {
  for (std::size_t line = 0; line < bytes.size() && line < most; line += 64) __builtin_prefetch(bytes.data() + line);
}

}  // namespace

template <class F>
void dictionary::image::walk(std::uint32_t number, F f) const {
  const std::uint32_t first = number * dict::block_keys, count = std::min(dict::block_keys, keys_ - first);
  reader in(block(number));
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t shared = in.varint();
    const std::string_view rest = in.bytes(in.varint()), names = in.bytes(in.varint());
    if (in.failed() || !f(first + i, shared, rest, names)) return;
  }
}

std::uint32_t dictionary::image::bound_in_block(std::uint32_t number, std::string_view target, bool past) const {
  std::size_t matched = 0;  // bytes that the key before shares with the target
  auto answer = static_cast<std::uint32_t>(std::min<std::uint64_t>((std::uint64_t{number} + 1) * dict::block_keys, keys_));
  walk(number, [&](std::uint32_t key, std::uint32_t shared, std::string_view rest, std::string_view) {
    if (shared > matched) return true;
    if (shared == matched) {
      matched += dict::mismatch(rest, target.substr(matched));
      if (matched == target.size() ? past : matched == shared + rest.size()) return true;
      if (matched < target.size() && matched < shared + rest.size() &&
          static_cast<unsigned char>(rest[matched - shared]) < static_cast<unsigned char>(target[matched]))
        return true;
    }
    answer = key;
    return false;
  });
  return answer;
}

std::uint32_t dictionary::image::bound(key_range within, std::string_view target, bool past) const {
  if (within.empty()) return within.begin;
  // The last block whose first key comes before the bound has it, or ends at it.
  std::uint32_t low = within.begin / dict::block_keys, high = (within.end - 1) / dict::block_keys;
  while (low < high) {
    const std::uint32_t middle = low + (high - low + 1) / 2;
    bool before = false;
    walk(middle, [&](std::uint32_t, std::uint32_t, std::string_view key, std::string_view) {
      before = key < target || (past && key.starts_with(target));
      return false;
    });
    if (before) low = middle;
    else high = middle - 1;
  }
  return std::clamp(bound_in_block(low, target, past), within.begin, within.end);
}

dict::key_range dictionary::image::narrow(key_range within, std::string_view prefix) const {
  within.end = std::min(within.end, keys_);
  if (within.empty()) return {};
  within.begin = bound(within, prefix, false);
  within.end = bound(within, prefix, true);
  return within;
}

dict::key_range dictionary::image::narrow(key_range within, std::size_t depth, std::string_view more) const {
  if (within.empty()) return {};
  std::string prefix;
  key_text(within.begin, prefix);
  if (prefix.size() < depth) return {};
  prefix.resize(depth);
  prefix += more;
  return narrow(within, prefix);
}

std::optional<std::uint32_t> dictionary::image::complete(key_range within, std::size_t depth) const {
  if (within.empty() || within.begin >= keys_) return std::nullopt;
  std::size_t length = 0;
  walk(within.begin / dict::block_keys, [&](std::uint32_t key, std::uint32_t shared, std::string_view rest, std::string_view) {
    if (key != within.begin) return true;
    length = shared + rest.size();
    return false;
  });
  return length == depth && depth != 0 ? std::optional(within.begin) : std::nullopt;
}

dict::key_range dictionary::image::first(std::string_view word) const {
  std::string text;
  const std::uint32_t found = first_.find(dict::key_hash(word), [&](std::uint32_t item) {
    key_text(number_at(first_ranges_, std::uint64_t{item} * 2), text);
    return std::string_view(text).starts_with(word) && (text.size() == word.size() || text[word.size()] == ' ');
  });
  if (found < first_.items) {
    const key_range range{number_at(first_ranges_, std::uint64_t{found} * 2),
                          number_at(first_ranges_, std::uint64_t{found} * 2 + 1)};
    return range.end <= keys_ ? range : key_range{};
  }
  if (const auto key = exact(word)) return {*key, *key + 1};
  return {};
}

void dictionary::image::expect_slot(std::uint64_t hash) const noexcept {
  if (const char* at = exact_.place(hash)) __builtin_prefetch(at);
}

std::uint32_t dictionary::image::expect_offset(std::uint64_t hash) const noexcept {
  const std::uint32_t key = exact_.find(hash, [](std::uint32_t) { return true; });
  __builtin_prefetch(section(dict::section::block_offsets).data() + std::size_t{key} / dict::block_keys * 4);
  return key;
}

void dictionary::image::expect_block(std::uint32_t key) const noexcept {
  if (key >= keys_) return;
  // The block is read to the key and its names: about so far.
  const std::string_view bytes = block(key / dict::block_keys);
  fetch(bytes, std::min<std::size_t>(1024, bytes.size() * (key % dict::block_keys + 2) / dict::block_keys));
}

std::optional<std::uint32_t> dictionary::image::exact(std::string_view key, std::uint64_t hash) const {
  const auto found = locate(key, hash);
  return found ? std::optional(found->number) : std::nullopt;
}

namespace {

// The keys of a block up to one of them. Whether that one is a certain text is asked from its end on: it mostly is, which a
// comparison of each key with the text could not foretell.
class key_parts {
public:
  void add(std::uint32_t shared, std::string_view rest) noexcept { parts_[count_++] = {shared, rest}; }
  [[nodiscard]] bool spell(std::string_view key) const noexcept {
    if (count_ == 0 || parts_[count_ - 1].shared + parts_[count_ - 1].rest.size() != key.size()) return false;
    std::size_t end = key.size();  // what comes before is to be spelled yet
    for (std::size_t i = count_; i-- > 0 && end != 0;) {
      const auto [shared, rest] = parts_[i];
      if (shared >= end) continue;
      if (key.substr(shared, end - shared) != rest.substr(0, end - shared)) return false;
      end = shared;
    }
    return end == 0;
  }

private:
  struct part {
    std::size_t shared;
    std::string_view rest;
  };
  std::array<part, dict::block_keys> parts_;
  std::size_t count_ = 0;
};

}  // namespace

std::optional<dict::found_key> dictionary::image::locate(std::string_view key, std::uint64_t hash) const {
  std::string_view names;
  const std::uint32_t found = exact_.find(hash, [&](std::uint32_t item) {
    expect_block(item);
    key_parts parts;
    walk(item / dict::block_keys,
         [&](std::uint32_t number, std::uint32_t shared, std::string_view rest, std::string_view names_here) {
           parts.add(shared, rest);
           names = names_here;
           return number != item;
         });
    return parts.spell(key);
  });
  return found < keys_ ? std::optional(found_key{found, names}) : std::nullopt;
}

void dictionary::image::key_text(std::uint32_t key, std::string& out) const {
  out.clear();
  if (key >= keys_) return;
  walk(key / dict::block_keys, [&](std::uint32_t at, std::uint32_t shared, std::string_view rest, std::string_view) {
    if (shared > out.size() || shared + rest.size() > 4 * dict::longest_name) {
      out.clear();
      return false;
    }
    out.resize(shared);
    out += rest;
    return at != key;
  });
}

std::string_view dictionary::image::names_at(std::uint32_t key) const {
  std::string_view names;
  if (key >= keys_) return names;
  expect_block(key);
  walk(key / dict::block_keys, [&](std::uint32_t at, std::uint32_t, std::string_view, std::string_view names_here) {
    if (at != key) return true;
    names = names_here;
    return false;
  });
  return names;
}

void dictionary::image::describe(std::uint32_t attribute, name_ref& n) const noexcept {
  const std::string_view attributes = section(dict::section::attributes), conditions = section(dict::section::conditions);
  const std::uint64_t at = std::uint64_t{attribute} * dict::attribute_size;
  if (at + dict::attribute_size > attributes.size()) return;
  const char* record = attributes.data() + at;
  n.lang = language::from_code(read_u32(record));
  const auto kind = static_cast<unsigned char>(record[4]);
  n.kind = kind <= static_cast<unsigned char>(name_kind::hidden) ? static_cast<name_kind>(kind) : name_kind::alias;
  n.flags = static_cast<std::uint8_t>(record[5]);
  const std::size_t length =
      std::size_t{static_cast<unsigned char>(record[6])} | std::size_t{static_cast<unsigned char>(record[7])} << 8;
  const std::size_t offset = read_u32(record + 8);
  if (offset <= conditions.size() && length <= conditions.size() - offset) n.when = conditions.substr(offset, length);
}

template <class F>
void dictionary::image::entities_in(std::string_view names, F f) const {
  reader in(names);
  while (!in.done()) {
    const std::uint32_t entity = in.varint(), described = in.varint();
    in.bytes(in.varint());
    if (in.failed() || entity >= entities_) return;
    f(entity, dict::sole(described));
  }
}

void dictionary::image::expect_entities(std::string_view names) const noexcept {
  entities_in(names, [&](std::uint32_t entity, bool sole) {
    __builtin_prefetch(section(dict::section::id_offsets).data() + std::size_t{entity} / dict::id_block * 4);
    if (!sole) __builtin_prefetch(section(dict::section::entities).data() + std::size_t{entity} * 4);
  });
}

void dictionary::image::expect_ids(std::string_view names) const noexcept {
  const std::string_view ids = section(dict::section::ids);
  entities_in(names, [&](std::uint32_t entity, bool) {
    const std::uint32_t begin = number_at(section(dict::section::id_offsets), entity / dict::id_block);
    if (begin < ids.size()) fetch(ids.substr(begin), 128);
  });
}

dict::typed_id dictionary::image::id_of(std::uint32_t entity) const noexcept {
  if (entity >= entities_) return {};
  const std::string_view offsets = section(dict::section::id_offsets), ids = section(dict::section::ids);
  const std::uint32_t begin = number_at(offsets, entity / dict::id_block),
                      end = number_at(offsets, std::uint64_t{entity} / dict::id_block + 1);
  if (begin >= end || end > ids.size()) return {};
  reader in(ids.substr(begin, end - begin));
  for (std::uint32_t before = entity % dict::id_block;; --before) {
    const std::string_view type = in.bytes(1), id = in.bytes(in.varint());
    if (in.failed()) return {};
    if (before != 0) continue;
    const auto number = static_cast<unsigned char>(type.front());
    return {id, number < entity_type_count && !id.empty() ? static_cast<entity_type>(number) : entity_type::other};
  }
}

std::optional<std::uint32_t> dictionary::image::find_entity(std::string_view id) const noexcept {
  std::uint32_t low = 0, high = entities_;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (entity_id(middle) < id) low = middle + 1;
    else high = middle;
  }
  return low < entities_ && entity_id(low) == id && !id.empty() ? std::optional(low) : std::nullopt;
}

std::vector<std::uint32_t> dictionary::image::keys_of(std::uint32_t entity) const {
  std::vector<std::uint32_t> keys;
  if (entity >= entities_) return keys;
  const std::uint32_t record = number_at(section(dict::section::entities), entity);
  if (record < dict::many_keys) {
    keys.push_back(record);
    return keys;
  }
  const std::string_view postings = section(dict::section::postings);
  reader in(postings.substr(std::min<std::size_t>(record - dict::many_keys, postings.size())));
  std::set<std::uint32_t> seen;
  for (std::uint32_t left = in.varint(); left != 0; --left) {
    const std::uint32_t key = in.varint();
    in.varint();
    if (in.failed()) break;
    if (seen.insert(key).second) keys.push_back(key);
  }
  return keys;
}

std::vector<dict::name_ref> dictionary::image::names_of(std::uint32_t entity) const {
  std::vector<name_ref> names;
  for (const std::uint32_t key : keys_of(entity))
    each_name(key, [&](const name_ref& n) {
      if (n.entity == entity) names.push_back(n);
    });
  std::sort(names.begin(), names.end(), [](const name_ref& a, const name_ref& b) {
    if (a.lang != b.lang) return a.lang.str() < b.lang.str();
    if (a.kind != b.kind) return a.kind < b.kind;
    return a.text < b.text;
  });
  return names;
}

std::string_view dictionary::image::canonical_name(std::uint32_t entity, language lang, found_key known) const {
  if (entity >= entities_) return {};
  const auto language_rank = [&, english = language("en")](language l) {
    return l == lang ? 4 : l.same_primary(lang) ? 3 : l.same_primary(english) ? 2 : 1;
  };
  std::string_view text;
  int best = -1;
  const auto consider = [&](const name_ref& n) {
    if (n.entity != entity || n.kind == name_kind::hidden) return;
    const int rank = (n.kind == name_kind::canonical ? 8 : 0) + language_rank(n.lang);
    if (rank < best || (rank == best && n.text.size() >= text.size())) return;
    best = rank;
    text = n.text;
  };
  const std::uint32_t record = number_at(section(dict::section::entities), entity);
  if (record < dict::many_keys) {
    if (!known.names.empty() && known.number == record) names_in(known.names, consider);
    else each_name(record, consider);
    return text;
  }
  // Canonical names come first and carry their attribute: which language, without a look at the name.
  const std::string_view postings = section(dict::section::postings);
  reader in(postings.substr(std::min<std::size_t>(record - dict::many_keys, postings.size())));
  std::optional<std::uint32_t> key;
  int key_rank = 0;
  for (std::uint32_t left = in.varint(); left != 0; --left) {
    const std::uint32_t candidate = in.varint(), attribute = in.varint();
    if (in.failed()) break;
    if (attribute == 0 && key) break;
    if (attribute == 0) {
      each_name(candidate, consider);
      continue;
    }
    name_ref n;
    describe(attribute - 1, n);
    if (const int rank = language_rank(n.lang); rank > key_rank) key_rank = rank, key = candidate;
  }
  if (key) each_name(*key, consider);
  return text;
}

result<std::monostate> dictionary::image::verify() const {
  for (std::size_t i = 0; i < dict::section_count && !bytes_.empty(); ++i)
    if (dict::checksum(sections_[i]) != read_u64(bytes_.data() + dict::header_fixed + i * dict::section_entry + 24))
      return failure{failure_code::damaged,
                     fmt::format("{}: section \"{}\" is damaged; build the dictionary again or copy it again", origin_,
                                 dict::section_names[i])};
  return std::monostate{};
}

}  // namespace v1
}  // namespace allonym
