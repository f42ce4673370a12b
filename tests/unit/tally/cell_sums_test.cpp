// SPDX-License-Identifier: MIT
#include "geometry/area.hpp"
#include "geometry/geos.hpp"
#include "support/error.hpp"
#include "support/made_raster.hpp"
#include "support/worlds.hpp"
#include "tally/cell_sums.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// The chessboard (24 to 33 E, 45 to 48 N) with Russian-held land whose edges cut cells.
Partition world() {
    std::mt19937 random(4);
    return cut(chessboard(),
               snapshot({{ControlClass::russian, {random_star(random, {29, 46.5}, 1.4, 30)}, ""}}),
               region_table(), {}, Reconcile::off);
}

double random_number(std::int64_t column, std::int64_t row) {
    return static_cast<double>((column * 7919 + row * 104'729) % 1000);
}

double sum_of(const std::vector<double>& numbers) {
    double sum = 0;
    for (const double number : numbers) {
        sum += number;
    }
    return sum;
}

std::string complaint(const MadeRaster& raster) {
    try {
        (void)sum_cells(raster, world(), BorderCells::land);
        return "accepted";
    } catch (const Error& error) {
        return error.what();
    }
}

constexpr double none = std::numeric_limits<double>::quiet_NaN();

} // namespace

TEST_SUITE("people") {

    TEST_CASE("a raster of what a cell covers adds up to the area of each face") {
        constexpr double size = 0.01;
        const Partition partition = world();
        const MadeRaster raster({23.9, 48.1}, size, 920, 320, [](std::int64_t, std::int64_t row) {
            const double north = 48.1 - static_cast<double>(row) * size;
            return area_of(rectangle(24, north - size, 24 + size, north)).value;
        });
        const CellSums sums = sum_cells(raster, partition, BorderCells::share);
        for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
            // A degree of latitude is not worth as much land at both ends of a cell: that is all.
            const double area = partition.faces[i].area(AreaMethod::authalic).value;
            CHECK(std::abs(sums.in_faces[i] - area) < 3e-6 * std::max(area, 1e9));
        }
        CHECK(sums.part_of_land == doctest::Approx(1));
    }

    TEST_CASE("faces get of each cell the part that GEOS gives them, in any direction of rows") {
        constexpr double size = 0.13; // no edge of a region follows one of cells
        const Partition partition = world();
        MadeRaster raster({23.77, 48.03}, size, 80, 30, random_number);
        const CellSums sums = sum_cells(raster, partition, BorderCells::share);
        std::vector<double> by_geos(partition.faces.size());
        for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
            const geos::Geometry face = geos::from(partition.faces[i].polygon);
            for (std::int64_t row = 0; row < 30; ++row) {
                for (std::int64_t column = 0; column < 80; ++column) {
                    const double west = 23.77 + static_cast<double>(column) * size;
                    const double north = 48.03 - static_cast<double>(row) * size;
                    const geos::Geometry cell =
                        geos::from(rectangle(west, north - size, west + size, north));
                    const geos::Geometry both = geos::intersection(face.get(), cell.get());
                    double area = 0;
                    GEOSArea_r(geos::context().handle(), both.get(), &area);
                    by_geos[i] += area / (size * size) * random_number(column, row);
                }
            }
            CHECK(sums.in_faces[i] == doctest::Approx(by_geos[i]).epsilon(1e-6));
        }
        raster.is_south_up = true;
        const CellSums upwards = sum_cells(raster, partition, BorderCells::share);
        for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
            CHECK(upwards.in_faces[i] == doctest::Approx(by_geos[i]).epsilon(1e-6));
        }
    }

    TEST_CASE("in cells of a curved CRS faces keep the sum of what lies in Ukraine") {
        MadeRaster raster({23.5, 48.5}, 0.05, 200, 80,
                          [](std::int64_t, std::int64_t) { return 7; });
        raster.bend = 1e-3;
        const Partition partition = world();
        const CellSums sums = sum_cells(raster, partition, BorderCells::share);
        // Shifting rows sideways leaves areas as they are.
        CHECK(sum_of(sums.in_faces) == doctest::Approx(7 * 9 * 3 / (0.05 * 0.05)).epsilon(1e-6));
    }

    TEST_CASE("a cell that the border cuts counts whole with its land, or by its part") {
        constexpr double size = 0.3;
        const MadeRaster raster({23.9, 48.1}, size, 31, 11,
                                [](std::int64_t, std::int64_t) { return 100; });
        const Partition partition = world();
        const CellSums share = sum_cells(raster, partition, BorderCells::share);
        const CellSums land = sum_cells(raster, partition, BorderCells::land);
        CHECK(sum_of(share.in_faces) == doctest::Approx(100 * 27 / (size * size)));
        CHECK(sum_of(land.in_faces) ==
              doctest::Approx(sum_of(share.in_faces) + share.beyond_border));
        CHECK(sum_of(land.in_faces) == doctest::Approx(100 * 31 * 11));
        CHECK(land.outside == 0);
    }

    TEST_CASE("the border along edges of cells gives the cells beyond it to nobody") {
        const MadeRaster raster({23, 49}, 0.5, 22, 10,
                                [](std::int64_t, std::int64_t) { return 10; });
        const CellSums sums = sum_cells(raster, world(), BorderCells::land);
        CHECK(sum_of(sums.in_faces) == doctest::Approx(10 * 27 * 4));
        CHECK(sums.beyond_border == doctest::Approx(0));
    }

    TEST_CASE("cells without a number count nobody, and what a raster leaves out is known") {
        const MadeRaster raster({24, 48}, 0.5, 9, 6, [](std::int64_t column, std::int64_t row) {
            return column == 0 && row == 0 ? none : 10;
        });
        const CellSums sums = sum_cells(raster, world(), BorderCells::land);
        CHECK(sum_of(sums.in_faces) == doctest::Approx(10 * 53));
        CHECK(sums.with_number == 53);
        CHECK(sums.part_of_land == doctest::Approx(0.5)); // half of the country's width
    }

    TEST_CASE("numbers that no people can be are refused with their place") {
        const auto with = [](double wrong) {
            return MadeRaster({24, 48}, 0.5, 18, 6, [=](std::int64_t column, std::int64_t row) {
                return column == 4 && row == 2 ? wrong : 10;
            });
        };
        CHECK(
            complaint(with(-99'999)) ==
            "made-up.tif, band 1, row 2, column 4 (26.250 E 46.750 N): -99999 is negative, and no "
            "number of people can be that; where it marks cells without a number, say so in a "
            "profile (nodata = -99999)");
        CHECK(complaint(with(std::numeric_limits<double>::infinity()))
                  .find("holds a number without end (inf)") != std::string::npos);
        CHECK(complaint(with(3)) == "accepted");
        CHECK(complaint(MadeRaster({10, 20}, 0.5, 4, 4, random_number))
                  .find("no cell of it lies in Ukraine: its cells lie at 10 to 12 E and 18 to 20 "
                        "N") != std::string::npos);
    }
}
