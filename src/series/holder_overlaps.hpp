// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "series/day_areas.hpp"
#include "series/day_map.hpp"
#include "series/dissolve.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace demarc::series {

/// Inside the regions, by the holder whose land counts and the one whose land lies under it.
using HolderAreas = std::map<std::pair<Holder, Holder>, ExactArea>;

/// Finds what the order of precedence passes over, as warnings_of_cut() does in the faces of a
/// partition: what is common to two areas is what each covers less what they cover together.
class HolderOverlaps {
public:
    explicit HolderOverlaps(const PreparedRegions& regions) : meter_(regions) {}

    /// The land of a class with that of higher precedence.
    struct Level {
        std::size_t level = 0;
        ControlClass control = ControlClass::russian;
        ExactArea inside = 0; ///< the regions
    };
    /// std::nullopt: for the partition to find. \param dissolver has taken the map
    /// \param levels in order of precedence
    std::optional<HolderAreas> find(const DayMap& map, const Dissolver& dissolver,
                                    const std::vector<Level>& levels);

private:
    std::optional<ExactArea> inside(const DissolvedLand& land);

    DailyAreas meter_;
};

} // namespace demarc::series
