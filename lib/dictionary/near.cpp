#include "dictionary/near.hpp"

namespace allonym::dict {

result<std::monostate> near_writer::add(std::uint32_t, std::string_view) { return std::monostate{}; }
result<std::monostate> near_writer::filter(const std::vector<std::uint64_t>&, const byte_sink&) { return std::monostate{}; }
result<std::monostate> near_writer::postings(const byte_sink&) { return std::monostate{}; }

}  // namespace allonym::dict
