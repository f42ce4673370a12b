// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace demarc {

/// The map that goes with a chapter, as SVG, by the id of its plan; made for the width of a phone.
using PictureOfPlan = std::function<std::string(const std::string& plan)>;

inline constexpr std::string_view report_page_name = "report.html";

/// The language of a report and the words that the page adds.
struct ReportPageWords {
    std::string language = "en"; ///< BCP 47
    std::string contents = "Contents";
    std::string table = "Table";
};

/// The report as one HTML page that needs nothing beside it: the words of `marked`, Markdown with
/// marks (report_marks.hpp), with contents that stay in view, a style of its own (light, dark,
/// phone, print with page numbers), details folded, and the map of each plan inside; shapes that
/// maps share are in it once. \throws DataError if the Markdown cannot be parsed
std::string report_page(std::string_view marked, const PictureOfPlan& picture,
                        const ReportPageWords& words = {});

} // namespace demarc
