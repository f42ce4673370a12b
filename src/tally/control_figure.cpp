// SPDX-License-Identifier: MIT
#include "tally/control_figure.hpp"

#include <algorithm>

namespace demarc {

std::vector<Reading> readings(ContestedPolicy policy) {
    switch (policy) {
    case ContestedPolicy::separate:
        return {{ContestedReading::separate, 1}};
    case ContestedPolicy::ukrainian:
        return {{ContestedReading::as_ukrainian, 1}};
    case ContestedPolicy::russian:
        return {{ContestedReading::as_russian, 1}};
    case ContestedPolicy::split:
        return {{ContestedReading::as_ukrainian, 0.5}, {ContestedReading::as_russian, 0.5}};
    }
    return {};
}

ControlClass read_as(ControlClass control, ContestedReading reading) {
    if (control != ControlClass::contested || reading == ContestedReading::separate) {
        return control;
    }
    return reading == ContestedReading::as_russian ? ControlClass::russian
                                                   : ControlClass::ukrainian;
}

ControlFigure control_in(const std::vector<ControlClass>& classes, const Partition& partition,
                         const RegionTable& regions, const Method& method) {
    SquareMetres area;
    for (const Face& face : partition.faces) {
        const ControlClass drawn_or_reconciled = method.reconciled ? face.reconciled : face.drawn;
        for (const Reading reading : readings(method.contested)) {
            const ControlClass control = read_as(drawn_or_reconciled, reading.contested);
            if (std::find(classes.begin(), classes.end(), control) != classes.end()) {
                area += face.area(method.area) * reading.weight;
            }
        }
    }
    const Denominators of(partition, regions, method.denominator, method.area);
    return {method, area, of.of_country(), 100 * (area / of.of_country())};
}

ControlFigure russian_control(const Partition& partition, const RegionTable& regions,
                              const Method& method) {
    return control_in({ControlClass::russian, ControlClass::russian_pre_2022}, partition, regions,
                      method);
}

std::vector<Method> all_methods() {
    std::vector<Method> methods;
    for (const AreaMethod area : all_area_methods) {
        for (const Denominator denominator : all_denominators) {
            for (const bool reconciled : {true, false}) {
                for (const ContestedPolicy contested : all_contested_policies) {
                    methods.push_back({area, denominator, contested, reconciled});
                }
            }
        }
    }
    return methods;
}

} // namespace demarc
