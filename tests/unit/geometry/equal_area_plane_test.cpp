// SPDX-License-Identifier: MIT
#include "geometry/equal_area_plane.hpp"
#include "support/error.hpp"

#include <doctest/doctest.h>
#include <proj.h>

#include <cmath>
#include <numbers>
#include <random>

using namespace demarc;

namespace {

/// The same plane as PROJ computes it.
class ProjsPlane {
public:
    ProjsPlane()
        : context_(proj_context_create()),
          plane_(proj_create(context_, EqualAreaPlane::definition)) {}
    ~ProjsPlane() {
        proj_destroy(plane_);
        proj_context_destroy(context_);
    }
    ProjsPlane(const ProjsPlane&) = delete;
    ProjsPlane& operator=(const ProjsPlane&) = delete;

    [[nodiscard]] PlanePoint forward(LonLat p) const {
        constexpr double degree = std::numbers::pi / 180;
        const PJ_COORD there =
            proj_trans(plane_, PJ_FWD, proj_coord(p.lon * degree, p.lat * degree, 0, 0));
        return {there.xy.x, there.xy.y};
    }

private:
    PJ_CONTEXT* context_;
    PJ* plane_;
};

} // namespace

TEST_SUITE("geometry") {

    TEST_CASE("the equal-area plane is PROJ's to 20 nm over Ukraine, and to a micrometre far off") {
        const ProjsPlane proj;
        std::mt19937 random(7);
        const auto farthest = [&](double west, double east, double south, double north) {
            std::uniform_real_distribution<double> lon(west, east);
            std::uniform_real_distribution<double> lat(south, north);
            double off = 0;
            for (int i = 0; i < 20'000; ++i) {
                const LonLat p{lon(random), lat(random)};
                const PlanePoint ours = EqualAreaPlane::forward(p);
                const PlanePoint theirs = proj.forward(p);
                off = std::max(off, std::hypot(ours.x - theirs.x, ours.y - theirs.y));
            }
            return off;
        };
        CHECK(farthest(22, 41, 43.5, 52.5) < 2e-8);
        CHECK(farthest(-60, 120, -60, 85) < 1e-6);
    }

    TEST_CASE("the equal-area plane leads there and back to the last digits") {
        std::mt19937 random(8);
        std::uniform_real_distribution<double> lon(-20, 90);
        std::uniform_real_distribution<double> lat(5, 85);
        for (int i = 0; i < 20'000; ++i) {
            const LonLat p{lon(random), lat(random)};
            const LonLat back = EqualAreaPlane::inverse(EqualAreaPlane::forward(p));
            CHECK(std::abs(back.lon - p.lon) < 1e-12);
            CHECK(std::abs(back.lat - p.lat) < 1e-12);
        }
    }

    TEST_CASE("the middle of the equal-area plane is its origin, with the scale 1 either way") {
        const LonLat middle = EqualAreaPlane::inverse({0, 0});
        CHECK(middle == LonLat{31.5, 48.5});
        const PlanePoint origin = EqualAreaPlane::forward(middle);
        CHECK(std::abs(origin.x) < 1e-9);
        CHECK(std::abs(origin.y) < 1e-8);
    }

    TEST_CASE("what the equal-area plane does not show is an error") {
        CHECK_THROWS_AS((void)EqualAreaPlane::forward({31.5 - 180, -48.5}), GeometryError);
        CHECK_THROWS_AS((void)EqualAreaPlane::inverse({1.3e7, 0}), GeometryError);
        CHECK_THROWS_AS((void)EqualAreaPlane::inverse({std::nan(""), 0}), GeometryError);
        // A pole has a place, and one latitude.
        CHECK(EqualAreaPlane::inverse(EqualAreaPlane::forward({31.5, 90})).lat ==
              doctest::Approx(90).epsilon(1e-9));
    }

} // TEST_SUITE
