// SPDX-License-Identifier: MIT
#include "series/counted_cells.hpp"

#include "geometry/distance.hpp"
#include "geometry/geos.hpp"
#include "geometry/locator.hpp"
#include "series/conforming.hpp"
#include "sources/polygon_repair.hpp"
#include "support/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace demarc::series {

namespace {

/// Half the side of the square around a place, in degrees: 0.1 m. A line within it divides what
/// stands there.
constexpr double half_side = 1e-6;

Polygon square_around(LonLat p) {
    return {{{p.lon - half_side, p.lat - half_side},
             {p.lon + half_side, p.lat - half_side},
             {p.lon + half_side, p.lat + half_side},
             {p.lon - half_side, p.lat + half_side},
             {p.lon - half_side, p.lat - half_side}},
            {}};
}

/// Whether a polygon holds the square around a position with some room.
bool holds_square(const PolygonLocator& polygon, LonLat p) {
    constexpr double room = 2 * half_side;
    return polygon.contains(p) && polygon.contains({p.lon - room, p.lat - room}) &&
           polygon.contains({p.lon + room, p.lat - room}) &&
           polygon.contains({p.lon + room, p.lat + room}) &&
           polygon.contains({p.lon - room, p.lat + room});
}

/// The position itself, or one beside it, at most 2 km away, whose square the polygon holds.
std::optional<LonLat> well_inside(const PolygonLocator& polygon, LonLat p) {
    constexpr std::array<std::array<double, 2>, 9> ways{
        {{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {-1, -1}, {1, -1}, {-1, 1}}};
    for (const double step : {4e-6, 2e-5, 1e-4, 5e-4, 3e-3, 2e-2}) {
        for (const auto& way : ways) {
            const LonLat moved{p.lon + step * way[0], p.lat + step * way[1]};
            if (holds_square(polygon, moved)) {
                return moved;
            }
        }
    }
    return std::nullopt;
}

std::vector<LineString> outlines(const MultiPolygon& polygons) {
    std::vector<LineString> lines;
    for_each_ring(polygons, [&](const Ring& ring) { lines.push_back(ring); });
    return lines;
}

/// 1 for all but a rounding error of it, 0 for hardly more than nothing.
double clear_share(double share) {
    constexpr double rounding = 1e-3;
    return share < rounding ? 0 : share > 1 - rounding ? 1 : share;
}

} // namespace

/// Finds the cell of a region that a position lies in; the cells outlive it unchanged.
class CountedCells::CellFinder {
public:
    explicit CellFinder(const CountedCells& cells) : cells_(cells), outlines_(cells.size()) {
        for (const MultiPolygon& polygons : cells.polygons()) {
            locators_.emplace_back(polygons);
        }
    }

    /// The cell and a position well inside of it: the nearest where none holds it.
    [[nodiscard]] std::pair<std::size_t, LonLat> place_in(RegionIndex region, LonLat p) const {
        const std::optional<std::size_t> holder = holder_of(region, p);
        const std::size_t cell = holder ? *holder : nearest(region, p);
        const LonLat on_land = holder ? p : outline(cell).nearest(p)->position;
        const std::optional<LonLat> inside = well_inside(locators_[cell], on_land);
        if (!inside) {
            throw GeometryError(fmt::format("nothing can be counted at {} E {} N, a corner of a "
                                            "boundary",
                                            p.lon, p.lat));
        }
        return {cell, *inside};
    }

private:
    [[nodiscard]] std::optional<std::size_t> holder_of(RegionIndex region, LonLat p) const {
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            if (cells_.region_of(i) == region && locators_[i].contains(p)) {
                return i;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::size_t nearest(RegionIndex region, LonLat p) const {
        std::optional<std::pair<double, std::size_t>> nearest;
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            if (cells_.region_of(i) != region) {
                continue;
            }
            const double distance = outline(i).distance(p)->value;
            if (!nearest || distance < nearest->first) {
                nearest.emplace(distance, i);
            }
        }
        return nearest.value().second;
    }

    /// Few are asked for.
    [[nodiscard]] const LineDistance& outline(std::size_t cell) const {
        if (!outlines_[cell]) {
            outlines_[cell].emplace(outlines(cells_.polygons()[cell]));
        }
        return *outlines_[cell];
    }

    const CountedCells& cells_;
    std::vector<PolygonLocator> locators_;
    mutable std::vector<std::optional<LineDistance>> outlines_;
};

CountedCells::CountedCells(const Partition& partition, const DistrictCut* cut,
                           const std::vector<PlacedStock>& stocks, std::size_t regions)
    : regions_(regions) {
    add_base_cells(partition, cut);
    for (const PlacedStock& stock : stocks) {
        spread_.push_back(stock.spread);
        spread_.back().resize(regions);
    }
    add_places(places_of(stocks, partition));
}

void CountedCells::add_base_cells(const Partition& partition, const DistrictCut* cut) {
    const std::vector<Face>& faces = cut == nullptr ? partition.faces : cut->pieces.faces;
    std::map<std::pair<RegionIndex, std::vector<std::pair<DistrictIndex, double>>>, std::size_t>
        numbers;
    for (FaceIndex i = 0; i < faces.size(); ++i) {
        std::vector<std::pair<DistrictIndex, double>> key;
        for (const DistrictShare& share :
             cut == nullptr ? std::vector<DistrictShare>() : cut->shares[i]) {
            key.emplace_back(share.district, share.share);
        }
        const auto [at, is_new] =
            numbers.try_emplace({faces[i].region, std::move(key)}, cells_.size());
        if (is_new) {
            cells_.push_back({faces[i].region, {}, {}});
            if (cut != nullptr) {
                cells_.back().shares = cut->shares[i];
            }
            polygons_.emplace_back();
        }
        polygons_[at->second].push_back(faces[i].polygon);
    }
    for (MultiPolygon& polygons : polygons_) {
        if (polygons.size() > 1) { // pieces of a district may border on each other
            polygons = in_canonical_order(geos::polygons_of(geos::unary_union(polygons).get()));
        }
    }
    if (cut != nullptr) { // a border of districts may end on an edge of the neighbouring region
        make_conforming(polygons_);
    }
}

/// What stands at each position, in the region of its face.
CountedCells::Places CountedCells::places_of(const std::vector<PlacedStock>& stocks,
                                             const Partition& partition) {
    Places places;
    for (std::size_t i = 0; i < stocks.size(); ++i) {
        for (const PlacedStock::Place& place : stocks[i].places) {
            Standing& standing = places[place.position];
            standing.region = partition.faces[place.face].region;
            standing.amounts.resize(stocks.size());
            standing.amounts[i] += place.amount;
        }
    }
    return places;
}

void CountedCells::add_places(const Places& places) {
    std::vector<std::pair<std::size_t, LonLat>> found;
    {
        const CellFinder finder(*this);
        for (const auto& [position, standing] : places) {
            found.push_back(finder.place_in(standing.region, position));
        }
    }
    auto next = found.begin();
    for (const auto& [position, standing] : places) {
        const auto [cell, inside] = *next++;
        set_apart(inside, cell, standing.amounts);
    }
}

/// Squares that would meet are one.
void CountedCells::set_apart(LonLat position, std::size_t base,
                             const std::vector<double>& amounts) {
    constexpr double apart = 4 * half_side;
    for (std::size_t i = cells_.size(); i-- > 0 && !cells_[i].stocks.empty();) {
        const LonLat corner = polygons_[i].front().exterior.front();
        if (std::abs(corner.lon + half_side - position.lon) < apart &&
            std::abs(corner.lat + half_side - position.lat) < apart) {
            for (std::size_t k = 0; k < amounts.size(); ++k) {
                cells_[i].stocks[k] += amounts[k];
            }
            return;
        }
    }
    const Polygon square = square_around(position);
    for (Polygon& polygon : polygons_[base]) {
        if (PolygonLocator({polygon}).contains(position)) {
            Ring hole = square.exterior;
            std::reverse(hole.begin(), hole.end());
            polygon.holes.push_back(std::move(hole));
        }
    }
    Cell cell = cells_[base];
    cell.stocks = amounts;
    cells_.push_back(std::move(cell));
    polygons_.push_back({square});
}

namespace {

using DistrictsByClass = std::map<std::pair<std::size_t, std::size_t>, DistrictLand>;

/// What of one class a cell has, to its districts.
void add_to_districts(DistrictsByClass& districts, const std::vector<DistrictShare>& shares,
                      std::size_t control, double area, const std::vector<double>& amounts) {
    for (const DistrictShare& part : shares) {
        DistrictLand& own = districts[{part.district, control}];
        own.district = static_cast<std::uint32_t>(part.district);
        own.control = all_control_classes[control];
        own.area += SquareMetres{area * part.share};
        own.stocks.resize(amounts.size());
        for (std::size_t k = 0; k < amounts.size(); ++k) {
            own.stocks[k] += amounts[k] * part.share;
        }
    }
}

/// What no area covers of a cell.
ExactArea left_of(const ClassAreas& areas, std::size_t cell, ExactArea whole) {
    for (const auto& by_cell : areas) {
        whole -= by_cell[cell];
    }
    return whole;
}

} // namespace

std::vector<double> CountedCells::amounts_on(const Cell& cell, double area, double share,
                                             double land) const {
    std::vector<double> amounts(spread_.size());
    for (std::size_t k = 0; k < amounts.size(); ++k) {
        amounts[k] = spread_[k][cell.region] * area / land +
                     (cell.stocks.empty() ? 0 : cell.stocks[k] * share);
    }
    return amounts;
}

DayCounts CountedCells::counts(const ClassAreas& areas, ControlClass elsewhere,
                               const std::vector<ExactArea>& whole) const {
    constexpr std::size_t classes = all_control_classes.size();
    DayCounts day;
    day.stocks.resize(spread_.size());
    for (auto& by_class : day.stocks) {
        by_class.fill(std::vector<double>(regions_));
    }
    std::vector<double> land(regions_);
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        land[cells_[i].region] += to_square_metres(whole[i]);
    }
    DistrictsByClass districts;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        const Cell& cell = cells_[i];
        const ExactArea left = left_of(areas, i, whole[i]);
        for (std::size_t control = 0; control < classes; ++control) {
            const bool uncovered = all_control_classes[control] == elsewhere;
            const ExactArea exact = areas[control][i] + (uncovered ? left : 0);
            if (exact <= 0) {
                continue;
            }
            const double area = to_square_metres(exact);
            const double share = clear_share(area / to_square_metres(whole[i]));
            const std::vector<double> amounts = amounts_on(cell, area, share, land[cell.region]);
            for (std::size_t k = 0; k < amounts.size(); ++k) {
                day.stocks[k][control][cell.region] += amounts[k];
            }
            if (!uncovered) {
                add_to_districts(districts, cell.shares, control, area, amounts);
            }
        }
    }
    for (auto& [key, own] : districts) {
        day.districts.push_back(std::move(own));
    }
    return day;
}

} // namespace demarc::series
