// SPDX-License-Identifier: MIT
#include "geometry/geos.hpp"
#include "partition/partition.hpp"
#include "support/worlds.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

using namespace demarc;

namespace {

/// Overlapping polygons of all classes, with shared corners and edges now and then.
ControlSnapshot random_control(std::mt19937& random) {
    std::uniform_real_distribution<double> lon(24, 33);
    std::uniform_real_distribution<double> lat(45, 48);
    std::uniform_int_distribution<int> corners(3, 40);
    std::vector<ControlArea> areas;
    for (int i = 0; i < 4; ++i) {
        const auto control = all_control_classes[static_cast<std::size_t>(i)];
        areas.push_back(
            {control,
             {testing::random_star(random, {lon(random), lat(random)}, 2, corners(random))},
             ""});
    }
    // One that runs along region borders, so that edges coincide.
    areas.push_back({ControlClass::russian, {testing::rectangle(26, 45, 28.5, 47)}, "on borders"});
    return testing::snapshot(std::move(areas));
}

/// The same polygons, every ring turned round and started elsewhere.
ControlSnapshot turned(ControlSnapshot control, std::mt19937& random) {
    for (ControlArea& area : control.areas) {
        for (Polygon& polygon : area.polygons) {
            Ring& ring = polygon.exterior;
            ring.pop_back();
            std::reverse(ring.begin(), ring.end());
            const auto start = static_cast<std::ptrdiff_t>(random() % ring.size());
            std::rotate(ring.begin(), ring.begin() + start, ring.end());
            ring.push_back(ring.front());
        }
    }
    return control;
}

bool same(const Partition& a, const Partition& b) {
    return std::equal(a.faces.begin(), a.faces.end(), b.faces.begin(), b.faces.end(),
                      [](const Face& x, const Face& y) {
                          return x.polygon.exterior == y.polygon.exterior &&
                                 x.polygon.holes == y.polygon.holes && x.region == y.region &&
                                 x.drawn == y.drawn && x.control == y.control;
                      });
}

} // namespace

TEST_SUITE("property") {

    TEST_CASE("faces add up to their regions and to what GEOS says of every class") {
        std::mt19937 random(11);
        for (int round = 0; round < 40; ++round) {
            const BoundarySet boundaries = testing::chessboard();
            const ControlSnapshot control = random_control(random);
            const Partition partition =
                cut(boundaries, control, testing::region_table(), {}, Reconcile::off);
            std::vector<double> sums(27);
            std::vector<double> first(27);
            for (const Face& face : partition.faces) {
                sums[face.region] += face.area(AreaMethod::authalic).value;
                if (face.control_area == 0) {
                    first[face.region] += face.area(AreaMethod::authalic).value;
                }
            }
            const geos::Geometry area0 = geos::from(control.areas[0].polygons);
            for (RegionIndex region = 0; region < 27; ++region) {
                const double whole = area_of(boundaries.regions[region]).value;
                CHECK(sums[region] == doctest::Approx(whole).epsilon(1e-9));
                const geos::Geometry square = geos::from(boundaries.regions[region]);
                const geos::Geometry common = geos::owned(
                    GEOSIntersection_r(geos::context().handle(), square.get(), area0.get()),
                    "intersecting");
                // Rounding to the grid moves edges by less than 0.1 mm: some square metres at most.
                const double expected = area_of(geos::polygons_of(common.get())).value;
                CHECK(std::abs(first[region] - expected) < 20);
            }
        }
    }

    TEST_CASE("neither ring direction nor start vertex nor order of features matters") {
        std::mt19937 random(12);
        for (int round = 0; round < 20; ++round) {
            const BoundarySet boundaries = testing::chessboard();
            const ControlSnapshot control = random_control(random);
            const Partition straight = cut(boundaries, control, testing::region_table(), {});
            CHECK(same(straight,
                       cut(boundaries, turned(control, random), testing::region_table(), {})));

            ControlSnapshot shuffled =
                control; // within one class: order between classes is precedence
            std::rotate(shuffled.areas.begin() + 4, shuffled.areas.begin() + 4,
                        shuffled.areas.end());
            MultiPolygon parts{testing::rectangle(24.1, 45.1, 24.2, 45.2),
                               testing::rectangle(25.1, 45.1, 25.2, 45.2)};
            shuffled.areas.push_back({ControlClass::russian, parts, ""});
            const Partition one_way = cut(boundaries, shuffled, testing::region_table(), {});
            std::reverse(shuffled.areas.back().polygons.begin(),
                         shuffled.areas.back().polygons.end());
            CHECK(same(one_way, cut(boundaries, shuffled, testing::region_table(), {})));
        }
    }

    TEST_CASE("faces overlap nowhere: a random place lies in exactly one") {
        std::mt19937 random(13);
        std::uniform_real_distribution<double> lon(24, 33);
        std::uniform_real_distribution<double> lat(45, 48);
        const Partition partition =
            cut(testing::chessboard(), random_control(random), testing::region_table(), {});
        std::vector<geos::Geometry> faces;
        for (const Face& face : partition.faces) {
            faces.push_back(geos::from(face.polygon));
        }
        for (int i = 0; i < 300; ++i) {
            const geos::Geometry place = geos::point({lon(random), lat(random)});
            const auto holding = std::count_if(faces.begin(), faces.end(), [&](const auto& face) {
                return GEOSContains_r(geos::context().handle(), face.get(), place.get()) == 1;
            });
            CHECK(holding == 1);
        }
    }

    TEST_CASE("every arc lies between the faces it names") {
        std::mt19937 random(14);
        const Partition partition =
            cut(testing::chessboard(), random_control(random), testing::region_table(), {});
        std::vector<double> around(partition.faces.size());
        for (const Arc& arc : partition.arcs) {
            double under = 0;
            for (std::size_t i = 1; i < arc.line.size(); ++i) {
                under += authalic_area_under_edge(arc.line[i - 1], arc.line[i]);
            }
            // Counter-clockwise round the face on the left, clockwise round the one on the right.
            if (arc.left) {
                around[*arc.left] -= under;
            }
            if (arc.right) {
                around[*arc.right] += under;
            }
        }
        for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
            CHECK(
                around[i] ==
                doctest::Approx(partition.faces[i].area(AreaMethod::authalic).value).epsilon(1e-6));
        }
    }

} // TEST_SUITE
