// SPDX-License-Identifier: MIT
#include "sources/day_columns.hpp"

#include "sources/class_suggestion.hpp"
#include "sources/date_pattern.hpp"
#include "sources/draft_lines.hpp"
#include "sources/name_pattern.hpp"
#include "support/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <iterator>
#include <tuple>
#include <utility>

namespace demarc {

namespace {

/// A column with the ways to read the day in its name.
struct DayColumn {
    const AttributeInspection* column = nullptr;
    std::vector<DayReading> readings;
    std::string before; ///< of the name, before the day
    std::string after;  ///< and after it and a time of day
};

std::vector<DayColumn> columns_with_days(const std::vector<AttributeInspection>& attributes) {
    std::vector<DayColumn> found;
    for (const AttributeInspection& attribute : attributes) {
        const std::string& name = attribute.name;
        std::vector<DayReading> readings = day_readings(name);
        if (readings.empty()) {
            continue;
        }
        const DayReading& first = readings.front();
        std::string after = name.substr(first.to);
        after.erase(0, after.find_last_of("0123456789") + 1); // npos + 1 is 0: no digit
        found.push_back({&attribute, readings, name.substr(0, first.from), std::move(after)});
    }
    return found;
}

/// The readings that every column of a publisher has, with the days that the first column gets.
std::vector<DayReading> common_readings(const std::vector<const DayColumn*>& columns) {
    std::vector<DayReading> common = columns.front()->readings;
    std::erase_if(common, [&](const DayReading& reading) {
        return std::any_of(columns.begin(), columns.end(), [&](const DayColumn* column) {
            return std::none_of(
                column->readings.begin(), column->readings.end(),
                [&](const DayReading& own) { return own.expression == reading.expression; });
        });
    });
    return common;
}

/// From the first to the last day of some columns by one reading.
std::chrono::days span_of(const std::vector<const DayColumn*>& columns, const DayReading& by) {
    auto first = by.day;
    auto last = by.day;
    for (const DayColumn* column : columns) {
        for (const DayReading& own : column->readings) {
            if (own.expression == by.expression) {
                first = std::min(first, own.day);
                last = std::max(last, own.day);
            }
        }
    }
    return last.days() - first.days();
}

bool fits(const DatePattern& pattern, const std::string& name) {
    try {
        return pattern.find(name).has_value();
    } catch (const DataError&) { // fits, and gives no day: the table could not be read
        return true;
    }
}

/// The expression alone where it fits no other column, else with what stands before and after the
/// day in these.
std::string telling_expression(const std::string& of_day,
                               const std::vector<const DayColumn*>& columns,
                               const std::vector<AttributeInspection>& all) {
    const std::string begin = "^" + expression_for(columns.front()->before);
    const std::string end = "[^a-zA-Z]*" + expression_for(columns.front()->after) + "$";
    const std::vector<std::string> tried{of_day, begin + of_day, begin + of_day + end};
    for (const std::string& expression : tried) {
        const DatePattern pattern(expression);
        const auto fitting =
            std::count_if(all.begin(), all.end(), [&](const AttributeInspection& attribute) {
                return fits(pattern, attribute.name);
            });
        const bool fits_own =
            std::all_of(columns.begin(), columns.end(), [&](const DayColumn* column) {
                return fits(pattern, column->column->name);
            });
        if (fits_own && fitting == static_cast<std::ptrdiff_t>(columns.size())) {
            return expression;
        }
    }
    return tried.back();
}

/// What a column's name tells by some readings, in their order.
std::vector<DayReading> own_readings(const DayColumn& column,
                                     const std::vector<DayReading>& readings) {
    std::vector<DayReading> own;
    for (const DayReading& reading : readings) {
        std::copy_if(column.readings.begin(), column.readings.end(), std::back_inserter(own),
                     [&](const DayReading& one) { return one.expression == reading.expression; });
    }
    return own;
}

/// A column whose day is another one by another reading, if there is one.
const DayColumn& ambiguous_one(const std::vector<const DayColumn*>& columns,
                               const std::vector<DayReading>& readings) {
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const DayColumn* column) {
        return !other_days(own_readings(*column, readings)).empty();
    });
    return found == columns.end() ? *columns.front() : **found;
}

bool suggests_classes(const std::vector<const DayColumn*>& columns) {
    return std::any_of(columns.begin(), columns.end(), [](const DayColumn* column) {
        const auto& values = column->column->values;
        return std::any_of(values.begin(), values.end(), [](const ValueInspection& value) {
            return class_suggested_by(value.value).has_value();
        });
    });
}

DayColumns described(const std::vector<const DayColumn*>& columns, std::vector<DayReading> readings,
                     const std::vector<AttributeInspection>& all) {
    // Days that follow one another are likelier than days of many years.
    std::stable_sort(readings.begin(), readings.end(),
                     [&](const DayReading& a, const DayReading& b) {
                         return span_of(columns, a) < span_of(columns, b);
                     });
    DayColumns result;
    for (const DayColumn* column : columns) {
        result.columns.push_back(column->column);
    }
    result.expression = telling_expression(readings.front().expression, columns, all);
    const DayColumn& example = ambiguous_one(columns, readings);
    const std::vector<DayReading> ways = own_readings(example, readings);
    for (const DayReading& other : other_days(ways)) {
        result.others.push_back(telling_expression(other.expression, columns, all));
    }
    if (!result.others.empty()) {
        result.which =
            fmt::format("in {} {}", toml_text(example.column->name), words_of_readings(ways));
    }
    result.suggests_classes = suggests_classes(columns);
    return result;
}

} // namespace

std::vector<DayColumns> day_columns_of(const std::vector<AttributeInspection>& attributes) {
    const std::vector<DayColumn> columns = columns_with_days(attributes);
    std::vector<std::vector<const DayColumn*>> publishers;
    for (const DayColumn& column : columns) {
        const auto same =
            std::find_if(publishers.begin(), publishers.end(), [&](const auto& publisher) {
                std::vector<const DayColumn*> both = publisher;
                both.push_back(&column);
                return publisher.front()->before == column.before &&
                       publisher.front()->after == column.after && !common_readings(both).empty();
            });
        if (same == publishers.end()) {
            publishers.push_back({&column});
        } else {
            same->push_back(&column);
        }
    }
    std::vector<DayColumns> found;
    for (const auto& publisher : publishers) {
        found.push_back(described(publisher, common_readings(publisher), attributes));
    }
    std::stable_sort(found.begin(), found.end(), [](const DayColumns& a, const DayColumns& b) {
        return std::tuple(a.columns.size() > 1, a.suggests_classes, a.columns.size()) >
               std::tuple(b.columns.size() > 1, b.suggests_classes, b.columns.size());
    });
    if (!found.empty() && found.front().columns.size() < 2) {
        found.clear();
    }
    return found;
}

} // namespace demarc
