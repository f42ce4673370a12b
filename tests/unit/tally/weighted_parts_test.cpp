// SPDX-License-Identifier: MIT
#include "geometry/geos.hpp"
#include "support/error.hpp"
#include "support/made_raster.hpp"
#include "support/worlds.hpp"
#include "tally/count.hpp"
#include "tally/weighted_parts.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <numeric>
#include <random>
#include <string>

using namespace demarc;
using namespace demarc::testing;

namespace {

constexpr double size = 0.13; // no edge of a region follows one of cells

double random_number(std::int64_t column, std::int64_t row) {
    return static_cast<double>((column * 7919 + row * 104'729) % 1000);
}

/// The chessboard (24 to 33 E, 45 to 48 N) with Russian-held land whose edges cut cells.
Partition world() {
    std::mt19937 random(4);
    return cut(chessboard(),
               snapshot({{ControlClass::russian, {random_star(random, {29, 46.5}, 1.4, 30)}, ""}}),
               region_table(), {}, Reconcile::off);
}

std::shared_ptr<MadeRaster> raster_of(MadeRaster::Number number) {
    return std::make_shared<MadeRaster>(LonLat{23.77, 48.03}, size, 80, 30, std::move(number));
}

/// A star with a hole, over several faces, and in part outside.
Polygon star_with_hole() {
    std::mt19937 random(9);
    Polygon star = random_star(random, {28.2, 45.4}, 1.2, 25);
    star.holes = {rectangle(28.1, 45.3, 28.33, 45.52).exterior};
    return star;
}

/// Cell by cell, as GEOS cuts them.
double by_geos(const geos::Geometry& piece) {
    double sum = 0;
    for (std::int64_t row = 0; row < 30; ++row) {
        for (std::int64_t column = 0; column < 80; ++column) {
            const double west = 23.77 + static_cast<double>(column) * size;
            const double north = 48.03 - static_cast<double>(row) * size;
            const geos::Geometry cell =
                geos::from(rectangle(west, north - size, west + size, north));
            const geos::Geometry both = geos::intersection(piece.get(), cell.get());
            double area = 0;
            GEOSArea_r(geos::context().handle(), both.get(), &area);
            sum += area / (size * size) * random_number(column, row);
        }
    }
    return sum;
}

CountedFile districts(std::shared_ptr<RasterFile> weights) {
    CountedFile file;
    file.id = "residents";
    file.form = CountForm::polygons;
    file.summed = true;
    file.weights = std::move(weights);
    file.files = {{"people", "residents.geojson", "", "", "", "", "", ""}};
    file.records.push_back({"record 1", 1234, MultiPolygon{star_with_hole()}});
    file.records.push_back({"record 2", 55, MultiPolygon{rectangle(26.1, 47.2, 26.2, 47.3)}});
    return file;
}

} // namespace

TEST_SUITE("weights") {

    TEST_CASE("a piece weighs what GEOS finds cell by cell, in any direction of rows and rings") {
        const Partition partition = world();
        const PolygonsInFaces faces(partition);
        Polygon star = star_with_hole();
        const auto raster = raster_of(random_number);
        const PartsByFace parts = weighted_parts(*raster, faces, {star});
        CHECK(parts.in.size() > 2);
        for (const auto& [face, weight] : parts.in) {
            const geos::Geometry piece = geos::intersection(
                geos::from(partition.faces[face].polygon).get(), geos::from(star).get());
            CHECK(weight == doctest::Approx(by_geos(piece)).epsilon(1e-6));
        }
        CHECK(parts.outside > 0);
        CHECK(parts.whole() == doctest::Approx(by_geos(geos::from(star))).epsilon(1e-6));

        std::reverse(star.exterior.begin(), star.exterior.end());
        std::reverse(star.holes[0].begin(), star.holes[0].end());
        raster->is_south_up = true;
        const PartsByFace turned = weighted_parts(*raster, faces, {star});
        for (const auto& [face, weight] : parts.in) {
            CHECK(turned.in.at(face) == doctest::Approx(weight).epsilon(1e-9));
        }
    }

    TEST_CASE("polygons within one face read no cell") {
        const Partition partition = world();
        const PartsByFace parts = weighted_parts(
            *raster_of([](std::int64_t, std::int64_t) -> double { throw DataError("read"); }),
            PolygonsInFaces(partition), {rectangle(26.1, 47.2, 26.2, 47.3)});
        REQUIRE(parts.in.size() == 1);
        CHECK(parts.in.begin()->second == 1);
        CHECK(parts.outside == 0);
    }

    TEST_CASE("numbers are shared out by weight, and add up") {
        const Partition partition = world();
        const FaceLocator locator(partition);
        // All live west of 28 E.
        const CountedStock west = count(
            districts(raster_of([](std::int64_t column, std::int64_t) { return column < 32; })),
            locator);
        const CountedStock by_area = count(districts(nullptr), locator);
        const auto total = [](const CountedStock& counted) {
            return std::accumulate(counted.stock.certain.begin(), counted.stock.certain.end(), 0.0);
        };
        CHECK(total(west) < 1234 + 55);
        CHECK(total(by_area) < 1234 + 55); // the part of a star beyond the border
        double east = 0;
        double east_by_area = 0;
        for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
            const bool is_east = box_of(partition.faces[i].polygon.exterior).west > 28;
            east += is_east ? west.stock.certain[i] : 0;
            east_by_area += is_east ? by_area.stock.certain[i] : 0;
        }
        CHECK(east == doctest::Approx(0));
        CHECK(east_by_area > 100);
        CHECK(west.notes.size() == 1); // what lies outside
    }

    TEST_CASE("where no cell weighs anything the area counts, with a note") {
        const CountedStock counted =
            count(districts(raster_of([](std::int64_t, std::int64_t) { return 0; })),
                  FaceLocator(world()));
        REQUIRE(counted.notes.size() == 2);
        CHECK(counted.notes[0].what == "no cell of it weighs anything in 1 of 2 records, whose "
                                       "numbers are shared out by area: record 1");
    }

    TEST_CASE("what can be no weight is refused with its place") {
        const Partition partition = world();
        CHECK_THROWS_WITH_AS(
            (void)weighted_parts(
                *raster_of([](std::int64_t column, std::int64_t) { return column == 34 ? -9 : 1; }),
                PolygonsInFaces(partition), {star_with_hole()}),
            doctest::Contains("-9 can be no weight; where it marks cells without a number, say so "
                              "in the profile (nodata = -9)"),
            DataError);
    }
}
