// SPDX-License-Identifier: MIT
#include "maps/picture_module.hpp"
#include "support/module.hpp"

namespace demarc {

std::string png_of(const std::string& svg, double scale) {
    static const auto& functions = *static_cast<const PictureModule*>(module_table("rsvg"));
    return functions.png_of(svg, scale);
}

} // namespace demarc
