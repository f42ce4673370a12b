// SPDX-License-Identifier: MIT
#include "geometry/area.hpp"
#include "geometry/geos.hpp"
#include "support/error.hpp"
#include "support/made_raster.hpp"
#include "support/worlds.hpp"
#include "tally/class_areas.hpp"
#include "tally/class_count.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <memory>
#include <random>
#include <string>
#include <utility>

using namespace demarc;
using namespace demarc::testing;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// The chessboard (24 to 33 E, 45 to 48 N) with Russian-held land whose edges cut cells.
Partition world() {
    std::mt19937 random(7);
    return cut(chessboard(),
               snapshot({{ControlClass::russian, {random_star(random, {29, 46.5}, 1.4, 30)}, ""}}),
               region_table(), {}, Reconcile::off);
}

/// Cells of 0.07 degrees, by column and row.
std::shared_ptr<RasterFile> raster_of(MadeRaster::Number number) {
    return std::make_shared<MadeRaster>(LonLat{23.97, 48.03}, 0.07, 131, 45, std::move(number));
}

std::string complaint(const std::shared_ptr<RasterFile>& raster, bool named = false) {
    try {
        (void)class_areas(*raster, world(), named);
        return "accepted";
    } catch (const Error& error) {
        return error.what();
    }
}

/// What counts of a raster, all classes or those named.
CountedFile file_of(MadeRaster::Number number, std::vector<CountedClass> classes,
                    std::string unit) {
    CountedFile file;
    file.id = "cover";
    file.title = "Land cover";
    file.counts = "land cover in 2021";
    file.unit = std::move(unit);
    file.raster = ClassRaster{raster_of(std::move(number)), std::move(classes)};
    return file;
}

double country(const CountedStock& counted) {
    return counted.stock.in_country();
}

} // namespace

TEST_SUITE("classes of a raster") {

    TEST_CASE("classes and what is without one add up to the land of each face") {
        const Partition partition = world();
        const ClassAreas areas = class_areas(*raster_of([](std::int64_t column, std::int64_t row) {
            const auto number = (column * 7919 + row * 104'729) % 7;
            return number == 6 ? none : static_cast<double>(10 * number);
        }),
                                             partition, false);
        CHECK(areas.of_class.size() == 6);
        for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
            double sum = areas.without[i];
            for (const auto& [number, on_faces] : areas.of_class) {
                sum += on_faces[i];
            }
            const double land = partition.faces[i].area(AreaMethod::authalic).value;
            CHECK(sum == doctest::Approx(land).epsilon(1e-12));
        }
    }

    TEST_CASE("a class has the land of a face that GEOS finds west of a meridian") {
        const Partition partition = world();
        constexpr double size = 0.05;
        // The meridian 29.02 E runs along edges of cells.
        const MadeRaster raster(
            {23.97, 48.02}, size, 183, 62,
            [](std::int64_t column, std::int64_t) { return column < 101 ? 1.0 : 2.0; });
        const ClassAreas areas = class_areas(raster, partition, false);
        const geos::Geometry west = geos::from(rectangle(23, 44, 29.02, 49));
        for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
            const geos::Geometry face = geos::from(partition.faces[i].polygon);
            const double expected =
                area_of(geos::polygons_of(geos::intersection(face.get(), west.get()).get())).value;
            // A degree of latitude is not worth as much land at both ends of a cell.
            CHECK(std::abs(areas.of_class.at(1)[i] - expected) < 1e-5 * std::max(expected, 1e9));
        }
    }

    TEST_CASE("what is no number of a class is refused with its place") {
        const auto with = [](double wrong) {
            return raster_of([=](std::int64_t column, std::int64_t row) {
                return column == 40 && row == 20 ? wrong : 3.0;
            });
        };
        CHECK(complaint(with(3)) == "accepted");
        CHECK(
            complaint(with(2.5)).find("row 20, column 40 (26.805 E 46.595 N): 2.5 is no number of "
                                      "a class, which is whole") != std::string::npos);
        const auto different = [](std::int64_t most) {
            return raster_of([=](std::int64_t column, std::int64_t row) {
                return static_cast<double>((column + 131 * row) % most);
            });
        };
        CHECK(complaint(different(64)) == "accepted");
        CHECK(
            complaint(different(65)).find("more than 64 different numbers, and no profile says") !=
            std::string::npos);
        CHECK(complaint(different(65), true) == "accepted");
        CHECK(complaint(different(1001), true).find("more than 1000 different numbers; is it") !=
              std::string::npos);
    }

    TEST_CASE("without names each class is a stock, and land without a number is one") {
        const auto stocks =
            count_classes(file_of(
                              [](std::int64_t column, std::int64_t row) {
                                  return row < 20 ? none : column < 50 ? 40.0 : 10.0;
                              },
                              {}, "km²"),
                          world());
        REQUIRE(stocks.size() == 3);
        CHECK(stocks[0].stock.id == "cover_10");
        CHECK(stocks[0].stock.title == "Land cover: class 10");
        CHECK(stocks[0].stock.counts == "class 10, land cover in 2021");
        CHECK(stocks[1].stock.id == "cover_40");
        CHECK(stocks[2].stock.id == "cover_none");
        CHECK(country(stocks[0]) + country(stocks[1]) + country(stocks[2]) ==
              doctest::Approx(area_of(rectangle(24, 45, 33, 48)).km2()).epsilon(1e-5));
        REQUIRE(stocks[0].notes.size() == 1);
        CHECK(stocks[0].notes[0].warning == InputWarning::coverage);
    }

    TEST_CASE("named classes count in the order of their numbers, others are a note") {
        const auto number = [](std::int64_t column, std::int64_t) {
            return static_cast<double>(column % 4);
        };
        const auto each = count_classes(file_of(number, {}, "km²"), world());
        const auto named = count_classes(
            file_of(number, {{"Forest", {0, 3}}, {"Field", {2}}, {"Ice", {9}}}, "ha"), world());
        REQUIRE(named.size() == 2);
        CHECK(named[0].stock.title == "Land cover: Forest");
        CHECK(country(named[0]) / 100 ==
              doctest::Approx(country(each[0]) + country(each[3])).epsilon(1e-9));
        CHECK(country(named[1]) / 100 == doctest::Approx(country(each[2])).epsilon(1e-9));
        REQUIRE(named[0].notes.size() == 2);
        CHECK(named[0].notes[0].what == "no cell in Ukraine is of these classes: Ice");
        CHECK(named[0].notes[1].what.find("are of classes that its profile does not name and are "
                                          "not counted: 1") != std::string::npos);
    }

    TEST_CASE("a raster without any of the classes named is refused") {
        const auto number = [](std::int64_t column, std::int64_t) {
            return static_cast<double>(column % 4);
        };
        CHECK_THROWS_WITH_AS((void)count_classes(file_of(number, {{"Ice", {9}}}, "km²"), world()),
                             doctest::Contains("none of the classes that its profile names occurs "
                                               "in Ukraine"),
                             DataError);
    }

    TEST_CASE("a raster without any number in Ukraine is refused") {
        CHECK_THROWS_WITH_AS(
            count_classes(file_of([](std::int64_t, std::int64_t) { return none; }, {}, "km²"),
                          world()),
            doctest::Contains("no cell in Ukraine has a number"), DataError);
    }
}
