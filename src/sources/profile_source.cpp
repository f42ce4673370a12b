// SPDX-License-Identifier: MIT
#include "sources/profile_source.hpp"

#include "sources/unfilled_keys.hpp"
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
    return {id,
            read_pattern(settings, "file_pattern", 0),
            settings.text_or("title", id),
            settings.text_or("publisher", not_stated),
            settings.text_or("licence", not_stated),
            settings.text_or("attribution", "Source: as in the file given.")};
}

std::vector<InputNote> warnings_of_profile(const ProfileSource& source) {
    const std::string where = fmt::format("profile '{}'", source.id);
    std::vector<InputNote> warnings;
    if (!source.unfilled.empty()) {
        warnings.push_back({where,
                            fmt::format("{} still marked {}: {}",
                                        source.unfilled.size() == 1 ? "a key is" : "keys are",
                                        fill_in, first_of_many(source.unfilled)),
                            "give what no file tells; where a value is right as it is, take the "
                            "mark away",
                            InputWarning::profile});
    }
    if (source.replaces_shipped) {
        warnings.push_back({where,
                            "is your own and replaces the one of this name that comes with demarc",
                            "give the file another name to have both", InputWarning::profile});
    }
    return warnings;
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
