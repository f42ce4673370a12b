// SPDX-License-Identifier: MIT
#include "support/shipped_catalogue.hpp"

#include "support/shared_data.hpp"

namespace demarc::testing {

const Catalogue& catalogue() {
    static const Catalogue shipped(DataFolder{shipped_data("")});
    return shipped;
}

} // namespace demarc::testing
