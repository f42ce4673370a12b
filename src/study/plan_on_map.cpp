// SPDX-License-Identifier: MIT
#include "study/plan_on_map.hpp"

#include "plans/plan_places.hpp"

namespace demarc {

PlanOnMap plan_on_map(const Plan& plan, const StudyInputs& map, const Catalogue& catalogue) {
    const Partition partition = cut_for_plans(map.boundaries, map.control, catalogue.regions(),
                                              with_own_places(catalogue.places(), {plan}).zones,
                                              {plan}, Reconcile::on, map.lines);
    if (auto reason = exclusion_reason(plan, partition)) {
        return {std::move(reason), {}};
    }
    return {std::nullopt, rules_without_land(plan, partition)};
}

} // namespace demarc
