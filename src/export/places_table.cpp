// SPDX-License-Identifier: MIT
#include "export/places_table.hpp"

#include "export/format.hpp"
#include "export/row_scope.hpp"
#include "support/text.hpp"
#include "words/labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace demarc {

namespace {

constexpr int degree_decimals = 5;

/// What a reader must know before the town is quoted; usually nothing.
std::string warning_of(const Town& town) {
    std::vector<std::string> warnings;
    if (town.touched_by_line()) {
        warnings.push_back(fmt::format("the line passes within {} km of the point that stands for "
                                       "this town: parts of it may be on the other side",
                                       fixed(town.reach.km(), 1)));
    }
    if (town.outside.value > 0) {
        warnings.push_back(fmt::format("the point lies {} km outside the boundary set; the nearest "
                                       "land of its region is taken",
                                       fixed(town.outside.km(), 1)));
    }
    return join(warnings, "; ");
}

std::vector<Cell> town_row(const Study& study, const Scenario& scenario, const Town& town) {
    const Outcome& outcome = scenario.outcomes.faces[town.face];
    const Region& region = study.regions[town.place.region];
    const auto by_plan = [silent = says_nothing_on_land(scenario.plan)](std::string_view word) {
        return silent ? Cell() : text_cell(word);
    };
    return {scenario.plan.id,
            town.place.name_en,
            town.place.name_uk,
            region.code.text(),
            region.name_en,
            static_cast<long long>(town.place.population.value_or(0)),
            text_cell(label_of_population_source(town.place.population_source)),
            Decimal{town.place.position.lon, degree_decimals},
            Decimal{town.place.position.lat, degree_decimals},
            text_cell(name_of(study.partition.faces[town.face].control)),
            text_cell(name_of(outcome.before)),
            by_plan(name_of(outcome.after)),
            by_plan(name_of(outcome.legal)),
            by_plan(name_of(outcome.overlay)),
            by_plan(name_of(outcome.change)),
            by_plan(name_of(outcome.certainty)),
            town.to_line ? Cell(Decimal{town.to_line->km(), 1}) : Cell(),
            town.touched_by_line(),
            warning_of(town)};
}

} // namespace

const Columns& places_columns() {
    static const Columns columns = scoped(
        {scenario_column(),
         {"place", "string", "",
          "English name. A town of 5,000 people or more that is not in the table is held by "
          "Ukraine and stays so by every reading of every plan of the run: none gives it to "
          "anybody else, leaves it open or lays anything over it, and the line does not touch it."},
         {"name_uk", "string", "", "Ukrainian name; empty where it is not known."},
         {"region_code", "string", "", "ISO 3166-2 code of the region."},
         region_column(),
         {"population", "integer", "",
          "People before the full-scale invasion. Far fewer live near the front today."},
         {"population_source", "string", "", "Whose figure that is, and of when."},
         {"lon", "number", "degree", "Longitude of the one point that stands for the place."},
         {"lat", "number", "degree", "Latitude of that point."},
         {"control", "string", "", "Control class of the land at the point on the snapshot."},
         {"administration_before", "string", "", "Who holds it before the plan."},
         {"administration", "string", "",
          "Who administers it under the plan. Empty, as are the next columns up to certainty, "
          "where the text says nothing on territory."},
         {"legal_status", "string", "", "What the plan recognises there."},
         {"overlay", "string", "", "What lies over it: demilitarised, economic_zone."},
         {"change", "string", "", "What follows from the administration before and after."},
         {"certainty", "string", "", "How firmly the plan's text supports the outcome."},
         {"distance_to_line_km", "number", "km",
          "Distance from the point to the edge of Russian-held land; empty where there is none."},
         {"touched_by_line", "boolean", "",
          "Whether that distance is less than the town's reach: at least 3 km, and at least the "
          "radius of a circle that holds its people at 2,500 per km2."},
         {"warning", "string", "", "What to know before the row is quoted."}},
        RowScope::whole);
    return columns;
}

std::vector<const Town*> concerned_towns(const Study& study) {
    std::vector<const Town*> concerned;
    for (const Town& town : study.towns) {
        const bool stays_ukrainian =
            study.partition.faces[town.face].control == ControlClass::ukrainian &&
            std::all_of(
                study.scenarios.begin(), study.scenarios.end(), [&](const Scenario& scenario) {
                    const Outcome& outcome = scenario.outcomes.faces[town.face];
                    return outcome.change == Change::kept_by_ukraine &&
                           outcome.legal == LegalStatus::ukraine && outcome.overlay == Overlay{} &&
                           !scenario.envelope.differs[town.face];
                });
        if (!stays_ukrainian || town.touched_by_line()) {
            concerned.push_back(&town);
        }
    }
    return concerned;
}

Table places_table(const Study& study) {
    const std::vector<const Town*> towns = concerned_towns(study);
    Table table{places_columns()};
    for (const Scenario& scenario : study.scenarios) {
        for (const Town* town : towns) {
            table.rows.push_back(town_row(study, scenario, *town));
        }
    }
    return scoped(std::move(table), RowScope::whole, study);
}

} // namespace demarc
