// SPDX-License-Identifier: MIT
#include "maps/picture_module.hpp"
#include "support/module.hpp"

#include <pugixml.hpp>

namespace demarc {

namespace {

const PictureModule& functions() {
    static const auto& table = *static_cast<const PictureModule*>(module_table("rsvg"));
    return table;
}

} // namespace

std::string png_of(const std::string& svg, double scale) {
    return functions().png_of(svg, scale);
}

std::string pdf_of(const std::string& svg) {
    pugi::xml_document document;
    document.load_buffer(svg.data(), svg.size());
    const pugi::xml_node root = document.child("svg");
    return functions().pdf_of(svg, {root.child_value("title"), root.child_value("desc")});
}

} // namespace demarc
