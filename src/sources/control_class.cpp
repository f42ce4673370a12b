// SPDX-License-Identifier: MIT
#include "sources/control_class.hpp"

namespace demarc {

std::string_view name_of(ControlClass control) {
    switch (control) {
    case ControlClass::ukrainian:
        return "ukrainian";
    case ControlClass::russian:
        return "russian";
    case ControlClass::russian_pre_2022:
        return "russian_pre_2022";
    case ControlClass::contested:
        return "contested";
    }
    return {};
}

std::optional<ControlClass> control_class_named(std::string_view name) {
    for (const ControlClass control : all_control_classes) {
        if (name_of(control) == name) {
            return control;
        }
    }
    return std::nullopt;
}

} // namespace demarc
