// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace demarc {

/// The folder in which the library lies, symbolic links resolved: what it brings along is found
/// from there, wherever the whole was moved and whichever program uses it. Empty if the system does
/// not tell.
std::filesystem::path library_folder();

} // namespace demarc
