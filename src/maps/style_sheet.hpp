// SPDX-License-Identifier: MIT
#pragma once

#include "maps/style.hpp"

#include <string>

namespace demarc {

/// The style as CSS classes: "fill-NAME", "hatch-NAME", "line-NAME", "casing-NAME", "text-NAME".
std::string css_of(const MapStyle& style);

} // namespace demarc
