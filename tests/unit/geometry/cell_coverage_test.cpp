// SPDX-License-Identifier: MIT
#include "geometry/cell_coverage.hpp"
#include "geometry/dense_line.hpp"
#include "geometry/geos.hpp"
#include "support/worlds.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <random>
#include <tuple>

using namespace demarc;
using namespace demarc::testing;

namespace {

using Shares = std::map<std::tuple<std::int64_t, std::int64_t, unsigned>, double>;

/// By row, column and area.
Shares shares_of(const CellLines& lines, std::int64_t columns, std::int64_t rows,
                 std::int64_t rows_at_once = 7) {
    const CellCoverage coverage(lines, lines.window(columns, rows), rows_at_once);
    Shares shares;
    for (std::size_t band = 0; band < coverage.bands(); ++band) {
        const std::vector<CellCoverage::Row> of_rows = coverage.rows(band);
        for (std::size_t row = 0; row < of_rows.size(); ++row) {
            for (const CellCoverage::Run& run : of_rows[row].runs) {
                for (std::int64_t column = run.first_column; column < run.end_column; ++column) {
                    for (std::size_t i = run.first_part; i < run.end_part; ++i) {
                        const CellCoverage::Part& part = of_rows[row].parts[i];
                        shares[{coverage.first_row(band) + static_cast<std::int64_t>(row), column,
                                part.area}] += part.share;
                    }
                }
            }
        }
    }
    return shares;
}

std::vector<CellPoint> line_of(const std::vector<std::pair<double, double>>& points) {
    std::vector<CellPoint> line;
    for (const auto& [column, row] : points) {
        line.push_back({column, row});
    }
    return line;
}

/// Positions of a ring taken as columns and rows.
std::vector<CellPoint> as_cells(const Ring& ring) {
    std::vector<CellPoint> cells;
    for (const LonLat p : ring) {
        cells.push_back({p.lon, p.lat});
    }
    return cells;
}

double plane_area(const MultiPolygon& polygons) {
    double twice = 0;
    for_each_ring(polygons, [&](const Ring& ring) {
        double own = 0;
        for (std::size_t i = 1; i < ring.size(); ++i) {
            own += ring[i - 1].lon * ring[i].lat - ring[i].lon * ring[i - 1].lat;
        }
        twice += std::abs(own); // of the exteriors: stars and cells have no holes
    });
    return twice / 2;
}

/// What part of a cell lies in a polygon, as GEOS has it.
double share_by_geos(const Polygon& polygon, std::int64_t column, std::int64_t row) {
    const auto x = static_cast<double>(column);
    const auto y = static_cast<double>(row);
    const geos::Geometry own = geos::from(polygon);
    const geos::Geometry cell = geos::from(rectangle(x, y, x + 1, y + 1));
    return plane_area(geos::polygons_of(geos::intersection(own.get(), cell.get()).get()));
}

} // namespace

TEST_SUITE("people") {

    TEST_CASE("a triangle covers half of the cells that its long side halves") {
        CellLines lines;
        // Anticlockwise on a map whose rows run down: its inside lies on the left.
        lines.add(line_of({{0, 0}, {0, 3}, {3, 3}, {0, 0}}), 5, std::nullopt);
        const Shares shares = shares_of(lines, 10, 10);
        CHECK(shares.size() == 6);
        CHECK(shares.at({0, 0, 5}) == 0.5);
        CHECK(shares.at({1, 0, 5}) == 1);
        CHECK(shares.at({1, 1, 5}) == 0.5);
        CHECK(shares.at({2, 1, 5}) == 1);
        CHECK(lines.covered() == 4.5);
    }

    TEST_CASE("cells that several areas and nobody share have the part of each") {
        CellLines lines;
        // 0 west and 1 east of column 1.25, both from row 0.5 to 1.
        lines.add(line_of({{1.25, 0.5}, {0.5, 0.5}, {0.5, 1}, {1.25, 1}}), 0, std::nullopt);
        lines.add(line_of({{1.25, 1}, {3, 1}, {3, 0.5}, {1.25, 0.5}}), 1, std::nullopt);
        lines.add(line_of({{1.25, 1}, {1.25, 0.5}}), 0, 1);
        const Shares shares = shares_of(lines, 3, 3);
        CHECK(shares.size() == 4);
        CHECK(shares.at({0, 0, 0}) == doctest::Approx(0.25));
        CHECK(shares.at({0, 1, 0}) == doctest::Approx(0.125));
        CHECK(shares.at({0, 1, 1}) == doctest::Approx(0.375));
        CHECK(shares.at({0, 2, 1}) == doctest::Approx(0.5));
    }

    TEST_CASE("random stars cover cells as GEOS has it, wherever the grid ends") {
        std::mt19937 random(19);
        for (int round = 0; round < 20; ++round) {
            const Polygon star = random_star(random, {10.3, 8.6}, round < 10 ? 6 : 14, 40);
            CellLines lines;
            lines.add(as_cells(star.exterior), 0, std::nullopt);
            const Shares shares = shares_of(lines, 20, 16);
            for (std::int64_t row = 0; row < 16; ++row) {
                for (std::int64_t column = 0; column < 20; ++column) {
                    CAPTURE(row);
                    CAPTURE(column);
                    const auto found = shares.find({row, column, 0});
                    const double share = found == shares.end() ? 0 : found->second;
                    CHECK(share == doctest::Approx(share_by_geos(star, column, row)).epsilon(1e-7));
                }
            }
        }
    }

    TEST_CASE(
        "how many rows are looked at at once changes no bit, nor does their direction a share") {
        std::mt19937 random(20);
        const Polygon star = random_star(random, {30, 40}, 25, 200);
        CellLines lines;
        lines.add(as_cells(star.exterior), 3, std::nullopt);
        const Shares once = shares_of(lines, 64, 100, 1);
        CHECK(once == shares_of(lines, 64, 100, 13));
        CHECK(once == shares_of(lines, 64, 100, 1000));
        CellLines upwards;
        std::vector<CellPoint> mirrored = as_cells(star.exterior);
        for (CellPoint& cell : mirrored) {
            cell.row = 100 - cell.row;
        }
        upwards.add(mirrored, 3, std::nullopt);
        const Shares other = shares_of(upwards, 64, 100);
        CHECK(other.size() == once.size());
        for (const auto& [key, share] : once) {
            const auto& [row, column, area] = key;
            CHECK(other.at({99 - row, column, area}) == doctest::Approx(share).epsilon(1e-7));
        }
    }

    TEST_CASE("a curved edge gets positions until it is straight enough") {
        const auto circle = [](const LineString& places) {
            std::vector<CellPoint> cells;
            for (const LonLat place : places) {
                cells.push_back({100 * std::cos(place.lon), 100 * std::sin(place.lon)});
            }
            return cells;
        };
        const std::vector<CellPoint> cells = dense_line({{0, 0}, {1, 0}}, 1e-3, circle);
        CHECK(cells.size() > 50);
        CHECK(cells.size() < 300);
        for (std::size_t i = 1; i < cells.size(); ++i) {
            const double middle = std::hypot((cells[i - 1].column + cells[i].column) / 2,
                                             (cells[i - 1].row + cells[i].row) / 2);
            CHECK(middle > 100 - 1e-3);
        }
        CHECK(dense_line({{0, 0}, {1e-4, 0}}, 1e-3, circle).size() == 2);
    }
}
