// SPDX-License-Identifier: MIT
#include "partition/reach_outline.hpp"

#include "partition/outline_cell.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <span>
#include <utility>

namespace demarc {

namespace {

/// Levels of cells, in steps of the grid: cells of the search start with `largest`; below
/// `of_runs`, single edges are looked at instead of runs.
constexpr std::int64_t largest = 64 * CellOutliner::steps;
constexpr std::int64_t of_runs = 8 * CellOutliner::steps;

/// A run of edges that may reach into one of the largest cells.
struct Call {
    std::int64_t x = 0;
    std::int64_t y = 0;
    std::uint32_t run = 0;

    friend auto operator<=>(const Call&, const Call&) = default;
};

class OutlineSearch {
public:
    OutlineSearch(const std::vector<PlaneEdge>& edges, const Reach& reach)
        : edges_(edges), reach_(reach),
          step_(reach.least * outline_cell / static_cast<double>(CellOutliner::steps)),
          runs_(runs_of(edges, reach.least / 8)), outliner_(reach, step_) {}

    std::vector<std::vector<PlanePoint>> rings() {
        const std::vector<Call> calls = calls_of_runs();
        for (auto first = calls.begin(); first != calls.end();) {
            const auto last = std::find_if(first, calls.end(), [&](const Call& call) {
                return call.x != first->x || call.y != first->y;
            });
            std::vector<EdgeRun> runs;
            std::for_each(first, last, [&](const Call& call) { runs.push_back(runs_[call.run]); });
            visit_runs({first->x * largest, first->y * largest, largest}, runs);
            first = last;
        }
        return outliner_.rings();
    }

private:
    [[nodiscard]] std::vector<Call> calls_of_runs() const {
        const double width = step_ * static_cast<double>(largest);
        const auto cell_of = [width](double value) {
            return static_cast<std::int64_t>(std::floor(value / width));
        };
        const double reach = 1.001 * reach_.most;
        std::vector<Call> calls;
        for (std::uint32_t i = 0; i < runs_.size(); ++i) {
            const auto& [first, count, least, most] = runs_[i];
            for (std::int64_t x = cell_of(least.x - reach); x <= cell_of(most.x + reach); ++x) {
                for (std::int64_t y = cell_of(least.y - reach); y <= cell_of(most.y + reach); ++y) {
                    calls.push_back({x, y, i});
                }
            }
        }
        std::sort(calls.begin(), calls.end());
        return calls;
    }

    [[nodiscard]] PlanePoint centre_of(const GridCell& cell) const {
        const double half = static_cast<double>(cell.size) / 2;
        return {(static_cast<double>(cell.x) + half) * step_,
                (static_cast<double>(cell.y) + half) * step_};
    }
    /// From the centre to a corner, and a hair more.
    [[nodiscard]] double radius_of(const GridCell& cell) const {
        return (1 + 1e-9) * static_cast<double>(cell.size) * step_ * std::numbers::sqrt2 / 2;
    }

    template<typename Visit>
    static void for_each_quarter(const GridCell& cell, const Visit& visit) {
        const std::int64_t half = cell.size / 2;
        visit(GridCell{cell.x, cell.y, half});
        visit(GridCell{cell.x + half, cell.y, half});
        visit(GridCell{cell.x, cell.y + half, half});
        visit(GridCell{cell.x + half, cell.y + half, half});
    }

    /// Whether the outline may go through a cell, if its centre is so far from the lines.
    [[nodiscard]] bool may_cross(const GridCell& cell, double at_least, double at_most) const {
        const double radius = radius_of(cell);
        return at_most + radius >= reach_.least * (1 - 1e-9) &&
               at_least - radius <= reach_.most * (1 + 1e-9);
    }

    void visit_runs(const GridCell& cell, const std::vector<EdgeRun>& runs) {
        const PlanePoint centre = centre_of(cell);
        const double radius = radius_of(cell);
        double at_least = std::numeric_limits<double>::infinity();
        double at_most = at_least;
        std::vector<double> squares;
        squares.reserve(runs.size());
        for (const EdgeRun& run : runs) {
            squares.push_back(run.squared_distance(centre));
            at_least = std::min(at_least, squares.back());
            at_most = std::min(at_most, squared_distance(edges_[run.first], centre));
            if (std::sqrt(at_most) + radius < reach_.least * (1 - 1e-9)) {
                return; // within reach as a whole
            }
        }
        if (!may_cross(cell, std::sqrt(at_least), std::sqrt(at_most))) {
            return;
        }
        const double limit = std::pow(std::sqrt(at_most) + 2 * radius, 2);
        std::vector<EdgeRun> kept;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            if (squares[i] <= limit) {
                kept.push_back(runs[i]);
            }
        }
        if (cell.size > of_runs) {
            for_each_quarter(cell, [&](const GridCell& part) { visit_runs(part, kept); });
            return;
        }
        std::vector<PlaneEdge> edges;
        for (const auto& run : kept) {
            edges.insert(edges.end(), edges_.begin() + run.first,
                         edges_.begin() + run.first + run.count);
        }
        visit_edges(cell, edges);
    }

    void visit_edges(const GridCell& cell, std::span<const PlaneEdge> edges) {
        const PlanePoint centre = centre_of(cell);
        squares_.clear();
        double least = std::numeric_limits<double>::infinity();
        for (const PlaneEdge& edge : edges) {
            squares_.push_back(squared_distance(edge, centre));
            least = std::min(least, squares_.back());
        }
        const double distance = std::sqrt(least);
        if (!may_cross(cell, distance, distance)) {
            return;
        }
        const double limit = std::pow(distance + 2 * radius_of(cell), 2);
        std::vector<PlaneEdge>& kept =
            kept_[static_cast<std::size_t>(cell.size / CellOutliner::steps)];
        kept.clear();
        for (std::size_t i = 0; i < edges.size(); ++i) {
            if (squares_[i] <= limit) {
                kept.push_back(edges[i]);
            }
        }
        if (cell.size > CellOutliner::steps) {
            for_each_quarter(cell, [&](const GridCell& part) { visit_edges(part, kept); });
        } else {
            outliner_.draw(cell, kept);
        }
    }

    const std::vector<PlaneEdge>& edges_;
    const Reach& reach_;
    double step_;
    std::vector<EdgeRun> runs_;
    CellOutliner outliner_;
    std::vector<double> squares_; ///< of the cell that is being visited, its edges' distances
    /// The edges that are kept of a cell, by its size in smallest cells.
    std::array<std::vector<PlaneEdge>, of_runs / CellOutliner::steps + 1> kept_;
};

} // namespace

std::vector<std::vector<PlanePoint>> outline_of_reach(const std::vector<PlaneEdge>& edges,
                                                      const Reach& reach) {
    return OutlineSearch(edges, reach).rings();
}

} // namespace demarc
