// SPDX-License-Identifier: MIT
#pragma once

#include "sources/file_inspection.hpp"
#include "sources/inspection.hpp"
#include "sources/profile_readings.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// As the user named it: what was fetched by its address, a database without its password.
std::string shown_name(const std::string& file);

/// What to go on with, of the profiles that can read the files; std::nullopt: none can. `profiles`
/// are as they were before any was told the key of a JSON document.
std::optional<Suggestion> suggestion_for(const FileInspection& inspection,
                                         const std::vector<SurveyedFile>& files,
                                         const ReadingContext& context, const Profiles& profiles);

} // namespace demarc
