// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"

#include <vector>

namespace demarc {

// The lines between holders of land, inside Ukraine. Distance bands, distances of places, maps and
// files all take them from here, so that they speak of the same line.
//
// A connected piece of one holder's land that is smaller than min_pocket is a speck: its edge is
// no line. Its area counts like any other.

/// The smallest piece of land, held or left out amid other land, whose edge is a line of contact:
/// 0.02 km², a field 140 m wide, which is narrower than a front line is known.
///
/// In DeepState's 769 daily maps of 2024-07-08 to 2026-08-22 the holes in Russian-held land are
/// three below 0.012 km² (one of 632 m² on 543 days, 32 km behind the front; one of 19 m² on 157;
/// one on a single day), traces of joining polygons, and then none below 1.53 km². Of islands ahead
/// of the front, drawn by hand, those below it stood for four and for eight days, within 2 km of
/// the front; the smallest that stood for longer has 0.029 km².
inline constexpr SquareMetres min_pocket = SquareMetres::from_km2(0.02);

/// Fills in `line_holder` of all faces and the specks of the partition: the smallest speck first
/// goes with the neighbour it shares its longest border with, and is then a part of that land.
void settle_specks(Partition& partition);

/// Whether lines between holders pass between these faces, and whether the line of contact does:
/// Ukrainian-held land on one side, Russian-held on the other. Nothing (outside Ukraine) has no
/// holder.
bool parts_holders(const Partition& partition, const std::optional<FaceIndex>& left,
                   const std::optional<FaceIndex>& right);
bool is_contact(const Partition& partition, const std::optional<FaceIndex>& left,
                const std::optional<FaceIndex>& right);

/// Where Ukrainian-held and Russian-held land meet. The edges of contested land are no line of
/// contact.
std::vector<LineString> line_of_contact(const Partition& partition);

/// Where land of different holders meets: Ukrainian-held, Russian-held, contested. Between the two
/// sides this is the line of contact; where contested land lies between them, both of its edges.
std::vector<LineString> edges_of_control(const Partition& partition);

/// The edge of Russian-held land.
std::vector<LineString> edge_of_russian_land(const Partition& partition);

} // namespace demarc
