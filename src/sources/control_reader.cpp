// SPDX-License-Identifier: MIT
#include "io/bytes.hpp"
#include "io/vector_file.hpp"
#include "sources/control_forms.hpp"
#include "sources/input_files.hpp"
#include "sources/polygon_repair.hpp"
#include "sources/snapshot_list.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

namespace {

/// Gives the snapshot its date, and its time of day where the name tells it.
void set_time(ControlSnapshot& snapshot, const std::string& file, const ControlProfile& profile,
              const std::optional<Date>& given) {
    const std::string name = file_name_of(file);
    const std::optional<SnapshotTime> named = time_in_name(name, profile);
    if (!given && !named) {
        throw UsageError(fmt::format(
            "{}: of what date is it? {}; give --date YYYY-MM-DD", file,
            profile.date_pattern.empty()
                ? fmt::format("profile '{}' expects none in the name", profile.source.id)
                : fmt::format("profile '{}' looks for the date in the name with the pattern {}, "
                              "which does not fit",
                              profile.source.id, profile.date_pattern)));
    }
    snapshot.date = given ? *given : named->date;
    if (named && named->date == snapshot.date) {
        snapshot.unix_seconds = named->unix_seconds;
    } else if (named) {
        snapshot.notes.push_back(
            {name, fmt::format("dated {} as asked for, although its name says {}", given->iso(),
                               named->date.iso())});
    }
}

/// A folder, an archive or a pattern: the snapshot in it that is meant. Anything else: itself.
SourceSpec single_snapshot(const SourceSpec& spec, const Profiles& profiles,
                           const std::optional<Date>& date) {
    if (!may_hold_several(spec.file)) {
        return spec;
    }
    const ControlProfile* profile = collection_profile_of(spec, profiles);
    const std::vector<SnapshotEntry> snapshots =
        profile == nullptr ? std::vector<SnapshotEntry>() : list_snapshots(spec.file, *profile);
    if (snapshots.empty()) {
        return spec;
    }
    if (!date && snapshots.size() > 1) {
        throw UsageError(fmt::format("{}: holds {} snapshots from {} to {}; say which with --date "
                                     "YYYY-MM-DD, or use 'demarc "
                                     "series' for all of them",
                                     spec.file, snapshots.size(), snapshots.front().time.date.iso(),
                                     snapshots.back().time.date.iso()));
    }
    return {date ? snapshot_of(snapshots, *date, spec.file).file : snapshots.front().file,
            profile->source.id};
}

std::size_t rank_of(ControlClass control, const std::vector<ControlClass>& precedence) {
    return static_cast<std::size_t>(std::find(precedence.begin(), precedence.end(), control) -
                                    precedence.begin());
}

/// First by precedence of the class, then by shape: the order of the file does not matter.
void sort_areas(std::vector<ControlArea>& areas, const std::vector<ControlClass>& precedence) {
    std::sort(areas.begin(), areas.end(), [&](const ControlArea& a, const ControlArea& b) {
        const std::size_t rank_a = rank_of(a.control, precedence);
        const std::size_t rank_b = rank_of(b.control, precedence);
        if (rank_a != rank_b) {
            return rank_a < rank_b;
        }
        return std::lexicographical_compare(
            a.polygons.begin(), a.polygons.end(), b.polygons.begin(), b.polygons.end(),
            [](const Polygon& p, const Polygon& q) {
                return p.exterior < q.exterior || (p.exterior == q.exterior && p.holes < q.holes);
            });
    });
}

std::optional<ControlClass> class_of(const Feature& record, const ControlProfile& profile) {
    if (profile.constant) {
        return profile.constant;
    }
    const auto value = record.attributes.find(profile.attribute);
    if (value == record.attributes.end()) {
        throw DataError(fmt::format("{}: has no attribute '{}', which gives the class in profile "
                                    "'{}'",
                                    record.where, profile.attribute, profile.source.id));
    }
    return class_of_value(value->second, profile, record.where);
}

Box box_of(const MultiPolygon& polygons) {
    Box box;
    for (const Polygon& polygon : polygons) {
        for (const LonLat p : polygon.exterior) {
            box.add(p);
        }
    }
    return box;
}

/// Areas that all miss the boundary set would give a snapshot in which nothing is held.
void refuse_far_away(const ControlSnapshot& snapshot, const BoundarySet& boundaries,
                     const std::string& file) {
    const auto meets = [](const Box& a, const Box& b) {
        return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
    };
    for (const ControlArea& area : snapshot.areas) {
        const Box box = box_of(area.polygons);
        for (const MultiPolygon& region : boundaries.regions) {
            if (meets(box, box_of(region))) {
                return;
            }
        }
    }
    throw DataError(fmt::format("{}: no area of it lies in the regions of '{}'; are longitude and "
                                "latitude exchanged, or is the file in another CRS than it says?",
                                file, boundaries.id));
}

} // namespace

std::optional<ControlClass> class_of_value(const std::string& value, const ControlProfile& profile,
                                           const std::string& where) {
    const auto found = profile.classes.find(value);
    if (found != profile.classes.end()) {
        return found->second;
    }
    std::vector<std::string> known;
    for (const auto& [name, control] : profile.classes) {
        known.push_back(name);
    }
    const std::string near = nearest_word(value, known);
    throw DataError(fmt::format("{}: {} is '{}', which profile '{}' does not know; it knows {}{}",
                                where, profile.attribute, value, profile.source.id,
                                join(known, ", "),
                                near.empty() ? "" : fmt::format("; did you mean '{}'?", near)));
}

void read_control_polygons(const std::string& file, const ControlProfile& profile,
                           ControlSnapshot& snapshot) {
    const VectorLayer layer = read_layer(file, profile.layer);
    snapshot.files = input_files("control", layer.parts, profile.source);
    for (const Feature& record : layer.features) {
        const std::optional<ControlClass> control = class_of(record, profile);
        if (!control) {
            continue;
        }
        const auto* polygons = std::get_if<MultiPolygon>(&record.geometry);
        if (polygons == nullptr) {
            throw DataError(
                fmt::format("{}: holds lines or points where polygons are expected", record.where));
        }
        snapshot.areas.push_back(
            {*control, in_canonical_order(valid_polygons(*polygons, record.where, snapshot.notes)),
             fmt::format("{}, record {}", layer.name, record.id)});
    }
    if (snapshot.areas.empty()) {
        throw DataError(fmt::format("{}, layer {}: profile '{}' leaves out every record", file,
                                    layer.name, profile.source.id));
    }
}

ControlSnapshot read_control(const SourceSpec& given, const Profiles& profiles,
                             const BoundarySet& boundaries, const RegionTable& regions,
                             const std::optional<Date>& date,
                             const std::optional<std::string>& russian_side) {
    const SourceSpec spec = single_snapshot(given, profiles, date);
    const ControlProfile& profile = control_profile_of(spec, profiles);
    if (russian_side && profile.form != ControlForm::line_of_contact) {
        throw UsageError(fmt::format("{}: which side is Russian can be said of a line of contact "
                                     "only; profile '{}' is of another form",
                                     spec.file, profile.source.id));
    }
    ControlSnapshot snapshot;
    snapshot.profile = profile.source.id;
    snapshot.title = profile.source.title;
    snapshot.publisher = profile.source.publisher;
    snapshot.form = profile.form;
    snapshot.elsewhere = profile.elsewhere;
    snapshot.counts_as_control = profile.counts_as_control;
    snapshot.method_note = profile.method_note;
    switch (profile.form) {
    case ControlForm::polygons:
        read_control_polygons(spec.file, profile, snapshot);
        refuse_far_away(snapshot, boundaries, spec.file);
        break;
    case ControlForm::settlements:
        read_settlements(spec.file, profile, snapshot);
        break;
    case ControlForm::line_of_contact:
        read_line_of_contact(spec.file, profile, boundaries, regions, russian_side, snapshot);
        break;
    }
    // Only now: a file that cannot be read is the greater fault than one without a date.
    set_time(snapshot, spec.file, profile, date);
    sort_areas(snapshot.areas, profile.precedence);
    return snapshot;
}

} // namespace demarc
