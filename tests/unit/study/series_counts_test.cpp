// SPDX-License-Identifier: MIT
//
// What a series counts beside land, held against a run of each day, and its two ways against each
// other.
#include "export/series_counts_tables.hpp"
#include "series/journal.hpp"
#include "study/compute.hpp"
#include "study/series_study.hpp"
#include "support/scratch_folder.hpp"
#include "support/shared_data.hpp"
#include "support/shipped_catalogue.hpp"

#include <doctest/doctest.h>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// The made-up days on the board of squares, with people, schools and districts.
Sources on_the_board() {
    Sources sources;
    sources.boundaries = fixture_file("boundaries/squares.geojson") + ":natural-earth";
    sources.control = fixture_file("series") + ":deepstate-daily";
    sources.people = {"embedded"};
    sources.counts = {fixture_file("tables/schools.csv")};
    sources.districts = fixture_file("boundaries/districts.geojson") + ":osm-raions";
    return sources;
}

/// The same sources, that the fast way of a series may not take.
SeriesStudy measured(const Sources& sources, bool fast) {
    SeriesStudyRequest request{.sources = sources, .method = {}, .plans = Selection::of({})};
    SeriesInputs inputs = read_series_inputs(request, catalogue());
    if (!fast) {
        auto counts = std::make_shared<series::SeriesCounts>(*inputs.request.counts);
        counts->cells.reset();
        counts->why_slow = "a test asks for it";
        inputs.request.counts = std::move(counts);
    }
    return compute_series(request, std::move(inputs));
}

void check_same(double found, double expected, double bound) {
    CHECK(std::abs(found - expected) <= bound);
}

using Lands = std::map<std::pair<std::uint32_t, ControlClass>, series::DistrictLand>;

/// Without slivers that rounding leaves.
Lands lands_of(const series::DayRecord& day, ControlClass elsewhere) {
    Lands lands;
    for (const series::DistrictLand& land : day.counts.districts) {
        if (land.area.value > 10 && land.control != elsewhere) {
            lands[{land.district, land.control}] = land;
        }
    }
    return lands;
}

} // namespace

TEST_SUITE("what a series counts") {

    TEST_CASE("the fast way counts what the partition counts") {
        const SeriesStudy fast = measured(on_the_board(), true);
        const SeriesStudy slow = measured(on_the_board(), false);
        REQUIRE(fast.series.days.size() == slow.series.days.size());
        std::size_t on_the_fast_way = 0;
        for (std::size_t i = 0; i < fast.series.days.size(); ++i) {
            const series::DayRecord& day = fast.series.days[i];
            const series::DayRecord& cut = slow.series.days[i];
            CAPTURE(day.entry.file);
            on_the_fast_way += day.by_partition ? 0 : 1;
            CHECK((cut.by_partition || !cut.broken.empty()));
            REQUIRE(day.counts.stocks.size() == cut.counts.stocks.size());
            for (std::size_t k = 0; k < day.counts.stocks.size(); ++k) {
                for (std::size_t c = 0; c < day.counts.stocks[k].size(); ++c) {
                    for (std::size_t r = 0; r < day.counts.stocks[k][c].size(); ++r) {
                        check_same(day.counts.stocks[k][c][r], cut.counts.stocks[k][c][r], 1);
                    }
                }
            }
            const ControlClass elsewhere = fast.request.profile.elsewhere;
            const Lands lands = lands_of(day, elsewhere);
            const Lands expected = lands_of(cut, elsewhere);
            REQUIRE(lands.size() == expected.size());
            for (const auto& [key, land] : lands) {
                const series::DistrictLand& other = expected.at(key);
                check_same(land.area.value, other.area.value, 100);
                for (std::size_t k = 0; k < land.stocks.size(); ++k) {
                    check_same(land.stocks[k], other.stocks[k], 1);
                }
            }
        }
        CHECK(on_the_fast_way > 0);
    }

    TEST_CASE("a day of a series has the figures of a run of that day") {
        const SeriesStudy study = measured(on_the_board(), true);
        const std::size_t schools = 1;
        for (const series::DayRecord& day : study.series.days) {
            if (!day.broken.empty()) {
                continue;
            }
            StudyRequest request;
            request.sources = on_the_board();
            request.sources.date = day.entry.time.date;
            request.plans = Selection::of({"present"});
            request.with_people = true;
            request.with_counts = true;
            const Study run = compute(request, catalogue());
            CAPTURE(day.entry.file);
            const Tally& tally = run.scenarios.front().tally;
            for (const std::size_t k : {std::size_t{0}, schools}) {
                for (RegionIndex region = 0; region < study.request.regions.size(); ++region) {
                    for (const ControlClass control : all_control_classes) {
                        check_same(
                            day.counts.stocks[k][static_cast<std::size_t>(control)][region],
                            amount_in(tally, k, region, Layer::control, name_of(control)).best, 1);
                    }
                }
            }
            std::map<std::pair<std::size_t, std::string>, SquareMetres> areas;
            for (const DistrictRow& row : run.districts->rows.front()) {
                if (row.layer == Layer::control) {
                    areas[{row.district, row.class_name}] = row.area;
                }
            }
            for (const auto& [key, land] : lands_of(day, study.request.profile.elsewhere)) {
                check_same(land.area.value,
                           areas[{land.district, std::string(name_of(land.control))}].value, 100);
            }
        }
    }

    TEST_CASE("classes add up to what a region has, and districts to their regions") {
        const SeriesStudy study = measured(on_the_board(), true);
        const series::SeriesCounts& counts = *study.request.counts;
        for (const series::DayRecord& day : study.series.days) {
            if (!day.broken.empty()) {
                continue;
            }
            for (std::size_t k = 0; k < counts.stocks.size(); ++k) {
                for (RegionIndex region = 0; region < study.request.regions.size(); ++region) {
                    double sum = 0;
                    for (const auto& by_region : day.counts.stocks[k]) {
                        sum += by_region[region];
                    }
                    check_same(sum, counts.in_regions[k][region], 1e-3);
                }
            }
            std::map<std::pair<RegionIndex, ControlClass>, double> sums;
            for (const series::DistrictLand& land : day.counts.districts) {
                sums[{counts.districts[land.district].region, land.control}] += land.area.value;
            }
            for (const auto& [key, sum] : sums) {
                if (key.second == study.request.profile.elsewhere) {
                    continue; // on the fast way it is the rest
                }
                const series::ExactArea region =
                    day.reconciled[static_cast<std::size_t>(key.second)][key.first];
                check_same(sum, series::to_square_metres(region), 100);
            }
        }
    }

    TEST_CASE("a stock that is no positions is counted by the partition, and the series says why") {
        Sources sources = on_the_board();
        sources.people = {fixture_file("rasters/people.asc")};
        sources.districts.clear();
        const SeriesStudy study = measured(sources, true);
        CHECK(study.series.why_slow == "what is counted is not at positions alone");
        for (const series::DayRecord& day : study.series.days) {
            CHECK((day.by_partition || !day.broken.empty()));
        }
    }

    TEST_CASE("what is counted comes back from the journal to the last bit") {
        const SeriesStudy study = measured(on_the_board(), true);
        const ScratchFolder folder;
        series::Journal journal(folder.path() / "journal", "key");
        journal.open(true);
        for (const series::DayRecord& day : study.series.days) {
            journal.add(day);
        }
        const std::vector<series::DayRecord> back = journal.read();
        REQUIRE(back.size() == study.series.days.size());
        for (std::size_t i = 0; i < back.size(); ++i) {
            CHECK(back[i].counts.stocks == study.series.days[i].counts.stocks);
            REQUIRE(back[i].counts.districts.size() ==
                    study.series.days[i].counts.districts.size());
            for (std::size_t k = 0; k < back[i].counts.districts.size(); ++k) {
                const series::DistrictLand& land = back[i].counts.districts[k];
                const series::DistrictLand& own = study.series.days[i].counts.districts[k];
                CHECK(land.district == own.district);
                CHECK(land.control == own.control);
                CHECK(land.area.value == own.area.value);
                CHECK(land.stocks == own.stocks);
            }
        }
    }

    TEST_CASE("tables have a row for each day, place and class, and say whose homes are counted") {
        const SeriesStudy study = measured(on_the_board(), true);
        std::size_t days = 0;
        for (const series::DayRecord& day : study.series.days) {
            days += day.broken.empty() ? 1 : 0;
        }
        const Table people = series_people_table(study.series, study.request);
        CHECK(people.rows.size() ==
              days * (study.request.regions.size() + 1) * study.series.classes.size());
        for (const std::vector<Cell>& row : people.rows) {
            REQUIRE(row.size() == people.columns.size());
            CHECK(text_of(row.back()) == "before_war");
        }
        const Table districts = series_districts_table(study.series, study.request);
        CHECK(!districts.rows.empty());
        for (const std::vector<Cell>& row : districts.rows) {
            CHECK(row.size() == districts.columns.size());
        }
    }
}
