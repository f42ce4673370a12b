// SPDX-License-Identifier: MIT
#pragma once

#include "maps/picture.hpp"

namespace demarc {

/// What needs librsvg and cairo; in the module `rsvg` (support/module.hpp).
struct PictureModule {
    decltype(&demarc::png_of) png_of;
    decltype(&demarc::pdf_of) pdf_of;
};

namespace rsvg {
decltype(demarc::png_of) png_of;
decltype(demarc::pdf_of) pdf_of;
} // namespace rsvg

} // namespace demarc
