// SPDX-License-Identifier: MIT
#pragma once

#include "partition/mosaic.hpp"
#include "sources/control_snapshot.hpp"

#include <vector>

namespace demarc {

/// When a strip of land between two publishers' outer limits is a sliver. The bounds lie in a wide
/// gap: over 947 daily maps of 2022-2026 absorbed strips had a mean width of at most 2.04 km and a
/// depth of at most 4.59 km, and no larger strip that was kept came near both bounds.
struct SliverBounds {
    Metres mean_width = Metres::from_km(2.5);
    Metres depth = Metres::from_km(5);
    SquareMetres mainland = SquareMetres::from_km2(50'000); ///< larger is never a sliver
    double covered_share = 0.5; ///< of it drawn as contested or Ukrainian by the publisher

    /// A strip is reported as a close call where it is this large and goes beyond this share of one
    /// bound: Azovstal, the known mistake, had 60 % of the depth. What was kept is reported so
    /// where it misses both bounds by no more than this.
    SquareMetres close_call_area = SquareMetres::from_km2(5);
    double half_way = 0.5;
    double near_miss_ratio = 1.2;
    SquareMetres worth_telling = SquareMetres::from_km2(0.05); ///< of what was kept
};

/// A connected strip of tiles that belongs to the side it touches.
struct Sliver {
    std::vector<TileIndex> tiles;
    SquareMetres area; ///< geodesic
    Metres mean_width;
    Metres depth;
    ControlClass becomes = ControlClass::russian; ///< of the neighbour with the longest border
    bool fills_gap = false;
    bool close_call = false;
};

/// A connected part of Ukraine that touches Russian-held land, or is enclosed by it, and stays as
/// drawn.
struct KeptTiles {
    std::vector<TileIndex> tiles;
    SquareMetres area; ///< geodesic
    Metres mean_width;
    Metres depth;
    KeptBecause reason = KeptBecause::wide;
    bool close_call = false;
};

/// What border reconciliation decided.
struct Reconciliation {
    std::vector<Sliver> slivers;
    std::vector<KeptTiles> kept; ///< over `worth_telling`, the mainland left out
};

/// Finds the strips that a publisher's outer limit leaves between its Russian-held land and the
/// border or coast of the boundary set.
///
/// The publisher of a front line also draws coasts and state borders, never the same ones as the
/// boundary set. Only the line of contact is information; the outer limit belongs to the boundary
/// set. A connected part of Ukraine outside the Russian-held land (pockets enclosed by it stay
/// free) is a sliver where it touches that land, is narrow (twice area over perimeter), stays close
/// to the outer border, and is not mostly drawn otherwise by the publisher. Known limit: a pocket
/// by the coast, such as Azovstal in spring 2022 (11-19 km²), is taken for a sliver. The rule
/// stands a second time in series/border_strips.hpp, for days without a partition.
///
/// What was kept is reported as well. A part that would be kept, or a pocket, is a gap where the
/// snapshot has a rule for it, it is over the rule's size and touches areas of both groups.
Reconciliation reconcile(const Mosaic& mosaic, const ControlSnapshot& control,
                         const SliverBounds& bounds = {});

} // namespace demarc
