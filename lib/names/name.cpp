// Names prepared for comparison.
#include <allonym/name.hpp>

#include "ground/unicode.hpp"
#include "names/forms.hpp"
#include "names/han.hpp"
#include "names/lexicon.hpp"
#include "names/marks.hpp"
#include "names/name_words.hpp"
#include "names/normalize.hpp"
#include "names/numerals.hpp"
#include "names/palladius.hpp"
#include "names/prepared.hpp"
#include "names/romanize.hpp"
#include "names/sounds.hpp"
#include "names/syllable.hpp"
#include "names/symbols.hpp"

#include <algorithm>
#include <iterator>

namespace allonym {
namespace names {
namespace {

#include "data/tables/particles.inc"

using ground::next_code_point;
using ground::script;

constexpr word_index particle_index(particles);

bool is_particle(std::string_view letters, std::uint32_t hash) noexcept {
  return particle_index.find(letters, hash) != particle_index.none;
}

constexpr std::uint32_t letter_bit(char c) noexcept { return c >= 'a' && c <= 'z' ? 1U << (c - 'a') : 1U << 26; }

class preparation {
public:
  preparation(std::string_view text, const name_options& options, name::prepared& out) : out_(out) {
    out_.text = text;
    out_.lang = options.lang;
    out_.type = options.type;
    normalize(text, normal_level::canonical, form_);
    out_.canonical = form_.text;
    out_.parts.reserve(8);
    out_.letters.reserve(form_.text.size() + 8);
    split();
    fold();
    judge_language();
    if (typed()) take_keystrokes_out();
    chains();
    out_.codes.reserve(out_.letters.size());
    out_.plain.reserve(out_.letters.size());
    for (part& p : out_.parts) describe(p);
    patronymics();
    find_symbols(out_);
    if (std::any_of(out_.parts.begin(), out_.parts.end(), [](const part& p) { return p.writing == script::cyrillic; }))
      out_.pinyin = pinyin_of_russian(out_);
    for (part& p : out_.parts) {
      out_.mask |= p.mask;
      out_.sound |= p.sound;
      p.nicknames = lexicon::get().list(word_list::nicknames).find(out_.canonical_of(p));
    }
  }

private:
  void split() {
    const std::string_view text = form_.text;
    std::size_t end_of_last = 0;
    bool apart = true, comma = false;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t next = at;
      const char32_t c = next_code_point(text, next);
      if (!name_character(c)) {
        if (c == U',' || c == 0x3001 || c == 0x60C) comma = true;
        if (c != U'-' && c != U'\'') apart = true;
        at = next;
        continue;
      }
      std::size_t end = dotted(text, at);
      const bool abbreviation = end != 0;
      if (!abbreviation) end = name_word_end(text, at, next, c);
      const bool glued = !apart && at != 0 && end_of_last != 0;
      add(at, end, abbreviation, glued, comma);
      end_of_last = end;
      apart = false;
      comma = false;
      at = end;
    }
  }

  // "a.b.c.", "j.r." as one word: single letters with full stops between.
  static std::size_t dotted(std::string_view text, std::size_t at) noexcept {
    std::size_t letters = 0, end = 0;
    while (at < text.size()) {
      std::size_t next = at;
      const char32_t c = next_code_point(text, next);
      if (!ground::is_letter(c) || single_character(c)) break;
      const bool stop = next < text.size() && text[next] == '.';
      if (!stop) {
        std::size_t after = next;
        if (letters < 2 || (next < text.size() && name_character(next_code_point(text, after)))) break;
        return next;
      }
      ++letters;
      at = end = next + 1;
    }
    return letters >= 2 ? end : 0;
  }

  void add(std::size_t at, std::size_t end, bool abbreviation, bool glued, bool comma) {
    if (out_.parts.size() == most_parts) {
      out_.parts.back().range.end = form_.origin[end];
      return;
    }
    part p;
    p.range = {form_.origin[at], form_.origin[end]};
    if (abbreviation) p.range.end = form_.origin[end];
    p.canonical_at = static_cast<std::uint16_t>(std::min<std::size_t>(at, 0xFFFF));
    p.canonical_size = static_cast<std::uint16_t>(std::min<std::size_t>(end - at, 0xFFFF - p.canonical_at));
    std::size_t first = at;
    p.writing = ground::script_of(next_code_point(form_.text, first));
    if (glued) p.flags |= part_glued;
    if (comma) p.flags |= part_comma;
    if (abbreviation) p.flags |= part_upper;
    p.at = static_cast<std::uint16_t>(std::min<std::size_t>(out_.letters.size(), 0xFFFF));
    const std::string_view word = std::string_view(form_.text).substr(at, end - at);
    if (p.writing == script::other && word.front() >= '0' && word.front() <= '9') p.writing = script::latin;
    if (!romanize(word, p.writing, out_.letters)) romanize(word, script::latin, out_.letters);
    if (out_.letters.size() > 0xFFFF) out_.letters.resize(0xFFFF);
    p.size = static_cast<std::uint16_t>(out_.letters.size() - p.at);
    if (uppercase(p.range)) p.flags |= part_upper;
    out_.parts.push_back(p);
    expect(word, out_.letters_of(p));
  }

  // Tables larger than the caches are asked for every word: what they will read is fetched while the words are split and
  // folded.
  void expect(std::string_view canonical, std::string_view letters) const noexcept {
    const lexicon& words = lexicon::get();
    const language vi("vi"), fr("fr"), en("en");
    const std::uint32_t whole = hash_of(canonical);
    words.list(word_list::nicknames).expect(whole);
    if (out_.lang.same_primary(vi) || (!out_.lang.known() && canonical.size() != letters.size())) words.table(vi).expect(whole);
    if (out_.lang.same_primary(vi)) return;
    const std::uint32_t folded = hash_of(letters);
    words.table(out_.lang.same_primary(fr) ? fr : en).expect(folded);
    words.list(word_list::en_common).expect(folded);
  }

  bool uppercase(byte_range r) const noexcept {
    const std::string_view word = slice(out_.text, r);
    std::size_t upper = 0;
    for (std::size_t at = 0; at < word.size();) {
      const char32_t c = next_code_point(word, at);
      if (ground::is_lower(c)) return false;
      upper += ground::is_upper(c);
    }
    return upper >= 2;
  }

  void fold() {
    normalize(out_.canonical, normal_level::folded, form_);
    out_.folded = form_.text;
  }

  void judge_language() {
    std::size_t syllables = 0, latin = 0;
    bool marked = false;
    for (part& p : out_.parts) {
      if (p.writing != script::latin) continue;
      const std::string_view canonical = out_.canonical_of(p);
      const bool has_marks = canonical.size() != p.size;
      if (has_marks) p.flags |= part_marked;
      if (p.size > 1 || has_marks) {
        ++latin;
        if (is_vietnamese_syllable(canonical)) {
          p.flags |= part_syllable;
          ++syllables;
          marked |= has_marks;
        }
      }
    }
    const bool known = out_.lang.known();
    out_.vietnamese = out_.lang.same_primary(language("vi")) || (!known && marked && syllables * 2 > latin);
    syllables_only_ = out_.vietnamese && marked && syllables == out_.parts.size();
  }

  // Whether every word is a Vietnamese syllable, or one with Telex or VNI keystrokes left in it and nothing else.
  bool typed() const {
    if (out_.parts.size() < 2 || !(out_.vietnamese || !out_.lang.known())) return false;
    std::size_t odd = 0;
    for (const part& p : out_.parts) {
      if (p.writing != script::latin || (p.flags & part_glued) != 0) return false;
      odd += (p.flags & part_syllable) == 0;
    }
    if (odd == 0 || odd == out_.parts.size() || (!out_.vietnamese && out_.parts.size() < 3)) return false;
    return std::all_of(out_.parts.begin(), out_.parts.end(),
                       [this](const part& p) { return (p.flags & part_syllable) != 0 || !meant(p).empty(); });
  }
  // The syllable that a word with keystrokes stands for; empty if it may be a word of its own.
  std::string meant(const part& p) const {
    const std::string_view letters = out_.letters_of(p);
    if ((p.flags & part_marked) != 0 || letters.size() < 3) return {};
    const lexicon& words = lexicon::get();
    for (const word_list list : {word_list::given_names, word_list::family_names, word_list::en_common})
      if (words.contains(list, letters)) return {};
    return without_keystrokes(letters);
  }
  void take_keystrokes_out() {
    for (std::size_t i = 0; i < out_.parts.size(); ++i) {
      part& p = out_.parts[i];
      if ((p.flags & part_syllable) != 0) continue;
      const std::string clean = meant(p);
      const auto shorter = static_cast<std::uint16_t>(p.size - clean.size());
      out_.letters.replace(p.at, p.size, clean);
      p.size = static_cast<std::uint16_t>(clean.size());
      p.flags |= part_typed | part_syllable;
      for (std::size_t k = i + 1; k < out_.parts.size(); ++k)
        out_.parts[k].at = static_cast<std::uint16_t>(out_.parts[k].at - shorter);
    }
  }

  // Syllables of a word spelled by ear; a capital begins a word of its own (Văn hóa-Thông tin).
  void chains() {
    if (!out_.vietnamese) return;
    for (part& p : out_.parts) {
      const std::string_view word =
          slice(out_.text, p.range);  // may be empty: one letter of the text that folds to several words
      std::size_t at = 0;
      if ((p.flags & part_glued) != 0 && !word.empty() && ground::is_lower(next_code_point(word, at))) p.flags |= part_chained;
    }
  }

  void describe(part& p) {
    const std::string_view letters = out_.letters_of(p);
    const std::string_view canonical = out_.canonical_of(p);
    const std::uint32_t hash = hash_of(letters);
    if (p.writing == script::latin) {
      p.hash = hash;
      if ((p.flags & part_syllable) != 0 && letters.back() == 'y')
        p.hash = hash_of(std::string(letters.substr(0, letters.size() - 1)) + 'i');
    } else if (p.writing == script::han) {
      std::size_t at = 0;
      p.hash = static_cast<std::uint32_t>(simplified_form(next_code_point(canonical, at))) * 2654435761U;
    } else {
      std::string folded;
      for (std::size_t at = 0; at < canonical.size();) {
        const std::size_t from = at;
        const std::string_view f = fold_letter(next_code_point(canonical, at));
        folded += f.empty() ? canonical.substr(from, at - from) : f;
      }
      p.hash = hash_of(folded) ^ 0x9E3779B9U;
    }
    for (const char c : letters) p.mask |= letter_bit(c);
    if (out_.parts.size() > 1 &&
        (letters.size() == 1 ||
         (p.writing != script::latin && one_letter(canonical) && p.writing != script::han && p.writing != script::hangul)) &&
        !(letters[0] >= '0' && letters[0] <= '9'))
      p.flags |= part_initial;
    p.number = digits(letters);
    if (p.number < 0 && p.writing == script::latin) {
      const bool last = &p == &out_.parts.back();
      if (letters.size() > 1 ? (p.flags & part_upper) != 0
                             : last && out_.parts.size() > 1 && (letters == "i" || letters == "v" || letters == "x"))
        p.number = roman(letters);
      if (p.number < 0 && (p.flags & part_chained) == 0 && !before_chain(p)) p.number = number_of_word(letters, hash);
    }
    if (p.number >= 0) p.flags |= part_number;
    else judge_generation(p, letters);
    if (out_.vietnamese && (p.flags & part_marked) != 0) p.dialect = dialect_reading(canonical);
    const bool tied =
        out_.vietnamese && ((p.flags & part_glued) != 0 || (&p != &out_.parts.back() && ((&p)[1].flags & part_glued) != 0));
    const bool particle = (p.flags & part_marked) == 0 && is_particle(letters, hash) && !tied && !syllables_only_;
    if (p.writing == script::latin && (particle || vietnamese_link(p, canonical))) p.flags |= part_particle;
    if (p.writing == script::latin && (p.flags & part_syllable) != 0) {
      p.sino = (p.flags & part_marked) != 0 ? sino_syllable(canonical) : no_syllable;
      if (p.sino == no_syllable)
        p.sino = out_.vietnamese && has_marks(out_) ? sino_syllable(canonical) : bare_sino_syllable(letters);
      if (p.sino == no_syllable) p.sino = bare_sino_syllable(letters);
    }
    codes(p, canonical, letters);
    p.info = info_of(p, letters, hash);
  }

  // "Giáo dục | và | Đào tạo": a small word in lower case between two others, with or without its marks.
  bool vietnamese_link(const part& p, std::string_view canonical) const noexcept {
    static constexpr std::string_view links[] = {"các", "của", "cua", "giữa", "những", "ở",
                                                 "tại", "và",  "va",  "với",  "voi",   "về"};
    if (!out_.vietnamese || &p == &out_.parts.front() || &p == &out_.parts.back() ||
        std::find(std::begin(links), std::end(links), canonical) == std::end(links))
      return false;
    const std::string_view word = slice(out_.text, p.range);
    std::size_t at = 0;
    return (p.flags & part_upper) != 0 || (!word.empty() && ground::is_lower(next_code_point(word, at)));
  }

  // After the name it belongs to.
  void judge_generation(part& p, std::string_view letters) const noexcept {
    if (p.writing != script::latin || (out_.type && *out_.type != entity_type::person) ||
        ((p.flags & part_marked) != 0 && out_.vietnamese) || (p.flags & part_chained) != 0)
      return;
    if (&p == &out_.parts.front() || (&p != &out_.parts.back() && (p.flags & part_comma) == 0)) return;
    const int which = generation(letters, out_.vietnamese);
    if (which == 0) return;
    p.flags |= part_generation;
    p.number = which;
  }

  bool before_chain(const part& p) const noexcept { return &p != &out_.parts.back() && ((&p)[1].flags & part_chained) != 0; }

  static bool one_letter(std::string_view canonical) noexcept {
    std::size_t at = 0;
    next_code_point(canonical, at);
    return at == canonical.size();
  }

  void codes(part& p, std::string_view canonical, std::string_view letters) {
    out_.codes.resize(static_cast<std::size_t>(p.at) + p.size);
    std::uint8_t* const code = out_.codes.data() + p.at;
    for (std::size_t i = 0; i < letters.size(); ++i) code[i] = code_of(letters[i]);
    out_.plain.insert(out_.plain.end(), code, code + letters.size());
    if (p.writing == script::latin && (p.flags & part_marked) != 0) {
      std::size_t i = 0;
      for (std::size_t at = 0; at < canonical.size() && i < letters.size(); ++i) {
        const std::uint8_t c = code_of_vietnamese(without_tone(next_code_point(canonical, at)).letter);
        if (c != 0) code[i] = c;
      }
    }
    p.sound = consonants(letters, p.writing, out_.vietnamese);
  }

  std::uint16_t info_of(const part& p, std::string_view letters, std::uint32_t hash) const noexcept {
    if ((p.flags & part_number) != 0) return 700;
    if ((p.flags & part_generation) != 0) return 100;
    if ((p.flags & part_initial) != 0) return 200;
    if (p.writing == script::han || p.writing == script::hangul) return 550;
    if ((p.flags & part_particle) != 0) return 100;
    static constexpr std::uint16_t by_length[] = {100, 200, 350, 500, 700, 850, 950};
    std::uint16_t info = letters.size() < std::size(by_length) ? by_length[letters.size()] : 1000;
    if (out_.type != entity_type::person && p.writing == script::latin && !out_.vietnamese &&
        !lexicon::get().list(word_list::en_common).find(letters, hash).empty())
      info = std::min<std::uint16_t>(info, 500);
    if ((p.flags & part_syllable) != 0 && out_.vietnamese) {
      info = std::min<std::uint16_t>(info, 550);
      const std::string_view canonical = out_.canonical_of(p);
      if (lexicon::get().contains(word_list::vi_family_names, canonical)) info = 350;
      if (canonical == "văn" || canonical == "thị" || canonical == "van" || canonical == "thi") info = 200;
    }
    return info;
  }

  // "-ovich", "-ovna" in the middle or at the end of a name.
  void patronymics() {
    for (std::size_t i = 1; i < out_.parts.size(); ++i) {
      const std::string_view l = out_.letters_of(out_.parts[i]);
      if (l.size() < 7 || (l.back() != 'h' && l.back() != 'a' && l.back() != 'c')) continue;
      for (const std::string_view end :
           {"ovich", "evich", "ovna", "evna", "ovych", "yovych", "ivna", "ivich", "ovitch", "evitch", "evic"})
        if (l.size() > end.size() + 2 && l.substr(l.size() - end.size()) == end) out_.parts[i].flags |= part_patronymic;
    }
  }

  name::prepared& out_;
  normal_form form_;
  bool syllables_only_ = false;  // a Vietnamese name: Nguyễn Du holds no "du"
};

}  // namespace

}  // namespace names

inline namespace v1 {

name::name(std::string_view text, const name_options& options) {
  auto made = std::make_shared<prepared>();
  names::preparation(text, options, *made);
  prepared_ = std::move(made);
}

const std::string& name::text() const noexcept { return prepared_->text; }
const std::string& name::canonical() const noexcept { return prepared_->canonical; }
const std::string& name::folded() const noexcept { return prepared_->folded; }
language name::lang() const noexcept { return prepared_->lang; }
std::optional<entity_type> name::type() const noexcept { return prepared_->type; }

}  // namespace v1
}  // namespace allonym
