// SPDX-License-Identifier: MIT
#pragma once

#include "sources/inspection.hpp"

#include <string>

namespace demarc {

/// A commented profile (TOML) for a file, written from what an inspection found in it: form,
/// layer, attribute and its values with the class that each seems to mean, dates, CRS. What could
/// not be found out is marked with "FILL IN"; values that say nothing known are left out until
/// somebody says what they mean. The text is a valid profile as it stands.
/// \throws DataError if nothing of the file can be read
std::string draft_profile(const FileInspection& inspection);

} // namespace demarc
