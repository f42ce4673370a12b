// SPDX-License-Identifier: MIT
#pragma once

#include "sources/boundary_set.hpp"
#include "sources/profile.hpp"
#include "study/compute.hpp"
#include "support/date.hpp"

#include <string>
#include <vector>

namespace demarc {

/// A line of at most 80 columns for each plan: id, date, title, and where it has no rule on land
/// that.
std::string listed(const std::vector<Plan>& plans);
std::string listed_as_json(const std::vector<Plan>& plans);

/// What a plan may say, but more likely says by a slip; empty: nothing.
std::string doubts_about(const Plan& plan);

/// That a plan file keeps the rules of its schema.
std::string valid_text(const std::string& file, const Plan& plan);

/// Why a plan has no result on the map of a day, or which of its rules select no land there; empty
/// if every rule selects some.
std::string on_map_text(const PlanOnMap& found, Date day);

/// A line for each profile: id, what it is for, form, publisher.
std::string listed(const Profiles& profiles);
std::string listed_as_json(const Profiles& profiles);

/// What each region of a boundary set was recognised by, a line each, for --verbose.
std::string region_matches_text(const BoundarySet& boundaries, const RegionTable& regions);

} // namespace demarc
