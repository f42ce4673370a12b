// SPDX-License-Identifier: MIT
#include "tally/line_error_bounds.hpp"

#include "support/error.hpp"

#include <fmt/format.h>

#include <string_view>

namespace demarc {

namespace {

void check(std::string_view field, double value, const Bounds& bounds) {
    if (!bounds.hold(value)) {
        throw UsageError(fmt::format("`line_error`: {} is {:g}, not from {:g} to {:g}", field,
                                     value, bounds.least, bounds.most));
    }
}

} // namespace

void check_bounds(const LineError& error) {
    check("km", error.km, line_error_bounds::km);
    if (error.samples > 0) {
        check("samples", error.samples, line_error_bounds::samples);
    }
    check("seed", static_cast<double>(error.seed), line_error_bounds::seed);
    check("correlation_km", error.correlation_km, line_error_bounds::correlation_km);
}

} // namespace demarc
