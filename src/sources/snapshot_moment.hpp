// SPDX-License-Identifier: MIT
#pragma once

#include "sources/control_snapshot.hpp"

#include <string>

namespace demarc {

/// ", 19:40 UTC", to follow a date; empty where the source does not give the time of day.
std::string utc_suffix(const std::optional<long long>& unix_seconds);

/// "2022-04-05T19:40:29Z", or "2022-04-05" where the source does not give the time of day.
std::string iso_moment(const ControlSnapshot& snapshot);

} // namespace demarc
