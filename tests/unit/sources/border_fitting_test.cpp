// SPDX-License-Identifier: MIT
#include "geometry/area.hpp"
#include "sources/border_fitting.hpp"

#include <doctest/doctest.h>

using namespace demarc;

namespace {

MultiPolygon rectangle(double west, double south, double east, double north) {
    return {
        {{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}},
    };
}

SquareMetres area_of_ring(const Ring& ring) {
    return area_of(Polygon{ring, {}});
}

/// Three squares in a row, the middle one as another publisher draws it.
std::vector<MultiPolygon> row(const MultiPolygon& middle) {
    return {rectangle(30, 50, 31, 51), middle, rectangle(32, 50, 33, 51)};
}

const std::vector<MultiPolygon> replaced{{}, rectangle(31, 50, 32, 51), {}};

} // namespace

TEST_CASE("a region that was there stays as it is, the added ones give way") {
    const MultiPolygon middle = rectangle(30.99, 50, 32, 51);
    std::vector<MultiPolygon> regions = row(middle);
    const std::vector<FittedBorder> fitted = fit_borders(regions, {0, 2}, replaced);
    REQUIRE(fitted.size() == 1);
    CHECK(fitted[0].earlier == 1);
    CHECK(fitted[0].added == 0);
    CHECK(fitted[0].gap == SquareMetres{});
    CHECK(fitted[0].overlap.value ==
          doctest::Approx(area_of(rectangle(30.99, 50, 31, 51)).value).epsilon(1e-9));
    CHECK(regions[1].front().exterior == middle.front().exterior);
    CHECK(area_of(regions[0]).value ==
          doctest::Approx(area_of(rectangle(30, 50, 30.99, 51)).value).epsilon(1e-9));
    CHECK(regions[2].front().exterior == rectangle(32, 50, 33, 51).front().exterior);
}

TEST_CASE("what is left between regions is filled, what is left along the coast is not") {
    const MultiPolygon middle = rectangle(31.01, 50.02, 31.98, 51);
    std::vector<MultiPolygon> regions = row(middle);
    const std::vector<FittedBorder> fitted = fit_borders(regions, {0, 2}, replaced);
    const SquareMetres west =
        area_of_ring({{31, 50}, {31.01, 50.02}, {31.01, 51}, {31, 51}, {31, 50}});
    const SquareMetres east =
        area_of_ring({{32, 50}, {32, 51}, {31.98, 51}, {31.98, 50.02}, {32, 50}});
    REQUIRE(fitted.size() == 2);
    CHECK(fitted[0].overlap == SquareMetres{});
    CHECK(fitted[0].gap.value == doctest::Approx(west.value).epsilon(1e-8));
    CHECK(fitted[1].gap.value == doctest::Approx(east.value).epsilon(1e-8));
    CHECK(regions[1].front().exterior == middle.front().exterior);
    const SquareMetres square = area_of(rectangle(30, 50, 31, 51));
    CHECK(area_of(regions[0]).value == doctest::Approx((square + west).value).epsilon(1e-9));
    CHECK(area_of(regions[2]).value == doctest::Approx((square + east).value).epsilon(1e-9));
    // Of a publisher who does not draw the region, what is open to the outside is no gap.
    regions = row(middle);
    CHECK(fit_borders(regions, {0, 2}, std::vector<MultiPolygon>(3)).empty());
}

TEST_CASE("a city is cut out of an oblast that was drawn without it, or fills the hole in it") {
    const MultiPolygon oblast = rectangle(30, 50, 32, 51);
    const MultiPolygon city = rectangle(30.5, 50.4, 30.8, 50.6);
    std::vector<MultiPolygon> regions{oblast, city};
    std::vector<FittedBorder> fitted =
        fit_borders(regions, {1}, std::vector<MultiPolygon>(regions.size()));
    REQUIRE(fitted.size() == 1);
    CHECK(fitted[0].is_cut_out);
    CHECK(fitted[0].overlap.value == doctest::Approx(area_of(city).value).epsilon(1e-9));
    CHECK(regions[1].front().exterior == city.front().exterior);
    CHECK(area_of(regions[0]).value ==
          doctest::Approx((area_of(oblast) - area_of(city)).value).epsilon(1e-9));
    // A hole that is larger in the west and smaller in the east.
    MultiPolygon holed = oblast;
    const MultiPolygon hole = rectangle(30.45, 50.4, 30.7, 50.6);
    holed.front().holes = {hole.front().exterior};
    regions = {holed, city};
    fitted = fit_borders(regions, {1}, std::vector<MultiPolygon>(regions.size()));
    REQUIRE(fitted.size() == 1);
    CHECK_FALSE(fitted[0].is_cut_out);
    CHECK(fitted[0].overlap > SquareMetres{});
    CHECK(fitted[0].gap > SquareMetres{});
    CHECK(area_of(regions[1]).value == doctest::Approx(area_of(hole).value).epsilon(1e-9));
    CHECK(regions[0].front().holes == holed.front().holes);
}

TEST_CASE("a hole that a region leaves for an exclave goes to the nearest added region") {
    MultiPolygon middle = rectangle(31, 50, 32, 51);
    const MultiPolygon exclave = rectangle(31.7, 50.4, 31.8, 50.5);
    middle.front().holes = {exclave.front().exterior};
    std::vector<MultiPolygon> regions = row(middle);
    const std::vector<FittedBorder> fitted = fit_borders(regions, {0, 2}, replaced);
    REQUIRE(fitted.size() == 1);
    CHECK(fitted[0].earlier == 1);
    CHECK(fitted[0].added == 2);
    CHECK(fitted[0].gap.value == doctest::Approx(area_of(exclave).value).epsilon(1e-9));
    CHECK(regions[2].size() == 2);
    // Where a region is missing yet, the hole may be its.
    regions = row(middle);
    regions.emplace_back();
    CHECK(fit_borders(regions, {0, 2}, std::vector<MultiPolygon>(4)).empty());
}

TEST_CASE("regions whose borders agree keep their vertices") {
    const MultiPolygon middle = rectangle(31, 50, 32, 51);
    std::vector<MultiPolygon> regions = row(middle);
    CHECK(fit_borders(regions, {0, 2}, replaced).empty());
    CHECK(regions[0].front().exterior == rectangle(30, 50, 31, 51).front().exterior);
}
