// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "sources/gazetteer.hpp"

#include <string>

namespace demarc {

/// "37.57,48.73" of `--at`. \throws UsageError
LonLat position_of(const std::string& text);

/// The only place of that name. \throws UsageError listing the places where there are several, or
/// names that are near where there is none
NamedPlace place_named(const std::string& name, const Gazetteer& gazetteer,
                       const RegionTable& regions);

} // namespace demarc
