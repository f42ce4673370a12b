// SPDX-License-Identifier: MIT
#include "commands/explain.hpp"

#include "commands/explain_text.hpp"
#include "commands/warnings.hpp"
#include "export/inputs.hpp"
#include "support/parallel.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <ostream>
#include <utility>

namespace demarc {

namespace {

double degrees(const std::string& text, double limit, const std::string& whole) {
    const std::string_view word = trimmed(text);
    double value = 0;
    const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (failure != std::errc{} || end != word.data() + word.size() || std::abs(value) > limit) {
        throw UsageError(fmt::format("--at: '{}' is not a position; write longitude and latitude "
                                     "in degrees, as in 37.57,48.73",
                                     whole));
    }
    return value;
}

LonLat position_of(const std::string& text) {
    const std::vector<std::string> parts = split(text, ',');
    if (parts.size() != 2) {
        throw UsageError(fmt::format("--at: '{}' is not a position; write longitude and latitude "
                                     "in degrees, as in 37.57,48.73",
                                     text));
    }
    return {degrees(parts[0], 180, text), degrees(parts[1], 90, text)};
}

std::string people(const NamedPlace& place) {
    return place.population
               ? fmt::format("{} people", grouped(static_cast<double>(*place.population)))
               : "population not known";
}

/// The only place of that name. \throws UsageError listing the places where there are several, or
/// names that are near where there is none
NamedPlace place_named(const std::string& name, const Gazetteer& gazetteer,
                       const RegionTable& regions) {
    const std::vector<NamedPlace> found = gazetteer.find(name, regions);
    if (found.size() == 1) {
        return found.front();
    }
    if (found.empty()) {
        const std::vector<std::string> similar = gazetteer.similar(name, 3);
        throw UsageError(fmt::format(
            "--place: the gazetteer has no place '{}'{}; give its position with --at LON,LAT", name,
            similar.empty() ? "" : " (did you mean " + join(similar, " or ") + "?)"));
    }
    constexpr std::size_t most_listed = 15;
    std::string list;
    for (std::size_t i = 0; i < found.size() && i < most_listed; ++i) {
        list += fmt::format("\n  {}, {}: {}, at {:.5f},{:.5f}", found[i].name_en,
                            regions[found[i].region].name_en, people(found[i]),
                            found[i].position.lon, found[i].position.lat);
    }
    if (found.size() > most_listed) {
        list += fmt::format("\n  and {} more", found.size() - most_listed);
    }
    throw UsageError(fmt::format("--place: {} places are called '{}'; add the region, as in "
                                 "--place '{}, {}', or give --at with the position of one:{}",
                                 found.size(), name, found.front().name_en,
                                 regions[found.front().region].name_en, list));
}

std::vector<std::pair<const Plan*, Explanation>>
explanations(const Study& study, const ExplainedPlace& where, bool wanted) {
    std::vector<std::pair<const Plan*, Explanation>> result;
    for (const Scenario& scenario : study.scenarios) {
        // The present line comes with every choice of plans; it is explained where it stands alone.
        if (wanted && (!scenario.plan.reference ||
                       (study.scenarios.size() == 1 && study.without_result.empty()))) {
            result.emplace_back(&scenario.plan,
                                explain(where.position, where.face, where.outside, scenario.plan,
                                        study.partition, study.control,
                                        reading_of(study.method.contested)));
        }
    }
    return result;
}

} // namespace

std::string_view ExplainCommand::description() const {
    return "Says why a place has its outcome: which record of the front line put it on its side, "
           "what border reconciliation did, which rules of the plan touched it, in which order, "
           "and what each changed; what other readings of the plan make of it. Sites within 10 km "
           "are named with their rule. Without --plan it gives the outcome under every plan in a "
           "line each.";
}

std::string_view ExplainCommand::examples() const {
    return "  demarc explain --plan us-28-point-2025-11 --place Kramatorsk\n"
           "      one place under one plan, step by step\n"
           "  demarc explain --place 'Миколаївка, Донецька'\n"
           "      a place under every plan; the region tells namesakes apart\n"
           "  demarc explain --plan us-28-point-2025-11 --at 37.57,48.73 --json\n"
           "      a position in longitude and latitude";
}

Syntax ExplainCommand::syntax() {
    OptionGroup what{"What to explain", {}};
    Option at;
    at.name = "at";
    at.value_name = "LON,LAT";
    at.text = "A position in degrees, longitude first.";
    at.take = [this](const std::string& value) { options_.at = position_of(value); };
    Option place;
    place.name = "place";
    place.value_name = "NAME[, REGION]";
    place.text = "A town or village, in English or Ukrainian. Where several share a name, all are "
                 "listed, and the region behind a comma tells them apart.";
    place.take = [this](const std::string& value) { options_.place = value; };
    Option plan = plan_option(options_.plans);
    plan.text = "A plan: its id (see 'demarc plans list') or a plan file of your own.";
    plan.default_text = "all plans, a line each";
    what.options = {std::move(at), std::move(place), std::move(plan)};
    OptionGroup sources = source_options(options_.sources);
    leave_out(sources, {"compare-boundaries", "publisher", "attribution", "licence"});
    OptionGroup method = method_options(options_.method);
    leave_out(method, {"area-method", "denominator"}); // no area and no share is told
    sources.options.push_back(line_option(options_.sources.lines));
    return {.groups = {std::move(what), std::move(sources), std::move(method),
                       console_options(options_.console)},
            .operands = {}};
}

void ExplainCommand::check_options() const {
    check_source_options(options_.sources);
    check_console_options(options_.console);
    if (options_.at.has_value() == !options_.place.empty()) {
        throw UsageError("explain needs either --at LON,LAT or --place NAME");
    }
}

ExitStatus ExplainCommand::run(Terminal& terminal) {
    Progress progress(terminal, !options_.console.quiet);
    progress.stage("read");
    const Catalogue catalogue(DataFolder::find());
    ExplainedPlace where;
    if (options_.at) {
        where.position = *options_.at;
    } else {
        where.place = place_named(options_.place, catalogue.gazetteer(), catalogue.regions());
        where.position = where.place->position;
    }
    StudyRequest request{.sources = options_.sources,
                         .method = options_.method,
                         .plans = catalogue.plans(options_.plans),
                         .claims = {},
                         .earlier = std::nullopt,
                         .with_towns = false,
                         .jobs =
                             options_.console.jobs == 0 ? default_jobs() : options_.console.jobs,
                         .command_line = "demarc explain"};
    const Study study = build_study(std::move(request), read_inputs(options_.sources, catalogue),
                                    catalogue, progress);
    where.face = with_context(options_.at ? "--at" : "--place", [&] {
        return face_at(where.position,
                       where.place ? std::optional(where.place->region) : std::nullopt,
                       study.partition, study.regions, where.outside);
    });
    const auto explained = explanations(study, where, !options_.plans.empty());
    progress.done();
    print_warnings(terminal, input_notes(study));
    if (options_.console.json) {
        terminal.out << explain_json(study, where, explained);
    } else if (!options_.console.quiet) {
        terminal.out << place_text(study, where, terminal.out_styled);
        for (const auto& [plan, explanation] : explained) {
            terminal.out << plan_text(study, *plan, explanation, terminal.out_styled);
        }
        if (options_.plans.empty()) {
            terminal.out << all_plans_text(study, where, terminal.out_styled);
        } else {
            terminal.out << no_result_text(study, terminal.out_styled);
        }
    }
    if (options_.console.verbose) {
        terminal.err << progress.report();
    }
    return ExitStatus::done;
}

} // namespace demarc
