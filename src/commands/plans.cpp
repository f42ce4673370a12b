// SPDX-License-Identifier: MIT
#include "commands/plans.hpp"

#include "cli/catalogue.hpp"
#include "cli/data_folder.hpp"
#include "plans/describe.hpp"
#include "support/faults.hpp"
#include "support/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace demarc {

namespace {

std::string day_of(const Plan& plan) {
    return plan.date ? plan.date->iso() : std::string{};
}

std::string listed(const std::vector<Plan>& plans) {
    std::size_t id_width = 2;
    std::size_t status_width = 6;
    for (const Plan& plan : plans) {
        id_width = std::max(id_width, plan.id.size());
        status_width = std::max(status_width, plan.status.size());
    }
    std::string text = fmt::format("{:<{}}  {:<10}  {:<{}}  {}\n", "id", id_width, "date", "status",
                                   status_width, "title");
    for (const Plan& plan : plans) {
        text += fmt::format("{:<{}}  {:<10}  {:<{}}  {}\n", plan.id, id_width, day_of(plan),
                            plan.status, status_width, plan.title_en);
    }
    return text;
}

std::string listed_as_json(const std::vector<Plan>& plans) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Plan& plan : plans) {
        list.push_back({{"id", plan.id},
                        {"date", day_of(plan)},
                        {"status", plan.status},
                        {"title_en", plan.title_en},
                        {"title_uk", plan.title_uk},
                        {"rules", plan.rules.size()}});
    }
    return list.dump(2) + '\n';
}

} // namespace

std::string_view PlansCommand::description() const {
    return "Lists the peace plans that come with demarc, shows one of them rule by rule, or checks "
           "a plan file of your own. Plans are TOML files; geodata/plans/README.md says how they "
           "are written.";
}

std::string_view PlansCommand::examples() const {
    return "  demarc plans list\n"
           "  demarc plans show us-28-point-2025-11\n"
           "  demarc plans validate my-plan.toml";
}

Syntax PlansCommand::syntax() {
    return {.groups = {{"Options", {flag("json", "Print the list as JSON.", options_.json)}}},
            .operands = {.name = "ACTION [ID|FILE]...",
                         .text = "Actions:\n"
                                 "  list                  every plan with date, status and title\n"
                                 "  show ID|FILE...       plans in words: rules, open questions, "
                                 "sources\n"
                                 "  validate FILE...      check plan files; nothing is computed",
                         .most = Operands::any_number,
                         .take = [this](const std::string& word) { take_operand(word); }}};
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
        throw UsageError(unknown_word("action", word, {"list", "show", "validate"}));
    }
}

void PlansCommand::check_options() const {
    using Action = PlansOptions::Action;
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
}

ExitStatus PlansCommand::run(Terminal& terminal) {
    const Catalogue catalogue(DataFolder::find());
    if (options_.action == PlansOptions::Action::list) {
        const std::vector<Plan> plans = catalogue.all_plans();
        terminal.out << (options_.json ? listed_as_json(plans) : listed(plans));
        return ExitStatus::done;
    }
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
        });
    }
    faults.throw_if_any();
    return ExitStatus::done;
}

} // namespace demarc
