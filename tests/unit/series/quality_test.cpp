// SPDX-License-Identifier: MIT
#include "series/quality.hpp"
#include "series/series_table.hpp"
#include "support/text.hpp"
#include "support/worlds.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace demarc;
using namespace demarc::series;

namespace {

constexpr auto km2 = static_cast<ExactArea>(1e6 * exact_areas_per_square_metre);

/// A series on the invented country: every region has 1000 km², of which Russia holds `held` in the
/// first.
struct World {
    SeriesRequest request;
    Series series;

    World() {
        request.regions = testing::region_table();
        request.profile.constant = ControlClass::russian;
        series.classes = classes_of(request);
        for (RegionIndex i = 0; i < request.regions.size(); ++i) {
            series.region_areas.push_back(1000 * km2);
            series.denominators.push_back(SquareMetres::from_km2(1000));
            series.whole += series.denominators.back();
        }
    }
    void add(const char* date, ExactArea held) {
        DayRecord day;
        day.entry.time.date = *Date::parse(date);
        day.entry.file = std::string(date) + ".geojson";
        day.fingerprint = series.days.size() + 1;
        for (auto& areas : day.naive) {
            areas.assign(request.regions.size(), 0);
        }
        day.naive[static_cast<std::size_t>(ControlClass::russian)][0] = held;
        day.reconciled = day.naive;
        series.days.push_back(day);
    }
    [[nodiscard]] std::vector<QualityNote> notes() const {
        return quality_notes(series, request, 50, {});
    }
};

} // namespace

TEST_SUITE("unit") {

    TEST_CASE("days without a map that follow each other are one note, and a jump tells its days") {
        World world;
        world.add("2025-01-01", 100 * km2);
        world.add("2025-01-11", 200 * km2);
        const std::vector<QualityNote> notes = world.notes();
        REQUIRE(notes.size() == 2);
        CHECK(notes[0].kind == "missing_day");
        CHECK(notes[0].date == *Date::parse("2025-01-02"));
        CHECK(notes[0].note == "no map of 9 days, until 2025-01-10");
        CHECK(notes[1].kind == "jump");
        CHECK(notes[1].note == "change of Russian-held land since 2025-01-01, over 10 days");
    }

    TEST_CASE("a region larger than its denominator is told: shares of it can exceed 100%") {
        World world;
        world.add("2025-01-01", 100 * km2);
        CHECK(world.notes().empty());
        world.series.denominators[1] = SquareMetres::from_km2(500);
        REQUIRE(world.notes().size() == 1);
        CHECK(world.notes().front().kind == "denominator");
        CHECK(world.notes().front().note.find("can exceed 100%") != std::string::npos);
    }

    TEST_CASE("a warning that goes on from map to map is noted once, and again after a break") {
        World world;
        for (const char* day : {"2025-01-01", "2025-01-02", "2025-01-03", "2025-01-04"}) {
            world.add(day, 100 * km2);
        }
        const InputNote warning{"map", "Crimea is not shown", "add it", InputWarning::coverage};
        for (const std::size_t day : {0U, 1U, 3U}) {
            world.series.days[day].warnings = {warning};
        }
        std::vector<QualityNote> notes = world.notes();
        std::erase_if(notes, [](const QualityNote& note) { return !note.warns; });
        REQUIRE(notes.size() == 2);
        CHECK(notes[0].kind == "coverage");
        CHECK(notes[0].date == *Date::parse("2025-01-01"));
        CHECK(notes[0].note == "Crimea is not shown; add it");
        CHECK(notes[1].date == *Date::parse("2025-01-04"));
    }

    TEST_CASE("a border drawn anew is told although gains and losses of regions cancel out") {
        World world;
        world.request.method.reconciled = true;
        world.add("2025-01-01", 100 * km2);
        world.add("2025-01-02", 100 * km2);
        auto& strips =
            world.series.days[1].reconciled[static_cast<std::size_t>(ControlClass::russian)];
        strips[0] += 4 * km2;
        world.series.days[0].reconciled[static_cast<std::size_t>(ControlClass::russian)][1] +=
            3 * km2;
        const std::vector<QualityNote> notes = world.notes();
        REQUIRE(notes.size() == 1);
        CHECK(notes.front().kind == "border_redrawn");
        CHECK(*notes.front().km2 == doctest::Approx(1));
        CHECK(notes.front().note.find("+4.0 km² in some regions, −3.0 km² in others") !=
              std::string::npos);
    }

    TEST_CASE("a region held whole leaves nothing to the other side, not less than nothing") {
        World world;
        world.add("2025-01-01",
                  1000 * km2 + 2 * static_cast<ExactArea>(exact_areas_per_square_metre));
        const std::string csv = series_csv(world.series, world.request);
        CHECK(csv.find(",-") == std::string::npos);
        CHECK(csv.find(",russian,1000.000000,") != std::string::npos);
    }

} // TEST_SUITE
