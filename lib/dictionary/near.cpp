#include "dictionary/near.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "dictionary/format.hpp"
#include "dictionary/image.hpp"
#include "names/prepared.hpp"

namespace allonym::dict {
namespace {

constexpr std::uint32_t entries_per_bucket = 16;
constexpr std::size_t words_for_pairs = 6;  // of a name, for pairs of words

std::uint32_t trait(char kind, std::string_view a, std::string_view b = {}) {
  std::uint64_t h = hash_append(static_cast<unsigned char>(kind), a);
  if (!b.empty()) h = hash_append(h * hash_base, b);
  return static_cast<std::uint32_t>(hash_mix(h));
}

// Keys of one trait beyond this many are not listed.
std::uint32_t too_common(std::uint32_t keys) { return 4096 + keys / 256; }

}  // namespace

std::uint64_t letters_hash(std::uint64_t polynomial) noexcept { return (polynomial ^ polynomial >> 29) * 0xBF58476D1CE4E5B9U; }

std::vector<std::uint32_t> trait_hashes(const name& n) {
  std::vector<std::uint32_t> hashes;
  for (const std::string& key : keys(n)) hashes.push_back(trait('k', key));
  const name::prepared& p = n.parts();
  std::vector<std::string_view> words;
  for (const names::part& part : p.parts) {
    if (part.size == 0 || (part.flags & (names::part_particle | names::part_legal)) != 0) continue;
    words.push_back(p.letters_of(part));
    if (words.size() == words_for_pairs) break;
  }
  // A pair is the same whatever the order of its words.
  for (std::size_t i = 0; i < words.size(); ++i)
    for (std::size_t j = i + 1; j < words.size(); ++j) hashes.push_back(trait('p', std::min(words[i], words[j]), std::max(words[i], words[j])));
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

near_writer::near_writer(const std::string& beside, std::size_t memory, std::uint64_t names)
    : on_(memory != 0), pairs_(beside, memory), filter_(on_ && names != 0 ? static_cast<std::size_t>(names / 4 + 1) : 0), contexts_(names) {}  // 16 bits a name

result<std::monostate> near_writer::add(std::uint32_t key, const name& n) {
  if (!on_) return std::monostate{};
  const std::uint64_t letters = letters_hash(hash_append(0, n.parts().letters));
  filter_[static_cast<std::size_t>((static_cast<unsigned __int128>(letters) * filter_.size()) >> 64)] |= near_index::bits_of(letters);
  contexts_.add(n.parts().letters);
  if (auto done = pairs_.add(letters >> 32 << 32 | key); !done) return done;
  for (const std::uint32_t h : trait_hashes(n))
    if (auto done = pairs_.add(std::uint64_t{h} << 32 | key); !done) return done;
  return std::monostate{};
}

result<std::monostate> near_writer::filter(const byte_sink& sink) const {
  std::string out;
  for (const std::uint64_t word : filter_) {
    put_u64(out, word);
    if (out.size() < std::size_t{1} << 20) continue;
    if (auto done = sink(out); !done) return done;
    out.clear();
  }
  return sink(out);
}

result<std::monostate> near_writer::postings(std::uint32_t key_count, const byte_sink& sink) {
  if (!on_ || key_count == 0) return std::monostate{};
  if (auto done = pairs_.sort(); !done) return done;
  // A first pass counts, so that the offsets can stand before what they point to.
  std::uint64_t total = 0;
  for (std::uint64_t pair = 0;; ++total) {
    auto more = pairs_.next(pair);
    if (!more) return more.error();
    if (!*more) break;
  }
  const auto bits = static_cast<std::uint32_t>(std::clamp<std::uint64_t>(std::bit_width(total / entries_per_bucket), 1, 28));
  const std::uint32_t most = too_common(key_count);
  const auto pass = [&](auto bucket_ends, auto bytes) -> result<std::monostate> {
    if (auto done = pairs_.sort(); !done) return done;
    std::uint32_t bucket = 0, hash = 0, before = 0;
    std::vector<std::uint32_t> keys;
    std::string out, list;
    const auto finish = [&]() -> result<std::monostate> {
      if (keys.empty()) return std::monostate{};
      out.clear();
      put_varint(out, std::uint64_t{hash - before} << 1 | (keys.size() == 1 ? 1 : 0));
      before = hash;
      if (keys.size() == 1) {
        put_varint(out, keys[0]);
      } else {
        list.clear();
        if (keys.size() <= most)
          for (std::size_t i = 0; i < keys.size(); ++i) put_varint(list, keys[i] - (i == 0 ? 0 : keys[i - 1]));
        put_varint(out, keys.size());
        put_varint(out, list.size());
        out += list;
      }
      keys.clear();
      return bytes(out);
    };
    for (std::uint64_t pair = 0;;) {
      auto more = pairs_.next(pair);
      if (!more) return more.error();
      const auto h = static_cast<std::uint32_t>(pair >> 32);
      if (!*more || h != hash) {
        if (auto done = finish(); !done) return done;
        const std::uint32_t next = *more ? h >> (32 - bits) : std::uint32_t{1} << bits;
        if (next != bucket) before = 0;
        while (bucket < next) bucket_ends(bucket++);
        if (!*more) return std::monostate{};
        before = before == 0 ? next << (32 - bits) : before;
        hash = h;
      }
      keys.push_back(static_cast<std::uint32_t>(pair));
    }
  };
  std::string head;
  put_u32(head, bits);
  put_u32(head, 0);
  std::uint64_t size = 0;
  const auto count = [&](std::string_view bytes) -> result<std::monostate> {
    size += bytes.size();
    return std::monostate{};
  };
  if (auto done = pass([&](std::uint32_t) { put_u32(head, static_cast<std::uint32_t>(size)); }, count); !done) return done;
  if (size > 0xFFFFFFF0U) return failure{failure_code::too_large, "too many names for one near-match index; split the source, or build for exact lookup only"};
  if (auto done = sink(head); !done) return done;
  return pass([](std::uint32_t) {}, sink);
}

void posting_list::read(std::vector<std::uint32_t>& out) const {
  reader in(bytes);
  std::uint32_t key = 0;
  while (!in.done()) {
    const std::uint32_t delta = in.varint();
    if (in.failed()) return;
    out.push_back(key += delta);
  }
}

near_index::near_index(std::string_view filter, std::string_view letters, std::string_view near) noexcept : contexts_(letters) {
  if (filter.empty() || near.size() < 8) return;
  const std::uint32_t bits = read_u32(near.data());
  if (bits < 1 || bits > 28 || near.size() < 8 + (std::size_t{4} << bits)) return;
  bits_ = bits;
  filter_ = filter;
  words_ = filter.size() / 8;
  offsets_ = near.substr(8, std::size_t{4} << bits);
  stream_ = near.substr(8 + (std::size_t{4} << bits));
}

std::uint64_t near_index::read_word(std::uint64_t i) const noexcept { return i < words_ ? read_u64(filter_.data() + i * 8) : 0; }

posting_list near_index::find(std::uint32_t hash) const noexcept {
  if (words_ == 0) return {};
  const std::uint32_t bucket = hash >> (32 - bits_);
  const std::uint32_t begin = bucket == 0 ? 0 : read_u32(offsets_.data() + (std::size_t{bucket} - 1) * 4), end = read_u32(offsets_.data() + std::size_t{bucket} * 4);
  if (begin > end || end > stream_.size()) return {};
  reader in(stream_.substr(begin, end - begin));
  std::uint64_t at = std::uint64_t{bucket} << (32 - bits_);
  while (!in.done()) {
    const std::uint64_t head = in.long_varint();
    at += head >> 1;
    posting_list list;
    if ((head & 1) != 0) {
      const std::string_view rest = in.rest();
      in.varint();
      list = {1, rest.substr(0, rest.size() - in.rest().size()), true};
    } else {
      list.count = in.varint();
      list.bytes = in.bytes(in.varint());
    }
    if (in.failed()) return {};
    if (at == hash) return list;
    if (at > hash) return {};
  }
  return {};
}

std::vector<std::uint64_t> near_letters(const near_index& index, std::string_view letters) {
  constexpr std::size_t longest = longest_edited;
  std::vector<std::uint64_t> found;
  const auto digit = [](char c) { return std::uint64_t{static_cast<unsigned char>(c)} + 1; };
  const auto test = [&](std::uint64_t polynomial) {
    const std::uint64_t h = letters_hash(polynomial);
    if (index.may_contain(h)) found.push_back(h);
  };
  const std::size_t n = letters.size();
  test(hash_append(0, letters));
  if (n < 2 || n > longest) return found;
  // prefix[i] is the polynomial of the first i letters, suffix[i] of those from i on, power[i] is the base to the i.
  std::uint64_t prefix[longest + 1], suffix[longest + 1], power[longest + 2];
  prefix[0] = suffix[n] = 0;
  power[0] = 1;
  for (std::size_t i = 0; i < n; ++i) prefix[i + 1] = prefix[i] * hash_base + digit(letters[i]);
  for (std::size_t i = 0; i <= n; ++i) power[i + 1] = power[i] * hash_base;
  for (std::size_t i = n; i-- > 0;) suffix[i] = digit(letters[i]) * power[n - i - 1] + suffix[i + 1];
  const numbered_letters numbered(letters);
  const auto each_between = [&](std::size_t left, std::size_t right, char but, auto f) {
    for (std::uint64_t may = index.contexts().between(numbered, left, right); may != 0; may &= may - 1) {
      const auto letter = static_cast<std::size_t>(std::countr_zero(may));
      if (letter < edit_letters.size() && edit_letters[letter] != but) f(edit_letters[letter]);
    }
  };
  for (std::size_t i = 0; i <= n; ++i) {
    const std::uint64_t inserted = prefix[i] * power[n - i + 1] + suffix[i];
    // To insert the letter that stands before is to insert it one place before.
    each_between(i, i, i > 0 ? letters[i - 1] : '\0', [&](char c) { test(inserted + digit(c) * power[n - i]); });
    if (i == n) break;
    const std::uint64_t without = prefix[i] * power[n - i] + suffix[i + 1];
    each_between(i, i + 1, letters[i], [&](char c) { test(without + digit(c) * power[n - i - 1]); });
    if (i == 0 || letters[i] != letters[i - 1]) test(prefix[i] * power[n - i - 1] + suffix[i + 1]);
    if (i + 1 < n && letters[i] != letters[i + 1])
      test(prefix[i] * power[n - i] + (digit(letters[i + 1]) * hash_base + digit(letters[i])) * power[n - i - 2] + suffix[i + 2]);
  }
  std::sort(found.begin() + (found.empty() ? 0 : 1), found.end());
  found.erase(std::unique(found.begin() + (found.empty() ? 0 : 1), found.end()), found.end());
  return found;
}

}  // namespace allonym::dict
