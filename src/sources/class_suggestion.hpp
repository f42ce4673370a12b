// SPDX-License-Identifier: MIT
#pragma once

#include "sources/control_class.hpp"

#include <optional>
#include <string_view>

namespace demarc {

/// What a value seems to say of control: "occupied", "RU", "Сіра зона", or a "true" of an attribute
/// "occupied"; std::nullopt for others.
std::optional<ControlClass> class_suggested_by(std::string_view value,
                                               std::string_view attribute = {});

} // namespace demarc
