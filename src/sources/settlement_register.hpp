// SPDX-License-Identifier: MIT
#pragma once

#include "io/csv_file.hpp"
#include "sources/control_profile.hpp"
#include "sources/input_note.hpp"
#include "support/date.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace demarc {

/// The days of a table of settlements. A table is a register where its rows hold from a day on
/// (until another day, or until a later row of the same place), or where it has a column for each
/// of several days; else it says how things stand on one day that it does not name.
class SettlementRegister {
public:
    /// \throws DataError where the profile looks for columns for days and there are none
    SettlementRegister(const CsvTable& table, const std::string& file,
                       const ControlProfile& profile);

    /// From when to when a row holds; an open end is std::nullopt.
    struct Period {
        std::optional<Date> first;
        std::optional<Date> last; ///< included

        [[nodiscard]] bool holds(const Date& date) const {
            return (!first || *first <= date) && (!last || date <= *last);
        }
    };

    [[nodiscard]] bool has_days() const { return from_ || to_ || !days_.empty(); }

    /// \throws DataError naming file and line where a day cannot be read
    [[nodiscard]] Period period_of(const CsvTable::Row& row) const;

    /// The earliest and the latest day that the table names. \throws DataError
    [[nodiscard]] std::pair<Date, Date> covered() const;

    /// The column that tells the side on a day, the last one before it where it has none of its
    /// own. \pre check_day() let the day pass
    [[nodiscard]] std::size_t side_column(const std::optional<Date>& date) const;

    /// How the table stands to the day asked for. \throws UsageError if none is, or one before its
    /// first
    [[nodiscard]] InputNote check_day(const std::optional<Date>& date) const;

private:
    [[nodiscard]] std::optional<Date> day(const CsvTable::Row& row,
                                          std::optional<std::size_t> column) const;

    const CsvTable& table_;
    std::string file_;
    std::optional<std::size_t> side_;
    std::optional<std::size_t> from_;
    std::optional<std::size_t> to_;
    bool to_is_last_;
    std::vector<std::pair<Date, std::size_t>> days_; ///< columns by day, the earliest first
};

} // namespace demarc
