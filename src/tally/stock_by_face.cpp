// SPDX-License-Identifier: MIT
#include "tally/stock_by_face.hpp"

namespace demarc {

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
