// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"
#include "support/output_folder.hpp"

#include <string>

namespace demarc {

/// datapackage.json as a Frictionless Data Package (version 2): every file of the folder with its
/// format, size, hash and columns; licences; inputs with hashes; version and command line; repairs.
/// Nothing in it depends on the day or the machine.
std::string data_package(const Study& study, const OutputFolder& folder);

} // namespace demarc
