// SPDX-License-Identifier: MIT
#pragma once

namespace demarc {

/// Loads a part of the program that is a shared object of its own, and gives the table of functions
/// it offers, whose type the caller knows.
///
/// GDAL, librsvg and PROJ bring 140 shared libraries with them. Loading these takes ten times as
/// long as the rest of a short run and 30 MB, so what calls them is loaded when it is first needed.
/// Modules lie beside the program or where the program was installed to look for them (RPATH).
/// \throws Error with the system's reason if there is no such module
const void* module_table(const char* name);

} // namespace demarc
