// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/area.hpp"
#include "geometry/coordinates.hpp"
#include "sources/boundary_set.hpp"
#include "sources/control_snapshot.hpp"
#include "sources/places.hpp"
#include "sources/region.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

using FaceIndex = std::size_t;
using ZoneIndex = std::size_t;

/// Who holds land, as far as lines between holders go.
enum class Holder { ukraine, russia, unknown };

constexpr Holder holder_of(ControlClass control) {
    if (control == ControlClass::contested) {
        return Holder::unknown;
    }
    return is_russian(control) ? Holder::russia : Holder::ukraine;
}

/// Classes as a set of bits.
class ClassSet {
public:
    constexpr void add(ControlClass control) {
        bits_ = static_cast<std::uint8_t>(bits_ | bit(control));
    }
    [[nodiscard]] constexpr bool has(ControlClass control) const {
        return (bits_ & bit(control)) != 0;
    }

private:
    static constexpr unsigned bit(ControlClass control) {
        return 1U << static_cast<unsigned>(control);
    }
    std::uint8_t bits_ = 0;
};

/// One piece of Ukraine: one region, one control class, in or out of each zone.
struct Face {
    Polygon polygon;
    LonLat inside; ///< a position inside the polygon, for labels and explanations
    RegionIndex region = 0;
    ControlClass drawn = ControlClass::ukrainian;      ///< by the publisher's lines alone
    ControlClass reconciled = ControlClass::ukrainian; ///< after border reconciliation
    ControlClass control = ControlClass::ukrainian;    ///< the one of these that the run counts
    std::vector<ZoneIndex> zones;                      ///< ascending
    std::optional<std::size_t> control_area; ///< index into ControlSnapshot::areas it lies in
    std::array<SquareMetres, all_area_methods.size()> areas; ///< by AreaMethod
    /// Index into ControlSnapshot::areas of the next area that covers it and is of another class.
    std::optional<std::size_t> control_beneath;
    ClassSet covered_by; ///< of every control area that covers it, whatever their order
    /// Who holds it where lines between holders are drawn: as `control`, but a speck counts with
    /// the land around it. Set by cut(), see lines_of_control.hpp.
    Holder line_holder = Holder::ukraine;

    [[nodiscard]] SquareMetres area(AreaMethod method) const {
        return areas[static_cast<std::size_t>(method)];
    }
};

/// A stretch of line between two junctions, with the face on either side.
struct Arc {
    LineString line;
    std::optional<FaceIndex> left; ///< std::nullopt: outside Ukraine
    std::optional<FaceIndex> right;
};

/// What border reconciliation moved.
struct ReconciledSliver {
    std::vector<FaceIndex> faces;
    SquareMetres area; ///< geodesic
    Metres mean_width; ///< twice the area over the perimeter
    Metres depth;      ///< largest distance of a vertex to the outer border
    ControlClass becomes = ControlClass::russian;
    bool fills_gap = false;  ///< by a gap rule of the snapshot, not as a strip at the border
    bool close_call = false; ///< large, and more than half-way to a bound
};

/// Why a part of Ukraine beside Russian-held land was left as drawn.
enum class KeptBecause { encircled, wide, far_from_border, drawn_otherwise };

/// "encircled", "wide", "far_from_border", "drawn_otherwise".
std::string_view name_of(KeptBecause reason);

/// A connected part that border reconciliation looked at and left alone.
struct KeptPart {
    std::vector<FaceIndex> faces;
    SquareMetres area; ///< geodesic
    Metres mean_width;
    Metres depth; ///< 0 where it was not looked at
    KeptBecause reason = KeptBecause::wide;
    bool close_call = false;
};

/// A connected piece of one holder's land that is too small for its edge to be a line of contact:
/// see lines_of_control.hpp.
struct Speck {
    std::vector<FaceIndex> faces;
    SquareMetres area; ///< authalic
};

/// Where the publisher's areas reach beyond the boundary set.
struct OutsidePart {
    Polygon polygon;
    ControlClass drawn = ControlClass::russian;
    SquareMetres area; ///< authalic
    std::optional<std::size_t> control_area;
};

/// A part that a line of contact cuts off and no mark tells the side of.
struct UnmarkedPart {
    LonLat inside;
    SquareMetres area; ///< authalic
};

/// Sizes of things too small to matter that were settled while cutting.
struct CutStatistics {
    std::size_t seam_faces = 0; ///< specks between regions given to a neighbour
    SquareMetres seam_area;
    SquareMetres control_outside_ukraine; ///< Russian-held polygons beyond the boundary set
};

/// Ukraine cut by all lines that matter, into faces that overlap nowhere and leave nothing out.
struct Partition {
    std::vector<Face> faces;
    std::vector<Arc> arcs;
    std::vector<Zone> zones;
    std::vector<std::array<SquareMetres, all_area_methods.size()>>
        region_areas;                      ///< by RegionIndex, of the boundary set's own polygons
    std::vector<ReconciledSliver> slivers; ///< empty where reconciliation is off
    std::vector<KeptPart> kept;            ///< over 0.05 km²; empty where reconciliation is off
    std::vector<OutsidePart> outside;      ///< of the form polygons only
    std::vector<Speck> specks;
    /// Pieces of coast that a line of contact leaves without a mark, the largest first; see
    /// contact_line.hpp.
    std::vector<UnmarkedPart> unmarked;
    /// The same of the lines of other days that a plan needs, by their ids: set by cut_for_plans().
    std::map<std::string, std::vector<UnmarkedPart>> unmarked_of_lines;
    CutStatistics statistics;
};

/// Whether the boundary set has land of a region.
inline bool has_land(const Partition& partition, RegionIndex region) {
    return partition.region_areas[region][static_cast<std::size_t>(AreaMethod::authalic)] >
           SquareMetres{};
}

/// Whether the run counts land by control after border reconciliation or as drawn; see
/// reconciliation.hpp.
enum class Reconcile { off, on };

/// Cuts `boundaries` by the lines of `control` and of `zones`, labels every face, reconciles the
/// outer limits and checks conservation (conservation.hpp).
///
///     const Partition partition = cut(boundaries, control, regions, places.zones);
///     for (const Face& face : partition.faces) { ... face.region, face.control, face.areas ... }
///
/// Takes O((n + k) log n) for the n vertices of all lines and the k places where they meet. What is
/// done with the faces afterwards, plan by plan, is linear in their number.
///
/// Linework is noded on a grid of 1e-9 degree (0.1 mm). Control that follows the boundary set by
/// construction needs no reconciling.
/// \throws GeometryError with the place, where regions overlap, where a line of contact does not
/// close, where a face has not the class of a polygon that covers it, and where areas are not
/// conserved
Partition cut(const BoundarySet& boundaries, const ControlSnapshot& control,
              const RegionTable& regions, const std::vector<Zone>& zones,
              Reconcile reconcile = Reconcile::on);

} // namespace demarc
