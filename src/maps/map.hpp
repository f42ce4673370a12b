// SPDX-License-Identifier: MIT
#pragma once

#include "maps/style.hpp"
#include "tally/study.hpp"

#include <string>

namespace demarc {

/// What a map is to look like. The size is that of the web preset unless set.
struct MapOptions {
    int width = 1200; ///< pixels
    int height = 900;
    MapStyle style; ///< MapStyle::read(data / "styles" / "newsroom.toml")
};

/// The map of one scenario as a whole SVG document: fills by what the plan changes, line of
/// contact, legend with areas, caption with date, source, denominator and method. Equal inputs give
/// equal bytes.
/// \throws ConfigError if the style lacks a class that occurs
std::string scenario_map_svg(const Study& study, const Scenario& scenario,
                             const MapOptions& options);

} // namespace demarc
