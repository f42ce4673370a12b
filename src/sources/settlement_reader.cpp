// SPDX-License-Identifier: MIT
#include "sources/settlement_reader.hpp"

#include "geometry/coordinates.hpp"
#include "io/bytes.hpp"
#include "io/csv_file.hpp"
#include "sources/attribute_names.hpp"
#include "sources/passed_over.hpp"
#include "sources/plausibility.hpp"
#include "sources/reader_support.hpp"
#include "sources/reading_notes.hpp"
#include "sources/record_classifier.hpp"
#include "sources/record_filter.hpp"
#include "sources/settlement_cells.hpp"
#include "sources/settlement_register.hpp"
#include "sources/table_columns.hpp"
#include "support/error.hpp"
#include "support/record_faults.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
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

    /// Whether any position has rows of more than one side.
    [[nodiscard]] bool has_two_sides() const {
        return std::any_of(at_.begin(), at_.end(), [](const auto& place) {
            return std::any_of(place.second.begin(), place.second.end(), [&](const auto& entry) {
                return entry.side != place.second.front().side;
            });
        });
    }

    /// One entry for every position; those that two sides hold are passed over.
    [[nodiscard]] std::map<LonLat, SettlementEntry>
    settled(const std::string& file, PassedOver& passed_over, std::vector<InputNote>& notes) {
        std::map<LonLat, SettlementEntry> settled;
        std::size_t repeated = 0;
        for (auto& [position, entries] : at_) {
            not_holding_.erase(position);
            if (std::any_of(entries.begin(), entries.end(),
                            [side = entries.front().side](const SettlementEntry& entry) {
                                return entry.side != side;
                            })) {
                for (const SettlementEntry& entry : entries) {
                    passed_over.add(Lack::one_side,
                                    fmt::format("{}: {}", entry.record, name_of(entry.side)));
                }
                continue;
            }
            repeated += entries.size() - 1;
            settled.emplace(position, std::move(entries.front()));
        }
        settled.merge(not_holding_);
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

/// Reads the rows of a table one by one.
class SettlementRows {
public:
    SettlementRows(const CsvTable& table, const std::string& file, const SettlementRegister& days,
                   const ControlProfile& profile, const std::optional<Date>& date)
        : table_(table), days_(days), profile_(profile), date_(date),
          lon_(position_column(table, file, profile.lon_column)),
          lat_(position_column(table, file, profile.lat_column)),
          name_(table.column(profile.name_column)), side_(days.side_column(date)),
          filter_(profile.filter) {
        for (std::string& column : filter_.attributes()) {
            const std::size_t at = table.column(column);
            filtered_by_.emplace_back(std::move(column), at);
        }
    }

    /// Whether the profile's filter lets a row through.
    [[nodiscard]] bool passes(const CsvTable::Row& row) const {
        std::map<std::string, std::string> attributes;
        for (const auto& [name, column] : filtered_by_) {
            attributes.emplace(name, row.fields[column]);
        }
        return filter_.passes(attributes);
    }

    /// \throws DataError naming line and settlement
    void read(const CsvTable::Row& row, Listing& listing, PassedOver& passed_over) {
        const std::string record = fmt::format("line {} ({})", row.line, row.fields[name_]);
        if (trimmed(row.fields[lon_]).empty() && trimmed(row.fields[lat_]).empty()) {
            passed_over.add(Lack::position, record);
            return;
        }
        const std::string where = fmt::format("{} ({})", table_.where(row), row.fields[name_]);
        const LonLat position{table_.number(row, lon_), table_.number(row, lat_)};
        if (const auto fault = out_of_range(position)) {
            throw DataError(fmt::format("{}: {}", where, *fault));
        }
        const std::string& side = row.fields[side_];
        if (!profile_.constant && trimmed(side).empty() && !profile_.classes.contains(side)) {
            passed_over.add(Lack::side, record);
            return;
        }
        if (!profile_.constant) {
            values_.insert(side);
        }
        const std::optional<ControlClass> control =
            profile_.constant ? profile_.constant : class_of_value(side, profile_, where);
        const SettlementRegister::Period period = days_.period_of(row);
        if (control && date_ && !period.holds(*date_)) {
            listing.add_not_holding(position, {profile_.elsewhere, std::nullopt, record});
        } else if (control) {
            listing.add(position, {*control, period.first, record});
        }
    }

    /// What the rows say of sides.
    [[nodiscard]] const std::set<std::string>& values() const { return values_; }

private:
    const CsvTable& table_;
    const SettlementRegister& days_;
    const ControlProfile& profile_;
    const std::optional<Date>& date_;
    std::size_t lon_;
    std::size_t lat_;
    std::size_t name_;
    std::size_t side_; ///< of no meaning where the profile has a constant
    RecordFilter filter_;
    std::vector<std::pair<std::string, std::size_t>> filtered_by_; ///< the columns it asks for
    std::set<std::string> values_;
};

/// A row for each place and day, read as if all were of one day, would lose the places that changed
/// hands.
void refuse_unread_days(const CsvTable& table, const std::string& file,
                        const ControlProfile& profile) {
    for (std::size_t column = 0; column < table.columns().size(); ++column) {
        if (std::all_of(table.rows().begin(), table.rows().end(), [&](const CsvTable::Row& row) {
                return day_in_text(row.fields[column]).has_value();
            })) {
            const std::string& name = table.columns()[column];
            throw DataError(fmt::format(
                "{}: has rows of several days for a place, and profile '{}' reads all as of one "
                "day; the days are in the column '{}': say so in a profile of your own, "
                "from_column = \"{}\" ('demarc sources profile' writes one)",
                file_name_of(file), profile.source.id, name, name));
        }
    }
}

std::map<LonLat, SettlementEntry> read_rows(const CsvTable& table, const std::string& file,
                                            const ControlProfile& profile,
                                            const std::optional<Date>& date,
                                            const Tolerance& tolerance, ControlSnapshot& snapshot) {
    const SettlementRegister days(table, file, profile);
    if (days.has_days()) {
        snapshot.notes.push_back(days.check_day(date));
    }
    SettlementRows reader(table, file, days, profile, date);
    const std::string& name = snapshot.files.front().name;
    Listing listing;
    PassedOver passed_over(name);
    RecordFaults faults;
    std::size_t filtered = 0;
    for (const CsvTable::Row& row : table.rows()) {
        faults.collect([&] {
            if (reader.passes(row)) {
                reader.read(row, listing, passed_over);
            } else {
                ++filtered;
            }
        });
    }
    faults.throw_if_any();
    note_filtered(filtered, name, snapshot.notes, "row");
    note_values_in_other_case(reader.values(), profile, name, snapshot.notes);
    if (!days.has_days() && listing.has_two_sides()) {
        refuse_unread_days(table, file, profile);
    }
    std::vector<InputNote> repeated;
    std::map<LonLat, SettlementEntry> settled = listing.settled(name, passed_over, repeated);
    passed_over.report(table.rows().size(), tolerance, snapshot.notes);
    std::move(repeated.begin(), repeated.end(), std::back_inserter(snapshot.notes));
    return settled;
}

/// A table whose columns have the spelling of the profile, where only the case of letters differs.
CsvTable table_for(const ControlProfile& profile, const std::string& file,
                   std::vector<InputNote>& notes) {
    std::vector<std::string> asked_for{profile.name_column, profile.lon_column,  profile.lat_column,
                                       profile.attribute,   profile.from_column, profile.to_column};
    for (const auto& [column, pattern] : profile.filter) {
        asked_for.push_back(column);
    }
    return read_table_as_asked(file, asked_for, profile.source.id, notes);
}

} // namespace

std::optional<std::pair<Date, Date>> days_of_register(const std::string& file,
                                                      const ControlProfile& profile) {
    std::vector<InputNote> ignored;
    const CsvTable table = table_for(profile, file, ignored);
    const SettlementRegister days(table, file, profile);
    return days.has_days() ? std::optional(days.covered()) : std::nullopt;
}

void read_settlements(const std::string& file, const ControlProfile& profile,
                      const std::optional<Date>& date, const Tolerance& tolerance,
                      ControlSnapshot& snapshot) {
    snapshot.files = input_files("control", {file}, profile.source);
    const CsvTable table = table_for(profile, file, snapshot.notes);
    const std::map<LonLat, SettlementEntry> listed =
        read_rows(table, file, profile, date, tolerance, snapshot);
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
