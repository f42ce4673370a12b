// SPDX-License-Identifier: MIT
#include "series/second_method.hpp"

#include "series/border_strips.hpp"
#include "series/day_areas.hpp"
#include "series/day_rings.hpp"
#include "series/prepared_regions.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace demarc::series {

namespace {

MultiPolygon polygons_of(const ControlSnapshot& control, ControlClass wanted) {
    MultiPolygon polygons;
    for (const ControlArea& area : control.areas) {
        if (area.control == wanted) {
            polygons.insert(polygons.end(), area.polygons.begin(), area.polygons.end());
        }
    }
    return polygons;
}

/// The area of the faces that a condition holds for, by region.
template<typename Condition>
std::vector<SquareMetres> areas_where(const Partition& partition, std::size_t regions,
                                      const Condition& condition) {
    std::vector<SquareMetres> areas(regions);
    for (const Face& face : partition.faces) {
        if (condition(face)) {
            areas[face.region] += face.area(AreaMethod::authalic);
        }
    }
    return areas;
}

class Comparison {
public:
    Comparison(const Partition& partition, const RegionTable& regions)
        : partition_(partition), regions_(regions) {}

    template<typename Condition>
    void compare(const std::string& what, const std::vector<ExactArea>& sums,
                 const Condition& condition) {
        const std::vector<SquareMetres> areas = areas_where(partition_, regions_.size(), condition);
        for (RegionIndex i = 0; i < areas.size(); ++i) {
            const SquareMetres sum{to_square_metres(sums[i])};
            const SquareMetres difference{std::abs((areas[i] - sum).value)};
            if (difference > methods_agree) {
                throw GeometryError(fmt::format(
                    "two methods do not agree on {} in {}: the pieces that Ukraine was cut into "
                    "have {} km², sums along the edges give {} km²; please report this with the "
                    "input files",
                    what, regions_[i].name_en, fixed(areas[i].km2(), 6), fixed(sum.km2(), 6)));
            }
            if (difference > result_.largest_difference) {
                result_.largest_difference = difference;
                result_.region = i;
            }
        }
        result_.compared += areas.size();
    }

    void leave_out(const std::string& what, std::string_view why) {
        result_.why_not += fmt::format("{}{}: {}", result_.why_not.empty() ? "" : "; ", what, why);
    }

    void strips_agree() { result_.strips = true; }

    [[nodiscard]] SecondMethod take() { return std::move(result_); }

private:
    const Partition& partition_;
    const RegionTable& regions_;
    SecondMethod result_;
};

std::string area_of_class(ControlClass control) {
    return fmt::format("the area of class '{}'", name_of(control));
}

} // namespace

SecondMethod compare_methods(const Partition& partition, const ControlSnapshot& control,
                             const BoundarySet& boundaries, const RegionTable& regions,
                             unsigned jobs) {
    Comparison comparison(partition, regions);
    const PreparedRegions prepared(boundaries.regions, AreaMethod::authalic, jobs);
    DailyAreas meter(prepared);
    const bool one_class =
        control.gaps.empty() &&
        std::all_of(control.areas.begin(), control.areas.end(), [&](const ControlArea& area) {
            return is_russian(area.control) && area.control == control.areas.front().control;
        });
    for (const ControlClass wanted : all_control_classes) {
        const MultiPolygon polygons = polygons_of(control, wanted);
        if (polygons.empty()) {
            continue;
        }
        const DayRings rings = rings_of(polygons);
        const DayAreas& found = meter.measure(rings);
        if (found.doubt != Doubt::none) {
            comparison.leave_out(area_of_class(wanted), reason_of(found.doubt));
            continue;
        }
        comparison.compare(area_of_class(wanted), found.sides,
                           [&](const Face& face) { return face.covered_by.has(wanted); });
        if (!one_class) {
            continue;
        }
        BorderStrips strips(prepared);
        if (const std::vector<ExactArea>* slivers = strips.find(rings, meter)) {
            std::vector<ExactArea> sums = found.sides;
            std::transform(sums.begin(), sums.end(), slivers->begin(), sums.begin(), std::plus<>());
            comparison.compare("the area held by Russia after border reconciliation", sums,
                               [](const Face& face) { return is_russian(face.reconciled); });
            comparison.strips_agree();
        } else {
            comparison.leave_out("strips", reason_of(Doubt::border));
        }
    }
    return comparison.take();
}

} // namespace demarc::series
