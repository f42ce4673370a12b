// SPDX-License-Identifier: MIT
#include "tally/stands_near.hpp"

#include "geometry/distance.hpp"
#include "geometry/locator.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

namespace demarc {

namespace {

/// The lines that a record is near by: of points each for itself, of polygons their rings.
std::vector<LineString> lines_of(const CountedRecord& record) {
    std::vector<LineString> lines;
    if (const auto* points = std::get_if<std::vector<LonLat>>(&record.geometry)) {
        for (const LonLat point : *points) {
            lines.push_back({point});
        }
    } else if (const auto* drawn = std::get_if<std::vector<LineString>>(&record.geometry)) {
        lines = *drawn;
    } else {
        for (const Polygon& polygon : std::get<MultiPolygon>(record.geometry)) {
            lines.push_back(polygon.exterior);
            lines.insert(lines.end(), polygon.holes.begin(), polygon.holes.end());
        }
    }
    return lines;
}

/// Whether lines may come within a distance of a place: by their box, in degrees. A degree of
/// latitude has 110 km or more, one of longitude 50 km or more up to 63 N.
bool may_be_within(const std::vector<LineString>& lines, LonLat place, Metres within) {
    const double lat = within.km() / 110;
    const double lon = within.km() / 50;
    LonLat least{180, 90};
    LonLat most{-180, -90};
    for (const LineString& line : lines) {
        for (const LonLat p : line) {
            least = {std::min(least.lon, p.lon), std::min(least.lat, p.lat)};
            most = {std::max(most.lon, p.lon), std::max(most.lat, p.lat)};
        }
    }
    return least.lon - lon <= place.lon && place.lon <= most.lon + lon &&
           least.lat - lat <= place.lat && place.lat <= most.lat + lat;
}

/// "Kakhovka" of "line 4 (Kakhovka)".
std::string own_name(const std::string& record) {
    const std::size_t begin = record.find('(');
    return begin == std::string::npos || record.back() != ')'
               ? record
               : record.substr(begin + 1, record.size() - begin - 2);
}

} // namespace

std::vector<ThingNear> stands_near(const CountedFile& file, LonLat place, Metres within) {
    std::vector<ThingNear> things;
    for (const CountedRecord& record : file.records) {
        const std::vector<LineString> lines = lines_of(record);
        if (!may_be_within(lines, place, within)) {
            continue;
        }
        const auto* polygons = std::get_if<MultiPolygon>(&record.geometry);
        if (polygons != nullptr && PolygonLocator(*polygons).contains(place)) {
            things.push_back({own_name(record.name), record.amount, {}, place});
            continue;
        }
        const auto nearest = LineDistance(lines).nearest(place);
        if (nearest && nearest->distance <= within) {
            things.push_back(
                {own_name(record.name), record.amount, nearest->distance, nearest->position});
        }
    }
    std::stable_sort(things.begin(), things.end(), [](const ThingNear& a, const ThingNear& b) {
        return a.distance < b.distance;
    });
    return things;
}

} // namespace demarc
