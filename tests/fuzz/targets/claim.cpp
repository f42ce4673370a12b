// SPDX-License-Identifier: MIT
//
// Claim files: what is accepted has bounds that are numbers.
#include "tally/claim.hpp"

#include "support/schema.hpp"
#include "target.hpp"

#include <cmath>

void demarc::fuzz::use(std::string_view input) {
    static const Schema schema(shipped("schemas/claim.schema.json"));
    const Claim claim = read_claim(as_file(input, name_by_id(input)), schema);
    check(std::isfinite(claim.value), "the figure of a claim is a number");
    const Range wide = true_under(claim);
    check(wide.low <= wide.high, "a claim is true of some figure");
}
