// SPDX-License-Identifier: MIT
#pragma once

#include "support/date.hpp"
#include "support/pattern.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace demarc {

/// Finds the day in a name: a regular expression whose parts are year, month and day.
///
/// Three groups without names are year, month and day in this order; named ones stand in any:
/// `(?<day>\d+)\.(?<month>\d+)\.(?<year>\d{4})`. A day may have one digit, a month be a word in
/// English or Ukrainian ("Nov", "листопада"). Further groups may only be without capture,
/// "(?:...)".
class DatePattern {
public:
    /// \throws ConfigError without the name of a file or key
    explicit DatePattern(const std::string& expression);

    struct Found {
        Date day;
        std::size_t from = 0; ///< where it begins in the name
        std::size_t to = 0;   ///< and what follows it
    };
    /// The first place in the name where the pattern fits and gives a day.
    /// \throws DataError where it fits, but only what is no day of the calendar
    [[nodiscard]] std::optional<Found> find(const std::string& name) const;
    [[nodiscard]] std::optional<Date> day_in(const std::string& name) const;

private:
    std::array<std::size_t, 3> parts_{0, 1, 2}; ///< the groups of year, month and day
    Pattern pattern_;
};

/// A year (of two digits: of this century), a month and a day as they stand in a name or a table.
std::optional<Date> date_of_parts(std::string_view year, std::string_view month,
                                  std::string_view day);

} // namespace demarc
