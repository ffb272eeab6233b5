// The columns of the native source, separated by commas (RFC 4180).
#include <algorithm>

#include "sources/format.hpp"

namespace allonym::sources {
namespace {

class csv final : public line_format {
public:
  result<std::monostate> line(std::string_view text, const emit& row) override {
    const bool inside = !pending_.empty();
    if (inside) pending_ += '\n';
    pending_ += text;
    if (std::count(pending_.begin(), pending_.end(), '"') % 2 != 0) {  // a field goes on in the next line
      if (pending_.size() < std::size_t{1} << 20) return std::monostate{};
      pending_.clear();
      return malformed("a quoted field does not end");
    }
    std::string record;
    record.swap(pending_);
    const auto parsed = source_.line(tabbed(record));
    if (!parsed) {
      const std::string& message = parsed.error().message;
      return failure{parsed.error().code, message.substr(message.find(": ") + 2)};
    }
    if (!*parsed) return std::monostate{};
    return row(**parsed);
  }
  result<std::monostate> end(const emit&) override {
    if (pending_.empty()) return std::monostate{};
    return malformed("a quoted field does not end");
  }

private:
  // The fields joined by tabs.
  std::string_view tabbed(std::string_view record) {
    tabbed_.clear();
    bool quoted = false;
    for (std::size_t i = 0; i < record.size(); ++i) {
      const char c = record[i];
      if (c == '"') {
        if (quoted && i + 1 < record.size() && record[i + 1] == '"') tabbed_ += record[++i];
        else quoted = !quoted;
      } else if (c == ',' && !quoted) {
        tabbed_ += '\t';
      } else {
        tabbed_ += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
      }
    }
    return tabbed_;
  }

  native_source source_{""};
  std::string pending_, tabbed_;
};

}  // namespace

std::unique_ptr<line_format> make_csv() { return std::make_unique<csv>(); }

}  // namespace allonym::sources
