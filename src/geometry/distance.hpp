// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/conformal_plane.hpp"
#include "geometry/coordinates.hpp"
#include "geometry/geos.hpp"
#include "support/units.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace demarc {

/// Answers "how far is it to these lines?" many times. The nearest position is looked for in a
/// conformal plane, the way to it is a geodesic: true to 0.03 % and 0.2 m below 50 km,
/// to 0.2 % over the country. Made in O(n log n) for n edges, an answer is O(log n) as a rule.
/// Belongs to the thread that made it.
class LineDistance {
public:
    /// \param lines with one position or more each
    explicit LineDistance(const std::vector<LineString>& lines);

    struct Nearest {
        LonLat position; ///< on the lines
        Metres distance;
    };

    /// The nearest position on the lines; std::nullopt if there are none.
    [[nodiscard]] std::optional<Nearest> nearest(LonLat from) const;

    /// The same without the position.
    [[nodiscard]] std::optional<Metres> distance(LonLat from) const;

private:
    ConformalPlane plane_;
    bool empty_ = true;
    geos::Geometry lines_;
    geos::Prepared prepared_;
};

/// The direction from one position to another as one of eight: "north", "south-east".
std::string_view compass_direction(LonLat from, LonLat to);

} // namespace demarc
