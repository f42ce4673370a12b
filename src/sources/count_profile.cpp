// SPDX-License-Identifier: MIT
#include "sources/count_profile.hpp"

#include "sources/profile_days.hpp"
#include "support/groups.hpp"

#include <charconv>
#include <cmath>
#include <system_error>

namespace demarc {

namespace {

std::optional<CountForm> read_count_form(const Settings& settings) {
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
/// \param knows_form else what is wrong with it would seem to be wrong with the unit
void read_amount(const Settings& settings, bool knows_form, std::string_view unit,
                 CountProfile& profile, Faults& faults) {
    faults.take(profile.counts, [&] { return settings.text("counts"); });
    faults.take(profile.sum, [&] { return settings.text_or("sum", ""); });
    if (!unit.empty()) {
        profile.unit = unit;
        return;
    }
    faults.take(profile.unit, [&] { return settings.text_or("unit", ""); });
    faults.collect([&] {
        if (!profile.classes.empty() && !profile.unit.empty() && !per_km2(profile.unit)) {
            settings.refuse("unit", "must be \"km²\" or \"ha\" of classes");
        }
        if (!profile.sum.empty() && profile.unit.empty()) {
            settings.refuse("unit", "is missing; it is that of the numbers in 'sum'");
        }
        if (knows_form && profile.sum.empty() && !profile.unit.empty() &&
            profile.form != CountForm::points && profile.classes.empty()) {
            settings.refuse("unit", "goes with 'sum', with form = \"points\" or with 'classes': "
                                    "lines are measured in km and polygons in km²");
        }
    });
}

Metres read_outside(const Settings& settings, const std::optional<CountForm>& form) {
    if (!settings.has("outside_km")) {
        return {};
    }
    const Metres outside = Metres::from_km(settings.number("outside_km"));
    if (!(outside.value >= 0)) {
        settings.refuse("outside_km", "cannot be negative");
    }
    if (form.value_or(CountForm::points) != CountForm::points) {
        settings.refuse("outside_km", "goes with form = \"points\"");
    }
    return outside;
}

std::optional<int> read_band(const Settings& settings) {
    if (!settings.has("band")) {
        return std::nullopt;
    }
    const double band = settings.number("band");
    constexpr double most = 65'535;
    if (!(band >= 1 && band <= most) || band != std::floor(band)) {
        settings.refuse("band", "must be the number of a band, from 1");
    }
    return static_cast<int>(band);
}

/// A whole number; std::nullopt: it is none.
std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc{} && end == text.data() + text.size() ? std::optional(number)
                                                                      : std::nullopt;
}

/// `[classes]`: numbers of a raster's cells with what they are called; those called alike are one.
std::vector<CountedClass> read_classes(const Settings& settings) {
    std::map<std::int64_t, std::string> titles;
    for (const auto& [key, title] : settings.text_map("classes")) {
        const std::optional<std::int64_t> number = whole_number(key);
        if (!number) {
            settings.refuse("classes",
                            "has '" + key + "', which is no whole number, as cells have");
        }
        titles[*number] = title;
    }
    Groups<std::string, std::int64_t> groups;
    for (const auto& [number, title] : titles) {
        groups.add(title, number);
    }
    std::vector<CountedClass> classes;
    for (const auto& [title, numbers] : groups) {
        classes.push_back({title, numbers});
    }
    return classes;
}

/// What only a raster has, and a raster of weights.
void read_cells(const Settings& settings, bool has_classes, CountProfile& profile, Faults& faults) {
    faults.take(profile.weights, [&] { return settings.text_or("weights", ""); });
    faults.take(profile.band, [&] { return read_band(settings); });
    if (settings.has("nodata")) {
        faults.take(profile.nodata, [&] { return settings.number("nodata"); });
    }
    if (has_classes) {
        faults.take(profile.classes, [&] { return read_classes(settings); });
    }
}

/// The columns of a table's positions.
void read_columns(const Settings& settings, CountProfile& profile, Faults& faults) {
    faults.take(profile.name_column, [&] { return settings.text_or("name_column", ""); });
    faults.take(profile.lon_column, [&] { return settings.text_or("lon_column", ""); });
    faults.take(profile.lat_column, [&] { return settings.text_or("lat_column", ""); });
    faults.collect([&] {
        if (profile.lon_column.empty() != profile.lat_column.empty()) {
            settings.refuse("lon_column", "and 'lat_column' belong together");
        }
    });
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

std::optional<double> per_km2(std::string_view unit) {
    if (unit == "km²" || unit == "km2") {
        return 1;
    }
    constexpr double hectares = 100;
    return unit == "ha" ? std::optional(hectares) : std::nullopt;
}

CountProfile read_count_profile(const Settings& settings, const std::string& id, Faults& faults,
                                std::string_view unit) {
    CountProfile profile;
    profile.source = read_source(settings, id, faults);
    faults.take(profile.layer, [&] { return read_layer_name(settings); });
    const bool knows_form = faults.take(profile.form, [&] { return read_count_form(settings); });
    faults.take(profile.filter, [&] { return read_conditions(settings, "filter"); });
    profile.opening = read_opening(settings, faults);
    read_cells(settings, unit.empty(), profile, faults);
    read_amount(settings, knows_form, unit, profile, faults);
    if (settings.has("date")) {
        faults.take(profile.date, [&] { return read_day(settings, "date"); });
    }
    faults.take(profile.date_pattern,
                [&] { return read_day_pattern_or_any(settings, "date_pattern"); });
    read_columns(settings, profile, faults);
    faults.take(profile.outside, [&] { return read_outside(settings, profile.form); });
    faults.take(profile.repair_bound, [&] { return read_repair_bound(settings); });
    return profile;
}

} // namespace demarc
