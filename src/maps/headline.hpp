// SPDX-License-Identifier: MIT
#pragma once

#include "maps/wording.hpp"

#include <string>

namespace demarc {

// What a sheet says of its map, in figures of the part of Ukraine that it shows.

/// A sentence made from the figures: "Ukraine would leave the rest of Donetsk: 6,100 km², 1% of the
/// country".
std::string headline(const MapSubject& map);

/// At most two sentences and three figures that the headline rounds or leaves out.
std::string standfirst(const MapSubject& map);

/// Over the headline: "US 28-point draft · leaked text · 20 November 2025 · Donetsk Oblast"
std::string sheet_kicker(const MapSubject& map);

} // namespace demarc
