// SPDX-License-Identifier: MIT
#include "partition/covered.hpp"

#include <algorithm>

namespace demarc {

namespace {

/// A convex polygon on the stack: each cut adds a corner at most.
struct ConvexPolygon {
    std::array<PlanePoint, 32> corners;
    std::size_t size = 0;

    void add(PlanePoint corner) { corners[size++] = corner; }
    [[nodiscard]] std::span<const PlanePoint> all() const { return {corners.data(), size}; }
};

bool in_disc(std::span<const PlanePoint> corners, const PlaneDisc& disc) {
    return std::all_of(corners.begin(), corners.end(), [&disc](PlanePoint corner) {
        const double x = corner.x - disc.centre.x;
        const double y = corner.y - disc.centre.y;
        return x * x + y * y <= disc.radius * disc.radius;
    });
}

/// The part that is nearer to `near` than to `far`.
ConvexPolygon nearer(const ConvexPolygon& polygon, PlanePoint near, PlanePoint far) {
    const PlanePoint middle{(near.x + far.x) / 2, (near.y + far.y) / 2};
    const PlanePoint towards{near.x - far.x, near.y - far.y};
    const auto side = [&](PlanePoint p) {
        return (p.x - middle.x) * towards.x + (p.y - middle.y) * towards.y;
    };
    ConvexPolygon part;
    for (std::size_t i = 0; i < polygon.size; ++i) {
        const PlanePoint here = polygon.corners[i];
        const PlanePoint next = polygon.corners[(i + 1) % polygon.size];
        const double at_here = side(here);
        const double at_next = side(next);
        if (at_here >= 0) {
            part.add(here);
        }
        if ((at_here > 0 && at_next < 0) || (at_here < 0 && at_next > 0)) {
            const double share = at_here / (at_here - at_next);
            part.add({here.x + share * (next.x - here.x), here.y + share * (next.y - here.y)});
        }
    }
    return part;
}

} // namespace

bool covered(std::span<const PlanePoint> polygon, std::span<const PlaneDisc> discs) {
    if (std::any_of(discs.begin(), discs.end(),
                    [&](const PlaneDisc& disc) { return in_disc(polygon, disc); })) {
        return true;
    }
    ConvexPolygon whole;
    std::for_each(polygon.begin(), polygon.end(), [&whole](PlanePoint p) { whole.add(p); });
    for (const PlaneDisc& disc : discs) {
        ConvexPolygon part = whole;
        for (const PlaneDisc& other : discs) {
            if (other.centre.x != disc.centre.x || other.centre.y != disc.centre.y) {
                part = nearer(part, disc.centre, other.centre);
            }
        }
        if (!in_disc(part.all(), disc)) {
            return false;
        }
    }
    return true;
}

} // namespace demarc
