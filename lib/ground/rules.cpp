#include "ground/rules.hpp"

#include <re2/re2.h>

namespace allonym::ground {

std::vector<byte_range> addresses(std::string_view text) {
  static const re2::RE2 pattern(R"(((?:https?://|www\.)[^\s<>"]+|[\w.+-]+@[\w-]+\.[\w.-]+|[@#]\w+|<[a-zA-Z/!][^<>\n]{0,200}>))",
                                re2::RE2::Quiet);
  std::vector<byte_range> found;
  re2::StringPiece rest(text.data(), text.size());
  re2::StringPiece match;
  while (re2::RE2::FindAndConsume(&rest, pattern, &match)) {
    const auto begin = static_cast<std::uint32_t>(match.data() - text.data());
    found.push_back({begin, begin + static_cast<std::uint32_t>(match.size())});
  }
  return found;
}

}  // namespace allonym::ground
