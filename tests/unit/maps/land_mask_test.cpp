// SPDX-License-Identifier: MIT
#include "maps/land_mask.hpp"
#include "maps/shapes.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

using namespace demarc;

TEST_CASE("a mask of land says what its outline says, but for a cell along the edge") {
    const auto star = [](double size) {
        SheetLine ring;
        for (int i = 0; i <= 20; ++i) {
            const double radius = i % 2 == 0 ? size : size * 0.6;
            const double angle = (i % 20) * std::numbers::pi / 10;
            ring.push_back({100 + radius * std::cos(angle), 80 + radius * std::sin(angle)});
        }
        return ring;
    };
    const std::vector<SheetLine> land{star(90), star(30)}; // with a lake
    const SheetBox area{20, 10, 150, 120};                 // less than all of it
    const LandMask mask(land, area);
    int asked = 0;
    for (double y = 0; y < 170; y += 1.7) {
        for (double x = 0; x < 210; x += 1.3) {
            const bool inside = enclose(land, {x, y});
            bool on_edge = false;
            for (const double dx : {-1.6, 0.0, 1.6}) {
                for (const double dy : {-1.6, 0.0, 1.6}) {
                    on_edge = on_edge || enclose(land, {x + dx, y + dy}) != inside;
                }
            }
            if (!on_edge && area.grown(-2).contains({x, y})) {
                CHECK(mask.contains({x, y}) == inside);
                ++asked;
            }
        }
    }
    CHECK(asked > 4000);
    CHECK(enclose(land, {185, 80}));
    CHECK(!mask.contains({185, 80}));
    CHECK(!mask.contains({-1e9, 50}));
    CHECK(!mask.contains({1e9, 50}));
}
