// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace demarc {

/// The folder in which the program that runs lies, symbolic links resolved: what it brings along is
/// found from there, wherever the whole was moved. Empty if the system does not tell.
std::filesystem::path program_folder();

} // namespace demarc
