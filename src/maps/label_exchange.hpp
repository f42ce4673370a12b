// SPDX-License-Identifier: MIT
#pragma once

#include "maps/texts.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace demarc {

/// One way to set a label.
struct LabelPlace {
    TextBlock text;
    double margin = 2;  ///< to other names
    SheetBox dot{};     ///< the sign that appears with the name; no width: none
    SheetLine leader{}; ///< from the name to its land; empty: none
    double cost = 0;
};

/// A label with the places it may take. Every place is one that the ground allows.
struct LabelWish {
    double omission = 0; ///< what it costs to leave it out
    std::vector<LabelPlace> places{};
};

/// Whether two labels cannot both be set: names, signs and leaders keep off each other.
bool exclude(const LabelPlace& a, const LabelPlace& b);

/// Chooses a place for each label, or none, so that no two chosen exclude each other and the summed
/// cost is small: from a first choice in order of importance, labels are moved, and those in their
/// way with them, as long as that lowers the sum. No step is random: the result depends on the
/// input alone.
/// \complexity O(n + k) for n places and k pairs that exclude each other, times a few rounds
std::vector<std::optional<std::size_t>> exchanged_places(const std::vector<LabelWish>& wishes);

/// The sum that is made small.
double summed_cost(const std::vector<LabelWish>& wishes,
                   const std::vector<std::optional<std::size_t>>& chosen);

} // namespace demarc
