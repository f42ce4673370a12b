// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/box_index.hpp"
#include "geometry/coordinates.hpp"
#include "partition/face_locator.hpp"

#include <map>
#include <memory>
#include <vector>

namespace demarc {

/// What of a line or of polygons lies in which face. All parts together are the whole.
struct PartsByFace {
    std::map<FaceIndex, double> in;
    double outside = 0; ///< in no face

    [[nodiscard]] double whole() const;
};

/// Finds what length of a line lies in each face. Keeps a reference to the locator. Made in
/// O(n log n) for the n edges of the faces; an edge of a line takes O(log n) and what it crosses.
class LinesInFaces {
public:
    explicit LinesInFaces(const FaceLocator& locator);

    /// In metres. Each edge has the length of the geodesic between its ends, as PROJ has it; where
    /// the edges of faces cut it, the pieces share that length in the proportion of their own. A
    /// piece that runs along the edge of two faces is counted in one of them; one along the outer
    /// border lies in Ukraine.
    [[nodiscard]] PartsByFace metres(const LineString& line) const;

private:
    struct ArcEdge {
        LonLat from;
        LonLat to;
        FaceIndex face; ///< of those on either side the first
    };
    struct Cuts;

    [[nodiscard]] Cuts cuts_of(LonLat a, LonLat b) const;
    void add_edge(LonLat a, LonLat b, PartsByFace& parts) const;

    const FaceLocator& locator_;
    std::vector<ArcEdge> edges_;
    BoxIndex boxes_;
};

/// Finds what area of polygons lies in each face. Keeps a reference to the partition. A polygon
/// inside one face takes O(n) in its own vertices; one that edges of faces cut is cut by GEOS.
/// Belongs to the thread that made it.
class PolygonsInFaces {
public:
    explicit PolygonsInFaces(const Partition& partition);
    ~PolygonsInFaces();
    PolygonsInFaces(const PolygonsInFaces&) = delete;
    PolygonsInFaces& operator=(const PolygonsInFaces&) = delete;

    /// In m² on the ellipsoid (authalic). \pre valid polygons that do not overlap
    [[nodiscard]] PartsByFace square_metres(const MultiPolygon& polygons) const;

    /// The pieces in each face. \pre as above
    [[nodiscard]] std::map<FaceIndex, MultiPolygon> pieces(const MultiPolygon& polygons) const;

private:
    struct PreparedFaces;
    template<typename Visit>
    void each_piece(const Polygon& polygon, const Visit& visit) const;

    const Partition& partition_;
    BoxIndex boxes_;
    std::unique_ptr<PreparedFaces> prepared_; ///< each face when it is first asked for
};

} // namespace demarc
