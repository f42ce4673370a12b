// SPDX-License-Identifier: MIT
#include "sources/count_profile.hpp"

#include "sources/date_pattern.hpp"
#include "support/error.hpp"

namespace demarc {

namespace {

std::optional<CountForm> read_form(const Settings& settings) {
    if (!settings.has("form")) {
        return std::nullopt;
    }
    const std::string name = settings.text("form");
    for (const CountForm form : all_count_forms) {
        if (name_of(form) == name) {
            return form;
        }
    }
    settings.refuse("form", "must be \"points\", \"lines\" or \"polygons\"");
}

/// What is summed or counted, and in which unit.
void read_amount(const Settings& settings, CountProfile& profile) {
    profile.counts = settings.text("counts");
    profile.sum = settings.text_or("sum", "");
    profile.unit = settings.text_or("unit", "");
    if (!profile.sum.empty() && profile.unit.empty()) {
        settings.refuse("unit", "is missing; it is that of the numbers in 'sum'");
    }
    if (profile.sum.empty() && !profile.unit.empty() && profile.form != CountForm::points) {
        settings.refuse("unit", "goes with 'sum' or with form = \"points\": lines are measured in "
                                "km and polygons in km²");
    }
}

void read_date(const Settings& settings, CountProfile& profile) {
    if (settings.has("date")) {
        profile.date = Date::parse(settings.text("date"));
        if (!profile.date) {
            settings.refuse("date", "must be a day written as \"YYYY-MM-DD\"");
        }
    }
    profile.date_pattern = settings.text_or("date_pattern", "");
    try {
        if (!profile.date_pattern.empty()) {
            (void)DatePattern(profile.date_pattern);
        }
    } catch (const ConfigError& error) {
        settings.refuse("date_pattern", error.what());
    }
}

} // namespace

std::string_view name_of(CountForm form) {
    switch (form) {
    case CountForm::points:
        return "points";
    case CountForm::lines:
        return "lines";
    case CountForm::polygons:
        return "polygons";
    }
    return {};
}

CountProfile read_count_profile(const Settings& settings, const std::string& id) {
    CountProfile profile;
    profile.source = read_source(settings, id);
    profile.layer = read_layer_name(settings);
    profile.form = read_form(settings);
    profile.filter = read_conditions(settings, "filter");
    profile.opening = read_opening(settings);
    read_amount(settings, profile);
    read_date(settings, profile);
    profile.name_column = settings.text_or("name_column", "");
    profile.lon_column = settings.text_or("lon_column", "");
    profile.lat_column = settings.text_or("lat_column", "");
    if (profile.lon_column.empty() != profile.lat_column.empty()) {
        settings.refuse("lon_column", "and 'lat_column' belong together");
    }
    if (settings.has("outside_km")) {
        profile.outside = Metres::from_km(settings.number("outside_km"));
        if (!(profile.outside.value >= 0)) {
            settings.refuse("outside_km", "cannot be negative");
        }
    }
    if (settings.has("repair_bound_km2")) {
        profile.repair_bound = SquareMetres::from_km2(settings.number("repair_bound_km2"));
    }
    return profile;
}

} // namespace demarc
