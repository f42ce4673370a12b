// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace demarc {

/// An SVG document as a PNG picture, drawn by librsvg and cairo.
/// \param scale pixels for each pixel of the document
/// \throws OutputError with the library's reason
std::string png_of(const std::string& svg, double scale = 2);

} // namespace demarc
