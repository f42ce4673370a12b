// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"

#include <array>
#include <cstddef>
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

    /// Of each edge whether it comes within `margin` degrees of another, other than at a common end
    /// alone: crosses it, touches it, or runs beside it. Near-linear, as EdgeCells is.
    /// \throws GeometryError if edges cross at more than max_crossings places
    [[nodiscard]] std::vector<bool> meeting(double margin) const;

    /// Each is a corner of some more pieces of land, and each piece may lie in as many areas as
    /// there are: of 300 areas that all cross each other it is half of these and takes seconds, of
    /// 700 it takes over a minute. The regions of geoBoundaries with the open sea and a full-detail
    /// day, 130,000 edges, cross at 3,000 places.
    static constexpr std::size_t max_crossings = 200'000;

    /// The edges whose flag is as given, joined into lines wherever just two of them meet; closed
    /// lines begin and end with the same position.
    [[nodiscard]] std::vector<LineString> chains(const std::vector<bool>& flags, bool flag) const;

    /// All edges, joined.
    [[nodiscard]] std::vector<LineString> chains() const;

private:
    using Edge = std::array<std::uint32_t, 2>; ///< into positions_, the lesser first

    std::vector<LonLat> positions_; ///< ascending, each once
    std::vector<Edge> edges_;       ///< ascending, each once
};

} // namespace demarc
