// SPDX-License-Identifier: MIT
#pragma once

#include "maps/map_sheet.hpp"
#include "study/study.hpp"

namespace demarc {

/// Where a plan changes or restricts something; where it does nothing of the kind, the land that
/// Russia holds. A window, so that figures stay those of the whole country; all of Ukraine where
/// that would hardly be larger. Land in oblasts with little of it is left aside.
MapCrop changes_crop(const Study& study, const Scenario& scenario);

} // namespace demarc
