// SPDX-License-Identifier: MIT
#pragma once

#include "study/request.hpp"
#include "study/series_study.hpp"

#include <pybind11/pybind11.h>

namespace demarc::python {

/// A request from a dictionary whose keys are the fields of StudyRequest, Sources and Method, which
/// are taken out of it; what is not there or None is as in a new request, but for plans and claims,
/// of which None is all.
/// \throws UsageError naming the field in backquotes
StudyRequest study_request(const pybind11::dict& fields);

/// The same of SeriesStudyRequest; of plans None is none.
SeriesStudyRequest series_request(const pybind11::dict& fields);

} // namespace demarc::python
