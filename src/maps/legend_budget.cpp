// SPDX-License-Identifier: MIT
#include "maps/legend.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace demarc {
namespace {

using Rows = std::vector<LegendRow>;
using IsMeant = std::function<bool(const LegendRow&)>;

bool is_line(const LegendRow& row, bool of_contact) {
    return row.sample == LegendRow::Sample::line && (row.line == "contact") == of_contact;
}

bool is_part(const LegendRow& row, const char* hatch) {
    return row.part && row.hatches.back() == hatch;
}

bool erase_last(Rows& rows, const IsMeant& is_meant) {
    const auto last = std::find_if(rows.rbegin(), rows.rend(), is_meant);
    if (last == rows.rend()) {
        return false;
    }
    rows.erase(std::next(last).base());
    return true;
}

// One row for both degrees of recognition.
bool join_recognition(Rows& rows, const Language& language) {
    const auto is_meant = [](const LegendRow& row) { return is_line(row, false); };
    if (std::count_if(rows.begin(), rows.end(), is_meant) < 2) {
        return false;
    }
    erase_last(rows, is_meant);
    std::find_if(rows.begin(), rows.end(), is_meant)->label = language.say("recognised");
    return true;
}

// One row for what depends on the reading, whatever it lies over.
bool join_readings(Rows& rows, const Language& language) {
    const auto is_meant = [](const LegendRow& row) { return is_part(row, "other_reading"); };
    if (std::count_if(rows.begin(), rows.end(), is_meant) < 2) {
        return false;
    }
    SquareMetres area;
    for (const LegendRow& row : rows) {
        area += is_meant(row) ? row.area : SquareMetres{};
    }
    LegendRow joined = *std::find_if(rows.begin(), rows.end(), is_meant);
    std::erase_if(rows, is_meant);
    joined.fill.clear();
    joined.hatches = {"other_reading"};
    joined.part = false;
    joined.area = area;
    joined.figure = language.km2(area);
    const auto lines = std::find_if(rows.begin(), rows.end(), [](const LegendRow& row) {
        return row.sample != LegendRow::Sample::area;
    });
    rows.insert(lines, joined);
    return true;
}

// The smallest class with what is part of it.
bool erase_smallest(Rows& rows) {
    auto smallest = rows.end();
    for (auto row = rows.begin(); row != rows.end(); ++row) {
        if (row->sample == LegendRow::Sample::area && !row->part &&
            (smallest == rows.end() || row->area < smallest->area)) {
            smallest = row;
        }
    }
    if (smallest == rows.end()) {
        return false;
    }
    rows.erase(smallest);
    return true;
}

bool shorten(Rows& rows, const Language& language) {
    if (erase_last(rows,
                   [](const LegendRow& row) { return row.sample == LegendRow::Sample::site; }) ||
        join_recognition(rows, language) || join_readings(rows, language) ||
        erase_last(rows, [](const LegendRow& row) { return is_line(row, true); }) ||
        erase_last(rows, [](const LegendRow& row) { return is_part(row, "pre_2022"); }) ||
        erase_last(rows,
                   [](const LegendRow& row) {
                       return row.fill == "kept_by_ukraine" || row.fill == "administration_ukraine";
                   }) ||
        erase_last(rows, [](const LegendRow& row) { return row.part; })) {
        return true;
    }
    return erase_smallest(rows);
}

} // namespace

std::vector<LegendRow> within_budget(std::vector<LegendRow> rows, std::size_t most,
                                     const Language& language) {
    while (most > 0 && rows.size() > most && shorten(rows, language)) {
    }
    return rows;
}

} // namespace demarc
