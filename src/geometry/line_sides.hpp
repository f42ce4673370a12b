// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "support/hash.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace demarc {

/// Tells the polygons beside noded lines by the first edge of each line. The polygons share
/// coordinates with the lines bit by bit, as those of polygonize() do, and have their inside left
/// of every ring.
class LineSides {
public:
    explicit LineSides(const std::vector<LineString>& lines) {
        for (std::size_t line = 0; line < lines.size(); ++line) {
            first_.emplace(Edge{lines[line][0], lines[line][1]}, 2 * line);
            first_.emplace(Edge{lines[line][1], lines[line][0]}, 2 * line + 1);
        }
        polygons_.resize(2 * lines.size());
    }

    void add(std::size_t number, const Polygon& polygon) {
        for_each_ring(polygon, [&](const Ring& ring) {
            for (std::size_t i = 1; i < ring.size(); ++i) {
                if (const auto found = first_.find({ring[i - 1], ring[i]}); found != first_.end()) {
                    polygons_[found->second] = number;
                }
            }
        });
    }

    [[nodiscard]] std::optional<std::size_t> left_of(std::size_t line) const {
        return polygons_[2 * line];
    }
    [[nodiscard]] std::optional<std::size_t> right_of(std::size_t line) const {
        return polygons_[2 * line + 1];
    }

private:
    struct Edge {
        LonLat from;
        LonLat to;
        bool operator==(const Edge&) const = default;
    };
    struct EdgeHash {
        std::size_t operator()(const Edge& edge) const {
            std::uint64_t hash = 0;
            for (const double value : {edge.from.lon, edge.from.lat, edge.to.lon, edge.to.lat}) {
                hash = mixed(hash, std::hash<double>{}(value));
            }
            return hash;
        }
    };
    std::unordered_map<Edge, std::size_t, EdgeHash>
        first_;                                        ///< 2i: along line i, 2i + 1: against it
    std::vector<std::optional<std::size_t>> polygons_; ///< left of each of these
};

/// The noded lines that bound tiles, each with the number of the tile left and right of it; one
/// with the same on both sides bounds nothing. \pre as for LineSides, of the tiles' polygons
template<typename BoundingLine, typename Tile>
std::vector<BoundingLine> lines_between(const std::vector<Tile>& tiles,
                                        std::vector<LineString> noded) {
    LineSides sides(noded);
    for (std::size_t tile = 0; tile < tiles.size(); ++tile) {
        sides.add(tile, tiles[tile].polygon);
    }
    std::vector<BoundingLine> lines;
    lines.reserve(noded.size());
    for (std::size_t line = 0; line < noded.size(); ++line) {
        const std::optional<std::size_t> left = sides.left_of(line);
        const std::optional<std::size_t> right = sides.right_of(line);
        if (left != right) {
            lines.push_back({std::move(noded[line]), left, right});
        }
    }
    return lines;
}

} // namespace demarc
