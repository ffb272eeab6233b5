#include <allonym/dictionary_builder.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "dictionary/format.hpp"
#include "dictionary/image.hpp"
#include "dictionary/key.hpp"
#include "dictionary/near.hpp"
#include "dictionary/pair_sorter.hpp"
#include "dictionary/section_file.hpp"
#include "dictionary/sorter.hpp"
#include "dictionary/spool.hpp"
#include "dictionary/stored_rows.hpp"
#include "ground/unicode.hpp"

namespace allonym {
inline namespace v1 {
namespace {

using dict::put_big, dict::read_big;

// Why a row makes no sense; empty if it does.
std::string_view wrong_with(const dictionary_row& row) {
  const auto control = [](std::string_view t) {
    return std::any_of(t.begin(), t.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  };
  const auto blank = [](std::string_view t) {
    return std::all_of(t.begin(), t.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20; });
  };
  if (row.id.empty()) return "the id is empty";
  if (row.id.size() > dict::longest_name) return "the id is longer than 65535 bytes";
  if (control(row.id) || !ground::well_formed(row.id)) return "the id has a control character or is not UTF-8";
  if (row.name.size() > dict::longest_name) return "the name is longer than 65535 bytes";
  if (row.when.size() > dict::longest_name || control(row.when)) return "the conditions make no sense";
  if (!ground::well_formed(row.name)) return "the name is not UTF-8";
  if (blank(row.name) && !(row.kind == name_kind::hidden && row.name.empty())) return "the name is empty";
  return {};
}

// The distinct (language, kind, conditions) of names, numbered as they come.
class attribute_table {
public:
  std::uint32_t number(const dict::stored_row& row) {
    const auto [it, fresh] =
        numbers_.try_emplace({row.lang.code(), row.kind, row.when}, static_cast<std::uint32_t>(numbers_.size()));
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

// Blocks of keys with their names.
class block_writer {
public:
  // Returns true when the block is full.
  bool add(std::string_view key, std::string_view names) {
    std::size_t shared = 0;
    if (count_ != 0)
      while (shared < last_.size() && shared < key.size() && last_[shared] == key[shared]) ++shared;
    dict::put_varint(bytes_, shared);
    dict::put_varint(bytes_, key.size() - shared);
    bytes_ += key.substr(shared);
    dict::put_varint(bytes_, names.size());
    bytes_ += names;
    last_ = key;
    return ++count_ == dict::block_keys;
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  void clear() {
    bytes_.clear();
    count_ = 0;
  }
  [[nodiscard]] bool pending() const { return count_ != 0; }

private:
  std::string bytes_, last_;
  std::uint32_t count_ = 0;
};

// A hash index of items as they come, its slots in order.
class slots_section {
public:
  slots_section(const std::string& beside, std::size_t memory) : hashes_(beside, memory) {}
  result<std::monostate> add(std::uint64_t hash) { return hashes_.add(dict::slots::upper(hash), items_++); }
  [[nodiscard]] std::uint32_t items() const noexcept { return items_; }
  result<std::monostate> write(dict::section_file& file) {
    dict::slots_writer slots(items_);
    std::string out;
    const auto put = [&](std::uint32_t upper, std::uint32_t item) -> result<std::monostate> {
      slots.put(upper, item, out);
      if (out.size() < std::size_t{1} << 16) return std::monostate{};
      auto done = file.write(out);
      out.clear();
      return done;
    };
    if (auto done = hashes_.drain(put); !done) return done;
    slots.finish(out);
    return file.write(out);
  }

private:
  dict::pair_sorter hashes_;
  std::uint32_t items_ = 0;
};

// Keys that begin with the same word, where there are several and one goes on behind it.
class first_word_table {
public:
  first_word_table(const std::string& beside, std::size_t memory) : ranges_(beside, memory / 2), words_(beside, memory / 2) {}
  result<std::monostate> add(std::uint32_t number, std::string_view key) {
    const std::string_view word = key.substr(0, key.find(' '));
    if (word != word_ || number == 0) {
      if (auto done = end(number); !done) return done;
      word_ = word;
      begin_ = number;
      longer_ = false;
    }
    longer_ |= key.size() != word.size();
    return std::monostate{};
  }
  result<std::monostate> end(std::uint32_t number) {
    if (!longer_ || word_.empty()) return std::monostate{};
    if (auto done = ranges_.append_u32(begin_); !done) return done;
    if (auto done = ranges_.append_u32(number); !done) return done;
    return words_.add(dict::key_hash(word_));
  }
  result<std::monostate> write(dict::section_file& file) {
    std::string head;
    dict::put_u32(head, words_.items());
    dict::put_u32(head, 0);
    if (auto done = file.write(head); !done) return done;
    if (auto done = ranges_.drain([&](std::string_view bytes) { return file.write(bytes); }); !done) return done;
    return words_.write(file);
  }

private:
  std::string word_;
  dict::spool ranges_;
  slots_section words_;
  std::uint32_t begin_ = 0;
  bool longer_ = false;
};

// A name on its way from its entity to its key, as a record that sorts by key, then entity.
struct filed_name {
  std::string_view key;
  std::uint32_t entity, described;
  entity_type type;
  std::string_view text;

  static void put(std::string& record, std::string_view key, std::uint32_t entity, std::uint32_t described, entity_type type,
                  std::string_view text) {
    record = key;
    record += '\0';
    put_big(record, entity);
    put_big(record, described);
    record += static_cast<char>(type);
    record += text;
  }
  explicit filed_name(std::string_view record)
      : key(record.substr(0, record.find('\0'))),
        entity(read_big(record, key.size() + 1)),
        described(read_big(record, key.size() + 5)),
        type(static_cast<entity_type>(record[key.size() + 9])),
        text(record.substr(key.size() + 10)) {}
};

constexpr std::uint64_t conflicts_shown = 5;

// Of the time that a compilation takes.
struct stage {
  double begin, end;
};
constexpr stage entities_stage{0, 0.06}, keys_stage{0.06, 0.92}, near_stage{0.92, 1};

// From all rows, which `rows` holds, to the finished file. What grows with the number of names lies in sorters and spools,
// which share the memory that is left of what was given.
class compilation {
public:
  compilation(const std::string& target, const builder_options& options, dict::sorter& rows, build_statistics& statistics,
              dict::section_file file)
      : target_(target),
        options_(options),
        rows_(rows),
        statistics_(statistics),
        file_(std::move(file)),
        progress_{statistics.rows, 0} {}
  result<std::monostate> run() {
    using step = result<std::monostate> (compilation::*)();
    for (const step next : {&compilation::write_entities, &compilation::write_keys, &compilation::write_postings,
                            &compilation::write_tables, &compilation::write_near})
      if (auto done = (this->*next)(); !done) return done;
    statistics_.bytes = file_.size();
    statistics_.sections = file_.sizes();
    return file_.finish(statistics_.entities, keys_, statistics_.names, hidden_ ? dict::flag_hidden : 0);
  }

private:
  result<std::monostate> write_entities();
  result<std::monostate> write_entity(std::vector<dict::stored_row>& rows);
  result<std::monostate> write_keys();
  result<std::monostate> add_name(const filed_name& n);
  result<std::monostate> write_key();
  result<std::monostate> write_block();
  result<std::monostate> write_postings();
  result<std::monostate> write_posting(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& keys);
  result<std::monostate> write_tables();
  result<std::monostate> write_near();

  // A share of the memory.
  [[nodiscard]] std::size_t share(std::size_t part) const {
    return std::max<std::size_t>(options_.memory / part, std::size_t{1} << 12);
  }
  [[nodiscard]] dict::sorter sorter_of(std::size_t part) const {
    return {target_, std::max(share(part), std::size_t{1} << 16)};
  }
  result<std::monostate> write_section(dict::spool& bytes) {
    if (auto done = bytes.drain([&](std::string_view some) { return file_.write(some); }); !done) return done;
    return file_.end_section();
  }
  [[nodiscard]] failure too_large(std::string_view what) const {
    return {failure_code::too_large, fmt::format("{}: too many {} for one dictionary; split the source", target_, what)};
  }

  // Now and then, when so much of a stage is done.
  void report(stage which, std::uint64_t so_many, std::uint64_t of) {
    if (!options_.progress || so_many % 4096 != 0) return;
    progress_.compiled = which.begin + (which.end - which.begin) * static_cast<double>(so_many) /
                                           static_cast<double>(std::max<std::uint64_t>(of, 1));
    options_.progress(progress_);
  }

  const std::string& target_;
  const builder_options& options_;
  dict::sorter& rows_;
  build_statistics& statistics_;
  dict::section_file file_;
  build_progress progress_;
  std::string record_;

  // Entities, by id.
  dict::sorter names_ = sorter_of(4);  // filed_name
  attribute_table attributes_;
  dict::spool id_offsets_{target_, share(64)};
  std::uint64_t id_bytes_ = 0;
  std::uint32_t entities_ = 0;
  bool hidden_ = false;  // there are hidden rows

  // Keys, in byte order.
  dict::sorter places_ = sorter_of(8);  // entity, canonical first, attribute + 1, key
  slots_section exact_{target_, share(16)};
  first_word_table first_words_{target_, share(32)};
  std::optional<dict::near_writer> near_;
  dict::spool block_offsets_{target_, share(64)};
  block_writer blocks_;
  std::string key_, key_names_;  // that are read
  std::uint64_t block_bytes_ = 0;
  std::uint32_t keys_ = 0;

  // The keys of entities.
  dict::spool entity_records_{target_, share(64)};
  std::uint64_t posting_bytes_ = 0;
};

// Numbers the entities and writes them; their settled names go on to names_.
result<std::monostate> compilation::write_entities() {
  if (auto done = rows_.sort(); !done) return done;
  std::vector<dict::stored_row> group;
  std::uint64_t read = 0;
  for (std::string_view next;;) {
    auto more = rows_.next(next);
    if (!more) return more.error();
    if (!*more) break;
    report(entities_stage, ++read, statistics_.rows);
    dict::stored_row row = dict::decode(next);
    if (!group.empty() && group.front().id != row.id)
      if (auto done = write_entity(group); !done) return done;
    group.push_back(std::move(row));
  }
  if (!group.empty())
    if (auto done = write_entity(group); !done) return done;
  rows_.clear();
  if (auto done = id_offsets_.append_u32(static_cast<std::uint32_t>(id_bytes_)); !done) return done;
  statistics_.entities = entities_;
  return file_.end_section();
}

result<std::monostate> compilation::write_entity(std::vector<dict::stored_row>& rows) {
  const auto [type, conflict] = dict::type_of(rows);
  if (conflict && statistics_.conflicting_types++ < conflicts_shown) statistics_.conflicting_ids.push_back(rows.front().id);
  if (entities_ % dict::id_block == 0)
    if (auto done = id_offsets_.append_u32(static_cast<std::uint32_t>(id_bytes_)); !done) return done;
  record_ = static_cast<char>(type);
  dict::put_varint(record_, rows.front().id.size());
  record_ += rows.front().id;
  id_bytes_ += record_.size();
  if (id_bytes_ > 0xFFFFFFF0U || entities_ == dict::many_keys - 2) return too_large("entities");
  if (auto done = file_.write(record_); !done) return done;
  dict::settle(rows);
  for (const dict::stored_row& row : rows) {
    ++statistics_.names;
    hidden_ |= row.kind == name_kind::hidden;
    filed_name::put(record_, dict::dictionary_key(row.text), entities_,
                    dict::described(attributes_.number(row), rows.size() == 1), type, row.text);
    if (auto done = names_.add(record_); !done) return done;
  }
  ++entities_;
  rows.clear();
  return std::monostate{};
}

// Keys in byte order, each with its names; their places go on to places_.
result<std::monostate> compilation::write_keys() {
  if (auto done = names_.sort(); !done) return done;
  if (options_.near_index) near_.emplace(target_, share(4), statistics_.names);
  std::uint64_t read = 0;
  for (std::string_view next;; ++read) {
    auto more = names_.next(next);
    if (!more) return more.error();
    if (!*more) break;
    report(keys_stage, read + 1, statistics_.names);
    const filed_name n(next);
    if (read != 0 && n.key != key_)
      if (auto done = write_key(); !done) return done;
    key_ = n.key;
    if (auto done = add_name(n); !done) return done;
  }
  if (read != 0)
    if (auto done = write_key(); !done) return done;
  if (auto done = first_words_.end(keys_); !done) return done;
  if (blocks_.pending())
    if (auto done = write_block(); !done) return done;
  if (auto done = block_offsets_.append_u32(static_cast<std::uint32_t>(block_bytes_)); !done) return done;
  names_.clear();
  return file_.end_section();
}

// A name of the key that is read.
result<std::monostate> compilation::add_name(const filed_name& n) {
  dict::put_varint(key_names_, n.entity);
  dict::put_varint(key_names_, n.described);
  dict::put_varint(key_names_, n.text.size());
  key_names_ += n.text;
  const std::uint32_t attribute = dict::attribute_of(n.described);
  if (near_) near_->add(name(n.text, {attributes_.lang(attribute), n.type}));
  const bool canonical = attributes_.canonical(attribute);
  record_.clear();
  put_big(record_, n.entity);
  record_ += canonical ? '\0' : '\1';
  put_big(record_, canonical ? attribute + 1 : 0);
  put_big(record_, keys_);
  return places_.add(record_);
}

result<std::monostate> compilation::write_key() {
  if (keys_ >= dict::many_keys - 2) return too_large("names");
  if (auto done = exact_.add(dict::key_hash(key_)); !done) return done;
  if (auto done = first_words_.add(keys_, key_); !done) return done;
  if (!blocks_.pending())
    if (auto done = block_offsets_.append_u32(static_cast<std::uint32_t>(block_bytes_)); !done) return done;
  if (near_)
    if (auto done = near_->end_key(key_); !done) return done;
  const bool full = blocks_.add(key_, key_names_);
  key_names_.clear();
  ++keys_;
  return full ? write_block() : std::monostate{};
}

result<std::monostate> compilation::write_block() {
  block_bytes_ += blocks_.bytes().size();
  if (block_bytes_ > 0xFFFFFFF0U) return too_large("names");
  auto done = file_.write(blocks_.bytes());
  blocks_.clear();
  return done;
}

// The keys of each entity.
result<std::monostate> compilation::write_postings() {
  if (auto done = places_.sort(); !done) return done;
  std::uint32_t entity = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> keys;  // key, attribute + 1
  for (std::string_view next;;) {
    auto more = places_.next(next);
    if (!more) return more.error();
    if (!*more) break;
    if (const std::uint32_t e = read_big(next, 0); e != entity) {
      if (auto done = write_posting(keys); !done) return done;
      keys.clear();
      entity = e;
    }
    const std::uint32_t attribute = read_big(next, 5), key = read_big(next, 9);
    // Canonical ones come first and are few.
    bool listed = false;
    for (std::size_t i = 0; attribute == 0 && !listed && i < keys.size() && keys[i].second != 0; ++i)
      listed = keys[i].first == key;
    if (!listed) keys.emplace_back(key, attribute);
  }
  if (entities_ != 0)
    if (auto done = write_posting(keys); !done) return done;
  places_.clear();
  return file_.end_section();
}

result<std::monostate> compilation::write_posting(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& keys) {
  if (keys.size() == 1) return entity_records_.append_u32(keys.front().first);
  if (auto done = entity_records_.append_u32(static_cast<std::uint32_t>(posting_bytes_) | dict::many_keys); !done) return done;
  record_.clear();
  dict::put_varint(record_, keys.size());
  for (const auto& [key, attribute] : keys) {
    dict::put_varint(record_, key);
    dict::put_varint(record_, attribute);
  }
  posting_bytes_ += record_.size();
  if (posting_bytes_ >= dict::many_keys) return too_large("names");
  return file_.write(record_);
}

result<std::monostate> compilation::write_tables() {
  for (dict::spool* bytes : {&id_offsets_, &entity_records_, &block_offsets_})
    if (auto done = write_section(*bytes); !done) return done;
  if (auto done = exact_.write(file_); !done) return done;
  if (auto done = file_.end_section(); !done) return done;
  if (auto done = first_words_.write(file_); !done) return done;
  if (auto done = file_.end_section(); !done) return done;
  if (auto done = file_.write_section(attributes_.records()); !done) return done;
  return file_.write_section(attributes_.conditions());
}

result<std::monostate> compilation::write_near() {
  const auto sink = [&](std::string_view bytes) { return file_.write(bytes); };
  const auto progress = [&](std::uint64_t so_many, std::uint64_t of) { report(near_stage, so_many, of); };
  // Empty without the index.
  const auto write = [&](auto part) -> result<std::monostate> {
    if (near_)
      if (auto done = part(*near_); !done) return done;
    return file_.end_section();
  };
  if (auto done = write([&](dict::near_writer& near) { return near.filter(sink); }); !done) return done;
  if (auto done = write([&](dict::near_writer& near) { return sink(near.letters()); }); !done) return done;
  if (auto done = write([&](dict::near_writer& near) { return near.postings(sink, progress); }); !done) return done;
  if (auto done = write([&](dict::near_writer& near) { return near.ends(sink); }); !done) return done;
  return write([&](dict::near_writer& near) { return near.sounds(sink); });
}

}  // namespace

struct dictionary_builder::state {
  std::string target;
  builder_options options;
  dict::sorter rows;
  build_statistics statistics;
  build_progress progress;
  std::optional<failure> broken;  // of the files, not of a row
  std::string record;

  state(std::string t, builder_options o)
      : target(std::move(t)),
        options(std::move(o)),
        rows(target, std::max<std::size_t>(options.memory / 4, std::size_t{1} << 16)) {}

  result<build_statistics> build() {
    auto file = dict::section_file::create(target);
    if (!file) return file.error();
    if (auto done = compilation(target, options, rows, statistics, *std::move(file)).run(); !done) return done.error();
    return statistics;
  }
};

dictionary_builder::dictionary_builder(std::string target, builder_options options)
    : state_(std::make_unique<state>(std::move(target), std::move(options))) {}
dictionary_builder::~dictionary_builder() = default;
dictionary_builder::dictionary_builder(dictionary_builder&&) noexcept = default;
dictionary_builder& dictionary_builder::operator=(dictionary_builder&&) noexcept = default;

result<std::monostate> dictionary_builder::add(const dictionary_row& row) {
  state& s = *state_;
  if (s.broken) return *s.broken;
  if (const std::string_view wrong = wrong_with(row); !wrong.empty())
    return failure{failure_code::malformed, std::string(wrong)};
  dict::encode(row, s.record);
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
  state_->progress.compiled = 1;
  if (built && state_->options.progress) state_->options.progress(state_->progress);
  return built;
}

}  // namespace v1
}  // namespace allonym
