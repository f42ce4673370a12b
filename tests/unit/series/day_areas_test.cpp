// SPDX-License-Identifier: MIT
#include "geometry/area.hpp"
#include "series/day_areas.hpp"
#include "series/day_text.hpp"
#include "support/worlds.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

using namespace demarc;
using namespace demarc::series;
using namespace demarc::testing;

namespace {

const PreparedRegions& board() {
    static const PreparedRegions prepared(chessboard().regions);
    return prepared;
}

DayAreas measured(const MultiPolygon& polygons) {
    DailyAreas meter(board());
    return meter.measure(rings_of(polygons));
}

/// A polygon's own area, in km².
double km2(const MultiPolygon& polygons) {
    return area_of(polygons).km2();
}

double km2(const DayAreas& areas, std::size_t side) {
    return to_square_metres(areas.sides[side]) * 1e-6;
}

bool reads(const std::string& text) {
    DayRings rings;
    const std::string padded = text + std::string(text_padding, '\0');
    return read_day_text({padded.data(), text.size()}, rings);
}

std::string feature(const std::string& type, const std::string& coordinates) {
    return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":[1,{}]},)"
           R"("geometry":{"type":")" +
           type + R"(","coordinates":)" + coordinates + "}}]}";
}

} // namespace

TEST_SUITE("unit") {

    TEST_CASE("a text with a key twice, or that says that there is more of it, is not plain") {
        const std::string square = "[[[24,45],[25,45],[25,46],[24,45]]]";
        CHECK(reads(feature("Polygon", square)));
        std::string text = feature("Polygon", square);
        CHECK(!reads("{\"exceededTransferLimit\":true," + text.substr(1)));
        CHECK(!reads("{\"properties\":{\"exceededTransferLimit\":true}," + text.substr(1)));
        CHECK(!reads("{\"type\":\"FeatureCollection\"," + text.substr(1)));
        CHECK(reads("{\"properties\":{\"a\":true}," + text.substr(1)));
    }

    TEST_CASE("a polygon across two regions is divided at their border") {
        const DayAreas areas = measured({rectangle(24.25, 45.25, 25.5, 45.75)});
        REQUIRE(areas.doubt == Doubt::none);
        CHECK(km2(areas, 0) == doctest::Approx(km2({rectangle(24.25, 45.25, 25, 45.75)})));
        CHECK(km2(areas, 1) == doctest::Approx(km2({rectangle(25, 45.25, 25.5, 45.75)})));
        CHECK(km2(areas, 2) == 0);
        CHECK(km2(areas, board().outside()) == 0);
    }

    TEST_CASE("what lies beyond all regions is outside") {
        const DayAreas areas = measured({rectangle(23, 44, 24.5, 45.5)});
        REQUIRE(areas.doubt == Doubt::none);
        CHECK(km2(areas, 0) == doctest::Approx(km2({rectangle(24, 45, 24.5, 45.5)})));
        CHECK(km2(areas, board().outside()) ==
              doctest::Approx(km2({rectangle(23, 44, 24.5, 45.5)}) - km2(areas, 0)));
    }

    TEST_CASE("a polygon that runs along borders takes the regions between them whole") {
        const DayAreas areas = measured({rectangle(25, 45, 27, 46)});
        REQUIRE(areas.doubt == Doubt::none);
        for (const RegionIndex whole : {1U, 2U}) {
            CHECK(km2(areas, whole) == doctest::Approx(km2({square_of(whole)})));
        }
        for (const RegionIndex beside : {0U, 3U, 10U, 11U}) {
            CHECK(std::abs(km2(areas, beside)) < 1e-9);
        }
    }

    TEST_CASE("a polygon around everything holds every region whole") {
        const DayAreas areas = measured({rectangle(20, 40, 40, 50)});
        REQUIRE(areas.doubt == Doubt::none);
        for (RegionIndex i = 0; i < 27; ++i) {
            CHECK(km2(areas, i) == doctest::Approx(km2({square_of(i)})));
        }
    }

    TEST_CASE("holes are left out, whichever way rings run") {
        Polygon frame = rectangle(24.25, 45.25, 26.75, 47.75);
        frame.holes.push_back(rectangle(24.5, 45.5, 26.5, 47.5).exterior);
        const DayAreas areas = measured({frame});
        std::reverse(frame.exterior.begin(), frame.exterior.end());
        const DayAreas turned = measured({frame});
        REQUIRE(areas.doubt == Doubt::none);
        CHECK(std::abs(km2(areas, 10)) < 1e-9); // in the middle of the hole
        CHECK(km2(areas, 0) == doctest::Approx(km2({rectangle(24.25, 45.25, 25, 46)}) -
                                               km2({rectangle(24.5, 45.5, 25, 46)})));
        CHECK(areas.sides == turned.sides);
    }

    TEST_CASE("polygons that cross, touch or overlap are left to the partition") {
        const Polygon bow_tie{{{24, 45}, {25, 46}, {25, 45}, {24, 46}, {24, 45}}, {}};
        CHECK(measured({bow_tie}).doubt == Doubt::lines_meet);
        CHECK(measured({rectangle(24, 45, 25, 46), rectangle(24.5, 45.5, 26, 47)}).doubt ==
              Doubt::lines_meet);
        CHECK(measured({rectangle(24, 45, 25, 46), rectangle(25, 45.2, 26, 45.5)}).doubt ==
              Doubt::lines_meet);
        CHECK(measured({rectangle(24, 45, 27, 47), rectangle(25, 45.5, 26, 46.5)}).doubt ==
              Doubt::rings_nested);
        CHECK(measured({square_of(3), square_of(3)}).doubt == Doubt::lines_meet);
        Polygon hole_outside = square_of(0);
        hole_outside.holes.push_back(square_of(20).exterior);
        CHECK(measured({hole_outside}).doubt == Doubt::rings_nested);
    }

    TEST_CASE("teeth that cross a border hundreds of times leave no sum out of range") {
        Ring comb{{24.1, 45.1}};
        for (int tooth = 0; tooth < 150; ++tooth) {
            const double south = 45.1 + tooth * 0.005;
            comb.push_back({24.2, south});
            comb.push_back({27.9, south});
            comb.push_back({27.9, south + 0.002});
            comb.push_back({24.2, south + 0.002});
        }
        comb.push_back({24.1, 45.9});
        comb.push_back(comb.front());
        const MultiPolygon polygons{{comb, {}}};
        const DayAreas areas = measured(polygons);
        REQUIRE(areas.doubt == Doubt::none);
        CHECK(to_square_metres(areas.whole) * 1e-6 == doctest::Approx(km2(polygons)).epsilon(1e-9));
        double sum = 0;
        for (std::size_t side = 0; side < areas.sides.size(); ++side) {
            CHECK(areas.sides[side] >= 0);
            sum += km2(areas, side);
        }
        CHECK(sum == doctest::Approx(km2(polygons)).epsilon(1e-6));
    }

    TEST_CASE("a polygon that reaches far is left to the partition") {
        CHECK(measured({rectangle(24, 45, 179, 65)}).doubt == Doubt::far_away);
        CHECK(measured({rectangle(-179, -80, 179, 80)}).doubt == Doubt::far_away);
        DailyAreas meter(board());
        CHECK(meter.measure(rings_of({rectangle(24, 45, 179, 65)})).doubt == Doubt::far_away);
        CHECK(meter.measure(rings_of({rectangle(24.25, 45.25, 25.5, 45.75)})).doubt == Doubt::none);
    }

    TEST_CASE("a day after a doubtful one is judged anew") {
        DailyAreas meter(board());
        const MultiPolygon sound{rectangle(24.25, 45.25, 25.5, 45.75)};
        const MultiPolygon crossing{rectangle(24.25, 45.25, 25.5, 45.75),
                                    rectangle(25, 45, 26, 46)};
        CHECK(meter.measure(rings_of(sound)).doubt == Doubt::none);
        CHECK(meter.measure(rings_of(crossing)).doubt == Doubt::lines_meet);
        CHECK(meter.measure(rings_of(crossing)).doubt == Doubt::lines_meet);
        CHECK(meter.measure(rings_of(sound)).doubt == Doubt::none);
    }

    TEST_CASE("a memory that is too small changes no area") {
        EdgeMemory memory(board(), 8);
        const DayRings rings = rings_of({rectangle(24.25, 45.25, 25.5, 45.75)});
        for (int round = 0; round < 5; ++round) {
            memory.make_room(4);
            std::uint32_t edge = EdgeMemory::none;
            for (std::size_t i = 0; i < 4; ++i) {
                edge = memory.find(rings.points[i], rings.points[(i + 1) % 4], edge);
            }
            CHECK(memory.size() <= 8);
            CHECK(memory[edge].side_to == 0);
        }
    }

    TEST_CASE("plain GeoJSON is read to the billionth of a degree") {
        DayRings rings;
        const std::string text =
            feature("Polygon", "[[[30.1234567894,50],[-30.12345678951,50.5],\n[31 , 51.0 ],"
                               "[30.1234567894,50.000000000]]]") +
            std::string(text_padding, '\0');
        REQUIRE(read_day_text({text.data(), text.size() - text_padding}, rings));
        REQUIRE(rings.points.size() == 3);
        CHECK(rings.points[0] == GridPoint{30123456789, 50000000000});
        CHECK(rings.points[1] == GridPoint{-30123456790, 50500000000});
        CHECK(rings.points[2] == GridPoint{31000000000, 51000000000});
        CHECK_FALSE(rings.rings[0].is_hole);
    }

    TEST_CASE("what is not plain GeoJSON of polygons is left to GDAL") {
        const std::string ring = "[[30,50],[31,50],[31,51],[30,50]]";
        CHECK(reads(feature("Polygon", "[" + ring + "]")));
        CHECK(reads(feature("MultiPolygon", "[[" + ring + "]]")));
        CHECK_FALSE(reads(feature("MultiPolygon", "[" + ring + "]")));
        CHECK_FALSE(reads(feature("LineString", ring)));
        CHECK_FALSE(reads(feature("Polygon", "[[[30,50],[31,50],[31,51],[30,51]]]")));
        CHECK_FALSE(reads(feature("Polygon", "[[[30,50],[31,50],[30,50]]]")));
        CHECK(reads(feature("Polygon", "[[[30,50,0],[31,50,0],[31,51,0],[30,50,0]]]")));
        CHECK_FALSE(reads(feature("Polygon", "[[[30,50,0,1],[31,50],[31,51],[30,50,0,1]]]")));
        CHECK_FALSE(reads(feature("Polygon", "[[[30,95],[31,50],[31,51],[30,95]]]")));
        CHECK_FALSE(reads(feature("Polygon", "[[[3e1,50],[31,50],[31,51],[3e1,50]]]")));
        CHECK_FALSE(reads(feature("Polygon", "[[[NaN,50],[31,50],[31,51],[NaN,50]]]")));
        CHECK_FALSE(reads(feature("Polygon", "[[[30,50],[31,50],[31,51],[30,50]]")));
        CHECK_FALSE(reads(feature("Polygon", "[" + ring + "]") + "x"));
        CHECK_FALSE(reads(R"({"type":"FeatureCollection","crs":{"type":"name","properties":)"
                          R"({"name":"urn:ogc:def:crs:EPSG::3857"}},"features":[{"type":)"
                          R"("Feature","geometry":{"type":"Polygon","coordinates":[)" +
                          ring + "]}}]}"));
        CHECK_FALSE(reads(""));
        CHECK_FALSE(reads("{"));
        CHECK_FALSE(reads(R"({"type":"FeatureCollection","features":[]})"));
    }

} // TEST_SUITE
