#include "names/acronyms.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "names/lexicon.hpp"
#include "names/words.hpp"

namespace allonym::names {
namespace {

constexpr std::size_t most_words = 10, most_anagrams = 6, most_steps = 2000;

// What the words from `first` on may give: letters for `count` words.
struct choice {
  std::size_t count = 1;
  std::string_view letters;
};

// The choices for the words of a name from one on, in one language; after most_steps of them there are no more.
class speller {
public:
  speller(const name::prepared& n, std::uint32_t parts, std::size_t language, bool of_countries)
      : n_(n), parts_(parts), language_(language), of_countries_(of_countries) {}

  // Calls f(choice) until it returns true; whether it did.
  template <class F>
  bool any(std::size_t first, F&& then) {
    const auto f = [&](const choice& c) { return ++steps_ <= most_steps && then(c); };
    const part& p = n_.parts[first];
    const bool small = (p.flags & (part_particle | part_legal | part_title)) != 0 || is_link(n_.letters_of(p));
    if (small && f(choice{1, {}})) return true;
    bool told = false;
    for (const symbol& s : n_.symbols) {
      if (s.first != first || !whole(s)) continue;
      if (s.role == legal_role || s.role == country_role || s.role == static_cast<std::uint8_t>(concept_role::generic))
        if (f(choice{s.count, {}})) return true;
      if (s.role == legal_role) continue;
      if (s.role == country_role) {  // Việt Nam: V, VN
        if (of_countries_ && f(choice{s.count, n_.letters_of(p).substr(0, 1)})) return true;
        told = true;
        continue;
      }
      std::string_view variants = lexicon::get().initials(s.id, language_);
      told |= !variants.empty();
      while (!variants.empty()) {
        const std::size_t end = std::min(variants.find(' '), variants.size());
        if (f(choice{s.count, variants.substr(0, end)})) return true;
        variants.remove_prefix(std::min(end + 1, variants.size()));
      }
    }
    // A proper name keeps its initial.
    return !told && p.size > 0 && f(choice{1, n_.letters_of(p).substr(0, 1)});
  }
  // The next word at or behind `at`.
  [[nodiscard]] std::size_t next(std::size_t at) const {
    while (at < n_.parts.size() && (parts_ >> at & 1U) == 0) ++at;
    return at;
  }
  [[nodiscard]] bool ends(std::size_t at) const { return at >= n_.parts.size(); }
  [[nodiscard]] std::size_t language() const { return language_; }

private:
  [[nodiscard]] bool whole(const symbol& s) const {
    for (std::size_t i = s.first; i < std::size_t{s.first} + s.count; ++i)
      if (i >= n_.parts.size() || (parts_ >> i & 1U) == 0) return false;
    return true;
  }

  const name::prepared& n_;
  std::uint32_t parts_;
  std::size_t language_;
  bool of_countries_;  // give their letter too
  std::size_t steps_ = 0;
};

// Tries all places of `letters` that still hold `given`; `then` is called with what is used.
template <class F>
bool place(std::string_view letters, std::string_view given, std::uint32_t used, F&& then) {
  if (given.empty()) return then(used);
  for (std::size_t i = letters.find(given); i != letters.npos; i = letters.find(given, i + 1)) {
    const std::uint32_t taken = ((std::uint32_t{1} << given.size()) - 1) << i;
    if ((used & taken) == 0 && then(used | taken)) return true;
  }
  return false;
}

// "MO | FA": English acronyms may keep the o of "of".
bool kept_small_word(std::string_view letters, std::size_t i, std::size_t language) {
  return language == lexicon::english && i > 0 && letters[i] == 'o' && letters.size() > shortest_translated;
}

bool spell(speller& words, std::size_t at, std::string_view letters, std::uint32_t used, std::size_t given) {
  at = words.next(at);
  if (words.ends(at)) {
    std::size_t left = 1;
    for (std::size_t i = 0; i < letters.size(); ++i)
      if ((used >> i & 1U) == 0 && (left-- == 0 || !kept_small_word(letters, i, words.language()))) return false;
    return given >= 2;
  }
  return words.any(at, [&](const choice& c) {
    return place(letters, c.letters, used, [&](std::uint32_t now) {
      return spell(words, at + c.count, letters, now, given + (c.letters.empty() ? 0 : c.count));
    });
  });
}

bool acronym_letters(std::string_view letters) {
  return letters.size() >= shortest_translated && letters.size() <= longest_translated &&
         std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string sorted(std::string letters) {
  std::sort(letters.begin(), letters.end());
  return letters;
}

void gather(speller& words, std::size_t at, const std::string& letters, std::size_t given, std::set<std::string>& out) {
  if (out.size() >= most_anagrams || letters.size() > longest_translated) return;
  at = words.next(at);
  if (words.ends(at)) {
    if (given >= 2 && letters.size() >= shortest_translated) out.insert(sorted(letters));
    return;
  }
  words.any(at, [&](const choice& c) {
    gather(words, at + c.count, letters + std::string(c.letters), given + (c.letters.empty() ? 0 : c.count), out);
    return false;
  });
}

std::size_t words_at(std::uint32_t parts) { return static_cast<std::size_t>(__builtin_popcount(parts)); }

}  // namespace

bool spells_translated(const name::prepared& n, std::uint32_t parts, std::string_view letters) {
  if (!acronym_letters(letters) || words_at(parts) < 2 || words_at(parts) > most_words || n.symbols.empty()) return false;
  for (std::size_t language = 0; language < lexicon::languages; ++language)
    if (speller words(n, parts, language, true); spell(words, 0, letters, 0, 0)) return true;
  return false;
}

void each_anagram(const name::prepared& n, const std::function<void(std::string_view)>& take) {
  if (n.parts.size() == 1) {
    const std::string_view letters = n.letters_of(n.parts[0]);
    if ((n.parts[0].flags & part_upper) == 0 || !acronym_letters(letters)) return;
    take(sorted(std::string(letters)));
    if (const std::size_t o = letters.find('o', 1); o != letters.npos && letters.size() > shortest_translated)
      take(sorted(std::string(letters).erase(o, 1)));
    return;
  }
  if (n.type == entity_type::person || !(n.headed || n.legal) || n.parts.size() > most_words) return;
  std::set<std::string> anagrams;
  const auto all = static_cast<std::uint32_t>((std::uint64_t{1} << n.parts.size()) - 1);
  for (std::size_t language = 0; language < lexicon::languages; ++language) {
    std::set<std::string> of_language;
    for (const bool of_countries : {false, true}) {  // left out more often than not
      speller words(n, all, language, of_countries);
      gather(words, 0, {}, 0, of_language);
    }
    anagrams.merge(of_language);
  }
  for (const std::string& a : anagrams) take(a);
}

}  // namespace allonym::names
