// SPDX-License-Identifier: MIT
#pragma once

#include "support/output_folder.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace demarc {

/// The bytes of a picture that the Markdown names.
using PictureBytes = std::function<std::string(const std::string& name)>;

/// The report as one HTML page that needs nothing beside it: the words of `markdown`, with a table
/// of contents, its own style (light, dark, phone, print), and each picture of `maps/` inside, an
/// SVG picture as it is, so that its text stays text. \throws DataError if the Markdown cannot be
/// parsed
std::string report_page(std::string_view markdown, const PictureBytes& picture);

/// Writes report.html. Comes after the maps, which it takes from the folder.
void write_report_page(std::string_view markdown, const OutputFolder& folder);

} // namespace demarc
