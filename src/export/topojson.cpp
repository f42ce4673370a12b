// SPDX-License-Identifier: MIT
#include "export/topojson.hpp"

#include "export/format.hpp"
#include "geometry/geos.hpp"
#include "support/error.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <vector>

namespace demarc {

namespace {

using Json = nlohmann::ordered_json;

constexpr LonLat origin{20, 42};

/// How finely a topology is written.
struct Fineness {
    double step = 1e-5;   ///< degrees between positions
    double tolerance = 0; ///< degrees that a line may be off; 0: as it is
};

constexpr Fineness exact{};
/// 100 m, and 250 m: a pixel of a map of the country 5,000 pixels wide.
constexpr Fineness for_the_web{1e-3, 2.5e-3};

struct Steps {
    long long x = 0;
    long long y = 0;
    friend bool operator==(const Steps&, const Steps&) = default;
};

Steps quantised(LonLat position, double step) {
    return {std::llround((position.lon - origin.lon) / step),
            std::llround((position.lat - origin.lat) / step)};
}

/// The first position, then the way from each to the next. An arc keeps two positions at least.
Json packed(const LineString& line, double step) {
    Json arc = Json::array();
    Steps last;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const Steps at = quantised(line[i], step);
        const bool end = i + 1 == line.size() && arc.size() < 2;
        if (i == 0 || end || !(at == last)) {
            arc.push_back({at.x - last.x, at.y - last.y});
            last = at;
        }
    }
    return arc;
}

/// An arc as a face walks it: with the face on its left.
struct Walk {
    const Arc* arc = nullptr;
    long long index = 0; ///< as TopoJSON counts: ~i for an arc that is walked backwards

    [[nodiscard]] bool forward() const { return index >= 0; }
    [[nodiscard]] LonLat point(std::size_t i) const {
        return forward() ? arc->line[i] : arc->line[arc->line.size() - 1 - i];
    }
    [[nodiscard]] LonLat start() const { return point(0); }
    [[nodiscard]] LonLat end() const { return point(arc->line.size() - 1); }
};

double direction(LonLat from, LonLat to) {
    return std::atan2(to.lat - from.lat, to.lon - from.lon);
}

/// Where the face touches itself, the way that keeps closest to it: the first one clockwise from
/// where we came.
std::size_t next_walk(const std::vector<Walk>& walks, const std::vector<bool>& used,
                      const Walk& last) {
    const double back = direction(last.end(), last.point(last.arc->line.size() - 2));
    std::size_t best = walks.size();
    double least = 10;
    for (std::size_t i = 0; i < walks.size(); ++i) {
        if (used[i] || !(walks[i].start() == last.end())) {
            continue;
        }
        double turn = back - direction(walks[i].start(), walks[i].point(1));
        while (turn <= 0) {
            turn += 2 * std::numbers::pi;
        }
        if (turn < least) {
            least = turn;
            best = i;
        }
    }
    return best;
}

struct WalkedRing {
    Json arcs = Json::array();
    double doubled_area = 0; ///< square degrees; positive: counterclockwise
};

double doubled_area(const Walk& walk) {
    double area = 0;
    for (std::size_t i = 1; i < walk.arc->line.size(); ++i) {
        const LonLat a = walk.point(i - 1);
        const LonLat b = walk.point(i);
        area += (a.lon - origin.lon) * (b.lat - origin.lat) -
                (b.lon - origin.lon) * (a.lat - origin.lat);
    }
    return area;
}

std::vector<WalkedRing> rings_of(const std::vector<Walk>& walks, FaceIndex face) {
    std::vector<WalkedRing> rings;
    std::vector<bool> used(walks.size(), false);
    for (std::size_t first = 0; first < walks.size(); ++first) {
        if (used[first]) {
            continue;
        }
        WalkedRing ring;
        for (std::size_t at = first;;) {
            used[at] = true;
            ring.arcs.push_back(walks[at].index);
            ring.doubled_area += doubled_area(walks[at]);
            if (walks[at].end() == walks[first].start()) {
                break;
            }
            at = next_walk(walks, used, walks[at]);
            if (at == walks.size()) {
                throw GeometryError(fmt::format("face {}: its outline does not close", face + 1));
            }
        }
        rings.push_back(std::move(ring));
    }
    // The exterior is the ring that encloses the others.
    std::stable_sort(rings.begin(), rings.end(), [](const WalkedRing& a, const WalkedRing& b) {
        return a.doubled_area > b.doubled_area;
    });
    return rings;
}

/// A ring walked the other way. D3 takes what lies to the right of a ring for its inside, so that a
/// face walked as GeoJSON has it would be all the globe but the face; TopoJSON has no rule.
Json turned_round(const Json& ring) {
    Json arcs = Json::array();
    for (auto arc = ring.rbegin(); arc != ring.rend(); ++arc) {
        arcs.push_back(~arc->get<long long>());
    }
    return arcs;
}

Json properties_of(const Study& study, FaceIndex index) {
    const Face& face = study.partition.faces[index];
    const Region& region = study.regions[face.region];
    Json properties = {{"region_code", region.code.text()},
                       {"region_en", region.name_en},
                       {"region_uk", region.name_uk},
                       {"control", std::string(name_of(face.control))},
                       {"area_km2", rounded(face.area(study.method.area).km2(), 6)}};
    for (const Scenario& scenario : study.scenarios) {
        const Outcome& outcome = scenario.outcomes.faces[index];
        properties[column_name(scenario.plan.id) + "_change"] =
            std::string(name_of(outcome.change));
    }
    return properties;
}

/// The lines of all arcs, thinned together: ends stay, so that faces still meet, and no line comes
/// to cross another.
std::vector<LineString> lines_of_arcs(const Partition& partition, double tolerance) {
    std::vector<LineString> lines;
    for (const Arc& arc : partition.arcs) {
        lines.push_back(arc.line);
    }
    if (tolerance <= 0 || lines.empty()) {
        return lines;
    }
    const geos::Geometry whole = geos::from(lines);
    std::vector<LineString> thinned =
        geos::lines_of(geos::owned(GEOSTopologyPreserveSimplify_r(geos::context().handle(),
                                                                  whole.get(), tolerance),
                                   "thinning lines")
                           .get());
    if (thinned.size() != lines.size()) {
        throw GeometryError("thinning lines lost one of them");
    }
    return thinned;
}

std::string topology_of(const Study& study, const Fineness& fineness) {
    const Partition& partition = study.partition;
    const std::vector<LineString> lines = lines_of_arcs(partition, fineness.tolerance);
    std::vector<std::vector<Walk>> walks(partition.faces.size());
    Json arcs = Json::array();
    for (std::size_t i = 0; i < partition.arcs.size(); ++i) {
        const Arc& arc = partition.arcs[i];
        arcs.push_back(packed(lines[i], fineness.step));
        const auto number = static_cast<long long>(i);
        if (arc.left) {
            walks[*arc.left].push_back({&arc, number});
        }
        if (arc.right) {
            walks[*arc.right].push_back({&arc, ~number});
        }
    }
    Json geometries = Json::array();
    for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
        Json outline = Json::array();
        for (const WalkedRing& ring : rings_of(walks[i], i)) {
            outline.push_back(turned_round(ring.arcs));
        }
        geometries.push_back({{"type", "Polygon"},
                              {"id", i + 1},
                              {"properties", properties_of(study, i)},
                              {"arcs", std::move(outline)}});
    }
    const Json topology = {
        {"type", "Topology"},
        {"transform",
         {{"scale", {fineness.step, fineness.step}}, {"translate", {origin.lon, origin.lat}}}},
        {"objects",
         {{"faces", {{"type", "GeometryCollection"}, {"geometries", std::move(geometries)}}}}},
        {"arcs", std::move(arcs)}};
    return topology.dump() + "\n";
}

} // namespace

std::string faces_topojson(const Study& study) {
    return topology_of(study, exact);
}

std::string faces_web_topojson(const Study& study) {
    return topology_of(study, for_the_web);
}

} // namespace demarc
