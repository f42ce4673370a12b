// SPDX-License-Identifier: MIT
#include "commands/sources.hpp"

#include "cli/command_line.hpp"
#include "cli/option_groups.hpp"
#include "cli/option_words.hpp"
#include "cli/source_options.hpp"
#include "cli/studying.hpp"
#include "commands/inspection_text.hpp"
#include "commands/inspection_tree.hpp"
#include "commands/listings.hpp"
#include "sources/boundary_reader.hpp"
#include "sources/inspection.hpp"
#include "sources/profile.hpp"
#include "sources/profile_draft.hpp"
#include "study/data_folder.hpp"
#include "study/inputs.hpp"
#include "support/error.hpp"
#include "support/faults.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

namespace {

const std::vector<std::string> sources_actions{"list", "inspect", "profile", "validate"};

/// Records that cannot be read, of which a draft knows nothing.
std::vector<InputNote> warnings_of_unread(const FileInspection& inspection) {
    std::vector<InputNote> notes;
    for (const LayerInspection& layer : inspection.layers) {
        if (!layer.refused.empty()) {
            const RecordFault& first = layer.refused.front();
            notes.push_back(
                {layer.file,
                 fmt::format("the draft leaves out {} of {} records, which cannot be "
                             "read; record {}: {}",
                             layer.refused.size(), layer.records, first.record, first.reason),
                 {},
                 InputWarning::passed_over});
        }
    }
    return notes;
}

} // namespace

std::string_view SourcesCommand::description() const {
    return "Lists the profiles, or tells what is in a file before it is used. A profile says how "
           "the files of one publisher are read: which attribute names a region or a control "
           "class, where the date stands, what counts as controlled. Its id goes after a file "
           "name, as in --control front.geojson:classes. 'inspect' shows layers, attributes and "
           "everything that is wrong, what each profile would make of the file, and the command "
           "line to go on with; it refuses nothing, however broken the file is. Of a folder or a "
           "zip archive it tells which days are in it, and looks into one of them (--date). "
           "Several files are taken for layers of one map. 'profile' writes a profile for a file "
           "that none fits, with comments and what has to be filled in; 'validate' checks one.";
}

std::string_view SourcesCommand::examples() const {
    return "  demarc sources list\n"
           "  demarc sources inspect front.geojson\n"
           "      what is in the file, and which profiles can read it\n"
           "  demarc sources inspect archive.zip --date 2025-05-25\n"
           "      which days are in the archive, and what is in the map of this one\n"
           "  demarc sources inspect assessed_control.geojson assessed_advances.geojson\n"
           "      layers that make one map\n"
           "  demarc sources profile front.gpkg > my-publisher.toml\n"
           "      a profile for a file of your own; read it through, then use it\n"
           "  demarc sources validate my-publisher.toml\n"
           "      whether it is one\n"
           "  demarc sources inspect front.gpkg --profile my-publisher.toml --json\n"
           "      with a profile of your own tried as well, for a program";
}

Syntax SourcesCommand::syntax() {
    OptionGroup group{"Options", {flag("json", "Print the result as JSON.", options_.json)}};
    group.options.push_back(profile_option(options_.profiles));
    group.options.push_back(date_option(options_.date));
    group.options.push_back(russian_side_option(options_.russian_side));
    group.options.push_back(crs_option(options_.crs));
    return {.groups = {std::move(group)},
            .operands = {.name = "ACTION [FILE[:PROFILE] ...]",
                         .text = "Actions:\n"
                                 "  list              every profile with what it is for and its "
                                 "publisher\n"
                                 "  inspect FILE ...  what is in a file, or in the layers of one "
                                 "map, and what is wrong with it\n"
                                 "  profile FILE ...  a commented profile for such a file, to be "
                                 "looked over and used\n"
                                 "  validate FILE.toml ...\n"
                                 "                    check profiles of your own",
                         .most = std::numeric_limits<std::size_t>::max(),
                         .take = [this](const std::string& word) { take_operand(word); },
                         .actions = sources_actions}};
}

void SourcesCommand::take_operand(const std::string& word) {
    using Action = SourcesOptions::Action;
    if (options_.action == Action::list) {
        throw UsageError(fmt::format("unexpected argument '{}'", word));
    }
    if (options_.action != Action::none) {
        options_.files.push_back(word);
        return;
    }
    const auto action = std::find(sources_actions.begin(), sources_actions.end(), word);
    if (action == sources_actions.end()) {
        throw UsageError(unknown_word("action", word, sources_actions));
    }
    options_.action =
        static_cast<Action>(1 + (action - sources_actions.begin())); // in the same order
}

void SourcesCommand::check_options() const {
    using Action = SourcesOptions::Action;
    const bool looks_into_files =
        options_.action == Action::inspect || options_.action == Action::profile;
    if (options_.action == Action::none) {
        throw UsageError("sources needs an action: list, inspect FILE, profile FILE or validate "
                         "FILE.toml");
    }
    if (options_.action == Action::validate && options_.files.empty()) {
        throw UsageError("sources validate needs the name of a profile file");
    }
    if (looks_into_files && options_.files.empty()) {
        throw UsageError(fmt::format("sources {} needs the name of a file",
                                     options_.action == Action::inspect ? "inspect" : "profile"));
    }
    if (!looks_into_files && (options_.date || !options_.russian_side.empty())) {
        throw UsageError("--date and --russian-side go with sources inspect");
    }
    if (options_.json && options_.action != Action::list && options_.action != Action::inspect) {
        throw UsageError("--json goes with sources list and sources inspect");
    }
    if (options_.action == Action::validate && !options_.profiles.empty()) {
        throw UsageError("sources validate takes the profile as its argument, without --profile");
    }
}

ExitStatus SourcesCommand::run(Terminal& terminal) {
    using Action = SourcesOptions::Action;
    const Catalogue catalogue(DataFolder::find());
    Sources sources;
    sources.profiles = options_.profiles;
    sources.crs = options_.crs;
    const Profiles profiles = read_profiles(catalogue.data(), sources);
    switch (options_.action) {
    case Action::none:
    case Action::list:
        terminal.out << (options_.json ? listed_as_json(profiles) : listed(profiles));
        break;
    case Action::validate:
        validate(profiles, terminal);
        break;
    case Action::profile: {
        const FileInspection inspected = inspection(catalogue, profiles);
        terminal.out << draft_profile(inspected);
        print_warnings(terminal, warnings_of_unread(inspected));
        break;
    }
    case Action::inspect: {
        const nlohmann::ordered_json tree =
            inspection_tree(inspection(catalogue, profiles), catalogue.regions());
        terminal.out << with_options(
            options_.json ? tree.dump(2) + '\n'
                          : inspection_text(tree, catalogue.regions(), terminal.out_styled));
        break;
    }
    }
    return ExitStatus::done;
}

FileInspection SourcesCommand::inspection(const Catalogue& catalogue,
                                          const Profiles& profiles) const {
    const RegionTable& regions = catalogue.regions();
    std::vector<SourceSpec> specs;
    for (const std::string& file : options_.files) {
        specs.push_back(parse_source_spec(file, profiles));
        const std::string& profile = specs.back().profile;
        const std::string_view kind = profiles.kind_of(profile);
        if (kind == "count" || kind == "people" || kind == "districts") {
            throw UsageError(fmt::format(
                "profile '{}' {}; 'demarc run --dry-run --{} {}' checks a file with it", profile,
                kind == "districts" ? "reads districts" : "says what is counted", kind, file));
        }
    }
    FileInspection result = inspect_files(
        specs, profiles, read_boundaries(catalogue.data().boundaries(), profiles, regions), regions,
        options_.date, regions_of_side(options_.russian_side, catalogue));
    if (result.suggestion) {
        result.suggestion->command += profiles_to_command_line(options_.profiles);
    }
    return result;
}

void SourcesCommand::validate(const Profiles& shipped, Terminal& terminal) const {
    Faults faults; // of all files: one that is wrong says nothing of the next
    for (const std::string& file : options_.files) {
        faults.collect([&] {
            Profiles profiles = shipped;
            const ProfileSource& source = profiles.add(file);
            terminal.out << fmt::format(
                "{}: is a valid profile; use it with --profile {} and FILE:{}\n", file,
                shell_word(file), source.id);
            print_warnings(terminal, warnings_of_profile(source));
        });
    }
    faults.throw_if_any();
}

} // namespace demarc
