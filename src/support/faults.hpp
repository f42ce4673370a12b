// SPDX-License-Identifier: MIT
#pragma once

#include "support/error.hpp"

#include <string>

namespace demarc {

/// Collects what is wrong with a file of settings, so that all of it is reported at once.
class Faults {
public:
    /// Runs a check; what it throws is kept.
    template<typename Check>
    void collect(const Check& check) {
        try {
            check();
        } catch (const ConfigError& fault) {
            const std::string message = fault.what();
            // One cause can show in several checks.
            if (messages_.find(message) == std::string::npos) {
                messages_ += messages_.empty() ? message : '\n' + message;
            }
        }
    }

    /// \throws ConfigError with a line for each fault
    void throw_if_any() const {
        if (!messages_.empty()) {
            throw ConfigError(messages_);
        }
    }

private:
    std::string messages_;
};

} // namespace demarc
