// SPDX-License-Identifier: MIT
#include "tally/explanation.hpp"

#include "geometry/area.hpp"
#include "geometry/locator.hpp"
#include "partition/face_locator.hpp"
#include "partition/lines_of_control.hpp"
#include "plans/variants.hpp"
#include "sources/plausibility.hpp"
#include "support/error.hpp"
#include "tally/towns.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

namespace {

constexpr std::size_t nearest_settlements = 3;

std::vector<Evidence> settlements_at(LonLat position, const ControlSnapshot& control) {
    std::vector<Evidence> evidence;
    for (const ListedSettlement& settlement : control.settlements) {
        evidence.push_back({settlement.record, "", settlement.control,
                            geodesic_length({position, settlement.position})});
    }
    const auto wanted = std::min(nearest_settlements, evidence.size());
    std::partial_sort(evidence.begin(), evidence.begin() + static_cast<std::ptrdiff_t>(wanted),
                      evidence.end(),
                      [](const Evidence& a, const Evidence& b) { return a.distance < b.distance; });
    evidence.resize(wanted);
    return evidence;
}

/// The plan as far as its first rules go. Evaluation has no memory, so this is what the plan has
/// said by then.
Plan first_rules(const Plan& plan, std::size_t count) {
    Plan part = plan;
    part.rules.erase(part.rules.begin() + static_cast<std::ptrdiff_t>(count), part.rules.end());
    return part;
}

/// What each option makes of a face, one at a time.
std::vector<OtherReading> other_readings(const Plan& plan, FaceIndex face, const Outcome& own,
                                         const Partition& partition, ContestedReading contested) {
    std::vector<OtherReading> readings;
    for (std::size_t i = 0; i < plan.options.size(); ++i) {
        for (const Variant& variant : variants_under(plan, i)) {
            if (exclusion_reason(variant.plan, partition)) {
                continue;
            }
            Outcome outcome = evaluate(variant.plan, partition, contested).faces[face];
            const bool differs = !same_outcome(own, outcome);
            const std::string within = variant.reading.empty() ? "" : ": " + variant.reading;
            readings.push_back({i, plan.options[i].title + within, std::move(outcome), differs});
        }
    }
    return readings;
}

/// The id of the site a rule is about; empty for one about land.
struct SiteOf {
    std::string operator()(const SiteRule& rule) const { return rule.site; }
    std::string operator()(const Defer& rule) const { return rule.site; }
    template<typename Other>
    std::string operator()(const Other& /*rule*/) const {
        return {};
    }
};

} // namespace

std::optional<NearSite> site_near(LonLat position, const RuleBody& rule, const Places& places) {
    const std::string id = std::visit(SiteOf{}, rule);
    const auto site = std::find_if(places.sites.begin(), places.sites.end(),
                                   [&](const Site& one) { return one.id == id; });
    if (id.empty() || site == places.sites.end() || !site->position) {
        return std::nullopt;
    }
    const Metres distance = geodesic_length({position, *site->position});
    return distance <= near_a_site ? std::optional(NearSite{&*site, distance}) : std::nullopt;
}

FoundFace face_at(LonLat position, std::optional<RegionIndex> region, const Partition& partition,
                  const RegionTable& regions) {
    const FaceLocator locator(partition);
    if (const std::optional<FaceIndex> face = locator.at(position)) {
        return {*face, {}};
    }
    const FaceLocator::Nearest nearest = locator.nearest(position, region);
    if (region && nearest.distance <= farthest_outside) {
        return {nearest.face, nearest.distance};
    }
    throw UsageError(fmt::format(
        "{:.5f} E {:.5f} N is not on land of Ukraine as the boundary set draws it: the nearest "
        "land is {:.1f} km away, in {}. The position is at sea or in another country, or a coast "
        "is drawn coarsely there{}",
        position.lon, position.lat, nearest.distance.km(),
        regions[partition.faces[nearest.face].region].name_en, hint_if_exchanged(position)));
}

std::vector<Evidence> evidence_at(LonLat position, const ControlSnapshot& control) {
    if (control.form == ControlForm::settlements) {
        return settlements_at(position, control);
    }
    std::vector<Evidence> evidence;
    for (const ControlArea& area : control.areas) {
        if (PolygonLocator(area.polygons).contains(position)) {
            evidence.push_back({area.record, area.group, area.control, {}});
        }
    }
    return evidence;
}

const ReconciledSliver* sliver_of(const Partition& partition, FaceIndex face) {
    for (const ReconciledSliver& sliver : partition.slivers) {
        if (std::find(sliver.faces.begin(), sliver.faces.end(), face) != sliver.faces.end()) {
            return &sliver;
        }
    }
    return nullptr;
}

bool same_outcome(const Outcome& a, const Outcome& b) {
    return a.after == b.after && a.legal == b.legal && a.recognised_by == b.recognised_by &&
           a.overlay == b.overlay && a.change == b.change && a.certainty == b.certainty;
}

std::vector<PlanOutcomes> outcomes_by_rule(const Plan& plan, const Partition& partition,
                                           ContestedReading contested) {
    std::vector<PlanOutcomes> outcomes;
    for (std::size_t i = 0; i <= plan.rules.size(); ++i) {
        outcomes.push_back(evaluate(first_rules(plan, i), partition, contested));
    }
    return outcomes;
}

Explanation explain(FaceIndex face, const Plan& plan, const Partition& partition,
                    ContestedReading contested) {
    Explanation result;
    const std::vector<PlanOutcomes> steps = outcomes_by_rule(plan, partition, contested);
    Outcome before = steps.front().faces[face];
    for (std::size_t i = 0; i < plan.rules.size(); ++i) {
        Outcome after = steps[i + 1].faces[face];
        const bool touches =
            std::find(after.rules.begin(), after.rules.end(), i) != after.rules.end();
        result.rules.push_back({i, touches, after, !same_outcome(before, after)});
        before = std::move(after);
    }
    result.outcome = std::move(before);
    result.readings = other_readings(plan, face, result.outcome, partition, contested);
    return result;
}

} // namespace demarc
