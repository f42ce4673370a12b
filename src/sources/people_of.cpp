// SPDX-License-Identifier: MIT
#include "sources/people_of.hpp"

namespace demarc {

std::string_view name_of(PeopleOf of) {
    switch (of) {
    case PeopleOf::before_war:
        return "before_war";
    case PeopleOf::today:
        return "today";
    case PeopleOf::not_stated:
        return "not_stated";
    }
    return {};
}

std::optional<PeopleOf> people_of_named(std::string_view name) {
    for (const PeopleOf of : stated_people) {
        if (name == name_of(of)) {
            return of;
        }
    }
    return std::nullopt;
}

} // namespace demarc
