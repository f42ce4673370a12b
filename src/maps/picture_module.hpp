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
};

namespace rsvg {
decltype(demarc::png_of) png_of;
std::string pdf_of(const std::string& svg, const PictureTitle& title);
} // namespace rsvg

} // namespace demarc
