// SPDX-License-Identifier: MIT
#pragma once

#include "series/boundary_edges.hpp"
#include "series/grid_point.hpp"
#include "series/segment_grid.hpp"
#include "sources/region.hpp"

#include <cstdint>
#include <cstdlib>
#include <utility>
#include <vector>

namespace demarc::series {

/// One edge of a boundary, with what is needed where a day's edge crosses it.
struct Segment {
    GridPoint from;
    GridPoint to;
    std::uint32_t arc = 0;
    ExactArea before = 0; ///< EdgeArea, summed along the arc up to `from`
    ExactArea after = 0;  ///< the same up to `to`
};

/// How far along a boundary edge a place on it lies: for comparisons.
inline std::int64_t distance_on(const Segment& segment, GridPoint place) {
    return std::abs(place.x - segment.from.x) + std::abs(place.y - segment.from.y);
}

/// A stretch of boundary with the same side on its left and the same on its right all along.
struct BoundaryArc {
    Side left = 0;
    Side right = 0;
    std::uint32_t start = 0; ///< nodes: positions where arcs end
    std::uint32_t end = 0;
    std::uint32_t first = 0; ///< into segments
    std::uint32_t count = 0;
    ExactArea area = 0; ///< EdgeArea of the whole arc
};

/// The regions of a boundary set, made ready for finding the areas of thousands of polygons in
/// them. Regions do not change from day to day.
///
/// Edges that two regions share are kept once, with a region on either side; edges of which no
/// region has the other side have the outside there. Where the borders of neighbours were drawn
/// with different vertices (Natural Earth's seams), edges bend to the vertices that lie within half
/// a step of the grid, as in the partition. A gap or overlap that is left counts as what it is, and
/// areas add up all the same.
class PreparedRegions {
public:
    /// \param regions valid polygons, by RegionIndex
    /// \param method authalic or geodesic
    explicit PreparedRegions(const std::vector<MultiPolygon>& regions,
                             AreaMethod method = AreaMethod::authalic, unsigned jobs = 1);

    [[nodiscard]] std::size_t regions() const { return region_count_; }
    [[nodiscard]] Side outside() const { return static_cast<Side>(region_count_); }

    [[nodiscard]] const std::vector<Segment>& segments() const { return segments_; }
    [[nodiscard]] const std::vector<BoundaryArc>& arcs() const { return arcs_; }
    [[nodiscard]] std::size_t nodes() const { return nodes_.size(); }
    [[nodiscard]] const SegmentGrid& grid() const { return grid_; }

    /// One node of every connected piece of boundary: whether it lies inside a day's polygon has to
    /// be found out; for all other nodes it follows along the arcs. Sorted by longitude.
    [[nodiscard]] const std::vector<std::uint32_t>& roots() const { return roots_; }
    [[nodiscard]] GridPoint node(std::uint32_t index) const { return nodes_[index]; }

    /// The arcs in an order in which each begins or ends at a root or at a node of one before it.
    [[nodiscard]] const std::vector<std::uint32_t>& arc_order() const { return arc_order_; }

    /// The area of each region's own polygons, on the grid.
    [[nodiscard]] ExactArea region_area(RegionIndex region) const { return region_areas_[region]; }

    /// How the edges of days are measured, too.
    [[nodiscard]] const EdgeArea& edge_area() const { return edge_area_; }

    /// The side a day's vertex lies on, by the tie rule of grid_point.hpp.
    [[nodiscard]] Side side_of(GridPoint day_vertex) const;

    /// What side_of answers where regions overlap.
    static constexpr Side no_side = ~Side{0};

private:
    void make_arcs(const std::vector<MultiPolygon>& regions);
    void add_ring(const std::vector<BoundaryEdge>& edges, std::size_t first, std::size_t count);
    void add_arc(const std::vector<BoundaryEdge>& edges, std::size_t first, std::size_t count,
                 std::size_t ring_first, std::size_t ring_count);
    void add_up(unsigned jobs);
    void number_nodes();
    void order_arcs();

    std::size_t region_count_;
    EdgeArea edge_area_;
    std::vector<Segment> segments_;
    std::vector<BoundaryArc> arcs_;
    std::vector<GridPoint> nodes_;
    std::vector<std::uint32_t> roots_;
    std::vector<std::uint32_t> arc_order_;
    std::vector<ExactArea> region_areas_;
    SegmentGrid grid_;
};

} // namespace demarc::series
