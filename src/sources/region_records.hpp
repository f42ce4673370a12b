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
/// attributes that name a region must name the same. Points and lines are passed over.
/// \throws DataError for the records that name no region, or two, all at once
std::vector<NamedRecord> named_records(const VectorLayer& layer, const BoundaryProfile& profile,
                                       const RegionTable& regions, PassedOver& passed_over,
                                       std::vector<InputNote>& notes);

/// Tells the city of Kyiv and the oblast around it apart among the records of all layers: "Kyiv"
/// beside a record that says it is the city is the oblast; of two that are called "Kyiv" alone the
/// larger one is, if their sizes are those of a city and an oblast.
void tell_city_and_oblast_apart(std::vector<NamedRecord>& records, const RegionTable& regions,
                                std::vector<InputNote>& notes);

/// Notes and warns of names and codes in the records that say nothing, or another region than the
/// one taken.
void note_other_names(const std::vector<NamedRecord>& records, const BoundaryProfile& profile,
                      const RegionTable& regions, std::vector<InputNote>& notes);

} // namespace demarc
