// SPDX-License-Identifier: MIT
#pragma once

#include "export/output_files.hpp"
#include "study/study.hpp"

#include <string>
#include <vector>

namespace demarc {

/// report.md: what a person reads first. It leaves out links to files that are not chosen.
std::string report(const Study& study, const ExportChoice& choice);

/// The same with the marks that report.html goes by (report_marks.hpp).
std::string marked_report(const Study& study, const ExportChoice& choice);

/// Its parts, in their order.
std::string report_answer(const Study& study);
std::string report_claims(const Study& study);
std::string report_claim(const ClaimCheck& check);
std::string report_regions(const Study& study);
std::string report_plans_at_a_glance(const Study& study);
std::string report_line_error(const Study& study);
/// The range of the balance over all readings of what a plan leaves open.
std::string balance_over_readings(const Envelope& envelope);
/// Over which readings the figures range, and which open point matters how much; empty where
/// nothing is open.
std::string report_envelope(const Scenario& scenario);
/// Other readings and branches that hold only under a condition: no part of the plan's own figures.
std::string report_options(const Study& study, const Plan& plan);
/// Which towns pass, return, or are left open, plan by plan; empty where none does.
std::string report_places(const Study& study);
/// How many people lived, and what stands, on the land that passes, returns, or is left open, plan
/// by plan; empty where nothing is counted.
std::string report_stocks(const Study& study);
/// Which districts change hands, plan by plan; empty where no districts were asked for.
std::string report_districts(const Study& study);
/// The same of one plan, for its chapter.
std::string report_plan_stocks(const Study& study, const Scenario& scenario);
std::string report_plan(const Study& study, const Scenario& scenario, const std::string& map_file);
std::string report_excluded_plans(const Study& study);
std::string report_method(const Study& study);
std::string report_inputs(const Study& study);

/// The order of regions in the report's tables: most Russian-held land first, then by ISO code.
std::vector<RegionIndex> regions_largest_held_first(const Study& study);

/// What border reconciliation decided beyond plain strips: gaps, close calls and pockets, as
/// Markdown; empty if there is none.
std::string decisions_on_strips(const Study& study);

/// How the regions of the boundary file were recognised, as a sentence; every unusual spelling.
std::string regions_matched(const Study& study);

} // namespace demarc
