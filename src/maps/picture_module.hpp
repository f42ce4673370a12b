// SPDX-License-Identifier: MIT
#pragma once

#include "maps/picture.hpp"

namespace demarc {

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
