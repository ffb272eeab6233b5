// Names: their normal forms, other scripts, and the comparison of two of them.
// Every function here is total: any bytes give a sensible answer, in time linear in their number
// (compare: in the product of the parts of the two names). All may be called from any thread.
#pragma once

#include <allonym/base.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace allonym {
inline namespace v1 {

enum class normal_level : std::uint8_t {
  canonical,  // NFC, lower case, typographic variants unified, Vietnamese tone marks in one place, marks kept
  folded,     // canonical without the marks of Latin and Greek letters; đ ø ł ß æ … spelled out
};

// A name as it is compared. Bytes [i, j) of `text` come from bytes [origin[i], origin[j]) of the name.
// `origin` has text.size() + 1 entries and never falls.
struct normal_form {
  std::string text;
  std::vector<std::uint32_t> origin;
};

// Ill-formed bytes count as U+FFFD each maximal subpart. White space is kept one to one as U+0020 except at line ends, which
// stay '\n'; zero-width characters vanish.
[[nodiscard]] normal_form normalize(std::string_view name, normal_level level = normal_level::folded);
// The same into `out`, whose memory is used again.
void normalize(std::string_view name, normal_level level, normal_form& out);

// The name in the script usual for `to` (und, en, vi, fr: Latin). For showing to people; never part of a key or a score
// where ICU had to serve a pair of scripts for which the library has no table.
[[nodiscard]] std::string transliterate(std::string_view name, language from, language to);

struct name_options {
  language lang = {};                              // und: judged by script and letters
  std::optional<entity_type> type = std::nullopt;  // no value: any
};

// A name prepared for comparison: forms, parts, symbols. Immutable after construction; cheap to copy.
// Owns all it needs: the string it was made from may go.
class name {
public:
  explicit name(std::string_view text, const name_options& options = {});

  [[nodiscard]] const std::string& text() const noexcept;  // as given
  [[nodiscard]] const std::string& canonical() const noexcept;
  [[nodiscard]] const std::string& folded() const noexcept;
  [[nodiscard]] language lang() const noexcept;
  [[nodiscard]] std::optional<entity_type> type() const noexcept;

  struct prepared;  // internal
  [[nodiscard]] const prepared& parts() const noexcept { return *prepared_; }

private:
  std::shared_ptr<const prepared> prepared_;
};

// What kind of reason a piece of evidence is. Names of the enumerators are the `kind` strings of the tool, '_' as '-'.
enum class evidence_kind : std::uint8_t {
  equal,                // equal canonical forms
  diacritics,           // equal once marks are dropped
  tone_placement,       // hòa/hoà, Mỹ/Mĩ
  contradicting_marks,  // Bách/Bạch
  joined,               // Hanoi/Hà Nội: written together
  spelling,             // typo, weighted edit distance
  sound,                // phonetic spelling: Mát-xcơ-va/Moscow
  script,               // the same in another script
  sino,                 // readings of the same characters
  nickname,             // Bill/William, Phêrô/Peter
  initial,              // J./John
  translation,          // concept of the lexicon on both sides
  number,               // numerals and years agree or contradict
  acronym,              // letters of the full form
  order,                // parts stand in another order
  missing_part,         // a part on one side only
  extra_generic,        // a generic word on one side only
  title,                // titles, ranks, legal forms set aside
  contradiction,        // parts that exclude each other
  dictionary,           // both are names of one dictionary entity
  type,                 // types agree or disagree
  role,                 // the same role or title stands beside both
  context,              // what holds before any part is looked at: most pairs are two things; bylines
  country,              // the same country belongs to both
  keystrokes,           // equal but for what typing marks left behind: Va8n, Vawn/Văn
  gendered,             // masculine and feminine of a surname; a man's and a woman's given name contradict
  generation,           // Jr., Sr., fils, père: father and son
  dialect,              // Vũ/Võ, Hoàng/Huỳnh: one character, northern and southern
  surroundings,         // the same other entities stand around both, in their texts
};
[[nodiscard]] std::string_view to_string(evidence_kind kind) noexcept;

// One reason. `weight` is in thousandths of natural log-odds: positive speaks for one entity.
struct evidence {
  evidence_kind kind = evidence_kind::equal;
  std::int32_t weight = 0;
  byte_range a;  // of the first name (compare) or document (align); empty if nothing there corresponds
  byte_range b;
  friend bool operator==(const evidence&, const evidence&) = default;
};

struct compare_options {
  std::optional<entity_type> type = std::nullopt;  // no value: of the names, else any
  double prior = 0.5;                              // probability before looking at the names, in (0, 1)
  double threshold = 0.5;                          // `same` at or above this score
};

struct comparison {
  double score = 0;  // calibrated probability that both name the same; logistic of the prior's log-odds and the weights' sum
  bool same = false;
  std::vector<evidence> reasons;
};

// Symmetric but for the sides of the evidence. Equal canonical forms score 1 and nothing else does.
[[nodiscard]] comparison compare(const name& a, const name& b, const compare_options& options = {});
[[nodiscard]] comparison compare(std::string_view a, std::string_view b, const compare_options& options = {});
// The score alone, without making evidence.
[[nodiscard]] double compare_score(const name& a, const name& b, const compare_options& options = {});

// Blocking keys: names that compare as the same share one (lib/names/README.md has the recall). Sorted, no duplicates.
[[nodiscard]] std::vector<std::string> keys(const name& n);

}  // namespace v1
}  // namespace allonym
#pragma GCC visibility pop
