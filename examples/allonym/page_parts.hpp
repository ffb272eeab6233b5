// The fixed parts of the page: its style and its script.
#pragma once

#include <string_view>

namespace tool {

extern const std::string_view page_style, page_script;

}  // namespace tool
