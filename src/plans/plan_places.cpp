// SPDX-License-Identifier: MIT
#include "plans/plan_places.hpp"

#include "geometry/validity.hpp"
#include "partition/band.hpp"
#include "support/error.hpp"
#include "support/faults.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace demarc {

namespace {

using nlohmann::json;

template<typename Named>
const Named* with_id(const std::vector<Named>& things, const std::string& id) {
    const auto found = std::find_if(things.begin(), things.end(),
                                    [&](const Named& thing) { return thing.id == id; });
    return found == things.end() ? nullptr : &*found;
}

/// Generously around Ukraine, its seas included.
bool near_ukraine(LonLat p) {
    return p.lon > 20 && p.lon < 43 && p.lat > 42 && p.lat < 54;
}

/// Reads the places of one plan file.
class PlacesReader {
public:
    PlacesReader(const TomlDocument& document, const RegionTable& regions, const Places& known,
                 PlaceFinder& towns)
        : document_(document), regions_(regions), known_(known), towns_(towns) {}

    [[nodiscard]] Site site(const json& values, const std::string& pointer,
                            const std::vector<Site>& before) const {
        Site site;
        site.id = values.value("id", "");
        refuse_taken(site.id, "site", pointer, known_.sites, before);
        names(site, values);
        if (values.contains("place") || values.contains("lon") || values.contains("lat")) {
            site.position = position(values, pointer, before);
        }
        return site;
    }

    [[nodiscard]] Zone zone(const json& values, const std::string& pointer,
                            const std::vector<Site>& sites, const std::vector<Zone>& before) const {
        Zone zone;
        zone.id = values.value("id", "");
        refuse_taken(zone.id, "zone", pointer, known_.zones, before);
        names(zone, values);
        if (values.contains("region")) {
            zone.region = region(values, pointer);
        }
        if (values.contains("polygon") == values.contains("km")) {
            throw ConfigError(document_.place_of(pointer) +
                              "a zone is a 'polygon', or a circle: 'km' around a 'place', a "
                              "'site', or 'lon' and 'lat'");
        }
        zone.polygons = values.contains("polygon")
                            ? MultiPolygon{Polygon{ring(values["polygon"], pointer), {}}}
                            : disc_around(position(values, pointer, sites),
                                          Metres::from_km(values.value("km", 0.0)));
        return zone;
    }

private:
    template<typename Named>
    static void names(Named& thing, const json& values) {
        thing.name_en = values["name"].value("en", "");
        thing.name_uk = values["name"].value("uk", "");
        thing.note = values.value("note", "");
        thing.source = values.value("source", "the plan file");
    }

    template<typename Named>
    void refuse_taken(const std::string& id, std::string_view kind, const std::string& pointer,
                      const std::vector<Named>& known, const std::vector<Named>& before) const {
        if (with_id(known, id) != nullptr) {
            throw ConfigError(fmt::format("{}there is a {} '{}' already, among those that come "
                                          "with demarc: call this one otherwise",
                                          document_.place_of(pointer + "/id"), kind, id));
        }
        if (with_id(before, id) != nullptr) {
            throw ConfigError(fmt::format("{}the {} '{}' stands twice in this plan",
                                          document_.place_of(pointer + "/id"), kind, id));
        }
    }

    [[nodiscard]] RegionIndex region(const json& values, const std::string& pointer) const {
        const std::string name = values.value("region", "");
        const std::optional<RegionIndex> found = regions_.find(std::string_view(name));
        if (!found) {
            throw ConfigError(fmt::format("{}unknown region '{}'{}",
                                          document_.place_of(pointer + "/region"), name,
                                          did_you_mean(name, regions_.known_names(),
                                                       "; write an ISO 3166-2 code (UA-14) or an "
                                                       "English name")));
        }
        return *found;
    }

    /// One of a town, a site, or a position in degrees.
    [[nodiscard]] LonLat position(const json& values, const std::string& pointer,
                                  const std::vector<Site>& own_sites) const {
        const auto has = [&](const char* key) { return values.contains(key) ? 1 : 0; };
        if (has("lon") != has("lat") || has("place") + has("site") + has("lon") != 1) {
            throw ConfigError(document_.place_of(pointer) +
                              "one of these tells where it is: a 'place', a 'site' (for a zone), "
                              "or 'lon' with 'lat'");
        }
        if (values.contains("place")) {
            return towns_.find(values.value("place", ""), document_.place_of(pointer + "/place"))
                .position;
        }
        if (!values.contains("site")) {
            return checked({values.value("lon", 0.0), values.value("lat", 0.0)}, pointer + "/lon");
        }
        const std::string id = values.value("site", "");
        const Site* site = with_id(own_sites, id);
        site = site == nullptr ? with_id(known_.sites, id) : site;
        if (site == nullptr || !site->position) {
            throw ConfigError(fmt::format(
                "{}{}", document_.place_of(pointer + "/site"),
                site == nullptr ? fmt::format("unknown site '{}'", id)
                                : fmt::format("'{}' has no one position to measure from", id)));
        }
        return *site->position;
    }

    [[nodiscard]] LonLat checked(LonLat position, const std::string& pointer) const {
        if (!near_ukraine(position)) {
            throw ConfigError(fmt::format("{}{:g} E, {:g} N is far from Ukraine{}",
                                          document_.place_of(pointer), position.lon, position.lat,
                                          near_ukraine({position.lat, position.lon})
                                              ? "; longitude comes before latitude"
                                              : ""));
        }
        return position;
    }

    /// Closed, if it is not.
    [[nodiscard]] Ring ring(const json& positions, const std::string& pointer) const {
        Ring ring;
        for (const json& position : positions) {
            ring.push_back(checked({position[0].get<double>(), position[1].get<double>()},
                                   pointer + "/polygon"));
        }
        if (ring.front() != ring.back()) {
            ring.push_back(ring.front());
        }
        if (ring.size() < 4 || !surely_valid({Polygon{ring, {}}})) {
            throw ConfigError(document_.place_of(pointer + "/polygon") +
                              "must be the corners of an area in their order, as [longitude, "
                              "latitude]; these lines cross or touch each other, or enclose "
                              "nothing");
        }
        return ring;
    }

    const TomlDocument& document_;
    const RegionTable& regions_;
    const Places& known_;
    PlaceFinder& towns_;
};

bool same_place(const Site& a, const Site& b) {
    return a.position == b.position && a.name_en == b.name_en;
}

bool same_place(const Zone& a, const Zone& b) {
    const auto rings = [](const Zone& zone) {
        std::vector<Ring> all;
        for_each_ring(zone.polygons, [&all](const Ring& ring) { all.push_back(ring); });
        return all;
    };
    return a.region == b.region && a.name_en == b.name_en && rings(a) == rings(b);
}

template<typename Named>
void add(std::vector<Named>& all, const std::vector<Named>& own, std::string_view kind,
         const Plan& plan) {
    for (const Named& thing : own) {
        const Named* there = with_id(all, thing.id);
        if (there == nullptr) {
            all.push_back(thing);
        } else if (!same_place(*there, thing)) {
            throw ConfigError(fmt::format("the {} '{}' of the plan {} is another one than that of "
                                          "a plan before it: call one of them otherwise",
                                          kind, thing.id, plan.id));
        }
    }
}

} // namespace

void read_own_places(Plan& plan, const TomlDocument& document, const RegionTable& regions,
                     const Places& known, PlaceFinder& towns) {
    const PlacesReader reader(document, regions, known, towns);
    const json& values = document.values();
    Faults faults;
    const json sites = values.value("site", json::array());
    for (std::size_t i = 0; i < sites.size(); ++i) {
        faults.collect([&] {
            plan.sites.push_back(reader.site(sites[i], fmt::format("/site/{}", i), plan.sites));
        });
    }
    const json zones = values.value("zone", json::array());
    for (std::size_t i = 0; i < zones.size(); ++i) {
        faults.collect([&] {
            plan.zones.push_back(
                reader.zone(zones[i], fmt::format("/zone/{}", i), plan.sites, plan.zones));
        });
    }
    faults.throw_if_any();
}

Places with_own_places(Places places, const std::vector<Plan>& plans) {
    for (const Plan& plan : plans) {
        add(places.sites, plan.sites, "site", plan);
        add(places.zones, plan.zones, "zone", plan);
    }
    return places;
}

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
                                      similar.empty() ? "; give its position as 'lon' and 'lat'"
                                                      : did_you_mean(similar)));
    }
    throw ConfigError(fmt::format("{}{} places are called '{}': add the region after a comma, or "
                                  "give 'lon' and 'lat' of one: {}",
                                  where, found.size(), name, regions_of(found, regions_)));
}

} // namespace demarc
