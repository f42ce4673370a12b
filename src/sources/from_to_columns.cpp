// SPDX-License-Identifier: MIT
#include "sources/from_to_columns.hpp"

#include "sources/telling_attribute.hpp"
#include "support/text.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

namespace demarc {

namespace {

/// What columns of the first day are called that a row holds, and of the last.
constexpr std::array<std::string_view, 16> names_of_first_day{
    "from",         "date from",       "valid from",    "start",
    "date start",   "since",           "occupied",      "з",
    "від",          "початок",         "дата з",        "дата від",
    "дата початку", "дата виникнення", "дата окупації", "дата начала"};
constexpr std::array<std::string_view, 20> names_of_last_day{"to",
                                                             "date to",
                                                             "valid to",
                                                             "until",
                                                             "valid until",
                                                             "end",
                                                             "date end",
                                                             "liberated",
                                                             "по",
                                                             "до",
                                                             "кінець",
                                                             "дата по",
                                                             "дата до",
                                                             "дата завершення",
                                                             "дата закінчення",
                                                             "дата припинення",
                                                             "дата кінця",
                                                             "дата деокупації",
                                                             "дата звільнення",
                                                             "дата окончания"};

/// Whether a column has a name, or one that begins so ("дата завершення тимчасової окупації*"),
/// underscores as spaces.
bool is_called(const std::string& column, std::string_view name) {
    std::string own = normal_text(column);
    std::replace(own.begin(), own.end(), '_', ' ');
    return own == name || own.starts_with(std::string(name) + ' ');
}

/// A column by one of the names that such of days have. One day in it is enough: beside it may
/// stand "still", or a slip, which is said when the table is read.
const AttributeInspection* day_column(const LayerInspection& layer,
                                      std::span<const std::string_view> names) {
    for (const std::string_view name : names) {
        for (const AttributeInspection& attribute : layer.attributes) {
            if (is_called(attribute.name, name) && holds_a_day(attribute)) {
                return &attribute;
            }
        }
    }
    return nullptr;
}

/// A column that is called after a day alone; with more in its name it may be of any day.
const AttributeInspection* plain_day_column(const LayerInspection& layer) {
    for (const char* name : {"date", "day", "дата"}) {
        for (const AttributeInspection& attribute : layer.attributes) {
            if (normal_text(attribute.name) == name && holds_a_day(attribute)) {
                return &attribute;
            }
        }
    }
    return nullptr;
}

} // namespace

const AttributeInspection* first_day_column(const LayerInspection& layer) {
    const AttributeInspection* found = day_column(layer, names_of_first_day);
    return found == nullptr ? plain_day_column(layer) : found;
}

const AttributeInspection* last_day_column(const LayerInspection& layer, bool beside_first) {
    if (const AttributeInspection* found = day_column(layer, names_of_last_day);
        found != nullptr || !beside_first) {
        return found;
    }
    const auto empty = std::find_if(
        layer.attributes.begin(), layer.attributes.end(), [](const AttributeInspection& attribute) {
            return std::all_of(attribute.values.begin(), attribute.values.end(),
                               [](const auto& value) { return trimmed(value.value).empty(); }) &&
                   std::any_of(
                       names_of_last_day.begin(), names_of_last_day.end(),
                       [&](std::string_view name) { return is_called(attribute.name, name); });
        });
    return empty == layer.attributes.end() ? nullptr : &*empty;
}

} // namespace demarc
