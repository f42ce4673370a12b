// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"

#include <string>

namespace demarc {

/// The faces as TopoJSON: neighbours share one and the same arc, in the order and with the
/// junctions of the partition. Positions are whole steps of 1e-5 degree (about a metre) from 20° E,
/// 42° N in every file, so that files of other dates and plans fit together. A face has its region,
/// control class, area, and for each plan what changes; areas are those of the tables, never of the
/// rounded lines. \throws GeometryError if the arcs of a face do not close
std::string faces_topojson(const Study& study);

/// faces-web.topojson: the same with lines thinned by up to 0.0025 degree and positions on a grid
/// of 0.001 degree, arcs still shared; for pages, not for measuring.
std::string faces_web_topojson(const Study& study);

} // namespace demarc
