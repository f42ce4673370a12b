// SPDX-License-Identifier: MIT
#include "maps/land.hpp"

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

} // namespace

std::string fill_of(const Face& face, const Outcome& outcome) {
    const std::string change(name_of(outcome.change));
    if (outcome.change != Change::undetermined) {
        return change;
    }
    if (face.control == ControlClass::contested) {
        return change + "_contested";
    }
    return change + (is_russian(face.control) ? "_russian" : "_ukrainian");
}

const std::vector<std::string>& all_fills() {
    static const std::vector<std::string> fills{"kept_by_russia",         "passed_to_russia",
                                                "to_demilitarised_zone",  "returned_to_ukraine",
                                                "undetermined_russian",   "undetermined_contested",
                                                "undetermined_ukrainian", "kept_by_ukraine"};
    return fills;
}

std::string name_of(HatchLayer layer) {
    switch (layer) {
    case HatchLayer::pre_2022:
        return "pre_2022";
    case HatchLayer::demilitarised:
        return "demilitarised";
    case HatchLayer::undetermined:
        break;
    }
    return "undetermined";
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
        break;
    }
    const std::vector<bool>& differs = scenario.envelope.differs;
    return outcome.change == Change::undetermined || (face < differs.size() && differs[face]);
}

std::vector<LandShape> fill_shapes(const Study& study, const Scenario& scenario,
                                   const std::vector<SheetArc>& arcs) {
    std::vector<std::string> fills;
    for (FaceIndex i = 0; i < study.partition.faces.size(); ++i) {
        fills.push_back(fill_of(study.partition.faces[i], scenario.outcomes.faces[i]));
    }
    std::vector<LandShape> shapes;
    for (const std::string& name : all_fills()) {
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
