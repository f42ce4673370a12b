// SPDX-License-Identifier: MIT
#pragma once

#include "partition/district_cut.hpp"
#include "tally/stock.hpp"
#include "tally/tally.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// How far a class reaches in a district.
enum class Extent {
    whole, ///< all of it, but for slivers
    part,
    sliver ///< too little to divide the district, see sliver_bound()
};

/// "whole", "part", "sliver": the names in files.
std::string_view name_of(Extent extent);

/// Up to how much land of another class does not divide a district: the front line follows the
/// borders of oblasts and raions here and there, and publishers draw these up to some hundred
/// metres apart. A hundredth of the district, and no more than 5 km².
SquareMetres sliver_bound(SquareMetres district);

/// How much of a district is in a class of a layer under a plan.
struct DistrictRow {
    DistrictIndex district = 0;
    Layer layer = Layer::change;
    std::string class_name;
    SquareMetres area;
    AreaRange readings{}; ///< over all readings of what the plan leaves open
    double share_pct = 0; ///< of the district
    Extent extent = Extent::part;
    std::vector<double> stocks{}; ///< the best guess of each stock of the study
};

/// The layers that districts are told in; control, which no plan changes, under the reference
/// scenario alone.
inline constexpr std::array district_layers{Layer::control, Layer::administration, Layer::overlay,
                                            Layer::change};

/// A district with what it has in all.
struct TalliedDistrict {
    CutDistrict district;
    SquareMetres area; ///< with its share of land that no district covers; by the run's area method
    std::vector<double> stocks;
};

/// The districts of a study, with their rows under every plan.
struct DistrictTally {
    std::string id;
    std::string title;
    std::string level; ///< what they are, in the plural: "raions"
    std::vector<InputFile> files;
    std::vector<TalliedDistrict> districts;
    std::vector<DistrictFit> fit;               ///< by RegionIndex
    std::vector<std::vector<DistrictRow>> rows; ///< by scenario: by district, layer and class
};

/// Adds up what plans make of districts: rows of a region's districts add up to those of the
/// region. Linear in the pieces for each reading of a plan.
/// \param stocks those of the study, counted on the pieces of the cut
DistrictTally tally_districts(const DistrictSet& set, const DistrictCut& cut,
                              const Partition& partition, const Method& method,
                              const std::vector<Scenario>& scenarios, std::span<const Stock> stocks,
                              unsigned jobs);

/// What does not go without saying of a cut: how much land was reconciled, and in which regions.
std::vector<InputNote> notes_of(const DistrictCut& cut, const DistrictSet& set,
                                const RegionTable& regions);

} // namespace demarc
