// SPDX-License-Identifier: MIT
//
// Plan files: what is accepted can be put into words.
#include "plans/plan_file.hpp"
#include "plans/rule_conflicts.hpp"
#include "target.hpp"
#include "words/describe.hpp"

void demarc::fuzz::use(std::string_view input) {
    static const RegionTable regions = RegionTable::read(shipped("boundaries/regions.csv"));
    static const Places places = Places::read(shipped("places"), regions);
    const Plan plan = read_plan(as_file(input, "input.toml"), regions, places,
                                shipped("schemas/plan.schema.json"));
    check(!describe(plan, regions, places, 80).empty(), "a plan has words");
}
