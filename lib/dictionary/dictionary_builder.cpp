#include <allonym/dictionary_builder.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>

#include "dictionary/format.hpp"
#include "dictionary/image.hpp"
#include "dictionary/key.hpp"
#include "dictionary/near.hpp"
#include "dictionary/sorter.hpp"
#include "ground/system.hpp"

namespace allonym {
inline namespace v1 {
namespace {

// Numbers inside sorted records, so that byte order is their order.
void put_big(std::string& out, std::uint32_t v) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(v >> shift & 0xFF);
}
std::uint32_t read_big(std::string_view in, std::size_t at) {
  std::uint32_t v = 0;
  for (std::size_t i = 0; i < 4; ++i) v = v << 8 | static_cast<unsigned char>(in[at + i]);
  return v;
}

failure malformed(std::string what) { return {failure_code::malformed, std::move(what)}; }

// A row as the first sorter holds it: id NUL type kind language conditions NUL name.
struct stored_row {
  std::string id;
  entity_type type;
  name_kind kind;
  language lang;
  std::string when;
  std::string text;
};

void encode(const dictionary_row& row, std::string& out) {
  out.assign(row.id);
  out += '\0';
  out += static_cast<char>(row.type);
  out += static_cast<char>(row.kind);
  put_big(out, row.lang.code());
  out += row.when;
  out += '\0';
  out += row.name;
}

stored_row decode(std::string_view record) {
  const std::size_t id_end = record.find('\0');
  const std::size_t when_end = record.find('\0', id_end + 7);
  return {std::string(record.substr(0, id_end)),
          static_cast<entity_type>(record[id_end + 1]),
          static_cast<name_kind>(record[id_end + 2]),
          language::from_code(read_big(record, id_end + 3)),
          std::string(record.substr(id_end + 7, when_end - id_end - 7)),
          std::string(record.substr(when_end + 1))};
}

// The type most rows give; of equals the first of the list.
std::pair<entity_type, bool> type_of(const std::vector<stored_row>& rows) {
  std::array<std::size_t, entity_type_count> votes{};
  for (const stored_row& row : rows) ++votes[static_cast<std::size_t>(row.type)];
  const auto most = static_cast<std::size_t>(std::max_element(votes.begin(), votes.end()) - votes.begin());
  return {static_cast<entity_type>(most), votes[most] != rows.size()};
}

// One row for each name of a language, one canonical name for each language: the shortest, then the first in byte order.
void settle(std::vector<stored_row>& rows) {
  std::sort(rows.begin(), rows.end(), [](const stored_row& a, const stored_row& b) {
    return std::tuple(a.lang.code(), std::string_view(a.text), a.kind == name_kind::hidden, a.kind, std::string_view(a.when)) <
           std::tuple(b.lang.code(), std::string_view(b.text), b.kind == name_kind::hidden, b.kind, std::string_view(b.when));
  });
  rows.erase(std::unique(rows.begin(), rows.end(),
                         [](const stored_row& a, const stored_row& b) {
                           return a.lang == b.lang && a.text == b.text && (a.kind == name_kind::hidden) == (b.kind == name_kind::hidden);
                         }),
             rows.end());
  std::map<std::uint32_t, stored_row*> canonical;
  for (stored_row& row : rows) {
    if (row.kind != name_kind::canonical) continue;
    stored_row*& best = canonical[row.lang.code()];
    if (best == nullptr) {
      best = &row;
    } else if (std::pair(row.text.size(), row.text) < std::pair(best->text.size(), best->text)) {
      best->kind = name_kind::alias;
      best = &row;
    } else {
      row.kind = name_kind::alias;
    }
  }
}

// The distinct (language, kind, conditions) of names, numbered as they come.
class attribute_table {
public:
  std::uint32_t number(const stored_row& row) {
    const auto [it, fresh] = numbers_.try_emplace({row.lang.code(), row.kind, row.when}, static_cast<std::uint32_t>(numbers_.size()));
    if (fresh) {
      std::uint32_t& offset = offsets_.try_emplace(row.when, static_cast<std::uint32_t>(conditions_.size())).first->second;
      if (offset == conditions_.size()) conditions_ += row.when;
      if (row.when.empty()) offset = 0;
      dict::put_u32(records_, row.lang.code());
      records_ += static_cast<char>(row.kind);
      records_ += static_cast<char>(dict::when_flags(row.when));
      records_ += static_cast<char>(row.when.size() & 0xFF);
      records_ += static_cast<char>(row.when.size() >> 8);
      dict::put_u32(records_, offset);
      dict::put_u32(records_, 0);
    }
    return it->second;
  }
  [[nodiscard]] language lang(std::uint32_t number) const {
    return language::from_code(dict::read_u32(records_.data() + std::size_t{number} * dict::attribute_size));
  }
  [[nodiscard]] bool canonical(std::uint32_t number) const {
    return records_[std::size_t{number} * dict::attribute_size + 4] == static_cast<char>(name_kind::canonical);
  }
  [[nodiscard]] const std::string& records() const { return records_; }
  [[nodiscard]] const std::string& conditions() const { return conditions_; }

private:
  std::map<std::tuple<std::uint32_t, name_kind, std::string>, std::uint32_t> numbers_;
  std::map<std::string, std::uint32_t> offsets_;
  std::string records_, conditions_;
};

// Keys that begin with the same word, where there are several and one goes on behind it.
class first_word_table {
public:
  void add(std::uint32_t number, std::string_view key) {
    const std::string_view word = key.substr(0, key.find(' '));
    if (word != word_ || number == 0) {
      end(number);
      word_ = word;
      begin_ = number;
      longer_ = false;
    }
    longer_ |= key.size() != word.size();
  }
  void end(std::uint32_t number) {
    if (!longer_ || word_.empty()) return;
    dict::put_u32(ranges_, begin_);
    dict::put_u32(ranges_, number);
    hashes_.push_back(dict::key_hash(word_));
  }
  [[nodiscard]] std::string section() const {
    std::string out;
    dict::put_u32(out, static_cast<std::uint32_t>(hashes_.size()));
    dict::put_u32(out, 0);
    return out + ranges_ + dict::slots::make(hashes_);
  }

private:
  std::string word_, ranges_;
  std::uint32_t begin_ = 0;
  bool longer_ = false;
  std::vector<std::uint64_t> hashes_;
};

// Blocks of keys with their names.
class block_writer {
public:
  // Returns true when the block is full and has been moved to `out`.
  bool add(std::string_view key, std::string_view payload, std::string& out) {
    std::size_t shared = 0;
    if (count_ != 0)
      while (shared < last_.size() && shared < key.size() && last_[shared] == key[shared]) ++shared;
    dict::put_varint(heads_, shared);
    dict::put_varint(heads_, key.size() - shared);
    heads_ += key.substr(shared);
    dict::put_varint(heads_, payload.size());
    payloads_ += payload;
    last_ = key;
    if (++count_ < dict::block_keys) return false;
    flush(out);
    return true;
  }
  void flush(std::string& out) {
    out += heads_;
    out += payloads_;
    heads_.clear();
    payloads_.clear();
    count_ = 0;
  }
  [[nodiscard]] bool pending() const { return count_ != 0; }

private:
  std::string heads_, payloads_, last_;
  std::uint32_t count_ = 0;
};

}  // namespace

struct dictionary_builder::state {
  std::string target;
  builder_options options;
  dict::sorter rows;
  build_statistics statistics;
  build_progress progress;
  std::optional<failure> broken;  // of the files, not of a row
  std::string record;
  std::optional<ground::replacing_file> file;
  std::array<std::uint64_t, dict::section_count> offsets{}, lengths{}, checksums{};
  std::size_t open_section = 0;
  bool hidden = false;  // there are hidden rows
  std::string types;  // of the entities, for the near-match index
  std::string tail;  // bytes of the open section that do not fill a word yet

  state(std::string t, builder_options o)
      : target(std::move(t)), options(std::move(o)), rows(target, std::max<std::size_t>(options.memory / 4, std::size_t{1} << 16)) {}

  result<std::monostate> write(std::string_view bytes);
  result<std::monostate> end_section();
  result<std::monostate> write_section(std::string_view bytes) {
    if (auto done = write(bytes); !done) return done;
    return end_section();
  }
  result<std::monostate> entities(dict::sorter& names, attribute_table& attributes, std::string& id_offsets);
  result<build_statistics> build();
};

// Sections are written in their order; the one that is open is `open_section`.
result<std::monostate> dictionary_builder::state::write(std::string_view bytes) {
  const std::size_t i = open_section;
  lengths[i] += bytes.size();
  if (auto done = file->append(bytes); !done) return done;
  while (!tail.empty() && !bytes.empty()) {
    tail += bytes.front();
    bytes.remove_prefix(1);
    if (tail.size() == 8) {
      checksums[i] = dict::checksum(tail, checksums[i]);
      tail.clear();
    }
  }
  const std::size_t whole = bytes.size() / 8 * 8;
  checksums[i] = dict::checksum(bytes.substr(0, whole), checksums[i]);
  tail += bytes.substr(whole);
  return std::monostate{};
}

result<std::monostate> dictionary_builder::state::end_section() {
  const std::uint64_t length = lengths[open_section];
  if (const std::size_t over = length % 8; over != 0)
    if (auto done = write(std::string(8 - over, '\0')); !done) return done;
  statistics.sections.push_back({std::string(dict::section_names[open_section]), lengths[open_section]});
  if (++open_section < dict::section_count) {
    offsets[open_section] = offsets[open_section - 1] + lengths[open_section - 1];
    checksums[open_section] = dict::checksum_start;
  }
  return std::monostate{};
}

// Numbers the entities by id and writes them; their settled names go on to `names`: key NUL entity attribute text.
result<std::monostate> dictionary_builder::state::entities(dict::sorter& names, attribute_table& attributes, std::string& id_offsets) {
  std::uint32_t number = 0;
  std::uint64_t id_bytes = 0;
  std::vector<stored_row> group;
  std::string out;
  const auto finish_group = [&]() -> result<std::monostate> {
    if (group.empty()) return std::monostate{};
    const auto [type, conflict] = type_of(group);
    statistics.conflicting_types += conflict ? 1 : 0;
    if (number % dict::id_block == 0) dict::put_u32(id_offsets, static_cast<std::uint32_t>(id_bytes));
    out = static_cast<char>(type);
    dict::put_varint(out, group.front().id.size());
    out += group.front().id;
    types += static_cast<char>(type);
    id_bytes += out.size();
    if (id_bytes > 0xFFFFFFF0U || number == dict::many_keys - 2)
      return failure{failure_code::too_large, fmt::format("{}: too many entities for one dictionary; split the source", target)};
    if (auto done = write(out); !done) return done;
    settle(group);
    for (const stored_row& row : group) {
      ++statistics.names;
      hidden |= row.kind == name_kind::hidden;
      record = dict::dictionary_key(row.text);
      record += '\0';
      put_big(record, number);
      put_big(record, attributes.number(row));
      record += row.text;
      if (auto done = names.add(record); !done) return done;
    }
    ++number;
    group.clear();
    return std::monostate{};
  };
  for (std::string_view next;;) {
    auto more = rows.next(next);
    if (!more) return more.error();
    if (!*more) break;
    stored_row row = decode(next);
    if (!group.empty() && group.front().id != row.id)
      if (auto done = finish_group(); !done) return done;
    group.push_back(std::move(row));
  }
  if (auto done = finish_group(); !done) return done;
  rows.clear();
  dict::put_u32(id_offsets, static_cast<std::uint32_t>(id_bytes));
  statistics.entities = number;
  return end_section();
}

result<build_statistics> dictionary_builder::state::build() {
  auto created = ground::replacing_file::create(target);
  if (!created) return created.error();
  file.emplace(*std::move(created));
  if (auto done = file->append(std::string(dict::header_size, '\0')); !done) return done.error();
  offsets[0] = dict::header_size;
  checksums[0] = dict::checksum_start;

  if (auto done = rows.sort(); !done) return done.error();
  attribute_table attributes;
  std::string id_offsets;
  dict::sorter names(target, std::max<std::size_t>(options.memory / 4, std::size_t{1} << 16));
  if (auto done = entities(names, attributes, id_offsets); !done) return done.error();

  // Keys in byte order, each with its names. Their places go on to `places`: entity, canonical first, attribute + 1, key.
  if (auto done = names.sort(); !done) return done.error();
  dict::sorter places(target, std::max<std::size_t>(options.memory / 8, std::size_t{1} << 16));
  dict::near_writer near(target, options.near_index ? std::max<std::size_t>(options.memory / 8, std::size_t{1} << 16) : 0, statistics.names);
  std::vector<std::uint64_t> hashes;
  first_word_table first_words;
  block_writer blocks;
  std::string key, payload, block, block_offsets, place;
  bool any = false;
  std::uint64_t block_bytes = 0;
  const auto finish_key = [&]() -> result<std::monostate> {
    const auto number = static_cast<std::uint32_t>(hashes.size());
    hashes.push_back(dict::key_hash(key));
    first_words.add(number, key);
    if (!blocks.pending()) dict::put_u32(block_offsets, static_cast<std::uint32_t>(block_bytes));
    if (blocks.add(key, payload, block)) {
      block_bytes += block.size();
      if (block_bytes > 0xFFFFFFF0U || number >= dict::many_keys - 2)
        return failure{failure_code::too_large, fmt::format("{}: too many names for one dictionary; split the source", target)};
      if (auto done = write(block); !done) return done;
      block.clear();
    }
    payload.clear();
    return std::monostate{};
  };
  for (std::string_view next;;) {
    auto more = names.next(next);
    if (!more) return more.error();
    if (!*more) break;
    const std::size_t key_end = next.find('\0');
    if (!any || next.substr(0, key_end) != key) {
      if (any)
        if (auto done = finish_key(); !done) return done.error();
      key.assign(next.substr(0, key_end));
      any = true;
    }
    const std::uint32_t entity = read_big(next, key_end + 1), attribute = read_big(next, key_end + 5);
    const std::string_view text = next.substr(key_end + 9);
    dict::put_varint(payload, entity);
    dict::put_varint(payload, attribute);
    dict::put_varint(payload, text.size());
    payload += text;
    const bool canonical = attributes.canonical(attribute);
    place.clear();
    put_big(place, entity);
    place += canonical ? '\0' : '\1';
    put_big(place, canonical ? attribute + 1 : 0);
    put_big(place, static_cast<std::uint32_t>(hashes.size()));
    if (auto done = places.add(place); !done) return done.error();
    if (options.near_index)
      if (auto done = near.add(static_cast<std::uint32_t>(hashes.size()), name(text, {attributes.lang(attribute), static_cast<entity_type>(types[entity])})); !done)
        return done.error();
  }
  if (any)
    if (auto done = finish_key(); !done) return done.error();
  first_words.end(static_cast<std::uint32_t>(hashes.size()));
  if (blocks.pending()) {
    blocks.flush(block);
    block_bytes += block.size();
    if (auto done = write(block); !done) return done.error();
  }
  dict::put_u32(block_offsets, static_cast<std::uint32_t>(block_bytes));
  names.clear();
  if (auto done = end_section(); !done) return done.error();

  // Postings: the keys of each entity.
  if (auto done = places.sort(); !done) return done.error();
  std::string entity_records;
  std::uint64_t posting_bytes = 0;
  std::uint32_t entity = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> group;  // key, attribute + 1
  const auto finish_entity = [&]() -> result<std::monostate> {
    if (group.size() == 1) {
      dict::put_u32(entity_records, group.front().first);
    } else {
      dict::put_u32(entity_records, static_cast<std::uint32_t>(posting_bytes) | dict::many_keys);
      std::string out;
      dict::put_varint(out, group.size());
      for (const auto& [k, a] : group) {
        dict::put_varint(out, k);
        dict::put_varint(out, a);
      }
      posting_bytes += out.size();
      if (posting_bytes >= dict::many_keys)
        return failure{failure_code::too_large, fmt::format("{}: too many names for one dictionary; split the source", target)};
      if (auto done = write(out); !done) return done;
    }
    group.clear();
    return std::monostate{};
  };
  for (std::string_view next;;) {
    auto more = places.next(next);
    if (!more) return more.error();
    if (!*more) break;
    if (const std::uint32_t e = read_big(next, 0); e != entity) {
      if (auto done = finish_entity(); !done) return done.error();
      entity = e;
    }
    const std::uint32_t attribute = read_big(next, 5), k = read_big(next, 9);
    const bool listed = attribute == 0 && std::any_of(group.begin(), group.end(), [&](const auto& g) { return g.first == k && g.second != 0; });
    if (!listed) group.emplace_back(k, attribute);
  }
  if (statistics.entities != 0)
    if (auto done = finish_entity(); !done) return done.error();
  places.clear();
  if (auto done = end_section(); !done) return done.error();

  for (const std::string& bytes : {id_offsets, entity_records, block_offsets, dict::slots::make(hashes), first_words.section(),
                                   attributes.records(), attributes.conditions()})
    if (auto done = write_section(bytes); !done) return done.error();
  const auto sink = [&](std::string_view bytes) { return write(bytes); };
  if (auto done = near.filter(sink); !done) return done.error();
  if (auto done = end_section(); !done) return done.error();
  if (auto done = write_section(near.letters()); !done) return done.error();
  if (auto done = near.postings(static_cast<std::uint32_t>(hashes.size()), sink); !done) return done.error();
  if (auto done = end_section(); !done) return done.error();

  statistics.bytes = file->size();
  std::string header(dict::magic);
  for (const std::uint32_t v : {dict::format_version, dict::normaliser_version, dict::unicode_version, static_cast<std::uint32_t>(dict::section_count)})
    dict::put_u32(header, v);
  for (const std::uint64_t v : {statistics.bytes, statistics.entities, std::uint64_t{hashes.size()}, statistics.names, hidden ? dict::flag_hidden : 0})
    dict::put_u64(header, v);
  for (std::size_t i = 0; i < dict::section_count; ++i) {
    header += dict::section_names[i];
    header.resize(dict::header_fixed + i * dict::section_entry + 8);
    for (const std::uint64_t v : {offsets[i], lengths[i], checksums[i]}) dict::put_u64(header, v);
  }
  dict::put_u64(header, dict::checksum(header));
  if (auto done = file->write_at(0, header); !done) return done.error();
  if (auto done = file->commit(); !done) return done.error();
  return statistics;
}

dictionary_builder::dictionary_builder(std::string target, builder_options options)
    : state_(std::make_unique<state>(std::move(target), std::move(options))) {}
dictionary_builder::~dictionary_builder() = default;
dictionary_builder::dictionary_builder(dictionary_builder&&) noexcept = default;
dictionary_builder& dictionary_builder::operator=(dictionary_builder&&) noexcept = default;

result<std::monostate> dictionary_builder::add(const dictionary_row& row) {
  state& s = *state_;
  if (s.broken) return *s.broken;
  const auto control = [](std::string_view t) {
    return std::any_of(t.begin(), t.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  };
  if (row.id.empty()) return malformed("the id is empty");
  if (row.id.size() > dict::longest_name) return malformed("the id is longer than 65535 bytes");
  if (control(row.id)) return malformed("the id has a control character");
  if (row.name.size() > dict::longest_name) return malformed("the name is longer than 65535 bytes");
  if (row.when.size() > dict::longest_name || control(row.when)) return malformed("the conditions make no sense");
  const bool blank = std::all_of(row.name.begin(), row.name.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20; });
  if (blank && !(row.kind == name_kind::hidden && row.name.empty())) return malformed("the name is empty");
  encode(row, s.record);
  if (auto done = s.rows.add(s.record); !done) {
    s.broken = done.error();
    return done;
  }
  ++s.statistics.rows;
  ++s.progress.rows;
  if (s.options.progress && s.progress.rows % 8192 == 0) s.options.progress(s.progress);
  return std::monostate{};
}

result<build_statistics> dictionary_builder::finish() {
  if (state_->broken) return *state_->broken;
  auto built = state_->build();
  if (!built) state_->broken = built.error();
  else state_->broken = failure{failure_code::unreadable, "this dictionary is finished already"};
  if (state_->options.progress) state_->options.progress(state_->progress);
  state_->file.reset();
  return built;
}

}  // namespace v1
}  // namespace allonym
