// SPDX-License-Identifier: MIT
#include "sources/control_reader.hpp"

#include "io/bytes.hpp"
#include "sources/control_records.hpp"
#include "sources/held_before_2022.hpp"
#include "sources/held_islands.hpp"
#include "sources/line_of_contact_reader.hpp"
#include "sources/map_files.hpp"
#include "sources/old_land.hpp"
#include "sources/plausibility.hpp"
#include "sources/settlement_reader.hpp"
#include "sources/snapshot_list.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <utility>

namespace demarc {

namespace {

/// Gives the snapshot its date, and its time of day where the name tells it.
/// \param inside the day that the file's records tell
void set_time(ControlSnapshot& snapshot, const std::string& file, const ControlProfile& profile,
              const std::optional<Date>& given, const DayInside& day_inside) {
    const std::optional<Date>& inside = day_inside.latest;
    const std::string name = file_name_of(file);
    const std::optional<SnapshotTime> named = time_in_name(name, profile);
    if (!given && !named && !inside) {
        throw UsageError(fmt::format(
            "{}: date unknown: {}{}; set `date` YYYY-MM-DD, or write a date_pattern for such names "
            "into a profile of your own, which 'demarc sources profile' drafts",
            file,
            profile.date_pattern.empty()
                ? fmt::format("profile '{}' expects none in the name", profile.source.id)
                : fmt::format("profile '{}' looks in the name for {}, which is not there",
                              profile.source.id, words_of_date_pattern(profile)),
            day_inside.why_none.empty()
                ? ""
                : fmt::format(", and date_attribute gives none: {}", day_inside.why_none)));
    }
    snapshot.date = given ? *given : named ? named->date : *inside;
    if (named && named->date == snapshot.date) {
        snapshot.unix_seconds = named->unix_seconds;
    } else if (named) {
        snapshot.notes.push_back(
            {name, fmt::format("dated {} as asked for, although its name says {}", given->iso(),
                               named->date.iso())});
    }
    const bool by_name = named && named->date == snapshot.date;
    if (auto warning = warning_of_day_inside(inside, snapshot.date, by_name ? "its name" : "`date`",
                                             name, profile.date_attribute)) {
        snapshot.notes.push_back(std::move(*warning));
    }
    if (auto warning = warning_of_date(snapshot.date, name, Date::today())) {
        snapshot.notes.push_back(std::move(*warning));
    }
}

/// Of several maps without a day nobody says which is meant, or what each is. \throws UsageError
void refuse_several_maps(const SourceSpec& spec) {
    const std::vector<std::string> files = map_files_in(spec.file);
    if (files.size() < 2 || !std::all_of(files.begin(), files.end(), is_map_by_itself)) {
        return;
    }
    std::vector<std::string> names;
    for (const std::string& file : files) {
        names.push_back(file_name_of(file));
    }
    throw UsageError(fmt::format(
        "{0}: holds {1} maps, {2}: {3}. If one is meant, name it. If each is of a day, read "
        "{0}:PROFILE with a profile whose date_pattern finds the day in the name, and say which "
        "with `date`. If each is a class of one map, write a profile with a [[rule]] for each "
        "(input = '{4}', control = \"russian\"), as isw-layers.toml has them, and read "
        "{0}:PROFILE. If each is a part of one map, name each with a `control` of its own",
        without_secrets(spec.file), grouped(static_cast<double>(files.size())),
        spec.profile.empty()
            ? "and without a profile nothing says what each is"
            : fmt::format("none with a day in its name that profile '{}' finds", spec.profile),
        first_of_many(names), std::filesystem::path(names.front()).stem().string()));
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
        const std::optional<std::string> table = only_table_in(spec.file);
        refuse_several_maps(spec);
        return table ? SourceSpec{*table, spec.profile, spec.layer} : spec;
    }
    if (!date && snapshots.size() > 1) {
        throw UsageError(fmt::format("{}: holds {} snapshots from {} to {}; say which with `date` "
                                     "YYYY-MM-DD, or use 'demarc "
                                     "series' for all of them",
                                     spec.file, snapshots.size(), snapshots.front().time.date.iso(),
                                     snapshots.back().time.date.iso()));
    }
    return {date ? snapshot_of(snapshots, *date, spec.file).file : snapshots.front().file,
            profile->source.id, spec.layer};
}

template<typename Value>
std::size_t rank_of(const std::vector<Value>& order, const Value& value) {
    return static_cast<std::size_t>(std::find(order.begin(), order.end(), value) - order.begin());
}

/// First by precedence of the class or group, then by shape: the order of the file does not matter.
void sort_areas(std::vector<ControlArea>& areas, const ControlProfile& profile) {
    const auto rank_of_area = [&](const ControlArea& area) {
        return profile.group_precedence.empty() ? rank_of(profile.precedence, area.control)
                                                : rank_of(profile.group_precedence, area.group);
    };
    std::sort(areas.begin(), areas.end(), [&](const ControlArea& a, const ControlArea& b) {
        const std::size_t rank_a = rank_of_area(a);
        const std::size_t rank_b = rank_of_area(b);
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

/// What the profile says of all its snapshots.
ControlSnapshot snapshot_of_profile(const ControlProfile& profile, const RegionTable& regions) {
    ControlSnapshot snapshot;
    snapshot.profile = profile.source.id;
    snapshot.title = profile.source.title;
    snapshot.publisher = profile.source.publisher;
    snapshot.form = profile.form;
    snapshot.elsewhere = profile.elsewhere;
    snapshot.covers_since = profile.covers_since;
    snapshot.counts_as_control = profile.counts_as_control;
    snapshot.method_note = profile.method_note;
    HeldBefore2022 held = held_before_2022(profile, regions);
    snapshot.whole_before_2022 = std::move(held.whole);
    snapshot.part_before_2022 = std::move(held.part);
    return snapshot;
}

/// Every file by itself, and the one profile they are read with.
struct ResolvedSpecs {
    std::vector<SourceSpec> files;
    const ControlProfile* profile = nullptr;
};

/// The pages of a map server's answer in a folder, an archive or a pattern, where all are of one
/// day; else nothing. \param profile nullptr: nobody says how days are found in names
std::vector<std::string> pages_in(const std::string& source, const ControlProfile* profile,
                                  const std::optional<Date>& date) {
    constexpr std::size_t most = 1'000; // no answer comes in more, and all are read
    std::vector<std::string> files = map_files_in(source);
    if (files.size() > most) {
        return {};
    }
    const auto time_in = profile == nullptr ? nullptr : times_in_names(*profile);
    std::optional<Date> day = date;
    std::vector<std::string> of_day;
    for (std::string& file : files) {
        const auto time = time_in ? time_in(file_name_of(file)) : std::nullopt;
        if (time && day && time->date != *day) {
            if (date) {
                continue;
            }
            return {};
        }
        day = time ? std::optional(time->date) : day;
        of_day.push_back(std::move(file));
    }
    return std::any_of(of_day.begin(), of_day.end(), says_more_follow) ? of_day
                                                                       : std::vector<std::string>();
}

/// The files of a folder, an archive or a pattern that make one map: layers, where the profile has
/// rules on their names, or pages of one answer. Nothing: it holds snapshots, or one map.
std::vector<std::string> files_of_one_map(const SourceSpec& spec, const ControlProfile* profile,
                                          const std::optional<Date>& date) {
    return profile != nullptr && profile->has_layer_rules()
               ? layer_files_of(spec.file, *profile, date)
               : pages_in(spec.file, profile, date);
}

/// Folders and archives whose files make one map, file by file.
std::vector<SourceSpec> with_files_by_themselves(const std::vector<SourceSpec>& specs,
                                                 const Profiles& profiles,
                                                 const std::optional<Date>& date) {
    std::vector<SourceSpec> all;
    for (const SourceSpec& given : specs) {
        SourceSpec spec = given;
        if (spec.profile.empty() && !all.empty()) {
            spec.profile = all.front().profile;
        }
        if (!may_hold_several(spec.file)) {
            all.push_back(std::move(spec));
            continue;
        }
        const ControlProfile* profile = collection_profile_of(spec, profiles);
        std::vector<std::string> files = files_of_one_map(spec, profile, date);
        for (std::string& file : files) {
            all.push_back(
                {std::move(file), profile == nullptr ? "" : profile->source.id, spec.layer});
        }
        if (files.empty()) {
            all.push_back(std::move(spec));
        }
    }
    return all;
}

ResolvedSpecs resolve(const std::vector<SourceSpec>& specs, const Profiles& profiles,
                      const std::optional<Date>& date) {
    ResolvedSpecs resolved;
    for (SourceSpec spec : with_files_by_themselves(specs, profiles, date)) {
        if (resolved.profile != nullptr && spec.profile.empty()) {
            spec.profile = resolved.profile->source.id;
        }
        spec = single_snapshot(spec, profiles, date);
        const ControlProfile& profile = control_profile_of(spec, profiles);
        if (resolved.profile != nullptr && resolved.profile != &profile) {
            throw UsageError(fmt::format("{} is read with the profile '{}' and {} with '{}'; files "
                                         "that make one snapshot have one profile",
                                         without_secrets(specs.front().file),
                                         resolved.profile->source.id, without_secrets(spec.file),
                                         profile.source.id));
        }
        resolved.profile = &profile;
        resolved.files.push_back(std::move(spec));
    }
    if (resolved.files.size() > 1 && resolved.profile->form != ControlForm::polygons) {
        throw UsageError(fmt::format("{}: only areas can come in several files; profile '{}' is of "
                                     "another form",
                                     without_secrets(resolved.files[1].file),
                                     resolved.profile->source.id));
    }
    return resolved;
}

/// The one date that the names of several files give, those that give any.
void set_time(ControlSnapshot& snapshot, const ResolvedSpecs& specs,
              const std::optional<Date>& given, const DayInside& inside) {
    std::vector<std::string> dated;
    std::optional<SnapshotTime> first;
    const auto time_in = times_in_names(*specs.profile);
    for (const auto& [file, id, layer] : specs.files) {
        const auto time = time_in(file_name_of(file));
        if (time && first && time->date != first->date && !given) {
            throw UsageError(fmt::format("{} is of {} and {} of {}; say which day the snapshot "
                                         "shows with `date` YYYY-MM-DD",
                                         file_name_of(dated.front()), first->date.iso(),
                                         file_name_of(file), time->date.iso()));
        }
        if (time) {
            dated.push_back(file);
            first = first ? first : time;
        }
    }
    set_time(snapshot, dated.empty() ? specs.files.front().file : dated.front(), *specs.profile,
             given, inside);
}

std::optional<Date> named_date(const std::string& file, const ControlProfile& profile) {
    const std::optional<SnapshotTime> time = time_in_name(file_name_of(file), profile);
    return time ? std::optional(time->date) : std::nullopt;
}

/// What was measured on one day and on some boundaries is said of these alone.
void add_measured_note(ControlSnapshot& snapshot, const ControlProfile& profile,
                       const BoundarySet& boundaries) {
    if (profile.measured_note.empty()) {
        return;
    }
    const std::vector<std::string>& measured = profile.measured_boundaries;
    if (snapshot.date == profile.measured_day &&
        std::count(measured.begin(), measured.end(), boundaries.id) > 0) {
        std::string& note = snapshot.method_note;
        const std::size_t at = note.find(profile.method_note);
        note.replace(at, profile.method_note.size(), profile.measured_note);
    }
}

void refuse_layer(const SourceSpec& spec) {
    if (!spec.layer.empty()) {
        throw UsageError(fmt::format("{}: a table of settlements has no layers, so none can be "
                                     "named ('{}')",
                                     without_secrets(spec.file), spec.layer));
    }
}

/// Cells around settlements fill all of the boundary set: of one that reaches out to sea, the sea.
void refuse_sea(const BoundarySet& boundaries, const std::string& file) {
    if (boundaries.coverage == Coverage::territorial_sea) {
        throw UsageError(fmt::format(
            "{}: a settlement list gives every point of the boundaries to its nearest settlement, "
            "and the boundaries {} reach out to sea: the sea off Crimea would count as held land; "
            "cut it off with `sea` FILE, or take boundaries of land only (those that come with "
            "demarc, without `boundaries`)",
            without_secrets(file), boundaries.title));
    }
}

void apply_gap_rules(ControlSnapshot& snapshot, const ControlProfile& profile) {
    for (const GapRule& rule : profile.gaps) {
        if (rule.applies_on(snapshot.date)) {
            snapshot.gaps.push_back({rule.between, rule.control, rule.above});
        }
    }
}

} // namespace

ControlSnapshot read_control(const std::vector<SourceSpec>& specs, const Profiles& profiles,
                             const BoundarySet& boundaries, const RegionTable& regions,
                             const std::optional<Date>& date,
                             const std::optional<std::string>& russian_side) {
    const ResolvedSpecs resolved = resolve(specs, profiles, date);
    const ControlProfile& profile = *resolved.profile;
    const std::string& file = resolved.files.front().file;
    if (russian_side && profile.form != ControlForm::line_of_contact) {
        throw UsageError(fmt::format("{}: which side is Russian can be said of a line of contact "
                                     "only; profile '{}' is of another form",
                                     file, profile.source.id));
    }
    ControlSnapshot snapshot = snapshot_of_profile(profile, regions);
    DayInside inside;
    switch (profile.form) {
    case ControlForm::polygons:
        inside = read_control_polygons(resolved.files, profile, profiles.tolerance, snapshot);
        refuse_far_away(snapshot, boundaries, without_secrets(file));
        add_held_islands(snapshot, profile, boundaries, regions);
        break;
    case ControlForm::settlements:
        refuse_sea(boundaries, file);
        refuse_layer(resolved.files.front());
        read_settlements(file, profile, date ? date : named_date(file, profile), profiles.tolerance,
                         snapshot);
        leave_out_far_settlements(snapshot, boundaries, file, profile.name_column);
        add_settlement_cells(profile, snapshot);
        break;
    case ControlForm::line_of_contact:
        read_line_of_contact(resolved.files.front(), profile, profiles.tolerance, boundaries,
                             regions, russian_side, snapshot);
        break;
    }
    // Only now: a file that cannot be read is the greater fault than one without a date.
    set_time(snapshot, resolved, date, inside);
    if (auto warning = warning_of_unstated(profile)) {
        snapshot.notes.push_back(std::move(*warning));
    }
    for (InputNote& warning : warnings_of_profile(profile.source)) {
        snapshot.notes.push_back(std::move(warning));
    }
    add_measured_note(snapshot, profile, boundaries);
    apply_gap_rules(snapshot, profile);
    sort_areas(snapshot.areas, profile);
    look_for_old_land(snapshot, boundaries, regions);
    return snapshot;
}

ControlSnapshot read_control(const SourceSpec& spec, const Profiles& profiles,
                             const BoundarySet& boundaries, const RegionTable& regions,
                             const std::optional<Date>& date,
                             const std::optional<std::string>& russian_side) {
    return read_control(std::vector<SourceSpec>{spec}, profiles, boundaries, regions, date,
                        russian_side);
}

} // namespace demarc
