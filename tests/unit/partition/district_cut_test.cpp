// SPDX-License-Identifier: MIT
#include "geometry/area.hpp"
#include "partition/district_cut.hpp"
#include "support/error.hpp"
#include "support/made_up_districts.hpp"
#include "support/worlds.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// The chessboard, of whose first square, 24 to 25 E and 45 to 46 N, Russia holds what is east of
/// 24.95 E.
const Partition& world() {
    static const Partition partition =
        cut(chessboard(), snapshot({{ControlClass::russian, {rectangle(24.95, 45, 25, 46)}, ""}}),
            region_table(), {}, Reconcile::off);
    return partition;
}

DistrictCut cut_by(std::vector<District> all) {
    return cut_districts(districts(std::move(all)), FaceLocator(world()), region_table(), 2);
}

std::string complaint(std::vector<District> all) {
    try {
        (void)cut_by(std::move(all));
        return "accepted";
    } catch (const Error& error) {
        return error.what();
    }
}

/// By district, as shares say.
std::vector<double> km2(const DistrictCut& cut) {
    std::vector<double> areas(cut.districts.size());
    for (FaceIndex piece = 0; piece < cut.shares.size(); ++piece) {
        for (const DistrictShare& share : cut.shares[piece]) {
            areas[share.district] +=
                cut.pieces.faces[piece].area(AreaMethod::authalic).km2() * share.share;
        }
    }
    return areas;
}

double km2(const Polygon& polygon) {
    return area_of(polygon).km2();
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::size_t times(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

} // namespace

TEST_SUITE("district") {

    TEST_CASE("districts that fill their region have what they draw, other regions count as one") {
        const Polygon west = rectangle(24, 45, 24.3, 46);
        const Polygon east = rectangle(24.3, 45, 25, 46);
        const DistrictCut cut = cut_by({district("1", 0, {west}), district("2", 0, {east})});
        REQUIRE(cut.districts.size() == 2 + 26);
        CHECK_FALSE(cut.districts[0].is_whole_region);
        CHECK(cut.districts[2].is_whole_region);
        CHECK(cut.districts[2].id == region_table()[1].code.text());
        CHECK(km2(cut)[0] == doctest::Approx(km2(west)).epsilon(1e-9));
        CHECK(km2(cut)[1] == doctest::Approx(km2(east)).epsilon(1e-9));
        CHECK(km2(cut)[2] == doctest::Approx(km2(square_of(1))).epsilon(1e-9));
        CHECK(cut.fit[0].districts == 2);
        CHECK(cut.fit[0].filled.km2() == doctest::Approx(0).epsilon(1e-6));
        CHECK(cut.fit[0].cut_off.km2() < 1e-6);
        CHECK(cut.fit[1].districts == 0);
    }

    TEST_CASE("land that no district covers goes to those beside it by their common border") {
        // North and south have 0.25 and 0.75 of the border of what is left in the east, a part of
        // which only another holder's land is beside.
        const DistrictCut cut = cut_by({district("1", 0, {rectangle(24, 45, 24.9, 45.75)}),
                                        district("2", 0, {rectangle(24, 45.75, 24.9, 46)})});
        const double left = km2(rectangle(24.9, 45, 25, 46));
        CHECK(cut.fit[0].filled.km2() == doctest::Approx(left).epsilon(1e-9));
        CHECK(km2(cut)[0] ==
              doctest::Approx(km2(rectangle(24, 45, 24.9, 45.75)) + 0.75 * left).epsilon(1e-9));
        CHECK(km2(cut)[1] ==
              doctest::Approx(km2(rectangle(24, 45.75, 24.9, 46)) + 0.25 * left).epsilon(1e-9));
    }

    TEST_CASE("what a district has is the same wherever the front line runs") {
        const std::vector<District> both{district("1", 0, {rectangle(24, 45, 24.9, 45.75)}),
                                         district("2", 0, {rectangle(24, 45.75, 24.9, 46)})};
        const std::vector<double> everywhere = km2(cut_by(both));
        for (const double lat : {45.1, 45.5, 45.75, 45.9}) {
            CAPTURE(lat);
            const Partition other =
                demarc::cut(chessboard(),
                            snapshot({{ControlClass::russian, {rectangle(24.5, lat, 25, 46)}, ""}}),
                            region_table(), {}, Reconcile::off);
            const std::vector<double> found =
                km2(cut_districts(districts(both), FaceLocator(other), region_table(), 1));
            REQUIRE(found.size() == everywhere.size());
            CHECK(found[0] == doctest::Approx(everywhere[0]).epsilon(1e-9));
            CHECK(found[1] == doctest::Approx(everywhere[1]).epsilon(1e-9));
        }
    }

    TEST_CASE("what a district has beyond its region is cut off") {
        const DistrictCut cut = cut_by({district("1", 0, {rectangle(23.5, 45, 25.1, 46)})});
        CHECK(km2(cut)[0] == doctest::Approx(km2(square_of(0))).epsilon(1e-9));
        CHECK(cut.fit[0].cut_off.km2() ==
              doctest::Approx(km2(rectangle(23.5, 45, 25.1, 46)) - km2(square_of(0))));
    }

    TEST_CASE("a district without a region belongs to the one it lies in") {
        const DistrictCut cut =
            cut_by({district("1", std::nullopt, {rectangle(24, 45, 24.5, 46)}),
                    district("2", std::nullopt, {rectangle(25.01, 45.01, 25.99, 45.99)})});
        CHECK(cut.districts[0].region == 0);
        CHECK(cut.districts[1].region == 1);
    }

    TEST_CASE("districts that overlap are refused, slivers go to the first") {
        const std::string text = complaint({district("1", 0, {rectangle(24, 45, 24.6, 46)}),
                                            district("2", 0, {rectangle(24.5, 45, 25, 46)})});
        CHECK(has(text, "record 1 (District 1) and made-up.geojson, record 2 (District 2) overlap "
                        "by "));
        CHECK(has(text, "choose one with a [filter]"));
        const DistrictCut cut = cut_by({district("1", 0, {rectangle(24, 45, 24.5002, 46)}),
                                        district("2", 0, {rectangle(24.5, 45, 25, 46)})});
        CHECK(cut.fit[0].twice.km2() ==
              doctest::Approx(km2(rectangle(24.5, 45, 24.5002, 46))).epsilon(1e-6));
        CHECK(km2(cut)[0] == doctest::Approx(km2(rectangle(24, 45, 24.5002, 46))).epsilon(1e-9));
    }

    TEST_CASE("a district that lies elsewhere is refused, all of them at once") {
        const std::string text = complaint({district("1", 0, {rectangle(40, 50, 41, 51)}),
                                            district("2", 0, {rectangle(26, 45, 27, 46)})});
        CHECK(has(text, "record 1 (District 1): lies outside every region of the boundaries"));
        CHECK(has(text, "record 2 (District 2): attribute code '2' says that it is in " +
                            region_table()[0].name_en + ", but it lies in " +
                            region_table()[2].name_en));
    }

    TEST_CASE("one in twenty may lie elsewhere, and has no land") {
        std::vector<District> all{district("00", 0, {rectangle(26.1, 45.1, 26.2, 45.2)})};
        for (int i = 1; i < 20; ++i) {
            const double west = 24 + 0.05 * (i - 1);
            all.push_back(
                district(std::to_string(10 + i), 0, {rectangle(west, 45, west + 0.05, 46)}));
        }
        const DistrictCut cut = cut_by(all);
        CHECK(km2(cut)[0] == 0);
        CHECK(km2(cut)[1] > 0);
        all.pop_back();
        CHECK(has(complaint(all), "record 00 (District 00): attribute code '00' says that"));
    }

    TEST_CASE("two districts of the same polygon are refused as an overlap") {
        CHECK(has(complaint({district("1", 0, {square_of(0)}), district("2", 0, {square_of(0)})}),
                  "overlap by "));
    }

    TEST_CASE("an overlap that the front line cuts is one overlap, and refused once") {
        // Twins of 5.3 km², halved by the line at 24.95 E.
        const Polygon twin = rectangle(24.935, 45.49, 24.965, 45.5105);
        REQUIRE(km2(twin) == doctest::Approx(5.3).epsilon(0.02));
        CHECK(times(complaint({district("1", 0, {twin}), district("2", 0, {twin})}),
                    "overlap by ") == 1);
        // 6.1 km² in common of much larger ones, of which each half would be put up with.
        const Polygon west = rectangle(24, 45.49, 24.965, 45.51);
        const Polygon east = rectangle(24.93, 45.49, 25, 45.51);
        const Polygon common = rectangle(24.93, 45.49, 24.965, 45.51);
        REQUIRE(km2(common) > 5);
        const std::string text = complaint({district("1", 0, {west}), district("2", 0, {east})});
        CHECK(times(text, "overlap by ") == 1);
        CHECK(has(text, fmt::format("overlap by {:.3f} km²", km2(common))));
        CHECK(has(text, "at 24.9400 E")); // in the larger part, west of the line
    }

    TEST_CASE("of three districts on the same land every pair is named") {
        const Polygon same = rectangle(24.2, 45.2, 24.4, 45.4);
        const std::string text = complaint(
            {district("1", 0, {same}), district("2", 0, {same}), district("3", 0, {same})});
        CHECK(times(text, "overlap by ") == 3);
        CHECK(has(text, "(District 1) and made-up.geojson, record 3 (District 3) overlap by "));
        CHECK(has(text, "(District 2) and made-up.geojson, record 3 (District 3) overlap by "));
    }

    TEST_CASE("pieces are the same whatever the order of records, start of rings and threads") {
        const District one = district("1", 0, {rectangle(24, 45, 24.61, 46)});
        const District two = district("2", 0, {rectangle(24.61, 45, 24.98, 46)});
        const District three = district("3", 1, {rectangle(25, 45, 25.5, 46)});
        const DistrictCut cut = cut_by({one, two, three});
        const DistrictCut other =
            cut_districts(districts({one, two, three}), FaceLocator(world()), region_table(), 7);
        CHECK(km2(cut) == km2(other));
        CHECK(cut.face_of == other.face_of);
    }
}
