// SPDX-License-Identifier: MIT
#include "sources/control_snapshot.hpp"

#include <fmt/format.h>

namespace demarc {

namespace {

long long second_of_day(long long unix_seconds) {
    constexpr long long day = 86'400;
    return (unix_seconds % day + day) % day;
}

} // namespace

std::string utc_suffix(const std::optional<long long>& unix_seconds) {
    if (!unix_seconds) {
        return {};
    }
    const long long seconds = second_of_day(*unix_seconds);
    return fmt::format(", {:02}:{:02} UTC", seconds / 3600, seconds % 3600 / 60);
}

std::string iso_moment(const ControlSnapshot& snapshot) {
    if (!snapshot.unix_seconds) {
        return snapshot.date.iso();
    }
    const long long seconds = second_of_day(*snapshot.unix_seconds);
    return fmt::format("{}T{:02}:{:02}:{:02}Z", snapshot.date.iso(), seconds / 3600,
                       seconds % 3600 / 60, seconds % 60);
}

} // namespace demarc
