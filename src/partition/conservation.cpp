// SPDX-License-Identifier: MIT
#include "partition/conservation.hpp"

#include "geometry/noding.hpp"
#include "support/error.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numeric>
#include <string_view>

namespace demarc {

namespace {

/// What is to add up to what, and by how much it may be off without a look at the outline.
struct Balance {
    const char* what;
    std::string_view name;
    SquareMetres parts;
    SquareMetres whole;
    SquareMetres allowed;
    std::string_view place;
};

/// \param rounding what rounding may move, looked at only where it matters: it takes long
template<typename Rounding>
void check(const Balance& balance, const Rounding& rounding) {
    const double off = std::abs((balance.parts - balance.whole).value);
    if (off <= balance.allowed.value) {
        return;
    }
    const double allowed = balance.allowed.value + rounding().value;
    if (off > allowed) {
        throw GeometryError(fmt::format(
            "areas are not conserved: the {} of {} add up to {:.6f} km², not {:.6f} km² "
            "(difference {:.3f} m², allowed {:.3f} m²){}; please report this with the input files",
            balance.what, balance.name, balance.parts.km2(), balance.whole.km2(),
            (balance.parts - balance.whole).value, allowed, balance.place));
    }
}

} // namespace

SquareMetres rounding_allowance(const MultiPolygon& polygons) {
    constexpr double metres_per_degree = 111'320;
    double outline = 0;
    for (const Polygon& polygon : polygons) {
        outline += geodesic_perimeter(polygon).value;
    }
    return {outline * noding_grid_degrees / 2 * metres_per_degree};
}

void check_conservation(const Partition& partition, const BoundarySet& boundaries,
                        const RegionTable& regions, double relative_bound) {
    std::vector<SquareMetres> sums(regions.size());
    std::vector<const Face*> largest(regions.size(), nullptr);
    for (const Face& face : partition.faces) {
        const SquareMetres area = face.area(AreaMethod::authalic);
        sums[face.region] += area;
        if (largest[face.region] == nullptr ||
            largest[face.region]->area(AreaMethod::authalic) < area) {
            largest[face.region] = &face;
        }
    }
    SquareMetres sum_of_faces;
    SquareMetres sum_of_regions;
    SquareMetres allowed_in_all;
    for (RegionIndex i = 0; i < regions.size(); ++i) {
        const SquareMetres whole = area_of(boundaries.regions[i]);
        const SquareMetres allowed = whole * relative_bound + partition.statistics.seam_area;
        const std::string place = largest[i] == nullptr
                                      ? std::string()
                                      : fmt::format(", around {:.4f} E {:.4f} N",
                                                    largest[i]->inside.lon, largest[i]->inside.lat);
        check({"faces", regions[i].name_en, sums[i], whole, allowed, place},
              [&] { return rounding_allowance(boundaries.regions[i]); });
        sum_of_faces += sums[i];
        sum_of_regions += whole;
        allowed_in_all += allowed;
    }
    check({"regions", "the boundary set", sum_of_faces, sum_of_regions, allowed_in_all, {}}, [&] {
        return std::accumulate(boundaries.regions.begin(), boundaries.regions.end(), SquareMetres{},
                               [](SquareMetres sum, const MultiPolygon& region) {
                                   return sum + rounding_allowance(region);
                               });
    });
}

} // namespace demarc
