// SPDX-License-Identifier: MIT
#pragma once

#include "tally/stock.hpp"

#include <vector>

namespace demarc {

/// The best guess of a stock by face. Linear in the faces of its portions.
std::vector<double> likely_by_face(const Stock& stock);

} // namespace demarc
