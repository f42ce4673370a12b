// SPDX-License-Identifier: MIT
#include "cli/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ostream>
#include <sys/resource.h>

namespace demarc {

namespace {

/// Back to the start of the line and nothing left on it.
constexpr std::string_view clear_line = "\r\x1b[K";

} // namespace

double peak_memory_megabytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024 * 1e-6; // Linux counts in KiB
}

Progress::Progress(Terminal& terminal, bool shown)
    : terminal_(terminal), shown_(shown && terminal.err_interactive) {}

Progress::~Progress() {
    if (shown_ && running_) {
        terminal_.err << clear_line << std::flush;
    }
}

void Progress::stage(std::string_view name) {
    if (running_ && stages_.back().name == name) {
        return; // it has begun already
    }
    end_stage();
    stages_.push_back({.name = std::string(name), .seconds = 0, .peak_megabytes = 0});
    running_ = true;
    if (shown_) {
        terminal_.err << clear_line << name << " ..." << std::flush;
    }
    begun_ = Clock::now();
}

void Progress::advance(std::size_t done, std::size_t of) {
    if (!shown_ || !running_ || done == 0) {
        return;
    }
    const Clock::time_point now = Clock::now();
    if (now - shown_at_ < std::chrono::milliseconds(100)) {
        return;
    }
    shown_at_ = now;
    const double seconds = std::chrono::duration<double>(now - begun_).count();
    const double rate = static_cast<double>(done) / std::max(seconds, 1e-3);
    const long left = std::lround(static_cast<double>(of - done) / rate);
    terminal_.err << clear_line
                  << fmt::format("{} {} of {}, {:.{}f} a second, {}:{:02} left",
                                 stages_.back().name, done, of, rate, rate < 10 ? 1 : 0, left / 60,
                                 left % 60)
                  << std::flush;
}

void Progress::done() {
    end_stage();
    if (shown_) {
        terminal_.err << clear_line << std::flush;
    }
}

void Progress::end_stage() {
    if (running_) {
        stages_.back().seconds = std::chrono::duration<double>(Clock::now() - begun_).count();
        stages_.back().peak_megabytes = peak_memory_megabytes();
        running_ = false;
    }
}

std::string Progress::report() const {
    std::string text = fmt::format("{:<28} {:>9} {:>9}\n", "stage", "seconds", "peak MB");
    double total = 0;
    for (const Stage& stage : stages_) {
        text += fmt::format("{:<28} {:>9.3f} {:>9.1f}\n", stage.name, stage.seconds,
                            stage.peak_megabytes);
        total += stage.seconds;
    }
    return text +
           fmt::format("{:<28} {:>9.3f} {:>9.1f}\n", "total", total, peak_memory_megabytes());
}

} // namespace demarc
