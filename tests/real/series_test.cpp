// SPDX-License-Identifier: MIT
//
// The fast way to a day's areas against the partition of the main job and against the reference
// tables, on all daily files.
#include "geometry/area.hpp"
#include "io/bytes.hpp"
#include "partition/partition.hpp"
#include "series/border_strips.hpp"
#include "sources/snapshot_list.hpp"
#include "support/oracle.hpp"
#include "support/parallel.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

using namespace demarc;
using namespace demarc::series;
using namespace demarc::testing;

namespace {

constexpr double bound_m2 = 1; // 1e-6 km²

const std::vector<SnapshotEntry>& all_days() {
    static const std::vector<SnapshotEntry> days =
        list_snapshots(shared_geodata("deepstate-daily/deepstatemap_daily_20240708_20260822.zip"),
                       profiles().control.at("deepstate-daily"));
    return days;
}

DayRings rings_of_file(const std::string& file) {
    const std::string bytes = read_bytes(file) + std::string(text_padding, '\0');
    DayRings rings;
    REQUIRE(read_day_text({bytes.data(), bytes.size() - text_padding}, rings));
    return rings;
}

/// Where each distinct map was first seen.
std::vector<DayRings> distinct_days() {
    std::vector<DayRings> days;
    for (const SnapshotEntry& entry : all_days()) {
        DayRings rings = rings_of_file(entry.file);
        if (days.empty() || rings.points != days.back().points) {
            days.push_back(std::move(rings));
        }
    }
    return days;
}

/// What the fast way finds on a day.
struct Fast {
    std::vector<ExactArea> naive;
    std::vector<ExactArea> slivers;
};

std::vector<Fast> fast_ways(const PreparedRegions& prepared, const std::vector<DayRings>& days) {
    DayMeter meter(prepared);
    BorderStrips strips(prepared);
    std::vector<Fast> found;
    for (const DayRings& rings : days) {
        const DayAreas& areas = meter.measure(rings);
        REQUIRE(areas.doubt == Doubt::none);
        const std::vector<ExactArea>* slivers = strips.find(rings, meter);
        REQUIRE(slivers != nullptr);
        found.push_back({areas.sides, *slivers});
    }
    return found;
}

/// The largest difference of a region's area, naive and of its slivers, by the partition, in m².
double worst_of_partition(const DayRings& rings, const Fast& fast, const BoundarySet& boundaries) {
    ControlSnapshot control;
    control.areas.push_back({ControlClass::russian, polygons_of(rings), ""});
    const Partition partition = cut(boundaries, control, regions(), {});
    std::vector<double> naive(regions().size());
    std::vector<double> slivers(regions().size());
    for (const Face& face : partition.faces) {
        const double area = face.area(AreaMethod::authalic).value;
        (is_russian(face.drawn)        ? naive
         : is_russian(face.reconciled) ? slivers
                                       : naive)[face.region] +=
            is_russian(face.reconciled) ? area : 0;
    }
    double worst = 0;
    for (RegionIndex i = 0; i < naive.size(); ++i) {
        worst = std::max(worst, std::abs(to_square_metres(fast.naive[i]) - naive[i]));
        worst = std::max(worst, std::abs(to_square_metres(fast.slivers[i]) - slivers[i]));
    }
    return worst;
}

/// Compares every n-th of the days by `worst_of`, on all processors.
template<typename WorstOf>
void compare(const std::vector<DayRings>& days, const std::vector<Fast>& fast, std::size_t step,
             double bound, const WorstOf& worst_of) {
    std::vector<double> worst((days.size() + step - 1) / step);
    parallel_for(worst.size(), default_jobs(),
                 [&](std::size_t i) { worst[i] = worst_of(days[i * step], fast[i * step]); });
    for (std::size_t i = 0; i < worst.size(); ++i) {
        CAPTURE(i * step);
        CHECK(worst[i] < bound);
    }
}

/// Every how many days the partition is cut: all of them take ten minutes of one processor for each
/// boundary set. DEMARC_PARTITION_STEP=1 compares every one.
std::size_t partition_step() {
    const char* asked = std::getenv("DEMARC_PARTITION_STEP");
#ifdef __SANITIZE_ADDRESS__
    return asked != nullptr ? std::stoul(asked) : 320;
#else
    return asked != nullptr ? std::stoul(asked) : 40;
#endif
}

void compare_with_both(const BoundarySet& boundaries) {
    const std::vector<DayRings> days = distinct_days();
    CHECK(days.size() >= 600);
    const PreparedRegions prepared(boundaries.regions);
    const std::vector<Fast> fast = fast_ways(prepared, days);
    compare(days, fast, partition_step(), bound_m2, [&](const DayRings& rings, const Fast& found) {
        return worst_of_partition(rings, found, boundaries);
    });
}

} // namespace

TEST_SUITE("real") {

    TEST_CASE("on Natural Earth the fast way is as the partition, naive and reconciled") {
        if (!has_shared_data()) {
            return;
        }
        CHECK(all_days().size() == 769);
        compare_with_both(natural_earth());
    }

    TEST_CASE("on geoBoundaries the fast way is as the partition, naive and reconciled") {
        if (!has_shared_data()) {
            return;
        }
        compare_with_both(geoboundaries_with_sea());
    }

} // TEST_SUITE
