// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace demarc {

// Lines in the report's Markdown that the page goes by and report.md is written without. No text of
// the data can be taken for one: markdown_escaped() puts a backslash before "<".

enum class ReportMark {
    map,     ///< the map of a plan stands here, see MarkedMap
    fold,    ///< what follows, up to the next mark or chapter, is folded under these words
    unfold,  ///< and is shown again
    figures, ///< the list that follows is the report's main figures
    group    ///< the chapters that follow are listed under these words
};

/// "<!-- map: present|Map: ... -->" and an empty line.
std::string report_mark(ReportMark mark, std::string_view words = {});

/// The mark that a line is; std::string_view{} as words where the line is none.
struct FoundMark {
    ReportMark mark = ReportMark::map;
    std::string_view words;
    bool found = false;
};
FoundMark mark_in(std::string_view line);

/// What the words of a mark for a map hold, "ID|FILE|WORDS".
struct MarkedMap {
    std::string plan;
    std::string file;  ///< that report.md shows; empty: none
    std::string words; ///< for who cannot see it
};
MarkedMap marked_map(std::string_view words);

/// Markdown whose chapters have what comes after their first paragraph folded under `words`; a
/// table or list is no such paragraph.
std::string with_details_folded(std::string_view chapters, std::string_view words);

/// Markdown as it is written to report.md.
std::string without_marks(std::string_view marked);

} // namespace demarc
