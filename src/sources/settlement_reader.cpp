// SPDX-License-Identifier: MIT
#include "sources/settlement_reader.hpp"

#include "geometry/coordinates.hpp"
#include "io/bytes.hpp"
#include "io/csv_file.hpp"
#include "sources/control_records.hpp"
#include "sources/reader_support.hpp"
#include "sources/settlement_cells.hpp"
#include "sources/settlement_register.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace demarc {

namespace {

struct SettlementEntry {
    ControlClass side;
    std::optional<Date> since; ///< of a register: the day from which the row holds
    std::string record;        ///< "line 3 (Kozacha Lopan)"
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

/// What a table says of each position on the day asked for.
class Listing {
public:
    /// A later row of a place takes the place of an earlier one.
    void add(LonLat position, SettlementEntry entry) {
        std::vector<SettlementEntry>& there = at_[position];
        if (!there.empty() && there.front().since != entry.since) {
            ++given_way_;
            if (entry.since < there.front().since) {
                return;
            }
            there.clear();
        }
        there.push_back(std::move(entry));
    }

    /// A row that does not hold on that day says that its settlement is held as the rest is.
    void add_not_holding(LonLat position, const SettlementEntry& entry) {
        not_holding_.try_emplace(position, entry);
    }

    /// One entry for every position; those that two sides hold are passed over.
    [[nodiscard]] std::map<LonLat, SettlementEntry>
    settled(const std::string& file, std::size_t rows, std::vector<InputNote>& notes) {
        std::map<LonLat, SettlementEntry> settled;
        std::vector<std::string> disputed;
        std::size_t repeated = 0;
        for (auto& [position, entries] : at_) {
            not_holding_.erase(position);
            if (std::any_of(entries.begin(), entries.end(),
                            [side = entries.front().side](const SettlementEntry& entry) {
                                return entry.side != side;
                            })) {
                for (const SettlementEntry& entry : entries) {
                    disputed.push_back(fmt::format("{}: {}", entry.record, name_of(entry.side)));
                }
                continue;
            }
            repeated += entries.size() - 1;
            settled.emplace(position, std::move(entries.front()));
        }
        settled.merge(not_holding_);
        pass_over(file, disputed, "two sides at one position", rows, notes);
        if (repeated > 0) {
            notes.push_back({file, fmt::format("{} settlements share the position of another of "
                                               "the same side and were taken once",
                                               repeated)});
        }
        if (given_way_ > 0) {
            notes.push_back({file, fmt::format("{} rows gave way to later ones of the same place",
                                               given_way_)});
        }
        return settled;
    }

private:
    std::map<LonLat, std::vector<SettlementEntry>> at_; ///< all of one `since`
    std::map<LonLat, SettlementEntry> not_holding_;
    std::size_t given_way_ = 0;
};

struct ColumnsRead {
    std::size_t name;
    std::size_t lon;
    std::size_t lat;
    std::size_t side;
};

std::map<LonLat, SettlementEntry> read_rows(const CsvTable& table, const std::string& file,
                                            const ControlProfile& profile,
                                            const std::optional<Date>& date,
                                            ControlSnapshot& snapshot) {
    const SettlementRegister days(table, file, profile);
    if (days.has_days()) {
        snapshot.notes.push_back(days.check_day(date));
    }
    const ColumnsRead columns{table.column(profile.name_column), table.column(profile.lon_column),
                              table.column(profile.lat_column), days.side_column(date)};
    Listing listing;
    std::vector<std::string> without_position;
    std::vector<std::string> without_side;
    for (const CsvTable::Row& row : table.rows()) {
        const std::string record = fmt::format("line {} ({})", row.line, row.fields[columns.name]);
        if (trimmed(row.fields[columns.lon]).empty() && trimmed(row.fields[columns.lat]).empty()) {
            without_position.push_back(record);
            continue;
        }
        const std::string where =
            fmt::format("{} ({})", table.where(row), row.fields[columns.name]);
        const LonLat position{table.number(row, columns.lon), table.number(row, columns.lat)};
        if (const auto fault = out_of_range(position)) {
            throw DataError(fmt::format("{}: {}", where, *fault));
        }
        const std::string& side = row.fields[columns.side];
        if (trimmed(side).empty() && !profile.classes.contains(side)) {
            without_side.push_back(record);
            continue;
        }
        const std::optional<ControlClass> control = class_of_value(side, profile, where);
        const SettlementRegister::Period period = days.period_of(row);
        if (control && date && !period.holds(*date)) {
            listing.add_not_holding(position, {profile.elsewhere, std::nullopt, record});
        } else if (control) {
            listing.add(position, {*control, period.first, record});
        }
    }
    const std::string name = snapshot.files.front().name;
    pass_over(name, without_position, "no position", table.rows().size(), snapshot.notes);
    pass_over(name, without_side, "no side", table.rows().size(), snapshot.notes);
    return listing.settled(name, table.rows().size(), snapshot.notes);
}

} // namespace

std::optional<std::pair<Date, Date>> days_of_register(const std::string& file,
                                                      const ControlProfile& profile) {
    const CsvTable table = CsvTable::read_any_dialect(file);
    const SettlementRegister days(table, file, profile);
    return days.has_days() ? std::optional(days.covered()) : std::nullopt;
}

void read_settlements(const std::string& file, const ControlProfile& profile,
                      const std::optional<Date>& date, ControlSnapshot& snapshot) {
    snapshot.files = input_files("control", {file}, profile.source);
    const CsvTable table = CsvTable::read_any_dialect(file);
    if (const std::string dialect = table.dialect(); !dialect.empty()) {
        snapshot.notes.push_back({snapshot.files.front().name, "read with " + dialect});
    }
    const std::map<LonLat, SettlementEntry> listed =
        read_rows(table, file, profile, date, snapshot);
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
    snapshot.method_note =
        fmt::format("Every point is taken as held by the side that held the nearest of {} "
                    "settlements ({}).{}{}",
                    grouped(static_cast<double>(settlements.size())), join(sides, ", "),
                    profile.method_note.empty() ? "" : " ", profile.method_note);
}

} // namespace demarc
