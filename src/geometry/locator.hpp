// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/box_index.hpp"
#include "geometry/coordinates.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace demarc {

/// Answers "is this position inside?" many times for the same polygons. An answer finds the
/// polygons whose boxes hold the position in O(log n) of them; the edges of each are sorted into
/// bands of latitude, so that it looks at a few dozen edges only. Made in O(n log n).
class PolygonLocator {
public:
    explicit PolygonLocator(const MultiPolygon& polygons);
    explicit PolygonLocator(const std::vector<const Polygon*>& polygons);

    /// Whether any of the polygons holds the position. On an edge: either answer.
    [[nodiscard]] bool contains(LonLat position) const { return first(position).has_value(); }

    /// The first of the polygons that holds the position.
    [[nodiscard]] std::optional<std::size_t> first(LonLat position) const;

    /// All of them, in their order.
    [[nodiscard]] std::vector<std::size_t> all(LonLat position) const;

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

    /// Calls `holds(number)` for the polygons that hold the position, until it gives true.
    template<typename Holds>
    void each(LonLat position, const Holds& holds) const;

    std::vector<IndexedPolygon> polygons_;
    std::optional<BoxIndex> boxes_; ///< of many polygons
};

} // namespace demarc
