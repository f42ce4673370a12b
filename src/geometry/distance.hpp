// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "geometry/geos.hpp"
#include "geometry/projection.hpp"
#include "support/units.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace demarc {

/// Answers "how far is it to these lines?" many times. Distances are measured in the equal-area
/// plane about Ukraine (true to 0.1 % over the country). Belongs to the thread that made it.
class LineDistance {
public:
    explicit LineDistance(const std::vector<LineString>& lines);

    struct Nearest {
        LonLat position; ///< on the lines
        Metres distance;
    };

    /// The nearest position on the lines; nothing if there are none.
    [[nodiscard]] std::optional<Nearest> nearest(LonLat from) const;

    /// The same without the position; faster.
    [[nodiscard]] std::optional<Metres> distance(LonLat from) const;

private:
    [[nodiscard]] geos::Geometry in_plane(LonLat position) const;

    Projection projection_;
    bool empty_ = true;
    geos::Geometry lines_;
    geos::Prepared prepared_;
};

/// The direction from one position to another as one of eight: "north", "south-east".
std::string_view compass_direction(LonLat from, LonLat to);

} // namespace demarc
