// SPDX-License-Identifier: MIT
#include "sources/settlement_reader.hpp"

#include "geometry/coordinates.hpp"
#include "io/bytes.hpp"
#include "io/csv_file.hpp"
#include "sources/control_records.hpp"
#include "sources/reader_support.hpp"
#include "sources/settlement_cells.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace demarc {

namespace {

struct SettlementEntry {
    ControlClass side;
    std::string where;
    std::string record; ///< the same without the file, for explanations
};

std::string_view held_by(ControlClass side) {
    switch (side) {
    case ControlClass::ukrainian:
        return "Ukrainian-held";
    case ControlClass::russian:
        return "Russian-held";
    case ControlClass::russian_pre_2022:
        return "Russian-held since before 2022";
    case ControlClass::contested:
        break;
    }
    return name_of(side);
}

using Register = std::map<LonLat, SettlementEntry>;

/// Adds one settlement. \throws DataError if another side was recorded at the same position
bool add(Register& listed, LonLat position, const SettlementEntry& entry) {
    const auto [there, is_new] = listed.try_emplace(position, entry);
    if (!is_new && there->second.side != entry.side) {
        throw DataError(fmt::format("{}: is at the position {} {} of {}, but held by another side "
                                    "({} and {})",
                                    entry.where, position.lon, position.lat, there->second.where,
                                    name_of(entry.side), name_of(there->second.side)));
    }
    return is_new;
}

std::optional<std::size_t> column_if_there(const CsvTable& table, const std::string& name) {
    const auto& columns = table.columns();
    const auto found = std::find(columns.begin(), columns.end(), name);
    return found == columns.end() ? std::nullopt
                                  : std::optional<std::size_t>(found - columns.begin());
}

/// From when to when a row holds; an open end is nothing.
struct Period {
    std::optional<Date> first;
    std::optional<Date> last; ///< included

    [[nodiscard]] bool holds(const Date& date) const {
        return (!first || *first <= date) && (!last || date <= *last);
    }
};

/// Reads the periods of a register, whose rows hold from a day to a day.
class Periods {
public:
    Periods(const CsvTable& table, const ControlProfile& profile)
        : table_(table), from_(column_if_there(table, profile.from_column)),
          to_(column_if_there(table, profile.to_column)), to_is_last_(profile.to_is_last_day) {}

    [[nodiscard]] bool there() const { return from_ || to_; }

    [[nodiscard]] Period of(const CsvTable::Row& row) const {
        Period period{day(row, from_), day(row, to_)};
        if (period.last && !to_is_last_) {
            period.last =
                Date{std::chrono::year_month_day{period.last->days() - std::chrono::days{1}}};
        }
        if (period.first && period.last && *period.last < *period.first &&
            (to_is_last_ || *day(row, to_) < *period.first)) {
            throw DataError(fmt::format("{}: ends on {}, before it begins on {}", table_.where(row),
                                        day(row, to_)->iso(), period.first->iso()));
        }
        return period;
    }

    /// The earliest and the latest day that any row names.
    [[nodiscard]] std::pair<Date, Date> covered(const std::string& file) const {
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
            throw DataError(fmt::format("{}: has columns for dates but no date in them", file));
        }
        return {*first, *last};
    }

private:
    [[nodiscard]] std::optional<Date> day(const CsvTable::Row& row,
                                          std::optional<std::size_t> column) const {
        if (!column || trimmed(row.fields[*column]).empty()) {
            return std::nullopt;
        }
        const std::string text(trimmed(row.fields[*column]));
        if (const std::optional<Date> date = Date::parse(text)) {
            return date;
        }
        // 24.02.2022, as Ukrainian registers write it.
        const std::vector<std::string> parts = split(text, '.');
        const std::optional<Date> date =
            parts.size() == 3 ? Date::parse(parts[2] + "-" + parts[1] + "-" + parts[0])
                              : std::nullopt;
        if (!date) {
            throw DataError(fmt::format("{}: '{}' is not a date; write it as YYYY-MM-DD or "
                                        "DD.MM.YYYY",
                                        table_.where(row), text));
        }
        return date;
    }

    const CsvTable& table_;
    std::optional<std::size_t> from_;
    std::optional<std::size_t> to_;
    bool to_is_last_;
};

/// The day a register is asked about. \throws UsageError if none is, or one before its first
void check_day(const Periods& periods, const std::optional<Date>& date, const std::string& file,
               ControlSnapshot& snapshot) {
    const auto [first, last] = periods.covered(file);
    if (!date) {
        throw UsageError(fmt::format("{}: is a register with dates from {} to {}; say of which day "
                                     "with `date` YYYY-MM-DD",
                                     file, first.iso(), last.iso()));
    }
    if (*date < first) {
        throw UsageError(fmt::format("{}: has nothing to say of {}; its first date is {}", file,
                                     date->iso(), first.iso()));
    }
    snapshot.notes.push_back(
        {file_name_of(file),
         fmt::format("a register with dates from {} to {}; taken as it stood on {}{}", first.iso(),
                     last.iso(), date->iso(),
                     last < *date ? ", after its last date: nothing says that it was kept up"
                                  : "")});
}

struct ColumnsRead {
    std::size_t name;
    std::size_t lon;
    std::size_t lat;
    std::size_t side;
};

/// A row that does not hold on the day says that its settlement is held as everything else is.
void add_rows(const CsvTable& table, const ControlProfile& profile, const std::optional<Date>& date,
              const Periods& periods, ControlSnapshot& snapshot, Register& listed) {
    const ColumnsRead columns{table.column(profile.name_column), table.column(profile.lon_column),
                              table.column(profile.lat_column), table.column(profile.attribute)};
    std::size_t repeated = 0;
    Register not_that_day;
    std::vector<std::string> without_position;
    for (const CsvTable::Row& row : table.rows()) {
        const std::string where =
            fmt::format("{} ({})", table.where(row), row.fields[columns.name]);
        if (trimmed(row.fields[columns.lon]).empty() && trimmed(row.fields[columns.lat]).empty()) {
            without_position.push_back(
                fmt::format("line {} ({})", row.line, row.fields[columns.name]));
            continue;
        }
        const LonLat position{table.number(row, columns.lon), table.number(row, columns.lat)};
        if (const auto fault = out_of_range(position)) {
            throw DataError(fmt::format("{}: {}", where, *fault));
        }
        const std::string record = fmt::format("line {} ({})", row.line, row.fields[columns.name]);
        const std::optional<ControlClass> control =
            class_of_value(row.fields[columns.side], profile, where);
        const bool holds = !periods.there() || periods.of(row).holds(*date);
        if (control && !holds) {
            not_that_day.try_emplace(position, SettlementEntry{profile.elsewhere, where, record});
        } else if (control && !add(listed, position, {*control, where, record})) {
            ++repeated;
        }
    }
    pass_over(snapshot.files.front().name, without_position, "no position", table.rows().size(),
              snapshot.notes);
    listed.merge(not_that_day);
    if (repeated > 0) {
        snapshot.notes.push_back(
            {snapshot.files.front().name,
             fmt::format("{} settlements share the position of another of the same side and were "
                         "taken once",
                         repeated)});
    }
}

Register read_rows(const std::string& file, const ControlProfile& profile,
                   const std::optional<Date>& date, ControlSnapshot& snapshot) {
    const CsvTable table = CsvTable::read(file);
    const Periods periods(table, profile);
    if (periods.there()) {
        check_day(periods, date, file, snapshot);
    }
    Register listed;
    add_rows(table, profile, date, periods, snapshot, listed);
    return listed;
}

} // namespace

std::optional<std::pair<Date, Date>> days_of_register(const std::string& file,
                                                      const ControlProfile& profile) {
    const CsvTable table = CsvTable::read(file);
    const Periods periods(table, profile);
    return periods.there() ? std::optional(periods.covered(file)) : std::nullopt;
}

void read_settlements(const std::string& file, const ControlProfile& profile,
                      const std::optional<Date>& date, ControlSnapshot& snapshot) {
    snapshot.files = input_files("control", {file}, profile.source);
    const Register listed = read_rows(file, profile, date, snapshot);
    if (listed.size() < 2) {
        throw DataError(fmt::format("{}: has {}; cells need at least 2", file,
                                    listed.empty() ? "no settlement with a position"
                                                   : "a single settlement with a position"));
    }
    for (const auto& [position, entry] : listed) {
        snapshot.settlements.push_back({position, entry.side, entry.record});
    }
}

void add_settlement_cells(const ControlProfile& profile, ControlSnapshot& snapshot) {
    std::vector<Settlement> settlements;
    std::map<ControlClass, std::size_t> counts;
    for (const ListedSettlement& listed : snapshot.settlements) {
        settlements.push_back({listed.position, listed.control});
        ++counts[listed.control];
    }
    const std::string& file = snapshot.files.front().name;
    if (settlements.size() < 2) {
        throw DataError(
            fmt::format("{}: has a single settlement in Ukraine; cells need at least 2", file));
    }
    std::vector<std::string> sides;
    for (const auto& [side, count] : counts) {
        sides.push_back(fmt::format("{} {}", grouped(static_cast<double>(count)), held_by(side)));
    }
    for (auto& [side, polygons] : settlement_cells(settlements, profile.elsewhere)) {
        snapshot.areas.push_back({side, std::move(polygons),
                                  fmt::format("{}, cells of {} settlements", file,
                                              grouped(static_cast<double>(counts[side])))});
    }
    snapshot.method_note = fmt::format(
        "Every point is taken as held by the side that held the nearest of {} settlements ({}). {}",
        grouped(static_cast<double>(settlements.size())), join(sides, ", "), profile.method_note);
}

} // namespace demarc
