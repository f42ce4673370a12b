// SPDX-License-Identifier: MIT
#pragma once

#include "plans/plan.hpp"

#include <string>
#include <vector>

namespace demarc {

/// A line for each plan: id, date, status, what it has on land, title.
std::string listed(const std::vector<Plan>& plans);
std::string listed_as_json(const std::vector<Plan>& plans);

/// What a plan may say, but more likely says by a slip; empty: nothing.
std::string doubts_about(const Plan& plan);

} // namespace demarc
