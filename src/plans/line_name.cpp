// SPDX-License-Identifier: MIT
#include "plans/line_name.hpp"

#include "plans/plan.hpp"
#include "plans/plan_zones.hpp"
#include "support/date.hpp"

namespace demarc {

std::string line_name(std::string_view line) {
    if (line == russian_edge) {
        return "edge of Russian-held land";
    }
    const std::optional<Date> day = Date::parse(line);
    return "line of " + (day ? day->english() : std::string(line));
}

} // namespace demarc
