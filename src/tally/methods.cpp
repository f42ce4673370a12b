// SPDX-License-Identifier: MIT
#include "tally/methods.hpp"

#include <algorithm>

namespace demarc {

namespace {

/// The part of contested land that counts: 0, a half or 1.
double contested_part(const std::vector<ControlClass>& classes, ContestedPolicy policy) {
    const auto counted = [&](ControlClass control) {
        return std::find(classes.begin(), classes.end(), control) != classes.end() ? 1.0 : 0.0;
    };
    switch (policy) {
    case ContestedPolicy::separate:
        return counted(ControlClass::contested);
    case ContestedPolicy::ukrainian:
        return counted(ControlClass::ukrainian);
    case ContestedPolicy::russian:
        return counted(ControlClass::russian);
    case ContestedPolicy::split:
        return (counted(ControlClass::ukrainian) + counted(ControlClass::russian)) / 2;
    }
    return 0;
}

bool is_reconciled_anywhere(const Partition& partition) {
    return std::any_of(partition.faces.begin(), partition.faces.end(),
                       [](const Face& face) { return face.drawn != face.reconciled; });
}

} // namespace

bool has_contested_land(const Partition& partition) {
    return std::any_of(partition.faces.begin(), partition.faces.end(), [](const Face& face) {
        return face.drawn == ControlClass::contested || face.reconciled == ControlClass::contested;
    });
}

std::vector<Method> distinct_methods(const std::vector<ControlClass>& classes,
                                     const Partition& partition, const Method& own) {
    const bool contested = has_contested_land(partition);
    const bool reconciled = is_reconciled_anywhere(partition);
    /// The contested policy that stands for all that count the same.
    const auto standing_for = [&](ContestedPolicy policy) {
        const double part = contested_part(classes, policy);
        if (!contested || part == contested_part(classes, own.contested)) {
            return own.contested;
        }
        return *std::find_if(
            all_contested_policies.begin(), all_contested_policies.end(),
            [&](ContestedPolicy other) { return contested_part(classes, other) == part; });
    };
    std::vector<Method> methods;
    for (Method method : all_methods()) {
        method.contested = standing_for(method.contested);
        method.reconciled = reconciled ? method.reconciled : own.reconciled;
        if (std::find(methods.begin(), methods.end(), method) == methods.end()) {
            methods.push_back(method);
        }
    }
    return methods;
}

std::vector<ControlFigure> distinct_method_table(const Partition& partition,
                                                 const RegionTable& regions, const Method& own) {
    std::vector<ControlFigure> table;
    for (const Method& method : distinct_methods(
             {ControlClass::russian, ControlClass::russian_pre_2022}, partition, own)) {
        table.push_back(russian_control(partition, regions, method));
    }
    return table;
}

} // namespace demarc
