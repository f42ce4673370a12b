// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace demarc {

/// Whether a text that is no UTF-8 reads as Ukrainian or Russian in Windows-1251: nearly all of its
/// bytes above ASCII are letters of these languages that stand beside another such letter. A single
/// broken byte is none. Linear in the length of the text.
bool looks_like_windows_1251(std::string_view text);

/// The same text in UTF-8. The one byte without a meaning (0x98) becomes U+FFFD.
std::string utf8_of_windows_1251(std::string_view text);

} // namespace demarc
