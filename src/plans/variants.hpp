// SPDX-License-Identifier: MIT
#pragma once

#include "plans/plan.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace demarc {

/// One open point of a plan: its own reading and the options that take its place one at a time.
struct OpenPoint {
    std::string id;                   ///< the group's name, or the only option's
    std::vector<std::size_t> options; ///< indices into Plan::options
};

/// The open points of a plan, in the order of the options. Options of a group belong together, an
/// option without a group is a point of its own.
std::vector<OpenPoint> open_points(const Plan& plan);

/// A plan with some of its options on.
struct Variant {
    std::vector<std::size_t> options; ///< indices into Plan::options; empty: the plan's own reading
    Plan plan;                        ///< its rules are those that hold together
    std::string reading{}; ///< of the plan that its last option stands for: titles of its options
};

/// More combinations than this are refused: an envelope is for a few open points.
inline constexpr std::size_t max_variants = 256;

/// The plan with these options on: rules they drop are out, rules they add come last in their
/// phase. An option that stands for another plan replaces the plan's own rules by those of that
/// plan's own reading. The result has no options.
Plan with_options(const Plan& plan, const std::vector<std::size_t>& options);

/// The plan with one option on: as many variants as that option has readings, its own first.
std::vector<Variant> variants_under(const Plan& plan, std::size_t option);

/// Every combination of open points, the plan's own reading first. An option that stands for
/// another plan comes in every reading of that plan. As many as the product of the readings of all
/// open points.
/// \throws ConfigError where there are more than `max_variants`
std::vector<Variant> variants_of(const Plan& plan);

} // namespace demarc
