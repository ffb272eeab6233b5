// Entities as JSON, one a line: FollowTheMoney as OpenSanctions publishes it, and the Wikidata dump.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "sources/format.hpp"

namespace allonym::sources {
namespace {

using nlohmann::json;

// The strings of a list, none for anything else.
std::vector<std::string> strings(const json& object, const char* key) {
  std::vector<std::string> out;
  const auto it = object.find(key);
  if (it == object.end() || !it->is_array()) return out;
  for (const json& value : *it)
    if (value.is_string()) out.push_back(value.get<std::string>());
  return out;
}

std::string string_of(const json& object, const char* key) {
  const auto it = object.find(key);
  return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

class json_lines : public line_format {
public:
  result<std::monostate> line(std::string_view text, const emit& row) final {
    while (!text.empty() && (text.back() == ',' || text.back() == ' ')) text.remove_suffix(1);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    if (text.empty() || text == "[" || text == "]") return std::monostate{};
    const json object = json::parse(text, nullptr, false);
    if (object.is_discarded()) return malformed("not JSON");
    if (!object.is_object()) return malformed("expected an object");
    return entity(object, row);
  }

protected:
  virtual result<std::monostate> entity(const json& object, const emit& row) = 0;
};

struct schema_type {
  std::string_view schema;
  entity_type type;
};
// Schemata of FollowTheMoney that stand for something with a name of its own.
constexpr std::array<schema_type, 16> schemata{{
    {"Person", entity_type::person},
    {"Organization", entity_type::organization},
    {"Company", entity_type::organization},
    {"LegalEntity", entity_type::organization},
    {"PublicBody", entity_type::organization},
    {"Position", entity_type::other},
    {"Vessel", entity_type::product},
    {"Airplane", entity_type::product},
    {"Vehicle", entity_type::product},
    {"Asset", entity_type::other},
    {"CryptoWallet", entity_type::other},
    {"Security", entity_type::product},
    {"RealEstate", entity_type::place},
    {"Project", entity_type::other},
    {"Event", entity_type::event},
    {"Country", entity_type::place},
}};

class opensanctions final : public json_lines {
  result<std::monostate> entity(const json& object, const emit& row) override {
    const std::string id = string_of(object, "id"), schema = string_of(object, "schema"),
                      caption = string_of(object, "caption");
    if (id.empty()) return malformed("an entity without \"id\"");
    if (schema.empty()) return malformed("an entity without \"schema\"");
    const auto* const known =
        std::find_if(schemata.begin(), schemata.end(), [&](const schema_type& s) { return s.schema == schema; });
    const auto properties = object.find("properties");
    if (known == schemata.end() || properties == object.end() || !properties->is_object())
      return std::monostate{};  // a relation, an address
    const std::vector<std::string> names = strings(*properties, "name");
    const bool captioned = std::find(names.begin(), names.end(), caption) != names.end();
    const std::string& canonical = captioned || names.empty() ? caption : names.front();
    const auto give = [&](const std::vector<std::string>& texts, name_kind kind) -> result<std::monostate> {
      for (const std::string& text : texts)
        if (auto done = row(
                {id, known->type, {}, text, kind == name_kind::alias && text == canonical ? name_kind::canonical : kind, ""});
            !done)
          return done;
      return std::monostate{};
    };
    for (const auto& [property, kind] : {std::pair{"name", name_kind::alias},
                                         {"alias", name_kind::alias},
                                         {"weakAlias", name_kind::weak},
                                         {"previousName", name_kind::historic},
                                         {"abbreviation", name_kind::acronym}})
      if (auto done = give(strings(*properties, property), kind); !done) return done;
    return std::monostate{};
  }
};

// Classes of Wikidata (P31) by type; what is none of them is `other`.
struct class_type {
  std::uint32_t item;
  entity_type type;
};
constexpr auto P = entity_type::person;
constexpr auto O = entity_type::organization;
constexpr auto L = entity_type::place;
constexpr auto E = entity_type::event;
constexpr auto W = entity_type::work;
constexpr auto A = entity_type::law;
constexpr auto D = entity_type::product;
constexpr std::array<class_type, 98> classes{{
    {5, P},        {15632617, P}, {95074, P},    {4271324, P},  {178885, P},  {20643955, P},  // humans, characters, deities
    {6256, L},     {3624078, L},  {3024240, L},  {515, L},      {1549591, L}, {486972, L},
    {532, L},      {3957, L},     {5119, L},  // states, settlements
    {10864048, L}, {13220204, L}, {35657, L},    {15284, L},    {1637706, L}, {7930989, L},
    {1093829, L},  {484170, L},   {747074, L},  // divisions
    {8502, L},     {46831, L},    {4022, L},     {23397, L},    {165, L},     {9430, L},
    {23442, L},    {33837, L},    {5107, L},  // nature
    {82794, L},    {12280, L},    {1248784, L},  {55488, L},    {34442, L},   {41176, L},
    {16970, L},    {44539, L},    {33506, L},  // regions, buildings
    {39614, L},    {483110, L},   {23413, L},    {16560, L},    {22698, L},   {12518, L},
    {570116, L},   {839954, L},   {8514, L},     {43229, O},    {4830453, O}, {6881511, O},
    {783794, O},   {891723, O},   {7278, O},     {327333, O},   {192350, O},  {3918, O},  // bodies, firms
    {38723, O},    {484652, O},   {245065, O},   {163740, O},   {11691, O},   {41487, O},
    {176799, O},   {476028, O},   {12973014, O}, {215380, O},   {5741069, O}, {1320047, O},
    {16917, O},    {9826, O},     {3914, O},     {22687, O},    {46970, O},   {15265344, O},  // bands, press, hospitals
    {198, E},      {178561, E},   {1190554, E},  {18608583, E}, {40231, E},   {8065, E},
    {1656682, E},  {645883, E},   {27020041, E}, {131569, A},   {820655, A},  {7755, A},
    {93288, A},    {11424, W},    {571, W},      {7725634, W},  {482994, W},  // treaties; works
    {5398426, W},  {431289, D},   {7397, D},
}};

class wikidata final : public json_lines {
  result<std::monostate> entity(const json& object, const emit& row) override {
    const std::string id = string_of(object, "id");
    if (id.empty()) return malformed("an entity without \"id\"");
    const entity_type type = type_of(object);
    const auto labels = object.find("labels"), aliases = object.find("aliases");
    if (labels != object.end() && labels->is_object())
      for (const auto& [tag, label] : labels->items())
        if (label.is_object())
          if (auto done = give(id, type, tag, string_of(label, "value"), name_kind::canonical, row); !done) return done;
    if (aliases != object.end() && aliases->is_object())
      for (const auto& [tag, list] : aliases->items())
        for (const json& alias : list)
          if (alias.is_object())
            if (auto done = give(id, type, tag, string_of(alias, "value"), name_kind::alias, row); !done) return done;
    return std::monostate{};
  }
  static result<std::monostate> give(const std::string& id, entity_type type, const std::string& tag, const std::string& text,
                                     name_kind kind, const emit& row) {
    const language lang = language_of(tag);
    if (text.empty() || (!lang.known() && tag != "mul" && tag != "und")) return std::monostate{};
    return row({id, type, lang, text, kind, ""});
  }
  static entity_type type_of(const json& object) {
    const auto claims = object.find("claims");
    if (claims == object.end() || !claims->is_object()) return entity_type::other;
    const auto instances = claims->find("P31");
    if (instances == claims->end() || !instances->is_array()) return entity_type::other;
    for (const json& claim : *instances) {
      const json value = claim.value("/mainsnak/datavalue/value"_json_pointer, json());
      if (!value.is_object()) continue;
      std::uint64_t item = 0;
      if (const auto number = value.find("numeric-id"); number != value.end() && number->is_number_unsigned()) {
        item = number->get<std::uint64_t>();
      } else {
        const std::string q = string_of(value, "id");
        for (std::size_t i = 1; i < q.size() && i < 12 && q[i] >= '0' && q[i] <= '9'; ++i)
          item = item * 10 + static_cast<std::uint64_t>(q[i] - '0');
      }
      for (const class_type& c : classes)
        if (c.item == item) return c.type;
    }
    return entity_type::other;
  }
};

}  // namespace

std::unique_ptr<line_format> make_opensanctions() { return std::make_unique<opensanctions>(); }
std::unique_ptr<line_format> make_wikidata() { return std::make_unique<wikidata>(); }

}  // namespace allonym::sources
