// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

namespace demarc {

/// The languages that readers are spoken to in.
enum class Tongue { english, ukrainian };

inline constexpr std::array all_tongues{Tongue::english, Tongue::ukrainian};

/// "en", "uk": BCP 47, and the names of the files in geodata/languages.
constexpr std::string_view name_of(Tongue tongue) {
    return tongue == Tongue::english ? "en" : "uk";
}

/// How much room a label has: a column of a table takes the brief form.
enum class Length { brief, full };

} // namespace demarc
