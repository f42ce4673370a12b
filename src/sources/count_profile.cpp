// SPDX-License-Identifier: MIT
#include "sources/count_profile.hpp"

#include "sources/profile_days.hpp"

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
        if (!profile.sum.empty() && profile.unit.empty()) {
            settings.refuse("unit", "is missing; it is that of the numbers in 'sum'");
        }
        if (knows_form && profile.sum.empty() && !profile.unit.empty() &&
            profile.form != CountForm::points) {
            settings.refuse("unit", "goes with 'sum' or with form = \"points\": lines are measured "
                                    "in km and polygons in km²");
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

CountProfile read_count_profile(const Settings& settings, const std::string& id, Faults& faults,
                                std::string_view unit) {
    CountProfile profile;
    profile.source = read_source(settings, id, faults);
    faults.take(profile.layer, [&] { return read_layer_name(settings); });
    const bool knows_form = faults.take(profile.form, [&] { return read_form(settings); });
    faults.take(profile.filter, [&] { return read_conditions(settings, "filter"); });
    profile.opening = read_opening(settings, faults);
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
