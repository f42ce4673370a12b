// SPDX-License-Identifier: MIT
#include "commands/plans.hpp"

#include "cli/option_words.hpp"
#include "commands/plans_text.hpp"
#include "plans/plan_places.hpp"
#include "study/inputs.hpp"
#include "support/faults.hpp"
#include "support/text.hpp"
#include "words/describe.hpp"

#include <fmt/format.h>

#include <ostream>

namespace demarc {

namespace {

const std::vector<std::string> actions{"list", "show", "validate"};

/// Says which rules of plans select no land on a map. The map is read when the first plan asks.
class LandFinder {
public:
    LandFinder(const Sources& sources, const Catalogue& catalogue)
        : sources_(sources), catalogue_(catalogue) {}

    /// Lines for a reader; empty if every rule selects some.
    std::string said_of(const Plan& plan) {
        if (!inputs_) {
            inputs_.emplace(read_inputs(
                {.sources = sources_, .method = {}, .plans = {}, .claims = {}}, catalogue_));
        }
        const Partition partition =
            cut_for_plans(inputs_->boundaries, inputs_->control, catalogue_.regions(),
                          with_own_places(catalogue_.places(), {plan}).zones, {plan}, Reconcile::on,
                          inputs_->lines);
        const std::string map = fmt::format("the map of {}", inputs_->control.date.english());
        if (const auto reason = exclusion_reason(plan, partition)) {
            return fmt::format("  no result on {}: {}\n", map, with_options(*reason));
        }
        std::string text;
        for (const RuleWithoutLand& rule : rules_without_land(plan, partition)) {
            text += fmt::format("  line {}: {} selects no land on {}\n", rule.line, describe(rule),
                                map);
        }
        return text;
    }

private:
    const Sources& sources_;
    const Catalogue& catalogue_;
    std::optional<StudyInputs> inputs_;
};

} // namespace

std::string_view PlansCommand::description() const {
    return "Lists the peace plans that come with demarc, shows one of them rule by rule, or checks "
           "a plan file of your own, and says which of its rules select no land on a map. Plans "
           "are TOML files; geodata/plans/README.md says how they are written.";
}

std::string_view PlansCommand::examples() const {
    return "  demarc plans list\n"
           "  demarc plans show us-28-point-2025-11\n"
           "  demarc plans validate my-plan.toml\n"
           "  demarc plans validate my-plan.toml --control front.geojson:classes --date 2025-11-24";
}

Syntax PlansCommand::syntax() {
    OptionGroup sources = used(source_options(options_.sources),
                               {"boundaries", "sea", "control", "russian-side", "date", "profile"});
    sources.title = "The map that validate looks for land on";
    sources.options.push_back(line_option(options_.sources.lines));
    return {.groups = {std::move(sources),
                       {"Options", {flag("json", "Print the list as JSON.", options_.json)}}},
            .operands = {
                .name = "ACTION [PLAN|FILE]...",
                .text = "Actions:\n"
                        "  list                  every plan with date, status and title\n"
                        "  show PLAN|FILE...     plans in words: rules, open questions, "
                        "sources\n"
                        "  validate FILE...      check plan files, and name rules that select no "
                        "land on the map",
                .most = Operands::any_number,
                .take = [this](const std::string& word) { take_operand(word); },
                .actions = actions}};
}

void PlansCommand::take_operand(const std::string& word) {
    using Action = PlansOptions::Action;
    if (options_.action != Action::none) {
        options_.subjects.push_back(word);
    } else if (word == "list") {
        options_.action = Action::list;
    } else if (word == "show") {
        options_.action = Action::show;
    } else if (word == "validate") {
        options_.action = Action::validate;
    } else {
        throw UsageError(unknown_word("action", word, actions));
    }
}

void PlansCommand::check_options() const {
    using Action = PlansOptions::Action;
    if (options_.action != Action::validate && !(options_.sources == Sources{})) {
        throw UsageError("a map goes with plans validate: nothing else looks at one");
    }
    switch (options_.action) {
    case Action::none:
        throw UsageError("plans needs one of: list, show ID, validate FILE");
    case Action::list:
        if (!options_.subjects.empty()) {
            throw UsageError(fmt::format("unexpected argument '{}'", options_.subjects.front()));
        }
        return;
    case Action::show:
    case Action::validate:
        break;
    }
    if (options_.subjects.empty()) {
        throw UsageError(options_.action == Action::show
                             ? "plans show needs the id of a plan"
                             : "plans validate needs the name of a plan file");
    }
    if (options_.json) {
        throw UsageError("--json goes with plans list");
    }
    check_source_options(options_.sources);
}

ExitStatus PlansCommand::run(Terminal& terminal) {
    const Catalogue catalogue(DataFolder::find());
    if (options_.action == PlansOptions::Action::list) {
        const std::vector<Plan> plans = catalogue.all_plans();
        terminal.out << (options_.json ? listed_as_json(plans) : listed(plans));
        return ExitStatus::done;
    }
    LandFinder map(options_.sources, catalogue);
    Faults faults; // of all files: one that is wrong says nothing of the next
    bool first = true;
    for (const std::string& subject : options_.subjects) {
        const bool show = options_.action == PlansOptions::Action::show;
        if (show) {
            terminal.out << (first ? "" : "\n")
                         << describe(catalogue.plan(subject), catalogue.regions(),
                                     catalogue.places());
            first = false;
            continue;
        }
        faults.collect([&] {
            const Plan plan = catalogue.plan_file(subject);
            terminal.out << fmt::format("{}: valid: {}, {} rule{}\n", subject, plan.id,
                                        plan.rules.size(), plan.rules.size() == 1 ? "" : "s");
            terminal.out << doubts_about(plan) << map.said_of(plan);
        });
    }
    faults.throw_if_any();
    return ExitStatus::done;
}

} // namespace demarc
