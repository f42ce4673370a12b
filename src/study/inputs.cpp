// SPDX-License-Identifier: MIT
#include "study/inputs.hpp"

#include "io/bytes.hpp"
#include "io/remote_file.hpp"
#include "plans/rule_reader.hpp"
#include "sources/boundary_reader.hpp"
#include "sources/control_reader.hpp"
#include "sources/old_land.hpp"
#include "sources/plausibility.hpp"
#include "study/counted_inputs.hpp"
#include "support/error.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>
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

std::vector<SourceSpec> boundary_specs(const Sources& sources, const DataFolder& data,
                                       const Profiles& profiles) {
    std::vector<SourceSpec> specs;
    specs.push_back(sources.boundaries == embedded
                        ? data.boundaries()
                        : spec_of(sources.boundaries, data.boundaries(), profiles));
    for (const std::string& more : sources.more_boundaries) {
        specs.push_back(more == embedded ? data.boundaries() : parse_source_spec(more, profiles));
    }
    return specs;
}

/// The boundary sets to compare with, as they are; those that reach out to sea also without it.
/// Cells around settlements would count the sea as held land: with them only without it.
std::vector<BoundarySet> read_compared(const Sources& sources, const Profiles& profiles,
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
            throw UsageError(fmt::format("`compared` {}: these boundaries reach out to "
                                         "sea, and a settlement list would count the sea off "
                                         "Crimea as held land; name the sea to cut off with "
                                         "`sea` FILE",
                                         given));
        }
        if (!sources.sea.empty()) {
            sets.push_back(read_boundaries(spec, profiles, regions, fetch_if_remote(sources.sea)));
        }
    }
    return sets;
}

/// The files of one map, and those of a second source for the land held since before 2022.
struct FrontLineSpecs {
    std::vector<SourceSpec> map;
    std::vector<SourceSpec> old_land;
};

/// A further front line of a request, and whether it is a second source: one of another profile
/// than the map's, which adds the land held since before 2022.
struct FurtherSpec {
    SourceSpec spec;
    bool second = false;
};

FurtherSpec further_spec(const std::string& given, const std::string& profile,
                         const DataFolder& data, const Profiles& profiles) {
    if (given == embedded) {
        return {data.control(), true};
    }
    SourceSpec spec = parse_source_spec(given, profiles);
    const bool second = !spec.profile.empty() && !profile.empty() && spec.profile != profile;
    return {std::move(spec), second};
}

/// Files of the first one's profile make one map with it.
FrontLineSpecs front_line_specs(const Sources& sources, const DataFolder& data,
                                const Profiles& profiles) {
    FrontLineSpecs specs;
    specs.map.push_back(spec_of(sources.control, data.control(), profiles));
    for (const std::string& more : sources.more_control) {
        FurtherSpec further = further_spec(more, specs.map.front().profile, data, profiles);
        (further.second ? specs.old_land : specs.map).push_back(std::move(further.spec));
    }
    return specs;
}

/// Publisher, licence and attribution as the user gives them; a publisher who is named without an
/// attribution is credited by name.
template<typename Named>
void put_names(Named& named, const Sources& sources) {
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

void name_publisher(ControlSnapshot& control, const Sources& sources) {
    control.publisher = sources.publisher.empty() ? control.publisher : sources.publisher;
    for (InputFile& file : control.files) {
        put_names(file, sources);
    }
}

/// Maps of other days, each read as of its day.
std::vector<DatedLine> read_lines(const Sources& sources, const Profiles& profiles,
                                  const BoundarySet& boundaries, const Catalogue& catalogue) {
    std::vector<DatedLine> lines;
    for (const std::string& dated : sources.lines) {
        const std::size_t at = dated.find('=');
        const std::string day = dated.substr(0, at);
        lines.push_back(
            {day, read_control(parse_source_spec(dated.substr(at + 1), profiles), profiles,
                               boundaries, catalogue.regions(), Date::parse(day), std::nullopt)});
    }
    return lines;
}

std::map<std::string, Plan> plans_of(const std::vector<Claim>& claims, const Catalogue& catalogue) {
    std::map<std::string, Plan> plans;
    for (const Claim& claim : claims) {
        if (!claim.plan.empty() && !plans.contains(claim.plan)) {
            plans.emplace(claim.plan, with_context(fmt::format("in the claim {}", claim.id),
                                                   [&] { return catalogue.plan(claim.plan); }));
        }
    }
    return plans;
}

/// A second source, for land held since before 2022.
ControlSnapshot read_second(const std::vector<SourceSpec>& specs, const Profiles& profiles,
                            const BoundarySet& boundaries, const RegionTable& regions) {
    return with_old_land_cut(read_control(specs, profiles, boundaries, regions), boundaries,
                             regions);
}

/// \throws UsageError where pieces are to be joined and nothing is a line of contact
void check_join(const Sources& sources, const StudyInputs& inputs) {
    std::vector<ControlForm> forms{inputs.control.form};
    for (const DatedLine& line : inputs.lines) {
        forms.push_back(line.control.form);
    }
    if (inputs.earlier) {
        forms.push_back(inputs.earlier->form);
    }
    if (sources.join_metres &&
        std::find(forms.begin(), forms.end(), ControlForm::line_of_contact) == forms.end()) {
        throw UsageError("`join_metres`: no file is a line of contact, whose pieces it would join");
    }
}

} // namespace

std::optional<std::string> regions_of_side(const std::string& text, const Catalogue& catalogue) {
    if (text.empty()) {
        return std::nullopt;
    }
    if (text.find(',') != std::string::npos) {
        return text;
    }
    const RegionTable& regions = catalogue.regions();
    const auto groups = read_region_groups(catalogue.data().region_groups(), regions);
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
        fmt::format("`russian_side`: '{}' is neither a region nor a group of regions{}", text,
                    did_you_mean(text, known,
                                 "; write a region (UA-43), a group (crimea) or a "
                                 "position in degrees (34.10,44.95)")));
}

Profiles read_profiles(const DataFolder& data, const Sources& sources) {
    Profiles profiles = Profiles::read(data.profiles());
    for (const std::string& file : sources.profiles) {
        profiles.add(file);
    }
    if (!sources.crs.empty()) {
        profiles.set_crs(sources.crs);
    }
    profiles.tolerance.strict = sources.strict;
    if (sources.join_metres) {
        if (!(*sources.join_metres >= 0)) {
            throw UsageError("`join_metres` cannot be negative");
        }
        profiles.tolerance.join = Metres{*sources.join_metres};
    }
    return profiles;
}

void name_publisher(ProfileSource& source, const Sources& sources) {
    put_names(source, sources);
}

BoundarySet read_boundaries(const Sources& sources, const Profiles& profiles,
                            const Catalogue& catalogue) {
    BoundarySet boundaries = read_boundaries(
        boundary_specs(sources, catalogue.data(), profiles), profiles, catalogue.regions(),
        sources.boundaries.empty() ? std::nullopt : if_given(fetch_if_remote(sources.sea)));
    warn_of_region_places(boundaries, catalogue.regions(), catalogue.gazetteer());
    return boundaries;
}

ControlSnapshot read_front_line(const Sources& sources, const Profiles& profiles,
                                const BoundarySet& boundaries, const Catalogue& catalogue) {
    const RegionTable& regions = catalogue.regions();
    const FrontLineSpecs specs = front_line_specs(sources, catalogue.data(), profiles);
    ControlSnapshot control = read_control(specs.map, profiles, boundaries, regions, sources.date,
                                           regions_of_side(sources.russian_side, catalogue));
    name_publisher(control, sources);
    if (!specs.old_land.empty()) {
        add_old_land(control, read_second(specs.old_land, profiles, boundaries, regions),
                     boundaries, regions);
    }
    return control;
}

std::optional<ControlSnapshot> read_old_land(const Sources& sources, const ControlProfile& maps,
                                             const Profiles& profiles,
                                             const BoundarySet& boundaries,
                                             const Catalogue& catalogue) {
    std::vector<SourceSpec> specs;
    for (const std::string& more : sources.more_control) {
        FurtherSpec further = further_spec(more, maps.source.id, catalogue.data(), profiles);
        if (!further.second) {
            throw UsageError(fmt::format(
                "`control` {}: a series is measured from one pattern, archive or folder of maps; a "
                "second source, which adds the land held since before 2022, is of another profile "
                "than these ({}): FILE:PROFILE, or the word embedded",
                more, maps.source.id));
        }
        specs.push_back(std::move(further.spec));
    }
    if (specs.empty()) {
        return std::nullopt;
    }
    ControlSnapshot second = read_second(specs, profiles, boundaries, catalogue.regions());
    check_tells_old_land(maps.form, sources.control, second);
    return second;
}

StudyInputs read_inputs(const StudyRequest& request, const Catalogue& catalogue) {
    const Sources& sources = request.sources;
    const Profiles profiles = read_profiles(catalogue.data(), sources);
    StudyInputs inputs;
    inputs.plans = catalogue.plans(request.plans);
    inputs.claims = catalogue.claims(request.claims);
    inputs.claim_plans = plans_of(inputs.claims, catalogue);
    inputs.boundaries = read_boundaries(sources, profiles, catalogue);
    inputs.control = read_front_line(sources, profiles, inputs.boundaries, catalogue);
    inputs.compared = read_compared(sources, profiles, catalogue.regions(), inputs.control.form);
    inputs.lines = read_lines(sources, profiles, inputs.boundaries, catalogue);
    if (request.earlier) {
        inputs.earlier = read_front_line(*request.earlier, profiles, inputs.boundaries, catalogue);
    }
    read_counted_inputs(sources, profiles, catalogue, request.with_counts, inputs);
    check_join(sources, inputs);
    return inputs;
}

} // namespace demarc
