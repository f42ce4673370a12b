// SPDX-License-Identifier: MIT
#include "partition/district_tiles.hpp"

#include "geometry/area.hpp"
#include "geometry/line_sides.hpp"
#include "geometry/linework.hpp"
#include "geometry/locator.hpp"
#include "geometry/noding.hpp"
#include "geometry/polygonize.hpp"
#include "geometry/position_inside.hpp"
#include "geometry/tangent_plane.hpp"
#include "sources/border_mending.hpp"
#include "support/disjoint_sets.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <set>

namespace demarc {

namespace {

using TileNumber = std::size_t;

/// Finds the face and the districts of a position in one region.
class RegionLocator {
public:
    explicit RegionLocator(const RegionToCut& region)
        : region_(region), faces_(faces_of(region)), districts_(polygons_of(region)) {
        for (std::size_t i = 0; i < region.districts.size(); ++i) {
            owner_.insert(owner_.end(), region.districts[i]->size(), region.first + i);
        }
    }

    [[nodiscard]] std::optional<FaceIndex> face(LonLat position) const {
        const std::optional<std::size_t> number = faces_.first(position);
        return number ? std::optional(region_.faces[*number]) : std::nullopt;
    }

    [[nodiscard]] std::set<DistrictIndex> districts(LonLat position) const {
        std::set<DistrictIndex> found;
        for (const std::size_t polygon : districts_.all(position)) {
            found.insert(owner_[polygon]);
        }
        return found;
    }

private:
    static std::vector<const Polygon*> faces_of(const RegionToCut& region) {
        std::vector<const Polygon*> polygons;
        for (const FaceIndex face : region.faces) {
            polygons.push_back(&region.partition.faces[face].polygon);
        }
        return polygons;
    }
    static std::vector<const Polygon*> polygons_of(const RegionToCut& region) {
        std::vector<const Polygon*> polygons;
        for (const MultiPolygon* district : region.districts) {
            for (const Polygon& polygon : *district) {
                polygons.push_back(&polygon);
            }
        }
        return polygons;
    }

    const RegionToCut& region_;
    PolygonLocator faces_;
    PolygonLocator districts_;
    std::vector<DistrictIndex> owner_; ///< by polygon of a district
};

std::vector<LineString> lines_of(const RegionToCut& region) {
    std::vector<LineString> lines;
    for (const FaceIndex face : region.faces) {
        add_rings(lines, region.partition.faces[face].polygon);
    }
    for (const MultiPolygon* district : region.districts) {
        add_rings(lines, *district);
    }
    return lines;
}

/// Notes each pair of districts that cover a tile.
void note_overlaps(const std::set<DistrictIndex>& districts, const DistrictTile& tile, Metres width,
                   RegionTiles& result) {
    for (auto first = districts.begin(); first != districts.end(); ++first) {
        for (auto second = std::next(first); second != districts.end(); ++second) {
            result.overlaps.push_back({{*first, *second}, tile.area, width, tile.inside});
        }
    }
}

/// Labels a polygon; std::nullopt where it lies outside the region.
std::optional<DistrictTile> tile_of(Polygon polygon, const RegionToCut& region,
                                    const RegionLocator& locator, RegionTiles& result) {
    DistrictTile tile;
    tile.inside = position_inside(polygon);
    const std::optional<FaceIndex> face = locator.face(tile.inside);
    if (!face) {
        return std::nullopt;
    }
    tile.face = *face;
    tile.area = area_of(polygon);
    result.fit.region += tile.area;
    const std::set<DistrictIndex> districts = locator.districts(tile.inside);
    if (region.districts.empty()) {
        tile.shares.push_back({region.first, 1});
    } else if (!districts.empty()) {
        tile.shares.push_back({*districts.begin(), 1});
        result.fit.covered += tile.area;
    }
    if (districts.size() > 1) {
        result.fit.twice += tile.area;
        note_overlaps(districts, tile, mean_width(polygon), result);
    }
    tile.polygon = std::move(polygon);
    return tile;
}

/// The district with the nearest outline.
DistrictIndex nearest_district(const RegionToCut& region, LonLat position) {
    const TangentPlane plane(position);
    DistrictIndex best = region.first;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < region.districts.size(); ++i) {
        for_each_ring(*region.districts[i], [&](const Ring& ring) {
            for (std::size_t k = 1; k < ring.size(); ++k) {
                const double distance = plane.distance_to_edge(ring[k - 1], ring[k]);
                if (distance < least) {
                    least = distance;
                    best = region.first + i;
                }
            }
        });
    }
    return best;
}

/// Gives land that no district covers to those beside it, by how long they border on it. Tiles that
/// a front line alone divides are one gap: what a district has is the same on every day.
class Gaps {
public:
    Gaps(const RegionToCut& region, RegionTiles& result)
        : region_(region), result_(result), joined_(result.tiles.size()) {}

    void fill() {
        for (const Arc& arc : result_.arcs) {
            if (arc.left && arc.right && is_gap(*arc.left) && is_gap(*arc.right)) {
                joined_.join(*arc.left, *arc.right);
            }
        }
        for (TileNumber i = 0; i < result_.tiles.size(); ++i) {
            if (is_gap(i)) {
                gaps_[joined_.root(i)].tiles.push_back(i);
                result_.fit.filled += result_.tiles[i].area;
            }
        }
        for (const Arc& arc : result_.arcs) {
            note_border(arc.left, arc.right, arc.line);
            note_border(arc.right, arc.left, arc.line);
        }
        for (const auto& [root, gap] : gaps_) {
            const std::vector<DistrictShare> shares = shares_of(gap);
            for (const TileNumber tile : gap.tiles) {
                result_.tiles[tile].shares = shares;
            }
        }
    }

private:
    struct Gap {
        std::vector<TileNumber> tiles{};
        std::map<DistrictIndex, double> borders{}; ///< how long it borders on which district
    };

    /// Before it is filled.
    [[nodiscard]] bool is_gap(TileNumber tile) const { return result_.tiles[tile].shares.empty(); }

    void note_border(std::optional<TileNumber> gap, std::optional<TileNumber> neighbour,
                     const LineString& line) {
        if (gap && neighbour && is_gap(*gap) && !is_gap(*neighbour)) {
            const DistrictIndex district = result_.tiles[*neighbour].shares.front().district;
            gaps_[joined_.root(*gap)].borders[district] += length_in_degrees(line);
        }
    }

    [[nodiscard]] std::vector<DistrictShare> shares_of(const Gap& gap) const {
        double all = 0;
        for (const auto& [district, length] : gap.borders) {
            all += length;
        }
        if (!(all > 0)) { // an island
            return {{nearest_district(region_, westernmost(gap)), 1}};
        }
        std::vector<DistrictShare> shares;
        for (const auto& [district, length] : gap.borders) {
            shares.push_back({district, length / all});
        }
        return shares;
    }

    /// A position of a gap that no front line moves.
    [[nodiscard]] LonLat westernmost(const Gap& gap) const {
        LonLat found{180, 90};
        for (const TileNumber tile : gap.tiles) {
            const Ring& ring = result_.tiles[tile].polygon.exterior;
            found = std::min(found, *std::min_element(ring.begin(), ring.end()));
        }
        return found;
    }

    const RegionToCut& region_;
    RegionTiles& result_;
    DisjointSets joined_;
    std::map<std::size_t, Gap> gaps_; ///< by the tile that stands for them in `joined_`
};

/// A face too small for the grid that is left of it is a tile all the same: no stock gets lost.
void add_lost_faces(const RegionToCut& region, RegionTiles& result) {
    std::set<FaceIndex> there;
    for (const DistrictTile& tile : result.tiles) {
        there.insert(tile.face);
    }
    for (const FaceIndex index : region.faces) {
        if (!there.contains(index)) {
            const Face& face = region.partition.faces[index];
            const DistrictIndex district =
                region.districts.empty() ? region.first : nearest_district(region, face.inside);
            result.tiles.push_back(
                {face.polygon, face.inside, index, area_of(face.polygon), {{district, 1}}});
        }
    }
}

} // namespace

RegionTiles cut_region(const RegionToCut& region) {
    RegionTiles result;
    result.fit.districts = region.districts.size();
    std::vector<LineString> noded = node(lines_of(region));
    const RegionLocator locator(region);
    for (Polygon& polygon : polygonize(noded).polygons) {
        if (auto tile = tile_of(std::move(polygon), region, locator, result)) {
            result.tiles.push_back(std::move(*tile));
        }
    }
    std::sort(result.tiles.begin(), result.tiles.end(),
              [](const DistrictTile& a, const DistrictTile& b) { return a.inside < b.inside; });
    result.arcs = lines_between<Arc>(result.tiles, std::move(noded));
    Gaps(region, result).fill();
    add_lost_faces(region, result);
    return result;
}

} // namespace demarc
