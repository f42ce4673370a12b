// SPDX-License-Identifier: MIT
#pragma once

#include "sources/inspection.hpp"

#include <string>

namespace demarc {

/// What `demarc sources inspect` prints for a person.
std::string inspection_text(const FileInspection& inspection, const RegionTable& regions,
                            bool styled);

/// The same, complete, for a program. Areas in km².
std::string inspection_json(const FileInspection& inspection, const RegionTable& regions);

} // namespace demarc
