// SPDX-License-Identifier: MIT
#include "io/layer_name.hpp"

#include <algorithm>
#include <iterator>
#include <regex>

namespace demarc {

std::vector<std::string> layers_fitting(const std::vector<std::string>& names,
                                        const std::string& wanted) {
    if (std::find(names.begin(), names.end(), wanted) != names.end()) {
        return {wanted};
    }
    std::vector<std::string> fitting;
    try {
        const std::regex pattern(wanted, std::regex::ECMAScript | std::regex::icase);
        std::copy_if(names.begin(), names.end(), std::back_inserter(fitting),
                     [&](const std::string& name) { return std::regex_search(name, pattern); });
    } catch (const std::regex_error&) {
        return {}; // a name, and no layer has it
    }
    return fitting;
}

} // namespace demarc
