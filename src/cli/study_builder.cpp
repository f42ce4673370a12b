// SPDX-License-Identifier: MIT
#include "cli/study_builder.hpp"

#include "io/remote_file.hpp"
#include "partition/partition.hpp"
#include "plans/plan_places.hpp"
#include "plans/plan_zones.hpp"
#include "plans/rule_reader.hpp"
#include "series/second_method.hpp"
#include "sources/plausibility.hpp"
#include "sources/profile.hpp"
#include "support/error.hpp"
#include "support/normal_text.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"
#include "support/words.hpp"
#include "tally/input_warnings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace demarc {

namespace {

std::optional<std::string> if_given(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

/// What the user names, or the file that comes with the program.
SourceSpec spec_of(const std::string& given, const SourceSpec& shipped, const Profiles& profiles) {
    return given.empty() ? shipped : parse_source_spec(given, profiles);
}

/// Sorts the plans into those that have a result on this map and those that have none.
void evaluate_plans(Study& study, const StudyRequest& request) {
    std::vector<const Plan*> computed;
    for (const Plan& plan : request.plans) {
        if (auto reason = why_not_computed(plan, study.partition)) {
            study.without_result.push_back({plan, std::move(*reason)});
        } else {
            computed.push_back(&plan);
        }
    }
    study.scenarios.resize(computed.size());
    parallel_for(computed.size(), request.jobs, [&](std::size_t i) {
        study.scenarios[i] =
            make_scenario(*computed[i], study.partition, study.regions, study.method);
    });
}

/// The boundary sets to compare with, as they are; those that reach out to sea also without it.
/// Cells around settlements would count the sea as held land: with them only without it.
std::vector<BoundarySet> read_compared(const SourceOptions& sources, const Profiles& profiles,
                                       const RegionTable& regions, ControlForm form) {
    std::vector<BoundarySet> sets;
    for (const std::string& given : sources.compared) {
        const SourceSpec spec = parse_source_spec(given, profiles);
        BoundarySet set = read_boundaries(spec, profiles, regions);
        if (set.coverage == Coverage::land) {
            sets.push_back(std::move(set));
            continue;
        }
        if (form != ControlForm::settlements) {
            sets.push_back(std::move(set));
        } else if (sources.sea.empty()) {
            throw UsageError(fmt::format("--compare-boundaries {}: these boundaries reach out to "
                                         "sea, and a settlement list would count the sea off "
                                         "Crimea as held land; name the sea to cut off with --sea "
                                         "FILE",
                                         given));
        }
        if (!sources.sea.empty()) {
            sets.push_back(read_boundaries(spec, profiles, regions, fetched(sources.sea)));
        }
    }
    return sets;
}

/// The same front line cut by another boundary set, by the methods of the run.
ComparedBoundaries compare(BoundarySet set, const Study& study) {
    return with_context(fmt::format("in the comparison with the boundaries of {}", set.title), [&] {
        const Partition partition = cut(set, study.control, study.regions, {},
                                        study.method.reconciled ? Reconcile::on : Reconcile::off);
        return ComparedBoundaries{set.id,
                                  set.title,
                                  set.coverage,
                                  std::move(set.files),
                                  std::move(set.notes),
                                  distinct_method_table(partition, study.regions, study.method)};
    });
}

/// A partition of its own, so that the bands show in no file and on no map.
void move_line(Study& study, const StudyRequest& request, const std::vector<DatedLine>& lines) {
    std::vector<Plan> plans;
    for (const Scenario& scenario : study.scenarios) {
        plans.push_back(scenario.plan);
    }
    const Partition banded =
        cut_for_plans(study.boundaries, study.control, study.regions, study.places.zones, plans,
                      study.method.reconciled ? Reconcile::on : Reconcile::off, lines,
                      bands_of(*request.line_error, plans));
    study.line_error = request.line_error;
    study.held_by_russia_error = add_line_error(study.scenarios, banded, study.regions,
                                                study.method, *request.line_error, request.jobs);
}

} // namespace

std::string regions_of_side(const std::string& text, const DataFolder& data,
                            const RegionTable& regions) {
    if (text.empty() || text.find(',') != std::string::npos) {
        return text;
    }
    const auto groups = read_region_groups(data.region_groups(), regions);
    const auto group = groups.find(lower_case(text));
    std::vector<std::string> codes;
    if (group != groups.end()) {
        for (const RegionIndex region : group->second) {
            codes.push_back(regions[region].code.text());
        }
        return join(codes, " ");
    }
    if (regions.find(text)) {
        return text;
    }
    std::vector<std::string> known = regions.known_names();
    for (const auto& [name, members] : groups) {
        known.push_back(name);
    }
    throw UsageError(
        fmt::format("--russian-side: '{}' is neither a region nor a group of regions{}", text,
                    did_you_mean(text, known,
                                 "; write a region (UA-43), a group (crimea) or a "
                                 "position in degrees (34.10,44.95)")));
}

Profiles read_profiles(const DataFolder& data, const std::vector<std::string>& files) {
    Profiles profiles = Profiles::read(data.profiles());
    for (const std::string& file : files) {
        profiles.add(file);
    }
    return profiles;
}

namespace {

/// The files of one map, and those of a second source for the land held since before 2022.
struct FrontLineSpecs {
    std::vector<SourceSpec> map;
    std::vector<SourceSpec> old_land;
};

/// Files of the first one's profile make one map with it; one of another profile is a second
/// source.
FrontLineSpecs front_line_specs(const SourceOptions& sources, const DataFolder& data,
                                const Profiles& profiles) {
    constexpr std::string_view embedded = "embedded";
    FrontLineSpecs specs;
    specs.map.push_back(spec_of(sources.control, data.control(), profiles));
    for (const std::string& more : sources.more_control) {
        const SourceSpec spec =
            more == embedded ? data.control() : parse_source_spec(more, profiles);
        const std::string own = specs.map.front().profile;
        const bool second =
            more == embedded || (!spec.profile.empty() && !own.empty() && spec.profile != own);
        (second ? specs.old_land : specs.map).push_back(spec);
    }
    return specs;
}

/// Publisher, licence and attribution as the user gives them; a publisher who is named without an
/// attribution is credited by name.
template<typename Named>
void put_names(Named& named, const SourceOptions& sources) {
    const auto put = [](std::string& into, const std::string& given) {
        into = given.empty() ? into : given;
    };
    put(named.publisher, sources.publisher);
    put(named.licence, sources.licence);
    put(named.attribution, sources.attribution);
    if (sources.attribution.empty() && !sources.publisher.empty()) {
        named.attribution = fmt::format("Control: {}.", sources.publisher);
    }
}

void name_publisher(ControlSnapshot& control, const SourceOptions& sources) {
    control.publisher = sources.publisher.empty() ? control.publisher : sources.publisher;
    for (InputFile& file : control.files) {
        put_names(file, sources);
    }
}

} // namespace

void name_publisher(ProfileSource& source, const SourceOptions& sources) {
    put_names(source, sources);
}

ControlSnapshot read_front_line(const SourceOptions& sources, const BoundarySet& boundaries,
                                const Catalogue& catalogue) {
    const DataFolder& data = catalogue.data();
    const RegionTable& regions = catalogue.regions();
    const Profiles profiles = read_profiles(data, sources.profiles);
    const FrontLineSpecs specs = front_line_specs(sources, data, profiles);
    ControlSnapshot control =
        read_control(specs.map, profiles, boundaries, regions, sources.date,
                     if_given(regions_of_side(sources.russian_side, data, regions)));
    name_publisher(control, sources);
    if (!specs.old_land.empty()) {
        add_old_land(control, read_control(specs.old_land, profiles, boundaries, regions),
                     boundaries, regions);
    }
    return control;
}

StudyInputs read_inputs(const SourceOptions& sources, const Catalogue& catalogue) {
    const DataFolder& data = catalogue.data();
    const Profiles profiles = read_profiles(data, sources.profiles);
    BoundarySet boundaries = read_boundaries(
        spec_of(sources.boundaries, data.boundaries(), profiles), profiles, catalogue.regions(),
        sources.boundaries.empty() ? std::nullopt : if_given(fetched(sources.sea)));
    warn_of_region_places(boundaries, catalogue.regions(), catalogue.gazetteer());
    ControlSnapshot control = read_front_line(sources, boundaries, catalogue);
    std::vector<BoundarySet> compared =
        read_compared(sources, profiles, catalogue.regions(), control.form);
    std::vector<DatedLine> lines;
    for (const std::string& dated : sources.lines) {
        const std::size_t at = dated.find('=');
        const std::string day = dated.substr(0, at);
        lines.push_back(
            {day, read_control(parse_source_spec(dated.substr(at + 1), profiles), profiles,
                               boundaries, catalogue.regions(), Date::parse(day), std::nullopt)});
    }
    return {.boundaries = std::move(boundaries),
            .control = std::move(control),
            .compared = std::move(compared),
            .lines = std::move(lines)};
}

namespace {

/// The plans that claims speak of, by id.
using ClaimPlans = std::map<std::string, Plan>;

ClaimPlans plans_of(const std::vector<Claim>& claims, const Catalogue& catalogue) {
    ClaimPlans plans;
    for (const Claim& claim : claims) {
        if (!claim.plan.empty() && !plans.contains(claim.plan)) {
            plans.emplace(claim.plan, with_context(fmt::format("in the claim {}", claim.id),
                                                   [&] { return catalogue.plan(claim.plan); }));
        }
    }
    return plans;
}

void check_claims(Study& study, const StudyRequest& request, const ClaimPlans& plans,
                  const Catalogue& catalogue) {
    std::optional<ControlSnapshot> first;
    Partition first_partition;
    std::optional<EarlierSnapshot> earlier;
    const Reconcile reconcile = study.method.reconciled ? Reconcile::on : Reconcile::off;
    if (request.earlier) {
        first = read_front_line(*request.earlier, study.boundaries, catalogue);
        first_partition = cut(study.boundaries, *first, study.regions, {}, reconcile);
        earlier.emplace(EarlierSnapshot{first_partition, *first});
    }
    const auto ground_of = [&](const Claim& claim) {
        const auto plan = plans.find(claim.plan);
        return ClaimGround{study.partition, study.control, study.regions,
                           earlier ? &*earlier : nullptr,
                           plan == plans.end() ? nullptr : &plan->second};
    };
    // Cut only if a claim will be measured on it: that takes as long as both days together.
    std::optional<DayOverlay> overlay;
    if (std::any_of(request.claims.begin(), request.claims.end(), [&](const Claim& claim) {
            return needs_overlay(claim) && !why_not_testable(claim, ground_of(claim));
        })) {
        overlay = overlay_days(study.boundaries, first_partition, *first, study.control,
                               study.regions, reconcile);
        earlier.emplace(EarlierSnapshot{first_partition, *first, &*overlay});
    }
    parallel_for(request.claims.size(), request.jobs, [&](std::size_t i) {
        study.claims[i] = check(request.claims[i], ground_of(request.claims[i]), study.method);
    });
}

} // namespace

Study build_study(StudyRequest request, StudyInputs inputs, const Catalogue& catalogue,
                  Progress& progress) {
    Study study{.regions = catalogue.regions(),
                .places = catalogue.places(),
                .boundaries = std::move(inputs.boundaries),
                .control = std::move(inputs.control),
                .partition = {},
                .method = request.method,
                .scenarios = {},
                .without_result = {},
                .towns = {},
                .gazetteer = {},
                .claims = std::vector<ClaimCheck>(request.claims.size()),
                .methods = {},
                .command_line = std::move(request.command_line)};
    progress.stage("cut");
    const ClaimPlans claim_plans = plans_of(request.claims, catalogue);
    std::vector<Plan> plans_to_cut_for = request.plans;
    for (const auto& [id, plan] : claim_plans) {
        plans_to_cut_for.push_back(plan);
    }
    study.places = with_own_places(std::move(study.places), plans_to_cut_for);
    study.partition = cut_for_plans(
        study.boundaries, study.control, study.regions, study.places.zones, plans_to_cut_for,
        study.method.reconciled ? Reconcile::on : Reconcile::off, inputs.lines);
    study.noticed = warnings_of_cut(study.boundaries, study.control, study.partition, study.regions,
                                    study.method);
    for (const DatedLine& line : inputs.lines) {
        for (InputFile file : line.control.files) {
            file.role = "line of " + line.id;
            study.control.files.push_back(std::move(file));
        }
    }
    if (study.control.form == ControlForm::polygons) {
        progress.stage("cross-check");
        study.second_method = series::compare_methods(
            study.partition, study.control, study.boundaries, study.regions, request.jobs);
    }
    progress.stage("evaluate plans");
    evaluate_plans(study, request);
    if (request.line_error) {
        progress.stage("move the line");
        move_line(study, request, inputs.lines);
    }
    if (request.with_towns) {
        progress.stage("locate towns");
        const Gazetteer gazetteer = catalogue.gazetteer();
        study.towns = locate_towns(gazetteer.all(), study.partition);
        study.gazetteer = gazetteer.file();
    }
    progress.stage("check claims");
    study.methods = distinct_method_table(study.partition, study.regions, study.method);
    study.compared.resize(inputs.compared.size());
    parallel_for(inputs.compared.size(), request.jobs, [&](std::size_t i) {
        study.compared[i] = compare(std::move(inputs.compared[i]), study);
    });
    check_claims(study, request, claim_plans, catalogue);
    return study;
}

} // namespace demarc
