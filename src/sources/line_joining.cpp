// SPDX-License-Identifier: MIT
#include "sources/line_joining.hpp"

#include "geometry/area.hpp"
#include "geometry/noding.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace demarc {

namespace {

struct LooseEnd {
    LonLat position;
    std::size_t line = 0;
};

/// From south to north.
std::vector<LooseEnd> loose_ends(const std::vector<LineString>& lines) {
    std::map<LonLat, std::size_t> ends;
    for (const LineString& line : lines) {
        ends[line.front()] = 0;
        ends[line.back()] = 0;
    }
    for (const LineString& line : lines) {
        for (const LonLat p : line) {
            if (const auto end = ends.find(p); end != ends.end()) {
                ++end->second;
            }
        }
    }
    std::vector<LooseEnd> loose;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (const LonLat p : {lines[i].front(), lines[i].back()}) {
            if (ends[p] == 1) {
                loose.push_back({p, i});
            }
        }
    }
    std::sort(loose.begin(), loose.end(), [](const LooseEnd& a, const LooseEnd& b) {
        return std::tie(a.position.lat, a.position.lon) < std::tie(b.position.lat, b.position.lon);
    });
    return loose;
}

struct EndPair {
    Metres gap;
    std::size_t first = 0; ///< of the loose ends
    std::size_t second = 0;
};

/// Whether the ends may be joined: of one line only where that makes a ring of it.
bool may_join(const LooseEnd& a, const LooseEnd& b, Metres gap,
              const std::vector<LineString>& lines) {
    return a.line != b.line || geodesic_length(lines[a.line]).value > ring_to_gap * gap.value;
}

/// The narrowest first.
std::vector<EndPair> pairs_within(const std::vector<LooseEnd>& ends,
                                  const std::vector<LineString>& lines, Metres bound) {
    constexpr std::size_t max_pairs = 1'000'000;
    constexpr double least_metres_a_degree = 110'500; // of latitude, at the equator
    std::vector<EndPair> pairs;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const double limit = ends[i].position.lat + bound.value / least_metres_a_degree;
        for (std::size_t k = i + 1; k < ends.size() && ends[k].position.lat <= limit; ++k) {
            const Metres gap = geodesic_length({ends[i].position, ends[k].position});
            if (gap <= bound && may_join(ends[i], ends[k], gap, lines)) {
                pairs.push_back({gap, i, k});
            }
            if (pairs.size() > max_pairs) {
                throw DataError(fmt::format(
                    "more than {} pairs of ends of its lines lie within {} m of each other: is it "
                    "a line of contact?",
                    grouped(max_pairs), bound.value));
            }
        }
    }
    std::sort(pairs.begin(), pairs.end(), [](const EndPair& a, const EndPair& b) {
        return std::tie(a.gap, a.first, a.second) < std::tie(b.gap, b.first, b.second);
    });
    return pairs;
}

/// How far each end sticks out beyond the place where its line meets another.
std::map<LonLat, Metres> sticking_ends(const std::vector<LineString>& stretches, Metres bound,
                                       const std::function<bool(LonLat)>& may_go) {
    std::map<LonLat, std::size_t> meeting;
    for (const LineString& stretch : stretches) {
        ++meeting[stretch.front()];
        ++meeting[stretch.back()];
    }
    std::map<LonLat, Metres> sticking;
    for (const LineString& stretch : stretches) {
        const bool is_end = meeting[stretch.front()] == 1;
        if (is_end == (meeting[stretch.back()] == 1)) {
            continue; // between two places, or a line that meets no other
        }
        const LonLat end = is_end ? stretch.front() : stretch.back();
        const Metres length = geodesic_length(stretch);
        if (length <= bound && may_go(end)) {
            sticking[end] = length;
        }
    }
    return sticking;
}

/// Those that go on, across a gap narrower than they are long, in a line that sticks out nowhere.
std::set<LonLat> ends_to_be_joined(const std::map<LonLat, Metres>& sticking,
                                   const std::vector<LineString>& stretches, Metres bound) {
    std::set<LonLat> kept;
    const std::vector<LooseEnd> ends = loose_ends(stretches);
    for (const EndPair& pair : pairs_within(ends, stretches, bound)) {
        const LonLat first = ends[pair.first].position;
        const LonLat second = ends[pair.second].position;
        for (const auto& [end, other] : {std::pair(first, second), std::pair(second, first)}) {
            const auto found = sticking.find(end);
            if (found != sticking.end() && pair.gap < found->second && !sticking.contains(other)) {
                kept.insert(end);
            }
        }
    }
    return kept;
}

/// Where a line forks at its end and all strands stick out, the longest is kept as its end: cut off
/// at the fork, the line would end there.
void keep_longest_of_forks(const std::map<LonLat, Metres>& sticking,
                           const std::vector<LineString>& stretches, std::set<LonLat>& kept) {
    const auto is_cut = [&](LonLat end) { return sticking.contains(end) && !kept.contains(end); };
    std::map<LonLat, std::size_t> staying;
    std::map<LonLat, std::vector<std::pair<Metres, LonLat>>> strands;
    for (const LineString& stretch : stretches) {
        for (const auto& [fork, end] : {std::pair(stretch.front(), stretch.back()),
                                        std::pair(stretch.back(), stretch.front())}) {
            if (is_cut(end)) {
                strands[fork].emplace_back(sticking.at(end), end);
            } else if (!is_cut(fork)) {
                ++staying[fork];
            }
        }
    }
    constexpr std::size_t going_on = 2;
    for (auto& [fork, ends] : strands) {
        std::sort(ends.rbegin(), ends.rend());
        for (std::size_t i = 0; i < ends.size() && staying[fork] < going_on; ++i) {
            kept.insert(ends[i].second);
            ++staying[fork];
        }
    }
}

} // namespace

std::vector<CutEnd> cut_ends(std::vector<LineString>& lines, Metres bound,
                             const std::function<bool(LonLat)>& may_go) {
    if (bound <= Metres{}) {
        return {};
    }
    std::vector<LineString> stretches = node(lines);
    const std::map<LonLat, Metres> sticking = sticking_ends(stretches, bound, may_go);
    if (sticking.empty()) {
        return {};
    }
    std::set<LonLat> kept = ends_to_be_joined(sticking, stretches, bound);
    keep_longest_of_forks(sticking, stretches, kept);
    std::vector<CutEnd> cut;
    const auto is_cut = [&](const LineString& stretch) {
        for (const LonLat end : {stretch.front(), stretch.back()}) {
            if (const auto found = sticking.find(end);
                found != sticking.end() && !kept.contains(end)) {
                cut.push_back({end, found->second});
                return true;
            }
        }
        return false;
    };
    stretches.erase(std::remove_if(stretches.begin(), stretches.end(), is_cut), stretches.end());
    if (!cut.empty()) {
        lines = std::move(stretches);
    }
    std::sort(cut.begin(), cut.end(), [](const CutEnd& a, const CutEnd& b) {
        return std::tie(b.length, a.end) < std::tie(a.length, b.end);
    });
    return cut;
}

std::vector<ClosedGap> join_lines(std::vector<LineString>& lines, Metres bound) {
    std::vector<ClosedGap> closed;
    const std::vector<LooseEnd> ends = loose_ends(lines);
    std::vector<bool> joined(ends.size(), false);
    for (const EndPair& pair : pairs_within(ends, lines, bound)) {
        if (joined[pair.first] || joined[pair.second]) {
            continue;
        }
        joined[pair.first] = true;
        joined[pair.second] = true;
        closed.push_back({ends[pair.first].position, ends[pair.second].position, pair.gap});
        lines.push_back({closed.back().from, closed.back().to});
    }
    std::reverse(closed.begin(), closed.end());
    return closed;
}

} // namespace demarc
