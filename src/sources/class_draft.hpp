// SPDX-License-Identifier: MIT
#pragma once

#include "sources/control_snapshot.hpp"
#include "sources/day_columns.hpp"
#include "sources/inspection.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace demarc {

/// What a file has that may tell who holds what.
struct ClassEvidence {
    ControlForm form = ControlForm::polygons;
    bool is_table = false;
    bool is_register = false;       ///< a row is enough to say that a place was held
    std::vector<std::string> names; ///< of the file and its layer
    std::size_t areas = 0;
    std::vector<AttributeInspection> attributes; ///< but for those of days
    std::vector<DescribedAttribute> described;
    std::vector<DayColumns> day_columns;
    std::vector<const LayerInspection*> layers; ///< with polygons, all of which are read; empty:
                                                ///< one is
};

/// The part of a drafted profile that gives classes: by the days of columns, by an attribute, by a
/// row of descriptions, by the names of layers, or one class for all.
std::string drafted_classes(const ClassEvidence& evidence);

} // namespace demarc
