// SPDX-License-Identifier: MIT
#pragma once

#include "support/error.hpp"

#include <string>

namespace demarc {

/// Collects what is wrong with a file of settings, so that all of it is said at once. Of a table
/// whose keys are checked at the end, each step asks for one key: what a step would ask for after
/// its fault would seem unknown.
class Faults {
public:
    /// Runs one step; what it throws is kept. \returns whether it threw nothing
    template<typename Step>
    bool collect(const Step& step) {
        try {
            step();
            return true;
        } catch (const ConfigError& fault) {
            const std::string message = fault.what();
            // One cause can show in several checks.
            if (messages_.find(message) == std::string::npos) {
                messages_ += messages_.empty() ? message : '\n' + message;
            }
            return false;
        }
    }

    /// What a step gives, if it throws nothing.
    template<typename Value, typename Step>
    bool take(Value& into, const Step& step) {
        return collect([&] { into = step(); });
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
