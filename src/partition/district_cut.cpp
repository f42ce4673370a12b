// SPDX-License-Identifier: MIT
#include "partition/district_cut.hpp"

#include "partition/district_regions.hpp"
#include "partition/district_tiles.hpp"
#include "sources/border_mending.hpp"
#include "support/error.hpp"
#include "support/parallel.hpp"
#include "support/record_faults.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace demarc {

namespace {

/// The order of a set's districts by region, then by id.
std::vector<std::size_t> by_region(const std::vector<PlacedDistrict>& placed) {
    std::vector<std::size_t> order(placed.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return placed[a].region < placed[b].region;
    });
    return order;
}

/// What of it belongs to which region, and the districts in their order.
struct Layout {
    std::vector<RegionToCut> regions;
    std::vector<const District*> records; ///< by DistrictIndex; null: a whole region
    std::vector<CutDistrict> districts;
};

Layout laid_out(const DistrictSet& set, const FaceLocator& locator, const RegionTable& regions,
                unsigned jobs) {
    const Partition& partition = locator.partition();
    static const MultiPolygon nothing;
    const std::vector<PlacedDistrict> placed = regions_of_districts(set, locator, regions, jobs);
    const std::vector<std::size_t> order = by_region(placed);
    Layout layout;
    auto next = order.begin();
    for (RegionIndex region = 0; region < regions.size(); ++region) {
        RegionToCut& one =
            layout.regions.emplace_back(RegionToCut{partition, {}, {}, layout.districts.size()});
        for (; next != order.end() && placed[*next].region == region; ++next) {
            const District& district = set.districts[*next];
            one.districts.push_back(placed[*next].lies_elsewhere ? &nothing : &district.polygons);
            layout.records.push_back(&district);
            layout.districts.push_back(
                {district.id, district.name, region, false, area_of(district.polygons)});
        }
        if (one.districts.empty() && has_land(partition, region)) {
            layout.records.push_back(nullptr);
            layout.districts.push_back({regions[region].code.text(), regions[region].name_en,
                                        region, true, SquareMetres{}});
        }
    }
    for (FaceIndex face = 0; face < partition.faces.size(); ++face) {
        layout.regions[partition.faces[face].region].faces.push_back(face);
    }
    return layout;
}

/// As between regions.
bool is_sliver(const DistrictOverlap& overlap) {
    return overlap.width <= max_sliver_width && overlap.area <= max_sliver_area;
}

/// A few km² where a border was drawn twice: hromadas of OpenStreetMap overlap by up to 3.5 km².
/// One that lies in another is a district of another level.
bool is_put_up_with(SquareMetres overlap, SquareMetres smaller) {
    constexpr double share = 0.5;
    constexpr SquareMetres most = SquareMetres::from_km2(5);
    return overlap <= std::min(most, smaller * share);
}

using DistrictPair = std::pair<DistrictIndex, DistrictIndex>;

/// What each pair of districts covers in all tiles but slivers, at the place and with the width of
/// the largest: tiles are cut by faces, so that the front line divides one overlap into several.
std::map<DistrictPair, DistrictOverlap> overlaps_by_pair(const RegionTiles& region) {
    std::map<DistrictPair, DistrictOverlap> pairs;
    std::map<DistrictPair, SquareMetres> largest;
    for (const DistrictOverlap& tile : region.overlaps) {
        if (is_sliver(tile)) {
            continue;
        }
        DistrictOverlap& overlap = pairs[tile.districts];
        SquareMetres& most = largest[tile.districts];
        overlap.area += tile.area;
        if (tile.area > most) {
            most = tile.area;
            overlap.width = tile.width;
            overlap.place = tile.place;
        }
    }
    return pairs;
}

/// \throws DataError for all overlaps that are too large
void refuse_overlaps(const std::vector<RegionTiles>& cut, const Layout& layout) {
    RecordFaults faults;
    for (const RegionTiles& region : cut) {
        for (const auto& [districts, overlap] : overlaps_by_pair(region)) {
            const auto [first, second] = districts;
            const SquareMetres smaller =
                std::min(layout.districts[first].as_drawn, layout.districts[second].as_drawn);
            if (is_put_up_with(overlap.area, smaller)) {
                continue;
            }
            const District& one = *layout.records[first];
            const District& other = *layout.records[second];
            faults.add(fmt::format(
                "{} ({}) and {} ({}) overlap by {} km² at {:.4f} E {:.4f} N, {} m wide in the "
                "mean, where 5 km² and half of the smaller district may: mend the file, or, where "
                "it has districts of several levels, choose one with a [filter]",
                one.where, one.name, other.where, other.name, grouped(overlap.area.km2(), 3),
                overlap.place.lon, overlap.place.lat, fixed(overlap.width.value, 1)));
        }
    }
    faults.throw_if_any();
}

/// What is known of a face, for a piece of it.
Face piece_of(const Face& face, DistrictTile tile, double share) {
    Face piece;
    piece.polygon = std::move(tile.polygon);
    piece.inside = tile.inside;
    piece.region = face.region;
    piece.drawn = face.drawn;
    piece.reconciled = face.reconciled;
    piece.control = face.control;
    piece.line_holder = face.line_holder;
    for (std::size_t method = 0; method < piece.areas.size(); ++method) {
        piece.areas[method] = face.areas[method] * share;
    }
    return piece;
}

void add_pieces(DistrictCut& cut, RegionTiles region, const Partition& partition) {
    const std::size_t first = cut.pieces.faces.size();
    const auto numbered = [first](std::optional<FaceIndex> tile) {
        return tile ? std::optional(first + *tile) : std::nullopt;
    };
    for (Arc& arc : region.arcs) {
        cut.pieces.arcs.push_back({std::move(arc.line), numbered(arc.left), numbered(arc.right)});
    }
    std::vector<double> wholes(partition.faces.size());
    for (const DistrictTile& tile : region.tiles) {
        wholes[tile.face] += tile.area.value;
    }
    for (DistrictTile& tile : region.tiles) {
        const FaceIndex face = tile.face;
        const double share = wholes[face] > 0 ? tile.area.value / wholes[face] : 1;
        cut.face_of.push_back(face);
        cut.shares.push_back(std::move(tile.shares));
        cut.pieces.faces.push_back(piece_of(partition.faces[face], std::move(tile), share));
    }
}

/// What the districts of regions have beyond them.
void measure_cut_off(DistrictCut& cut) {
    for (const CutDistrict& district : cut.districts) {
        cut.fit[district.region].cut_off += district.as_drawn;
    }
    for (DistrictFit& fit : cut.fit) {
        fit.cut_off = std::max(SquareMetres{}, fit.cut_off - fit.covered - fit.twice);
    }
}

} // namespace

DistrictCut cut_districts(const DistrictSet& set, const FaceLocator& locator,
                          const RegionTable& regions, unsigned jobs) {
    Layout layout = laid_out(set, locator, regions, jobs);
    std::vector<RegionTiles> tiles(layout.regions.size());
    parallel_for(tiles.size(), jobs, [&](std::size_t i) {
        if (!layout.regions[i].faces.empty()) {
            tiles[i] = cut_region(layout.regions[i]);
        }
    });
    refuse_overlaps(tiles, layout);
    DistrictCut cut;
    cut.districts = std::move(layout.districts);
    cut.pieces.region_areas = locator.partition().region_areas;
    for (RegionTiles& region : tiles) {
        cut.fit.push_back(region.fit);
        add_pieces(cut, std::move(region), locator.partition());
    }
    measure_cut_off(cut);
    return cut;
}

} // namespace demarc
