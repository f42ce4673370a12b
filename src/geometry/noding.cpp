// SPDX-License-Identifier: MIT
#include "geometry/noding.hpp"

#include "geometry/edge_meetings.hpp"
#include "geometry/geos.hpp"
#include "geometry/linework.hpp"
#include "support/error.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace demarc {

void put_in_standard_order(LineString& line) {
    if (line.front() == line.back()) {
        line.pop_back();
        std::rotate(line.begin(), std::min_element(line.begin(), line.end()), line.end());
        line.push_back(line.front());
        if (line[line.size() - 2] < line[1]) {
            std::reverse(line.begin(), line.end());
        }
    } else if (line.back() < line.front()) {
        std::reverse(line.begin(), line.end());
    }
}

namespace {

/// Lines that two publishers, or two regions, share come with different last digits. Left as they
/// are, the noder would find crossings all along them, and each would bend them by up to half a
/// step. The last bits are those that GEOS gives to positions on its grid.
std::vector<LineString> rounded(std::vector<LineString> lines, double grid_degrees) {
    const double steps = std::round(1 / grid_degrees);
    const double scale_of_geos = 1 / grid_degrees;
    const auto on_grid = [=](double degrees) {
        return std::round(std::round(degrees * steps) / steps * scale_of_geos) / scale_of_geos;
    };
    for (LineString& line : lines) {
        for (LonLat& p : line) {
            p = {on_grid(p.lon), on_grid(p.lat)};
        }
    }
    return lines;
}

/// A closed stretch that begins where others end goes on beginning there.
void put_stretches_in_order(std::vector<LineString>& stretches) {
    std::vector<LonLat> ends;
    for (const LineString& line : stretches) {
        ends.push_back(line.front());
        ends.push_back(line.back());
    }
    std::sort(ends.begin(), ends.end());
    for (LineString& line : stretches) {
        const auto [first, last] = std::equal_range(ends.begin(), ends.end(), line.front());
        if (line.front() != line.back() || last - first == 2) {
            put_in_standard_order(line);
        } else if (line[line.size() - 2] < line[1]) {
            std::reverse(line.begin(), line.end());
        }
    }
}

std::vector<LineString> snap_rounded(const std::vector<LineString>& lines, double grid_degrees) {
    if (lines.empty()) {
        return {};
    }
    const geos::Geometry all = geos::from(lines);
    const geos::Geometry noded =
        geos::owned(GEOSUnaryUnionPrec_r(geos::context().handle(), all.get(), grid_degrees),
                    "noding the linework");
    return geos::lines_of(noded.get());
}

} // namespace

std::vector<LineString> node(const std::vector<LineString>& lines, double grid_degrees) {
    // Rounding bends an edge only where another comes within a step of it: the rest is as it is,
    // and where edges just cross GEOS would cut them in the same place, a hundred times as slowly.
    const Linework whole(rounded(lines, grid_degrees));
    const std::vector<GridEdge> edges = whole.edges();
    const EdgeMeetings meetings = meetings_of(edges, 4 * grid_degrees);
    std::vector<LineString> parts = whole.chains(meetings.edges, EdgeMeets::none);
    const auto add = [&parts](std::vector<LineString> more) {
        std::move(more.begin(), more.end(), std::back_inserter(parts));
    };
    add(rounded(cut_at_crossings(edges, meetings, grid_degrees), grid_degrees));
    add(snap_rounded(whole.chains(meetings.edges, EdgeMeets::tangle), grid_degrees));
    std::vector<LineString> stretches = Linework(parts).chains();
    put_stretches_in_order(stretches);
    std::sort(stretches.begin(), stretches.end());
    return stretches;
}

} // namespace demarc
