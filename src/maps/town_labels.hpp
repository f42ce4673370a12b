// SPDX-License-Identifier: MIT
#pragma once

#include "maps/label_space.hpp"

namespace demarc {

/// Names beside the signs of sites and the dots of towns, the more important first.
class TownLabels {
public:
    /// The references outlive it.
    TownLabels(LabelSpace& space, const MapSubject& map, const Frame& frame, const MapStyle& style)
        : space_(space), map_(map), frame_(frame), style_(style) {}

    /// The signs of the sites that the plan refers to. They go first: no name may cover one.
    void mark_sites();
    void name_sites();
    /// Towns of these ranks with their names. One without room is left out, and then so are less
    /// important ones beside it, which would be taken for it.
    void place(int first_rank, int last_rank);

private:
    /// The best of the places around a point, across at most `max_crossing` points of the line of
    /// contact, and across none where there is such a place.
    bool place_beside(SheetPoint at, double radius, const Paragraph& name, const std::string& layer,
                      double margin, double max_crossing);
    bool place_town(const City& city);
    void put_in_order(std::vector<const City*>& cities);
    [[nodiscard]] SheetBox dot_of(const City& city) const;
    [[nodiscard]] bool beside_missing(const City& city) const;

    LabelSpace& space_;
    const MapSubject& map_;
    const Frame& frame_;
    const MapStyle& style_;
    std::vector<const Site*> sites_{};
    std::vector<const City*> missing_{}; ///< in the window, without room for their names
};

} // namespace demarc
