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

/// Gives land that no district covers to those beside it.
class Gaps {
public:
    Gaps(const RegionToCut& region, RegionTiles& result) : region_(region), result_(result) {}

    void fill() {
        for (TileNumber i = 0; i < result_.tiles.size(); ++i) {
            if (result_.tiles[i].shares.empty()) {
                borders_.emplace(i, std::map<TileNumber, double>{});
                result_.fit.filled += result_.tiles[i].area;
            }
        }
        note_borders();
        while (!borders_.empty()) {
            const std::map<TileNumber, std::vector<DistrictShare>> found = next_round();
            if (found.empty()) {
                break;
            }
            for (const auto& [tile, shares] : found) {
                result_.tiles[tile].shares = shares;
                borders_.erase(tile);
            }
        }
        for (const auto& [tile, neighbours] : borders_) {
            result_.tiles[tile].shares = {{nearest(result_.tiles[tile].inside), 1}};
        }
    }

    /// The district with the nearest outline.
    [[nodiscard]] DistrictIndex nearest(LonLat position) const {
        const TangentPlane plane(position);
        DistrictIndex best = region_.first;
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < region_.districts.size(); ++i) {
            for_each_ring(*region_.districts[i], [&](const Ring& ring) {
                for (std::size_t k = 1; k < ring.size(); ++k) {
                    const double distance = plane.distance_to_edge(ring[k - 1], ring[k]);
                    if (distance < least) {
                        least = distance;
                        best = region_.first + i;
                    }
                }
            });
        }
        return best;
    }

private:
    void note_borders() {
        const auto note = [&](std::optional<TileNumber> gap, std::optional<TileNumber> neighbour,
                              const LineString& line) {
            const auto found = gap && neighbour ? borders_.find(*gap) : borders_.end();
            if (found != borders_.end()) {
                found->second[*neighbour] += length_in_degrees(line);
            }
        };
        for (const Arc& arc : result_.arcs) {
            note(arc.left, arc.right, arc.line);
            note(arc.right, arc.left, arc.line);
        }
    }

    /// The shares of gaps beside land whose district is known by now.
    [[nodiscard]] std::map<TileNumber, std::vector<DistrictShare>> next_round() const {
        std::map<TileNumber, std::vector<DistrictShare>> found;
        for (const auto& [tile, neighbours] : borders_) {
            std::map<DistrictIndex, double> weights;
            double all = 0;
            for (const auto& [neighbour, length] : neighbours) {
                for (const DistrictShare& share : result_.tiles[neighbour].shares) {
                    weights[share.district] += length * share.share;
                    all += length * share.share;
                }
            }
            if (!(all > 0)) {
                continue;
            }
            std::vector<DistrictShare>& shares = found[tile];
            for (const auto& [district, weight] : weights) {
                shares.push_back({district, weight / all});
            }
        }
        return found;
    }

    const RegionToCut& region_;
    RegionTiles& result_;
    std::map<TileNumber, std::map<TileNumber, double>>
        borders_; ///< of gaps: how long they border on which tile
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
                region.districts.empty() ? region.first : Gaps(region, result).nearest(face.inside);
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
