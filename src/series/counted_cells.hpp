// SPDX-License-Identifier: MIT
#pragma once

#include "partition/district_cut.hpp"
#include "series/map_meter.hpp"
#include "tally/placed_stock.hpp"

#include <cstdint>
#include <map>
#include <vector>

namespace demarc::series {

/// Land of a class in a district on one day; without land of the class there is none.
struct DistrictLand {
    std::uint32_t district = 0;
    ControlClass control = ControlClass::russian;
    SquareMetres area;
    std::vector<double> stocks{}; ///< the best guess of each
};

/// What is counted on one day beside areas of regions; as reconciled as these.
struct DayCounts {
    /// By stock, class and region: the best guess.
    std::vector<std::array<std::vector<double>, all_control_classes.size()>> stocks;
    std::vector<DistrictLand> districts; ///< by district, then class
};

/// Regions in cells for which areas are found as for regions (map_meter.hpp), so that what is
/// counted follows from areas alone: each district is a cell, as is land that districts share, and
/// around each position that something stands at lies a square of 0.2 m, a cell of its own. Nothing
/// of it changes from day to day; a day costs what the front line crosses of it.
class CountedCells {
public:
    /// \param partition of regions, without any line
    /// \param cut of it by districts; nullptr: regions are the cells
    /// \param stocks located on `partition`
    /// \throws GeometryError where the square of a place cannot be set apart
    CountedCells(const Partition& partition, const DistrictCut* cut,
                 const std::vector<PlacedStock>& stocks, std::size_t regions);

    [[nodiscard]] const std::vector<MultiPolygon>& polygons() const { return polygons_; }
    [[nodiscard]] RegionIndex region_of(std::size_t cell) const { return cells_[cell].region; }
    [[nodiscard]] std::size_t size() const { return cells_.size(); }

    /// What areas of classes in cells come to. \param areas of `cells` as MapMeter finds them
    /// \param elsewhere the class of land that no polygon covers
    /// \param whole the areas of the cells
    [[nodiscard]] DayCounts counts(const ClassAreas& areas, ControlClass elsewhere,
                                   const std::vector<ExactArea>& whole) const;

private:
    struct Cell {
        RegionIndex region = 0;
        std::vector<DistrictShare> shares; ///< none where no districts are asked for
        std::vector<double> stocks;        ///< that stand at its place; empty: no place
    };
    /// Of each stock what stands on a part of a cell: `area` in m², the `share` of the cell, and
    /// the `land` of its region in m².
    [[nodiscard]] std::vector<double> amounts_on(const Cell& cell, double area, double share,
                                                 double land) const;
    void add_base_cells(const Partition& partition, const DistrictCut* cut);
    /// What stands at a position.
    struct Standing {
        RegionIndex region = 0;
        std::vector<double> amounts; ///< by stock
    };
    using Places = std::map<LonLat, Standing>;
    class CellFinder;
    static Places places_of(const std::vector<PlacedStock>& stocks, const Partition& partition);
    void add_places(const Places& places);
    void set_apart(LonLat position, std::size_t base, const std::vector<double>& amounts);

    std::vector<Cell> cells_;
    std::vector<MultiPolygon> polygons_;
    std::vector<std::vector<double>> spread_; ///< by stock and region
    std::size_t regions_;
};

} // namespace demarc::series
