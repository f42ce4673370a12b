// SPDX-License-Identifier: MIT
#pragma once

// The library as others see it: installed as <demarc/study.hpp>.
//
// demarc says what territory of Ukraine ends up where: it reads the boundaries of the 27 regions
// and a dated front line, cuts the country into faces, applies the rules of published peace plans
// to them, measures what comes out and checks published figures. compute() does all of that from a
// StudyRequest, compute_series() measures many dates at once. This whole program prints what each
// plan makes of a front line, in the columns of `demarc run`'s areas.csv:
//
//     #include <demarc/study.hpp>
//
//     #include <cstdio>
//
//     // Usage: example [CONTROL [BOUNDARIES]]; without them on the data that come with demarc.
//     int main(int argc, char** argv) {
//         demarc::StudyRequest request;
//         request.sources.control = argc > 1 ? argv[1] : "";    // FILE[:PROFILE][/LAYER]
//         request.sources.boundaries = argc > 2 ? argv[2] : "";
//         request.method.contested = demarc::ContestedPolicy::separate;
//         request.plans = demarc::Selection::of({"us-28-point-2025-11"});
//         try {
//             const demarc::Study study = demarc::compute(request);
//             for (const demarc::InputNote& note : warnings_among(input_notes(study))) {
//                 std::fprintf(stderr, "warning: %s\n", note.text().c_str());
//             }
//             // `present`, the reference scenario, comes first.
//             for (const demarc::Scenario& scenario : study.scenarios) {
//                 for (const demarc::TallyRow& row : scenario.tally.rows) {
//                     if (row.layer != demarc::Layer::administration) {
//                         continue;
//                     }
//                     const std::string region =
//                         row.region ? study.regions[*row.region].code.text() : "UA";
//                     std::printf("%s,%s,%s,%.3f,%.4f\n", scenario.plan.id.c_str(),
//                                 region.c_str(), row.class_name.c_str(), row.area.km2(),
//                                 row.share_of_country_pct);
//                 }
//             }
//             for (const demarc::ExcludedPlan& plan : study.excluded_plans) {
//                 std::printf("%s: %s\n", plan.plan.id.c_str(), plan.reason.c_str());
//             }
//         } catch (const demarc::UsageError& error) {
//             std::fprintf(stderr, "asked for what there is not: %s\n", error.what());
//             return 2;
//         } catch (const demarc::Error& error) { // names file, layer, record and reason
//             std::fprintf(stderr, "%s\n", error.what());
//             return 1;
//         }
//     }
//
// Built with CMake (3.25)        find_package(demarc 0.1 REQUIRED)
//                                target_link_libraries(example PRIVATE demarc::demarc)
// or with pkg-config             c++ -std=c++20 example.cpp $(pkg-config --cflags --libs demarc)
// The package may lie under any prefix: CMAKE_PREFIX_PATH or PKG_CONFIG_PATH names it.
//
// Units are in the types: SquareMetres, Metres, degrees of longitude and latitude on WGS84
// (LonLat). Shares are percent. Areas are measured on the ellipsoid, the edges of polygons straight
// in longitude and latitude (RFC 7946), unless the method asks for geodesic edges.
//
// Errors are exceptions by cause (support/error.hpp), all of them demarc::Error. Nothing is printed
// and no file written; a message names the request's fields in backquotes.
//
// Threads: functions may be called from several threads at once, also with one Catalogue. A study
// uses `jobs` threads of its own and is the same for any number of them, to the last bit.
//
// Time: O(n log n) in the vertices of boundaries and front line for the cut, after which a plan or
// a claim costs a pass over the faces; a day of a series is O(n) in its vertices.
//
// The data that come with demarc are found from where the library lies, or through DEMARC_DATA.

#include "study/compute.hpp"
#include "study/request.hpp"
#include "study/series_study.hpp"
#include "study/study.hpp"
#include "support/error.hpp"
