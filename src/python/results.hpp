// SPDX-License-Identifier: MIT
#pragma once

#include "export/table.hpp"
#include "io/vector_writer.hpp"
#include "plans/plan.hpp"

#include <pybind11/pybind11.h>
#include <string>
#include <vector>

namespace demarc::python {

/// A table for Python: its columns, each (name, type, unit, description), and its rows as CSV, so
/// that Python has the figures that files have, to the last digit.
pybind11::tuple table(const Columns& columns, const std::string& csv);

/// The same of columns of which only the names are known.
pybind11::tuple table(const std::vector<std::string>& names, const std::string& csv);

/// A layer for Python: names of its columns, their values, geometries as WKB (longitude, latitude),
/// and the whole as GeoJSON.
pybind11::tuple layer(const OutputLayer& layer);

/// What is known of plans before they meet a map: one row each.
const Columns& plans_columns();
std::string plans_table(const std::vector<Plan>& plans);

} // namespace demarc::python
