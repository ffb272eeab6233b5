#include "wording.hpp"

#include <algorithm>
#include <cstdlib>

namespace tool {

using allonym::evidence_kind;

std::string in_words(evidence_kind kind, bool against) {
  switch (kind) {
    case evidence_kind::equal:
      return against ? "not written the same" : "written the same";
    case evidence_kind::diacritics:
      return "equal but for diacritics";
    case evidence_kind::tone_placement:
      return "tone mark on another vowel";
    case evidence_kind::contradicting_marks:
      return "diacritics contradict";
    case evidence_kind::joined:
      return "written together or apart";
    case evidence_kind::spelling:
      return against ? "spelled differently" : "nearly the same spelling";
    case evidence_kind::sound:
      return against ? "sounds different" : "sounds the same";
    case evidence_kind::script:
      return "the same in another script";
    case evidence_kind::sino:
      return "readings of the same characters";
    case evidence_kind::nickname:
      return "short form of a given name";
    case evidence_kind::initial:
      return "initial of the name";
    case evidence_kind::translation:
      return against ? "parts translate otherwise" : "translation of the parts";
    case evidence_kind::number:
      return against ? "numbers contradict" : "the same numbers";
    case evidence_kind::acronym:
      return "acronym of the full name";
    case evidence_kind::order:
      return "parts in another order";
    case evidence_kind::missing_part:
      return "a part is missing on one side";
    case evidence_kind::extra_generic:
      return "a generic word on one side only";
    case evidence_kind::title:
      return "title set aside";
    case evidence_kind::contradiction:
      return "parts exclude each other";
    case evidence_kind::dictionary:
      return against ? "two entities of the dictionary" : "one entity of the dictionary";
    case evidence_kind::type:
      return against ? "types differ" : "of the same type";
    case evidence_kind::role:
      return against ? "roles contradict" : "the same role beside it";
    case evidence_kind::context:
      return against ? "most pairs are two things" : "the names as a whole";
    case evidence_kind::country:
      return against ? "of different countries" : "of the same country";
    case evidence_kind::keystrokes:
      return "diacritics left as typed";
    case evidence_kind::gendered:
      return against ? "given names of a man and a woman" : "masculine and feminine of a surname";
    case evidence_kind::generation:
      return against ? "father and son" : "the same generation";
    case evidence_kind::dialect:
      return "northern and southern form";
    case evidence_kind::surroundings:
      return against ? "other names around it" : "the same names around it";
  }
  return "";
}

std::vector<std::string> in_words(const std::vector<allonym::evidence>& reasons, std::size_t limit) {
  std::vector<allonym::evidence> sorted = reasons;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return std::abs(a.weight) > std::abs(b.weight); });
  std::vector<std::string> words;
  for (const auto& e : sorted) {
    if (words.size() == limit) break;
    if (e.kind == evidence_kind::context) continue;  // says nothing of this pair
    std::string text = in_words(e.kind, e.weight < 0);
    if (std::find(words.begin(), words.end(), text) == words.end()) words.push_back(std::move(text));
  }
  return words;
}

}  // namespace tool
