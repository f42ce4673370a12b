// SPDX-License-Identifier: MIT
#include "partition/reconciliation.hpp"

#include "geometry/equal_area_plane.hpp"
#include "geometry/geos.hpp"
#include "support/disjoint_sets.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace demarc {

namespace {

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
        for (const PlanePoint point : EqualAreaPlane::forward(line)) {
            plane.push_back({point.x, point.y});
        }
        return plane;
    }

    geos::Geometry border_;
    geos::Prepared prepared_;
};

/// A connected part with what was measured of it.
struct StripPart {
    std::vector<TileIndex> tiles;
    std::vector<const TileArc*> border;
    SquareMetres area;
    Metres mean_width;
    Metres depth;
    bool is_pocket = false;
};

class SliverSearch {
public:
    SliverSearch(const Mosaic& mosaic, const std::vector<ControlArea>& areas,
                 const std::vector<ControlGap>& gaps, const SliverBounds& bounds)
        : mosaic_(mosaic), areas_(areas), gaps_(gaps), bounds_(bounds),
          parts_(mosaic.tiles.size() + 1) {}

    Reconciliation run() {
        find_pockets();
        join_parts();
        note_ends();
        std::map<std::size_t, StripPart> parts;
        for (TileIndex i = 0; i < mosaic_.tiles.size(); ++i) {
            if (is_free(i)) {
                StripPart& part = parts[parts_.root(i)];
                part.tiles.push_back(i);
                part.is_pocket = pocket_[i];
            }
        }
        for (const TileArc& arc : mosaic_.arcs) {
            const std::size_t left = part_of(arc.left);
            const std::size_t right = part_of(arc.right);
            if (left != right) {
                for (const std::size_t root : {left, right}) {
                    if (root != open_plane()) {
                        parts[root].border.push_back(&arc);
                    }
                }
            }
        }
        for (auto& [root, part] : parts) {
            decide(part);
        }
        return std::move(result_);
    }

private:
    [[nodiscard]] std::size_t open_plane() const { return mosaic_.tiles.size(); }
    [[nodiscard]] bool is_russian_tile(std::optional<TileIndex> tile) const {
        return tile && is_russian(mosaic_.tiles[*tile].drawn);
    }
    /// In Ukraine and not drawn as Russian-held.
    [[nodiscard]] bool is_free(TileIndex tile) const {
        return mosaic_.tiles[tile].region && !is_russian_tile(tile);
    }
    [[nodiscard]] std::size_t part_of(std::optional<TileIndex> tile) {
        return tile && is_free(*tile) ? parts_.root(*tile) : open_plane();
    }

    /// Land that Russian-held land encloses is no part of the outside: it stays as drawn.
    void find_pockets() {
        DisjointSets outside(mosaic_.tiles.size() + 1);
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

    void join_parts() {
        for (const TileArc& arc : mosaic_.arcs) {
            if (arc.left && arc.right && is_free(*arc.left) && is_free(*arc.right) &&
                pocket_[*arc.left] == pocket_[*arc.right]) {
                parts_.join(*arc.left, *arc.right);
            }
        }
    }

    [[nodiscard]] const std::string& group_of(TileIndex tile) const {
        static const std::string none;
        const std::optional<std::size_t> area = mosaic_.tiles[tile].control_area;
        return area ? areas_[*area].group : none;
    }

    /// Arcs meet at their ends only.
    void note_ends() {
        for (const TileArc& arc : mosaic_.arcs) {
            for (const auto& side : {arc.left, arc.right}) {
                if (is_russian_tile(side)) {
                    russian_ends_.insert({arc.line.front(), arc.line.back()});
                    if (!gaps_.empty()) {
                        group_ends_[group_of(*side)].insert({arc.line.front(), arc.line.back()});
                    }
                }
            }
        }
    }

    [[nodiscard]] bool touches_russian_land(const StripPart& part) const {
        return std::any_of(part.border.begin(), part.border.end(), [&](const TileArc* arc) {
            return russian_ends_.contains(arc->line.front()) ||
                   russian_ends_.contains(arc->line.back());
        });
    }

    /// By authalic areas, which are known: geodesic ones of the mainland take long.
    [[nodiscard]] bool is_surely_mainland(const StripPart& part) const {
        constexpr double apart_at_most = 1.01;
        SquareMetres area;
        for (const TileIndex i : part.tiles) {
            area += mosaic_.tiles[i].area;
        }
        return area > bounds_.mainland * apart_at_most;
    }

    void measure(StripPart& part) const {
        Metres perimeter;
        for (const TileIndex i : part.tiles) {
            part.area += area_of(mosaic_.tiles[i].polygon, AreaMethod::geodesic);
        }
        for (const TileArc* arc : part.border) {
            perimeter.value += geodesic_length(arc->line).value;
        }
        part.mean_width = {2 * part.area.value / perimeter.value};
    }

    void decide(StripPart& part) {
        if (!touches_russian_land(part) || is_surely_mainland(part)) {
            return;
        }
        measure(part);
        if (part.area > bounds_.mainland) {
            return;
        }
        const std::optional<KeptBecause> reason = why_kept(part);
        if (!reason) {
            take(part, class_beside(part.border), false);
        } else if (const ControlGap* gap = gap_filled_by(part)) {
            take(part, gap->control, true);
        } else if (part.area > bounds_.worth_telling) {
            const bool close =
                *reason != KeptBecause::encircled &&
                part.mean_width.value < bounds_.mean_width.value * bounds_.near_miss_ratio &&
                part.depth.value < bounds_.depth.value * bounds_.near_miss_ratio;
            result_.kept.push_back(
                {part.tiles, part.area, part.mean_width, part.depth, *reason, close});
        }
    }

    /// Nothing: it is a sliver.
    std::optional<KeptBecause> why_kept(StripPart& part) {
        if (part.is_pocket) {
            return KeptBecause::encircled;
        }
        if (part.mean_width.value <= bounds_.mean_width.value * bounds_.near_miss_ratio) {
            for (const TileArc* arc : part.border) {
                part.depth = std::max(part.depth, outer_border().farthest(arc->line));
            }
        }
        if (part.mean_width > bounds_.mean_width) {
            return KeptBecause::wide;
        }
        if (part.depth > bounds_.depth) {
            return KeptBecause::far_from_border;
        }
        double drawn_otherwise = 0;
        for (const TileIndex i : part.tiles) {
            if (mosaic_.tiles[i].control_area) {
                drawn_otherwise += area_of(mosaic_.tiles[i].polygon, AreaMethod::geodesic).value;
            }
        }
        return drawn_otherwise > bounds_.covered_share * part.area.value
                   ? std::optional(KeptBecause::drawn_otherwise)
                   : std::nullopt;
    }

    void take(const StripPart& part, ControlClass becomes, bool fills_gap) {
        const bool half_way = part.mean_width.value > bounds_.mean_width.value * bounds_.half_way ||
                              part.depth.value > bounds_.depth.value * bounds_.half_way;
        const bool close = !fills_gap && part.area > bounds_.close_call_area && half_way;
        result_.slivers.push_back(
            {part.tiles, part.area, part.mean_width, part.depth, becomes, fills_gap, close});
    }

    /// Whether the part touches Russian-held areas of a group.
    [[nodiscard]] bool touches(const StripPart& part, const std::string& group) const {
        const auto ends = group_ends_.find(group);
        return ends != group_ends_.end() &&
               std::any_of(part.border.begin(), part.border.end(), [&](const TileArc* arc) {
                   return ends->second.contains(arc->line.front()) ||
                          ends->second.contains(arc->line.back());
               });
    }

    [[nodiscard]] const ControlGap* gap_filled_by(const StripPart& part) const {
        const auto found = std::find_if(gaps_.begin(), gaps_.end(), [&](const ControlGap& gap) {
            return part.area > gap.above && touches(part, gap.between[0]) &&
                   touches(part, gap.between[1]);
        });
        return found == gaps_.end() ? nullptr : &*found;
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
    const std::vector<ControlArea>& areas_;
    const std::vector<ControlGap>& gaps_;
    const SliverBounds& bounds_;
    DisjointSets parts_; ///< tiles joined across arcs
    std::vector<bool> pocket_;
    std::set<LonLat> russian_ends_;
    std::map<std::string, std::set<LonLat>> group_ends_;
    std::optional<OuterBorder> outer_border_;
    Reconciliation result_;
};

} // namespace

Reconciliation reconcile(const Mosaic& mosaic, const ControlSnapshot& control,
                         const SliverBounds& bounds) {
    return SliverSearch(mosaic, control.areas, control.gaps, bounds).run();
}

} // namespace demarc
