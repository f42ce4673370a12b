// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace demarc {

/// What a file seems to be that cannot be read as what it should be, and what to do: "is packed
/// with gzip; unpack it first (gunzip)". Empty where it seems to be nothing that is known here.
/// \param bytes of the file, all or some from its beginning
std::string mistaken_for(std::string_view bytes);

} // namespace demarc
