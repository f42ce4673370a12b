// SPDX-License-Identifier: MIT
#include "sources/settlement_register.hpp"

#include "io/bytes.hpp"
#include "sources/date_pattern.hpp"
#include "sources/plausibility.hpp"
#include "support/error.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>

namespace demarc {

namespace {

std::optional<std::size_t> column_if_there(const CsvTable& table, const std::string& name) {
    const auto& columns = table.columns();
    const auto found = std::find(columns.begin(), columns.end(), name);
    return found == columns.end() ? std::nullopt
                                  : std::optional<std::size_t>(found - columns.begin());
}

/// Of several columns of one day the last one in the table counts: the latest of that day.
std::vector<std::pair<Date, std::size_t>> columns_by_day(const CsvTable& table,
                                                         const std::string& pattern) {
    const DatePattern finder(pattern);
    std::vector<std::pair<Date, std::size_t>> days;
    for (std::size_t i = 0; i < table.columns().size(); ++i) {
        if (const std::optional<Date> day = finder.day_in(table.columns()[i])) {
            days.emplace_back(*day, i);
        }
    }
    std::sort(days.begin(), days.end());
    return days;
}

} // namespace

SettlementRegister::SettlementRegister(const CsvTable& table, const std::string& file,
                                       const ControlProfile& profile)
    : table_(table), file_(file), from_(column_if_there(table, profile.from_column)),
      to_(column_if_there(table, profile.to_column)), to_is_last_(profile.to_is_last_day) {
    if (profile.day_columns.empty()) {
        side_ = profile.constant ? 0 : table.column(profile.attribute);
        return;
    }
    days_ = columns_by_day(table, profile.day_columns);
    if (days_.empty()) {
        throw DataError(fmt::format("{}: the profile looks for columns of days with the pattern "
                                    "{}, which fits none of its columns: {}",
                                    file, profile.day_columns, join(table.columns(), ", ")));
    }
}

SettlementRegister::Period SettlementRegister::period_of(const CsvTable::Row& row) const {
    Period period{day(row, from_), day(row, to_)};
    if (period.last && !to_is_last_) {
        period.last = Date{std::chrono::year_month_day{period.last->days() - std::chrono::days{1}}};
    }
    if (period.first && period.last && *period.last < *period.first &&
        (to_is_last_ || *day(row, to_) < *period.first)) {
        throw DataError(fmt::format("{}: ends on {}, before it begins on {}", table_.where(row),
                                    day(row, to_)->iso(), period.first->iso()));
    }
    return period;
}

std::pair<Date, Date> SettlementRegister::covered() const {
    if (!days_.empty()) {
        return {days_.front().first, days_.back().first};
    }
    std::optional<Date> first;
    std::optional<Date> last;
    for (const CsvTable::Row& row : table_.rows()) {
        for (const auto& column : {from_, to_}) {
            if (const std::optional<Date> named = day(row, column)) {
                first = first ? std::min(*first, *named) : named;
                last = last ? std::max(*last, *named) : named;
            }
        }
    }
    if (!first) {
        throw DataError(fmt::format("{}: has columns for dates but no date in them", file_));
    }
    return {*first, *last};
}

std::size_t SettlementRegister::side_column(const std::optional<Date>& date) const {
    if (side_) {
        return *side_;
    }
    const auto after = std::upper_bound(
        days_.begin(), days_.end(), *date,
        [](const Date& wanted, const auto& column) { return wanted < column.first; });
    return std::prev(after)->second;
}

InputNote SettlementRegister::check_day(const std::optional<Date>& date) const {
    const auto [first, last] = covered();
    if (!date) {
        throw UsageError(fmt::format("{}: is a register with dates from {} to {}; say of which day "
                                     "with `date` YYYY-MM-DD",
                                     file_, first.iso(), last.iso()));
    }
    if (*date < first) {
        throw UsageError(fmt::format("{}: has nothing to say of {}; its first date is {}", file_,
                                     date->iso(), first.iso()));
    }
    const std::string column =
        days_.empty() ? std::string()
                      : fmt::format(" (column '{}')", table_.columns()[side_column(date)]);
    InputNote note{file_name_of(file_),
                   fmt::format("a register with dates from {} to {}; taken as it stood on {}{}",
                               first.iso(), last.iso(), date->iso(), column)};
    const auto behind = (date->days() - last.days()).count();
    if (behind > 0) {
        note.what += fmt::format(", {} after its last date: nothing says that it was kept up",
                                 counted(static_cast<std::size_t>(behind), "day", "days"));
    }
    constexpr int a_week = 7;
    if (behind > a_week) {
        note.warning = InputWarning::date;
        note.remedy = "take a table that goes on to that day, or an earlier day";
    }
    return note;
}

std::optional<Date> SettlementRegister::day(const CsvTable::Row& row,
                                            std::optional<std::size_t> column) const {
    if (!column || trimmed(row.fields[*column]).empty()) {
        return std::nullopt;
    }
    const std::string text(trimmed(row.fields[*column]));
    const std::optional<Date> date = day_in_text(text);
    if (!date) {
        throw DataError(fmt::format("{}: '{}' is not a date; write it as YYYY-MM-DD, DD.MM.YYYY or "
                                    "YYYYMMDD",
                                    table_.where(row), text));
    }
    return date;
}

} // namespace demarc
