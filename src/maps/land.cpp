// SPDX-License-Identifier: MIT
#include "maps/land.hpp"

#include "partition/lines_of_control.hpp"

#include <array>
#include <functional>

namespace demarc {
namespace {

LandShape shape_of(std::string name, const Study& study, const std::vector<SheetArc>& arcs,
                   const std::function<bool(FaceIndex)>& belongs) {
    LandShape shape{std::move(name), outline(arcs, belongs), {}};
    for (FaceIndex i = 0; i < study.partition.faces.size(); ++i) {
        if (belongs(i)) {
            shape.area += study.partition.faces[i].area(study.method.area);
        }
    }
    return shape;
}

void add_if_any(std::vector<LandShape>& shapes, LandShape shape) {
    if (shape.area.value > 0) {
        shapes.push_back(std::move(shape));
    }
}

std::string administration_of(const Face& face, const Outcome& outcome) {
    if (outcome.after != Administration::undetermined) {
        return std::string(name_of(outcome.after));
    }
    if (outcome.change == Change::to_demilitarised_zone) {
        return "zone";
    }
    return face.control == ControlClass::contested ? "contested" : "undetermined";
}

} // namespace

std::string_view name_of(FillBy by) {
    switch (by) {
    case FillBy::change:
        return "change";
    case FillBy::administration:
        return "administration";
    case FillBy::held:
        return "held";
    case FillBy::lost:
        return "lost";
    case FillBy::people_held:
        return "people-held";
    case FillBy::people_lost:
        return "people-lost";
    }
    return {};
}

std::string fill_of(const Face& face, const Outcome& outcome, FillBy by) {
    if (by == FillBy::administration) {
        return "administration_" + administration_of(face, outcome);
    }
    const std::string change(name_of(outcome.change));
    if (outcome.change != Change::undetermined) {
        return change;
    }
    if (face.control == ControlClass::contested) {
        return change + "_contested";
    }
    return change + (is_russian(face.control) ? "_russian" : "_ukrainian");
}

const std::vector<std::string>& all_fills(FillBy by) {
    static const std::vector<std::string> administrations{
        "administration_russia", "administration_joint",     "administration_international",
        "administration_zone",   "administration_contested", "administration_undetermined",
        "administration_ukraine"};
    if (by == FillBy::administration) {
        return administrations;
    }
    static const std::vector<std::string> shares{"share_5", "share_4", "share_3",
                                                 "share_2", "share_1", "share_0"};
    if (is_by_district(by)) {
        return shares;
    }
    // As the legend has them.
    static constexpr std::array order{Change::kept_by_russia,        Change::passed_to_russia,
                                      Change::to_demilitarised_zone, Change::returned_to_ukraine,
                                      Change::undetermined,          Change::kept_by_ukraine};
    static_assert(order.size() == all_changes.size(), "every class of change has a fill");
    static const std::vector<std::string> fills = [] {
        std::vector<std::string> names;
        for (const Change change : order) {
            const std::string name(name_of(change));
            if (change == Change::undetermined) {
                names.insert(names.end(),
                             {name + "_russian", name + "_contested", name + "_ukrainian"});
            } else {
                names.push_back(name);
            }
        }
        return names;
    }();
    return fills;
}

std::string inherent_hatch(const std::string& fill) {
    if (fill == "to_demilitarised_zone" || fill == "administration_zone") {
        return name_of(HatchLayer::demilitarised);
    }
    if (fill.starts_with("undetermined_") || fill == "administration_undetermined" ||
        fill == "administration_contested") {
        return name_of(HatchLayer::undetermined);
    }
    return {};
}

std::string name_of(HatchLayer layer) {
    switch (layer) {
    case HatchLayer::pre_2022:
        return "pre_2022";
    case HatchLayer::demilitarised:
        return "demilitarised";
    case HatchLayer::undetermined:
        return "undetermined";
    case HatchLayer::other_reading:
        return "other_reading";
    }
    return {};
}

bool hatched(HatchLayer layer, const Study& study, const Scenario& scenario, FaceIndex face) {
    const Outcome& outcome = scenario.outcomes.faces[face];
    switch (layer) {
    case HatchLayer::pre_2022:
        return study.partition.faces[face].control == ControlClass::russian_pre_2022;
    case HatchLayer::demilitarised:
        return outcome.overlay.demilitarised || outcome.overlay.heavy_arms_withdrawn ||
               outcome.change == Change::to_demilitarised_zone;
    case HatchLayer::undetermined:
        return outcome.change == Change::undetermined;
    case HatchLayer::other_reading:
        break;
    }
    const std::vector<bool>& differs = scenario.envelope.differs;
    return outcome.change != Change::undetermined && face < differs.size() && differs[face];
}

std::vector<LandShape> fill_shapes(const Study& study, const Scenario& scenario,
                                   const std::vector<SheetArc>& arcs, FillBy by) {
    std::vector<std::string> fills;
    for (FaceIndex i = 0; i < study.partition.faces.size(); ++i) {
        fills.push_back(fill_of(study.partition.faces[i], scenario.outcomes.faces[i], by));
    }
    std::vector<LandShape> shapes;
    for (const std::string& name : all_fills(by)) {
        add_if_any(shapes,
                   shape_of(name, study, arcs, [&](FaceIndex i) { return fills[i] == name; }));
    }
    return shapes;
}

std::vector<LandShape> hatch_shapes(const Study& study, const Scenario& scenario,
                                    const std::vector<SheetArc>& arcs) {
    std::vector<LandShape> shapes;
    for (const HatchLayer layer : all_hatch_layers) {
        add_if_any(shapes, shape_of(name_of(layer), study, arcs, [&](FaceIndex i) {
                       return hatched(layer, study, scenario, i);
                   }));
    }
    return shapes;
}

std::vector<SheetLine> contact_lines(const Partition& partition,
                                     const std::vector<SheetArc>& arcs) {
    std::vector<SheetLine> lines = joined(
        arcs, [&](const SheetArc& arc) { return is_contact(partition, arc.left, arc.right); });
    std::erase_if(lines, is_hairline);
    return lines;
}

std::vector<LandShape> recognition_shapes(const Study& study, const Scenario& scenario,
                                          const std::vector<SheetArc>& arcs) {
    std::vector<LandShape> shapes;
    for (const LegalStatus status : {LegalStatus::russia_de_facto, LegalStatus::russia_de_jure}) {
        add_if_any(shapes, shape_of(std::string(name_of(status)), study, arcs, [&](FaceIndex i) {
                       const Outcome& outcome = scenario.outcomes.faces[i];
                       return outcome.legal == status && !outcome.recognised_by.empty();
                   }));
    }
    return shapes;
}

} // namespace demarc
