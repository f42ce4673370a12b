// SPDX-License-Identifier: MIT
//
// Claims of what changes hands: gains and losses between two days, and what a plan moves.
#include "plans/evaluate.hpp"
#include "tally/claim.hpp"
#include "tally/control_figure.hpp"

#include <algorithm>

namespace demarc {

namespace {

/// How much a claim counts of what a plan makes of a face: above 0 for Russia, below for Ukraine.
double weight_of_change(Counted counted, const Outcome& outcome) {
    const Effect effect = effect_of(outcome.change);
    const bool to_zone = effect == Effect::left_to_zone;
    const double left_by_ukraine =
        effect == Effect::gained_by_russia || (to_zone && outcome.before == Administration::ukraine)
            ? 1
            : 0;
    const double left_by_russia =
        effect == Effect::gained_by_ukraine || (to_zone && outcome.before == Administration::russia)
            ? 1
            : 0;
    switch (counted) {
    case Counted::left_by_ukraine:
        return left_by_ukraine;
    case Counted::left_by_russia:
        return left_by_russia;
    case Counted::net_without_zone:
        // Balance says why: not counted, a zone is a loss of the side that leaves it; as Russian
        // land it is a gain or nothing.
        return (to_zone ? 0 : left_by_ukraine) - left_by_russia;
    case Counted::net:
    case Counted::gained:
    case Counted::lost:
        break;
    }
    return left_by_ukraine - (to_zone ? 0 : left_by_russia);
}

bool counts_all_contested(const Claim& claim) {
    return std::find(claim.classes.begin(), claim.classes.end(), ControlClass::contested) !=
           claim.classes.end();
}

/// The map with what the publisher takes for Russian-held as Russian-held.
Partition as_publisher_counts(const Claim& claim, const ClaimGround& ground) {
    Partition partition = ground.partition;
    for (Face& face : partition.faces) {
        if (face.control == ControlClass::contested &&
            (counts_all_contested(claim) ||
             weight_of(claim, land_of(face, ground.control), Method{}) > 0)) {
            face.control = ControlClass::russian;
        }
    }
    return partition;
}

} // namespace

double measure_exchange(const Claim& claim, const ClaimGround& ground, const Method& method) {
    const DayOverlay& overlay = *ground.earlier->overlay;
    SquareMetres area;
    for (FaceIndex i = 0; i < overlay.both.faces.size(); ++i) {
        const Face& face = overlay.both.faces[i];
        if (!is_meant(claim, ground.regions[face.region].code)) {
            continue;
        }
        const double more = weight_of(claim, land_of(face, ground.control), method) -
                            weight_of(claim, overlay.before[i], method);
        area +=
            face.area(method.area) * std::max(0.0, claim.counted == Counted::lost ? -more : more);
    }
    return figure_of(claim, area, ground, method);
}

double measure_plan(const Claim& claim, const ClaimGround& ground, const Method& method) {
    const Partition* partition = &ground.partition;
    Partition copy;
    if (counts_all_contested(claim) || !claim.also_groups.empty()) {
        copy = as_publisher_counts(claim, ground);
        partition = &copy;
    }
    SquareMetres area;
    for (const Reading& reading : readings(method.contested)) {
        const PlanOutcomes outcomes = evaluate(*ground.plan, *partition, reading.contested);
        for (FaceIndex i = 0; i < partition->faces.size(); ++i) {
            const Face& face = partition->faces[i];
            if (is_meant(claim, ground.regions[face.region].code)) {
                area += face.area(method.area) *
                        (reading.weight * weight_of_change(claim.counted, outcomes.faces[i]));
            }
        }
    }
    return figure_of(claim, area, ground, method);
}

Amount measure_people(const Claim& claim, const ClaimGround& ground, const Method& method) {
    const std::vector<Face>& faces = ground.partition.faces;
    std::vector<double> weights(faces.size());
    const auto is_of = [&](const Face& face) {
        return is_meant(claim, ground.regions[face.region].code);
    };
    if (claim.plan.empty()) {
        for (FaceIndex i = 0; i < faces.size(); ++i) {
            weights[i] =
                is_of(faces[i]) ? weight_of(claim, land_of(faces[i], ground.control), method) : 0;
        }
    } else {
        for (const Reading& reading : readings(method.contested)) {
            const PlanOutcomes outcomes =
                evaluate(*ground.plan, ground.partition, reading.contested);
            for (FaceIndex i = 0; i < faces.size(); ++i) {
                weights[i] += is_of(faces[i]) ? reading.weight * weight_of_change(claim.counted,
                                                                                  outcomes.faces[i])
                                              : 0;
            }
        }
    }
    return amount_on(*people_counted(claim, ground), ground.partition, weights);
}

} // namespace demarc
