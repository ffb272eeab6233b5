// Files from disk are hostile: whatever is cut off or changed, an error or an answer.
#include <doctest/doctest.h>
#include <allonym/dictionary.hpp>
#include <allonym/dictionary_builder.hpp>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "dictionary/image.hpp"

using namespace allonym;

namespace {

std::string small_file() {
  const std::string path = "allonym_test_hostile.dict";
  dictionary_builder builder(path);
  const auto add = [&](const char* id, entity_type type, const char* lang, const char* text, name_kind kind,
                       const char* when = "") {
    REQUIRE(builder.add({id, type, lang, text, kind, when}).has_value());
  };
  add("a:1", entity_type::place, "vi", "Hà Nội", name_kind::canonical);
  add("a:1", entity_type::place, "en", "Hanoi", name_kind::canonical);
  add("a:2", entity_type::organization, "vi", "Bộ Quốc phòng", name_kind::canonical);
  add("a:2", entity_type::organization, "en", "Ministry of Defence", name_kind::canonical, "capitalised");
  add("a:2", entity_type::organization, "und", "MOD", name_kind::acronym, "case");
  add("a:3", entity_type::person, "vi", "Phan Văn Giang", name_kind::canonical);
  add("a:4", entity_type::place, "ru", "Москва", name_kind::alias);
  for (char c = 'a'; c < 'z'; ++c)
    add("a:5", entity_type::other, "en", (std::string("Bo name ") + c).c_str(), name_kind::alias);
  add("a:1", entity_type::place, "und", "", name_kind::hidden);
  REQUIRE(builder.finish().has_value());
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  std::remove(path.c_str());
  return bytes;
}

// Asks everything that can be asked.
void ask(const dictionary& d, bool inexact) {
  const dictionary::image& image = *d.handle();
  std::size_t seen = 0;
  std::string key;
  for (std::uint32_t k = 0; k < image.key_count() && k < 100; ++k) {
    image.key_text(k, key);
    image.each_name(k,
                    [&](const dict::name_ref& n) { seen += n.text.size() + n.when.size() + image.entity_id(n.entity).size(); });
  }
  for (std::uint32_t e = 0; e < image.entity_count() && e < 100; ++e) {
    seen += image.names_of(e).size() + image.canonical_name(e, "vi").size() + static_cast<std::size_t>(image.type_of(e));
  }
  for (const char* word : {"bo", "ha", "hanoi", "x"}) {
    const auto range = image.first(word);
    const std::size_t depth = std::string_view(word).size();
    if (image.complete(range, depth)) ++seen;
    seen += image.narrow(range, depth, " quoc").size() + image.narrow(image.all(), word).size();
  }
  for (const char* id : {"a:1", "a:5", "b"})
    if (const auto found = d.find(id)) seen += found->names.size();
  seen += d.lookup(name("Hà Nội"), {.exact = true}).size();
  if (inexact)
    seen +=
        d.lookup(name("Phan Van Gaing"), {.with_evidence = true}).size() + dictionary_set{d, d}.lookup(name("Bo name")).size();
  CHECK(seen < 10000000);
}

result<dictionary> open_bytes(const char* data, std::size_t size) {
  auto made = dictionary::image::make({data, size}, nullptr, "test");
  if (!made) return made.error();
  return dictionary(*made);
}

}  // namespace

TEST_CASE("every prefix of a dictionary is refused") {
  const std::string bytes = small_file();
  for (std::size_t n = 0; n < bytes.size(); ++n) {
    const auto cut = std::make_unique<char[]>(n);  // of its own size, so that a read beyond it is seen
    std::copy_n(bytes.begin(), n, cut.get());
    CHECK_FALSE(open_bytes(cut.get(), n).has_value());
  }
}

TEST_CASE("every changed byte is found by verify, and searching such a file is safe") {
  const std::string bytes = small_file();
  const auto changed = std::make_unique<char[]>(bytes.size());
  std::copy(bytes.begin(), bytes.end(), changed.get());
  REQUIRE(open_bytes(changed.get(), bytes.size()).has_value());
  REQUIRE(open_bytes(changed.get(), bytes.size())->verify().has_value());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const int change : {0x01, 0x80, 0xFF}) {
      changed[i] = static_cast<char>(bytes[i] ^ change);
      const auto opened = open_bytes(changed.get(), bytes.size());
      if (opened) {
        CHECK_FALSE(opened->verify().has_value());
        ask(*opened, (i + static_cast<std::size_t>(change)) % 16 == 0);
      }
    }
    changed[i] = bytes[i];
  }
}

TEST_CASE("searching a file whose header was changed, and the checksum with it, is safe") {
  const std::string bytes = small_file();
  const auto changed = std::make_unique<char[]>(bytes.size());
  std::copy(bytes.begin(), bytes.end(), changed.get());
  const std::size_t sealed = dict::header_size - 8;
  for (std::size_t i = 0; i < sealed; ++i) {
    for (const int change : {0x01, 0x02, 0x08, 0x40, 0x80, 0xFF}) {
      changed[i] = static_cast<char>(bytes[i] ^ change);
      std::string seal;
      dict::put_u64(seal, dict::checksum({changed.get(), sealed}));
      std::copy(seal.begin(), seal.end(), changed.get() + sealed);
      if (const auto opened = open_bytes(changed.get(), bytes.size())) ask(*opened, change == 0x01 || change == 0x80);
    }
    changed[i] = bytes[i];
  }
}

TEST_CASE("other files and other versions are refused with what to do") {
  std::string bytes = small_file();
  CHECK(open_bytes("id\ttype", 7).error().code == failure_code::not_a_dictionary);
  CHECK(open_bytes("", 0).error().code == failure_code::not_a_dictionary);
  bytes[12] = 99;
  const auto other = open_bytes(bytes.data(), bytes.size());
  REQUIRE_FALSE(other.has_value());
  CHECK(other.error().code == failure_code::other_version);
  CHECK(other.error().message.find("build it again") != std::string::npos);
  CHECK(dictionary::open("/nowhere/at/all").error().code == failure_code::not_found);
  CHECK(dictionary::open("/").error().code == failure_code::unreadable);
}
