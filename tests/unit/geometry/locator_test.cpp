// SPDX-License-Identifier: MIT
#include "geometry/locator.hpp"

#include <doctest/doctest.h>

using namespace demarc;

TEST_CASE("a locator of long edges side by side keeps to a few entries an edge") {
    constexpr int teeth = 150'000; // 150,000 heights of the box: more entries than 32 bits count
    Ring ring;
    for (int i = 0; i < teeth; ++i) {
        ring.push_back({36 + 1.5 * i / teeth, i % 2 == 0 ? 47.5 : 48.0});
    }
    ring.insert(ring.end(), {{38, 47.4}, {36, 47.4}, {36, 47.5}});
    const PolygonLocator locator({Polygon{ring, {}}});
    CHECK(locator.contains({37, 47.45}));
    CHECK_FALSE(locator.contains({37, 48.1}));
    CHECK_FALSE(locator.contains({35.9, 47.45}));
}
