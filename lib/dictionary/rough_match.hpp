// A quick guess at how alike two names will compare, by their letters alone: which of many candidates are worth comparing.
#pragma once

#include <allonym/name.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace allonym::dict {

class rough_match {
public:
  static constexpr std::uint32_t most = 1000;

  explicit rough_match(const name& query);

  // How much of both names is heard in the other, in the same order: 0 … `most`. `key` is a key of the dictionary.
  [[nodiscard]] std::uint32_t with(std::string_view key);

private:
  std::array<std::uint64_t, 52> places_{};  // by class of sound, where it is heard in the query
  std::uint32_t heard_ = 0;                 // the query's sounds; no more than 64
  std::string letters_, sounds_;            // memory used again
};

}  // namespace allonym::dict
