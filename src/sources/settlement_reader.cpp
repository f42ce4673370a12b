// SPDX-License-Identifier: MIT
#include "io/bytes.hpp"
#include "io/csv_file.hpp"
#include "sources/control_forms.hpp"
#include "sources/input_files.hpp"
#include "sources/settlement_cells.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>

namespace demarc {

namespace {

struct Listed {
    ControlClass side;
    std::string where;
};

using Register = std::map<LonLat, Listed>;

/// Adds one settlement. \throws DataError if another side was recorded at the same position
bool add(Register& listed, LonLat position, ControlClass side, const std::string& where) {
    const auto [there, is_new] = listed.try_emplace(position, Listed{side, where});
    if (!is_new && there->second.side != side) {
        throw DataError(fmt::format("{}: is at the position {} {} of {}, but held by another side "
                                    "({} and {})",
                                    where, position.lon, position.lat, there->second.where,
                                    name_of(side), name_of(there->second.side)));
    }
    return is_new;
}

Register read_rows(const CsvTable& table, const ControlProfile& profile,
                   ControlSnapshot& snapshot) {
    const std::size_t name = table.column(profile.name_column);
    const std::size_t lon = table.column(profile.lon_column);
    const std::size_t lat = table.column(profile.lat_column);
    const std::size_t side = table.column(profile.attribute);
    Register listed;
    std::size_t repeated = 0;
    for (const CsvTable::Row& row : table.rows()) {
        const std::string where = fmt::format("{} ({})", table.where(row), row.fields[name]);
        const LonLat position{table.number(row, lon), table.number(row, lat)};
        if (std::abs(position.lon) > 180 || std::abs(position.lat) > 90) {
            throw DataError(fmt::format("{}: position {} {} is off the globe", where, position.lon,
                                        position.lat));
        }
        const std::optional<ControlClass> control =
            class_of_value(row.fields[side], profile, where);
        if (control && !add(listed, position, *control, where)) {
            ++repeated;
        }
    }
    if (repeated > 0) {
        snapshot.notes.push_back(
            {snapshot.files.front().name,
             fmt::format("{} settlements share the position of another of the same side and were "
                         "taken once",
                         repeated)});
    }
    return listed;
}

} // namespace

void read_settlements(const std::string& file, const ControlProfile& profile,
                      ControlSnapshot& snapshot) {
    snapshot.files = input_files("control", {file}, profile.source);
    const Register listed = read_rows(CsvTable::read(file), profile, snapshot);
    constexpr std::size_t least_number = 3;
    if (listed.size() < least_number) {
        throw DataError(fmt::format("{}: has {} settlements; cells need at least {}", file,
                                    listed.size(), least_number));
    }
    std::vector<Settlement> settlements;
    std::map<ControlClass, std::size_t> counts;
    for (const auto& [position, entry] : listed) {
        settlements.push_back({position, entry.side});
        ++counts[entry.side];
    }
    std::vector<std::string> sides;
    for (const auto& [side, count] : counts) {
        sides.push_back(fmt::format("{} {}", grouped(static_cast<double>(count)), words_for(side)));
    }
    for (auto& [side, polygons] : settlement_cells(settlements, profile.elsewhere)) {
        snapshot.areas.push_back(
            {side, std::move(polygons),
             fmt::format("{}, cells of {} settlements", snapshot.files.front().name,
                         grouped(static_cast<double>(counts[side])))});
    }
    snapshot.method_note = fmt::format(
        "Every point is taken as held by the side that held the nearest of {} settlements ({}). {}",
        grouped(static_cast<double>(listed.size())), join(sides, ", "), profile.method_note);
}

} // namespace demarc
