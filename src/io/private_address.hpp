// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace demarc {

/// Whether a numeric address, of IPv4 or IPv6, leads to this machine or its own network rather than
/// to the public internet: loopback, private, link-local, shared and reserved ranges (RFC 6890),
/// and such an IPv4 address inside one of IPv6. What is no address counts as private.
bool is_private_address(std::string_view address);

} // namespace demarc
