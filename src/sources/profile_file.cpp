// SPDX-License-Identifier: MIT
#include "sources/profile.hpp"
#include "support/error.hpp"
#include "support/settings.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>

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
        const std::string near = nearest_word(name, class_names());
        settings.refuse(key, fmt::format("names no control class: '{}'; {}", name,
                                         near.empty() ? "there are " + join(class_names(), ", ")
                                                      : fmt::format("did you mean '{}'?", near)));
    }
    return *control;
}

std::string read_pattern(const Settings& settings, std::string_view key, unsigned groups) {
    const std::string pattern = settings.text_or(key, "");
    if (pattern.empty()) {
        return pattern;
    }
    try {
        const std::regex compiled(pattern);
        if (groups > 0 && compiled.mark_count() != groups) {
            settings.refuse(key, groups == 1
                                     ? "must capture one group: the seconds since 1970"
                                     : "must capture three groups: year, month and day in this "
                                       "order");
        }
    } catch (const std::regex_error& error) {
        settings.refuse(key, fmt::format("is not a regular expression: {}", error.what()));
    }
    return pattern;
}

ProfileSource read_source(const Settings& settings, const std::string& id) {
    return {id,
            read_pattern(settings, "file_pattern", 0),
            settings.text("title"),
            settings.text("publisher"),
            settings.text("licence"),
            settings.text("attribution")};
}

BoundaryProfile read_boundary_profile(const Settings& settings, const std::string& id) {
    BoundaryProfile profile;
    profile.source = read_source(settings, id);
    profile.layer = settings.text_or("layer", "");
    profile.attribute = settings.text("attribute");
    profile.aliases = settings.text_map("aliases");
    const std::string coverage = settings.text("coverage");
    if (coverage != "land" && coverage != "territorial_sea") {
        settings.refuse("coverage", "must be \"land\" or \"territorial_sea\"");
    }
    profile.coverage = coverage == "land" ? Coverage::land : Coverage::territorial_sea;
    for (const auto& [spelling, code] : profile.aliases) {
        if (!RegionCode::parse(code)) {
            settings.refuse("aliases", fmt::format("gives '{}' the code '{}', which is not of the "
                                                   "form UA-NN",
                                                   spelling, code));
        }
    }
    return profile;
}

ControlForm read_form(const Settings& settings) {
    const std::string form = settings.text("form");
    if (form == "polygons") {
        return ControlForm::polygons;
    }
    if (form == "settlements") {
        return ControlForm::settlements;
    }
    if (form != "line_of_contact") {
        settings.refuse("form", "must be \"polygons\", \"settlements\" or \"line_of_contact\"");
    }
    return ControlForm::line_of_contact;
}

DateForm read_date_form(const Settings& settings) {
    const std::string form = settings.text_or("date_form", "calendar");
    if (form != "calendar" && form != "unix_time") {
        settings.refuse("date_form", "must be \"calendar\" or \"unix_time\"");
    }
    return form == "calendar" ? DateForm::calendar : DateForm::unix_time;
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
    if (profile.attribute.empty() != profile.classes.empty()) {
        settings.refuse("attribute", "and [classes] belong together");
    }
    if (profile.constant.has_value() != profile.attribute.empty()) {
        settings.refuse("constant", "must be given where there is no 'attribute', and not beside "
                                    "one");
    }
}

std::vector<ControlClass> read_precedence(const Settings& settings) {
    const std::vector<std::string> names = settings.texts("precedence");
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

ControlProfile read_control_profile(const Settings& settings, const std::string& id) {
    ControlProfile profile;
    profile.source = read_source(settings, id);
    profile.form = read_form(settings);
    profile.layer = settings.text_or("layer", "");
    read_classes(settings, profile);
    profile.precedence = read_precedence(settings);
    profile.elsewhere =
        read_class(settings, "elsewhere", settings.text_or("elsewhere", "ukrainian"));
    profile.date_form = read_date_form(settings);
    profile.date_pattern =
        read_pattern(settings, "date_pattern", profile.date_form == DateForm::unix_time ? 1 : 3);
    profile.counts_as_control = settings.text("counts_as_control");
    profile.method_note = settings.text("method_note");
    if (profile.form == ControlForm::settlements) {
        profile.name_column = settings.text_or("name_column", profile.name_column);
        profile.lon_column = settings.text_or("lon_column", profile.lon_column);
        profile.lat_column = settings.text_or("lat_column", profile.lat_column);
    }
    if (profile.form != ControlForm::polygons && profile.attribute.empty()) {
        settings.refuse("attribute", "is missing; it gives the side of a settlement or a mark");
    }
    return profile;
}

} // namespace

Profiles Profiles::read(const std::filesystem::path& folder) {
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".toml") {
            files.push_back(entry.path());
        }
    }
    if (error || files.empty()) {
        throw ConfigError(fmt::format("{}: holds no profiles{}", folder.string(),
                                      error ? ": " + error.message() : ""));
    }
    std::sort(files.begin(), files.end());
    Profiles profiles;
    for (const std::filesystem::path& file : files) {
        profiles.add(file);
    }
    return profiles;
}

void Profiles::add(const std::filesystem::path& file) {
    const Settings settings = Settings::read(file);
    const std::string id = file.stem().string();
    if (boundaries.contains(id) || control.contains(id)) {
        throw ConfigError(fmt::format("{}: there is a profile '{}' already; give the file another "
                                      "name",
                                      file.string(), id));
    }
    const std::string kind = settings.text("kind");
    if (kind == "boundaries") {
        boundaries.emplace(id, read_boundary_profile(settings, id));
    } else if (kind == "control") {
        control.emplace(id, read_control_profile(settings, id));
    } else {
        settings.refuse("kind", "must be \"boundaries\" or \"control\"");
    }
    settings.refuse_unknown_keys();
}

} // namespace demarc
