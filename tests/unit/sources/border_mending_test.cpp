// SPDX-License-Identifier: MIT
#include "geometry/area.hpp"
#include "geometry/geos.hpp"
#include "sources/border_mending.hpp"

#include <doctest/doctest.h>

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

TEST_CASE("what is wider than 70 m, larger than 1 km² or as narrow as a seam stays as it is") {
    // 8 km² and 178 m wide; 1.2 km² and 27 m wide in the mean; 7 mm.
    for (const double off : {0.005, 0.00075, 1e-7}) {
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
