// SPDX-License-Identifier: MIT
#include "partition/outline_cell.hpp"

#include "partition/covered.hpp"
#include "support/error.hpp"
#include "support/hash.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace demarc {

namespace {

constexpr std::uint32_t unknown = std::numeric_limits<std::uint32_t>::max();

constexpr std::uint64_t sides_of_block = 32; ///< of shared sides, two to a cell

double squared_length(PlanePoint a, PlanePoint b) {
    const PlanePoint by{b.x - a.x, b.y - a.y};
    return by.x * by.x + by.y * by.y;
}

PlanePoint halfway(PlanePoint a, PlanePoint b) {
    return {(a.x + b.x) / 2, (a.y + b.y) / 2};
}

/// Whether `a` comes before `b` along a side, which runs east or north.
bool before(PlanePoint a, PlanePoint b) {
    return a.x < b.x || (a.x == b.x && a.y < b.y);
}

} // namespace

PlanePoint CellOutliner::place(std::int64_t x, std::int64_t y) const {
    return {static_cast<double>(x) * step_, static_cast<double>(y) * step_};
}

CellOutliner::Corner CellOutliner::corner(std::int64_t x, std::int64_t y,
                                          std::span<const PlaneEdge> edges) const {
    const PlanePoint at = place(x, y);
    const NearestPlace found = nearest_place(edges, at);
    // Most corners are so far from the outline that the bounds of the reach say which side of it.
    constexpr double hair = 1e-9;
    const double surely = reach_.least * (1 - hair);
    const double at_most = reach_.most * (1 + hair);
    if (found.squared <= surely * surely || found.squared > at_most * at_most) {
        return {at, found.place, found.squared <= surely * surely};
    }
    const double reach = reach_.towards(at, found.place);
    return {at, found.place, found.squared <= reach * reach};
}

CellOutliner::Exit CellOutliner::leave(const Corner& from, PlanePoint to,
                                       std::span<const PlaneEdge> edges) const {
    constexpr double close_enough = 1 - 2e-5; // of the reach; discs are left ever more slowly
    const bool level = from.at.y == to.y;
    const double sign = before(from.at, to) ? 1 : -1;
    PlanePoint at = from.at;
    PlanePoint nearest = from.nearest;
    for (;;) {
        const double reach = reach_.towards(at, nearest);
        if (squared_length(at, nearest) >= close_enough * close_enough * reach * reach) {
            return {true, at, nearest};
        }
        const double aside = level ? at.y - nearest.y : at.x - nearest.x;
        const double ahead = sign * std::sqrt(reach * reach - aside * aside);
        const PlanePoint next =
            level ? PlanePoint{nearest.x + ahead, at.y} : PlanePoint{at.x, nearest.y + ahead};
        if (next.x * sign >= to.x * sign && next.y * sign >= to.y * sign) {
            return {};
        }
        at = next;
        nearest = nearest_place(edges, at).place;
    }
}

void CellOutliner::add(Side& side, const Exit& exit) {
    side.crossings.at(side.count++) = static_cast<Crossing>(places_.size());
    places_.push_back(exit.at);
    nearest_.push_back(exit.nearest);
    successors_.push_back(unknown);
}

CellOutliner::Side CellOutliner::walked(const Corner& from, const Corner& to,
                                        std::span<const PlaneEdge> edges) {
    Side side;
    if (from.within == to.within && !from.within) {
        return side;
    }
    Exit up{true, to.at, to.nearest};
    Exit down{true, from.at, from.nearest};
    if (from.within) {
        const Exit exit = leave(from, to.at, edges);
        if (!exit.found && to.within) {
            return side;
        }
        up = exit.found ? exit : up;
    }
    if (to.within) {
        const Exit exit = leave(to, from.at, edges);
        down = exit.found ? exit : down;
    }
    const double least_gap = 2 * step_;
    const double gap = (down.at.x - up.at.x) + (down.at.y - up.at.y);
    if (from.within && to.within && gap <= least_gap) {
        return side;
    }
    if (from.within) {
        add(side, up);
    }
    if (to.within) {
        add(side, down);
    }
    return side;
}

std::size_t CellOutliner::slot_of(std::uint64_t key) const {
    const std::size_t mask = sides_.size() - 1;
    // Sides of a block of cells stand together: they are asked for one after the other.
    std::size_t slot =
        ((mixed(0, key / sides_of_block) * sides_of_block) | (key % sides_of_block)) & mask;
    while (sides_[slot].key != key && sides_[slot].key != no_key) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

void CellOutliner::keep(std::uint64_t key, const Side& side) {
    if (++sides_known_ > sides_.size() / 2) {
        std::vector<SharedSide> before(2 * sides_.size());
        before.swap(sides_);
        for (const SharedSide& known : before) {
            if (known.key != no_key) {
                sides_[slot_of(known.key)] = known;
            }
        }
    }
    sides_[slot_of(key)] = {key, side};
}

CellOutliner::Side CellOutliner::shared_side(std::int64_t x, std::int64_t y, bool upright,
                                             const Corner& from, const Corner& to,
                                             std::span<const PlaneEdge> edges) {
    // The block of four by four cells, then the place in it.
    constexpr std::uint64_t low = (std::uint64_t{1} << 29U) - 1;
    const auto column = static_cast<std::uint64_t>(x / steps);
    const auto row = static_cast<std::uint64_t>(y / steps);
    const std::uint64_t block = (((column >> 2U) & low) << 29U) | ((row >> 2U) & low);
    const std::uint64_t key =
        block * sides_of_block + (((column & 3U) << 3U) | ((row & 3U) << 1U) | (upright ? 1U : 0U));
    if (const SharedSide& known = sides_[slot_of(key)]; known.key == key) {
        return known.side;
    }
    const Side side = walked(from, to, edges);
    keep(key, side);
    return side;
}

void CellOutliner::draw(const GridCell& cell, std::span<const PlaneEdge> edges) {
    const auto [x, y, size] = cell;
    Frame frame{cell,
                {corner(x, y, edges), corner(x + size, y, edges), corner(x + size, y + size, edges),
                 corner(x, y + size, edges)},
                {}};
    const auto& [sw, se, ne, nw] = frame.corners;
    frame.sides = {
        shared_side(x, y, false, sw, se, edges), shared_side(x + size, y, true, se, ne, edges),
        shared_side(x, y + size, false, nw, ne, edges), shared_side(x, y, true, sw, nw, edges)};
    settle(frame, edges);
}

CellOutliner::OfStops<CellOutliner::Stop> CellOutliner::stops_of(const Frame& frame) const {
    OfStops<Stop> stops;
    bool within = frame.corners[0].within;
    for (std::size_t i = 0; i < frame.sides.size(); ++i) {
        const Corner& corner = frame.corners.at(i);
        stops.push_back({corner.at, corner.nearest, std::nullopt, within});
        const Side& side = frame.sides.at(i);
        for (std::size_t k = 0; k < side.count; ++k) {
            // The north and the west side are gone along against their direction.
            const Crossing crossing = side.crossings.at(i < 2 ? k : side.count - 1 - k);
            within = !within;
            stops.push_back({places_[crossing], nearest_[crossing], crossing, within});
        }
    }
    return stops;
}

CellOutliner::OfStops<CellOutliner::Part> CellOutliner::parts_within(const Frame& frame) const {
    OfStops<Stop> stops = stops_of(frame);
    const auto entry = std::find_if(stops.begin(), stops.end(), [](const Stop& stop) {
        return stop.crossing && stop.within_after;
    });
    OfStops<Part> parts;
    if (entry == stops.end()) {
        if (!stops.front().within_after) {
            return {};
        }
        parts.emplace_back();
    } else {
        std::rotate(stops.begin(), entry, stops.end());
    }
    for (const Stop& stop : stops) {
        if (stop.crossing && stop.within_after) {
            parts.emplace_back().from = stop.crossing;
        } else if (stop.crossing) {
            parts.back().to = stop.crossing;
        } else if (!stop.within_after) {
            continue;
        }
        parts.back().polygon.push_back(stop.at);
        parts.back().nearest.push_back(stop.nearest);
    }
    return parts;
}

bool CellOutliner::is_covered(const Part& part, std::span<const PlaneEdge> edges) const {
    const PlanePoint middle = part.from ? halfway(part.polygon.front(), part.polygon.back())
                                        : halfway(part.polygon[0], part.polygon[2]);
    boost::container::static_vector<PlaneDisc, most_stops + 1> discs;
    const auto add_disc = [&](PlanePoint centre) {
        const bool known = std::any_of(discs.begin(), discs.end(), [&](const PlaneDisc& disc) {
            return disc.centre.x == centre.x && disc.centre.y == centre.y;
        });
        if (!known) {
            discs.push_back({centre, (1 + outline_error_beyond) * reach_.towards(middle, centre)});
        }
    };
    add_disc(nearest_place(edges, middle).place);
    std::for_each(part.nearest.begin(), part.nearest.end(), add_disc);
    return covered({part.polygon.data(), part.polygon.size()}, {discs.data(), discs.size()});
}

void CellOutliner::settle(const Frame& frame, std::span<const PlaneEdge> edges) {
    const OfStops<Part> parts = parts_within(frame);
    const bool exact = std::all_of(parts.begin(), parts.end(),
                                   [&](const Part& part) { return is_covered(part, edges); });
    if (!exact && frame.cell.size > 1) {
        quarter(frame, edges);
        return;
    }
    for (const Part& part : parts) {
        if (part.from) {
            successors_[*part.to] = *part.from;
        }
    }
}

/// The middle of a side: whether it is within reach, the crossings before it say.
CellOutliner::Corner CellOutliner::middle_of(const Frame& frame, std::size_t side,
                                             std::span<const PlaneEdge> edges) const {
    const auto [x, y, size] = frame.cell;
    const std::int64_t half = size / 2;
    const std::array<std::array<std::int64_t, 2>, 4> places{
        {{x + half, y}, {x + size, y + half}, {x + half, y + size}, {x, y + half}}};
    constexpr std::array<std::size_t, 4> starts{0, 1, 3, 0};
    Corner middle = corner(places.at(side)[0], places.at(side)[1], edges);
    middle.within = frame.corners.at(starts.at(side)).within;
    for (const Crossing crossing : frame.sides.at(side).all()) {
        middle.within = middle.within != before(places_[crossing], middle.at);
    }
    return middle;
}

std::array<CellOutliner::Side, 2> CellOutliner::halves(const Side& side,
                                                       const Corner& middle) const {
    std::array<Side, 2> halves;
    for (const Crossing crossing : side.all()) {
        Side& half = before(places_[crossing], middle.at) ? halves[0] : halves[1];
        half.crossings.at(half.count++) = crossing;
    }
    return halves;
}

void CellOutliner::quarter(const Frame& frame, std::span<const PlaneEdge> edges) {
    const auto [x, y, size] = frame.cell;
    const std::int64_t half = size / 2;
    const auto& [sw, se, ne, nw] = frame.corners;
    const std::array<Corner, 4> middles{middle_of(frame, 0, edges), middle_of(frame, 1, edges),
                                        middle_of(frame, 2, edges), middle_of(frame, 3, edges)};
    const auto& [s, e, n, w] = middles;
    const Corner centre = corner(x + half, y + half, edges);
    const Side to_south = walked(s, centre, edges);
    const Side to_east = walked(centre, e, edges);
    const Side to_north = walked(centre, n, edges);
    const Side to_west = walked(w, centre, edges);
    const std::array<Side, 2> south = halves(frame.sides[0], s);
    const std::array<Side, 2> east = halves(frame.sides[1], e);
    const std::array<Side, 2> north = halves(frame.sides[2], n);
    const std::array<Side, 2> west = halves(frame.sides[3], w);
    settle({{x, y, half}, {sw, s, centre, w}, {south[0], to_south, to_west, west[0]}}, edges);
    settle({{x + half, y, half}, {s, se, e, centre}, {south[1], east[0], to_east, to_south}},
           edges);
    settle({{x + half, y + half, half}, {centre, e, ne, n}, {to_east, east[1], north[1], to_north}},
           edges);
    settle({{x, y + half, half}, {w, centre, n, nw}, {to_west, to_north, north[0], west[1]}},
           edges);
}

std::vector<std::vector<PlanePoint>> CellOutliner::rings() const {
    std::vector<std::vector<PlanePoint>> rings;
    std::vector<bool> done(places_.size(), false);
    for (Crossing first = 0; first < places_.size(); ++first) {
        std::vector<PlanePoint> ring;
        for (Crossing at = first; !done[at]; at = successors_[at]) {
            if (successors_[at] == unknown) {
                throw GeometryError("the outline of a distance band does not close; please report "
                                    "this with the input files");
            }
            done[at] = true;
            if (ring.empty() || squared_length(ring.back(), places_[at]) > 0) {
                ring.push_back(places_[at]);
            }
        }
        if (ring.size() > 2) {
            rings.push_back(std::move(ring));
        }
    }
    return rings;
}

} // namespace demarc
