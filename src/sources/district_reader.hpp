// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "sources/boundary_set.hpp"
#include "sources/input_note.hpp"
#include "sources/source_spec.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// A raion, a hromada or another part of a region, as its publisher draws it.
struct District {
    std::string id;                    ///< its code, or its name where it has none
    std::string name;                  ///< in the file's language
    std::optional<RegionIndex> region; ///< as its record or its KATOTTH code says
    std::string told_by;               ///< "attribute katotth 'UA14...'": what said so
    std::string where;                 ///< file, layer and record: for messages
    MultiPolygon polygons;             ///< valid, in canonical order
};

/// The districts of one file.
struct DistrictSet {
    std::string id; ///< the profile's id: "osm-raions"
    std::string title;
    std::string level;               ///< what they are, in the plural: "raions"
    std::vector<District> districts; ///< by id: the order of the file does not matter
    std::vector<InputFile> files;
    std::vector<InputNote> notes;
};

/// Reads a file of districts with the profile it names, or the only one that fits. They need not
/// cover the country.
/// \throws DataError naming file, layer, record and reason, for all faulty records at once: no code
/// and no name, a code that is there twice, a name that is there twice without a code, invalid
/// polygons; UsageError where there is no such profile, or none or several fit
DistrictSet read_districts(const SourceSpec& spec, const Profiles& profiles,
                           const RegionTable& regions);

} // namespace demarc
