// Names in English and French text, and capitalised runs in any other language with capitals. A run of capitals, tied together
// by the small words that names hold, is cut at titles, nationalities and possessives; what is left is named by its head.
#include "document/latin_words.hpp"

#include <algorithm>
#include <array>

#include "names/syllable.hpp"

namespace allonym::text {
namespace {

using names::concept_role;
using names::lexicon;
using names::word_list;

class latin_reader : latin_words {
public:
  latin_reader(const reading& text, std::vector<span>& out) : latin_words(text), out_(out), governed_(text.size(), 0) {}

  void run() {
    for (std::uint32_t i = 0; i < r.size();) i = std::max(step(i), i + 1);
    // "Minister of | Labour, Invalids and Social Affairs": the party of that name is not meant.
    std::erase_if(out_, [&](const span& s) {
      return s.source == span_source::dictionary && s.ambiguous && s.type == entity_type::organization &&
             governed_[s.first] != 0 && governed_[s.end - 1] != 0;
    });
  }

private:
  std::vector<span>& out_;
  std::vector<char> governed_;  // by word: says what an office governs
  std::uint32_t role_end_ = UINT32_MAX;
  concept_role role_ = concept_role::title;
  std::uint32_t last_ = 0;  // end of what a segment took beyond its run

  [[nodiscard]] bool in_role(std::uint32_t i) const { return i == role_end_; }
  std::uint32_t step(std::uint32_t i) {
    if (in_role(i) && i > 0 && !r.tied(i - 1)) role_end_ = UINT32_MAX;
    const concept_match& t = r.title[i];
    if (t.words > 0 && title_here(i)) {
      role(i);
      return role_end_;
    }
    if (member_of(i) && best_hit(r, i) == nullptr) return i + 1;
    if (french && french_head(*this, i)) {
      if (const std::uint32_t end = french_name_end(*this, i); end > i) {
        named(i, end, *r.head_type(r.head[i]));
        return end;
      }
    }
    if (const std::uint32_t end = french ? french_unit_end(*this, i) : 0; end > i) {
      const bool held = r.head_type(r.head[i + 1]) == entity_type::event;
      named(i, end, held ? entity_type::event : entity_type::organization);
      return end;
    }
    if (const std::uint32_t end = french ? french_title_end(*this, i) : i; end > i) {
      named(i, end, entity_type::work);
      return end;
    }
    if (const std::uint32_t end = numbered_name(i); end > i) return end;
    if (const std::uint32_t end = numbered_document(i); end > i) {
      named(i, end, entity_type::law);
      return end;
    }
    if (aircraft(i)) {
      out_.push_back({i, i + 2, entity_type::product, span_source::run, {}, false, false, false, false});
      return i + 2;
    }
    if (const std::uint32_t end = particle_surname(i); end > i) {
      out_.push_back({i, end, entity_type::person, span_source::person, {}, false, false, true, false});
      return end;
    }
    if (!name_like(i)) {
      // An adjective or a portfolio may stand between a title and its person: "ministre chinois Wang Yi".
      if (in_role(i) && french && (best_hit(r, i, true) != nullptr || plain_word(i))) role_end_ = i + 1;
      return i + 1;
    }
    return cut(i, run_end(*this, i));
  }

  // "Starmer and | von der Leyen", with Ursula von der Leyen in the text: the end of the surname that begins with a particle at
  // i; i if none does.
  [[nodiscard]] std::uint32_t particle_surname(std::uint32_t i) const {
    if (french || r.words[i].capital || !is_particle(i) || (i > 0 && r.tied(i - 1) && r.words[i - 1].capital)) return i;
    std::uint32_t last = i + 1;
    while (last < r.size() && last < i + 3 && r.words[last].before == gap::space && !r.words[last].capital && is_particle(last))
      ++last;
    if (last >= r.size() || r.words[last].before != gap::space || !capital(r, last)) return i;
    const std::uint32_t n = last + 1 - i;
    for (std::uint32_t k = 1; k + n <= r.size(); ++k)
      if (k != i && r.words[k].canonical == r.words[i].canonical && r.words[k - 1].capital && is_given_name(r, k - 1) &&
          r.tied(k - 1) && r.canonical(k, k + n) == r.canonical(i, last + 1))
        return last + 1;
    return i;
  }
  [[nodiscard]] bool is_particle(std::uint32_t i) const {
    return lexicon::get().contains(word_list::particles, r.words[i].canonical);
  }

  // "Mi-171", "Ka-28", "Yak-130": the letters of a designer and a number.
  [[nodiscard]] bool aircraft(std::uint32_t i) const {
    const word& w = r.words[i];
    if (!capital(r, i) || w.upper || w.folded.size() < 2 || w.folded.size() > 3 || i + 1 >= r.size() ||
        best_hit(r, i) != nullptr || r.title[i].words > 0)
      return false;
    const word& number = r.words[i + 1];
    return number.digits && number.before == gap::hyphen && number.folded.size() >= 2 && number.folded.size() <= 3 &&
           !r.in(vocabulary, i);
  }

  // "Decision | 1018", "Conclusion No. 14": inside a sentence; its end, or i.
  [[nodiscard]] std::uint32_t numbered_document(std::uint32_t i) const {
    if (french || !capital(r, i) || r.words[i].upper || r.initial[i] || r.style[i] != line_style::running ||
        !r.in(word_list::en_numbered, i))
      return i;
    const std::uint32_t number = i + (is(i + 1, "no") ? 2 : 1);
    if (number >= r.size() || !r.words[number].digits || r.words[number].range.size() < 2 || !r.tied(i)) return i;
    return number_end(number);
  }

  // "125th Street", "12th National Congress of the Party", "7th Fleet": an ordinal opens a name with a head.
  std::uint32_t numbered_name(std::uint32_t i) {
    const word& w = r.words[i];
    if (french || !w.digits || w.folded.size() < 3 || w.folded.back() < 'a' || i + 1 >= r.size() || !r.tied(i) ||
        !capital(r, i + 1))
      return 0;
    std::uint32_t end = run_end(*this, i + 1);
    if (const dictionary_hit* hit = best_hit(r, i + 1, true);
        hit != nullptr && i + 1 + hit->count >= end) {  // the 33rd SEA Games are SEA Games
      if (hit->type != entity_type::event || hit->kind == name_kind::weak) return 0;
      out_.push_back({i, i + 1 + hit->count, entity_type::event, span_source::grammar, hit->id, false, false, true, false});
      return i + 1 + hit->count;
    }
    entity_type type{};
    if (r.head[i + 1].words > 0 && r.head_type(r.head[i + 1]) == entity_type::place) {
      end = i + 1 + r.head[i + 1].words;
      type = is(i + 1, "circuit") ? entity_type::organization : entity_type::place;
    } else if (!named_by_head(i + 1, end, type)) {
      return 0;
    }
    named(i, end, type);
    return end;
  }

  // Whether the title phrase at i is used as one, not as a surname or part of a longer name.
  [[nodiscard]] bool title_here(std::uint32_t i) const {
    const concept_match& t = r.title[i];
    if (const dictionary_hit* hit = best_hit(r, i); hit != nullptr && hit->count > t.words) return false;
    if (r.head[i].words > t.words || r.phrase[i].words > t.words) return false;
    if (i > 0 && r.words[i].before == gap::dot && r.words[i - 1].range.size() == 1) return false;  // J.-M. Martin
    if (!french && t.words == 1 && r.has_role(r.phrase[i], concept_role::modifier) && i + 1 < r.size() && r.tied(i) &&
        r.head[i + 1].words > 0)
      return false;  // Justice Department
    // "Nguyễn Thái Sơn", "Hoàng Trong Duc": the last syllable of a name.
    if (t.words == 1 && r.words[i].capital && !r.words[i].upper && i >= 2 && r.tied(i - 1) && r.tied(i - 2) &&
        r.words[i - 1].capital && r.words[i - 2].capital && names::is_vietnamese_syllable(r.words[i].canonical) &&
        r.words[i].range.size() <= 6) {
      std::uint32_t k = i;
      while (k > 0 && k + 3 > i && r.tied(k - 1) && r.words[k - 1].capital &&
             names::is_vietnamese_syllable(r.words[k - 1].canonical))
        --k;
      if (i - k >= 2 && is_family_name(r, k)) return false;
    }
    if (team_of_titles(i)) return false;
    const bool aside = i + 1 < r.size() && r.words[i + 1].before == gap::comma;  // Son, born in Brazil
    if (is(i, "son") && r.words[i].capital && (!r.initial[i] || aside) && r.style[i] == line_style::running)
      return false;  // coach Son
    if (!french && t.words == 1 && r.words[i].capital &&
        (firm_called_by_title(i) || owner_of_body(i) || couple_of_persons(i) || is(i - (i > 0), "notre")))
      return false;
    if (i + 1 < r.size() && r.words[i + 1].before == gap::hyphen && r.words[i + 1].capital && t.words == 1 &&
        r.words[i].capital && is_given_name(r, i + 1))
      return false;                                                  // Reine-Marie
    if (french && t.words == 1 && vietnamese_call(i)) return false;  // À l'époque, | Duc avait
    // "Hoang Son Tung" has no son.
    if (t.words == 1 && r.words[i].capital && i > 0 && r.tied(i - 1) && r.words[i - 1].capital && is_family_name(r, i - 1) &&
        names::is_vietnamese_syllable(r.words[i].canonical) && i + 1 < r.size() && r.tied(i) && r.words[i + 1].capital)
      return false;
    return true;
  }

  // A short word with a capital inside a sentence, without an article and with nobody behind it, which a Vietnamese may be
  // called: no title.
  [[nodiscard]] bool vietnamese_call(std::uint32_t i) const {
    constexpr std::size_t longest = 4;  // bytes
    if (!capital(r, i) || r.words[i].upper || r.initial[i] || r.style[i] != line_style::running ||
        r.words[i].range.size() > longest || !names::is_vietnamese_syllable(r.words[i].canonical))
      return false;
    const bool article =
        i > 0 && r.tied(i - 1) &&
        (r.in(word_list::fr_links, i - 1) || r.in(word_list::fr_indefinite, i - 1) || r.title[i - 1].words > 0);
    const bool holder = i + 1 < r.size() && r.tied(i) &&
                        (r.words[i + 1].capital || is(i + 1, "de") || is(i + 1, "du") || is(i + 1, "des") || is(i + 1, "d"));
    return !article && !holder;
  }

  // "Duke Energy": a title before what only names of firms end in.
  [[nodiscard]] bool firm_called_by_title(std::uint32_t i) const {
    if (i + 1 >= r.size() || !r.tied(i) || r.words[i + 1].before != gap::space || !r.words[i + 1].capital ||
        !r.in(word_list::en_firms, i + 1) || r.words[i].canonical.ends_with('s'))
      return false;
    if (r.in(word_list::family_names, i + 1) || r.in(word_list::en_surnames, i + 1)) return false;
    return i + 2 >= r.size() || !r.tied(i + 1) || (!r.words[i + 2].capital && !r.words[i + 2].possessive);
  }

  // "King's College Hospital", "the Governor's Office": who owns a body stands in its name.
  [[nodiscard]] bool owner_of_body(std::uint32_t i) const {
    return i + 2 < r.size() && r.words[i + 1].possessive && r.tied(i + 1) && r.in(word_list::en_possessives, i) &&
           r.words[i + 2].capital && headed_compound(i + 1);
  }

  void role(std::uint32_t i) {
    role_end_ = portfolio_end(*this, i);
    std::fill(governed_.begin() + i, governed_.begin() + role_end_, 1);
    role_ = r.has_role(r.title[i], concept_role::honorific) ? concept_role::honorific : concept_role::title;
  }

  // Cuts the run [i, end) at titles and emits the names between; where reading goes on.
  std::uint32_t cut(std::uint32_t i, std::uint32_t end) {
    std::uint32_t first = i;
    while (first < end) {
      if (r.title[first].words > 0 && title_here(first)) {
        role(first);
        first = role_end_;
        continue;
      }
      if (!r.words[first].capital) {  // a small word left over by a cut
        ++first;
        continue;
      }
      std::uint32_t stop = first + 1;
      while (stop < end && !cuts(first, stop, end)) ++stop;
      const bool before_title = stop < end;
      segment(first, stop, before_title);
      first = stop;
    }
    return std::max({first, end, last_});
  }

  // Whether a title inside the run [first, end) begins at k: not a surname that is also a title, not inside a headed name.
  [[nodiscard]] bool cuts(std::uint32_t first, std::uint32_t k, std::uint32_t end) const {
    const concept_match& t = r.title[k];
    if (t.words == 0 || !r.words[k].capital || !title_here(k)) return false;
    if (r.words[k].before == gap::hyphen || r.words[k].before == gap::apostrophe) return false;
    // "Council of Ministers", "Institute of Directors"
    if (!r.words[k - 1].capital && head_in(first, k)) return false;
    const std::uint32_t after = k + t.words;
    if (after < end) {
      // "Foreign Affairs Minister Committee" does not exist, but "Prime Minister Office" does.
      return !head_ends_at(k, end) || end - after > 3 ||
             (!french && end - after == 2 && is_given_name(r, after) && r.in(word_list::en_surnames, end - 1));
    }
    if (t.words > 1) return true;
    return !is_given_name(r, first) || k - first > 2;
  }

  // "the Philippine | embassy in Hanoi"
  [[nodiscard]] bool post_in_lower_case(std::uint32_t first, std::uint32_t end) const {
    const dictionary_hit* owner = best_hit(r, first, true);
    const std::uint32_t post = owner != nullptr ? first + owner->count : end;
    return !french && post < end && country(*owner) && !r.words[post].capital && r.in(word_list::en_posts, post);
  }

  // Words of a run between titles.
  struct part {
    std::uint32_t first, end;
    bool before_title;
    std::uint32_t whole;  // the end with what follows in lower case
    [[nodiscard]] std::uint32_t size() const { return end - first; }
  };
  // Says whether it knows what the words are: a name, several, or none.
  using reader = bool (latin_reader::*)(part&);

  void segment(std::uint32_t first, std::uint32_t end, bool before_title) {
    static constexpr std::array<reader, 34> readers{&latin_reader::post,
                                                    &latin_reader::facility,
                                                    &latin_reader::spouse,
                                                    &latin_reader::manner_of_office,
                                                    &latin_reader::called_in_plural,
                                                    &latin_reader::told_work,
                                                    &latin_reader::chain,
                                                    &latin_reader::ship,
                                                    &latin_reader::firm_by_noun,
                                                    &latin_reader::award,
                                                    &latin_reader::scale,
                                                    &latin_reader::of_saint,
                                                    &latin_reader::court,
                                                    &latin_reader::nationality,
                                                    &latin_reader::holder,
                                                    &latin_reader::flight,
                                                    &latin_reader::event_of_year,
                                                    &latin_reader::model,
                                                    &latin_reader::document_of_body,
                                                    &latin_reader::outside_of_names,
                                                    &latin_reader::bracketed,
                                                    &latin_reader::titled,
                                                    &latin_reader::firm_of_partners,
                                                    &latin_reader::matter_of_office,
                                                    &latin_reader::headed_name,
                                                    &latin_reader::measure,
                                                    &latin_reader::several_documents,
                                                    &latin_reader::plain_before_title,
                                                    &latin_reader::twinned,
                                                    &latin_reader::address,
                                                    &latin_reader::plain_words,
                                                    &latin_reader::no_name_in_french,
                                                    &latin_reader::known_before,
                                                    &latin_reader::any_name};
    part p{first, end, before_title, end};
    trim(p);
    if (p.first >= p.end) return;
    for (const reader read_one : readers)
      if ((this->*read_one)(p)) return;
  }
  // Takes off small words and what stands beside names.
  void trim(part& p) const {
    const auto capital_or_number = [&](std::uint32_t k) { return r.words[k].capital || r.words[k].digits; };
    while (french && p.first < p.end && !capital_or_number(p.first) && r.in(word_list::fr_links, p.first))
      ++p.first;  // "Asie | du | Trésor"
    if (french && is(p.first, "ong") && p.end - p.first >= 2 && r.words[p.first + 1].before == gap::space)
      ++p.first;  // "ONG | Human Rights Watch"
    while (p.end > p.first && !capital_or_number(p.end - 1) && !r.words[p.end - 1].possessive &&
           r.words[p.end - 1].before == gap::space)
      --p.end;
    if (p.end < p.whole && p.end > p.first + 1 && r.words[p.end - 1].possessive) --p.end;  // Ho Chi Minh | 's thought
    if (french) return;
    if (p.end >= p.first + 2 && (is(p.end - 1, "photo") || is(p.end - 1, "photos")) && r.words[p.end - 2].upper)
      --p.end;  // VNS | Photo
    // "Kwame Osei | KC"
    if (p.end >= p.first + 3 && is_given_name(r, p.first) && r.words[p.end - 1].upper &&
        r.in(word_list::en_postnominals, p.end - 1))
      --p.end;
  }
  bool named(std::uint32_t first, std::uint32_t end, entity_type type, bool typed = true) {
    out_.push_back({first, end, type, span_source::grammar, {}, false, false, typed, false});
    return true;
  }
  bool named(const part& p, entity_type type, bool typed = true) { return named(p.first, p.end, type, typed); }
  bool again(std::uint32_t first, std::uint32_t end, bool before_title) {
    segment(first, end, before_title);
    return true;
  }

  bool post(part& p) { return post_in_lower_case(p.first, p.whole) && named(p.first, p.whole, entity_type::organization); }
  bool facility(part& p) {
    if (p.end >= p.whole) return false;
    const bool route = !french && lexicon::get().contains(word_list::en_routes, r.canonical(p.end, p.whole));
    return (route || facility_at(p.end) == p.whole) && named(p.first, p.whole, entity_type::place);
  }
  bool spouse(part& p) {
    if (french || p.size() != 1 || !couple_of_persons(p.first)) return false;
    out_.push_back({p.first, p.end, entity_type::person, span_source::person, {}, false, false, true, false});
    return true;
  }
  // "Acting | U.S. | Attorney": how somebody holds an office.
  bool manner_of_office(part& p) {
    if (french || !p.before_title) return false;
    for (std::uint32_t k = p.first + 1; k < p.end && all_plain(p.first, k); ++k)
      if (const dictionary_hit* hit = best_hit(r, k, true);
          hit != nullptr && country(*hit) && k + hit->count == p.end && dictionary_covers(p.first, p.end) == nullptr)
        p.first = k;
    return false;
  }
  bool called_in_plural(part& p) {
    return p.size() == 1 && (party(p.first) || team_of_titles(p.first)) && named(p, entity_type::organization);
  }
  bool told_work(part& p) {
    return p.size() >= 2 && work_told(p.first) && !headed(p.first, p.end, entity_type::organization) &&
           !headed(p.first, p.end, entity_type::event) && named(p, entity_type::work);
  }
  bool chain(part& p) { return chain_of_places(p.first) == p.end && named(p, entity_type::place); }
  // "HMS Dauntless", "CSB 8002"
  bool ship(part& p) {
    if (p.size() < 2 || p.size() > 5 || !r.words[p.first].upper || !r.in(word_list::ship_prefixes, p.first)) return false;
    const word& name = r.words[p.first + 1];
    return (name.digits || !name.upper) && named(p, entity_type::product);
  }
  bool firm_by_noun(part& p) {
    if (p.size() < 3) return false;
    const bool two = p.size() == 3 && (is(p.first + 1, "and") || is(p.first + 1, "et")) && firm_of_two(p.first, p.first + 1);
    return (two || named_by_noun(p.first, p.first + 1)) && named(p, entity_type::organization);
  }
  bool award(part& p) { return french && p.size() >= 3 && golden(p.end - 2) && named(p, entity_type::other); }
  // "Grade II"
  bool scale(part& p) {
    if (p.size() != 2 || !r.in(word_list::en_scales, p.first)) return false;
    const word& step = r.words[p.first + 1];
    return step.digits || step.upper || step.range.size() == 1;
  }
  // "St. Martin's"
  bool of_saint(part& p) {
    return !french && r.words[p.end - 1].possessive && p.size() >= 3 && (is(p.first, "st") || is(p.first, "saint")) &&
           named(p, entity_type::organization, false);
  }
  bool court(part& p) { return court_of_region(p.first, p.end) && named(p, entity_type::organization); }
  // "Thai Hoa | town": what is no people before the syllables of a place.
  [[nodiscard]] bool town_of_syllables(const part& p) const {
    return !french && p.size() >= 2 && p.size() <= 3 && all_syllables(p.first, p.end) && division(r, p.end);
  }
  // A nationality before something else: "French President", "Vietnamese Ministry of National Defence"; not "Attorney | Norman
  // Pike".
  bool nationality(part& p) {
    const dictionary_hit* hit = best_hit(r, p.first, true);
    if (hit == nullptr || hit->kind != name_kind::adjective || p.first + hit->count >= p.end ||
        (in_role(p.first) && hit->count == 1 && is_given_name(r, p.first)))
      return false;
    const std::uint32_t rest = p.first + hit->count;
    if (head_somewhere(rest, p.end) || town_of_syllables(p)) return false;
    const bool firm = !french && rest + 1 == p.end && !p.before_title && r.words[rest].before == gap::space &&
                      r.in(word_list::en_firms, rest) && r.style[p.first] == line_style::running;
    if (firm) return false;
    if (in_role(p.first)) role_end_ = rest;
    return again(rest, p.end, p.before_title);
  }
  // "People's Committee | Vo Van Minh", "Governor of the State Bank of Vietnam | Nguyen Van Hung"
  bool holder(part& p) {
    for (std::uint32_t k = p.first + 1; k + 1 < p.end; ++k)
      if (holder_at(p.first, k, p.end)) {
        segment(p.first, k, true);
        return again(k, p.end, p.before_title);
      }
    return false;
  }
  // "Northern Wings | Flight 212"
  bool flight(part& p) {
    if (p.size() < 2 || !is(p.end - 2, "flight") || !numbered_flight(p.end - 1)) return false;
    const std::uint32_t at = p.end - 2;
    if (at > p.first && dictionary_covers(p.first, at) == nullptr) named(p.first, at, entity_type::organization);
    return named(at, p.end, entity_type::other);
  }
  bool event_of_year(part& p) {
    return (edition(r, p.first, p.end - 1) || games(p.first, p.end - 1)) && named(p, entity_type::event);
  }
  // "Kestrel 4"
  bool model(part& p) {
    if (p.size() < 2) return false;
    const word& number = r.words[p.first + 1];
    const bool one = !french && p.size() == 2 && number.digits && number.range.size() <= 2 && r.phrase[p.first].words == 0 &&
                     number.before == gap::space && !is(p.first, "no");
    return (one || variant_at(r, p.end - 2)) && named(p, entity_type::product);
  }
  // "UN Security Council | Resolution 1244"
  bool document_of_body(part& p) {
    const dictionary_hit* hit = best_hit(r, p.first);
    if (hit == nullptr || hit->type != entity_type::organization || p.first + hit->count + 1 >= p.end) return false;
    const std::uint32_t rest = p.first + hit->count;
    return r.head[rest].words > 0 && r.head_type(r.head[rest]) == entity_type::law && r.words[p.end - 1].digits &&
           again(rest, p.end, p.before_title);
  }
  bool outside_of_names(part& p) {
    return lexicon::get().contains(french ? word_list::fr_outside : word_list::en_outside, r.canonical(p.first, p.end));
  }
  bool bracketed(part& p) { return p.size() == 1 && in_brackets(p.first) && named(p, entity_type::organization, false); }
  // Inside a sentence the capital of the article is that of a title: the star of The Salt Season.
  bool titled(part& p) {
    if (!is(p.first, "the") || r.initial[p.first] || r.style[p.first] != line_style::running || p.size() < 2 ||
        dictionary_covers(p.first, p.end) != nullptr)
      return false;
    entity_type type{};
    if (named_by_head(p.first, p.end, type) && type == entity_type::organization) return false;
    out_.push_back({p.first, p.end, entity_type::work, span_source::run, {}, false, false, false, false});
    return true;
  }
  bool firm_of_partners(part& p) { return partners(r, p.first, p.end) && !head_ends_at(p.first, p.end) && any_name(p); }
  bool headed_name(part& p) {
    entity_type type{};
    if (!named_by_head(p.first, p.end, type)) return false;
    if (type == entity_type::law && p.size() == 2 && r.words[p.first].capital &&
        kind_before(p.first) == entity_type::organization)
      type = entity_type::organization;  // the firm Simon Law
    if (p.size() == 1 || only_generic(p.first, p.end)) {
      if (p.size() == 1) head_alone(p.first, type);
      return true;
    }
    if (r.initial[p.first] && common(p.first) && r.style[p.first] != line_style::running) return true;
    if (type == entity_type::law) p.end = last_ = law_end(*this, p.first, p.end);
    // "Samsung Electronics Vice Chairman": the title is cut already; "Hanoi Party Committee" keeps its place.
    return named(p, type);
  }
  // "the Pentagon", "the Committee": a name by itself, or short for one.
  void head_alone(std::uint32_t i, entity_type type) {
    if (r.style[i] != line_style::running) return;
    const bool body = !french && r.in(word_list::en_complete, i);
    if (body || (r.always_capital[i] != 0 && !r.initial[i]))
      out_.push_back({i, i + 1, type, span_source::grammar, {}, false, !body || r.initial[i] != 0, true, false});
  }
  // "GDP", "Celsius", "USD", "CEO"
  bool measure(part& p) {
    if (p.size() != 1 || in_role(p.first)) return false;
    const word& w = r.words[p.first];
    const bool unit = r.in(word_list::units, p.first) && (w.upper || w.range.size() > 6);
    return (unit || (w.upper && r.phrase[p.first].words == 1)) && dictionary_covers(p.first, p.end) == nullptr;
  }
  // "the Free Trade Agreements"
  bool several_documents(part& p) {
    const std::string& plural = r.words[p.end - 1].folded;
    if (french || p.size() < 2 || plural.back() != 's' || !all_plain(p.first, p.end - 1) || r.head[p.end - 1].words > 0)
      return false;
    const std::size_t ending = plural.ends_with("sses") || plural.ends_with("ches") ? 2 : 1;
    const auto ids = lexicon::get().find(r.lang, plural.substr(0, plural.size() - ending));
    return std::any_of(ids.begin(), ids.end(), [](std::uint32_t id) {
      const names::concept_entry e = lexicon::get().entry(id);
      return e.role == concept_role::head && e.typed && (e.type == entity_type::law || e.type == entity_type::event);
    });
  }
  // "EU Competition | Commissioner": whose office it is, and for what.
  bool matter_of_office(part& p) {
    const dictionary_hit* hit = best_hit(r, p.first);
    const std::uint32_t rest = hit != nullptr ? p.first + hit->count : p.end;
    return !french && p.before_title && rest < p.end && hit->type == entity_type::organization &&
           r.words[rest].before == gap::space && hit->kind != name_kind::adjective && all_plain(rest, p.end) &&
           (plain_word(p.end - 1) || !head_ends_at(p.first, p.end)) &&
           r.head_type(r.head[p.end - 1]) != entity_type::organization;
  }
  bool plain_before_title(part& p) { return p.before_title && all_plain(p.first, p.end); }
  // "l'association Bretagne-Vietnam"
  bool twinned(part& p) {
    return french && p.size() == 2 && r.words[p.first + 1].before == gap::hyphen &&
           kind_before(p.first) == entity_type::organization && pair_of_places(p.first, p.first + 1) &&
           named(p, entity_type::organization);
  }
  bool address(part& p) { return p.size() == 1 && addressed(p.first) && any_name(p); }
  // One or two words of the lexicon name nothing, unless the text always has them with capitals: "West said", "the Navy" are
  // short for a longer name.
  bool plain_words(part& p) {
    if (p.size() > 2 || !all_plain(p.first, p.end) || dictionary_covers(p.first, p.end) != nullptr) return false;
    if (p.size() == 2 && !french && is_given_name(r, p.first) && surname_of_place(p.first, p.end)) return false;
    const bool running = r.style[p.first] == line_style::running;
    if (p.size() == 2) return r.initial[p.first] || !running;
    const bool call = !french && !r.initial[p.first] && all_syllables(p.first, p.end);  // Long, with Le Van Long in the text
    const entity_type type =
        !call && r.has_role(r.phrase[p.first], concept_role::modifier) ? entity_type::organization : entity_type::person;
    if (running && (call || r.always_capital[p.first] != 0))
      out_.push_back(
          {p.first, p.end, type, plain(p.first) ? span_source::grammar : span_source::run, {}, false, true, false, false});
    return true;
  }
  bool no_name_in_french(part& p) { return french && p.size() == 1 && (numbered_word(p.first) || participle_clause(p.first)); }
  // A place, and behind it another name: "Hanoi | Tran Sy Thanh".
  bool known_before(part& p) {
    const dictionary_hit* hit = best_hit(r, p.first);
    if (hit == nullptr || p.first + hit->count >= p.end || !is_country_or_place(*hit) || hit->type == entity_type::person)
      return false;
    const std::uint32_t rest = p.first + hit->count;
    const bool hyphen = r.words[rest].before == gap::hyphen;
    if (in_role(p.first) && hit->count == 1 && is_given_name(r, p.first)) return false;  // Ambassador | Orlando Ruiz
    if (town_of_syllables(p)) return false;
    const bool somebody = hit->lang.same_primary("vi") && hit->count == 2 && p.size() == 3 && is_family_name(r, p.first) &&
                          all_syllables(p.first, p.end);  // Luong Ha Thi is not of Lưỡng Hà
    if (somebody || (french && hyphen && kind_before(p.first) == entity_type::organization)) return false;
    const bool another = hyphen || is_given_name(r, rest) || is_family_name(r, rest) ||
                         (hit->count >= 2 && r.head_type(r.head[p.end - 1]) != entity_type::organization);
    return another && again(rest, p.end, p.before_title);
  }
  bool any_name(part& p) {
    if (const auto s = guessed_name(*this, p.first, p.end, {in_role(p.first), addressed(p.first), p.before_title}))
      out_.push_back(*s);
    return true;
  }

  // "le typhon No10"
  [[nodiscard]] bool numbered_word(std::uint32_t i) const {
    const std::string& w = r.words[i].folded;
    return w.size() > 2 && w.starts_with("no") && w.find_first_not_of("0123456789", 2) == std::string::npos;
  }
  // "Rétrogradé en dépression tropicale": a participle opens the sentence.
  [[nodiscard]] bool participle_clause(std::uint32_t i) const {
    const std::string& w = r.words[i].canonical;
    const bool ending = w.ends_with("é") || w.ends_with("ée") || w.ends_with("és") || w.ends_with("ées");
    return ending && r.initial[i] != 0 && r.always_capital[i] == 0 && i + 1 < r.size() && r.words[i + 1].before == gap::space &&
           (r.in(word_list::fr_links, i + 1) || is(i + 1, "par") || is(i + 1, "dans") || is(i + 1, "depuis"));
  }

  // "Western District of Missouri", "Sixth Circuit": courts by what they are for, in America.
  [[nodiscard]] bool court_of_region(std::uint32_t first, std::uint32_t end) const {
    if (french || end - first < 2 || !r.words[first + 1].capital) return false;
    if (is(first + 1, "circuit") && end - first == 2) return r.has_role(r.phrase[first], concept_role::numeral);
    return is(first + 1, "district") && end - first >= 4 && is(first + 2, "of") && compass(first);
  }

  // Whether words [k, end) are somebody who holds an office in the body that words [first, k) name.
  [[nodiscard]] bool holder_at(std::uint32_t first, std::uint32_t k, std::uint32_t end) const {
    return vietnamese_holder_at(first, k, end) || western_holder_at(first, k, end) ||
           (vietnamese_person(k) == end &&
            (known_covers(first, k) || (k == first + 1 && r.words[first].upper && office_of(first))));
  }
  // "président du groupe d'amitié Vietnam-République de Corée | Le Van An"
  [[nodiscard]] bool known_covers(std::uint32_t first, std::uint32_t end) const {
    const dictionary_hit* hit = best_hit(r, first, true);
    return hit != nullptr && first + hit->count == end && end - first >= 2 &&
           (is_country_or_place(*hit) || (hit->type == entity_type::organization && office_of(first)));
  }
  // "President of the National Assembly | Claire Morvan"
  [[nodiscard]] bool western_holder_at(std::uint32_t first, std::uint32_t k, std::uint32_t end) const {
    entity_type type{};
    return end - k >= 2 && end - k <= 4 && is_given_name(r, k) && head_ends_at(first, k) && named_by_head(first, k, type) &&
           type == entity_type::organization && !head_somewhere(k, end);
  }
  [[nodiscard]] bool vietnamese_holder_at(std::uint32_t first, std::uint32_t k, std::uint32_t end) const {
    if (end - k > 4 || given_name_here(first) || !is_family_name(r, k) || !all_syllables(k, end) || r.head[k].words > 0)
      return false;
    if (head_ends_at(first, k)) return true;
    entity_type type{};
    return end - k >= 3 && (r.words[k - 1].capital || r.words[k - 1].digits) && best_hit(r, k, true) == nullptr &&
           named_by_head(first, k, type) && type == entity_type::organization;
  }

  // "Foundation for Seas and Islands | (FAST)": capitals alone in brackets behind a name, though they spell a word.
  [[nodiscard]] bool in_brackets(std::uint32_t i) const {
    const auto letter = [&](std::uint32_t at) { return at < r.text.size() ? r.text[at] : ' '; };
    return i > 0 && r.words[i].upper && (r.words[i - 1].capital || spells_initials(i)) && r.words[i].range.size() >= 3 &&
           !r.in(word_list::units, i) && letter(r.words[i].range.begin - 1) == '(' && letter(r.words[i].range.end) == ')';
  }

  // "Main-d'œuvre indigène (MOI)": the letters of word i are those that open the words before it, small ones aside.
  [[nodiscard]] bool spells_initials(std::uint32_t i) const {
    const std::string& letters = r.words[i].folded;
    std::size_t left = letters.size();
    for (std::uint32_t k = i; k-- > 0 && left > 0 && i - k < 16;) {
      if (r.words[k].folded.front() == letters[left - 1]) --left;
      else if (r.words[k].range.size() > 3) return false;
    }
    return left == 0;
  }

  // "418", "MH370"
  [[nodiscard]] bool numbered_flight(std::uint32_t i) const {
    return r.words[i].folded.back() >= '0' && r.words[i].folded.back() <= '9';
  }

  [[nodiscard]] bool head_somewhere(std::uint32_t first, std::uint32_t end) const {
    entity_type type{};
    return named_by_head(first, end, type);
  }

  // "Mr Young", "coach Son": a capital after an address word is a name, whatever else the word means.
  [[nodiscard]] bool addressed(std::uint32_t i) const {
    return in_role(i) && r.style[i] == line_style::running && (role_ == concept_role::honorific || !plain(i) || is(i, "son"));
  }

  // "the | Chiefs" of the Kansas City Chiefs: titles in the plural that the dictionary has as the last word of a team.
  [[nodiscard]] bool team_of_titles(std::uint32_t i) const {
    const word& w = r.words[i];
    if (french || r.title[i].words != 1 || !w.capital || w.upper || r.initial[i] || w.folded.back() != 's' ||
        (i + 1 < r.size() && r.tied(i) && r.words[i + 1].capital))
      return false;
    if (i > 0 && r.words[i].before == gap::space && r.words[i - 1].capital) return false;
    for (const dictionary_hit& hit : r.hits)
      if (hit.type == entity_type::organization && hit.count >= 2 && r.words[hit.first + hit.count - 1].folded == w.folded &&
          r.words[hit.first + hit.count - 2].capital)
        return true;
    return false;
  }
  // "membre des | Républicains", "chez les | Écologistes": who shares a conviction has a capital only as a party.
  [[nodiscard]] bool party(std::uint32_t i) const {
    const std::string& w = r.words[i].folded;
    return french && i > 0 && r.tied(i - 1) && !r.initial[i] && !r.words[i].upper && r.style[i] == line_style::running &&
           (is(i - 1, "les") || is(i - 1, "des") || is(i - 1, "aux")) && w.size() >= 8 &&
           (w.ends_with("istes") || w.ends_with("icains") || w.ends_with("crates"));
  }
};

}  // namespace

void latin_names(const reading& r, std::vector<span>& out) { latin_reader(r, out).run(); }

}  // namespace allonym::text
