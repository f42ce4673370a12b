// SPDX-License-Identifier: MIT
#pragma once

#include "sources/inspection.hpp"

#include <string>

namespace demarc {

/// The part of a drafted profile that says which columns of a table have a place's name, its
/// position and the days of a row; where there is no position, how the table is joined with one.
/// \param from the column of first days, \param to of last ones; nullptr: there is none
std::string drafted_columns(const LayerInspection& table, const AttributeInspection* from,
                            const AttributeInspection* to);

} // namespace demarc
