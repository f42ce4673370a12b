// SPDX-License-Identifier: MIT
//
// Every daily file through the readers, and the raw history against an independent series.
#include "partition/partition.hpp"
#include "series/border_strips.hpp"
#include "sources/control_reader.hpp"
#include "sources/snapshot_list.hpp"
#include "support/oracle.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// Days on which the other series has a defect that its publisher's code explains.
bool is_known_defect(const std::string& date) {
    return date == "2022-09-08"; // a spike of 12,414 km² on this day only
}

struct Compared {
    std::string date;
    std::string file;
    double deepstate_km2 = 0;
    double liveuamap_km2 = 0;

    [[nodiscard]] double difference() const { return deepstate_km2 / liveuamap_km2 - 1; }
};

/// The last raw snapshot of every day that the other series has as well.
std::vector<Compared> common_days(const std::vector<SnapshotEntry>& snapshots) {
    std::map<std::string, double> series;
    for (const auto& row : reference_table("liveuamap_territory.csv")) {
        series[row.at("date").substr(0, 10)] = std::stod(row.at("area"));
    }
    std::map<std::string, Compared> days;
    for (const SnapshotEntry& entry : snapshots) {
        const std::string date = entry.time.date.iso();
        if (date > "2022-06-01" && series.contains(date)) {
            days[date] = {date, entry.file, 0, series[date]};
        }
    }
    std::vector<Compared> compared;
    for (const auto& [date, day] : days) {
        compared.push_back(day);
    }
    return compared;
}

double reconciled_km2(const std::string& file) {
    const ControlSnapshot snapshot =
        read_control({file, "deepstate-raw"}, profiles(), natural_earth(), regions());
    double held = 0;
    for (const Face& face : cut(natural_earth(), snapshot, regions(), {}).faces) {
        held += is_russian(face.control) ? face.area(AreaMethod::geodesic).km2() : 0;
    }
    return held;
}

} // namespace

TEST_SUITE("real") {

    TEST_CASE("all 769 daily files are read and valid, with strips of 936.5 to 939.5 km²") {
        if (!has_shared_data()) {
            return;
        }
        const auto snapshots = list_snapshots(
            shared_geodata("deepstate-daily/deepstatemap_daily_20240708_20260822.zip"),
            profiles().control.at("deepstate-daily"));
        REQUIRE(snapshots.size() == 769);
        const series::PreparedRegions prepared(natural_earth().regions);
        series::DailyAreas meter(prepared);
        series::BorderStrips strips(prepared);
        for (const SnapshotEntry& entry : snapshots) {
            CAPTURE(entry.time.date.iso());
            const ControlSnapshot snapshot = read_control({entry.file, "deepstate-daily"},
                                                          profiles(), natural_earth(), regions());
            CHECK(snapshot.notes.empty()); // nothing had to be repaired
            REQUIRE(snapshot.areas.size() == 1);
            const series::DayRings rings = series::rings_of(snapshot.areas.front().polygons);
            CHECK(meter.measure(rings).doubt == series::Doubt::none);
            const std::vector<series::ExactArea>* found = strips.find(rings, meter);
            REQUIRE(found != nullptr);
            double moved = 0;
            for (RegionIndex i = 0; i < regions().size(); ++i) {
                moved += series::to_square_metres((*found)[i]) / 1e6;
            }
            CHECK(moved > 936.5);
            CHECK(moved < 939.5);
        }
    }

    TEST_CASE(
        "reconciled raw history is within 3 % of the liveuamap series on every common day but "
        "8 September 2022 which is a spike of that series") {
        if (!has_shared_data()) {
            return;
        }
        std::vector<Compared> days = common_days(list_snapshots(
            shared_geodata("deepstate-raw"), profiles().control.at("deepstate-raw")));
        CHECK(days.size() >= 30);
        natural_earth();
        parallel_for(days.size(), default_jobs(),
                     [&](std::size_t i) { days[i].deepstate_km2 = reconciled_km2(days[i].file); });
        std::ofstream table(DEMARC_TEST_OUTPUT "/liveuamap_comparison.csv");
        table << "date,deepstate_reconciled_km2,liveuamap_km2,difference_pct,known_defect\n";
        for (const Compared& day : days) {
            CAPTURE(day.date);
            CAPTURE(day.deepstate_km2);
            CAPTURE(day.liveuamap_km2);
            CHECK((std::abs(day.difference()) < 0.03) != is_known_defect(day.date));
            table << csv_row({day.date, fixed(day.deepstate_km2, 3), fixed(day.liveuamap_km2, 3),
                              fixed(100 * day.difference(), 3),
                              is_known_defect(day.date) ? "yes" : "no"});
        }
        CHECK(table.good());
    }

} // TEST_SUITE
