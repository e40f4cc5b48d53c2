// A file's bytes without reading it: only the pages that are looked at are loaded. A
// font file holds megabytes, of which a screen needs a few glyphs.
//
//     const MappedFile file("/usr/share/fonts/…/NanumGothic.ttf");
//     file.bytes().empty();   // true when it cannot be opened
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <utility>

namespace gradwalk {

class MappedFile {
 public:
  explicit MappedFile(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }

  std::span<std::byte> bytes() const { return bytes_; }

 private:
  std::span<std::byte> bytes_;
};

}  // namespace gradwalk
