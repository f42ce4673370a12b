// SPDX-License-Identifier: MIT
#include "plans/place_finder.hpp"

#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace demarc {

namespace {

constexpr std::size_t max_listed = 8;

/// The names with their regions, as a plan file may write them. Namesakes within one region are
/// told apart by their positions alone.
std::string regions_of(const std::vector<NamedPlace>& places, const RegionTable& regions) {
    std::vector<std::string> listed;
    for (std::size_t i = 0; i < places.size() && i < max_listed; ++i) {
        listed.push_back(fmt::format("{}, {} ({:.3f} E {:.3f} N)", places[i].name_en,
                                     regions[places[i].region].name_en, places[i].position.lon,
                                     places[i].position.lat));
    }
    const std::size_t more = places.size() - listed.size();
    return join(listed, "; ") + (more > 0 ? fmt::format("; and {} more", more) : "");
}

} // namespace

NamedPlace PlaceFinder::find(const std::string& name, const std::string& where) {
    if (!gazetteer_) {
        gazetteer_ = Gazetteer::read(file_, regions_);
    }
    std::vector<NamedPlace> found;
    try {
        found = gazetteer_->find(name, regions_);
    } catch (const UsageError& error) {
        throw ConfigError(where + error.what());
    }
    if (found.size() == 1) {
        return found.front();
    }
    if (found.empty()) {
        const std::vector<std::string> similar = gazetteer_->similar(name, 3);
        throw ConfigError(fmt::format("{}the gazetteer has no place '{}'{}", where, name,
                                      similar.empty()
                                          ? "; give its position as 'lon' and 'lat'"
                                          : "; did you mean '" + join(similar, "' or '") + "'?"));
    }
    throw ConfigError(fmt::format("{}{} places are called '{}': add the region after a comma, or "
                                  "give 'lon' and 'lat' of one: {}",
                                  where, found.size(), name, regions_of(found, regions_)));
}

} // namespace demarc
