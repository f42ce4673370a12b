// SPDX-License-Identifier: MIT
#include "export/areas_table.hpp"

#include "export/format.hpp"

namespace demarc {

const Columns& areas_columns() {
    static const Columns columns{
        {"scenario", "string", "", "Id of the plan; `present` is the reference scenario."},
        {"region_code", "string", "", "ISO 3166-2 code of the region; UA for the whole country."},
        {"region", "string", "", "English name of the region."},
        {"layer", "string", "",
         "control, administration, legal_status, overlay, change or certainty. In each layer the "
         "classes of a region add up to the region."},
        {"class", "string", "", "Class within the layer."},
        {"area_km2", "number", "km2",
         "Area on the WGS84 ellipsoid in the method of the run. Of a plan that says nothing on "
         "territory it is empty, as are the shares, in all layers but control."},
        {"share_of_region_pct", "number", "percent",
         "Share of the region, by the denominator of the run."},
        {"share_of_country_pct", "number", "percent",
         "Share of Ukraine within its internationally recognised borders, by the denominator of "
         "the run."},
        {"low_km2", "number", "km2",
         "Least area over all readings of what the plan leaves open (see `envelope` in "
         "scenarios.json); the area itself where nothing is open. Of a plan that says nothing on "
         "territory over those of the plans it refers to."},
        {"high_km2", "number", "km2", "Largest area over the same readings."}};
    return columns;
}

Table areas_table(const Study& study) {
    Table table{areas_columns()};
    for (const Scenario& scenario : study.scenarios) {
        for (const TallyRow& row : scenario.tally.rows) {
            const bool country = !row.region;
            const bool own = has_own_figures(scenario, row.layer);
            const bool ranges = own || scenario.envelope.readings > 1;
            table.rows.push_back(
                {scenario.plan.id, country ? "UA" : study.regions[*row.region].code.text(),
                 country ? "Ukraine" : study.regions[*row.region].name_en,
                 text_cell(name_of(row.layer)), row.class_name, own ? km2_cell(row.area) : Cell(),
                 own ? percent_cell(row.share_of_region_pct) : Cell(),
                 own ? percent_cell(row.share_of_country_pct) : Cell(),
                 ranges ? km2_cell(row.readings.low) : Cell(),
                 ranges ? km2_cell(row.readings.high) : Cell()});
        }
    }
    return table;
}

} // namespace demarc
