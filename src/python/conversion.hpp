// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_writer.hpp"
#include "plans/plan.hpp"
#include "study/request.hpp"
#include "study/series_study.hpp"
#include "support/table.hpp"

#include <pybind11/pybind11.h>
#include <string>
#include <vector>

namespace demarc::python {

/// A request from a dictionary whose keys are the fields of StudyRequest, Sources and Method, which
/// are taken out of it; what is not there or None is as in a new request, but for plans and claims,
/// of which None is all.
/// \throws UsageError naming the field in backquotes
StudyRequest study_request(const pybind11::dict& fields);

/// The same of SeriesStudyRequest; of plans None is none.
SeriesStudyRequest series_request(const pybind11::dict& fields);

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
