// SPDX-License-Identifier: MIT
#include "geometry/locator.hpp"

#include <algorithm>
#include <cmath>

namespace demarc {

namespace {

std::vector<const Polygon*> pointers_to(const MultiPolygon& polygons) {
    std::vector<const Polygon*> pointers;
    pointers.reserve(polygons.size());
    for (const Polygon& polygon : polygons) {
        pointers.push_back(&polygon);
    }
    return pointers;
}

} // namespace

PolygonLocator::PolygonLocator(const MultiPolygon& polygons)
    : PolygonLocator(pointers_to(polygons)) {}

PolygonLocator::PolygonLocator(const std::vector<const Polygon*>& polygons) {
    polygons_.reserve(polygons.size());
    for (const Polygon* polygon : polygons) {
        polygons_.push_back(indexed(*polygon));
    }
    // Fewer boxes are looked through as fast.
    constexpr std::size_t many = 32;
    if (polygons_.size() < many) {
        return;
    }
    std::vector<Box> boxes;
    boxes.reserve(polygons_.size());
    for (const IndexedPolygon& polygon : polygons_) {
        boxes.push_back(polygon.box);
    }
    boxes_.emplace(boxes);
}

template<typename Holds>
void PolygonLocator::each(LonLat position, const Holds& holds) const {
    if (boxes_) {
        for (const std::uint32_t i : boxes_->find(position)) {
            if (polygons_[i].contains(position) && holds(i)) {
                return;
            }
        }
        return;
    }
    for (std::size_t i = 0; i < polygons_.size(); ++i) {
        if (polygons_[i].box.contains(position) && polygons_[i].contains(position) && holds(i)) {
            return;
        }
    }
}

std::optional<std::size_t> PolygonLocator::first(LonLat position) const {
    std::optional<std::size_t> found;
    each(position, [&found](std::size_t i) {
        found = i;
        return true;
    });
    return found;
}

std::vector<std::size_t> PolygonLocator::all(LonLat position) const {
    std::vector<std::size_t> found;
    each(position, [&found](std::size_t i) {
        found.push_back(i);
        return false;
    });
    return found;
}

std::size_t PolygonLocator::IndexedPolygon::band_of(double lat) const {
    const double band = (lat - box.south) * bands_per_degree;
    const std::size_t last = band_starts.size() - 2;
    return std::min(last, static_cast<std::size_t>(std::max(0.0, band)));
}

bool PolygonLocator::IndexedPolygon::contains(LonLat position) const {
    const std::size_t band = band_of(position.lat);
    bool inside = false;
    for (std::uint32_t i = band_starts[band]; i < band_starts[band + 1]; ++i) {
        const auto& [from, to] = edges[band_edges[i]];
        if ((from.lat > position.lat) == (to.lat > position.lat)) {
            continue;
        }
        // Which side of the edge: the sign of a cross product, taken from the position so that
        // nearly equal coordinates cancel exactly.
        const double cross = (from.lon - position.lon) * (to.lat - position.lat) -
                             (to.lon - position.lon) * (from.lat - position.lat);
        if ((cross > 0) == (to.lat > from.lat)) {
            inside = !inside;
        }
    }
    return inside;
}

PolygonLocator::IndexedPolygon PolygonLocator::indexed(const Polygon& polygon) {
    IndexedPolygon part;
    for_each_ring(polygon, [&part](const Ring& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            part.edges.push_back({ring[i - 1], ring[i]});
        }
    });
    part.box = box_of(polygon.exterior);
    const double height = std::max(part.box.north - part.box.south, 1e-12);
    // An edge stands in every band it crosses: with long edges there are fewer bands, so that there
    // are at most nine entries to an edge.
    double heights = 0; // of all edges, in heights of the box
    for (const Edge& edge : part.edges) {
        heights += std::abs(edge.to.lat - edge.from.lat) / height;
    }
    const auto count = static_cast<double>(part.edges.size());
    const auto bands =
        static_cast<std::size_t>(std::max(1.0, std::min(count / 4, 8 * count / (1 + heights))));
    part.bands_per_degree = static_cast<double>(bands) / height;
    part.band_starts.assign(bands + 1, 0);

    // Counting sort of the edges into every band they cross.
    const auto for_each_band = [&part](const Edge& edge, const auto& visit) {
        const auto [low, high] = std::minmax(edge.from.lat, edge.to.lat);
        const std::size_t last = part.band_of(high);
        for (std::size_t band = part.band_of(low); band <= last; ++band) {
            visit(band);
        }
    };
    std::vector<std::uint32_t> counts(bands, 0);
    for (const Edge& edge : part.edges) {
        for_each_band(edge, [&counts](std::size_t band) { ++counts[band]; });
    }
    for (std::size_t band = 0; band < bands; ++band) {
        part.band_starts[band + 1] = part.band_starts[band] + counts[band];
    }
    part.band_edges.resize(part.band_starts.back());
    std::vector<std::uint32_t> next(part.band_starts.begin(), part.band_starts.end() - 1);
    for (std::uint32_t i = 0; i < part.edges.size(); ++i) {
        for_each_band(part.edges[i], [&](std::size_t band) { part.band_edges[next[band]++] = i; });
    }
    return part;
}

} // namespace demarc
