// SPDX-License-Identifier: MIT
#include "sources/profile_readings.hpp"

#include "geometry/area.hpp"
#include "io/bytes.hpp"
#include "io/remote_file.hpp"
#include "sources/boundary_reader.hpp"
#include "sources/control_reader.hpp"
#include "sources/record_classifier.hpp"
#include "sources/settlement_reader.hpp"
#include "sources/snapshot_list.hpp"
#include "support/error.hpp"
#include "support/pattern.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace demarc {

namespace {

bool name_fits(const ProfileSource& source, const std::string& file) {
    return !source.file_pattern.empty() && Pattern(source.file_pattern).fits(file_name_of(file));
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

/// What is left to each class once the areas before it have taken theirs. The order of the areas
/// decides: a class may come more than once in it.
std::map<ControlClass, geos::Geometry> land_held(const ControlSnapshot& snapshot) {
    std::map<ControlClass, MultiPolygon> held;
    MultiPolygon taken;
    for (std::size_t first = 0; first < snapshot.areas.size();) {
        const ControlClass control = snapshot.areas[first].control;
        MultiPolygon run;
        for (; first < snapshot.areas.size() && snapshot.areas[first].control == control; ++first) {
            const MultiPolygon& polygons = snapshot.areas[first].polygons;
            run.insert(run.end(), polygons.begin(), polygons.end());
        }
        const geos::Geometry before = geos::unary_union(taken);
        const geos::Geometry left = geos::difference(geos::unary_union(run).get(), before.get());
        const MultiPolygon land = geos::polygons_of(left.get());
        held[control].insert(held[control].end(), land.begin(), land.end());
        taken.insert(taken.end(), land.begin(), land.end());
    }
    std::map<ControlClass, geos::Geometry> united;
    for (const auto& [control, land] : held) {
        united.emplace(control, geos::unary_union(land));
    }
    return united;
}

SquareMetres common_area(const GEOSGeometry* a, const GEOSGeometry* b) {
    return area_of(geos::polygons_of(geos::intersection(a, b).get()));
}

void note_overlaps(const std::vector<ClassLand>& classes,
                   const std::map<ControlClass, geos::Geometry>& held, ControlReading& reading) {
    constexpr SquareMetres nothing = SquareMetres::from_km2(0.01);
    for (std::size_t i = 0; i < classes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const geos::Geometry both =
                geos::intersection(classes[j].land.get(), classes[i].land.get());
            ClassOverlap overlap{classes[j].figures.control,
                                 classes[i].figures.control,
                                 area_of(geos::polygons_of(both.get())),
                                 {}};
            if (overlap.area < nothing) {
                continue;
            }
            for (const auto& [control, land] : held) {
                const SquareMetres part = common_area(both.get(), land.get());
                if (nothing < part) {
                    overlap.counts_as[control] = part;
                }
            }
            if (overlap.counts_as[overlap.first] < overlap.counts_as[overlap.second]) {
                std::swap(overlap.first, overlap.second);
            }
            std::erase_if(overlap.counts_as,
                          [&](const auto& part) { return part.second < nothing; });
            reading.overlaps.push_back(std::move(overlap));
        }
    }
}

geos::Geometry united(const BoundarySet& boundaries, const std::vector<RegionIndex>& regions) {
    MultiPolygon all;
    for (const RegionIndex region : regions) {
        const MultiPolygon& polygons = boundaries.regions[region];
        all.insert(all.end(), polygons.begin(), polygons.end());
    }
    return geos::unary_union(all);
}

/// The same within Ukraine, with what the profile says of regions held since before 2022, as the
/// faces of a run have it.
std::map<ControlClass, SquareMetres>
held_in_ukraine(const ControlSnapshot& snapshot, const std::map<ControlClass, geos::Geometry>& held,
                const ReadingContext& context) {
    std::map<ControlClass, SquareMetres> areas;
    for (const auto& [control, land] : held) {
        areas[control] = common_area(land.get(), context.ukraine.whole());
    }
    const auto move = [&areas](ControlClass from, ControlClass to, SquareMetres area) {
        areas[from] = areas[from] - area;
        areas[to] += area;
    };
    const auto russian = held.find(ControlClass::russian);
    const auto before = held.find(ControlClass::russian_pre_2022);
    const SquareMetres late_in_whole =
        russian == held.end()
            ? SquareMetres{}
            : common_area(russian->second.get(),
                          united(context.boundaries, snapshot.whole_before_2022).get());
    if (before != held.end() && !snapshot.part_before_2022.empty()) {
        std::vector<RegionIndex> some = snapshot.part_before_2022;
        some.insert(some.end(), snapshot.whole_before_2022.begin(),
                    snapshot.whole_before_2022.end());
        move(ControlClass::russian_pre_2022, ControlClass::russian,
             areas[ControlClass::russian_pre_2022] -
                 common_area(before->second.get(), united(context.boundaries, some).get()));
    }
    move(ControlClass::russian, ControlClass::russian_pre_2022, late_in_whole);
    return areas;
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
                     const ReadingContext& context, ControlReading& reading) {
    const std::vector<ClassLand> classes = land_by_class(snapshot, profile.precedence);
    const std::map<ControlClass, geos::Geometry> land = land_held(snapshot);
    note_overlaps(classes, land, reading);
    if (!profile.rules.empty()) {
        reading.groups = groups_of(snapshot);
    }
    std::map<ControlClass, SquareMetres> held = held_in_ukraine(snapshot, land, context);
    for (const ClassLand& one : classes) {
        ClassInspection figures = one.figures;
        figures.in_ukraine = held[figures.control];
        if (is_russian(figures.control)) {
            reading.russian_in_ukraine += figures.in_ukraine;
        }
        reading.classes.push_back(figures);
        held.erase(figures.control);
    }
    // Land of a class that no area is drawn in, but whole regions are said to have.
    constexpr SquareMetres nothing = SquareMetres::from_km2(0.01);
    for (const auto& [control, area] : held) {
        if (nothing < area) {
            ClassInspection figures;
            figures.control = control;
            figures.in_ukraine = area;
            reading.russian_in_ukraine += is_russian(control) ? area : SquareMetres{};
            reading.classes.push_back(figures);
        }
    }
}

/// Two regions that claim the same place are refused when the country is cut; seams are not.
std::string overlap_of_regions(const BoundarySet& set, const RegionTable& regions) {
    constexpr double seam_width = 0.1; // metres, as when the country is cut
    std::vector<geos::Geometry> shapes;
    std::vector<geos::Prepared> prepared;
    const GEOSContextHandle_t handle = geos::context().handle();
    for (const MultiPolygon& region : set.regions) {
        shapes.push_back(geos::from(region));
        prepared.emplace_back(GEOSPrepare_r(handle, shapes.back().get()));
    }
    for (RegionIndex b = 0; b < shapes.size(); ++b) {
        for (RegionIndex a = 0; a < b; ++a) {
            if (GEOSPreparedIntersects_r(handle, prepared[b].get(), shapes[a].get()) != 1) {
                continue;
            }
            const geos::Geometry both = geos::intersection(shapes[a].get(), shapes[b].get());
            for (const Polygon& polygon : geos::polygons_of(both.get())) {
                const SquareMetres area = area_of(MultiPolygon{polygon});
                if (2 * area.value > seam_width * geodesic_length(polygon.exterior).value) {
                    return fmt::format("{} and {} overlap by {} km² at {:.4f} E {:.4f} N; every "
                                       "place must belong to one region: mend the boundary file",
                                       regions[a].name_en, regions[b].name_en, fixed(area.km2(), 6),
                                       polygon.exterior.front().lon, polygon.exterior.front().lat);
                }
            }
        }
    }
    return {};
}

void note_date(const ControlProfile& profile, const std::vector<std::string>& files,
               ControlReading& reading) {
    try {
        const auto time_in = times_in_names(profile);
        for (const std::string& file : files) {
            const auto time = time_in(file_name_of(file));
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
/// depend on it, any will do on which Russia holds what it has held since before 2022.
std::optional<Date> day_for(ControlReading& reading, const ReadingContext& context) {
    if (context.date) {
        return context.date;
    }
    if (reading.register_days) {
        reading.read_as_of = reading.date.value_or(reading.register_days->second);
        return reading.read_as_of;
    }
    return reading.date ? std::nullopt : Date::parse("2025-01-01");
}

/// Where the name tells no day, that of the records counts, if they tell one.
ControlSnapshot read_snapshot(const ControlProfile& profile, const std::vector<SourceSpec>& sources,
                              const ReadingContext& context, ControlReading& reading) {
    const auto read_for = [&](const std::optional<Date>& day) {
        return read_control(sources, context.profiles, context.boundaries, context.regions, day,
                            profile.form == ControlForm::line_of_contact ? context.russian_side
                                                                         : std::nullopt);
    };
    if (!context.date && !reading.date && !profile.date_attribute.empty()) {
        try {
            ControlSnapshot snapshot = read_for(std::nullopt);
            reading.date = snapshot.date;
            reading.date_fault.clear();
            return snapshot;
        } catch (const UsageError&) { // no record tells it either
        }
    }
    return read_for(day_for(reading, context));
}

} // namespace

ControlReading read_with(const ControlProfile& profile, std::vector<SourceSpec> sources,
                         const ReadingContext& context) {
    ControlReading reading;
    std::vector<std::string> files;
    for (SourceSpec& source : sources) {
        source.profile = profile.source.id;
        files.push_back(source.file);
    }
    reading.layer = sources.front().layer;
    reading.profile = profile.source.id;
    reading.title = profile.source.title;
    reading.name_fits = names_fit(profile, files);
    reading.form = profile.form;
    reading.counts_as_control = profile.counts_as_control;
    reading.covers_since = profile.covers_since;
    reading.date_attribute = profile.date_attribute;
    note_date(profile, files, reading);
    try {
        note_register(profile, files.front(), reading);
        const ControlSnapshot snapshot = read_snapshot(profile, sources, context, reading);
        reading.method_note = snapshot.method_note;
        reading.notes = snapshot.notes;
        reading.lines = snapshot.lines.size();
        reading.marks = snapshot.marks.size();
        for (const LineString& line : snapshot.lines) {
            reading.line_length.value += geodesic_length(line).value;
        }
        measure_classes(snapshot, profile, context, reading);
    } catch (const Error& error) {
        reading.refusal = with_addresses(error.what());
    }
    return reading;
}

BoundaryReading read_with(const BoundaryProfile& profile, SourceSpec source,
                          const ReadingContext& context) {
    constexpr double unremarkable_difference = 0.02;
    BoundaryReading reading;
    reading.profile = profile.source.id;
    reading.title = profile.source.title;
    source.profile = profile.source.id;
    reading.layer = source.layer;
    reading.name_fits = name_fits(profile.source, source.file);
    reading.coverage = profile.coverage;
    try {
        const BoundarySet set = read_boundaries(source, context.profiles, context.regions);
        reading.notes = set.notes;
        reading.records = set.records;
        reading.coverage = set.coverage;
        for (RegionIndex i = 0; i < context.regions.size(); ++i) {
            reading.regions.push_back(
                {i, area_of(set.regions[i]), context.regions[i].official_603628});
            reading.area += reading.regions.back().area;
            reading.official += reading.regions.back().official;
        }
        reading.refusal = overlap_of_regions(set, context.regions);
        reading.reaches_out_to_sea =
            reading.official * (1 + unremarkable_difference) < reading.area;
    } catch (const MissingRegions& error) {
        reading.refusal = with_addresses(error.what());
        reading.only_lacks_regions = true;
    } catch (const Error& error) {
        reading.refusal = with_addresses(error.what());
    }
    return reading;
}

} // namespace demarc
