// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// Stands in a drafted profile beside whatever no file tells.
inline constexpr std::string_view fill_in = "FILL IN";

/// What a draft puts where it knows nothing: of a publisher or a licence, and of a class.
inline constexpr std::string_view not_stated = "not stated";
inline constexpr std::string_view leave_out = "leave_out";

/// What a source without an `attribution` is to be printed with.
inline constexpr std::string_view as_in_file = "Source: as in the file given.";

/// The keys of a profile that are still as they were drafted, each once: "licence",
/// "classes 'Unknown'". Where a draft puts `not_stated` or `leave_out` another value fills the key
/// in, whether or not the mark stands beside it still; where it puts a guess, that the mark is gone
/// says that somebody looked at it.
/// \param toml the text of the profile, which is valid
std::vector<std::string> unfilled_keys(std::string_view toml);

} // namespace demarc
