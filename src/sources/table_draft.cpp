// SPDX-License-Identifier: MIT
#include "sources/table_draft.hpp"

#include "sources/draft_lines.hpp"
#include "sources/table_columns.hpp"
#include "sources/telling_attribute.hpp"
#include "sources/unfilled_keys.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace demarc {

namespace {

class TableDraft {
public:
    TableDraft(const LayerInspection& layer, const AttributeInspection* from,
               const AttributeInspection* to)
        : layer_(layer), from_(from), to_(to) {}

    [[nodiscard]] std::string columns() const {
        const std::vector<std::string> names = column_names();
        const std::optional<PositionColumns> position = usual_position_columns(names);
        std::string name = column_called(names, {"name", "settlement", "place", "city", "town",
                                                 "name_en", "asciiname", "назва", "найменування",
                                                 "населений пункт", "населений_пункт"});
        const bool guessed = name.empty();
        name = guessed ? names.front() : name;
        std::string text =
            draft_line("name_column", toml_text(name),
                       guessed ? "FILL IN: the column of the settlement's name" : "");
        if (!position) {
            text += "# No column is called as one of positions usually is. If there is none, no "
                    "profile can read the table:\n# join it with the places first ('Tables without "
                    "positions' in geodata/profiles/README.md), and draft a\n# profile for what "
                    "that gives. PLACES is a file of the places, in it the key may be called "
                    "otherwise.\n# " +
                    join_with_places(names) + '\n';
        }
        text += draft_line("lon_column", toml_text(position ? position->lon : "lon"),
                           position ? "" : "FILL IN");
        text += draft_line("lat_column", toml_text(position ? position->lat : "lat"),
                           position ? "" : "FILL IN");
        return text + span(name);
    }

private:
    [[nodiscard]] std::vector<std::string> column_names() const {
        std::vector<std::string> names;
        for (const AttributeInspection& attribute : layer_.attributes) {
            names.push_back(attribute.name);
        }
        return names;
    }

    /// The command that puts the rows of a table without positions onto places.
    [[nodiscard]] std::string join_with_places(const std::vector<std::string>& names) const {
        std::string key = column_called(
            names, {"geonameid", "katotth", "koatuu", "код", "code", "id", "kod", "катоттг"});
        key = key.empty() ? names.front() : key;
        const auto option = [](std::string_view name, const std::string& value) {
            return fmt::format(" --{} {}", name, value);
        };
        std::string command = "scripts/join-places TABLE PLACES" + option("key", shell_word(key));
        const bool is_of_days = from_ != nullptr && to_ == nullptr; // a row for each place and day
        if (from_ != nullptr) {
            command += option(is_of_days ? "day" : "from", shell_word(from_->name));
        }
        if (to_ != nullptr) {
            command += option("to", shell_word(to_->name));
        }
        command += from_ != nullptr || to_ != nullptr ? option("on", "YYYY-MM-DD") : "";
        return without_controls(command, ' ') + " > joined.geojson";
    }

    /// Columns of days that are neither the first nor the last one of a row.
    [[nodiscard]] std::vector<std::string> days_left_over(const std::string& name_column) const {
        std::vector<std::string> others;
        for (const AttributeInspection& attribute : layer_.attributes) {
            if (&attribute != from_ && &attribute != to_ && attribute.name != name_column &&
                holds_a_day(attribute) && holds_mostly_days(attribute)) {
                others.push_back(attribute.name);
            }
        }
        return others;
    }

    /// From when to when a row holds. Where a column of days is left over, a key that is read has
    /// the mark: a line that is commented out is not seen when results are written.
    [[nodiscard]] std::string span(const std::string& name_column) const {
        const std::vector<std::string> others = days_left_over(name_column);
        const std::string unknown = toml_text(not_stated);
        std::string text;
        if (from_ != nullptr) {
            text +=
                draft_line("from_column", toml_text(from_->name), "a row holds from this day on");
        } else if (to_ != nullptr || !others.empty()) {
            text +=
                draft_line("from_column", unknown, "FILL IN: the column of when it began, if any");
        }
        if (to_ != nullptr) {
            text += draft_line(
                "to_column", toml_text(to_->name),
                others.empty() ? "and to this one, empty: until today"
                               : "FILL IN: and to this one, empty: until today; or one of these?");
        } else if (!others.empty()) {
            text +=
                draft_line("to_column", unknown, "FILL IN: the column of when it ended, if any");
        }
        for (const std::string& other : others) {
            text += "# in its place: " + draft_line("to_column", toml_text(other),
                                                    "FILL IN: dates, too: is this when it ended?");
        }
        return text;
    }

    const LayerInspection& layer_;
    const AttributeInspection* from_; ///< the column of first days; nullptr: none
    const AttributeInspection* to_;   ///< and of last ones
};

} // namespace

std::string drafted_columns(const LayerInspection& table, const AttributeInspection* from,
                            const AttributeInspection* to) {
    return TableDraft(table, from, to).columns();
}

} // namespace demarc
