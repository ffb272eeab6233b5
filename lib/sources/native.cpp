#include "sources/format.hpp"

namespace allonym::sources {
namespace {

class native final : public line_format {
public:
  result<std::monostate> line(std::string_view text, const emit& row) override {
    const auto parsed = source_.line(text);
    if (!parsed) {
      // Its messages begin with its name for the file, which is empty, and the line: ":12: ".
      const std::string& message = parsed.error().message;
      return failure{parsed.error().code, message.substr(message.find(": ") + 2)};
    }
    if (!*parsed) return std::monostate{};
    return row(**parsed);
  }

private:
  native_source source_{""};
};

}  // namespace

std::unique_ptr<line_format> make_native() { return std::make_unique<native>(); }

}  // namespace allonym::sources
