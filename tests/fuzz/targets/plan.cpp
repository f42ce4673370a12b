// SPDX-License-Identifier: MIT
//
// Plan files: what is accepted can be put into words.
#include "plans/plan_file.hpp"
#include "target.hpp"
#include "words/describe.hpp"

void demarc::fuzz::use(std::string_view input) {
    static const RegionTable regions = RegionTable::read(shipped("boundaries/regions.csv"));
    static const Places places = Places::read(shipped("places"), regions);
    static PlanReader reader(regions, places, shipped("schemas/plan.schema.json"));
    const Plan plan = reader.read(as_file(input, name_by_id(input)));
    check(!describe(plan, regions, places, 80).empty(), "a plan has words");
}
