// SPDX-License-Identifier: MIT
#pragma once

#include "sources/control_class.hpp"
#include "sources/inspection.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace demarc {

/// A commented profile (TOML) for a file, written from what an inspection found in it: form,
/// layer, attribute and its values with the class that each seems to mean, dates, CRS. What could
/// not be found out is marked with "FILL IN"; values that say nothing known are left out until
/// somebody says what they mean. The text is a valid profile as it stands.
/// \throws DataError if nothing of the file can be read
std::string draft_profile(const FileInspection& inspection);

/// What a value seems to say of control: "occupied", "RU", "Сіра зона", or a "true" of an attribute
/// "occupied"; std::nullopt for others.
std::optional<ControlClass> class_suggested_by(std::string_view value,
                                               std::string_view attribute = {});

} // namespace demarc
