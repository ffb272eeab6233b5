// Glossaries in XML: TMX (translation units) and TBX (concepts with terms).
#include <algorithm>
#include <map>

#include "sources/format.hpp"
#include "sources/xml.hpp"

namespace allonym::sources {
namespace {

std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > 0x20) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

struct term {
  std::string text;
  language lang;
  name_kind kind = name_kind::alias;
};

// Collects the terms of an entry and gives them as one entity.
class glossary : public line_format, private xml_reader::handler {
public:
  result<std::monostate> line(std::string_view text, const emit& row) final {
    row_ = &row;
    done_ = std::monostate{};
    if (const auto problem = xml_.feed(text, *this); !problem.empty()) return failure{failure_code::damaged, problem};
    return done_;
  }
  result<std::monostate> end(const emit&) final {
    if (xml_.depth() != 0) return failure{failure_code::damaged, "the XML ends inside an element"};
    return std::monostate{};
  }

protected:
  explicit glossary(std::string prefix) : prefix_(std::move(prefix)) {}

  void begin_entry(const xml_reader::attributes& a, std::string_view id) {
    ++number_;
    const auto it = a.find(id);
    id_ = prefix_ + (it != a.end() && !it->second.empty() ? it->second : std::to_string(number_));
    terms_.clear();
  }
  void end_entry() {
    std::map<std::uint32_t, bool> canonical;
    for (term& t : terms_) {
      t.text = squeezed(t.text);
      if (t.text.empty()) continue;
      if (t.kind == name_kind::alias && !canonical[t.lang.code()]) {
        canonical[t.lang.code()] = true;
        t.kind = name_kind::canonical;
      }
      if (done_)
        if (auto given = (*row_)({id_, entity_type::other, t.lang, t.text, t.kind, ""}); !given) done_ = given;
    }
    terms_.clear();
  }
  static language lang_of(const xml_reader::attributes& a) {
    for (const char* key : {"xml:lang", "lang"})
      if (const auto it = a.find(key); it != a.end()) return language_of(it->second);
    return {};
  }

  std::vector<term> terms_;
  language lang_;

private:
  std::string prefix_, id_;
  std::uint64_t number_ = 0;
  xml_reader xml_;
  const emit* row_ = nullptr;
  result<std::monostate> done_ = std::monostate{};
};

class tmx final : public glossary {
public:
  tmx() : glossary("tmx:") {}

private:
  void open(std::string_view name, const xml_reader::attributes& a) override {
    if (name == "tu") begin_entry(a, "tuid");
    else if (name == "tuv") lang_ = lang_of(a);
    else if (name == "seg") terms_.push_back({{}, lang_}), inside_ = true;
    else if (name == "bpt" || name == "ept" || name == "ph" || name == "it" || name == "ut")
      ++codes_;  // formatting of the translated text
  }
  void close(std::string_view name) override {
    if (name == "tu") end_entry();
    else if (name == "seg") inside_ = false;
    else if ((name == "bpt" || name == "ept" || name == "ph" || name == "it" || name == "ut") && codes_ != 0) --codes_;
  }
  void text(std::string_view t) override {
    if (inside_ && codes_ == 0 && !terms_.empty()) terms_.back().text += t;
  }
  bool inside_ = false;
  int codes_ = 0;
};

class tbx final : public glossary {
public:
  tbx() : glossary("tbx:") {}

private:
  void open(std::string_view name, const xml_reader::attributes& a) override {
    if (name == "termEntry" || name == "conceptEntry") begin_entry(a, "id");
    else if (name == "langSet" || name == "langSec") lang_ = lang_of(a);
    else if (name == "term") terms_.push_back({{}, lang_}), into_ = into::term;
    else if (name == "termNote") {
      const auto type = a.find("type");
      into_ = into::note;
      note_type_ = type == a.end() ? "" : type->second;
      note_.clear();
    }
  }
  void close(std::string_view name) override {
    if (name == "termEntry" || name == "conceptEntry") end_entry();
    else if (name == "termNote" && !terms_.empty()) {
      const std::string note = squeezed(note_);
      name_kind& kind = terms_.back().kind;
      if (note_type_ == "termType" && (note == "acronym" || note == "abbreviation" || note == "initialism"))
        kind = name_kind::acronym;
      else if (note_type_ == "termType" && note == "shortForm") kind = name_kind::short_form;
      else if (note_type_ == "administrativeStatus" && (note.starts_with("deprecated") || note.starts_with("superseded")))
        kind = name_kind::historic;
    }
    if (name == "term" || name == "termNote") into_ = into::nothing;
  }
  void text(std::string_view t) override {
    if (into_ == into::term && !terms_.empty()) terms_.back().text += t;
    else if (into_ == into::note) note_ += t;
  }
  enum class into { nothing, term, note } into_ = into::nothing;
  std::string note_type_, note_;
};

}  // namespace

std::unique_ptr<line_format> make_tmx() { return std::make_unique<tmx>(); }
std::unique_ptr<line_format> make_tbx() { return std::make_unique<tbx>(); }

}  // namespace allonym::sources
