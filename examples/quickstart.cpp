// Two texts in, one table of their entities out; then a name looked up.
#include <allonym.hpp>

#include <cstdio>
#include <string>
#include <vector>

int main() {
  const char* vietnamese =
      "Thủ tướng Phạm Minh Chính tiếp Tổng Thư ký Liên hợp quốc António Guterres tại Hà Nội. "
      "Ông Guterres thăm Bộ Ngoại giao.";
  const char* english =
      "Prime Minister Pham Minh Chinh received U.N. Secretary-General Antonio Guterres in Hanoi. "
      "Mr. Guterres called on the Ministry of Foreign Affairs.";
  const std::vector<allonym::document> documents{allonym::analyze(vietnamese, "vi"), allonym::analyze(english, "en")};

  for (const allonym::alignment_row& row : allonym::align(documents).rows) {
    std::string line(allonym::to_string(row.type));
    for (const allonym::member& m : row.members) line += " | " + documents[m.document].entities[m.entity].name;
    std::puts(line.c_str());
  }

  for (const allonym::match& m : allonym::dictionary_set().lookup(allonym::name("Lien hop quoc"), {.limit = 1}))
    std::printf("%s: %s (%.2f)\n", m.id.c_str(), m.canonical.c_str(), m.score);
}
