// SPDX-License-Identifier: MIT
#include "sources/border_mending.hpp"

#include "geometry/area.hpp"
#include "geometry/geos.hpp"
#include "geometry/locator.hpp"
#include "geometry/noding.hpp"
#include "geometry/polygonize.hpp"
#include "geometry/position_inside.hpp"
#include "sources/polygon_repair.hpp"
#include "support/hash.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace demarc {

namespace {

constexpr Metres seam{0.1};
constexpr Metres max_width{70};
constexpr SquareMetres max_area = SquareMetres::from_km2(1);

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

std::vector<Chain> lone_chains(const std::vector<MultiPolygon>& regions) {
    const std::vector<bool> lone = lone_edges(regions);
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

Metres mean_width(const Polygon& polygon) {
    return {2 * area_of(polygon).value / geodesic_perimeter(polygon).value};
}

/// The parts of a loop, which may cross itself, if it is a sliver.
MultiPolygon parts_of_sliver(const Loop& loop) {
    const Polygon outline{loop.ring, {}};
    const bool may_be_one = loop.regions.size() > 1 && loop.ring.size() > 3 &&
                            area_of(outline) <= max_area && !too_tangled({outline});
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
    if (widest <= seam || max_width < widest || max_area < area_of(parts)) {
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

std::vector<MendedSliver> mend_loops(std::vector<MultiPolygon>& regions) {
    std::vector<MendedSliver> mended;
    for (const Loop& loop : LoopFinder(lone_chains(regions)).find()) {
        const MultiPolygon parts = parts_of_sliver(loop);
        if (parts.empty()) {
            continue;
        }
        mended.push_back(described(loop, parts));
        const geos::Geometry sliver = geos::from(parts);
        for (const RegionIndex region : loop.regions) {
            if (region == mended.back().regions.front()) {
                MultiPolygon all = std::move(regions[region]);
                all.insert(all.end(), parts.begin(), parts.end());
                regions[region] = geos::polygons_of(geos::unary_union(all).get());
            } else {
                regions[region] = geos::polygons_of(
                    geos::difference(geos::from(regions[region]).get(), sliver.get()).get());
            }
        }
    }
    return mended;
}

/// The edges that one region alone has, of islands too.
std::vector<LineString> lone_lines(const std::vector<MultiPolygon>& regions) {
    const std::vector<bool> lone = lone_edges(regions);
    std::vector<LineString> lines;
    std::size_t edge = 0;
    for (const MultiPolygon& region : regions) {
        for_each_ring(region, [&](const Ring& ring) {
            bool open = false;
            for (std::size_t i = 1; i < ring.size(); ++i) {
                if (lone[edge] && !open) {
                    lines.push_back({ring[i - 1]});
                }
                if (lone[edge]) {
                    lines.back().push_back(ring[i]);
                }
                open = lone[edge];
                ++edge;
            }
        });
    }
    return lines;
}

/// Which regions have a position.
class RegionsAt {
public:
    explicit RegionsAt(const std::vector<MultiPolygon>& regions) {
        std::vector<const Polygon*> polygons;
        for (RegionIndex region = 0; region < regions.size(); ++region) {
            for (const Polygon& polygon : regions[region]) {
                polygons.push_back(&polygon);
                region_of_.push_back(region);
            }
        }
        locator_.emplace(polygons);
    }

    [[nodiscard]] std::set<RegionIndex> at(LonLat position) const {
        std::set<RegionIndex> found;
        for (const std::size_t polygon : locator_->all(position)) {
            found.insert(region_of_[polygon]);
        }
        return found;
    }

    /// Those along an outline, the one with most of it first.
    [[nodiscard]] std::vector<RegionIndex> along(const Ring& outline) const {
        constexpr double beside = 1e-7; // a centimetre
        std::map<RegionIndex, double> lengths;
        for (std::size_t i = 1; i < outline.size(); ++i) {
            const LonLat from = outline[i - 1];
            const LonLat to = outline[i];
            const double length = std::hypot(to.lon - from.lon, to.lat - from.lat);
            const LonLat across{(to.lat - from.lat) / length * beside,
                                (from.lon - to.lon) / length * beside};
            const LonLat middle{(from.lon + to.lon) / 2, (from.lat + to.lat) / 2};
            std::set<RegionIndex> near = at({middle.lon + across.lon, middle.lat + across.lat});
            near.merge(at({middle.lon - across.lon, middle.lat - across.lat}));
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

private:
    std::vector<RegionIndex> region_of_;
    std::optional<PolygonLocator> locator_;
};

/// A face that several regions have, or none between several; the one to have it first.
struct DisputedFace {
    Polygon face;
    std::vector<RegionIndex> regions;
};

std::vector<DisputedFace> disputed_faces(const std::vector<MultiPolygon>& regions) {
    std::vector<DisputedFace> disputed;
    std::optional<RegionsAt> locator; // most sets need none
    for (Polygon& face : polygonize(node(lone_lines(regions))).polygons) {
        if (max_area < area_of(face)) {
            continue;
        }
        const Metres width = mean_width(face);
        if (width <= seam || max_width < width) {
            continue;
        }
        if (!locator) {
            locator.emplace(regions);
        }
        const std::set<RegionIndex> covering = locator->at(position_inside(face));
        const std::vector<RegionIndex> around =
            covering.empty() ? locator->along(face.exterior)
                             : std::vector<RegionIndex>(covering.begin(), covering.end());
        if (around.size() > 1) {
            disputed.push_back({std::move(face), around});
        }
    }
    return disputed;
}

/// Gives each face to its first region and takes it from the others, in one step for each region.
std::vector<MendedSliver> mend_faces(std::vector<MultiPolygon>& regions) {
    std::vector<MultiPolygon> gained(regions.size());
    std::vector<MultiPolygon> lost(regions.size());
    std::vector<MendedSliver> mended;
    for (const DisputedFace& disputed : disputed_faces(regions)) {
        const RegionIndex owner = disputed.regions.front();
        for (const RegionIndex region : disputed.regions) {
            (region == owner ? gained : lost)[region].push_back(disputed.face);
        }
        mended.push_back({disputed.regions, area_of(disputed.face), mean_width(disputed.face),
                          disputed.face.exterior.front()});
    }
    for (RegionIndex region = 0; region < regions.size(); ++region) {
        if (!lost[region].empty()) {
            regions[region] =
                geos::polygons_of(geos::difference(geos::from(regions[region]).get(),
                                                   geos::unary_union(lost[region]).get())
                                      .get());
        }
        if (!gained[region].empty()) {
            MultiPolygon all = std::move(regions[region]);
            all.insert(all.end(), gained[region].begin(), gained[region].end());
            regions[region] = geos::polygons_of(geos::unary_union(all).get());
        }
    }
    return mended;
}

} // namespace

std::vector<MendedSliver> mend_borders(std::vector<MultiPolygon>& regions) {
    std::vector<MendedSliver> mended = mend_loops(regions);
    for (MendedSliver& sliver : mend_faces(regions)) {
        mended.push_back(std::move(sliver));
    }
    std::sort(mended.begin(), mended.end(), [](const MendedSliver& a, const MendedSliver& b) {
        return std::pair(b.area, a.place) < std::pair(a.area, b.place);
    });
    return mended;
}

} // namespace demarc
