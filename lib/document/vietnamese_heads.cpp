// Vietnamese names that their head opens: organisations, documents, events, places, products. Behind the head each reader knows
// one thing that may follow in such a name; they are tried in order at every word, and where none of them goes on the name
// ends.
#include "document/vietnamese_words.hpp"

#include "names/countries.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace allonym::text {
namespace {

using names::lexicon;
using names::word_list;

constexpr std::uint32_t longest_name = 64;  // words

class headed : vietnamese_words {
public:
  headed(vietnamese_text& text, std::uint32_t head)
      : vietnamese_words(text),
        text_(text),
        head_(head),
        type_(*r.head_type(r.head[head])),
        role_(text.in_role(head)),
        next_(head + r.head[head].words),
        end_(next_) {
    // "Đại hội Đảng | bộ", "Đạo luật Thuế | quan": the last word of the head opens a longer one.
    if (const std::uint32_t last = next_ - 1; last > head && r.words[last].capital)
      end_ = next_ = last + std::max(1U, r.phrase[last].words);
    // A head of several words with a capital inside is a name as it stands: "Đảng Dân chủ", "Tòa án Tối cao".
    named_ = capitals_ =
        std::any_of(r.words.begin() + head_ + 1, r.words.begin() + next_, [](const word& w) { return w.capital; });
  }

  std::uint32_t read() {
    if (in(word_list::vi_complete, head_, next_)) return text_.add(head_, next_, type_);
    if (opens_a_sentence() || known_before_a_person()) return head_;
    while (next_ < r.size() && next_ < head_ + longest_name && goes_on()) {
      const step s = part();
      if (s == step::office) return text_.role_end = next_;
      if (s != step::more) break;
    }
    if (!named_) end_ = untitled();
    if (!named_ && end_ == head_ + r.head[head_].words) return alone();
    capitals_ = capitals_ || !named_;
    const bool competition =
        type_ == entity_type::event && plain_ && capitals_;  // Giải Bóng chuyền nữ châu Á: the rest is no name
    if ((!capitals_ && r.initial[head_]) || (outside(head_) && !competition) || company_from()) return head_;
    if (organisation() && firm(r, head_) && firm_number(end_)) ++end_;
    end_ = branch();
    const dictionary_hit* meeting = nullptr;
    if (const std::uint32_t end = occurrence(end_); capitals_ && end > end_) {
      meeting = best_hit(r, head_);
      if (meeting != nullptr && (meeting->type != type_ || head_ + meeting->count != end_)) meeting = nullptr;
      end_ = end;
    }
    if (role_) text_.role_end = end_;
    const bool trade = type_ == entity_type::place && syllable(end_ - 2) && !syllable(end_ - 1) &&
                       r.in(word_list::en_firms, end_ - 1);  // Cửa Ông Logistics
    text_.add(head_, end_, trade ? entity_type::organization : type_);
    if (meeting != nullptr) text_.out.back().id = meeting->id;
    return end_;
  }

private:
  enum class step : std::uint8_t {
    none,    // nothing of the kind stands here
    more,    // the name may go on at `next_`
    closed,  // it ends
    office,  // it is no name but a part of the title before it, up to `next_`
  };
  using reader = step (headed::*)();

  vietnamese_text& text_;
  std::uint32_t head_;
  entity_type type_;
  bool role_;                            // a title stands before
  std::uint32_t next_;                   // the word to read
  std::uint32_t end_;                    // of what is certain
  const dictionary_hit* hit_ = nullptr;  // the dictionary's name at `next_`
  std::uint32_t place_end_ = 0;          // of the place read last
  bool named_;                           // something besides the head says which one it is
  bool capitals_;                        // something with a capital does
  bool divided_ = false;                 // the division whose body it is has been read
  bool about_ = false;                   // the subject of a document is being told
  bool coined_ = false;                  // the last syllable is of no known word
  std::uint32_t object_ = 0;             // the word behind the object in lower case of what it does
  bool plain_ = true;                    // so far only words of the lexicon and places

  step part() {
    static constexpr std::array<reader, 25> readers{
        &headed::regulated,    &headed::number,  &headed::years,        &headed::horizon,    &headed::foreigner,
        &headed::leader,       &headed::person,  &headed::maker,        &headed::known_name, &headed::parties,
        &headed::possessive,   &headed::matters, &headed::capital_word, &headed::partners,   &headed::foreign_link,
        &headed::last_of_list, &headed::matter,  &headed::several,      &headed::cause,      &headed::seat,
        &headed::level,        &headed::issuer,  &headed::division,     &headed::subject,    &headed::attribute};
    find_name();
    for (const reader read_one : readers)
      if (const step s = (this->*read_one)(); s != step::none) return s;
    return step::closed;
  }

  [[nodiscard]] bool law() const { return type_ == entity_type::law; }
  [[nodiscard]] bool organisation() const { return type_ == entity_type::organization; }
  [[nodiscard]] bool capital_next() const { return r.words[next_].capital; }
  step take(std::uint32_t words) {
    end_ = next_ += words;
    return step::more;
  }
  step pass(std::uint32_t words) {
    next_ += words;
    return step::more;
  }
  // Ends the name at `end` if that takes anything.
  step close_at(std::uint32_t end) {
    if (end <= next_) return step::none;
    end_ = end;
    return step::closed;
  }

  // "Tổng Lãnh sự Pháp tại TP.HCM | Emmanuelle Grosser": the dictionary's place ends before who holds the office there.
  [[nodiscard]] bool known_before_a_person() const {
    const dictionary_hit* whole = best_hit(r, head_);
    if (whole == nullptr || whole->type != entity_type::place || type_ != entity_type::place ||
        whole->count <= r.head[head_].words)
      return false;
    const std::uint32_t end = head_ + whole->count;
    return tied_to(end) && (foreign_run(end) >= 2 || person_at(end) > end);
  }
  // At the start of a sentence only a capital right behind the head tells a name from a noun or a verb; an acronym is neither.
  [[nodiscard]] bool opens_a_sentence() const {
    if (!r.initial[head_] || r.head[head_].words > 1 || r.words[head_].upper || next_ >= r.size()) return false;
    return !capital_next() && !digits(next_) && !is(next_, "về") && best_hit(r, next_) == nullptr;
  }
  // Whether the next word may belong to the name by what stands before it.
  [[nodiscard]] bool goes_on() const {
    switch (r.words[next_].before) {
      case gap::dash:
        return place_end_ == next_ || two_subjects() || ward_of_two() || consortium();  // Hiệp định Việt Nam – Pháp
      case gap::comma:
        return (end_ == next_ && inside_a_word(*this, next_)) ||
               (named_ && (listed(*this, next_) || (end_ < next_ && kinds(*this, next_))));
      case gap::slash:
        return law();
      default:
        return r.tied(next_ - 1);
    }
  }
  // "Vụ Kế hoạch | - Tài chính", "Đài Phát thanh | - Truyền hình"
  [[nodiscard]] bool two_subjects() const {
    return organisation() && capitals_ && end_ == next_ && capital_next() && attributive(r.phrase[next_]) &&
           r.head[next_].words <= (r.has_role(r.phrase[next_], names::concept_role::modifier) ? r.phrase[next_].words : 0U) &&
           best_hit(r, next_, true) == nullptr && r.words[next_ - 1].before != gap::dash;
  }
  // "Liên danh Hyundai | - Ghella"
  [[nodiscard]] bool consortium() const {
    if (!named_ || end_ != next_ || !is(head_, "liên") || !(is(head_ + 1, "danh") || is(head_ + 1, "doanh")) ||
        !capital(r, next_))
      return false;
    return r.words[next_].upper || !syllable(next_) || capital_run(next_) >= 2;
  }
  // "Ngân hàng TMCP Công thương Việt Nam | - Chi nhánh Long An"
  [[nodiscard]] std::uint32_t branch() const {
    const std::uint32_t place = end_ + 2;
    const bool apart = is(end_, "chi") && is(end_ + 1, "nhánh") &&
                       (r.words[end_].before == gap::dash || (spaced(end_) && r.words[end_].capital));
    if (!organisation() || !apart || !spaced(place)) return end_;
    const dictionary_hit* hit = best_hit(r, place, true);
    return hit != nullptr && hit->type == entity_type::place && !hit->lower ? place + hit->count : end_;
  }
  // "Hội nghị", "Kỳ họp", "Đối thoại"
  [[nodiscard]] bool session() const { return type_ == entity_type::event && opening(word_list::vi_sessions).has_value(); }
  // "Hội nghị Bộ trưởng Năng lượng ASEAN | lần thứ 43": which of the meetings it is; its end, or i.
  [[nodiscard]] std::uint32_t occurrence(std::uint32_t i) const {
    if (!session() || !is(i, "lần") || !is(i + 1, "thứ") || !tied_to(i) || !tied_to(i + 2)) return i;
    const std::uint32_t number = i + 2;
    const bool roman = r.words[number].capital && r.words[number].folded.find_first_not_of("ivx") == std::string::npos;
    if (digits(number) || roman) return number + 1;
    return r.has_role(r.phrase[number], names::concept_role::numeral) ? number + r.phrase[number].words : i;
  }
  // "Công an phường Xuân Hương | - Đà Lạt"
  [[nodiscard]] bool ward_of_two() const { return divided_ && capital_next() && best_hit(r, next_, true) != nullptr; }
  void find_name() {
    hit_ = best_hit(r, next_, true);
    if (hit_ != nullptr && hit_->needs_cue && person_at(next_) > next_ + hit_->count) hit_ = nullptr;  // Bộ Chính trị | Thái Kỳ
    // "Khu công nghiệp | Nam Đông Hà": a point of the compass before a place, though another begins like it
    if (hit_ != nullptr && hit_->type == entity_type::place && r.in(word_list::vi_directions, next_) &&
        spaced(next_ + hit_->count)) {
      const dictionary_hit* behind = best_hit(r, next_ + 1);
      if (behind != nullptr && behind->type == entity_type::place && behind->first + behind->count > next_ + hit_->count)
        hit_ = nullptr;
    }
  }
  // Whether the name may end before the next word: it is told, or the dictionary knows it without more.
  [[nodiscard]] bool complete() const {
    const dictionary_hit* whole = best_hit(r, head_, true);
    return named_ || (whole != nullptr && head_ + whole->count == next_);
  }
  // "Nghị quyết của Bộ Chính trị | về giáo dục": what the dictionary knows whole has told what it looks after.
  [[nodiscard]] bool complete_by_dictionary() const {
    const dictionary_hit* whole = best_hit(r, head_, true);
    return whole != nullptr && !whole->lower && head_ + whole->count == next_;
  }
  // What the list says of the longest opening of the head that stands in it.
  [[nodiscard]] std::optional<std::uint32_t> opening(word_list list) const {
    for (std::uint32_t n = r.head[head_].words; n >= 1; --n)
      if (const auto found = lexicon::get().list(list).find(r.canonical(head_, head_ + n)); !found.empty())
        return found.front();
    return std::nullopt;
  }
  // "Trường THPT | Marie Curie", "Bệnh viện Đa khoa | Alexandre Yersin": what bears the names of persons.
  [[nodiscard]] bool named_after_person() const { return plain_ && opening(word_list::vi_namesakes) == 'y'; }

  // "Nghị định | số 15/2020/NĐ-CP", "Quân đoàn | 12"
  step number() {
    if (!law() && type_ != entity_type::place && (!organisation() || (named_ && !numbered_unit()))) return step::none;
    const std::uint32_t end = document_number(*this, next_);
    if (end == next_ || counts(end)) return step::none;
    end_ = next_ = end;
    named_ = true;
    if (law()) return step::more;
    const bool region = of_region(end - 1);
    capitals_ = capitals_ || region;
    // "Tòa án nhân dân khu vực 3 | - Lạng Sơn", "TAND Quận 10 | TP. Hồ Chí Minh"
    const bool of_city = organisation() && spaced(end) && capital(r, end) && of_division(end - 1);
    const dictionary_hit* seat = (region && tied_to_pair(end)) || of_city ? best_hit(r, end, true) : nullptr;
    if (seat != nullptr && is_country_or_place(*seat)) end_ = end + seat->count;
    return step::closed;
  }
  // "khu vực | 3" of a court, a treasury or a command
  [[nodiscard]] bool of_region(std::uint32_t number) const {
    return organisation() && number >= head_ + 2 && is(number - 1, "vực") && is(number - 2, "khu");
  }
  // "Công an quận | 10"
  [[nodiscard]] bool of_division(std::uint32_t number) const {
    return organisation() && number > head_ + 1 && in(word_list::vi_divisions, number - 1, number);
  }
  // "Lữ đoàn Đặc công Hải quân | 126", "Ban Chỉ huy Phòng thủ khu vực | 2"
  [[nodiscard]] bool numbered_unit() const {
    if (is(next_, "số") && digits(next_ + 1))
      return !(tied_to(next_ + 2) && capital(r, next_ + 2));  // Đội Quản lý thị trường số 5; but số 12 Lê Lợi
    if (!digits(next_)) return false;
    if (of_region(next_) || of_division(next_)) return true;
    if (is(next_ - 1, "vùng") && r.words[next_ - 1].capital && r.words[next_].folded.size() == 1) return true;  // Vùng 2
    // "Hải đội Cảnh sát biển | 201 | hoành tráng": a unit is known by three figures, and nothing is counted.
    const bool known_by_number = opening(word_list::vi_numbered) == 'o' && r.words[next_].folded.size() == 3;
    if (known_by_number && tied_to(next_ + 1) && !r.in(word_list::vi_counted, next_ + 1)) return true;
    if ((tied_to(next_ + 1) && !capital(r, next_ + 1) && !breaks(next_ + 1) && !r.in(word_list::vi_conjunctions, next_ + 1)))
      return false;
    return opening(word_list::vi_numbered) == 'o';
  }
  // "Đề án 1 | triệu ha": the number counts what follows.
  [[nodiscard]] bool counts(std::uint32_t end) const {
    return tied_to(end) &&
           (is(end, "triệu") || is(end, "tỷ") || is(end, "nghìn") || is(end, "ngàn") || r.in(word_list::units, end));
  }
  // A dash or hyphen before a capital.
  [[nodiscard]] bool tied_to_pair(std::uint32_t i) const {
    return i < r.size() && (r.words[i].before == gap::hyphen || r.words[i].before == gap::dash) && r.words[i].capital;
  }
  // "Chiến lược quốc gia | giai đoạn 2021 - 2030"
  step years() {
    if (organisation() && firm(r, head_)) return step::none;
    const std::uint32_t end = law() ? term_with_view(*this, next_) : period(*this, next_);
    if (end > next_ && law() && r.words[head_].capital && !r.initial[head_] && r.head[head_].words >= 3)
      named_ = capitals_ = true;  // Chương trình hành động giai đoạn 2024-2027
    return close_at(end);
  }
  // "Chiến lược | phát triển giáo dục đến năm 2030, tầm nhìn đến năm 2045": the year to which it holds closes the name of a
  // document.
  step horizon() {
    if (!law() || next_ != head_ + r.head[head_].words) return step::none;
    const std::uint32_t end = until(*this, next_);
    if (end > next_) named_ = capitals_ = true;
    return close_at(end);
  }
  // "Luật | Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ"
  step regulated() {
    if (!law() || next_ != head_ + r.head[head_].words || !capital_next()) return step::none;
    const std::uint32_t end = deeds(*this, next_);
    if (end > next_) named_ = capitals_ = true;
    return close_at(end);
  }
  // "Bộ Chính trị | Mun Jinseog", but "Quốc hội Hungary Farkas Bela"
  step foreigner() {
    const bool country = hit_ != nullptr && hit_->id.starts_with("iso:");
    // "nhà vô địch Olympic thể dục | Carlos Yulo"
    const bool champion = type_ == entity_type::event && next_ > head_ + r.head[head_].words && capital_next() &&
                          !r.words[next_ - 1].capital && foreign_run(next_) >= 2 && is_given_name(r, next_);
    if (champion) return step::closed;
    const bool here = capital_next() && !country && !named_ && !behind_firm() && complete() &&
                      (foreign_run(next_) >= 2 || foreign_person(next_));
    return here ? step::closed : step::none;
  }
  // "Chủ tịch Tập đoàn | Trần Văn Bình"
  step leader() {
    const bool place = hit_ != nullptr && hit_->type == entity_type::place;  // Chủ tịch UBND tỉnh Đồng Nai Võ Tấn Đức
    const bool here = capital_next() && !place && role_ && !named_ && person_at(next_) >= next_ + 3 &&
                      in(word_list::vi_led, head_, head_ + r.head[head_].words);  // a legal form is followed by the firm's name
    return here ? step::office : step::none;
  }
  // "Giám đốc Sở Xây dựng | Nguyễn Văn An", but "Trường THPT Chuyên | Lê Hồng Phong"
  step person() {
    const std::uint32_t end = capital_next() ? person_at(next_) : next_;
    if (hit_ != nullptr && hit_->type == entity_type::place && person_at(next_ + hit_->count) > next_ + hit_->count)
      return step::none;  // Chủ tịch Hiệp hội cá tra An Giang | Đỗ Ngọc Tài
    if (end == next_ || !complete() || (hit_ != nullptr && next_ + hit_->count >= end) || r.phrase[next_].words >= end - next_)
      return step::none;
    if (role_ && named_ && company_called(end)) return step::none;
    const bool apart = role_ || !named_ || (end - next_ >= 3 && !named_after_person());
    return apart ? step::closed : step::none;
  }
  // "Giám đốc Công ty Chứng khoán | Bạch Dương": a company is known by more than its field, and persons have three syllables or
  // a surname of Viet Nam.
  [[nodiscard]] bool company_called(std::uint32_t end) const {
    return named_after_person() && (end - next_ == 2 || !r.in(word_list::vi_family_names, next_));
  }
  // A probe or a ship is not named by its country.
  step maker() {
    const bool here =
        hit_ != nullptr && hit_->type == entity_type::place && (type_ == entity_type::product || type_ == entity_type::work);
    return here ? step::closed : step::none;
  }
  // A name of the dictionary inside: "Đại sứ quán | Việt Nam", "Ủy ban | Olympic".
  step known_name() {
    if (hit_ == nullptr || hit_->lower || hit_->type == entity_type::person || half_a_word()) return step::none;
    const bool place = is_country_or_place(*hit_);
    coined_ = false;
    plain_ = plain_ && place;
    named_ = capitals_ = true;
    take(hit_->count);
    if (place && coined_behind()) return close_at(next_ + capital_run(next_));
    if (place) {
      place_end_ = next_;
      if (const step s = seat(); s == step::closed) return s;
      if (generic_before_name()) return pass(r.phrase[next_].words);
    }
    if (const std::uint32_t branch = local_branch(); branch > next_) return close_at(branch);
    const bool paired = paired_place();
    if (paired) place_end_ = next_;
    if (type_ == entity_type::place && !paired) {
      end_ = number_after(r, end_);
      return step::closed;
    }
    if (const std::uint32_t end = host(); end > next_) return close_at(end);
    if (place && organisation() && firm(r, head_) && is(next_, "số") && tied_to(next_ + 1) && digits(next_ + 1))
      return close_at(next_ + 2);  // Tập đoàn Đường sắt Trung Quốc số 6
    return place && !law() && !paired && period(*this, next_) == next_ ? step::closed : step::more;
  }
  // "Công ty Cổ phần Xây dựng Đông Hưng | Phát": a syllable or two more make another name of what begins like a place.
  [[nodiscard]] bool coined_behind() const {
    if (!organisation() || !firm(r, head_) || hit_->count < 2 || !spaced(next_) || !capital(r, next_) || !syllable(next_) ||
        r.words[next_].upper || capital_run(next_) > 2)
      return false;
    return best_hit(r, next_, true) == nullptr && r.head[next_].words == 0 && r.title[next_].words == 0 &&
           person_at(next_) == next_;
  }
  // "Liên hoan phim châu Á | Vesoul": the town that holds what a continent has.
  [[nodiscard]] std::uint32_t host() const {
    if (type_ != entity_type::event || hit_ == nullptr || !hit_->id.starts_with("m49:") || !spaced(next_) ||
        !capital(r, next_) || r.words[next_].upper)
      return next_;
    if (const dictionary_hit* town = best_hit(r, next_, true); town != nullptr)
      return town->type == entity_type::place ? next_ + town->count : next_;
    return foreign_run(next_) == 1 && capital_run(next_) == 1 ? next_ + 1 : next_;
  }
  // "Hội Nông dân Việt Nam | tỉnh An Giang", "Hội Sinh viên Việt Nam | TP.HCM": what a body of the whole country is called in a
  // part of it.
  [[nodiscard]] std::uint32_t local_branch() const {
    const bool pair = hit_ != nullptr && is_country_or_place(*hit_) &&
                      (r.words[hit_->first].before == gap::dash ||
                       r.words[hit_->first].before == gap::hyphen);  // Bệnh viện Hữu nghị Việt Nam - Cuba Đồng Hới
    if (!organisation() || hit_ == nullptr || (hit_->id != "iso:VN" && hit_->type != entity_type::organization && !pair) ||
        !spaced(next_))
      return next_;
    const bool level =
        !r.words[next_].capital && r.head[next_].words > 0 && in(word_list::vi_divisions, next_, next_ + r.head[next_].words);
    const std::uint32_t at = level ? next_ + r.head[next_].words : next_;
    if (!spaced(at) || !capital(r, at)) return next_;
    const dictionary_hit* place = best_hit(r, at, true);
    const bool here =
        place != nullptr && place->type == entity_type::place && !place->lower &&
        (place->id.starts_with("iso:VN-") || place->id.starts_with("allonym:vn-") || place->id.starts_with("gn:"));
    return here && (level || pair || r.words[at].folded == "tp") ? at + place->count : next_;
  }
  // A pair of countries ends the subject of a document unless it goes on in so many words.
  step parties() { return law() && place_end_ == next_ && !r.in(word_list::vi_links, next_) ? step::closed : step::none; }
  // "Bệnh viện St James | 's"
  step possessive() { return r.words[next_].possessive && r.words[next_ - 1].capital ? take(1) : step::none; }
  // "Viện | Các vấn đề quốc tế", "Ủy ban | Các vấn đề Xã hội": behind the article a subject may be in lower case.
  step matters() {
    if (!organisation() || !is(next_, "các") || !capital_next() || !tied_to(next_ + 1) || r.words[next_ + 1].capital)
      return step::none;
    named_ = capitals_ = true;
    // and "Hiệp hội | Các nhà nuôi cá nheo Mỹ"
    if (const std::uint32_t end = std::max(makers(*this, next_), purpose(*this, next_)); end > next_) return close_at(end);
    const std::uint32_t behind = next_ + 1 + std::max(2U, r.phrase[next_ + 1].words);
    return tied_to(behind) && r.words[behind].capital ? take(behind - next_) : take(1);
  }
  // A component with a capital: "Bộ | Giáo dục"
  step capital_word() {
    if (!capital_next()) return step::none;
    if (named_ && r.title[next_].words >= 2) return step::closed;
    if (named_ && foreign_run(next_) >= 2 && (role_ || is_given_name(r, next_)) && !named_after_person() && !behind_firm())
      return step::closed;
    const std::uint32_t known = r.phrase[next_].words;
    const bool two = compound(next_) || two_of_trade();
    coined_ = known == 0 && !two && syllable(next_);
    plain_ = plain_ && known > 0;
    named_ = capitals_ = true;
    std::uint32_t end = next_ + (known > 1 ? known : two ? 2 : 1);
    while (end < r.size() && r.words[end].before == gap::hyphen && !r.words[end].capital && !r.words[end].digits) ++end;
    return take(end - next_);  // Cuộc thi | Trai-cốp-xki
  }
  // "Công ty CP | Ván ép | Tây Phú": what a firm does, of two syllables and one capital, before what it is called.
  [[nodiscard]] bool two_of_trade() const {
    const std::uint32_t second = next_ + 1, name = next_ + 2;
    if (!plain_ || !organisation() || !firm(r, head_) || !syllable(next_) || !spaced(second) || !spaced(name)) return false;
    const bool verb = r.in(word_list::vi_verbs, second) && (r.head[name].words > 0 || r.title[name].words > 0 ||
                                                            best_hit(r, name, true) != nullptr);  // Công ty Minh kiện Bộ Y tế
    return !r.words[second].capital && capital(r, name) && syllable(second) && !verb && !r.in(word_list::vi_breaks, second) &&
           !r.in(word_list::vi_links, second) && !r.in(word_list::vi_conjunctions, second) &&
           !r.in(word_list::vi_title_ends, second);
  }

  // From here on the word has no capital.
  // "Bản ghi nhớ | về hợp tác thương mại gạo": a document with nothing but its subject, whose capital is no sentence's unless
  // its head is of three syllables.
  [[nodiscard]] std::uint32_t untitled() const {
    const std::uint32_t about = head_ + r.head[head_].words;
    const bool capital_of_its_own = r.words[head_].capital && (!r.initial[head_] || r.head[head_].words >= 3);
    if (!law() || !capital_of_its_own || r.style[head_] != line_style::running) return about;
    const std::uint32_t end = topic(*this, about);
    return end > about ? end : before_acronym(about);
  }
  // "Chương trình | cấp phép việc làm cho lao động nước ngoài (EPS)"
  [[nodiscard]] std::uint32_t before_acronym(std::uint32_t about) const {
    constexpr std::uint32_t longest = 14;  // words
    std::uint32_t k = about;
    while (k < about + longest && tied_to(k) && !r.words[k].capital &&
           !(k > about && r.in(word_list::vi_title_ends, k) && !is(k, "cho") && !is(k, "với")))
      ++k;
    const bool acronym = k < r.size() && k >= about + 2 && r.words[k].before == gap::open && r.words[k].upper &&
                         r.words[k].range.size() >= 2 && (k + 1 >= r.size() || r.words[k + 1].before == gap::close);
    return acronym ? k : about;
  }
  // "Maison Carreau | et Fils", "Quỹ Jeanne | d'Arc"
  step partners() { return kin_in_a_firm(r, next_) || (named_ && elided_particle(r, next_)) ? take(2) : step::none; }
  // "Đoàn nghệ thuật Vent | de Loire"
  step foreign_link() {
    const bool small = r.in(word_list::fr_links, next_) || r.in(word_list::en_links, next_);
    return named_ && small && r.words[next_ - 1].capital && !syllable(next_ - 1) && tied_to(next_ + 1) &&
                   capital(r, next_ + 1) && !syllable(next_ + 1)
               ? take(2)
               : step::none;
  }
  // "Bộ Giáo dục | và | Đào tạo"
  step last_of_list() {
    if ((is(next_, "và") || is(next_, "&")) && named_ && component(*this, next_ + 1)) return pass(1);
    const std::uint32_t object = named_ && organisation() && end_ == next_ ? second_object(*this, next_) : next_;
    return object > next_ ? take(object - next_) : step::none;
  }
  // "Nghị định | về", "Công ước Liên hợp quốc | về | Luật Biển"; what a body looks after in lower case ends its name.
  step matter() {
    const std::uint32_t behind = next_ + (is(next_ + 1, "việc") ? 2 : 1);  // Tuyên bố chung về việc thiết lập …
    if (!is(next_, "về") || (!law() && !organisation() && !session()) || behind >= r.size()) return step::none;
    if (session()) return named_ ? close_at(purpose(*this, next_)) : step::none;
    const bool with_capital = named_ && r.words[behind].capital && (r.phrase[behind].words > 0 || r.words[behind].upper);
    if (!law() && (heads(behind, entity_type::organization) || (!with_capital && complete_by_dictionary())))
      return step::closed;
    if (!law() && !with_capital) {
      const std::uint32_t end = purpose(*this, next_);
      const bool countries = end > next_ && r.words[end - 1].capital;  // Ủy ban hỗn hợp | về hợp tác kinh tế Việt Nam - Romania
      if (countries) named_ = capitals_ = true;
      return named_ ? close_at(end) : step::none;
    }
    about_ = law();
    return pass(behind - next_);
  }
  // "Ban Quản lý | các khu công nghiệp | tỉnh Đồng Nai"
  step several() {
    if (const std::uint32_t end = organisation() && next_ == head_ + r.head[head_].words ? makers(*this, next_) : next_;
        end > next_) {
      named_ = capitals_ = true;
      return close_at(end);
    }
    // "Công đoàn | các Khu công nghiệp Bắc Ninh"
    if (const std::uint32_t end = all_of_a_place(); end > next_) {
      named_ = capitals_ = true;
      return close_at(end);
    }
    return is(next_, "các") && named_ && kinds(*this, next_ + 1) ? pass(1 + std::max(2U, r.phrase[next_ + 1].words))
                                                                 : step::none;
  }
  // "Văn phòng Trung ương | chống buôn bán tài sản văn hóa", "Liên minh | vì Thương mại Công bằng"
  step cause() {
    if (organisation() && !named_ && r.words[head_].capital && is(next_, "vì") && tied_to(next_ + 1) &&
        r.words[next_ + 1].capital && best_hit(r, next_ + 1, true) == nullptr)
      return pass(1);
    return named_ && !law() && r.in(word_list::vi_causes, next_) ? close_at(purpose(*this, next_)) : step::none;
  }
  // "Đại sứ quán Việt Nam | tại Pháp", "Hội Sinh viên Việt Nam | tại Anh": where a diplomatic post or a body of compatriots is
  // belongs to its name.
  step seat() {
    const bool abroad = opening(word_list::vi_posts) == 'v';
    const bool compatriots = abroad && organisation() && hit_ != nullptr && hit_->id == "iso:VN" && place_end_ == next_;
    if (!named_ || !tied_to(next_) ||
        !(compatriots ||
          (!abroad && (in(word_list::vi_posts, head_, head_ + r.head[head_].words) || in(word_list::vi_posts, head_, next_)))))
      return step::none;
    const bool beside = is(next_, "bên") && is(next_ + 1, "cạnh");  // Phái đoàn … bên cạnh Liên hợp quốc
    if (!beside && !is(next_, "tại")) return step::none;
    const std::uint32_t at = next_ + (beside ? 2 : 1);
    const dictionary_hit* hit = best_hit(r, at, true);
    return hit != nullptr && (is_country_or_place(*hit) || (beside && hit->type == entity_type::organization))
               ? close_at(at + hit->count)
               : step::none;
  }
  // "Bệnh viện Nhi | trung ương", "Viện KSND | tối cao": the level of an institution closes its name in lower case too.
  // and "Giải Cờ vua | trẻ thế giới" of a competition.
  step level() {
    const bool event = type_ == entity_type::event;
    if (!named_ || (!organisation() && !event)) return step::none;
    const std::uint32_t at = event && (is(next_, "trẻ") || is(next_, "nữ") || is(next_, "nam")) ? next_ + 1 : next_;
    if (!tied_to(at) || !tied_to(at + 1) || !in(word_list::vi_levels, at, at + 2)) return step::none;
    return take(at + 2 - next_);
  }
  // "Nghị định 15 | của Chính phủ"
  step issuer() { return law() && !about_ && is(next_, "của") ? step::closed : step::none; }
  // "Công an | tỉnh | Nghệ An", "Hội Nông dân | huyện | Củ Chi"
  step division() {
    const std::uint32_t name = next_ + r.head[next_].words;
    if (const std::uint32_t end = bare_division(); end > next_) {
      if (role_ && !named_) return pass(end - next_), step::office;  // Phó Chủ tịch UBND tỉnh
      named_ = true;
      return close_at(end);
    }
    if (r.head[next_].words == 0 || !heads(next_, entity_type::place) || !tied_to(name)) return step::none;
    if (digits(name) && r.words[name].folded.size() <= 2 && of_division(name)) return pass(name - next_);
    if (!capital(r, name)) return step::none;
    // "Chùa Bà Đanh | xã Ngọc Sơn": where a place is that has its name.
    if (type_ == entity_type::place && named_ && capitals_ && in(word_list::vi_divisions, next_, name)) return step::closed;
    const bool office = role_ && !named_ && province_of(name);
    divided_ = true;
    next_ = name;
    return office ? step::office : step::more;
  }
  // "UBND | tỉnh", "Hội Nông dân | huyện": a body of the country's part of which the text tells. Its end, or `next_`.
  [[nodiscard]] std::uint32_t bare_division() const {
    const std::uint32_t words = r.head[next_].words, end = next_ + words;
    if (!organisation() || !r.words[head_].capital || words == 0 || r.phrase[next_].words > words ||
        !in(word_list::vi_divisions, next_, end) || (words == 1 && compound(next_)))
      return next_;
    return tied_to(end) && (r.words[end].capital || r.words[end].digits) ? next_ : end;
  }
  // "Thỏa thuận hợp tác | giữa Bộ Y tế và": bodies that sign are names of their own.
  [[nodiscard]] bool parties_follow() const {
    if (!is(next_, "giữa") || !tied_to(next_ + 1) || !r.words[next_ + 1].capital) return false;
    const dictionary_hit* hit = best_hit(r, next_ + 1, true);
    return heads(next_ + 1, entity_type::organization) || (hit != nullptr && hit->type == entity_type::organization);
  }
  // "Bộ Quy tắc | ứng xử ở Biển Đông": the subject of a document may follow its head at once.
  step subject() {
    if (!law() || parties_follow()) return step::none;
    const std::uint32_t known = r.phrase[next_].words;
    const bool link = r.in(word_list::vi_links, next_);
    if (!named_ && !r.initial[head_] && (known > 0 || link)) about_ = true;
    if (!about_) return step::none;
    if (conjunction(next_)) return step::closed;
    // "Tuyên bố chung về | quan hệ Đối tác toàn diện"
    if (std::any_of(r.words.begin() + next_, r.words.begin() + next_ + known, [](const word& w) { return w.capital; }))
      named_ = capitals_ = true;
    if (known > 0) return take(known);
    if (compound(next_)) return pass(2);
    return link ? pass(1) : step::closed;
  }
  // "Nhà máy | xử lý rác | Đồng Hới", "Hiệp hội | cá ngừ | Phú Yên": what is done there, or two syllables that no list knows,
  // up to the name of a place.
  [[nodiscard]] std::uint32_t works() const {
    constexpr std::uint32_t longest = 8;  // words
    if (named_ || r.initial[head_] || !r.words[head_].capital || next_ != head_ + r.head[head_].words || !tied_to(next_ + 1))
      return next_;
    const bool act = in(word_list::vi_acts, next_, next_ + 2);
    const std::uint32_t most = next_ + (act ? longest : 2);
    const auto second_act = [&](std::uint32_t i) {  // bảo tồn | và phát triển
      return act && is(i, "và") && tied_to(i) && tied_to(i + 2) && in(word_list::vi_acts, i + 1, i + 3) ? i + 3 : i;
    };
    std::uint32_t k = second_act(act ? next_ + 2 : next_);
    while (k < most && spaced(k) && !r.words[k].capital && !breaks(k) && !r.in(word_list::vi_links, k) &&
           !r.in(word_list::vi_title_ends, k) && r.title[k].words == 0 && !r.words[k].digits)
      k = second_act(k + (compound(k) ? 2 : 1));
    if (k < next_ + 2 || k == next_ + (act ? 2U : 0U) || !spaced(k) || !r.words[k].capital || in(word_list::vi_verbs, next_, k))
      return next_;
    const dictionary_hit* hit = best_hit(r, k);
    return hit != nullptr && hit->type == entity_type::place && !hit->lower ? k : next_;
  }
  // "Trường | quốc tế | Pháp", "Công ty | cổ phần | FPT": what says more of the kind.
  step attribute() {
    const concept_match& phrase = r.phrase[next_];
    if (const std::uint32_t end = works(); end > next_) return pass(end - next_);
    if (phrase.words == 0 || !attributive(phrase)) return step::closed;
    const std::uint32_t behind = next_ + phrase.words;
    const bool link = in(word_list::vi_links, next_, behind);
    // "Liên hoan | quốc tế Võ cổ truyền Việt Nam"
    // and "Công ty Cảng | quốc tế Mỹ Thủy"
    const bool goes_on =
        tied_to(behind) && r.words[behind].capital &&
        (!named_ || (phrase.words == 2 && organisation() && person_at(behind) == behind && r.title[behind].words == 0));
    if (link && goes_on) return pass(phrase.words);
    // "Công ty TNHH Thực phẩm | xuất khẩu | Trung An": what a firm does, as long as nothing says what it is called
    const bool trade = plain_ && organisation() && firm(r, head_) && in(word_list::vi_acts, next_, behind) && tied_to(behind) &&
                       capital(r, behind) && r.head[behind].words == 0 && r.title[behind].words == 0;
    if (trade) return pass(phrase.words);
    if (link || in(word_list::vi_verbs, next_, behind) || in(word_list::vi_breaks, next_, behind) ||
        (phrase.words == 1 && named_))
      return step::closed;
    // "Trung tâm Bảo tồn và Phát triển | sinh vật": the object of what a body does.
    if (named_ && organisation() && phrase.words >= 2 &&
        ((r.words[next_ - 2].capital &&
          (in(word_list::vi_acts, next_ - 2, next_) || in(word_list::vi_verbs, next_ - 2, next_))) ||
         (object_ == next_ && end_ == next_))) {
      object_ = behind;
      return take(phrase.words);
    }
    next_ = behind;
    if (!named_ && behind - head_ <= 4 && phrase.words >= 2 && !r.initial[head_] && r.words[head_].capital) {
      end_ = behind;
      named_ = true;
    }
    return step::more;
  }

  // "Công đoàn Công ty TNHH | Nissei Electric": a firm's head right before wants its name.
  [[nodiscard]] bool behind_firm() const {
    for (std::uint32_t n = 1; n <= 5 && head_ + n < next_; ++n)
      if (r.head[next_ - n].words == n && firm(r, next_ - n)) return true;
    return false;
  }
  // "các Khu công nghiệp Bắc Ninh": all places of a kind in one place; its end, or `next_`.
  [[nodiscard]] std::uint32_t all_of_a_place() const {
    const std::uint32_t kind = next_ + 1;
    if (!organisation() || !r.words[head_].capital || !is(next_, "các") || !tied_to(kind) || !r.words[kind].capital ||
        !heads(kind, entity_type::place))
      return next_;
    const std::uint32_t at = kind + r.head[kind].words;
    const dictionary_hit* hit = spaced(at) && r.words[at].capital ? best_hit(r, at, true) : nullptr;
    return hit != nullptr && is_country_or_place(*hit) ? at + hit->count : next_;
  }
  // What the dictionary knows is half of another word or name: "Chăm sóc", "Khu công nghiệp Long Đức".
  [[nodiscard]] bool half_a_word() const {
    if (hit_->count > 1) return false;
    if (r.phrase[next_].words > 1 || (compound(next_) && !r.words[next_ + 1].capital)) return true;
    return is_country_or_place(*hit_) && syllable(next_) && (coined_ || opens_coined_name());
  }
  // "Cảng quốc tế | Mỹ Hạc": another syllable with a capital, of no name and no word that is known, makes the country another
  // place.
  [[nodiscard]] bool opens_coined_name() const {
    const std::uint32_t i = next_ + 1;
    if (!spaced(i) || !capital(r, i) || !syllable(i) || r.words[i].upper || best_hit(r, i, true) != nullptr) return false;
    const bool word = r.phrase[i].words > (firm(r, head_) ? 1U : 0U) || r.head[i].words > 0;  // Công ty Trung Phương
    return !word && r.title[i].words == 0 && !compound(i) && (person_at(i) == i || !syllable(i + 1));
  }
  // "Trường Pháp | quốc tế Marguerite Duras"
  [[nodiscard]] bool generic_before_name() const {
    if (!tied_to(next_) || r.words[next_].capital || r.phrase[next_].words < 2 || in(word_list::vi_verbs, next_, next_ + 2))
      return false;
    const std::uint32_t name = next_ + r.phrase[next_].words;
    return tied_to(name) && foreign_run(name) >= 2;
  }
  // After a place: the other one of a pair, "Việt Nam | - Pháp".
  [[nodiscard]] bool paired_place() const {
    if (!tied_to_pair(next_)) return false;
    const dictionary_hit* hit = best_hit(r, next_, true);
    return hit != nullptr && party(*hit) && (place_end_ == next_ || (party(*hit_) && session()));
  }
  // Who meets: a state, or a union of states by its letters.
  [[nodiscard]] bool party(const dictionary_hit& hit) const {
    return is_country_or_place(hit) ||
           (session() && hit.type == entity_type::organization && hit.count == 1 && r.words[hit.first].upper);
  }
  // "Chủ tịch UBND tỉnh | Võ Văn Hưng": dictionaries know every province, so an unknown capital behind the level is whoever
  // holds the office.
  [[nodiscard]] bool province_of(std::uint32_t holder) const {
    const bool province = is(next_, "tỉnh") || (is(next_, "thành") && is(next_ + 1, "phố"));
    return province && best_hit(r, holder) == nullptr && person_at(holder) > holder;
  }
  // "Tập đoàn | Hà Lan": whose country is told has no name yet.
  [[nodiscard]] bool company_from() const {
    const std::uint32_t name = head_ + r.head[head_].words;
    if (name >= end_ || best_hit(r, head_) != nullptr || !in(word_list::vi_firms, head_, name) ||
        lexicon::get().list(word_list::vi_firms).find(r.canonical(head_, name)).front() == 'b')
      return false;
    const dictionary_hit* hit = best_hit(r, name, true);
    return hit != nullptr && name + hit->count == end_ && hit->type == entity_type::place && names::is_country_id(hit->id);
  }
  // "Công ty CP Sông Đà | 5": a number that counts nothing.
  [[nodiscard]] bool firm_number(std::uint32_t i) const {
    if (!digits(i) || !spaced(i) || r.words[i].folded.size() > 2) return false;
    return !tied_to(i + 1) || r.in(word_list::vi_verbs, i + 1) || r.in(word_list::vi_conjunctions, i + 1);
  }
  // "Hải quân", "Quỹ" in running text: short for a longer name, if the text has one.
  std::uint32_t alone() {
    const std::uint32_t end = head_ + r.head[head_].words;
    const bool document = law() && end >= head_ + 3;           // Tuyên bố chung
    const bool party = end == head_ + 1 && is(head_, "đảng");  // in Viet Nam there is one
    if (((organisation() && !party) || document) && r.words[head_].capital && !r.initial[head_] &&
        r.style[head_] == line_style::running && !outside(head_))
      text_.out.push_back({head_, end, type_, span_source::grammar, {}, false, true, true, false});
    return head_;
  }
};

// "Hồ Tấn Tài", "Đoàn Văn Hậu": a head that is a family name, before words that persons are called by; behind a title any of
// them do.
bool surname(const vietnamese_words& w, std::uint32_t i, bool role) {
  const std::uint32_t end = w.person_at(i);
  if (end < i + 3 || w.r.head[i].words > 1 || best_hit(w.r, i) != nullptr || w.person_at(i + 1) > i + 3)
    return false;                                      // đường Trần Hưng Đạo
  const dictionary_hit* place = best_hit(w.r, i + 1);  // Đoàn Việt Nam, Đoàn Nghệ An
  if (place != nullptr && is_country_or_place(*place) && i + 1 + place->count >= end && (!role || place->id == "iso:VN"))
    return false;
  const bool middle = w.r.in(word_list::vi_middle_names, i + 1), given = w.r.in(word_list::vi_given_names, end - 1);
  return (middle && given) || (role && (middle || given || is_family_name(w.r, i + 1)));
}

// A place whose first syllable is also a head ("Triều Tiên"), or a document that the dictionary knows whole.
bool known_otherwise(const vietnamese_words& w, std::uint32_t i) {
  const std::uint32_t words = w.r.head[i].words;
  const dictionary_hit* hit = best_hit(w.r, i);
  return hit != nullptr &&
         ((hit->type == entity_type::place && hit->count > words) || (hit->type == entity_type::law && hit->count >= words));
}

// Heads that open a name in lower case too.
bool in_lower_case(const vietnamese_words& w, std::uint32_t i) {
  const std::uint32_t end = i + w.r.head[i].words;
  if (w.in(word_list::vi_inside, i, end)) return true;
  for (std::uint32_t k = i + 1; k < end; ++k)  // "đảng Xanh": a head of its own, with a capital
    if (w.r.words[k].capital && w.in(word_list::vi_inside, i, k)) return true;
  return false;
}

}  // namespace

std::uint32_t headed_name(vietnamese_text& t, std::uint32_t i) {
  if (t.r.head[i].words == 0 || known_otherwise(t, i) || surname(t, i, t.in_role(i))) return i;
  return t.r.words[i].capital || in_lower_case(t, i) ? headed(t, i).read() : i;
}

}  // namespace allonym::text
