// SPDX-License-Identifier: MIT
#include "geometry/proj/geodesics.hpp"

#include "geometry/wgs84.hpp"
#include "support/hash.hpp"

#include <geodesic.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <utility>
#include <vector>

namespace demarc::proj {

namespace {

const geod_geodesic& ellipsoid() {
    static const geod_geodesic made = [] {
        geod_geodesic begun;
        geod_init(&begun, wgs84::semi_major_axis, wgs84::flattening);
        return begun;
    }();
    return made;
}

/// The area under an edge is from either end the same but for the sign.
template<typename AreaOf>
double from_either_end(LonLat a, LonLat b, const AreaOf& area_of) {
    return b < a ? -area_of(b, a) : area_of(a, b);
}

/// The area between a geodesic edge and the equator. It is the dearest part of an area, and asked
/// for by the faces on both sides of an edge, by the region they are of, and on each day of a film
/// again: known ones are kept in a table in which an edge has one place.
class EdgeAreas {
public:
    double of(LonLat a, LonLat b) {
        return from_either_end(a, b, [&](LonLat from, LonLat to) { return ordered(from, to); });
    }

private:
    struct Entry {
        LonLat from;
        LonLat to;
        double area = 0; ///< an edge without length has none
    };
    static constexpr std::size_t least = std::size_t{1} << 12U;
    static constexpr std::size_t most = std::size_t{1} << 16U; ///< 2.6 MB

    double ordered(LonLat from, LonLat to) {
        Entry& known = place_of(table_, from, to);
        if (known.from == from && known.to == to) {
            return known.area;
        }
        const double area = geodesic_area_under_edge(from, to);
        known = {from, to, area};
        if (++written_ > table_.size() / 2 && table_.size() < most) {
            grow();
        }
        return area;
    }

    static Entry& place_of(std::vector<Entry>& table, LonLat from, LonLat to) {
        std::uint64_t hash = 0;
        for (const double value : {from.lon, from.lat, to.lon, to.lat}) {
            hash = mixed(hash, std::bit_cast<std::uint64_t>(value));
        }
        return table[hash & (table.size() - 1)];
    }

    void grow() {
        std::vector<Entry> larger(4 * table_.size());
        for (const Entry& entry : table_) {
            place_of(larger, entry.from, entry.to) = entry;
        }
        table_ = std::move(larger);
    }

    std::vector<Entry> table_ = std::vector<Entry>(least);
    std::size_t written_ = 0;
};

/// A sum in twice the precision of its terms, as PROJ has it.
class LongSum {
public:
    void add(double value) {
        double rest = 0;
        const double low = exact_sum(value, low_, rest);
        high_ = exact_sum(low, high_, low_);
        if (high_ == 0) {
            high_ = rest;
        } else {
            low_ += rest;
        }
    }
    [[nodiscard]] double value() const { return high_ + low_; }

private:
    static double exact_sum(double a, double b, double& error) {
        const double sum = a + b;
        const double of_b = sum - a;
        error = (a - (sum - of_b)) + (b - of_b);
        return sum;
    }

    double high_ = 0;
    double low_ = 0;
};

/// Whether no edge of a ring can cross the meridians of 0 and 180 degrees: PROJ counts them, to
/// find out about poles.
bool is_eastern(const Ring& ring) {
    return std::all_of(ring.begin(), ring.end(),
                       [](LonLat at) { return at.lon > 0 && at.lon < 180; });
}

} // namespace

double geodesic_ring_area(const Ring& ring) {
    if (is_eastern(ring)) {
        // One table for all threads; who finds it taken does without. Leak checkers cannot follow
        // what threads own of a module that is loaded while they run.
        static std::mutex taken;
        static EdgeAreas known;
        const std::unique_lock<std::mutex> own(taken, std::try_to_lock);
        LongSum sum;
        for (std::size_t i = 1; i < ring.size(); ++i) {
            sum.add(own ? known.of(ring[i - 1], ring[i])
                        : from_either_end(ring[i - 1], ring[i], geodesic_area_under_edge));
        }
        return std::abs(sum.value());
    }
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    for (std::size_t i = 1; i < ring.size(); ++i) {
        geod_polygon_addpoint(&ellipsoid(), &polygon, ring[i].lat, ring[i].lon);
    }
    double area = 0;
    geod_polygon_compute(&ellipsoid(), &polygon, 0, 1, &area, nullptr);
    return std::abs(area);
}

double geodesic_area_under_edge(LonLat a, LonLat b) {
    double area = 0;
    geod_geninverse(&ellipsoid(), a.lat, a.lon, b.lat, b.lon, nullptr, nullptr, nullptr, nullptr,
                    nullptr, nullptr, &area);
    return area;
}

double geodesic_length(const LineString& line) {
    double total = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        double length = 0;
        geod_inverse(&ellipsoid(), line[i - 1].lat, line[i - 1].lon, line[i].lat, line[i].lon,
                     &length, nullptr, nullptr);
        total += length;
    }
    return total;
}

} // namespace demarc::proj
