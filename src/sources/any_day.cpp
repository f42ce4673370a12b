// SPDX-License-Identifier: MIT
#include "sources/any_day.hpp"

#include "sources/date_pattern.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <vector>

namespace demarc {

namespace {

struct Form {
    DatePattern pattern;
    bool has_word = false; ///< in lower case
};

/// Each fits only where nothing else could be meant.
const std::vector<Form>& forms() {
    static const std::vector<Form> compiled = [] {
        const std::string begin = R"((?:^|\D))";
        const std::string end = R"((?!\d))";
        const std::string mark = "[-_. ]";
        const std::string any_year = R"((?<year>\d{4}))"; // a mistyped one is asked back later
        const std::string year = R"((?<year>(?:19|20)\d{2}))";
        const std::string day = R"((?<day>\d{1,2}))";
        const std::string two_digits = R"((?<month>0[1-9]|1[0-2]))";
        const std::string late_day = R"((?<day>1[3-9]|2\d|3[01]))"; // no month has such a number
        const std::string word =
            "(?<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|"
            "(?:січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру)[^-_. 0-9]*)";
        const std::string number = R"((?<month>\d{1,2}))";
        const std::string some_marks = "[-_. ,]{0,3}";
        const std::string nth = "(?:st|nd|rd|th)?";
        return std::vector<Form>{
            {DatePattern(begin + any_year + mark + number + mark + day + end)},
            {DatePattern(begin + year + R"((?<month>\d\d)(?<day>\d\d))" + end)},
            // With a time of day: other long numbers are no dates that are wrong.
            {DatePattern(begin + year + two_digits + R"((?<day>0[1-9]|[12]\d|3[01]))" +
                         R"((?:\d\d){1,3})" + end)},
            {DatePattern(begin + day + R"(\.)" + number + R"(\.)" + any_year + end)},
            {DatePattern(begin + late_day + "[-_ ]" + number + "[-_ ]" + year + end)},
            {DatePattern(begin + number + "[-_ ]" + late_day + "[-_ ]" + year + end)},
            {DatePattern(begin + late_day + two_digits + year + end)},
            {DatePattern(begin + day + nth + some_marks + word + some_marks + year + end), true},
            {DatePattern(word + some_marks + day + nth + "[-_. ,]{1,3}" + year + end), true},
            {DatePattern(begin + year + some_marks + word + some_marks + day + end), true}};
    }();
    return compiled;
}

} // namespace

std::optional<Date> day_in_any_form(const std::string& name) {
    const std::string lower = lower_case(name);
    std::optional<DataError> no_day;
    for (const Form& form : forms()) {
        try {
            if (const std::optional<Date> day = form.pattern.day_in(form.has_word ? lower : name)) {
                return day;
            }
        } catch (const DataError& error) {
            no_day = no_day ? no_day : error;
        }
    }
    if (no_day) {
        throw DataError(*no_day);
    }
    return std::nullopt;
}

} // namespace demarc
