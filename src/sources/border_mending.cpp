// SPDX-License-Identifier: MIT
#include "sources/border_mending.hpp"

#include "geometry/area.hpp"
#include "geometry/geos.hpp"
#include "geometry/noding.hpp"
#include "geometry/polygonize.hpp"
#include "geometry/position_inside.hpp"
#include "sources/polygon_repair.hpp"
#include "sources/regions_at.hpp"
#include "support/hash.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <unordered_set>
#include <utility>

namespace demarc {

Metres mean_width(const Polygon& polygon) {
    return {2 * area_of(polygon).value / geodesic_perimeter(polygon).value};
}

namespace {

constexpr Metres seam{0.1};

/// Edges that one region alone has, one after the other along its ring.
struct Chain {
    RegionIndex region = 0;
    LineString line;
};

struct NumberedEdge {
    std::uint64_t hash = 0; ///< of its ends, in either direction
    std::uint32_t number = 0;
};

std::uint64_t hash_of(LonLat p) {
    return mixed(mixed(0, std::bit_cast<std::uint64_t>(p.lon)),
                 std::bit_cast<std::uint64_t>(p.lat));
}

/// Whether each edge of all rings, in their order, is there only once.
std::vector<bool> lone_edges(const std::vector<MultiPolygon>& regions) {
    std::vector<NumberedEdge> edges;
    for (const MultiPolygon& region : regions) {
        for_each_ring(region, [&edges](const Ring& ring) {
            std::uint64_t before = hash_of(ring.front());
            for (std::size_t i = 1; i < ring.size(); ++i) {
                const std::uint64_t here = hash_of(ring[i]);
                edges.push_back({before ^ here, static_cast<std::uint32_t>(edges.size())});
                before = here;
            }
        });
    }
    std::vector<bool> lone(edges.size());
    std::sort(edges.begin(), edges.end(),
              [](const NumberedEdge& a, const NumberedEdge& b) { return a.hash < b.hash; });
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const bool as_before = i > 0 && edges[i - 1].hash == edges[i].hash;
        const bool as_next = i + 1 < edges.size() && edges[i + 1].hash == edges[i].hash;
        lone[edges[i].number] = !as_before && !as_next;
    }
    return lone;
}

/// The chains of one ring; a ring of which every edge is lone, an island's, has none.
/// \param lone of its edges, in their order
void add_chains(RegionIndex region, const Ring& ring, const std::vector<bool>& lone,
                std::vector<Chain>& chains) {
    const std::size_t edges = lone.size();
    const auto shared = std::find(lone.begin(), lone.end(), false);
    const auto start = static_cast<std::size_t>(shared - lone.begin());
    if (start == edges) {
        return;
    }
    bool open = false;
    for (std::size_t k = 1; k <= edges; ++k) {
        const std::size_t i = (start + k) % edges;
        if (lone[i] && !open) {
            chains.push_back({region, {ring[i]}});
        }
        if (lone[i]) {
            chains.back().line.push_back(ring[i + 1]);
        }
        open = lone[i];
    }
}

std::vector<Chain> lone_chains(const std::vector<MultiPolygon>& regions,
                               const std::vector<bool>& lone) {
    std::vector<Chain> chains;
    auto next = lone.begin();
    for (RegionIndex region = 0; region < regions.size(); ++region) {
        for_each_ring(regions[region], [&](const Ring& ring) {
            const auto end = next + static_cast<std::ptrdiff_t>(ring.size() - 1);
            add_chains(region, ring, {next, end}, chains);
            next = end;
        });
    }
    return chains;
}

/// Chains put together to rings.
struct Loop {
    Ring ring;
    std::set<RegionIndex> regions;
};

/// Follows chains from end to end; std::nullopt where more than two meet.
class LoopFinder {
public:
    explicit LoopFinder(const std::vector<Chain>& chains)
        : chains_(chains), used_(chains.size(), false) {
        for (std::size_t i = 0; i < chains.size(); ++i) {
            at_[chains[i].line.front()].push_back(i);
            at_[chains[i].line.back()].push_back(i);
        }
    }

    std::vector<Loop> find() {
        std::vector<Loop> loops;
        for (std::size_t i = 0; i < chains_.size(); ++i) {
            if (!used_[i]) {
                if (std::optional<Loop> loop = follow(i)) {
                    loops.push_back(std::move(*loop));
                }
            }
        }
        return loops;
    }

private:
    std::optional<Loop> follow(std::size_t first) {
        Loop loop;
        loop.ring.push_back(chains_[first].line.front());
        for (std::optional<std::size_t> next = first; next;) {
            used_[*next] = true;
            const Chain& chain = chains_[*next];
            loop.regions.insert(chain.region);
            if (chain.line.front() == loop.ring.back()) {
                loop.ring.insert(loop.ring.end(), chain.line.begin() + 1, chain.line.end());
            } else {
                loop.ring.insert(loop.ring.end(), chain.line.rbegin() + 1, chain.line.rend());
            }
            const std::vector<std::size_t>& there = at_.at(loop.ring.back());
            if (there.size() != 2) {
                return std::nullopt;
            }
            const auto open = std::find_if(there.begin(), there.end(),
                                           [this](std::size_t i) { return !used_[i]; });
            next = open == there.end() ? std::nullopt : std::optional(*open);
        }
        return loop.ring.front() == loop.ring.back() ? std::optional(std::move(loop))
                                                     : std::nullopt;
    }

    const std::vector<Chain>& chains_;
    std::vector<bool> used_;
    std::map<LonLat, std::vector<std::size_t>> at_;
};

/// The parts of a loop, which may cross itself, if it is a sliver.
MultiPolygon parts_of_sliver(const Loop& loop) {
    const Polygon outline{loop.ring, {}};
    const bool may_be_one = loop.regions.size() > 1 && loop.ring.size() > 3 &&
                            area_of(outline) <= max_sliver_area && !too_tangled({outline});
    if (!may_be_one) {
        return {}; // round the country, as a rule
    }
    const geos::Geometry drawn = geos::from(outline);
    MultiPolygon parts = geos::polygons_of(
        geos::owned(GEOSMakeValid_r(geos::context().handle(), drawn.get()), "outlining a sliver")
            .get());
    Metres widest;
    for (const Polygon& part : parts) {
        widest = std::max(widest, mean_width(part));
    }
    if (widest <= seam || max_sliver_width < widest || max_sliver_area < area_of(parts)) {
        return {};
    }
    return parts;
}

MendedSliver described(const Loop& loop, const MultiPolygon& parts) {
    MendedSliver sliver{{loop.regions.begin(), loop.regions.end()}, area_of(parts), {}, {}};
    for (const Polygon& part : parts) {
        if (const Metres width = mean_width(part); sliver.width < width) {
            sliver.width = width;
            sliver.place = part.exterior.front();
        }
    }
    return sliver;
}

/// Faces that overlap nowhere, as one: many times faster than what looks for places where they do.
geos::Geometry united_faces(const MultiPolygon& faces) {
    const geos::Geometry parts = geos::from(faces);
    return geos::owned(GEOSCoverageUnion_r(geos::context().handle(), parts.get()),
                       "uniting slivers");
}

geos::Geometry united(const GEOSGeometry* a, const GEOSGeometry* b) {
    return geos::owned(GEOSUnion_r(geos::context().handle(), a, b), "uniting polygons");
}

/// What slivers give to regions and take from them: in one step for each region, however many there
/// are.
class Exchanges {
public:
    explicit Exchanges(std::size_t regions) : gained_(regions), lost_(regions) {}

    /// \param regions the one that is given all of it first
    void add(const std::vector<RegionIndex>& regions, const MultiPolygon& parts) {
        for (const RegionIndex region : regions) {
            MultiPolygon& all = (region == regions.front() ? gained_ : lost_)[region];
            all.insert(all.end(), parts.begin(), parts.end());
        }
    }

    /// \param unite makes slivers one geometry
    template<typename Unite>
    void apply(std::vector<MultiPolygon>& regions, const Unite& unite) const {
        for (RegionIndex region = 0; region < regions.size(); ++region) {
            if (!lost_[region].empty()) {
                regions[region] = geos::polygons_of(
                    geos::difference(geos::from(regions[region]).get(), unite(lost_[region]).get())
                        .get());
            }
            // Slivers first: else the region would be united with a few of them again and again.
            if (!gained_[region].empty()) {
                regions[region] = geos::polygons_of(
                    united(geos::from(regions[region]).get(), unite(gained_[region]).get()).get());
            }
        }
    }

private:
    std::vector<MultiPolygon> gained_;
    std::vector<MultiPolygon> lost_;
};

std::vector<MendedSliver> mend_loops(std::vector<MultiPolygon>& regions,
                                     const std::vector<bool>& lone) {
    Exchanges exchanges(regions.size());
    std::vector<MendedSliver> mended;
    for (const Loop& loop : LoopFinder(lone_chains(regions, lone)).find()) {
        if (const MultiPolygon parts = parts_of_sliver(loop); !parts.empty()) {
            mended.push_back(described(loop, parts));
            exchanges.add(mended.back().regions, parts);
        }
    }
    exchanges.apply(regions, geos::unary_union);
    return mended;
}

/// The lines of those edges of all rings that `is_wanted(from, to, whether it is lone)`.
template<typename IsWanted>
std::vector<LineString> lines_where(const std::vector<MultiPolygon>& regions,
                                    const std::vector<bool>& lone, const IsWanted& is_wanted) {
    std::vector<LineString> lines;
    std::size_t edge = 0;
    for (const MultiPolygon& region : regions) {
        for_each_ring(region, [&](const Ring& ring) {
            bool open = false;
            for (std::size_t i = 1; i < ring.size(); ++i) {
                const bool wanted = is_wanted(ring[i - 1], ring[i], lone[edge]);
                if (wanted && !open) {
                    lines.push_back({ring[i - 1]});
                }
                if (wanted) {
                    lines.back().push_back(ring[i]);
                }
                open = wanted;
                ++edge;
            }
        });
    }
    return lines;
}

/// The edges that one region alone has, of islands too.
std::vector<LineString> lone_lines(const std::vector<MultiPolygon>& regions,
                                   const std::vector<bool>& lone) {
    return lines_where(regions, lone, [](LonLat, LonLat, bool is_lone) { return is_lone; });
}

/// Squares of a hundredth of a degree that edges pass through or near by.
class Surroundings {
public:
    void add(LonLat from, LonLat to) {
        each(from, to, [this](std::uint64_t cell) {
            cells_.insert(cell);
            return false;
        });
    }
    [[nodiscard]] bool has(LonLat from, LonLat to) const {
        return each(from, to, [this](std::uint64_t cell) { return cells_.contains(cell); });
    }

private:
    /// Calls `visit(cell)` for those that the box of the edge meets, until it gives true.
    template<typename Visit>
    static bool each(LonLat from, LonLat to, const Visit& visit) {
        constexpr double per_degree = 100;
        const auto cell = [](double degrees) {
            return static_cast<std::int64_t>(std::floor(degrees * per_degree));
        };
        const auto [west, east] = std::minmax({cell(from.lon), cell(to.lon)});
        const auto [south, north] = std::minmax({cell(from.lat), cell(to.lat)});
        for (std::int64_t x = west; x <= east; ++x) {
            for (std::int64_t y = south; y <= north; ++y) {
                if (visit(mixed(mixed(0, x), y))) {
                    return true;
                }
            }
        }
        return false;
    }

    std::unordered_set<std::uint64_t> cells_;
};

/// The regions along an outline, the one with most of it first.
std::vector<RegionIndex> regions_along(const Ring& outline, const RegionsAt& regions_at) {
    constexpr double beside = 1e-7; // a centimetre
    std::map<RegionIndex, double> lengths;
    for (std::size_t i = 1; i < outline.size(); ++i) {
        const LonLat from = outline[i - 1];
        const LonLat to = outline[i];
        const double length = std::hypot(to.lon - from.lon, to.lat - from.lat);
        const LonLat across{(to.lat - from.lat) / length * beside,
                            (from.lon - to.lon) / length * beside};
        const LonLat middle{(from.lon + to.lon) / 2, (from.lat + to.lat) / 2};
        std::set<RegionIndex> near;
        for (const double side : {1.0, -1.0}) {
            for (const RegionIndex region :
                 regions_at.at({middle.lon + side * across.lon, middle.lat + side * across.lat})) {
                near.insert(region);
            }
        }
        for (const RegionIndex region : near) {
            lengths[region] += length;
        }
    }
    std::vector<RegionIndex> regions;
    for (const auto& [region, length] : lengths) {
        regions.push_back(region);
    }
    std::stable_sort(regions.begin(), regions.end(),
                     [&](RegionIndex a, RegionIndex b) { return lengths[a] > lengths[b]; });
    return regions;
}

/// A face that several regions have, or none between several; the one to have it first.
struct DisputedFace {
    Polygon face;
    std::vector<RegionIndex> regions;
};

/// The faces of lines that are as wide and as large as a sliver.
MultiPolygon narrow_faces(const std::vector<LineString>& lines) {
    MultiPolygon faces = polygonize(node(lines)).polygons;
    std::erase_if(faces, [](const Polygon& face) {
        if (max_sliver_area < area_of(face)) {
            return true;
        }
        const Metres width = mean_width(face);
        return width <= seam || max_sliver_width < width;
    });
    return faces;
}

/// The borders that neighbours share, where they run into slivers with a third one.
std::vector<LineString> shared_lines_near(const MultiPolygon& faces,
                                          const std::vector<MultiPolygon>& regions,
                                          const std::vector<bool>& lone) {
    Surroundings near;
    for_each_ring(faces, [&near](const Ring& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            near.add(ring[i - 1], ring[i]);
        }
    });
    return lines_where(regions, lone, [&near](LonLat from, LonLat to, bool is_lone) {
        return !is_lone && near.has(from, to);
    });
}

std::vector<DisputedFace> disputed_among(MultiPolygon faces, const RegionsAt& regions_at) {
    std::vector<DisputedFace> disputed;
    for (Polygon& face : faces) {
        std::vector<RegionIndex> around = regions_at.at(position_inside(face));
        if (around.empty()) {
            around = regions_along(face.exterior, regions_at);
        }
        if (around.size() > 1) {
            disputed.push_back({std::move(face), std::move(around)});
        }
    }
    return disputed;
}

std::vector<DisputedFace> disputed_faces(const std::vector<MultiPolygon>& regions,
                                         const std::vector<bool>& lone) {
    std::vector<LineString> lines = lone_lines(regions, lone);
    const MultiPolygon faces = narrow_faces(lines);
    if (faces.empty()) {
        return {};
    }
    const RegionsAt regions_at(regions);
    std::vector<DisputedFace> disputed = disputed_among(faces, regions_at);
    if (disputed.empty()) { // islets
        return {};
    }
    const std::vector<LineString> shared = shared_lines_near(faces, regions, lone);
    if (shared.empty()) {
        return disputed;
    }
    lines.insert(lines.end(), shared.begin(), shared.end());
    return disputed_among(narrow_faces(lines), regions_at);
}

/// Gives each face to its first region and takes it from the others.
std::vector<MendedSliver> mend_faces(std::vector<MultiPolygon>& regions,
                                     const std::vector<bool>& lone) {
    Exchanges exchanges(regions.size());
    std::vector<MendedSliver> mended;
    for (const DisputedFace& disputed : disputed_faces(regions, lone)) {
        exchanges.add(disputed.regions, {disputed.face});
        mended.push_back({disputed.regions, area_of(disputed.face), mean_width(disputed.face),
                          disputed.face.exterior.front()});
    }
    exchanges.apply(regions, united_faces);
    return mended;
}

} // namespace

std::vector<MendedSliver> mend_borders(std::vector<MultiPolygon>& regions) {
    std::vector<bool> lone = lone_edges(regions);
    std::vector<MendedSliver> mended = mend_loops(regions, lone);
    if (!mended.empty()) {
        lone = lone_edges(regions);
    }
    for (MendedSliver& sliver : mend_faces(regions, lone)) {
        mended.push_back(std::move(sliver));
    }
    std::sort(mended.begin(), mended.end(), [](const MendedSliver& a, const MendedSliver& b) {
        return std::pair(b.area, a.place) < std::pair(a.area, b.place);
    });
    return mended;
}

} // namespace demarc
