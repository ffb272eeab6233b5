#include "dictionary/near.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "dictionary/format.hpp"
#include "dictionary/image.hpp"
#include "dictionary/rough_match.hpp"
#include "names/keys.hpp"
#include "names/prepared.hpp"
#include "names/skeleton.hpp"

namespace allonym::dict {
namespace {

constexpr std::uint32_t entries_per_bucket = 32;
constexpr std::size_t words_for_pairs = 6;  // of a name, for pairs of words
constexpr unsigned source_of_pairs = 128;   // behind those of names/keys.hpp

std::uint32_t hash_of_key(char kind, std::string_view text) {
  const std::uint64_t kinds = hash_append('k', {&kind, 1});
  return static_cast<std::uint32_t>(hash_mix(hash_append(kinds, text)));
}
// The same whatever the order of the words.
std::uint32_t hash_of_pair(std::string_view a, std::string_view b) {
  if (b < a) std::swap(a, b);
  return static_cast<std::uint32_t>(hash_mix(hash_append(hash_append('p', a) * hash_base, b)));
}

template <class F>  // f(hash, source)
void each_trait(const name& n, F f) {
  names::each_key(n, [&](char kind, std::string_view text, unsigned source) { f(hash_of_key(kind, text), source); });
  const name::prepared& p = n.parts();
  std::array<std::string_view, words_for_pairs> words;
  std::size_t count = 0;
  for (const names::part& part : p.parts) {
    if (part.size == 0 || (part.flags & (names::part_particle | names::part_legal)) != 0) continue;
    words[count++] = p.letters_of(part);
    if (count == words_for_pairs) break;
  }
  unsigned source = source_of_pairs;
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t j = i + 1; j < count; ++j) f(hash_of_pair(words[i], words[j]), source++);
  if (p.parts.empty()) return;
  std::string heard;  // the same for spellings by ear of one language
  names::rough_sounds(p.letters, p.parts[0].writing, false, heard);
  if (heard.size() > 3) f(hash_of_key('r', heard), source);
}

// Keys of one trait beyond this many are not listed.
std::uint32_t too_common(std::uint32_t keys) { return 4096 + keys / 256; }

}  // namespace

std::uint64_t letters_hash(std::uint64_t polynomial) noexcept { return (polynomial ^ polynomial >> 29) * 0xBF58476D1CE4E5B9U; }

std::vector<trait> traits_of(const name& n) {
  std::vector<trait> traits;
  each_trait(n, [&](std::uint32_t hash, unsigned source) { traits.push_back({hash, source}); });
  std::sort(traits.begin(), traits.end(),
            [](const trait& a, const trait& b) { return std::pair(a.hash, a.source) < std::pair(b.hash, b.source); });
  traits.erase(std::unique(traits.begin(), traits.end(), [](const trait& a, const trait& b) { return a.hash == b.hash; }),
               traits.end());
  return traits;
}

near_writer::near_writer(const std::string& beside, std::size_t memory, std::uint64_t names)
    : pairs_(beside, memory / 8 * 6),
      ends_(beside, memory / 8),
      sounds_(beside, memory / 8),
      filter_(names != 0 ? static_cast<std::size_t>(names / 4 + 1) : 0),
      contexts_(names) {}  // 16 bits a name

void near_writer::add(const name& n) {
  const std::uint64_t letters = letters_hash(hash_append(0, n.parts().letters));
  filter_[static_cast<std::size_t>((static_cast<unsigned __int128>(letters) * filter_.size()) >> 64)] |=
      near_index::bits_of(letters);
  contexts_.add(n.parts().letters);
  hashes_.push_back(static_cast<std::uint32_t>(letters >> 32));
  each_trait(n, [&](std::uint32_t hash, unsigned) { hashes_.push_back(hash); });
}

result<std::monostate> near_writer::end_key(std::string_view key) {
  std::sort(hashes_.begin(), hashes_.end());
  hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
  for (const std::uint32_t hash : hashes_)
    if (auto done = pairs_.add(hash, keys_); !done) return done;
  hashes_.clear();
  ++keys_;
  std::string sketch;
  put_u64(sketch, sound_sketch(key));
  return sounds_.append(sketch);
}

result<std::monostate> near_writer::filter(const byte_sink& sink) const {
  std::string out;
  for (const std::uint64_t word : filter_) {
    put_u64(out, word);
    if (out.size() < std::size_t{1} << 16) continue;
    if (auto done = sink(out); !done) return done;
    out.clear();
  }
  return sink(out);
}

namespace {

// Writes the buckets of `near` and where they end, given pairs of hash and key in order.
class bucket_writer {
public:
  bucket_writer(int bits, std::uint32_t most_keys, spool& ends, const byte_sink& sink)
      : bits_(bits), most_keys_(most_keys), ends_(ends), sink_(sink) {}

  result<std::monostate> add(std::uint32_t hash, std::uint32_t key) {
    if (hash != hash_ || count_ == 0) {
      if (auto done = finish_hash(); !done) return done;
      if (auto done = begin_bucket(hash >> (32 - bits_)); !done) return done;
      hash_ = hash;
      first_ = key;
    } else if (count_ <= most_keys_) {
      if (count_ == 1) put_varint(list_, first_);
      put_varint(list_, key - last_);
    }
    last_ = key;
    ++count_;
    return std::monostate{};
  }
  result<std::monostate> finish() {
    if (auto done = finish_hash(); !done) return done;
    if (auto done = begin_bucket(std::uint32_t{1} << bits_); !done) return done;
    return size_ > 0xFFFFFFF0U
               ? failure{failure_code::too_large,
                         "too many names for one near-match index; split the source, or build for exact lookup only"}
               : sink_(out_);
  }

private:
  // Ends those before.
  result<std::monostate> begin_bucket(std::uint32_t bucket) {
    if (bucket == bucket_) return std::monostate{};
    for (; bucket_ < bucket; ++bucket_)
      if (auto done = ends_.append_u32(static_cast<std::uint32_t>(size_)); !done) return done;
    before_ = bucket_ << (32 - bits_);
    if (out_.size() < std::size_t{1} << 16) return std::monostate{};
    auto done = sink_(out_);
    out_.clear();
    return done;
  }
  result<std::monostate> finish_hash() {
    if (count_ == 0) return std::monostate{};
    const std::size_t size = out_.size();
    put_varint(out_, std::uint64_t{hash_ - before_} << 1 | (count_ == 1 ? 1 : 0));
    before_ = hash_;
    if (count_ == 1) {
      put_varint(out_, first_);
    } else {
      if (count_ > most_keys_) list_.clear();
      put_varint(out_, count_);
      put_varint(out_, list_.size());
      out_ += list_;
    }
    size_ += out_.size() - size;
    count_ = 0;
    list_.clear();
    return std::monostate{};
  }

  int bits_;
  std::uint32_t most_keys_;
  spool& ends_;
  const byte_sink& sink_;
  std::string out_, list_;
  std::uint64_t size_ = 0;
  std::uint32_t bucket_ = 0, before_ = 0, hash_ = 0, first_ = 0, last_ = 0, count_ = 0;
};

}  // namespace

result<std::monostate> near_writer::postings(const byte_sink& sink,
                                             const std::function<void(std::uint64_t, std::uint64_t)>& written) {
  const int bits = std::clamp(static_cast<int>(std::bit_width(pairs_.size() / entries_per_bucket)), 1, 28);
  if (auto done = ends_.append_u32(static_cast<std::uint32_t>(bits)); !done) return done;
  if (auto done = ends_.append_u32(0); !done) return done;
  bucket_writer buckets(bits, too_common(keys_), ends_, sink);
  std::uint64_t count = 0;
  const auto add = [&](std::uint32_t hash, std::uint32_t key) {
    if (++count % 65536 == 0) written(count, pairs_.size());
    return buckets.add(hash, key);
  };
  if (auto done = pairs_.drain(add); !done) return done;
  return buckets.finish();
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

near_index::near_index(std::string_view filter, std::string_view letters, std::string_view ends, std::string_view near,
                       std::string_view sounds) noexcept
    : contexts_(letters) {
  if (filter.empty() || ends.size() < 8) return;
  const std::uint32_t bits = read_u32(ends.data());
  if (bits < 1 || bits > 28 || ends.size() < 8 + (std::size_t{4} << bits)) return;
  bits_ = bits;
  filter_ = filter;
  words_ = filter.size() / 8;
  offsets_ = ends.substr(8, std::size_t{4} << bits);
  stream_ = near;
  sounds_ = sounds;
}

std::uint64_t near_index::sketch(std::uint32_t key) const noexcept {
  const std::size_t at = std::size_t{key} * 8;
  return at + 8 <= sounds_.size() ? read_u64(sounds_.data() + at) : 0;
}

std::uint64_t near_index::read_word(std::uint64_t i) const noexcept {
  return i < words_ ? read_u64(filter_.data() + i * 8) : 0;
}

posting_list near_index::find(std::uint32_t hash) const noexcept {
  if (words_ == 0) return {};
  const std::uint32_t bucket = hash >> (32 - bits_);
  const std::uint32_t begin = bucket == 0 ? 0 : read_u32(offsets_.data() + (std::size_t{bucket} - 1) * 4),
                      end = read_u32(offsets_.data() + std::size_t{bucket} * 4);
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

namespace {

// Strings of letters by their polynomials, and which of them the filter lets pass. What is read of it is fetched as they come:
// each has its place in a table that is larger than the caches.
class attempts {
public:
  explicit attempts(const near_index& index) : index_(index) { hashes_.reserve(256); }
  void add(std::uint64_t polynomial) {
    hashes_.push_back(letters_hash(polynomial));
    index_.expect(hashes_.back());
  }
  [[nodiscard]] std::vector<std::uint64_t> found() const {
    std::vector<std::uint64_t> found;
    for (const std::uint64_t hash : hashes_)
      if (index_.may_contain(hash)) found.push_back(hash);
    return found;
  }

private:
  const near_index& index_;
  std::vector<std::uint64_t> hashes_;
};

}  // namespace

std::vector<std::uint64_t> near_letters(const near_index& index, std::string_view letters) {
  constexpr std::size_t longest = longest_edited;
  attempts tried(index);
  const std::uint64_t given = hash_append(0, letters);
  tried.add(given);
  const auto digit = [](char c) { return std::uint64_t{static_cast<unsigned char>(c)} + 1; };
  const std::size_t n = letters.size();
  if (n >= 2 && n <= longest) {
    // prefix[i] is the polynomial of the first i letters, suffix[i] of those from i on, power[i] is the base to the i.
    std::uint64_t prefix[longest + 1], suffix[longest + 1], power[longest + 2];
    prefix[0] = suffix[n] = 0;
    power[0] = 1;
    for (std::size_t i = 0; i < n; ++i) prefix[i + 1] = prefix[i] * hash_base + digit(letters[i]);
    for (std::size_t i = 0; i <= n; ++i) power[i + 1] = power[i] * hash_base;
    for (std::size_t i = n; i-- > 0;) suffix[i] = digit(letters[i]) * power[n - i - 1] + suffix[i + 1];
    const numbered_letters numbered(letters);
    std::uint64_t inserted_letters[longest + 1], other_letters[longest];  // as bits, before and in the place of each letter
    for (std::size_t i = 0; i <= n; ++i) {
      inserted_letters[i] = index.contexts().between(numbered, i, i);
      if (i < n) other_letters[i] = index.contexts().between(numbered, i, i + 1);
    }
    constexpr std::uint64_t all_letters = (std::uint64_t{1} << edit_letters.size()) - 1;
    const auto each_letter = [&](std::uint64_t may, char but, auto f) {
      may &= all_letters;
      if (but != '\0') may &= ~(std::uint64_t{1} << letter_number(but));
      for (; may != 0; may &= may - 1) f(edit_letters[static_cast<std::size_t>(std::countr_zero(may))]);
    };
    for (std::size_t i = 0; i <= n; ++i) {
      const std::uint64_t inserted = prefix[i] * power[n - i + 1] + suffix[i];
      // To insert the letter that stands before is to insert it one place before.
      each_letter(inserted_letters[i], i > 0 ? letters[i - 1] : '\0',
                  [&](char c) { tried.add(inserted + digit(c) * power[n - i]); });
      if (i == n) break;
      const std::uint64_t without = prefix[i] * power[n - i] + suffix[i + 1];
      each_letter(other_letters[i], letters[i], [&](char c) { tried.add(without + digit(c) * power[n - i - 1]); });
      if (i == 0 || letters[i] != letters[i - 1]) tried.add(prefix[i] * power[n - i - 1] + suffix[i + 1]);
      if (i + 1 < n && letters[i] != letters[i + 1])
        tried.add(prefix[i] * power[n - i] + (digit(letters[i + 1]) * hash_base + digit(letters[i])) * power[n - i - 2] +
                  suffix[i + 2]);
    }
  }
  std::vector<std::uint64_t> found = tried.found();
  const auto edits = found.begin() + (!found.empty() && found.front() == letters_hash(given) ? 1 : 0);
  std::sort(edits, found.end());
  found.erase(std::unique(edits, found.end()), found.end());
  return found;
}

std::vector<std::uint64_t> reordered_letters(const near_index& index, std::span<const std::string_view> words) {
  if (words.size() < 2 || words.size() > most_reordered) return {};
  struct hashed_word {
    std::uint64_t polynomial = 0, power = 1;  // the power shifts what stands before by the letters of the word
    auto operator<=>(const hashed_word&) const = default;
  };
  std::vector<hashed_word> order;
  for (const std::string_view word : words) {
    order.push_back({hash_append(0, word), 1});
    for (std::size_t i = 0; i < word.size(); ++i) order.back().power *= hash_base;
  }
  std::sort(order.begin(), order.end());
  attempts tried(index);
  do {
    std::uint64_t polynomial = 0;
    for (const hashed_word& word : order) polynomial = polynomial * word.power + word.polynomial;
    tried.add(polynomial);
  } while (std::next_permutation(order.begin(), order.end()));
  return tried.found();
}

}  // namespace allonym::dict
