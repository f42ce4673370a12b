// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_writer.hpp"
#include "plans/plan.hpp"
#include "support/table.hpp"

#include <pybind11/pybind11.h>
#include <string>
#include <vector>

namespace demarc::python {

/// A table for Python: its columns, each (name, type, unit, description), and its rows as CSV, so
/// that Python has the figures that files have, to the last digit.
pybind11::tuple table(const Columns& columns, const std::string& csv);

pybind11::tuple table(const Table& table);

/// A layer for Python: names of its columns, their values, geometries as WKB (longitude, latitude),
/// and the whole as GeoJSON.
pybind11::tuple layer(const OutputLayer& layer);

/// What is known of plans before they meet a map: one row each.
Table plans_table(const std::vector<Plan>& plans);

} // namespace demarc::python
