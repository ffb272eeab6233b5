// Tab-separated lists: ParaNames, GeoNames, JRC-Names.
#include <algorithm>
#include <array>
#include <optional>

#include "sources/format.hpp"

namespace allonym::sources {
namespace {

bool number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// wikidata_id, eng, label, language, type; columns by the header line.
class paranames final : public line_format {
public:
  result<std::monostate> line(std::string_view text, const emit& row) override {
    if (text.empty()) return std::monostate{};
    const auto fields = split(text, '\t');
    if (!id_) {
      const auto find = [&](std::string_view name) -> std::optional<std::size_t> {
        const auto it = std::find(fields.begin(), fields.end(), name);
        return it == fields.end() ? std::nullopt : std::optional(static_cast<std::size_t>(it - fields.begin()));
      };
      id_ = find("wikidata_id"), label_ = find("label"), language_ = find("language"), type_ = find("type");
      if (id_ && label_ && language_ && type_) return std::monostate{};
      id_.reset();
      return failure{failure_code::damaged, "expected a header line with wikidata_id, label, language and type"};
    }
    if (fields.size() <= std::max({*id_, *label_, *language_, *type_})) return malformed("too few fields");
    const std::string_view type = fields[*type_].substr(0, 3);
    const auto entity = type == "PER"   ? entity_type::person
                        : type == "ORG" ? entity_type::organization
                        : type == "LOC" ? entity_type::place
                                        : entity_type::other;
    return row({fields[*id_], entity, language_of(fields[*language_]), fields[*label_], name_kind::canonical, ""});
  }

private:
  std::optional<std::size_t> id_, label_, language_, type_;
};

// allCountries: geonameid, name, asciiname, alternatenames, …
class geonames final : public line_format {
public:
  result<std::monostate> line(std::string_view text, const emit& row) override {
    if (text.empty() || text.front() == '#') return std::monostate{};
    const auto fields = split(text, '\t');
    if (fields.size() < 4 || !number(fields[0]))
      return malformed("expected a line of allCountries: a number, name, ASCII name, alternate names");
    id_ = "gn:";
    id_ += fields[0];
    if (auto done = row({id_, entity_type::place, {}, fields[1], name_kind::canonical, ""}); !done) return done;
    for (const std::string_view name : split(fields[3], ','))
      if (!name.empty() && name != fields[1])
        if (auto done = row({id_, entity_type::place, {}, name, name_kind::alias, ""}); !done) return done;
    return std::monostate{};
  }

private:
  std::string id_;
};

// alternateNamesV2: alternateNameId, geonameid, isolanguage, name, isPreferred, isShort, isColloquial, isHistoric, …
class geonames_names final : public line_format {
public:
  result<std::monostate> line(std::string_view text, const emit& row) override {
    if (text.empty() || text.front() == '#') return std::monostate{};
    const auto fields = split(text, '\t');
    if (fields.size() < 4 || !number(fields[0]) || !number(fields[1]))
      return malformed("expected a line of alternateNamesV2: two numbers, language, name");
    static constexpr std::array<std::string_view, 9> no_names{"link", "post", "iata", "icao", "faac",
                                                              "wkdt", "unlc", "tcid", "phon"};
    const std::string_view tag = fields[2];
    if (std::find(no_names.begin(), no_names.end(), tag) != no_names.end()) return std::monostate{};
    const auto flag = [&](std::size_t i) { return i < fields.size() && fields[i] == "1"; };
    const name_kind kind = tag == "abbr" ? name_kind::acronym
                           : flag(7)     ? name_kind::historic
                           : flag(6)     ? name_kind::weak
                           : flag(5)     ? name_kind::short_form
                           : flag(4)     ? name_kind::canonical
                                         : name_kind::alias;
    id_ = "gn:";
    id_ += fields[1];
    return row({id_, entity_type::place,
                tag == "abbr"   ? language{}
                : tag == "piny" ? language("zh-Latn")
                                : language_of(tag),
                fields[3], kind, ""});
  }

private:
  std::string id_;
};

// Id, P or O, languages or u, name with + for spaces.
class jrc_names final : public line_format {
public:
  result<std::monostate> line(std::string_view text, const emit& row) override {
    if (text.empty() || text.front() == '#') return std::monostate{};
    const auto fields = split(text, '\t');
    if (fields.size() < 4) return malformed("expected four fields: id, type, languages, name");
    id_ = "jrc:";
    id_ += fields[0];
    name_ = fields[3];
    std::replace(name_.begin(), name_.end(), '+', ' ');
    const auto type = fields[1] == "P"   ? entity_type::person
                      : fields[1] == "O" ? entity_type::organization
                                         : entity_type::other;
    for (const std::string_view tag : split(fields[2], ','))
      if (auto done = row({id_, type, language_of(tag), name_, name_kind::alias, ""}); !done) return done;
    return std::monostate{};
  }

private:
  std::string id_, name_;
};

}  // namespace

std::unique_ptr<line_format> make_paranames() { return std::make_unique<paranames>(); }
std::unique_ptr<line_format> make_geonames() { return std::make_unique<geonames>(); }
std::unique_ptr<line_format> make_geonames_names() { return std::make_unique<geonames_names>(); }
std::unique_ptr<line_format> make_jrc_names() { return std::make_unique<jrc_names>(); }

}  // namespace allonym::sources
