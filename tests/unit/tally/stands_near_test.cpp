// SPDX-License-Identifier: MIT
#include "support/worlds.hpp"
#include "tally/stands_near.hpp"

#include <GeographicLib/Geodesic.hpp>
#include <doctest/doctest.h>

#include <random>

using namespace demarc;
using namespace demarc::testing;

namespace {

constexpr LonLat place{30, 48};

CountedFile file_of(std::vector<CountedRecord> records) {
    CountedFile file;
    file.id = "made-up";
    file.records = std::move(records);
    return file;
}

double geodesic_km(LonLat from, LonLat to) {
    double metres = 0;
    GeographicLib::Geodesic::WGS84().Inverse(from.lat, from.lon, to.lat, to.lon, metres);
    return metres / 1000;
}

} // namespace

TEST_SUITE("things near a place") {

    TEST_CASE("points are near as geodesics are short, nearest first") {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> degrees(-0.3, 0.3);
        std::vector<CountedRecord> records;
        std::vector<double> expected;
        for (int i = 0; i < 300; ++i) {
            const LonLat point{place.lon + degrees(random), place.lat + degrees(random)};
            records.push_back({"record", 1.0, std::vector<LonLat>{point}});
            const double km = geodesic_km(place, point);
            if (km <= 10) {
                expected.push_back(km);
            }
        }
        std::sort(expected.begin(), expected.end());
        const auto near = stands_near(file_of(std::move(records)), place, Metres::from_km(10));
        REQUIRE(near.size() == expected.size());
        REQUIRE(!near.empty());
        for (std::size_t i = 0; i < near.size(); ++i) {
            CHECK(near[i].distance.km() == doctest::Approx(expected[i]).epsilon(0.001));
        }
    }

    TEST_CASE("a polygon holds a place or is as far as its outline, a line as its nearest part") {
        const auto near = stands_near(
            file_of({{"record 1 (West)", std::nullopt,
                      MultiPolygon{rectangle(29.5, 47.9, 29.95, 48.1)}},
                     {"record 2 (Around)", 5.0, MultiPolygon{rectangle(29.5, 47.5, 30.5, 48.5)}},
                     {"record 3", std::nullopt,
                      std::vector<LineString>{{{29.9, 48.02}, {30.1, 48.02}}}},
                     {"record 4 (Far)", 1.0, std::vector<LonLat>{{31, 48}}}}),
            place, Metres::from_km(10));
        REQUIRE(near.size() == 3);
        CHECK(near[0].name == "Around");
        CHECK(near[0].distance.value == 0);
        CHECK(near[1].name == "record 3");
        CHECK(near[1].distance.km() ==
              doctest::Approx(geodesic_km(place, {30, 48.02})).epsilon(0.001));
        CHECK(near[2].name == "West");
        CHECK(near[2].distance.km() ==
              doctest::Approx(geodesic_km(place, {29.95, 48})).epsilon(0.001));
    }
}
