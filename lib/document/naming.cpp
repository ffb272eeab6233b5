// What a name is the name of, where the text says so: "a missile dubbed “Fattah”", "chiến dịch mang tên “Thần tốc”".
#include <algorithm>
#include <initializer_list>

#include "document/spans.hpp"

namespace allonym::text {
namespace {

using names::lexicon;
using names::word_list;

constexpr std::uint32_t longest_phrase = 3;  // words

class naming {
public:
  explicit naming(const reading& r)
      : r_(r),
        verbs_(names::in_language(r.lang, word_list::vi_naming, word_list::fr_naming, word_list::en_naming)),
        kinds_(names::in_language(r.lang, word_list::vi_kinds, word_list::fr_kinds, word_list::en_kinds)),
        vi_(r.lang.same_primary("vi")),
        english_(!vi_ && !r.lang.same_primary("fr")) {}

  // The type of the name at word i.
  [[nodiscard]] std::optional<entity_type> type_at(std::uint32_t i) const {
    if (!follows_in_clause(r_, i)) return std::nullopt;
    const auto type = type_behind_verb(i);
    if (type) return type;
    const auto noun = kind_ending(i);
    return noun ? std::optional(noun->type) : std::nullopt;
  }
  // The same of a name without quotation marks: "a missile dubbed | Fattah", "vắc xin | Qdenga".
  [[nodiscard]] std::optional<entity_type> type_unquoted(std::uint32_t i) const {
    if (const auto type = type_behind_verb(i)) return type;
    const auto noun = kind_ending(i);
    return noun && noun->bare ? std::optional(noun->type) : std::nullopt;
  }
  // The same only where a verb of naming stands before it.
  [[nodiscard]] std::optional<entity_type> type_behind_verb(std::uint32_t i) const {
    const std::uint32_t verb = before_verb(i);
    return verb == i ? std::nullopt : noun_before(verb);
  }

private:
  const reading& r_;
  word_list verbs_, kinds_;
  bool vi_, english_;

  // Whether words i - 1 and i belong to one clause, with a comma between them perhaps.
  [[nodiscard]] bool joined(std::uint32_t i) const {
    const gap g = r_.words[i].before;
    return i > 0 && (r_.tied(i - 1) || (!vi_ && g == gap::comma));
  }
  // Where the verb of naming before word i begins; i if there is none.
  [[nodiscard]] std::uint32_t before_verb(std::uint32_t i) const {
    std::uint32_t begin = i;
    for (std::uint32_t n = 1; n <= longest_phrase && n <= i; ++n) {
      if (n > 1 && !r_.tied(i - n)) break;
      if (lexicon::get().contains(verbs_, r_.canonical(i - n, i))) begin = i - n;
    }
    return begin;
  }
  struct kind {
    std::uint32_t first;  // word
    entity_type type;
    bool bare;  // its name stands behind it without a verb or quotation marks
  };
  // The kind of thing that words [.., end) close with: "air defence | system".
  [[nodiscard]] std::optional<kind> kind_ending(std::uint32_t end) const {
    std::optional<kind> longest;
    for (std::uint32_t n = 1; n <= longest_phrase + 1 && n <= end; ++n) {
      const std::uint32_t first = end - n;
      if (r_.words[first].digits || (n > 1 && !r_.tied(first))) break;
      if (const auto found = lexicon::get().list(kinds_).find(r_.canonical(first, end)); !found.empty())
        longest = kind{first, type_of(static_cast<char>(found.front())), found.front() == 'd'};
    }
    return longest;
  }
  static entity_type type_of(char letter) {
    switch (letter) {
      case 'e':
        return entity_type::event;
      case 'g':
        return entity_type::place;
      case 'l':
        return entity_type::law;
      case 'o':
        return entity_type::organization;
      case 'd':
      case 'p':
        return entity_type::product;
      default:
        return entity_type::work;
    }
  }
  // The noun that a verb of naming at word `end` hangs on. English ends a phrase with it; Vietnamese and French let what is
  // said of it follow, also whose it is: "tên lửa của Iran | mang tên".
  [[nodiscard]] std::optional<entity_type> noun_before(std::uint32_t end) const {
    constexpr std::uint32_t reach = 6;  // words
    if (end == 0 || !joined(end)) return std::nullopt;
    for (std::uint32_t k = end; k > 0 && k + reach > end; --k) {
      if (k < end && !r_.tied(k - 1)) break;
      if (const auto noun = kind_ending(k); noun && !owner(noun->first)) return noun->type;
      if (english_) break;
    }
    return std::nullopt;
  }
  // "của | nhóm", "d'un | groupe": whether the noun at word i says whose the thing is.
  [[nodiscard]] bool owner(std::uint32_t i) const {
    if (english_ || i == 0 || !r_.tied(i - 1)) return false;
    const auto is = [&](std::uint32_t k, std::initializer_list<std::string_view> words) {
      return std::find(words.begin(), words.end(), r_.words[k].canonical) != words.end();
    };
    if (i > 1 && r_.tied(i - 2) && is(i - 1, {"một", "un", "une", "le", "la", "l"})) --i;
    return is(i - 1, {"của", "bởi", "trong", "cho", "de", "du", "d"});
  }
};

}  // namespace

bool follows_in_clause(const reading& r, std::uint32_t i) {
  return i > 0 && slice(r.text, {r.words[i - 1].range.end, r.words[i].range.begin}).find_first_of(".,:;!?()\n") ==
                      std::string_view::npos;
}

std::optional<entity_type> told_type(const reading& r, std::uint32_t i) { return naming(r).type_at(i); }

void told_types(const reading& r, std::vector<span>& spans) {
  const naming told(r);
  for (span& s : spans)
    if (s.id.empty() && !s.adjective && s.source != span_source::dictionary && s.source != span_source::grammar &&
        s.first > 0 && r.words[s.first].before == gap::space)
      if (const auto type = told.type_unquoted(s.first)) s.type = *type, s.typed = true;
}

}  // namespace allonym::text
