// SPDX-License-Identifier: MIT
#pragma once

#include "partition/face_locator.hpp"
#include "sources/count_reader.hpp"
#include "sources/gazetteer.hpp"
#include "sources/region_people.hpp"

#include <optional>
#include <vector>

namespace demarc {

/// A stock before any line divides the land: amounts at positions, and amounts spread evenly over
/// the land of regions. Its best guess on the faces of any partition follows from it.
struct PlacedStock {
    struct Place {
        LonLat position;
        FaceIndex face = 0; ///< of the partition it was located on
        double amount = 0;
    };
    std::vector<Place> places;
    std::vector<double> spread; ///< by RegionIndex
};

/// The best guess of residents_before_war(). \param locator of a partition without any line
PlacedStock placed_residents(const RegionPeople& regions, const Gazetteer& gazetteer,
                             const FaceLocator& locator);

/// What count() counts of points; std::nullopt for lines and polygons.
std::optional<PlacedStock> placed_count(const CountedFile& file, const FaceLocator& locator);

} // namespace demarc
