// SPDX-License-Identifier: MIT
#include "geometry/area.hpp"
#include "geometry/noding.hpp"
#include "sources/polygon_repair.hpp"
#include "support/error.hpp"

#include <doctest/doctest.h>

using namespace demarc;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

const Ring square{{30, 50}, {31, 50}, {31, 51}, {30, 51}, {30, 50}};

} // namespace

TEST_CASE("valid polygons come back as they are and without a note") {
    std::vector<InputNote> notes;
    CHECK(valid_polygons({{square, {}}}, "here", notes).at(0).exterior == square);
    CHECK(notes.empty());
}

TEST_CASE("a loop of a few centimetres is repaired and noted with the areas of both methods") {
    const Ring loop{
        {30, 50},         {31, 50},           {31, 51}, {30.5, 51}, {30.4999996, 51.0000004},
        {30.4999996, 51}, {30.5, 51.0000004}, {30, 51}, {30, 50}};
    std::vector<InputNote> notes;
    const MultiPolygon repaired = valid_polygons({{loop, {}}}, "a.geojson, record 3", notes);
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].where == "a.geojson, record 3");
    CHECK(has(notes[0].what, "Self-intersection at 30.5"));
    CHECK(has(notes[0].what, "polygon 1, ring 1, vertex"));
    CHECK(has(notes[0].what, "km² as drawn"));
    CHECK(has(notes[0].what, "km² repaired by linework"));
    CHECK(has(notes[0].what, "km² repaired by structure"));
    CHECK(area_of(repaired).km2() == doctest::Approx(area_of(square).km2()).epsilon(1e-6));
    std::vector<InputNote> none;
    valid_polygons(repaired, "again", none);
    CHECK(none.empty());
}

TEST_CASE("a repair that would decide what belongs to a polygon is refused") {
    std::vector<InputNote> notes;
    const Ring bow_tie{{30, 50}, {31, 51}, {31, 50}, {30, 51}, {30, 50}};
    CHECK_THROWS_WITH_AS(valid_polygons({{bow_tie, {}}}, "a.geojson, record 3", notes),
                         doctest::Contains("a.geojson, record 3: invalid polygon: "
                                           "Self-intersection at 30.500000 50.500000"),
                         DataError);
    const Ring hole_outside{{32, 50}, {33, 50}, {33, 51}, {32, 50}};
    CHECK_THROWS_WITH_AS(valid_polygons({{square, {hole_outside}}}, "here", notes),
                         doctest::Contains("Hole lies outside shell"), DataError);
    const Ring shifted{{30.5, 50}, {31.5, 50}, {31.5, 51}, {30.5, 51}, {30.5, 50}};
    CHECK_THROWS_AS(valid_polygons({{square, {}}, {shifted, {}}}, "here", notes), DataError);
    CHECK(notes.empty());
}

TEST_CASE("polygons that touch along edges are merged, those that lie over one another are not") {
    // Cells of a grid, as maps of cells come: invalid as one geometry, and not in doubt.
    MultiPolygon cells;
    for (int i = 0; i < 6; ++i) {
        for (int k = 0; k < 6; ++k) {
            const double west = 30 + i / 6.0;
            const double south = 50 + k / 6.0;
            const double east = 30 + (i + 1) / 6.0;
            const double north = 50 + (k + 1) / 6.0;
            cells.push_back(
                {{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}});
        }
    }
    std::vector<InputNote> notes;
    const MultiPolygon merged = valid_polygons(cells, "here", notes);
    CHECK(merged.size() == 1);
    CHECK(area_of(merged).km2() == doctest::Approx(area_of(square).km2()).epsilon(1e-9));
    REQUIRE(notes.size() == 1);
    CHECK(has(notes[0].what, "its 36 polygons touch along edges and were merged"));

    const Ring shifted{{30.5, 50}, {31.5, 50}, {31.5, 51}, {30.5, 51}, {30.5, 50}};
    CHECK_THROWS_WITH_AS(valid_polygons({{square, {}}, {shifted, {}}}, "here", notes),
                         doctest::Contains("its polygons lie over one another"), DataError);
}

TEST_CASE("a ring that crosses itself more often than can be repaired is refused at once") {
    Ring scribble;
    for (int i = 0; i < 300; ++i) {
        scribble.push_back({30 + i / 300.0, i % 2 == 0 ? 50.0 : 51.0});
    }
    for (int i = 0; i < 300; ++i) {
        scribble.push_back({i % 2 == 0 ? 30.0 : 31.0, 50 + i / 300.0});
    }
    scribble.push_back(scribble.front());
    CHECK(too_tangled({{scribble, {}}}));
    CHECK_FALSE(too_tangled({{square, {}}}));
    std::vector<InputNote> notes;
    CHECK_THROWS_WITH_AS(valid_polygons({{scribble, {}}}, "here", notes),
                         doctest::Contains("meet or cross at more than 10,000 places"), DataError);
}

TEST_CASE("edges that crowd beside one another are refused before they are compared") {
    const auto comb = [](int teeth) {
        Ring ring;
        for (int i = 0; i < teeth; ++i) {
            ring.push_back({34 + 2.0 * i / teeth, 47});
            ring.push_back({35.2 + 2.0 * i / teeth, 48.2});
        }
        ring.insert(ring.end(), {{38, 47}, {38, 46.9}, {34, 46.9}, {34, 47}});
        return MultiPolygon{{ring, {}}};
    };
    std::vector<InputNote> notes;
    CHECK(valid_polygons(comb(1000), "here", notes).front().exterior ==
          comb(1000).front().exterior);
    CHECK(notes.empty());
    const MultiPolygon crowd = comb(15'000);
    CHECK_THROWS_WITH_AS(valid_polygons(crowd, "here", notes),
                         doctest::Contains("here: more than 200 million pairs of edges"),
                         DataError);
    CHECK(too_tangled(crowd));
    CHECK(defect_of(crowd).value().reason.starts_with("more than 200 million"));
    // Each tooth a record: none is crowded by itself, all together are.
    const Ring& ring = crowd.front().exterior;
    std::vector<LineString> lines;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        lines.push_back({ring[i - 1], ring[i]});
    }
    CHECK_THROWS_AS(node(lines), GeometryError);
}

TEST_CASE("parts and holes that enclose nothing are left out and counted") {
    const auto at = [](double lon, double size) {
        return Ring{{lon, 50.5},
                    {lon + size, 50.5},
                    {lon + size, 50.5 + size},
                    {lon, 50.5 + size},
                    {lon, 50.5}};
    };
    const Ring flat{{33, 50}, {33.1, 50.1}, {33, 50}, {33, 50}};
    std::vector<InputNote> notes;
    const MultiPolygon kept = valid_polygons(
        {{square, {at(30.5, 1e-10)}}, {at(32, 1e-5), {}}, {at(34, 1e-9), {}}, {flat, {}}, {}},
        "here", notes);
    CHECK(kept.size() == 2);
    CHECK(kept.at(0).holes.empty());
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].what == "3 of its 5 polygons and 1 hole are left out: each encloses less than a "
                           "square millimetre, less than 1 mm² in all");
}

TEST_CASE("a ring that crosses itself evenly encloses land on both sides, and is no speck") {
    std::vector<InputNote> notes;
    const Ring even{{30, 50}, {31, 51}, {31, 50}, {30, 51}, {30, 50}};
    CHECK_THROWS_AS(valid_polygons({{even, {}}}, "here", notes), DataError);
}

TEST_CASE("a refusal names the key that would allow the repair") {
    std::vector<InputNote> notes;
    const Ring bow_tie{{30, 50}, {31, 51}, {31, 50}, {30, 51}, {30, 50}};
    CHECK_THROWS_WITH_AS(valid_polygons({{bow_tie, {}}}, "here", notes),
                         doctest::Contains("repair_bound_km2"), DataError);
}

TEST_CASE("a small loop that both methods repair alike is read with a warning") {
    // West of 30 E the ring goes round a rectangle the other way, which the drawn area takes off.
    const auto with_loop = [](double west) {
        return MultiPolygon{{{{30, 50},
                              {31, 50},
                              {31, 51},
                              {30, 51},
                              {30, 50.5},
                              {west, 50.5},
                              {west, 50.504},
                              {30.008, 50.504},
                              {30.008, 50.49},
                              {30, 50}},
                             {}}};
    };
    std::vector<InputNote> notes;
    const MultiPolygon repaired = valid_polygons(with_loop(29.992), "here", notes);
    // The drawn area is less by twice the rectangle.
    const SquareMetres loop = area_of(
        Polygon{{{29.992, 50.5}, {30, 50.5}, {30, 50.504}, {29.992, 50.504}, {29.992, 50.5}}, {}});
    CHECK((area_of(repaired) - area_of(with_loop(29.992))).value ==
          doctest::Approx(2 * loop.value).epsilon(1e-6));
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].warning == InputWarning::mended);

    CHECK_THROWS_WITH_AS(valid_polygons(with_loop(29.97), "here", notes),
                         doctest::Contains("the repaired ones may differ by 0.010 km², the drawn "
                                           "one from them by 0.7"),
                         DataError);
    CHECK_NOTHROW(valid_polygons(with_loop(29.97), "here", notes, SquareMetres::from_km2(3)));
}

TEST_CASE("the canonical order forgets start, direction, repeated positions and order of parts") {
    const Ring hole{{30.2, 50.2}, {30.4, 50.2}, {30.4, 50.4}, {30.2, 50.2}};
    const Ring turned_hole{{30.4, 50.4}, {30.4, 50.2}, {30.2, 50.2}, {30.4, 50.4}};
    const Ring other{{40, 50}, {41, 50}, {41, 51}, {40, 50}};
    const Ring turned{{31, 51}, {31, 50}, {31, 50}, {30, 50}, {30, 51}, {31, 51}};
    const MultiPolygon a = in_canonical_order({{square, {hole}}, {other, {}}});
    const MultiPolygon b = in_canonical_order({{other, {}}, {turned, {turned_hole}}});
    REQUIRE(a.size() == 2);
    for (std::size_t i = 0; i < a.size(); ++i) {
        CHECK(a[i].exterior == b[i].exterior);
        CHECK(a[i].holes == b[i].holes);
    }
    CHECK(area_of(a[0]).value == doctest::Approx((area_of(square) - area_of(hole)).value));
}
