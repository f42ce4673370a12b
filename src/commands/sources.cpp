// SPDX-License-Identifier: MIT
#include "commands/sources.hpp"

#include "cli/command_line.hpp"
#include "cli/option_groups.hpp"
#include "cli/option_words.hpp"
#include "commands/inspection_text.hpp"
#include "commands/inspection_tree.hpp"
#include "commands/listings.hpp"
#include "sources/boundary_reader.hpp"
#include "sources/inspection.hpp"
#include "sources/profile.hpp"
#include "study/data_folder.hpp"
#include "study/inputs.hpp"

#include <fmt/format.h>

#include <limits>
#include <ostream>

namespace demarc {

namespace {

const std::vector<std::string> actions{"list", "inspect"};

} // namespace

std::string_view SourcesCommand::description() const {
    return "Lists the profiles, or tells what is in a file before it is used. A profile says how "
           "the files of one publisher are read: which attribute names a region or a control "
           "class, where the date stands, what counts as controlled. Its id goes after a file "
           "name, as in --control front.geojson:classes. 'inspect' shows layers, attributes and "
           "everything that is wrong, what each profile would make of the file, and the command "
           "line to go on with; it refuses nothing, however broken the file is. Of a folder or a "
           "zip archive it tells which days are in it, and looks into one of them (--date). "
           "Several files are taken for layers of one map.";
}

std::string_view SourcesCommand::examples() const {
    return "  demarc sources list\n"
           "  demarc sources inspect front.geojson\n"
           "      what is in the file, and which profiles can read it\n"
           "  demarc sources inspect archive.zip --date 2025-05-25\n"
           "      which days are in the archive, and what is in the map of this one\n"
           "  demarc sources inspect assessed_control.geojson assessed_advances.geojson\n"
           "      layers that make one map\n"
           "  demarc sources inspect front.gpkg --profile my-publisher.toml --json\n"
           "      with a profile of your own tried as well, for a program";
}

Syntax SourcesCommand::syntax() {
    OptionGroup group{"Options", {flag("json", "Print the result as JSON.", options_.json)}};
    group.options.push_back(profile_option(options_.profiles));
    group.options.push_back(date_option(options_.date));
    group.options.push_back(russian_side_option(options_.russian_side));
    return {.groups = {std::move(group)},
            .operands = {.name = "ACTION [FILE[:PROFILE] ...]",
                         .text = "Actions:\n"
                                 "  list              every profile with what it is for and its "
                                 "publisher\n"
                                 "  inspect FILE ...  what is in a file, or in the layers of one "
                                 "map, and what is wrong with it",
                         .most = std::numeric_limits<std::size_t>::max(),
                         .take = [this](const std::string& word) { take_operand(word); },
                         .actions = actions}};
}

void SourcesCommand::take_operand(const std::string& word) {
    using Action = SourcesOptions::Action;
    if (options_.action == Action::inspect) {
        options_.files.push_back(word);
    } else if (options_.action == Action::list) {
        throw UsageError(fmt::format("unexpected argument '{}'", word));
    } else if (word == "list") {
        options_.action = Action::list;
    } else if (word == "inspect") {
        options_.action = Action::inspect;
    } else {
        throw UsageError(unknown_word("action", word, actions));
    }
}

void SourcesCommand::check_options() const {
    using Action = SourcesOptions::Action;
    if (options_.action == Action::none) {
        throw UsageError("sources needs an action: list or inspect FILE");
    }
    if (options_.action == Action::inspect && options_.files.empty()) {
        throw UsageError("sources inspect needs the name of a file");
    }
    if (options_.action == Action::list && (options_.date || !options_.russian_side.empty())) {
        throw UsageError("--date and --russian-side go with sources inspect");
    }
}

ExitStatus SourcesCommand::run(Terminal& terminal) {
    const Catalogue catalogue(DataFolder::find());
    const DataFolder& data = catalogue.data();
    const Profiles profiles = read_profiles(data, options_.profiles);
    if (options_.action == SourcesOptions::Action::list) {
        terminal.out << (options_.json ? listed_as_json(profiles) : listed(profiles));
        return ExitStatus::done;
    }
    const RegionTable& regions = catalogue.regions();
    std::vector<SourceSpec> specs;
    for (const std::string& file : options_.files) {
        specs.push_back(parse_source_spec(file, profiles));
    }
    FileInspection inspection =
        inspect_files(specs, profiles, read_boundaries(data.boundaries(), profiles, regions),
                      regions, options_.date, regions_of_side(options_.russian_side, catalogue));
    if (inspection.suggestion) {
        inspection.suggestion->command += profiles_to_command_line(options_.profiles);
    }
    const nlohmann::ordered_json tree = inspection_tree(inspection, regions);
    terminal.out << with_options(
        options_.json ? tree.dump(2) + '\n' : inspection_text(tree, regions, terminal.out_styled));
    return ExitStatus::done;
}

} // namespace demarc
