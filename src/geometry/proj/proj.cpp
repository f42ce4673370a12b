// SPDX-License-Identifier: MIT
#include "geometry/proj/geodesics.hpp"
#include "geometry/proj_module.hpp"

#include <proj.h>

namespace demarc::proj {

namespace {

std::string version() {
    return proj_info().version;
}

} // namespace

} // namespace demarc::proj

extern "C" const void* demarc_module_table() {
    using namespace demarc;
    static constexpr ProjModule functions{proj::geodesic_ring_area, proj::geodesic_area_under_edge,
                                          proj::geodesic_length, proj::version};
    return &functions;
}
