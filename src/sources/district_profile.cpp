// SPDX-License-Identifier: MIT
#include "sources/district_profile.hpp"

namespace demarc {

DistrictProfile read_district_profile(const Settings& settings, const std::string& id,
                                      Faults& faults) {
    DistrictProfile profile;
    profile.source = read_source(settings, id, faults);
    faults.take(profile.layer, [&] { return read_layer_name(settings); });
    faults.take(profile.level, [&] { return settings.text_or("level", "districts"); });
    faults.take(profile.attribute, [&] { return settings.text_or("attribute", ""); });
    faults.take(profile.more_attributes, [&] { return settings.texts("more_attributes"); });
    faults.take(profile.name_attributes, [&] { return settings.texts("name_attributes"); });
    faults.take(profile.region_attributes, [&] { return settings.texts("region_attributes"); });
    faults.collect([&] {
        if (profile.attribute.empty() && profile.name_attributes.empty()) {
            settings.refuse("attribute", "is missing; it has the code of a district, or "
                                         "'name_attributes' its name");
        }
    });
    faults.take(profile.filter, [&] { return read_conditions(settings, "filter"); });
    profile.opening = read_opening(settings, faults);
    faults.take(profile.repair_bound, [&] { return read_repair_bound(settings); });
    return profile;
}

} // namespace demarc
