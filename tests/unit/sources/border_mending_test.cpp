// SPDX-License-Identifier: MIT
#include "geometry/area.hpp"
#include "geometry/geos.hpp"
#include "sources/border_mending.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace demarc;

namespace {

/// Two squares of a degree beside each other. West of the border at 31 E the first has further
/// vertices between 50.3 and 50.7 N; the second goes straight there.
std::vector<MultiPolygon> neighbours(const LineString& further) {
    Ring west{{30, 50}, {31, 50}, {31, 50.3}};
    west.insert(west.end(), further.begin(), further.end());
    west.insert(west.end(), {{31, 50.7}, {31, 51}, {30, 51}, {30, 50}});
    const Ring east{{31, 50}, {32, 50}, {32, 51}, {31, 51}, {31, 50.7}, {31, 50.3}, {31, 50}};
    return {{{west, {}}}, {{east, {}}}};
}

/// A border along 31 E from south to north, as a publisher draws it that rounds: a vertex every
/// `step` degrees, off by up to `off` to either side.
LineString rounded_border(double step, double off, double turn) {
    LineString line;
    for (int i = 0; 50 + i * step <= 51; ++i) {
        line.push_back({31 + off * std::sin(turn * i), 50 + i * step});
    }
    return line;
}

/// Two squares whose common border each draws with vertices of its own.
std::vector<MultiPolygon> apart_all_along(double off) {
    const LineString first = rounded_border(0.01, off, 1.7);
    const LineString second = rounded_border(0.008, off, 2.3);
    Ring west{{30, 50}};
    west.insert(west.end(), first.begin(), first.end());
    west.insert(west.end(), {{30, 51}, {30, 50}});
    Ring east{{32, 51}};
    east.insert(east.end(), second.rbegin(), second.rend());
    east.insert(east.end(), {{32, 50}, {32, 51}});
    return {{{west, {}}}, {{east, {}}}};
}

MultiPolygon both_of(const std::vector<MultiPolygon>& regions) {
    MultiPolygon all = regions[0];
    all.insert(all.end(), regions[1].begin(), regions[1].end());
    return geos::polygons_of(geos::unary_union(all).get());
}

SquareMetres both_squares() {
    return area_of(Polygon{{{30, 50}, {32, 50}, {32, 51}, {30, 51}, {30, 50}}, {}});
}

SquareMetres sum_of(const std::vector<MultiPolygon>& regions) {
    return area_of(regions[0]) + area_of(regions[1]);
}

SquareMetres overlap_of(const std::vector<MultiPolygon>& regions) {
    return area_of(geos::polygons_of(
        geos::intersection(geos::from(regions[0]).get(), geos::from(regions[1]).get()).get()));
}

} // namespace

TEST_CASE("an overlap, a gap and both in turn are given to the first of two neighbours") {
    // A ten-thousandth of a degree is 7.1 m here; the triangle over 0.4 degrees has 0.158 km².
    const std::vector<std::pair<LineString, double>> drawn{
        {{{31.0001, 50.5}}, 0.158},
        {{{30.9999, 50.5}}, 0.158},
        {{{31.0001, 50.4}, {30.9999, 50.6}}, 0.158}};
    for (const auto& [further, km2] : drawn) {
        std::vector<MultiPolygon> regions = neighbours(further);
        const std::vector<MendedSliver> mended = mend_borders(regions);
        REQUIRE(mended.size() == 1);
        CHECK(mended[0].regions == std::vector<RegionIndex>{0, 1});
        CHECK(mended[0].area.km2() == doctest::Approx(km2).epsilon(0.01));
        CHECK(mended[0].width.value == doctest::Approx(3.55).epsilon(0.02));
        CHECK(sum_of(regions).value == doctest::Approx(both_squares().value).epsilon(1e-12));
        CHECK(overlap_of(regions).value < 1);
    }
}

TEST_CASE("borders that were moved apart all along are mended, sliver by sliver") {
    std::vector<MultiPolygon> regions = apart_all_along(0.0005); // 36 m
    const MultiPolygon before = both_of(regions);
    REQUIRE(before.size() == 1);
    CHECK(before.front().holes.size() > 20); // gaps
    const SquareMetres overlap = overlap_of(regions);
    CHECK(overlap.km2() > 0.3);
    SquareMetres gaps;
    for (const Ring& hole : before.front().holes) {
        gaps += area_of(hole);
    }
    const std::vector<MendedSliver> mended = mend_borders(regions);
    SquareMetres all;
    for (const MendedSliver& sliver : mended) {
        CHECK(sliver.regions.size() == 2);
        CHECK(sliver.width.value < 70);
        all += sliver.area;
    }
    CHECK(all.value == doctest::Approx(overlap.value + gaps.value).epsilon(1e-4));
    CHECK(overlap_of(regions).value < 10); // below the width of a seam
    const MultiPolygon after = both_of(regions);
    REQUIRE(after.size() == 1);
    SquareMetres left;
    for (const Ring& hole : after.front().holes) {
        left += area_of(hole);
    }
    CHECK(left.value < 10);
    CHECK(sum_of(regions).value == doctest::Approx(area_of(after).value).epsilon(1e-9));
}

TEST_CASE("of borders apart all along, what is too wide stays as it is") {
    std::vector<MultiPolygon> regions = apart_all_along(0.005); // 360 m
    for (const MendedSliver& sliver : mend_borders(regions)) {
        CHECK(sliver.width.value <= 70);
        CHECK(sliver.area.km2() <= 1);
    }
    CHECK(overlap_of(regions).km2() > 1);
}

TEST_CASE("a gap where three regions meet goes to one of them") {
    std::vector<MultiPolygon> regions{
        {{{{30, 50}, {32, 50}, {32, 50.49997}, {31, 50.49997}, {30, 50.5}, {30, 50}}, {}}},
        {{{{30, 50.5}, {30.9999, 50.50003}, {31, 51}, {30, 51}, {30, 50.5}}, {}}},
        {{{{31.0001, 50.50003}, {32, 50.49997}, {32, 51}, {31, 51}, {31.0001, 50.50003}}, {}}}};
    const std::vector<MendedSliver> mended = mend_borders(regions);
    REQUIRE(mended.size() == 1);
    CHECK(mended[0].regions.size() == 3);
    CHECK(mended[0].regions.front() == 0);
    SquareMetres all;
    for (const MultiPolygon& region : regions) {
        all += area_of(region);
    }
    CHECK(all.value == doctest::Approx(both_squares().value).epsilon(1e-10));
}

TEST_CASE("a border moved by 36 m along two neighbours is mended as far as their own goes") {
    // The third square lies north of the two, half a thousandth of a degree too far south.
    std::vector<MultiPolygon> regions = neighbours({});
    regions.push_back({{{{30, 50.9995}, {32, 50.9995}, {32, 52}, {30, 52}, {30, 50.9995}}, {}}});
    const std::vector<MendedSliver> mended = mend_borders(regions);
    REQUIRE(mended.size() == 2);
    for (const MendedSliver& sliver : mended) {
        CHECK(sliver.regions.size() == 2);
        CHECK(sliver.area.km2() > 3); // in the whole of it, 70 km long
        CHECK(sliver.width.value == doctest::Approx(55.6).epsilon(0.01));
    }
    SquareMetres all;
    for (const MultiPolygon& region : regions) {
        all += area_of(region);
    }
    CHECK(all.value ==
          doctest::Approx(
              area_of(Polygon{{{30, 50}, {32, 50}, {32, 52}, {30, 52}, {30, 50}}, {}}).value)
              .epsilon(1e-9));
}

TEST_CASE("what is wider than 70 m, larger than 20 km² or as narrow as a seam stays as it is") {
    // 8 km² and 178 m wide; 53 km² and 36 m wide; 7 mm.
    std::vector<MultiPolygon> long_one{
        {{{{22, 50}, {40, 50}, {40, 50.3}, {22, 50.3}, {22, 50}}, {}}},
        {{{{22, 50.3}, {31, 50.30065}, {40, 50.3}, {40, 51}, {22, 51}, {22, 50.3}}, {}}}};
    CHECK(mend_borders(long_one).empty());
    for (const double off : {0.005, 1e-7}) {
        std::vector<MultiPolygon> regions = neighbours({{31 + off, 50.5}});
        const SquareMetres before = sum_of(regions);
        CHECK(mend_borders(regions).empty());
        CHECK(sum_of(regions) == before);
    }
}

TEST_CASE("borders that agree and islands are no slivers") {
    std::vector<MultiPolygon> regions = neighbours({});
    regions[0].push_back({{{29, 50}, {29.0001, 50}, {29.0001, 50.1}, {29, 50}}, {}});
    const SquareMetres before = sum_of(regions);
    CHECK(mend_borders(regions).empty());
    CHECK(sum_of(regions) == before);
}
