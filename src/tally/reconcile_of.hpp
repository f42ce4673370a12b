// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "tally/denominator.hpp"

namespace demarc {

/// How a method has the outer border cut.
inline Reconcile reconcile_of(const Method& method) {
    return method.reconciled ? Reconcile::on : Reconcile::off;
}

} // namespace demarc
