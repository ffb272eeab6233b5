// Blocking keys: a few per name, such that spellings of one name share one.
#include <allonym/name.hpp>

#include "names/han.hpp"
#include "names/prepared.hpp"

#include <algorithm>

namespace allonym {
namespace names {

std::string skeleton(std::string_view letters) {
  std::string out;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    char c = 0;
    switch (letters[i]) {
      case 'b': case 'p': case 'f': case 'v': case 'w': c = 'p'; break;
      case 't': case 'd': c = 't'; break;
      case 'k': case 'q': case 'c': case 'g': c = 'k'; break;
      case 's': case 'z': case 'x': case 'j': c = 's'; break;
      case 'm': case 'n': c = 'n'; break;
      case 'l': case 'r': c = 'r'; break;
      default: break;
    }
    if (c != 0 && (out.empty() || out.back() != c)) out += c;
  }
  return out;
}

}  // namespace names

inline namespace v1 {

std::vector<std::string> keys(const name& n) {
  const name::prepared& p = n.parts();
  std::vector<std::string> out;
  std::string joined_letters;
  for (const names::part& part : p.parts) {
    const std::string_view letters = p.letters_of(part);
    joined_letters += letters;
    if (letters.size() >= 2 && (part.flags & (names::part_particle | names::part_legal)) == 0) {
      out.emplace_back("w").append(letters);
      const std::string bones = names::skeleton(letters);
      if (bones.size() >= 2) out.emplace_back("s").append(bones, 0, 4);
    }
  }
  if (!joined_letters.empty()) {
    const std::string bones = names::skeleton(joined_letters);
    if (bones.size() >= 2) out.emplace_back("s").append(bones, 0, 4);
  }
  for (const names::symbol& s : p.symbols)
    if (s.role != names::legal_role && s.weight >= 5) out.emplace_back("c").append(std::to_string(s.id));
  if (out.empty() && !p.canonical.empty()) out.emplace_back("t").append(p.canonical);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace v1
}  // namespace allonym
