// SPDX-License-Identifier: MIT
#pragma once

#include "sources/profile.hpp"
#include "unit/sources/region_fixture.hpp"

#include <string>

namespace demarc::testing {

inline std::string fixture(const std::string& name) {
    return std::string(DEMARC_TEST_FIXTURES) + "/" + name;
}

inline const Profiles& shipped_profiles() {
    static const Profiles profiles = Profiles::read(std::string(DEMARC_TEST_DATA) + "/profiles");
    return profiles;
}

inline const RegionTable& shared_made_up_regions() {
    static const RegionTable regions = made_up_regions();
    return regions;
}

/// The 27 regions as squares of a degree, 9 in a row from 24 E 46 N.
inline BoundarySet squares(const std::string& name = "boundaries/squares.geojson") {
    return read_boundaries({fixture(name), "natural-earth"}, shipped_profiles(),
                           shared_made_up_regions());
}

} // namespace demarc::testing
