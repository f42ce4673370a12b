// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace demarc {

/// What needs libcurl; in the module `curl` (support/module.hpp).
struct FetchModule {
    /// What is at an https:// or http:// address, whole; `shown` stands for it in messages.
    /// \throws DataError with the reason: no such host, no answer, HTTP status, cut off, longer
    /// than max_input_bytes(), sent on to a private address or from https:// to http://
    std::string (*fetch)(const std::string& address, const std::string& shown);
};

} // namespace demarc
