// SPDX-License-Identifier: MIT
#include "partition/reconciliation.hpp"

#include "geometry/geos.hpp"
#include "geometry/projection.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace demarc {

namespace {

/// Sets of tiles joined across arcs (union-find).
class Components {
public:
    explicit Components(std::size_t count) : parent_(count) {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    }
    std::size_t root(std::size_t i) {
        while (parent_[i] != i) {
            i = parent_[i] = parent_[parent_[i]];
        }
        return i;
    }
    void join(std::size_t a, std::size_t b) {
        // The lesser root wins, so that numbering does not depend on the order of arcs.
        const auto [low, high] = std::minmax({root(a), root(b)});
        parent_[high] = low;
    }

private:
    std::vector<std::size_t> parent_;
};

/// Distance to the outer border of Ukraine, in an equal-area plane.
class OuterBorder {
public:
    explicit OuterBorder(const Mosaic& mosaic) {
        std::vector<LineString> lines;
        for (const TileArc& arc : mosaic.arcs) {
            const bool left_inside = arc.left && mosaic.tiles[*arc.left].region;
            const bool right_inside = arc.right && mosaic.tiles[*arc.right].region;
            if (left_inside != right_inside) {
                lines.push_back(projected(arc.line));
            }
        }
        border_ = geos::from(lines);
        prepared_ = geos::Prepared(GEOSPrepare_r(geos::context().handle(), border_.get()));
    }

    [[nodiscard]] Metres farthest(const LineString& line) const {
        double farthest = 0;
        for (const LonLat vertex : projected(line)) {
            const geos::Geometry point = geos::point(vertex);
            double distance = 0;
            if (GEOSPreparedDistance_r(geos::context().handle(), prepared_.get(), point.get(),
                                       &distance) != 1) {
                geos::context().fail("measuring the distance to the outer border");
            }
            farthest = std::max(farthest, distance);
        }
        return {farthest};
    }

private:
    /// Plane coordinates in the shape GEOS takes: x as lon, y as lat.
    [[nodiscard]] LineString projected(const LineString& line) const {
        LineString plane;
        plane.reserve(line.size());
        for (const PlanePoint point : projection_.forward(line)) {
            plane.push_back({point.x, point.y});
        }
        return plane;
    }

    Projection projection_;
    geos::Geometry border_;
    geos::Prepared prepared_;
};

class SliverSearch {
public:
    SliverSearch(const Mosaic& mosaic, const SliverBounds& bounds)
        : mosaic_(mosaic), bounds_(bounds), parts_(mosaic.tiles.size() + 1) {}

    std::vector<Sliver> run() {
        find_pockets();
        join_candidates();
        note_positions_of_russian_land();
        std::map<std::size_t, std::vector<TileIndex>> components;
        for (TileIndex i = 0; i < mosaic_.tiles.size(); ++i) {
            if (is_candidate(i)) {
                components[parts_.root(i)].push_back(i);
            }
        }
        std::map<std::size_t, std::vector<const TileArc*>> borders;
        for (const TileArc& arc : mosaic_.arcs) {
            const std::size_t left = component_of(arc.left);
            const std::size_t right = component_of(arc.right);
            if (left != right) {
                borders[left].push_back(&arc);
                borders[right].push_back(&arc);
            }
        }
        std::vector<Sliver> slivers;
        for (auto& [root, tiles] : components) {
            if (std::optional<Sliver> sliver = decide(std::move(tiles), borders[root])) {
                slivers.push_back(std::move(*sliver));
            }
        }
        return slivers;
    }

private:
    [[nodiscard]] std::size_t open_plane() const { return mosaic_.tiles.size(); }
    [[nodiscard]] bool is_russian_tile(std::optional<TileIndex> tile) const {
        return tile && is_russian(mosaic_.tiles[*tile].drawn);
    }
    [[nodiscard]] bool is_candidate(TileIndex tile) const {
        return mosaic_.tiles[tile].region && !is_russian_tile(tile) && !pocket_[tile];
    }
    [[nodiscard]] std::size_t component_of(std::optional<TileIndex> tile) {
        return tile && is_candidate(*tile) ? parts_.root(*tile) : open_plane();
    }

    /// Land that Russian-held land encloses is no part of the outside: it stays as drawn.
    void find_pockets() {
        Components outside(mosaic_.tiles.size() + 1);
        for (const TileArc& arc : mosaic_.arcs) {
            if (!is_russian_tile(arc.left) && !is_russian_tile(arc.right)) {
                outside.join(arc.left.value_or(open_plane()), arc.right.value_or(open_plane()));
            }
        }
        pocket_.resize(mosaic_.tiles.size());
        for (TileIndex i = 0; i < mosaic_.tiles.size(); ++i) {
            pocket_[i] = !is_russian_tile(i) && outside.root(i) != outside.root(open_plane());
        }
    }

    void join_candidates() {
        for (const TileArc& arc : mosaic_.arcs) {
            if (arc.left && arc.right && is_candidate(*arc.left) && is_candidate(*arc.right)) {
                parts_.join(*arc.left, *arc.right);
            }
        }
    }

    void note_positions_of_russian_land() {
        for (const TileArc& arc : mosaic_.arcs) {
            if (is_russian_tile(arc.left) || is_russian_tile(arc.right)) {
                // Arcs meet at their ends only.
                russian_ends_.insert(arc.line.front());
                russian_ends_.insert(arc.line.back());
            }
        }
    }

    std::optional<Sliver> decide(std::vector<TileIndex> tiles,
                                 const std::vector<const TileArc*>& border) {
        Sliver sliver;
        double covered = 0;
        double drawn_otherwise = 0;
        for (const TileIndex i : tiles) {
            const double area = area_of(mosaic_.tiles[i].polygon, AreaMethod::geodesic).value;
            covered += area;
            drawn_otherwise += mosaic_.tiles[i].control_area ? area : 0;
        }
        sliver.area = {covered};
        if (sliver.area > bounds_.mainland || drawn_otherwise > bounds_.covered_share * covered) {
            return std::nullopt;
        }
        Metres perimeter;
        bool touches = false;
        for (const TileArc* arc : border) {
            perimeter.value += geodesic_length(arc->line).value;
            touches = touches || is_russian_tile(arc->left) || is_russian_tile(arc->right) ||
                      russian_ends_.contains(arc->line.front()) ||
                      russian_ends_.contains(arc->line.back());
        }
        sliver.mean_width = {2 * covered / perimeter.value};
        if (!touches || sliver.mean_width > bounds_.mean_width) {
            return std::nullopt;
        }
        for (const TileArc* arc : border) {
            sliver.depth = std::max(sliver.depth, outer_border().farthest(arc->line));
        }
        if (sliver.depth > bounds_.depth) {
            return std::nullopt;
        }
        sliver.becomes = class_beside(border);
        sliver.tiles = std::move(tiles);
        return sliver;
    }

    [[nodiscard]] ControlClass class_beside(const std::vector<const TileArc*>& border) const {
        std::map<ControlClass, double> lengths;
        for (const TileArc* arc : border) {
            for (const auto& side : {arc->left, arc->right}) {
                if (is_russian_tile(side)) {
                    lengths[mosaic_.tiles[*side].drawn] += geodesic_length(arc->line).value;
                }
            }
        }
        const auto longest =
            std::max_element(lengths.begin(), lengths.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        return longest == lengths.end() ? ControlClass::russian : longest->first;
    }

    const OuterBorder& outer_border() {
        if (!outer_border_) {
            outer_border_.emplace(mosaic_);
        }
        return *outer_border_;
    }

    const Mosaic& mosaic_;
    const SliverBounds& bounds_;
    Components parts_;
    std::vector<bool> pocket_;
    std::set<LonLat> russian_ends_;
    std::optional<OuterBorder> outer_border_;
};

} // namespace

std::vector<Sliver> find_slivers(const Mosaic& mosaic, const SliverBounds& bounds) {
    return SliverSearch(mosaic, bounds).run();
}

} // namespace demarc
