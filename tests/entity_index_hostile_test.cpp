// A file of an index that was changed and sealed again, so that its checksum is right: an error or an index that goes on.
#include <doctest/doctest.h>
#include <allonym/document.hpp>
#include <allonym/entity_index.hpp>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "ground/bytes.hpp"

using namespace allonym;

namespace {

constexpr std::size_t header = 24, length_at = 16, seal = 8;
const std::string path = "allonym_test_hostile.idx";

std::string small_file() {
  entity_index index;
  REQUIRE(index.add("a", analyze("Bộ trưởng Quốc phòng Phan Văn Giang tới Paris.", "vi")).has_value());
  REQUIRE(index.add("b", analyze("Gen. Giang, the minister of defence of Vietnam, visited Paris.", "en")).has_value());
  REQUIRE(index.save(path).has_value());
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string sealed(std::string bytes) {
  bytes.resize(bytes.size() - seal);
  ground::put_u64(bytes, ground::checksum(bytes));
  return bytes;
}

// A file whose content ends after so many bytes.
std::string cut(const std::string& bytes, std::size_t length) {
  std::string out = bytes.substr(0, length_at);
  ground::put_u64(out, length);
  out += bytes.substr(header, length);
  ground::pad(out);
  return sealed(out + std::string(seal, '\0'));
}

// Asks everything that can be asked, and adds to it if that is wanted; whether it could be loaded.
bool ask(const std::string& bytes, bool more) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  auto loaded = entity_index::load(path);
  if (!loaded) return false;
  static const document next =
      analyze("President Macron met Gen. Phan Van Giang in Paris, the Ministry of Defence said.", "en");
  std::size_t seen = loaded->find("Giang").size() + loaded->labels().size() + (loaded->document_of("b") ? 1 : 0);
  for (const indexed_row& row : loaded->rows()) {
    seen += row.id.size() + row.occurrences.size();
    for (const row_name& n : row.names) seen += n.text.size() + n.lang.str().size();
  }
  CHECK(seen < 1000000);
  if (!more) return true;
  const auto placed = loaded->add("next", next);
  if (placed) CHECK(placed->size() == next.entities.size());
  if (loaded->save(path)) CHECK(entity_index::load(path).has_value());
  return true;
}

}  // namespace

TEST_CASE("an index with a changed byte and the checksum that goes with it is refused or goes on") {
  const std::string good = small_file();
  REQUIRE(sealed(good) == good);
  REQUIRE(ask(good, true));
  for (std::size_t i = 0; i + seal < good.size(); ++i)
    for (const int change : {0x01, 0x02, 0x7F, 0x80}) {
      CAPTURE(i);
      CAPTURE(change);
      std::string bad = good;
      bad[i] = static_cast<char>(bad[i] ^ change);
      ask(sealed(bad), (i + static_cast<std::size_t>(change)) % 3 == 0);
    }
  std::remove(path.c_str());
}

TEST_CASE("an index with several changed bytes and the checksum that goes with them is refused or goes on") {
  const std::string good = small_file();
  std::mt19937 random(11);
  for (int round = 0; round < 1000; ++round) {
    CAPTURE(round);
    std::string bad = good;
    for (std::size_t changes = 2 + random() % 6; changes != 0; --changes)
      bad[header + random() % (good.size() - header - seal)] = static_cast<char>(random() % 4 == 0 ? random() : random() % 8);
    ask(sealed(bad), round % 3 == 0);
  }
  std::remove(path.c_str());
}

TEST_CASE("an index that ends early is refused, though its length and checksum say so too") {
  const std::string good = small_file();
  for (std::size_t length = 0; length < ground::read_u64(good.data() + length_at); ++length) {
    CAPTURE(length);
    CHECK_FALSE(ask(cut(good, length), false));
  }
  std::remove(path.c_str());
}
