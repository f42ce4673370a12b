// SPDX-License-Identifier: MIT
//
// Claim files: what is accepted has bounds that are numbers.
#include "tally/claim.hpp"

#include "target.hpp"

#include <cmath>

void demarc::fuzz::use(std::string_view input) {
    const Claim claim =
        read_claim(as_file(input, "input.toml"), shipped("schemas/claim.schema.json"));
    check(std::isfinite(claim.value), "the figure of a claim is a number");
}
