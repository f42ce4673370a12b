// SPDX-License-Identifier: MIT
#include "geometry/area.hpp"

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/PolygonArea.hpp>
#include <doctest/doctest.h>

#include <cmath>
#include <random>

using namespace demarc;

namespace {

/// Karney's area of the ring with every edge cut into `pieces` straight in longitude and latitude:
/// tends to the area with straight edges as the pieces get short.
double densified_geodesic_area(const Ring& ring, int pieces) {
    GeographicLib::PolygonArea polygon(GeographicLib::Geodesic::WGS84());
    for (std::size_t i = 1; i < ring.size(); ++i) {
        for (int k = 0; k < pieces; ++k) {
            const double t = static_cast<double>(k) / pieces;
            polygon.AddPoint(ring[i - 1].lat + t * (ring[i].lat - ring[i - 1].lat),
                             ring[i - 1].lon + t * (ring[i].lon - ring[i - 1].lon));
        }
    }
    double perimeter = 0;
    double area = 0;
    polygon.Compute(false, true, perimeter, area);
    return std::abs(area);
}

/// A star-shaped ring about the middle of Ukraine.
Ring star(std::mt19937& random, int corners, double radius) {
    std::uniform_real_distribution<double> part(0.3, 1.0);
    std::uniform_real_distribution<double> lon(24, 38);
    std::uniform_real_distribution<double> lat(45, 51);
    const LonLat middle{lon(random), lat(random)};
    Ring ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * M_PI * i / corners;
        const double length = radius * part(random);
        ring.push_back(
            {middle.lon + length * std::cos(angle), middle.lat + length * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return ring;
}

const Ring box_5_degrees{{30, 45}, {35, 45}, {35, 50}, {30, 50}, {30, 45}};

} // namespace

TEST_SUITE("geometry") {

    TEST_CASE("the authalic area is what GeographicLib's tends to as edges are densified") {
        std::mt19937 random(20251124);
        for (const double radius : {2.0, 0.2, 0.02}) {
            for (int i = 0; i < 5; ++i) {
                const Ring ring = star(random, 12, radius);
                // The error of densifying falls with the square of the piece: two steps tell the
                // limit.
                const double coarse = densified_geodesic_area(ring, 500);
                const double fine = densified_geodesic_area(ring, 1000);
                const double limit = fine + (fine - coarse) / 3;
                CHECK(area_of(ring).value == doctest::Approx(limit).epsilon(1e-9));
            }
        }
    }

    TEST_CASE("the geodesic area is GeographicLib's") {
        std::mt19937 random(1);
        for (int i = 0; i < 20; ++i) {
            const Ring ring = star(random, 9, 1.5);
            CHECK(area_of(ring, AreaMethod::geodesic).value ==
                  doctest::Approx(densified_geodesic_area(ring, 1)).epsilon(1e-13));
        }
    }

    TEST_CASE(
        "a geodesic area is the same again, from the other end and with what is known forgotten") {
        std::mt19937 random(2);
        const Ring ring = star(random, 9, 1.5);
        const double area = area_of(ring, AreaMethod::geodesic).value;
        for (int i = 0; i < 20'000; ++i) {
            (void)area_of(star(random, 9, 1.5), AreaMethod::geodesic);
        }
        CHECK(area_of(ring, AreaMethod::geodesic).value == area);
        CHECK(area_of(Ring(ring.rbegin(), ring.rend()), AreaMethod::geodesic).value == area);
    }

    TEST_CASE("a four-cornered box of five degrees tells the methods apart") {
        // GeographicLib's Planimeter 2.1: -R (rhumb lines, here parallels and meridians, which are
        // straight in longitude and latitude) and geodesic edges. The plane's edges bulge
        // otherwise.
        CHECK(area_of(box_5_degrees).value == doctest::Approx(209350032789.0).epsilon(1e-11));
        CHECK(area_of(box_5_degrees, AreaMethod::geodesic).value ==
              doctest::Approx(209266628902.2).epsilon(1e-11));
        CHECK(area_of(box_5_degrees, AreaMethod::planar).km2() ==
              doctest::Approx(209121.0).epsilon(1e-5));
    }

    TEST_CASE("the whole ellipsoid has the area that PROJ and GeographicLib give it") {
        const Ring world{{-180, -90}, {180, -90}, {180, 90}, {-180, 90}, {-180, -90}};
        CHECK(area_of(world).value ==
              doctest::Approx(GeographicLib::Geodesic::WGS84().EllipsoidArea()).epsilon(1e-14));
    }

    TEST_CASE("cutting an edge anywhere leaves the authalic area unchanged") {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> part(0, 1);
        for (int i = 0; i < 50; ++i) {
            const Ring ring = star(random, 8, 1);
            Ring cut;
            for (std::size_t k = 1; k < ring.size(); ++k) {
                const double t = part(random);
                cut.push_back(ring[k - 1]);
                cut.push_back({ring[k - 1].lon + t * (ring[k].lon - ring[k - 1].lon),
                               ring[k - 1].lat + t * (ring[k].lat - ring[k - 1].lat)});
            }
            cut.push_back(cut.front());
            CHECK(area_of(cut).value == doctest::Approx(area_of(ring).value).epsilon(1e-13));
        }
    }

    TEST_CASE("direction and start vertex of a ring do not matter, holes are taken off") {
        Ring reversed(box_5_degrees.rbegin(), box_5_degrees.rend());
        Ring rotated{{35, 50}, {30, 50}, {30, 45}, {35, 45}, {35, 50}};
        for (const AreaMethod method : all_area_methods) {
            const double area = area_of(box_5_degrees, method).value;
            CHECK(area_of(reversed, method).value == doctest::Approx(area).epsilon(1e-14));
            CHECK(area_of(rotated, method).value == doctest::Approx(area).epsilon(1e-14));
            const Ring hole{{31, 46}, {32, 46}, {32, 47}, {31, 46}};
            CHECK(area_of(Polygon{box_5_degrees, {hole}}, method).value ==
                  doctest::Approx(area - area_of(hole, method).value).epsilon(1e-13));
        }
    }

    TEST_CASE("an edge along a meridian or a parallel loses no digits") {
        const Ring thin{{30, 47}, {30 + 1e-9, 47}, {30 + 1e-9, 48}, {30, 48}, {30, 47}};
        CHECK(area_of(thin).value ==
              doctest::Approx(1e-9 *
                              area_of(Ring{{30, 47}, {31, 47}, {31, 48}, {30, 48}, {30, 47}}).value)
                  .epsilon(1e-6));
    }

} // TEST_SUITE
