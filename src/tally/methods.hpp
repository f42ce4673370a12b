// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "sources/boundary_set.hpp"
#include "sources/control_class.hpp"
#include "sources/region.hpp"
#include "tally/control_figure.hpp"
#include "tally/tally.hpp"

#include <string>
#include <vector>

namespace demarc {

/// Another boundary set that the same front line is measured on, to show how much of a share is the
/// choice of boundaries.
struct ComparedBoundaries {
    std::string id; ///< the profile's id
    std::string title;
    Coverage coverage = Coverage::land;
    std::vector<InputFile> files;
    std::vector<InputNote> notes;
    std::vector<ControlFigure> figures; ///< by the same methods as Study::methods
};

/// Whether a partition has contested land, by either way of drawing the border.
bool has_contested_land(const Partition& partition);

/// The methods that can give different figures for some control classes on a partition: of methods
/// that are the same by nature one is kept, and where it can be that of the run. The same by nature
/// are contested policies that count the same part of contested land (all of them, where there is
/// none), and both ways of reconciling where nothing is reconciled.
std::vector<Method> distinct_methods(const std::vector<ControlClass>& classes,
                                     const Partition& partition, const Method& own);

/// Russian control by every distinct method: the rows of methods.csv.
std::vector<ControlFigure> distinct_method_table(const Partition& partition,
                                                 const RegionTable& regions, const Method& own);

/// A figure with the boundary set it was measured on.
struct MethodRow {
    std::string boundary_set;
    std::string title;
    Coverage coverage = Coverage::land;
    ControlFigure figure;
};

} // namespace demarc
