// SPDX-License-Identifier: MIT
#include "sources/class_draft.hpp"

#include "sources/class_suggestion.hpp"
#include "sources/description_rows.hpp"
#include "sources/draft_lines.hpp"
#include "sources/name_pattern.hpp"
#include "sources/telling_attribute.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace demarc {

namespace {

/// Where areas overlap: the usual order, to be taken up or not; that in which a counteroffensive
/// goes before the land it is drawn over is needed.
std::string overlaps(ControlForm form, const std::vector<ValueInspection>& values) {
    if (form != ControlForm::polygons) {
        return {};
    }
    const bool has_counteroffensive =
        std::any_of(values.begin(), values.end(), [](const ValueInspection& value) {
            return tells_of_a_counteroffensive(value.value);
        });
    return has_counteroffensive
               ? "# Where areas overlap, the first of these holds: a counteroffensive is drawn "
                 "over "
                 "land that was held.\nprecedence = [\"russian_pre_2022\", \"contested\", "
                 "\"russian\", \"ukrainian\"]\n"
               : "# Where areas overlap, the first of these holds:\n# precedence = "
                 "[\"russian_pre_2022\", \"russian\", \"contested\", \"ukrainian\"]\n";
}

std::string in_place_of_it(const std::string& expression) {
    return fmt::format("# in its place: day_columns = '{}'\n", expression);
}

std::string classes_by_day(const std::vector<DayColumns>& publishers) {
    const DayColumns& first = publishers.front();
    std::vector<std::string> questions;
    if (publishers.size() > 1) {
        questions.emplace_back("which publisher counts?");
    }
    if (!first.which.empty()) {
        questions.push_back(first.which + ": which?");
    }
    std::string text = fmt::format("day_columns = '{}' # {}a column for each day{}\n",
                                   first.expression, questions.empty() ? "" : "FILL IN: ",
                                   questions.empty() ? "" : "; " + join(questions, "; "));
    for (const std::string& other : first.others) {
        text += in_place_of_it(other);
    }
    for (std::size_t i = 1; i < publishers.size(); ++i) {
        text += in_place_of_it(publishers[i].expression);
    }
    std::map<std::string, ValueInspection> values;
    for (const AttributeInspection* column : first.columns) {
        for (const ValueInspection& value : column->values) {
            values[value.value].value = value.value;
            values[value.value].records += value.records;
        }
    }
    values.erase("");
    text += "\n[classes]\n";
    for (const auto& [name, value] : values) {
        text += class_line(value, class_suggested_by(name));
    }
    return text;
}

/// The values of an attribute, each with the class that it suggests.
std::string table_of_classes(ControlForm form, const AttributeInspection& attribute) {
    std::string text = overlaps(form, attribute.values) + "\n[classes]\n";
    for (const ValueInspection& value : attribute.values) {
        text += class_line(value, class_suggested_by(value.value, attribute.name));
    }
    return text;
}

/// Whether two attributes differ in the case of letters only: a file with both may mean either.
bool differ_in_case(const AttributeInspection& a, const AttributeInspection& b) {
    return lower_case(a.name) == lower_case(b.name);
}

std::string classes_by_attribute(const ClassEvidence& evidence,
                                 const std::vector<AttributeInspection>& likely) {
    const AttributeInspection& attribute = likely.front();
    const bool side_by_side = evidence.is_table && likely.size() > 1;
    const bool has_twin =
        std::any_of(likely.begin() + 1, likely.end(), [&](const AttributeInspection& other) {
            return differ_in_case(attribute, other);
        });
    const auto other = std::find_if(likely.begin() + 1, likely.end(), [&](const auto& one) {
        return tell_other_classes(attribute, one);
    });
    std::string text = draft_line(
        "attribute", toml_text(attribute.name),
        has_twin
            ? "FILL IN: tells who holds it; another differs in the case of letters only: which?"
        : side_by_side ? "FILL IN: tells who holds it; which publisher counts?"
        : other != likely.end()
            ? fmt::format("FILL IN: tells who holds it; {} says otherwise: which?",
                          toml_text(other->name))
            : "tells who holds it");
    for (std::size_t i = 1; i < likely.size(); ++i) {
        text += fmt::format("# in its place: attribute = {}\n", toml_text(likely[i].name));
    }
    return text + table_of_classes(evidence.form, attribute);
}

/// Rules on one row of descriptions. A longer value goes first: the expression of a shorter one
/// that it begins with fits it, too.
std::string rules_by_row(const ClassEvidence& evidence, const DescribedAttribute& described) {
    const AttributeInspection& row = described.rows;
    std::string text = fmt::format("# Of the texts in {} the row {} tells who holds it.\n",
                                   toml_text(described.attribute), toml_text(row.name)) +
                       overlaps(evidence.form, row.values);
    std::vector<ValueInspection> values = row.values;
    std::stable_sort(values.begin(), values.end(),
                     [](const auto& a, const auto& b) { return a.value.size() > b.value.size(); });
    for (const ValueInspection& value : values) {
        text += "\n[[rule]]\n" + draft_line("group", toml_text(value.value)) +
                control_line(class_suggested_by(value.value, row.name)) +
                draft_line("where", fmt::format("{{ {} = '{}' }}", toml_text(described.attribute),
                                                expression_for_row(row.name, value.value)));
    }
    if (row.records < evidence.areas) {
        text += "\n# Records without that row.\n[[rule]]\n" +
                draft_line("group", toml_text("without " + row.name)) + control_line(std::nullopt);
    }
    return text;
}

/// What goes first where layers overlap.
int order_of(const std::string& layer) {
    const std::optional<ControlClass> control = class_suggested_by(layer);
    return control == ControlClass::russian_pre_2022 ? 0
           : tells_of_a_counteroffensive(layer)      ? 1
           : control == ControlClass::russian        ? 2
           : control == ControlClass::contested      ? 3
           : control == ControlClass::ukrainian      ? 4
                                                     : 5;
}

/// The same layer of another day has another day in its name.
std::string expression_without_day(const std::string& name) {
    const auto expression = [](const std::string& part) {
        return expression_for(normal_text(part), "-_");
    };
    const std::vector<DayReading> days = day_readings(name);
    if (days.empty()) {
        return expression(name);
    }
    const auto without_marks = [](const std::string& part) {
        const std::size_t first = part.find_first_not_of(" _-.");
        return first == std::string::npos
                   ? std::string()
                   : part.substr(first, part.find_last_not_of(" _-.") + 1 - first);
    };
    const std::string before = without_marks(name.substr(0, days.front().from));
    const std::string after = without_marks(name.substr(days.front().to));
    if (before.empty() && after.empty()) {
        return expression(name);
    }
    return expression(before) + (before.empty() || after.empty() ? "" : ".*") + expression(after);
}

std::string rules_by_layer(const std::vector<const LayerInspection*>& layers) {
    std::vector<std::string> names;
    for (const LayerInspection* layer : layers) {
        names.push_back(layer->name);
    }
    std::vector<std::string> groups = names;
    std::stable_sort(groups.begin(), groups.end(),
                     [](const auto& a, const auto& b) { return order_of(a) < order_of(b); });
    std::transform(groups.begin(), groups.end(), groups.begin(), toml_text);
    std::string text = "# The names of the layers tell who holds what. Where areas overlap, the "
                       "first of these holds:\n" +
                       fmt::format("precedence = [{}]\n", join(groups, ", "));
    // The expression of a name that stands in a longer one fits that one, too.
    std::stable_sort(names.begin(), names.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    for (const std::string& name : names) {
        text += "\n[[rule]]\n" + draft_line("group", toml_text(name)) +
                control_line(class_suggested_by(name)) +
                draft_line("input", "'" + expression_without_day(name) + "'");
    }
    return text;
}

/// Attributes that are what they say, not a table of which each text is one.
std::vector<AttributeInspection> plain_attributes(const ClassEvidence& evidence) {
    std::vector<AttributeInspection> plain = evidence.attributes;
    std::erase_if(plain, [&](const AttributeInspection& attribute) {
        return std::any_of(evidence.described.begin(), evidence.described.end(),
                           [&](const DescribedAttribute& described) {
                               return described.attribute == attribute.name;
                           });
    });
    return plain;
}

std::vector<AttributeInspection> all_rows(const ClassEvidence& evidence) {
    std::vector<AttributeInspection> rows;
    for (const DescribedAttribute& described : evidence.described) {
        rows.push_back(described.rows);
    }
    return rows;
}

const DescribedAttribute& row_called(const ClassEvidence& evidence, const std::string& name) {
    return *std::find_if(
        evidence.described.begin(), evidence.described.end(),
        [&](const DescribedAttribute& described) { return described.rows.name == name; });
}

/// What a text begins with before the first number in it: "occupied since".
std::string phrase_of(const std::string& value) {
    const std::string text = normal_text(value);
    return std::string(trimmed(text.substr(0, text.find_first_of("0123456789"))));
}

/// Many texts that begin alike: a rule for each such beginning, if they are few. The class is left
/// open where one text suggests another than the next. Otherwise the texts as classes.
std::string classes_by_texts(const ClassEvidence& evidence, const AttributeInspection& attribute) {
    std::map<std::string, std::vector<std::optional<ControlClass>>, std::greater<>> phrases;
    for (const ValueInspection& value : attribute.values) {
        phrases[phrase_of(value.value)].push_back(class_suggested_by(value.value, attribute.name));
    }
    const bool has_bare = phrases.erase("") > 0;
    const std::size_t unlisted = attribute.distinct - attribute.values.size();
    if (2 * phrases.size() > attribute.values.size()) {
        const std::string text =
            draft_line("attribute", toml_text(attribute.name),
                       fmt::format("FILL IN: has {} values: does it tell who holds it?",
                                   attribute.distinct)) +
            table_of_classes(evidence.form, attribute);
        return unlisted == 0 ? text : text + fmt::format("# and {} more values\n", unlisted);
    }
    std::string text = fmt::format("# {} has {} values; what they begin with tells who holds it.\n",
                                   toml_text(attribute.name), attribute.distinct) +
                       overlaps(evidence.form, attribute.values);
    // From the last to the first in the alphabet: a beginning goes after the longer ones.
    for (const auto& [phrase, controls] : phrases) {
        const auto first = controls.front();
        const bool alike = std::all_of(controls.begin(), controls.end(),
                                       [&](const auto& one) { return one == first; });
        text += "\n[[rule]]\n" + draft_line("group", toml_text(phrase)) +
                control_line(alike ? first : std::nullopt) +
                draft_line("where", fmt::format("{{ {} = '^{}' }}", toml_text(attribute.name),
                                                expression_for(phrase)));
    }
    const bool all_told = unlisted == 0 && !has_bare && attribute.records >= evidence.areas;
    return all_told ? text
                    : text + "\n# All others.\n[[rule]]\n" + draft_line("group", "\"others\"") +
                          control_line(std::nullopt);
}

/// One class for everything, by the name of file or layer where it says one.
std::string one_class(const ClassEvidence& evidence) {
    for (const std::string& name : evidence.names) {
        std::string text = normal_text(name);
        std::replace_if(
            text.begin(), text.end(), [](char c) { return c == '_' || c == '-' || c == '.'; }, ' ');
        const std::optional<ControlClass> control = class_suggested_by(text);
        if (control && (control != ControlClass::ukrainian || says_ukraine_holds(text))) {
            return draft_line("constant", toml_text(name_of(*control)),
                              fmt::format("FILL IN: only the name '{}' says so", name));
        }
    }
    return draft_line("constant", "\"russian\"", "FILL IN: nothing in the file says who holds it");
}

/// Few values of an attribute, or of a row of descriptions, with no known meaning; else everything
/// is of one class.
std::string without_suggestion(const ClassEvidence& evidence,
                               const std::vector<AttributeInspection>& plain) {
    const AttributeInspection* fewest = attribute_of_few_values(plain);
    if (const std::vector<AttributeInspection> rows = all_rows(evidence); fewest == nullptr) {
        if (const AttributeInspection* row = attribute_of_few_values(rows)) {
            return rules_by_row(evidence, row_called(evidence, row->name));
        }
    }
    if (fewest == nullptr) {
        if (const AttributeInspection* many = attribute_of_many_texts(plain)) {
            return classes_by_texts(evidence, *many);
        }
    }
    const bool all_alike = evidence.form == ControlForm::polygons || evidence.is_register;
    if (all_alike && fewest == nullptr) {
        return one_class(evidence);
    }
    std::string text = draft_line("attribute", toml_text(fewest == nullptr ? "side" : fewest->name),
                                  "FILL IN: which tells who holds it?") +
                       overlaps(evidence.form, {}) + "\n[classes]\n";
    if (fewest == nullptr) {
        return text + draft_line("\"russian\"", "\"russian\"", "FILL IN: the values there are");
    }
    for (const ValueInspection& value : fewest->values) {
        text += class_line(value, std::nullopt);
    }
    return text;
}

} // namespace

std::string drafted_classes(const ClassEvidence& evidence) {
    const std::vector<AttributeInspection> plain = plain_attributes(evidence);
    const std::vector<AttributeInspection> likely = attributes_that_suggest_classes(plain);
    const std::vector<DayColumns>& days = evidence.day_columns;
    if (!days.empty() && (days.front().suggests_classes || likely.empty())) {
        return classes_by_day(days);
    }
    if (!likely.empty()) {
        return classes_by_attribute(evidence, likely);
    }
    const std::vector<AttributeInspection> rows =
        attributes_that_suggest_classes(all_rows(evidence));
    if (!rows.empty()) {
        return rules_by_row(evidence, row_called(evidence, rows.front().name));
    }
    return evidence.layers.empty() ? without_suggestion(evidence, plain)
                                   : rules_by_layer(evidence.layers);
}

} // namespace demarc
