// SPDX-License-Identifier: MIT
#include "geometry/area.hpp"
#include "geometry/locator.hpp"
#include "partition/band.hpp"
#include "partition/lines_of_control.hpp"
#include "support/true_distance.hpp"
#include "support/worlds.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace demarc;
using demarc::testing::reached;

TEST_CASE("a disc reaches as far as PROJ's geodesics, to a tenth of a per cent, all over Ukraine") {
    for (const LonLat centre : {LonLat{22.2, 48.4},
                                {31.5, 48.5},
                                {37.8, 48.6},
                                {40.1, 49.6},
                                {33.4, 44.5},
                                {33.9, 52.3}}) {
        for (const double km : {5.0, 15.0, 40.0}) {
            const PolygonLocator disc(disc_around(centre, Metres::from_km(km)));
            for (int azimuth = 0; azimuth < 360; azimuth += 7) {
                CAPTURE(centre.lon);
                CAPTURE(km);
                CAPTURE(azimuth);
                CHECK(disc.contains(reached(centre, azimuth, km * 1000 * (1 - band_error))));
                CHECK_FALSE(disc.contains(reached(centre, azimuth, km * 1000 * (1 + band_error))));
            }
        }
    }
}

TEST_CASE("a band reaches as far from its line on both sides and around its ends") {
    // A long edge of a meridian: its points have known distances due east and west.
    LineString line;
    for (int i = 0; i <= 40; ++i) {
        line.push_back({37.5, 47 + 0.05 * i});
    }
    for (const double km : {5.0, 10.0, 40.0}) {
        const PolygonLocator band(band_around({line}, Metres::from_km(km)));
        for (const LonLat at : {line[10], line[20], line[31]}) {
            for (const double azimuth : {90.0, 270.0}) {
                CHECK(band.contains(reached(at, azimuth, km * 1000 * (1 - band_error))));
                CHECK_FALSE(band.contains(reached(at, azimuth, km * 1000 * (1 + band_error))));
            }
        }
        CHECK(band.contains(reached(line.back(), 0, km * 1000 * (1 - band_error))));
        CHECK_FALSE(band.contains(reached(line.back(), 0, km * 1000 * (1 + band_error))));
    }
    CHECK(band_around({}, Metres::from_km(5)).empty());
}

TEST_CASE("a ring a little wider than a band is deep leaves a hole of the rest") {
    const LonLat middle{35, 48};
    LineString ring;
    for (int azimuth = 0; azimuth <= 360; azimuth += 2) {
        ring.push_back(reached(middle, azimuth % 360, 10'050));
    }
    const MultiPolygon band = band_around({ring}, Metres::from_km(10));
    REQUIRE(band.size() == 1);
    REQUIRE(band[0].holes.size() == 1);
    for (const double azimuth : {10.0, 100.0, 190.0, 280.0}) {
        CHECK_FALSE(PolygonLocator(band).contains(reached(middle, azimuth, 30)));
        CHECK(PolygonLocator(band).contains(reached(middle, azimuth, 70)));
    }
    CHECK(band_around({ring}, Metres::from_km(10.1))[0].holes.empty());
}

TEST_CASE("what two lines leave free between them is found, however narrow") {
    // Two meridians 20,060 m apart at 47 N, farther south and less farther north.
    const LonLat west{36, 47};
    const LonLat east = reached(west, 90, 20'060);
    const auto meridian = [](double lon) {
        LineString line;
        for (int i = 0; i <= 100; ++i) {
            line.push_back({lon, 46.5 + 0.01 * i});
        }
        return line;
    };
    const MultiPolygon band =
        band_around({meridian(west.lon), meridian(east.lon)}, Metres::from_km(10));
    const PolygonLocator locator(band);
    const double between = (west.lon + east.lon) / 2;
    CHECK_FALSE(locator.contains({between, 46.6})); // 184 m free
    CHECK_FALSE(locator.contains({between, 47}));   // 60 m
    CHECK(locator.contains({between, 47.3}));
}

TEST_CASE("lines a thousand times as dense make the same band, to its error") {
    LineString zigzag;
    for (int i = 0; i <= 20'000; ++i) {
        zigzag.push_back({36 + i * 1e-5, i % 2 == 0 ? 47.0 : 47.1});
    }
    const MultiPolygon rectangle = band_around(
        {{{36, 47}, {36, 47.1}, {36.2, 47.1}, {36.2, 47}, {36, 47}}}, Metres::from_km(7));
    const MultiPolygon band = band_around({zigzag}, Metres::from_km(7));
    CHECK(area_of(band).value == doctest::Approx(area_of(rectangle).value).epsilon(1e-4));
}

TEST_CASE("the edges of control run between holders, not along coasts or regional borders") {
    const Partition partition =
        cut(testing::chessboard(),
            testing::snapshot(
                {{ControlClass::russian, {testing::rectangle(24, 45, 26.5, 46)}, ""},
                 {ControlClass::russian_pre_2022, {testing::rectangle(24, 46, 25.5, 46.5)}, ""},
                 {ControlClass::contested, {testing::rectangle(26.5, 45, 27, 46)}, ""}}),
            testing::region_table(), {}, Reconcile::off);
    const auto length = [](const std::vector<LineString>& lines) {
        double sum = 0;
        for (const LineString& line : lines) {
            for (std::size_t i = 1; i < line.size(); ++i) {
                sum += std::hypot(line[i].lon - line[i - 1].lon, line[i].lat - line[i - 1].lat);
            }
        }
        return sum;
    };
    // East edge 1, north edge 0.5 + 1 + 1.5 of Russian land; contested land adds 1 + 0.5.
    CHECK(length(edge_of_russian_land(partition)) == doctest::Approx(1 + 0.5 + 1.5 + 1.0));
    CHECK(length(edges_of_control(partition)) == doctest::Approx(4.0 + 1 + 0.5));
}
