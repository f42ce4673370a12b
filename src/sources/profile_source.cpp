// SPDX-License-Identifier: MIT
#include "sources/profile_source.hpp"

#include "support/error.hpp"
#include "support/pattern.hpp"

#include <fmt/format.h>

#include <cstddef>

namespace demarc {

namespace {

void check_pattern(const Settings& settings, std::string_view key, const std::string& pattern) {
    try {
        (void)Pattern(pattern);
    } catch (const ConfigError& error) {
        settings.refuse(key, error.what());
    }
}

} // namespace

ProfileSource read_source(const Settings& settings, const std::string& id) {
    constexpr std::string_view not_stated = "not stated";
    return {id,
            read_pattern(settings, "file_pattern", 0),
            settings.text_or("title", id),
            settings.text_or("publisher", not_stated),
            settings.text_or("licence", not_stated),
            settings.text_or("attribution", "Source: as in the file given.")};
}

std::string read_pattern(const Settings& settings, std::string_view key, unsigned groups) {
    const std::string pattern = settings.text_or(key, "");
    if (pattern.empty()) {
        return pattern;
    }
    std::size_t captured = 0;
    try {
        captured = Pattern(pattern).groups();
    } catch (const ConfigError& error) {
        settings.refuse(key, error.what());
    }
    if (groups > 0 && captured != groups) {
        settings.refuse(key, "must capture one group: the seconds since 1970");
    }
    return pattern;
}

std::map<std::string, std::string> read_conditions(const Settings& settings, std::string_view key) {
    std::map<std::string, std::string> conditions = settings.text_map(key);
    for (const auto& [attribute, pattern] : conditions) {
        check_pattern(settings, key, pattern);
    }
    return conditions;
}

std::string read_layer_name(const Settings& settings) {
    const std::string layer = settings.text_or("layer", "");
    if (layer != "*") {
        check_pattern(settings, "layer", layer);
    }
    return layer;
}

Opening read_opening(const Settings& settings) {
    Opening opening{settings.text_or("features_under", ""), settings.text_or("crs", "")};
    if (!opening.crs.empty() && !is_crs_code(opening.crs)) {
        settings.refuse("crs", fmt::format("is no code of a coordinate reference system: '{}'; "
                                           "write it as in \"EPSG:6381\"",
                                           opening.crs));
    }
    return opening;
}

} // namespace demarc
