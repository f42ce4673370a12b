// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace demarc {

/// An amount as it may be told: to the unit, below 100 with up to two decimals: "48,570", "34.1",
/// "under 0.01". \param under the word before the least that is told, with a space
std::string amount_text(double amount, std::string_view under = "under ");

} // namespace demarc
