// SPDX-License-Identifier: MIT
#include "series/edge_memory.hpp"

#include "support/hash.hpp"

#include <algorithm>
#include <cmath>

namespace demarc::series {

namespace {

std::uint64_t hash_of(GridPoint from, GridPoint to) {
    // Quicker than mixed() four times, in the innermost loop of a series: end points of a day's
    // edges differ in all bits that are kept.
    const std::uint64_t a =
        static_cast<std::uint64_t>(from.x) * golden_multiplier ^ static_cast<std::uint64_t>(from.y);
    const std::uint64_t b =
        static_cast<std::uint64_t>(to.x) * 0xC2B2AE3D27D4EB4FULL ^ static_cast<std::uint64_t>(to.y);
    const std::uint64_t hash = (a ^ (b >> 31U) ^ (b << 17U)) * golden_multiplier;
    return hash ^ (hash >> 32U);
}

} // namespace

EdgeMemory::EdgeMemory(const PreparedRegions& regions, std::size_t capacity)
    : regions_(regions), capacity_(capacity), shares_(1), details_(1), slots_(1U << 13U, none) {
    for (const std::uint32_t root : regions.roots()) {
        root_positions_.push_back(regions.node(root));
    }
}

void EdgeMemory::make_room(std::size_t edges) {
    if (shares_.size() + edges <= capacity_) {
        return;
    }
    ++generation_;
    shares_.assign(1, {});
    details_.assign(1, {});
    crossings_.clear();
    roots_.clear();
    std::fill(slots_.begin(), slots_.end(), none);
}

std::uint32_t EdgeMemory::search(GridPoint from, GridPoint to, std::uint32_t previous) {
    std::uint32_t found = none;
    std::size_t slot = hash_of(from, to) & (slots_.size() - 1);
    while (slots_[slot] != none) {
        const EdgeShare& share = shares_[slots_[slot]];
        if (share.from == from && share.to == to) {
            found = slots_[slot];
            break;
        }
        slot = (slot + 1) & (slots_.size() - 1);
    }
    if (found == none) {
        found = add(from, to, previous);
    }
    if (previous != none) {
        shares_[previous].next = found;
    }
    return found;
}

std::uint32_t EdgeMemory::add(GridPoint from, GridPoint to, std::uint32_t previous) {
    const auto index = static_cast<std::uint32_t>(shares_.size());
    EdgeShare share;
    share.from = from;
    share.to = to;
    share.hash = hash_of(from, to);
    const bool follows = previous != none && shares_[previous].to == from;
    EdgeDetails more;
    more.side_from = follows ? shares_[previous].side_to : regions_.side_of(from);
    find_crossings(share, more);
    find_roots(share, more);
    share.side_to = side_after(more);
    if (more.crossings > 0 || more.roots > 0 || more.touches_border ||
        share.side_to == PreparedRegions::no_side) {
        share.details = static_cast<std::uint32_t>(details_.size());
        details_.push_back(more);
    }
    shares_.push_back(share);

    const auto put = [this](std::uint32_t i) {
        std::size_t slot = shares_[i].hash & (slots_.size() - 1);
        while (slots_[slot] != none) {
            slot = (slot + 1) & (slots_.size() - 1);
        }
        slots_[slot] = i;
    };
    if (2 * shares_.size() > slots_.size()) {
        slots_.assign(2 * slots_.size(), none);
        for (std::uint32_t i = 1; i < shares_.size(); ++i) {
            put(i);
        }
    } else {
        put(index);
    }
    return index;
}

/// The boundary edges whose boxes meet that of the edge, each once.
void EdgeMemory::find_near(const EdgeShare& share) {
    near_.clear();
    const GridBox box = GridBox::of(share.from, share.to);
    const std::vector<Segment>& segments = regions_.segments();
    regions_.grid().for_each_near(share.from, share.to, [&](std::uint32_t i) {
        if (box.meets(GridBox::of(segments[i].from, segments[i].to))) {
            near_.push_back(i);
        }
    });
    std::sort(near_.begin(), near_.end());
    near_.erase(std::unique(near_.begin(), near_.end()), near_.end());
}

bool EdgeMemory::touches_border(const EdgeShare& share) const {
    return std::any_of(near_.begin(), near_.end(), [&](std::uint32_t i) {
        const Segment& segment = regions_.segments()[i];
        const auto lies_on = [](GridPoint a, GridPoint b, GridPoint p) {
            return GridBox::of(a, b).meets(GridBox::of(p, p)) && turn(a, b, p) == 0;
        };
        return regions_.arcs()[segment.arc].right == regions_.outside() &&
               (lies_on(segment.from, segment.to, share.from) ||
                lies_on(segment.from, segment.to, share.to) ||
                lies_on(share.from, share.to, segment.from) ||
                lies_on(share.from, share.to, segment.to));
    });
}

void EdgeMemory::find_crossings(EdgeShare& share, EdgeDetails& more) {
    const GridPoint p = share.from;
    const GridPoint q = share.to;
    const std::vector<Segment>& segments = regions_.segments();
    find_near(share);
    more.touches_border = touches_border(share);
    meetings_.clear();
    for (const std::uint32_t i : near_) {
        const GridPoint a = segments[i].from;
        const GridPoint b = segments[i].to;
        const bool enters = boundary_vertex_is_left(p, q, b);
        if (day_vertex_is_left(a, b, p) != day_vertex_is_left(a, b, q) &&
            enters != boundary_vertex_is_left(p, q, a)) {
            // The distances of both ends from the boundary edge give the place.
            const auto before = static_cast<double>(turn(a, b, p));
            const auto after = static_cast<double>(turn(a, b, q));
            meetings_.push_back({i, enters, before == after ? 0 : before / (before - after)});
        }
    }
    std::sort(meetings_.begin(), meetings_.end(), [](const Meeting& m, const Meeting& n) {
        return m.along < n.along || (m.along == n.along && m.segment < n.segment);
    });
    more.first_crossing = static_cast<std::uint32_t>(crossings_.size());
    more.crossings = static_cast<std::uint16_t>(meetings_.size());
    const EdgeArea& edge_area = regions_.edge_area();
    // Cutting an edge leaves its authalic area as it is, so that what is missing then is the bend.
    constexpr EdgeArea authalic(AreaMethod::authalic);
    more.bend = meetings_.empty() ? 0 : authalic.exact_left_of(to_degrees(p), to_degrees(q));
    LonLat last = to_degrees(p);
    for (const Meeting& meeting : meetings_) {
        const Segment& segment = segments[meeting.segment];
        const auto step = [&](std::int64_t from, std::int64_t to) {
            return std::llround(meeting.along * static_cast<double>(to - from));
        };
        const GridPoint on_grid{p.x + step(p.x, q.x), p.y + step(p.y, q.y)};
        const LonLat place = to_degrees(on_grid);
        const LonLat end = to_degrees(segment.to);
        more.bend -= authalic.exact_left_of(last, place);
        share.area += edge_area.exact_left_of(last, place);
        crossings_.push_back(
            {meeting.segment, segment.arc, on_grid, meeting.enters ? 1 : -1,
             segment.before + edge_area.exact_left_of(to_degrees(segment.from), place),
             segment.after - edge_area.exact_left_of(place, end), share.area});
        last = place;
    }
    share.area += edge_area.exact_left_of(last, to_degrees(q));
    more.bend -= meetings_.empty() ? 0 : authalic.exact_left_of(last, to_degrees(q));
}

void EdgeMemory::find_roots(const EdgeShare& share, EdgeDetails& more) {
    more.first_root = static_cast<std::uint32_t>(roots_.size());
    const auto [west, east] = std::minmax(share.from.x, share.to.x);
    // The shifted edge passes south of a root where the root is east of one end and not of the
    // other.
    auto at = std::upper_bound(root_positions_.begin(), root_positions_.end(), west,
                               [](std::int64_t x, GridPoint root) { return x < root.x; });
    for (; at != root_positions_.end() && at->x <= east; ++at) {
        const bool runs_east = share.from.x < share.to.x;
        if (boundary_vertex_is_left(share.from, share.to, *at) == runs_east) {
            roots_.push_back(
                {static_cast<std::uint32_t>(at - root_positions_.begin()), runs_east ? 1 : -1});
        }
    }
    more.roots = static_cast<std::uint16_t>(roots_.size() - more.first_root);
}

Side EdgeMemory::side_after(const EdgeDetails& more) const {
    if (more.side_from == PreparedRegions::no_side || more.crossings == 0) {
        return more.side_from;
    }
    // Sides entered less sides left must come to one side more than where the edge began.
    std::vector<int> flow(regions_.regions() + 1, 0);
    ++flow[more.side_from];
    for (const Crossing& crossing :
         std::span(crossings_).subspan(more.first_crossing, more.crossings)) {
        const BoundaryArc& arc = regions_.arcs()[crossing.arc];
        // Where an arc comes into the polygon, the edge passes from its left to its right.
        --flow[crossing.enters > 0 ? arc.left : arc.right];
        ++flow[crossing.enters > 0 ? arc.right : arc.left];
    }
    Side side = PreparedRegions::no_side;
    for (Side i = 0; i < flow.size(); ++i) {
        if (flow[i] != 0 && (flow[i] != 1 || side != PreparedRegions::no_side)) {
            return PreparedRegions::no_side;
        }
        side = flow[i] == 1 ? i : side;
    }
    return side;
}

} // namespace demarc::series
