// SPDX-License-Identifier: MIT
#include "partition/mosaic.hpp"

#include "geometry/line_sides.hpp"
#include "geometry/linework.hpp"
#include "geometry/locator.hpp"
#include "geometry/noding.hpp"
#include "geometry/polygonize.hpp"
#include "geometry/position_inside.hpp"
#include "partition/control_labels.hpp"
#include "sources/border_mending.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace demarc {

namespace {

/// A hole in the middle of the country up to this size is a flaw of digitising; a larger one is
/// land that the boundary set does not know.
constexpr SquareMetres tolerated_hole = SquareMetres::from_km2(1);

/// Narrower than this, a gap or an overlap between two regions is a seam: the trace of a border
/// whose two sides were rounded differently. The noding grid is a thousandth of it.
constexpr Metres seam_width{0.1};

bool is_seam(const Tile& tile) {
    // Nearly no tile is one, and the geodesics around it take long: first by a bound of their
    // lengths.
    constexpr double metres_per_degree = 111'700; // at most, in any direction
    double degrees = 0;
    for_each_ring(tile.polygon, [&](const Ring& ring) { degrees += length_in_degrees(ring); });
    return 2 * tile.area.value <= seam_width.value * metres_per_degree * degrees &&
           mean_width(tile.polygon) <= seam_width;
}

std::vector<LineString> all_lines(const BoundarySet& boundaries,
                                  const std::vector<ControlArea>& areas,
                                  const std::vector<Zone>& zones) {
    std::vector<LineString> lines;
    for (const MultiPolygon& region : boundaries.regions) {
        add_rings(lines, region);
    }
    for (const ControlArea& area : areas) {
        add_rings(lines, area.polygons);
    }
    for (const Zone& zone : zones) {
        add_rings(lines, zone.polygons);
    }
    return lines;
}

/// How wide a gap or an overlap is, beside what would have been mended when it was read.
std::string width_of(const Polygon& polygon) {
    return fmt::format("{} m wide in the mean, where up to {:g} m and {:g} km² are mended",
                       fixed(mean_width(polygon).value, 1), max_sliver_width.value,
                       max_sliver_area.km2());
}

/// What to do where regions overlap or leave a hole.
std::string remedy_of_borders(const BoundarySet& boundaries) {
    std::set<std::string> titles;
    for (const InputFile& file : boundaries.files) {
        titles.insert(file.title);
    }
    return titles.size() < 2
               ? "mend the boundary file"
               : fmt::format("mend the boundary file; where the borders of {} do not meet, take "
                             "all regions from one of them",
                             join({titles.begin(), titles.end()}, " and "));
}

/// Labels tiles with their regions and settles the seams between regions.
class RegionLabels {
public:
    RegionLabels(const BoundarySet& boundaries, const RegionTable& regions)
        : regions_(regions), remedy_(remedy_of_borders(boundaries)) {
        locators_.reserve(boundaries.regions.size());
        for (const MultiPolygon& region : boundaries.regions) {
            locators_.emplace_back(region);
        }
    }

    void label(Mosaic& mosaic) const {
        for (Tile& tile : mosaic.tiles) {
            label(tile, mosaic.statistics);
        }
        close_gaps(mosaic);
    }

private:
    void label(Tile& tile, CutStatistics& statistics) const {
        for (RegionIndex region = 0; region < locators_.size(); ++region) {
            if (!locators_[region].contains(tile.inside)) {
                continue;
            }
            if (!tile.region) {
                tile.region = region;
            } else if (!is_seam(tile)) {
                throw GeometryError(fmt::format(
                    "{} and {} overlap by {} km² at {:.4f} E {:.4f} N, {}; every place must belong "
                    "to one region: {}",
                    regions_[*tile.region].name_en, regions_[region].name_en,
                    fixed(area_of(tile.polygon).km2(), 6), tile.inside.lon, tile.inside.lat,
                    width_of(tile.polygon), remedy_));
            } else {
                ++statistics.seam_faces;
                statistics.seam_area += tile.area;
            }
        }
    }

    /// A hair-thin tile that no region claims goes to the region it shares its longest border with.
    static void close_gaps(Mosaic& mosaic) {
        std::vector<std::vector<double>> borders(mosaic.tiles.size());
        const auto note = [&](std::optional<TileIndex> gap, std::optional<TileIndex> neighbour,
                              const LineString& line) {
            if (gap && neighbour && !mosaic.tiles[*gap].region && mosaic.tiles[*neighbour].region) {
                std::vector<double>& lengths = borders[*gap];
                lengths.resize(std::max(lengths.size(), *mosaic.tiles[*neighbour].region + 1));
                lengths[*mosaic.tiles[*neighbour].region] += length_in_degrees(line);
            }
        };
        for (const TileArc& arc : mosaic.arcs) {
            note(arc.left, arc.right, arc.line);
            note(arc.right, arc.left, arc.line);
        }
        for (TileIndex i = 0; i < mosaic.tiles.size(); ++i) {
            Tile& tile = mosaic.tiles[i];
            if (!borders[i].empty() && is_seam(tile)) {
                tile.region = static_cast<RegionIndex>(
                    std::max_element(borders[i].begin(), borders[i].end()) - borders[i].begin());
                ++mosaic.statistics.seam_faces;
                mosaic.statistics.seam_area += tile.area;
            }
        }
    }

    const RegionTable& regions_;
    std::string remedy_;
    std::vector<PolygonLocator> locators_;
};

void label_zones(Mosaic& mosaic, const std::vector<Zone>& zones) {
    for (ZoneIndex zone = 0; zone < zones.size(); ++zone) {
        const PolygonLocator locator(zones[zone].polygons);
        for (Tile& tile : mosaic.tiles) {
            const bool region_meant = !zones[zone].region || tile.region == zones[zone].region;
            if (region_meant && locator.contains(tile.inside)) {
                tile.zones.push_back(zone);
            }
        }
    }
}

/// Refuses land that no region claims although regions enclose it.
void refuse_holes(const Mosaic& mosaic, const BoundarySet& boundaries) {
    const std::size_t open_plane = mosaic.tiles.size();
    const auto is_unclaimed = [&mosaic](std::optional<TileIndex> tile) {
        return !tile || !mosaic.tiles[*tile].region;
    };
    std::vector<std::vector<std::size_t>> neighbours(mosaic.tiles.size() + 1);
    for (const TileArc& arc : mosaic.arcs) {
        if (is_unclaimed(arc.left) && is_unclaimed(arc.right)) {
            neighbours[arc.left.value_or(open_plane)].push_back(arc.right.value_or(open_plane));
            neighbours[arc.right.value_or(open_plane)].push_back(arc.left.value_or(open_plane));
        }
    }
    std::vector<bool> outside(mosaic.tiles.size() + 1, false);
    std::vector<std::size_t> reached{open_plane};
    outside[open_plane] = true;
    while (!reached.empty()) {
        const std::size_t here = reached.back();
        reached.pop_back();
        for (const std::size_t next : neighbours[here]) {
            if (!outside[next]) {
                outside[next] = true;
                reached.push_back(next);
            }
        }
    }
    for (TileIndex i = 0; i < mosaic.tiles.size(); ++i) {
        const Tile& tile = mosaic.tiles[i];
        if (!tile.region && !outside[i] && tile.area > tolerated_hole) {
            throw GeometryError(fmt::format(
                "the boundary set has a hole of {} km² at {:.4f} E {:.4f} N, {}, enclosed by "
                "regions but in none of them; every place must belong to one region: {}",
                fixed(tile.area.km2(), 3), tile.inside.lon, tile.inside.lat, width_of(tile.polygon),
                remedy_of_borders(boundaries)));
        }
    }
}

} // namespace

Mosaic make_mosaic(const BoundarySet& boundaries, const std::vector<ControlArea>& areas,
                   ControlClass elsewhere, const RegionTable& regions,
                   const std::vector<Zone>& zones) {
    Mosaic mosaic;
    std::vector<LineString> noded = node(all_lines(boundaries, areas, zones));
    MultiPolygon polygons = polygonize(noded).polygons;
    for (Polygon& polygon : polygons) {
        Tile tile;
        tile.inside = position_inside(polygon);
        tile.area = area_of(polygon);
        tile.polygon = std::move(polygon);
        mosaic.tiles.push_back(std::move(tile));
    }
    std::sort(mosaic.tiles.begin(), mosaic.tiles.end(),
              [](const Tile& a, const Tile& b) { return a.inside < b.inside; });
    mosaic.arcs = lines_between<TileArc>(mosaic.tiles, std::move(noded));
    RegionLabels(boundaries, regions).label(mosaic);
    refuse_holes(mosaic, boundaries);
    label_control(mosaic, areas, elsewhere);
    label_zones(mosaic, zones);
    return mosaic;
}

} // namespace demarc
