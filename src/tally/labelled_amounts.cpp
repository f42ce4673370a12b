// SPDX-License-Identifier: MIT
#include "tally/labelled_amounts.hpp"

#include "tally/portion_room.hpp"

#include <map>

namespace demarc {

std::vector<Amount> amounts_by_label(const Stock& stock, const Partition& partition,
                                     const std::vector<std::size_t>& label_of_face,
                                     std::size_t labels) {
    std::vector<Amount> sums(labels);
    for (FaceIndex i = 0; i < stock.certain.size(); ++i) {
        const double amount = stock.certain[i];
        sums[label_of_face[i]] += {amount, amount, amount};
    }
    for (const Portion& portion : stock.portions) {
        std::map<std::size_t, Holding> holdings;
        const double all_room =
            hold(holdings, portion, partition, [&](FaceIndex face) { return label_of_face[face]; });
        for (const auto& [label, holding] : holdings) {
            sums[label] += amount_in(holding, all_room, portion);
        }
    }
    return sums;
}

std::vector<double> likely_by_face(const Stock& stock) {
    std::vector<double> amounts = stock.certain;
    for (const Portion& portion : stock.portions) {
        for (std::size_t i = 0; i < portion.faces.size(); ++i) {
            amounts[portion.faces[i]] += portion.likely[i];
        }
    }
    return amounts;
}

} // namespace demarc
