// SPDX-License-Identifier: MIT
#pragma once

#include "sources/boundary_set.hpp"
#include "sources/count_profile.hpp"
#include "sources/input_note.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// The raster that a file is, or the only one in an archive; empty: it is none.
/// \throws DataError where an archive holds several
std::string raster_in(const std::string& file);

/// A raster may be large: it is hashed block by block where it lies on disk.
InputFile raster_input(std::string_view role, const std::string& file, const ProfileSource& source);

/// Warns of what a profile says that means nothing for a raster, or nothing for records.
/// \param another key of rasters, that profiles of this kind alone have; empty: none
void note_idle_keys_of_records(const CountProfile& profile, const std::string& name,
                               std::vector<InputNote>& notes);
void note_idle_keys_of_rasters(const CountProfile& profile, const std::string& another,
                               const std::string& name, std::vector<InputNote>& notes);

} // namespace demarc
