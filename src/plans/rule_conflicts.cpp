// SPDX-License-Identifier: MIT
//
// Rules are compared on kinds of land rather than on a map: a kind is a region, a control class and
// whether the land is in each of the zones and distances that the rules name.
#include "plans/rule_conflicts.hpp"

#include "plans/plan_zones.hpp"
#include "support/contains.hpp"

#include <algorithm>
#include <array>

namespace demarc {

namespace {

/// A zone, or land within a distance, that a rule names.
struct Place {
    std::string id;
    std::optional<RegionIndex> region; ///< a zone that lies in one region
    std::optional<Distance> distance;
};

struct Kind {
    RegionIndex region = 0;
    ControlClass control = ControlClass::ukrainian;
    std::vector<bool> in; ///< by place
};

/// The areas of a rule; a swap has two. Rules about no land have none.
struct Areas {
    using List = std::vector<const Selector*>;
    List operator()(const SiteRule& /*rule*/) const { return {}; }
    List operator()(const NoRule& /*rule*/) const { return {}; }
    List operator()(const Swap& rule) const { return {&rule.give, &rule.take}; }
    List operator()(const Defer& rule) const {
        return rule.site.empty() ? List{&rule.area} : List{};
    }
    template<typename Other>
    List operator()(const Other& rule) const {
        return {&rule.area};
    }
};

std::vector<const Selector*> areas_of(const RuleBody& body) {
    return std::visit(Areas{}, body);
}

/// All kinds of land that some rules can tell apart.
class Kinds {
public:
    Kinds(const std::vector<const Rule*>& rules, const RegionTable& regions, const Places& places)
        : places_(places) {
        for (const Rule* rule : rules) {
            for (const Selector* area : areas_of(rule->body)) {
                note(*area);
            }
        }
        for (RegionIndex region = 0; region < regions.size(); ++region) {
            for (const ControlClass control : all_control_classes) {
                add(region, control);
            }
        }
    }

    [[nodiscard]] const std::vector<Kind>& all() const { return kinds_; }
    /// Too many zones to compare rules by.
    [[nodiscard]] bool too_many() const { return named_.size() > max_places; }

    [[nodiscard]] bool has(const Selector& area, const Kind& kind) const {
        return (area.regions.empty() || contains(area.regions, kind.region)) &&
               !contains(area.outside, kind.region) && held(area, kind.control) &&
               (area.control.empty() || contains(area.control, kind.control)) &&
               (area.zones.empty() || in_any(area.zones, kind)) &&
               !in_any(area.outside_zones, kind) &&
               std::all_of(area.within.begin(), area.within.end(),
                           [&](const Distance& one) { return kind.in[index(zone_id(one))]; }) &&
               std::none_of(area.beyond.begin(), area.beyond.end(),
                            [&](const Distance& one) { return kind.in[index(zone_id(one))]; });
    }

private:
    static constexpr std::size_t max_places = 6;

    /// Contested land may be read as either side's.
    static bool held(const Selector& area, ControlClass control) {
        return !area.held_by || control == ControlClass::contested ||
               (*area.held_by == Side::russia) == is_russian(control);
    }
    [[nodiscard]] std::size_t index(const std::string& id) const {
        return static_cast<std::size_t>(
            std::find_if(named_.begin(), named_.end(),
                         [&](const Place& place) { return place.id == id; }) -
            named_.begin());
    }
    [[nodiscard]] bool in_any(const std::vector<std::string>& ids, const Kind& kind) const {
        return std::any_of(ids.begin(), ids.end(),
                           [&](const std::string& id) { return kind.in[index(id)]; });
    }
    void note(const Selector& area) {
        for (const std::vector<std::string>* ids : {&area.zones, &area.outside_zones}) {
            for (const std::string& id : *ids) {
                if (index(id) == named_.size()) {
                    const auto zone = std::find_if(places_.zones.begin(), places_.zones.end(),
                                                   [&](const Zone& one) { return one.id == id; });
                    named_.push_back(
                        {id, zone == places_.zones.end() ? std::nullopt : zone->region, {}});
                }
            }
        }
        for (const std::vector<Distance>* list : {&area.within, &area.beyond}) {
            for (const Distance& distance : *list) {
                if (index(zone_id(distance)) == named_.size()) {
                    named_.push_back({zone_id(distance), {}, distance});
                }
            }
        }
    }
    void add(RegionIndex region, ControlClass control) {
        if (too_many()) {
            return;
        }
        for (unsigned bits = 0; bits < (1U << named_.size()); ++bits) {
            Kind kind{region, control, {}};
            for (std::size_t i = 0; i < named_.size(); ++i) {
                kind.in.push_back(((bits >> i) & 1U) != 0);
            }
            if (can_be(kind)) {
                kinds_.push_back(std::move(kind));
            }
        }
    }
    [[nodiscard]] bool can_be(const Kind& kind) const {
        for (std::size_t i = 0; i < named_.size(); ++i) {
            if (kind.in[i] && named_[i].region && *named_[i].region != kind.region) {
                return false;
            }
            for (std::size_t j = 0; kind.in[i] && j < named_.size(); ++j) {
                if (!kind.in[j] && includes(named_[j], named_[i])) {
                    return false;
                }
            }
        }
        return true;
    }
    /// Whether land within the one distance is always within the other.
    static bool includes(const Place& wider, const Place& narrower) {
        return wider.distance && narrower.distance &&
               wider.distance->from == narrower.distance->from &&
               wider.distance->centre == narrower.distance->centre &&
               wider.distance->km >= narrower.distance->km;
    }

    const Places& places_;
    std::vector<Place> named_;
    std::vector<Kind> kinds_;
};

bool held_by_other(Side side, ControlClass control) {
    return control != ControlClass::contested && is_russian(control) == (side == Side::ukraine);
}

std::string party(Side side) {
    return std::string(name_of(side));
}

/// What a rule makes of a kind of land, in words that differ where outcomes do; std::nullopt where
/// it does not touch the kind, or is no rule that a later one could take back.
struct Result {
    const Kinds& kinds;
    const Kind& kind;
    using Maybe = std::optional<std::string>;

    Maybe operator()(const Freeze& rule) const {
        return if_in(rule.area, rule.line == contact ? "as before" : by_line(rule.line));
    }
    Maybe operator()(const Revert& rule) const { return if_in(rule.area, by_line(rule.line)); }
    Maybe operator()(const Withdraw& rule) const {
        constexpr std::array<const char*, 4> to{"ukraine", "russia", "zone", "nobody"};
        return held_by_other(rule.side, kind.control)
                   ? std::nullopt
                   : if_in(rule.area, to.at(static_cast<std::size_t>(rule.to)));
    }
    Maybe operator()(const Relinquish& rule) const {
        return held_by_other(rule.side, kind.control) ? std::nullopt
                                                      : if_in(rule.area, party(other(rule.side)));
    }
    Maybe operator()(const Swap& rule) const {
        if (!held_by_other(other(rule.side), kind.control) && kinds.has(rule.take, kind)) {
            return party(rule.side);
        }
        return held_by_other(rule.side, kind.control) ? std::nullopt
                                                      : if_in(rule.give, party(other(rule.side)));
    }
    Maybe operator()(const Administer& rule) const {
        std::string parties;
        for (const Administration one : rule.by) {
            parties += name_of(one);
        }
        return if_in(rule.area, parties);
    }
    Maybe operator()(const Defer& rule) const {
        return rule.site.empty() ? if_in(rule.area, rule.to) : std::nullopt;
    }
    Maybe operator()(const Recognise& rule) const {
        return if_in(rule.area, std::string(name_of(rule.degree)));
    }
    /// Overlays add up: none takes another back.
    template<typename Other>
    Maybe operator()(const Other& /*rule*/) const {
        return std::nullopt;
    }

    [[nodiscard]] std::string by_line(const std::string& line) const {
        if (line == line_of_2022) {
            return kind.control == ControlClass::russian_pre_2022 ? "russia" : "ukraine";
        }
        return line == line_of_1991 ? "ukraine" : line;
    }
    [[nodiscard]] Maybe if_in(const Selector& area, const std::string& outcome) const {
        return kinds.has(area, kind) ? Maybe(outcome) : std::nullopt;
    }
};

/// Whether every kind of land that the earlier rule touches is touched by the later one, and at
/// least one with another outcome.
bool takes_back(const Rule& later, const Rule& earlier, const RegionTable& regions,
                const Places& places) {
    const Kinds kinds({&earlier, &later}, regions, places);
    bool differs = false;
    for (const Kind& kind : kinds.all()) {
        const auto before = std::visit(Result{kinds, kind}, earlier.body);
        if (!before) {
            continue;
        }
        const auto after = std::visit(Result{kinds, kind}, later.body);
        if (!after) {
            return false;
        }
        differs = differs || *before != *after;
    }
    return differs;
}

/// A pocket rule leaves most of its area alone: it takes nothing back.
bool leaves_most_alone(const Rule& rule) {
    const auto* relinquish = std::get_if<Relinquish>(&rule.body);
    return relinquish != nullptr && relinquish->extent == "border";
}

/// Recognitions by different parties stand beside each other.
bool stand_side_by_side(const Rule& a, const Rule& b) {
    const auto* one = std::get_if<Recognise>(&a.body);
    const auto* two = std::get_if<Recognise>(&b.body);
    return one != nullptr && two != nullptr && one->by != two->by;
}

bool same_site_otherwise(const Rule& a, const Rule& b) {
    const auto* one = std::get_if<SiteRule>(&a.body);
    const auto* two = std::get_if<SiteRule>(&b.body);
    if (one == nullptr || two == nullptr || one->site != two->site) {
        return false;
    }
    return std::any_of(one->terms.begin(), one->terms.end(), [&](const auto& term) {
        const auto known = two->terms.find(term.first);
        return known != two->terms.end() && known->second != term.second;
    });
}

} // namespace

std::optional<std::string> why_never_selects(const Rule& rule, const RegionTable& regions,
                                             const Places& places) {
    const Kinds kinds({&rule}, regions, places);
    if (kinds.too_many()) {
        return std::nullopt;
    }
    for (const Selector* area : areas_of(rule.body)) {
        if (std::none_of(kinds.all().begin(), kinds.all().end(),
                         [&](const Kind& kind) { return kinds.has(*area, kind); })) {
            return "the conditions of its area contradict each other: it can select no land on any "
                   "map";
        }
    }
    return std::nullopt;
}

std::optional<Contradiction> land_left_by_both(const std::vector<Rule>& rules) {
    const auto leaves_nobody = [](const Withdraw* rule) {
        return rule != nullptr &&
               (rule->to == Withdraw::To::zone || rule->to == Withdraw::To::nobody);
    };
    for (std::size_t later = 1; later < rules.size(); ++later) {
        const auto* second = std::get_if<Withdraw>(&rules[later].body);
        for (std::size_t earlier = 0; earlier < later; ++earlier) {
            const auto* first = std::get_if<Withdraw>(&rules[earlier].body);
            if (leaves_nobody(first) && leaves_nobody(second) && first->side != second->side &&
                first->area == second->area) {
                return Contradiction{earlier, later};
            }
        }
    }
    return std::nullopt;
}

std::optional<Contradiction> contradiction_in(const std::vector<Rule>& rules,
                                              const RegionTable& regions, const Places& places) {
    for (std::size_t later = 1; later < rules.size(); ++later) {
        for (std::size_t earlier = 0; earlier < later; ++earlier) {
            if (phase_of(rules[earlier].body) != phase_of(rules[later].body)) {
                continue;
            }
            if (same_site_otherwise(rules[earlier], rules[later]) ||
                (!leaves_most_alone(rules[later]) &&
                 !stand_side_by_side(rules[earlier], rules[later]) &&
                 takes_back(rules[later], rules[earlier], regions, places))) {
                return Contradiction{earlier, later};
            }
        }
    }
    return std::nullopt;
}

} // namespace demarc
