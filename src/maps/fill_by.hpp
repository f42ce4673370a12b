// SPDX-License-Identifier: MIT
#pragma once

namespace demarc {

/// What the fills of a map tell apart.
enum class FillBy {
    change,        ///< what the plan changes: who keeps, gives up or gains the land
    administration ///< who holds the land after the plan, whoever held it before
};

} // namespace demarc
