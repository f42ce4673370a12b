// SPDX-License-Identifier: MIT
#include "io/kml_elements.hpp"

#include <sstream>

namespace demarc {

std::string_view local_name(const pugi::xml_node& element) {
    const std::string_view name = element.name();
    return name.substr(name.find(':') + 1); // all of it where there is none
}

std::string serialized(const pugi::xml_node& element) {
    std::ostringstream text;
    element.print(text, "", pugi::format_raw);
    return text.str();
}

} // namespace demarc
