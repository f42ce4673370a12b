// SPDX-License-Identifier: MIT
#include "maps/land.hpp"
#include "maps/plane_line.hpp"
#include "maps/shapes.hpp"
#include "maps/sheet_lines.hpp"
#include "unit/maps/map_studies.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

using namespace demarc;
using demarc::testing::chessboard_study;
using demarc::testing::embedded_study;

namespace {

const SheetBox sheet{0, 0, 1000, 700};

double km2_on(const Frame& frame, const std::vector<SheetLine>& rings) {
    return enclosed_area(rings) / std::pow(frame.pixels_per_metre() * 1000, 2);
}

SheetLine square(double x, double y, double size) {
    return {{x, y}, {x, y + size}, {x + size, y + size}, {x + size, y}, {x, y}};
}

} // namespace

TEST_CASE("rings stitched from arcs cover what the faces of a class cover") {
    const Study squares = chessboard_study();
    for (const Study* study : {&squares, &embedded_study()}) {
        const PlaneArcs land(study->partition);
        const Frame frame(land, sheet);
        const std::vector<SheetArc> arcs = sheet_arcs(land, frame, 0);
        for (const Scenario& scenario : study->scenarios) {
            double sum = 0;
            for (const LandShape& shape : fill_shapes(*study, scenario, arcs)) {
                CAPTURE(scenario.plan.id);
                CAPTURE(shape.name);
                // Edges straight in degrees bend a little in the plane: up to a degree long here.
                CHECK(km2_on(frame, shape.rings) ==
                      doctest::Approx(shape.area.km2()).epsilon(2e-3));
                sum += enclosed_area(shape.rings);
            }
            // Between the classes nothing is lost and nothing is counted twice.
            const double whole = enclosed_area(outline(arcs, [](FaceIndex) { return true; }));
            CHECK(sum == doctest::Approx(whole).epsilon(1e-12));
        }
    }
}

TEST_CASE("thinned neighbours still share their border to the last point") {
    const Study& study = embedded_study();
    const PlaneArcs land(study.partition);
    const Frame frame(land, sheet);
    const std::vector<SheetArc> arcs = sheet_arcs(land, frame, 0.5);
    double sum = 0;
    for (const LandShape& shape : fill_shapes(study, study.scenarios.back(), arcs)) {
        sum += enclosed_area(shape.rings);
    }
    const double whole = enclosed_area(outline(arcs, [](FaceIndex) { return true; }));
    CHECK(sum == doctest::Approx(whole).epsilon(1e-12));
}

TEST_CASE("every stitched ring is closed and no two steps of it turn back") {
    const Study study = chessboard_study();
    const PlaneArcs land(study.partition);
    const Frame frame(land, sheet);
    const std::vector<SheetArc> arcs = sheet_arcs(land, frame, 0.25);
    for (const LandShape& shape : fill_shapes(study, study.scenarios[1], arcs)) {
        for (const SheetLine& ring : shape.rings) {
            CHECK(ring.size() >= 4);
            CHECK(ring.front().x == ring.back().x);
            CHECK(ring.front().y == ring.back().y);
        }
    }
}

TEST_CASE("arcs are joined into lines: the outer border of the chessboard is one") {
    const Study study = chessboard_study();
    const PlaneArcs land(study.partition);
    const Frame frame(land, sheet);
    const std::vector<SheetArc> arcs = sheet_arcs(land, frame, 0);
    const auto lines = joined(arcs, [](const SheetArc& arc) { return !arc.left || !arc.right; });
    CHECK(lines.size() == 1);
}

TEST_CASE("a kilometre at the middle of the map is as long as the frame says") {
    const Study& study = embedded_study();
    const PlaneArcs land(study.partition);
    const Frame frame(land, sheet);
    CHECK(frame.pixels_per_km_at_centre() ==
          doctest::Approx(frame.pixels_per_metre() * 1000).epsilon(2e-3));
}

TEST_CASE("a frame fitted to another area moves points as projecting them again would") {
    const Study study = chessboard_study();
    const PlaneArcs land(study.partition);
    const Frame frame(land, sheet);
    const Frame smaller = frame.fitted({10, 20, 500, 300});
    const LonLat place{28.3, 46.1};
    const SheetPoint direct = smaller.to_sheet(place);
    const SheetPoint moved = frame.to_other(frame.to_sheet(place), smaller);
    CHECK(moved.x == doctest::Approx(direct.x));
    CHECK(moved.y == doctest::Approx(direct.y));
}

TEST_CASE("thinning keeps ends and what sticks out, and drops what does not") {
    const PlaneLine line(std::vector<PlanePoint>{{0, 0}, {1, 0.1}, {2, 0}, {3, 5}, {4, 0}});
    const std::vector<PlanePoint> result = line.thinned(0.5);
    REQUIRE(result.size() == 4);
    CHECK(result[1].x == 2);
    CHECK(result[2].y == 5);
    CHECK(line.thinned(0).size() == line.points().size());
    CHECK(line.thinned(6).size() == 2);
}

TEST_CASE("of a thinned ring the point furthest from its start is left") {
    const PlaneLine ring(std::vector<PlanePoint>{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}});
    const std::vector<PlanePoint> result = ring.thinned(100);
    REQUIRE(result.size() == 3);
    CHECK(result[1].x == 1);
    CHECK(result[1].y == 1);
}

TEST_CASE("what thinning leaves out lies within the tolerance of what is left") {
    std::vector<PlanePoint> points;
    for (int i = 0; i <= 2000; ++i) {
        const double t = 0.005 * i;
        points.push_back({100 * t, 40 * std::sin(7 * t) + 3 * std::sin(90 * t)});
    }
    const PlaneLine line(points);
    for (const double tolerance : {0.01, 1.0, 5.0, 50.0}) {
        const std::vector<PlanePoint> left = line.thinned(tolerance);
        std::size_t at = 0;
        double farthest = 0;
        for (const PlanePoint point : points) {
            if (at + 1 < left.size() && point.x > left[at + 1].x) {
                ++at;
            }
            const double dx = left[at + 1].x - left[at].x;
            const double dy = left[at + 1].y - left[at].y;
            farthest = std::max(
                farthest, std::abs((point.x - left[at].x) * dy - (point.y - left[at].y) * dx) /
                              std::sqrt(dx * dx + dy * dy));
        }
        CHECK(farthest <= tolerance);
    }
}

TEST_CASE("hatch lines lie inside, leave holes free and are as dense as asked") {
    Hatch hatch{Hatch::Kind::lines, 45, 5, 1, "#000"};
    const std::vector<SheetLine> rings{square(0, 0, 100), square(40, 40, 20)};
    double length = 0;
    for (const SheetLine& line : hatch_lines(rings, hatch)) {
        const SheetPoint middle{(line[0].x + line[1].x) / 2, (line[0].y + line[1].y) / 2};
        CHECK(enclose(rings, middle));
        length += std::hypot(line[1].x - line[0].x, line[1].y - line[0].y);
    }
    CHECK(length * hatch.spacing == doctest::Approx(100 * 100 - 20 * 20).epsilon(0.03));
}

TEST_CASE("dots lie inside and are as dense as asked") {
    const Hatch hatch{Hatch::Kind::dots, 0, 5, 1.5, "#000"};
    const std::vector<SheetLine> rings{square(0, 0, 200), square(50, 50, 60)};
    const std::vector<SheetPoint> dots = hatch_dots(rings, hatch);
    for (const SheetPoint dot : dots) {
        CHECK(enclose(rings, dot));
    }
    CHECK(static_cast<double>(dots.size()) * 25 ==
          doctest::Approx(200 * 200 - 60 * 60).epsilon(0.06));
}

TEST_CASE("crosses lie inside with all four ends, on land of any size") {
    Hatch hatch{Hatch::Kind::crosses, 0, 9, 1.1, "#000", 4.4};
    for (const double size : {200.0, 16.0, 1.1}) {
        CAPTURE(size);
        const std::vector<SheetLine> rings{square(101.2, 102.3, size)};
        const std::vector<SheetLine> arms = hatch_crosses(rings, hatch);
        REQUIRE(!arms.empty());
        CHECK(arms.size() % 2 == 0);
        for (const SheetLine& arm : arms) {
            CHECK(enclose(rings, arm.front()));
            CHECK(enclose(rings, arm.back()));
        }
    }
    CHECK(hatch_crosses({}, hatch).empty());
}

TEST_CASE("a strip thinner than a pixel is a hairline, a small pocket and an open line are none") {
    CHECK(is_hairline({{0, 0}, {40, 0}, {40, 0.6}, {0, 0.6}, {0, 0}}));
    CHECK_FALSE(is_hairline({{0, 0}, {40, 0}, {40, 2}, {0, 2}, {0, 0}}));
    CHECK_FALSE(is_hairline(square(0, 0, 3)));
    CHECK_FALSE(is_hairline({{0, 0}, {40, 0}, {40, 0.6}, {0, 0.6}}));
}

TEST_CASE("land too small for the usual hatch is hatched closer, so that it is seen") {
    Hatch hatch;
    hatch.kind = Hatch::Kind::dots;
    hatch.angle = 0;
    hatch.spacing = 7;
    hatch.width = 1.8;
    const std::vector<SheetLine> crumb{square(101.2, 102.3, 1.1)};
    const std::vector<SheetPoint> dots = hatch_dots(crumb, hatch);
    REQUIRE(!dots.empty());
    for (const SheetPoint dot : dots) {
        CHECK(enclose(crumb, dot));
    }
    hatch.kind = Hatch::Kind::lines;
    CHECK(!hatch_lines(crumb, hatch).empty());
    CHECK(hatch_dots({}, hatch).empty());
}
