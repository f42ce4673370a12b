// SPDX-License-Identifier: MIT
#pragma once

namespace demarc {

/// A position in a projected plane, in metres: x east, y north.
struct PlanePoint {
    double x = 0;
    double y = 0;
};

} // namespace demarc
