#include <allonym/base.hpp>

#include <array>

namespace allonym {
inline namespace v1 {
namespace {

constexpr bool is_alpha(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_alnum(char c) noexcept { return is_alpha(c) || (c >= '0' && c <= '9'); }
constexpr char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool same_letters(std::string_view a, std::string_view lower_case) noexcept {
  if (a.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lower(a[i]) != lower_case[i]) return false;
  return true;
}

constexpr std::array<std::string_view, 5> script_tags = {"", "Hans", "Hant", "Cyrl", "Latn"};
constexpr std::array<std::string_view, 5> script_tags_lower = {"", "hans", "hant", "cyrl", "latn"};

std::uint8_t script_code(std::string_view subtag) noexcept {
  for (std::size_t i = 1; i < script_tags_lower.size(); ++i)
    if (same_letters(subtag, script_tags_lower[i])) return static_cast<std::uint8_t>(i);
  return 0;
}

// The subtag of `tag` that begins at `at`, which moves past it and its hyphen.
std::string_view next_subtag(std::string_view tag, std::size_t& at) noexcept {
  const std::size_t end = tag.find('-', at);
  const std::string_view subtag = tag.substr(at, end == std::string_view::npos ? end : end - at);
  at = end == std::string_view::npos ? tag.size() + 1 : end + 1;
  return subtag;
}

constexpr std::array<std::string_view, entity_type_count> type_names = {"person", "organization", "place",   "event",
                                                                        "law",    "work",         "product", "other"};

}  // namespace

version_number version() noexcept {
  constexpr std::string_view text = ALLONYM_VERSION;
  std::array<int, 3> part{};
  std::size_t which = 0;
  for (const char c : text) {
    if (c == '.') {
      if (++which == part.size()) break;
    } else {
      part[which] = part[which] * 10 + (c - '0');
    }
  }
  return {part[0], part[1], part[2]};
}

bool language::well_formed(std::string_view tag) noexcept {
  std::size_t at = 0;
  const std::string_view primary = next_subtag(tag, at);
  if (primary.size() < 2 || primary.size() > 3) return false;
  for (const char c : primary)
    if (!is_alpha(c)) return false;
  while (at <= tag.size()) {
    const std::string_view subtag = next_subtag(tag, at);
    if (subtag.empty() || subtag.size() > 8) return false;
    for (const char c : subtag)
      if (!is_alnum(c)) return false;
  }
  return true;
}

language::language(std::string_view tag) noexcept {
  if (!well_formed(tag)) return;
  std::size_t at = 0;
  const std::string_view primary = next_subtag(tag, at);
  if (same_letters(primary, "und")) return;
  for (std::size_t i = 0; i < primary.size(); ++i)
    primary_ |= static_cast<std::uint32_t>(static_cast<unsigned char>(lower(primary[i]))) << (8 * i);
  if (at <= tag.size()) script_ = script_code(next_subtag(tag, at));
}

std::string language::str() const {
  if (!known()) return "und";
  std::string out;
  for (std::uint32_t rest = primary_; rest != 0; rest >>= 8) out += static_cast<char>(rest & 0xFFU);
  if (script_ != 0 && script_ < script_tags.size()) {
    out += '-';
    out += script_tags[script_];
  }
  return out;
}

std::string_view to_string(entity_type type) noexcept {
  const auto i = static_cast<std::size_t>(type);
  return i < type_names.size() ? type_names[i] : type_names.back();
}

std::optional<entity_type> parse_entity_type(std::string_view text) noexcept {
  for (std::size_t i = 0; i < type_names.size(); ++i)
    if (text == type_names[i]) return static_cast<entity_type>(i);
  return std::nullopt;
}

}  // namespace v1
}  // namespace allonym
