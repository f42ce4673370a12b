// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "sources/boundary_set.hpp"
#include "sources/tolerance.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// What makes polygons invalid (OGC rules), in the words of GEOS.
struct PolygonDefect {
    std::string reason; ///< "Self-intersection"
    LonLat place;
    std::string nearest_vertex; ///< "polygon 1, ring 2, vertex 7", counted from 1
};

/// Whether edges meet so often that the polygons are refused rather than repaired: the time a
/// repair takes grows with the square of that.
bool too_tangled(const MultiPolygon& polygons);

/// The first defect found; std::nullopt if the polygons are valid. Of polygons that are
/// too_crowded() that is the defect.
std::optional<PolygonDefect> defect_of(const MultiPolygon& polygons);

/// The polygons of a record as valid ones (OGC rules). Valid ones come back as they are. Polygons
/// that are valid one by one and touch along edges are merged. Other invalid ones are repaired by
/// both methods of GEOS, and a note says what was wrong and the areas. Parts
/// and holes that enclose less than a square millimetre, which the noding grid would make nothing
/// of, are left out, and a note says how many.
///
/// A repair must not decide what belongs to whom: if the areas by both methods differ by more than
/// `bound` and by more than 1e-6 of the area, or the area as drawn differs from them by more than
/// `bound` and by more than 1e-4 of the area, the record is refused. Otherwise the method linework
/// counts; a drawn area that is off by more than the methods may be is warned of. A profile may set
/// another bound (`repair_bound_km2`), which the refusal names.
/// \throws DataError with record, ring, vertex, reason and areas; for polygons that are
/// too_tangled() before any repair
MultiPolygon valid_polygons(MultiPolygon polygons, const std::string& where,
                            std::vector<InputNote>& notes,
                            SquareMetres bound = default_repair_bound);

/// The same polygons in an order that does not depend on how the file put them: every ring begins
/// at its least position and takes the direction of the lesser next one, without repeated
/// positions; holes and polygons are sorted.
MultiPolygon in_canonical_order(MultiPolygon polygons);

} // namespace demarc
