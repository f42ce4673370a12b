// SPDX-License-Identifier: MIT
#include "commands/map.hpp"

#include "cli/list_options.hpp"
#include "cli/option_words.hpp"
#include "cli/studying.hpp"
#include "export/data_package.hpp"
#include "maps/own_towns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <utility>

namespace demarc {

namespace {

StudyRequest request_of(const MapCommandOptions& options) {
    return {.sources = options.sources,
            .method = options.method,
            .plans = Selection::or_everything(options.plans),
            .claims = {},
            .with_people = options.look.says_people || is_of_people(fill_of(options.look)),
            .with_methods = false,
            .jobs = options.console.jobs,
            .command_line = "demarc map"};
}

} // namespace

std::string_view MapCommand::description() const {
    return "Draws scenario maps alone: one for each plan and preset, as SVG with named layers and "
           "text as text, as PNG and as PDF, all from the same drawing.";
}

std::string_view MapCommand::examples() const {
    return "  demarc map --plan us-28-point-2025-11\n"
           "      one map, into output/maps\n"
           "  demarc map --plan us-28-point-2025-11 --preset social,story --lang uk --format png\n"
           "      two pictures to share, in Ukrainian\n"
           "  demarc map --plan present --crop Donetsk --preset a4 --format pdf\n"
           "      one oblast for print\n"
           "  demarc map --sheet plans --preset a3 --format pdf\n"
           "      all plans side by side";
}

Syntax MapCommand::syntax() {
    OptionGroup sources =
        source_options(options_.sources, {"boundaries", "sea", "control", "russian-side", "join",
                                          "date", "crs", "strict", "publisher", "attribution",
                                          "licence", "profile", "people", "districts"});
    sources.options.push_back(line_option(options_.sources.lines));
    sources.options.push_back(plan_option(options_.plans));
    OptionGroup look = map_options(options_.look, FillsOffered::all);
    for (Option& option : sheet_options(options_.look)) {
        look.options.push_back(std::move(option));
    }
    look.options.push_back(sheet_option(options_.sheet));
    look.options.push_back(days_option(options_.days));
    look.options.push_back(
        format_option(picture_formats(), "Files to make of each map,", "", options_.formats));
    look.options.push_back(output_option("The folder for the maps. They are put there when all are "
                                         "drawn; an earlier map of the same name is replaced.",
                                         options_.output));
    return {.groups = {std::move(sources), std::move(look),
                       method_options(options_.method,
                                      {"area-method", "denominator", "contested", "reconcile"}),
                       console_options(options_.console, {"jobs", "quiet", "verbose"})},
            .operands = {}};
}

void MapCommand::check_options() const {
    check_source_options(options_.sources);
    check_console_options(options_.console);
    const bool of_days = is_of_days(options_.sheet);
    if (of_days == options_.days.empty()) {
        throw UsageError(of_days ? "--sheet days and frames need --days"
                                 : "--days goes with --sheet days or frames");
    }
    if (of_days && (options_.plans.size() > 1 || options_.sources.date)) {
        throw UsageError("--days takes one plan at most, and no --date beside it");
    }
    const bool by_district = is_by_district(fill_of(options_.look));
    if (!by_district && !options_.sources.districts.empty()) {
        throw UsageError("--districts goes with --fill held, lost, people-held or people-lost");
    }
    if (by_district && of_days) {
        throw UsageError("--fill by district goes with one day: no --sheet days or frames");
    }
    if (!options_.sources.people.empty() && !options_.look.says_people &&
        !is_of_people(fill_of(options_.look))) {
        throw UsageError("--people goes with --with-people or --fill people-held or people-lost");
    }
    if (!options_.look.without.empty() &&
        (options_.sheet != MapSheet::each && options_.sheet != MapSheet::frames)) {
        throw UsageError("--without goes with --sheet each or frames");
    }
    if (!options_.look.size.empty() && options_.look.presets != MapChoice{}.presets) {
        throw UsageError("--size takes the place of --preset");
    }
    if (options_.look.transparent &&
        (options_.sheet != MapSheet::each && options_.sheet != MapSheet::frames)) {
        throw UsageError("--transparent goes with --sheet each or frames");
    }
    if (!options_.look.labels.empty() && options_.sheet == MapSheet::plans) {
        throw UsageError("--label goes with all sheets but plans, whose maps name no towns");
    }
    const OwnWords& words = options_.look.words;
    if ((words.headline || words.standfirst) && options_.sheet != MapSheet::plans && !of_days &&
        options_.plans.size() != 1) {
        throw UsageError("--headline and --standfirst go with one --plan");
    }
}

std::vector<Study> MapCommand::studies_of_days(const Catalogue& catalogue, Progress& progress) {
    StudyRequest request = request_of(options_);
    request.plans = Selection::of(options_.plans.empty() ? std::vector<std::string>{"present"}
                                                         : options_.plans);
    std::vector<Study> studies = computed_days(
        request, days_of(options_.days, options_.sources, catalogue), catalogue, progress);
    for (Study& study : studies) {
        if (!study.excluded_plans.empty()) {
            const ExcludedPlan& plan = study.excluded_plans.front();
            throw UsageError(fmt::format("no map of {}: {}", plan.plan.id, plan.reason));
        }
        study.scenarios.erase(study.scenarios.begin(), study.scenarios.end() - 1);
    }
    return studies;
}

std::vector<Study> MapCommand::study_of_plans(const Catalogue& catalogue, Progress& progress) {
    std::vector<Study> studies;
    const StudyRequest request = request_of(options_);
    StudyInputs inputs = read_inputs(request, catalogue);
    StudyInputs of_districts;
    of_districts.districts = std::exchange(inputs.districts, std::nullopt);
    of_districts.people = inputs.people;
    of_districts.with_shipped_people = inputs.with_shipped_people;
    Study& study = studies.emplace_back(computed(request, std::move(inputs), catalogue, progress));
    if (request.with_people && first_of_people(study.stocks) == study.stocks.size()) {
        throw UsageError(fmt::format("{} needs residents before the full-scale war, and --people "
                                     "names others; add --people embedded",
                                     options_.look.says_people ? "--with-people" : "--fill"));
    }
    districts_ = districts_of(study, of_districts, catalogue, progress);
    // Every study has the reference scenario; its map is drawn only where it is asked for.
    const bool reference_wanted =
        options_.plans.empty() ||
        std::find(options_.plans.begin(), options_.plans.end(), "present") != options_.plans.end();
    if (options_.sheet == MapSheet::each && !reference_wanted) {
        study.scenarios.erase(study.scenarios.begin());
    }
    if (study.scenarios.empty()) {
        const ExcludedPlan& first = study.excluded_plans.front();
        throw UsageError(fmt::format("{} has no result: {}", first.plan.id, first.reason));
    }
    if (options_.sheet == MapSheet::before_after && study.scenarios.size() < 2) {
        throw UsageError("--sheet before-after needs a plan besides the present line");
    }
    return studies;
}

std::shared_ptr<const DistrictLand> MapCommand::districts_of(const Study& study,
                                                             const StudyInputs& inputs,
                                                             const Catalogue& catalogue,
                                                             Progress& progress) const {
    const FillBy fill = fill_of(options_.look);
    if (!is_by_district(fill)) {
        return {};
    }
    progress.stage("divide into districts");
    DistrictShapes shapes =
        district_shapes(study, inputs, catalogue, is_of_people(fill), options_.console.jobs);
    return std::make_shared<const DistrictLand>(std::move(shapes));
}

void MapCommand::choose_towns(std::vector<Study>& studies, const Catalogue& catalogue) {
    const bool has_own = !options_.look.towns.empty();
    const std::vector<City> own = has_own ? read_towns(options_.look.towns) : std::vector<City>();
    const std::vector<std::string> wanted = options_.look.labels;
    for (Study& study : studies) {
        std::vector<City>& cities = study.places.cities;
        if (has_own) {
            cities = own;
        }
        if (!wanted.empty()) {
            options_.look.labels =
                find_towns(wanted, cities, catalogue.gazetteer(), catalogue.regions());
        }
    }
}

ExitStatus MapCommand::run(Terminal& terminal) {
    Progress progress(terminal, !options_.console.quiet);
    progress.stage("read");
    const Catalogue catalogue(DataFolder::find());
    resolve_crop(options_.look, catalogue);
    std::vector<Study> studies = options_.days.empty() ? study_of_plans(catalogue, progress)
                                                       : studies_of_days(catalogue, progress);
    choose_towns(studies, catalogue);
    progress.stage("draw maps");
    OutputFolder folder(options_.output, OutputFolder::Existing::add);
    write_pictures(studies, options_.sheet, options_.look, options_.formats, catalogue.data(),
                   folder, options_.console.jobs, districts_);
    const std::vector<std::string> files = folder.files();
    folder.commit();
    progress.done();
    for (const Study& study : studies) {
        print_warnings(terminal, input_notes(study));
    }
    if (districts_) {
        print_warnings(terminal, with_options(districts_->shapes.notes));
    }
    if (!options_.console.quiet) {
        for (const std::string& file : files) {
            terminal.out << options_.output << '/' << file << '\n';
        }
    }
    if (!options_.console.quiet && !options_.plans.empty()) { // else nobody asked for them
        for (const ExcludedPlan& plan : studies.front().excluded_plans) {
            terminal.err << "no map of " << plan.plan.id << ": " << plan.reason << '\n';
        }
    }
    if (options_.console.verbose) {
        terminal.err << progress.report();
    }
    return ExitStatus::done;
}

} // namespace demarc
