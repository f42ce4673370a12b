// SPDX-License-Identifier: MIT
#include "sources/control_profile.hpp"

#include "sources/any_day.hpp"
#include "sources/plausibility.hpp"
#include "sources/profile_days.hpp"
#include "sources/unfilled_keys.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace demarc {

namespace {

std::vector<std::string> class_names() {
    std::vector<std::string> names;
    for (const ControlClass control : all_control_classes) {
        names.emplace_back(name_of(control));
    }
    return names;
}

ControlClass read_class(const Settings& settings, std::string_view key, const std::string& name) {
    const std::optional<ControlClass> control = control_class_named(name);
    if (!control) {
        settings.refuse(key, fmt::format("names no control class: '{}'{}", name,
                                         did_you_mean(name, class_names())));
    }
    return *control;
}

ControlForm read_form(const Settings& settings) {
    const std::string name = settings.text("form");
    for (const ControlForm form : all_control_forms) {
        if (name_of(form) == name) {
            return form;
        }
    }
    settings.refuse("form", "must be \"polygons\", \"settlements\" or \"line_of_contact\"");
}

DateForm read_date_form(const Settings& settings) {
    const std::string form = settings.text_or("date_form", "calendar");
    if (form != "calendar" && form != "unix_time") {
        settings.refuse("date_form", "must be \"calendar\" or \"unix_time\"");
    }
    return form == "calendar" ? DateForm::calendar : DateForm::unix_time;
}

ClassRule read_rule(const Settings& settings, Faults& faults) {
    ClassRule rule;
    faults.take(rule.group, [&] { return settings.text("group"); });
    faults.collect([&] {
        const std::string control = settings.text("control");
        if (control != leave_out) {
            rule.control = read_class(settings, "control", control);
        }
    });
    faults.take(rule.input, [&] { return read_pattern(settings, "input", 0); });
    faults.take(rule.where, [&] { return read_conditions(settings, "where"); });
    faults.collect([&] { settings.refuse_unknown_keys(); });
    return rule;
}

bool read_only_polygons(const Settings& settings) {
    const std::string choice = settings.text_or("points_and_lines", "refuse");
    if (choice != "refuse" && choice != "pass_over") {
        settings.refuse("points_and_lines", "must be \"refuse\" or \"pass_over\"");
    }
    return choice == "pass_over";
}

bool read_to_is_last_day(const Settings& settings) {
    const std::string meaning = settings.text_or("to_is", "last_day");
    if (meaning != "last_day" && meaning != "first_day_after") {
        settings.refuse("to_is", "must be \"last_day\" or \"first_day_after\"");
    }
    return meaning == "last_day";
}

void read_rules(const Settings& settings, ControlProfile& profile, Faults& faults) {
    faults.collect([&] {
        for (const Settings& table : settings.tables("rule")) {
            profile.rules.push_back(read_rule(table, faults));
        }
    });
    faults.take(profile.filter, [&] { return read_conditions(settings, "filter"); });
    faults.take(profile.only_polygons, [&] { return read_only_polygons(settings); });
    profile.opening = read_opening(settings, faults);
    faults.take(profile.repair_bound, [&] { return read_repair_bound(settings); });
}

bool is_group(const ControlProfile& profile, const std::string& name) {
    return std::any_of(profile.rules.begin(), profile.rules.end(),
                       [&](const ClassRule& rule) { return rule.group == name; });
}

std::array<std::string, 2> read_between(const Settings& settings, const ControlProfile& profile) {
    const std::vector<std::string> between = settings.texts("between");
    if (between.size() != 2 || !is_group(profile, between[0]) || !is_group(profile, between[1])) {
        settings.refuse("between", "must name two groups of the rules");
    }
    return {between[0], between[1]};
}

ControlClass read_russian_class(const Settings& settings) {
    const ControlClass control = read_class(settings, "control", settings.text("control"));
    if (!is_russian(control)) {
        settings.refuse("control", "must be russian or russian_pre_2022");
    }
    return control;
}

GapRule read_gap(const Settings& settings, const ControlProfile& profile, Faults& faults) {
    GapRule gap;
    faults.take(gap.between, [&] { return read_between(settings, profile); });
    faults.take(gap.control, [&] { return read_russian_class(settings); });
    faults.take(gap.above, [&] { return SquareMetres::from_km2(settings.number("above_km2")); });
    if (settings.has("until")) {
        faults.take(gap.until, [&] { return read_day(settings, "until"); });
    }
    faults.collect([&] { settings.refuse_unknown_keys(); });
    return gap;
}

/// A number of a table that has to lie within bounds.
double read_number(const Settings& settings, std::string_view key, double least, double most,
                   const std::string& reason) {
    const double number = settings.number(key);
    if (!(number >= least && number <= most)) {
        settings.refuse(key, reason);
    }
    return number;
}

/// std::nullopt: it has a fault.
std::optional<HeldIsland> read_island(const Settings& settings, Faults& faults) {
    constexpr double most = std::numeric_limits<double>::max();
    constexpr double least = std::numeric_limits<double>::min(); // above 0
    std::string name;
    std::optional<RegionCode> region;
    LonLat position;
    Metres within;
    SquareMetres up_to;
    ControlClass control{};
    faults.take(name, [&] { return settings.text("name"); });
    faults.collect([&] {
        region = RegionCode::parse(settings.text("region"));
        if (!region) {
            settings.refuse("region", "must be an ISO 3166-2 code, such as UA-43");
        }
    });
    faults.take(position.lon, [&] {
        return read_number(settings, "lon", -180, 180, "must be degrees of longitude");
    });
    faults.take(position.lat, [&] {
        return read_number(settings, "lat", -90, 90, "must be degrees of latitude");
    });
    if (const std::string hint = hint_if_exchanged(position); !hint.empty()) {
        faults.collect(
            [&] { settings.refuse("lon", "and 'lat' give a position far from Ukraine" + hint); });
    }
    faults.take(within, [&] {
        return Metres::from_km(read_number(settings, "within_km", least, most, "must be above 0"));
    });
    faults.take(up_to, [&] {
        return SquareMetres::from_km2(
            read_number(settings, "up_to_km2", least, most, "must be above 0"));
    });
    faults.take(control, [&] { return read_russian_class(settings); });
    faults.collect([&] { settings.refuse_unknown_keys(); });
    return region ? std::optional(HeldIsland{name, *region, position, within, up_to, control})
                  : std::nullopt;
}

std::vector<RegionCode> read_codes(const Settings& settings, std::string_view key) {
    std::vector<RegionCode> codes;
    for (const std::string& text : settings.texts(key)) {
        const std::optional<RegionCode> code = RegionCode::parse(text);
        if (!code) {
            settings.refuse(key, fmt::format("'{}' is not of the form UA-NN", text));
        }
        codes.push_back(*code);
    }
    return codes;
}

/// \returns whether all is right
bool read_class_table(const Settings& settings, ControlProfile& profile, Faults& faults) {
    std::map<std::string, std::string> names;
    bool good = faults.take(names, [&] { return settings.text_map("classes"); });
    for (const auto& one : names) {
        good &= faults.collect([&] {
            profile.classes[one.first] =
                one.second == leave_out
                    ? std::nullopt
                    : std::optional(read_class(settings, "classes", one.second));
        });
    }
    return good;
}

/// Which of the ways to give a class go together.
void check_classes(const Settings& settings, const ControlProfile& profile) {
    if (!profile.attribute.empty() && !profile.day_columns.empty()) {
        settings.refuse("day_columns", "stands in place of 'attribute'");
    }
    const bool by_value = !profile.attribute.empty() || !profile.day_columns.empty();
    if (by_value == profile.classes.empty()) {
        settings.refuse("attribute", "and [classes] belong together");
    }
    const bool alike = profile.form == ControlForm::settlements && profile.constant;
    if (profile.form != ControlForm::polygons && !by_value && !alike) {
        settings.refuse("attribute", "is missing; it gives the side of a settlement or a mark");
    }
    if (!profile.rules.empty()) {
        if (profile.constant || by_value) {
            settings.refuse("rule", "goes without 'attribute', [classes] and 'constant'");
        }
        return;
    }
    if (profile.constant.has_value() == by_value) {
        settings.refuse("constant", "must be given where there is no 'attribute', and not beside "
                                    "one");
    }
}

void read_classes(const Settings& settings, ControlProfile& profile, Faults& faults) {
    bool good = faults.take(profile.attribute, [&] { return settings.text_or("attribute", ""); });
    if (settings.has("constant")) {
        good &= faults.take(profile.constant, [&] {
            return read_class(settings, "constant", settings.text("constant"));
        });
    }
    good &= read_class_table(settings, profile, faults);
    if (profile.form == ControlForm::settlements) {
        good &= faults.take(profile.day_columns,
                            [&] { return read_day_pattern(settings, "day_columns"); });
    }
    if (good) { // else what is wrong would seem to be missing
        faults.collect([&] { check_classes(settings, profile); });
    }
}

std::vector<ControlClass> class_precedence(const Settings& settings,
                                           const std::vector<std::string>& names) {
    if (names.empty()) {
        return {ControlClass::russian_pre_2022, ControlClass::russian, ControlClass::contested,
                ControlClass::ukrainian};
    }
    std::vector<ControlClass> precedence;
    for (const std::string& name : names) {
        precedence.push_back(read_class(settings, "precedence", name));
    }
    std::vector<ControlClass> sorted = precedence;
    std::sort(sorted.begin(), sorted.end());
    if (!std::equal(sorted.begin(), sorted.end(), all_control_classes.begin(),
                    all_control_classes.end())) {
        settings.refuse("precedence",
                        "must hold every control class once: " + join(class_names(), ", "));
    }
    return precedence;
}

/// Classes, or groups of the rules.
void read_precedence(const Settings& settings, ControlProfile& profile) {
    std::vector<std::string> names = settings.texts("precedence");
    if (!names.empty() && is_group(profile, names.front())) {
        for (const ClassRule& rule : profile.rules) {
            if (rule.control && std::count(names.begin(), names.end(), rule.group) != 1) {
                settings.refuse("precedence",
                                fmt::format("must hold every group once; see '{}'", rule.group));
            }
        }
        profile.group_precedence = std::move(names);
        names.clear();
    }
    profile.precedence = class_precedence(settings, names);
}

void read_measured(const Settings& settings, ControlProfile& profile, Faults& faults) {
    faults.take(profile.measured_note, [&] { return settings.text_or("measured_note", ""); });
    faults.take(profile.measured_boundaries,
                [&] { return settings.texts("measured_on_boundaries"); });
    if (profile.measured_note.empty()) {
        return;
    }
    faults.take(profile.measured_day, [&] { return read_day(settings, "measured_day"); });
    if (profile.measured_boundaries.empty()) {
        faults.collect([&] {
            settings.refuse("measured_note", "wants 'measured_on_boundaries': the boundary "
                                             "profiles it was measured on");
        });
    }
}

/// How the name of a file tells its day.
void read_date(const Settings& settings, ControlProfile& profile, Faults& faults) {
    faults.take(profile.date_form, [&] { return read_date_form(settings); });
    faults.take(profile.date_pattern, [&] {
        const bool of_seconds = profile.date_form == DateForm::unix_time &&
                                settings.text_or("date_pattern", "") != any_day;
        return of_seconds ? read_pattern(settings, "date_pattern", 1)
                          : read_day_pattern_or_any(settings, "date_pattern");
    });
}

/// The columns of a list of settlements.
void read_columns(const Settings& settings, ControlProfile& profile, Faults& faults) {
    const auto column = [&](std::string& into, std::string_view key) {
        faults.take(into, [&] { return settings.text_or(key, into); });
    };
    column(profile.name_column, "name_column");
    column(profile.lon_column, "lon_column");
    column(profile.lat_column, "lat_column");
    column(profile.from_column, "from_column");
    column(profile.to_column, "to_column");
    faults.take(profile.to_is_last_day, [&] { return read_to_is_last_day(settings); });
}

void read_date_attribute(const Settings& settings, ControlProfile& profile) {
    profile.date_attribute = settings.text_or("date_attribute", "");
    if (!profile.date_attribute.empty() && profile.form != ControlForm::polygons) {
        settings.refuse("date_attribute", "goes with the form \"polygons\"; a register of "
                                          "settlements has 'from_column' and 'to_column'");
    }
}

/// What land a source draws: all, or what was taken since a day.
void read_covers(const Settings& settings, ControlProfile& profile) {
    const std::string covers = settings.text_or("covers", "all");
    if (covers == "all") {
        return;
    }
    profile.covers_since = Date::parse(covers);
    if (!profile.covers_since) {
        settings.refuse("covers", "must be \"all\", or the day since which the land was taken that "
                                  "this source draws, as in \"2022-02-24\"");
    }
}

} // namespace

ControlProfile read_control_profile(const Settings& settings, const std::string& id,
                                    Faults& faults) {
    ControlProfile profile;
    profile.source = read_source(settings, id, faults);
    profile.form = read_form(settings); // which other keys there are depends on it
    faults.take(profile.layer, [&] { return read_layer_name(settings); });
    read_rules(settings, profile, faults);
    read_classes(settings, profile, faults);
    faults.collect([&] { read_precedence(settings, profile); });
    faults.collect([&] {
        for (const Settings& table : settings.tables("gap")) {
            profile.gaps.push_back(read_gap(table, profile, faults));
        }
    });
    faults.collect([&] {
        for (const Settings& table : settings.tables("island")) {
            if (profile.form != ControlForm::polygons) {
                table.refuse("region", "goes with the form \"polygons\"");
            }
            if (auto island = read_island(table, faults)) {
                profile.islands.push_back(std::move(*island));
            }
        }
    });
    faults.take(profile.whole_before_2022,
                [&] { return read_codes(settings, "held_whole_before_2022"); });
    faults.take(profile.part_before_2022,
                [&] { return read_codes(settings, "held_in_part_before_2022"); });
    faults.take(profile.elsewhere, [&] {
        return read_class(settings, "elsewhere", settings.text_or("elsewhere", "ukrainian"));
    });
    read_date(settings, profile, faults);
    faults.collect([&] { read_date_attribute(settings, profile); });
    faults.collect([&] { read_covers(settings, profile); });
    faults.take(profile.counts_as_control,
                [&] { return settings.text_or("counts_as_control", ""); });
    faults.take(profile.method_note, [&] { return settings.text_or("method_note", ""); });
    read_measured(settings, profile, faults);
    if (profile.form == ControlForm::settlements) {
        read_columns(settings, profile, faults);
    }
    return profile;
}

} // namespace demarc
