// SPDX-License-Identifier: MIT
#include "maps/picture.hpp"
#include "maps/time_chart.hpp"
#include "maps/time_figures.hpp"
#include "maps/time_marks.hpp"
#include "support/error.hpp"
#include "support/shared_data.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace demarc;

namespace {

Date day(const char* text) {
    return *Date::parse(text);
}

TimeChart small_chart() {
    TimeChart chart;
    chart.kicker = "3 maps";
    chart.title = "Control < over time";
    chart.dates = {day("2025-01-30"), day("2025-02-10"), day("2025-04-01")};
    chart.country = {"Ukraine", {100, 110, 105}};
    chart.regions = {{"Donetsk Oblast", {50, 60, 55}}, {"Sevastopol", {0, 0, 0}}};
    chart.marks = {{day("2025-02-01"), "a mark"}, {day("2026-01-01"), "a mark beyond"}};
    return chart;
}

} // namespace

TEST_SUITE("unit") {

    TEST_CASE("months change from the last map of one to the last map of the next") {
        const TimeChart chart = small_chart();
        const std::vector<MonthChange> changes = month_changes(chart.dates, chart.country.values);
        REQUIRE(changes.size() == 4);
        CHECK(changes[0].km2 == 0);
        CHECK(changes[1].km2 == 10);
        CHECK(changes[2].month == 3); // without a map
        CHECK(changes[2].km2 == 0);
        CHECK(!changes[2].has_map);
        CHECK(changes[3].has_map);
        CHECK(changes[3].km2 == -5);
    }

    TEST_CASE("steps of an axis are round and span the values") {
        CHECK(round_steps(108'575, 116'012, 6) ==
              std::vector<double>{108'000, 110'000, 112'000, 114'000, 116'000, 118'000});
        CHECK(round_steps(-30, 720, 4) == std::vector<double>{-200, 0, 200, 400, 600, 800});
        CHECK(round_steps(5, 5, 4).size() >= 2);
    }

    TEST_CASE(
        "texts of marks lie over no other text, and no line of another day runs through one") {
        const MapStyle style =
            MapStyle::read(demarc::testing::shipped_data("styles/newsroom.toml"));
        const SheetBox panel{100, 0, 1000, 300};
        std::vector<TimeMark> marks;
        std::vector<double> at;
        for (int i = 0; i < 14; ++i) {
            marks.push_back({day("2025-01-01"), "a mark with some words " + std::to_string(i)});
            at.push_back(260 + 60 * i + (i % 3 == 0 ? 25 : 0));
        }
        const std::vector<PlacedMark> placed =
            place_marks(marks, at, panel, style.text("contact_date"));
        REQUIRE(placed.size() == marks.size());
        for (const PlacedMark& mark : placed) {
            CAPTURE(mark.text);
            CHECK(mark.box.x >= panel.x);
            CHECK(mark.box.right() <= panel.right());
            for (const PlacedMark& other : placed) {
                if (&mark == &other) {
                    continue;
                }
                CHECK(!mark.box.overlaps(other.box));
                const bool cut = other.line_x > mark.box.x && other.line_x < mark.box.right() &&
                                 other.box.y <= mark.box.y;
                CHECK(!cut);
            }
        }
    }

    TEST_CASE("a curve is broken where no map was made for long, and marks beyond it are told") {
        TimeChart chart = small_chart();
        CHECK(marks_outside(chart).size() == 1);
        const MapStyle style =
            MapStyle::read(demarc::testing::shipped_data("styles/newsroom.toml"));
        const auto pieces = [&style](const TimeChart& drawn) {
            const std::string svg = time_chart_svg(drawn, style);
            std::size_t dots = 0;
            for (std::size_t i = svg.find("<circle"); i != std::string::npos;
                 i = svg.find("<circle", i + 1)) {
                ++dots;
            }
            return dots;
        };
        CHECK(pieces(chart) == 0);
        // A single map a year after the others stands alone, in every panel.
        chart.dates.push_back(day("2026-06-01"));
        chart.country.values.push_back(120);
        for (TimeCurve& region : chart.regions) {
            region.values.push_back(1);
        }
        CHECK(pieces(chart) == 3);
    }

    TEST_CASE("a chart over time keeps its texts as texts and becomes a PNG") {
        const MapStyle style =
            MapStyle::read(demarc::testing::shipped_data("styles/newsroom.toml"));
        const std::string svg = time_chart_svg(small_chart(), style);
        CHECK(svg.find(">Control &lt; over time<") != std::string::npos);
        CHECK(svg.find(">a mark</text>") != std::string::npos);
        CHECK(svg.find("a mark beyond") == std::string::npos);
        CHECK(svg.find(">Donetsk Oblast</text>") != std::string::npos);
        const std::string png = png_of(svg, 1);
        CHECK(png.substr(1, 3) == "PNG");
        CHECK_THROWS_AS(png_of("<svg"), OutputError);
    }

} // TEST_SUITE
