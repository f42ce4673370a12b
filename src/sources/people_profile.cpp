// SPDX-License-Identifier: MIT
#include "sources/people_profile.hpp"

#include <utility>

namespace demarc {

namespace {

PeopleOf read_people_of(const Settings& settings) {
    const std::optional<PeopleOf> of = people_of_named(settings.text("people_of"));
    if (!of) {
        settings.refuse("people_of", "must be \"before_war\" or \"today\": residents before the "
                                     "full-scale war, or those who live there since");
    }
    return *of;
}

BorderCells read_border_cells(const Settings& settings) {
    const std::string name = settings.text("border_cells");
    if (name != "land" && name != "share") {
        settings.refuse("border_cells", "must be \"land\" or \"share\"");
    }
    return name == "land" ? BorderCells::land : BorderCells::share;
}

} // namespace

PeopleProfile read_people_profile(const Settings& settings, const std::string& id, Faults& faults) {
    PeopleProfile profile;
    static_cast<CountProfile&>(profile) = read_count_profile(settings, id, faults, "people");
    faults.take(profile.people_of, [&] { return read_people_of(settings); });
    if (settings.has("border_cells")) {
        faults.take(profile.border_cells, [&] { return read_border_cells(settings); });
    }
    return profile;
}

} // namespace demarc
