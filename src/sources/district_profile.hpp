// SPDX-License-Identifier: MIT
#pragma once

#include "sources/profile_source.hpp"
#include "sources/tolerance.hpp"
#include "support/units.hpp"

#include <map>
#include <string>
#include <vector>

namespace demarc {

/// How a file of districts is read (kind = "districts").
struct DistrictProfile {
    ProfileSource source;
    std::string layer;                          ///< name or regular expression, see layer_to_read()
    std::string level;                          ///< what the districts are, in the plural: "raions"
    std::string attribute;                      ///< has the district's code, a KATOTTH code or any
                                                ///< other; empty: districts go by their names
    std::vector<std::string> more_attributes;   ///< have it in other editions of the file
    std::vector<std::string> name_attributes;   ///< the first that is filled in has the name
    std::vector<std::string> region_attributes; ///< the first that names a region; where none does,
                                                ///< a KATOTTH code says it, or where it lies
    std::map<std::string, std::string> filter;  ///< as of a ControlProfile
    SquareMetres repair_bound = default_repair_bound; ///< see valid_polygons()
    Opening opening; ///< what is to be known of a file besides what it says
};

/// \param id the name of its file without ".toml" \param faults gets what is wrong, with file, line
/// and key
DistrictProfile read_district_profile(const Settings& settings, const std::string& id,
                                      Faults& faults);

} // namespace demarc
