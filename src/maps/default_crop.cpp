// SPDX-License-Identifier: MIT
#include "maps/default_crop.hpp"

#include "geometry/wgs84.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

namespace demarc {
namespace {

bool is_news(const Outcome& outcome) {
    return (outcome.change != Change::kept_by_russia &&
            outcome.change != Change::kept_by_ukraine) ||
           outcome.overlay.demilitarised || outcome.overlay.heavy_arms_withdrawn;
}

/// Without the faces of regions that have next to nothing of the land that is meant.
std::vector<bool> without_crumbs(std::vector<bool> meant, const Study& study) {
    constexpr double least_share = 0.01;
    std::vector<SquareMetres> by_region(study.regions.size());
    SquareMetres all;
    for (FaceIndex i = 0; i < meant.size(); ++i) {
        const Face& face = study.partition.faces[i];
        const SquareMetres area = meant[i] ? face.area(AreaMethod::authalic) : SquareMetres{};
        by_region[face.region] += area;
        all += area;
    }
    for (FaceIndex i = 0; i < meant.size(); ++i) {
        meant[i] = meant[i] && by_region[study.partition.faces[i].region] > all * least_share;
    }
    return meant;
}

SquareMetres area_of(const std::vector<bool>& meant, const Partition& partition) {
    SquareMetres area;
    for (FaceIndex i = 0; i < meant.size(); ++i) {
        area += meant[i] ? partition.faces[i].area(AreaMethod::authalic) : SquareMetres{};
    }
    return area;
}

/// The box around faces, or around all.
std::optional<DegreeBox> degrees_around(const Partition& partition,
                                        const std::vector<bool>* meant) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    DegreeBox box{{infinity, infinity}, {-infinity, -infinity}};
    const auto belongs = [&](const std::optional<FaceIndex>& face) {
        return face && (meant == nullptr || (*meant)[*face]);
    };
    for (const Arc& arc : partition.arcs) {
        if (belongs(arc.left) == belongs(arc.right)) {
            continue;
        }
        for (const LonLat at : arc.line) {
            box.south_west = {std::min(box.south_west.lon, at.lon),
                              std::min(box.south_west.lat, at.lat)};
            box.north_east = {std::max(box.north_east.lon, at.lon),
                              std::max(box.north_east.lat, at.lat)};
        }
    }
    return box.north_east.lon > box.south_west.lon ? std::optional(box) : std::nullopt;
}

/// With land around it, and no smaller than a map is useful.
DegreeBox widened(const DegreeBox& box) {
    constexpr double around = 0.07;   // of its size, on each side
    constexpr double least = 150'000; // metres
    const double middle_lat = (box.south_west.lat + box.north_east.lat) / 2;
    const wgs84::DegreeLengths degree = wgs84::degree_lengths(middle_lat);
    const auto more = [&](double size, double metres_per_degree) {
        return std::max(around * size, (least / metres_per_degree - size) / 2);
    };
    const double lon = more(box.north_east.lon - box.south_west.lon, degree.east);
    const double lat = more(box.north_east.lat - box.south_west.lat, degree.north);
    constexpr DegreeBox drawn{{20, 43}, {42, 54}};
    return {{std::max(box.south_west.lon - lon, drawn.south_west.lon),
             std::max(box.south_west.lat - lat, drawn.south_west.lat)},
            {std::min(box.north_east.lon + lon, drawn.north_east.lon),
             std::min(box.north_east.lat + lat, drawn.north_east.lat)}};
}

bool is_hardly_smaller(const DegreeBox& box, const DegreeBox& country) {
    constexpr double hardly = 0.8; // of the country's width
    return box.north_east.lon - box.south_west.lon >
           hardly * (country.north_east.lon - country.south_west.lon);
}

} // namespace

MapCrop changes_crop(const Study& study, const Scenario& scenario) {
    const Partition& partition = study.partition;
    constexpr SquareMetres worth_a_map = SquareMetres::from_km2(10);
    std::vector<bool> meant;
    for (const Outcome& outcome : scenario.outcomes.faces) {
        meant.push_back(!scenario.plan.reference && is_news(outcome));
    }
    if (area_of(meant, partition) < worth_a_map) {
        for (FaceIndex i = 0; i < meant.size(); ++i) {
            meant[i] = is_russian(partition.faces[i].control);
        }
    }
    meant = without_crumbs(std::move(meant), study);
    const std::optional<DegreeBox> found = degrees_around(partition, &meant);
    const std::optional<DegreeBox> country = degrees_around(partition, nullptr);
    if (!found || !country) {
        return {};
    }
    const DegreeBox box = widened(*found);
    return is_hardly_smaller(box, *country) ? MapCrop{} : MapCrop{"changes", {}, box};
}

} // namespace demarc
