#include "dictionary/section_file.hpp"

namespace allonym::dict {

result<section_file> section_file::create(const std::string& target) {
  auto created = ground::replacing_file::create(target);
  if (!created) return created.error();
  section_file file(*std::move(created));
  if (auto done = file.file_.append(std::string(header_size, '\0')); !done) return done.error();
  return file;
}

result<std::monostate> section_file::write(std::string_view bytes) {
  lengths_[open_] += bytes.size();
  if (auto done = file_.append(bytes); !done) return done;
  while (!tail_.empty() && !bytes.empty()) {
    tail_ += bytes.front();
    bytes.remove_prefix(1);
    if (tail_.size() == 8) {
      checksums_[open_] = checksum(tail_, checksums_[open_]);
      tail_.clear();
    }
  }
  const std::size_t whole = bytes.size() / 8 * 8;
  checksums_[open_] = checksum(bytes.substr(0, whole), checksums_[open_]);
  tail_ += bytes.substr(whole);
  return std::monostate{};
}

result<std::monostate> section_file::end_section() {
  if (const std::size_t over = lengths_[open_] % 8; over != 0)
    if (auto done = write(std::string(8 - over, '\0')); !done) return done;
  ++open_;
  return std::monostate{};
}

result<std::monostate> section_file::write_section(std::string_view bytes) {
  if (auto done = write(bytes); !done) return done;
  return end_section();
}

result<std::monostate> section_file::finish(std::uint64_t entities, std::uint64_t keys, std::uint64_t names,
                                            std::uint64_t flags) {
  std::string header(magic);
  for (const std::uint32_t v : {format_version, normaliser_version, unicode_version, static_cast<std::uint32_t>(section_count)})
    put_u32(header, v);
  for (const std::uint64_t v : {size(), entities, keys, names, flags}) put_u64(header, v);
  std::uint64_t offset = header_size;
  for (std::size_t i = 0; i < section_count; ++i) {
    header += section_names[i];
    header.resize(header_fixed + i * section_entry + 8);
    for (const std::uint64_t v : {offset, lengths_[i], checksums_[i]}) put_u64(header, v);
    offset += lengths_[i];
  }
  put_u64(header, checksum(header));
  if (auto done = file_.write_at(0, header); !done) return done;
  return file_.commit();
}

std::vector<section_size> section_file::sizes() const {
  std::vector<section_size> sizes;
  for (std::size_t i = 0; i < section_count; ++i) sizes.push_back({std::string(section_names[i]), lengths_[i]});
  return sizes;
}

}  // namespace allonym::dict
