// SPDX-License-Identifier: MIT
#pragma once

#include "series/day_areas.hpp"
#include "series/day_map.hpp"
#include "series/strip_decisions.hpp"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace demarc::series {

/// What records that are not Russian-held cover of strips along the outer border. Found by what
/// both cover together, dissolved (dissolve.hpp), and remembered: most strips and the records in
/// them were there the day before.
class StripCovers {
public:
    explicit StripCovers(const PreparedRegions& regions);

    struct Cover {
        struct Class {
            ControlClass control = ControlClass::contested;
            std::vector<ExactArea> areas; ///< by RegionIndex
        };
        bool is_known = false; ///< else the partition has to find it
        std::vector<Class> classes;
        double share = 0; ///< of the strip
    };

    /// nullptr: no such record comes into the strip, or touches it.
    const Cover* find(const StripDecision& strip, const DayMap& map);

private:
    [[nodiscard]] Cover cover_of(const StripDecision& strip, const DayMap& map,
                                 const std::vector<std::size_t>& records);
    bool measure(const DayMap& map, const std::vector<std::size_t>& levels,
                 std::vector<std::vector<ExactArea>>& areas);

    const PreparedRegions& regions_;
    DailyAreas meter_;
    std::unordered_map<std::uint64_t, Cover> known_;
};

} // namespace demarc::series
