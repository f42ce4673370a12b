// SPDX-License-Identifier: MIT
#pragma once

#include "tally/stock.hpp"

#include <algorithm>

namespace demarc {

inline double square_kilometres(const Face& face) {
    return face.area(AreaMethod::authalic).km2();
}

/// What the faces of one label hold of a portion.
struct Holding {
    double likely = 0;
    double room = 0;
};

inline Amount amount_in(const Holding& holding, double all_room, const Portion& portion) {
    const double elsewhere = all_room - holding.room;
    // Where the best guess is itself denser, it stands.
    return {holding.likely, std::min(holding.likely, std::max(0.0, portion.amount - elsewhere)),
            std::max(holding.likely, std::min(portion.amount, holding.room))};
}

/// Puts what faces hold of a portion to their labels. \returns what all hold
template<typename Holdings, typename LabelOf>
double hold(Holdings& holdings, const Portion& portion, const Partition& partition,
            const LabelOf& label_of) {
    double all_room = 0;
    for (std::size_t i = 0; i < portion.faces.size(); ++i) {
        const FaceIndex face = portion.faces[i];
        const double room = square_kilometres(partition.faces[face]) * portion.densest_per_km2;
        Holding& holding = holdings[label_of(face)];
        holding.likely += portion.likely[i];
        holding.room += room;
        all_room += room;
    }
    return all_room;
}

} // namespace demarc
