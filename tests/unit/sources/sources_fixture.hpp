// SPDX-License-Identifier: MIT
#pragma once

#include "sources/boundary_reader.hpp"
#include "sources/profile.hpp"
#include "support/shared_data.hpp"
#include "unit/sources/region_fixture.hpp"

#include <string>

namespace demarc::testing {

inline std::string fixture(const std::string& name) {
    return fixture_file(name);
}

inline const Profiles& shipped_profiles() {
    static const Profiles profiles = Profiles::read(shipped_data("profiles"));
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
