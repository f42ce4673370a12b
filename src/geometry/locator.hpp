// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

#include <cstdint>
#include <vector>

namespace demarc {

/// Answers "is this position inside?" many times for the same polygons. Edges are sorted into
/// bands of latitude, so that an answer looks at a few dozen edges only.
class PolygonLocator {
public:
    explicit PolygonLocator(const MultiPolygon& polygons);

    /// Whether any of the polygons holds the position. On an edge: either answer.
    [[nodiscard]] bool contains(LonLat position) const;

private:
    struct Edge {
        LonLat from;
        LonLat to;
    };
    /// One polygon, all its rings: inside means an odd number of crossings.
    struct IndexedPolygon {
        Box box;
        double bands_per_degree = 1;
        std::vector<std::uint32_t> band_starts; ///< into band_edges, one more than bands
        std::vector<std::uint32_t> band_edges;
        std::vector<Edge> edges;

        [[nodiscard]] std::size_t band_of(double lat) const;
        [[nodiscard]] bool contains(LonLat position) const;
    };
    static IndexedPolygon indexed(const Polygon& polygon);

    std::vector<IndexedPolygon> polygons_;
};

} // namespace demarc
