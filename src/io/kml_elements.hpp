// SPDX-License-Identifier: MIT
#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>

namespace demarc {

/// The name of an element without the prefix of its name space.
std::string_view local_name(const pugi::xml_node& element);

/// An element and all in it as text.
std::string serialized(const pugi::xml_node& element);

/// Calls `visit` for each element below another, however deep.
template<typename Visit>
void for_each_below(pugi::xml_node root, const Visit& visit) {
    struct Walker : pugi::xml_tree_walker {
        explicit Walker(const Visit& called) : visit(called) {}
        bool for_each(pugi::xml_node& node) override {
            visit(node);
            return true;
        }
        const Visit& visit;
    };
    Walker walker(visit);
    root.traverse(walker);
}

} // namespace demarc
