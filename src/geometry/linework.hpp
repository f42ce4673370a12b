// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "geometry/edge_meetings.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace demarc {

/// Length in degrees, enough to compare lines that lie beside each other.
double length_in_degrees(const LineString& line);

/// Lines as edges between positions, each edge once, whichever way and however often it was drawn.
class Linework {
public:
    /// O(n log n) for n positions.
    explicit Linework(const std::vector<LineString>& lines);

    /// In ascending order.
    [[nodiscard]] std::vector<GridEdge> edges() const;

    /// The edges that meet others as wanted, joined into lines wherever just two of them meet;
    /// closed lines begin and end with the same position. \param meets by edge
    [[nodiscard]] std::vector<LineString> chains(const std::vector<EdgeMeets>& meets,
                                                 EdgeMeets wanted) const;

    /// All edges, joined.
    [[nodiscard]] std::vector<LineString> chains() const;

private:
    using Edge = std::array<std::uint32_t, 2>; ///< into positions_, the lesser first

    std::vector<LonLat> positions_; ///< ascending, each once
    std::vector<Edge> edges_;       ///< ascending, each once
};

} // namespace demarc
