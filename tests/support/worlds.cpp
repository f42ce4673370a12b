// SPDX-License-Identifier: MIT
#include "support/worlds.hpp"

#include "support/shared_data.hpp"

#include <cmath>
#include <numbers>

namespace demarc::testing {

const RegionTable& region_table() {
    static const RegionTable table = RegionTable::read(shipped_data("boundaries/regions.csv"));
    return table;
}

Polygon rectangle(double west, double south, double east, double north) {
    return {{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}};
}

Polygon square_of(RegionIndex region) {
    const auto column = static_cast<double>(region % 9);
    const auto row = static_cast<double>(region / 9);
    return rectangle(24 + column, 45 + row, 25 + column, 46 + row);
}

BoundarySet chessboard() {
    BoundarySet boundaries;
    boundaries.id = "chessboard";
    for (RegionIndex region = 0; region < region_table().size(); ++region) {
        boundaries.regions.push_back({square_of(region)});
    }
    return boundaries;
}

ControlSnapshot snapshot(std::vector<ControlArea> areas) {
    ControlSnapshot control;
    control.profile = "test";
    control.date = *Date::parse("2025-11-24");
    control.areas = std::move(areas);
    return control;
}

Polygon random_star(std::mt19937& random, LonLat middle, double radius, int corners) {
    std::uniform_real_distribution<double> part(0.3, 1.0);
    Polygon polygon;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        const double length = radius * part(random);
        polygon.exterior.push_back(
            {middle.lon + length * std::cos(angle), middle.lat + length * std::sin(angle)});
    }
    polygon.exterior.push_back(polygon.exterior.front());
    return polygon;
}

double russian_km2(const Partition& partition) {
    SquareMetres sum;
    for (const Face& face : partition.faces) {
        sum += is_russian(face.control) ? face.area(AreaMethod::authalic) : SquareMetres{};
    }
    return sum.km2();
}

} // namespace demarc::testing
