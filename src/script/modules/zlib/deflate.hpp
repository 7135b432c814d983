#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace looplane::script {

/// Compresses as zlib's deflate does, byte for byte: programs print how long the result is.
class Deflate {
 public:
  /// `level` from 0 to 9, a window of 2 to the power of `window_bits` bytes. The text has to live.
  Deflate(std::string_view text, int level, int window_bits);
  ~Deflate();
  Deflate(const Deflate&) = delete;
  Deflate& operator=(const Deflate&) = delete;

  /// One block more; whether more are to come.
  bool next_block();
  /// What has been compressed; all of it once next_block() returned false.
  [[nodiscard]] const std::string& output() const;

 private:
  class Matches;
  class Blocks;
  std::unique_ptr<Blocks> blocks_;
  std::unique_ptr<Matches> matches_;
};

}  // namespace looplane::script
