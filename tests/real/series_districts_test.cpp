// SPDX-License-Identifier: MIT
//
// Days of the archive by raion on the fast way of a series, held against runs of these days, which
// cut a partition.
#include "study/compute.hpp"
#include "study/series_study.hpp"
#include "support/oracle.hpp"
#include "support/shared_data.hpp"
#include "support/shipped_catalogue.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <string>
#include <utility>

using namespace demarc;
using namespace demarc::testing;

namespace {

using Land = std::map<std::pair<std::size_t, std::string>, SquareMetres>;

Land by_run(Sources sources, const SnapshotEntry& entry) {
    sources.control = entry.file + ":deepstate-daily";
    StudyRequest request;
    request.sources = std::move(sources);
    request.sources.date = entry.time.date;
    request.plans = Selection::of({"present"});
    request.with_people = true;
    const Study run = compute(request, catalogue());
    Land land;
    for (const DistrictRow& row : run.districts->rows.front()) {
        if (row.layer == Layer::control) {
            land[{row.district, row.class_name}] = row.area;
        }
    }
    return land;
}

/// By district and class; less than 10 m² is what rounding leaves.
void check_days(const Sources& sources, std::size_t every) {
    const SeriesStudyRequest request{.sources = sources, .method = {}, .plans = Selection::of({})};
    const SeriesStudy study = compute_series(request, read_series_inputs(request, catalogue()));
    REQUIRE(study.series.days.size() > every);
    const ControlClass elsewhere = study.request.profile.elsewhere;
    for (std::size_t i = 0; i < study.series.days.size(); ++i) {
        const series::DayRecord& day = study.series.days[i];
        CAPTURE(day.entry.file);
        CHECK_FALSE(day.by_partition);
        std::map<RegionIndex, SquareMetres> sums;
        for (const series::DistrictLand& land : day.counts.districts) {
            if (land.control == ControlClass::russian) {
                sums[study.request.counts->districts[land.district].region] += land.area;
            }
        }
        for (const auto& [region, sum] : sums) {
            const auto russian = static_cast<std::size_t>(ControlClass::russian);
            const double whole = series::to_square_metres(day.reconciled[russian][region]);
            CHECK(std::abs(sum.value - whole) < 100);
        }
        if (i % every != 0) {
            continue;
        }
        Land expected = by_run(sources, day.entry);
        for (const series::DistrictLand& land : day.counts.districts) {
            if (land.control == elsewhere || land.area.value < 10) {
                continue;
            }
            const auto found = expected.find({land.district, std::string(name_of(land.control))});
            REQUIRE(found != expected.end());
            CHECK(std::abs(land.area.value - found->second.value) < 100);
            expected.erase(found);
        }
        for (const auto& [key, area] : expected) {
            if (key.second != name_of(elsewhere)) {
                CHECK(area.value < 100);
            }
        }
    }
}

Sources days_by_raion() {
    Sources sources;
    sources.control = shared_geodata("deepstate-daily/*.geojson") + ":deepstate-daily";
    sources.districts = shared_geodata("boundaries/raions-osm.geojson.zip") + ":osm-raions";
    return sources;
}

} // namespace

TEST_CASE("days by raion have on the fast way what a run of the day has, on Natural Earth") {
    if (!has_shared_data()) {
        return;
    }
    check_days(days_by_raion(), 5);
}

TEST_CASE("days by raion have on the fast way what a run of the day has, on geoBoundaries") {
    if (!has_shared_data()) {
        return;
    }
    Sources sources = days_by_raion();
    sources.boundaries =
        shared_geodata("boundaries/geoBoundaries-UKR-ADM1.geojson") + ":geoboundaries";
    sources.sea = shared_geodata("boundaries/open_sea_gshhg.geojson");
    check_days(sources, 6);
}
