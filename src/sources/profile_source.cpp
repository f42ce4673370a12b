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

ProfileSource read_source(const Settings& settings, const std::string& id, Faults& faults) {
    ProfileSource source;
    source.id = id;
    const auto words = [&](std::string& into, std::string_view key, std::string_view otherwise) {
        faults.take(into, [&] { return settings.text_or(key, otherwise); });
    };
    faults.take(source.file_pattern, [&] { return read_pattern(settings, "file_pattern", 0); });
    words(source.title, "title", id);
    words(source.publisher, "publisher", not_stated);
    words(source.licence, "licence", not_stated);
    words(source.attribution, "attribution", as_in_file);
    return source;
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

SquareMetres read_repair_bound(const Settings& settings) {
    return settings.has("repair_bound_km2")
               ? SquareMetres::from_km2(settings.number("repair_bound_km2"))
               : default_repair_bound;
}

Opening read_opening(const Settings& settings, Faults& faults) {
    Opening opening;
    faults.take(opening.under, [&] { return settings.text_or("features_under", ""); });
    faults.take(opening.crs, [&] {
        std::string crs = settings.text_or("crs", "");
        if (!crs.empty() && !is_crs_code(crs)) {
            settings.refuse("crs", fmt::format("is no code of a coordinate reference system: '{}'; "
                                               "write it as in \"EPSG:6381\"",
                                               crs));
        }
        return crs;
    });
    return opening;
}

} // namespace demarc
