#include "names/lexicon.hpp"

#include "ground/embedded.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "names/countries.hpp"
#include "names/script_words.hpp"
#include "names/syllable.hpp"
#include "names/words.hpp"

namespace allonym::names {
namespace {

constexpr std::array<std::string_view, word_list_count> paths{
    "en/administrative.txt",
    "en/aliases.txt",
    "en/ambiguous.txt",
    "en/bylines.txt",
    "en/calendar.txt",
    "en/common.txt",
    "en/complete.txt",
    "en/conjunctions.txt",
    "en/cues.txt",
    "en/dated.txt",
    "en/deeds.txt",
    "en/determiners.txt",
    "en/fillers.txt",
    "en/firms.txt",
    "en/former.txt",
    "en/frequent.txt",
    "en/inside.txt",
    "en/kinds.txt",
    "en/links.txt",
    "en/makers.txt",
    "en/matter_links.txt",
    "en/matters.txt",
    "en/naming.txt",
    "en/numbered.txt",
    "en/occasions.txt",
    "en/openers.txt",
    "en/outside.txt",
    "en/parts.txt",
    "en/play.txt",
    "en/possessives.txt",
    "en/postnominals.txt",
    "en/posts.txt",
    "en/prepositions.txt",
    "en/press.txt",
    "en/relations.txt",
    "en/routes.txt",
    "en/scales.txt",
    "en/schools.txt",
    "en/several.txt",
    "en/shared.txt",
    "en/sport.txt",
    "en/surnames.txt",
    "en/town_cues.txt",
    "en/where.txt",
    "fr/aliases.txt",
    "fr/apposed.txt",
    "fr/breaks.txt",
    "fr/bylines.txt",
    "fr/calendar.txt",
    "fr/common.txt",
    "fr/conjunctions.txt",
    "fr/cues.txt",
    "fr/divisions.txt",
    "fr/fillers.txt",
    "fr/former.txt",
    "fr/frequent.txt",
    "fr/hyphenated.txt",
    "fr/indefinite.txt",
    "fr/inside.txt",
    "fr/kinds.txt",
    "fr/links.txt",
    "fr/naming.txt",
    "fr/numbered.txt",
    "fr/outside.txt",
    "fr/play.txt",
    "fr/posts.txt",
    "fr/relations.txt",
    "fr/several.txt",
    "fr/sources.txt",
    "fr/sport.txt",
    "fr/town_cues.txt",
    "fr/where.txt",
    "vi/across_commas.txt",
    "vi/acts.txt",
    "vi/aliases.txt",
    "vi/baptismal.txt",
    "vi/breaks.txt",
    "vi/bylines.txt",
    "vi/calendar.txt",
    "vi/causes.txt",
    "vi/common.txt",
    "vi/complete.txt",
    "vi/conjunctions.txt",
    "vi/counted.txt",
    "vi/cues.txt",
    "vi/deeds.txt",
    "vi/directions.txt",
    "vi/divisions.txt",
    "vi/families.txt",
    "vi/family_names.txt",
    "vi/fillers.txt",
    "vi/firms.txt",
    "vi/former.txt",
    "vi/frequent.txt",
    "vi/given_names.txt",
    "vi/inside.txt",
    "vi/kinds.txt",
    "vi/led.txt",
    "vi/levels.txt",
    "vi/lines.txt",
    "vi/links.txt",
    "vi/makers.txt",
    "vi/middle_names.txt",
    "vi/namesakes.txt",
    "vi/naming.txt",
    "vi/numbered.txt",
    "vi/outside.txt",
    "vi/person_cues.txt",
    "vi/place_classifiers.txt",
    "vi/play.txt",
    "vi/posts.txt",
    "vi/relations.txt",
    "vi/sessions.txt",
    "vi/several.txt",
    "vi/sino_surnames.txt",
    "vi/sources.txt",
    "vi/sport.txt",
    "vi/subject_links.txt",
    "vi/title_ends.txt",
    "vi/town_cues.txt",
    "vi/verbs.txt",
    "vi/where.txt",
    "vi/work_classifiers.txt",
    "und/abbreviations.txt",
    "und/chinese_surnames.txt",
    "und/clergy.txt",
    "und/closing_abbreviations.txt",
    "und/clubs.txt",
    "und/family_names.txt",
    "und/generations.txt",
    "und/given_names.txt",
    "und/kin_in_firms.txt",
    "und/korean_surnames.txt",
    "und/lettered.txt",
    "und/name_prefixes.txt",
    "und/pairs.txt",
    "und/particles.txt",
    "und/provinces.txt",
    "und/regions.txt",
    "und/ship_prefixes.txt",
    "und/units.txt",
    "und/nicknames.tsv",
};
constexpr std::size_t concept_tables = 5;
constexpr std::size_t table_count = concept_tables + word_list_count;

enum class key_form : std::uint8_t { canonical, listed, folded };

std::string phrase_of(std::string_view text, key_form form) {
  std::string phrase;
  for (const word& w : split_words(text)) {
    if (!phrase.empty()) phrase += ' ';
    phrase += form == key_form::folded ? w.folded : form == key_form::listed ? list_spelling(w.canonical) : w.canonical;
  }
  return phrase;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

template <class F>
void for_each_line(std::string_view text, F&& f) {
  std::size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (!line.empty() && line.front() != '#') f(number, line);
  }
}

bool parse_role(std::string_view text, concept_entry& e) {
  const std::size_t colon = text.find(':');
  const std::string_view role = text.substr(0, colon);
  std::string_view detail = colon == std::string_view::npos ? std::string_view{} : text.substr(colon + 1);
  constexpr std::array<std::string_view, 8> roles{"head",    "modifier", "generic", "qualifier",
                                                  "numeral", "title",    "rank",    "honorific"};
  const auto* const found = std::find(roles.begin(), roles.end(), role);
  if (found == roles.end()) return false;
  e.role = static_cast<concept_role>(found - roles.begin());
  if (constexpr std::string_view loose = ":loose"; e.role == concept_role::head && detail.ends_with(loose)) {
    detail.remove_suffix(loose.size());
    e.loose = true;
  }
  if (detail.empty()) return e.role != concept_role::head;
  if (detail == "m" || detail == "f") {
    e.sex = detail[0];
    return true;
  }
  const auto type = parse_entity_type(detail);
  if (!type) return false;
  e.type = *type;
  e.typed = true;
  return true;
}

std::uint32_t pack(const concept_entry& e) {
  return static_cast<std::uint32_t>(e.role) | std::uint32_t{e.weight} << 8 | static_cast<std::uint32_t>(e.type) << 16 |
         (e.loose ? 1U : 0U) << 22 | (e.typed ? 1U : 0U) << 23 |
         static_cast<std::uint32_t>(static_cast<unsigned char>(e.sex)) << 24;
}

using phrases = std::map<std::string, std::vector<std::uint32_t>>;

void add(phrases& table, const std::string& key, std::uint32_t id) {
  if (key.empty()) return;
  auto& ids = table[key];
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

// The initials of the variants of a cell, split by spaces; of a concept of one or two words, of the best ones.
std::string initials_of(std::string_view cell, bool phrase) {
  constexpr std::size_t most = 4, best = 3;  // letters; variants
  std::set<std::string> all;
  std::vector<std::string_view> variants = split(cell, '|');
  if (!phrase && variants.size() > best) variants.resize(best);
  for (const std::string_view variant : variants) {
    std::string letters;
    for (const word& w : split_words(variant))
      if (!is_link(w.folded) && !w.folded.empty() && w.folded[0] >= 'a' && w.folded[0] <= 'z') letters += w.folded[0];
    if (!letters.empty() && letters.size() <= most) all.insert(letters);
  }
  std::string out;
  for (const std::string& letters : all) append_word(out, letters);
  return out;
}

bool of_other_scripts(const lexicon_source& source) { return source.path.find("lexicon/scripts/") != std::string::npos; }

// Rows "en zh ja ko ru ar": words of other scripts for the concepts of English variants, or for a country.
void add_other_scripts(const lexicon_source& source, std::array<phrases, concept_tables>& concepts,
                       std::vector<std::string>& problems) {
  bool header = true;
  for_each_line(source.text, [&](std::size_t number, std::string_view line) {
    const auto cells = split(line, '\t');
    if (std::exchange(header, false)) return;
    std::vector<std::uint32_t> ids;
    for (const std::string_view variant : split(cells[0], '|')) {
      const std::string phrase = phrase_of(variant, key_form::folded);
      const auto found = concepts[1].find(phrase);
      if (found != concepts[1].end()) ids.insert(ids.end(), found->second.begin(), found->second.end());
      else if (const std::uint32_t country = latin_country(phrase).id; country != 0) ids.push_back(country);
      else
        problems.push_back(source.path + ":" + std::to_string(number) + ": '" + std::string(variant) +
                           "' is no concept and no country");
    }
    for (std::size_t i = 1; i < cells.size(); ++i)
      for (const std::string_view variant : split(cells[i], '|'))
        for (const std::uint32_t id : ids) add(concepts[4], level_phrase(variant), id);
  });
}

}  // namespace

std::string_view path_of(word_list list) noexcept { return paths[static_cast<std::size_t>(list)]; }

lexicon::lexicon(std::string_view image) noexcept {
  std::uint32_t sizes[table_count + 1];
  if (image.size() < sizeof sizes) return;
  std::memcpy(sizes, image.data(), sizeof sizes);
  std::size_t at = sizeof sizes;
  concept_count_ = sizes[0];
  if (std::uint64_t{concept_count_} * 4 > image.size() - at) {
    concept_count_ = 0;
    return;
  }
  entries_ = reinterpret_cast<const std::uint32_t*>(image.data() + at);
  at += std::size_t{concept_count_} * 4;
  for (std::size_t i = 0; i < table_count; ++i) {
    if (sizes[i + 1] > image.size() - at) return;
    const ground::phrase_table table(image.substr(at, sizes[i + 1]));
    if (i < concept_tables) concepts_[i] = table;
    else lists_[i - concept_tables] = table;
    at += sizes[i + 1];
  }
  const std::size_t offsets = (std::size_t{concept_count_} * languages + 1) * 4;
  if (offsets > image.size() - at) return;
  initials_at_ = reinterpret_cast<const std::uint32_t*>(image.data() + at);
  initials_ = image.substr(at + offsets);
}

std::string_view lexicon::initials(std::uint32_t id, std::size_t language) const noexcept {
  if (id >= concept_count_ || language >= languages || initials_at_ == nullptr) return {};
  const std::uint32_t* at = initials_at_ + std::size_t{id} * languages + language;
  return at[0] <= at[1] && at[1] <= initials_.size() ? initials_.substr(at[0], at[1] - at[0]) : std::string_view{};
}

const lexicon& lexicon::get() {
  static const lexicon the(ground::embedded_lexicon());
  return the;
}

concept_entry lexicon::entry(std::uint32_t id) const noexcept {
  if (id >= concept_count_) return {};
  const std::uint32_t bits = entries_[id];
  concept_entry e;
  e.role = static_cast<concept_role>(bits & 0xFF);
  e.weight = static_cast<std::uint8_t>(bits >> 8 & 0xFF);
  e.type = static_cast<entity_type>(bits >> 16 & 0x3F);
  e.loose = (bits >> 22 & 1) != 0;
  e.typed = (bits >> 23 & 1) != 0;
  e.sex = static_cast<char>(bits >> 24);
  return e;
}

const ground::phrase_table& lexicon::table(language lang) const noexcept {
  static const ground::phrase_table none;
  if (lang.same_primary("vi")) return concepts_[0];
  if (lang.same_primary("en")) return concepts_[1];
  if (lang.same_primary("fr")) return concepts_[2];
  return none;
}

std::string compile_lexicon(const std::vector<lexicon_source>& tables, const std::vector<lexicon_source>& lists,
                            std::vector<std::string>& problems) {
  struct row {
    concept_entry entry;
    std::array<std::string, 3> cells;  // vi, en, fr
  };
  std::vector<row> rows;
  for (const lexicon_source& source : tables) {
    if (of_other_scripts(source)) continue;
    bool header = true;
    for_each_line(source.text, [&](std::size_t number, std::string_view line) {
      const auto complain = [&](std::string_view what) {
        problems.push_back(source.path + ":" + std::to_string(number) + ": " + std::string(what));
      };
      const auto cells = split(line, '\t');
      if (header) {
        header = false;
        if (cells.size() < 5 || cells[0] != "role") complain("expected the header: role weight vi en fr");
        return;
      }
      row r;
      if (cells.size() < 5 || (cells.size() > 5 && cells[5].substr(0, 1) != "#"))
        return complain("expected five columns, then perhaps # why");
      if (!parse_role(cells[0], r.entry)) return complain("unknown role '" + std::string(cells[0]) + "'");
      if (cells[1].size() != 1 || cells[1][0] < '1' || cells[1][0] > '9') return complain("expected a weight from 1 to 9");
      r.entry.weight = static_cast<std::uint8_t>(cells[1][0] - '0');
      for (std::size_t i = 0; i < 3; ++i) r.cells[i] = std::string(cells[2 + i]);
      rows.push_back(std::move(r));
    });
  }
  std::sort(rows.begin(), rows.end(), [](const row& a, const row& b) {
    return std::make_tuple(std::cref(a.cells), pack(a.entry)) < std::make_tuple(std::cref(b.cells), pack(b.entry));
  });

  std::array<phrases, concept_tables> concepts;
  std::vector<std::uint32_t> entries;
  for (const row& r : rows) {
    const auto id = static_cast<std::uint32_t>(entries.size());
    entries.push_back(pack(r.entry));
    for (std::size_t l = 0; l < 3; ++l)
      for (const std::string_view variant : split(r.cells[l], '|')) {
        add(concepts[l], phrase_of(variant, l == 0 ? key_form::listed : key_form::folded), id);
        if (l == 0) add(concepts[3], phrase_of(variant, key_form::folded), id);
      }
  }

  for (const lexicon_source& source : tables)
    if (of_other_scripts(source)) add_other_scripts(source, concepts, problems);

  std::array<phrases, word_list_count> words;
  for (const lexicon_source& source : lists) {
    const auto* const found = std::find_if(paths.begin(), paths.end(), [&](std::string_view p) {
      return source.path.size() >= p.size() && source.path.compare(source.path.size() - p.size(), p.size(), p) == 0;
    });
    if (found == paths.end()) continue;
    phrases& table = words[static_cast<std::size_t>(found - paths.begin())];
    const bool groups = found->ends_with("nicknames.tsv");
    for_each_line(source.text, [&](std::size_t number, std::string_view line) {
      const auto cells = split(line, '\t');
      if (groups) {
        for (const std::string_view variant : split(cells[0], '|')) {
          std::string form = phrase_of(variant, key_form::canonical);
          std::erase(form, ' ');
          add(table, form, static_cast<std::uint32_t>(number));
        }
      } else {
        const bool marked = cells.size() > 1 && cells[1].size() == 1;
        add(table, phrase_of(cells[0], key_form::canonical), marked ? static_cast<std::uint32_t>(cells[1][0]) : 0U);
        // Papers in other languages drop the marks of family names.
        if (found->ends_with("family_names.txt") && found->starts_with("vi/"))
          add(table, phrase_of(cells[0], key_form::folded).insert(0, 1, '~'), 0U);
      }
    });
  }

  std::string body(reinterpret_cast<const char*>(entries.data()), entries.size() * 4);
  std::vector<std::uint32_t> sizes{static_cast<std::uint32_t>(entries.size())};
  const auto append = [&](const phrases& table) {
    const std::string image = ground::phrase_table::compile(table);
    sizes.push_back(static_cast<std::uint32_t>(image.size()));
    body += image;
  };
  for (const phrases& table : concepts) append(table);
  for (const phrases& table : words) append(table);
  std::vector<std::uint32_t> at{0};
  std::string initials;
  for (const row& r : rows)
    for (const std::string& cell : r.cells) {
      initials += initials_of(cell, split_words(split(r.cells[0], '|').front()).size() > 2);
      at.push_back(static_cast<std::uint32_t>(initials.size()));
    }
  body.append(reinterpret_cast<const char*>(at.data()), at.size() * 4);
  body += initials;
  return std::string(reinterpret_cast<const char*>(sizes.data()), sizes.size() * 4) + body;
}

}  // namespace allonym::names
