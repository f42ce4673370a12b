// SPDX-License-Identifier: MIT
#pragma once

#include "cli/terminal.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// Tells on standard error which stage the work has reached, and remembers how long each took.
class Progress {
public:
    /// Nothing is shown while the work goes on unless `terminal.err_interactive` and `shown`.
    Progress(Terminal& terminal, bool shown);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// The stage before ends, this one begins, unless it is the one already.
    void stage(std::string_view name);

    /// Of many pieces of this stage's work so many are done: shown with the rate and the time left,
    /// a few times a second. From one thread at a time.
    void advance(std::size_t done, std::size_t of);

    /// The last stage ends.
    void done();

    /// One line per stage: name, seconds, peak memory of the process at its end in MB.
    [[nodiscard]] std::string report() const;

private:
    using Clock = std::chrono::steady_clock;
    struct Stage {
        std::string name;
        double seconds = 0;
        double peak_megabytes = 0;
    };

    void end_stage();

    Terminal& terminal_;
    bool shown_;
    bool running_ = false;
    Clock::time_point begun_;
    Clock::time_point shown_at_;
    std::vector<Stage> stages_;
};

/// The largest amount of memory this process has held so far, in MB (10^6 bytes).
double peak_memory_megabytes();

} // namespace demarc
