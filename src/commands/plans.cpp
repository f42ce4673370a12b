// SPDX-License-Identifier: MIT
#include "commands/plans.hpp"

#include "commands/listings.hpp"
#include "study/compute.hpp"
#include "support/faults.hpp"
#include "support/text.hpp"
#include "words/describe.hpp"

#include <fmt/format.h>

#include <optional>
#include <ostream>
#include <utility>

namespace demarc {

namespace {

const std::vector<std::string> actions{"list", "show", "validate"};

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
    OptionGroup sources =
        source_options(options_.sources, {"boundaries", "sea", "control", "russian-side", "join",
                                          "date", "crs", "strict", "profile"});
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
    if (options_.action == PlansOptions::Action::show) {
        show(catalogue, terminal.out);
    } else {
        validate(catalogue, terminal.out);
    }
    return ExitStatus::done;
}

void PlansCommand::show(const Catalogue& catalogue, std::ostream& out) const {
    const char* separator = "";
    for (const std::string& subject : options_.subjects) {
        out << std::exchange(separator, "\n")
            << describe(catalogue.plan(subject), catalogue.regions(), catalogue.places());
    }
}

void PlansCommand::validate(const Catalogue& catalogue, std::ostream& out) const {
    std::optional<StudyInputs> map; // read when the first plan is found valid
    Faults faults;                  // of all files: one that is wrong says nothing of the next
    for (const std::string& subject : options_.subjects) {
        faults.collect([&] {
            const Plan plan = catalogue.plan_file(subject);
            out << valid_text(subject, plan) << doubts_about(plan);
            if (!map) {
                map = read_inputs(
                    {.sources = options_.sources, .method = {}, .plans = {}, .claims = {}},
                    catalogue);
            }
            out << on_map_text(plan_on_map(plan, *map, catalogue), map->control.date);
        });
    }
    faults.throw_if_any();
}

} // namespace demarc
