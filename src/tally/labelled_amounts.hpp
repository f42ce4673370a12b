// SPDX-License-Identifier: MIT
#pragma once

#include "tally/stock.hpp"

#include <cstddef>
#include <vector>

namespace demarc {

/// A stock by a label of each face, below `labels`. Best guesses add up to the stock; the least and
/// the most as in amounts_by_class().
std::vector<Amount> amounts_by_label(const Stock& stock, const Partition& partition,
                                     const std::vector<std::size_t>& label_of_face,
                                     std::size_t labels);

/// The best guess of a stock by face.
std::vector<double> likely_by_face(const Stock& stock);

} // namespace demarc
