// SPDX-License-Identifier: MIT
#include "sources/border_fitting.hpp"

#include "geometry/area.hpp"
#include "geometry/geos.hpp"
#include "geometry/line_sides.hpp"
#include "geometry/linework.hpp"
#include "geometry/noding.hpp"
#include "geometry/polygonize.hpp"
#include "geometry/position_inside.hpp"
#include "sources/regions_at.hpp"
#include "support/disjoint_sets.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>

namespace demarc {

namespace {

using Pair = std::pair<RegionIndex, RegionIndex>; // the earlier one, the added one

void add_rings_of(const std::vector<MultiPolygon>& regions, std::vector<LineString>& lines) {
    for (const MultiPolygon& region : regions) {
        add_rings(lines, region);
    }
}

/// In degrees, enough to compare lines that lie beside each other.
double distance(LonLat a, LonLat b) {
    return std::hypot(a.lon - b.lon, a.lat - b.lat);
}

/// Whether a position is on a line of one edge, but for the rounding of nodes.
bool lies_on(LonLat p, const LineString& edge) {
    constexpr double beside = 1e-8;
    const double length = distance(edge[0], edge[1]);
    const double east = (edge[1].lon - edge[0].lon) / length;
    const double north = (edge[1].lat - edge[0].lat) / length;
    const double along = (p.lon - edge[0].lon) * east + (p.lat - edge[0].lat) * north;
    const double across = (p.lat - edge[0].lat) * east - (p.lon - edge[0].lon) * north;
    return -beside < along && along < length + beside && std::abs(across) < beside;
}

/// Whether nothing around a position is in an earlier region, but some of it in one that was
/// replaced.
bool is_bared(LonLat p, const RegionsAt& earlier, const RegionsAt& replaced) {
    constexpr double aside = 1e-7; // a centimetre
    constexpr std::array<std::pair<double, double>, 8> around{{{aside, 0},
                                                               {-aside, 0},
                                                               {0, aside},
                                                               {0, -aside},
                                                               {aside, aside},
                                                               {-aside, aside},
                                                               {aside, -aside},
                                                               {-aside, -aside}}};
    bool was_in_one = false;
    for (const auto& [east, north] : around) {
        const LonLat beside{p.lon + east, p.lat + north};
        if (!earlier.at(beside).empty()) {
            return false;
        }
        was_in_one = was_in_one || !replaced.at(beside).empty();
    }
    return was_in_one;
}

LonLat nearest_vertex(LonLat p, const std::vector<LineString>& lines) {
    LonLat nearest = p;
    std::optional<double> least;
    for (const LineString& line : lines) {
        for (const LonLat vertex : line) {
            if (const double away = distance(p, vertex); !least || away < *least) {
                least = away;
                nearest = vertex;
            }
        }
    }
    return nearest;
}

/// Lines from where borders of the further publisher meet to the earlier regions.
std::vector<LineString> lines_across_gaps(const std::vector<MultiPolygon>& earlier,
                                          const std::vector<MultiPolygon>& added,
                                          const std::vector<MultiPolygon>& replaced) {
    std::vector<LineString> of_publisher;
    add_rings_of(added, of_publisher);
    add_rings_of(replaced, of_publisher);
    std::map<LonLat, int> meeting;
    for (const LineString& line : node(of_publisher)) {
        ++meeting[line.front()];
        ++meeting[line.back()];
    }
    std::vector<LineString> there;
    add_rings_of(earlier, there);
    const RegionsAt earlier_at(earlier);
    const RegionsAt replaced_at(replaced);
    std::vector<LineString> lines;
    for (const auto& [place, count] : meeting) {
        if (count > 2 && is_bared(place, earlier_at, replaced_at)) {
            lines.push_back({place, nearest_vertex(place, there)});
        }
    }
    return lines;
}

/// A face of all borders of both publishers.
struct Tile {
    Polygon polygon;
    SquareMetres area;
    std::vector<RegionIndex> regions; ///< that have it now
    std::optional<RegionIndex> lost_by;
    std::optional<RegionIndex> gained_by;
    /// What nobody has and the further publisher counts as a region that was there before: which.
    std::optional<RegionIndex> replaced;
};

class Fitting {
public:
    Fitting(std::vector<MultiPolygon>& regions, const std::vector<RegionIndex>& added,
            const std::vector<MultiPolygon>& replaced)
        : regions_(regions), is_added_(regions.size(), false) {
        for (const RegionIndex region : added) {
            is_added_[region] = true;
        }
        std::vector<MultiPolygon> earlier(regions.size());
        std::vector<MultiPolygon> further(regions.size());
        for (RegionIndex region = 0; region < regions.size(); ++region) {
            (is_added_[region] ? further : earlier)[region] = regions[region];
        }
        across_ = lines_across_gaps(earlier, further, replaced);
        std::vector<LineString> lines = across_;
        add_rings_of(regions, lines);
        add_rings_of(replaced, lines);
        lines_ = node(lines);
        MultiPolygon polygons = polygonize(lines_).polygons;
        const RegionsAt at(regions);
        const RegionsAt replaced_at(replaced);
        for (Polygon& polygon : polygons) {
            Tile tile;
            const LonLat inside = position_inside(polygon);
            tile.area = area_of(polygon);
            tile.regions = at.at(inside);
            if (const auto replaced_there = replaced_at.at(inside);
                tile.regions.empty() && !replaced_there.empty()) {
                tile.replaced = replaced_there.front();
            }
            tile.polygon = std::move(polygon);
            tiles_.push_back(std::move(tile));
        }
        sides_.emplace(lines_);
        for (std::size_t i = 0; i < tiles_.size(); ++i) {
            sides_->add(i, tiles_[i].polygon);
        }
    }

    std::vector<FittedBorder> run() {
        settle_overlaps();
        settle_gaps();
        rebuild();
        std::vector<FittedBorder> fitted;
        constexpr SquareMetres nothing{1};
        for (const auto& [pair, border] : borders_) {
            if (nothing < border.overlap || nothing < border.gap) {
                fitted.push_back(border);
            }
        }
        return fitted;
    }

private:
    FittedBorder& border(RegionIndex earlier, RegionIndex added) {
        FittedBorder& one = borders_[{earlier, added}];
        one.earlier = earlier;
        one.added = added;
        return one;
    }

    /// The first region of a tile that was there before, and the added one.
    [[nodiscard]] std::optional<Pair> overlapping(const Tile& tile) const {
        std::optional<RegionIndex> earlier;
        std::optional<RegionIndex> added;
        for (const RegionIndex region : tile.regions) {
            std::optional<RegionIndex>& one = is_added_[region] ? added : earlier;
            one = one ? one : region;
        }
        return earlier && added ? std::optional(Pair{*earlier, *added}) : std::nullopt;
    }

    void settle_overlaps() {
        for (const Tile& tile : tiles_) {
            if (const auto pair = overlapping(tile)) {
                border(pair->first, pair->second).overlap += tile.area;
            }
        }
        constexpr double nearly_all = 0.9;
        constexpr double at_most_of_it = 0.5;
        for (auto& [pair, border] : borders_) {
            const SquareMetres own = area_of(regions_[pair.second]);
            border.is_cut_out = border.overlap / own > nearly_all &&
                                own / area_of(regions_[pair.first]) < at_most_of_it;
        }
        for (Tile& tile : tiles_) {
            if (const auto pair = overlapping(tile)) {
                tile.lost_by = borders_[*pair].is_cut_out ? pair->first : pair->second;
            }
        }
    }

    [[nodiscard]] bool is_empty(std::optional<std::size_t> tile) const {
        return !tile || tiles_[*tile].regions.empty();
    }

    /// The tiles that nobody has and that one reaches from outside without crossing a region.
    [[nodiscard]] std::vector<bool> open_tiles() const {
        const std::size_t outside = tiles_.size();
        DisjointSets joined(tiles_.size() + 1);
        for (std::size_t line = 0; line < lines_.size(); ++line) {
            const auto left = sides_->left_of(line);
            const auto right = sides_->right_of(line);
            if (is_empty(left) && is_empty(right)) {
                joined.join(left.value_or(outside), right.value_or(outside));
            }
        }
        std::vector<bool> open(tiles_.size());
        for (std::size_t i = 0; i < tiles_.size(); ++i) {
            open[i] = is_empty(i) && joined.root(i) == joined.root(outside);
        }
        return open;
    }

    [[nodiscard]] bool is_across_gap(const LineString& line) const {
        const LonLat middle{(line[0].lon + line[1].lon) / 2, (line[0].lat + line[1].lat) / 2};
        return std::any_of(across_.begin(), across_.end(),
                           [&](const LineString& across) { return lies_on(middle, across); });
    }

    using Neighbours = std::map<std::size_t, std::map<RegionIndex, double>>;

    /// By the number that stands for a piece: how much of its outline each region has.
    [[nodiscard]] Neighbours neighbours_of(DisjointSets& pieces,
                                           const std::vector<bool>& is_gap) const {
        Neighbours beside;
        for_each_side(is_gap,
                      [&](std::size_t gap, std::optional<std::size_t> other, double length) {
                          if (other) {
                              for (const RegionIndex region : tiles_[*other].regions) {
                                  beside[pieces.root(gap)][region] += length;
                              }
                          }
                      });
        return beside;
    }

    /// Calls `visit(gap, what lies beside it, length)` for every line along a tile of a gap.
    template<typename Visit>
    void for_each_side(const std::vector<bool>& is_gap, const Visit& visit) const {
        for (std::size_t line = 0; line < lines_.size(); ++line) {
            const auto left = sides_->left_of(line);
            const auto right = sides_->right_of(line);
            for (const auto& [gap, other] : {std::pair(left, right), std::pair(right, left)}) {
                if (gap && is_gap[*gap]) {
                    visit(*gap, other, length_in_degrees(lines_[line]));
                }
            }
        }
    }

    /// The gaps, in pieces parted by the lines across them; pieces in the middle of a gap that none
    /// of the added regions borders on stay with those beside them.
    [[nodiscard]] DisjointSets pieces_of_gaps(const std::vector<bool>& is_gap) const {
        DisjointSets pieces(tiles_.size());
        std::vector<std::pair<std::size_t, std::size_t>> parted;
        for (std::size_t line = 0; line < lines_.size(); ++line) {
            const auto left = sides_->left_of(line);
            const auto right = sides_->right_of(line);
            if (!left || !right || !is_gap[*left] || !is_gap[*right]) {
                continue;
            }
            if (is_across_gap(lines_[line])) {
                parted.emplace_back(*left, *right);
            } else {
                pieces.join(*left, *right);
            }
        }
        const Neighbours beside = neighbours_of(pieces, is_gap);
        std::vector<bool> at_border(tiles_.size());
        for_each_side(is_gap, [&](std::size_t gap, std::optional<std::size_t> other, double) {
            if (!other || (is_empty(other) && !is_gap[*other])) {
                at_border[pieces.root(gap)] = true;
            }
        });
        const auto is_lonely = [&](std::size_t piece) {
            const auto found = beside.find(piece);
            return !at_border[piece] && (found == beside.end() || !most_of(found->second, true));
        };
        std::vector<std::pair<std::size_t, std::size_t>> joined;
        for (const auto& [left, right] : parted) {
            if (is_lonely(pieces.root(left)) || is_lonely(pieces.root(right))) {
                joined.emplace_back(left, right);
            }
        }
        for (const auto& [left, right] : joined) {
            pieces.join(left, right);
        }
        return pieces;
    }

    /// Gives what lies between, piece by piece, to the added region with most of its outline. The
    /// further publisher's own gaps stay as they are.
    void settle_gaps() {
        const std::vector<bool> open = open_tiles();
        // What is enclosed may be a region of a file yet to come.
        const bool is_whole = std::none_of(regions_.begin(), regions_.end(),
                                           [](const MultiPolygon& one) { return one.empty(); });
        std::vector<bool> is_gap(tiles_.size());
        for (std::size_t i = 0; i < tiles_.size(); ++i) {
            is_gap[i] = is_empty(i) && (tiles_[i].replaced || (is_whole && !open[i]));
        }
        DisjointSets pieces = pieces_of_gaps(is_gap);
        const Neighbours beside = neighbours_of(pieces, is_gap);
        for (std::size_t i = 0; i < tiles_.size(); ++i) {
            const auto found = beside.find(pieces.root(i));
            if (!is_gap[i] || found == beside.end()) {
                continue;
            }
            auto earlier = most_of(found->second, false);
            auto added = most_of(found->second, true);
            earlier = earlier ? earlier : tiles_[i].replaced;
            if (!added && is_whole && !open[i]) {
                added = nearest_added(tiles_[i].polygon.exterior.front());
            }
            if (earlier && added) {
                tiles_[i].gained_by = added;
                border(*earlier, *added).gap += tiles_[i].area;
            }
        }
    }

    /// An exclave in an earlier region is not beside the region it belongs to.
    [[nodiscard]] std::optional<RegionIndex> nearest_added(LonLat place) const {
        std::optional<RegionIndex> nearest;
        double least = 0;
        for (RegionIndex region = 0; region < regions_.size(); ++region) {
            if (is_added_[region] && !regions_[region].empty()) {
                std::vector<LineString> rings;
                add_rings(rings, regions_[region]);
                const double away = distance(place, nearest_vertex(place, rings));
                if (!nearest || away < least) {
                    nearest = region;
                    least = away;
                }
            }
        }
        return nearest;
    }

    [[nodiscard]] std::optional<RegionIndex> most_of(const std::map<RegionIndex, double>& lengths,
                                                     bool added) const {
        std::optional<RegionIndex> most;
        for (const auto& [region, length] : lengths) {
            if (is_added_[region] == added && (!most || lengths.at(*most) < length)) {
                most = region;
            }
        }
        return most;
    }

    /// Puts regions that changed together from their tiles; the others keep their vertices.
    void rebuild() {
        std::vector<SquareMetres> changed(regions_.size());
        for (const Tile& tile : tiles_) {
            for (const std::optional<RegionIndex> region : {tile.lost_by, tile.gained_by}) {
                if (region) {
                    changed[*region] += tile.area;
                }
            }
        }
        constexpr SquareMetres nothing{1};
        std::vector<MultiPolygon> parts(regions_.size());
        for (const Tile& tile : tiles_) {
            std::vector<RegionIndex> owners = tile.regions;
            if (tile.gained_by) {
                owners.push_back(*tile.gained_by);
            }
            for (const RegionIndex region : owners) {
                if (nothing < changed[region] && tile.lost_by != region) {
                    parts[region].push_back(tile.polygon);
                }
            }
        }
        for (RegionIndex region = 0; region < regions_.size(); ++region) {
            if (nothing < changed[region]) {
                regions_[region] = geos::polygons_of(geos::unary_union(parts[region]).get());
            }
        }
    }

    std::vector<MultiPolygon>& regions_;
    std::vector<bool> is_added_;
    std::vector<LineString> across_;
    std::vector<LineString> lines_;
    std::vector<Tile> tiles_;
    std::optional<LineSides> sides_;
    std::map<Pair, FittedBorder> borders_;
};

} // namespace

std::vector<FittedBorder> fit_borders(std::vector<MultiPolygon>& regions,
                                      const std::vector<RegionIndex>& added,
                                      const std::vector<MultiPolygon>& replaced) {
    return Fitting(regions, added, replaced).run();
}

} // namespace demarc
