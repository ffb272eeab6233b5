// The near-match index of a dictionary.
#pragma once

#include <allonym/base.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace allonym::dict {

using byte_sink = std::function<result<std::monostate>(std::string_view)>;

// Collects the near-match index while keys are written.
class near_writer {
public:
  // Without memory it makes no index.
  near_writer(std::string beside, std::size_t memory) : beside_(std::move(beside)), memory_(memory) {}
  result<std::monostate> add(std::uint32_t key, std::string_view text);
  result<std::monostate> filter(const std::vector<std::uint64_t>& key_hashes, const byte_sink& sink);
  result<std::monostate> postings(const byte_sink& sink);

private:
  std::string beside_;
  std::size_t memory_;
};

}  // namespace allonym::dict
