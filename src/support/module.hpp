// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace demarc {

/// Loads a part of the library that is a shared object of its own, and gives the table of functions
/// it offers, whose type the caller knows.
///
/// GDAL, librsvg, PROJ and libcurl bring 140 shared libraries with them. Loading these takes ten
/// times as long as the rest of a short run and 30 MB, so what calls them is loaded when it is
/// first needed. A module lies in the folder `demarc` beside the library and is linked with it, so
/// that it takes from the library what it needs of it, whichever program loads both. \throws Error
/// with the system's reason if there is no such module
const void* module_table(const char* name);

/// The folder in which the library lies, symbolic links resolved: what it brings along is found
/// from there, wherever the whole was moved and whichever program uses it. Empty if the system does
/// not tell.
std::filesystem::path library_folder();

} // namespace demarc
