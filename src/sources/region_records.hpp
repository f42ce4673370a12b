// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_file.hpp"
#include "sources/boundary_set.hpp"
#include "sources/passed_over.hpp"
#include "sources/profile.hpp"

#include <vector>

namespace demarc {

/// A record of a boundary file, what names its region, and which it is.
struct NamedRecord {
    const Feature* feature = nullptr;
    RegionRecord record;
    bool could_be_around_city = false;
};

/// The records of a layer that are regions: those that the profile's filter lets pass. All
/// attributes that name a region must name the same; "Kyiv" beside a record of the city is the
/// oblast. Points and lines are passed over.
/// \throws DataError for the records that name no region, or two, all at once
std::vector<NamedRecord> named_records(const VectorLayer& layer, const BoundaryProfile& profile,
                                       const RegionTable& regions, PassedOver& passed_over,
                                       std::vector<InputNote>& notes);

} // namespace demarc
