// SPDX-License-Identifier: MIT
#include "io/csv_file.hpp"

#include "io/bytes.hpp"
#include "io/windows_1251.hpp"
#include "support/error.hpp"
#include "support/mistaken_file.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace demarc {

namespace {

/// Goes through the text once, row by row.
class Scanner {
public:
    Scanner(std::string_view text, char separator, const std::string& name)
        : text_(text), separator_(separator), ends_{separator, '\r', '\n'}, name_(name) {
        if (text_.starts_with("\xEF\xBB\xBF")) {
            position_ = 3;
        }
    }

    [[nodiscard]] bool at_end() const { return position_ >= text_.size(); }

    CsvTable::Row row() {
        CsvTable::Row row{line_, {}};
        for (;;) {
            row.fields.push_back(peek() == '"' ? quoted_field() : plain_field());
            if (peek() != separator_ || at_end()) {
                end_of_row();
                return row;
            }
            ++position_;
        }
    }

private:
    [[nodiscard]] char peek() const { return at_end() ? '\n' : text_[position_]; }

    std::string plain_field() {
        const std::size_t end = std::min(text_.find_first_of(ends_, position_), text_.size());
        const std::string_view field = text_.substr(position_, end - position_);
        if (field.find('"') != std::string_view::npos) {
            fail("a quotation mark inside a field that is not quoted");
        }
        position_ = end;
        return std::string(field);
    }

    std::string quoted_field() {
        const std::size_t started = line_;
        std::string field;
        ++position_;
        for (; position_ < text_.size(); ++position_) {
            const char character = text_[position_];
            if (character == '"') {
                ++position_;
                if (peek() != '"' || at_end()) {
                    return field;
                }
            }
            line_ += character == '\n' ? 1 : 0;
            field += character;
        }
        line_ = started;
        fail("a quoted field is not closed");
    }

    void end_of_row() {
        if (peek() == '\r') {
            ++position_;
        }
        if (peek() != '\n') {
            fail("text after the closing quotation mark of a field");
        }
        ++position_;
        ++line_;
    }

    [[noreturn]] void fail(const char* reason) const {
        throw DataError(fmt::format("{}, line {}: {}", name_, line_, reason));
    }

    std::string_view text_;
    char separator_;
    std::string ends_; ///< what ends a field that is not quoted
    const std::string& name_;
    std::size_t position_ = 0;
    std::size_t line_ = 1;
};

template<typename Number>
bool parse_whole(std::string_view text, Number& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

/// What most often stands between words of the header; commas, where others are no more frequent.
char separator_of(std::string_view text) {
    std::array<std::pair<char, std::size_t>, 3> found{{{',', 0}, {';', 0}, {'\t', 0}}};
    bool quoted = false;
    for (const char character : text.substr(0, text.find('\n'))) {
        quoted = quoted != (character == '"');
        for (auto& [separator, count] : found) {
            count += !quoted && character == separator ? 1 : 0;
        }
    }
    return std::max_element(found.begin(), found.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

/// Whether a comma in a number may separate thousands: "1,234", not "0,234" or "1234,567".
bool may_have_thousands(std::string_view number) {
    const std::size_t comma = number.find(',');
    if (comma == std::string_view::npos) {
        return false;
    }
    std::string_view before = number.substr(0, comma);
    const std::string_view after = number.substr(comma + 1);
    if (before.starts_with('-')) {
        before.remove_prefix(1);
    }
    constexpr std::string_view digits = "0123456789";
    return !before.empty() && before.size() <= 3 && before.front() != '0' && after.size() == 3 &&
           (std::string(before) + std::string(after)).find_first_not_of(digits) ==
               std::string::npos;
}

/// \throws DataError for what is no text of a table in any encoding
void refuse_other_files(std::string_view text, const std::string& name) {
    if (const std::string mistaken = mistaken_for(text); !text.empty() && !mistaken.empty()) {
        throw DataError(fmt::format("{}: {}", name, mistaken));
    }
    if (const std::size_t at = text.find('\0'); at != std::string_view::npos) {
        throw DataError(fmt::format("{}, line {}: holds a zero byte, which no text has; is it the "
                                    "right file?",
                                    name, 1 + std::count(text.begin(), text.begin() + at, '\n')));
    }
}

} // namespace

CsvTable CsvTable::read(const std::string& file) {
    return parse(read_bytes(file), file);
}

CsvTable CsvTable::read_any_dialect(const std::string& file) {
    return parse_any_dialect(read_bytes(file), file);
}

CsvTable CsvTable::parse(std::string_view text, std::string name) {
    refuse_other_files(text, name);
    if (!is_utf8(text)) {
        throw DataError(fmt::format("{}: is not UTF-8 text; save it in UTF-8", name));
    }
    CsvTable table;
    table.name_ = std::move(name);
    table.read_rows(text);
    return table;
}

CsvTable CsvTable::parse_any_dialect(std::string_view text, std::string name) {
    refuse_other_files(text, name);
    CsvTable table;
    table.name_ = std::move(name);
    table.any_dialect_ = true;
    std::string converted;
    if (!is_utf8(text)) {
        if (!looks_like_windows_1251(text)) {
            throw DataError(fmt::format("{}: is not UTF-8 text, and does not look like Ukrainian "
                                        "in Windows-1251; save it in UTF-8",
                                        table.name_));
        }
        converted = utf8_of_windows_1251(text);
        text = converted;
        table.windows_1251_ = true;
    }
    table.separator_ = separator_of(text);
    table.read_rows(text);
    return table;
}

void CsvTable::read_rows(std::string_view text) {
    Scanner scanner(text, separator_, name_);
    if (scanner.at_end()) {
        throw DataError(fmt::format("{}: is empty; a header row is expected", name_));
    }
    columns_ = scanner.row().fields;
    const std::string& header = columns_.front();
    for (const auto& [separator, called] : {std::pair{';', "semicolons"}, {'\t', "tabs"}}) {
        if (columns_.size() == 1 && header.find(separator) != std::string::npos) {
            throw DataError(fmt::format("{}: its columns are separated by {}; save it with commas "
                                        "between columns and a point in numbers (33.44339)",
                                        name_, called));
        }
    }
    std::vector<std::string> sorted = columns_;
    std::sort(sorted.begin(), sorted.end());
    if (const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
        twice != sorted.end()) {
        throw DataError(fmt::format("{}, line 1: column '{}' is there twice", name_, *twice));
    }
    while (!scanner.at_end()) {
        Row row = scanner.row();
        if (row.fields.size() != columns_.size()) {
            throw DataError(fmt::format("{}: has {} where the header has {}", where(row),
                                        counted(row.fields.size(), "field", "fields"),
                                        columns_.size()));
        }
        rows_.push_back(std::move(row));
    }
}

std::string CsvTable::dialect() const {
    std::vector<std::string> differences;
    if (separator_ != ',') {
        differences.emplace_back(separator_ == ';' ? "semicolons between columns"
                                                   : "tabs between columns");
    }
    if (windows_1251_) {
        differences.emplace_back("text in Windows-1251");
    }
    return join(differences, ", ");
}

std::size_t CsvTable::column(std::string_view name) const {
    const auto found = std::find(columns_.begin(), columns_.end(), name);
    if (found == columns_.end()) {
        throw DataError(fmt::format("{}: has no column '{}'; its columns are {}", name_, name,
                                    join(columns_, ", ")));
    }
    return static_cast<std::size_t>(found - columns_.begin());
}

void CsvTable::rename(std::string_view column, std::string name) {
    columns_[this->column(column)] = std::move(name);
}

double CsvTable::number(const Row& row, std::size_t column) const {
    double value = 0;
    std::string text = row.fields[column];
    if (any_dialect_) {
        text = std::string(trimmed(text));
        std::replace(text.begin(), text.end(), ',', '.');
    }
    if (!parse_whole(std::string_view(text), value) || !std::isfinite(value)) {
        throw DataError(fmt::format("{}, column {}: '{}' is not a number", where(row),
                                    columns_[column], row.fields[column]));
    }
    return value;
}

double CsvTable::amount(const Row& row, std::size_t column) const {
    const std::string_view text = trimmed(row.fields[column]);
    if (any_dialect_ && separator_ == ',' && may_have_thousands(text)) {
        std::string thousands(text);
        std::string decimals(text);
        std::erase(thousands, ',');
        std::replace(decimals.begin(), decimals.end(), ',', '.');
        throw DataError(fmt::format("{}, column {}: '{}' may be {} or {}; write the number without "
                                    "a comma",
                                    where(row), columns_[column], text, thousands, decimals));
    }
    return number(row, column);
}

long CsvTable::whole_number(const Row& row, std::size_t column) const {
    long value = 0;
    if (!parse_whole(row.fields[column], value)) {
        throw DataError(fmt::format("{}, column {}: '{}' is not a whole number", where(row),
                                    columns_[column], row.fields[column]));
    }
    return value;
}

std::string CsvTable::where(const Row& row) const {
    return fmt::format("{}, line {}", name_, row.line);
}

} // namespace demarc
