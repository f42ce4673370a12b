// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <exception>

// Stands before src/support/parallel.hpp on the compiler's path: threads of WebAssembly take memory
// that is shared, for which a page must be sent with headers that static hosts do not send.

namespace demarc {

inline unsigned default_jobs() {
    return 1;
}

/// As natively: the work goes on behind a failure, and the one with the least i is thrown.
template<typename Work>
void parallel_for(std::size_t count, unsigned /*jobs*/, const Work& work) {
    std::exception_ptr failure;
    for (std::size_t i = 0; i < count; ++i) {
        try {
            work(i);
        } catch (...) {
            failure = failure ? failure : std::current_exception();
        }
    }
    if (failure) {
        std::rethrow_exception(failure);
    }
}

} // namespace demarc
