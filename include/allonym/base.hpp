// The words every other header uses: byte ranges, languages, entity types, results.
// All types here are plain values; they may be copied, compared and shared between threads freely.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#pragma GCC visibility push(default)
namespace allonym {
inline namespace v1 {

// Version of the library, semantic.
struct version_number {
  int major, minor, patch;
};
version_number version() noexcept;

// Half-open range [begin, end) of bytes of a UTF-8 text, on code-point boundaries.
struct byte_range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
  [[nodiscard]] constexpr bool empty() const noexcept { return begin == end; }
  friend constexpr auto operator<=>(const byte_range&, const byte_range&) = default;
};

// The bytes of `text` in `range`, clamped to the text.
[[nodiscard]] constexpr std::string_view slice(std::string_view text, byte_range range) noexcept {
  const std::size_t begin = range.begin < text.size() ? range.begin : text.size();
  const std::size_t end = range.end < text.size() ? range.end : text.size();
  return begin < end ? text.substr(begin, end - begin) : std::string_view{};
}

// A language as BCP 47 primary subtag ("vi") and, where writing differs by it, script ("zh-Hant").
// Other subtags are dropped. The default is "und": not known, or none.
class language {
public:
  constexpr language() noexcept = default;
  // From a tag; "und" if it is not a well-formed BCP 47 tag.
  // NOLINTNEXTLINE(google-explicit-constructor): language = "vi" is what people write.
  language(std::string_view tag) noexcept;
  constexpr language(const char* tag) noexcept {
    if (small_letter(tag[0]) && small_letter(tag[1]) && tag[2] == '\0')
      primary_ = code_of(tag[0]) | code_of(tag[1]) << 8;  // known when compiled
    else *this = language(std::string_view(tag));
  }
  // Whether `tag` is shaped like a BCP 47 language tag of two or three letters.
  static bool well_formed(std::string_view tag) noexcept;

  [[nodiscard]] std::string str() const;  // "vi", "zh-Hant", "und"
  [[nodiscard]] constexpr bool known() const noexcept { return primary_ != 0; }
  [[nodiscard]] constexpr std::uint32_t code() const noexcept { return primary_ | std::uint32_t{script_} << 24; }
  // The language with this code().
  static constexpr language from_code(std::uint32_t code) noexcept {
    language l;
    l.primary_ = code & 0xFFFFFFU;
    l.script_ = static_cast<std::uint8_t>(code >> 24);
    return l;
  }
  // The same language, whatever the script.
  [[nodiscard]] constexpr bool same_primary(language other) const noexcept { return primary_ == other.primary_; }
  friend constexpr bool operator==(language, language) noexcept = default;
  friend constexpr auto operator<=>(language, language) noexcept = default;

private:
  static constexpr bool small_letter(char c) noexcept { return c >= 'a' && c <= 'z'; }
  static constexpr std::uint32_t code_of(char c) noexcept { return static_cast<unsigned char>(c); }

  std::uint32_t primary_ = 0;  // up to three lower-case letters, first in the lowest byte
  std::uint8_t script_ = 0;    // 0 none, 1 Hans, 2 Hant, 3 Cyrl, 4 Latn
};

enum class entity_type : std::uint8_t { person, organization, place, event, law, work, product, other };
inline constexpr std::size_t entity_type_count = 8;
[[nodiscard]] std::string_view to_string(entity_type type) noexcept;                         // "person"
[[nodiscard]] std::optional<entity_type> parse_entity_type(std::string_view text) noexcept;  // of exactly these words

// What went wrong with the world outside: a file, a source line.
enum class failure_code : std::uint8_t {
  not_found,         // no such file
  unreadable,        // exists and cannot be read or written
  not_a_dictionary,  // some other file
  damaged,           // a dictionary cut short or changed
  other_version,     // made by a version that this one cannot read
  malformed,         // a source line that makes no sense
  too_large,         // beyond a limit of the format
};
struct failure {
  failure_code code;
  std::string message;  // for a person: which file, which line, what was expected
};

// A T or the failure that kept it from being made; the part of std::expected that the library uses.
template <class T>
class [[nodiscard]] result {
public:
  result(T value) : state_(std::in_place_index<0>, std::move(value)) {}          // NOLINT(google-explicit-constructor)
  result(failure reason) : state_(std::in_place_index<1>, std::move(reason)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }
  // Undefined unless has_value().
  T& operator*() & noexcept { return *std::get_if<0>(&state_); }
  const T& operator*() const& noexcept { return *std::get_if<0>(&state_); }
  T&& operator*() && noexcept { return std::move(*std::get_if<0>(&state_)); }
  T* operator->() noexcept { return std::get_if<0>(&state_); }
  const T* operator->() const noexcept { return std::get_if<0>(&state_); }
  // Undefined if has_value().
  [[nodiscard]] const failure& error() const noexcept { return *std::get_if<1>(&state_); }

private:
  std::variant<T, failure> state_;
};

}  // namespace v1
}  // namespace allonym
#pragma GCC visibility pop
