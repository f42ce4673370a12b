// SPDX-License-Identifier: MIT
// The module `_demarc`: computes, and hands over tables, layers and JSON. demarc/__init__.py makes
// of them what Python's users expect, and has their documentation.
#include "export/area_tables.hpp"
#include "export/claims.hpp"
#include "export/counts_table.hpp"
#include "export/data_package.hpp"
#include "export/districts_table.hpp"
#include "export/faces.hpp"
#include "export/method_tables.hpp"
#include "export/people_table.hpp"
#include "export/places_table.hpp"
#include "export/scenarios_json.hpp"
#include "export/series_counts_tables.hpp"
#include "python/conversion.hpp"
#include "series/series_table.hpp"
#include "study/library.hpp"
#include "support/version.hpp"

#include <nlohmann/json.hpp>

#include <memory>
#include <pybind11/pybind11.h>

namespace demarc::python {

namespace py = pybind11;

namespace {

/// Tells Python of the progress, unless nobody wants to hear of it; Ctrl-C ends the work here.
template<typename... Values>
void tell(const py::object& progress, Values... values) {
    const py::gil_scoped_acquire gil;
    if (PyErr_CheckSignals() != 0) {
        throw py::error_already_set();
    }
    if (!progress.is_none()) {
        progress(values...);
    }
}

std::shared_ptr<Study> run(const py::dict& fields, const py::object& progress) {
    const StudyRequest request = study_request(fields);
    const py::gil_scoped_release released;
    return std::make_shared<Study>(
        compute(request, [&](std::string_view stage) { tell(progress, std::string(stage)); }));
}

std::shared_ptr<SeriesStudy> series(const py::dict& fields, const py::object& progress) {
    const SeriesStudyRequest request = series_request(fields);
    const py::gil_scoped_release released;
    const Catalogue catalogue(DataFolder::find());
    return std::make_shared<SeriesStudy>(
        compute_series(request, read_series_inputs(request, catalogue),
                       [&](std::size_t done, std::size_t of) { tell(progress, done, of); }));
}

py::tuple plans() {
    const Catalogue catalogue(DataFolder::find());
    return table(plans_table(catalogue.all_plans()));
}

py::object line_error(const Study& study) {
    return study.line_error ? py::object(table(line_error_table(study))) : py::none();
}

void add_errors(py::module_& module) {
    // Those registered last are tried first.
    const auto base = py::register_exception<Error>(module, "Error");
    py::register_exception<UsageError>(module, "UsageError", base);
    py::register_exception<ConfigError>(module, "ConfigError", base);
    py::register_exception<DataError>(module, "DataError", base);
    py::register_exception<GeometryError>(module, "GeometryError", base);
    py::register_exception<OutputError>(module, "OutputError", base);
}

void add_study(py::module_& module) {
    py::class_<Study, std::shared_ptr<Study>>(module, "Study")
        .def("areas", [](const Study& study) { return table(areas_table(study)); })
        .def("scenarios", [](const Study& study) { return table(changes_wide_table(study)); })
        .def("claims", [](const Study& study) { return table(claims_table(study)); })
        .def("places", [](const Study& study) { return table(places_table(study)); })
        .def("people", [](const Study& study) { return table(people_table(study)); })
        .def("counts", [](const Study& study) { return table(counts_table(study)); })
        .def("districts",
             [](const Study& study) {
                 return table(study.districts ? districts_table(study)
                                              : Table{districts_columns(study)});
             })
        .def("methods", [](const Study& study) { return table(methods_table(study)); })
        .def("line_error", &line_error)
        .def("faces", [](const Study& study) { return layer(faces_layer(study)); })
        .def("line_of_contact",
             [](const Study& study) { return layer(line_of_contact_layer(study)); })
        .def("regions", [](const Study& study) { return layer(regions_layer(study)); })
        .def("zones", [](const Study& study) { return layer(zones_layer(study)); })
        .def("warnings",
             [](const Study& study) { return warnings_json(input_notes(study)).dump(); })
        .def("excluded_plans",
             [](const Study& study) {
                 py::dict reasons;
                 for (const ExcludedPlan& plan : study.excluded_plans) {
                     reasons[py::str(plan.plan.id)] = plan.reason;
                 }
                 return reasons;
             })
        .def("details", &scenarios_json);
}

void add_series(py::module_& module) {
    py::class_<SeriesStudy, std::shared_ptr<SeriesStudy>>(module, "Series")
        .def("areas",
             [](const SeriesStudy& study) {
                 return table(series::series_columns(study.request.method.reconciled),
                              series::series_csv(study.series, study.request));
             })
        .def("wide",
             [](const SeriesStudy& study) {
                 return table(series::series_wide_columns(study.request),
                              series::series_wide_csv(study.series, study.request));
             })
        .def("balances",
             [](const SeriesStudy& study) {
                 return table(series::balances_columns(),
                              series::balances_csv(study.series, study.request));
             })
        .def("quality",
             [](const SeriesStudy& study) {
                 return table(series::quality_columns(), series::quality_csv(study.notes));
             })
        .def("people",
             [](const SeriesStudy& study) {
                 return table(series_people_table(study.series, study.request));
             })
        .def("counts",
             [](const SeriesStudy& study) {
                 return table(series_counts_table(study.series, study.request));
             })
        .def("districts",
             [](const SeriesStudy& study) {
                 return table(series_districts_table(study.series, study.request));
             })
        .def("broken", [](const SeriesStudy& study) {
            py::dict reasons;
            for (const series::DayRecord& day : study.series.days) {
                if (!day.broken.empty()) {
                    reasons[py::str(day.entry.time.date.iso())] = day.broken;
                }
            }
            return reasons;
        });
}

} // namespace

} // namespace demarc::python

PYBIND11_MODULE(_demarc, module) {
    using namespace demarc::python;
    module.attr("version") = std::string(demarc::version);
    add_errors(module);
    add_study(module);
    add_series(module);
    module.def("run", &run);
    module.def("series", &series);
    module.def("plans", &plans);
}
