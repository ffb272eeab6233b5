// Acronyms: those that a text introduces in brackets, and those that the initials of a name of the text spell.
#include "document/clusters.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "names/syllable.hpp"

namespace allonym::text {
namespace {

using names::word;

// "C04", "PA05": a department by letter and number.
bool numbered(const word& w) {
  return w.capital && w.folded.size() >= 2 &&
         std::all_of(w.folded.begin() + 1, w.folded.end(), [](char c) { return c >= '0' && c <= '9'; });
}
bool has_two_capitals(std::string_view s) {
  int n = 0;
  for (const char c : s) n += c >= 'A' && c <= 'Z';
  return n >= 2 && static_cast<std::size_t>(n) * 2 > s.size();  // not McLaren
}
bool spells_from(const std::vector<word>& words, std::size_t at, std::string_view letters, bool spare) {
  if (at == words.size()) return letters.empty();
  const std::string& w = words[at].folded;
  const bool part_of_viet_nam = at > 0 && w == "nam" && words[at - 1].folded == "viet";
  if ((w.size() <= 3 || !words[at].capital || part_of_viet_nam) && at > 0 && !words[at].upper &&
      spells_from(words, at + 1, letters, spare))
    return true;
  if (w.empty() || letters.empty() || w[0] != letters[0]) return false;
  if (words[at].upper && letters.substr(0, w.size()) == w && spells_from(words, at + 1, letters.substr(w.size()), spare))
    return true;
  if (spells_from(words, at + 1, letters.substr(1), spare)) return true;
  return spare && letters.size() >= 2 && words[at].capital && w.find(letters[1], 1) != std::string::npos &&
         spells_from(words, at + 1, letters.substr(2), false);
}
// Whether the letters abbreviate the words: the first letter of each word in order, or all of one that is an acronym itself
// (NFL Players Association, NFLPA), small words left out or not, and one letter more from inside a word (Southeastern …,
// SEPTA).
bool spells(const std::vector<word>& words, std::string_view letters) {
  if (std::any_of(words.begin(), words.end(), [&](const word& w) { return w.folded == letters; })) return false;  // BBC One
  return letters.size() >= 2 && words.size() >= 2 && words.size() <= 16 &&
         spells_from(words, 0, letters, letters.size() >= 4 && words.size() >= 3);
}

// "Ngân hàng TNHH MTV Đại Dương (OceanBank)": what an organisation calls itself in other letters than Vietnamese ones.
bool brand(const clusters& c, std::uint32_t i) {
  const mention& m = c.doc.mentions[i];
  const bool organisations = c.doc.mentions[i - 1].type == entity_type::organization && m.type == entity_type::organization;
  return c.doc.lang.same_primary("vi") && organisations && c.names[i].words[0].capital &&
         !names::is_vietnamese_syllable(c.names[i].words[0].canonical) && c.doc.text.substr(m.range.end, 1) == ")";
}
// "bão số 10 (Bualoi)"
bool storm(const clusters& c, std::uint32_t i) {
  const auto& words = c.names[i].words;
  return c.doc.mentions[i].type == entity_type::event && words.size() >= 2 && words.back().digits &&
         c.doc.mentions[i + 1].type != entity_type::place && c.doc.text.substr(c.doc.mentions[i + 1].range.end, 1) == ")";
}

}  // namespace

// An acronym that the text itself introduces means that, whatever dictionaries say.
void bound_acronyms(clusters& c) {
  std::map<std::string, std::vector<std::uint32_t>> by_name;
  for (std::uint32_t k = 0; k < c.count(); ++k)
    if (c.names[k].words.size() == 1) by_name[c.names[k].canonical].push_back(k);
  std::set<std::string> bound;
  for (std::uint32_t i = 0; i + 1 < c.count(); ++i) {
    const std::string_view gap = c.between(i, i + 1);
    mention& m = c.doc.mentions[i + 1];
    if ((gap != " (" && gap != "(") || m.id.empty() || c.names[i + 1].words.size() != 1 || m.id == c.doc.mentions[i].id)
      continue;
    // "Bộ Thương mại Mỹ (DOC)": the letters are of another language, and of a thing of another kind elsewhere.
    const mention& full = c.doc.mentions[i];
    const bool foreign_letters = (!full.ambiguous || full.id.empty()) && (!full.id.empty() || c.names[i].words.size() >= 4) &&
                                 full.type != m.type && full.type != entity_type::person && full.type != entity_type::place &&
                                 m.type != entity_type::place && c.names[i].words.size() >= 2 &&
                                 c.names[i + 1].words[0].upper && c.doc.text.substr(m.range.end, 1) == ")";
    if (!spells(c.names[i].words, c.names[i + 1].key) && !foreign_letters) continue;
    const std::string id = c.doc.mentions[i].id;
    if (!bound.insert(c.names[i + 1].canonical + '\n' + id + '\n' + std::string(to_string(c.doc.mentions[i].type))).second)
      continue;
    for (const std::uint32_t k : by_name[c.names[i + 1].canonical])
      c.doc.mentions[k].id = id, c.doc.mentions[k].type = c.doc.mentions[i].type;
  }
}

// "Công ước … (UNCLOS)": the acronym in brackets is a name of what stands before it.
void acronyms_in_brackets(clusters& c) {
  for (std::uint32_t i = 0; i + 1 < c.count(); ++i) {
    const std::string_view gap = c.between(i, i + 1);
    if (gap != " (" && gap != "(" && gap != "'s (" && gap != "’s (") continue;
    const auto& words = c.names[i + 1].words;
    if (words.size() != 1) continue;
    const bool sentence_case =
        words[0].capital && words[0].folded.size() >= 3 && spells(c.names[i].words, words[0].folded);  // Cnes, Unesco
    mention& short_form = c.doc.mentions[i + 1];
    const mention& full = c.doc.mentions[i];
    if (!(words[0].upper || sentence_case || numbered(words[0]) || has_two_capitals(slice(c.doc.text, short_form.range)) ||
          brand(c, i + 1) || storm(c, i)))
      continue;
    if (full.adjective || c.names[i].words.size() < 2) continue;
    if (!short_form.id.empty() && !full.id.empty() && short_form.id != full.id && !short_form.ambiguous && !full.ambiguous)
      continue;
    if (full.type == entity_type::place && short_form.type == entity_type::place && short_form.id != full.id &&
        !short_form.id.empty())
      continue;
    const bool spelled = spells(c.names[i].words, words[0].folded);
    if (!spelled && short_form.type == entity_type::place && !short_form.id.empty() && full.type != entity_type::place)
      continue;                                                  // Đại học Hoa Sen (TPHCM)
    if (!spelled && full.type == entity_type::person) continue;  // Bích Huệ (TTXVN)
    if (!spelled && full.type == entity_type::place && !full.id.empty() && short_form.type != entity_type::place)
      continue;  // Viện … Tây Nguyên (WASI)
    c.join(i, i + 1);
    if (short_form.id.empty() || short_form.ambiguous) {
      short_form.type = full.type;
      short_form.id = full.id;
      short_form.ambiguous = full.ambiguous;
    }
  }
}

// An acronym of a name of the text, whatever else dictionaries call so, unless the text has that too.
void initials(clusters& c) {
  std::map<char, std::vector<std::uint32_t>> full;  // by first letter, each name once
  std::set<std::string> seen;
  std::map<std::string_view, std::uint32_t> spelled_out;  // mentions of more than one word, by dictionary entity
  for (std::uint32_t k = 0; k < c.count(); ++k) {
    const mention& m = c.doc.mentions[k];
    if (c.names[k].words.size() < 2 || m.adjective) continue;
    if (!m.id.empty()) ++spelled_out[m.id];
    if (m.type == entity_type::person && m.typed) continue;
    if (auto& list = full[c.names[k].key.empty() ? ' ' : c.names[k].key[0]];
        list.size() < most_bearers && seen.insert(c.names[k].key).second)
      list.push_back(k);
  }
  for (std::uint32_t i = 0; i < c.count(); ++i) {
    const auto& w = c.names[i].words;
    mention& m = c.doc.mentions[i];
    if (w.size() != 1 || !w[0].upper || w[0].folded.size() < 3 ||
        (!m.id.empty() && (spelled_out[m.id] > 0 || m.type == entity_type::place)))
      continue;
    for (const std::uint32_t k : full[w[0].folded[0]]) {
      if (!spells(c.names[k].words, w[0].folded)) continue;
      if (c.doc.mentions[k].type == entity_type::person) c.doc.mentions[k].type = entity_type::organization;
      m.type = c.doc.mentions[k].type;
      m.id = c.doc.mentions[k].id;
      c.join(k, i);
      break;
    }
  }
}

}  // namespace allonym::text
