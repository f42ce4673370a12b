// SPDX-License-Identifier: MIT
#include "sources/control_profile.hpp"

#include "sources/date_pattern.hpp"
#include "support/error.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

namespace {

constexpr std::string_view leave_out = "leave_out";

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

ClassRule read_rule(const Settings& settings) {
    ClassRule rule;
    rule.group = settings.text("group");
    const std::string control = settings.text("control");
    if (control != leave_out) {
        rule.control = read_class(settings, "control", control);
    }
    rule.input = read_pattern(settings, "input", 0);
    rule.where = read_conditions(settings, "where");
    settings.refuse_unknown_keys();
    return rule;
}

/// An expression that finds a day, as DatePattern has it.
std::string read_day_pattern(const Settings& settings, std::string_view key) {
    const std::string pattern = settings.text_or(key, "");
    try {
        if (!pattern.empty()) {
            (void)DatePattern(pattern);
        }
    } catch (const ConfigError& error) {
        settings.refuse(key, error.what());
    }
    return pattern;
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

void read_rules(const Settings& settings, ControlProfile& profile) {
    for (const Settings& table : settings.tables("rule")) {
        profile.rules.push_back(read_rule(table));
    }
    profile.filter = read_conditions(settings, "filter");
    profile.only_polygons = read_only_polygons(settings);
    profile.opening = read_opening(settings);
    if (settings.has("repair_bound_km2")) {
        profile.repair_bound = SquareMetres::from_km2(settings.number("repair_bound_km2"));
    }
}

bool is_group(const ControlProfile& profile, const std::string& name) {
    return std::any_of(profile.rules.begin(), profile.rules.end(),
                       [&](const ClassRule& rule) { return rule.group == name; });
}

GapRule read_gap(const Settings& settings, const ControlProfile& profile) {
    GapRule gap;
    const std::vector<std::string> between = settings.texts("between");
    if (between.size() != gap.between.size() || !is_group(profile, between[0]) ||
        !is_group(profile, between[1])) {
        settings.refuse("between", "must name two groups of the rules");
    }
    std::copy(between.begin(), between.end(), gap.between.begin());
    gap.control = read_class(settings, "control", settings.text("control"));
    if (!is_russian(gap.control)) {
        settings.refuse("control", "must be russian or russian_pre_2022");
    }
    gap.above = SquareMetres::from_km2(settings.number("above_km2"));
    if (settings.has("until")) {
        gap.until = Date::parse(settings.text("until"));
        if (!gap.until) {
            settings.refuse("until", "must be a day written as \"YYYY-MM-DD\"");
        }
    }
    settings.refuse_unknown_keys();
    return gap;
}

HeldIsland read_island(const Settings& settings) {
    const std::optional<RegionCode> region = RegionCode::parse(settings.text("region"));
    if (!region) {
        settings.refuse("region", "must be an ISO 3166-2 code, such as UA-43");
    }
    const double lon = settings.number("lon");
    const double lat = settings.number("lat");
    if (lon < -180 || lon > 180 || lat < -90 || lat > 90) {
        settings.refuse("lon", "and 'lat' must be degrees of longitude and latitude");
    }
    HeldIsland island{settings.text("name"),
                      *region,
                      {lon, lat},
                      Metres::from_km(settings.number("within_km")),
                      SquareMetres::from_km2(settings.number("up_to_km2")),
                      read_class(settings, "control", settings.text("control"))};
    if (!(island.within.value > 0) || !(island.up_to.value > 0)) {
        settings.refuse("within_km", "and 'up_to_km2' must be above 0");
    }
    if (!is_russian(island.control)) {
        settings.refuse("control", "must be russian or russian_pre_2022");
    }
    settings.refuse_unknown_keys();
    return island;
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

void read_classes(const Settings& settings, ControlProfile& profile) {
    profile.attribute = settings.text_or("attribute", "");
    if (settings.has("constant")) {
        profile.constant = read_class(settings, "constant", settings.text("constant"));
    }
    for (const auto& [value, name] : settings.text_map("classes")) {
        profile.classes[value] =
            name == leave_out ? std::nullopt : std::optional(read_class(settings, "classes", name));
    }
    profile.day_columns =
        profile.form == ControlForm::settlements ? read_day_pattern(settings, "day_columns") : "";
    if (!profile.attribute.empty() && !profile.day_columns.empty()) {
        settings.refuse("day_columns", "stands in place of 'attribute'");
    }
    const bool by_value = !profile.attribute.empty() || !profile.day_columns.empty();
    if (by_value == profile.classes.empty()) {
        settings.refuse("attribute", "and [classes] belong together");
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

void read_measured(const Settings& settings, ControlProfile& profile) {
    profile.measured_note = settings.text_or("measured_note", "");
    profile.measured_boundaries = settings.texts("measured_on_boundaries");
    if (profile.measured_note.empty()) {
        return;
    }
    profile.measured_day = Date::parse(settings.text("measured_day"));
    if (!profile.measured_day) {
        settings.refuse("measured_day", "must be a day written as \"YYYY-MM-DD\"");
    }
    if (profile.measured_boundaries.empty()) {
        settings.refuse("measured_note", "wants 'measured_on_boundaries': the boundary profiles "
                                         "it was measured on");
    }
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

ControlProfile read_control_profile(const Settings& settings, const std::string& id) {
    ControlProfile profile;
    profile.source = read_source(settings, id);
    profile.form = read_form(settings);
    profile.layer = read_layer_name(settings);
    read_rules(settings, profile);
    read_classes(settings, profile);
    read_precedence(settings, profile);
    for (const Settings& table : settings.tables("gap")) {
        profile.gaps.push_back(read_gap(table, profile));
    }
    for (const Settings& table : settings.tables("island")) {
        if (profile.form != ControlForm::polygons) {
            table.refuse("region", "goes with the form \"polygons\"");
        }
        profile.islands.push_back(read_island(table));
    }
    profile.whole_before_2022 = read_codes(settings, "held_whole_before_2022");
    profile.part_before_2022 = read_codes(settings, "held_in_part_before_2022");
    profile.elsewhere =
        read_class(settings, "elsewhere", settings.text_or("elsewhere", "ukrainian"));
    profile.date_form = read_date_form(settings);
    profile.date_pattern = profile.date_form == DateForm::unix_time
                               ? read_pattern(settings, "date_pattern", 1)
                               : read_day_pattern(settings, "date_pattern");
    read_date_attribute(settings, profile);
    read_covers(settings, profile);
    profile.counts_as_control = settings.text_or("counts_as_control", "");
    profile.method_note = settings.text_or("method_note", "");
    read_measured(settings, profile);
    if (profile.form == ControlForm::settlements) {
        profile.name_column = settings.text_or("name_column", profile.name_column);
        profile.lon_column = settings.text_or("lon_column", profile.lon_column);
        profile.lat_column = settings.text_or("lat_column", profile.lat_column);
        profile.from_column = settings.text_or("from_column", profile.from_column);
        profile.to_column = settings.text_or("to_column", profile.to_column);
        profile.to_is_last_day = read_to_is_last_day(settings);
    }
    const bool alike = profile.form == ControlForm::settlements && profile.constant;
    if (profile.form != ControlForm::polygons && profile.attribute.empty() &&
        profile.day_columns.empty() && !alike) {
        settings.refuse("attribute", "is missing; it gives the side of a settlement or a mark");
    }
    return profile;
}

} // namespace demarc
