// SPDX-License-Identifier: MIT
#include "partition/loose_ends.hpp"

#include "geometry/area.hpp"
#include "geometry/distance.hpp"
#include "geometry/noding.hpp"
#include "sources/line_joining.hpp"
#include "support/error.hpp"
#include "support/text.hpp"
#include "support/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace demarc {

namespace {

std::string in_words(Metres distance) {
    return distance.value < 1000 ? fmt::format("{:.2f} m", distance.value)
                                 : fmt::format("{:.1f} km", distance.km());
}

/// An end of the line that hangs loose inside Ukraine and leaves the two sides joined.
struct LooseEnd {
    LonLat position;
    Metres to_border;
    std::optional<Metres> overshoot; ///< from the place where its line meets another
    std::optional<LonLat> next;      ///< the nearest end, of another line or across a gap in a ring
    Metres to_next;
};

/// Whether a gap to another end of the same line is small enough for join_lines() to make a ring.
bool may_meet(LonLat a, LonLat b, const std::vector<LineString>& lines, Metres gap) {
    const auto is_end = [](const LineString& line, LonLat p) {
        // The lines as read are not on the grid.
        const auto is_at = [p](LonLat q) {
            return std::abs(p.lon - q.lon) <= noding_grid_degrees &&
                   std::abs(p.lat - q.lat) <= noding_grid_degrees;
        };
        return is_at(line.front()) || is_at(line.back());
    };
    return std::none_of(lines.begin(), lines.end(), [&](const LineString& line) {
        return is_end(line, a) && is_end(line, b) &&
               geodesic_length(line).value <= ring_to_gap * gap.value;
    });
}

void look_for_next(LooseEnd& end, const std::vector<LonLat>& ends,
                   const std::vector<LineString>& lines) {
    for (const LonLat other : ends) {
        const Metres gap = geodesic_length({end.position, other});
        if (other != end.position && (!end.next || gap < end.to_next) &&
            may_meet(end.position, other, lines, gap)) {
            end.next = other;
            end.to_next = gap;
        }
    }
}

std::vector<LooseEnd> loose_ends(const std::vector<LineString>& noded,
                                 const std::vector<LineString>& dangles,
                                 const std::vector<LineString>& border,
                                 const PolygonLocator& ukraine,
                                 const std::vector<LineString>& lines) {
    const LineDistance to_border(border);
    std::map<LonLat, int> meeting;
    for (const LineString& line : noded) {
        ++meeting[line.front()];
        ++meeting[line.back()];
    }
    // The border itself, put on the grid, may fold into specks of lines without area.
    constexpr Metres speck{0.01};
    std::vector<LooseEnd> loose;
    std::vector<LonLat> ends;
    for (const LineString& line : dangles) {
        for (const auto& [end, begin] :
             {std::pair(line.front(), line.back()), std::pair(line.back(), line.front())}) {
            if (meeting[end] != 1) {
                continue;
            }
            ends.push_back(end);
            const Metres distance = to_border.distance(end).value_or(Metres{});
            if (!ukraine.contains(end) || distance <= speck) {
                continue;
            }
            loose.push_back({end, distance, std::nullopt, std::nullopt, {}});
            if (meeting[begin] > 1 && to_border.distance(begin).value_or(Metres{}) > speck) {
                loose.back().overshoot = geodesic_length(line);
            }
        }
    }
    // With so many it is no line of contact, and each is compared with all.
    constexpr std::size_t most_compared = 100;
    for (std::size_t i = 0; i < std::min(loose.size(), most_compared); ++i) {
        look_for_next(loose[i], ends, lines);
    }
    return loose;
}

constexpr Metres most_advised{2000};

/// A piece that is longer reaches from the border, whose long edges are measured as other curves.
bool sticks_out(const LooseEnd& end) {
    return end.overshoot && *end.overshoot <= most_advised;
}

/// What `join_metres` mends this end: one that overshoots is cut off, two that are each other's
/// nearest are joined.
std::optional<Metres> bound_that_mends(const LooseEnd& end, const std::vector<LooseEnd>& loose) {
    if (sticks_out(end)) {
        return end.overshoot;
    }
    const bool is_mutual =
        end.next && std::any_of(loose.begin(), loose.end(), [&](const LooseEnd& other) {
            return other.position == *end.next && !sticks_out(other) && other.next == end.position;
        });
    return is_mutual ? std::optional(end.to_next) : std::nullopt;
}

/// The advice to join, where that mends all the ends and they are no further apart than pieces
/// of one line may be.
std::string advice_to_join(const std::vector<LooseEnd>& loose) {
    Metres bound;
    for (const LooseEnd& end : loose) {
        const std::optional<Metres> mends = bound_that_mends(end, loose);
        if (!mends || *mends > most_advised) {
            return {};
        }
        bound = std::max(bound, *mends);
    }
    return fmt::format("; `join_metres` of {:.0f} m closes such gaps and cuts off such ends",
                       std::floor(bound.value) + 1);
}

std::string described(const LooseEnd& end) {
    std::string text = fmt::format("at {:.5f} E {:.5f} N, ", end.position.lon, end.position.lat);
    if (end.overshoot && *end.overshoot < end.to_border) {
        text += in_words(*end.overshoot) + " beyond the place where it meets another piece, ";
    }
    if (end.next && end.to_next < end.to_border) {
        text += in_words(end.to_next) + " from the next end of the line and ";
    }
    return text + in_words(end.to_border) + " from the border or coast of the boundary set";
}

} // namespace

void refuse_loose_ends(const std::vector<LineString>& noded, const std::vector<LineString>& dangles,
                       const std::vector<LineString>& border, const PolygonLocator& ukraine,
                       const std::vector<LineString>& lines) {
    const std::vector<LooseEnd> loose = loose_ends(noded, dangles, border, ukraine, lines);
    if (loose.empty()) {
        return;
    }
    constexpr std::size_t most_named = 4;
    std::vector<std::string> named;
    for (std::size_t i = 0; i < std::min(loose.size(), most_named); ++i) {
        named.push_back(described(loose[i]));
    }
    throw GeometryError(fmt::format(
        "the line of contact ends inside Ukraine {}{}; it must reach the border or go on beyond "
        "it: extend the line there, or cut off what sticks out beyond another piece{}",
        join(named, ", and "),
        loose.size() > most_named ? fmt::format(", and at {} more", loose.size() - most_named) : "",
        advice_to_join(loose)));
}

} // namespace demarc
