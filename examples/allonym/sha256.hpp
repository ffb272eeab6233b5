// SHA-256 (FIPS 180-4) in Base64, as a Content-Security-Policy names a script.
#pragma once

#include <string>
#include <string_view>

namespace tool {

std::string sha256_base64(std::string_view text);

}  // namespace tool
