// SPDX-License-Identifier: MIT
#pragma once

#include "plans/plan.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// "Ukraine", "Russia"
std::string_view in_words(Side side);

/// "a", "a and b", "a, b and c"
std::string in_a_row(const std::vector<std::string>& parts, std::string_view last = "and");

/// The English name of a site or zone.
template<typename Named>
std::string name_by_id(const std::vector<Named>& things, const std::string& id) {
    const auto found = std::find_if(things.begin(), things.end(),
                                    [&](const Named& thing) { return thing.id == id; });
    return found == things.end() ? id : found->name_en;
}

} // namespace demarc
