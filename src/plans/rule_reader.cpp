// SPDX-License-Identifier: MIT
#include "plans/rule_reader.hpp"

#include "support/error.hpp"
#include "support/faults.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace demarc {

namespace {

using nlohmann::json;

Side side_named(const std::string& name) {
    return name == name_of(Side::ukraine) ? Side::ukraine : Side::russia;
}

Certainty certainty_named(const std::string& name) {
    const auto* found =
        std::find_if(all_certainties.begin(), all_certainties.end(),
                     [&](Certainty certainty) { return name_of(certainty) == name; });
    return *found;
}

template<typename Named>
std::vector<std::string> ids_of(const std::vector<Named>& things) {
    std::vector<std::string> ids;
    for (const Named& thing : things) {
        ids.push_back(thing.id);
    }
    return ids;
}

/// Turns the JSON of rules into rules. The schema has been enforced: what is required is there.
class RuleReader {
public:
    RuleReader(const TomlDocument& document, const RegionTable& regions, const Places& places,
               const RegionGroups& groups, PlaceFinder& towns)
        : document_(document), regions_(regions), groups_(groups), zones_(ids_of(places.zones)),
          sites_(ids_of(places.sites)), places_(places), towns_(towns) {}

    [[nodiscard]] std::vector<Rule> rules(const json& listed, const std::string& pointer) const {
        std::vector<Rule> rules;
        Faults faults;
        for (std::size_t i = 0; i < listed.size(); ++i) {
            faults.collect(
                [&] { rules.push_back(rule(listed[i], fmt::format("{}/{}", pointer, i))); });
        }
        faults.throw_if_any();
        return rules;
    }

private:
    [[nodiscard]] Rule rule(const json& values, const std::string& pointer) const {
        Rule rule;
        rule.body = body(values, pointer);
        rule.certainty = certainty_named(values.value("certainty", ""));
        rule.point = values.value("point", "");
        rule.note = values.value("note", "");
        rule.line = document_.line_of(pointer);
        rule.id = values.value("id", "");
        return rule;
    }

    [[nodiscard]] RuleBody body(const json& values, const std::string& pointer) const {
        const std::string type = values.value("type", "");
        const auto area = [&] { return selector(values, pointer, "area"); };
        if (type == "freeze") {
            return Freeze{area(), values.value("line", std::string(contact))};
        }
        if (type == "revert") {
            return Revert{area(), values.value("line", "")};
        }
        if (type == "withdraw") {
            return Withdraw{side_named(values.value("side", "")), area(),
                            destination(values.value("to", ""))};
        }
        if (type == "relinquish") {
            return Relinquish{side_named(values.value("side", "")), area(),
                              values.value("extent", "")};
        }
        if (type == "swap") {
            return Swap{side_named(values.value("side", "")), selector(values, pointer, "give"),
                        selector(values, pointer, "take"),
                        values.contains("ratio") ? std::optional(values.value("ratio", 1.0))
                                                 : std::nullopt};
        }
        if (type == "buffer") {
            return buffer(values, pointer);
        }
        if (type == "recognise") {
            return Recognise{area(),
                             values.value("degree", "") == name_of(LegalStatus::russia_de_jure)
                                 ? LegalStatus::russia_de_jure
                                 : LegalStatus::russia_de_facto,
                             values.value("by", std::vector<std::string>{})};
        }
        if (type == "demilitarise") {
            return Demilitarise{area(), sides(values, "barred"),
                                values.value("economic_zone", false), values.value("police", "")};
        }
        if (type == "administer") {
            return Administer{area(), parties(values),
                              values.value("terms", std::map<std::string, std::string>{})};
        }
        if (type == "site") {
            return SiteRule{site(values, pointer),
                            values.value("terms", std::map<std::string, std::string>{})};
        }
        if (type == "defer") {
            Defer rule{area(), site(values, pointer), values.value("to", "")};
            if (rule.site.empty()) {
                rule.area = in_dispute(std::move(rule.area));
            }
            return rule;
        }
        if (type == "no_rule") {
            return NoRule{values.value("reason", ""), values.value("silent", false)};
        }
        throw ConfigError(document_.place_of(pointer) + "rules of type '" + type +
                          "' are in the schema but not in this version of the program");
    }

    /// A deferral that names neither a place nor a holder is about what Russia holds.
    static Selector in_dispute(Selector area) {
        if (!names_a_place(area) && !area.held_by && area.control.empty()) {
            area.held_by = Side::russia;
        }
        return area;
    }

    static Withdraw::To destination(const std::string& name) {
        if (name == "zone" || name == "nobody") {
            return name == "zone" ? Withdraw::To::zone : Withdraw::To::nobody;
        }
        return name == "ukraine" ? Withdraw::To::ukraine : Withdraw::To::russia;
    }

    static std::vector<Side> sides(const json& values, const std::string& key) {
        std::vector<Side> found;
        for (const json& name : values.value(key, json::array())) {
            found.push_back(side_named(name.get<std::string>()));
        }
        return found;
    }

    static std::vector<Administration> parties(const json& values) {
        std::vector<Administration> found;
        for (const json& name : values.value("by", json::array())) {
            found.push_back(*std::find_if(
                all_administrations.begin(), all_administrations.end(),
                [&](Administration one) { return name == std::string(name_of(one)); }));
        }
        return found;
    }

    [[nodiscard]] std::string site(const json& values, const std::string& pointer) const {
        const std::string id = values.value("site", "");
        if (!id.empty() && std::find(sites_.begin(), sites_.end(), id) == sites_.end()) {
            throw ConfigError(document_.place_of(pointer + "/site") + "unknown site '" + id + "'" +
                              did_you_mean(id, sites_));
        }
        return id;
    }

    /// `total_km` is read as half to each side; read_options() adds the other splits.
    [[nodiscard]] Buffer buffer(const json& values, const std::string& pointer) const {
        Buffer rule;
        rule.area = selector(values, pointer, "area");
        const std::string both{values.value("line", std::string(contact))};
        rule.line_ukraine = values.value("line_ukraine", both);
        rule.line_russia = values.value("line_russia", both);
        const double each = values.contains("total_km") ? values.value("total_km", 0.0) / 2
                                                        : values.value("km", 0.0);
        rule.km_ukraine = values.value("km_ukraine", each);
        rule.km_russia = values.value("km_russia", each);
        rule.heavy_arms_only = values.value("bans", "") == "heavy arms";
        rule.barred = values.contains("barred") ? sides(values, "barred")
                                                : std::vector<Side>{Side::ukraine, Side::russia};
        rule.economic_zone = values.value("economic_zone", false);
        rule.police = values.value("police", "");
        return rule;
    }

    [[nodiscard]] Selector selector(const json& values, const std::string& rule_pointer,
                                    const std::string& key) const {
        const std::string pointer = rule_pointer + "/" + key;
        Selector area;
        const json given = values.value(key, json::object());
        area.regions = regions(given, "regions", pointer);
        area.outside = regions(given, "outside", pointer);
        if (given.contains("held_by")) {
            area.held_by = side_named(given.value("held_by", ""));
        }
        for (const json& name : given.value("control", json::array())) {
            area.control.push_back(*control_class_named(name.get<std::string>()));
        }
        area.zones = zones(given, "zones", pointer);
        area.outside_zones = zones(given, "outside_zones", pointer);
        area.within = distances(given, "within", pointer);
        area.beyond = distances(given, "beyond", pointer);
        return area;
    }

    [[nodiscard]] std::vector<Distance> distances(const json& given, const std::string& key,
                                                  const std::string& pointer) const {
        const auto found = given.find(key);
        if (found == given.end()) {
            return {};
        }
        Distance distance;
        distance.km = found->value("km", 0.0);
        if (found->contains("line")) {
            distance.from = found->value("line", "");
        } else if (found->contains("site")) {
            const std::string id = site(*found, pointer + "/" + key);
            const auto named = std::find_if(places_.sites.begin(), places_.sites.end(),
                                            [&](const Site& one) { return one.id == id; });
            if (!named->position) {
                throw ConfigError(fmt::format("{}'{}' has no one position to measure from",
                                              document_.place_of(pointer + "/" + key + "/site"),
                                              id));
            }
            distance.centre = *named->position;
            distance.centre_name = named->name_en;
        } else if (found->contains("place")) {
            const NamedPlace town =
                towns_.find(found->value("place", ""),
                            document_.place_of(fmt::format("{}/{}/place", pointer, key)));
            distance.centre = town.position;
            distance.centre_name = town.name_en;
        } else {
            distance.centre = {found->value("lon", 0.0), found->value("lat", 0.0)};
        }
        return {distance};
    }

    [[nodiscard]] std::vector<std::string> zones(const json& given, const std::string& key,
                                                 const std::string& pointer) const {
        auto names = given.value(key, std::vector<std::string>{});
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (std::find(zones_.begin(), zones_.end(), names[i]) == zones_.end()) {
                throw ConfigError(document_.place_of(fmt::format("{}/{}/{}", pointer, key, i)) +
                                  "unknown zone '" + names[i] + "'" +
                                  did_you_mean(names[i], zones_));
            }
        }
        return names;
    }

    [[nodiscard]] std::vector<RegionIndex> regions(const json& given, const std::string& key,
                                                   const std::string& pointer) const {
        std::vector<RegionIndex> found;
        const auto names = given.value(key, std::vector<std::string>{});
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (const auto group = groups_.find(names[i]); group != groups_.end()) {
                found.insert(found.end(), group->second.begin(), group->second.end());
            } else if (const auto region = regions_.find(std::string_view(names[i]))) {
                found.push_back(*region);
            } else {
                throw ConfigError(document_.place_of(fmt::format("{}/{}/{}", pointer, key, i)) +
                                  "unknown region '" + names[i] + "'" +
                                  region_suggestion(names[i]));
            }
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

    [[nodiscard]] std::string region_suggestion(const std::string& name) const {
        std::vector<std::string> names;
        for (const auto& [group, members] : groups_) {
            names.push_back(group);
        }
        for (const Region& region : regions_.all()) {
            names.push_back(region.name_en);
            names.push_back(region.name_en.substr(0, region.name_en.rfind(" Oblast")));
        }
        return did_you_mean(name, names,
                            "; write an ISO 3166-2 code (UA-14), an English name or a group");
    }

    const TomlDocument& document_;
    const RegionTable& regions_;
    const RegionGroups& groups_;
    std::vector<std::string> zones_;
    std::vector<std::string> sites_;
    const Places& places_;
    PlaceFinder& towns_;
};

} // namespace

RegionGroups read_region_groups(const std::filesystem::path& file, const RegionTable& regions) {
    const TomlDocument document = TomlDocument::read(file);
    RegionGroups groups;
    const json listed = document.values().value("groups", json::object());
    for (const auto& [name, codes] : listed.items()) {
        for (const json& code : codes) {
            const auto region = code.is_string() ? regions.find(code.get<std::string>())
                                                 : std::optional<RegionIndex>{};
            if (!region) {
                throw ConfigError(document.place_of("/groups/" + pointer_step(name)) +
                                  "unknown region " + code.dump());
            }
            groups[name].push_back(*region);
        }
    }
    return groups;
}

std::vector<Rule> read_rules(const TomlDocument& document, const RegionTable& regions,
                             const Places& places, const RegionGroups& groups, PlaceFinder& towns) {
    return RuleReader(document, regions, places, groups, towns)
        .rules(document.values().at("rule"), "/rule");
}

std::vector<PlanOption> read_options(const TomlDocument& document, const RegionTable& regions,
                                     const Places& places, const RegionGroups& groups,
                                     PlaceFinder& towns) {
    const RuleReader reader(document, regions, places, groups, towns);
    const json listed = document.values().value("option", json::array());
    std::vector<PlanOption> options;
    for (std::size_t i = 0; i < listed.size(); ++i) {
        const json& given = listed[i];
        PlanOption option{
            given.value("id", ""), given.value("title", ""), given.value("condition", ""), {}};
        if (given.contains("rule")) {
            option.rules = reader.rules(given.at("rule"), fmt::format("/option/{}/rule", i));
        }
        option.group = given.value("group", "");
        option.drops = given.value("drops", std::vector<std::string>{});
        option.plan = given.value("plan", "");
        option.contested = contested_reading_named(given.value("contested", ""));
        options.push_back(std::move(option));
    }
    return options;
}

std::vector<PlanOption> undetermined_splits(const TomlDocument& document,
                                            std::vector<Rule>& rules) {
    std::vector<PlanOption> options;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const json values = document.values().at("rule").at(i);
        if (!values.contains("total_km")) {
            continue;
        }
        Rule& rule = rules[i];
        if (rule.id.empty()) {
            rule.id = fmt::format("buffer-{}", i + 1);
        }
        const double total = values.value("total_km", 0.0);
        for (const Side side : {Side::ukraine, Side::russia}) {
            Rule one_sided = rule;
            auto& buffer = std::get<Buffer>(one_sided.body);
            buffer.km_ukraine = side == Side::ukraine ? total : 0;
            buffer.km_russia = side == Side::russia ? total : 0;
            const std::string whose = side == Side::ukraine ? "Ukrainian" : "Russian";
            options.push_back(
                {fmt::format("{}-all-{}", rule.id, name_of(side)),
                 fmt::format("all {:g} km of the buffer on the {} side", total, whose),
                 "the depth on either side being agreed so",
                 {one_sided},
                 rule.id + "-split",
                 {rule.id}});
        }
    }
    return options;
}

} // namespace demarc
