#include "ground/embedded.hpp"

// The images are written by lib/data/compile_images.cpp at build time; the paths come from the build.
#define ALLONYM_EMBED(symbol, path)     \
  __asm__(                              \
      ".section .rodata\n"              \
      ".balign 16\n"                    \
      ".hidden " symbol                 \
      "_begin\n"                        \
      ".hidden " symbol                 \
      "_end\n"                          \
      ".global " symbol                 \
      "_begin\n"                        \
      ".global " symbol "_end\n" symbol \
      "_begin:\n"                       \
      ".incbin \"" path "\"\n" symbol   \
      "_end:\n"                         \
      ".byte 0\n"                       \
      ".previous\n")

ALLONYM_EMBED("allonym_embedded_dictionary", ALLONYM_DICTIONARY_IMAGE);
ALLONYM_EMBED("allonym_embedded_lexicon", ALLONYM_LEXICON_IMAGE);

extern "C" {
extern const char allonym_embedded_dictionary_begin[] __attribute__((visibility("hidden")));
extern const char allonym_embedded_dictionary_end[] __attribute__((visibility("hidden")));
extern const char allonym_embedded_lexicon_begin[] __attribute__((visibility("hidden")));
extern const char allonym_embedded_lexicon_end[] __attribute__((visibility("hidden")));
}

namespace allonym::ground {

std::string_view embedded_dictionary() noexcept {
  return {allonym_embedded_dictionary_begin,
          static_cast<std::size_t>(allonym_embedded_dictionary_end - allonym_embedded_dictionary_begin)};
}
std::string_view embedded_lexicon() noexcept {
  return {allonym_embedded_lexicon_begin,
          static_cast<std::size_t>(allonym_embedded_lexicon_end - allonym_embedded_lexicon_begin)};
}

}  // namespace allonym::ground
