#include "sources/xml.hpp"

#include <cstdint>

namespace allonym::sources {
namespace {

constexpr std::size_t longest_token = std::size_t{16} << 20;

void append_utf8(std::string& out, std::uint32_t c) {
  if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

// Text with its references replaced; unknown ones stay as they are.
std::string unescaped(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t amp = text.find('&');
    out += text.substr(0, amp);
    if (amp == std::string_view::npos) break;
    text.remove_prefix(amp);
    const std::size_t end = text.find(';');
    const std::string_view name = end == std::string_view::npos || end > 12 ? std::string_view{} : text.substr(1, end - 1);
    if (name == "amp") out += '&';
    else if (name == "lt") out += '<';
    else if (name == "gt") out += '>';
    else if (name == "quot") out += '"';
    else if (name == "apos") out += '\'';
    else if (name.size() > 1 && name[0] == '#') {
      const bool hex = name[1] == 'x' || name[1] == 'X';
      std::uint32_t c = 0;
      for (const char d : name.substr(hex ? 2 : 1)) {
        const int v = d >= '0' && d <= '9' ? d - '0' : hex && (d | 32) >= 'a' && (d | 32) <= 'f' ? (d | 32) - 'a' + 10 : 0;
        c = c > 0x110000 ? c : c * (hex ? 16 : 10) + static_cast<std::uint32_t>(v);
      }
      append_utf8(out, c);
    } else {
      out += '&';
      text.remove_prefix(1);
      continue;
    }
    text.remove_prefix(end + 1);
  }
  return out;
}

bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Where a tag that starts at the beginning of `t` ends, quotes respected; npos if not yet.
std::size_t tag_end(std::string_view t) {
  char quote = 0;
  for (std::size_t i = 1; i < t.size(); ++i) {
    if (quote != 0) quote = t[i] == quote ? 0 : quote;
    else if (t[i] == '"' || t[i] == '\'') quote = t[i];
    else if (t[i] == '>') return i;
  }
  return std::string_view::npos;
}

}  // namespace

std::string xml_reader::feed(std::string_view line, handler& to) {
  if (line.size() >= 2 && (line.substr(0, 2) == "\xFF\xFE" || line.substr(0, 2) == "\xFE\xFF"))
    return "the file is UTF-16; convert it to UTF-8";
  rest_ += line;
  rest_ += '\n';
  std::string_view t = rest_;
  const auto keep = [&](std::string_view what) {
    rest_ = std::string(what);
    return rest_.size() > longest_token ? std::string("an element that does not end") : std::string();
  };
  while (!t.empty()) {
    if (t[0] != '<') {
      const std::size_t end = t.find('<');
      to.text(unescaped(t.substr(0, end)));
      t = end == std::string_view::npos ? std::string_view{} : t.substr(end);
      continue;
    }
    std::size_t end = 0, length = 0;
    if (t.starts_with("<!--")) end = t.find("-->", 4), length = 3;
    else if (t.starts_with("<![CDATA[")) end = t.find("]]>", 9), length = 3;
    else if (t.starts_with("<?")) end = t.find("?>", 2), length = 2;
    else end = tag_end(t), length = 1;
    if (end == std::string_view::npos) return keep(t);
    if (t.starts_with("<![CDATA[")) to.text(t.substr(9, end - 9));
    else if (t[1] != '!' && t[1] != '?')
      if (std::string problem = tag(t.substr(1, end - 1), to); !problem.empty()) return problem;
    t.remove_prefix(end + length);
  }
  rest_.clear();
  return {};
}

std::string xml_reader::tag(std::string_view t, handler& to) {
  const bool closing = t.starts_with('/');
  if (closing) t.remove_prefix(1);
  const bool empty = t.ends_with('/');
  if (empty) t.remove_suffix(1);
  std::size_t at = 0;
  while (at < t.size() && !blank(t[at])) ++at;
  const std::string name(t.substr(0, at));
  if (name.empty()) return "a tag without a name";
  if (closing) {
    if (--depth_ < 0) return "an element ends that never began";
    to.close(name);
    return {};
  }
  attributes a;
  while (at < t.size()) {
    while (at < t.size() && blank(t[at])) ++at;
    const std::size_t key = at;
    while (at < t.size() && t[at] != '=' && !blank(t[at])) ++at;
    const std::string_view key_text = t.substr(key, at - key);
    while (at < t.size() && (blank(t[at]) || t[at] == '=')) ++at;
    if (at >= t.size() || (t[at] != '"' && t[at] != '\'')) break;
    const std::size_t value = at + 1, end = t.find(t[at], value);
    if (end == std::string_view::npos) break;
    a.emplace(std::string(key_text), unescaped(t.substr(value, end - value)));
    at = end + 1;
  }
  ++depth_;
  to.open(name, a);
  if (empty) {
    --depth_;
    to.close(name);
  }
  return {};
}

}  // namespace allonym::sources
