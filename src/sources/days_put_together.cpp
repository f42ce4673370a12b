// SPDX-License-Identifier: MIT
#include "sources/days_put_together.hpp"

#include "geometry/area.hpp"
#include "geometry/locator.hpp"
#include "geometry/position_inside.hpp"
#include "sources/any_day.hpp"
#include "sources/plausibility.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>

namespace demarc {

namespace {

std::optional<Date> day_of_layer(const std::string& name) {
    try {
        return day_in_any_form(name);
    } catch (const DataError&) {
        return std::nullopt; // a number of another kind
    }
}

/// A number of ten digits may be a code as well as a time; of no other years is there a map of this
/// war.
bool may_be_of_the_war(const Date& day) {
    constexpr std::chrono::year first{2014};
    constexpr std::chrono::year last{2099};
    const std::chrono::year year = std::chrono::year_month_day(day.days()).year();
    return first <= year && year <= last;
}

const Polygon* largest_of(const MultiPolygon& polygons) {
    const auto largest =
        std::max_element(polygons.begin(), polygons.end(), [](const Polygon& a, const Polygon& b) {
            return area_of(a) < area_of(b);
        });
    return largest == polygons.end() ? nullptr : &*largest;
}

std::optional<LonLat> position_in(const Polygon& polygon) {
    try {
        return position_inside(polygon);
    } catch (const GeometryError&) {
        return std::nullopt; // too thin to have any
    }
}

} // namespace

void DaysPutTogether::add(const std::map<std::string, std::string>& attributes,
                          std::size_t record) {
    layers_.back().records.push_back(record);
    for (const auto& [name, value] : attributes) {
        if (trimmed(value).empty() || without_days_.contains(name)) {
            continue;
        }
        const std::optional<Date> day = day_in_text(value);
        if (!day || !may_be_of_the_war(*day)) {
            by_attribute_.erase(name);
            without_days_.insert(name);
            continue;
        }
        by_attribute_[name].push_back({record, *day, value});
    }
}

std::vector<DaysPutTogether::Dated> DaysPutTogether::dated_by_layer() const {
    std::vector<Dated> dated;
    if (layers_.size() < 2) {
        return dated;
    }
    for (const Layer& layer : layers_) {
        const std::optional<Date> day = day_of_layer(layer.name);
        for (const std::size_t record : day ? layer.records : std::vector<std::size_t>()) {
            dated.push_back({record, *day, layer.name});
        }
    }
    return dated;
}

void DaysPutTogether::report(const std::vector<ControlRecord>& records, const std::string& file,
                             std::vector<InputNote>& notes) const {
    /// Whether a record holds a position of one of another day and the same class.
    const auto lie_on_one_another = [&](const std::vector<Dated>& dated) {
        constexpr std::size_t most_asked = 2'000; // maps of several days are large and few
        std::vector<const Polygon*> polygons;
        std::vector<const Dated*> of;
        for (const Dated& one : dated) {
            if (const Polygon* largest = largest_of(records.at(one.record).polygons)) {
                polygons.push_back(largest);
                of.push_back(&one);
            }
        }
        const PolygonLocator locator(polygons);
        for (std::size_t i = 0; i < std::min(polygons.size(), most_asked); ++i) {
            const std::optional<LonLat> inside = position_in(*polygons[i]);
            const std::vector<std::size_t> holders =
                inside ? locator.all(*inside) : std::vector<std::size_t>();
            const bool is_of_another =
                std::any_of(holders.begin(), holders.end(), [&](std::size_t j) {
                    return of[j]->day != of[i]->day && records[of[j]->record].meaning.control ==
                                                           records[of[i]->record].meaning.control;
                });
            if (is_of_another) {
                return true;
            }
        }
        return false;
    };
    const auto days_in = [](const std::vector<Dated>& dated) {
        std::map<Date, std::string> days;
        for (const Dated& one : dated) {
            days.emplace(one.day, one.value);
        }
        return days;
    };
    const auto warn = [&](const std::map<Date, std::string>& days, const std::string& where,
                          const std::string& remedy) {
        notes.push_back({file,
                         fmt::format("its records are of {} days ({} to {}, {}), lie on one "
                                     "another and were put together: land counts that was held on "
                                     "any of these days",
                                     days.size(), days.begin()->first.english(),
                                     days.rbegin()->first.english(), where),
                         remedy, InputWarning::date});
    };
    for (const auto& [attribute, dated] : by_attribute_) {
        const std::map<Date, std::string> days = days_in(dated);
        if (days.size() > 1 && lie_on_one_another(dated)) {
            warn(days, fmt::format("in the attribute '{}'", attribute),
                 fmt::format("choose one in a profile: under [filter] the line \"{}\" = '{}'",
                             attribute, days.rbegin()->second));
            return;
        }
    }
    const std::vector<Dated> by_layer = dated_by_layer();
    if (const std::map<Date, std::string> days = days_in(by_layer);
        days.size() > 1 && lie_on_one_another(by_layer)) {
        warn(days, "in the names of its layers",
             fmt::format("choose one: FILE:PROFILE/{}", days.rbegin()->second));
    }
}

} // namespace demarc
