// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace demarc {

/// Which layers of a file are meant: the one of exactly this name, else all whose name the regular
/// expression `wanted` fits, whatever the case of its letters.
std::vector<std::string> layers_fitting(const std::vector<std::string>& names,
                                        const std::string& wanted);

} // namespace demarc
