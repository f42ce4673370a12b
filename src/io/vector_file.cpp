// SPDX-License-Identifier: MIT
#include "io/vector_file.hpp"

#include "support/error.hpp"
#include "support/pattern.hpp"

#include <algorithm>
#include <iterator>

namespace demarc {

std::vector<std::string> layers_fitting(const std::vector<std::string>& names,
                                        const std::string& wanted) {
    if (std::find(names.begin(), names.end(), wanted) != names.end()) {
        return {wanted};
    }
    std::vector<std::string> fitting;
    try {
        const Pattern pattern(wanted, true);
        std::copy_if(names.begin(), names.end(), std::back_inserter(fitting),
                     [&](const std::string& name) { return pattern.fits(name); });
    } catch (const ConfigError&) {
        return {}; // a name, and no layer has it
    }
    return fitting;
}

} // namespace demarc
