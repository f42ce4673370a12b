// SPDX-License-Identifier: MIT
#pragma once

#include "plans/plan.hpp"
#include "series/map_meter.hpp"
#include "series/series_counts.hpp"
#include "sources/boundary_set.hpp"
#include "sources/control_snapshot.hpp"
#include "sources/places.hpp"
#include "sources/profile.hpp"
#include "sources/snapshot_list.hpp"
#include "tally/tally.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc::series {

/// What a series is made of.
struct SeriesRequest {
    RegionTable regions;
    Profiles profiles;
    BoundarySet boundaries;
    ControlProfile profile;
    std::optional<ControlSnapshot> old_land{}; ///< adds the land held since before 2022 to each day
    std::string layer{};                       ///< of every file; empty: as the profile says
    std::vector<SnapshotEntry> days;           ///< earliest first, one of a day
    Method method;           ///< `contested` is not used: every class has its own rows
    std::vector<Plan> plans; ///< balances are found for these
    std::vector<Zone> zones;
    unsigned jobs = 1;
    std::shared_ptr<const SeriesCounts> counts{}; ///< nullptr: areas of regions alone
};

/// A plan's balance on one day; std::nullopt where the plan has no result on the map.
struct PlanDay {
    std::optional<Balance> balance;
    std::string reason;
};

/// One day of a series.
struct DayRecord {
    SnapshotEntry entry;
    std::string state;         ///< of the file, see DayFiles
    std::string broken;        ///< why there are no figures; empty: there are
    Doubt doubt = Doubt::none; ///< why it took the partition
    bool by_partition = false;
    bool is_repeat = false;            ///< of the bytes measured before it, and not measured again
    std::vector<InputNote> warnings{}; ///< what looks wrong about the map, see plausibility.hpp
    std::uint64_t fingerprint = 0;     ///< of the geometry; the same for the same polygons
    ClassAreas naive;
    ClassAreas reconciled; ///< as naive where reconciliation is off
    std::vector<PlanDay> plans;
    DayCounts counts{}; ///< as SeriesRequest::counts asks
};

/// All days, with what shares are taken of.
struct Series {
    std::vector<ControlClass> classes;      ///< that have rows, the one of uncovered land first
    std::vector<ExactArea> region_areas;    ///< of the boundary set, by the method
    std::vector<SquareMetres> denominators; ///< by RegionIndex
    SquareMetres whole;                     ///< the denominator of Ukraine
    std::string_view why_slow{};            ///< why no day took the fast way; empty: they might
    std::vector<DayRecord> days;
};

/// The classes that a series can have, that of uncovered land first.
std::vector<ControlClass> classes_of(const SeriesRequest& request);

/// The front line as captions name it: the maps', with the second source's for old land.
ProfileSource named_source(const SeriesRequest& request);

/// Measures every day whose record is not there yet: on the fast way (map_meter.hpp) where the maps
/// are polygons that day_map.hpp reads, without gaps to fill, and areas are authalic, else, and
/// where the fast way is in doubt, by the partition of the main job. A day with the bytes of the
/// one before is not measured again, whichever way that went. A day that cannot be measured is
/// recorded with the reason. The result is the same for any number of jobs. On the fast way a day
/// is linear in its edges, most of which are known from the day before. \param earlier records of
/// an earlier run, taken where file and state are the same \param done called for each new record,
/// from one thread at a time; the record stays where it is while the series lives
Series measure_series(const SeriesRequest& request, std::vector<DayRecord> earlier,
                      const std::function<void(const DayRecord&)>& done);

} // namespace demarc::series
