// SPDX-License-Identifier: MIT
#pragma once

#include "maps/map.hpp"
#include "study/study.hpp"

namespace demarc::testing {

/// The invented country, with land of every control class, and two scenarios: `present`, and a plan
/// that brings about every change, names a site and has a title full of characters that XML
/// reserves.
Study chessboard_study();

/// The data of geodata/ with all plans, as a run without options works on; made once.
const Study& embedded_study();

/// geoBoundaries with a day of DeepState, in full detail. \pre has_shared_data()
Study detailed_study();

/// The boundaries of geodata/ with the day of DeepState that its settlement list is of.
/// \pre has_shared_data()
Study daily_study();

/// geodata/styles/newsroom.toml on a sheet of the web preset.
MapOptions newsroom();

} // namespace demarc::testing
