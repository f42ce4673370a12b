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

std::string remedy_of_incomplete() {
    return "figures would be too small; fetch the other pages too (resultOffset) and name the "
           "files of all of them together";
}

bool is_crs_code(std::string_view text) {
    const std::size_t colon = text.find(':');
    const auto all_of = [](std::string_view part, const auto& holds) {
        return !part.empty() && std::all_of(part.begin(), part.end(), holds);
    };
    return colon != std::string_view::npos &&
           all_of(text.substr(0, colon),
                  [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }) &&
           all_of(text.substr(colon + 1), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace demarc
