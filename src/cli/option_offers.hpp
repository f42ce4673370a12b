// SPDX-License-Identifier: MIT
#pragma once

#include "cli/option.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demarc {

/// An option of a group, made where a verb names it.
template<typename Into>
struct Offer {
    std::string_view name;
    Option (*make)(Into& into);
};

/// The options that a verb names, in the order of the group.
template<typename Into>
OptionGroup chosen(std::string title, const std::vector<Offer<Into>>& offers,
                   const std::vector<std::string_view>& names, Into& into) {
    OptionGroup group{std::move(title), {}};
    for (const Offer<Into>& offer : offers) {
        if (std::find(names.begin(), names.end(), offer.name) != names.end()) {
            group.options.push_back(offer.make(into));
        }
    }
    if (group.options.size() != names.size()) {
        throw std::logic_error("a verb names an option that the group has not");
    }
    return group;
}

} // namespace demarc
