// SPDX-License-Identifier: MIT
#pragma once

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

} // namespace demarc
