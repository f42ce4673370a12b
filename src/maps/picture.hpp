// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace demarc {

/// An SVG document as a PNG picture, drawn by librsvg and cairo.
/// \param scale pixels for each pixel (1/96 inch) of the document
/// \throws OutputError with the library's reason
std::string png_of(const std::string& svg, double scale = 2);

/// An SVG document as a PDF page of its own size, text as text. Title and description are the
/// document's own. Its date is SOURCE_DATE_EPOCH, or
/// 1970-01-01 where that is not set: equal documents give equal bytes.
/// \throws OutputError with the library's reason
std::string pdf_of(const std::string& svg);

/// What a PDF says of itself.
struct PictureTitle {
    std::string title;
    std::string description;
};

/// What needs librsvg and cairo; in the module `rsvg` (support/module.hpp).
struct PictureModule {
    decltype(&demarc::png_of) png_of;
    std::string (*pdf_of)(const std::string& svg, const PictureTitle& title);
    std::string (*version)();       ///< of librsvg
    std::string (*cairo_version)(); ///< of cairo
};

/// Loads the module on first use.
const PictureModule& picture_module();

namespace rsvg {
decltype(demarc::png_of) png_of;
std::string pdf_of(const std::string& svg, const PictureTitle& title);
std::string version();
std::string cairo_version();
} // namespace rsvg

} // namespace demarc
