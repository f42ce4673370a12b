// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace demarc {

/// What profiles of forms that anybody may publish in have for the publisher.
inline constexpr std::string_view publisher_not_stated = "not stated";

} // namespace demarc
