// How much a key of the dictionary sounds like the chains of syllables in a Vietnamese query: Mác-ken-di is Mackenzie, of
// hundreds that have its consonants. Slower and finer than rough_match.
#pragma once

#include <allonym/name.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace allonym::dict {

class heard_match {
public:
  // Views the query.
  explicit heard_match(const name& query);
  // Whether nothing of the query is spelled by ear.
  [[nodiscard]] bool empty() const noexcept { return chains_.empty(); }
  // In hundredths of nats.
  [[nodiscard]] std::int32_t with(std::string_view key);

private:
  struct chain {
    std::span<const std::uint8_t> codes;
    std::uint32_t consonants = 0;
  };
  struct word {
    std::size_t end = 0;  // of its codes
    std::uint32_t consonants = 0;
  };
  [[nodiscard]] std::int32_t best_run(const chain& c) const;

  std::vector<chain> chains_;
  // Of the key that is looked at.
  std::vector<std::uint8_t> codes_;
  std::vector<word> words_;
  std::string letters_;
};

}  // namespace allonym::dict
