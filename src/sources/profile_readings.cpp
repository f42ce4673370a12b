// SPDX-License-Identifier: MIT
#include "sources/profile_readings.hpp"

#include "geometry/area.hpp"
#include "io/bytes.hpp"
#include "sources/control_forms.hpp"
#include "sources/control_records.hpp"
#include "sources/snapshot_list.hpp"
#include "support/error.hpp"

#include <algorithm>
#include <map>
#include <regex>

namespace demarc {

namespace {

bool name_fits(const ProfileSource& source, const std::string& file) {
    return !source.file_pattern.empty() &&
           std::regex_search(file_name_of(file), std::regex(source.file_pattern));
}

/// By the pattern of the publisher's files; or, where names tell layers apart, by those.
bool names_fit(const ControlProfile& profile, const std::vector<std::string>& files) {
    const bool layers_of_one_map = profile.has_layer_rules() && files.size() > 1;
    const RecordClassifier classifier(profile);
    return std::all_of(files.begin(), files.end(), [&](const std::string& file) {
        return layers_of_one_map ? classifier.takes(input_name(file, ""))
                                 : name_fits(profile.source, file);
    });
}

/// All areas of a class as one geometry.
struct ClassLand {
    ClassInspection figures;
    geos::Geometry land;
};

std::vector<ClassLand> land_by_class(const ControlSnapshot& snapshot,
                                     const std::vector<ControlClass>& precedence) {
    std::vector<ClassLand> classes;
    for (const ControlClass control : precedence) {
        MultiPolygon all;
        ClassInspection figures;
        figures.control = control;
        for (const ControlArea& area : snapshot.areas) {
            if (area.control == control) {
                ++figures.areas;
                figures.drawn += area_of(area.polygons);
                all.insert(all.end(), area.polygons.begin(), area.polygons.end());
            }
        }
        if (!all.empty()) {
            geos::Geometry land = geos::unary_union(all);
            figures.united = area_of(geos::polygons_of(land.get()));
            classes.push_back({figures, std::move(land)});
        }
    }
    return classes;
}

void note_overlaps(const std::vector<ClassLand>& classes, ControlReading& reading) {
    constexpr SquareMetres nothing = SquareMetres::from_km2(0.01);
    for (std::size_t i = 0; i < classes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const geos::Geometry both =
                geos::intersection(classes[j].land.get(), classes[i].land.get());
            const SquareMetres area = area_of(geos::polygons_of(both.get()));
            if (nothing < area) {
                reading.overlaps.push_back(
                    {classes[j].figures.control, classes[i].figures.control, area});
            }
        }
    }
}

/// What is left to each class inside Ukraine once the areas before it have taken theirs. The order
/// of the areas decides: a class may come more than once in it.
std::map<ControlClass, SquareMetres> land_held(const ControlSnapshot& snapshot,
                                               const Country& ukraine) {
    std::map<ControlClass, SquareMetres> held;
    geos::Geometry taken = geos::unary_union({});
    for (std::size_t first = 0; first < snapshot.areas.size();) {
        const ControlClass control = snapshot.areas[first].control;
        MultiPolygon run;
        for (; first < snapshot.areas.size() && snapshot.areas[first].control == control; ++first) {
            const MultiPolygon& polygons = snapshot.areas[first].polygons;
            run.insert(run.end(), polygons.begin(), polygons.end());
        }
        const geos::Geometry inside =
            geos::intersection(geos::unary_union(run).get(), ukraine.whole());
        const geos::Geometry left = geos::difference(inside.get(), taken.get());
        const MultiPolygon land = geos::polygons_of(left.get());
        held[control] += area_of(land);
        MultiPolygon all = geos::polygons_of(taken.get());
        all.insert(all.end(), land.begin(), land.end());
        taken = geos::unary_union(all);
    }
    return held;
}

/// In order of precedence, as the areas are.
std::vector<GroupInspection> groups_of(const ControlSnapshot& snapshot) {
    std::vector<GroupInspection> groups;
    for (const ControlArea& area : snapshot.areas) {
        auto group = std::find_if(groups.begin(), groups.end(), [&](const GroupInspection& known) {
            return known.group == area.group && known.control == area.control;
        });
        if (group == groups.end()) {
            group = groups.insert(groups.end(), {area.group, area.control, 0, {}});
        }
        ++group->areas;
        group->drawn += area_of(area.polygons);
    }
    return groups;
}

void measure_classes(const ControlSnapshot& snapshot, const ControlProfile& profile,
                     const Country& ukraine, ControlReading& reading) {
    const std::vector<ClassLand> classes = land_by_class(snapshot, profile.precedence);
    note_overlaps(classes, reading);
    if (!profile.rules.empty()) {
        reading.groups = groups_of(snapshot);
    }
    std::map<ControlClass, SquareMetres> held = land_held(snapshot, ukraine);
    for (const ClassLand& one : classes) {
        ClassInspection figures = one.figures;
        figures.in_ukraine = held[figures.control];
        if (is_russian(figures.control)) {
            reading.russian_in_ukraine += figures.in_ukraine;
        }
        reading.classes.push_back(figures);
    }
}

void note_date(const ControlProfile& profile, const std::vector<std::string>& files,
               ControlReading& reading) {
    try {
        for (const std::string& file : files) {
            const auto time = time_in_name(file_name_of(file), profile);
            if (time && !reading.date) {
                reading.date = time->date;
                reading.unix_seconds = time->unix_seconds;
            }
        }
        if (!reading.date) {
            reading.date_fault = profile.date_pattern.empty()
                                     ? "the profile expects none in the file name"
                                     : "the file name has none of the form the profile looks for";
        }
    } catch (const Error& error) {
        reading.date_fault = error.what();
    }
}

/// What days a table of settlements names, if it is a register of several.
void note_register(const ControlProfile& profile, const std::string& file,
                   ControlReading& reading) {
    if (profile.form == ControlForm::settlements) {
        reading.register_days = days_of_register(file, profile);
    }
}

/// The day to read for: of a register the last one, if nothing says which. Where the classes do not
/// depend on it, any will do.
std::optional<Date> day_for(ControlReading& reading, const ReadingContext& context) {
    if (context.date) {
        return context.date;
    }
    if (reading.register_days) {
        reading.read_as_of = reading.date.value_or(reading.register_days->second);
        return reading.read_as_of;
    }
    return reading.date ? std::nullopt : Date::parse("2000-01-01");
}

} // namespace

ControlReading read_with(const ControlProfile& profile, const std::vector<std::string>& files,
                         const ReadingContext& context) {
    ControlReading reading;
    reading.profile = profile.source.id;
    reading.title = profile.source.title;
    reading.name_fits = names_fit(profile, files);
    reading.form = profile.form;
    reading.counts_as_control = profile.counts_as_control;
    note_date(profile, files, reading);
    std::vector<SourceSpec> specs;
    for (const std::string& file : files) {
        specs.push_back({file, profile.source.id});
    }
    try {
        note_register(profile, files.front(), reading);
        const ControlSnapshot snapshot = read_control(
            specs, context.profiles, context.boundaries, context.regions, day_for(reading, context),
            profile.form == ControlForm::line_of_contact ? context.russian_side : std::nullopt);
        reading.method_note = snapshot.method_note;
        reading.notes = snapshot.notes;
        reading.lines = snapshot.lines.size();
        reading.marks = snapshot.marks.size();
        for (const LineString& line : snapshot.lines) {
            reading.line_length.value += geodesic_length(line).value;
        }
        measure_classes(snapshot, profile, context.ukraine, reading);
    } catch (const Error& error) {
        reading.refusal = error.what();
    }
    return reading;
}

BoundaryReading read_with(const BoundaryProfile& profile, const std::string& file,
                          const ReadingContext& context) {
    constexpr double unremarkable_difference = 0.02;
    BoundaryReading reading;
    reading.profile = profile.source.id;
    reading.title = profile.source.title;
    reading.name_fits = name_fits(profile.source, file);
    reading.coverage = profile.coverage;
    try {
        const BoundarySet set =
            read_boundaries({file, profile.source.id}, context.profiles, context.regions);
        reading.notes = set.notes;
        reading.records = set.records;
        reading.coverage = set.coverage;
        for (RegionIndex i = 0; i < context.regions.size(); ++i) {
            reading.regions.push_back(
                {i, area_of(set.regions[i]), context.regions[i].official_603628});
            reading.area += reading.regions.back().area;
            reading.official += reading.regions.back().official;
        }
        reading.reaches_out_to_sea =
            reading.official * (1 + unremarkable_difference) < reading.area;
    } catch (const Error& error) {
        reading.refusal = error.what();
    }
    return reading;
}

} // namespace demarc
