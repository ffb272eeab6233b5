// An alignment as JSON and as a table.
#pragma once

#include "tool.hpp"

namespace tool {

// `paths` has one entry for each document; an empty one is null.
json alignment_json(const std::vector<allonym::document>& documents, const std::vector<std::string>& paths, const allonym::alignment& found);
std::string alignment_table(const std::vector<allonym::document>& documents, const std::vector<std::string>& paths,
                            const allonym::alignment& found);
std::string alignment_html(const std::vector<allonym::document>& documents, const std::vector<std::string>& paths,
                           const allonym::alignment& found);

}  // namespace tool
