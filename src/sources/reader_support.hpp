// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_file.hpp"
#include "sources/boundary_set.hpp"
#include "sources/profile.hpp"

#include <string>
#include <vector>

namespace demarc {

/// What goes into a result's list of inputs for one source: every file it consists of with its
/// hash, and what the profile says of its publisher.
std::vector<InputFile> input_files(const std::string& role, const std::vector<std::string>& files,
                                   const ProfileSource& source);

/// The same for layers: every file once, a database by the hash of its records.
std::vector<InputFile> input_files(const std::string& role, const std::vector<VectorLayer>& layers,
                                   const ProfileSource& source);

} // namespace demarc
