// A compiled dictionary as it is written: sections in their order, then the header that says where they lie.
#pragma once

#include <allonym/dictionary_builder.hpp>

#include "dictionary/format.hpp"
#include "ground/system.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace allonym::dict {

class section_file {
public:
  // Beside `target`, whose place it takes by finish() only.
  static result<section_file> create(const std::string& target);

  // To the section that is open; the first is when the file is new.
  result<std::monostate> write(std::string_view bytes);
  // Ends it and opens the next one.
  result<std::monostate> end_section();
  result<std::monostate> write_section(std::string_view bytes);
  // After the last section.
  result<std::monostate> finish(std::uint64_t entities, std::uint64_t keys, std::uint64_t names, std::uint64_t flags);

  [[nodiscard]] std::uint64_t size() const noexcept { return file_.size(); }
  [[nodiscard]] std::vector<section_size> sizes() const;

private:
  explicit section_file(ground::replacing_file file) : file_(std::move(file)) { checksums_.fill(checksum_start); }

  ground::replacing_file file_;
  std::array<std::uint64_t, section_count> lengths_{}, checksums_{};
  std::size_t open_ = 0;
  std::string tail_;  // bytes of the open section that do not fill a word yet
};

}  // namespace allonym::dict
