// What the grammar of Vietnamese asks of the words of a text, and the parts of that grammar, a file each.
#pragma once

#include <optional>

#include "document/spans.hpp"

namespace allonym::text {

struct vietnamese_words {
  explicit vietnamese_words(const reading& text) : r(text) {}

  const reading& r;

  [[nodiscard]] bool is(std::uint32_t i, std::string_view w) const { return i < r.size() && r.words[i].canonical == w; }
  [[nodiscard]] bool digits(std::uint32_t i) const { return i < r.size() && r.words[i].digits; }
  // Whether a word stands at i and belongs to one stretch of text with the one before.
  [[nodiscard]] bool tied_to(std::uint32_t i) const { return i < r.size() && r.tied(i - 1); }
  // The same with a space between.
  [[nodiscard]] bool spaced(std::uint32_t i) const { return i < r.size() && r.words[i].before == gap::space; }
  // A syllable as Vietnamese builds them.
  [[nodiscard]] bool syllable(std::uint32_t i) const;
  // Whether words [first, end) are a phrase of the list.
  [[nodiscard]] bool in(names::word_list list, std::uint32_t first, std::uint32_t end) const {
    return names::lexicon::get().contains(list, r.canonical(first, end));
  }
  // Two syllables that dictionaries of Vietnamese list as one word.
  [[nodiscard]] bool compound(std::uint32_t i) const;
  // "cũng như", "trong khi": two syllables that end whatever stands before them.
  [[nodiscard]] bool conjunction(std::uint32_t i) const;
  // What ends the phrase before it: its predicate, or another phrase.
  [[nodiscard]] bool breaks(std::uint32_t i) const {
    return r.in(names::word_list::vi_verbs, i) || r.in(names::word_list::vi_breaks, i);
  }
  // A word of the language, or of two syllables with the next.
  [[nodiscard]] bool ordinary(std::uint32_t i) const;
  // A head that stays outside of names: "Bang | Vermont".
  [[nodiscard]] bool outside(std::uint32_t i) const;
  [[nodiscard]] bool heads(std::uint32_t i, entity_type type) const { return r.head_type(r.head[i]) == type; }
  // A phrase of the lexicon that says what a name is about.
  [[nodiscard]] bool attributive(const concept_match& phrase) const;

  // The end of the Christian name at i, "Phêrô", "Gioan Baotixita", that another name follows; or i.
  [[nodiscard]] std::uint32_t baptized(std::uint32_t i) const;
  // The end of a person's full name that starts at i, or i.
  [[nodiscard]] std::uint32_t person_at(std::uint32_t i) const;
  // "Từ | Hà Nội, …" at the start of a sentence: the end of the place, or of the head of a name, behind a preposition that is a
  // surname too; or i.
  [[nodiscard]] std::uint32_t place_from(std::uint32_t i) const;
  // "Mun Jinseog", "Wang Yi": a surname or given name of elsewhere opens a run of capitals.
  [[nodiscard]] bool foreign_person(std::uint32_t i) const;
  // "chuyên gia | Charlotte Aguttes-Reynier": a given name that is also a town, before a surname.
  [[nodiscard]] bool called_like_a_place(std::uint32_t i, const dictionary_hit& hit) const;
  // A word inside a run of capitals at which something else begins.
  [[nodiscard]] bool starts_other(std::uint32_t i) const;
  // "Ảnh: | Trọng Dũng", "Ảnh: | Anh Sơn": two capitals or more behind a mark of credits.
  [[nodiscard]] bool credited(std::uint32_t i) const;
  // Whether the last line of a report begins at i and is nothing but two to four capitalised syllables: who wrote it.
  [[nodiscard]] bool signs(std::uint32_t i) const;
  // How many words from i on have a capital; at most so many as are looked ahead.
  [[nodiscard]] std::uint32_t capital_run(std::uint32_t i) const;
  // The same of words that are no Vietnamese syllables.
  [[nodiscard]] std::uint32_t foreign_run(std::uint32_t i) const;
};

// A text on its way into names: the title that was read last, and what is found.
struct vietnamese_text : vietnamese_words {
  vietnamese_text(const reading& text, std::vector<span>& found) : vietnamese_words(text), out(found) {}

  std::vector<span>& out;
  std::uint32_t role_end = UINT32_MAX;  // the word directly behind a title and what belongs to it
  bool honorific = false;               // the title is an address word: a single syllable may follow

  [[nodiscard]] bool in_role(std::uint32_t i) const { return i == role_end; }
  // "ca sĩ | Phi Nhung": two syllables behind a title, the second of which persons are called by.
  [[nodiscard]] bool holder_like_a_country(const dictionary_hit& hit) const {
    const std::uint32_t next = hit.first + 1;
    return in_role(hit.first) && hit.count == 1 && hit.type == entity_type::place && syllable(hit.first) && spaced(next) &&
           capital_run(hit.first) == 2 && r.in(names::word_list::vi_given_names, next);
  }
  // "ông | Nga", "bà | Mai"
  [[nodiscard]] bool addressed(std::uint32_t i) const { return in_role(i) && honorific; }
  // A name whose type is sure; returns its end.
  std::uint32_t add(std::uint32_t first, std::uint32_t end, entity_type type, span_source source = span_source::grammar) {
    out.push_back({first, end, type, source, {}, false, false, true, false});
    return end;
  }
};

// The parts of the grammar. What reads from a word on returns the end of what it has read, or that word if there is nothing of
// the kind.

// Names that their head opens.
std::uint32_t headed_name(vietnamese_text& t, std::uint32_t i);
// Names without a head of their own: what the capitals at i are.
std::uint32_t capitals(vietnamese_text& t, std::uint32_t i);

// Names that are a word and its number: "bão số 13", "Quốc lộ 1A", "Nghị định 15/2020/NĐ-CP".
std::uint32_t numbered_name(vietnamese_text& t, std::uint32_t i);
// "số 15/2020/NĐ-CP"
std::uint32_t document_number(const vietnamese_words& w, std::uint32_t i);
// "về hợp tác thương mại gạo", the subject of a document, up to where the sentence goes on.
std::uint32_t topic(const vietnamese_words& w, std::uint32_t i);
// "phát triển giáo dục đến năm 2030, tầm nhìn đến năm 2045": what a document is about, up to the year to which it holds.
std::uint32_t until(const vietnamese_words& w, std::uint32_t i);
// "Hiến, lấy, ghép mô và bộ phận cơ thể người": the deeds that a law is about, the first of them with the capital and without
// its object.
std::uint32_t deeds(const vietnamese_words& w, std::uint32_t i);
// "giai đoạn 2018 - 2028"
std::uint32_t period(const vietnamese_words& w, std::uint32_t i);
// The same with what is seen beyond: "giai đoạn 2021-2030 và tầm nhìn đến năm 2045".
std::uint32_t term_with_view(const vietnamese_words& w, std::uint32_t i);
// What runs from one place to another: "cao tốc Biên Hòa - Vũng Tàu", "đường | Hoàng Sa - Dốc Sỏi".
std::uint32_t route(vietnamese_text& t, std::uint32_t i);

// "miền Trung": a part of Viet Nam, in a text about its provinces.
std::uint32_t region(vietnamese_text& t, std::uint32_t i);

// A capitalised component that may follow "và" or a comma inside a name: known words, no place, no person.
bool component(const vietnamese_words& w, std::uint32_t i);
// "Khoa học, | Công nghệ và Môi trường": a comma inside a name needs a final "và".
bool listed(const vietnamese_words& w, std::uint32_t i);
// "Ban Quản lý các | khu công nghiệp, khu kinh tế Đồng Nai": kinds of things in lower case, up to the place that has them.
bool kinds(const vietnamese_words& w, std::uint32_t i);
// "Hiệp hội | các nhà nuôi cá nheo Mỹ": those who make or do something, up to the place where they are.
std::uint32_t makers(const vietnamese_words& w, std::uint32_t i);
// "Phòng, | chống thiên tai", "trật tự, | an toàn giao thông": the comma before word i is inside a word.
bool inside_a_word(const vietnamese_words& w, std::uint32_t i);
// "Cục Phòng chống ma túy | và tội phạm": a second object in lower case of what a body does, where the phrase closes behind it.
std::uint32_t second_object(const vietnamese_words& w, std::uint32_t i);
// "Văn phòng Trung ương | chống buôn bán tài sản văn hóa": the subject of a body in lower case, if it is made of known words
// and the phrase closes behind it.
std::uint32_t purpose(const vietnamese_words& w, std::uint32_t i);

// English and French inside Vietnamese text.
// Titles that papers leave as they are: "Lord | Adonis".
bool foreign_title(const vietnamese_words& w, std::uint32_t i);
// Names with small words and all: "Sun on Sunday", "Back of the Yards", "Rae's Creek".
std::uint32_t foreign_phrase(const vietnamese_words& w, std::uint32_t i);
// What belongs to the acronym before it: "NHS | England", "NBA | Paris Games".
std::uint32_t foreign_rest(const vietnamese_words& w, std::uint32_t i);
// "AVC Nations | Cup": an English word that names of competitions end in, though it may be a syllable.
bool names_competition(const vietnamese_words& w, std::uint32_t i);
// What names left as they are tell by their own heads: "Administration Picasso", "Sequoia Foundation".
std::optional<entity_type> foreign_head(const vietnamese_words& w, std::uint32_t first, std::uint32_t end);
// How many small words of names ("van", "von der") stand at i before a capital that is no Vietnamese syllable.
std::uint32_t particles_at(const vietnamese_words& w, std::uint32_t i);
// The letters and numbers of a model: ACS-64, G-Wagon, A321neo, 737 MAX.
std::uint32_t model(const vietnamese_words& w, std::uint32_t i);

}  // namespace allonym::text
