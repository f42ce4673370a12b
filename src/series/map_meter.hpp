// SPDX-License-Identifier: MIT
#pragma once

#include "series/border_strips.hpp"
#include "series/day_areas.hpp"
#include "series/day_map.hpp"
#include "series/dissolve.hpp"
#include "series/holder_overlaps.hpp"
#include "series/strip_covers.hpp"
#include "sources/control_class.hpp"
#include "sources/held_before_2022.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace demarc::series {

/// Areas of every region by control class; what the publisher leaves out has the profile's class
/// for land that nothing covers, and is not counted here.
using ClassAreas = std::array<std::vector<ExactArea>, all_control_classes.size()>;

/// The land of a class and of those that have precedence over it.
struct ClassLand {
    ControlClass control = ControlClass::russian;
    DayRings rings;
};

/// What is found out about a day's map.
struct MapAreas {
    Doubt doubt = Doubt::none;
    ClassAreas naive;
    ClassAreas reconciled;
    DayAreas held;            ///< of Russian-held land
    ExactArea all_inside = 0; ///< of all land that is drawn, what lies in the regions
    HolderAreas over;         ///< of holders, as far as there may be something to tell
    ExactArea regions = 0;    ///< all of them
    std::uint64_t fingerprint = 0;
    std::vector<ClassLand> lands; ///< in order of precedence
};

/// Measures maps of several records and classes. The land of a class is what it and those of
/// higher precedence cover together, dissolved (dissolve.hpp), less what these cover without it:
/// both are sums along the same edges (day_areas.hpp). Strips along the outer border belong to the
/// Russian-held class with the longest outline beside them (border_strips.hpp), with what is drawn
/// otherwise in them (strip_covers.hpp). The profile says in which regions land is held since
/// before 2022, whatever is drawn.
///
/// Leaves to the partition, besides what DailyAreas and BorderStrips do, profiles that give another
/// class precedence over one Russian-held class and not over another. A map that is the one before
/// costs a comparison.
class MapMeter {
public:
    MapMeter(const PreparedRegions& regions, bool reconciled, HeldBefore2022 held = {});

    const MapAreas& measure(const DayMap& map);

    /// Of the map measured last.
    [[nodiscard]] const MapAreas& last() const { return result_; }

private:
    /// The land of a class, with that of higher precedence.
    struct Level {
        std::size_t level = 0;
        ControlClass control = ControlClass::russian;
        double own_square_steps = 0; ///< of its records, each for itself
        DissolvedLand land;
    };
    Doubt find(const DayMap& map);
    Doubt find_levels(const DayMap& map);
    [[nodiscard]] bool dissolve(const DayMap& map);
    [[nodiscard]] bool holders_may_overlap() const;
    Doubt find_held_land();
    Doubt find_overlaps(const std::vector<ExactArea>& inside);
    Doubt add_strips(const Level& held);
    [[nodiscard]] std::optional<ControlClass> class_beside(const BorderStrips::SliverOfDay& sliver,
                                                           const Level& held) const;
    [[nodiscard]] bool is_one_class_beside() const;
    [[nodiscard]] bool is_same_beside(const std::vector<ExactArea>& sides) const;
    void add_sliver(const std::vector<ExactArea>& sides, ControlClass beside);
    Doubt add_slivers_one_by_one(const Level& held);

    const PreparedRegions& regions_;
    bool reconciled_;
    HeldBefore2022 held_before_2022_;
    Dissolver dissolver_;
    std::vector<Level> levels_;
    std::size_t before_held_ = 0; ///< how many of them go before the Russian-held ones
    std::size_t held_levels_ = 0; ///< how many of them are Russian-held
    Level held_;                  ///< land that counts as Russian-held, where others go before it
    DailyAreas held_meter_;       ///< of Russian-held land; the strips go by what it knows
    BorderStrips strips_;
    HolderOverlaps overlaps_;
    StripCovers strip_covers_;                                  ///< of other land
    std::map<std::size_t, std::unique_ptr<DailyAreas>> meters_; ///< of other land, by level
    DayMap last_map_;
    MapAreas result_;
};

} // namespace demarc::series
