// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace demarc {

/// The number of threads to use where the user names none.
inline unsigned default_jobs() {
    return std::max(1U, std::thread::hardware_concurrency());
}

/// Calls `work(i)` for every i below `count`, on up to `jobs` threads (0: one for each processor).
/// `work` writes to its own slot i only, so that the result does not depend on the number of
/// threads. The failure with the least i is thrown again once all threads are back.
template<typename Work>
void parallel_for(std::size_t count, unsigned jobs, const Work& work) {
    std::vector<std::exception_ptr> failures(count);
    std::atomic<std::size_t> next{0};
    const auto take_turns = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            try {
                work(i);
            } catch (...) {
                failures[i] = std::current_exception();
            }
        }
    };
    {
        std::vector<std::jthread> helpers;
        const std::size_t threads = std::min<std::size_t>(jobs == 0 ? default_jobs() : jobs, count);
        for (std::size_t t = 1; t < threads; ++t) {
            helpers.emplace_back(take_turns);
        }
        take_turns();
    }
    for (const std::exception_ptr& failure : failures) {
        if (failure) {
            std::rethrow_exception(failure);
        }
    }
}

} // namespace demarc
