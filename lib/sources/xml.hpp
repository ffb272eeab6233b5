// As much of XML as glossaries use: elements, attributes, text, references; read line by line. No entities of a DTD, no other
// encoding than UTF-8.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace allonym::sources {

class xml_reader {
public:
  using attributes = std::map<std::string, std::string, std::less<>>;
  class handler {
  public:
    virtual ~handler() = default;
    virtual void open(std::string_view name, const attributes& a) = 0;
    virtual void close(std::string_view name) = 0;
    virtual void text(std::string_view t) = 0;
  };
  // Reads the next line; says what is wrong, if something is.
  std::string feed(std::string_view line, handler& to);
  [[nodiscard]] int depth() const noexcept { return depth_; }

private:
  std::string tag(std::string_view t, handler& to);
  std::string rest_;
  int depth_ = 0;
};

}  // namespace allonym::sources
