// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace demarc {

/// Who holds a piece of land on the day of a snapshot.
enum class ControlClass {
    ukrainian,
    russian,          ///< held by Russia
    russian_pre_2022, ///< held by Russia since before 24 February 2022
    contested         ///< the publisher does not say, or says both
};

inline constexpr std::array all_control_classes{ControlClass::ukrainian, ControlClass::russian,
                                                ControlClass::russian_pre_2022,
                                                ControlClass::contested};

/// "ukrainian", "russian", "russian_pre_2022", "contested": the names in files.
std::string_view name_of(ControlClass control);
std::optional<ControlClass> control_class_named(std::string_view name);

/// Held by Russia, since before 2022 or after.
constexpr bool is_russian(ControlClass control) {
    return control == ControlClass::russian || control == ControlClass::russian_pre_2022;
}

} // namespace demarc
