#include "ground/system.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace allonym::ground {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 20;

failure system_failure(std::string_view path, std::string_view what, int number) {
  const bool missing = number == ENOENT || number == ENOTDIR;
  return {missing ? failure_code::not_found : failure_code::unreadable,
          fmt::format("{}: {}: {}", path, what, std::generic_category().message(number))};
}

result<std::monostate> write_all(int descriptor, std::string_view bytes, std::uint64_t offset, std::string_view path) {
  while (!bytes.empty()) {
    const ssize_t n = ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (n < 0) {
      if (errno == EINTR) continue;
      return system_failure(path, "cannot write", errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(n));
    offset += static_cast<std::uint64_t>(n);
  }
  return std::monostate{};
}

// A new file beside `target` with a name nobody uses.
result<std::pair<int, std::string>> temporary_beside(const std::string& target, const char* mark) {
  std::string path = target + mark + "XXXXXX";
  const int descriptor = ::mkostemp(path.data(), O_CLOEXEC);
  if (descriptor < 0) return system_failure(target, "cannot create a file beside it", errno);
  return std::pair{descriptor, path};
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace

result<mapping> map_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return system_failure(path, "cannot open", errno);
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    const int number = S_ISDIR(status.st_mode) ? EISDIR : S_ISREG(status.st_mode) ? errno : EINVAL;
    ::close(descriptor);
    return system_failure(path, "cannot map", number);
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) {
    ::close(descriptor);
    return mapping{};
  }
  void* address = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
  const int number = errno;
  ::close(descriptor);
  if (address == MAP_FAILED) return system_failure(path, "cannot map", number);
  return mapping{{static_cast<const char*>(address), size},
                 std::shared_ptr<const void>(address, [size](const void* p) { ::munmap(const_cast<void*>(p), size); })};
}

result<replacing_file> replacing_file::create(const std::string& target) {
  auto made = temporary_beside(target, ".new-");
  if (!made) return made.error();
  replacing_file file;
  file.target_ = target;
  file.descriptor_ = made->first;
  file.path_ = made->second;
  return file;
}

replacing_file::replacing_file(replacing_file&& other) noexcept
    : target_(std::move(other.target_)),
      path_(std::move(other.path_)),
      buffer_(std::move(other.buffer_)),
      flushed_(other.flushed_),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

replacing_file& replacing_file::operator=(replacing_file&& other) noexcept {
  if (this == &other) return *this;
  discard();
  target_ = std::move(other.target_);
  path_ = std::move(other.path_);
  buffer_ = std::move(other.buffer_);
  flushed_ = other.flushed_;
  descriptor_ = std::exchange(other.descriptor_, -1);
  return *this;
}

replacing_file::~replacing_file() { discard(); }

void replacing_file::discard() noexcept {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  ::unlink(path_.c_str());
  descriptor_ = -1;
}

result<std::monostate> replacing_file::flush() {
  auto written = write_all(descriptor_, buffer_, flushed_, target_);
  if (written) flushed_ += buffer_.size();
  buffer_.clear();
  return written;
}

result<std::monostate> replacing_file::append(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() < buffer_size) return std::monostate{};
  return flush();
}

result<std::monostate> replacing_file::write_at(std::uint64_t offset, std::string_view bytes) {
  if (auto flushed = flush(); !flushed) return flushed;
  return write_all(descriptor_, bytes, offset, target_);
}

result<std::monostate> replacing_file::commit() {
  if (auto flushed = flush(); !flushed) return flushed;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  if (::fchmod(descriptor_, 0666 & ~mask) != 0 || ::fsync(descriptor_) != 0)
    return system_failure(target_, "cannot finish", errno);
  if (::rename(path_.c_str(), target_.c_str()) != 0) return system_failure(target_, "cannot replace", errno);
  ::close(std::exchange(descriptor_, -1));
  const int folder = ::open(folder_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder >= 0) {
    ::fsync(folder);
    ::close(folder);
  }
  return std::monostate{};
}

result<spill_file> spill_file::create(const std::string& target) {
  auto made = temporary_beside(target, ".spill-");
  if (!made) return made.error();
  ::unlink(made->second.c_str());
  spill_file file;
  file.descriptor_ = made->first;
  file.path_ = made->second;
  return file;
}

spill_file::spill_file(spill_file&& other) noexcept
    : path_(std::move(other.path_)), size_(other.size_), descriptor_(std::exchange(other.descriptor_, -1)) {}

spill_file& spill_file::operator=(spill_file&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(size_, other.size_);
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

spill_file::~spill_file() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

result<std::monostate> spill_file::append(std::string_view bytes) {
  auto written = write_all(descriptor_, bytes, size_, path_);
  if (written) size_ += bytes.size();
  return written;
}

result<std::size_t> spill_file::read_at(std::uint64_t offset, std::span<char> out) const {
  std::size_t done = 0;
  while (done < out.size()) {
    const ssize_t n = ::pread(descriptor_, out.data() + done, out.size() - done, static_cast<off_t>(offset + done));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return system_failure(path_, "cannot read", errno);
    if (n == 0) break;
    done += static_cast<std::size_t>(n);
  }
  return done;
}

}  // namespace allonym::ground
