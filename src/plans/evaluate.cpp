// SPDX-License-Identifier: MIT
#include "plans/evaluate.hpp"

#include "plans/area.hpp"
#include "plans/line_name.hpp"
#include "plans/plan_zones.hpp"
#include "support/contains.hpp"
#include "support/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace demarc {

namespace {

bool has_zone(const Partition& partition, const std::string& id) {
    return std::any_of(partition.zones.begin(), partition.zones.end(),
                       [&](const Zone& zone) { return zone.id == id; });
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

/// The outcome of a face while rules are applied to it.
struct FaceState {
    ControlClass control = ControlClass::ukrainian;
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
            states_[i].control = partition.faces[i].control;
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
        if (rule.line != contact) {
            follow(rule.line, rule.area);
            return;
        }
        touch(rule.area,
              [&](FaceState& state, const Face& /*face*/) { settle(state, state.outcome.before); });
    }

    void apply(const Revert& rule) { follow(rule.line, rule.area); }

    /// Under the line of 2022 contested land is Ukrainian: it is not known to have been Russian
    /// then.
    void follow(const std::string& line, const Selector& area) {
        const bool by_class = line == line_of_2022 && !has_zone(partition_, zone_of_line(line));
        if (line == line_of_1991 || by_class) {
            touch(area, [&](FaceState& state, const Face& /*face*/) {
                const bool stays_russian =
                    by_class && state.control == ControlClass::russian_pre_2022;
                settle(state, stays_russian ? Administration::russia : Administration::ukraine);
            });
            return;
        }
        const ZoneIndex russian_then = zone_numbered(zone_of_line(line), partition_);
        touch(area, [&](FaceState& state, const Face& face) {
            settle(state, contains(face.zones, russian_then) ? Administration::russia
                                                             : Administration::ukraine);
        });
    }

    void apply(const Withdraw& rule) {
        leave(rule.side, rule.area, [&](FaceState& state) {
            if (rule.to == Withdraw::To::zone || rule.to == Withdraw::To::nobody) {
                settle(state, Administration::undetermined);
                state.left_to_zone = rule.to == Withdraw::To::zone;
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
        const auto give_up = [&](FaceState& state) {
            settle(state, administration_of(other(rule.side)));
        };
        if (rule.extent != "border") {
            leave(rule.side, rule.area, give_up);
            return;
        }
        const Area area(rule.area, partition_);
        std::vector<bool> in_area;
        for (std::size_t i = 0; i < states_.size(); ++i) {
            in_area.push_back(area.has(partition_.faces[i], states_[i].outcome.before));
        }
        const std::vector<bool> pockets = border_pockets(partition_, in_area);
        for (std::size_t i = 0; i < states_.size(); ++i) {
            if (pockets[i]) {
                give_up(states_[i]);
                states_[i].outcome.rules.push_back(index_);
            }
        }
    }

    void apply(const Swap& rule) {
        leave(rule.side, rule.give,
              [&](FaceState& state) { settle(state, administration_of(other(rule.side))); });
        leave(other(rule.side), rule.take,
              [&](FaceState& state) { settle(state, administration_of(rule.side)); });
    }

    /// The higher degree stands, whatever the order; equal degrees add up who recognises.
    void apply(const Recognise& rule) {
        touch(rule.area, [&](FaceState& state, const Face& /*face*/) {
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
        });
    }

    void apply(const Demilitarise& rule) {
        touch(rule.area, [&](FaceState& state, const Face& /*face*/) {
            Overlay& overlay = state.outcome.overlay;
            overlay.demilitarised = true;
            overlay.bars_russian_forces |= contains(rule.barred, Side::russia);
            overlay.bars_ukrainian_forces |= contains(rule.barred, Side::ukraine);
            overlay.economic_zone |= rule.economic_zone;
        });
    }

    void apply(const Buffer& rule) {
        const Band band(rule, partition_);
        const Area area(rule.area, partition_);
        for (std::size_t i = 0; i < states_.size(); ++i) {
            const Face& face = partition_.faces[i];
            Outcome& outcome = states_[i].outcome;
            if (!area.has(face, outcome.before) || !band.has(face, outcome.before)) {
                continue;
            }
            Overlay& overlay = outcome.overlay;
            overlay.demilitarised |= !rule.heavy_arms_only;
            overlay.heavy_arms_withdrawn = true;
            overlay.bars_russian_forces |= contains(rule.barred, Side::russia);
            overlay.bars_ukrainian_forces |= contains(rule.barred, Side::ukraine);
            overlay.economic_zone |= rule.economic_zone;
            outcome.rules.push_back(index_);
        }
    }

    /// Land left to a zone stays one, whoever runs it.
    void apply(const Administer& rule) {
        touch(rule.area, [&](FaceState& state, const Face& /*face*/) {
            const bool zone = state.left_to_zone;
            settle(state, administered_by(rule.by));
            state.left_to_zone = zone;
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
        touch(rule.area, [&](FaceState& state, const Face& /*face*/) {
            settle(state, state.outcome.before);
            state.deferred = true;
            state.outcome.certainty = Certainty::undetermined;
        });
    }

    /// A silent text leaves the present line; any other is refused before a rule is applied.
    static void apply(const NoRule& /*rule*/) {}

    /// Does `work` to every face of an area and records that this rule touched it.
    template<typename Work>
    void touch(const Selector& selector, const Work& work) {
        const Area area(selector, partition_);
        for (std::size_t i = 0; i < states_.size(); ++i) {
            if (area.has(partition_.faces[i], states_[i].outcome.before)) {
                work(states_[i], partition_.faces[i]);
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

/// Whether a rule splits what Russia holds into land held since before 2022 and land taken later.
struct NeedsPre2022 {
    bool operator()(const NoRule& /*rule*/) const { return false; }
    bool operator()(const SiteRule& /*rule*/) const { return false; }
    bool operator()(const Freeze& rule) const {
        return rule.line == line_of_2022 || splits(rule.area);
    }
    bool operator()(const Revert& rule) const {
        return rule.line == line_of_2022 || splits(rule.area);
    }
    bool operator()(const Swap& rule) const { return splits(rule.give) || splits(rule.take); }
    template<typename Other>
    bool operator()(const Other& rule) const {
        return splits(rule.area);
    }

    static bool splits(const Selector& area) {
        return contains(area.control, ControlClass::russian) !=
               contains(area.control, ControlClass::russian_pre_2022);
    }
};

} // namespace

bool distinguishes_pre_2022(const Partition& partition) {
    const auto has = [&](ControlClass control) {
        return std::any_of(partition.faces.begin(), partition.faces.end(),
                           [&](const Face& face) { return face.control == control; });
    };
    return has(ControlClass::russian_pre_2022) || !has(ControlClass::russian);
}

std::optional<std::string> exclusion_reason(const Plan& plan, bool pre_2022_distinguished,
                                            const std::vector<std::string>& lines_given) {
    std::optional<std::string> reason;
    for_every_rule(plan, [&](const Rule& rule) {
        const auto* none = std::get_if<NoRule>(&rule.body);
        if (reason) {
            return;
        }
        if (none != nullptr && !none->silent) {
            reason = "the text has no territorial rule: " + none->reason;
        } else if (!pre_2022_distinguished && std::visit(NeedsPre2022{}, rule.body)) {
            reason = "it starts from the " + line_name(line_of_2022) +
                     ", and this map does not tell land "
                     "held by Russia since before that day from land taken later: take a map that "
                     "does, or add one of that day with `lines` 2022-02-23=FILE";
        }
    });
    if (reason) {
        return reason;
    }
    for (const std::string& line : lines_in(plan)) {
        if (!contains(lines_given, line)) {
            return fmt::format("it speaks of the {}, and no map of that day is given: add one with "
                               "`lines` {}=FILE",
                               line_name(line), line);
        }
    }
    return std::nullopt;
}

std::optional<std::string> exclusion_reason(const Plan& plan, const Partition& partition) {
    std::vector<std::string> lines;
    for (const std::string& line : lines_in(plan)) {
        if (has_zone(partition, zone_of_line(line))) {
            lines.push_back(line);
        }
    }
    return exclusion_reason(plan, distinguishes_pre_2022(partition), lines);
}

PlanOutcomes evaluate(const Plan& plan, const Partition& partition, ContestedReading contested) {
    if (const auto reason = exclusion_reason(plan, partition)) {
        throw ConfigError(fmt::format("plan {} has no result: {}", plan.id, *reason));
    }
    Evaluation evaluation(partition, plan.contested.value_or(contested));
    for (std::size_t i = 0; i < plan.rules.size(); ++i) {
        with_context(
            fmt::format("in plan {}, rule {} ({})", plan.id, i + 1, type_of(plan.rules[i].body)),
            [&] { evaluation.apply(plan.rules[i], i); });
    }
    return std::move(evaluation).outcomes();
}

} // namespace demarc
