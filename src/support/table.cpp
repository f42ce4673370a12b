// SPDX-License-Identifier: MIT
#include "support/table.hpp"

#include "support/text.hpp"

namespace demarc {

namespace {

struct TextOf {
    std::string operator()(std::monostate /*empty*/) const { return {}; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const Decimal& number) const {
        return fixed(number.value, number.decimals);
    }
    std::string operator()(long long number) const { return std::to_string(number); }
    std::string operator()(bool is_so) const { return is_so ? "true" : "false"; }
};

} // namespace

std::string text_of(const Cell& cell) {
    return std::visit(TextOf{}, cell);
}

std::string header_row(const Columns& columns) {
    std::vector<std::string> names;
    names.reserve(columns.size());
    for (const Column& column : columns) {
        names.push_back(column.name);
    }
    return csv_row(names);
}

std::string csv_text(const Table& table) {
    std::string text = header_row(table.columns);
    std::vector<std::string> fields;
    for (const std::vector<Cell>& row : table.rows) {
        fields.clear();
        for (const Cell& cell : row) {
            const auto* const words = std::get_if<std::string>(&cell);
            fields.push_back(words != nullptr ? without_formula(*words) : text_of(cell));
        }
        text += csv_row(fields);
    }
    return text;
}

} // namespace demarc
