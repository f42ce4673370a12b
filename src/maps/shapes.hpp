// SPDX-License-Identifier: MIT
#pragma once

#include "maps/frame.hpp"
#include "maps/sheet.hpp"
#include "partition/partition.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace demarc {

/// An arc of the partition on the sheet. The faces on either side use the very same points, so
/// that neighbours can neither overlap nor come apart.
struct SheetArc {
    SheetLine line;
    std::size_t from = 0; ///< junction it starts at, numbered over all arcs
    std::size_t to = 0;
    std::optional<FaceIndex> left; ///< std::nullopt: outside Ukraine
    std::optional<FaceIndex> right;
};

/// All arcs, projected and thinned: no point is further than `tolerance` pixels from the line that
/// is left. Junctions stay where they are.
std::vector<SheetArc> sheet_arcs(const PlaneArcs& land, const Frame& frame, double tolerance);

/// The outline of the faces that `belongs` holds for, as closed rings (the last point is the
/// first; interior to the left on the ground). Made by stitching the arcs that have such a face on
/// one side only: lines between two of them do not occur.
std::vector<SheetLine> outline(const std::vector<SheetArc>& arcs,
                               const std::function<bool(FaceIndex)>& belongs);

/// The arcs that `wanted` holds for, joined end to end into lines as long as possible.
std::vector<SheetLine> joined(const std::vector<SheetArc>& arcs,
                              const std::function<bool(const SheetArc&)>& wanted);

/// Twice-signed areas summed up: what the rings enclose in square pixels, holes taken off.
double enclosed_area(const std::vector<SheetLine>& rings);

/// Whether a closed line encloses a strip so thin (in the mean) that a line drawn along its edge
/// would hide it.
bool is_hairline(const SheetLine& line);

/// Whether the rings enclose the point (even-odd).
bool enclose(const std::vector<SheetLine>& rings, SheetPoint point);

} // namespace demarc
