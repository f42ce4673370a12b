// SPDX-License-Identifier: MIT
#include "partition/band_check.hpp"

#include "geometry/distance.hpp"
#include "partition/band.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace demarc {

namespace {

void check_face(const Face& face, Metres distance, const DrawnBand& band, const Zone& zone) {
    const double allowed = 2 * band_error * band.depth.value + 1;
    const bool near = distance <= band.depth;
    const bool in_zone = std::binary_search(face.zones.begin(), face.zones.end(), band.zone);
    if (in_zone != near && std::abs(distance.value - band.depth.value) > allowed) {
        throw GeometryError(fmt::format(
            "a zone contradicts distances: {:.6f} E {:.6f} N is {} km from the line that the zone "
            "'{}' is measured from, and yet {} it; please report this with the input files",
            face.inside.lon, face.inside.lat, fixed(distance.km(), 3), zone.name_en,
            in_zone ? "in" : "not in"));
    }
}

} // namespace

void check_bands(const Partition& partition, const std::vector<DrawnBand>& bands) {
    std::vector<const std::vector<LineString>*> done;
    for (const DrawnBand& first : bands) {
        const std::vector<LineString>* const lines = first.lines.get();
        if (lines->empty() || std::find(done.begin(), done.end(), lines) != done.end()) {
            continue;
        }
        done.push_back(lines);
        const LineDistance line(*lines);
        for (const Face& face : partition.faces) {
            const Metres distance = *line.distance(face.inside);
            for (const DrawnBand& band : bands) {
                if (band.lines.get() == lines) {
                    check_face(face, distance, band, partition.zones[band.zone]);
                }
            }
        }
    }
}

} // namespace demarc
