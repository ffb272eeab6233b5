// find_mentions: candidates of the dictionaries and the grammars, settled, then what stands beside each name.
#include <allonym/document.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "document/spans.hpp"
#include "names/countries.hpp"
#include "names/syllable.hpp"

namespace allonym {
inline namespace v1 {
namespace {

using names::concept_role;
using names::lexicon;
using names::word_list;
using text::line_style;
using text::reading;
using text::span;
using text::span_source;

// In words. A longer run of capitals is a list or no text at all, and pairs of names are compared in the product of their
// words.
constexpr std::uint32_t longest_name = 64;

// Names found on good grounds, by canonical form; and the words that persons among them are called by alone.
struct known_names {
  std::map<std::string, std::uint32_t> names;
  std::set<std::string> calls;
  std::set<std::string> heads;  // of the names of organisations: "Navy" of the German Navy, "Hải quân" of Hải quân Đức
  std::set<std::string> matters;  // what bodies are for: "Commerce" of the Department of Commerce, but "Construction of" at the
                                  // start of a sentence
  std::set<std::string_view> countries;

  void learn(const reading& r, const span& s) {
    if (names::is_country_id(s.id)) countries.insert(s.id);
    const std::string name = r.canonical(s.first, s.end);
    ++names[name];
    const bool document = s.type == entity_type::law && r.lang.same_primary("vi");  // Tuyên bố chung
    if ((s.type == entity_type::organization || document) && s.size() >= 2) {
      if (r.lang.same_primary("en")) (body_of(r, s) ? matters : heads).insert(r.words[s.end - 1].canonical);
      else if (r.head[s.first].words > 0 && r.head[s.first].words < s.size())
        heads.insert(r.canonical(s.first, s.first + r.head[s.first].words));
      // "l'Assemblée" beside the Assemblée nationale
      if (r.lang.same_primary("fr") && r.head[s.first].words >= 2 && r.words[s.first].capital)
        heads.insert(r.words[s.first].canonical);
    }
    if (s.type != entity_type::person || s.size() < 2 || s.size() > 5) return;
    calls.insert(r.words[s.end - 1].canonical);
    calls.insert(r.canonical(s.end - 2, s.end));
    if (!names::lexicon::get().contains(word_list::vi_family_names, r.words[s.first].canonical))
      calls.insert(r.words[s.first].canonical);
  }
  // Whether a verb in the past stands at word i.
  static bool acts(const reading& r, std::uint32_t i) {
    return i < r.size() && r.tied(i - 1) && !r.words[i].capital &&
           (r.in(word_list::en_deeds, i) || r.words[i].canonical.ends_with("ed"));
  }
  static bool body_of(const reading& r, const span& s) {
    return std::any_of(r.words.begin() + s.first + 1, r.words.begin() + s.end, [](const text::word& w) {
      return !w.capital && lexicon::get().contains(word_list::en_prepositions, w.canonical);
    });
  }
  [[nodiscard]] bool support(const reading& r, const span& s) const {
    const std::string name = r.canonical(s.first, s.end);
    if (s.source == text::span_source::dictionary && !s.id.empty() && s.type == entity_type::place)
      return countries.contains(s.id) && !calls.contains(name);
    const bool called = heads.contains(name) || (matters.contains(name) && (!r.initial[s.first] || acts(r, s.end)));
    return names.contains(name) || calls.contains(name) ||
           ((s.type == entity_type::organization || s.type == entity_type::law || !s.typed) && called);
  }
};

// Whether a word that is also a month or a day is used as one.
bool dated(const reading& r, std::uint32_t i) {
  if (i + 1 < r.size() && r.words[i + 1].digits) return true;
  if (i == 0 || !r.tied(i - 1)) return false;
  return r.words[i - 1].digits || r.in(word_list::en_dated, i - 1);
}

// Keeps of the unsure candidates those that the rest of the text bears out: the same name on better grounds, a person called
// so, or the same capitals twice in running text.
std::vector<span> weigh(const reading& r, std::vector<span> candidates) {
  const auto sure_end = std::stable_partition(candidates.begin(), candidates.end(), [](const span& s) { return !s.unsure; });
  known_names known;
  for (const span& s : text::settle({candidates.begin(), sure_end})) known.learn(r, s);
  std::map<std::string, int> running;
  for (auto s = sure_end; s != candidates.end(); ++s)
    if (r.style[s->first] == line_style::running && !r.initial[s->first]) ++running[r.canonical(s->first, s->end)];
  const auto borne_out = [&](const span& s) {
    if (known.support(r, s)) return true;
    const auto times = running.find(r.canonical(s.first, s.end));
    const bool syllable =
        r.lang.same_primary("vi") && s.size() == 1 && names::is_vietnamese_syllable(r.words[s.first].canonical);
    return times != running.end() && times->second >= 2 && !syllable && (s.source == span_source::run);
  };
  candidates.erase(std::remove_if(sure_end, candidates.end(), [&](const span& s) { return !borne_out(s); }), candidates.end());
  // "Anh | Lò Mu Phong", "Tổ chức": an address word or half of another word that opens a sentence is nobody's name.
  const auto word_of_its_own = [&](std::uint32_t i) {
    if (!r.lang.same_primary("vi") || i + 1 >= r.size() || !r.tied(i)) return false;
    if (r.words[i + 1].capital) return r.initial[i] && r.has_role(r.title[i], concept_role::honorific);
    return r.phrase[i].words >= 2 || names::lexicon::get().contains(word_list::vi_common, r.canonical(i, i + 2));
  };
  // "Sáng 4/6" beside ông Sáng
  const auto day_part = [&](std::uint32_t i) {
    return r.lang.same_primary("vi") && r.in(word_list::vi_breaks, i) && i + 1 < r.size() && r.words[i + 1].digits;
  };
  // "Le | parquet" beside Yannick Le Guellec
  const bool french = r.lang.same_primary("fr");
  const auto article = [&](const std::string& name) {
    return french && names::lexicon::get().contains(word_list::fr_links, name);
  };
  // Names known by now may stand where capitals say nothing.
  for (std::uint32_t i = 0; i < r.size(); ++i) {
    const bool month = !text::capital(r, i) && r.words[i].capital && known.calls.contains(r.words[i].canonical) && !dated(r, i);
    if (!month && (!text::capital(r, i) || (r.style[i] == line_style::running && !r.initial[i]))) continue;
    for (std::uint32_t n = 6; n >= 1; --n) {
      if (i + n > r.size()) continue;
      bool run = true;
      for (std::uint32_t k = 1; k < n && run; ++k) run = r.tied(i + k - 1);
      if (!run) continue;
      const std::string name = r.canonical(i, i + n);
      if (n == 1 && (word_of_its_own(i) || day_part(i))) break;
      const bool call = n <= 2 && known.calls.contains(name) &&
                        (month || (!r.in(word_list::en_common, i) && !r.in(word_list::vi_common, i) && !article(name) &&
                                   !(french && r.always_capital[i] == 0 && r.in(word_list::fr_common, i))));
      if (!known.names.contains(name) && !call) continue;
      span s;
      s.first = i;
      s.end = i + n;
      s.type = entity_type::person;
      s.typed = false;
      s.source = span_source::run;
      candidates.push_back(s);
      break;
    }
  }
  return text::settle(std::move(candidates));
}

// "Chính | Prater", "Wicketkeeper | Dhruv Jurel": the capital of a sentence before a name that the text has elsewhere.
void drop_openers(const reading& r, std::vector<span>& spans) {
  std::set<std::string> inside;  // names of persons, where they open no sentence
  for (const span& s : spans)
    if (!r.initial[s.first] && s.type == entity_type::person) {
      inside.insert(r.canonical(s.first, s.end));
      if (s.size() >= 2) inside.insert(r.canonical(s.end - 1, s.end));
    }
  const bool vi = r.lang.same_primary("vi");
  for (span& s : spans) {
    if (s.size() < 2 || !r.initial[s.first] || s.source == span_source::dictionary || s.source == span_source::quoted ||
        text::is_given_name(r, s.first) || text::is_family_name(r, s.first))
      continue;
    if (s.type == entity_type::event && r.head_type(r.head[s.first]) == entity_type::event) continue;  // Hurricane Odile
    const bool foreign = vi && names::is_vietnamese_syllable(r.words[s.first].canonical) &&
                         !names::is_vietnamese_syllable(r.words[s.first + 1].canonical);
    const bool word = foreign || r.in(word_list::en_common, s.first) || s.size() >= 3;
    if (word && r.always_capital[s.first] == 0 && r.words[s.first + 1].before == text::gap::space &&
        inside.contains(r.canonical(s.first + 1, s.end)))
      ++s.first, s.type = entity_type::person, s.typed = true;
  }
}

// Concepts of the titles that stand beside a mention.
class title_reader {
public:
  title_reader(const reading& r, const std::vector<span>& spans) : r_(r), covered_(r.size(), 0) {
    for (const span& s : spans) std::fill(covered_.begin() + s.first, covered_.begin() + s.end, 1);
  }

  void read(const span& s, mention& m) const {
    before(s, m);
    after(s, m);
  }

private:
  static constexpr std::uint32_t reach = 14;  // words
  const reading& r_;
  std::vector<char> covered_;

  void add(std::uint32_t i, mention& m) const {
    for (const std::uint32_t id : r_.title[i].concepts) {
      const names::concept_entry e = lexicon::get().entry(id);
      if (!names::is_title(e.role)) continue;
      m.titles.push_back({r_.range(i, i + r_.title[i].words), id});
      if (m.sex == gender::unknown && e.sex != 0) m.sex = e.sex == 'm' ? gender::male : gender::female;  // the nearest says it
    }
  }
  // What may stand between a name and its title; articles only where the title stands behind.
  [[nodiscard]] bool filler(std::uint32_t i, bool behind) const {
    if (covered_[i] != 0 || r_.words[i].possessive || r_.phrase[i].words > 0) return true;
    const word_list fillers = names::in_language(r_.lang, word_list::vi_fillers, word_list::fr_fillers, word_list::en_fillers);
    const auto found = lexicon::get().list(fillers).find(r_.words[i].canonical);
    return !found.empty() && (behind || found.front() != 'a');
  }

  void before(const span& s, mention& m) const {
    const word_list conjunctions =
        names::in_language(r_.lang, word_list::vi_conjunctions, word_list::fr_conjunctions, word_list::en_conjunctions);
    std::uint32_t i = s.first;
    std::uint32_t left = reach;
    while (i > 0 && left > 0 && r_.tied(i - 1)) {
      // A title phrase that ends here?
      std::uint32_t n = 0;
      for (std::uint32_t k = 1; k <= 6 && k <= i; ++k)
        if (r_.title[i - k].words == k && covered_[i - k] == 0) n = k;
      if (n > 0) {
        add(i - n, m);
        i -= n;
        left -= std::min(left, n);
        continue;
      }
      // "Thứ trưởng Trần Văn Bình và | ông | Matteo Rossi": an address word opens what is said of a person.
      if (r_.has_role(r_.title[i], concept_role::honorific) && lexicon::get().contains(conjunctions, r_.words[i - 1].canonical))
        break;
      // A modifier phrase may be entered from its end.
      std::uint32_t back = 0;
      for (std::uint32_t k = 1; k <= 5 && k <= i; ++k)
        if (r_.phrase[i - k].words >= k) back = k;
      if (back == 0 && !filler(i - 1, false)) break;
      back = std::max(back, 1U);
      i -= back;
      left -= std::min(left, back);
    }
  }

  void after(const span& s, mention& m) const {
    if (s.end >= r_.size() || r_.words[s.end].before != text::gap::comma || s.type != entity_type::person) return;
    for (std::uint32_t i = s.end, left = 6; i < r_.size() && left > 0; --left) {
      if (i > s.end && !r_.tied(i - 1)) return;
      if (r_.title[i].words > 0 && covered_[i] == 0) {
        add(i, m);
        return;
      }
      if (!filler(i, true)) return;
      i += std::max(1U, r_.phrase[i].words);
    }
  }
};

// "Brigade de recherche | et d'intervention (BRI)": a name runs on to the brackets that hold its initials.
void stretch_to_acronyms(const reading& r, std::vector<span>& spans) {
  for (std::size_t s = 0; s < spans.size(); ++s) {
    span& name = spans[s];
    if (name.type == entity_type::person || name.type == entity_type::place || name.adjective) continue;
    std::uint32_t k = name.end;
    while (k < r.size() && k < name.end + 9 && r.tied(k - 1) && !r.words[k].capital) ++k;
    if (k == name.end || k >= r.size() || r.words[k].before != text::gap::open || !r.words[k].upper ||
        r.text[r.words[k].range.begin - 1] != '(')
      continue;
    if (s + 1 < spans.size() && spans[s + 1].first < k) continue;
    std::size_t spelled = 0;
    const std::string& letters = r.words[k].folded;
    for (std::uint32_t i = name.first; i < k && spelled < letters.size(); ++i)
      if (!r.words[i].folded.empty() && r.words[i].folded[0] == letters[spelled]) ++spelled;
    // "Đạo luật Bảo vệ động vật | có vú biển (MMPA)": the letters of a document may be those of its name elsewhere.
    const bool document = r.lang.same_primary("vi") && name.type == entity_type::law && k <= name.end + 5 &&
                          r.words[k].range.end < r.text.size() && r.text[r.words[k].range.end] == ')';
    if (spelled == letters.size() || document) name.end = k, name.id = {};
  }
}

// "bị cáo Nga", with Mai Thị Tố Nga in the text: the person, not Russia.
void persons_over_places(const reading& r, std::vector<span>& spans) {
  std::set<std::string> calls;
  for (const span& s : spans)
    if (s.type == entity_type::person && s.size() >= 2) calls.insert(r.words[s.end - 1].canonical);
  for (span& s : spans) {
    if (s.type != entity_type::place || s.size() != 1 || !calls.contains(r.words[s.first].canonical)) continue;
    // "Hue said", with Vuong Dinh Hue in the text: places do not speak.
    const bool alone = s.first == 0 || !r.tied(s.first - 1);
    bool addressed =
        alone && r.lang.same_primary("en") && s.end < r.size() && r.tied(s.end - 1) && r.in(word_list::en_deeds, s.end);
    if (alone && !addressed) continue;
    for (std::uint32_t n = 1; n <= 3 && n <= s.first && !alone; ++n) {
      addressed |= r.title[s.first - n].words == n && (r.lang.same_primary("en") ||  // Chairman | Hue
                                                       r.has_role(r.title[s.first - n], concept_role::honorific));
      addressed |=
          r.lang.same_primary("vi") && lexicon::get().contains(word_list::vi_person_cues, r.canonical(s.first - n, s.first));
    }
    if (addressed) s.type = entity_type::person, s.id = {}, s.typed = true;
  }
}

// "Darnell Wayne “Deuce” Pruitt": a nickname in quotation marks stands inside a person's name.
void join_nicknames(const reading& r, std::vector<span>& candidates) {
  constexpr std::uint32_t longest_nickname = 3, longest_side = 4;
  const auto quote = [&](std::uint32_t i) {
    const std::string_view between = slice(r.text, {r.words[i - 1].range.end, r.words[i].range.begin});
    return between.find_first_of("()[],.;:\n") == std::string_view::npos && between.size() <= 5 &&
           between.find(' ') != std::string_view::npos;
  };
  const auto runs_on = [&](std::uint32_t i) { return r.words[i].before == text::gap::space && text::capital(r, i); };
  for (std::uint32_t i = 1; i + 1 < r.size(); ++i) {
    if (r.words[i].before != text::gap::open || r.style[i] != line_style::running || !r.words[i].capital ||
        !text::capital(r, i - 1) || r.words[i - 1].upper || !quote(i))
      continue;
    std::uint32_t close = i + 1;
    while (close < r.size() && close < i + longest_nickname && r.tied(close - 1)) ++close;
    if (close >= r.size() || r.words[close].before != text::gap::close || !text::capital(r, close) || r.words[close].upper ||
        !quote(close))
      continue;
    std::uint32_t first = i - 1, end = close + 1;
    while (first > 0 && first + longest_side > i && runs_on(first) && text::capital(r, first - 1) &&
           r.title[first - 1].words == 0 && !r.initial[first])
      --first;
    while (end < r.size() && end < close + longest_side && runs_on(end)) ++end;
    if (r.title[first].words > 0 && first + 1 < i) ++first;
    span s;
    s.first = first;
    s.end = end;
    s.type = entity_type::person;
    s.source = span_source::person;
    candidates.push_back(s);
  }
}

// "Quang Ngai Province" is Quảng Ngãi: the division of a country that a mention names with nothing but its level; empty if it
// is not so.
std::string division_of(const reading& r, const span& s, const std::vector<inner_name>& inner) {
  if (s.type != entity_type::place || inner.size() != 1 || !inner[0].id.starts_with("iso:") || inner[0].id.size() <= 6)
    return {};
  const bool vietnamese = inner[0].id.starts_with("iso:VN-");
  for (std::uint32_t i = s.first; i < s.end; ++i) {
    const text::word& w = r.words[i];
    if (w.range.begin >= inner[0].range.begin && w.range.end <= inner[0].range.end) continue;
    const auto level = names::lexicon::get().list(word_list::provinces).find(w.folded);
    if (level.empty() || (level.front() == 'v' && !vietnamese)) return {};
  }
  return inner[0].id;
}

// What a name says besides its head and legal form, if it is two capitals or more and not ordinary words only: its words, or
// none.
std::pair<std::uint32_t, std::uint32_t> proper_part(const reading& r, const span& s) {
  std::uint32_t first = s.first, end = s.end;
  const bool head_first = r.head[first].words > 0 && first + r.head[first].words < end;
  while (head_first && first < end && r.head[first].words > 0) {  // Công ty cổ phần Tập đoàn …
    const std::uint32_t next = first + r.head[first].words;
    if (first > s.first && lexicon::get().contains(word_list::vi_divisions, r.canonical(first, next))) return {};  // UBND | xã
    first = next;
  }
  while (!head_first && end > first) {
    if (text::ends_in_company_form(r, first, end)) {
      --end;
      continue;
    }
    std::uint32_t head = end;
    for (std::uint32_t k = end - 1; k > first && k + 4 > end; --k)
      if (r.head[k].words > 0 && k + r.head[k].words == end) head = k;
    if (head == end) break;
    end = head;
  }
  bool own = head_first && text::firm(r, s.first) && end - first >= 3 &&
             names::is_vietnamese_syllable(r.words[first].canonical);  // Công ty | Đông Hưng Phát
  // "Công ty CP Thủy sản | Tân Lộc Phát", "Công ty Hoa lan | Thiên Nga": what a firm is called stands behind its trade.
  if (head_first && text::firm(r, s.first)) {
    std::uint32_t called = end;
    while (called > first && text::capital(r, called - 1) && (called == end || r.words[called].before == text::gap::space))
      --called;
    if (called > first && called < end && !r.words[called - 1].capital) first = called, own = true;
  }
  for (std::uint32_t i = first; i < end; ++i) {
    if (!text::capital(r, i) || (i > first && r.words[i].before != text::gap::space)) return {};
    own |= r.phrase[i].words == 0 && !r.in(r.lang.same_primary("vi") ? word_list::vi_common : word_list::en_common, i);
  }
  // "Tập đoàn | Noordvliet"
  const bool foreign = end == first + 1 && head_first && text::firm(r, s.first) && !r.words[first].upper &&
                       !names::is_vietnamese_syllable(r.words[first].canonical);
  if (!own || end < first + (foreign ? 1 : 2) || end - first == s.size()) return {};
  // "Trường THPT Nguyễn Trãi": the person came first; but firms of two syllables are called so, "Ngân hàng TMCP Phương Nam".
  const bool firm_of_two = head_first && end == first + 2 && text::firm(r, s.first);
  if (!firm_of_two && text::is_family_name(r, first) && r.in(word_list::vi_given_names, end - 1)) return {};
  const text::dictionary_hit* hit = text::best_hit(r, first, true);
  return hit != nullptr && hit->count >= end - first ? std::pair{0U, 0U} : std::pair{first, end};
}

// "Hong Linh Xanh" beside the Hong Linh Xanh Group: one name, whatever its parts are alone.
void recurring_names(const reading& r, std::vector<span>& candidates) {
  std::map<std::string, entity_type> known;
  std::uint32_t longest = 0;
  for (const span& s : candidates) {
    if (s.source != span_source::grammar || s.unsure || s.size() < 2 ||
        (s.type != entity_type::organization && s.type != entity_type::product))
      continue;
    const auto [first, end] = proper_part(r, s);
    if (end == first) continue;
    known.emplace(r.canonical(first, end), s.type);
    longest = std::max(longest, end - first);
  }
  // "Tập đoàn Trump", but "ông Trump": the text has a person who is called so.
  std::set<std::string> persons;
  for (const span& s : candidates) {
    if (s.type != entity_type::person || s.size() < 2) continue;
    persons.insert(r.words[s.end - 1].canonical);
    if (s.size() >= 3) persons.insert(r.canonical(s.end - 2, s.end));
  }
  const auto somebody = [&](std::uint32_t i, std::uint32_t end) {
    return persons.contains(r.canonical(i, end)) ||
           (i > 0 && r.tied(i - 1) && r.has_role(r.title[i - 1], concept_role::honorific));
  };
  for (std::uint32_t i = 0; i < r.size() && longest > 0; ++i) {
    if (!text::capital(r, i) || (i > 0 && r.tied(i - 1) && r.words[i - 1].capital)) continue;
    std::uint32_t end = i + 1;
    while (end < r.size() && end - i <= longest && r.words[end].before == text::gap::space && text::capital(r, end)) ++end;
    const auto found = end - i <= longest ? known.find(r.canonical(i, end)) : known.end();
    if (found == known.end() || (end - i <= 2 && somebody(i, end))) continue;
    span s;
    s.first = i;
    s.end = end;
    s.type = found->second;
    s.source = span_source::grammar;
    candidates.push_back(s);
  }
}

// "Tổ chức | Hòa bình Xanh", "Giải | Ngoại hạng Anh", "Công ty | Novaland": what the dictionary knows without the class is
// known with it.
void known_behind_class(const reading& r, std::vector<span>& spans) {
  if (!r.lang.same_primary("vi")) return;
  for (span& s : spans)
    for (std::uint32_t n = 1; n <= 3 && n < s.size() && s.id.empty(); ++n) {
      const std::string head = r.canonical(s.first, s.first + n);
      if (!lexicon::get().contains(word_list::vi_outside, head) &&
          !(s.type == entity_type::organization && lexicon::get().contains(word_list::vi_firms, head)))
        continue;
      const text::dictionary_hit* hit = text::best_hit(r, s.first + n);
      if (hit != nullptr && s.first + n + hit->count == s.end && hit->type == s.type && hit->kind != name_kind::weak)
        s.id = hit->id;
    }
}

// "ORCHARD PARK, N.Y. (AP) — Josh Allen threw", "COATESVILLE, bang Pennsylvania — Một": where a report comes from.
void datelines(const reading& r, std::vector<span>& spans) {
  constexpr std::uint32_t longest = 10;       // words
  constexpr std::size_t longest_acronym = 5;  // letters of a paper's name
  const auto dash = [&](std::uint32_t i) {    // also one behind a bracket, "(AP) —"
    const std::string_view between = slice(r.text, {r.words[i - 1].range.end, r.words[i].range.begin});
    return r.words[i].before != text::gap::hyphen &&
           (between.find('-') != between.npos || between.find("–") != between.npos || between.find("—") != between.npos);
  };
  const auto dashed = [&](std::uint32_t i) {
    for (const std::uint32_t last = std::min(i + longest, r.size()); i < last && r.words[i].before != text::gap::line; ++i)
      if (dash(i)) return true;
      else if (!r.words[i].capital && r.head[i].words == 0) return false;
    return false;
  };
  for (span& s : spans) {
    const bool opens = s.first == 0 || r.words[s.first].before == text::gap::line;
    const bool capitals =
        std::all_of(r.words.begin() + s.first, r.words.begin() + s.end, [](const text::word& w) { return w.upper; });
    const bool acronym = r.lang.same_primary("vi") && s.size() == 1 && r.words[s.first].folded.size() <= longest_acronym &&
                         !names::is_vietnamese_syllable(r.words[s.first].canonical);  // (PLVN) -
    const bool bracketed = r.words[s.first].range.begin > 0 && r.text[r.words[s.first].range.begin - 1] == '(';
    if (opens && capitals && !acronym && !bracketed && s.id.empty() && s.type != entity_type::place &&
        r.style[s.first] != text::line_style::capitals && s.end < r.size() && dashed(s.end))
      s.type = entity_type::place, s.typed = true;
  }
}

// "a museum in | Lincoln, Nebraska", "ở | Lincoln, bang Nebraska": a town by the preposition before it and the state behind it,
// though the text has somebody who is called so.
void towns_with_their_state(const reading& r, std::vector<span>& spans) {
  for (std::size_t k = 0; k + 1 < spans.size(); ++k) {
    span& s = spans[k];
    const span& state = spans[k + 1];
    if (s.type != entity_type::person || s.size() > 2 || state.type != entity_type::place || !state.id.starts_with("iso:") ||
        state.adjective)
      continue;
    const bool level = state.first == s.end + 1 && r.head_type(r.head[s.end]) == entity_type::place;
    if ((state.first != s.end && !level) || r.words[s.end].before != text::gap::comma) continue;
    if (const auto cue = text::preposition_of_place(r, s.first);
        cue == text::place_cue::any || (cue == text::place_cue::one_word && s.size() == 1))
      s.type = entity_type::place, s.id = {}, s.typed = true;
  }
}

// "các xã | Quang Long, Vinh Quý và Lý Quốc", "the communes of | Quang Long, Vinh Quy and Ly Quoc"
bool several_places(const reading& r, std::uint32_t first) {
  if (r.lang.same_primary("en"))
    return first >= 2 && r.words[first - 2].folded.ends_with('s') && text::division_before(r, first);
  for (std::uint32_t n = 1; n <= 3 && n + 1 <= first; ++n) {
    const std::uint32_t k = first - n;
    if (!r.tied(k - 1) || !r.tied(k)) return false;
    if (r.head[k].words == n && !r.words[k].capital && r.head_type(r.head[k]) == entity_type::place)
      return r.words[k - 1].canonical == "các" || r.words[k - 1].canonical == "những" || r.words[k - 1].digits ||
             r.has_role(r.phrase[k - 1], concept_role::numeral);
  }
  return false;
}

// "Taney and Stone | counties"
bool kind_of_several(const reading& r, std::uint32_t end) {
  return !r.lang.same_primary("vi") && end < r.size() && r.words[end].before == text::gap::space && !r.words[end].capital &&
         r.words[end].folded.ends_with('s') && (r.head_type(r.head[end]) == entity_type::place || text::division(r, end));
}

// "Bac Phong's roads", with Bac Phong commune in the text: what it is told to be in one place it is in all.
void places_by_division(const reading& r, std::vector<span>& spans) {
  std::set<std::string> places;
  for (const span& s : spans)
    if (s.type == entity_type::place && s.size() >= 2 && (text::division(r, s.end) || text::division_before(r, s.first)))
      places.insert(r.canonical(s.first, s.end));
  for (span& s : spans) {
    const bool guessed = s.id.empty() && (s.type == entity_type::person || s.type == entity_type::organization);
    const bool addressed = s.first > 0 && r.tied(s.first - 1) && r.title[s.first - 1].words == 1;
    if (guessed && !addressed && places.contains(r.canonical(s.first, s.end))) s.type = entity_type::place, s.typed = true;
  }
}

// Names in one list are of one kind: "Palu and Donggala", "Manatee, Sarasota, Charlotte".
void share_types(const reading& r, std::vector<span>& spans) {
  const word_list conjunctions =
      names::in_language(r.lang, word_list::vi_conjunctions, word_list::fr_conjunctions, word_list::en_conjunctions);
  const auto comma_only = [&](const span& a, const span& b) {
    return slice(r.text, {r.words[a.end - 1].range.end, r.words[b.first].range.begin}) == ", ";
  };
  // "Rinbo and Japan's | Murata": Japan is not what stands in the list.
  const auto owner = [&](const span& s) { return s.end < r.size() && r.words[s.end].possessive; };
  const bool vi = r.lang.same_primary("vi"), fr = r.lang.same_primary("fr");
  const auto kind = [&](std::uint32_t i) -> int {
    const std::string& w = r.words[i].canonical;
    if (!fr) return w == "the" ? 1 : 0;
    return w == "de" || w == "d" || w == "du" || w == "des" ? 1 : w == "à" || w == "au" || w == "aux" ? 2 : 0;
  };
  const auto alike = [&](std::uint32_t i, std::uint32_t k) { return kind(i) != 0 && kind(i) == kind(k); };
  const auto listed = [&](const span& a, const span& b) {
    if (owner(b)) return false;
    // "the Cape Fear River and the | Neuse", "d'Agen ou de | Villeneuve"
    if (!vi && a.first > 0 && b.first == a.end + 2 && r.tied(a.first - 1) && r.tied(a.end - 1) && r.tied(a.end) &&
        r.tied(a.end + 1) && r.in(conjunctions, a.end))
      return alike(a.first - 1, a.end + 1);
    if (b.first != a.end + 1) return comma_only(a, b);
    const text::gap before = r.words[a.end].before;
    return (before == text::gap::space || before == text::gap::comma) && r.words[b.first].before == text::gap::space &&
           r.in(conjunctions, a.end);
  };
  for (std::size_t first = 0; first < spans.size();) {
    std::size_t end = first + 1;
    while (end < spans.size() && listed(spans[end - 1], spans[end])) ++end;
    std::optional<entity_type> type;
    bool one = true;
    if (end - first >= 2 && (several_places(r, spans[first].first) || kind_of_several(r, spans[end - 1].end))) {
      for (std::size_t k = first; k < end; ++k)
        if (spans[k].id.empty() || spans[k].type == entity_type::person)  // Hanoi and Ho Chi Minh cities
          spans[k].type = entity_type::place, spans[k].typed = true, spans[k].id = {};
    }
    for (std::size_t k = first; k < end; ++k) {
      if (!spans[k].typed) continue;
      one = one && (!type || *type == spans[k].type);
      type = spans[k].type;
    }
    // Two names with a comma between may be anything: "to Việt Nam, Choi Young Sam".
    const bool joined = end - first >= 3 || (end - first == 2 && !comma_only(spans[first], spans[first + 1]));
    if (type && one && joined)
      for (std::size_t k = first; k < end; ++k) spans[k].type = *type, spans[k].typed = true;
    first = end;
  }
}

// "Ủy ban An toàn Giao thông Quốc gia" in a report from Pennsylvania: names made of ordinary words, which the dictionary has of
// Viet Nam, may be another country's where nothing else of the text is Vietnamese.
void doubt_home_institutions(const reading& r, std::vector<span>& spans) {
  constexpr std::string_view home = "allonym:vn-";
  const auto ordinary = [&](const span& s) {
    for (std::uint32_t i = s.first; i < s.end; i += std::max(1U, r.phrase[i].words))
      if (r.phrase[i].words == 0 && r.words[i].capital) return false;
    return true;
  };
  const auto vietnamese_person = [&](const span& s) {
    if (s.type != entity_type::person || s.size() < 3 || !text::is_family_name(r, s.first)) return false;
    return std::all_of(r.words.begin() + s.first, r.words.begin() + s.end,
                       [](const text::word& w) { return names::is_vietnamese_syllable(w.canonical); });
  };
  for (const span& s : spans)
    if (s.id.starts_with("iso:VN") || (s.id.starts_with(home) && !ordinary(s)) || vietnamese_person(s)) return;
  for (span& s : spans)
    if (s.id.starts_with(home)) s.ambiguous = true;
}

// Lines of credit: "By Thanh Lam", "Ảnh: TTXVN", "Translated by Tran Hoai"; and a short last line that is a name alone.
std::vector<char> byline_words(const reading& r, const std::vector<span>& spans) {
  std::vector<char> credit(r.size(), 0);
  const lexicon& lex = lexicon::get();
  const word_list list = names::in_language(r.lang, word_list::vi_bylines, word_list::fr_bylines, word_list::en_bylines);
  for (std::uint32_t i = 0; i < r.size(); ++i) {
    for (std::uint32_t n = 4; n >= 1; --n) {
      if (i + n > r.size() || !lex.contains(list, r.canonical(i, i + n))) continue;
      const bool opens = i == 0 || !r.tied(i - 1);
      const bool colon = i + n < r.size() && r.words[i + n].before == text::gap::stop;
      if (!opens && !colon) continue;
      if (!colon && !(i + n < r.size() && r.words[i + n].capital)) continue;
      for (std::uint32_t k = i + n; k < r.size() && k < i + n + 12; ++k) {
        if (k > i + n && (r.words[k].before == text::gap::line || r.words[k].before == text::gap::stop ||
                          r.words[k].before == text::gap::close))
          break;
        credit[k] = 1;
      }
      break;
    }
  }
  for (const span& s : spans) {
    const bool alone = (s.first == 0 || r.words[s.first].before == text::gap::line) &&
                       (s.end == r.size() || r.words[s.end].before == text::gap::line);
    if (alone && s.type == entity_type::person) std::fill(credit.begin() + s.first, credit.begin() + s.end, 1);
  }
  return credit;
}

// "Alphabet Inc.", "Prater Jr.": the full stop of an abbreviation that ends a name belongs to it.
bool abbreviated_form(const reading& r, const span& s) {
  const text::word& w = r.words[s.end - 1];
  const auto found = names::lexicon::get().list(word_list::closing_abbreviations).find(w.folded);
  const bool known = !found.empty() && (found.front() == 'n' || s.size() == 1);  // Pa. is Pennsylvania, but Bac Kan has none
  return known && w.capital && w.range.end < r.text.size() && r.text[w.range.end] == '.' && w.range.size() == w.folded.size();
}

}  // namespace

std::vector<mention> find_mentions(std::string_view text, language lang, const dictionary_set& dictionaries,
                                   const analyze_options& options) {
  if (text.size() > UINT32_MAX) text = text.substr(0, UINT32_MAX);
  const reading r = text::read(text, lang, dictionaries);
  std::vector<span> candidates;
  text::dictionary_names(r, candidates);
  text::quoted_titles(r, candidates);
  join_nicknames(r, candidates);
  if (r.lang.same_primary("vi")) text::vietnamese_names(r, candidates);
  else text::latin_names(r, candidates);
  text::titles_in_brackets(r, candidates);
  recurring_names(r, candidates);
  std::erase_if(candidates, [](const span& s) { return s.size() > longest_name; });
  std::vector<span> spans = weigh(r, std::move(candidates));
  drop_openers(r, spans);
  stretch_to_acronyms(r, spans);
  known_behind_class(r, spans);
  persons_over_places(r, spans);
  datelines(r, spans);
  text::told_types(r, spans);
  towns_with_their_state(r, spans);
  share_types(r, spans);
  places_by_division(r, spans);
  doubt_home_institutions(r, spans);
  text::bare_teams(r, spans);
  const std::vector<char> credit = byline_words(r, spans);
  const title_reader titles(r, spans);

  std::vector<mention> mentions;
  for (const span& s : spans) {
    mention m;
    m.range = r.range(s.first, s.end);
    if (abbreviated_form(r, s)) ++m.range.end;
    m.type = s.type;
    m.typed = s.typed;
    m.adjective = s.adjective;
    m.ambiguous = s.ambiguous;
    m.byline = credit[s.first] != 0;
    m.id = std::string(s.id);
    m.confidence = s.source == span_source::dictionary ? 0.99 : s.source == span_source::run ? 0.8 : 0.9;
    titles.read(s, m);
    m.inner = text::inner_names(r, s.first, s.end);
    if (s.team) m.inner = {{m.range, std::exchange(m.id, {})}};
    if (m.id.empty()) m.id = division_of(r, s, m.inner);
    if (m.confidence < options.threshold || (m.byline && !options.bylines)) continue;
    mentions.push_back(std::move(m));
  }
  return mentions;
}

document analyze(std::string_view text, language lang, const dictionary_set& dictionaries, const analyze_options& options) {
  if (!lang.known()) lang = detect_language(text);
  return cluster(std::string(text), lang, find_mentions(text, lang, dictionaries, options), dictionary_set::none());
}

}  // namespace v1
}  // namespace allonym
