// SPDX-License-Identifier: MIT
#include "geometry/locator.hpp"
#include "partition/conservation.hpp"
#include "partition/lines_of_control.hpp"
#include "partition/partition.hpp"
#include "support/error.hpp"
#include "support/worlds.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

using namespace demarc;
using testing::chessboard;
using testing::rectangle;
using testing::region_table;
using testing::snapshot;

namespace {

/// The east is Russian-held but for a strip along the outer border, `width` degrees wide.
ControlSnapshot nearly_to_the_border(double width) {
    return snapshot({{ControlClass::russian, {rectangle(30, 45, 33 - width, 48)}, "drawn"}});
}

const LonLat in_the_strip{32.999, 47.5};

ControlClass control_at(const Partition& partition, LonLat place) {
    for (const Face& face : partition.faces) {
        if (PolygonLocator({face.polygon}).contains(place)) {
            return face.control;
        }
    }
    FAIL("no face there");
    return ControlClass::contested;
}

} // namespace

TEST_SUITE("partition") {

    TEST_CASE("without control lines there is one face for each region") {
        const Partition partition = cut(chessboard(), snapshot({}), region_table(), {});
        CHECK(partition.faces.size() == 27);
        std::set<RegionIndex> seen;
        for (const Face& face : partition.faces) {
            seen.insert(face.region);
            CHECK(face.control == ControlClass::ukrainian);
        }
        CHECK(seen.size() == 27);
    }

    TEST_CASE(
        "a control polygon is cut at region borders and its part outside Ukraine is left out") {
        const auto control =
            snapshot({{ControlClass::russian, {rectangle(31.5, 46.5, 34, 47.5)}, ""}});
        const Partition partition = cut(chessboard(), control, region_table(), {}, Reconcile::off);
        std::array<double, 27> russian{};
        for (const Face& face : partition.faces) {
            if (is_russian(face.control)) {
                russian[face.region] += face.area(AreaMethod::authalic).km2();
            }
        }
        CHECK(russian[17] == doctest::Approx(area_of(rectangle(32, 46.5, 33, 47)).km2()));
        CHECK(russian[25] == doctest::Approx(area_of(rectangle(31.5, 47, 32, 47.5)).km2()));
        CHECK(partition.statistics.control_outside_ukraine.km2() ==
              doctest::Approx(area_of(rectangle(33, 46.5, 34, 47.5)).km2()));
    }

    TEST_CASE("the first control area that covers a place wins") {
        const ControlArea old{ControlClass::russian_pre_2022, {rectangle(30, 45, 31, 46)}, "old"};
        const ControlArea wide{ControlClass::russian, {rectangle(29, 45, 32, 46)}, "wide"};
        const Partition old_first =
            cut(chessboard(), snapshot({old, wide}), region_table(), {}, Reconcile::off);
        CHECK(control_at(old_first, {30.5, 45.5}) == ControlClass::russian_pre_2022);
        CHECK(control_at(old_first, {29.5, 45.5}) == ControlClass::russian);
        const Partition wide_first =
            cut(chessboard(), snapshot({wide, old}), region_table(), {}, Reconcile::off);
        CHECK(control_at(wide_first, {30.5, 45.5}) == ControlClass::russian);
    }

    TEST_CASE("zones cut faces and label them without changing who holds them") {
        Zone zone;
        zone.id = "box";
        zone.polygons = {rectangle(24.5, 45.5, 25.5, 46.5)};
        const Partition partition = cut(chessboard(), snapshot({}), region_table(), {zone});
        double inside = 0;
        for (const Face& face : partition.faces) {
            if (!face.zones.empty()) {
                inside += face.area(AreaMethod::authalic).km2();
            }
        }
        CHECK(inside == doctest::Approx(area_of(zone.polygons).km2()));
        CHECK(partition.faces.size() == 27 + 4);
    }

    TEST_CASE("overlapping regions are refused with both names, the area and the place") {
        BoundarySet boundaries = chessboard();
        boundaries.regions[0] = {rectangle(24, 45, 25.2, 46)};
        CHECK_THROWS_WITH_AS(cut(boundaries, snapshot({}), region_table(), {}),
                             doctest::Contains("overlap by"), GeometryError);
        CHECK_THROWS_WITH_AS(cut(boundaries, snapshot({}), region_table(), {}),
                             doctest::Contains(region_table()[0].name_en.c_str()), GeometryError);
    }

    TEST_CASE("regions of two sources that do not meet are refused with the names of both") {
        const auto refused = [](const Polygon& first) {
            BoundarySet boundaries = chessboard();
            boundaries.files = {{"boundaries", "own.geojson", "", "Own map", "", "", ""},
                                {"boundaries", "rest.geojson", "", "Natural Earth", "", "", ""}};
            boundaries.regions[10] = {first}; // surrounded by others
            try {
                (void)cut(boundaries, snapshot({}), region_table(), {});
            } catch (const GeometryError& error) {
                return std::string(error.what());
            }
            return std::string("not refused");
        };
        const Polygon whole = chessboard().regions[10].at(0);
        const LonLat corner = whole.exterior[0];
        for (const double width : {0.8, 1.2}) {
            const std::string refusal =
                refused(rectangle(corner.lon, corner.lat, corner.lon + width, corner.lat + 1));
            CHECK(refusal.find("where the borders of Natural Earth and Own map do not meet, take "
                               "all regions from one of them") != std::string::npos);
        }
    }

    TEST_CASE("land that regions enclose without claiming it is refused with its size and place") {
        BoundarySet boundaries = chessboard();
        boundaries.regions[13] = {rectangle(28, 46, 28.5, 47)};
        CHECK_THROWS_WITH_AS(
            cut(boundaries, snapshot({}), region_table(), {}),
            doctest::Contains("at 28.7500 E 46.5000 N, 28530.3 m wide in the mean, "
                              "where up to 70 m and 20 km² are mended, enclosed "
                              "by regions"),
            GeometryError);
        // Open to the outside it is a bay, not a hole, even where control polygons lie over it.
        boundaries = chessboard();
        boundaries.regions[8] = {rectangle(32, 45, 32.5, 46)};
        const auto control = snapshot({{ControlClass::russian, {rectangle(32, 44, 34, 46)}, ""}});
        CHECK_NOTHROW(cut(boundaries, control, region_table(), {}));
    }

    TEST_CASE("borders rounded differently on their two sides are seams, given to a neighbour") {
        BoundarySet boundaries = chessboard();
        // A hair of a gap, and a hair of an overlap: 2e-8 degrees are about 2 mm.
        boundaries.regions[10] = {rectangle(25, 46, 26 - 2e-8, 47)};
        boundaries.regions[14] = {rectangle(29 - 2e-8, 46, 30, 47)};
        const Partition partition = cut(boundaries, snapshot({}), region_table(), {});
        CHECK(partition.statistics.seam_faces == 2);
        CHECK(partition.statistics.seam_area.value ==
              doctest::Approx(2 * 2e-8 * 111e3 * 76.6e3).epsilon(0.1));
    }

    TEST_CASE("conservation notices a face that is missing") {
        const BoundarySet boundaries = chessboard();
        Partition partition = cut(boundaries, snapshot({}), region_table(), {});
        partition.faces.pop_back();
        CHECK_THROWS_WITH_AS(check_conservation(partition, boundaries, region_table()),
                             doctest::Contains("not conserved"), GeometryError);
    }

    TEST_CASE("a narrow strip by the border belongs to the side it touches") {
        const Partition partition =
            cut(chessboard(), nearly_to_the_border(0.02), region_table(), {});
        CHECK(control_at(partition, in_the_strip) == ControlClass::russian);
        REQUIRE(partition.slivers.size() == 1);
        CHECK(partition.slivers[0].area.km2() ==
              doctest::Approx(area_of(rectangle(32.98, 45, 33, 48), AreaMethod::geodesic).km2()));
        CHECK(partition.slivers[0].mean_width.km() == doctest::Approx(1.5).epsilon(0.03));
    }

    TEST_CASE("reconciliation can be switched off, and the drawn class is kept either way") {
        for (const Reconcile reconcile : {Reconcile::off, Reconcile::on}) {
            const Partition partition =
                cut(chessboard(), nearly_to_the_border(0.02), region_table(), {}, reconcile);
            for (const Face& face : partition.faces) {
                const bool strip = PolygonLocator({face.polygon}).contains(in_the_strip);
                if (strip) {
                    CHECK(face.drawn == ControlClass::ukrainian);
                    CHECK(face.reconciled == ControlClass::russian);
                    CHECK((face.control == ControlClass::russian) == (reconcile == Reconcile::on));
                }
            }
        }
    }

    TEST_CASE("a strip is left alone where it is wide, deep, or does not touch Russian-held land") {
        // 0.1 degrees of longitude are 7.5 km here: too wide and too deep.
        CHECK(cut(chessboard(), nearly_to_the_border(0.1), region_table(), {}).slivers.empty());
        // Nothing Russian-held near: an island of Ukraine by itself.
        BoundarySet boundaries = chessboard();
        boundaries.regions[26].push_back(rectangle(33.5, 47.5, 33.51, 47.51));
        const Partition island = cut(boundaries, nearly_to_the_border(0.1), region_table(), {});
        CHECK(control_at(island, {33.505, 47.505}) == ControlClass::ukrainian);
    }

    TEST_CASE("a pocket that Russian-held land encloses stays free") {
        ControlArea ring{ControlClass::russian, {rectangle(30.1, 46.1, 33, 47.9)}, ""};
        ring.polygons[0].holes.push_back(rectangle(32.9, 47, 32.95, 47.05).exterior);
        const Partition partition = cut(chessboard(), snapshot({ring}), region_table(), {});
        CHECK(control_at(partition, {32.92, 47.02}) == ControlClass::ukrainian);
    }

    TEST_CASE("a strip that the publisher mostly draws as contested stays contested") {
        const ControlArea strip{ControlClass::contested, {rectangle(32.98, 45, 33, 46.8)}, ""};
        ControlSnapshot control = nearly_to_the_border(0.02);
        control.areas.push_back(strip);
        CHECK(cut(chessboard(), control, region_table(), {}).slivers.empty());
    }

    TEST_CASE("a strip takes the class of the neighbour with the longer border") {
        ControlSnapshot control =
            snapshot({{ControlClass::russian_pre_2022, {rectangle(30, 45, 32.98, 46.7)}, ""},
                      {ControlClass::russian, {rectangle(30, 46.7, 32.98, 48)}, ""}});
        const Partition partition = cut(chessboard(), control, region_table(), {});
        REQUIRE(partition.slivers.size() == 1);
        CHECK(partition.slivers[0].becomes == ControlClass::russian_pre_2022);
    }

    TEST_CASE(
        "the line of contact runs where the two sides meet, not along the border of Ukraine") {
        const auto control = snapshot({{ControlClass::russian, {rectangle(30, 44, 34, 49)}, ""}});
        const Partition partition = cut(chessboard(), control, region_table(), {});
        double length = 0;
        for (const LineString& line : line_of_contact(partition)) {
            for (const LonLat p : line) {
                CHECK(p.lon == doctest::Approx(30));
            }
            length += std::abs(line.back().lat - line.front().lat);
        }
        CHECK(length == doctest::Approx(3));
    }

} // TEST_SUITE
