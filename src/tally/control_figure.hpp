// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "plans/evaluate.hpp"
#include "tally/denominator.hpp"

#include <vector>

namespace demarc {

/// One way to read the contested land, and how much it weighs.
struct Reading {
    ContestedReading contested;
    double weight;
};

/// The readings that a policy adds up: one, or two of half weight.
std::vector<Reading> readings(ContestedPolicy policy);

/// The control class that land counts as in a reading.
ControlClass read_as(ControlClass control, ContestedReading reading);

/// Area and share of the country in some control classes, in one method.
struct ControlFigure {
    Method method;
    SquareMetres area;
    SquareMetres of;
    double share_pct = 0;
};
ControlFigure control_in(const std::vector<ControlClass>& classes, const Partition& partition,
                         const RegionTable& regions, const Method& method);

/// The land under Russian control, since before 2022 or after.
ControlFigure russian_control(const Partition& partition, const RegionTable& regions,
                              const Method& method);

/// Every area method x denominator x reconciliation x contested policy, in that order.
std::vector<Method> all_methods();

} // namespace demarc
