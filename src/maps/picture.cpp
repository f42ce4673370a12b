// SPDX-License-Identifier: MIT
#include "maps/picture.hpp"

#include "support/module.hpp"

#include <pugixml.hpp>

namespace demarc {

const PictureModule& picture_module() {
    static const auto& functions = *static_cast<const PictureModule*>(module_table("rsvg"));
    return functions;
}

std::string png_of(const std::string& svg, double scale) {
    return picture_module().png_of(svg, scale);
}

std::string pdf_of(const std::string& svg) {
    pugi::xml_document document;
    document.load_buffer(svg.data(), svg.size());
    const pugi::xml_node root = document.child("svg");
    return picture_module().pdf_of(svg, {root.child_value("title"), root.child_value("desc")});
}

} // namespace demarc
