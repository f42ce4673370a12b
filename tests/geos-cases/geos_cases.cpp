// SPDX-License-Identifier: MIT
//
// Pairs of polygons from files of test cases in the form of GEOS and JTS. Both are put on the
// invented country, the first as Russian-held and the second, of lower precedence, as contested:
// what the partition makes of them must have the areas that GEOS gives for the first, and for the
// second without the first. What either refuses as invalid is counted.
//
//     geos_cases FILE-OR-FOLDER...
#include "geometry/geos.hpp"
#include "geometry/noding.hpp"
#include "partition/partition.hpp"
#include "sources/polygon_repair.hpp"
#include "support/error.hpp"
#include "support/worlds.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>

namespace {

using namespace demarc;
namespace fs = std::filesystem;

/// The middle of the invented country, and the half of the width that cases are brought to.
constexpr LonLat middle{28.5, 46.5};
constexpr double half_width = 1.25;

/// The polygons of well-known text, or of the same as hexadecimal bytes; empty where it is no
/// polygon that can be read.
MultiPolygon polygons_in(std::string text) {
    const auto blank = [](unsigned char letter) { return std::isspace(letter) != 0; };
    const auto handle = geos::context().handle();
    const auto begin = std::find_if_not(text.begin(), text.end(), blank);
    text.erase(text.begin(), begin);
    if (text.empty()) {
        return {};
    }
    GEOSGeometry* read = nullptr;
    if (std::isdigit(static_cast<unsigned char>(text.front())) != 0) {
        std::erase_if(text, blank);
        GEOSWKBReader* reader = GEOSWKBReader_create_r(handle);
        read = GEOSWKBReader_readHEX_r(
            handle, reader, reinterpret_cast<const unsigned char*>(text.data()), text.size());
        GEOSWKBReader_destroy_r(handle, reader);
    } else {
        GEOSWKTReader* reader = GEOSWKTReader_create_r(handle);
        read = GEOSWKTReader_read_r(handle, reader, text.c_str());
        GEOSWKTReader_destroy_r(handle, reader);
    }
    const geos::Geometry geometry(read);
    return geometry ? geos::polygons_of(geometry.get()) : MultiPolygon{};
}

template<typename Do>
void for_each_ring(MultiPolygon& polygons, Do&& action) {
    for (Polygon& polygon : polygons) {
        action(polygon.exterior);
        std::for_each(polygon.holes.begin(), polygon.holes.end(), action);
    }
}

/// Moves both to the middle of the country and makes them as wide as it has room, on the noding
/// grid: beyond that the partition has the freedom to round.
void bring_home(MultiPolygon& a, MultiPolygon& b) {
    Box box;
    for (MultiPolygon* polygons : {&a, &b}) {
        for_each_ring(*polygons, [&box](Ring& ring) {
            for (const LonLat& position : ring) {
                box.add(position);
            }
        });
    }
    const LonLat centre{(box.west + box.east) / 2, (box.south + box.north) / 2};
    const double scale =
        2 * half_width / std::max({box.east - box.west, box.north - box.south, 1e-300});
    const auto on_grid = [](double degrees) {
        return std::round(degrees / noding_grid_degrees) * noding_grid_degrees;
    };
    for (MultiPolygon* polygons : {&a, &b}) {
        for_each_ring(*polygons, [&](Ring& ring) {
            for (LonLat& position : ring) {
                position = {on_grid(middle.lon + (position.lon - centre.lon) * scale),
                            on_grid(middle.lat + (position.lat - centre.lat) * scale)};
            }
        });
    }
}

/// In square degrees.
double planar_area(const GEOSGeometry* geometry) {
    double area = 0;
    GEOSArea_r(geos::context().handle(), geometry, &area);
    return area;
}

/// In degrees.
double outline(const GEOSGeometry* geometry) {
    double length = 0;
    GEOSLength_r(geos::context().handle(), geometry, &length);
    return length;
}

/// In square degrees.
double area_of_class(const Partition& partition, ControlClass control) {
    double area = 0;
    for (const Face& face : partition.faces) {
        area += face.drawn == control ? planar_area(geos::from(face.polygon).get()) : 0;
    }
    return area;
}

/// How far the partition's areas are from those of GEOS, as a share of what rounding all outlines
/// to the grid can move; std::nullopt where a polygon is refused.
std::optional<double> distance_to_geos(MultiPolygon first, MultiPolygon second) {
    static const BoundarySet country = testing::chessboard();
    bring_home(first, second);
    std::vector<ControlArea> areas;
    try {
        // An oracle for valid polygons: a repair would be one of GEOS's own.
        for (const MultiPolygon* polygons : {&first, &second}) {
            if (polygons->empty()) {
                continue;
            }
            if (defect_of(*polygons)) {
                return std::nullopt;
            }
            std::vector<InputNote> notes;
            areas.push_back({polygons == &first ? ControlClass::russian : ControlClass::contested,
                             valid_polygons(*polygons, "the case", notes), "the case"});
        }
    } catch (const DataError&) {
        return std::nullopt;
    }
    const geos::Geometry a = geos::from(first);
    const geos::Geometry b = geos::from(second);
    const geos::Geometry rest = geos::difference(b.get(), a.get());
    const Partition partition = cut(country, testing::snapshot(std::move(areas)),
                                    testing::region_table(), {}, Reconcile::off);
    const double miss = std::max(
        std::abs(area_of_class(partition, ControlClass::russian) - planar_area(a.get())),
        std::abs(area_of_class(partition, ControlClass::contested) - planar_area(rest.get())));
    return miss / (noding_grid_degrees * (outline(a.get()) + outline(b.get())));
}

struct Tally {
    std::size_t files = 0;
    std::size_t pairs = 0;
    std::size_t invalid = 0;
    std::size_t failed = 0;
    double worst = 0;
};

void try_file(const fs::path& file, Tally& tally) {
    pugi::xml_document document;
    if (!document.load_file(file.c_str())) {
        return; // some show what no reader takes
    }
    ++tally.files;
    std::size_t number = 0;
    for (const pugi::xpath_node& node : document.select_nodes("//case")) {
        ++number;
        const MultiPolygon first = polygons_in(node.node().child("a").text().get());
        const MultiPolygon second = polygons_in(node.node().child("b").text().get());
        if (first.empty() && second.empty()) {
            continue;
        }
        std::string failure;
        try {
            const std::optional<double> distance = distance_to_geos(first, second);
            ++(distance ? tally.pairs : tally.invalid);
            tally.worst = std::max(tally.worst, distance.value_or(0));
            if (distance.value_or(0) > 1) {
                failure = fmt::format("{:.3g} times what the grid can move", *distance);
            }
        } catch (const std::exception& error) {
            failure = error.what();
        }
        if (!failure.empty()) {
            ++tally.failed;
            fmt::print("{}, case {}: {}\n", file.string(), number, failure);
        }
    }
}

} // namespace

int main(int count, char** arguments) {
    Tally tally;
    for (int i = 1; i < count; ++i) {
        const fs::path given = arguments[i];
        std::vector<fs::path> files;
        if (fs::is_directory(given)) {
            for (const auto& entry : fs::recursive_directory_iterator(given)) {
                if (entry.path().extension() == ".xml") {
                    files.push_back(entry.path());
                }
            }
        } else {
            files.push_back(given);
        }
        std::sort(files.begin(), files.end());
        for (const fs::path& file : files) {
            try_file(file, tally);
        }
    }
    fmt::print("{} files, {} cases compared, {} with invalid polygons left out; the farthest off "
               "is at {:.2g} of what the noding grid can move\n",
               tally.files, tally.pairs, tally.invalid, tally.worst);
    fmt::print("{} passed, {} failed\n", tally.pairs - std::min(tally.failed, tally.pairs),
               tally.failed);
    return tally.failed == 0 && tally.pairs > 0 ? 0 : 1;
}
