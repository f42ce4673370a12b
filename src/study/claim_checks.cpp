// SPDX-License-Identifier: MIT
#include "study/claim_checks.hpp"

#include "support/parallel.hpp"
#include "tally/reconcile_of.hpp"

#include <algorithm>
#include <optional>

namespace demarc {

std::vector<ClaimCheck> check_claims(const StudyInputs& inputs, const Study& study, unsigned jobs) {
    const Reconcile reconcile = reconcile_of(study.method);
    Partition first;
    std::optional<EarlierSnapshot> earlier;
    if (inputs.earlier) {
        first = cut(study.boundaries, *inputs.earlier, study.regions, {}, reconcile);
        earlier.emplace(EarlierSnapshot{first, *inputs.earlier});
    }
    const auto ground_of = [&](const Claim& claim) {
        const auto plan = inputs.claim_plans.find(claim.plan);
        return ClaimGround{study.partition, study.control, study.regions,
                           earlier ? &*earlier : nullptr,
                           plan == inputs.claim_plans.end() ? nullptr : &plan->second};
    };
    // Cut only if a claim will be measured on it: that takes as long as both days together.
    std::optional<DayOverlay> overlay;
    if (std::any_of(inputs.claims.begin(), inputs.claims.end(), [&](const Claim& claim) {
            return needs_overlay(claim) && !why_not_testable(claim, ground_of(claim));
        })) {
        overlay = overlay_days(study.boundaries, first, *inputs.earlier, study.control,
                               study.regions, reconcile);
        earlier.emplace(EarlierSnapshot{first, *inputs.earlier, &*overlay});
    }
    std::vector<ClaimCheck> checks(inputs.claims.size());
    parallel_for(inputs.claims.size(), jobs, [&](std::size_t i) {
        checks[i] = check(inputs.claims[i], ground_of(inputs.claims[i]), study.method);
    });
    return checks;
}

} // namespace demarc
