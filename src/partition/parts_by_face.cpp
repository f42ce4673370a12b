// SPDX-License-Identifier: MIT
#include "partition/parts_by_face.hpp"

#include "geometry/area.hpp"
#include "geometry/geos.hpp"
#include "geometry/noding.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>

namespace demarc {

namespace {

/// Faces are rounded to the noding grid: a line that follows an edge is beside it by no more.
constexpr double along_degrees = 2 * noding_grid_degrees;

double cross(LonLat a, LonLat b) {
    return a.lon * b.lat - a.lat * b.lon;
}

double dot(LonLat a, LonLat b) {
    return a.lon * b.lon + a.lat * b.lat;
}

LonLat minus(LonLat a, LonLat b) {
    return {a.lon - b.lon, a.lat - b.lat};
}

std::vector<Box> boxes_of_faces(const Partition& partition) {
    std::vector<Box> boxes;
    boxes.reserve(partition.faces.size());
    for (const Face& face : partition.faces) {
        boxes.push_back(box_of(face.polygon.exterior));
    }
    return boxes;
}

} // namespace

double PartsByFace::whole() const {
    double sum = outside;
    for (const auto& [face, part] : in) {
        sum += part;
    }
    return sum;
}

LinesInFaces::LinesInFaces(const FaceLocator& locator)
    : locator_(locator), boxes_([this] {
          std::vector<Box> boxes;
          for (const Arc& arc : locator_.partition().arcs) {
              if (!arc.left && !arc.right) {
                  continue;
              }
              const FaceIndex face = std::min(arc.left.value_or(arc.right.value_or(0)),
                                              arc.right.value_or(arc.left.value_or(0)));
              for (std::size_t i = 1; i < arc.line.size(); ++i) {
                  edges_.push_back({arc.line[i - 1], arc.line[i], face});
                  boxes.push_back(box_of(std::span(arc.line).subspan(i - 1, 2)));
              }
          }
          return BoxIndex(boxes);
      }()) {}

/// Where edges of faces cut an edge of a line, as shares of its way.
struct LinesInFaces::Cuts {
    struct Along {
        double from = 0;
        double to = 0;
        FaceIndex face = 0;
    };
    std::vector<double> at; ///< ascending, 0 and 1 among them
    std::vector<Along> along;

    [[nodiscard]] std::optional<FaceIndex> face_along(double place) const {
        std::optional<FaceIndex> least;
        for (const Along& stretch : along) {
            if (stretch.from < place && place < stretch.to && (!least || stretch.face < *least)) {
                least = stretch.face;
            }
        }
        return least;
    }
};

LinesInFaces::Cuts LinesInFaces::cuts_of(LonLat a, LonLat b) const {
    Cuts cuts{{0, 1}, {}};
    const LonLat way = minus(b, a);
    const double length = std::hypot(way.lon, way.lat);
    const auto cut = [&cuts](double place) {
        if (0 < place && place < 1) {
            cuts.at.push_back(place);
        }
    };
    Box box = box_of(std::array{a, b});
    box.add({box.west - along_degrees, box.south - along_degrees});
    box.add({box.east + along_degrees, box.north + along_degrees});
    for (const std::uint32_t number : boxes_.find(box)) {
        const ArcEdge& edge = edges_[number];
        const double from_off = cross(way, minus(edge.from, a)) / length;
        const double to_off = cross(way, minus(edge.to, a)) / length;
        if (std::abs(from_off) <= along_degrees && std::abs(to_off) <= along_degrees) {
            const double from = dot(way, minus(edge.from, a)) / (length * length);
            const double to = dot(way, minus(edge.to, a)) / (length * length);
            cut(from);
            cut(to);
            cuts.along.push_back({std::min(from, to), std::max(from, to), edge.face});
        } else if ((from_off <= 0) != (to_off <= 0) || from_off == 0 || to_off == 0) {
            const LonLat side = minus(edge.to, edge.from);
            cut(cross(minus(edge.from, a), side) / cross(way, side));
        }
    }
    std::sort(cuts.at.begin(), cuts.at.end());
    return cuts;
}

void LinesInFaces::add_edge(LonLat a, LonLat b, PartsByFace& parts) const {
    if (a == b) {
        return;
    }
    const Cuts cuts = cuts_of(a, b);
    const auto at = [&](double place) {
        return LonLat{a.lon + place * (b.lon - a.lon), a.lat + place * (b.lat - a.lat)};
    };
    const double whole = geodesic_length({a, b}).value;
    std::vector<double> pieces{whole};
    double sum = whole;
    if (cuts.at.size() > 2) { // else both ends are those of the edge
        pieces.clear();
        sum = 0;
        for (std::size_t i = 1; i < cuts.at.size(); ++i) {
            pieces.push_back(geodesic_length({at(cuts.at[i - 1]), at(cuts.at[i])}).value);
            sum += pieces.back();
        }
    }
    // An edge is straight in longitude and latitude where it is cut, its length is a geodesic's.
    const double scale = sum > 0 ? whole / sum : 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const double middle = (cuts.at[i] + cuts.at[i + 1]) / 2;
        const std::optional<FaceIndex> along = cuts.face_along(middle);
        const std::optional<FaceIndex> face = along ? along : locator_.at(at(middle));
        (face ? parts.in[*face] : parts.outside) += pieces[i] * scale;
    }
}

PartsByFace LinesInFaces::metres(const LineString& line) const {
    PartsByFace parts;
    for (std::size_t i = 1; i < line.size(); ++i) {
        add_edge(line[i - 1], line[i], parts);
    }
    return parts;
}

/// Faces as GEOS has them.
struct PolygonsInFaces::PreparedFaces {
    struct PreparedFace {
        geos::Geometry geometry;
        geos::Prepared prepared;
    };
    std::vector<PreparedFace> faces;

    const PreparedFace& of(const Partition& partition, FaceIndex face) {
        PreparedFace& one = faces[face];
        if (!one.geometry) {
            one.geometry = geos::from(partition.faces[face].polygon);
            one.prepared =
                geos::Prepared(GEOSPrepare_r(geos::context().handle(), one.geometry.get()));
        }
        return one;
    }
};

PolygonsInFaces::PolygonsInFaces(const Partition& partition)
    : partition_(partition), boxes_(boxes_of_faces(partition)),
      prepared_(std::make_unique<PreparedFaces>()) {
    prepared_->faces.resize(partition.faces.size());
}

PolygonsInFaces::~PolygonsInFaces() = default;

/// \param visit gets the face and the polygons of the piece
template<typename Visit>
void PolygonsInFaces::each_piece(const Polygon& polygon, const Visit& visit) const {
    GEOSContextHandle_t const handle = geos::context().handle();
    const geos::Geometry own = geos::from(polygon);
    const geos::Prepared prepared(GEOSPrepare_r(handle, own.get()));
    for (const FaceIndex face : boxes_.find(box_of(polygon.exterior))) {
        const PreparedFaces::PreparedFace& other = prepared_->of(partition_, face);
        if (GEOSPreparedContains_r(handle, other.prepared.get(), own.get()) == 1) {
            visit(face, std::span(&polygon, 1));
        } else if (GEOSPreparedContains_r(handle, prepared.get(), other.geometry.get()) == 1) {
            visit(face, std::span(&partition_.faces[face].polygon, 1));
        } else if (GEOSPreparedIntersects_r(handle, prepared.get(), other.geometry.get()) != 0) {
            const geos::Geometry both = geos::intersection(own.get(), other.geometry.get());
            const MultiPolygon pieces = geos::polygons_of(both.get());
            visit(face, std::span<const Polygon>(pieces));
        }
    }
}

PartsByFace PolygonsInFaces::square_metres(const MultiPolygon& polygons) const {
    PartsByFace parts;
    for (const Polygon& polygon : polygons) {
        double inside = 0;
        each_piece(polygon, [&](FaceIndex face, std::span<const Polygon> pieces) {
            double part = 0;
            for (const Polygon& piece : pieces) {
                part += area_of(piece).value;
            }
            if (part > 0) {
                parts.in[face] += part;
                inside += part;
            }
        });
        parts.outside += std::max(0.0, area_of(polygon).value - inside);
    }
    return parts;
}

std::map<FaceIndex, MultiPolygon> PolygonsInFaces::pieces(const MultiPolygon& polygons) const {
    std::map<FaceIndex, MultiPolygon> in;
    for (const Polygon& polygon : polygons) {
        each_piece(polygon, [&in](FaceIndex face, std::span<const Polygon> pieces) {
            if (!pieces.empty()) {
                in[face].insert(in[face].end(), pieces.begin(), pieces.end());
            }
        });
    }
    return in;
}

} // namespace demarc
