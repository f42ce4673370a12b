// SPDX-License-Identifier: MIT
#pragma once

#include "series/day_map.hpp"
#include "series/linework_sides.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace demarc::series {

/// Dissolves the records of a map: edges that two of them share cancel out, and those inside land
/// that another covers are left out.
///
/// Edges bend to the vertices of other records within half a step of the grid and to where they
/// cross them, as in the partition. What lies right of an edge is found by going from edge to edge
/// around their common nodes, once from outside for each connected piece of linework. Takes
/// O(n log n) for n edges that are spread as on a map.
class Dissolver {
public:
    /// Takes in a map. \returns whether each record is valid for itself and touches itself nowhere;
    /// if not, readers have to say what it is
    bool take(const DayMap& map);

    /// The land of all records up to a level. Without rings where edges contradict each other.
    [[nodiscard]] DissolvedLand up_to(std::size_t level) const;

    /// The same of the records that are chosen by their number.
    [[nodiscard]] DissolvedLand of(const std::function<bool(std::size_t)>& is_chosen) const;

    /// The same without what other records cover. `levels` are known of edges of the chosen alone.
    [[nodiscard]] DissolvedLand
    of_without(const std::function<bool(std::size_t)>& is_chosen,
               const std::function<bool(std::size_t)>& is_cut_off) const;

private:
    /// Land is left of it.
    struct RecordEdge {
        GridPoint from;
        GridPoint to;
        std::uint32_t record = 0;
        std::uint32_t ring = 0;
        std::uint32_t index = 0; ///< of its point in the map
    };
    void collect(const DayMap& map);
    bool cut_at_meetings(const DayMap& map);
    [[nodiscard]] bool is_sound(const DayMap& map, const RecordEdge& a, const RecordEdge& b) const;

    std::vector<RecordEdge> edges_;
    std::vector<std::size_t> levels_; ///< by record
};

} // namespace demarc::series
