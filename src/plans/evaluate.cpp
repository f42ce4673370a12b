// SPDX-License-Identifier: MIT
#include "plans/evaluate.hpp"

#include "support/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace demarc {

namespace {

template<typename Value>
bool contains(const std::vector<Value>& values, const Value& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

Administration administration_of(Side side) {
    return side == Side::ukraine ? Administration::ukraine : Administration::russia;
}

Side other(Side side) {
    return side == Side::ukraine ? Side::russia : Side::ukraine;
}

/// Who holds land of a control class on the day of the snapshot.
Administration holder(ControlClass control, ContestedReading contested) {
    if (control == ControlClass::ukrainian) {
        return Administration::ukraine;
    }
    if (is_russian(control)) {
        return Administration::russia;
    }
    switch (contested) {
    case ContestedReading::as_ukrainian:
        return Administration::ukraine;
    case ContestedReading::as_russian:
        return Administration::russia;
    case ContestedReading::separate:
        break;
    }
    return Administration::undetermined;
}

/// A selector whose zones are known by number, so that a face is tested without comparing text.
class Area {
public:
    Area(const Selector& selector, const Partition& partition)
        : selector_(selector), zones_(numbers(selector.zones, partition)),
          outside_zones_(numbers(selector.outside_zones, partition)) {}

    /// Conditions on who holds land look at the snapshot, never at what an earlier rule did.
    [[nodiscard]] bool has(const Face& face, Administration before) const {
        const auto in_any = [&](const std::vector<ZoneIndex>& zones) {
            return std::any_of(zones.begin(), zones.end(),
                               [&](ZoneIndex zone) { return contains(face.zones, zone); });
        };
        return (selector_.regions.empty() || contains(selector_.regions, face.region)) &&
               !contains(selector_.outside, face.region) &&
               (!selector_.held_by || administration_of(*selector_.held_by) == before) &&
               (selector_.control.empty() || contains(selector_.control, face.control)) &&
               (zones_.empty() || in_any(zones_)) && !in_any(outside_zones_);
    }

private:
    static std::vector<ZoneIndex> numbers(const std::vector<std::string>& ids,
                                          const Partition& partition) {
        std::vector<ZoneIndex> found;
        for (const std::string& id : ids) {
            const auto zone = std::find_if(partition.zones.begin(), partition.zones.end(),
                                           [&](const Zone& known) { return known.id == id; });
            if (zone == partition.zones.end()) {
                throw ConfigError("zone '" + id + "' is not among the areas the map was cut by");
            }
            found.push_back(static_cast<ZoneIndex>(zone - partition.zones.begin()));
        }
        return found;
    }

    const Selector& selector_;
    std::vector<ZoneIndex> zones_;
    std::vector<ZoneIndex> outside_zones_;
};

/// The outcome of a face while rules are applied to it.
struct FaceState {
    Outcome outcome;
    bool left_to_zone = false; ///< the last word on administration: held by neither army
    bool deferred = false;
};

/// What changes hands. Where the holder before or after is not known, neither is the change: how
/// far it can matter is what the two other readings of contested land show.
Change change_of(const FaceState& state) {
    const Administration before = state.outcome.before;
    const Administration after = state.outcome.after;
    if (state.deferred || before == Administration::undetermined) {
        return Change::undetermined;
    }
    if (state.left_to_zone) {
        return Change::to_demilitarised_zone;
    }
    if (after == Administration::ukraine) {
        return before == Administration::ukraine ? Change::kept_by_ukraine
                                                 : Change::returned_to_ukraine;
    }
    if (after == Administration::russia) {
        return before == Administration::russia ? Change::kept_by_russia : Change::passed_to_russia;
    }
    return Change::undetermined;
}

std::string site_text(const SiteRule& rule) {
    std::string text;
    for (const auto& [term, value] : rule.terms) {
        text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", term, value);
    }
    return text;
}

/// Applies rules, one function per primitive.
class Evaluation {
public:
    Evaluation(const Partition& partition, ContestedReading contested) : partition_(partition) {
        states_.resize(partition.faces.size());
        for (std::size_t i = 0; i < states_.size(); ++i) {
            Outcome& outcome = states_[i].outcome;
            outcome.before = holder(partition.faces[i].control, contested);
            outcome.after = outcome.before;
        }
    }

    void apply(const Rule& rule, std::size_t index) {
        rule_ = &rule;
        index_ = index;
        std::visit([this](const auto& body) { this->apply(body); }, rule.body);
    }

    PlanOutcomes outcomes() && {
        PlanOutcomes result;
        result.sites = std::move(sites_);
        result.faces.reserve(states_.size());
        for (FaceState& state : states_) {
            state.outcome.change = change_of(state);
            result.faces.push_back(std::move(state.outcome));
        }
        return result;
    }

private:
    void apply(const Freeze& rule) {
        touch(rule.area, [&](FaceState& state) { settle(state, state.outcome.before); });
    }

    void apply(const Revert& rule) {
        if (rule.line != "1991") {
            throw ConfigError("line '" + rule.line + "' is not stored");
        }
        touch(rule.area, [&](FaceState& state) { settle(state, Administration::ukraine); });
    }

    void apply(const Withdraw& rule) {
        leave(rule.side, rule.area, [&](FaceState& state) {
            if (rule.to == Withdraw::To::zone) {
                settle(state, Administration::undetermined);
                state.left_to_zone = true;
                state.outcome.overlay.demilitarised = true;
                state.outcome.overlay.bars_russian_forces = true;
                state.outcome.overlay.bars_ukrainian_forces = true;
            } else {
                settle(state, rule.to == Withdraw::To::ukraine ? Administration::ukraine
                                                               : Administration::russia);
            }
        });
    }

    void apply(const Relinquish& rule) {
        leave(rule.side, rule.area,
              [&](FaceState& state) { settle(state, administration_of(other(rule.side))); });
    }

    /// The higher degree stands, whatever the order; equal degrees add up who recognises.
    void apply(const Recognise& rule) {
        touch(rule.area, [&](FaceState& state) {
            Outcome& outcome = state.outcome;
            if (rule.degree < outcome.legal) {
                return;
            }
            if (rule.degree > outcome.legal) {
                outcome.legal = rule.degree;
                outcome.recognised_by.clear();
            }
            for (const std::string& who : rule.by) {
                if (!contains(outcome.recognised_by, who)) {
                    outcome.recognised_by.push_back(who);
                }
            }
            std::sort(outcome.recognised_by.begin(), outcome.recognised_by.end());
        });
    }

    void apply(const Demilitarise& rule) {
        touch(rule.area, [&](FaceState& state) {
            Overlay& overlay = state.outcome.overlay;
            overlay.demilitarised = true;
            overlay.bars_russian_forces |= contains(rule.barred, Side::russia);
            overlay.bars_ukrainian_forces |= contains(rule.barred, Side::ukraine);
            overlay.economic_zone |= rule.economic_zone;
        });
    }

    void apply(const SiteRule& rule) {
        sites_.push_back({rule.site, site_text(rule), rule_->certainty, index_});
    }

    void apply(const Defer& rule) {
        if (!rule.site.empty()) {
            sites_.push_back({rule.site, "left to " + rule.to, Certainty::undetermined, index_});
            return;
        }
        touch(rule.area, [&](FaceState& state) {
            settle(state, state.outcome.before);
            state.deferred = true;
            state.outcome.certainty = Certainty::undetermined;
        });
    }

    [[noreturn]] static void apply(const NoRule& rule) {
        throw ConfigError("the text has no territorial rule, so there is no result to draw: " +
                          rule.reason);
    }

    /// Does `work` to every face of an area and records that this rule touched it.
    template<typename Work>
    void touch(const Selector& selector, const Work& work) {
        const Area area(selector, partition_);
        for (std::size_t i = 0; i < states_.size(); ++i) {
            if (area.has(partition_.faces[i], states_[i].outcome.before)) {
                work(states_[i]);
                states_[i].outcome.rules.push_back(index_);
            }
        }
    }

    /// The same for the faces of an area that `side` has something to leave in: all but those of
    /// the other side. Contested land is left by the side as well, unless the area says `held_by`.
    template<typename Work>
    void leave(Side side, const Selector& selector, const Work& work) {
        const Area area(selector, partition_);
        const Administration others = administration_of(other(side));
        for (std::size_t i = 0; i < states_.size(); ++i) {
            const Administration before = states_[i].outcome.before;
            if (before != others && area.has(partition_.faces[i], before)) {
                work(states_[i]);
                states_[i].outcome.rules.push_back(index_);
            }
        }
    }

    /// The present rule has the last word on who holds a face, until another one has.
    void settle(FaceState& state, Administration after) const {
        state.outcome.after = after;
        state.outcome.certainty = rule_->certainty;
        state.left_to_zone = false;
        state.deferred = false;
    }

    const Partition& partition_;
    std::vector<FaceState> states_;
    std::vector<SiteOutcome> sites_;
    const Rule* rule_ = nullptr;
    std::size_t index_ = 0;
};

} // namespace

PlanOutcomes evaluate(const Plan& plan, const Partition& partition, ContestedReading contested) {
    Evaluation evaluation(partition, contested);
    for (std::size_t i = 0; i < plan.rules.size(); ++i) {
        with_context(
            fmt::format("in plan {}, rule {} ({})", plan.id, i + 1, type_of(plan.rules[i].body)),
            [&] { evaluation.apply(plan.rules[i], i); });
    }
    return std::move(evaluation).outcomes();
}

} // namespace demarc
