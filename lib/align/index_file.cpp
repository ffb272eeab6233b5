// The file of an index: magic, format, length, then all of it in order, then a checksum. It holds names as they were written
// and nothing that depends on the lexicon or the normal forms, so that another version of the library reads it.
#include <fmt/format.h>

#include <algorithm>

#include "align/index_state.hpp"
#include "document/reading.hpp"
#include "ground/bytes.hpp"
#include "names/lexicon.hpp"

namespace allonym::joins {
namespace {

using ground::put_varint;
using ground::reader;

constexpr std::string_view magic{"ALLONYX\x1A", 8};
constexpr std::uint32_t format_version = 2;
constexpr std::size_t header_size = 24;  // magic 8, format 4, zero 4, length 8

class writer {
public:
  std::string out;
  void number(std::uint64_t v) { put_varint(out, v); }
  void text(std::string_view s) {
    number(s.size());
    out += s;
  }
  void range(byte_range r) {
    number(r.begin);
    number(r.size());
  }
};

// Reads what `writer` wrote; `failed` once anything makes no sense.
class checked_reader {
public:
  explicit checked_reader(std::string_view bytes) noexcept : in_(bytes) {}
  std::uint32_t number() noexcept { return in_.varint(); }
  std::uint64_t long_number() noexcept { return in_.long_varint(); }
  std::uint32_t below(std::size_t limit) noexcept {
    const std::uint32_t v = in_.varint();
    if (v >= limit) wrong_ = true;
    return v < limit ? v : 0;
  }
  // A count of things of one byte at least.
  std::uint32_t count() noexcept { return below(in_.rest().size() + 1); }
  std::string text() { return std::string(in_.bytes(count())); }
  byte_range range() noexcept {
    const std::uint32_t begin = in_.varint(), size = in_.varint();
    if (size > 0xFFFFFFFFU - begin) wrong_ = true;
    return wrong_ ? byte_range{} : byte_range{begin, begin + size};
  }
  byte_range range_in(std::string_view text) noexcept {
    const byte_range r = range();
    if (r.end > text.size()) wrong_ = true;
    return wrong_ ? byte_range{} : r;
  }
  language lang() noexcept { return language::from_code(in_.varint()); }
  void refuse() noexcept { wrong_ = true; }
  [[nodiscard]] bool failed() const noexcept { return wrong_ || in_.failed(); }
  [[nodiscard]] std::string_view rest() const noexcept { return in_.rest(); }

private:
  reader in_;
  bool wrong_ = false;
};

enum profile_flag : std::uint32_t { flag_typed = 1, flag_ambiguous = 2, flag_byline = 4 };

void put_profile(writer& out, const kept_profile& kept) {
  const profile& p = kept.what;
  out.number(kept.row);
  out.number(kept.document);
  out.number(p.document);
  out.number(p.entity);
  out.number(p.lang.code());
  out.number(static_cast<std::uint64_t>(p.type));
  out.number((p.typed ? flag_typed : 0U) | (p.ambiguous ? flag_ambiguous : 0U) | (p.byline ? flag_byline : 0U));
  out.number(static_cast<std::uint64_t>(p.sex));
  out.text(p.id);
  out.text(p.name);
  out.number(p.forms.size());
  for (const written_form& f : p.forms) {
    out.text(f.text);
    out.range(f.range);
    out.number(f.adjective);
    out.number(f.inner.size());
    for (const names::inner_entity& n : f.inner) {
      out.range(n.range);
      out.text(n.id);
    }
  }
  // A title of several senses stands once.
  std::vector<const written_title*> titles;
  for (const written_title& t : p.titles)
    if (titles.empty() || titles.back()->range != t.range) titles.push_back(&t);
  out.number(titles.size());
  for (const written_title* t : titles) {
    out.text(t->text);
    out.range(t->range);
  }
}

// Concepts have other numbers in another version of the lexicon: they are read again from the words.
void read_title(const std::string& text, byte_range range, profile& p) {
  const text::reading r = text::read(text, p.lang, dictionary_set::none());
  if (r.title.empty()) return;
  for (const std::uint32_t id : r.title.front().concepts) {
    const names::concept_role role = names::lexicon::get().entry(id).role;
    const bool known =
        std::any_of(p.titles.begin(), p.titles.end(), [&](const written_title& t) { return t.concept_id == id; });
    if (!known && (role == names::concept_role::title || role == names::concept_role::rank))
      p.titles.push_back({text, range, id});
  }
}

kept_profile read_profile(checked_reader& in, std::size_t rows, std::size_t documents) {
  kept_profile kept;
  profile& p = kept.what;
  kept.row = in.below(rows);
  kept.document = in.below(documents);
  p.document = in.long_number();
  p.entity = in.number();
  p.lang = in.lang();
  p.type = static_cast<entity_type>(in.below(entity_type_count));
  const std::uint32_t flags = in.number();
  p.typed = (flags & flag_typed) != 0;
  p.ambiguous = (flags & flag_ambiguous) != 0;
  p.byline = (flags & flag_byline) != 0;
  p.sex = static_cast<gender>(in.below(3));
  p.id = in.text();
  p.name = in.text();
  for (std::uint32_t n = in.count(); n > 0 && !in.failed(); --n) {
    written_form f;
    f.text = in.text();
    f.range = in.range();
    f.adjective = in.below(2) != 0;
    for (std::uint32_t k = in.count(); k > 0 && !in.failed(); --k) {
      const byte_range range = in.range_in(f.text);
      f.inner.push_back({range, in.text()});
    }
    p.forms.push_back(std::move(f));
  }
  if (p.forms.empty()) in.refuse();
  for (std::uint32_t n = in.count(); n > 0 && !in.failed(); --n) {
    const std::string title = in.text();
    const byte_range range = in.range();
    if (!in.failed()) read_title(title, range, p);
  }
  return kept;
}

void put_row(writer& out, const indexed_row& row, const kept_row& kept) {
  out.number(static_cast<std::uint64_t>(row.type));
  out.text(row.id);
  out.number(row.names.size());
  for (const row_name& n : row.names) {
    out.number(n.lang.code());
    out.text(n.text);
  }
  out.number(row.occurrences.size());
  for (const occurrence& o : row.occurrences) {
    out.number(o.document);
    out.number(o.entity);
    out.number(o.mentions);
  }
  for (const std::uint32_t v : kept.votes) out.number(v);
}

void read_row(checked_reader& in, std::size_t documents, indexed_row& row, kept_row& kept) {
  row.type = static_cast<entity_type>(in.below(entity_type_count));
  row.id = in.text();
  for (std::uint32_t n = in.count(); n > 0 && !in.failed(); --n) {
    const language lang = in.lang();
    row.names.push_back({lang, in.text()});
  }
  for (std::uint32_t n = in.count(); n > 0 && !in.failed(); --n) {
    occurrence o;
    o.document = in.below(documents);
    o.entity = in.number();
    o.mentions = in.number();
    row.occurrences.push_back(o);
  }
  for (std::uint32_t& v : kept.votes) v = in.number();
}

}  // namespace

std::string written(const index_content& index) {
  writer body;
  body.number(index.labels.size());
  for (const std::string& label : index.labels) body.text(label);
  body.number(index.rows.size());
  for (std::size_t r = 0; r < index.rows.size(); ++r) put_row(body, index.rows[r], index.kept[r]);
  for (const std::vector<std::uint32_t>& order : index.orders) {
    body.number(order.size());
    for (const std::uint32_t row : order) body.number(row);
  }
  body.number(index.profiles.size());
  for (const kept_profile& p : index.profiles) put_profile(body, p);
  std::string out(magic);
  ground::put_u32(out, format_version);
  ground::put_u32(out, 0);
  ground::put_u64(out, body.out.size());
  out += body.out;
  ground::pad(out);
  ground::put_u64(out, ground::checksum(out));
  return out;
}

result<index_content> read_index(std::string_view bytes, const std::string& path) {
  const auto fail = [&](failure_code code, std::string_view what) { return failure{code, fmt::format("{}: {}", path, what)}; };
  if (bytes.substr(0, magic.size()) != magic) return fail(failure_code::not_a_dictionary, "not an index of entities");
  if (bytes.size() < header_size + 8 || bytes.size() % 8 != 0) return fail(failure_code::damaged, "cut short; copy it again");
  if (const std::uint32_t v = ground::read_u32(bytes.data() + 8); v != format_version)
    return fail(failure_code::other_version, fmt::format("file format {}, this version reads {}", v, format_version));
  const std::string_view sealed = bytes.substr(0, bytes.size() - 8);
  const std::uint64_t length = ground::read_u64(bytes.data() + 16);
  if (length > sealed.size() - header_size || sealed.size() - header_size - length >= 8 ||
      ground::read_u64(sealed.data() + sealed.size()) != ground::checksum(sealed))
    return fail(failure_code::damaged, "changed or cut short; copy it again");
  checked_reader in(bytes.substr(header_size, length));
  index_content out;
  for (std::uint32_t n = in.count(); n > 0 && !in.failed(); --n) out.labels.push_back(in.text());
  for (std::uint32_t n = in.count(); n > 0 && !in.failed(); --n)
    read_row(in, out.labels.size(), out.rows.emplace_back(), out.kept.emplace_back());
  for (std::size_t d = 0; d < out.labels.size(); ++d) {
    out.orders.emplace_back();
    for (std::uint32_t n = in.count(); n > 0 && !in.failed(); --n) out.orders.back().push_back(in.below(out.rows.size()));
  }
  for (std::uint32_t n = in.count(); n > 0 && !in.failed(); --n) {
    kept_profile p = read_profile(in, out.rows.size(), out.labels.size());
    if (in.failed()) break;
    out.kept[p.row].profiles.push_back(static_cast<std::uint32_t>(out.profiles.size()));
    out.profiles.push_back(std::move(p));
  }
  if (in.failed() || !in.rest().empty()) return fail(failure_code::damaged, "its content makes no sense");
  return out;
}

}  // namespace allonym::joins
