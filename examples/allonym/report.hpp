// An alignment in the formats of the tool. `paths` has one entry for each document.
#pragma once

#include "tool.hpp"

#include <utility>

namespace tool {

using documents = std::vector<allonym::document>;

// An empty path is null.
json alignment_json(const documents& texts, const std::vector<std::string>& paths, const allonym::alignment& found);
std::string alignment_table(const documents& texts, const std::vector<std::string>& paths, const allonym::alignment& found);
// A page that needs nothing else: no script or style from elsewhere, nothing of the texts is read as markup.
std::string alignment_html(const documents& texts, const std::vector<std::string>& paths, const allonym::alignment& found);
// A header line, then a line for each mention; offsets are bytes.
std::string alignment_tsv(const documents& texts, const std::vector<std::string>& paths, const allonym::alignment& found);
// brat standoff of one document, with offsets in code points of its well-formed text.
std::string document_brat(const documents& texts, std::uint32_t number, const allonym::alignment& found);
// All of them, each after a line "# path".
std::string alignment_brat(const documents& texts, const std::vector<std::string>& paths, const allonym::alignment& found);
// JSON-LD: a W3C annotation for each entity, a target for each mention, with offsets in UTF-16 code units.
std::string alignment_webannotation(const documents& texts, const std::vector<std::string>& paths,
                                    const allonym::alignment& found);

// What the formats share.

// The distinct spellings of a member, in the order of the text, with their number.
std::vector<std::pair<std::string, std::size_t>> spellings(const documents& texts, const allonym::member& m);
std::vector<allonym::evidence> evidence_of(const allonym::alignment_row& row);
// For each mention of a document, the row it is in.
std::vector<std::size_t> rows_of_mentions(const documents& texts, std::uint32_t number, const allonym::alignment& found);
// The part after the last slash.
std::string file_name(const std::string& path);

}  // namespace tool
