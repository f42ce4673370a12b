// SPDX-License-Identifier: MIT
#pragma once

#include "maps/sheet_layout.hpp"

namespace demarc {

/// Projects the context, thins it and cuts it off around `view`.
ContextShapes context_shapes(const MapContext& context, bool graticule, const Frame& frame,
                             const SheetBox& view);

} // namespace demarc
