// SPDX-License-Identifier: MIT
#include "geometry/proj_module.hpp"

#include "support/module.hpp"

namespace demarc {

const ProjModule& proj_module() {
    static const auto& functions = *static_cast<const ProjModule*>(module_table("proj"));
    return functions;
}

} // namespace demarc
