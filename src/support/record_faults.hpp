// SPDX-License-Identifier: MIT
#pragma once

#include "support/error.hpp"

#include <cstddef>
#include <string>

namespace demarc {

/// Collects what is wrong with the records of an input, so that all of it is said at once: the
/// first few by their messages, the others by their number.
class RecordFaults {
public:
    /// Runs a check of one record; what it throws is kept. \returns whether it threw nothing
    template<typename Check>
    bool collect(const Check& check) {
        try {
            check();
            return true;
        } catch (const DataError& fault) {
            add(fault.what());
            return false;
        }
    }

    void add(const std::string& message) {
        if (++count_ <= most_named) {
            messages_ += messages_.empty() ? message : '\n' + message;
        }
    }

    /// \throws DataError with a line for each fault that is named
    void throw_if_any() const {
        if (count_ > most_named) {
            throw DataError(messages_ + "\nand " + std::to_string(count_ - most_named) +
                            " more like these");
        }
        if (count_ > 0) {
            throw DataError(messages_);
        }
    }

private:
    static constexpr std::size_t most_named = 5;
    std::size_t count_ = 0;
    std::string messages_;
};

} // namespace demarc
