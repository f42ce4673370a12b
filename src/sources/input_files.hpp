// SPDX-License-Identifier: MIT
#pragma once

#include "sources/boundary_set.hpp"
#include "sources/profile.hpp"

#include <string>
#include <vector>

namespace demarc {

/// What goes into a result's list of inputs for one source: every file it consists of with its
/// hash, and what the profile says of its publisher.
std::vector<InputFile> input_files(const std::string& role, const std::vector<std::string>& files,
                                   const ProfileSource& source);

} // namespace demarc
